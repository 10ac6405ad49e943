"""A version that goes to somebody who may not read it is not approved, whichever way it is tried."""

import re
from typing import Any

import pytest
from django.test import Client

from reviewer.accounts.models import User
from reviewer.decisions.models import Action, Decision, Verdict
from reviewer.decisions.record import give_verdict
from reviewer.decisions.refused import Blocked, Unconfirmed
from reviewer.drafts.content import Content
from reviewer.drafts.edit import save_edit
from reviewer.drafts.models import Draft
from reviewer.fence.models import Rule
from reviewer.redaction.passes import scan
from tests.desk_support import HTMX, change, digest, words
from tests.support.rows import make_draft

pytestmark = pytest.mark.django_db
WHY = "updates@lists.acme.example is read by the customer audience, which may not read the engineering version"


@pytest.fixture(autouse=True)
def fence(db: None) -> None:
    Rule.objects.create(pattern="acme.example", audience="engineering")
    Rule.objects.create(pattern="lists.acme.example", audience="customer")


def test_the_record_refuses_it(lead: User, draft: Draft) -> None:
    with pytest.raises(Blocked, match=WHY):
        give_verdict(lead, draft.pk, Action.APPROVE, digest(draft), "Read and correct")
    assert not Verdict.objects.exists()


def test_the_page_says_why_before_a_reason_is_typed(leads_browser: Client, draft: Draft) -> None:
    answer = leads_browser.get(f"/drafts/{draft.pk}/approve/?digest={digest(draft)}", headers=HTMX)
    assert answer.status_code == 409
    assert WHY in words(answer)


def test_the_filled_button_leads_to_who_may_not_read_it(leads_browser: Client, draft: Draft) -> None:
    html = leads_browser.get(f"/drafts/{draft.pk}/").content.decode()
    assert re.findall(r'href="(#r[^"]*)"\s+data-blockers="r-1-2">([^<]*)<', html) == [
        ("#r-1-2", "Next blocker, 1 left")
    ]
    line = html[html.index('<li id="r-1-2"') :]
    assert "updates@lists.acme.example" in line[: line.index("</li>")]
    assert "1 blocker" in words(leads_browser.get(f"/drafts/{draft.pk}/"))


def test_a_hint_that_blocks_comes_before_it_and_both_count(leads_browser: Client, draft: Draft) -> None:
    change(draft, text="The password was hunter2-Kx9vQ2.")
    html = leads_browser.get(f"/drafts/{draft.pk}/").content.decode()
    assert re.findall(r'href="(#[^"]*)"\s+data-blockers="([^"]*)">([^<]*?) ?<', html) == [
        ("#h-1", "h-1 r-1-2", "Next blocker, 2 left")
    ]


def test_an_address_that_warns_is_looked_at_before_it_is_approved(leads_browser: Client, draft: Draft) -> None:
    change(draft, to=("sre@acme.example", "press@acm\u0435.example"))
    html = leads_browser.get(f"/drafts/{draft.pk}/").content.decode()
    assert re.findall(r'data-look="[0-9a-f]{12}-(r-1-\d)">([^<]*)<', html) == [("r-1-2", "Review 1 warning")]
    assert "data-after-looks" in html


def test_a_forged_form_is_refused_as_well(leads_browser: Client, draft: Draft) -> None:
    form = {"digest": digest(draft), "chip": "Read and correct"}
    assert leads_browser.post(f"/drafts/{draft.pk}/approve/", form).status_code == 409
    assert not Decision.objects.exists()


def test_rejecting_sends_nothing_and_is_not_blocked(lead: User, draft: Draft) -> None:
    assert give_verdict(lead, draft.pk, Action.REJECT, digest(draft), "It goes to customers").decision


def test_an_edit_that_removes_the_address_can_be_approved(lead: User, draft: Draft) -> None:
    edit = save_edit(lead, draft.pk, digest(draft), "INC-7", "The pool ran dry.", {"sre@acme.example"})
    assert give_verdict(lead, draft.pk, Action.EDIT, edit.digest, "Customers do not read this").decision


def test_an_edit_that_keeps_the_address_cannot(lead: User, draft: Draft) -> None:
    keep = set(draft.current.to if draft.current else ())
    edit = save_edit(lead, draft.pk, digest(draft), "INC-7", "The pool ran dry again.", keep)
    with pytest.raises(Blocked):
        give_verdict(lead, draft.pk, Action.EDIT, edit.digest, "Better words for it")


def test_the_mailboxs_own_copies_are_addresses_too(lead: User, draft: Draft) -> None:
    assert draft.current is not None
    content = draft.current.content
    fields: dict[str, Any] = {"to": ["sre@acme.example"], "auto_bcc": "copy@lists.acme.example"}
    type(draft.current).objects.filter(pk=draft.current.pk).update(**fields)
    with pytest.raises(Blocked, match=r"copy@lists\.acme\.example"):
        give_verdict(lead, draft.pk, Action.APPROVE, content.digest, "Read and correct")


