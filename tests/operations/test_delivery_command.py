"""`manage.py delivery`: what the night shift sees and does with only a terminal."""

import re
from datetime import timedelta
from io import StringIO
from pathlib import Path
from subprocess import CalledProcessError
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from reviewer.accounts.models import User
from reviewer.accounts.people import deactivate
from reviewer.audit.models import Event
from reviewer.decisions.models import Action, Brake, Decision, Delivery
from reviewer.delivery import brake
from reviewer.drafts.words import State
from tests.delivery.conftest import Road
from tests.support.databases import migrate
from tests.support.processes import ROOT, run_manage
from tests.support.rows import lease, make_draft

pytestmark = pytest.mark.django_db
FOUND = "Approved by hand on MultiMail, it is sent"


def run(*words: str) -> str:
    out = StringIO()
    call_command("delivery", *words, stdout=out)
    return out.getvalue()


def row(user: User, state: str = Delivery.State.WAITING, **fields: Any) -> Delivery:
    draft = make_draft(incident="INC-5")
    assert draft.current is not None
    decision = Decision.objects.create(
        draft=draft, revision=draft.current, action=Action.APPROVE, decided_by=user, outcome=""
    )
    due = timezone.now() + timedelta(seconds=90)
    return Delivery.objects.create(decision=decision, **{"state": state, "due_at": due, "hold_until": due, **fields})


def stuck(user: User) -> Delivery:
    return row(user, Delivery.State.NEEDS_LOOK, step="approving", problem="MultiMail refused the call.", attempts=3)


def test_an_empty_outbox_says_so() -> None:
    assert run("status") == "No delivery is under way or needs a look.\n"
    chosen = run("status", "--state", "needs_look", "--state", "elsewhere")
    assert chosen == "No delivery has the state needs_look or elsewhere.\n"


def test_that_calls_pause_is_told_above(lead: User) -> None:
    row(lead)
    brake.limited(Brake.Kind.CALLS, 300, "MultiMail answered 429")
    said = run("status")
    assert re.match(r"Calls to MultiMail pause until \d\d:\d\d:\d\d UTC: MultiMail answered 429\n", said)
    Brake.objects.all().delete()
    brake.limited(Brake.Kind.SENDS, 300, "A monthly quota is used up")
    assert run("status").startswith("MultiMail takes no more mails until ")


def test_each_unfinished_delivery_is_a_line_and_those_that_need_a_person_come_first(lead: User) -> None:
    waiting = row(lead)
    posting = row(
        lead,
        Delivery.State.POSTING,
        step="approving",
        lease_owner="desk-1:7:8:ab",
        lease_until=timezone.now() + timedelta(seconds=25),
    )
    look = stuck(lead)
    row(lead, Delivery.State.DONE, finished_at=timezone.now())
    head, *lines = run("status").splitlines()
    assert " ".join(head.split()) == "id state step action draft decided by due attempts lease problem"
    assert [line.split()[0] for line in lines] == [str(pk) for pk in (look.pk, posting.pk, waiting.pk)]
    assert "needs_look  approving  approve" in lines[0]
    assert lines[0].endswith("MultiMail refused the call.")
    assert "desk-1:7:8:ab, in 2" in lines[1]
    assert "Lena Brandt  in 8" in lines[2] or "Lena Brandt  in 90 s" in lines[2]
    assert waiting.decision.draft.multimail_id in lines[2]


def test_states_can_be_chosen(lead: User) -> None:
    row(lead)
    done = row(lead, Delivery.State.DONE, finished_at=timezone.now(), note="MultiMail shows it as sent.")
    [_, line] = run("status", "--state", "done").splitlines()
    assert line.startswith(str(done.pk))
    assert line.endswith("MultiMail shows it as sent.")
    assert len(run("status", "--state", "done", "--state", "waiting").splitlines()) == 3


def test_long_lists_are_cut_and_say_so(lead: User) -> None:
    for _ in range(3):
        row(lead)
    lines = run("status", "--most", "2").splitlines()
    assert len(lines) == 4
    assert lines[-1] == "... and 1 more (--most 3 shows all)."


