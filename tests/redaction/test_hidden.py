"""What does not meet the eye is found too, and the span points at what is written."""

import base64

import pytest

from reviewer.redaction.engine import scan
from reviewer.redaction.reading import markup
from reviewer.redaction.values import Category, Where
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

# What nobody sees who does not look for it, and where a style or a word of its own shows it.
CARRIED = [
    (f"<td background='https://x.example/?t={KEY}'>x</td>", KEY),
    (f"<p style='background:url(https://x.example/?t={KEY})'>x</p>", KEY),
    (f"<p style='--a:\"\\67 hp_{KEY[4:]}\"'>x</p>", f"\\67 hp_{KEY[4:]}"),
    (f"<style>p{{background:url(https://x.example/?t={KEY})}}</style>", KEY),
    (f"<style>/* {KEY} */</style>", KEY),
    (f"<style>p{{list-style-type:'{KEY}'}} q{{--a:'x'; content:var(--a)}}</style>", KEY),
    (f"<style>p::after{{content:'\\67 hp_{KEY[4:]}'}}</style>", f"\\67 hp_{KEY[4:]}"),
    (f"<style>p::after{{content:'{KEY[:9]}' \"{KEY[9:]}\"}}</style>", f"{KEY[:9]}' \"{KEY[9:]}"),
    (f"<style>p::after{{content:'{KEY[:9]}' '{KEY[9:]}'}}</style>", f"{KEY[:9]}' '{KEY[9:]}"),
    *(
        (f"<{tag}='{KEY}'>x", KEY)
        for tag in ("img srcset", "video poster", "button formaction", "p id", "p class", "a download", "table summary")
    ),
    (f"<th abbr='&#103;{KEY[1:]}'>x</th>", f"&#103;{KEY[1:]}"),
    (f"<p {KEY}>x</p>", KEY),
    (f"<p id='{KEY[:9]}&#8203;{KEY[9:]}'>x</p>", f"{KEY[:9]}&#8203;{KEY[9:]}"),
    (f"<iframe srcdoc='<p>{KEY[:9]}<b></b>{KEY[9:]}</p>'></iframe>", f"{KEY[:9]}<b></b>{KEY[9:]}"),
    (f"<iframe srcdoc='&lt;p>gh&amp;#112;{KEY[3:]}&lt;/p>'></iframe>", f"gh&amp;#112;{KEY[3:]}"),
    (f"<iframe srcdoc='<td>{KEY[:9]}</td><td>{KEY[9:]}</td>'></iframe>", f"{KEY[:9]}</td><td>{KEY[9:]}"),
    (f"<iframe srcdoc='<p id={KEY}>x</p>'></iframe>", KEY),
]
BETWEEN = [
    "<span style='display:none'> x y </span>",
    "<span style='FONT-SIZE: 0px'> x y </span>",
    "<span style='opacity:0.0'> x <b>y</b> </span>",
    "<span hidden> x y </span>",
    "<style>.x{display:none}</style><span class='a x'> x y </span>",
    "<style>@media screen{ #x, i.z {color:red; visibility : hidden }}</style><i id=x> x y </i>",
    "<style>q{display:none}</style><q> x y </q>",
    "<p style='display:none'> x <p>",
    "<img src=x>",
    "</td><td>",
    "</td>\n  <td>",
    "\n</div>\n<div style='display:inline'>\n ",
    "<br>",
    *(
        f"<span style='{style}'> x y </span>"
        for style in (
            "display:/**/none",
            "font:0/0 a",
            "font-size:.01px",
            "opacity:.001",
            "max-height:0;overflow:hidden",
        )
    ),
    *(f"<{name}> x y </{name}>" for name in ("video", "template", "datalist", "meter")),
    "<svg><title> x y </title></svg>",
    "<span popover> x y </span>",
    *(
        f"<style>{sheet}</style><span class=x> x y </span>"
        for sheet in (
            "[class=x]{display:none}",
            ".x:not(.z){display:none}",
            ":is(.x){display:none}",
            ".X{display:none}",
        )
    ),
    "<style>.x{color:red;&{display:none}}</style><i class=x> x y </i>",
    "<style>.x{b{color:red}display:none}</style><i class=x> x y </i>",
    "<style>.x{a:'}';display:none}</style><i class=x> x y </i>",
    "<style>.x{--a:none;display:var(--a)}</style><i class=x> x y </i>",
]
AROUND = [
    "<table><tr><td style='font-size:0px'><div style='font-size:13px'>{}</div></td></tr></table>",
    "<div style='visibility:hidden'><b style='visibility:visible'>{}</b></div>",
    "<style>@media screen{{.h{{display:none}}}}</style><b class=h>{}</b>",
]


