"""Words that are drawn beyond their box, or that what follows is drawn over, are told."""

import pytest

from reviewer.desk.mail.letter import STYLED, Letter
from reviewer.desk.mail.styled import Styled, styled
from reviewer.drafts.content import Content
from tests.support.growth import grows_evenly

LOST = "We did not lose data."


def odds(html: str) -> list[str]:
    return [odd.word for odd in Letter(Content("S", ("all@x.example",), html=html)).odds]


@pytest.mark.parametrize(
    "html",
    [
        f"<div style='height:20px;margin:0'>All is well.<br>{LOST}</div><div><b style='background:#fff'>Ok.</b></div>",
        f"<div style='height:20px'><p>All is well.</p><p>{LOST}</p></div>",
        f"<div style='max-height:calc(9px)'>{LOST}</div>",
        f"<div style='height:40px;width:100px'>All is well. {LOST} All is well again.</div>",
        f"<div style='height:4px'>{LOST}</div>",
        f"<div style='height:30px'><div style='height:30px'>All is well.</div><div>{LOST}</div></div>",
        "<b style='display:inline-block;width:48px;white-space:nowrap'>We did not</b> <b style='color:red'>lose</b>",
        "<p style='white-space:nowrap'>We <b style='display:inline-block;width:0'>did not</b> lose data.",
        "We did <b style='display:inline-block;width:2px'>not</b> lose data.",
    ],
)
def test_words_that_do_not_fit_are_told(html: str) -> None:
    assert odds(html) == [STYLED.word]
    assert "not" in styled(html).hidden


@pytest.mark.parametrize(
    "html",
    [
        f"<div style='height:44px;line-height:44px'><a style='height:44px' href=#>{LOST}</a></div>",
        f"<table style='height:20px'><tr style='height:9px'><td style='height:20px;width:20px'>{LOST * 20}</table>",
        f"<div style='height:60px'>{LOST} It took half an hour, and all of you have your data as before.</div>",
        f"<div style='height:100vh;width:100%;max-width:600px'>{LOST * 90}</div>",
        f"<body style='height:100%'><div style='min-height:20px;height:auto'>{LOST * 9}</div>",
        f"<style>.s{{height:50%}}@media(max-width:600px){{.s{{height:auto}}}}</style><p class=s>{LOST * 9}</p>",
        "<b style='display:inline-block;width:24px;height:24px;border-radius:12px;line-height:24px'>14</b>",
        "<a style='display:inline-block;width:200px;white-space:nowrap'>View the status page</a>",
        f"<div style='height:1px;line-height:1px'>&nbsp;</div><div style='max-width:600px'>{LOST * 9}</div>",
        f"<p style='white-space:nowrap'>14:02<div style='width:300px;white-space:normal'>{LOST * 9}</div>",
    ],
)
def test_words_that_fit_are_not(html: str) -> None:
    assert odds(html) == []


URL = "https://grafana.acme.example/d/abcdef123/checkout-overview?orgId=1&amp;from=1732800000000&amp;to=1732810000000"
LINKED = f"<a href='{URL}'>{URL}</a>"
COMMAND = "kubectl -n shop rollout restart deploy/checkout-api --timeout=120s --context=prod-eu-west-1 --as=sre"
LOG = f"<pre style='white-space:pre;overflow-x:auto'>14:02:11 ERROR pool exhausted: acquired=10 max=10 {COMMAND}</pre>"


@pytest.mark.parametrize("said", [LINKED, f"<code style='white-space:nowrap'>{COMMAND}</code>", LOG])
@pytest.mark.parametrize(
    "html",
    [
        "<div style='max-width:600px;margin:0 auto'><p>Dashboard: {}</p></div>",
        "<table width=600 align=center><tr><td style='width:600px;padding:20px'>{}</td></tr></table>",
        "<table width=600><tr><td>Status<td>Over<tr><td colspan=2><div style='width:560px'>{}</div></table>",
        "<div style='max-width:480px;padding:24px;border:1px solid #ddd;border-radius:8px;background:#fff'>{}</div>",
        "<div style='max-width:600px'><table width='100%'><tr><td>{}</td></tr><tr><td>Regards</table></div>",
        "<div style='width:600px'><div style='display:inline-block;width:600px;vertical-align:top'>{}</div></div>",
        "<div style='max-width:600px'><div style='background:#f6f8fa;padding:16px;width:500px'>{}</div></div>",
        "<center style='width:100%'><div style='max-width:100%'>{}</div></center>",
    ],
)
def test_a_long_word_that_nothing_covers_is_not_told(html: str, said: str) -> None:
    assert odds(html.format(said)) == []


