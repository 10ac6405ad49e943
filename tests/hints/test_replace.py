"""Replacing what an audience should not read: it makes edits of the reviewer's, which can be taken back."""

import re
from typing import Any

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from reviewer.accounts.models import User
from reviewer.drafts.content import Content
from reviewer.drafts.edit import BadEdit, discard_edit, newest_edit
from reviewer.drafts.models import Draft, Revision
from reviewer.redaction import hints
from reviewer.redaction.applying import replaced
from reviewer.redaction.models import Hint
from tests.desk_support import decided, words
from tests.hints.conftest import VALUE, make_version, mark
from tests.support.rows import make_draft


def text(user: User, draft: Draft) -> str:
    """What this person would send."""
    edit = newest_edit(user, draft)
    assert edit is not None
    return edit.text


@pytest.mark.django_db
@pytest.mark.usefixtures("may_edit")
def test_it_makes_an_edit_and_decides_nothing(leads_browser: Client, lead: User, draft: Draft, hint: Hint) -> None:
    answer = leads_browser.post(f"/drafts/{draft.pk}/hints/{hint.pk}/replace/", {"replacement": "our cache"})
    assert answer["Location"] == f"/drafts/{draft.pk}/"
    assert text(lead, draft) == "The pool of our cache ran dry. We gave blue whale more room."
    assert not draft.decisions.exists()


@pytest.mark.django_db
@pytest.mark.usefixtures("may_edit")
def test_of_a_mail_whose_time_nobody_knows_its_approval_asks(leads_browser: Client, lead: User) -> None:
    draft = make_version("customer", "The pool of blue whale ran dry.")
    hint = mark(lead, draft)
    Draft.objects.update(send_at_told=False)
    leads_browser.post(f"/drafts/{draft.pk}/hints/{hint.pk}/replace/", {"replacement": "our cache"})
    edit = newest_edit(lead, draft)
    assert edit is not None
    step = f"/drafts/{draft.pk}/revisions/{edit.number}/approve/"
    assert leads_browser.post(step, {"digest": edit.digest, "words": "No names for customers"}).status_code == 422
    assert not draft.decisions.exists()
    confirmed = {"digest": edit.digest, "words": "No names for customers", "at_once": "on"}
    leads_browser.post(step, confirmed)
    assert draft.decisions.get().at_once


@pytest.mark.django_db
@pytest.mark.usefixtures("may_edit")
def test_without_other_words_what_is_offered_is_taken(
    leads_browser: Client, lead: User, draft: Draft, hint: Hint
) -> None:
    leads_browser.post(f"/drafts/{draft.pk}/hints/{hint.pk}/replace/", {})
    assert text(lead, draft).startswith("The pool of [removed] ran dry.")


@pytest.mark.django_db
@pytest.mark.usefixtures("may_edit")
def test_bold_that_ends_within_it_ends_behind_what_is_put_in(leads_browser: Client, lead: User) -> None:
    draft = make_version("customer", "**Contact: jane**.doe@gmail.com today.")
    hint = mark(lead, draft, value="jane**.doe@gmail.com")
    leads_browser.post(f"/drafts/{draft.pk}/hints/{hint.pk}/replace/", {"replacement": "our desk"})
    assert text(lead, draft) == "**Contact: our desk** today."


@pytest.mark.django_db
@pytest.mark.usefixtures("may_edit")
def test_what_the_page_offers_is_what_is_put_in(leads_browser: Client, lead: User, may_edit: None) -> None:
    """Names are numbered through the report: the second person of it is not the first of their own mail."""
    make_version("engineering", "Priya Nair paged Marcus Lee.")
    draft = make_version("customer", "Marcus Lee restarted the pool.")
    html = leads_browser.get(f"/drafts/{draft.pk}/").content.decode()
    form = rf'action="(/drafts/{draft.pk}/hints/\d+/replace/)">.*?name="offered" value="([^"]+)"'
    card = re.search(form, html, re.DOTALL)
    assert card
    assert "2" in card[2]
    assert card[2] in words(leads_browser.get(card[1], {"offered": card[2]}))
    leads_browser.post(card[1], {"offered": card[2]})
    assert text(lead, draft) == f"{card[2]} restarted the pool."


@pytest.mark.django_db
@pytest.mark.usefixtures("may_edit")
def test_what_is_left_is_marked_in_the_edit_as_well(
    leads_browser: Client, lead: User, draft: Draft, hint: Hint
) -> None:
    leads_browser.post(f"/drafts/{draft.pk}/hints/{hint.pk}/replace/", {"replacement": "our cache"})
    edit = newest_edit(lead, draft)
    assert edit is not None
    (left,) = hints.of(draft, edit).blocking
    assert (left.value, edit.text[left.hint.start : left.hint.end]) == (VALUE, VALUE)


