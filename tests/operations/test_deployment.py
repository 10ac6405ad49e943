"""What is written for whoever deploys the desk: it names things that exist, and holds no secret."""

import json
import re
import shlex
import signal
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml
from django.core.management import get_commands
from django.test import Client

from reviewer import meters
from reviewer.accounts.models import User
from reviewer.delivery.job import LEASE
from reviewer.drafts.models import SyncPass
from reviewer.marks.leave import leave
from reviewer.multimail.errors import Transient
from reviewer.multimail.words import Event
from reviewer.operations.tally import OUTCOMES
from tests.support.processes import ROOT, Process, answers, environment, free_port, run_manage, wait_until
from tests.support.rows import make_draft

OURS = ("migrate", "web", "worker", "beat")
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text())
DOCKERFILE = (ROOT / "Dockerfile").read_text()
GUIDE = (ROOT / "docs" / "DEPLOYMENT.md").read_text()
ASK_FOR_HSTS = """
from django.http import HttpResponse
from django.middleware.security import SecurityMiddleware
from django.test import RequestFactory
answer = SecurityMiddleware(lambda _: HttpResponse())(RequestFactory().get("/", secure=True))
print(answer["Strict-Transport-Security"])
"""
SETTINGS = set(re.findall(r"""env\.\w+\("([A-Z_]+)\"""", (ROOT / "reviewer" / "settings.py").read_text()))
# Read by others: Compose, the image.
OTHERS = {"POSTGRES_PASSWORD", "PORT", "REVIEWER_VERSION", "EXTRAS"}