@pytest.mark.parametrize(
    "style",
    [
        *("word-break:break-all", "word-wrap:break-word", "overflow-wrap:anywhere", "line-break:anywhere"),
        *("white-space:break-spaces;word-break:break-word", "word-break:break-all;white-space:pre-wrap"),
    ],
)
def test_a_long_word_that_breaks_is_not(style: str) -> None:
    for around in ("overflow:hidden", "display:inline-block", "float:left"):
        assert odds(f"<div style='max-width:300px;{around};{style}'>{LINKED}</div>") == []
        assert odds(f"<div style='max-width:300px;{around}'><p style='{style}'>{LINKED}</div>") == []
    spaced = URL.replace("/", "/<wbr>").replace("&", "&#8203;&")
    assert not styled(f"<div style='width:300px;overflow:hidden'>{spaced}")
    assert odds(f"<div style='width:300px;overflow:hidden'>{'障害' * 50}</div>") == []


@pytest.mark.parametrize(
    "html",
    [
        "<div style='max-width:600px;overflow:hidden'>{}</div>",
        "<div style='max-width:600px;overflow:clip'><table><tr><td><p style='max-width:900px'>{}</table></div>",
        "<div style='width:300px'><div style='overflow:hidden'>{}</div></div>",
        "<div style='width:300px;overflow:hidden'>" + "<div style='width:900px;overflow:hidden'>" * 5 + "{}",
        "<div style='overflow:hidden;max-width:600px'><p style='word-break:break-all'><b style='word-break:normal'>{}",
        "<style>@media print,screen{{p{{word-break:break-all}}}}</style><p style='width:300px;overflow:hidden'>{}",
        "<div style='display:inline-block;max-width:300px'>{}</div> <div style='display:inline-block'>Ok.</div>",
        "<div style='display:flex'><div style='max-width:300px'>{}</div><div>Ok.</div></div>",
        "<div style='max-width:300px;float:left'>{}</div><div>Ok.</div>",
        "<table><tr><td><div style='width:300px'>{}</div><td>Ok.</table>",
        "<table><tr><td rowspan=2>a<td rowspan=2>b<tr><td><div style='width:300px'>{}</div></table>",
        "<table><tr><th><table><tr><td><div style='width:300px'>{}</div></table><th>Ok.</table>",
        "<div><div style='float:right;position:relative;background:#fff'>Ok.</div></div><div style='width:300px'>{}",
        "<div dir=rtl style='width:300px'>{} שלום שלום</div>",
    ],
)
def test_a_long_word_that_is_cut_or_covered_is_told(html: str) -> None:
    assert STYLED.word in odds(html.format(LINKED))


@pytest.mark.parametrize(
    "html",
    [
        "<div style='width:200px;overflow:hidden'>We&nbsp;did&nbsp;lose&nbsp;data,&nbsp;or&nbsp;did&nbsp;we&nbsp;not",
        "<div style='width:100px;overflow:hidden'>We&nbsp;<b>did&nbsp;lose</b>&nbsp;<i>data,</i>&nbsp;or&nbsp;not",
        "<div style='width:48px'><div style='overflow:auto;white-space:nowrap'>We did not lose data.</div></div>",
        f"<div style='overflow:hidden'><p style='white-space:nowrap'>{LOST * 9}</p></div>",
    ],
)
def test_one_line_that_is_cut_is_told(html: str) -> None:
    assert odds(html) == [STYLED.word]
    assert "not" in styled(html).hidden