@pytest.mark.django_db
@pytest.mark.usefixtures("may_edit")
def test_everywhere_is_every_version_of_the_report(leads_browser: Client, lead: User, draft: Draft, hint: Hint) -> None:
    other = make_version("executive")
    mark(lead, other)
    elsewhere = make_version("executive")
    Draft.objects.filter(pk=elsewhere.pk).update(kind="postmortem")
    mark(lead, elsewhere)
    there = f"/drafts/{draft.pk}/hints/{hint.pk}/replace/"
    assert "It stands in 2 versions" in words(leads_browser.get(there))
    leads_browser.post(there, {"replacement": "our cache", "everywhere": "on"})
    assert [text(lead, one).count("our cache") for one in (draft, other)] == [1, 1]
    elsewhere.refresh_from_db()
    assert newest_edit(lead, elsewhere) is None


@pytest.mark.django_db
@pytest.mark.usefixtures("may_edit")
def test_a_version_that_is_decided_is_left_as_it_is(
    leads_browser: Client, lead: User, commander: User, draft: Draft, hint: Hint
) -> None:
    """It goes out as it was approved: nobody is told that they replaced something in it."""
    other, third = make_version("engineering"), make_version("executive")
    there = mark(lead, other)
    mark(lead, third)
    decided(commander, other)
    told = "Engineering: Omar Haddad approved it at"
    address = f"/drafts/{draft.pk}/hints/{hint.pk}/replace/"
    assert "It stands in 2 versions" in words(leads_browser.get(address))
    assert told in words(leads_browser.get(address))
    leads_browser.post(address, {"replacement": "our cache", "everywhere": "on"})
    said = words(leads_browser.get(f"/drafts/{draft.pk}/"))
    assert "Replaced in 2 versions. Nothing is sent until you approve your edits." in said
    assert told in said
    assert newest_edit(lead, other) is None
    alone = leads_browser.post(f"/drafts/{other.pk}/hints/{there.pk}/replace/", {"replacement": "our cache"})
    assert alone.status_code == 409
    assert "Omar Haddad approved this draft at" in words(alone)
    assert newest_edit(lead, other) is None


@pytest.mark.django_db
@pytest.mark.usefixtures("may_edit")
def test_throughout_is_every_place_of_this_version_alone(leads_browser: Client, lead: User, settings: Any) -> None:
    other = make_version("executive", "Priya Nair restarted the pool.")
    draft = make_version("customer", "Priya Nair restarted the pool. Then Priya Nair watched it.")
    revision = draft.current
    assert revision is not None
    hint = hints.of(draft, revision).judged[0].hint
    address = f"/drafts/{draft.pk}/hints/{hint.pk}/replace/"
    assert "Replace all 2 in this version" in words(leads_browser.get(address))
    told = leads_browser.post(address, {"throughout": "on", "offered": "[an engineer]"}, follow=True)
    assert text(lead, draft) == "[an engineer] restarted the pool. Then [an engineer] watched it."
    assert "Replaced in 2 places in your edit" in words(told)
    assert newest_edit(lead, other) is None


@pytest.mark.django_db
@pytest.mark.usefixtures("may_edit")
@pytest.mark.parametrize(("times", "told"), [(1, ""), (2, "It stands in 2 places of this version.")])
def test_places_in_the_html_part_are_not_counted(leads_browser: Client, times: int, told: str) -> None:
    """An edit drops that part: nothing is replaced in it."""
    said = "Host 10.1.2.3 died. " * times
    content = Content("INC-7: what happened", ("all@acme.example",), text=said, html=f"<p>{said}</p>")
    draft = make_draft(content, incident="INC-7", kind="report", audience="customer")
    assert draft.current is not None
    found = [one.hint for one in hints.of(draft, draft.current).judged if one.value == "10.1.2.3"]
    assert [hint.where for hint in found].count("html") == times
    address = f"/drafts/{draft.pk}/hints/{next(hint.pk for hint in found if hint.where == 'text')}/replace/"
    page = words(leads_browser.get(address))
    assert ("It stands in" in page) == bool(told)
    assert told in page
    assert ('name="throughout"' in leads_browser.get(address).content.decode()) == bool(told)


