"""What an HTML part is drawn as, where that is something else than the order and the names of its tags say."""

import pytest

from reviewer.desk.mail.html_part import visible
from reviewer.desk.mail.letter import PARTS_DIFFER, STYLED, Letter
from reviewer.desk.mail.styled import styled
from reviewer.drafts.content import Content
from tests.comparison.steps import steps

LOST = "We did lose data."


def odds(text: str, html: str) -> list[str]:
    return [odd.word for odd in Letter(Content("S", ("all@x.example",), text=text, html=html)).odds]


@pytest.mark.parametrize(
    "picture",
    [
        *("<img alt=not>", "<img alt='not' src=a.png>", "<img src=images/a.png alt=not>"),
        *("<a href=#a><img src='' alt=not></a>", "<picture><source srcset=a><img alt=not></picture>"),
    ],
)
def test_the_words_of_a_picture_amid_others_are_read(picture: str) -> None:
    html = f"<p>We did {picture} lose data.</p>"
    assert odds(LOST, html) == [PARTS_DIFFER.word]
    assert odds("We did not lose data.", html) == []
    assert odds("We did ![not](cid:a) lose data.\n\n![A chart](https://x.example/a.png)", html) == []


@pytest.mark.parametrize(
    "html",
    [
        "We did <input type=image alt=not> lose data.",
        "We did<p><img alt=not></p>lose data.",
        "<img alt=not>We did lose data.",
    ],
)
def test_so_are_those_of_a_picture_that_cannot_be_loaded(html: str) -> None:
    assert PARTS_DIFFER.word in odds(LOST, html)


@pytest.mark.parametrize(
    "html",
    [
        "<table><tr><td><img src=cid:logo alt=ACME><td>We did lose data.</table>",
        "<p><a href=#a><img src=https://x.example/logo.png alt=ACME></a></p><p>We did lose data.</p>",
        "<img src=https://x.example/logo.png alt=ACME><br>We did <img src=https://x.example/a.png alt=''>lose data.",
        "<p><img src=cid:i alt=OK> We did lose data. <img src=cid:i alt=OK></p>",
        "<p><img src=cid:x alt=X> <img src=cid:y alt=Y></p>We did lose data.",
    ],
)
def test_those_of_a_picture_that_stands_alone_are_not(html: str) -> None:
    assert odds(LOST, html) == []


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("We did ~~not~~ lose data.", "<p>We did <b>not</b> lose data.</p>"),
        ("~~We lost it all.~~\n\nAll is well.", "<p>We lost it all.</p><p>All is well.</p>"),
        ("We did ~~not~~ lose ~~any~~ data.", "<p>We did ~~not~~ lose any data.</p>"),
        ("| a | b |\n|---|---|\n| 1 | 2 | not |", "<table><tr><th>a<th>b<tr><td>1<td>2</table>"),
        ("We did ![not](https://x.example/a.png) lose data.", "<p>We did lose data.</p>"),
    ],
)
def test_so_are_the_words_that_the_text_alone_has_or_crosses_out(text: str, html: str) -> None:
    assert odds(text, html) == [PARTS_DIFFER.word]


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("We did ~~not~~ lose data.", "<p>We did ~~not~~ lose data.</p>"),
        ("We did `~~not~~` lose data.", "<p>We did <code>~~not~~</code> lose data.</p>"),
        ("~~Old plan.~~ The new plan.", "<p><del>Old plan.</del> The new plan.</p>"),
        ("| a | b |\n|---|---|\n| 1 | 2 |  |", "<table><tr><th>a<th>b<tr><td>1<td>2</table>"),
        ("| a | b |\n|---|---|\n| 1 | 2 | not |", "<table><tr><th>a<th>b<tr><td>1<td>2<td>not</table>"),
        ("The graph:\n![Error rate](https://x.example/a.png)", "<p>The graph:<br><img src=//x.example/a.png></p>"),
        ("![ACME](https://x.example/a.png)\n\nAll is well.", "<p>All is well.</p>"),
    ],
)
def test_those_that_the_html_part_has_too_are_not(text: str, html: str) -> None:
    assert odds(text, html) == []


