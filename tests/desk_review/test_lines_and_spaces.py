"""What is drawn through words, between them, and where they are moved to: told where it may change what is read."""

import pytest

from reviewer.desk.mail.letter import STYLED, Letter
from reviewer.desk.mail.styled import Styled, styled
from reviewer.drafts.content import Content
from tests.support.growth import grows_evenly

LOST, SECURE = "We did not lose data.", "All card data is kept in secure storage."


def odds(text: str, html: str) -> list[str]:
    return [odd.word for odd in Letter(Content("S", ("all@x.example",), text=text, html=html)).odds]


def within(style: str) -> str:
    return f"We did <b style='{style}'>not</b> lose data."


def nested(count: int, style: str, words: str = "not") -> str:
    return f"<span style='{style}'>" * count + words + "</span>" * count


@pytest.mark.parametrize(
    "html",
    [
        within("--x:line-through;text-decoration:var(--x)"),
        within("text-decoration:underline;text-underline-offset:-6px"),
        within("text-underline-offset:calc(-6px)"),
        within("background:linear-gradient(#fff 48%,#000 48%,#000 56%,#fff 56%)"),
        within("background-image:linear-gradient(#fff 9px,#000 9px,#000 10px,#fff 10px)"),
        within("background:linear-gradient(#000,#000) 0 50%/100% 2px no-repeat"),
        within("background-image:linear-gradient(red,red);background-size:100% 1px"),
        within("background:linear-gradient(transparent 52%,#fff 52%),linear-gradient(transparent 48%,#000 48%)"),
        within("background:repeating-linear-gradient(#fff 0%,#000 50%)"),
        "We did <u><b style='vertical-align:-6px'>not</b></u> lose data.",
        "<style>b{background-size:9px 2px}</style>" + within("background:linear-gradient(#000,#000)"),
        "We did <b style='background:linear-gradient(transparent 48%,#000 48%)'>"
        "<i style='background:linear-gradient(transparent 52%,#fff 52%)'>not</i></b> lose data.",
    ],
)
def test_a_line_through_words_is_told_however_it_is_drawn(html: str) -> None:
    assert odds(LOST, html) == [STYLED.word]
    assert styled(html).struck == "not"


@pytest.mark.parametrize(
    "style",
    [
        *("text-decoration:underline #fff 60px", "text-decoration-thickness:60px", "text-decoration-thickness:2em"),
        *("box-shadow:inset 0 -9px #fff,inset 0 -10px #000", "text-decoration-thickness:calc(60px)"),
        *(
            f"border-image:linear-gradient(#fff,#fff) {shape}"
            for shape in ("1 fill/0/0 0 0 90px", "1/1px/9px", "1/9px")
        ),
        *("border-image:linear-gradient(#fff,#fff) 1/1px/1", "border-image:linear-gradient(#000,#000) 1 fill"),
        *(
            "border-image:url(https://x.example/a.png) 1/2/0",
            "border-image:var(--a)",
            "border-image:url(a.png) 9/auto round",
        ),
        "border-image:url(a.png) 1//9px",
        *("border-image-outset:90px", "border-image-outset:1", "border-image-width:9px", "border-image-width:auto"),
        *("border-image-slice:1 fill", "border-image-outset:calc(9px)", "border-image-width:50%"),
        *("text-shadow:0 18px 0 #fff", "text-shadow:1px 1px #fff,-1em 0 #fff", "text-shadow:calc(9px) 0 #fff"),
        *("columns:40", "column-count:9", "column-width:9px", "-webkit-columns:2 20px"),
    ],
)
def test_what_may_cover_words_or_part_them_is_told(style: str) -> None:
    assert odds(LOST, within(style)) == [STYLED.word]


