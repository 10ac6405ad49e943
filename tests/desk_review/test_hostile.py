"""Untrusted text stays text, loads nothing and hides nothing (invariant 7)."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.conf import settings
from django.test import override_settings
from hypothesis import given
from hypothesis import strategies as st

from reviewer.accounts.models import User
from reviewer.desk.mail import html_part, markdown, marks
from reviewer.desk.mail.letter import Letter
from reviewer.drafts.content import Content
from tests.comparison.steps import steps
from tests.desk_support import digest, signed_in, words
from tests.support.rows import make_draft

ATTACKS = (
    "<script>alert(1)</script>",
    '<img src="https://tracker.example/p.gif" onerror="alert(1)">',
    "[approve now](javascript:alert(1))",
    "![chart](https://tracker.example/p.gif)",
    '<form action="https://evil.example"><button>Approve</button></form>',
    '<iframe src="https://evil.example"></iframe>',
    '<a href="https://evil.example" style="position:fixed;inset:0">x</a>',
    '<meta http-equiv="refresh" content="0;url=https://evil.example">',
    "<svg><script>alert(1)</script></svg>",
    "<style>.decide{display:none}</style>",
    '`"><script>alert(1)</script>`',
    "```\n</code></pre><script>alert(1)</script>\n```",
    '<span class="decide" id="decision">x</span>',
    "<https://evil.example/'onmouseover='alert(1)>",
)
# Whatever acts, loads, leaves or is styled; the title on our own marks is text.
ACTIVE = re.compile(
    r"<\s*/?\s*(script|img|a|form|button|input|iframe|meta|link|style|svg|object|embed|base|video|audio)\b"
    r"|<[^>]*\s(on\w+|href|src|style|id|action|srcset|background)\s*=",
    re.IGNORECASE,
)


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_in_the_text_part_becomes_active(attack: str) -> None:
    assert not ACTIVE.search(markdown.render(f"Before {attack} after\n\n{attack}"))


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_in_the_html_part_stays_active(attack: str) -> None:
    assert not ACTIVE.search(html_part.inert(f"<p>Before {attack} after</p>{attack}"))


@given(st.text(alphabet=st.sampled_from("<>/\"'=ascriptonmgf ()[]!`*_#|-\n&;:\u200b"), max_size=200))
def test_no_text_becomes_active(text: str) -> None:
    assert not ACTIVE.search(markdown.render(text))
    assert not ACTIVE.search(html_part.inert(text))


@pytest.mark.django_db
@pytest.mark.parametrize("attack", ATTACKS)
def test_the_page_holds_an_attack_only_as_text(lead: User, attack: str) -> None:
    draft = make_draft(
        Content(attack, ("a@x.example",), text=attack, html=attack, attachments=((attack, 1, attack),)),
        sender=attack[:300], thread=attack, agent=attack, tags={attack: attack}, incident=attack[:100],
        kind="report", audience="customer",
    )  # fmt: skip
    client = signed_in(lead)
    for path in ("", "sort/", "revisions/1/", f"approve/?digest={digest(draft)}"):
        page = Elements()
        page.feed(client.get(f"/drafts/{draft.pk}/{path}").content.decode())
        assert all(src.startswith("/") for tag, src in page.addresses if tag != "use"), page.addresses
        assert not page.inline_handlers
        assert page.ids.count("decision") <= 1


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["items", "keys", "values", "0", "get", "pop", "__class__"])
def test_a_tag_or_an_address_may_be_called_what_a_map_calls_its_own(lead: User, name: str) -> None:
    for audience in ("executive", "customer"):
        content = Content("INC-7", (name,), text="It broke.")
        draft = make_draft(content, incident="INC-7", kind="report", audience=audience, tags={name: "five", "a": "b"})
    said = words(signed_in(lead).get(f"/drafts/{draft.pk}/"))
    assert f"{name} five a b" in said
    assert f"{name} also gets the Executive version" in said


def test_no_template_asks_a_map_for_its_items() -> None:
    """A key of that name comes before the method; pairs are made where a name is a name."""
    asks = re.compile(r"\.(items|values)\b")
    pages = sorted(Path(settings.BASE_DIR, "templates").rglob("*.html"))
    assert pages
    assert [page.name for page in pages if asks.search(page.read_text())] == []


# By their category letters, marks or symbols.
NO_FORMATS = "\u180b\u180c\u180d\u180f\ufe00\U00016fe4\U0001bc9d\U0001d159"
LONGEST_MAIL = 262_144


@pytest.mark.django_db
@pytest.mark.parametrize("unit", ["x\n", "<a ", "[", "Impact: x\n", "<script>alert(1)</script>"])
def test_the_longest_mail_has_a_page(lead: User, unit: str) -> None:
    text = (unit * LONGEST_MAIL)[:LONGEST_MAIL]
    draft = make_draft(Content("Long", ("a@x.example",), text=text, html=text), kind="report", audience="customer")
    client = signed_in(lead)
    for path in ("", "mail/1/"):
        response = client.get(f"/drafts/{draft.pk}/{path}")
        assert response.status_code == 200
        page = Elements()
        page.feed(response.content.decode().split("<body", 1)[-1])
        assert not page.inline_handlers
        assert all(src.startswith("/") for tag, src in page.addresses if tag != "use"), page.addresses


class Elements(HTMLParser):
    """Every address an element points to or loads, every handler and every id."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[tuple[str, str]] = []
        self.inline_handlers: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in ("src", "href", "action") and not (value or "").startswith(("#", "?")):
                self.addresses.append((tag, value or ""))
            if name.startswith("on") or name in ("style", "srcdoc"):
                self.inline_handlers.append(name)
            if name == "id":
                self.ids.append(value or "")
        if tag in ("script", "style") and "src" not in dict(attrs):
            self.inline_handlers.append(tag)