@pytest.mark.django_db
@pytest.mark.usefixtures("may_edit")
def test_versions_are_told_as_often_as_they_are_replaced_in(leads_browser: Client) -> None:
    for audience in ("executive", "customer"):
        said = "Host 10.1.2.3 died."
        content = Content("INC-7: what happened", ("all@acme.example",), text=said, html=f"<p>{said}</p>")
        draft = make_draft(content, incident="INC-7", kind="report", audience=audience)
    assert draft.current is not None
    hint = next(one.hint for one in hints.of(draft, draft.current).judged if one.hint.where == "text")
    page = words(leads_browser.get(f"/drafts/{draft.pk}/hints/{hint.pk}/replace/"))
    assert "It stands in 2 versions" in page
    assert "1 time" in page
    assert "2 times" not in page


@pytest.mark.django_db
@pytest.mark.usefixtures("may_edit")
def test_the_same_words_are_offered_in_later_mails_of_the_incident(
    leads_browser: Client, lead: User, draft: Draft, hint: Hint
) -> None:
    leads_browser.post(f"/drafts/{draft.pk}/hints/{hint.pk}/replace/", {"replacement": "our cache"})
    later = make_version("executive")
    Draft.objects.filter(pk=later.pk).update(kind="update")
    later.refresh_from_db()
    mark(lead, later)
    assert later.current is not None
    (one,) = hints.of(later, later.current).judged
    assert one.replacement == "our cache"


@pytest.mark.django_db
@pytest.mark.usefixtures("may_edit")
def test_what_was_put_in_for_one_value_is_not_offered_for_another(
    leads_browser: Client, lead: User, draft: Draft, hint: Hint
) -> None:
    other = mark(lead, draft, value="more room")
    leads_browser.post(f"/drafts/{draft.pk}/hints/{hint.pk}/replace/", {"replacement": "our cache"})
    assert draft.current is not None
    offered = {one.hint.pk: one.replacement for one in hints.of(draft, draft.current).judged}
    assert offered == {hint.pk: "our cache", other.pk: "[removed]"}


@pytest.mark.django_db
@pytest.mark.usefixtures("may_edit")
def test_it_can_be_taken_back_and_done_again(leads_browser: Client, lead: User, draft: Draft, hint: Hint) -> None:
    there = f"/drafts/{draft.pk}/hints/{hint.pk}/replace/"
    leads_browser.post(there, {"replacement": "our cache"})
    edit = newest_edit(lead, draft)
    assert edit is not None
    for _ in range(2):
        assert leads_browser.post(f"/drafts/{draft.pk}/hints/{hint.pk}/put-back/").status_code == 302
    assert newest_edit(lead, draft) is None
    leads_browser.post(there, {"replacement": "our cache"})
    assert newest_edit(lead, draft) == edit


@pytest.mark.django_db
@pytest.mark.usefixtures("may_edit")
def test_nobody_takes_back_what_another_wrote(
    leads_browser: Client, commanders_browser: Client, lead: User, commander: User, draft: Draft, hint: Hint
) -> None:
    leads_browser.post(f"/drafts/{draft.pk}/hints/{hint.pk}/replace/", {"replacement": "our cache"})
    edit = newest_edit(lead, draft)
    assert edit is not None
    commanders_browser.post(f"/drafts/{draft.pk}/hints/{hint.pk}/put-back/")
    assert newest_edit(lead, draft) == edit
    with pytest.raises(BadEdit, match="Only the person who made an edit"):
        discard_edit(commander, draft.pk, edit.number)


@pytest.mark.django_db
@pytest.mark.usefixtures("may_edit")
def test_a_hint_of_a_text_that_is_no_longer_the_newest_is_not_applied(
    leads_browser: Client, lead: User, draft: Draft, hint: Hint
) -> None:
    there = f"/drafts/{draft.pk}/hints/{hint.pk}/replace/"
    leads_browser.post(there, {"replacement": "our cache"})
    answer = leads_browser.post(there, {"replacement": "our store"})
    assert answer.status_code == 422
    assert "changed since you looked" in words(answer)
    assert Revision.objects.filter(draft=draft).count() == 2


@given(st.text(max_size=200), st.lists(st.tuples(st.integers(0, 200), st.integers(0, 200)), max_size=8))
def test_what_lies_between_replacements_stays(base: str, cuts: list[tuple[int, int]]) -> None:
    spans = sorted((min(a, b), max(a, b)) for a, b in cuts if max(a, b) <= len(base))
    apart = [span for index, span in enumerate(spans) if index == 0 or span[0] >= max(s[1] for s in spans[:index])]
    done = replaced(base, [(start, end, "\N{BULLET}") for start, end in apart])
    gone = sum(end - start for start, end in apart)
    assert len(done) == len(base) - gone + len(apart)