@pytest.mark.parametrize(
    "style",
    [
        *("text-decoration:underline", "text-decoration:underline dotted rgb(1,2,3) 2px", "text-decoration:none"),
        *("text-underline-offset:.2em", "text-underline-offset:auto;text-decoration-thickness:from-font"),
        *("text-decoration-thickness:10%", "text-decoration:inherit", "-webkit-text-decoration:underline"),
        *("background:#fff", "background:#eee url(https://x.example/a.png) no-repeat center / cover"),
        *("background:linear-gradient(135deg,#667eea 0%,#764ba2 100%)", "background-image:linear-gradient(#fff,#fff)"),
        *("background:linear-gradient(90deg,red,orange,yellow,green,blue)", "background-size:cover"),
        *("background:linear-gradient(to right,#000 49%,red 50%,#fff 51%)", "background:radial-gradient(#fff,#eee)"),
        *("background:linear-gradient(#a00 0%,#0a0 50%,#00a 100%)"),
        *("background:linear-gradient(transparent 60%,#ff0 60%)", "margin:-1px 0 0 -1px"),
        *("background-image:url(https://x.example/a.png);background-size:20px 20px", "background-position:0 -20px"),
        *("background:-webkit-linear-gradient(top,#fff,#eee)", "box-shadow:inset 0 1px 0 #fff,inset 0 -1px 0 #ccc"),
        *("box-shadow:inset 0 -.5em 0 #ff0", "columns:2", "column-count:3;column-gap:20px", "tab-size:4"),
        *("border-image:linear-gradient(to right,red,blue) 1", "border:3px solid;border-image:url(a.png) 30 round"),
        *("border-image:linear-gradient(90deg,red,blue) 1/2px/0", "border-image-source:linear-gradient(red,blue)"),
        *("border-image:none", "border-image-slice:1", "border-image-outset:0", "border-image-width:1 1 0 2px"),
        *("border-image:initial", "border-image-repeat:stretch", "border-image:url(a.png) 30% 30% / 1"),
        *("text-shadow:0 1px 0 #fff", "text-shadow:none", "text-shadow:rgba(0,0,0,.3) 2px 2px 4px,0 0 9px red"),
        *("vertical-align:-4px", "vertical-align:middle", "position:relative;top:-1px;left:2px"),
    ],
)  # fmt: skip
def test_what_templates_draw_under_and_behind_words_is_not(style: str) -> None:
    assert odds(LOST, within(style)) == []


@pytest.mark.parametrize(
    "between",
    [
        "<span style='font-size:5px;letter-spacing:-1.5px'> </span>",
        "<span style='font-size:5px;word-spacing:-1.5px'> </span>",
        "<span style='font-size:5px'>&nbsp;</span>",
        "<span style='letter-spacing:-1.5px'>&hairsp;</span>",
        "<span style='font-size:5px'>&hairsp;</span>",
        "<span style='letter-spacing:-1.5px;word-spacing:-1.5px'> </span>",
        "<span style='letter-spacing:-1.5px'><i style='word-spacing:-1.5px'> </i></span>",
        "&hairsp;",
    ],
)
def test_a_space_without_width_is_told(between: str) -> None:
    html = f"All card data is kept in{between}secure storage."
    assert odds(SECURE, html) == [STYLED.word]
    assert styled(html).joined == "in secure"


@pytest.mark.parametrize(
    "html",
    [
        "All card data is kept <span style='white-space:pre;tab-size:0'>in&#9;secure</span> storage.",
        "All card data is kept <span style='font-size:6px;letter-spacing:-1.5px'>in secure</span> storage.",
        "All card data is kept <span style='letter-spacing:-1.5px;word-spacing:-1.5px'>in secure</span> storage.",
        "<style>p{word-spacing:-1.5px}@media screen{b{letter-spacing:-1.5px}}</style><p>All card data is"
        " kept <b>in secure</b> storage.",
    ],
)
def test_so_are_spaces_without_width_within_words(html: str) -> None:
    assert odds(SECURE, html) == [STYLED.word]


@pytest.mark.parametrize(
    "html",
    [
        "<h1 style='font-size:32px;letter-spacing:-1px'>All card data is</h1> kept in secure storage.",
        "<p style='font-size:10px;letter-spacing:-.3px'>All card data is kept <b>in</b> <i>secure</i> storage.",
        "<small>All card data is </small><big>kept</big> in <b style='letter-spacing:.1em'>secure</b> storage.",
        "<b style='font-size:12px'>All card data </b><big style='font-size:28px'>is</big> kept in secure storage.",
        "<p style='font-size:6px'>All card data is kept in <b>secure</b>&thinsp;storage.",
        "<td style='font-size:0'>\n<p style='font-size:16px'>All card data is kept</p>\n"
        "<p style='font-size:16px'>in secure storage.</p>",
    ],
)
def test_spaces_as_templates_set_them_are_not(html: str) -> None:
    assert odds(SECURE, html) == []


