"""Editing over HTTP, then approving the edit."""

import re
from typing import Any

import pytest
from django.test import Client

from reviewer.accounts.models import User
from reviewer.audit.models import Event
from reviewer.decisions.models import Decision
from reviewer.desk.models import Typed
from reviewer.drafts.content import Content
from reviewer.drafts.edit import discard_edit
from reviewer.drafts.models import Draft, Revision
from reviewer.redaction.acts import mark_places
from tests.desk_support import HTMX, change, decided, digest, signed_in, words
from tests.support.rows import make_draft

pytestmark = pytest.mark.django_db

TEXT = "The pool ran dry for 45 minutes.\n\nPayments owns it."


@pytest.fixture
def draft(may_edit: None) -> Draft:
    """One that this desk may edit: it has a key that sends."""
    content = Content(
        "Incident Report: INC-7", ("all@eng.example", "sre@eng.example"), ("boss@eng.example",), text=TEXT
    )
    return make_draft(content, incident="INC-7", kind="report", audience="customer")


def typed(draft: Draft, **fields: Any) -> dict[str, Any]:
    """What the form sends."""
    return {
        "digest": digest(draft),
        "subject": "Incident Report: INC-7",
        "text": "The pool ran dry for 41 minutes.",
        "keep": ["all@eng.example", "boss@eng.example"],
        "words": "The duration was wrong",
        **fields,
    }


def edit(user: User, draft: Draft, **fields: Any) -> Any:
    return signed_in(user).post(f"/drafts/{draft.pk}/edit/", typed(draft, **fields))


def test_the_last_minutes_are_spoken_on_its_page(lead: User, draft: Draft) -> None:
    page = signed_in(lead).get(f"/drafts/{draft.pk}/edit/").content.decode()
    assert 'data-speak="This draft expires in"' in page


def test_the_form_shows_what_the_agent_wrote(lead: User, draft: Draft) -> None:
    page = signed_in(lead).get(f"/drafts/{draft.pk}/edit/")
    assert "Payments owns it." in page.content.decode()
    assert page.content.decode().count('type="checkbox"') == 3
    assert words(page).count("No changes") == 1
    assert "no-store" in page["Cache-Control"]


def test_a_check_says_in_which_of_the_fields_it_stands(lead: User, draft: Draft) -> None:
    change(draft, text="## Summary\n\nIt is over.\n\n## Timeline\n\nThe pool on 10.20.4.7 ran dry.\n")
    form = signed_in(lead).get(f"/drafts/{draft.pk}/edit/").content.decode()
    checks = form[form.index("ed-checks-h") :]
    assert re.search(r'<span class="muted">([^<]*)</span>', checks)[1] == "Timeline"  # type: ignore[index]


def test_the_name_of_a_part_shows_its_hidden_characters(lead: User, draft: Draft) -> None:
    change(draft, text="## Summary\n\nIt is over.\n\n## Ve\u202enue\n\nNone.\n")
    form = signed_in(lead).get(f"/drafts/{draft.pk}/edit/").content.decode()
    assert "Ve<span" in form
    assert "⟨U+202E⟩</span>nue</label>" in form


def test_saving_makes_a_revision_and_leads_to_the_confirm_step(lead: User, draft: Draft) -> None:
    answer = edit(lead, draft)
    assert answer["Location"] == f"/drafts/{draft.pk}/revisions/2/approve/"
    saved = Revision.objects.get(number=2)
    assert (saved.author, saved.base, saved.to) == (lead, draft.current, ["all@eng.example"])
    assert not Decision.objects.exists()


def test_the_confirm_step_shows_the_words_that_changed_and_who_was_removed(lead: User, draft: Draft) -> None:
    client = signed_in(lead)
    client.post(f"/drafts/{draft.pk}/edit/", typed(draft))
    page = client.get(f"/drafts/{draft.pk}/revisions/2/approve/")
    said = words(page)
    assert "removed: 45 , end of removed. added: 41" in said
    assert "removed: To: sre@eng.example" in said
    assert "Approve and send to 2 addresses" in said
    assert "The duration was wrong" in page.content.decode()