def test_a_changed_fence_lets_it_through(lead: User, draft: Draft) -> None:
    Rule.objects.filter(pattern="lists.acme.example").update(audience="engineering")
    assert give_verdict(lead, draft.pk, Action.APPROVE, digest(draft), "Read and correct").decision


def test_an_unknown_address_is_not_blocked(lead: User, draft: Draft) -> None:
    Rule.objects.all().delete()
    assert give_verdict(lead, draft.pk, Action.APPROVE, digest(draft), "Read and correct").decision


def test_a_received_mail_goes_to_nobody(lead: User, draft: Draft) -> None:
    Draft.objects.filter(pk=draft.pk).update(direction="inbound")
    assert give_verdict(lead, draft.pk, Action.APPROVE, digest(draft), "Let it in please").decision


def test_letters_that_look_like_a_known_domain_are_told_and_confirmed(lead: User, leads_browser: Client) -> None:
    other = "all@\u0430cme.example"
    content = Content("INC-9", to=(other, "ana@nobody.example"), text="The pool ran dry.")
    draft = make_draft(content, incident="INC-9", kind="report", audience="engineering", severity=1)
    scan()
    shown = f"{other} [xn--cme-5cd.example]"
    page = words(leads_browser.get(f"/drafts/{draft.pk}/"))
    assert f"{shown} looks like acme.example and is xn--cme-5cd.example: who reads there is not known" in page
    step = words(leads_browser.get(f"/drafts/{draft.pk}/approve/?digest={digest(draft)}"))
    assert step.count(shown) == 2
    assert "It looks like acme.example and is xn--cme-5cd.example" in step
    assert "Not known who reads at ana@nobody.example" in step
    ready = words(leads_browser.get(f"/drafts/{draft.pk}/approve-ready/", {"read": f"{draft.pk}:{digest(draft)}"}))
    assert "No version is ready" in ready
    with pytest.raises(Unconfirmed):
        give_verdict(lead, draft.pk, Action.APPROVE, digest(draft), "Read and correct")


def test_the_ready_step_names_whom_no_rule_knows(leads_browser: Client) -> None:
    content = Content("INC-9", to=("ana@nobody.example",), text="The pool ran dry.")
    draft = make_draft(content, incident="INC-9", kind="report", audience="engineering", severity=1)
    scan()
    ready = words(leads_browser.get(f"/drafts/{draft.pk}/approve-ready/", {"read": f"{draft.pk}:{digest(draft)}"}))
    assert "Not known who reads at ana@nobody.example" in ready


def test_of_an_unsorted_draft_it_says_who_reads_at_a_known_address(lead: User, leads_browser: Client) -> None:
    Rule.objects.create(pattern="status@lists.acme.example", audience="customer", people=1862)
    page = leads_browser.get(f"/drafts/{make_draft(Content('S', ('status@lists.acme.example',), text='T')).pk}/")
    assert (
        "status@lists.acme.example: read by the customer audience, 1,862 people; "
        "whether it may read this is not known yet" in words(page)
    )
    assert "Say who" not in words(page)
    unnamed = leads_browser.get(f"/drafts/{make_draft(Content('S', ('ana@nobody.example',), text='T')).pk}/")
    assert "ana@nobody.example: not known who reads there Say who" in words(unnamed)


def test_a_tag_opens_no_fence(lead: User, leads_browser: Client) -> None:
    Rule.objects.create(pattern="press@acme.example", audience="customer", people=40)
    content = Content("INC-9", to=("press+inc9@acme.example",), text="The pool ran dry.")
    draft = make_draft(content, incident="INC-9", kind="report", audience="engineering", severity=1)
    why = "press+inc9@acme.example is without its tag press@acme.example, which is read by the customer"
    assert why in words(leads_browser.get(f"/drafts/{draft.pk}/"))
    step = leads_browser.get(f"/drafts/{draft.pk}/approve/?digest={digest(draft)}")
    assert (step.status_code, why in words(step)) == (409, True)
    with pytest.raises(Blocked, match="is without its tag press@acme"):
        give_verdict(lead, draft.pk, Action.APPROVE, digest(draft), "Read and correct")


ODD = "sre@acme.example;all@elsewhere.example"


@pytest.fixture
def odd(lead: User) -> Draft:
    """A version that goes to an entry which is two addresses."""
    content = Content("INC-8", to=("sre@acme.example", ODD), text="The pool ran dry.")
    return make_draft(content, incident="INC-8", kind="report", audience="engineering", severity=1)


