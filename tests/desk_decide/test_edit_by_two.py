"""An edit that two people have to approve: the second one finds it, reads it, and it is decided."""

import re
from typing import Any

import pytest
from django.test import Client

from reviewer.accounts.models import User
from reviewer.decisions import policy
from reviewer.decisions.models import Action, Decision
from reviewer.decisions.record import give_verdict
from reviewer.decisions.under_way import stop
from reviewer.drafts.edit import discard_edit, save_edit
from reviewer.drafts.models import Draft, Revision
from tests.desk_support import carried_out, change, digest, signed_in, words

pytestmark = pytest.mark.django_db
ALL = {"all@eng.example", "sre@eng.example", "boss@eng.example"}
WHY = "The duration was wrong"


@pytest.fixture
def edit(settings: Any, may_edit: None, lead: User, draft: Draft) -> Revision:
    """One that the lead made and approved."""
    settings.POLICY = policy.parse([{"approvals": 2}], settings.AUDIENCES)
    made = save_edit(lead, draft.pk, digest(draft), draft.subject, "The pool ran dry for 41 minutes.", ALL)
    assert give_verdict(lead, draft.pk, Action.EDIT, made.digest, WHY).decision is None
    return made


def step(draft: Draft, number: int = 2) -> str:
    return f"/drafts/{draft.pk}/revisions/{number}/approve/"


def hidden(page: Any) -> dict[str, str]:
    """The fields of the step that nobody sees, as a browser sends them back."""
    fields = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page.content.decode())
    return {name: value for name, value in fields if name != "csrfmiddlewaretoken"}


def test_the_second_person_is_led_to_it(commanders_browser: Client, draft: Draft, edit: Revision) -> None:
    page = commanders_browser.get(f"/drafts/{draft.pk}/")
    assert "1 of 2 approvals by a lead or commander for an edit of it. Lena Brandt approved it at" in words(page)
    assert f'href="{step(draft)}">Read and approve that edit' in page.content.decode()
    said = words(commanders_browser.get(step(draft)))
    assert "Approve the edit by Lena Brandt of the Customer version" in said
    assert "removed: 45 , end of removed. added: 41" in said
    assert "Lena Brandt has approved." in said
    assert "Why you approve this edit" in said
    answer = commanders_browser.post(step(draft), {"digest": edit.digest, "words": "short"})
    assert "Choose a reason, or say why you approve this edit, in at least 10 characters." in words(answer)
    commanders_browser.post(step(draft), {"digest": edit.digest, "words": "Agreed, PagerDuty shows 41"})
    decision = Decision.objects.get()
    assert (decision.action, decision.revision, decision.verdicts.count()) == (Action.EDIT, edit, 2)


def test_a_reason_that_is_offered_is_enough(
    commanders_browser: Client, lead: User, may_edit: None, draft: Draft
) -> None:
    """Of an edit that replaced a hint nobody has typed one."""
    made = save_edit(lead, draft.pk, digest(draft), draft.subject, "The pool ran dry for 41 minutes.", ALL)
    leads = signed_in(lead)
    chosen = "Replaced what this audience should not read"
    assert chosen in words(leads.get(step(draft)))
    leads.post(step(draft), {"digest": made.digest, "chip": chosen})
    assert Decision.objects.get().reason == chosen


def test_who_approved_it_is_asked_for_nothing_more(leads_browser: Client, draft: Draft, edit: Revision) -> None:
    page = leads_browser.get(f"/drafts/{draft.pk}/")
    assert "You have said your word; another person has to follow." in words(page)
    assert "Approve your edit" not in words(page)
    assert "See that edit" in words(page)
    assert step(draft) not in page.content.decode()


def test_another_edit_of_theirs_is_a_new_question(
    leads_browser: Client, lead: User, draft: Draft, edit: Revision
) -> None:
    save_edit(lead, draft.pk, digest(draft), draft.subject, "The pool ran dry for 43 minutes.", ALL)
    page = leads_browser.get(f"/drafts/{draft.pk}/")
    assert "Approve your edit…" in words(page)
    assert step(draft, 3) in page.content.decode()