@pytest.mark.parametrize("source", ["https://x.example/ok.png", "cid:ok"])
def test_an_icon_amid_words_may_have_its_words_in_the_text_or_not(source: str) -> None:
    html = f"<p>Over. <img src={source} alt=OK> All services are up, <b>Ana</b>.</p>"
    assert odds("Over. All services are up, Ana.", html) == []
    assert odds("Over. OK All services are up, Ana.", html) == []
    assert odds("Over. No services are up, Ana.", html) == [PARTS_DIFFER.word]
    assert odds("Over. Not OK All services are up, Ana.", html) == [PARTS_DIFFER.word]
    assert odds("Over. All services are up, Ana.", html.replace("OK", "\u274c")) == [PARTS_DIFFER.word]


STEPS = "1. Restart the workers\n2. Tell support"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        (STEPS, "<p>1. Restart the workers<br>2. Tell support</p>"),
        (STEPS, "<pre>1. Restart the workers\n2. Tell support</pre>"),
        (STEPS, "<ol><li>Restart the workers<li>Tell support</ol>"),
        (f"**Steps**\n\n{STEPS}", "<b>Steps</b><br>1. Restart the workers<br>2. Tell support"),
        (
            f"2. What we *do*\n\n{STEPS}",
            "<h2>2. What we <i>do</i></h2><ol><li>Restart the workers<li>Tell support</ol>",
        ),
        ("1. Summary\n\nIt is over.", "<table width=600><tr><td><h2>1. Summary</h2><p>It is over.</p></table>"),
        ("1) **Do** it\n10) Or not", "<div style='padding:8px;border:1px solid'>1) <b>Do</b> it<br>10) Or not</div>"),
        ("2026. Next year", "2026. Next year"),
        ("AT&T &amp; co a\\_b", "<p>AT&amp;T &amp;amp; co a\\_b"),
        ("- a\n- b", "<p>- a<br>- b"),
    ],
)
def test_a_plain_text_whose_html_part_has_its_numbers_is_the_same(text: str, html: str) -> None:
    assert odds(text, html) == []


@pytest.mark.parametrize(
    "html",
    [
        "<p>2. Restart the workers<br>2. Tell support</p>",
        "<p>1. Restart the workers<br>1. Tell support</p>",
        "<p>1. Restart the workers 12. Tell support</p>",
        "<p>1. Restart the workers<br>2. Tell no support</p>",
        "<p>1. Restart the workers<br>2 Tell support 2. Tell</p>",
    ],
)
def test_other_numbers_are_not(html: str) -> None:
    assert odds(STEPS, html) == [PARTS_DIFFER.word]


def test_the_numbers_of_a_text_are_read_in_steps_that_grow_with_it() -> None:
    def work(text: str) -> object:
        return Letter(Content("S", ("a@x.example",), text=text, html=f"<pre>{text}</pre>")).parts_differ

    small, large = (steps(work, "".join(f"{n}. a\n" for n in range(1, count))) for count in (200, 800))
    assert large < 5 * small


@pytest.mark.parametrize(
    "table",
    [
        "<tfoot><tr><td>One</tfoot><tbody><tr><td>two</tbody>",
        "<tbody><tr><td>One</tbody><thead><tr><td>two</thead>",
        "<tr><td>One<thead><tr><td>two</thead>",
        "<tr><td>One</td></tr><caption>two</caption>",
        "<caption align=Bottom>One</caption><tr><td>two</td></tr>",
        "<caption style='caption-side:bottom'>One</caption><tr><td>two</td></tr>",
        "<tr><td>One</td></tr>two",
        "<tr><td>One</td></tr><b>two</b>",
        "<tr><td>One</td>two</tr>",
        "<tbody><tr><td>One</td></tr><p>two</p></tbody>",
        "<thead><tr><th>One</thead><tfoot><tr><td>two</tfoot><tr><td>three",
    ],
)
def test_what_a_table_draws_elsewhere_is_told(table: str) -> None:
    text = visible(f"<table>{table}</table>")
    assert odds(text, f"<table>{table}</table>") == [STYLED.word]