@pytest.mark.parametrize(("page", "written"), CARRIED)
def test_a_token_is_found_wherever_a_page_carries_it(page: str, written: str) -> None:
    (span,) = scan("", html=page).of(Where.HTML)
    assert page[span.start : span.end] == written


@pytest.mark.parametrize("between", BETWEEN)
def test_a_token_that_is_one_only_to_who_sees_it_is_found(between: str) -> None:
    page = f"<p>All is well, {KEY[:12]}{between}{KEY[12:]} indeed.</p>"
    (span,) = scan("", html=page).of(Where.HTML)
    assert page[span.start : span.end] == f"{KEY[:12]}{between}{KEY[12:]}"


@pytest.mark.parametrize("around", AROUND)
def test_what_stands_around_it_does_not_take_it_away(around: str) -> None:
    page = around.format(f"{KEY[:12]}<span style='display:none'> x y </span>{KEY[12:]}")
    (span,) = scan("", html=page).of(Where.HTML)
    assert page[span.start : span.end].startswith(KEY[:12])


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        *(("<bdo dir=rtl>", "</bdo>"), ("<i style='unicode-bidi: bidi-override; direction: rtl'>", "</i>")),
        *(("<span dir=rtl style='unicode-bidi:bidi-override'>", "</span>"), ("<bdo style='direction:rtl'>", "</bdo>")),
        ("<style>.x{unicode-bidi:bidi-override;direction:rtl}</style><i class=x>", "</i>"),
        ("<span dir=rtl><i style='unicode-bidi:bidi-override'>", "</i></span>"),
    ],
)
def test_a_token_that_is_shown_backwards_is_found(opening: str, closing: str) -> None:
    back = KEY[::-1]
    page = f"<p>All is well, {opening}{back[:9]}<b>{back[9:]}</b>{closing} indeed.</p>"
    (span,) = scan("", html=page).of(Where.HTML)
    assert page[span.start : span.end] == f"{back[:9]}<b>{back[9:]}"


def test_a_token_beside_other_words_stays_as_long_as_it_is() -> None:
    page = f"<tr><td>{KEY}</td><td>Rotated</td><td>{KEY}</td><td>{KEY[:12]}<br>{KEY[12:]}</td></tr>"
    spans = scan("", html=page).of(Where.HTML)
    assert [page[span.start : span.end] for span in spans][:2] == [KEY, KEY]
    assert {span.category for span in spans} == {Category.SECRET}


@pytest.mark.parametrize("text", ["All is well. {}", "All is well{}", "All {} is {} well", "\U0001f3f4{} flies"])
def test_a_token_in_letters_that_nobody_sees_is_found(text: str) -> None:
    tags = "".join(chr(0xE0000 + ord(char)) for char in KEY)
    parts = [tags] if text.count("{}") == 1 else [tags[:9], tags[9:]]
    written = text.format(*parts)
    for where, found in (Where.TEXT, scan(written)), (Where.HTML, scan("", html=f"<p>{written}</p>")):
        (span,) = found.of(where)
        assert span.category == Category.SECRET
        cut = (written if where == Where.TEXT else f"<p>{written}</p>")[span.start : span.end]
        assert (cut[: len(parts[0])], cut[-len(parts[-1]) :]) == (parts[0], parts[-1])


PIXEL = "https://t.example/o/9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08/img.gif?u=AbC9xK2mQ4"
_PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
PICTURE = f"data:image/png;base64,{base64.b64encode(_PNG + bytes(range(256)) * 40).decode()}"