def test_the_step_of_an_earlier_edit_says_that_there_is_a_newer_one(
    leads_browser: Client, commanders_browser: Client, lead: User, draft: Draft, edit: Revision
) -> None:
    """A page that stood open since leads to it."""
    save_edit(lead, draft.pk, digest(draft), draft.subject, "The pool ran dry for 43 minutes.", ALL)
    page = leads_browser.get(step(draft))
    assert re.search(r"You saved a newer edit at [^.]*\. It is not part of this\.", words(page))
    assert f'href="{step(draft, 3)}">Go to the newer edit' in page.content.decode()
    assert "Lena Brandt saved a newer edit at" in words(commanders_browser.get(step(draft)))
    assert "newer edit" not in words(leads_browser.get(step(draft, 3)))


def test_the_step_of_what_the_agent_wrote_says_that_there_is_an_edit_of_it(
    leads_browser: Client, commanders_browser: Client, draft: Draft, edit: Revision
) -> None:
    """A page that stood open since offers it."""
    offered = f"/drafts/{draft.pk}/approve/?digest={digest(draft)}"
    page = leads_browser.get(offered)
    assert re.search(r"You saved an edit of it at [^.]*\. It is not part of this\.", words(page))
    assert f'href="{step(draft)}">Go to that edit' in page.content.decode()
    assert "Lena Brandt saved an edit of it at" in words(commanders_browser.get(offered))


@pytest.mark.parametrize("who", ["lead", "commander"])
def test_an_edit_that_is_saved_while_the_step_stands_open_is_told_before_it_is_recorded(
    leads_browser: Client, lead: User, commander: User, draft: Draft, who: str
) -> None:
    offered = f"/drafts/{draft.pk}/approve/"
    fields = hidden(leads_browser.get(offered, {"digest": digest(draft)}))
    by = {"lead": lead, "commander": commander}[who]
    save_edit(by, draft.pk, digest(draft), draft.subject, "The pool ran dry for 41 minutes.", ALL)
    again = leads_browser.post(offered, {**fields, "words": "Read twice, it is right"})
    assert again.status_code == 422
    assert "An edit was saved while this step stood open." in words(again)
    assert f'href="{step(draft)}">Go to that edit' in again.content.decode()
    assert "Read twice, it is right" in again.content.decode()
    assert not Decision.objects.exists()
    leads_browser.post(offered, hidden(again))
    assert Decision.objects.get().action == Action.APPROVE


def test_so_is_a_newer_edit_while_the_step_of_an_earlier_one_stands_open(
    leads_browser: Client, lead: User, commander: User, may_edit: None, draft: Draft
) -> None:
    made = save_edit(lead, draft.pk, digest(draft), draft.subject, "The pool ran dry for 41 minutes.", ALL)
    fields = {**hidden(leads_browser.get(step(draft))), "words": WHY}
    save_edit(commander, draft.pk, digest(draft), draft.subject, "The pool ran dry for 42 minutes.", ALL)
    newer = save_edit(lead, draft.pk, digest(draft), draft.subject, "The pool ran dry for 43 minutes.", ALL)
    again = leads_browser.post(step(draft), fields)
    assert "An edit was saved while this step stood open." in words(again)
    assert f'href="{step(draft, newer.number)}">Go to the newer edit' in again.content.decode()
    leads_browser.post(step(draft), {**hidden(again), "words": WHY})
    assert Decision.objects.get().revision == made


def test_that_it_was_decided_by_that_edit_is_told_at_the_first_press(
    leads_browser: Client, commander: User, may_edit: None, draft: Draft
) -> None:
    """Of what is decided nothing is asked: who decided it, and when, comes first (invariant 4)."""
    offered = f"/drafts/{draft.pk}/approve/"
    fields = hidden(leads_browser.get(offered, {"digest": digest(draft)}))
    made = save_edit(commander, draft.pk, digest(draft), draft.subject, "The pool ran dry for 41 minutes.", ALL)
    decision = give_verdict(commander, draft.pk, Action.EDIT, made.digest, WHY).decision
    assert decision is not None
    told = leads_browser.post(offered, {**fields, "words": "Read twice, it is right"})
    assert told.status_code == 409
    assert f"Omar Haddad approved an edit of this draft at {decision.decided_at:%H:%M:%S}" in words(told)
    assert "Read twice, it is right" in words(told)
    stop(commander, decision.pk)
    told = leads_browser.post(offered, fields)
    assert (told.status_code, ", which was stopped." in words(told)) == (409, True)