def test_a_link_is_text_with_its_true_target() -> None:
    html = markdown.render("[the bank](https://evil.example/login)")
    assert (
        '<span class="link-text">the bank</span> <span class="link-target">[https://evil.example/login]</span>' in html
    )


def test_a_target_that_is_its_own_text_is_not_repeated() -> None:
    assert markdown.render("<https://status.example/7>").count("https://status.example/7") == 1


def test_a_link_of_the_html_part_shows_where_it_leads() -> None:
    html = html_part.inert('<a href="https://evil.example">https://bank.example</a>')
    assert "[https://evil.example]" in html


@pytest.mark.parametrize("words", ["Books", "https://b\u00fccher.example/x"])
def test_a_host_of_the_html_part_is_named_as_name_servers_know_it(words: str) -> None:
    html = html_part.inert(f'<a href="https://b\u00fccher.example/x">{words}</a>')
    assert "[https://b\u00fccher.example/x is xn--bcher-kva.example]" in html


def test_an_image_says_what_would_have_been_loaded() -> None:
    assert "[image “chart”, not loaded: https://tracker.example/p.gif]" in markdown.render(ATTACKS[3])
    assert "not loaded: https://tracker.example/p.gif]" in html_part.inert(ATTACKS[1])


def test_words_hidden_by_styling_are_shown() -> None:
    assert "wire the money" in html_part.inert('<p style="display:none" hidden>wire the money</p>')


def test_tags_nested_without_end_become_plain_text_quickly() -> None:
    assert "x" in html_part.inert("<div><p>" * 30_000 + "x")


@pytest.mark.parametrize(
    "unit", ["<a ", '<a b="', "<a '>", "<!--", "<![", "</", "<div>", "<b><p>", "<svg>", "<title>", "&"]
)
def test_reading_the_html_part_grows_with_its_length(unit: str) -> None:
    for work in (html_part.visible, html_part.inert):
        assert steps(work, unit * 1_000) < 6 * steps(work, unit * 250) + 2_000


@pytest.mark.parametrize("hidden", ['<p "> wire the money <p ">', "<svg><style><p>wire the money</p>"])
def test_words_that_tags_read_in_two_ways_would_hide_are_shown(hidden: str) -> None:
    assert "wire the money" in html_part.inert(hidden)
    assert "wire the money" in html_part.visible(hidden)


def test_headings_of_the_mail_fit_below_those_of_the_page() -> None:
    html = markdown.render("# One\n\n### Skips\n\n## Back\n\n###### Deep")
    assert re.findall(r"<(h\d)>", html) == ["h3", "h4", "h4", "h5"]


