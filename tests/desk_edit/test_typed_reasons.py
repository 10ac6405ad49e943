"""The words of a verdict are kept as they are typed, for each verdict its own, whatever other windows type."""

import re

import pytest
from django.test import Client

from reviewer.accounts.models import User
from reviewer.decisions.models import Action
from reviewer.desk import kept
from reviewer.desk.models import Typed
from reviewer.drafts.models import Draft
from tests.desk_edit.support import MINE, make_version, numbered, parts
from tests.desk_support import HTMX, digest, signed_in, words

pytestmark = pytest.mark.django_db
LINES = "It leaks a name.\nThe duration is wrong."


@pytest.fixture
def draft(may_edit: None) -> Draft:
    return make_version("customer")


def window(client: Client, draft: Draft) -> dict[str, str]:
    """What the step, opened in another window, begins with."""
    page = client.get(f"/drafts/{draft.pk}/reject/?digest={digest(draft)}").content.decode()
    return dict(re.findall(r'type="hidden" name="(step|began)" value="([^"]*)"', page))


def test_two_windows_lose_nothing_of_each_others_reasons(lead: User, draft: Draft) -> None:
    client, typed = signed_in(lead), f"/drafts/{draft.pk}/typed/"
    first, second = window(client, draft), window(client, draft)
    client.post(typed, {**first, "words": LINES, **numbered("a", 1)})
    for number, said in enumerate(("o", "ok"), 1):
        client.post(typed, {**second, "words": said, **numbered("b", number)})
    assert kept.kept_reason(lead, draft.pk, Action.REJECT) == "ok"
    step = words(client.get(f"/drafts/{draft.pk}/reject/?digest={digest(draft)}"))
    assert "What you typed in another window, not in this field It leaks a name. The duration is wrong." in step
    client.post(typed, {**first, "words": f"{LINES} Twice.", **numbered("a", 2)})
    assert kept.reasons_before(lead, draft.pk, Action.REJECT) == ["ok"]
    kept.forget_reason(lead, draft.pk, kept.Sending("b", 9))
    assert kept.reasons_before(lead, draft.pk, Action.REJECT) == []


@pytest.mark.parametrize("said", ["", "It leaks.", f"{LINES} Twice."])
def test_what_a_window_began_with_is_its_own(lead: User, draft: Draft, said: str) -> None:
    client, typed = signed_in(lead), f"/drafts/{draft.pk}/typed/"
    client.post(typed, {**window(client, draft), "words": LINES, **numbered("a", 1)})
    client.post(typed, {**window(client, draft), "words": said, **numbered("b", 2)})
    assert kept.kept_reason(lead, draft.pk, Action.REJECT) == said
    assert kept.reasons_before(lead, draft.pk, Action.REJECT) == []


def test_words_for_another_action_between_are_no_other_window(lead: User, draft: Draft) -> None:
    client, typed = signed_in(lead), f"/drafts/{draft.pk}/typed/"
    mine = window(client, draft)
    client.post(typed, {**mine, "words": LINES, **numbered("a", 1)})
    client.post(typed, {"step": "approve", "began": kept.stamp(""), "words": "Read it", **numbered("b", 1)})
    client.post(typed, {**mine, "words": "It is wrong", **numbered("a", 2)})
    assert kept.reasons_before(lead, draft.pk, Action.REJECT) == []


def reason_began(client: Client, draft: Draft) -> str:
    """What the form of an edit, opened now, says of its reason."""
    page = client.get(f"/drafts/{draft.pk}/edit/").content.decode()
    found = re.search(r'name="reason_began" value="([^"]*)"', page)
    assert found
    return found[1]


@pytest.mark.parametrize("again", [False, True])
def test_an_edit_does_not_replace_the_reason_that_another_window_kept(lead: User, draft: Draft, again: bool) -> None:
    client = signed_in(lead)
    mine = {"words": "A typo in the time", "reason_began": reason_began(client, draft), **numbered("b", 2)}
    if again:
        client.post(f"/drafts/{draft.pk}/edit/changes/", parts(draft, *MINE, **mine), headers=HTMX)
        mine["reason_began"] = reason_began(client, draft)
    kept.keep_reason(lead, draft.pk, Action.EDIT, LINES, kept.Sending("a", 1), kept.stamp(""))
    answer = client.post(f"/drafts/{draft.pk}/edit/", parts(draft, *MINE, **mine))
    step = words(client.get(answer["Location"]))
    assert "What you typed in another window, not in this field It leaks a name. The duration is wrong." in step
    assert kept.kept_reason(lead, draft.pk, Action.EDIT) == "A typo in the time"


