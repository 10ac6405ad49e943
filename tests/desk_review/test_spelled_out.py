"""A text that programs made of the HTML part says the same: addresses stand behind the words of their links."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.desk.mail.letter import LINKS_DIFFER, PARTS_DIFFER, Letter
from reviewer.desk.mail.spelled_out import without_addresses
from reviewer.drafts.content import Content

HTML = '<p>Read <a href="https://status.example/inc/7">the status page</a> now.</p>'

BOX = "<input type=checkbox disabled"


def odds(text: str, html: str = HTML) -> list[str]:
    """What is said to be odd about a mail of these two parts."""
    return [one.word for one in Letter(Content("It is over", ("all@x.example",), text=text, html=html)).odds]


@pytest.mark.parametrize(
    "text",
    [
        "Read the status page (https://status.example/inc/7) now.",
        "Read the status page <https://status.example/inc/7> now.",
        "Read the status page [https://status.example/inc/7] now.",
        "Read the status page: https://status.example/inc/7 now.",
        "Read **the status page** ( https://status.example/inc/7/ ) now.",
        "Read the status page\nhttps://status.example/inc/7\nnow.",
    ],
)
def test_an_address_behind_the_words_of_its_link_is_no_difference(text: str) -> None:
    assert odds(text) == []


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Write to help (help@n.example).", '<p>Write to <a href="mailto:help@n.example">help</a>.</p>'),
        ("Hi @ana (https://git.example/ana)", '<p>Hi <a href="https://git.example/ana">@ana</a></p>'),
        ("N GmbH.\nUnsubscribe: https://n.example/u?a=1&b=2", '<p>N GmbH. <a href="https://n.example/u?a=1&amp;b=2">Unsubscribe</a></p>'),
        ("- [x] Alarm\n- [ ] Test", f"<p>{BOX} checked> Alarm</p><p>{BOX}> Test</p>"),
    ],
)  # fmt: skip
def test_so_do_other_ways_of_programs(text: str, html: str) -> None:
    assert odds(text, html) == []


REPORT = """<h1>Incident report</h1><p>Hello,</p><h2>Summary</h2><p>See <a href="https://s.example/7">the page</a>.</p>
<table><tr><th>Time</th><th>Event</th></tr><tr><td>14:02</td><td>Deploy of v2.14.0</td></tr></table>
<p><img src="https://s.example/rate.png" alt="Error rate"></p>
<p>Write to <a href="mailto:sre@s.example">sre@s.example</a>
or call <a href="tel:+49301234567">+49 30 1234567</a>.</p>"""
# As the package html-to-text writes it, with which many programs for Node make the text part.
AS_TEXT = """INCIDENT REPORT

Hello,


SUMMARY

See the page [https://s.example/7].

TIME    EVENT
14:02   Deploy of v2.14.0

Error rate [https://s.example/rate.png]

Write to sre@s.example [sre@s.example] or call +49 30 1234567 [tel:+49301234567]."""


def test_headings_may_be_in_capitals_and_pictures_named_by_their_addresses() -> None:
    assert odds(AS_TEXT, REPORT) == []


@pytest.mark.parametrize(
    ("said", "otherwise"), [("Deploy", "DEPLOY"), ("SUMMARY", "SuMMARY"), ("rate.png", "other.png")]
)
def test_nothing_else_may(said: str, otherwise: str) -> None:
    assert PARTS_DIFFER.word in odds(AS_TEXT.replace(said, otherwise), REPORT)


def test_another_address_is_one() -> None:
    assert odds("Read the status page (https://status.example/inc/8) now.") == [PARTS_DIFFER.word, LINKS_DIFFER.word]


@pytest.mark.parametrize(
    "text",
    [
        "Read it now: https://status.example/inc/7",
        "Read the status page now. https://status.example/inc/7",
        "Read the status page (https://status.example/inc/7) now, and pay (https://status.example/inc/7).",
        "https://status.example/inc/7 Read the status page now.",
    ],
)
def test_so_is_one_that_stands_behind_other_words(text: str) -> None:
    assert odds(text) == [PARTS_DIFFER.word]


def test_so_is_a_box_that_is_ticked_in_one_part_alone() -> None:
    boxes = f"<ul><li>{BOX} checked> Alarm</li></ul>"
    assert odds("- [ ] Alarm", boxes) == [PARTS_DIFFER.word]


def test_a_link_of_the_text_to_where_a_picture_is_loaded_from_is_one() -> None:
    picture = '<img src="https://s.example/p" width=1 height=1>'
    assert odds("See [the page](https://s.example/p).", f"<p>See the page.{picture}</p>") == [LINKS_DIFFER.word]


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("USE 5 MW", "<h2>Use 5 mW</h2>"),
        ("USE 5MB", "<h2>Use 5Mb</h2>"),
        ("WE USE TWO", "<table><tr><th><tr><td>We use two</td></tr></table>"),
        ("WE USE TWO", "<h1></p><p>We use two</p>"),
        ("WE USE TWO", "<h1></h1><p>We use two</p>"),
    ],
)
def test_capitals_are_a_difference_where_they_say_something_or_stand_in_no_heading(text: str, html: str) -> None:
    assert odds(text, html) == [PARTS_DIFFER.word]


NOT = '<img src="https://a.example/i.png" alt="Not">'


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("We lost data. Not (https://a.example/i.png)", f"<p>We lost data. {NOT}</p>"),
        ("We lost data.\n\nNot https://a.example/i.png so", f"<p>We lost data.</p><p>{NOT} so</p>"),
        ("We lost data.\n\nPay https://a.example/i.png", f"<p>We lost data.</p><p>{NOT}</p>"),
        ("We lost data.\n\nhttps://a.example/i.png", f"<p>We lost data.</p><p>{NOT}</p>"),
    ],
)
def test_the_address_of_a_picture_is_one_unless_it_has_a_line_with_what_describes_it(text: str, html: str) -> None:
    assert PARTS_DIFFER.word in odds(text, html)


@given(st.text())
def test_nothing_but_addresses_is_left_out(words: str) -> None:
    text = f"{words} the status page (https://status.example/inc/7) {words}"
    assert without_addresses(text, HTML) == f"{words} the status page () {words}"
    assert without_addresses(text, "") == text


@pytest.mark.parametrize(
    ("text", "html"), [("It was un*believ*able", "It was un<em>believ</em>able"), ("10**5** users", "10<b>5</b> users")]
)
def test_a_word_is_one_where_a_part_of_it_is_emphasized(text: str, html: str) -> None:
    assert odds(text, f"<p>{html}</p>") == []