@pytest.mark.parametrize(
    "table",
    [
        "<caption>One</caption><thead><tr><th>two</thead><tbody><tr><td>three</tbody><tbody><tr><td>4</tbody><tfoot><tr>",
        "<caption align=top>One</caption><tr><td>two",
        "<thead><tr><th>One</thead><tr><td><table><caption>two</caption><thead><tr><td>three</thead></table>",
        "<colgroup><col></colgroup>\n<thead><tr><th>One</thead>&nbsp;<tr><td>two</tr><!-- --><style></style><tr><td>3",
        "<thead><tr><th>One</thead><tbody><tr><td>two</tbody><thead><tr><th>three</thead><tr><td>4",
    ],
)
def test_what_a_table_draws_where_it_stands_is_not(table: str) -> None:
    html = f"<table>{table}</table>"
    assert odds(visible(html), html) == []


@pytest.mark.parametrize(
    ("options", "hidden"),
    [
        ("<option>not<option selected> ", "not"),
        ("<option> <option selected>so<option>not", "not"),
        ("<option selected>not<option selected>so", "not"),
        ("<option label=not><option selected label=so>", "not"),
        ("<option disabled>not<option>so", "not so"),
        ("<option>so<option>not", "not"),
        ("<option>so<option selected disabled>not", "so not"),
    ],
)
def test_of_a_list_the_chosen_one_is_seen(options: str, hidden: str) -> None:
    assert styled(f"<p>We did <select>{options}</select> lose data.</p>").hidden == hidden
    assert styled(f"<select><option>so</select><p>We did <select>{options}</select> lose data.</p>").hidden == hidden


@pytest.mark.parametrize(
    "style",
    [
        *(
            "outline:30px solid #fff;outline-offset:-30px",
            "outline:2px solid #fff;outline-offset:-9px",
            "outline:thick solid",
        ),
        *("outline:calc(9px) solid", "outline-width:20px", "outline-offset:99px", "-webkit-text-stroke:12px #fff"),
        *("-webkit-text-stroke-width:1em", "-webkit-text-stroke:var(--a)"),
        *("box-shadow:-24px 0 0 14px #fff", "box-shadow:-30px 0 0 3px #fff", "box-shadow:0 0 0 40px rgb(1,2,3)"),
        *("box-shadow:0 1px 2px #000,30px 0 #fff", "-webkit-box-shadow:0 -20px #fff", "box-shadow:var(--a)"),
        *("box-shadow:calc(-9px) 0 #fff", "box-shadow:inset 0 0 0 20px #fff"),
    ],
)
def test_what_is_drawn_over_words_is_told(style: str) -> None:
    assert odds("We did not lose data.", f"We did <b style='{style}'>not</b> lose data.") == [STYLED.word]


@pytest.mark.parametrize(
    "style",
    [
        *(
            "outline:none",
            "outline:0",
            "outline:0 none",
            "outline:1px dotted #ccc",
            "outline:thin solid RED",
            "outline:none 0 !important",
        ),
        *(
            "outline:auto 3px -webkit-focus-ring-color;outline-offset:2px",
            "outline:rgb(1,2,3) solid 2px",
            "outline:inherit",
        ),
        *("box-shadow:none", "box-shadow:0 1px 3px rgba(0,0,0,.2), 0 0 0 1px #ccc", "box-shadow:0 4px 12px #ddd"),
        *("box-shadow:2px 2px 5px black", "-moz-box-shadow:inherit", "box-shadow:0 25px 50px -12px #0002 !important"),
        *("outline-width:medium;outline-offset:-2px", "-webkit-text-stroke:.2px #000", "-webkit-text-stroke-width:0"),
    ],
)
def test_a_thin_line_around_words_is_not(style: str) -> None:
    assert odds("We did not lose data.", f"We did <b style='{style}'>not</b> lose data.") == []


