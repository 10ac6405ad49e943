"""The cards of hints: what stands on them is text, and what can be done is offered to who may do it."""

from html import escape

from django.test import Client

from reviewer.accounts.models import User
from reviewer.redaction.models import Hint
from tests.hints.conftest import make_version, mark

EVIL = "<img src=x onerror=\"alert('1')\">&amp;\u202e"


def card(browser: Client, hint: Hint) -> str:
    """The markup of the page's only card."""
    html = browser.get(f"/drafts/{hint.revision.draft_id}/").content.decode()
    return html[html.index('<details class="hintcard') :].partition("</details>")[0]


def test_what_it_points_at_stays_text(may_edit: None, lead: User, leads_browser: Client) -> None:
    hint = mark(lead, make_version("customer", f"We saw {EVIL} twice."), value=EVIL)
    Hint.objects.update(reason=f"Because {EVIL}", replacement=f"instead {EVIL}")
    html = card(leads_browser, hint)
    seen = escape(EVIL.removesuffix("\u202e"))
    assert "<img" not in html
    assert "\u202e" not in html.partition("<form")[0]
    assert f'<p>Because {seen}<span class="hidden-char"' in html
    assert f'<del>{seen}<span class="hidden-char"' in html
    assert f'<span class="hintcard-value" aria-hidden="true">{seen}<span class="hidden-char"' in html
    assert f'<ins>instead {seen}<span class="hidden-char"' in html
    assert f'name="offered" value="instead {seen}' in html
    assert "?offered=instead%20%3Cimg%20src%3Dx%20onerror%3D%22alert%28%271%27%29%22%3E%26amp%3B%E2%80%AE" in html


def test_its_forms_carry_the_token(may_edit: None, leads_browser: Client, hint: Hint) -> None:
    assert card(leads_browser, hint).count('name="csrfmiddlewaretoken" value="') == 1


def test_who_only_reads_is_offered_nothing(readers_browser: Client, hint: Hint) -> None:
    html = card(readers_browser, hint)
    assert "<form" not in html
    assert "hx-get" not in html


def test_what_its_own_readers_may_read_is_not_told_as_blocked(leads_browser: Client, hint: Hint) -> None:
    said = "<span>Customer <b>{}</b></span>"
    assert said.format("blocked") in card(leads_browser, hint)
    leads_browser.post(f"/drafts/{hint.revision.draft_id}/hints/{hint.pk}/dismiss/", {"reason": "public"})
    assert said.format("dismissed") in card(leads_browser, hint)
    assert "<b>blocked</b>" not in card(leads_browser, hint)
