"""After an older backup is put back: what had gone out since is not sent again, whatever step the rows were at.

docs/DEPLOYMENT.md promises it. A backup is an old row: what stood there is written back over what stands there now. At
the end the guide's own commands put a whole database back.
"""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from reviewer.bench.services import postgres_programs
from reviewer.decisions.models import Action, Decision, Delivery
from reviewer.decisions.under_way import stop
from reviewer.drafts.models import Draft
from reviewer.drafts.sync import sync
from reviewer.drafts.words import State
from tests.delivery.conftest import Road
from tests.desk_support import signed_in, words
from tests.support.databases import migrated_postgres
from tests.support.processes import ROOT, environment, run_manage, wait_until

pytestmark = pytest.mark.django_db
KEPT = (
    *("state", "step", "due_at", "attempts", "lease_owner", "lease_until", "replacement_id", "first_sent_at"),
    *("problem", "note", "finished_at"),
)
GUIDE = (ROOT / "docs" / "DEPLOYMENT.md").read_text()
DECIDE = "POST /v1/oversight/decide"


def back_up(decision: Decision) -> dict[str, Any]:
    row: dict[str, Any] = Delivery.objects.filter(decision=decision).values(*KEPT).get()
    return row


def restore(decision: Decision, backup: dict[str, Any]) -> None:
    Delivery.objects.filter(decision=decision).update(**backup)
    Decision.objects.filter(pk=decision.pk).update(outcome="", closed_at=None)
    Draft.objects.filter(pk=decision.draft_id).update(state=State.PENDING, closed_at=None)


@pytest.mark.parametrize("action", [Action.APPROVE, Action.REJECT])
@pytest.mark.parametrize("sync_first", [True, False])
def test_a_decision_that_had_been_posted_is_not_posted_again(road: Road, action: Action, sync_first: bool) -> None:
    draft = road.draft()
    decision = road.decide(draft, action)
    backup = back_up(decision)
    road.carry_out(decision)
    out = road.multimail.went_out()
    restore(decision, backup)
    if sync_first:
        sync()
        draft.refresh_from_db()
        assert draft.state == (State.SENT if action == Action.APPROVE else State.REJECTED)
    assert road.carry_out(decision).state == Delivery.State.ELSEWHERE
    assert road.multimail.went_out() == out


def test_what_somebody_stopped_since_waits_again_and_can_be_stopped_before_a_worker_is_up(road: Road) -> None:
    """Nothing tells of that stop any more."""
    draft = road.draft()
    decision = road.decide(draft, Action.APPROVE)
    backup = back_up(decision)
    stop(road.person, decision.pk)
    restore(decision, backup)
    sync(full=True)
    browser = signed_in(road.person)
    assert "Stop sending" in words(browser.get(f"/drafts/{draft.pk}/"))
    browser.post(f"/decisions/{decision.pk}/stop/")
    assert road.attempt(decision).state == Delivery.State.STOPPED
    assert road.multimail.waiting() == [draft.multimail_id]


@pytest.mark.parametrize("step", ["", "sending", "sent", "tagged", "rejecting", "rejected", "approving"])
def test_an_edit_that_had_been_carried_out_is_not_carried_out_again(road: Road, step: str) -> None:
    decision = road.edit(road.draft())
    backup = _at_step(road, decision, step)
    road.multimail.clear_faults()
    done = road.carry_out(decision)
    assert done.state == Delivery.State.DONE, done.problem
    assert road.multimail.went_out() == [done.replacement_id]
    restore(decision, backup)
    sync()
    after = road.carry_out(decision)
    assert after.state in (Delivery.State.DONE, Delivery.State.ELSEWHERE, Delivery.State.NEEDS_LOOK)
    assert road.multimail.went_out() == [done.replacement_id]


@pytest.mark.parametrize("sync_first", [True, False])
def test_an_edit_that_went_out_since_is_not_said_to_be_unsent(road: Road, sync_first: bool) -> None:
    """Whoever believed that would send the correction once more by hand."""
    draft = road.draft()
    decision = road.edit(draft)
    backup = back_up(decision)
    road.carry_out(decision)
    restore(decision, backup)
    if sync_first:
        sync()
    note = road.carry_out(decision).note
    said = words(signed_in(road.person).get(f"/drafts/{draft.pk}/"))
    for told in (note, said):
        assert "the edit was not sent" not in told
        assert "this attempt sent nothing. An edited mail may have gone out before" in told


def _at_step(road: Road, decision: Decision, step: str) -> dict[str, Any]:
    """The row as it stood when an attempt had ended at that step, by a fault that keeps it from going on."""
    route, fault, skip = {
        "": ("GET /v1/mailboxes/*/emails/*", "status", 0),
        "sending": ("POST /v1/mailboxes/*/send", "cut_before", 0),
        "sent": ("PUT /v1/mailboxes/*/tags", "status", 0),
        "tagged": (DECIDE, "status", 0),
        "rejecting": (DECIDE, "cut_before", 0),
        "rejected": (DECIDE, "status", 1),
        "approving": (DECIDE, "cut_before", 1),
    }[step]
    # Long enough to be told: a shorter wait is no news.
    fields = {"status": 429, "retry_after": 2.5} if fault == "status" else {}
    road.multimail.fault(route, fault, skip=skip, times=1, **fields)

    def reached() -> bool:
        delivery = road.attempt(decision)
        return delivery.step == step and bool(delivery.problem)

    wait_until(reached, what=f"step {step!r}")
    return back_up(decision)