def test_an_edit_that_began_with_a_reason_goes_on_with_it(lead: User, draft: Draft) -> None:
    client = signed_in(lead)
    kept.keep_reason(lead, draft.pk, Action.EDIT, LINES, kept.Sending("a", 1), kept.stamp(""))
    mine = {"words": "A typo in the time", "reason_began": reason_began(client, draft)}
    client.post(f"/drafts/{draft.pk}/edit/", parts(draft, *MINE, **mine))
    assert kept.kept_reason(lead, draft.pk, Action.EDIT) == "A typo in the time"
    assert kept.reasons_before(lead, draft.pk, Action.EDIT) == []


def test_the_words_of_a_verdict_are_kept_as_they_are_typed(lead: User, draft: Draft) -> None:
    signed_in(lead).post(f"/drafts/{draft.pk}/typed/", {"step": "reject", "words": "The duration is wrong"})
    page = signed_in(lead).get(f"/drafts/{draft.pk}/reject/?digest={digest(draft)}")
    assert "The duration is wrong</textarea>" in page.content.decode()


def test_words_for_one_verdict_are_not_offered_for_another(lead: User, draft: Draft) -> None:
    client = signed_in(lead)
    mine = {"approve": "Fine by me, though it is a mess", "reject": "It leaks a name", "edit": "PagerDuty says 41"}
    for number, (step, said) in enumerate(mine.items(), 1):
        client.post(f"/drafts/{draft.pk}/typed/", {"words": said, "step": step, **numbered("a", number)})
    # A note for the desk stands in nothing that the agent reads.
    for step in mine:
        page = client.get(f"/drafts/{draft.pk}/{step}/?digest={digest(draft)}").content.decode()
        assert [one for one, said in mine.items() if said in page] == [step]
        assert step == "edit" or f'name="step" value="{step}"' in page


def test_discarding_an_edit_leaves_the_reason_for_another_verdict(lead: User, draft: Draft) -> None:
    client = signed_in(lead)
    for number, (step, said) in enumerate({"reject": "It leaks a name", "edit": "PagerDuty says 41"}.items(), 1):
        client.post(f"/drafts/{draft.pk}/typed/", {"words": said, "step": step, **numbered("a", number)})
    client.post(f"/drafts/{draft.pk}/edit/", {"discard": "1"})
    assert kept.kept_reason(lead, draft.pk, Action.REJECT) == "It leaks a name"
    assert kept.kept_reason(lead, draft.pk, Action.EDIT) == ""


def test_a_reason_that_was_overtaken_by_that_for_another_verdict_is_kept(lead: User, draft: Draft) -> None:
    client = signed_in(lead)
    for number, step in ((6, "approve"), (5, "reject"), (4, "approve")):
        client.post(f"/drafts/{draft.pk}/typed/", {"words": f"word {number}", "step": step, **numbered("a", number)})
    assert kept.kept_reason(lead, draft.pk, Action.REJECT) == "word 5"
    assert kept.kept_reason(lead, draft.pk, Action.APPROVE) == "word 6"


def test_a_reader_and_a_stranger_keep_nothing(reader: User, draft: Draft) -> None:
    assert signed_in(reader).post(f"/drafts/{draft.pk}/typed/", {"words": "x"}).status_code == 403
    assert Client().post(f"/drafts/{draft.pk}/typed/", {"words": "x"}).status_code == 302
    assert not Typed.objects.exists()


@pytest.mark.parametrize("step", [{}, {"step": ""}, {"step": "forward"}])
def test_words_for_no_verdict_are_not_kept(lead: User, draft: Draft, step: dict[str, str]) -> None:
    answer = signed_in(lead).post(f"/drafts/{draft.pk}/typed/", {"words": "It is wrong", **step})
    assert (answer.status_code, Typed.objects.exists()) == (400, False)