def test_an_entry_of_two_addresses_is_warned_of_on_the_page(leads_browser: Client, odd: Draft) -> None:
    said = words(leads_browser.get(f"/drafts/{odd.pk}/"))
    assert f"{ODD} is not just one plain address: it may reach others than it seems" in said
    assert "sre@acme.example: engineering" in said


@pytest.mark.parametrize("spelled", ['"bob"@lists.acme.example', "bob@lists.acme..example", "bob@lists.acme.example/x"])
def test_nobody_confirms_an_odd_entry_that_reaches_whom_a_rule_keeps_out(
    commander: User, leads_browser: Client, spelled: str
) -> None:
    content = Content("INC-9", to=("sre@acme.example", spelled), text="The pool ran dry.")
    draft = make_draft(content, incident="INC-9", kind="report", audience="engineering", severity=1)
    why = f"{spelled} is not just one plain address, and may reach lists.acme.example, which is read by the customer"
    assert why in words(leads_browser.get(f"/drafts/{draft.pk}/"))
    step = leads_browser.get(f"/drafts/{draft.pk}/approve/?digest={digest(draft)}")
    assert (step.status_code, why in words(step)) == (409, True)
    with pytest.raises(Blocked, match="may reach"):
        give_verdict(commander, draft.pk, Action.APPROVE, digest(draft), "Read and correct")
    assert not Decision.objects.exists()


def test_an_entry_that_is_too_long_to_be_read_is_removed_before_it_is_approved(
    lead: User, leads_browser: Client
) -> None:
    long = f"{'a' * 1_000}@elsewhere.example"
    content = Content("INC-9", to=("sre@acme.example", long), text="The pool ran dry.")
    draft = make_draft(content, incident="INC-9", kind="report", audience="engineering", severity=1)
    assert f"{long} is too long to tell whom it may reach" in words(leads_browser.get(f"/drafts/{draft.pk}/"))
    with pytest.raises(Blocked, match="too long to tell whom it may reach: remove it"):
        give_verdict(lead, draft.pk, Action.APPROVE, digest(draft), "Read and correct")
    edit = save_edit(lead, draft.pk, digest(draft), "INC-9", "The pool ran dry.", {"sre@acme.example"})
    assert give_verdict(lead, draft.pk, Action.EDIT, edit.digest, "Nobody can read that entry").decision


def test_it_is_a_warning_of_its_row(leads_browser: Client, odd: Draft) -> None:
    scan()
    assert "1 warning" in words(leads_browser.get("/"))


def test_it_is_not_approved_along_with_others(leads_browser: Client, odd: Draft) -> None:
    said = words(leads_browser.get(f"/drafts/{odd.pk}/approve-ready/", {"read": f"{odd.pk}:{digest(odd)}"}))
    assert "It has 1 warning to confirm: approve it by itself." in said


def test_it_is_confirmed_by_whoever_approves(lead: User, leads_browser: Client, odd: Draft) -> None:
    with pytest.raises(Unconfirmed, match="the warning"):
        give_verdict(lead, odd.pk, Action.APPROVE, digest(odd), "Read and correct")
    page = leads_browser.get(f"/drafts/{odd.pk}/approve/?digest={digest(odd)}")
    assert f"Recipient : {ODD} It is not just one plain address: it may reach others than it seems." in words(page)
    assert "I have read it; it may be sent so" in words(page)
    form = {"digest": digest(odd), "chip": "Read and correct", "warnings": warned(page)}
    refused = leads_browser.post(f"/drafts/{odd.pk}/approve/", form)
    assert refused.status_code == 422
    assert "Confirm that you have read the warning." in words(refused)
    assert leads_browser.post(f"/drafts/{odd.pk}/approve/", {**form, "read": "on"}).status_code == 302
    assert Decision.objects.get().draft == odd


def warned(page: Any) -> str:
    """What the step's form sends along as shown."""
    found = re.search(r'name="warnings" value="([^"]*)"', page.content.decode())
    assert found
    return found[1]


def test_an_edit_that_keeps_it_asks_as_well(lead: User, odd: Draft) -> None:
    with_it, without = (
        save_edit(lead, odd.pk, digest(odd), "INC-8", text, keep)
        for text, keep in (("The pool ran out.", {"sre@acme.example", ODD}), ("It ran dry.", {"sre@acme.example"}))
    )
    with pytest.raises(Unconfirmed):
        give_verdict(lead, odd.pk, Action.EDIT, with_it.digest, "Better words for it")
    assert give_verdict(lead, odd.pk, Action.EDIT, without.digest, "Nobody else reads it").decision


def test_rejecting_it_confirms_nothing(lead: User, odd: Draft) -> None:
    assert give_verdict(lead, odd.pk, Action.REJECT, digest(odd), "It goes to others").decision