@pytest.mark.parametrize(
    "html",
    [
        f"<p style='margin:0'>{LOST}</p><p style='margin:0'><b style='padding:30px 300px 4px 0;background:#fff'>Ok</b>",
        f"<div>{LOST}</div><div><b style='padding:18px 300px 0 0;background-color:#fff'>Ok.</b></div>",
        f"{LOST}<br><b style='padding-top:18px;background:#fff'><i>All is well and quiet.</i></b>",
        f"{LOST}<br>So <b style='padding-top:18px;background:#fff'>all is well and quiet.</b>",
        f"<table><tr><td>{LOST}<tr><td><b style='padding-top:18px;background:#fff'>All is well.</b></table>",
        f"<div>{LOST}</div><div hidden><p></div><div><b style='border-top:18px solid #fff'>Ok.</b></div>",
        f"{LOST} {LOST} {LOST} <b style='padding:18px;background:#fff'>All is well.</b>",
        f"<p>{LOST}</p><b style='padding:60px 0 0;background:#fff'>All is well.</b>",
    ],
)
def test_what_is_painted_over_the_line_above_is_told(html: str) -> None:
    assert odds(html) == [STYLED.word]


@pytest.mark.parametrize(
    "html",
    [
        f"<div>{LOST[:-1]}<i style='border-image:linear-gradient(#fff,#fff) 1 fill/0/0 0 0 90px'>.</i></div>",
        f"<div>{LOST}<i style='box-shadow:-90px 0 #fff'></i></div>",
        f"<i style='outline:90px solid #fff'></i><div>{LOST}</div>",
        f"<div>{LOST}<br><b style='padding:18px 300px 0 0;background:#fff'>&nbsp;</b></div>",
        f"<div>{LOST}</div><div><img style='padding:18px 300px 0 0;outline:20px solid #fff' src=cid:a></div>",
    ],
)
def test_so_is_what_covers_words_and_has_none(html: str) -> None:
    assert odds(html) == [STYLED.word]
    assert "not" in styled(html).hidden


@pytest.mark.parametrize(
    "inner",
    [
        *(f"<nobr>{LOST}</nobr>", f"<table><tr><td nowrap>{LOST}</table>", f"<div nowrap=nowrap>{LOST}</div>"),
        *(f"<p style='white-space:{value}'>{LOST}</p>" for value in ("preserve nowrap", "nowrap collapse")),
    ],
)
def test_one_long_line_that_is_cut_is_told_however_it_is_kept(inner: str) -> None:
    assert odds(f"<div style='overflow:hidden;width:60px'>{inner}</div>") == [STYLED.word]
    assert odds(f"<div style='overflow:hidden;width:400px'>{inner}</div>") == []


@pytest.mark.parametrize(
    "inner",
    [
        *(f"We did <b style='{one}'>not</b> lose data." for one in ("margin-left:700px", "padding:0 0 0 700px")),
        "We did <b style='margin-left:400px'><i style='padding-left:300px'>not</i></b> lose data.",
        "<p>We did</p><p style='margin:0 0 0 650px'>not</p><p>lose data.</p>",
        *(f"We did<p style='text-indent:{one}'>not</p>lose data." for one in ("600px", "100%", "50em")),
        "We did<div style='width:1500px;text-align:right'>not</div>lose data.",
        "We did<table width=1800><tr><td align=right>not</table>lose data.",
        "We did<div style='width:1900px;text-align:center'>not</div>lose data.",
    ],
)
@pytest.mark.parametrize("cut", ["max-width:600px;overflow:hidden", "overflow-x:clip", "contain:paint;width:300px"])
def test_words_beyond_what_cuts_are_told(cut: str, inner: str) -> None:
    assert odds(f"<div style='{cut}'>{inner}</div>") == [STYLED.word]
    assert "not" in styled(f"<div style='{cut}'>{inner}</div>").hidden


