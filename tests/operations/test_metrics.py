"""The figures: right, for those who may see them, and as cheap with a long history as with a short one."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from prometheus_client.parser import text_string_to_metric_families

from reviewer import meters
from reviewer.accounts.models import User
from reviewer.audit.actions import Act
from reviewer.audit.record import Entry, record
from reviewer.clock import DatabaseNow
from reviewer.decisions import under_way
from reviewer.decisions.models import Action, Brake, Decision, Delivery
from reviewer.decisions.record import give_verdict
from reviewer.delivery import brake
from reviewer.drafts.models import Draft, SyncPass
from reviewer.drafts.words import State
from reviewer.marks.leave import leave
from tests.delivery.conftest import Road
from tests.support.rows import lease, make_draft

pytestmark = pytest.mark.django_db
TOKEN = "a-token-for-the-scraper"
Labels = tuple[tuple[str, str], ...]


def scrape(client: Client, **headers: str) -> dict[tuple[str, Labels], float]:
    """Every sample by its name and labels."""
    answer = client.get("/metrics", headers=headers)
    assert answer.status_code == 200, answer.content
    assert answer["Content-Type"].startswith("text/plain; version=")
    families = text_string_to_metric_families(answer.content.decode())
    return {
        (sample.name, tuple(sorted(sample.labels.items()))): sample.value
        for family in families
        for sample in family.samples
    }


def value(client: Client, name: str, **labels: str) -> float:
    return scrape(client)[f"reviewer_{name}", tuple(sorted(labels.items()))]


def decided(user: User, action: Action = Action.APPROVE) -> Decision:
    draft = make_draft()
    assert draft.current is not None
    decision = give_verdict(user, draft.pk, action, draft.current.digest, "It is wrong in two places").decision
    assert decision is not None
    return decision


def stands(decision: Decision, state: Delivery.State) -> None:
    Delivery.objects.filter(decision=decision).update(state=state, **lease())


def test_the_queue_is_counted(client: Client) -> None:
    now = timezone.now()
    make_draft(received_at=now - timedelta(hours=5), expires_at=now + timedelta(hours=2))
    original = make_draft(received_at=now - timedelta(hours=1))
    make_draft(replaces=original, received_at=now - timedelta(hours=9))
    make_draft(state=State.SENT, received_at=now - timedelta(hours=9))
    assert value(client, "drafts_pending") == 2
    assert value(client, "oldest_pending_draft_seconds") == pytest.approx(5 * 3600, abs=5)
    assert value(client, "next_expiry_seconds") == pytest.approx(2 * 3600, abs=5)


def test_what_has_no_value_is_left_out(client: Client) -> None:
    found = {name for name, _ in scrape(client)}
    assert not found & {
        "reviewer_oldest_pending_draft_seconds",
        "reviewer_next_expiry_seconds",
        "reviewer_oldest_undelivered_decision_seconds",
        "reviewer_sync_age_seconds",
        "reviewer_sweep_age_seconds",
    }
    assert "reviewer_drafts_pending" in found


def test_a_draft_that_has_expired_is_not_the_next_to_expire(client: Client) -> None:
    make_draft(expires_at=timezone.now() - timedelta(minutes=1))
    assert ("reviewer_next_expiry_seconds", ()) not in scrape(client)


def test_deliveries_are_counted_by_state_and_the_oldest_is_told(client: Client, lead: User) -> None:
    for state in (Delivery.State.WAITING, Delivery.State.WAITING, Delivery.State.POSTING, Delivery.State.DONE):
        stands(decided(lead), state)
    stuck = decided(lead)
    stands(stuck, Delivery.State.NEEDS_LOOK)
    Decision.objects.filter(pk=stuck.pk).update(decided_at=timezone.now() - timedelta(days=1))
    posting = Decision.objects.filter(delivery__state=Delivery.State.POSTING)
    posting.update(decided_at=timezone.now() - timedelta(seconds=90))
    assert value(client, "deliveries_open", state="waiting") == 2
    assert value(client, "deliveries_open", state="posting") == 1
    assert value(client, "deliveries_open", state="needs_look") == 1
    # What needs a person has a figure of its own and does not hide one that hangs.
    assert value(client, "oldest_undelivered_decision_seconds") == pytest.approx(90, abs=5)


def test_outcomes_are_counted_as_the_history_tells_them(client: Client, road: Road) -> None:
    assert value(client, "deliveries_ended_total", outcome="done") == 0
    road.carry_out(road.decide(road.draft(), Action.APPROVE))
    road.carry_out(road.decide(road.draft(), Action.REJECT))
    elsewhere = road.decide(road.draft(), Action.APPROVE)
    road.multimail.decide(elsewhere.draft.multimail_id, "reject")
    road.carry_out(elsewhere)
    under_way.stop(road.person, road.decide(road.draft(), Action.APPROVE).pk)
    for _ in range(2):  # asking counts nothing twice
        assert value(client, "deliveries_ended_total", outcome="done") == 2
        assert value(client, "deliveries_ended_total", outcome="elsewhere") == 1
        assert value(client, "deliveries_ended_total", outcome="stopped") == 1
        assert value(client, "deliveries_ended_total", outcome="void") == 0


def test_what_a_person_was_asked_for_and_settled_is_counted(client: Client, road: Road) -> None:
    scrape(client)
    decision = road.decide(road.draft(), Action.APPROVE)
    road.multimail.fault("POST /v1/oversight/decide", "status", status=403)
    road.carry_out(decision)
    under_way.settle(road.person, decision.pk, "I approved it on MultiMail by hand")
    assert value(client, "deliveries_ended_total", outcome="needs_look") == 1
    assert value(client, "deliveries_ended_total", outcome="settled_by_hand") == 1


def test_counting_reads_only_what_is_new(client: Client, django_assert_max_num_queries: Any) -> None:
    scrape(client)
    for _ in range(50):
        record(Entry("Reviewer", Act.DELIVERY_DONE))
    with django_assert_max_num_queries(18):
        assert value(client, "deliveries_ended_total", outcome="done") == 50
    with django_assert_max_num_queries(14):
        assert value(client, "deliveries_ended_total", outcome="done") == 50
    record(Entry("Reviewer", Act.DELIVERY_DONE))
    assert value(client, "deliveries_ended_total", outcome="done") == 51


def test_calls_that_wait_for_multimail_are_told(client: Client) -> None:
    brake.limited(Brake.Kind.SENDS, 300, "quota")
    assert value(client, "calls_held", kind="sends") == 1
    assert value(client, "calls_held", kind="calls") == 0


def test_calls_that_fail_are_held_between_two_stops_as_well(client: Client) -> None:
    """Else no alert that waits for minutes would ever see an outage."""
    for _ in range(brake.TRIP):
        brake.failed("MultiMail answered 503.")
    Brake.objects.update(until=DatabaseNow(timedelta(seconds=-5)))
    assert value(client, "calls_held", kind="calls") == 1
    brake.answered()
    assert value(client, "calls_held", kind="calls") == 0


def test_what_nobody_has_tried_since_is_held_no_more(client: Client) -> None:
    """Nothing was left to be delivered: whether MultiMail answers is not known, and nothing waits for it."""
    for _ in range(brake.TRIP):
        brake.failed("MultiMail answered 503.")
    Brake.objects.update(until=DatabaseNow(-2 * brake.LONGEST))
    assert value(client, "calls_held", kind="calls") == 0


def test_sync_and_sweep_have_an_age(client: Client) -> None:
    now = timezone.now()
    for ago, outcome in ((100, SyncPass.Outcome.DONE), (40, SyncPass.Outcome.FAILED)):
        moment = now - timedelta(seconds=ago)
        SyncPass.objects.create(started_at=moment, finished_at=moment, outcome=outcome)
    leave("sweep")
    assert value(client, "sync_age_seconds") == pytest.approx(40, abs=5)
    assert value(client, "multimail_answered_age_seconds") == pytest.approx(100, abs=5)
    assert value(client, "sweep_age_seconds") == pytest.approx(0, abs=5)


def test_what_was_before_the_clock_was_set_back_has_no_age(client: Client) -> None:
    then = timezone.now() + timedelta(seconds=600)
    SyncPass.objects.create(started_at=then, finished_at=then, outcome=SyncPass.Outcome.DONE)
    leave("sweep", timedelta(seconds=600))
    told = {name for name, _ in scrape(client)}
    assert not told & {f"reviewer_{of}_age_seconds" for of in ("sync", "multimail_answered", "sweep")}


def test_calls_to_multimail_are_timed_and_failures_named(client: Client, road: Road) -> None:
    reading, deciding_route = "GET /v1/mailboxes/*/emails/*", "POST /v1/oversight/decide"

    def so_far(name: str, **labels: str) -> float:
        return scrape(client).get((f"reviewer_{name}", tuple(sorted(labels.items()))), 0)

    before = {
        "reads": so_far("api_seconds_count", route=reading),
        "limited": so_far("api_errors_total", route=deciding_route, kind="limited"),
        "unreadable": so_far("api_errors_total", route=deciding_route, kind="unreadable"),
        "no_answer": so_far("api_errors_total", route=deciding_route, kind="no_answer"),
    }
    for fault, fields in (("status", {"status": 429}), ("malformed", {}), ("cut_after", {})):
        decision = road.decide(road.draft(), Action.APPROVE)
        road.multimail.fault(deciding_route, fault, **fields)
        road.carry_out(decision)
    assert so_far("api_seconds_count", route=reading) > before["reads"]
    for kind in ("limited", "unreadable", "no_answer"):
        assert so_far("api_errors_total", route=deciding_route, kind=kind) == before[kind] + 1, kind


def test_routes_are_few_and_hold_no_id(client: Client, road: Road) -> None:
    road.carry_out(road.edit(road.draft(tags={"incident": "INC-9"})))
    routes = {dict(labels)["route"] for name, labels in scrape(client) if name == "reviewer_api_seconds_count"}
    assert "PUT /v1/mailboxes/*/emails/*/tags" in routes
    assert "POST /v1/mailboxes/*/send" in routes
    assert not [route for route in routes if "msg_" in route or road.multimail.mailbox_id in route]


NONSENSE = b"\x20" + b"\x00" * 7 + b"\x08\x00\x00\x00nonsense" + b"\x00" * 90


@pytest.mark.parametrize("damage", [b"", b"\x01", b"\xff" * 100, NONSENSE])
def test_a_damaged_file_of_one_process_takes_nothing_from_the_others(
    client: Client, settings: Any, damage: bytes
) -> None:
    with meters.call("GET /v1/thing"):
        pass
    folder = settings.METRICS_DIR / "another-host"
    folder.mkdir(exist_ok=True)
    torn = folder / "counter_1.db"
    torn.write_bytes(damage)
    try:
        assert value(client, "api_seconds_count", route="GET /v1/thing") >= 1
    finally:
        torn.unlink()


@pytest.mark.parametrize(
    ("setting", "address", "headers", "status"),
    [
        ("", "127.0.0.1", {}, 200),
        ("", "::1", {}, 200),
        ("", "10.0.0.7", {}, 403),
        ("", "", {}, 403),
        ("", "127.0.0.1", {"X-Forwarded-For": "10.0.0.7"}, 403),
        ("", "127.0.0.1", {"Forwarded": "for=10.0.0.7"}, 403),
        ("", "10.0.0.7", {"Authorization": "Bearer "}, 403),
        (TOKEN, "10.0.0.7", {"Authorization": f"Bearer {TOKEN}"}, 200),
        (TOKEN, "127.0.0.1", {"X-Forwarded-For": "10.0.0.7", "Authorization": f"Bearer {TOKEN}"}, 200),
        (TOKEN, "10.0.0.7", {"Authorization": f"Bearer {TOKEN}x"}, 403),
        (TOKEN, "10.0.0.7", {"Authorization": TOKEN}, 403),
        (TOKEN, "10.0.0.7", {"Authorization": "Bearer \u00fc"}, 403),
        (TOKEN, "10.0.0.7", {}, 403),
        (TOKEN, "127.0.0.1", {}, 200),
    ],
)
def test_only_this_machine_or_who_has_the_token_is_answered(
    client: Client, settings: Any, setting: str, address: str, headers: dict[str, str], status: int
) -> None:
    settings.METRICS_TOKEN = setting
    answer = client.get("/metrics", headers=headers, REMOTE_ADDR=address)
    assert answer.status_code == status
    if status == 403:
        assert b"reviewer_" not in answer.content


def test_behind_a_proxy_the_address_says_nothing(client: Client, settings: Any) -> None:
    settings.TRUSTED_PROXY = True
    answer = client.get("/metrics", REMOTE_ADDR="127.0.0.1")
    assert answer.status_code == 403
    # Whoever asks from this machine is not told to do so.
    assert answer.content.decode() == "Send Authorization: Bearer with the desk's METRICS_TOKEN.\n"


def test_the_figures_hold_no_text_of_a_mail(client: Client, road: Road) -> None:
    road.carry_out(road.decide(road.draft(subject="Incident Report: a tell-tale subject"), Action.APPROVE))
    text = client.get("/metrics").content.decode()
    assert "tell-tale" not in text
    assert Draft.objects.exists()