@pytest.mark.parametrize(
    "html",
    [
        f"We did {nested(40, 'position:relative;left:-10px')} lose data.",
        f"We did {nested(4, 'position:relative;left:1px')} lose data.",
        f"We did {nested(30, 'vertical-align:-10px')} lose data.",
        f"We did {nested(2, 'position:relative;top:6px')} lose data.",
        "<div style='margin-left:-1px'>" * 400 + LOST,
        within("position:relative;left:10px"),
        within("position:relative;top:-10px;vertical-align:10px"),
        "<style>b{position:relative;top:8px}i{vertical-align:-8px}</style>We did <b><i>not</i></b> lose data.",
    ],
)
def test_small_moves_add_up(html: str) -> None:
    assert odds(LOST, html) == [STYLED.word]
    assert "not" in styled(html).hidden


@pytest.mark.parametrize(
    "html",
    [
        "<style>sub,sup{position:relative;top:-.5em}sup{top:-.4em}@media screen{sup{top:-8px}}</style>"
        "<p>We did <sup>not</sup> lose data.",
        f"We did {nested(9, 'left:0;top:auto;margin:0 auto')} lose data.",
        "<div style='margin-left:-1px'>" * 9 + LOST,
        f"{nested(5, 'position:relative;top:2px', 'We did')} {nested(5, 'position:relative;top:2px')} lose data.",
    ],
)
def test_words_that_are_moved_a_little_are_not(html: str) -> None:
    assert odds(LOST, html) == []


@pytest.mark.parametrize(
    "style",
    [
        *("min-width:9999px;text-align:right", "width:9999px;text-align:right", "min-height:9999px", "height:9999px"),
        *("min-width:calc(100px * 99)", "min-width:200%", "min-height:calc(900px + 1200px)", "min-width:var(--a)"),
        *("display:grid;gap:9999px", "display:flex;gap:0 9999px", "columns:2;column-gap:9999px", "row-gap:500vh"),
        *("display:table;border-spacing:9999px", "border-spacing:0 9999px", "line-height:9999px", "line-height:99"),
        *("display:flex;flex-basis:9999px", "display:grid;grid-template-columns:9999px 1fr", "font-size:9999px"),
        *("display:grid;grid-template-columns:repeat(99,99px)", "aspect-ratio:1/99", "border-left:9999px solid #fff"),
        *("border-top-width:9999px", "white-space:pre;tab-size:9999", "border-bottom:calc(99px * 99) solid"),
    ],
)
def test_room_that_moves_words_far_away_is_told(style: str) -> None:
    html = f"<div>All is well.</div><div style='{style}'><p>But we did</p><p>lose data.</p></div>"
    assert odds("All is well.\n\nBut we did\n\nlose data.", html) == [STYLED.word]


@pytest.mark.parametrize(
    "border",
    [
        *("border:none rgb(0,0,0)", "border:medium none rgb(51,51,51)", "border-bottom:medium none rgb(51, 51, 51)"),
        *("border-left:solid rgba(0,0,0,.1)", "border-top:thin solid hsl(0 0% 90%)", "border-width:thin medium"),
        *("border:1px solid rgb(0,0,0)", "border:none var(--line)", "border-top:thin solid var(--line)"),
    ],
)
def test_a_border_whose_colour_is_reckoned_is_not(border: str) -> None:
    assert odds(LOST, f"<div style='{border}'>{LOST}</div>") == []


@pytest.mark.parametrize("border", ["border:var(--a)", "border-top:solid var(--a)", "border-width:thin calc(99px)"])
def test_a_border_whose_thickness_is_unknown_is_told(border: str) -> None:
    assert odds(LOST, f"<div style='{border}'>{LOST}</div>") == [STYLED.word]


