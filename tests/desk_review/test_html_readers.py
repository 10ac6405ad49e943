"""What Outlook is shown and what all others are, of the same HTML part."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.comparison.differences.words import same_words
from reviewer.desk.mail import html_part
from reviewer.desk.mail.html_readers import Reader, tokens_for
from reviewer.desk.mail.letter import Letter
from reviewer.drafts.content import Content
from reviewer.html.tokens import tokens
from tests.comparison.steps import steps
from tests.html_sources import SHOWN, SHOWN_BY_SOME
from tests.support.growth import grows_evenly

FOR_OUTLOOK = "<!--[if mso]><v:roundrect href='https://x.example'><center>See status</center></v:roundrect><![endif]-->"
FOR_OTHERS = "<!--[if !mso]><!--><a href='https://x.example'>See status</a><!--<![endif]-->"


def differs(html: str, text: str = "See status") -> bool:
    return bool(Letter(Content("It is over", ("all@x.example",), text=text, html=html)).parts_differ)


def told(source: str, reader: Reader) -> str:
    return "".join(token for token in tokens_for(source, reader) if isinstance(token, str))


@pytest.mark.parametrize(
    "html",
    [
        FOR_OUTLOOK + FOR_OTHERS,
        FOR_OUTLOOK + FOR_OTHERS.replace("<!-->", "<!-- -->"),
        FOR_OUTLOOK + "<![if !mso]>See status<![endif]>",
        FOR_OUTLOOK.replace("if mso", "if gte mso 9") + FOR_OTHERS,
        FOR_OUTLOOK.replace("if mso", "if mso | IE") + FOR_OTHERS,
        "<!--[if lt mso 11]><table><tr><td><![endif]-->" + FOR_OUTLOOK + FOR_OTHERS,
        "<p>See</p><!--[if mso]><table><tr><td><![endif]-->status<!--[if mso]></td></tr></table><![endif]-->",
    ],
)
def test_what_each_reader_is_shown_once_is_no_difference(html: str) -> None:
    assert not differs(html)


@pytest.mark.parametrize(
    "html",
    [
        FOR_OUTLOOK,
        FOR_OTHERS,
        FOR_OTHERS + FOR_OTHERS,
        FOR_OUTLOOK.replace("status", "all data lost") + FOR_OTHERS,
        FOR_OUTLOOK + FOR_OTHERS.replace("status", "all data lost"),
        FOR_OUTLOOK.replace("if mso", "if mso 15") + FOR_OTHERS,
        FOR_OUTLOOK + FOR_OTHERS.replace("if !mso", "if !vml"),
        # Nobody is sure what ends where.
        "<![if foo]>" + FOR_OUTLOOK + "<![endif]>" + FOR_OTHERS,
        "<!--[if mso]>" + FOR_OUTLOOK + "<![endif]-->" + FOR_OTHERS,
        FOR_OTHERS.replace("See", FOR_OUTLOOK + "See"),
        FOR_OUTLOOK.replace("<![endif]", "") + FOR_OTHERS,
        "<!--[if !mso]>See status<![endif]-->" + FOR_OUTLOOK,
        "<!--[if mso]>See<![endif]--> status<!--[if mso]>--> See status<![endif]-->",
    ],
)
def test_what_a_reader_is_shown_otherwise_is_one(html: str) -> None:
    assert differs(html)


PIECES = st.sampled_from(
    [
        *("<!--[if mso]>", "<!--[if !mso]><!-->", "<!--[if gte mso 9]>", "<![if !mso]>", "<![if foo]>"),
        *("<![endif]-->", "<!--<![endif]-->", "<![endif]>", "<!--", "-->", "<p>", "<svg>", "<xmp>", "</xmp>", "<p a='"),
        *(" LEAK ", " LEAK "),
    ]
)


@given(st.lists(PIECES, max_size=14).map("".join))
def test_each_word_is_told_to_one_of_them(drawn: str) -> None:
    parts = drawn.split("LEAK")
    source = "".join(f"{part}LEAK{number}" for number, part in enumerate(parts))
    everything = "".join(token for token in tokens(source) if isinstance(token, str))
    both = told(source, Reader.OUTLOOK) + told(source, Reader.OTHERS)
    assert all(f"LEAK{number}" in both for number in range(len(parts)) if f"LEAK{number}" in everything)


@pytest.mark.parametrize("source", [*SHOWN, *SHOWN_BY_SOME])
def test_what_some_reader_shows_is_told_to_one(source: str) -> None:
    assert "LEAK" in told(source, Reader.OUTLOOK) + told(source, Reader.OTHERS)


@pytest.mark.parametrize("unit", ["<!--[if mso]>", "<!--[if mso]>x<![endif]-->", "<![if !mso]>", "<![endif]>x"])
def test_work_grows_with_the_length(unit: str) -> None:
    assert (
        steps(lambda source: told(source, Reader.OTHERS), unit * 2_000)
        < 6 * steps(lambda source: told(source, Reader.OTHERS), unit * 500) + 1_000
    )


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("105", "10<sup>5</sup>"),
        ("121 min", "12<sup><a href='#n'>1</a></sup> min"),
        ("x10", "x1<sub>0</sub>"),
        ("10/5", "<b>10</b>.5"),
        (".5 %", "5 %"),
    ],
)
def test_numbers_that_are_read_otherwise_are_a_difference(text: str, html: str) -> None:
    assert differs(html, text)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("10^5 H2O m2 1st word1", "10<sup>5</sup> H<sub>2</sub>O m<sup>2</sup> 1<sup>st</sup> word<sup>1</sup>"),
        ("It took 45 min[^1].\n\n[^1]: 1,500 of 1500", "<p>It took 45 min[^1].</p><p>[^1]: 1,500 of 1500</p>"),
        ("See 12[1] and [2]", "See 12<sup><a href='#n'>[1]</a></sup> and [2]"),
        ("  1. 5.5 a\n  2. .5 b\n\n  * -5\n  * 6/7\n", "<ol><li>5.5 a<li>.5 b</ol><ul><li>-5<li>6/7</ul>"),
        ("> 10.5\n\n14:02| .5| 5  \n---|---|---  \n", "<blockquote>10.5</blockquote><td>14:02</td><td>.5</td><td>5"),
        ("10\u201320 %, _1_ /2, **3** :1, ~5", "10-20 %, <i>1</i>/2, <b>3</b>:1, &asymp;5"),
    ],
)
def test_numbers_as_programs_write_them_are_none(text: str, html: str) -> None:
    assert not differs(html, text)


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit", ["1 ", "1" + " " * 99, "~1", "1/", "1 /  ", ".5", "<sup>1</sup>", "~1" + "1" * 99, "~"]
)
def test_the_time_to_compare_grows_no_faster_than_the_parts(unit: str) -> None:
    small, large = (unit * (size // len(unit)) for size in (20_000, 80_000))
    assert grows_evenly(lambda: same_words(small, small), lambda: same_words(large, large), harmless=0.1)
    assert grows_evenly(lambda: html_part.visible(small), lambda: html_part.visible(large), harmless=0.1)
