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


@given(st.text(), st.text())
def test_nothing_but_addresses_is_left_out(words: str, html: str) -> None:
    text = f"{words} the status page (https://status.example/inc/7) {words}"
    shorter = without_addresses(text, HTML + html)
    assert shorter.replace("()", "(https://status.example/inc/7)").count("status") == text.count("status")
    assert without_addresses(words, "") == words