def test_so_where_that_edit_is_out_by_then(
    leads_browser: Client, commander: User, may_edit: None, draft: Draft
) -> None:
    """MultiMail calls the draft rejected; its readers have the edit of it."""
    offered = f"/drafts/{draft.pk}/approve/"
    read = digest(draft)
    fields = hidden(leads_browser.get(offered, {"digest": read}))
    made = save_edit(commander, draft.pk, read, draft.subject, "The pool ran dry for 41 minutes.", ALL)
    decision = give_verdict(commander, draft.pk, Action.EDIT, made.digest, WHY).decision
    assert decision is not None
    carried_out(decision, "rejected")
    for told in (leads_browser.post(offered, fields), leads_browser.get(offered, {"digest": read})):
        assert told.status_code == 409
        assert re.search(
            r"Omar Haddad approved an edit of this draft at \d\d:\d\d UTC\. "
            r"The edited version was sent in its place at \d\d:\d\d UTC\. There is nothing left to decide\.",
            words(told),
        )


def test_a_mail_that_nobody_read_is_not_put_into_the_step_that_stood_open(
    leads_browser: Client, commander: User, draft: Draft
) -> None:
    """It changed, and of the new one an edit was saved: the step would ask to confirm what it shows (invariant 1)."""
    offered = f"/drafts/{draft.pk}/approve/"
    fields = hidden(leads_browser.get(offered, {"digest": digest(draft)}))
    change(draft, text="It broke twice.", to=("new-one@other.example",))
    save_edit(commander, draft.pk, digest(draft), draft.subject, "It broke once.", {"new-one@other.example"})
    for typed in ({}, {"chip": "", "words": "short"}):
        told = leads_browser.post(offered, {**fields, **typed})
        assert told.status_code == 409
        assert "The draft changed since you read it: the recipients, the text." in words(told)
        assert "Read the new draft" in words(told)


@pytest.fixture
def both(may_edit: None, lead: User, commander: User, draft: Draft) -> tuple[Revision, Revision]:
    """What the commander corrected, and then the lead, who had begun before that and has not read it."""
    theirs = save_edit(commander, draft.pk, digest(draft), draft.subject, "The pool ran dry for 41 minutes.", ALL)
    return theirs, save_edit(lead, draft.pk, digest(draft), draft.subject, "The pool was dry for 45 minutes.", ALL)


def test_the_step_of_ones_own_edit_names_what_a_colleague_has_saved(
    leads_browser: Client, draft: Draft, both: tuple[Revision, Revision]
) -> None:
    """Their correction would be lost unseen: it was saved before, and is no part of what is approved."""
    theirs, mine = both
    page = leads_browser.get(step(draft, mine.number))
    assert re.search(r"Omar Haddad saved an edit of it at [^.]*\. It is not part of this\.", words(page))
    assert f'href="{step(draft, theirs.number)}">Go to that edit' in page.content.decode()


def test_who_agrees_to_an_edit_is_told_of_the_others(
    commanders_browser: Client, draft: Draft, both: tuple[Revision, Revision]
) -> None:
    page = words(commanders_browser.get(step(draft, both[1].number)))
    assert "You saved an edit of it at" in page
    assert "newer" not in page


def test_a_colleagues_edit_that_says_the_same_is_part_of_it(
    leads_browser: Client, lead: User, draft: Draft, both: tuple[Revision, Revision]
) -> None:
    same = save_edit(lead, draft.pk, digest(draft), draft.subject, both[0].text, ALL)
    assert "Omar Haddad saved" not in words(leads_browser.get(step(draft, same.number)))