@pytest.mark.parametrize(
    "inner",
    [
        f"<div style='margin:0 auto;padding:20px 40px'><p style='margin-left:40px;text-indent:2em'>{LOST}</p></div>",
        f"<table width=600 align=center><tr><td align=right style='padding:0 24px'>{LOST}</table>",
        f"<table width='100%'><tr><td align=center><table width=600><tr><td>{LOST}</table></table>",
        f"<div style='width:640px;max-width:100%;text-align:center'>{LOST}</div>",
        f"<div style='width:640px;text-align:left'>{LOST}</div>",
        f"<ul style='padding-left:40px'><li>{LOST}<ul style='margin-left:40px'><li>{LOST}</ul></ul>",
    ],
)
@pytest.mark.parametrize("cut", ["max-width:600px;overflow:hidden", "overflow:hidden", "width:600px;overflow:hidden"])
def test_those_within_are_not(cut: str, inner: str) -> None:
    assert odds(f"<div style='{cut}'>{inner}</div>") == []


def test_a_line_of_code_that_is_cut_is_told_and_each_line_is_one_of_its_own() -> None:
    lines = f"14:02 All is well.\n14:03 {LOST}\n14:04 All is well.\n" * 9
    for inner in (f"<pre>{LOST}</pre>", f"<pre><code>\n{lines}</code></pre>"):
        for cut in ("max-width:90px;overflow:hidden", "width:90px;overflow-x:clip"):
            assert odds(f"<div style='{cut}'>{inner}</div>") == [STYLED.word]
        assert odds(f"<div style='max-width:600px;overflow:hidden'>{inner}</div>") == []
        assert odds(f"<div style='max-width:90px'>{inner}</div>") == []
        assert odds(f"<div style='width:90px;overflow:hidden'>{inner.replace('<pre', WRAPPED)}</div>") == []
    for card in ("overflow:hidden", "overflow-x:hidden", "border-radius:6px;overflow:hidden;background:#eee"):
        assert odds(f"<pre style='{card}'>14:02 All is well.\nok</pre>") == []
        assert odds(f"<pre style='{card};width:90px'>{lines}</pre>") == [STYLED.word]
    for around in ("max-width:600px", "max-width:300px", "max-width:600px;border-radius:8px;overflow:hidden"):
        assert odds(f"<div style='{around}'><pre style='overflow:auto'>{lines} {LOST * 9}</pre></div>") == []


@pytest.mark.parametrize(
    "html",
    [
        f"<style>b::after{{content:'';background:#fff;padding:60px 900px 60px 0}}</style><p>{LOST}</p><b></b>",
        f"<style>b::before{{content:'';padding-top:40px}}b::before{{background:#fff}}</style><p>{LOST}</p><b>Ok</b>",
        f"<div style='margin-left:900px'><div style='margin-left:900px'>{LOST}</div></div>",
        f"<ul style='padding-left:600px'><li style='text-indent:600px'>{LOST}</ul>",
    ],
)
def test_what_stands_before_words_with_padding_covers_some_and_room_in_room_is_far(html: str) -> None:
    assert odds(html) == [STYLED.word]
    assert "not" in styled(html).hidden


@pytest.mark.parametrize(
    "html",
    [
        f"<style>b::before{{content:'';display:inline-block;padding:9px;background:red}}</style><p>{LOST}</p><b>Ok</b>",
        f"<style>b::after{{content:'';padding:2px 9px;background:red}}</style><p>{LOST}</p><b>Ok</b>",
        f"<div style='margin-left:300px'><div style='padding-left:300px'>{LOST}</div></div>",
    ],
)
def test_little_of_either_is_not(html: str) -> None:
    assert odds(html) == []


WRAPPED = "<pre style='white-space:pre-wrap'"


@pytest.mark.parametrize(
    "html",
    [
        *(f"<div style='font-size:40px;line-height:{one}'>{LOST}</div>" for one in ("8px", "14px", "4mm", "10pt")),
        f"<div style='line-height:9px'><b style='font-size:60px'>{LOST}</b></div>",
        f"<div style='font-size:60px'><p style='line-height:9px'>{LOST}</p></div>",
    ],
)
def test_large_letters_on_low_lines_are_told(html: str) -> None:
    assert odds(html) == [STYLED.word]