def test_what_multimail_said_cannot_lie_on_the_terminal(lead: User) -> None:
    row(lead, Delivery.State.NEEDS_LOOK, problem="a\x1b[2K\rline\nthat lies \u202e" + "x" * 300)
    [_, line] = run("status").splitlines()
    assert line.isprintable()
    assert line.endswith("...")


def test_the_list_costs_as_many_questions_however_long(lead: User, django_assert_num_queries: Any) -> None:
    for _ in range(5):
        row(lead)
    with django_assert_num_queries(3):
        run("status")


def test_one_that_needs_a_look_is_tried_again(road: Road) -> None:
    draft = road.draft()
    decision = road.decide(draft, Action.APPROVE)
    road.multimail.fault("POST /v1/oversight/decide", "status", status=403)
    assert road.carry_out(decision).state == Delivery.State.NEEDS_LOOK
    said = run("retry", str(decision.delivery.pk), "--as", "LENA@desk.example")
    assert said == f"Delivery {decision.delivery.pk} waits for a worker again, in the name of Lena Brandt.\n"
    assert Event.objects.get(action="tried_again").actor == "Lena Brandt"
    assert road.carry_out(decision).state == Delivery.State.DONE
    assert road.multimail.went_out() == [draft.multimail_id]


def test_several_are_handed_back_and_one_that_is_refused_keeps_none_back(lead: User) -> None:
    first, waiting, last = stuck(lead), row(lead), stuck(lead)
    with pytest.raises(CommandError) as refused:
        run("retry", str(first.pk), "999999", str(waiting.pk), str(last.pk), str(last.pk), "--as", lead.email)
    nowhere, alone = str(refused.value).splitlines()
    assert nowhere == "There is no delivery 999999. `delivery status` shows their numbers."
    assert alone == f"Delivery {waiting.pk} is waiting: only one that needs a look can be acted on."
    assert states() == {first.pk: "waiting", waiting.pk: "waiting", last.pk: "waiting"}
    assert Event.objects.filter(action="tried_again", actor="Lena Brandt").count() == 2


def test_what_waits_for_a_key_is_shown_and_handed_back_by_its_words(lead: User) -> None:
    refused = "MultiMail refuses the desk's key. Check the keys in the settings, then try again. (401)"
    keyless = [row(lead, Delivery.State.NEEDS_LOOK, problem=refused) for _ in range(2)]
    other = stuck(lead)
    waiting = row(lead, problem=refused)
    _, *lines = run("status", "--state", "needs_look", "--problem", "the Desk's key").splitlines()
    assert [line.split()[0] for line in lines] == [str(delivery.pk) for delivery in keyless]
    said = run("retry", "--problem", "the Desk's key", "--as", lead.email)
    assert said.splitlines() == [
        f"Delivery {delivery.pk} waits for a worker again, in the name of Lena Brandt." for delivery in keyless
    ]
    assert states() == dict.fromkeys([*(delivery.pk for delivery in keyless), waiting.pk], "waiting") | {
        other.pk: "needs_look"
    }
    with pytest.raises(CommandError, match="No delivery needs a look, with these words in its problem"):
        run("retry", "--problem", "the desk's key", "--as", lead.email)
    none = "No delivery has the state needs_look, with these words in its problem.\n"
    assert run("status", "--state", "needs_look", "--problem", "the desk's key") == none


def test_the_guide_asks_by_words_that_are_said() -> None:
    guide = (ROOT / "docs" / "DEPLOYMENT.md").read_text()
    asked = set(re.findall(r'--problem "([^"]+)"', guide))
    errors = (ROOT / "reviewer" / "delivery" / "errors.py").read_text()
    assert asked == {"the desk's key", "refused the call"}
    assert all(words in errors for words in asked)


def states() -> dict[int, str]:
    return dict(Delivery.objects.values_list("pk", "state"))


