"""What only somebody's edit of a version has: its page and the refusal say what that is, where, and what helps."""

import re

import pytest
from django.test import Client

from reviewer.accounts.models import User
from reviewer.decisions.models import Action
from reviewer.decisions.record import give_verdict
from reviewer.drafts.content import Content
from reviewer.drafts.edit import save_edit
from reviewer.drafts.models import Draft, Revision
from reviewer.redaction.acts import override
from reviewer.redaction.models import Dismissal
from tests.desk_support import HTMX, digest, words
from tests.support.rows import make_draft

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("may_edit")]
HOST = "db-primary-9.prod.internal"
TEXT = "## Summary\n\nThe API was slow.\n\n## Impact\n\nSome requests took longer.\n"
LEAKS = TEXT.replace("took longer", f"to {HOST} took longer")


@pytest.fixture
def draft(db: None) -> Draft:
    content = Content("INC-7", ("all@acme.example",), text=TEXT)
    return make_draft(content, incident="INC-7", kind="report", audience="customer")


def edit(user: User, draft: Draft, text: str = LEAKS) -> Revision:
    return save_edit(user, draft.pk, digest(draft), "INC-7", text, {"all@acme.example"})


def page(client: Client, draft: Draft) -> str:
    return client.get(f"/drafts/{draft.pk}/").content.decode()


def bar(client: Client, draft: Draft) -> str:
    html = page(client, draft)
    return html[html.index(f'id="decision-{draft.pk}"') :].partition("</section>")[0]


def leading(html: str) -> list[str]:
    """What the filled buttons lead to."""
    return re.findall(r'class="btn btn--lead"\s+href="([^"?]+)', html)


def head(client: Client, draft: Draft) -> str:
    html = page(client, draft)
    found = re.search(rf'id="state-{draft.pk}".*?<span>(.*?)</span></span>', html, re.DOTALL)
    assert found is not None
    return found[1]


def test_the_refusal_names_each_value_with_its_section_and_leads_back_to_the_form(
    leads_browser: Client, lead: User, draft: Draft
) -> None:
    mine = edit(lead, draft)
    answer = leads_browser.get(f"/drafts/{draft.pk}/revisions/{mine.number}/approve/")
    assert answer.status_code == 409
    assert f"{HOST} in Impact" in words(answer)
    html = answer.content.decode()
    form = html[html.rindex("<form") :]
    assert f'action="/drafts/{draft.pk}/edit/"' in form
    assert re.search(r'class="btn btn--primary"[^>]*>\s*Keep editing', form)
    assert f'href="/drafts/{draft.pk}/"' in form


def test_where_it_is_the_subject_that_says_so_too(leads_browser: Client, lead: User, draft: Draft) -> None:
    mine = save_edit(lead, draft.pk, digest(draft), f"INC-7 on {HOST}", TEXT, {"all@acme.example"})
    answer = leads_browser.get(f"/drafts/{draft.pk}/revisions/{mine.number}/approve/")
    assert f"{HOST} in Subject" in words(answer)


def test_who_agrees_to_it_reads_the_values_and_has_no_form_to_go_to(
    commanders_browser: Client, lead: User, draft: Draft
) -> None:
    theirs = edit(lead, draft)
    answer = commanders_browser.get(f"/drafts/{draft.pk}/revisions/{theirs.number}/approve/")
    assert f"{HOST} in Impact" in words(answer)
    assert "Keep editing" not in words(answer)


def test_it_is_dismissed_from_the_refusal(commanders_browser: Client, commander: User, draft: Draft) -> None:
    mine = edit(commander, draft)
    answer = commanders_browser.get(f"/drafts/{draft.pk}/revisions/{mine.number}/approve/").content.decode()
    [address] = re.findall(rf'href="(/drafts/{draft.pk}/hints/\d+/dismiss/[^"]*)', answer)
    gone = commanders_browser.post(address, {"reason": "public"})
    assert gone["Location"].endswith(f"#decision-{draft.pk}")
    assert Dismissal.objects.get().user == commander
    assert give_verdict(commander, draft.pk, Action.EDIT, mine.digest, "Names the machine").decision