# What the guide has Compose do, done here: PostgreSQL's programs and manage.py, at the same database. What needs
# MultiMail is left out.
COMPOSE = """
docker() {
    case "$2 $3 $4 $5" in
    "exec -T postgres "*) shift 4; "$@" ;;
    "run --rm migrate ") "$PYTHON" manage.py migrate --skip-checks --verbosity 0 ;;
    "run --rm web python") shift 5; [ "$2" != audit ] || "$PYTHON" "$@" ;;
    "stop web worker beat" | "up --detach --no-deps web" | "up --detach --wait postgres") ;;
    *) echo "what is $*?" >&2; return 1 ;;
    esac
}
"""
LATER, EARLIER = "later@desk.example", "earlier@desk.example"


@pytest.fixture(scope="module")
def backups(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the dump of `upgraded`."""
    return tmp_path_factory.mktemp("backups")


@pytest.fixture(scope="module")
def upgraded(backups: Path) -> Iterator[dict[str, str]]:
    """A desk that was backed up by the guide's command, then got a newer release's tables, then one more person."""
    with migrated_postgres() as url:
        at = psycopg.conninfo.conninfo_to_dict(url)
        env = environment({
            "VAR_DIR": str(backups / "var"), "DATABASE_URL": url, "PYTHON": sys.executable,
            "PATH": f"{postgres_programs()}:{os.environ['PATH']}",
            "PGHOST": str(at["host"]), "PGPORT": str(at["port"]), "PGPASSWORD": str(at["password"]),
        })  # fmt: skip
        # The newest release adds a table that points to older ones.
        run_manage("migrate", "desk", "0004", "--verbosity", "0", env=env)
        _add(EARLIER, env)
        with psycopg.connect(url) as database:
            database.execute(
                "INSERT INTO django_session VALUES ('k', 'somebody who is signed in', now() + interval '1 day')"
            )
        _back_up_by_the_guide(backups, env)
        run_manage("migrate", "--verbosity", "0", env=env)
        _add(LATER, env)
        yield env


def _add(email: str, env: dict[str, str]) -> None:
    run_manage(
        "person",
        "add",
        email,
        "--name",
        email.partition("@")[0],
        "--role",
        "lead",
        env=env,
        typed="correct horse battery s\n",
    )


def _dump(folder: Path) -> str:
    return shlex.quote(str(folder / "desk.dump"))


def _play(commands: str, env: dict[str, str]) -> "subprocess.CompletedProcess[str]":
    script = ["bash", "-c", COMPOSE + commands]
    return subprocess.run(script, cwd=ROOT, env=env, text=True, capture_output=True, timeout=600, check=False)


def _back_up_by_the_guide(folder: Path, env: dict[str, str]) -> "subprocess.CompletedProcess[str]":
    return _play(_block("pg_dump").replace("desk-$(date +%F-%H%M).dump", _dump(folder)), env)


def _restore_by_the_guide(folder: Path, env: dict[str, str]) -> "subprocess.CompletedProcess[str]":
    return _play(_block("dropdb").replace("desk.dump", _dump(folder)), env)


def _block(word: str) -> str:
    """The guide's commands that have this one among them."""
    [commands] = [block for block in re.findall(r"(?s)```sh\n(.*?)```", GUIDE) if word in block]
    return str(commands)


@pytest.mark.postgres
@pytest.mark.slow
@pytest.mark.parametrize("goes_wrong", ["head -c 500; exit 1", "head -c -2000", "head -c 0"])
def test_a_dump_that_failed_or_was_cut_short_is_not_called_one(
    tmp_path: Path, backups: Path, upgraded: dict[str, str], goes_wrong: str
) -> None:
    """An alert looks at the age of the newest: the shell makes the file before anything runs."""
    assert (backups / "desk.dump").stat().st_size > 2000
    programs = tmp_path / "bin"
    programs.mkdir()
    (programs / "pg_dump").write_text(f'#!/bin/sh\n{postgres_programs()}/pg_dump "$@" | {goes_wrong}\n')
    (programs / "pg_dump").chmod(0o755)
    done = _back_up_by_the_guide(tmp_path, {**upgraded, "PATH": f"{programs}:{upgraded['PATH']}"})
    assert done.returncode != 0
    assert [file.name for file in tmp_path.glob("*.dump*")] == ["desk.dump.part"]


@pytest.mark.postgres
@pytest.mark.slow
def test_the_guides_commands_put_a_dump_of_the_release_before_back_whole_or_not_at_all(
    tmp_path: Path, backups: Path, upgraded: dict[str, str]
) -> None:
    whole = (backups / "desk.dump").read_bytes()
    (tmp_path / "desk.dump").write_bytes(whole[:-2000])
    assert "pg_restore: error" in _restore_by_the_guide(tmp_path, upgraded).stderr
    assert LATER in run_manage("person", "list", env=upgraded)
    (tmp_path / "desk.dump").write_bytes(whole)
    done = _restore_by_the_guide(tmp_path, upgraded)
    assert done.stderr == ""
    assert "The history holds: 1 events, none changed, none missing." in done.stdout
    with psycopg.connect(upgraded["DATABASE_URL"]) as database:
        assert database.execute("SELECT count(*) FROM django_session").fetchone() == (0,)
    people = run_manage("person", "list", env=upgraded)
    assert EARLIER in people
    assert LATER not in people