def test_a_colleagues_edit_that_is_saved_while_the_step_of_ones_own_stands_open_is_asked_about(
    leads_browser: Client, lead: User, commander: User, may_edit: None, draft: Draft
) -> None:
    mine = save_edit(lead, draft.pk, digest(draft), draft.subject, "The pool was dry for 45 minutes.", ALL)
    fields = {**hidden(leads_browser.get(step(draft))), "words": WHY}
    save_edit(commander, draft.pk, digest(draft), draft.subject, "The pool ran dry for 41 minutes.", ALL)
    again = leads_browser.post(step(draft), fields)
    assert again.status_code == 422
    assert "An edit was saved while this step stood open." in words(again)
    assert "Omar Haddad saved an edit of it at" in words(again)
    assert not Decision.objects.exists()
    leads_browser.post(step(draft), {**hidden(again), "words": WHY})
    assert Decision.objects.get().revision == mine


def test_what_was_told_already_is_not_asked_about_again(
    leads_browser: Client, lead: User, draft: Draft, both: tuple[Revision, Revision]
) -> None:
    mine = both[1]
    leads_browser.post(step(draft, mine.number), {**hidden(leads_browser.get(step(draft, mine.number))), "words": WHY})
    assert Decision.objects.get().revision == mine


def test_of_what_the_agent_wrote_every_edit_that_waits_is_named(
    leads_browser: Client, draft: Draft, both: tuple[Revision, Revision]
) -> None:
    page = words(leads_browser.get(f"/drafts/{draft.pk}/approve/?digest={digest(draft)}"))
    assert "You saved an edit of it at" in page
    assert "Omar Haddad saved an edit of it at" in page


def test_what_is_saved_and_taken_back_meanwhile_keeps_nobody(leads_browser: Client, lead: User, draft: Draft) -> None:
    offered = f"/drafts/{draft.pk}/approve/"
    fields = hidden(leads_browser.get(offered, {"digest": digest(draft)}))
    made = save_edit(lead, draft.pk, digest(draft), draft.subject, "The pool ran dry for 41 minutes.", ALL)
    discard_edit(lead, draft.pk, made.number)
    leads_browser.post(offered, fields)
    assert Decision.objects.get().action == Action.APPROVE


def test_it_says_nothing_of_one_that_was_taken_back(leads_browser: Client, lead: User, draft: Draft) -> None:
    made = save_edit(lead, draft.pk, digest(draft), draft.subject, "The pool ran dry for 41 minutes.", ALL)
    discard_edit(lead, draft.pk, made.number)
    assert "an edit of it" not in words(leads_browser.get(f"/drafts/{draft.pk}/approve/?digest={digest(draft)}"))


def test_a_reader_sees_it_and_is_led_to_no_decision(readers_browser: Client, draft: Draft, edit: Revision) -> None:
    page = readers_browser.get(f"/drafts/{draft.pk}/")
    assert "for an edit of it. Lena Brandt approved it at" in words(page)
    assert step(draft) not in page.content.decode()


def test_the_same_text_saved_by_the_second_person_is_the_same_edit(
    commanders_browser: Client, commander: User, draft: Draft, edit: Revision
) -> None:
    again = save_edit(commander, draft.pk, digest(draft), draft.subject, edit.text, ALL)
    assert again.digest == edit.digest
    commanders_browser.post(step(draft, again.number), {"digest": again.digest, "words": WHY})
    assert Decision.objects.get().verdicts.count() == 2


def test_one_person_counts_once_however_often_they_save_it(lead: User, draft: Draft, edit: Revision) -> None:
    for minutes in (43, 41):
        text = f"The pool ran dry for {minutes} minutes."
        again = save_edit(lead, draft.pk, digest(draft), draft.subject, text, ALL)
    recorded = give_verdict(lead, draft.pk, Action.EDIT, again.digest, WHY)
    assert (recorded.decision, recorded.waiting_for) == (None, 1)
    assert recorded.verdict.revision == again
    assert draft.verdicts.count() == 1


def test_of_a_text_that_is_gone_it_is_not_told(commanders_browser: Client, draft: Draft, edit: Revision) -> None:
    change(draft)
    assert "for an edit of it" not in words(commanders_browser.get(f"/drafts/{draft.pk}/"))


def test_along_with_others_it_is_not_approved_as_the_agent_wrote_it(
    commander: User, draft: Draft, edit: Revision
) -> None:
    read = {"read": f"{draft.pk}:{digest(draft)}"}
    said = words(signed_in(commander).get(f"/drafts/{draft.pk}/approve-ready/", read))
    assert "Lena Brandt approved an edit of it: read that first, and decide it by itself." in said
