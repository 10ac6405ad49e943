"""Whatever is not known to show its words is told; what mail programs and templates write is known to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.desk.mail.letter import STYLED, Letter
from reviewer.desk.mail.styled import styled
from reviewer.drafts.content import Content
from tests.support.growth import ever_below, grows_evenly

TEXT = "We did not lose any data."
X = "<span class=x>not</span>"
BLOCK = "display:inline-block"
SHEETS = (
    *('.y{a:"\f}.x{display:none}.z{a:"}', '.y{a:"\r}.x{display:none}.z{a:"}'),
    '.y{a:"\\\r\n /*"}.x{display:none}.z{a:"*/"}',
    *('.y{a:url(x"/*)}.x{display:none}.z{b:"*/}', ".y{a:URL(/*)}.x{display:none}.z{b:URL(*/)}"),
    ".y{a:u\\72l(/*)}.x{display:none}.z{b:url(*/)}",
    *("[class=X i]{display:none}", "[class='X' i]{display:none}", "[*|class=x]{display:none}"),
    *(
        ":is(p .x){display:none}",
        ":where(p :is(p span)){display:none}",
        "@keyframes k{to{text-indent:-900px}}p{animation:k}",
    ),
    "html{font-size:1px}.x{font-size:1rem}",
    *(":is(.x){opacity:0}", ".x:where(span){clip-path:inset(50%)}", "@layer a{.x{transform:scale(0)}}"),
    *("@scope (.x){:scope{display:none}}", ".x{@media screen{display:none}}", "p{&{display:none}}"),
    *(".x{--a:none;display:var(--a)}", ".x{b{color:red}display:none}", ".x{position:absolute;left:-999px}"),
    *("@keyframes k{to{opacity:0}}.x{animation-name:k}", "@font-face{font-family:a;src:url(data:font/woff2,x)}"),
    "@counter-style c{system:cyclic;symbols:Not}",
    f"*{{a:{'1' * 5_000}}}",
)
STYLES = (
    *("d\\69\r\nsplay:none", "display:/**/none", "display:block;height:0!important;height:20px;overflow:hidden"),
    *(f"{BLOCK};width:0;overflow:hidden hidden", f"{BLOCK};height:1px;width:1px;overflow:hidden"),
    *("display:block;line-height:0;overflow:hidden", f"{BLOCK};height:calc(0px);overflow:hidden"),
    *(f"{BLOCK};inline-size:0;overflow:clip", f"{BLOCK};width:0;contain:paint", f"{BLOCK};width:0;overflow-x:auto"),
    *("font:oblique 10deg 0px serif", "font-size:.1mm", "font-size-adjust:0", "-webkit-text-security:disc"),
    *(f"{BLOCK};content-visibility:hidden", "position:absolute;clip:rect(0,0,0,0)", f"{BLOCK};transform:scale(0)"),
    *("filter:opacity(0)", "content:url(a.png)", "letter-spacing:-1em", "margin-left:-999px", "text-indent:-99px"),
    *("text-decoration:line-through", "float:right", "writing-mode:vertical-rl", "color:transparent", "zoom:0"),
    *(f"{BLOCK};contain:strict", f"{BLOCK};contain:inline-size paint", f"{BLOCK};contain:size;overflow:clip"),
    *("display:block;contain:size", "display:block;contain:strict", "contain:size paint", "contain:var(--a)"),
    *("display:block;aspect-ratio:9999;overflow:hidden", "-webkit-text-size-adjust:1%", "unheard-of:1"),
)
ELEMENTS = (
    *("<template>not</template>", "<details><summary></summary>not</details>", "<span popover>not</span>"),
    *("<noframes>not</noframes>", "<noembed>not</noembed>", "<iframe width=0 height=0>not</iframe>"),
    *("<meter>not</meter>", "<progress>not</progress>", "<math><annotation>not</annotation></math>"),
    *("<svg><title>not</title></svg>", "<svg><desc>not</desc></svg>", "<s>not</s>", "<del>not</del>"),
    *("<input type=number value=not>", "<input value=' ' placeholder=not>", "<input size=1 value='      not'>"),
    *("<select><option label=' '>not</option></select>", "<select><option></option><option>not</option></select>"),
    "<input type=button value=not style='width:0;border:0;padding:0'>",
    "<b style='opacity:.3'><b style='opacity:.3'>not</b></b>",
    "<b style='font-size:999999px'><b style='font-size:.0001em'>not</b></b>",
    "<style>tbody{display:none}</style><table><tr><td>not</table>",
    "<style>tr{display:none}</style><table><td>not</table>",
    "<table><col><col style='visibility:collapse'><tr><td>did<td>not</table>",
    "<table width=1><tr><td style='overflow:hidden'>not</table>",
    "<style>input:empty{display:none}</style><input type=button value=not>",
    "<style>[title='a\\a b']{display:none}</style><span title='a\r\nb'>not</span>",
    "<style>b{position:relative}b::after{content:'';position:absolute;top:0;left:0;right:0;bottom:0}</style><b>not</b>",
    "<b style='font-size:.4em'><b style='font-size:.4em'>not</b></b>",
    "<style>.a{overflow:hidden;display:block}</style><span class=a style='height:0'>not</span>",
    "<style>a\\:b{display:none}</style><a:b>not</a:b>",
    "<style>.a\\a0 b{display:none}</style><span class='a&nbsp;b'>not</span>",
    "<style>.\u0391\u03a3.b{display:none}</style><span class='\u0391\u03a3 b'>not</span>",
)
ADDING = (
    "<ul><li style=\"list-style-type:'Not so: '\">{}</ul>",
    "<q style=\"quotes:'Not so: ' ''\">{}</q>",
    "<style>b::before{{content:'-'}}</style><b>{}</b>",
    "<style>b::before{{content:'.'}}</style><b>{}</b>",
    "<style>b:empty::before{{content:'Not so: '}}</style><b></b>{}",
    "<style>head{{display:block}}head::before{{content:'Not so: '}}</style>{}",
)
HONEST = (
    "<div dir=ltr>{}<br clear=all><div class=gmail_quote style='margin:0 0 0 0.8ex;border-left:1px solid'></div>",
    "<style><!-- @font-face{{font-family:'Cambria Math';panose-1:2 4 5 3 5 4 6 3 2 4}} p.MsoNormal{{margin:0cm;"
    "font-size:11.0pt;mso-fareast-language:EN-US}} @page W{{size:612pt 792pt}} div.W{{page:W}} @list l0{{mso-id:1}}"
    "--></style><div class=W><p class=MsoNormal>{}<o:p></o:p></p></div>",
    "<body style='overflow-wrap:break-word;-webkit-nbsp-mode:space;line-break:after-white-space'>{}</body>",
    "<p style='margin-left:36.0pt;text-indent:-18.0pt;mso-list:l0 level1 lfo1'>{}</p>",
    "<style>.t{{font-size:13px}}</style><table><tr><td style='font-size:0px'><div class=t>{}</div></table>",
    "<table><tr><td style='font-size:0;line-height:0'><p style='font-size:medium;line-height:1.5'>{}</p></table>",
    "<table><tr><td style='font-size:0'><font size=3>{}</font></table>",
    "<style>.x:empty{{display:none}}</style><p class=x>{}</p>",
    "<style>@media print{{p{{display:none}}a:after{{content:' (' attr(href) ')'}}}}</style><p><a href=#>{}</a></p>",
    "<style>a:hover{{opacity:0}}sub,sup{{font-size:75%;line-height:0;position:relative;top:-.5em}}</style>{}",
    "<style>*,::before{{--tw-content:''}}.content-none{{content:var(--tw-content)}}</style><p>{}</p>",
    "<div style='max-width:600px;overflow:hidden;border-radius:8px;-webkit-text-size-adjust:100%'>{}</div>",
    "<style>@media (max-width:600px){{.s{{display:block!important;width:100%!important;float:left}}}}</style>"
    "<table><tr><td class=s width=300 valign=top>{}</td></tr></table>",
    "<details open><summary></summary>{}</details>",
    "<svg viewBox='0 0 1 1'><title> </title><path d=''/></svg><p>{}</p>",
    "<p>{}</p><!--\u05d0-->",
    "<table width=600 style='contain:content'><tr><td style='contain:layout paint'>{}</table>",
    "<div style='contain:none;padding:20px;border:1px solid #ddd;border-radius:8px'>{}</div>",
    "<pre style='contain:style;padding:16px;overflow-x:auto'><code>{}</code></pre>",
)


def odds(html: str, text: str = TEXT) -> list[str]:
    return [odd.word for odd in Letter(Content("S", ("all@x.example",), text=text, html=html)).odds]


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_sheet_that_may_hide_words_is_told(sheet: str) -> None:
    assert odds(f"<style>{sheet}</style><p>We did {X} lose any data.</p>") == [STYLED.word]


@pytest.mark.parametrize("style", STYLES)
def test_a_style_that_may_hide_words_is_told(style: str) -> None:
    assert odds(f"<p>We did <span style='{style}'>not</span> lose any data.</p>") == [STYLED.word]


@pytest.mark.parametrize("element", ELEMENTS)
def test_an_element_that_may_hide_words_is_told(element: str) -> None:
    assert STYLED.word in odds(f"<p>We did {element} lose any data.</p>")


@pytest.mark.parametrize("adding", ADDING)
def test_what_a_style_adds_is_told(adding: str) -> None:
    assert odds(adding.format(TEXT)) == [STYLED.word]


@pytest.mark.parametrize("honest", HONEST)
def test_what_mail_programs_write_is_not(honest: str) -> None:
    assert odds(honest.format(TEXT)) == []


def test_words_that_the_text_strikes_out_too_are_not() -> None:
    assert odds("<p>We did <s>not</s> lose any data.</p>", "We did ~~not~~ lose any data.") == []


def test_a_letter_from_right_to_left_that_nobody_sees_makes_no_mail_of_them() -> None:
    assert odds("<!--\u05d0--><p title='&rlm;'>It is <b dir=rtl>3 : 1</b></p>", "It is 3 : 1") == [STYLED.word]


def test_what_is_missing_within_a_line_is_told_first() -> None:
    before = "Service is back and all of it works again as before. " * 5
    found = styled(f"<div style='display:none'>{before}</div><p>We did <b hidden>not</b> lose any data.</p>")
    assert found.hidden.startswith("not Service is back")
    assert len(found.hidden.split()) + found.more == 1 + len(before.split())


def test_styles_that_are_too_long_are_not_read_and_that_is_told() -> None:
    found = styled(f"<style>{'a{b:c}' * 20_000}</style><p>All is well.</p>")
    assert found.too_long
    assert found.hidden == "All is well."


@given(
    st.lists(st.sampled_from(["<style>", "</style>", "<p style='", "'", ">", "{", "}", "(", "a", ":", ";", "\\", "@"]))
)
def test_it_never_fails(drawn: list[str]) -> None:
    styled("".join(drawn))


@pytest.mark.parametrize(
    "unit",
    [
        *("<style>[a{display:none}", "<style>url(", "<style>a b{", "<style>.a.b{opacity:0}</style><p class='a b'>x"),
        *("<style>a{&,&{", "<p style='opacity:1'>x", "<svg><path/></svg>x", "<select><option>x"),
    ],
)
def test_work_grows_with_the_length(unit: str) -> None:
    assert grows_evenly(lambda: styled(unit * 600), lambda: styled(unit * 2_400), 0.2)


@pytest.mark.parametrize(
    ("before", "unit"),
    [
        *(("<style>a", " "), ("<style>[", "a"), ("<style>", "[a"), ("<style>", "url("), ("<p style='opacity:", "1")),
        *(("<p", " "), ("<style>", "a{"), ("<style>", "("), ("<style>a{b:", "(")),
    ],
)
def test_a_long_mail_is_read_soon(before: str, unit: str) -> None:
    size = 300_000 // len(unit)
    assert ever_below(1.5, lambda: styled(before + unit * size))
    assert ever_below(1.5, lambda: styled(before + unit * (size // 4)))


def test_a_long_attribute_that_many_conditions_ask_about_is_read_soon() -> None:
    conditions = "".join(f"[a='{number}']" for number in range(9_000))
    value = "\u0100" * 60_000 + " ".join(map(str, range(11_000)))
    assert ever_below(1.5, lambda: styled(f"<style>{conditions}{{opacity:0}}</style><p a='{value}'>w"))
