"""Marks in a mail's text: no character is lost or moved, hostile text stays text, whatever is marked."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.desk.mail import markdown, marks
from reviewer.desk.side_by_side.bodies import Written
from reviewer.desk.side_by_side.marking import Mark, apart, laid_out, plain, unused, within
from tests.desk_review.test_hostile import ATTACKS

TAIL = re.compile(r'<span class="mark-n[^>]*><span class="vh">[^<]*</span>\d+<span class="vh">\)</span></span>')
OPENED = re.compile(r'<a class="(?:fact|hint)[^>]*>')
MARKDOWN = st.text(alphabet=st.sampled_from("abc 45%*_`#-|[]()<>&;!\\~:/\n\r\t\u200b\U000f0000é"), max_size=120)


def a_mark(start: int, end: int, number: int = 1) -> Mark:
    return Mark(start, end, "fact", number, f"f-{number}", "differs", f"m-{number}")


def without(html: str) -> str:
    """The layout with the markup of the marks taken out again."""
    return OPENED.sub("", TAIL.sub("", html)).replace("</a>", "")


@given(MARKDOWN, st.lists(st.tuples(st.integers(0, 120), st.integers(1, 30)), max_size=4))
def test_a_marked_text_reads_as_it_would_without_marks(text: str, spans: list[tuple[int, int]]) -> None:
    found = apart(a_mark(start, start + length, n) for n, (start, length) in enumerate(spans) if start < len(text))
    assert without(laid_out(Written(text), tuple(found))) == laid_out(Written(text))


@given(MARKDOWN, st.integers(0, 60), st.integers(1, 30))
def test_exact_text_is_all_there(text: str, start: int, length: int) -> None:
    html = plain(text, [a_mark(start, start + length)] if start + length <= len(text) else [])
    assert unescape(re.sub(r"<[^>]+>", "", TAIL.sub("", html))) == unescape(re.sub(r"<[^>]+>", "", marks.html(text)))


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_mark_makes_nothing_active(attack: str) -> None:
    html = without(laid_out(Written(attack), (a_mark(0, len(attack)),)))
    assert html == markdown.render(attack)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It took **about 40 minutes** in all.", "about 40 minutes"),
        ("- 14:12 On-call paged", "14:12"),
        ("| when | what |\n|--|--|\n| 14:12 | paged |", "14:12"),
        ("Rolled back to `v2.4.0` at once.", "v2.4.0"),
        ("Half & more, 52% <of> all", "52%"),
    ],
)
def test_a_mark_stands_around_its_words(text: str, words: str) -> None:
    start = text.index(words)
    html = laid_out(Written(text), (a_mark(start, start + len(words)),))
    assert f'<a class="fact" href="#f-1">{words}</a><span class="mark-n mark-n--fact" id="m-1"' in html


def test_a_mark_over_emphasis_is_one_link_for_each_run() -> None:
    html = laid_out(Written("just **45** minutes"), (a_mark(7, 19),))
    assert re.findall(r'href="#f-1">([^<]*)<', html) == ["45", " minutes"]
    assert html.count("data-mark") == 1


def test_a_mark_in_the_target_of_several_links_has_one_place() -> None:
    text = "[a][1], [b][1] and [c][1]\n\n[1]: https://db1.internal.example/x"
    start = text.index("db1")
    html = laid_out(Written(text), (a_mark(start, start + len("db1.internal.example")),))
    assert html.count('href="#f-1">db1.internal.example</a><span class="mark-n') == 4
    assert html.count('id="m-1"') == html.count("data-mark") == 1
    assert html.index("data-mark") == html.index("mark-n") + len('mark-n mark-n--fact" id="m-1" ')


def test_private_characters_of_a_mail_cannot_forge_a_mark() -> None:
    forged = unused("", 2) + "not a mark" + unused("", 2)
    html = laid_out(Written(f"{forged} 45 minutes"), (a_mark(len(forged) + 1, len(forged) + 11),))
    assert html.count("<a ") == 1
    assert "⟨U+F0000⟩" in html


def test_of_two_marks_on_the_same_words_the_graver_stays() -> None:
    hint = Mark(4, 12, "hint", 3, "h-3", "blocks", "h-3-1", level="block")
    kept = apart([a_mark(0, 8), hint])
    assert [(one.start, one.end, one.kind) for one in kept] == [(0, 4, "fact"), (4, 12, "hint")]


def test_the_marks_of_a_part_count_from_its_start() -> None:
    assert [(one.start, one.end) for one in within([a_mark(5, 9), a_mark(20, 30)], 8, 25)] == [(0, 1), (12, 17)]
