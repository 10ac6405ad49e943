"""What becomes of a mail after its approval, when MultiMail cannot send it or it comes back: also of an edit's."""

import pytest
from django.utils import timezone

from reviewer.accounts.models import User
from reviewer.audit.record import verify
from reviewer.decisions.models import Action, Decision, Delivery
from reviewer.decisions.noting import take_note
from reviewer.desk.standing.decision import Standing
from reviewer.desk.standing.status import load
from reviewer.drafts.models import Draft
from reviewer.drafts.refresh import refresh, refresh_told
from reviewer.drafts.unreached import unreached_alarms
from reviewer.drafts.words import State
from reviewer.multimail.words import Status
from tests.delivery.conftest import Road
from tests.desk_support import signed_in, words
from tests.drafts.mirror import actions, mirrored, rewrite
from tests.support.processes import wait_until

pytestmark = pytest.mark.django_db

BOUNCES = {"to": ["bounce@example.com"]}


def carried_out(road: Road, decision: Decision) -> str:
    """The mail that was to go out, at MultiMail."""
    delivery = road.carry_out(decision)
    assert delivery.state == Delivery.State.DONE, delivery.problem
    return delivery.replacement_id or decision.draft.multimail_id


def comes_back(road: Road, mail: str) -> Draft:
    wait_until(lambda: road.multimail.email(mail)["bounced_at"], what="the bounce")
    refresh_told(road.multimail.mailbox_id, mail, Status.BOUNCED)
    return mirrored(mail)


def standing(draft: Draft) -> Standing:
    draft.refresh_from_db()
    return load(draft).standing


def test_a_bounce_that_only_its_time_tells_is_seen_and_told_once(road: Road) -> None:
    draft = road.draft(**BOUNCES)
    mail = carried_out(road, road.decide(draft, Action.APPROVE))
    came_back = comes_back(road, mail)
    assert (came_back.state, came_back.remote_status) == (State.SENT, "bounced")
    refresh(road.multimail.mailbox_id, mail)
    assert actions(draft).count("bounced") == 1
    assert standing(draft).headline.startswith("Sent, and bounced")
    assert verify()[1] is None


def test_the_page_of_an_edited_draft_tells_that_the_mail_in_its_place_bounced(road: Road, reader: User) -> None:
    draft = road.draft(**BOUNCES)
    mail = carried_out(road, road.edit(draft))
    assert standing(draft).headline.startswith("The edited version was sent in its place at ")
    in_place = comes_back(road, mail)
    told = standing(draft)
    assert told.headline.endswith("and bounced: it has not reached everybody.")
    assert (told.icon, told.tone) == ("alert", "block")
    browser = signed_in(reader)
    for address in (f"/drafts/{draft.pk}/", f"/history/{draft.pk}/"):
        page = browser.get(address)
        assert told.headline in words(page), address
        assert f'href="/drafts/{in_place.pk}/"' in page.content.decode(), address
    assert "Sent, and bounced" in words(browser.get("/history/"))
    assert standing(in_place).headline.startswith("Sent, and bounced at ")


def test_so_it_does_when_sending_failed(road: Road, reader: User) -> None:
    draft = road.draft()
    mail = carried_out(road, road.edit(draft))
    rewrite(road.multimail, mail, status="send_failed", due_ms=None)
    refresh(road.multimail.mailbox_id, mail)
    assert "It did not go out: on MultiMail it is sending failed." in standing(draft).headline
    page = signed_in(reader).get("/history/").content.decode()
    assert page.count("Sending failed") == 1
    assert "st--block" in page


def test_what_nobody_can_tell_of_is_not_called_done(road: Road, reader: User) -> None:
    draft = road.draft()
    carried_out(road, road.decide(draft, Action.APPROVE))
    Draft.objects.filter(pk=draft.pk).update(state="gone", remote_status="")
    said = words(signed_in(reader).get("/history/"))
    assert "No longer at MultiMail" in said
    assert said.count("Done") == 1  # the filter
    assert "MultiMail shows it as sent." not in said


def test_a_rejected_draft_that_is_gone_was_rejected(road: Road, reader: User) -> None:
    draft = road.draft()
    carried_out(road, road.decide(draft, Action.REJECT))
    Draft.objects.filter(pk=draft.pk).update(state="gone", remote_status="")
    assert words(signed_in(reader).get("/history/")).count("Done") == 2


def test_a_bounce_and_a_failed_sending_are_alarms_until_somebody_takes_note(road: Road, lead: User) -> None:
    bounced, failed = road.draft(**BOUNCES), road.draft(subject="Too large")
    comes_back(road, carried_out(road, road.decide(bounced, Action.APPROVE)))
    mail = carried_out(road, road.decide(failed, Action.APPROVE))
    rewrite(road.multimail, mail, status="send_failed", due_ms=None)
    refresh(road.multimail.mailbox_id, mail)
    assert {draft.pk for draft in unreached_alarms()} == {bounced.pk, failed.pk}
    assert take_note(lead, failed.pk, mirrored(mail).stamp, "The agent sends it once more")
    refresh(road.multimail.mailbox_id, mail)
    assert [draft.pk for draft in unreached_alarms()] == [bounced.pk]
    rewrite(road.multimail, mail, status="sent")
    refresh(road.multimail.mailbox_id, mail)
    assert mirrored(mail).unreached_at is None


def test_what_was_noted_as_rewritten_is_an_alarm_again_when_it_bounces(road: Road) -> None:
    draft = road.draft(**BOUNCES)
    mail = carried_out(road, road.decide(draft, Action.APPROVE))
    now = timezone.now()
    Draft.objects.filter(pk=draft.pk).update(rewritten_at=now, noted_at=now)
    assert not mirrored(mail).is_alarm
    assert comes_back(road, mail).is_alarm