@pytest.mark.parametrize(
    "page",
    [
        "<p class='sk-loading-spinner-container-v2 sk-estimator-doc-link s.header' id=inc-a>x</p>",
        "<p style='color:#aabbcc;background:#0f62fe;mso-line-height-rule:exactly'>x</p>",
        f"<td background='{PIXEL}'>x</td>",
        f"<td style='background:url({PIXEL})'>x</td>",
        f"<style>.hero{{background-image:url({PIXEL})}} @media (max-width:600px){{.x{{color:#abcdef}}}}</style>",
        f"<td background='{PICTURE}' style='background:url({PICTURE})'>x</td>",
        f"<style>td{{background:url({PICTURE})}}</style>",
        "<td background='https://d1.example/a.png?Expires=1&Signature=aB3dE5fG7hI9jK1lM3&Key-Pair-Id=x'>x</td>",
        "<table><tr><td>Passwords</td><td>rotated</td></tr><tr><td>Key</td><td>Owner</td></tr></table>",
        "<td>key</td><td>9f86d081884c7d659a2feaa0c55ad015</td>",
    ],
)
def test_what_a_page_is_drawn_with_is_no_hint(page: str) -> None:
    assert scan("", html=page).spans == ()


@pytest.mark.parametrize(
    "written",
    [
        "https://x.example/?a%3D{}",
        "https://x.example/?a=%20{}",
        "a%3A{}",
        "report%20{}.csv",
        "https://x.example/?next=https%3A%2F%2Fy.example%2F%3Ftoken%3D{}%26b%3D1",
        "https://x.example/?next=https%253A%252F%252Fy.example%252F%253Ftoken%253D{}",
        "https://x.example/?a%253D" + KEY.replace("_", "%255F"),
    ],
)
def test_a_token_behind_an_escape_is_found(written: str) -> None:
    text = f"See {written.format(KEY)} there"
    (span,) = scan(text).spans
    assert span.category == Category.SECRET
    assert KEY[5:] in text[span.start : span.end]
    page = f"<p>See <a href='{written.format(KEY)}'>this</a></p>"
    (span,) = scan("", html=page).of(Where.HTML)
    assert KEY[5:] in page[span.start : span.end]
    if "csv" in written:
        assert scan("", files=written.format(KEY)).of(Where.FILES)


@pytest.mark.parametrize(
    "text",
    [
        "https://x.example/My%20Report%2020261130%20final.pdf",
        "https://x.example/?q=a%20b%3A1%2C2&next=https%3A%2F%2Fy.example%2Fincidents%2F4711%3Fpage%3D2",
        "https://x.example/?t=2026-11-30T10%3A41%3A02%2B01%3A00&id=9f86d081884c7d659a2feaa0c55ad015",
        "It went from 100%2520 to 5%253D",
    ],
)
def test_what_stands_behind_an_escape_in_an_ordinary_address_is_no_hint(text: str) -> None:
    assert [span for span in scan(text).spans if span.category in (Category.SECRET, Category.PII)] == []


@pytest.mark.parametrize("written", HIDDEN)
def test_a_hidden_token_is_found_where_it_is_written(written: str) -> None:
    (span,) = scan(f"See {written} there").spans
    assert (span.start, span.end) == (4, 4 + len(written))


@pytest.mark.parametrize(("page", "written"), PAGES)
def test_the_html_part_is_read_as_it_is_shown_and_what_its_tags_carry(page: str, written: str) -> None:
    (span,) = scan("", html=page).of(Where.HTML)
    assert page[span.start : span.end] == written


SAID = "We restarted db-primary-1.prod.internal, and 10.20.30.40 was down. The password: Xy12kkq9zz"


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("<style style='display:block'>", "</style>"),
        ("<script type='application/ld+json' style='display:block'>", "</script>"),
        ("<title>", "</title>"),
        ("<style>*{display:block}</style><style>", "</style>"),
        ("<style>@import url(https://x.example/a.css)</style><style>", "</style>"),
        (f"<style>{'p { color: red } ' * 7_000}</style><style>", "</style>"),
    ],
)
def test_what_a_style_shows_of_a_style_is_read_as_words(opening: str, closing: str) -> None:
    page = f"{opening}{SAID}{closing}"
    found = {page[span.start : span.end] for span in scan("", html=page).of(Where.HTML)}
    in_words = {SAID[span.start : span.end] for span in scan(SAID).of(Where.TEXT)}
    assert len(in_words) > 2
    assert found == in_words


@pytest.mark.parametrize(
    "page",
    [
        "<style>#inc-a{color:#fff}</style>",
        "<style class=a id=b>.c{display:block;background:url(//10.20.30.40/a.png)} /* db-1.prod.internal */</style>",
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