@pytest.mark.parametrize(
    "between",
    [
        *("<div style='display:inline'>", "<div style='display:inline-block'></div>", "<br style='display:none'>"),
        *(
            "<span style='font-size:0'> </span>",
            "<div style='position:absolute'></div>",
            "<div style='float:left'></div>",
        ),
        *(
            "<img width=0 height=0 alt=''>",
            "<q style='quotes:none'></q>",
            "</section>",
            "<td>",
            "<svg></svg>",
            "<br hidden>",
        ),
        *(
            "<span style='display:inline-block'> </span>",
            "<style>i{display:none}</style><i> </i>",
            "<div hidden> </div>",
        ),
        "<style>div{display:contents}</style><div></div>",
    ],
)
def test_two_words_that_may_be_drawn_as_one_are_told(between: str) -> None:
    html = f"<div>It is kept in{between}secure storage."
    assert odds("It is kept in secure storage.", html) == [STYLED.word]
    assert styled(html).joined == "in secure"


@pytest.mark.parametrize(
    "html",
    [
        "<table cellpadding=0><tr><td>kept in<td>secure storage</table>",
        "<table><tr><td style='padding:0'>kept in</td>\n<td style='padding:0 0'>secure storage</table>",
        "<table cellpadding=0><tr><td><p>kept in</p></td><td><p>secure storage</p></table>",
        "<style>b{display:inline-block}</style><b><p>kept in</p></b><b><p>secure storage</p></b>",
        "<div style='display:flex'><div>kept in</div>\n<div>secure storage</div></div>",
        "<table align=left><tr><td>kept in</table><table align=left><tr><td style='padding:0'>secure storage</table>",
        "<table cellpadding=0><tr><td width=20>kept in<td>secure storage</table>",
    ],
)
def test_so_are_words_in_boxes_side_by_side(html: str) -> None:
    assert odds("kept in secure storage", html) == [STYLED.word]


@pytest.mark.parametrize(
    "between",
    [
        *(
            "<span style='display:block'></span>",
            "<span style='padding-left:9px'></span>",
            "<b style='float:left'></b>",
        ),
        *("<span style='unheard-of:1'></span>", "<style>@media x{i{display:block}}</style><i></i>"),
    ],
)
def test_a_word_that_may_be_drawn_as_two_is_told(between: str) -> None:
    assert odds("It goes nowhere.", f"It goes now{between}here.") == [STYLED.word]


@pytest.mark.parametrize(
    "html",
    [
        "<div>kept in</div><div>secure</div>storage",
        "kept<br>in<hr>secure<p></p>storage",
        "<ul><li>kept<li>in</ul><dl><dt>secure<dd>storage</dl>",
        "<table><tr><td>kept<td>in<tr><td>secure</table>storage",
        "<table cellpadding=0><tr><td style='padding:0 8px'>kept<td>in<tr><td width=120>secure<td>storage</table>",
        "kept in <div style='display:inline'>secure</div> storage",
        "<b>kept</b> <i style='display:inline-block'>in</i> <span style='color:red'>secure</span>\n<u>storage</u>",
        "<style>b{display:inline-block}</style><b><p style='margin:0 9px'>kept in</p></b><b>secure storage</b>",
        "<p style='display:none'></p><div style='display:flex'>kept in</div><p style='display:block'>secure storage",
        "kept in <b>se</b><span style='color:red'>cure</span> sto<wbr>rage<br style='line-height:1'>",
    ],
)
def test_words_that_are_drawn_as_they_are_read_are_not(html: str) -> None:
    assert odds("kept in secure storage", html) == []


