"""What does not meet the eye is found too, and the span points at what is written."""

import base64

import pytest

from reviewer.redaction import markup
from reviewer.redaction.engine import scan
from reviewer.redaction.values import Where
from tests.html_sources import SHOWN, SHOWN_BY_SOME
from tests.redaction.marked import drawn

KEY = "gh" + "p_" + "a" + drawn(35)
HIDDEN = [
    KEY[:9] + "\u200b" + KEY[9:],
    KEY[:9] + "\u180b" + KEY[9:12] + "\ufe0f" + KEY[12:],
    KEY.replace("a", "\u0430", 1),
    KEY[:20] + "=\n" + KEY[20:],
    KEY.replace("_", "%5F"),
    base64.b64encode(f"token {KEY}".encode()).decode(),
    "postgres%3A%2F%2Fapp%3AZx9kkq22%40db.example%2Fx",
]
PAGES = [
    (f"<p>use <b>{KEY[:10]}</b>{KEY[10:]}</p>", f"{KEY[:10]}</b>{KEY[10:]}"),
    (f'<a href="https://x.example/?token={KEY}">here</a>', KEY),
    (f'<img alt="the token {KEY}" src="a.png">', KEY),
    (f"<!-- {KEY} -->", KEY),
    ("<p>p&#97;ssword is Xy12&amp;kkq9</p>", "Xy12&amp;kkq9"),
    (f"<blockquote>&gt; {KEY}</blockquote>", KEY),
    (f"<textarea><style></textarea>The token {KEY} leaked.</style>", KEY),
    (f"<svg><text><![CDATA[The token {KEY} leaked.]]></text></svg>", KEY),
    (f"<p>{KEY[:10]}<b a='>'></b>{KEY[10:]}</p>", f"{KEY[:10]}<b a='>'></b>{KEY[10:]}"),
    (f"<!-->{KEY[:10]}<b></b>{KEY[10:]}<!-- -->", f"{KEY[:10]}<b></b>{KEY[10:]}"),
    (f"<!--[if mso]>{KEY[:10]}<b></b>{KEY[10:]}<![endif]-->", f"{KEY[:10]}<b></b>{KEY[10:]}"),
    (
        f"<!--[if mso]><!--[if mso]>{KEY[:10]}<b></b>{KEY[10:]}<![endif]--><![endif]-->",
        f"{KEY[:10]}<b></b>{KEY[10:]}",
    ),
    (f"<p>{KEY[:10]}<x-y></x-y>{KEY[10:]}</p>", f"{KEY[:10]}<x-y></x-y>{KEY[10:]}"),
    (f"<svg><style><b></style></svg>{KEY[:10]}<b></b>{KEY[10:]}", f"{KEY[:10]}<b></b>{KEY[10:]}"),
    (f"<p>&#103{KEY[1:]}</p>", f"&#103{KEY[1:]}"),
    (f"<p>a&ampb <i>{KEY}</i></p>", KEY),
    (f'<p title="&#103;{KEY[1:]}">', f"&#103;{KEY[1:]}"),
    *(
        (f"<{name}>gh&#112;{KEY[3:]}</{name}>", f"gh&#112;{KEY[3:]}")
        for name in ("xmp", "iframe", "noembed", "noframes")
    ),
    (f"<noembed>{KEY[:10]}<b></b>{KEY[10:]}</noembed>", f"{KEY[:10]}<b></b>{KEY[10:]}"),
    (f"</ gh&#112;{KEY[3:]}>", f"gh&#112;{KEY[3:]}"),
    (f"<xmp>See {KEY} &amp; more</xmp>", KEY),
    (f"<style>p::after {{ content: '{KEY}' }}</style>", KEY),
    (f"<title>{KEY}</title>", KEY),
]


@pytest.mark.parametrize("written", HIDDEN)
def test_a_hidden_token_is_found_where_it_is_written(written: str) -> None:
    (span,) = scan(f"See {written} there").spans
    assert (span.start, span.end) == (4, 4 + len(written))


@pytest.mark.parametrize(("page", "written"), PAGES)
def test_the_html_part_is_read_as_it_is_shown_and_what_its_tags_carry(page: str, written: str) -> None:
    (span,) = scan("", html=page).of(Where.HTML)
    assert page[span.start : span.end] == written


@pytest.mark.parametrize(
    "page",
    [
        "<style>#inc-a{color:#fff}</style>",
        "<p class='fra2-db-07'>fine</p>",
        "a &amp; b &lt; c",
        "<a href='/?a=1&copy=2'>here</a>",
    ],
)
def test_what_a_page_does_not_say_is_no_hint(page: str) -> None:
    assert scan("", html=page).spans == ()


@pytest.mark.parametrize("source", [*SHOWN, *SHOWN_BY_SOME])
def test_what_some_reader_of_the_page_shows_is_read_where_it_stands(source: str) -> None:
    page = markup.shown(source)
    start, end = page.written(page.text.index("LEAK"), page.text.index("LEAK") + len("LEAK"))
    assert source[start:end] == "LEAK"


@pytest.mark.parametrize(
    "text", ["Привет мир, всё хорошо", "100% of 5%20 is fine", "dGhpcyBpcyBqdXN0IHBsYWluIHRleHQgaGVyZQ=="]
)
def test_other_alphabets_and_harmless_encodings_are_no_hint(text: str) -> None:
    assert scan(text).spans == ()
