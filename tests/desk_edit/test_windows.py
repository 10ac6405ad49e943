"""One person's edit form in two windows: what is typed in one is never lost to the other, nor is a saved edit."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db.models.signals import post_save
from django.test import Client

from reviewer.accounts.models import User
from reviewer.decisions.models import Action
from reviewer.desk import kept
from reviewer.desk.editing.windows import MOST
from reviewer.desk.models import Aside, Typed
from reviewer.drafts.content import Content
from reviewer.drafts.edit import newest_edit
from reviewer.drafts.models import Draft, Revision
from reviewer.redaction import hints
from tests.desk_support import HTMX, decided, digest, signed_in, words
from tests.support.rows import make_draft

pytestmark = pytest.mark.django_db
HOST = "10.20.4.7"
TEXT = f"The pool on {HOST} ran dry for 45 minutes."
SHORTER = TEXT.replace("45", "41")


@pytest.fixture
def draft(may_edit: None) -> Draft:
    content = Content("INC-7", ("all@x.example",), text=TEXT)
    return make_draft(content, incident="INC-7", kind="report", audience="customer")


class Window:
    """An open edit form: what it shows is what it sends, until something is typed."""

    def __init__(self, client: Client, draft: Draft, name: str) -> None:
        self.client, self.at, self.name, self.number = client, f"/drafts/{draft.pk}/edit/", name, 0
        self.digest = digest(draft)
        self.show(client.get(self.at))

    def show(self, page: Any) -> None:
        html = page.content.decode()
        self.hidden = dict(re.findall(r'<input type="hidden" name="(began|seen)" value="([^"]*)"', html))
        match = re.search(r'id="part-1"[^>]*>\n([^<]*)</textarea>', html)
        assert match
        self.text = match[1]

    def form(self, **more: str) -> dict[str, Any]:
        self.number += 1
        sent = {"sent_page": self.name, "sent_number": str(self.number)} if self.name else {}
        fields = {"digest": self.digest, "subject": "INC-7", "part": [self.text], "gap": ["0"], "words": ""}
        return {**fields, "keep": ["all@x.example"], **self.hidden, **sent, **more}

    def poll(self) -> str:
        return words(self.client.post(f"{self.at}changes/", self.form(), headers=HTMX))

    def type(self, text: str) -> str:
        self.text = text
        return words(self.client.post(f"{self.at}changes/", self.form(typed="1"), headers=HTMX))

    def press(self, **button: str) -> Any:
        return self.client.post(self.at, self.form(**button))

    def save(self) -> Any:
        return self.press(words="PagerDuty shows 41")


@pytest.fixture
def windows(lead: User, draft: Draft) -> tuple[Window, Window]:
    """Two, opened before anything is typed in either."""
    client = signed_in(lead)
    return Window(client, draft, "a"), Window(client, draft, "b")


def opened(lead: User, draft: Draft) -> str:
    return signed_in(lead).get(f"/drafts/{draft.pk}/edit/").content.decode()


def in_the_form(lead: User, draft: Draft) -> str:
    return Window(signed_in(lead), draft, "z").text


def asked(lead: User, draft: Draft) -> str:
    """What a confirm step says."""
    return words(signed_in(lead).get(f"/drafts/{draft.pk}/reject/?digest={digest(draft)}"))


def test_an_idle_window_leaves_what_was_typed_in_another(
    lead: User, draft: Draft, windows: tuple[Window, Window]
) -> None:
    idle, typing = windows
    typing.type("A long evening's work.")
    said = idle.poll()
    assert in_the_form(lead, draft) == "A long evening&#x27;s work."
    assert "Newer text of yours from another window is kept since" in said
    assert "Load the newer text" in said
    assert "What you typed is kept" not in said
    assert not Aside.objects.exists()


def test_an_idle_window_alone_keeps_nothing(windows: tuple[Window, Window]) -> None:
    said = windows[0].poll()
    assert not Typed.objects.exists()
    assert "Newer text" not in said


def test_an_idle_window_leaves_the_saved_edit(lead: User, draft: Draft, windows: tuple[Window, Window]) -> None:
    idle, typing = windows
    typing.text = SHORTER
    typing.save()
    said = idle.poll()
    assert "You saved an edit at" in said
    assert "have not saved it" not in asked(lead, draft)
    assert in_the_form(lead, draft) == SHORTER


def test_what_is_typed_over_an_older_text_stands_beside_the_newer(
    lead: User, draft: Draft, windows: tuple[Window, Window]
) -> None:
    first, second = windows
    first.type("First.")
    said = second.type("Second.")
    assert "Newer text of yours from another window is kept since" in said
    assert "What you typed is kept since" in said
    assert in_the_form(lead, draft) == "First."
    assert "Second.</textarea>" in opened(lead, draft)
    # Each goes on in its own place.
    assert "Newer text" not in first.type("First, and on.")
    second.type("Second, and on.")
    assert "Newer text" in second.poll()
    assert Typed.objects.get().fields["text"] == "First, and on."
    assert Aside.objects.get().fields["text"] == "Second, and on."


def test_a_window_that_began_with_the_newest_goes_on_with_it(lead: User, draft: Draft) -> None:
    client = signed_in(lead)
    first = Window(client, draft, "a")
    first.type("First.")
    second = Window(client, draft, "b")
    assert second.text == "First."
    assert "Newer text" not in second.type("First, and on.")
    assert not Aside.objects.exists()
    assert "Newer text" in first.poll()
    first.type("First, otherwise.")
    assert Typed.objects.get().fields["text"] == "First, and on."
    assert Aside.objects.get().fields["text"] == "First, otherwise."


def test_what_stands_beside_is_loaded_in_exchange_for_what_is_kept(
    lead: User, draft: Draft, windows: tuple[Window, Window]
) -> None:
    first, second = windows
    first.type("First.")
    second.type("Second.")
    first.press(take=str(Aside.objects.get().pk))
    assert in_the_form(lead, draft) == "Second."
    assert Aside.objects.get().fields["text"] == "First."
    assert "Newer text" not in second.type("Second, and on.")
    assert "Newer text" in first.type("First, and on.")
    assert (Typed.objects.get().fields["text"], Aside.objects.get().fields["text"]) == (
        "Second, and on.",
        "First, and on.",
    )
    second.press(drop=str(Aside.objects.get().pk))
    assert not Aside.objects.exists()
    assert Typed.objects.get().fields["text"] == "Second, and on."


def test_nobody_takes_or_drops_what_another_typed(
    commander: User, draft: Draft, windows: tuple[Window, Window]
) -> None:
    windows[0].type("First.")
    windows[1].type("Second.")
    pk = str(Aside.objects.get().pk)
    for field in ("take", "drop"):
        for value in (pk, "x", "9" * 40):
            signed_in(commander).post(f"/drafts/{draft.pk}/edit/", {field: value})
    assert Aside.objects.get().fields["text"] == "Second."
    assert "Second." not in opened(commander, draft)


def test_what_began_before_a_newer_text_is_saved_only_when_that_was_told(
    lead: User, draft: Draft, windows: tuple[Window, Window]
) -> None:
    first, second = windows
    first.type("First.")
    second.text = SHORTER
    refused = second.save()
    assert refused.status_code == 409
    assert "Nothing is saved yet: there is newer text of yours." in words(refused)
    assert not Revision.objects.filter(author=lead).exists()
    second.show(refused)
    second.name, second.number = "c", 0  # the answer is a page of its own
    assert second.text == SHORTER
    assert second.save().status_code == 302
    assert Revision.objects.get(author=lead).text == SHORTER
    # The other text began before this edit: it stands beside it, and is told of.
    assert in_the_form(lead, draft) == SHORTER
    assert [one.fields["text"] for one in Aside.objects.all()] == ["First."]
    assert "have not saved it" in asked(lead, draft)
    assert "You saved an edit at" in first.type("First, and on.")
    assert not Typed.objects.filter(form=Typed.Form.EDIT).exists()


def beside(shown: str) -> list[str]:
    """The texts of other windows that a page shows."""
    return re.findall(r'id="aside-[0-9]+-text"[^>]*readonly>\n([^<]*)</textarea>', shown)


def test_what_stands_beside_can_be_read_once_the_draft_is_decided(
    lead: User, commander: User, draft: Draft, windows: tuple[Window, Window]
) -> None:
    first, second = windows
    first.type("First.")
    second.text = SHORTER
    second.show(second.save())
    second.save()
    decided(commander, draft, Action.REJECT, "The duration is wrong")
    shown = opened(lead, draft)
    assert beside(shown) == ["First."]
    assert 'name="take"' not in shown
    assert beside(opened(commander, draft)) == []


def test_both_are_shown_once_where_edits_are_not_offered_any_more(
    lead: User, draft: Draft, windows: tuple[Window, Window], settings: Any
) -> None:
    first, second = windows
    first.type("First.")
    second.type("Second.")
    settings.MULTIMAIL_SEND_KEY = ""
    shown = opened(lead, draft)
    assert "First.</textarea>" in shown
    assert beside(shown) == ["Second."]
    second.text = "Second, and on."
    refused = second.press().content.decode()
    assert refused.count("Second, and on.</textarea>") == 1
    assert beside(refused) == []


def test_a_replacement_undoes_no_saved_edit(lead: User, draft: Draft, windows: tuple[Window, Window]) -> None:
    idle, typing = windows
    idle.type(TEXT + " Sorry.")
    typing.text = SHORTER
    typing.show(typing.save())
    typing.save()
    idle.poll()
    idle.type(TEXT + " Very sorry.")
    copy = newest_edit(lead, Draft.objects.get(pk=draft.pk))
    assert copy is not None
    hint = next(one for one in hints.of(draft, copy).judged if one.value == HOST).hint
    signed_in(lead).post(f"/drafts/{draft.pk}/hints/{hint.pk}/replace/", {"offered": "our cache"})
    newest = newest_edit(lead, Draft.objects.get(pk=draft.pk))
    assert newest is not None
    assert newest.text == SHORTER.replace(HOST, "our cache")
    assert "Very sorry.</textarea>" in opened(lead, draft)


def test_what_is_thrown_away_is_what_the_window_shows(lead: User, draft: Draft, windows: tuple[Window, Window]) -> None:
    first, second = windows
    first.type("First.")
    gone = second.client.post(second.at, {"discard": "1", **second.form()}, follow=True)
    assert "What you typed into this edit in another window is still kept." in words(gone)
    assert in_the_form(lead, draft) == "First."
    second.type("Second.")
    second.client.post(second.at, {"discard": "1", **second.form()})
    assert not Aside.objects.exists()
    first.client.post(first.at, {"discard": "1", **first.form()})
    assert not Typed.objects.exists()


def test_what_comes_late_makes_nothing_beside(draft: Draft, windows: tuple[Window, Window]) -> None:
    first, second = windows
    first.type("First.")
    late = {**second.form(typed="1"), "part": ["Second"]}
    second.type("Second.")
    client, there = second.client, f"{second.at}changes/"
    client.post(there, late, headers=HTMX)
    assert Aside.objects.get().fields["text"] == "Second."
    second.client.post(second.at, {"discard": "1", **second.form()})
    client.post(there, late, headers=HTMX)
    assert not Aside.objects.exists()


def test_back_in_a_window_that_nobody_typed_in_keeps_nothing(
    lead: User, draft: Draft, windows: tuple[Window, Window]
) -> None:
    windows[1].type("Second.")
    assert windows[0].press(back="1").status_code == 302
    assert in_the_form(lead, draft) == "Second."
    assert not Aside.objects.exists()


def test_without_script_a_form_goes_on_from_what_it_sent_itself(lead: User, draft: Draft) -> None:
    client = signed_in(lead)
    plain, other = Window(client, draft, ""), Window(client, draft, "")
    for text in ("One.", "Two."):
        plain.text = text
        plain.show(plain.press(show="1"))
    assert Typed.objects.get(form=Typed.Form.EDIT).fields["text"] == "Two."
    plain.text = SHORTER
    assert plain.save().status_code == 302
    plain.show(client.get(plain.at))
    plain.text = "Two."
    plain.show(plain.press(show="1"))
    other.text = "Another."
    other.show(other.press(show="1"))
    other.text = "Another one."
    shown = other.press(show="1")
    assert "Newer text of yours from another window" in words(shown)
    assert Typed.objects.get(form=Typed.Form.EDIT).fields["text"] == "Two."
    assert Aside.objects.get().fields["text"] == "Another one."


def test_a_hint_that_is_replaced_in_the_form_stays_in_the_same_text(
    draft: Draft, windows: tuple[Window, Window]
) -> None:
    plain = Window(windows[0].client, draft, "")
    page = plain.press(show="1").content.decode()
    match = re.search(r'name="replace"\s+value="([^"]*)"', page)
    assert match
    plain.press(replace=match[1])
    assert HOST not in Typed.objects.get().fields["text"]
    assert not Aside.objects.exists()


def test_only_so_much_stands_beside(lead: User, draft: Draft, windows: tuple[Window, Window]) -> None:
    windows[0].type("First.")
    for number in range(MOST + 2):
        windows[1].name = f"w-{number}"
        windows[1].type(f"Text {number}.")
    assert Aside.objects.count() == MOST
    assert not Aside.objects.filter(fields__text="Text 0.").exists()
    assert kept.kept(lead, draft.pk, Typed.Form.EDIT) is not None


@contextmanager
def meanwhile(act: Callable[[], Any]) -> Iterator[None]:
    """This is done while an edit is being saved, before what was kept of it goes."""

    def once(**_: Any) -> None:
        post_save.disconnect(once, sender=Revision)
        act()

    post_save.connect(once, sender=Revision, weak=False)
    try:
        yield
    finally:
        post_save.disconnect(once, sender=Revision)


def test_what_another_window_goes_on_with_during_a_save_stands_beside(lead: User, draft: Draft) -> None:
    client = signed_in(lead)
    first = Window(client, draft, "a")
    first.text = SHORTER
    client.post(f"{first.at}changes/", first.form(typed="1", words="PagerDuty shows 41"), headers=HTMX)
    second = Window(client, draft, "b")
    with meanwhile(lambda: second.type(f"{SHORTER} Sorry.")):
        assert first.save().status_code == 302
    assert in_the_form(lead, draft) == SHORTER
    assert Aside.objects.get().fields["text"] == f"{SHORTER} Sorry."
    assert "have not saved it" in asked(lead, draft)
    assert "You saved an edit at" in second.poll()
    second.type(f"{SHORTER} Very sorry.")
    assert Aside.objects.get().fields["text"] == f"{SHORTER} Very sorry."


def test_so_does_what_is_typed_on_while_a_replacement_saves_what_was_kept(lead: User, draft: Draft) -> None:
    window = Window(signed_in(lead), draft, "a")
    window.type(f"{TEXT} Sorry.")
    assert draft.current is not None
    hint = next(one for one in hints.of(draft, draft.current).judged if one.value == HOST).hint
    with meanwhile(lambda: window.type(f"{TEXT} Very sorry.")):
        signed_in(lead).post(f"/drafts/{draft.pk}/hints/{hint.pk}/replace/", {"offered": "our cache"})
    newest = newest_edit(lead, Draft.objects.get(pk=draft.pk))
    assert newest is not None
    assert newest.text == f"{TEXT} Sorry.".replace(HOST, "our cache")
    assert not Typed.objects.filter(form=Typed.Form.EDIT).exists()
    assert Aside.objects.get().fields["text"] == f"{TEXT} Very sorry."