@pytest.mark.parametrize(
    "html",
    [
        f"<div style='line-height:20px'><h1 style='font-size:40px'>{LOST}</h1><p>{LOST}</p></div>",
        f"<div style='line-height:9px;font-size:9px'><b style='font-size:60px;line-height:1.2'>{LOST}</b></div>",
        f"<div style='line-height:9px'><p style='font-size:40px;line-height:normal'>{LOST}</p></div>",
        f"<table style='font-size:60px'><tr><td style='line-height:9px'>&nbsp;<tr><td>{LOST}</table>",
    ],
)
def test_those_with_lines_as_high_are_not(html: str) -> None:
    assert odds(html) == []


@pytest.mark.parametrize(
    "cover",
    [
        *(f"<img src=//x.example/a.png style='{one}'>" for one in ("margin-top:-40px", "margin:-3em 0 0 -9px")),
        *(f"<img src=cid:a style='{one}'>" for one in ("transform:scale(9)", "translate:0 -90px", "position:absolute")),
        *(f"<img src=cid:a style='{one}'>" for one in ("filter:drop-shadow(0 -80px 0 #fff)", "filter:url(#a)")),
        *("<img src=cid:a style='-webkit-box-reflect:above 9px'>", "<hr style='transform:translateY(-30px)'>"),
        "<div style='position:absolute;top:0;left:0;width:900px;height:80px;background:#fff'></div>",
        "<table style='position:fixed' bgcolor=white><tr><td style='background:#fff'>&nbsp;</table>"
        "<div style='margin-top:-99px;background:#fff;padding:40px'></div>",
        "<input type=checkbox disabled style='margin-top:-40px;width:900px;height:50px'>",
    ],
)
def test_what_is_drawn_elsewhere_covers_words(cover: str) -> None:
    assert odds(f"<p>{LOST}</p>{cover}") == [STYLED.word]
    assert "not" in styled(f"<p>{LOST}</p>{cover}").hidden


@pytest.mark.parametrize(
    "drawn",
    [
        "<img src=//x.example/o.gif width=1 height=1 style='position:absolute;left:-9999px'>",
        "<img src=//x.example/o.gif style='display:none;margin-top:-40px'>",
        "<style>@media (prefers-color-scheme:dark){img{filter:invert(1) brightness(2)}}</style><img src=cid:a>",
        *(
            f"<img src=cid:a style='{one}'>"
            for one in ("transform:none", "margin:-4px 0", "position:relative;top:-2px")
        ),
        "<b style='position:absolute;left:0;top:4px;width:10px;height:10px;border-radius:50%;background:#09f'></b>",
        "<div style='position:absolute;left:-9999px'></div><hr style='margin:20px 0;border:0;height:1px'>",
    ],
)
def test_what_is_drawn_in_its_place_or_hardly_does_not(drawn: str) -> None:
    assert odds(f"<p>{LOST}</p>{drawn}<p>{LOST}</p>") == []


RING = "<img style='border-radius:50%;box-shadow:0 0 0 4px #0052cc' src=cid:a alt=Ana>"


@pytest.mark.parametrize(
    "html", [f"<p>{LOST}</p>{RING}<p>{LOST}</p>", f"<p>{LOST}</p><div>{RING}</div>", f"{RING}<div>{LOST}</div>"]
)
def test_a_ring_around_a_picture_with_room_is_not(html: str) -> None:
    assert odds(html) == []


@pytest.mark.parametrize(
    "html",
    [
        *(f"<div>{LOST}</div>{RING}", f"<p>{LOST} {RING}</p>", f"<p>{LOST}</p>{RING.replace('4px', '17px')}"),
        *(f"<p>{LOST}</p>{RING.replace(' #', ' #fff,0 0 0 99px #')}", f"<p>{LOST}</p><b>{RING}</b>, {RING}"),
        f"<p>{LOST}</p>{RING.replace('box', 'outline:99px solid #fff;box')}",
        f"<p>{LOST}</p>{RING.replace('img', 'b')}not</b>",
        f"<style>b::before{{content:'';box-shadow:0 0 0 5px #fff}}</style><b>{LOST}</b>",
    ],
)
def test_a_ring_that_reaches_words_is_told(html: str) -> None:
    assert odds(html) == [STYLED.word]