@pytest.mark.parametrize(
    "html",
    [
        "<tr><td>kept in</td><td width=16></td><td>secure storage</td>",
        "<tr><td>kept in</td><td width=16 style='font-size:0'>&nbsp;</td><td>secure storage</td>",
        "<tr><td>kept in</td><td>&nbsp;</td><td>secure storage</td>",
        "<tr><td>kept in</td><td style='width:16px'></td><td>secure storage</td>",
        "<tr><td>kept in</td><td><img src=https://x.example/s.gif width=16 alt=''></td><td>secure storage</td>",
        "<tr><td style='width:50%'>kept in</td><td>secure storage</td>",
        "<tr><td width='50%'>kept in</td><td>secure storage</td>",
        "<tr><td style='padding:0;width:120px'>kept in</td><td>secure storage</td>",
        "<tr><td align=center width=120>kept in</td><td align=center>secure storage</td>",
        "<tr><td width='100%'><table align=left width=290 cellpadding=0><tr><td>kept in</td></tr></table>"
        "<table align=right width=290 cellpadding=0><tr><td>secure storage</table>",
        "<tr><td><div style='display:flex;gap:8px'><div>kept in</div><div>secure storage</div></div>",
    ],
)
def test_words_in_the_cells_of_a_layout_are_apart(html: str) -> None:
    table = f"<table cellpadding=0 cellspacing=0 width='100%'>{html}</table>"
    assert odds("kept in secure storage", table) == []


@pytest.mark.parametrize(
    "html",
    [
        "<tr><td>kept in</td><td width=1></td><td>secure storage</td>",
        "<tr><td>kept in</td><td width=16 style='width:auto'></td><td>secure storage</td>",
        "<tr><td><table width=10 cellpadding=0><tr><td>kept in</td><td width=16></td><td>secure storage</table>",
        "<tr><td><table width=10 cellpadding=0><tr><td width=120>kept in</td><td>secure storage</table>",
        "<tr><td><div style='max-width:40px'><table cellpadding=0><tr><td width=120>kept in<td>secure storage</table>",
        "<tr><td>kept in</td><td width=16 hidden></td><td>secure storage</td>",
        "<tr><td>kept in</td><td><span hidden><img src=a.png width=16></span></td><td>secure storage</td>",
        "<tr><td width=120 align=right>kept in</td><td>secure storage</td>",
        "<tr align=right><td width=120>kept in</td><td>secure storage</td>",
        "<tr><td width=120><p style='text-align:right'>kept in</p></td><td>secure storage</td>",
        "<tr><td style='width:120px;max-width:20px'>kept in</td><td>secure storage</td>",
        "<tr><td width=60><table width='100%' cellpadding=0><tr><td width='30%'>kept in</td><td>secure storage</table>",
        "<tr><td><table cellpadding=0><tr><td width='50%'>kept in</td><td>secure storage</table>",
        "<tr><td align=right>kept in</td><td align=left>secure storage</td>",
        "<tr><td align=right>kept in</td><td align=right>secure storage</td>",
        "<tr><td align=left>kept in</td><td align=right>secure storage</td><td width='100%'></td>",
        "<tr><td><table align=left width=290 cellpadding=0><tr><td width='100%'><td>kept in</table>"
        "<table align=left cellpadding=0><tr><td>secure storage</table>",
        "<tr><td><div style='display:flex;gap:1px'><div>kept in</div><div>secure storage</div></div>",
    ],
)
def test_words_in_cells_that_touch_are_told(html: str) -> None:
    table = f"<table cellpadding=0 cellspacing=0 width='100%'>{html}</table>"
    assert odds("kept in secure storage", table) == [STYLED.word]


def test_characters_without_width_part_no_word() -> None:
    for char in ("&#8203;", "&shy;", "&#8288;", "&zwnj;", "&#65279;"):
        assert odds("kept in secure", f"kept in{char}secure") == [PARTS_DIFFER.word]
        assert odds("kept insecure", f"kept <b>in</b>{char}<b>secure</b>") == []


@pytest.mark.parametrize(
    "unit",
    [
        *(
            "<table>x",
            "<thead>x",
            "<img alt=x>",
            "<select><option>x",
            "<option selected>",
            "<tfoot><td>x",
            "<b>x",
            "<td>",
        ),
        *("<i style='display:inline-block'>", "</i>x", "<img>x"),
    ],
)
def test_work_grows_with_the_length(unit: str) -> None:
    for work in (styled, visible):
        assert steps(work, unit * 1_200) < 6 * steps(work, unit * 300) + 3_000