def test_what_is_left_out_of_a_long_text_is_said_to_be_unchanged(lead: User, draft: Draft) -> None:
    long = "The water is calm again. " * 100
    client = signed_in(lead)
    page = client.post(f"/drafts/{draft.pk}/edit/", typed(draft), follow=True)
    assert "stands for text that is unchanged" not in words(page)
    change(draft, text=f"For 45 minutes. {long}")
    page = client.post(f"/drafts/{draft.pk}/edit/", typed(draft, text=f"For 41 minutes. {long}"), follow=True)
    said = words(page)
    assert re.search(
        r" (?:The|water|is|calm|again\.) … “…” stands for text that is unchanged\. Read the whole text", said
    )
    assert f'href="/drafts/{draft.pk}/revisions/4/"' in page.content.decode()


def test_approving_the_edit_records_it(lead: User, draft: Draft) -> None:
    client = signed_in(lead)
    client.post(f"/drafts/{draft.pk}/edit/", typed(draft))
    saved = Revision.objects.get(number=2)
    answer = client.post(
        f"/drafts/{draft.pk}/revisions/2/approve/", {"digest": saved.digest, "words": "The duration was wrong"}
    )
    assert answer["Location"] == f"/drafts/{draft.pk}/"
    decision = Decision.objects.get()
    assert (decision.action, decision.revision, decision.reason) == ("edit", saved, "The duration was wrong")


def test_a_double_click_on_save_and_on_approve(lead: User, draft: Draft) -> None:
    client = signed_in(lead)
    for _ in range(2):
        answer = client.post(f"/drafts/{draft.pk}/edit/", typed(draft))
        assert answer["Location"] == f"/drafts/{draft.pk}/revisions/2/approve/"
    saved = Revision.objects.get(number=2)
    for _ in range(2):
        answer = client.post(
            f"/drafts/{draft.pk}/revisions/2/approve/", {"digest": saved.digest, "words": "The duration was wrong"}
        )
        assert answer.status_code == 302
    assert Decision.objects.count() == 1


def test_a_draft_that_changed_while_typing_keeps_the_text_and_shows_what_changed(lead: User, draft: Draft) -> None:
    old = digest(draft)
    change(draft, text="The pool ran dry for 44 minutes.\n\nPayments owns it.")
    answer = edit(lead, draft, digest=old)
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "The draft changed while you were editing. Nothing is saved yet." in words(answer)
    assert "for 41 minutes.</textarea>" in html
    assert "removed: 45 , end of removed. added: 44" in words(answer)
    assert f'value="{digest(draft)}"' in html
    assert 'value="sre@eng.example"' in html
    assert not Revision.objects.filter(author__isnull=False).exists()


def test_saving_again_then_builds_on_the_new_draft(lead: User, draft: Draft) -> None:
    change(draft)
    assert edit(lead, draft)["Location"] == f"/drafts/{draft.pk}/revisions/3/approve/"
    assert Revision.objects.get(number=3).base == draft.current


def test_an_edit_of_a_draft_that_changed_since_cannot_be_approved(lead: User, draft: Draft) -> None:
    client = signed_in(lead)
    client.post(f"/drafts/{draft.pk}/edit/", typed(draft))
    saved = Revision.objects.get(number=2)
    change(draft)
    assert client.get(f"/drafts/{draft.pk}/revisions/2/approve/").status_code == 409
    answer = client.post(f"/drafts/{draft.pk}/revisions/2/approve/", {"digest": saved.digest, "words": "It was wrong"})
    assert answer.status_code == 409
    assert not Decision.objects.exists()


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"words": "no"}, "Say why you edit it"),
        ({"keep": ["boss@eng.example"]}, "At least one recipient must stay in To."),
        ({"subject": " "}, "The subject must have 1 to 998 characters."),
        ({"text": "  "}, "The text must have 1 to 262,144 characters."),
        ({"text": TEXT, "keep": ["all@eng.example", "sre@eng.example", "boss@eng.example"]}, "Nothing is changed yet."),
        ({"keep": ["all@eng.example", "evil@x.example"]}, "evil@x.example is not one of the available choices"),
    ],
)
def test_what_cannot_be_saved_is_said_and_stays_typed(
    lead: User, draft: Draft, fields: dict[str, Any], said: str
) -> None:
    answer = edit(lead, draft, **fields)
    assert answer.status_code == 422
    assert said in words(answer)
    assert not Revision.objects.filter(author__isnull=False).exists()


def test_without_script_a_button_shows_the_changes(lead: User, draft: Draft) -> None:
    answer = edit(lead, draft, show="1")
    assert answer.status_code == 200
    assert "added: 41" in words(answer)
    assert "for 41 minutes.</textarea>" in answer.content.decode()
    assert not Revision.objects.filter(author__isnull=False).exists()