@pytest.mark.parametrize("name", OURS)
def test_our_containers_may_write_nothing_and_do_nothing_special(name: str) -> None:
    service = COMPOSE["services"][name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert service["env_file"] == ".env"
    assert not service.get("privileged")
    assert "user" not in service  # the image's own, which is not root


def test_a_deployed_desk_passes_djangos_checks_and_binds_no_other_host(tmp_path: Path) -> None:
    """Its subdomains are other people's, and a browser that was told holds to it for a year."""
    production = {"DEBUG": "false", "SECRET_KEY": "".join(map(chr, range(40, 100))), "VAR_DIR": str(tmp_path)}
    run_manage("check", "--deploy", "--fail-level", "WARNING", env=production)
    assert run_manage("shell", "--no-imports", "-c", ASK_FOR_HSTS, env=production).strip() == "max-age=31536000"


def test_each_release_has_an_image_of_its_own_name_to_go_back_to() -> None:
    """Built under the same name, the one before has none."""
    assert {COMPOSE["services"][name]["image"] for name in OURS} == {"reviewer:${REVIEWER_VERSION:-local}"}
    install, upgrade = (re.search(rf"(?ms)^## {number}\. .*?(?=^## )", GUIDE) for number in (2, 5))
    assert install is not None
    assert re.search(r"(?m)^REVIEWER_VERSION=", install.group())
    assert upgrade is not None
    build, back = upgrade.group().index("docker compose build"), upgrade.group().index("To go back")
    assert "`REVIEWER_VERSION`" in upgrade.group()[:build]
    assert "`REVIEWER_VERSION`" in upgrade.group()[back:]


def test_a_worker_has_longer_to_stop_than_its_lease_lasts() -> None:
    grace = COMPOSE["services"]["worker"]["stop_grace_period"]
    assert int(grace.removesuffix("s")) > LEASE.total_seconds()


def test_nothing_begins_before_the_tables_are_there() -> None:
    for name in ("web", "worker", "beat"):
        assert COMPOSE["services"][name]["depends_on"]["migrate"]["condition"] == "service_completed_successfully"
    assert COMPOSE["services"]["worker"]["deploy"]["replicas"] == 2
    assert COMPOSE["services"]["web"]["ports"][0].startswith("127.0.0.1:")


def test_the_commands_for_a_host_listen_on_it_alone_and_write_where_others_cannot() -> None:
    """A beat runs what stands in its schedule; /tmp is one's own in a container only."""
    web, worker, beat = re.findall(r"(?m)^(?:python -m reviewer|celery) .+$", GUIDE)
    image = re.search(r"(?m)^CMD (.+)$", DOCKERFILE)
    assert image is not None
    of = {name: COMPOSE["services"][name]["command"] for name in ("worker", "beat")}
    assert shlex.split(web) == [word.replace("0.0.0.0", "127.0.0.1") for word in json.loads(image.group(1))]
    assert shlex.split(worker) == [*of["worker"], "-n", "worker1@%h"]
    assert shlex.split(beat) == [word.replace("/tmp/", "${VAR_DIR}/") for word in of["beat"]]


def test_no_file_for_deployment_holds_a_secret() -> None:
    for service in COMPOSE["services"].values():
        for name, value in service.get("environment", {}).items():
            if "PASSWORD" in name:
                assert value.startswith("${"), name
            assert "://" not in value or re.search(r":\$\{POSTGRES_PASSWORD:\?[^}]+\}@|redis://redis:", value), name
    assert not re.search(r"(?m)^(ENV|ARG).*(SECRET|KEY|PASSWORD|TOKEN)", DOCKERFILE)
    example = re.search(r"```sh\n[^`]*^SECRET_KEY=.*?```", GUIDE, re.S | re.M)
    assert example is not None
    given = {name for name, value in re.findall(r"(?m)^([A-Z_]+)=(.*)$", example.group()) if value}
    assert given == {"ALLOWED_HOSTS", "BASE_URL", "TRUSTED_PROXY"}


@pytest.mark.parametrize("name", ["docs/DEPLOYMENT.md", ".env.example"])
def test_no_line_of_a_file_of_settings_has_a_comment_behind_its_value(name: str) -> None:
    """Compose takes it for the value where that is left empty: a key, or a token that everybody can read here."""
    assert re.findall(r"(?m)^#?[A-Z_]+=.*[ \t]#.*$", (ROOT / name).read_text()) == []


def test_every_setting_that_is_named_exists() -> None:
    named = set(re.findall(r"(?m)^([A-Z][A-Z_]+)=", GUIDE))
    for service in COMPOSE["services"].values():
        if service.get("env_file"):
            named |= set(service["environment"])
    assert named <= SETTINGS | OTHERS, named - SETTINGS - OTHERS
    readme = (ROOT / "README.md").read_text()
    missing = [name for name in sorted(SETTINGS) if f"`{name}`" not in readme]
    assert not missing


def test_the_image_is_small_and_its_user_is_nobody_special() -> None:
    stages = re.findall(r"(?m)^FROM (\S+)", DOCKERFILE)
    assert len(stages) == 2
    assert len(set(stages)) == 1
    last = DOCKERFILE.rpartition("FROM ")[2]
    assert re.search(r"(?m)^USER 10001$", last)
    assert "pip install" not in last
    kept = {line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    assert kept == {
        "manage.py",
        "requirements.txt",
        "requirements-credsweeper.txt",
        "reviewer",
        "incidents",
        "templates",
    }
    assert all((ROOT / name).exists() for name in kept)


def test_the_labelled_texts_of_the_benchmarks_stay_out_of_the_image() -> None:
    """Ten megabytes, with made-up secrets in them that whoever scans images would report."""
    dropped = [line for line in (ROOT / ".dockerignore").read_text().splitlines() if line.endswith("/*/")]
    folders = {folder for pattern in dropped for folder in ROOT.glob(pattern)}
    corpora = {file.parent for file in (ROOT / "reviewer" / "bench").glob("*_corpus/*/*.txt")}
    assert corpora
    assert corpora <= folders
    assert not [file for folder in folders for file in folder.rglob("*.py")]


@pytest.mark.parametrize(
    ("extras", "wanted"), [("", "requirements.txt"), ("credsweeper", "requirements-credsweeper.txt")]
)
def test_the_image_installs_the_extra_that_it_is_asked_for(extras: str, wanted: str) -> None:
    """The guide builds it with EXTRAS; what runs is read-only, and nothing is added to it later."""
    assert COMPOSE["services"]["worker"]["build"]["args"] == {"EXTRAS": "${EXTRAS:-}"}
    [line] = re.findall(r"(?m)^RUN /opt/venv/bin/pip install (.+)$", DOCKERFILE)
    command = ["sh", "-c", f'echo "{line}"']
    said = subprocess.run(command, env={"EXTRAS": extras}, check=True, text=True, capture_output=True).stdout
    assert said.split() == ["--require-hashes", "-r", wanted]
    [copied] = re.findall(r"(?m)^COPY (requirements.+) \./$", DOCKERFILE)
    assert wanted in copied.split()
    assert set(_pins("requirements.txt")) <= set(_pins(wanted))


def _pins(name: str) -> list[str]:
    return re.findall(r"(?m)^\S+==\S+", (ROOT / name).read_text())


@pytest.mark.django_db
def test_every_figure_that_is_named_is_told(client: Client, lead: User) -> None:
    make_draft()
    passed = SyncPass.objects.create()
    SyncPass.objects.filter(pk=passed.pk).update(finished_at=passed.started_at, outcome=SyncPass.Outcome.DONE)
    leave("sweep")
    _one_failed_call()
    named = set(re.findall(r"reviewer_[a-z_]+", GUIDE))
    told = set(re.findall(r"(?m)^(reviewer_[a-z_]+)", client.get("/metrics").content.decode()))
    assert named - told == {"reviewer_oldest_undelivered_decision_seconds"}  # told only while there is one
    assert set(re.findall(r'outcome="(\w+)"', GUIDE)) <= set(OUTCOMES.values())
    assert set(re.findall(r'kind="(\w+)"', GUIDE)) <= {"calls", "sends", *meters.KINDS.values()}


def test_an_age_that_was_never_told_is_an_alert_as_well() -> None:
    """Invariant 8. A desk that no worker ever served tells none, and no comparison meets what is not there."""
    alerts = re.findall(r"(?m)^\| `(.*?)` \|", GUIDE)
    ages = {name: alert for alert in alerts for name in re.findall(r"^(reviewer_\w+_age_seconds) >", alert)}
    assert len(ages) == 3
    for name, alert in ages.items():
        assert alert.endswith(f" or absent({name})")


def _one_failed_call() -> None:
    with pytest.raises(Transient), meters.call("GET /nothing"):
        raise Transient("for the figures")


def test_make_help_tells_each_thing_that_can_be_made() -> None:
    # The tests may be run by make themselves: it would say so.
    command = ["make", "--no-print-directory", "help"]
    listed = subprocess.run(command, cwd=ROOT, check=True, text=True, capture_output=True).stdout
    can_be_made = re.findall(r"(?m)^\.PHONY: (.+)$", (ROOT / "Makefile").read_text())[0].split()
    assert [line.split()[1] for line in listed.splitlines()] == can_be_made


def test_every_command_that_is_named_exists() -> None:
    named = set(re.findall(r"manage(?:\.py)? ([a-z]+)", GUIDE))
    assert {"delivery", "audit", "sync", "person", "migrate"} <= named
    assert named <= set(get_commands()) | {"stands"}


@pytest.mark.parametrize("text", [GUIDE, (ROOT / "README.md").read_text()], ids=["guide", "README"])
def test_the_webhook_is_asked_for_all_that_the_desk_learns_by_it(text: str) -> None:
    """Invariant 8. Some of it, as a bounce, is told in no other way."""
    named = set(re.findall(r"`((?:oversight|message|email)\.\w+)`", text))
    assert named == {event for event in Event if event.startswith("oversight.")} | {
        Event.MESSAGE_SENT,
        Event.MESSAGE_BOUNCED,
    }


@pytest.fixture
def production(tmp_path: Path) -> dict[str, str]:
    return {
        "DEBUG": "false",
        "SECRET_KEY": "for-this-test-only-" + "0" * 40,
        "ALLOWED_HOSTS": "desk.example",
        "BASE_URL": "https://desk.example",
        "TRUSTED_PROXY": "true",
        "VAR_DIR": str(tmp_path / "var"),
        "STATIC_ROOT": str(tmp_path / "static"),
        "MULTIMAIL_REVIEW_KEY": "reads-and-decides",
    }


@pytest.mark.slow
def test_the_commands_of_the_image_start_a_desk_whose_every_line_is_json(
    tmp_path: Path, production: dict[str, str]
) -> None:
    """As the Dockerfile does it: collect the files, then gunicorn with the settings of reviewer.serving."""
    run_manage("collectstatic", "--no-input", "--verbosity", "0", env=production)
    run_manage("migrate", "--verbosity", "0", env=production)
    port = free_port()
    command = re.search(r'(?m)^CMD \["python", (.+)\]$', DOCKERFILE)
    assert command is not None
    arguments = re.findall(r'"([^"]+)"', command.group(1).replace("0.0.0.0:8000", f"127.0.0.1:{port}"))
    log = tmp_path / "web.log"
    start = [sys.executable, *arguments]
    with Process.start("web", start, environment(production), log).ready_when(lambda: answers(port)):
        url, proxied = f"http://127.0.0.1:{port}", {"Host": "desk.example", "X-Forwarded-Proto": "https"}
        page = httpx.get(f"{url}/account/login/", headers=proxied)
        assert page.status_code == 200
        styles = re.findall(r'href="(/static/desk/css/[^"]+)"', page.text)
        assert styles
        for path in styles:
            assert re.search(r"\.[0-9a-f]{12}\.css$", path), path
            assert httpx.get(f"{url}{path}", headers=proxied).status_code == 200
        assert httpx.get(f"{url}/", headers={"Host": "desk.example"}).status_code == 301
        assert httpx.get(f"{url}/?q=a-word-of-a-mail", headers={"Host": "elsewhere.example"}).status_code == 400
        assert httpx.get(f"{url}/?q=a-word-of-a-mail", headers=proxied).status_code == 302
        assert httpx.get(f"{url}/healthz").status_code == 200
        # gunicorn itself complains of this one.
        with socket.create_connection(("127.0.0.1", port)) as connection:
            connection.sendall(b"GET / HTTP/1.1\r\nno header at all\r\n\r\n")
            assert b" 400 " in connection.recv(1000)
    lines = log.read_text().splitlines()
    assert lines
    assert all(line.startswith("{") for line in lines), lines
    assert "a-word-of-a-mail" not in log.read_text()
    assert {json.loads(line)["logger"] for line in lines} == {"django.security.DisallowedHost", "gunicorn.error"}


@pytest.mark.slow
def test_gunicorn_changes_its_master_without_a_pause(tmp_path: Path, production: dict[str, str]) -> None:
    """USR2: it starts its own command again, TERM ends the old one, and the new one answers."""
    run_manage("collectstatic", "--no-input", "--verbosity", "0", env=production)
    run_manage("migrate", "--verbosity", "0", env=production)
    port, named = free_port(), tmp_path / "web.pid"
    start = [sys.executable, "-m", "reviewer", "--bind", f"127.0.0.1:{port}", "--pid", str(named)]
    web = Process.start("web", start, environment(production), tmp_path / "web.log")
    with web.ready_when(lambda: answers(port)):
        web.popen.send_signal(signal.SIGUSR2)
        # Until the old one is gone the new one's number stands in a file beside.
        wait_until(named.with_name("web.pid.2").exists, 60)
        web.popen.terminate()
        assert web.popen.wait(60) == 0
        wait_until(lambda: answers(port), 60)


@pytest.mark.slow
def test_the_lines_of_a_worker_are_json_but_for_celerys_last_word(tmp_path: Path, production: dict[str, str]) -> None:
    """Python's warnings too, such as Celery's long one to whoever runs it as root."""
    command = [sys.executable, "-m", *COMPOSE["services"]["worker"]["command"]]
    said = tmp_path / "worker.log"
    # Its line that it is ready is one for INFO.
    env = environment({**production, "LOG_LEVEL": "INFO"})
    worker = Process.start("worker", ["INFO" if word == "WARNING" else word for word in command], env, said)
    with worker.ready_when(lambda: " ready." in worker.output()):
        pass
    lines = [line for line in said.read_text().splitlines() if line]
    assert [line for line in lines if not line.startswith("{")] == ["worker: Warm shutdown (MainProcess)"]
    assert "`worker: Warm shutdown (MainProcess)`" in GUIDE


def test_a_warning_of_python_is_one_line_of_json(production: dict[str, str]) -> None:
    code = "import django, warnings; django.setup(); warnings.warn('two\\nlines')"
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=ROOT, env=environment(production), check=True, text=True, capture_output=True)
    told = json.loads(done.stderr)
    assert (told["level"], told["logger"]) == ("WARNING", "py.warnings")
    assert "UserWarning: two\nlines" in told["message"]


def test_a_bad_setting_stops_gunicorn_with_one_line(production: dict[str, str]) -> None:
    assert _refused({**production, "SECRET_KEY": "short"}) == (
        "reviewer: SECRET_KEY is too short: it needs at least 32 characters."
    )


def test_so_does_a_number_of_processes_that_is_none(production: dict[str, str]) -> None:
    """gunicorn reads it while it is imported, and ended in a traceback."""
    said = _refused({**production, "WEB_CONCURRENCY": "abc"})
    assert said.startswith("reviewer: ")
    assert "\n" not in said
    assert "WEB_CONCURRENCY" in said


@pytest.mark.parametrize("collected", [None, "no JSON", '{"paths": {"desk/js/of-the-release-before.js": "x.js"}}'])
def test_gunicorn_does_not_start_without_the_files_that_its_pages_ask_for(
    tmp_path: Path, production: dict[str, str], collected: str | None
) -> None:
    """Never collected, or only those of a release before: each page would be an error, that of a wrong host too."""
    (tmp_path / "static").mkdir()
    if collected is not None:
        (tmp_path / "static" / "staticfiles.json").write_text(collected)
    assert _refused(production) == (
        "reviewer: STATIC_ROOT lacks files of the pages. Run: python manage.py collectstatic --no-input"
    )


def test_gunicorn_starts_only_with_what_stands_in_the_files_of_this_release(
    tmp_path: Path, production: dict[str, str]
) -> None:
    """Most releases add no file: the scripts of the one before would be served with the templates of this one."""
    run_manage("collectstatic", "--no-input", "--verbosity", "0", env=production)
    static = tmp_path / "static"
    # As after a way back: collectstatic passes over a copy that is newer than its file.
    (static / "desk" / "js" / "desk.js").write_text("// of the release after")
    reads = [sys.executable, "-c", "import reviewer.serving"]
    subprocess.run(reads, cwd=ROOT, env=environment(production), check=True)
    manifest = json.loads((static / "staticfiles.json").read_text())
    manifest["paths"]["desk/js/desk.js"] = "desk/js/desk.0123456789ab.js"
    (static / "staticfiles.json").write_text(json.dumps(manifest))
    assert "Run: python manage.py collectstatic --no-input" in _refused(production)


def test_what_the_scripts_import_is_named_by_what_stands_in_it(tmp_path: Path, production: dict[str, str]) -> None:
    """A browser keeps what has such a name for a year, and would take the helpers of another release."""
    run_manage("collectstatic", "--no-input", "--verbosity", "0", env=production)
    named = json.loads((tmp_path / "static" / "staticfiles.json").read_text())["paths"]
    scripts = [name for name in named if re.fullmatch(r"desk/js/\w+\.js", name)]
    imported = {name for one in scripts for name in _imported(tmp_path / "static" / named[one])}
    assert {f"desk/js/{name}" for name in imported} == {named["desk/js/dom.js"]}


def _imported(script: Path) -> list[str]:
    return re.findall(r'^import .* from "\./(.*)";$', script.read_text(), re.M)


def _refused(env: dict[str, str]) -> str:
    """What gunicorn says, which does not start."""
    command = [sys.executable, "-m", "reviewer", "--bind", f"127.0.0.1:{free_port()}"]
    done = subprocess.run(
        command, cwd=ROOT, env=environment(env), timeout=300, check=False, text=True, capture_output=True
    )
    assert done.returncode != 0
    return done.stderr.strip()