def test_one_that_needs_a_look_is_settled_by_hand(road: Road) -> None:
    draft = road.draft()
    decision = road.decide(draft, Action.APPROVE)
    road.multimail.fault("POST /v1/oversight/decide", "status", status=403)
    road.carry_out(decision)
    road.multimail.decide(draft.multimail_id, "approve")
    run("settle", str(decision.delivery.pk), "--as", "lena@desk.example", "--reason", FOUND)
    decision.refresh_from_db()
    assert decision.outcome == Decision.Outcome.ELSEWHERE
    event = Event.objects.get(action="settled_by_hand")
    assert (event.actor, event.data["reason"]) == ("Lena Brandt", FOUND)
    assert draft.state == State.PENDING  # the next pass brings the mirror up to date


@pytest.mark.parametrize("word", ["retry", "settle", "take"])
@pytest.mark.parametrize("state", ["waiting", "posting", "done", "void", "stopped", "elsewhere"])
def test_what_needs_no_look_is_left_alone(lead: User, word: str, state: str) -> None:
    delivery = row(lead, state, **lease())
    reason = ["--reason", FOUND] if word != "retry" else []
    with pytest.raises(CommandError, match="only one that needs a look can be acted on"):
        run(word, str(delivery.pk), "--as", lead.email, *reason)
    delivery.refresh_from_db()
    assert delivery.state == state
    assert not Event.objects.exists()


@pytest.mark.parametrize("word", ["retry", "settle", "take"])
def test_who_may_not_decide_is_refused(reader: User, lead: User, word: str) -> None:
    delivery = stuck(lead)
    reason = ["--reason", FOUND] if word != "retry" else []
    with pytest.raises(CommandError, match="Your role is read-only"):
        run(word, str(delivery.pk), "--as", reader.email, *reason)


@pytest.mark.parametrize("word", ["retry", "settle"])
def test_a_closed_account_is_told_that_it_is_closed(lead: User, commander: User, word: str) -> None:
    delivery = stuck(commander)
    deactivate(lead, "operator")
    reason = ["--reason", FOUND] if word != "retry" else []
    with pytest.raises(CommandError, match=r"^This account is closed\.$"):
        run(word, str(delivery.pk), "--as", lead.email, *reason)


def test_nobody_and_nothing_are_named(lead: User) -> None:
    delivery = stuck(lead)
    with pytest.raises(CommandError, match=r"Nobody at the desk has the address who@else\.example\."):
        run("retry", str(delivery.pk), "--as", "who@else.example")
    with pytest.raises(CommandError, match="Nobody at the desk has the address"):
        run("retry", str(delivery.pk), "--as", "n\udcff@desk.example")
    with pytest.raises(CommandError, match="There is no delivery 999999"):
        run("retry", "999999", "--as", lead.email)


def test_settling_by_hand_wants_words(lead: User) -> None:
    delivery = stuck(lead)
    with pytest.raises(CommandError, match="Say what you found on MultiMail"):
        run("settle", str(delivery.pk), "--as", lead.email, "--reason", "ok")


@pytest.mark.parametrize(
    "words",
    [
        "",
        "lose",
        "retry 1",
        "retry --as a@b.example",
        "retry 1 --problem key --as a@b.example",
        "retry --problem= --as a@b.example",
        "retry x --as a@b.example",
        "take 1 --as a@b.example",
        "status --state lost",
        "status --most -1",
        "status --most 0",
        "status --most x",
        f"status --most {10**30}",
    ],
)
def test_words_that_make_no_sense_are_refused(words: str) -> None:
    with pytest.raises(CommandError, match="Error: "):
        run(*words.split())


def test_the_shell_is_told_how_it_went(tmp_path: Path) -> None:
    env = {"VAR_DIR": str(tmp_path / "var")}
    migrate(env)
    assert run_manage("delivery", "status", env=env).startswith("No delivery is")
    for words, code in (("retry 1 --as who@else.example", 1), ("lose", 2)):
        with pytest.raises(CalledProcessError) as failed:
            run_manage("delivery", *words.split(), env=env)
        assert failed.value.returncode == code