def test_a_draft_that_somebody_has_decided_cannot_be_edited(lead: User, commander: User, draft: Draft) -> None:
    decided(commander, draft)
    answer = edit(lead, draft)
    assert answer.status_code == 409
    assert "Omar Haddad approved this draft at" in words(answer)


def test_without_a_key_that_sends_it_is_not_offered(lead: User, draft: Draft, settings: Any) -> None:
    settings.MULTIMAIL_SEND_KEY = ""
    answer = signed_in(lead).get(f"/drafts/{draft.pk}/edit/")
    assert answer.status_code == 409
    assert "Editing needs a MultiMail key that may send." in words(answer)
    assert edit(lead, draft).status_code == 409


def test_when_the_key_that_sends_is_gone_no_edit_is_made_or_approved(lead: User, draft: Draft, settings: Any) -> None:
    step = edit(lead, draft)["Location"]
    client, saved = signed_in(lead), Revision.objects.get(number=2)
    assert draft.current is not None
    [hint] = mark_places(lead, draft, draft.current, [("text", 0, 8)], "network")
    settings.MULTIMAIL_SEND_KEY = ""
    reason = {"digest": saved.digest, "words": "The duration was wrong"}
    for refused in (
        client.get(step),
        client.post(step, reason),
        client.post(f"/drafts/{draft.pk}/hints/{hint.pk}/replace/", {}),
        client.post(f"/drafts/{draft.pk}/revisions/2/carry/", {"swap": "x"}),
    ):
        assert refused.status_code == 403
        assert "Editing needs a MultiMail key that may send." in words(refused)
    assert Revision.objects.count() == 2
    assert not Decision.objects.exists()
    page = words(client.get(f"/drafts/{draft.pk}/"))
    assert "Approve your edit" not in page
    assert "Approve the agent's…" in page


def test_no_key_is_named_for_an_edit_that_cannot_be_approved(lead: User, draft: Draft, settings: Any) -> None:
    edit(lead, draft)
    make_draft(incident="INC-7", kind="report", audience="engineering")
    settings.MULTIMAIL_SEND_KEY = ""
    html = signed_in(lead).get(f"/drafts/{draft.pk}/").content.decode()
    keys = re.findall(r'<span class="of" data-v="v\d">(.*?)</span></span>', html)
    assert [re.findall("<kbd>(.)</kbd>", each) for each in keys] == [["A", "R"], ["R"]]


def test_a_reader_and_a_stranger_may_not(reader: User, draft: Draft) -> None:
    assert edit(reader, draft).status_code == 403
    assert signed_in(reader).get(f"/drafts/{draft.pk}/edit/").status_code == 403
    assert Client().post(f"/drafts/{draft.pk}/edit/", typed(draft)).status_code == 302
    assert Revision.objects.count() == 1


def test_a_saved_edit_is_offered_again_on_the_review_page(lead: User, commander: User, draft: Draft) -> None:
    edit(lead, draft)
    assert "Approve your edit…" in words(signed_in(lead).get(f"/drafts/{draft.pk}/"))
    assert "your edit" not in words(signed_in(commander).get(f"/drafts/{draft.pk}/"))


def test_an_earlier_edit_that_is_saved_again_is_the_newest_once_more(lead: User, draft: Draft) -> None:
    for minutes in (41, 43, 41, 41):
        answer = edit(lead, draft, text=TEXT.replace("45", str(minutes)))
    assert answer["Location"] == f"/drafts/{draft.pk}/revisions/4/approve/"
    client = signed_in(lead)
    assert f'/drafts/{draft.pk}/revisions/4/approve/"' in client.get(f"/drafts/{draft.pk}/").content.decode()
    assert "for 41 minutes." in client.get(f"/drafts/{draft.pk}/edit/").content.decode()
    discard_edit(lead, draft.pk, 4)
    assert "for 43 minutes." in client.get(f"/drafts/{draft.pk}/edit/").content.decode()
    for number in (3, 2):
        discard_edit(lead, draft.pk, number)
    assert edit(lead, draft, text=TEXT.replace("45", "41"))["Location"].endswith("/revisions/4/approve/")


def test_who_brings_an_edit_back_is_in_the_history(lead: User, draft: Draft) -> None:
    """Invariant 6: "approved an edit" would name one that by the history does not exist."""
    client = signed_in(lead)
    edit(lead, draft)
    discard_edit(lead, draft.pk, 2)
    for _ in range(2):
        edit(lead, draft)
    told = list(Event.objects.filter(action__startswith="edit").order_by("seq").values_list("action", "data__revision"))
    assert told == [("edited", 2), ("edit_discarded", 2), ("edit_brought_back", 2)]
    assert "Lena Brandt saved an edit again that was taken back" in words(client.get(f"/history/{draft.pk}/"))