BUTTON = "<a href='https://x.example' style='background:#06c;color:#fff;padding:12px 24px'>See <b>more</b></a>"


@pytest.mark.parametrize(
    "html",
    [
        f"<p>{LOST}</p><p>{BUTTON}</p><p>{LOST}</p>",
        f"<table><tr><td style='padding:20px'>{LOST}</td></tr><tr><td>{BUTTON}</td></tr></table>",
        f"<table><tr><td>{LOST}<tr><td height=24 style='font-size:0'>&nbsp;<tr><td bgcolor=red>{BUTTON}</table>",
        f"<div>{LOST}</div><div><br></div><div>{BUTTON}</div>",
        f"{LOST}<br><br>{BUTTON}",
        f"<div>{LOST}</div><div style='margin:24px 0;text-align:center'>{BUTTON} {BUTTON}</div>",
        f"<div>{LOST}</div><div>{BUTTON.replace('padding', 'display:inline-block;padding')}</div>",
        f"<div>{LOST}</div><div>{BUTTON.replace('background:#06c;', '')}</div>",
        f"<p style='margin-top:0;margin-bottom:16px'>{LOST}</p><div>{BUTTON}</div>",
        f"<p>{LOST * 9} <code style='padding:2px 4px;background:#eee;border:1px solid'>x</code></p>",
        f"{BUTTON}<p>{LOST}</p>",
        f"<p>{LOST}</p><img style='box-shadow:0 25px 50px rgba(0,0,0,.3);border-radius:8px' src=cid:a><p>{LOST}</p>",
    ],
)
def test_a_button_with_room_above_is_not(html: str) -> None:
    assert odds(html) == []


LAYERED = "<div>Acme <span style='background:#fff;padding-bottom:20px;{}'>report</span> of 12 May.<br>We did not lose"


@pytest.mark.parametrize(
    "html",
    [
        *(LAYERED.format(style) for style in ("position:relative", "opacity:.99", "isolation:isolate")),
        *(LAYERED.format(style) for style in ("will-change:opacity", "z-index:1", "perspective:9px", "contain:layout")),
        LAYERED.format("position:relative").replace("#fff", "linear-gradient(#fff,#fff)"),
        LAYERED.format("position:relative").replace("padding-bottom", "padding:0 0 9px;border-bottom:9px solid #fff;x"),
        LAYERED.format("opacity:.9").replace("padding-bottom:20px", "box-shadow:0 17px 0 3px #fff"),
        LAYERED.format("").replace("<div>", "<div style='position:relative'>").replace("<br>", "</div><div>"),
        LAYERED.format("position:relative").replace("<br>", " We did it as we said we would do it, all at once. "),
        LAYERED.format("position:relative").replace("20px", "40px").replace("<br>", "<br>Hi.<br>"),
        LAYERED.format("position:relative;top:9px").replace("20px", "8px"),
        "<div>Hi <i style='position:relative;background:#fff;padding:0 9px 60px'></i>.<br>We did not lose data.</div>",
        "<div style='position:relative;top:10px;background:#fff'>Hi.</div><div>We did not lose data.</div>",
        "<table><tr><td style='opacity:.9'><b style='background:#fff;padding-bottom:20px'>Hi.</b><tr><td>We did not",
    ],
)
def test_what_is_painted_on_top_of_the_lines_below_is_told(html: str) -> None:
    assert odds(html) == [STYLED.word]
    assert "not" in styled(html).hidden


CARD = "position:relative;background:#fff;border:1px solid #ddd;border-radius:8px;padding:20px"


