"""A hint in the name of an attachment or of a recipient blocks as one in the text; the ways out are a word or a no."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from reviewer.accounts.models import User
from reviewer.decisions.models import Action
from reviewer.decisions.record import give_verdict
from reviewer.decisions.refused import Blocked
from reviewer.drafts.content import Content
from reviewer.drafts.models import Draft, Revision
from reviewer.redaction import hints
from reviewer.redaction.acts import dismiss, override
from reviewer.redaction.applying import apply, places
from reviewer.redaction.models import Hint, OrgEntry
from tests.desk_support import digest, words
from tests.redaction.marked import drawn
from tests.support.growth import grows_evenly
from tests.support.rows import make_draft

pytestmark = pytest.mark.django_db

KEY = "gh" + "p_" + "a" + drawn(35)
FILE = f"acme-bank_{KEY}.csv"


def make_version(file: str = FILE, to: str = "all@acme.example", text: str = "It broke.") -> Draft:
    content = Content("INC-7: what happened", to=(to,), text=text, attachments=((file, 12, "text/csv"),))
    return make_draft(content, incident="INC-7", kind="report", audience="customer", severity=1)


def only_hint(draft: Draft) -> Hint:
    assert draft.current is not None
    (one,) = hints.of(draft, draft.current).judged
    return one.hint


def only_name(draft: Draft) -> Hint:
    """The one in the name of a file."""
    assert draft.current is not None
    (one,) = [one for one in hints.of(draft, draft.current).judged if one.hint.where == "files"]
    return one.hint


def test_a_token_in_the_name_of_an_attachment_blocks(lead: User) -> None:
    draft = make_version()
    with pytest.raises(Blocked, match=r"1 hint \(credential\) blocks it"):
        give_verdict(lead, draft.pk, Action.APPROVE, digest(draft), "Read and correct")
    assert give_verdict(lead, draft.pk, Action.REJECT, digest(draft), "A token in a name").decision


def test_a_token_in_the_name_of_a_recipient_blocks(lead: User) -> None:
    draft = make_version("timeline.csv", f'"Ops {KEY}" <all@acme.example>')
    with pytest.raises(Blocked, match=r"1 hint \(credential\) blocks it"):
        give_verdict(lead, draft.pk, Action.APPROVE, digest(draft), "Read and correct")


def test_the_page_shows_it_and_offers_to_dismiss_it_alone(leads_browser: Client, may_edit: None) -> None:
    draft = make_version()
    page = leads_browser.get(f"/drafts/{draft.pk}/")
    assert "Blocks Customer Credential, file name" in words(page)
    html, hint = page.content.decode(), only_hint(draft)
    assert f"/drafts/{draft.pk}/hints/{hint.pk}/dismiss/" in html
    assert f"/drafts/{draft.pk}/hints/{hint.pk}/replace/" not in html


def test_it_costs_no_more_queries(leads_browser: Client) -> None:
    counts = []
    for draft in (make_version("timeline.csv", text=f"The token is {KEY}."), make_version()):
        leads_browser.get(f"/drafts/{draft.pk}/")
        with CaptureQueriesContext(connection) as asked:
            leads_browser.get(f"/drafts/{draft.pk}/")
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_a_word_or_a_lead_lets_it_through(lead: User) -> None:
    one = make_version()
    dismiss(lead, one, only_hint(one), "agreed")
    assert give_verdict(lead, one.pk, Action.APPROVE, digest(one), "Read and correct").decision
    other = make_version(f"acme_{KEY[:-2]}zz.csv")
    assert other.current is not None
    override(lead, other, other.current, {only_hint(other).key}, "The token is revoked.")
    assert give_verdict(lead, other.pk, Action.APPROVE, digest(other), "Read and correct").decision


@pytest.mark.parametrize("method", ["get", "post"])
def test_nothing_is_put_in_its_place(lead: User, leads_browser: Client, may_edit: None, method: str) -> None:
    draft = make_version()
    hint = only_hint(draft)
    form = {"replacement": "x", "offered": "x"}
    answer = getattr(leads_browser, method)(f"/drafts/{draft.pk}/hints/{hint.pk}/replace/", form)
    assert answer.status_code == 403
    assert "An edit leaves names as they are: dismiss the hint, or reject the version." in words(answer)
    assert "Replace here" not in words(answer)
    assert Revision.objects.filter(draft=draft).count() == 1
    assert places(lead, draft, hint.key) == []


def test_in_the_name_of_a_recipient_an_edit_helps(leads_browser: Client, may_edit: None) -> None:
    draft = make_version("timeline.csv", f'"Ops {KEY}" <all@acme.example>')
    answer = leads_browser.get(f"/drafts/{draft.pk}/hints/{only_hint(draft).pk}/replace/")
    assert "An edit leaves names as they are: take the recipient out in an edit, dismiss the hint" in words(answer)


@pytest.mark.parametrize(
    ("parts", "helps"),
    [
        ({}, "blocks it: dismiss it, or have a lead let it through."),
        ({"to": f"{KEY} <all@acme.example>", "file": "a.csv"}, "blocks it: take the recipient out or dismiss it, or"),
        ({"text": f"It is {KEY}.", "file": "a.csv"}, "blocks it: replace or dismiss it, or"),
        ({"text": f"It is {KEY}."}, "block it: replace or dismiss each, or"),
    ],
)
def test_what_blocks_says_what_helps(lead: User, parts: dict[str, str], helps: str) -> None:
    draft = make_version(**parts)
    with pytest.raises(Blocked) as refused:
        give_verdict(lead, draft.pk, Action.APPROVE, digest(draft), "Read and correct")
    assert helps in refused.value.blocks[0].words


def test_the_step_that_dismisses_it_says_where_else_it_stands(leads_browser: Client) -> None:
    draft = make_version(text=f"The token {KEY} leaked.")
    page = words(leads_browser.get(f"/drafts/{draft.pk}/hints/{only_name(draft).pk}/dismiss/"))
    assert "It stands in the text and the name of a file. What you say holds for all of them." in page
    alone = make_version()
    assert "It stands in" not in words(leads_browser.get(f"/drafts/{alone.pk}/hints/{only_hint(alone).pk}/dismiss/"))


def test_what_is_replaced_in_the_text_may_still_stand_in_a_name(
    lead: User, leads_browser: Client, may_edit: None
) -> None:
    draft = make_version(text=f"The token {KEY} leaked.")
    assert draft.current is not None
    ((_, copy, found),) = places(lead, draft, hints.of(draft, draft.current).judged[0].hint.key)
    edit = apply(lead, draft, copy, found)
    assert [one.hint.where for one in hints.of(draft, edit).judged] == ["files"]
    page = words(leads_browser.get(f"/drafts/{draft.pk}/"))
    assert "Replaced in your edit" in page
    assert "Blocks Customer Credential, file name" in page


def test_hidden_characters_of_a_name_are_told(leads_browser: Client) -> None:
    draft = make_version("invoice\u202efdp.exe")
    page = words(leads_browser.get(f"/drafts/{draft.pk}/"))
    assert "1 hidden character in the subject, the addresses, the text, the HTML part, the names of attachments" in page
    assert "invoice ⟨U+202E⟩ fdp.exe" in page


def test_the_checks_of_an_edit_show_it_and_say_what_helps(leads_browser: Client, may_edit: None) -> None:
    draft = make_version(text=f"The token {KEY} leaked, {KEY}.")
    answer = leads_browser.get(f"/drafts/{draft.pk}/edit/")
    page, html = words(answer), answer.content.decode()
    assert "0 of 3 resolved" in page
    assert "Credential File name" in page
    assert "An edit leaves the names of files as they are. Dismiss it on the draft's page ." in page
    # What is offered counts what it changes.
    assert "All 2" in page
    assert f'value="files:{only_name(draft).key}' not in html


def test_the_checks_of_an_edit_follow_who_stays_a_recipient(leads_browser: Client, may_edit: None) -> None:
    odd = f'"Ops {KEY}" <ops@acme.example>'
    content = Content("INC-7: what happened", to=("all@acme.example", odd), text="It broke.")
    draft = make_draft(content, incident="INC-7", kind="report", audience="customer", severity=1)
    form = {"digest": digest(draft), "subject": content.subject, "text": "It broke.", "words": ""}
    for keep, told in ([*content.to], "0 of 1 resolved"), (["all@acme.example"], "1 of 1 resolved"):
        panel = words(leads_browser.post(f"/drafts/{draft.pk}/edit/changes/", {**form, "keep": keep}))
        assert told in panel
        assert ("Take the recipient out, or dismiss it on the draft's page" in panel) == (odd in keep)


def of_current(draft: Draft) -> hints.Hints:
    assert draft.current is not None
    return hints.of(draft, draft.current)


@pytest.mark.slow
def test_the_time_of_a_look_at_the_page_grows_no_faster_than_the_names() -> None:
    OrgEntry.objects.create(kind=OrgEntry.Kind.CUSTOMER, value="Globex")
    drafts = []
    for count in (500, 2000):
        files = tuple((f"f{number}_Globex.csv", 12, "text/csv") for number in range(count))
        content = Content("It broke", to=("all@acme.example",), text="It broke.", attachments=files)
        drafts.append(make_draft(content, incident=f"INC-{count}", kind="report", audience="customer"))
        assert len(of_current(drafts[-1]).judged) == count
    small, large = drafts
    assert grows_evenly(lambda: of_current(small), lambda: of_current(large), harmless=0.1)