def test_an_edit_that_was_taken_back_is_not_asked_about(lead: User, commander: User, draft: Draft) -> None:
    step = edit(lead, draft)["Location"]
    saved = Revision.objects.get(number=2)
    discard_edit(lead, draft.pk, 2)
    for asked in (
        signed_in(lead).get(step),
        signed_in(commander).post(step, {"digest": saved.digest, "words": "The duration was wrong"}),
    ):
        assert asked.status_code == 409
        assert "Lena Brandt took this edit back. Nothing is recorded." in words(asked)
        assert "The draft changed" not in words(asked)
    assert not Decision.objects.exists()
    edit(lead, draft)
    assert signed_in(lead).get(step).status_code == 200


def test_the_agents_revision_has_no_confirm_step_of_an_edit(lead: User, draft: Draft) -> None:
    assert signed_in(lead).get(f"/drafts/{draft.pk}/revisions/1/approve/")["Location"] == f"/drafts/{draft.pk}/"


def test_the_live_diff_says_what_is_typed_so_far(lead: User, draft: Draft) -> None:
    answer = signed_in(lead).post(f"/drafts/{draft.pk}/edit/changes/", typed(draft), headers=HTMX)
    said = words(answer)
    assert "<html" not in answer.content.decode()
    assert "removed: 45 , end of removed. added: 41" in said
    assert "removed: To: sre@eng.example" in said
    assert "3 changes" in said


def test_the_live_diff_tells_when_the_draft_has_changed(lead: User, draft: Draft) -> None:
    fields = typed(draft)
    change(draft)
    said = words(signed_in(lead).post(f"/drafts/{draft.pk}/edit/changes/", fields, headers=HTMX))
    assert "The draft has changed since you began." in said


def test_the_live_diff_is_for_those_who_may_edit(reader: User, draft: Draft) -> None:
    assert signed_in(reader).post(f"/drafts/{draft.pk}/edit/changes/", typed(draft)).status_code == 403


def test_a_mail_to_very_many_can_be_edited(lead: User, draft: Draft) -> None:
    many = [f"p{number}@eng.example" for number in range(1500)]
    change(draft, to=tuple(many))
    assert edit(lead, draft, keep=many[1:]).status_code == 302
    assert Revision.objects.get(author=lead).to == many[1:]


@pytest.mark.parametrize("broken", ["a@x.example,\n b@x.example", "a@x.example\r", "a@x.example\r\n", " a@x.example\t"])
def test_a_recipient_with_a_line_break_can_be_kept(lead: User, draft: Draft, broken: str) -> None:
    change(draft, to=(broken, "c@x.example"))
    sent = broken.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\r\n")
    said = words(signed_in(lead).post(f"/drafts/{draft.pk}/edit/changes/", typed(draft, keep=[sent]), headers=HTMX))
    assert "removed: To: c@x.example" in said
    assert "removed: To: a@x.example" not in said
    assert edit(lead, draft, keep=[sent]).status_code == 302
    assert Revision.objects.get(author=lead).to == [broken]


@pytest.mark.parametrize("number", ["9" * 5000, "\N{ARABIC-INDIC DIGIT NINE}" * 5000, "-1", "x"])
def test_numbers_that_no_page_sends_break_nothing(lead: User, draft: Draft, number: str) -> None:
    answer = signed_in(lead).post(
        f"/drafts/{draft.pk}/edit/",
        {**typed(draft), "replace": f"text:{number}:{number}:x", "gap": [number, number], "part": ["a", "b"]},
    )
    assert answer.status_code == 409


def test_the_form_says_what_its_text_is_and_of_what_it_is_an_edit(lead: User, draft: Draft) -> None:
    client, form = signed_in(lead), f"/drafts/{draft.pk}/edit/"
    said = words(client.get(form))
    assert "based on revision 1" in said
    assert "your revision" not in said
    edit(lead, draft)
    assert "your revision 2, based on revision 1" in words(client.get(form))
    edit(lead, draft, text="The pool ran dry.", back="1")
    at = Typed.objects.get(user=lead, form=Typed.Form.EDIT).saved_at
    assert f"what you typed at {at:%H:%M} UTC, based on revision 1" in words(client.get(form))
    change(draft)
    assert "typed on revision 1, now compared with revision 3" in words(client.get(form))
