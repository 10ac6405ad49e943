"""Approving every ready version in one step: each its own verdict; what is not ready says why and is left alone."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from reviewer.accounts.models import Role, User
from reviewer.decisions import policy
from reviewer.decisions.models import Decision
from reviewer.desk.forms import LONGEST_REASON
from reviewer.desk.mail.markdown import LONGEST
from reviewer.desk.models import Aside, Typed
from reviewer.desk.times import clock
from reviewer.drafts.edit import save_edit
from reviewer.drafts.models import Draft
from tests.desk_support import change, decided, digest, words
from tests.support.rows import make_draft

pytestmark = pytest.mark.django_db


PARTS_DIFFER = ("Parts differ", "Its HTML part says something else than its text.")


def read(report: list[Draft]) -> str:
    return " ".join(f"{draft.pk}:{digest(draft)}" for draft in report)


def address(report: list[Draft]) -> str:
    return f"/drafts/{report[0].pk}/approve-ready/"


def test_the_confirm_names_the_recipients_version_by_version(leads_browser: Client, report: list[Draft]) -> None:
    said = words(leads_browser.get(address(report), {"read": read(report)}))
    assert "Approve 3 versions" in said
    for audience in ("engineering", "executive", "customer"):
        told = f"version Goes to 1 address . Subject For {audience} To {audience}@lists.example"
        assert f"{audience.capitalize()} {told}" in said
    assert "carried out 10 seconds after you approve" in said
    assert "This draft needs" not in said


def test_it_tells_in_what_a_version_differs_from_the_others(leads_browser: Client, report: list[Draft]) -> None:
    for draft, minutes in zip(report, (45, 45, 20), strict=True):
        change(draft, text=f"The outage lasted {minutes} minutes.")
    said = words(leads_browser.get(address(report), {"read": read(report)}))
    assert said.count("1 fact differs: 20 vs 45 minutes") == said.count("differs") == 1
    assert said.index("Customer version") < said.index("20 vs 45 minutes")
    alone = [words(leads_browser.get(f"/drafts/{one.pk}/approve/", {"digest": digest(one)})) for one in report]
    assert ["1 fact differs: 20 vs 45 minutes" in step for step in alone] == [False, False, True]


def test_it_tells_of_an_edit_that_a_colleague_has_saved(
    may_edit: None, commander: User, leads_browser: Client, report: list[Draft]
) -> None:
    edit = save_edit(
        commander, report[2].pk, digest(report[2]), "For customer", "It is not.", {"customer@lists.example"}
    )
    said = words(leads_browser.get(address(report), {"read": read(report)}))
    at = clock(edit.created_at, timezone.now())
    assert said.count(f"Omar Haddad saved an edit of it at {at}. It is not part of this.") == 1
    assert said.index("Customer version") < said.index("saved an edit")


def test_it_names_each_colleague_with_an_edit_the_newest_first(
    may_edit: None, commander: User, leads_browser: Client, report: list[Draft]
) -> None:
    other = User.objects.create_user("noor@acme.example", "a-long-password-1", name="Noor Azmi", role=Role.LEAD)
    for person, text in ((commander, "Over."), (other, "Over now."), (other, "Over by now.")):
        save_edit(person, report[2].pk, digest(report[2]), report[2].subject, text, {"customer@lists.example"})
    said = words(leads_browser.get(address(report), {"read": read(report)}))
    assert [said.count(f"{name} saved an edit of it at") for name in ("Omar Haddad", "Noor Azmi")] == [1, 1]
    assert said.index("Noor Azmi") < said.index("Omar Haddad")


def test_one_that_is_saved_while_the_step_stands_open_shows_it_once_more(
    may_edit: None, commander: User, leads_browser: Client, report: list[Draft]
) -> None:
    sent = [f"{draft.pk}:{digest(draft)}:0:0" for draft in report]
    save_edit(commander, report[2].pk, digest(report[2]), "For customer", "It is not.", {"customer@lists.example"})
    form = {"read": read(report), "versions": sent, "chip": "Matches the evidence"}
    answer = leads_browser.post(address(report), form)
    assert answer.status_code == 422
    assert "Omar Haddad saved an edit of it at" in words(answer)
    assert not Decision.objects.exists()


def test_an_older_draft_beside_a_newer_one_is_left_out(
    may_edit: None, lead: User, leads_browser: Client, report: list[Draft]
) -> None:
    newer = make_draft(incident="INC-7", kind="report", audience="engineering", received_at=timezone.now())
    older, page = report[0], f"/drafts/{report[1].pk}/"
    shown = f"{read(report)} {newer.pk}:{digest(newer)}"
    step = f"/drafts/{older.pk}/approve-ready/"
    said = words(leads_browser.get(step, {"read": shown}))
    assert "Approve 2 versions" in said
    assert "Engineering version: not ready A newer draft to this audience waits. Read it first." in said
    sent = f"{older.pk}:{digest(older)}:0:0"
    assert leads_browser.post(step, {"read": shown, "versions": sent}).status_code == 422
    alone = words(leads_browser.get(f"/drafts/{older.pk}/approve/", {"digest": digest(older)}))
    assert "A newer draft to this audience waits." in alone
    edit = save_edit(lead, older.pk, digest(older), older.subject, "It is over now.", {"engineering@lists.example"})
    assert "A newer draft to this audience waits." in words(
        leads_browser.get(f"/drafts/{older.pk}/revisions/{edit.number}/approve/?digest={edit.digest}")
    )
    # Its column says so whichever version is chosen, and the newer one's what it leaves behind.
    chosen = leads_browser.get(f"/drafts/{older.pk}/")
    assert "Your edit: newer waits" in words(chosen)
    assert "An older draft to this audience still waits." in words(leads_browser.get(page))
    assert f'href="/drafts/{older.pk}/"' in leads_browser.get(page).content.decode()


def test_it_tells_of_each_what_the_step_of_one_tells(leads_browser: Client, report: list[Draft]) -> None:
    """Its attachments, and when it goes out, or that it came in."""
    change(report[0], attachments=(("customers.xlsx", 10, "application/x"),))
    Draft.objects.filter(pk=report[0].pk).update(send_at=datetime(2031, 1, 2, 9, 4, tzinfo=UTC))
    Draft.objects.filter(pk=report[1].pk).update(direction="inbound", sender="ana@cust.example")
    said = words(leads_browser.get(address(report), {"read": read(report)}))
    for draft, told in (
        (report[0], "Goes to 1 address at its time, 2 Jan 2031, 09:04 UTC."),
        (report[0], "Attached customers.xlsx"),
        (report[1], "It came in from ana@cust.example. Approving lets it into the mailbox; nothing is sent."),
        (report[2], "Goes to 1 address ."),
    ):
        assert told in said
        assert told in words(leads_browser.get(f"/drafts/{draft.pk}/approve/", {"digest": digest(draft)}))


def test_it_says_of_which_more_people_have_to_approve(
    leads_browser: Client, commanders_browser: Client, report: list[Draft], settings: Any
) -> None:
    settings.POLICY = policy.parse([{"audience": ["customer"], "approvals": 2}], settings.AUDIENCES)
    said = words(leads_browser.get(address(report), {"read": read(report)}))
    assert "carried out 10 seconds after its last approval" in said
    assert said.count("This draft needs 2 approvals by a lead or commander. After yours, 1 more has to come.") == 1
    chosen = f"{report[2].pk}:{digest(report[2])}:0:0"
    leads_browser.post(address(report), {"read": read(report), "versions": chosen, "chip": "Read and correct"})
    said = words(commanders_browser.get(address(report), {"read": read(report)}))
    assert "carried out 10 seconds after you approve" in said
    assert "This draft needs 2 approvals by a lead or commander. Lena Brandt has approved. Subject" in said


@pytest.mark.parametrize(
    ("fields", "word", "why"),
    [
        (
            {"html": "<p>It is not over, all data is lost.</p>"},
            *PARTS_DIFFER,
        ),
        (
            {"text": "It is over. " * (LONGEST // 10), "html": "<p>All data is lost.</p>"},
            "HTML unchecked",
            "It is too long for its whole HTML part to be checked.",
        ),
        (
            {"html": "<p>It is <i hidden>over</i>.</p>"},
            "Styled words",
            "Styles of its HTML part may hide words, or add some.",
        ),
        ({"text": "Over: ✅", "html": "<p>Over: ❌</p>"}, *PARTS_DIFFER),
        ({"text": "It took < 5 h", "html": "<p>It took &gt; 5 h</p>"}, *PARTS_DIFFER),
        ({"html": "<p>It is over.</p><input type=button value='Pay here'>"}, *PARTS_DIFFER),
        ({"text": "45", "html": "<p>&#8238;45&#8236;</p>"}, "2 hidden characters", "It has 2 hidden characters."),
        ({"text": "", "html": "<p>It&#8203;is over</p>"}, "1 hidden character", "It has 1 hidden character."),
        ({"text": "It is\u200b over."}, "1 hidden character", "It has 1 hidden character."),
        ({"text": " \n"}, "Empty", "It is empty: neither its text nor its HTML part has a word."),
        ({"text": "", "html": "<p> </p>"}, "Empty", "It is empty: neither its text nor its HTML part has a word."),
    ],
)
def test_a_mail_that_is_not_what_it_seems_is_left_out(
    leads_browser: Client, report: list[Draft], fields: dict[str, str], word: str, why: str
) -> None:
    change(report[2], **fields)
    said = words(leads_browser.get(address(report), {"read": read(report)}))
    assert "Approve 2 versions" in said
    assert f"Customer version: not ready {why} Read it, and approve it by itself." in said
    alone = words(leads_browser.get(f"/drafts/{report[2].pk}/approve/", {"digest": digest(report[2])}))
    assert why in alone
    page = f"/drafts/{report[2].pk}/"
    head = re.search(rf'id="state-{report[2].pk}".*?</span></span>', leads_browser.get(page).content.decode(), re.S)
    assert head
    assert word in head[0]
    change(report[1], **fields)
    assert "versions…" not in words(leads_browser.get(page))


def test_shown_once_more_it_has_the_marks_that_were_made(leads_browser: Client, report: list[Draft]) -> None:
    chosen = f"{report[1].pk}:{digest(report[1])}:0:0"
    answer = leads_browser.post(
        address(report), {"read": read(report), "versions": chosen, "words": "a" * (LONGEST_REASON + 1)}
    )
    assert answer.status_code == 422
    assert re.findall(r'name="versions"\s+value="([^"]*)" checked', answer.content.decode()) == [chosen]


def test_when_the_rules_changed_is_asked_once(leads_browser: Client, report: list[Draft]) -> None:
    """For the page, not for each of its versions."""
    with CaptureQueriesContext(connection) as asked:
        leads_browser.get(address(report), {"read": read(report)})
    # A prepared statement has no words of its own on PostgreSQL.
    said = [query["sql"] or "" for query in asked]
    assert [sql for sql in said if sql.startswith('SELECT "marks_mark"')] == []


def test_each_gets_its_own_decision(leads_browser: Client, report: list[Draft]) -> None:
    chosen = [f"{draft.pk}:{digest(draft)}:0:0" for draft in report[:2]]
    answer = leads_browser.post(
        address(report), {"read": read(report), "versions": chosen, "chip": "Read and correct", "words": "Checked"}
    )
    assert answer["Location"] == f"/drafts/{report[0].pk}/"
    made = Decision.objects.order_by("draft")
    assert [(one.draft_id, one.reason) for one in made] == [
        (report[0].pk, "Read and correct. Checked"),
        (report[1].pk, "Read and correct. Checked"),
    ]
    assert {one.verdicts.get().digest for one in made} == {digest(report[0]), digest(report[1])}


def test_a_note_that_is_too_long_is_told_and_kept(leads_browser: Client, report: list[Draft]) -> None:
    """A browser counts a new line as one character, and sends two."""
    note, chosen = "a\r\n" * LONGEST_REASON, [f"{draft.pk}:{digest(draft)}:0:0" for draft in report]
    answer = leads_browser.post(
        address(report), {"read": read(report), "versions": chosen, "chip": "Read and correct", "words": note}
    )
    assert answer.status_code == 422
    assert f"at most {LONGEST_REASON} characters" in words(answer)
    assert answer.content.decode().count("a\r\n") == LONGEST_REASON
    assert not Decision.objects.exists()


def test_what_is_not_ready_says_why_and_cannot_be_chosen(
    leads_browser: Client, commander: User, report: list[Draft]
) -> None:
    shown = read(report)
    sent = [f"{draft.pk}:{digest(draft)}:0:0" for draft in report]
    decided(commander, report[0])
    change(report[1])
    Draft.objects.filter(pk=report[2].pk).update(expires_at=timezone.now() - timedelta(minutes=1))
    said = words(leads_browser.get(address(report), {"read": shown}))
    assert "No version is ready" in said
    assert "Omar Haddad approved it at" in said
    assert "It changed while you read." in said
    assert "by this desk's clock." in said
    answer = leads_browser.post(address(report), {"read": shown, "versions": sent})
    assert answer.status_code == 422
    assert Decision.objects.count() == 1


def test_a_version_that_goes_where_it_must_not_is_left_out(leads_browser: Client, report: list[Draft]) -> None:
    Draft.objects.filter(pk=report[2].pk).update(state="sent", closed_at=timezone.now())
    said = words(leads_browser.get(address(report), {"read": read(report)}))
    assert "Approve 2 versions" in said
    assert "Customer version: not ready" in said


TYPED = (
    "You typed into an edit of it at AT and have not saved it: save it or throw it away, or approve the version by "
    "itself."
)


@pytest.mark.parametrize(
    ("road", "why"), [("edit/", "You have an edit of it: approve that by itself."), ("edit/changes/", TYPED)]
)
def test_a_version_that_this_person_edited_is_left_out(
    may_edit: None, leads_browser: Client, commanders_browser: Client, report: list[Draft], road: str, why: str
) -> None:
    type_into(leads_browser, report[2], road)
    at = Typed.objects.values_list("saved_at", flat=True).first()
    told = why.replace("AT", clock(at, timezone.now())) if at else why
    said = words(leads_browser.get(address(report), {"read": read(report)}))
    assert "Approve 2 versions" in said
    assert f"Customer version: not ready {told}" in said
    sent = [f"{draft.pk}:{digest(draft)}:0:0" for draft in report]
    assert leads_browser.post(address(report), {"read": read(report), "versions": sent}).status_code == 422
    assert not Decision.objects.exists()
    assert "Approve 3 versions" in words(commanders_browser.get(address(report), {"read": read(report)}))


def test_what_others_typed_and_have_not_saved_is_told_of_its_version(
    may_edit: None, leads_browser: Client, commanders_browser: Client, report: list[Draft]
) -> None:
    type_into(commanders_browser, report[2])
    type_into(commanders_browser, report[0], text="It is over.")
    at = clock(Typed.objects.get(draft=report[2]).saved_at, timezone.now())
    said = words(leads_browser.get(address(report), {"read": read(report)}))
    told = f"Omar Haddad typed into an edit of it at {at} and has not saved it. It is not part of this, and stays kept."
    assert "Approve 3 versions" in said
    assert said.count("has not saved it") == 1
    assert said.index("Customer version") < said.index(told)
    type_into(commanders_browser, report[2], "edit/")
    assert "has not saved it" not in words(leads_browser.get(address(report), {"read": read(report)}))


def test_so_is_what_they_typed_in_another_window(leads_browser: Client, commander: User, report: list[Draft]) -> None:
    fields = {"subject": "S", "text": "Other words.", "keep": [], "words": "", "digest": digest(report[1])}
    Aside.objects.create(user=commander, draft=report[1], fields=fields)
    said = words(leads_browser.get(address(report), {"read": read(report)}))
    assert "Omar Haddad typed into an edit of it at" in said


def type_into(browser: Client, draft: Draft, road: str = "edit/changes/", text: str = "It is over now.") -> None:
    typed = {"subject": draft.subject, "text": text, "words": "It was open", "digest": digest(draft)}
    browser.post(f"/drafts/{draft.pk}/{road}", {**typed, "keep": [f"{draft.audience}@lists.example"]})


def test_where_all_but_one_are_edited_it_is_not_offered(
    may_edit: None, leads_browser: Client, lead: User, report: list[Draft]
) -> None:
    page = f"/drafts/{report[0].pk}/"
    assert "Approve 3 versions…" in words(leads_browser.get(page))
    for draft in report[1:]:
        save_edit(lead, draft.pk, digest(draft), draft.subject, "It is over now.", {f"{draft.audience}@lists.example"})
    assert "versions…" not in words(leads_browser.get(page))


@pytest.mark.parametrize(("leads_only", "offered"), [(["customer"], 2), (["customer", "executive"], 0)])
def test_as_many_are_offered_as_this_person_may_approve(
    leads_browser: Client,
    commanders_browser: Client,
    readers_browser: Client,
    report: list[Draft],
    settings: Any,
    leads_only: list[str],
    offered: int,
) -> None:
    settings.POLICY = policy.parse([{"audience": leads_only, "roles": ["lead"]}], settings.AUDIENCES)
    page, heads = f"/drafts/{report[2].pk}/", [len(leads_only), 3 - len(leads_only)]
    assert "Approve 3 versions…" in words(leads_browser.get(page))
    answer = commanders_browser.get(page)
    assert (f"Approve {offered} versions…" in words(answer)) == bool(offered)
    assert ("versions…" in words(answer)) == bool(offered)
    told = re.findall(r'id="state-\d+".*?<span>([^<]*)</span>', answer.content.decode(), re.DOTALL)
    assert [told.count("Waiting"), told.count("Ready")] == heads
    # Whoever only reads is told how the version stands.
    told = re.findall(r'id="state-\d+".*?<span>([^<]*)</span>', readers_browser.get(page).content.decode(), re.DOTALL)
    assert told == ["Ready"] * 3


def test_one_that_changes_at_the_last_moment_holds_no_other_up(leads_browser: Client, report: list[Draft]) -> None:
    shown = read(report)
    chosen = [f"{draft.pk}:{digest(draft)}:0:0" for draft in report]
    change(report[1])
    answer = leads_browser.post(address(report), {"read": shown, "versions": [chosen[0], chosen[2]]}, follow=True)
    assert "You approved the Engineering version and the Customer version at " in words(answer)
    assert set(Decision.objects.values_list("draft", flat=True)) == {report[0].pk, report[2].pk}


def test_nobody_decides_from_a_link(leads_browser: Client, report: list[Draft]) -> None:
    assert leads_browser.get(address(report))["Location"] == f"/drafts/{report[0].pk}/"


def test_a_reader_may_not(readers_browser: Client, report: list[Draft]) -> None:
    assert readers_browser.post(address(report), {"read": read(report)}).status_code == 403
    assert not Decision.objects.exists()


@pytest.mark.parametrize(
    "text",
    [
        "Thanks to our engineers \U0001f469\u200d\U0001f4bb it is over.",
        "مشکل برطرف شد و سرویس می\u200cکند.",
        "\u200f(שלום) C++\u200e שלום",
    ],
)
def test_emoji_and_scripts_that_need_unseen_characters_are_ready(
    leads_browser: Client, report: list[Draft], text: str
) -> None:
    change(report[2], text=text)
    assert "Approve 3 versions" in words(leads_browser.get(address(report), {"read": read(report)}))
    assert "hidden character" not in words(leads_browser.get(f"/drafts/{report[2].pk}/"))


def test_a_button_that_outlook_is_shown_in_another_way_is_no_difference(
    leads_browser: Client, report: list[Draft]
) -> None:
    button = "<!--[if mso]><v:rect>See status</v:rect><![endif]--><!--[if !mso]><!--><a>See status</a><!--<![endif]-->"
    change(report[2], text="It is over.\n\nSee status", html=f"<p>It is over.</p>{button}")
    assert "Approve 3 versions" in words(leads_browser.get(address(report), {"read": read(report)}))


def test_what_is_said_of_it_stays_true_when_it_is_stopped(leads_browser: Client, report: list[Draft]) -> None:
    fields = {
        "read": read(report),
        "versions": [f"{one.pk}:{digest(one)}:0:0" for one in report],
        "chip": "Read and correct",
    }
    leads_browser.post(address(report), fields)
    leads_browser.post(f"/decisions/{Decision.objects.order_by('pk')[0].pk}/stop/")
    said = words(leads_browser.get(f"/drafts/{report[0].pk}/"))
    assert "You approved the Engineering version, the Executive version and the Customer version at " in said
    assert said.count("You approved") == 1
    assert "can be stopped in its column" not in said