@pytest.mark.parametrize(
    "style",
    [
        *("flex:1 1 calc(100%/3)", "flex-basis:calc((100% - 24px)/3)", "flex-basis:calc(100% * 2 / 3 - 8px)"),
        *("min-width:calc(100%/3)", "min-height:calc(100vh * 1)", "gap:calc(8px*2)", "gap:calc(2 * 8px) 1em"),
        *("min-height:-webkit-calc(100% - 20px)", "min-width:-moz-calc(100%/3)", "row-gap:max(8px,calc(1em * 1.5))"),
        *("gap:env(safe-area-inset-bottom)", "min-height:calc(100vh - env(safe-area-inset-bottom, 20px))"),
        *("min-width:min(1800px,100%)", "grid-template-columns:calc(100%/3) 1fr", "min-height:100.1%"),
    ],
)
def test_a_share_that_is_reckoned_is_not(style: str) -> None:
    html = f"<div style='{style}'><p>We did</p><p>not lose data.</p></div>"
    assert odds("We did\n\nnot lose data.", html) == []


@pytest.mark.parametrize(
    "length",
    [
        *("calc(100% * 2)", "calc(5 * (100% - 1px))", "calc((999) * 99px)", "calc(9px / 0)", "calc(99px / 0.001)"),
        *(
            "calc(infinity * 1px)",
            "calc(9px / (0.001))",
            "calc(0 * var(--a))",
            "max(1px,9999px)",
            "clamp(1px,9999px,1%)",
        ),
        *("calc(9px * 99 * 99)", "env(safe-area-inset-bottom,9999px)", "-webkit-calc(99px*99)", "calc(/ 9px)"),
    ],
)
def test_a_length_that_is_reckoned_to_be_far_is_told(length: str) -> None:
    html = f"<div>We did</div><div style='min-width:{length}'><p>not lose data.</p></div>"
    assert odds("We did\n\nnot lose data.", html) == [STYLED.word]


@pytest.mark.parametrize("opened", ["(", "calc(", "min(", "repeat(2,", "minmax(0,"])
@pytest.mark.parametrize(
    "name",
    ["gap", "row-gap", "border-spacing", "min-width", "flex", "grid-template-columns", "grid-template-rows"],
)
def test_brackets_that_nobody_can_read_are_told_as_well(name: str, opened: str) -> None:
    def within_brackets(count: int) -> str:
        return f"<div style='{name}:{opened * count}1px{')' * count}'><p>We did</p><p>not lose data.</p></div>"

    assert odds("We did\n\nnot lose data.", within_brackets(5000)) == [STYLED.word]


@pytest.mark.parametrize("attribute", ["width=9999", "height=9999", "cellspacing=9999", "border=9999", "width='999%'"])
def test_so_is_that_of_attributes(attribute: str) -> None:
    assert odds(LOST, f"<table {attribute}><tr><td align=right>{LOST}</table>") == [STYLED.word]


@pytest.mark.parametrize(
    "html",
    [
        "<table width=600 height='100%' cellpadding=40 cellspacing=0 border=0 style='min-width:320px;height:100vh'>"
        "<tr><td width='100%' style='border-spacing:0;line-height:1.6;border-left:4px solid #06c'>{}</table>",
        "<div style='min-width:min(600px,100%);min-height:100vh;padding:24px;border:1px solid var(--line,#ddd);"
        "line-height:150%'><div style='display:flex;gap:16px;flex:1 1 200px'><p>{}</p></div></div>",
        "<div style='min-width:calc(100% - 40px);display:grid;gap:1em 2%;grid-template-columns:1fr 2fr'>{}</div>",
        "<table style='border-spacing:0 8px;min-width:100%;min-height:100dvh'><tr><td>{}</table>",
        "<pre style='min-width:100%;line-height:1.45;tab-size:8;border-width:1px 1px 1px 4px;min-height:auto'>{}</pre>",
        "<img src=https://x.example/a.png width=2400 height=3200 style='width:100%;height:auto;min-width:0'><p>{}",
    ],
)
def test_room_as_templates_leave_it_is_not(html: str) -> None:
    assert odds(LOST, html.format(LOST)) == []


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit",
    [
        "<b style='letter-spacing:-1.5px;word-spacing:-1.5px'>in secure ",
        "in&hairsp;",
        "<b style='background:linear-gradient(#fff 9px,#000)'>a ",
        "<i style='left:1px;vertical-align:1px;top:1px'>a</i>",
    ],
)
def test_work_grows_with_the_length(unit: str) -> None:
    def work(count: int) -> Styled:
        return styled(unit * count)

    assert grows_evenly(lambda: work(1_000), lambda: work(4_000), harmless=0.1)