@pytest.mark.parametrize(
    "char",
    [
        "\u200b",
        "\u202e",
        "\u2060",
        "\ufeff",
        "\u00ad",
        "\u3164",
        "\x07",
        "\U000e0041",
        "\u2028",
        *NO_FORMATS,
    ],
)
def test_hidden_characters_are_marked(char: str) -> None:
    assert marks.plain(f"a{char}b") == f"a⟨U+{ord(char):04X}⟩b"
    assert char not in marks.html(f"a{char}b")


def test_marks_that_are_piled_on_one_letter_are_shown_by_their_number() -> None:
    pile = "x" + "\u0301\u0338" * 60
    assert marks.plain(pile) == "x" + "\u0301\u0338" * (marks.MOST_MARKS // 2) + "⟨112 hidden characters⟩"
    assert marks.html(pile).count("\u0338") < marks.MOST_MARKS
    to = ("a@x.example",)
    for content in (Content(pile, to), Content("S", to, text=pile), Content("S", to, html=f"<p>{pile}</p>")):
        assert [odd.word for odd in Letter(content).odds][-1] == "112 hidden characters"


@pytest.mark.parametrize(
    "text", ["Vi\u1ec7t", "\u05d0\u05b0\u05b1\u05bc\u05bd\u0591\u05c1", "n\u0336o\u0336t\u0336 so"]
)
def test_letters_have_the_marks_of_their_language(text: str) -> None:
    assert marks.plain(text) == text


def test_of_very_many_hidden_characters_each_is_shown_and_the_first_are_explained() -> None:
    count = marks.MOST_SPANS + 500
    html = marks.html("a\u200b" * count)
    assert html.count("⟨U+200B⟩") == count
    assert html.count("<span") == marks.MOST_SPANS


@pytest.mark.parametrize("text", ["plain", "é ü ß", "日本語", "שלום", "line\nand\ttab", "a\u00a0b"])
def test_what_can_be_seen_is_left_alone(text: str) -> None:
    assert marks.plain(text) == text


def test_an_emoji_keeps_its_colour_mark_but_a_letter_does_not() -> None:
    assert marks.hidden_count("⚠\ufe0f \u2139\ufe0f 1\ufe0f\u20e3") == 0
    assert marks.hidden_count("a\ufe0f") == 1


@given(st.text())
def test_runs_joined_are_the_text(text: str) -> None:
    assert "".join(part for _, part in marks.runs(text)) == text


@given(st.text())
def test_no_markup_comes_out_of_marked_text(text: str) -> None:
    assert not ACTIVE.search(marks.html(text))


@pytest.mark.django_db
def test_the_subject_and_the_notice_tell_of_hidden_characters(lead: User) -> None:
    draft = make_draft(Content("Appro\u200bved", ("a@x.example",), text="fine \u202e desrever"))
    said = words(signed_in(lead).get(f"/drafts/{draft.pk}/"))
    assert "Appro ⟨U+200B⟩ ved" in said
    assert "2 hidden characters" in said


def test_thousands_of_hints_do_not_make_a_page_of_megabytes(lead: User) -> None:
    lines = "".join(f"10.20.{number // 200}.{number % 200 + 1} restarted\n" for number in range(1_500))
    draft = make_draft(Content("A log", ("a@x.example",), text=lines), audience="customer")
    answer = signed_in(lead).get(f"/drafts/{draft.pk}/")
    assert len(answer.content) < 1_500_000
    said = words(answer)
    assert "Next blocker, 1500 left" in said
    assert "1300 more hints are not shown here." in said


@pytest.mark.django_db
@override_settings(MULTIMAIL_REVIEW_KEY="mm_test_review", MULTIMAIL_SEND_KEY="mm_test_send")
def test_nothing_hides_in_the_title_of_a_window(lead: User) -> None:
    content = Content("It broke", ("all@eng.example",), text="It broke.")
    draft = make_draft(content, incident="INC-7\u202e\u200bgpj", kind="report", audience="customer")
    browser = signed_in(lead)
    for page in ("drafts/{}/", "drafts/{}/differences/", "drafts/{}/revisions/1/", "drafts/{}/edit/", "history/{}/"):
        answer = browser.get("/" + page.format(draft.pk))
        assert answer.status_code == 200, page
        title = re.search(r"<title>(.*?)</title>", answer.content.decode(), re.DOTALL)
        assert title
        assert "INC-7⟨U+202E⟩⟨U+200B⟩gpj" in title[1], page
        assert not marks.hidden_count(title[1])
