"""A style that hides words of the HTML part from its readers, or adds some, is told: the page shows all words alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.accounts.models import User
from reviewer.comparison.values import Version
from reviewer.comparison.wording import remarks
from reviewer.desk.mail.html_part import visible
from reviewer.desk.mail.letter import PARTS_DIFFER, STYLED, Letter
from reviewer.desk.mail.styled import styled
from reviewer.drafts.content import Content
from tests.comparison.steps import steps
from tests.desk_support import signed_in, words
from tests.support.growth import grows_evenly
from tests.support.rows import make_draft

TEXT = "We did not lose any data."
HIDING = (
    "<span style='display:none'>not</span>",
    "<span style='font-size:0'>not</span>",
    "<span hidden>not</span>",
    "<style>.x{display:none}</style><span class=x>not</span>",
    "<span style='DISPLAY : none !important'>not</span>",
    "<span style='d\\69splay:none'>not</span>",
    "<span style='color:red;visibility:hidden'>not</span>",
    "<span style='opacity:.0'>not</span>",
    "<span style='mso-hide:all'>not</span>",
    "<span style='font:0/0 a'>not</span>",
    "<span style='font-size:1px'>not</span>",
    "<span style='display:none;display:inline'>not</span>",
    "<span style='display:inline-block;width:0;overflow:hidden'>not</span>",
    "<b style='font-size:0'><i style='font-size:2em'>not</i></b>",
    "<bdo dir=rtl>not</bdo>",
    "<span style='unicode-bidi:bidi-override;direction:rtl'>not</span>",
    "<span dir=rtl>not</span>",
    "<video>not</video>",
    "<style>#x{font-size:0}</style><span id=x>not</span>",
    "<style>p em{display:none}</style><em>not</em>",
    "<style>.a.b , .y{display:none}</style><span class='a b'>not</span>",
    "<style>[class~=x]{display:none}</style><span class='y x'>not</span>",
    "<style>@media (max-width:600px){.x{display:none!important}}</style><span class=x>not</span>",
    "<style>.a{color:red;.x{display:none}}</style><span class=x>not</span>",
    "<style>.y{content:'/*'}.x{display:none}.y{content:'*/'}</style><span class=x>not</span>",
    "<style>.y{--x:(});display:none}</style><span class=y>not</span>",
    "<style>.sm\\:x{display:none}</style><span class=sm:x>not</span>",
    "<style>@keyframes k{to{opacity:0}}.x{animation:k 0s forwards}</style><span class=x>not</span>",
    "<style>i.a + .x{display:none}</style><i class=a></i><span class=x>not</span>",
    "<style>.ExternalClass .x{display:none}u + .body .y{opacity:0}</style><span class=x>not</span>",
    "<style>:not(b){display:none}</style><span>not</span>",
    "<style>.x{display:none</style><span class=x>not</span>",
    "<span hidden><table></span>not</span></table>",
    "<b style='font-size:0'><p style='font-size:13px'></b>not</p>",
    "<p style='font-size:0'><td style='font-size:13px'>not</p>",
    "<td><i hidden></td>not</i>",
    "<p style='font-size:0'><style>b{color:red}</style>not</p>",
    "<b style='font-size:0'><div style='font-size:13px'>not</b></div>",
    "<div style='font-size:0'><h1 style='font-size:13px'><h2>not</h2></div>",
    "<i style='font-size:13px'><p style='font-size:0'></i>not</p>",
    "<link rel=stylesheet href=https://x.example/a.css>not",
    "<style>@import 'https://x.example/a.css';</style>not",
    "<style>@import/**/url(//x.example/a.css);</style>not",
    "<link rel=stylesheet href='https://x.example\\@fonts.googleapis.com/a.css'>not",
    "<link rel=stylesheet href='data:text/css,i{}'>not",
    "<!--[if mso]><style>.x{mso-hide:all}</style><![endif]--><span class=x>not</span>",
)
ADDING = (
    "<style>p::after{content:' Except your passwords, which leaked.'}</style>",
    "<style>p:after{content:'\\4e o'}</style>",
    "<style>p::after{content:attr(class)}</style>",
    "<style>p::after{--a:'No';content:var(--a)}</style>",
    "<style>li{list-style-type:'No '}</style>",
    "<style>p::after{content:'❌'}</style>",
)
HONEST = (
    "<div style='display:none;max-height:0'>&#847;&zwnj;&nbsp;&#8199;&#847;</div>{}",
    "<style>.mobile{{display:none}}@media (max-width:600px){{.desktop{{display:none!important}}}}</style>{}",
    "<style>.mobile{{display:none}}</style><table class=mobile><tr><td>&nbsp;</td></tr></table><p>{}</p>",
    "<style>p:before{{content:'\\201C'}}li::before{{content:'•'}}.c:after{{content:'';display:table}}</style><p>{}</p>",
    "<table><tr><td style='direction:ltr;font-size:0px'><div style='font-size:13px'>{}</div></td></tr></table>",
    "<table><tr><td style='font-size:0'>&nbsp;<tr><td>{}</table>",
    "<p>{}</p><img src='https://x.example/p.gif' style='display:none' width=1 alt=''>",
    "<p>{}</p><img src='cid:logo' alt='ACME'>",
    "<style>@import url(https://fonts.googleapis.com/css?family=Roboto);</style><p>{}</p>",
    "<link href='https://fonts.googleapis.com/css?family=Roboto' rel=stylesheet><p>{}</p>",
    "<style>/* .x{{display:none}} p */ p{{font:14px/1.5 Arial}} *[class=gmail-fix]{{display:none!important}}</style>{}",
    "<style>a::before{{display:none}} @font-face{{font-family:'No';src:url(x)}}</style><a>{}</a>",
    "<p style='font-size:10pt;opacity:.9;visibility:visible;display:block;overflow:hidden;height:auto'>{}</p>",
    "<ul><li hidden><li>{}</ul>",
    "<p hidden></p><p>{}",
    "<style>.a6S{{display:none!important}}img.g-img + div{{display:none!important}}</style><img><div>{}</div>",
    "<html><body><p>{}</p></body></html>",
    "<html><head><title>News</title><style id=media class=x data-embed>article,p{{display:block}}.y{{display:flex}}"
    "</style></head><body><p>{}</p></body></html>",
    "<script type='application/ld+json' class=data>{{}}</script><style>div > p{{display:block}}</style><p>{}</p>",
    "<style>@media print{{*{{display:block}}}}*{{box-sizing:border-box}}.a *{{line-height:1.5}}</style><p>{}</p>",
)


# Words that no mail shows but where a style says so.
SHOWING = (
    "<p>We did <style style='display:inline'>not</style> lose any data.</p>",
    "<p>We did <title style='display:inline'>not</title> lose any data.</p>",
    "<p>We did <script type='application/ld+json' style='display:inline'>not</script> lose any data.</p>",
    "<style>style.a{display:inline}</style><p>We did <style class=a>not</style> lose any data.</p>",
    "<style>head,title{display:block}</style><title>Nothing of this is not true.</title><p>We did lose any data.</p>",
    "<style class=a>.a{display:block} /* This is not true. */</style><p>We did lose any data.</p>",
    "<style>*{display:block}</style><title>This is not true.</title><p>We did lose any data.</p>",
    "<style>.a > *{display:block}</style><div class=a><style>This is not true.</style>We did lose any data.</div>",
    "<p>We did <style style='all:inherit'>not</style> lose any data.</p>",
    "<p>We did <style style='--a:inline;display:var(--a)'>not</style> lose any data.</p>",
    "<p>We did <style style='display:inherit'>not</style> lose any data.</p>",
    "<style>@media (min-width:1px){style[id]{display:block}}</style><style id=a>not so</style>We did lose any data.",
)


def odds(html: str, text: str = TEXT) -> list[str]:
    return [odd.word for odd in Letter(Content("It is over", ("all@x.example",), text=text, html=html)).odds]


@pytest.mark.parametrize("hiding", HIDING)
def test_a_word_that_may_be_hidden_is_told(hiding: str) -> None:
    html = f"<p>We did {hiding} lose any data.</p>"
    assert STYLED.word in odds(html)
    assert STYLED.word in odds(html, "")
    assert "not" in styled(html).hidden or styled(html).elsewhere


@pytest.mark.parametrize("adding", ADDING)
def test_a_word_that_may_be_added_is_told(adding: str) -> None:
    assert odds(f"{adding}<p class=No>{TEXT}</p><ul><li></ul>") == [STYLED.word]


@pytest.mark.parametrize("showing", SHOWING)
def test_a_style_a_title_or_data_that_a_style_shows_is_told(showing: str) -> None:
    assert STYLED.word in odds(showing, "We did lose any data.")
    assert STYLED.word in odds(showing, "")
    assert "not" in styled(showing).added.split()


@pytest.mark.parametrize("honest", HONEST)
def test_what_styles_do_to_no_word_is_not(honest: str) -> None:
    assert odds(honest.format(TEXT)) == []


def test_a_mail_from_right_to_left_is_no_mail_turned_round() -> None:
    text = "\u05e9\u05dc\u05d5\u05dd INC-7"
    assert odds(f"<div dir=rtl><p style='direction:rtl'>{text}</p></div>", text) == []


CELLS = "<tr><td>Affected:</td><td>cards</td><td>Not affected:</td><td>payments</td></tr>"


@pytest.mark.parametrize(
    "html",
    [
        f"<p>Shalom א.</p><table dir=rtl cellpadding=9>{CELLS}</table>",
        f"<p dir=rtl>שלום</p><table dir=rtl cellpadding=9>{CELLS}</table>",
        f"<table style='direction:rtl' cellpadding=9>{CELLS}<tr><td>א</td></tr></table>",
        "<style>.r{display:flex;gap:9px;direction:rtl}</style>א <div class=r><b>Affected:</b> <b>cards</b></div>",
        "א <p dir=rtl>3 : 1 for us</p>",
    ],
)
def test_words_from_left_to_right_that_are_drawn_the_other_way_are_told(html: str) -> None:
    assert styled(html).hidden


@pytest.mark.parametrize(
    "html",
    [
        f"<div dir=rtl>{'<p>שלום לכולם, התקלה הסתיימה</p>' * 2}<table>{CELLS}</table></div>",
        "<table dir=rtl cellpadding=9><tr><td>הושפעו:</td><td>cards</td><td>לא הושפעו:</td><td>pay</td></tr></table>",
        "<div dir=rtl>שלום</div><div dir=rtl>14:02 &ndash; 15:10</div><div dir=rtl>INC-7 is over.</div>",
        "<p dir=rtl>התקלה <a href=#>INC-7</a> הסתיימה ב-<b>14:02</b></p>",
        "<div dir=rtl style='direction:ltr'>שלום</div><div dir=rtl><span dir=ltr>Affected: cards</span></div>",
    ],
)
def test_words_of_a_mail_from_right_to_left_are_not(html: str) -> None:
    assert not styled(html)


def test_what_is_hidden_ends_where_its_element_does() -> None:
    html = "<p>All <b hidden>but <i>two</i></b> are <input value=Pay hidden><u style='opacity:0'> </u>well</p>"
    assert styled(html).hidden == "but two Pay"


@given(st.lists(st.sampled_from(["<p>", "</p>", "<b>", "</b>", "</td>", "<table>", "</table>", "</body>", "</p"])))
def test_what_stands_in_nothing_odd_is_not_told(drawn: list[str]) -> None:
    assert not styled(" word ".join(drawn))


@pytest.mark.parametrize(
    "unit",
    [
        *("<b hidden>", "<p hidden><b>x", "</p>", "<td>", "<a style='font-size:0'>x", "<style>.x{display:none}", "\\"),
        *("<style>[a=b]{display:none}</style><p a=c>x", "<style>@media x{.y{", "<style>((", "<style>'", "<style>/*"),
        *("<style>.a,", "<style>url(", "<p style='", "<p style='a:b;a:b'>", "<div><p><b hidden>"),
    ],
)
def test_work_grows_with_the_length(unit: str) -> None:
    assert steps(lambda html: styled(html), unit * 1_200) < 6 * steps(lambda html: styled(html), unit * 300) + 3_000


def test_an_honest_preheader_is_a_difference_of_the_parts() -> None:
    assert odds(f"<div style='display:none'>Short and early</div><p>{TEXT}</p>") == [PARTS_DIFFER.word, STYLED.word]


@pytest.mark.parametrize(
    ("inner", "count"),
    [
        *(("&#8238;45&#8236;", 2), ("4&#x202e;5", 1), ("&#x2067;45", 1), ("45\x1b", 1), ("45&#917569;", 1)),
        *(("45&shy;", 0), ("&zwnj;&nbsp;&#847;45", 0), ("\r\n\f45\t", 0), ("45&#61623;", 0)),
    ],
)
def test_what_turns_words_round_in_the_html_part_is_hidden(inner: str, count: int) -> None:
    assert Letter(Content("S", ("all@x.example",), text="45", html=f"<p>{inner}</p>")).hidden == count


@pytest.mark.parametrize(
    ("html", "count"),
    [
        ("4&#8203;5", 1),
        ("&#8238;45", 1),
        ("<p>&zwnj;&nbsp;&zwnj;&nbsp;&#847;</p><p>45</p>\r\n", 0),
        ("🏴󠁧󠁢󠁥󠁮󠁧󠁿 👩\u200d🚒", 0),
    ],
)
def test_in_an_html_part_alone_all_that_is_hidden_is(html: str, count: int) -> None:
    assert Letter(Content("S", ("all@x.example",), html=html)).hidden == count


@pytest.mark.django_db
def test_the_page_says_what_may_be_hidden_and_added(lead: User) -> None:
    html = "<style>p:after{content:'<b>No\u202e'}</style><p>We did <i hidden>not</i> lose any data.</p>"
    draft = make_draft(Content("It is over", ("all@x.example",), text=TEXT, html=html), audience="customer")
    said = words(signed_in(lead).get(f"/drafts/{draft.pk}/"))
    assert "Styles of the HTML part may hide words, or add some. Look at the mail on MultiMail as well." in said
    assert "May be hidden: not May be added: <b>No ⟨U+202E⟩" in said
    assert "Styled words" in said


def test_the_words_of_buttons_and_fields_are_words() -> None:
    html = "<p>All is well.</p><input type=button value='Pay here'><textarea placeholder='Card'></textarea>"
    assert visible(html).split() == ["All", "is", "well.", "Pay", "here", "Card"]


@pytest.mark.parametrize(
    ("begins", "unit", "ends"),
    [
        *(
            ("<style>a", " ", "b{display:none}"),
            ("<style>[", "a", "{display:none}"),
            ("<style>", "[a", "{display:none}"),
        ),
        *(("<style>", "url(", "{display:none}"), ("<p style='opacity:", "1", "!'>not"), ("<p", " ", ">not")),
    ],
)
def test_nor_do_patterns_read_a_style_again_and_again(begins: str, unit: str, ends: str) -> None:
    """By the processor's time: what a pattern does is no line of Python."""

    def work(letters: int) -> None:
        html = begins + unit * (letters // len(unit)) + ends
        styled(html)
        remarks(Version("customer", "", TEXT, html), "postmortem")

    assert grows_evenly(lambda: work(5_000), lambda: work(20_000), harmless=0.15)