@pytest.mark.parametrize(
    "html",
    [
        LAYERED.format(""),
        LAYERED.format("position:relative;padding-bottom:4px").replace("20px", "4px"),
        LAYERED.format("position:relative;display:inline-block"),
        LAYERED.format("position:relative").replace("<br>", "</div><p style='margin-top:24px'>"),
        f"<div style='{CARD};box-shadow:0 10px 30px rgba(0,0,0,.1)'><p>{LOST}</p></div><div>{LOST}</div>",
        f"<div style='{CARD};opacity:.9'><h2>Over</h2>{LOST}</div><div style='{CARD}'>{LOST}</div>{LOST}",
        f"<div style='{CARD}'><p>{LOST}</p><p>{BUTTON}</p></div><p>{LOST}</p>",
        f"<table width=600 style='position:relative'><tr><td style='padding:20px'>{LOST}<br><br>{BUTTON}</table>{LOST}",
        f"<p>{LOST}</p><pre style='{CARD};border-bottom:4px solid'><code style='padding:2px'>x\ny</code></pre>{LOST}",
        f"<div style='will-change:transform;z-index:1'>{BUTTON}<p>{LOST}</p></div>{LOST}",
    ],
)
def test_what_has_its_own_room_below_is_not(html: str) -> None:
    assert odds(html) == []


@pytest.mark.parametrize(
    "grid",
    [
        *("grid-template-rows:0", "grid-template:0/1fr", "grid-template:0/0", "grid-template-rows:1px 1px"),
        *("grid-template-rows:repeat(2,minmax(0,9px))", "grid-template-rows:calc(1px)", "grid-template-rows:9%"),
        *("grid-template-columns:1px 1px", "grid-template-columns:0 1fr", "grid-template:auto/repeat(2,0)"),
    ],
)
def test_words_in_a_grid_that_has_no_room_for_them_are_told(grid: str) -> None:
    assert odds(f"<div>We did</div><div style='display:grid;{grid}'><p>not;</p><p>lose</p></div>") == [STYLED.word]


@pytest.mark.parametrize(
    "grid",
    [
        *("grid-template-columns:1fr 1fr;gap:16px", "grid-template-columns:repeat(auto-fit,minmax(140px,1fr))"),
        *("grid-template-columns:120px 1fr", "grid-template-columns:4px minmax(0,1fr)", "grid-template-rows:auto 1fr"),
        *(
            "grid-template-columns:calc(50% - 8px) 1fr",
            "grid-template:auto/120px 1fr",
            "grid-template-rows:min-content",
        ),
        *("grid-template-rows:minmax(40px,auto)", "grid-template-columns:repeat(12,1fr)", "grid-template:none"),
    ],
)
def test_words_in_a_grid_that_grows_with_them_are_not(grid: str) -> None:
    assert odds(f"<div>We did</div><div style='display:grid;{grid}'><p>not;</p><p>lose</p></div>") == []


@pytest.mark.parametrize(
    "rows",
    [
        f"<tr><td>a<td rowspan=2>{LOST}<tr><td colspan=2 style='background:#fff'>All is well.",
        f"<tr><td>a<td rowspan=0>{LOST}<tr><td>b<tr><td colspan=9 style='background:#fff'>All is well.",
    ],
)
def test_cells_over_each_other_are_told(rows: str) -> None:
    assert odds(f"<table cellpadding=9>{rows}</table>") == [STYLED.word]


@pytest.mark.parametrize(
    "rows",
    [
        "<tr><td rowspan=2>a<td>b<td>c<tr><td colspan=2>d<tr><td colspan=3>e",
        "<tr><td rowspan=3>a<td rowspan=2>b<td>c<tr><td>d<tr><td>e<td>f",
        "<tbody><tr><td>x<td rowspan=9>a<tbody><tr><td colspan=2>b",
        "<tr><td>a<td colspan=100%>b<tr><td colspan=2>c",
    ],
)
def test_cells_that_reach_over_several_are_not(rows: str) -> None:
    assert odds(f"<table cellpadding=9>{rows}</table>") == []


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit",
    [
        "<b style='height:99px'>a<br>",
        "<b style='height:99px'>a ",
        "<i style='width:99px'>a</i>",
        "<tr><td colspan=49>a<td rowspan=9>b",
        "<tbody><tr><td colspan=65000 rowspan=9>",
    ],
)
def test_work_grows_with_the_length(unit: str) -> None:
    def work(count: int) -> Styled:
        return styled(unit * count)

    assert grows_evenly(lambda: work(1_000), lambda: work(4_000), harmless=0.1)
