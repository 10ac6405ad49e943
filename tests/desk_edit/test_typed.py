"""What is typed is kept as it is typed, and comes back after a crash or a sign-out."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from reviewer.accounts.models import User
from reviewer.decisions.models import Action
from reviewer.desk import kept
from reviewer.desk.models import Aside, Finished, Typed
from reviewer.drafts.content import Content
from reviewer.drafts.models import Draft, Revision
from tests.desk_support import HTMX, change, digest, signed_in, words
from tests.support.rows import make_draft

pytestmark = pytest.mark.django_db
TEXT = "Hello,\n\n## Summary\n\nThe pool ran dry for 45 minutes.\n\n## Timeline\n\n14:00 It broke\n"


@pytest.fixture
def draft(may_edit: None) -> Draft:
    return make_version("customer")


def make_version(audience: str, text: str = TEXT) -> Draft:
    content = Content("INC-7", ("all@eng.example",), text=text)
    return make_draft(content, incident="INC-7", kind="report", audience=audience)


def parts(draft: Draft, *texts: str, **fields: Any) -> dict[str, Any]:
    """What the form sends."""
    gaps = ["2", "2", "1"]
    common = {"digest": digest(draft), "subject": "INC-7", "keep": ["all@eng.example"], "words": ""}
    return {**common, "part": list(texts), "gap": gaps, **fields}


LINES = "It leaks a name.\nThe duration is wrong."


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


def test_a_page_of_the_release_before_sends_the_words_as_it_closes_the_step(lead: User, draft: Draft) -> None:
    step = signed_in(lead).get(f"/drafts/{draft.pk}/reject/?digest={digest(draft)}").content.decode()
    assert 'hx-trigger="input delay:800ms, poll, leave"' in step


def test_words_for_another_action_between_are_no_other_window(lead: User, draft: Draft) -> None:
    client, typed = signed_in(lead), f"/drafts/{draft.pk}/typed/"
    mine = window(client, draft)
    client.post(typed, {**mine, "words": LINES, **numbered("a", 1)})
    client.post(typed, {"step": "approve", "began": kept.stamp(""), "words": "Read it", **numbered("b", 1)})
    client.post(typed, {**mine, "words": "It is wrong", **numbered("a", 2)})
    assert kept.reasons_before(lead, draft.pk, Action.REJECT) == []


MINE = ("Hello,", "## Summary\n\nThe pool ran dry for 41 minutes.", "## Timeline\n\n14:00 It broke")


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


def test_typing_keeps_it_and_a_new_browser_shows_it(lead: User, draft: Draft) -> None:
    client = signed_in(lead)
    panel = client.post(f"/drafts/{draft.pk}/edit/changes/", parts(draft, *MINE), headers=HTMX)
    assert "What you typed is kept since" in words(panel)
    assert "added: 41" in words(panel)
    page = signed_in(lead).get(f"/drafts/{draft.pk}/edit/")
    assert "for 41 minutes." in page.content.decode()
    assert not Revision.objects.filter(author__isnull=False).exists()


def test_nobody_else_sees_it(lead: User, commander: User, draft: Draft) -> None:
    signed_in(lead).post(f"/drafts/{draft.pk}/edit/changes/", parts(draft, *MINE), headers=HTMX)
    assert "for 45 minutes." in signed_in(commander).get(f"/drafts/{draft.pk}/edit/").content.decode()


def test_the_parts_are_one_text_again(lead: User, draft: Draft) -> None:
    answer = signed_in(lead).post(f"/drafts/{draft.pk}/edit/", parts(draft, *MINE, words="PagerDuty shows 41"))
    assert answer["Location"] == f"/drafts/{draft.pk}/revisions/2/approve/"
    assert Revision.objects.get(number=2).text == TEXT.replace("45", "41")
    assert not Typed.objects.filter(form=Typed.Form.EDIT).exists()


def test_what_was_typed_on_another_draft_is_compared_with_the_new_one(lead: User, draft: Draft) -> None:
    client = signed_in(lead)
    client.post(f"/drafts/{draft.pk}/edit/changes/", parts(draft, *MINE), headers=HTMX)
    change(draft, text=TEXT.replace("14:00", "14:05"))
    page = client.get(f"/drafts/{draft.pk}/edit/")
    assert "The draft changed while you were editing." in words(page)
    assert "for 41 minutes." in page.content.decode()
    assert f'value="{digest(draft)}"' in page.content.decode()


def test_it_can_be_thrown_away(lead: User, draft: Draft) -> None:
    client = signed_in(lead)
    client.post(f"/drafts/{draft.pk}/edit/changes/", parts(draft, *MINE), headers=HTMX)
    assert client.post(f"/drafts/{draft.pk}/edit/", parts(draft, *MINE, discard="1"))["Location"].endswith("/")
    assert "for 45 minutes." in client.get(f"/drafts/{draft.pk}/edit/").content.decode()


def test_an_edit_goes_on_where_the_last_one_ended(lead: User, draft: Draft) -> None:
    client = signed_in(lead)
    client.post(f"/drafts/{draft.pk}/edit/", parts(draft, *MINE, words="PagerDuty shows 41"))
    assert "for 41 minutes." in client.get(f"/drafts/{draft.pk}/edit/").content.decode()


def test_the_words_of_a_verdict_are_kept_as_they_are_typed(lead: User, draft: Draft) -> None:
    signed_in(lead).post(f"/drafts/{draft.pk}/typed/", {"words": "The duration is wrong"})
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


def test_words_kept_by_the_release_before_are_offered_until_newer_ones_are_there(lead: User, draft: Draft) -> None:
    Typed.objects.create(user=lead, draft=draft, form=Typed.Form.REASON, fields={"words": "It is wrong"})
    assert kept.kept_reason(lead, draft.pk, Action.REJECT) == "It is wrong"
    assert kept.kept_reason(lead, draft.pk, Action.APPROVE) == ""
    kept.keep_reason(lead, draft.pk, Action.REJECT, "")
    assert kept.kept_reason(lead, draft.pk, Action.REJECT) == ""


def test_a_reader_and_a_stranger_keep_nothing(reader: User, draft: Draft) -> None:
    assert signed_in(reader).post(f"/drafts/{draft.pk}/typed/", {"words": "x"}).status_code == 403
    assert Client().post(f"/drafts/{draft.pk}/typed/", {"words": "x"}).status_code == 302
    assert not Typed.objects.exists()


def test_too_much_is_not_kept(lead: User, draft: Draft) -> None:
    assert kept.keep(lead, draft.pk, Typed.Form.EDIT, {"text": "x" * kept.LONGEST, "subject": "y"}) is None


@pytest.mark.parametrize("wanted", ["", "text", "text:a:b:c", "html:0:1:x", "text:-1:4:x", "text:5:2:x", "::::"])
def test_a_forged_replacement_changes_nothing(lead: User, draft: Draft, wanted: str) -> None:
    answer = signed_in(lead).post(f"/drafts/{draft.pk}/edit/", parts(draft, *MINE, replace=wanted))
    assert answer.status_code == 409
    assert "for 41 minutes." in answer.content.decode()


def test_what_an_edit_changed_is_offered_to_the_other_versions(lead: User, draft: Draft) -> None:
    other = make_version("executive", "It lasted 45 minutes. For 45 minutes!")
    client = signed_in(lead)
    client.post(f"/drafts/{draft.pk}/edit/", parts(draft, *MINE, words="PagerDuty shows 41"))
    page = client.get(f"/drafts/{draft.pk}/revisions/2/approve/")
    assert "The same words stand in other versions" in words(page)
    assert "Executive, 2 times" in words(page)
    client.post(f"/drafts/{draft.pk}/revisions/2/carry/", {"swap": offered(page)})
    edit = Revision.objects.get(draft=other, author=lead)
    assert edit.text == "It lasted 41 minutes. For 41 minutes!"
    assert "The same words stand" not in words(client.get(f"/drafts/{draft.pk}/revisions/2/approve/"))


def offered(page: Any) -> list[str]:
    """What each box stands for, in order."""
    return re.findall(r'name="swap" value="([^"]*)"', page.content.decode())


def test_what_was_carried_meanwhile_does_not_shift_what_was_chosen(lead: User, draft: Draft) -> None:
    other = make_version("executive", "The pool ran dry for 45 minutes. At 14:00 It broke. Hello, all.")
    texts = (MINE[0], MINE[1].replace("ran dry", "was full"), "## Timeline\n\n14:00 It failed")
    client, second = signed_in(lead), signed_in(lead)
    client.post(f"/drafts/{draft.pk}/edit/", parts(draft, *texts, words="PagerDuty shows 41"))
    step = f"/drafts/{draft.pk}/revisions/2"
    full, lasted, began = offered(client.get(f"{step}/approve/"))
    second.post(f"{step}/carry/", {"swap": full})
    said = words(client.post(f"{step}/carry/", {"swap": [full, lasted]}, follow=True))
    assert "Changed in Executive as well." in said
    assert "Not as it was when you looked, so left alone: 1 of what you chose." in said
    newest = Revision.objects.filter(draft=other, author=lead).latest("number")
    assert newest.text == "The pool was full for 41 minutes. At 14:00 It broke. Hello, all."
    assert offered(client.get(f"{step}/approve/")) == [began]


def test_a_minute_that_was_changed_is_carried_with_its_hour(lead: User, draft: Draft) -> None:
    told = "The alarm rang at 13:05 UTC, the outage began at 14:05 UTC. Of 12,862 customers 1,862 customers were hit."
    other = make_version("executive", told)
    client = signed_in(lead)
    old = "14:05 UTC It broke for 1,862 customers"
    change(draft, text=f"## Timeline\n\n{old}\n")
    new = "14:09 UTC It broke for 1,865 customers"
    client.post(f"/drafts/{draft.pk}/edit/", parts(draft, f"## Timeline\n\n{new}", words="PagerDuty shows 14:09"))
    edit = Revision.objects.get(draft=draft, author=lead)
    step = f"/drafts/{draft.pk}/revisions/{edit.number}"
    client.post(f"{step}/carry/", {"swap": offered(client.get(f"{step}/approve/"))})
    assert Revision.objects.get(draft=other, author=lead).text == told.replace("14:05", "14:09").replace(
        "1,862 customers were", "1,865 customers were"
    )


def test_what_was_carried_is_not_offered_for_what_it_put_in(lead: User, draft: Draft) -> None:
    other = make_version("executive", "Down for 35 minutes, and back after 45 minutes of work.")
    client = signed_in(lead)
    change(draft, text="It took 35 minutes. The recovery took 45 minutes.\n")
    fields = parts(draft, "It took 45 minutes. The recovery took 55 minutes.", words="PagerDuty shows 45")
    client.post(f"/drafts/{draft.pk}/edit/", fields)
    step = f"/drafts/{draft.pk}/revisions/{Revision.objects.get(draft=draft, author=lead).number}"
    chosen = offered(client.get(f"{step}/approve/"))
    assert len(chosen) == 2
    client.post(f"{step}/carry/", {"swap": chosen})
    carried = "Down for 45 minutes, and back after 55 minutes of work."
    assert Revision.objects.get(draft=other, author=lead).text == carried
    assert offered(client.get(f"{step}/approve/")) == []


def test_nothing_is_carried_that_was_not_chosen(lead: User, draft: Draft) -> None:
    other = make_version("executive", "It lasted 45 minutes.")
    client = signed_in(lead)
    client.post(f"/drafts/{draft.pk}/edit/", parts(draft, *MINE, words="PagerDuty shows 41"))
    client.post(f"/drafts/{draft.pk}/revisions/2/carry/", {"swap": ["0", "x"]})
    assert other.revisions.count() == 1


def test_what_is_typed_is_held_against_what_its_readers_were_told_before(lead: User, may_edit: None) -> None:
    earlier = make_draft(Content("INC-7", ("all@eng.example",), text="The outage lasted 30 minutes.\n"), thread="th_7")
    draft = make_draft(Content("Re: INC-7", ("all@eng.example",), text=TEXT), thread="th_7")
    assert earlier.received_at < draft.received_at
    there = f"/drafts/{draft.pk}/edit/changes/"
    texts = ("Hello,", "## Summary\n\nThe outage lasted {} minutes.", "## Timeline\n\n14:00 It broke")
    said = words(signed_in(lead).post(there, parts(draft, texts[0], texts[1].format(45), texts[2]), headers=HTMX))
    assert "Facts that differ" in said
    assert "the earlier mail of" in said
    assert "30 minutes" in said
    said = words(signed_in(lead).post(there, parts(draft, texts[0], texts[1].format(30), texts[2]), headers=HTMX))
    assert "Facts that differ" not in said


def test_characters_that_no_database_holds_are_kept_as_their_symbols(lead: User, draft: Draft) -> None:
    client = signed_in(lead)
    fields = parts(draft, "Hello\0", subject="INC\0", words="why\0")
    assert client.post(f"/drafts/{draft.pk}/edit/changes/", fields, headers=HTMX).status_code == 200
    client.post(f"/drafts/{draft.pk}/typed/", {"words": "why\0"})
    page = client.get(f"/drafts/{draft.pk}/edit/").content.decode()
    assert "Hello␀" in page
    assert "INC␀" in page
    assert Typed.objects.get(form=Typed.Form.EDIT).fields["words"] == "why␀"
    assert kept.kept_reason(lead, draft.pk, Action.REJECT) == "why␀"
    answer = client.post(f"/drafts/{draft.pk}/edit/", {**fields, "digest": "a\0b"})
    assert answer.status_code == 409


def numbered(page: str, number: object) -> dict[str, Any]:
    """What the script adds to all that one open page sends."""
    return {"sent_page": page, "sent_number": str(number)}


def test_what_a_page_sent_before_overwrites_nothing_when_it_comes_later(lead: User, draft: Draft) -> None:
    client, there = signed_in(lead), f"/drafts/{draft.pk}/edit/changes/"
    for page, number, text, left in (
        ("a", 10, "new", "new"),
        ("a", 9, "old", "new"),
        ("b", 1, "other", "other"),
        ("b", 2, "more", "more"),
        ("b", 1, "other", "more"),
        ("b", "x", "no number", "no number"),
    ):
        client.post(there, {**parts(draft, text), **numbered(page, number)}, headers=HTMX)
        assert Typed.objects.get().fields["text"].strip() == left
    client.post(there, parts(draft, "no script"), headers=HTMX)
    assert Typed.objects.get().fields["text"].strip() == "no script"


def test_nor_do_the_words_of_a_verdict(lead: User, draft: Draft) -> None:
    client, there = signed_in(lead), f"/drafts/{draft.pk}/typed/"
    client.post(there, {"words": "It is wrong", **numbered("a", 2)})
    client.post(there, {"words": "It is", **numbered("a", 1)})
    assert kept.kept_reason(lead, draft.pk, Action.REJECT) == "It is wrong"
    client.post(there, {"words": "It was", **numbered("b", 1)})
    assert kept.kept_reason(lead, draft.pk, Action.REJECT) == "It was"


def test_a_form_that_is_sent_is_newer_than_what_was_kept_on_the_way(lead: User, draft: Draft) -> None:
    client = signed_in(lead)
    sent = {**parts(draft, "The pool on 10.20.4.7", back="1"), **numbered("a", 2)}
    client.post(f"/drafts/{draft.pk}/edit/", sent)
    client.post(f"/drafts/{draft.pk}/edit/changes/", {**parts(draft, "The pool"), **numbered("a", 1)}, headers=HTMX)
    assert Typed.objects.get().fields["text"].strip() == "The pool on 10.20.4.7"


@pytest.mark.parametrize("end", ["save", "discard"])
def test_what_was_on_its_way_when_it_was_saved_or_thrown_away_brings_nothing_back(
    lead: User, draft: Draft, end: str
) -> None:
    client, there = signed_in(lead), f"/drafts/{draft.pk}/edit/changes/"
    client.post(there, {**parts(draft, "b"), **numbered("b", 3)}, headers=HTMX)
    client.post(there, {**parts(draft, "ab"), **numbered("a", 5)}, headers=HTMX)
    done = {"discard": "1"} if end == "discard" else parts(draft, *MINE, words="PagerDuty shows 41")
    assert client.post(f"/drafts/{draft.pk}/edit/", {**done, **numbered("a", 7)}).status_code == 302
    for number in (4, 6):
        said = words(client.post(there, {**parts(draft, "late"), **numbered("a", number)}, headers=HTMX))
        assert "is kept since" not in said
        assert not Typed.objects.filter(form=Typed.Form.EDIT).exists()
    # Another tab's, and what is typed in the same page after going back to it, are new.
    for page, number in (("b", 4), ("a", 8)):
        client.post(there, {**parts(draft, page), **numbered(page, number)}, headers=HTMX)
        assert Typed.objects.get(form=Typed.Form.EDIT).fields["text"].strip() == page


def test_nor_what_another_tab_had_sent_before_it_was_thrown_away_here(lead: User, draft: Draft) -> None:
    client, there = signed_in(lead), f"/drafts/{draft.pk}/edit/changes/"
    client.post(there, {**parts(draft, "newer"), **numbered("b", 3)}, headers=HTMX)
    client.post(f"/drafts/{draft.pk}/edit/", {"discard": "1", **numbered("a", 1)})
    client.post(there, {**parts(draft, "older"), **numbered("b", 2)}, headers=HTMX)
    assert not Typed.objects.exists()


def test_what_was_typed_after_save_was_pressed_is_left_though_it_came_first(lead: User, draft: Draft) -> None:
    client, there = signed_in(lead), f"/drafts/{draft.pk}/edit/changes/"
    client.post(there, {**parts(draft, "typed on"), **numbered("a", 8)}, headers=HTMX)
    saved = {**parts(draft, *MINE, words="PagerDuty shows 41"), **numbered("a", 7)}
    assert client.post(f"/drafts/{draft.pk}/edit/", saved).status_code == 302
    assert Revision.objects.get(number=2).text == TEXT.replace("45", "41")
    assert "typed on" in client.get(f"/drafts/{draft.pk}/edit/").content.decode()
    for number, left in ((6, "typed on"), (9, "and on")):
        client.post(there, {**parts(draft, "and on"), **numbered("a", number)}, headers=HTMX)
        assert Typed.objects.get(form=Typed.Form.EDIT).fields["text"].strip() == left


@pytest.mark.parametrize("end", ["save", "discard"])
def test_what_comes_late_is_not_called_too_long(lead: User, draft: Draft, end: str) -> None:
    client, there = signed_in(lead), f"/drafts/{draft.pk}/edit/"
    done = {"discard": "1"} if end == "discard" else parts(draft, *MINE, words="PagerDuty shows 41")
    client.post(there, {**done, **numbered("a", 7)})
    late = {**parts(draft, "late", back="1"), **numbered("a", 6)}
    assert client.post(there, late)["Location"] == f"/drafts/{draft.pk}/"
    Draft.objects.filter(pk=draft.pk).update(state="rejected")
    refused = client.post(there, late)
    assert (refused.status_code, "What you typed" in words(refused)) == (409, False)
    long = {**late, "part": ["x" * kept.LONGEST], "gap": ["1"]}
    assert "What you typed into your edit is too long to be kept." in words(client.post(there, long))


def test_what_was_typed_after_it_was_thrown_away_goes_with_it(lead: User, draft: Draft) -> None:
    client, there = signed_in(lead), f"/drafts/{draft.pk}/edit/changes/"
    client.post(there, {**parts(draft, "typed on"), **numbered("a", 8)}, headers=HTMX)
    client.post(f"/drafts/{draft.pk}/edit/", {"discard": "1", **numbered("a", 7)})
    client.post(there, {**parts(draft, "typed on"), **numbered("a", 6)}, headers=HTMX)
    assert not Typed.objects.exists()


def test_nor_do_words_that_a_verdict_overtook(lead: User, draft: Draft) -> None:
    client, there = signed_in(lead), f"/drafts/{draft.pk}/typed/"
    verdict = {"digest": digest(draft), "words": "It is wrong in two places", **numbered("a", 2)}
    assert client.post(f"/drafts/{draft.pk}/reject/", verdict).status_code == 302
    client.post(there, {"words": "It is", **numbered("a", 1)})
    assert kept.kept_reason(lead, draft.pk, Action.REJECT) == ""


def test_words_that_were_deleted_do_not_come_back(lead: User, draft: Draft) -> None:
    client = signed_in(lead)
    typed, ask = f"/drafts/{draft.pk}/typed/", f"/drafts/{draft.pk}/reject/?digest={digest(draft)}"
    for page, arrivals in (("p-1", (1, 2)), ("p-2", (2, 1))):
        for number in arrivals:
            words_then = "Facts are all wrong" if number == 1 else " "
            client.post(typed, {"words": words_then, "sent_page": page, "sent_number": str(number)})
        assert "all wrong" not in client.get(ask).content.decode()
    client.post(typed, {"words": "Facts are all wrong", "sent_page": "p-2", "sent_number": "3"})
    assert "all wrong" in client.get(ask).content.decode()


def test_words_typed_after_a_verdict_was_pressed_are_left(lead: User, draft: Draft) -> None:
    client, there = signed_in(lead), f"/drafts/{draft.pk}/typed/"
    client.post(there, {"words": "It is wrong in three places", **numbered("a", 3)})
    verdict = {"digest": digest(draft), "words": "It is wrong in two places", **numbered("a", 2)}
    assert client.post(f"/drafts/{draft.pk}/reject/", verdict).status_code == 302
    assert kept.kept_reason(lead, draft.pk, Action.REJECT) == "It is wrong in three places"


def test_what_ended_a_form_is_forgotten_after_a_day(lead: User, draft: Draft) -> None:
    client = signed_in(lead)
    client.post(f"/drafts/{draft.pk}/edit/", {"discard": "1", **numbered("a", 2)})
    Finished.objects.update(at=timezone.now() - timedelta(days=2))
    client.post(f"/drafts/{draft.pk}/edit/", {"discard": "1", **numbered("b", 2)})
    assert [one.page for one in Finished.objects.all()] == ["b"]


@pytest.mark.parametrize("kind", [Typed, Aside])
def test_what_is_kept_at_each_key_stands_in_no_index(kind: type[Typed | Aside]) -> None:
    """PostgreSQL changes a row in its place where no index has a column that changes."""
    with connection.cursor() as cursor:
        found = connection.introspection.get_constraints(cursor, kind._meta.db_table).values()
    indexed = {column for one in found if one["index"] or one["unique"] for column in one["columns"]}
    assert indexed.isdisjoint({"fields", "saved_at", "page", "number"})