def test_the_head_and_the_main_button_go_by_the_edit(leads_browser: Client, lead: User, draft: Draft) -> None:
    assert head(leads_browser, draft) == "Ready"
    edit(lead, draft)
    assert head(leads_browser, draft) == "Your edit: 1 blocker"
    here = bar(leads_browser, draft)
    assert leading(here) == [f"/drafts/{draft.pk}/edit/"]
    assert here.count('data-key="e"') == 1
    edit(lead, draft, TEXT.replace("slow", "down"))
    assert head(leads_browser, draft) == "Your edit: ready"
    assert leading(bar(leads_browser, draft)) == [f"/drafts/{draft.pk}/revisions/3/approve/"]


def test_what_an_edit_took_out_is_no_blocker_in_the_head(leads_browser: Client, lead: User) -> None:
    content = Content("INC-8", ("all@acme.example",), text=LEAKS)
    draft = make_draft(content, incident="INC-8", kind="report", audience="customer")
    assert head(leads_browser, draft) == "1 blocker"
    save_edit(lead, draft.pk, digest(draft), "INC-8", f"{LEAKS}And {HOST} again.", {"all@acme.example"})
    assert head(leads_browser, draft) == "Your edit: 2 blockers"
    assert leading(bar(leads_browser, draft)) == ["#h-1"]
    save_edit(lead, draft.pk, digest(draft), "INC-8", TEXT, {"all@acme.example"})
    assert head(leads_browser, draft) == "Your edit: ready"


def test_a_lead_lets_it_through(leads_browser: Client, lead: User, draft: Draft) -> None:
    mine = edit(lead, draft)
    keys = set(re.findall(r'name="keys" value="([^"]*)"', _override(leads_browser, draft, mine))[0].split())
    override(lead, draft, mine, keys, "Customers know that machine")
    assert head(leads_browser, draft) == "Your edit: ready"


def test_facts_that_differ_are_those_of_the_edit(leads_browser: Client, lead: User, draft: Draft) -> None:
    other = Content("INC-7", ("eng@acme.example",), text="## Summary\n\nThe outage lasted 45 minutes.\n")
    make_draft(other, incident="INC-7", kind="report", audience="engineering")
    assert head(leads_browser, draft) == "Ready"
    edit(lead, draft, "## Summary\n\nThe outage lasted 30 minutes.\n")
    assert head(leads_browser, draft) == "Your edit: 1 fact differs"


def test_the_column_says_that_an_edit_waits_and_shows_it(
    leads_browser: Client, commanders_browser: Client, lead: User, draft: Draft
) -> None:
    assert "agent's text" not in words(leads_browser.get(f"/drafts/{draft.pk}/"))
    edit(lead, draft)
    mine = words(leads_browser.get(f"/drafts/{draft.pk}/"))
    assert re.search(r"Your edit of \d\d:\d\d UTC waits: 1 change. Below is the agent's text.", mine)
    assert f"{HOST} in Impact" in mine
    assert re.search(rf'href="/drafts/{draft.pk}/hints/\d+/dismiss/', page(leads_browser, draft))
    others = words(commanders_browser.get(f"/drafts/{draft.pk}/"))
    assert re.search(r"Lena Brandt's edit of \d\d:\d\d UTC waits. Below is the agent's text.", others)
    assert HOST not in others
    assert f"/drafts/{draft.pk}/revisions/2/" in page(commanders_browser, draft)


def test_who_may_not_decide_is_told_that_it_waits(readers_browser: Client, lead: User, draft: Draft) -> None:
    edit(lead, draft)
    said = words(readers_browser.get(f"/drafts/{draft.pk}/"))
    assert "Lena Brandt's edit of" in said


def test_the_queue_says_whose_edit_waits(
    leads_browser: Client, commanders_browser: Client, lead: User, commander: User, draft: Draft
) -> None:
    assert "edit" not in words(leads_browser.get("/"))
    edit(lead, draft)
    assert "Your edit" in words(leads_browser.get("/"))
    assert "Lena's edit" in words(commanders_browser.get("/"))
    edit(commander, draft, TEXT.replace("slow", "down"))
    assert "Your edit and 1 more" in words(leads_browser.get("/"))
    Revision.objects.filter(author=lead).update(discarded_at="2026-01-01T00:00:00Z")
    assert "Omar's edit" in words(leads_browser.get("/"))


def _override(client: Client, draft: Draft, revision: Revision) -> str:
    address = f"/drafts/{draft.pk}/revisions/{revision.number}/override/"
    return client.get(address, headers=HTMX).content.decode()
