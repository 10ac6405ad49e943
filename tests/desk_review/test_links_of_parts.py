"""Where the links of the two parts lead: a place that one part alone leads to is told, with what it is shown as."""

import re

import pytest

from reviewer.accounts.models import User
from reviewer.desk.mail.letter import LINKS_DIFFER, PARTS_DIFFER, Letter
from reviewer.drafts.content import Content
from tests.desk_support import signed_in, words
from tests.support.growth import grows_evenly
from tests.support.rows import make_draft

TEXT = "Please reset it on our [status page](https://status.acme.example/reset)."
HTML = '<p>Please reset it on our <a href="https://status.acme.example/reset">status page</a>.</p>'
SWAPPED = ("[Yes](https://acme.example/a) [No](https://acme.example/b)", "<a href={}>Yes</a> <a href={}>No</a>")


def letter(text: str, html: str) -> Letter:
    return Letter(Content("It is over", ("all@x.example",), text=text, html=html))


def odds(text: str, html: str) -> list[str]:
    return [odd.word for odd in letter(text, html).odds]


@pytest.mark.parametrize(
    "target",
    [
        *("https://acme-login.evil.example/reset", "https://status.acme.example.evil.example/reset", "/reset"),
        *("https://status.acme.example/reset/2", "http://status.acme.example/reset", "//acme.example"),
        *("https://status.acme.example/reset?to=x", "https://status.acme.example/reset#x", "mailto:x@evil.example"),
        *("https://status.acme.example:8443/reset", "https://x@status.acme.example/reset", "javascript:x"),
        *("https:status.acme.example/reset", "https://evil.example\\@status.acme.example/reset", "tel:+4912345"),
    ],
)
def test_a_link_that_leads_elsewhere_in_the_html_part_is_told(target: str) -> None:
    html = HTML.replace("https://status.acme.example/reset", target)
    assert odds(TEXT, html) == [LINKS_DIFFER.word]
    found = letter(TEXT, html).leads
    assert found.html == [("status page", target)]
    assert found.text == [("status page", "https://status.acme.example/reset")]


@pytest.mark.parametrize(
    "html",
    [
        HTML.replace("a href", "x-y href").replace("/a", "/x-y"),
        HTML.replace("</a>", "</a></p><map><area href=https://evil.example></map><p>"),
        HTML.replace("<p>", "<a href=https://evil.example></a><p>"),
        HTML.replace("<a ", "<a ping=https://evil.example "),
        HTML.replace("status page", "status <a href=https://evil.example>page</a>"),
        f"<svg><a xlink:href=https://evil.example></a></svg>{HTML}",
        "<!--[if mso]><v:roundrect href='https://evil.example'></v:roundrect><![endif]-->" + HTML,
    ],
)
def test_whatever_leads_somewhere_is_a_link(html: str) -> None:
    assert odds(
        TEXT, html.replace('x-y href="https://status.acme.example/reset', 'x-y href="https://evil.example')
    ) == [LINKS_DIFFER.word]


@pytest.mark.parametrize("end", [*"_~*'!),.;:", "A", "%5F"])
def test_links_that_differ_in_their_last_sign_are_two(end: str) -> None:
    target = "https://bit.example/acme-reset"
    assert odds(f"[Reset it]({target}) today.", f'<a href="{target}{end}">Reset it</a> today.') == [LINKS_DIFFER.word]
    shown = f"https://bit.example/AbC{end} today. [Docs](https://acme.example/d)"
    as_html = f'<a href="https://bit.example/{{}}{end}">https://bit.example/AbC{end}</a> today.'
    docs = ' <a href="https://acme.example/d">Docs</a>'
    assert odds(shown, as_html.format("aBc") + docs) == [LINKS_DIFFER.word]
    assert odds(shown, as_html.format("AbC") + docs) == []


def test_a_link_that_the_html_part_lacks_is_told() -> None:
    assert odds(TEXT, "<p>Please reset it on our status page.</p>") == [LINKS_DIFFER.word]
    assert odds("See [this][1].\n\n[1]: https://acme.example", "<p>See this.</p>") == [LINKS_DIFFER.word]


def test_an_address_among_the_words_that_is_another_site_is_told() -> None:
    assert odds("See https://acme.example/x", "See https://acme-example/x") == [LINKS_DIFFER.word]
    assert odds("See https://acme.example/x", "See https://acme.example@evil/x") == [
        PARTS_DIFFER.word,
        LINKS_DIFFER.word,
    ]


def test_two_links_that_lead_where_the_other_does_are_told() -> None:
    text, html = SWAPPED
    assert odds(text, html.format("https://acme.example/a", "https://acme.example/b")) == []
    assert odds(text, html.format("https://acme.example/b", "https://acme.example/a")) == [LINKS_DIFFER.word]


@pytest.mark.parametrize(
    ("text", "html"),
    [
        (TEXT, HTML),
        (TEXT, HTML.replace("/reset", "/reset/")),
        (TEXT, HTML.replace("https://status.acme", " HTTPS://Status.Acme").replace("/reset", ":443/reset")),
        (TEXT, HTML.replace("/reset", "/reset?utm_source=mail&amp;utm_campaign=x&amp;mc_eid=1")),
        (TEXT.replace("/reset", "/?a=1&amp;b=2"), HTML.replace("/reset", "?utm_source=mail&amp;a=1&amp;b=2")),
        (TEXT, HTML + "<a href='https://www.acme.example'><img alt=''></a><a href='http://acme.example/?utm_id=1'></a>"),
        ("From Ana <ana@acme.example>", "<p>From Ana &lt;ana@acme.example&gt;</p>"),
        (TEXT, HTML + "<p><a href=#top></a><a name=x></a></p>"),
        ("See https://acme.example/a.", "<p>See <a href='https://acme.example/a'>https://acme.example/a</a>.</p>"),
        ("See https://acme.example/a.", "<p>See https://acme.example/a.</p>"),
        ("See <https://acme.example/a_(b)>", "<p>See <a href='https://acme.example/a_(b)'>https://acme.example/a_(b)</a>"),
        ("See (https://acme.example/)", "<p>See (<a href='https://acme.example'>https://acme.example/</a>)</p>"),
        ("See www.acme.example, or acme.example/x", "See www.acme.example, or <a href=https://acme.example/x>acme.example/x</a>"),
        ("https://acme.example Help", "https://acme.example <a href='https://acme.example/'>Help</a>"),
        ("https://b\u00fccher.example/\u00e4", "<a href='https://xn--bcher-kva.example/%C3%A4'>https://b\u00fccher.example/\u00e4</a>"),
        (
            "https://x.example ana@acme.example +49 30 123-4567",
            "https://x.example <a href='mailto:Ana@acme.example?subject=INC-7'>ana@acme.example</a> "
            "<a href='tel:+49301234567'>+49 30 123-4567</a>",
        ),
        ("See [this][1].\n\n[1]: https://acme.example", "<p>See <a href=https://acme.example>this</a>."),
    ],
)  # fmt: skip
def test_links_to_the_same_place_are_no_difference(text: str, html: str) -> None:
    assert odds(text, html) == []
    assert not letter(text, html).leads.untold


@pytest.mark.parametrize(
    ("before", "behind"),
    [
        *(("See ", "'s end."), ("", "\u2014all there."), ("See ", "\u2197"), ("See \u2018", "\u2019 all.")),
        *(("\u2039", "\u203a"), ("", "|https://docs.example/a"), ("", ",https://docs.example/a"), ("", "\u200b")),
        *(("\u8a73\u7d30\uff08", "\uff09"), ("", "\u3002"), ("\u8a73\u7d30\u306f", "\u3092\u3054\u89a7")),
    ],
)
@pytest.mark.parametrize("address", ["https://status.acme.example", "https://status.acme.example/a"])
def test_a_sign_behind_an_address_is_no_difference(address: str, before: str, behind: str) -> None:
    if behind == "\u3092\u3054\u89a7":
        address = "https://status.acme.example/a"
    html = f"<p>{before}<a href='{address}'>{address}</a>{behind}</p>"
    assert odds(f"{before}{address}{behind.replace(chr(0x200B), '')}", html) == []
    assert LINKS_DIFFER.word in odds(f"{before}{address}{behind}", html.replace("href='https://", "href='https://x."))


@pytest.mark.parametrize(
    "words", ["https://\u2026", "https://...", "https://ana@host.example/x", "http:///x", "https://x.example/?q=a|b"]
)
def test_an_address_that_both_parts_show_alike_is_no_difference(words: str) -> None:
    assert odds(f"See {words} for it", f"<p>See {words} for it</p>") == []


@pytest.mark.parametrize(
    ("words", "target"),
    [
        *(("+49 (0)30 1234567", "tel:+49301234567"), ("(415) 555-0132", "tel:+14155550132")),
        *(("020 7946 0018", "tel:+442079460018"), ("0049 30 1234567", "tel:+49301234567")),
        *(("+1 415\u2011555\u20110132", "tel:+14155550132"), ("+1 415.555.0132 ext. 4", "tel:+1-415-555-0132;ext=4")),
        *(("+1 415 555 0132,,123456#", "tel:+14155550132,,123456%23"), ("030/12345", "tel:+493012345")),
        *(("+1 415 555 0132", "tel:+1%20415%20555%200132"), ("+1 415 555 0132", "x-apple-data-detectors://1")),
        *(("112", "tel:112"), ("4242", "tel:4242")),
        *(("+1 415 555 0132", "sms:+14155550132"), ("ana@acme.example", "mailto:Ana@ACME.example?body=please")),
        ("s+inc7@acme.example", "mailto:s%2Binc7@acme.example?subject=unsubscribe"),
    ],
)
def test_a_number_or_a_mailbox_that_leads_to_itself_is_no_difference(words: str, target: str) -> None:
    text, html = f"https://x.example {words}", f"https://x.example <a href='{target}'>{words}</a>"
    assert odds(text, html) == []


@pytest.mark.parametrize(
    ("words", "targets"),
    [
        ("415 555 0132 / 415 555 0133", ("tel:4155550132", "tel:4155550133")),
        *((f"ana@x.example{sign}ben@x.example", ("mailto:ana@x.example", "mailto:ben@x.example")) for sign in "/;,"),
        ("mail:ana@x.example | sms:+1 415 555 0132", ("mailto:ana@x.example", "tel:+14155550132")),
    ],
)
def test_two_of_them_side_by_side_are_two(words: str, targets: tuple[str, str]) -> None:
    html = re.sub(r"[\w.]+@[\w.]+|\+?\d[\d ]+\d", r"<a href='{}'>\g<0></a>", words).format(*targets)
    assert odds(f"https://x.example {words}", f"https://x.example {html}") == []


@pytest.mark.parametrize(
    ("of_text", "of_html"),
    [
        ("tel:+14155550132", "tel:+1-415-555-0132"),
        ("mailto:Support@acme.example", "mailto:support@acme.example"),
        ("mailto:s@acme.example?subject=INC%207", "mailto:s@acme.example?subject=INC 7"),
    ],
)
def test_a_target_that_is_written_in_another_way_is_the_same(of_text: str, of_html: str) -> None:
    assert odds(f"[Call us]({of_text})", f"<a href='{of_html}'>Call us</a>") == []


@pytest.mark.parametrize(
    "target",
    [
        *("tel:+14155550133", "tel:+19005550132", "tel:0132", "tel:+14155550132@evil", "mailto:ana@acme.example"),
        *("mailto:x@evil.example,ana@acme.example", "mailto:ana@acme.example%2Cx@evil.example"),
    ],
)
def test_a_number_that_leads_to_another_is_told(target: str) -> None:
    text = "https://x.example +1 415 555 0132"
    assert odds(text, text.replace("+1 415 555 0132", f"<a href='{target}'>+1 415 555 0132</a>")) == [LINKS_DIFFER.word]


@pytest.mark.parametrize(
    ("shown", "called"),
    [
        *(("555-0132", "+14155550132"), ("555-0132", "4155550132"), ("555-0132", "+12425550132")),
        *(("1234567", "+49301234567"), ("7946 0958", "+442079460958"), ("06 1234 5678", "+390612345678")),
        *(("011 44 20 7946 0958", "+442079460958"), ("030 123456", "+4930123456")),
    ],
)
def test_a_number_without_its_country_and_area_is_the_same(shown: str, called: str) -> None:
    assert odds(f"https://x.example {shown}", f"https://x.example <a href='tel:{called}'>{shown}</a>") == []


@pytest.mark.parametrize(
    ("shown", "called"),
    [
        *(("030 123456", f"{code}30123456") for code in ("+882", "00882", "+979", "+870")),
        *(("555-0132", "+19005550132"), ("030 123456", "+123456730123456")),
    ],
)
def test_a_dear_number_of_the_same_ending_is_another(shown: str, called: str) -> None:
    html = f"https://x.example <a href='tel:{called}'>{shown}</a>"
    assert odds(f"https://x.example {shown}", html) == [LINKS_DIFFER.word]


@pytest.mark.parametrize("more", ["cc=x@evil.example", "bcc=x@evil.example", "to=x@evil.example", "CC=x@evil.example"])
def test_a_link_that_writes_to_others_as_well_is_told(more: str) -> None:
    text = "See https://x.example or write to ana@acme.example"
    html = f"See https://x.example or write to <a href='mailto:ana@acme.example?{more}'>ana@acme.example</a>"
    assert odds(text, html) == [LINKS_DIFFER.word]


S, E = "https://status.acme.example", "https://acme-login.example"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        (f"Beware of acme-login.example.\n\nReset it on our status page: {S}", f"<a href={E}>status page</a>"),
        (f"Beware of acme-login.example/r.\n\nReset it on our status page: {S}", f"<a href={E}/r>status page</a>"),
        (f"Avoid acme-login.example/r, reset it on {S}", f"<a href={E}/r>reset</a>"),
        (f"Write to x@acme-login.example.\n\nReset on our status page: {S}", f"<a href={E}>status page</a>"),
        (f"[Yes]({S}) [No]({E})", f"<a href={E}>Yes</a> <a href={S}>No</a>"),
        (f"Confirm: {S}/keep\nCancel: {S}/delete", f"<a href={S}/delete>{S}/keep</a> <a href={S}/keep>{S}/delete</a>"),
        (f"{S} Call +1 415 555 0132 never +1 900 555 0199", "<a href=tel:+19005550199>+1 415 555 0132</a>"),
        (f"{S} Write to ana@x.example never eve@y.example", "<a href=mailto:eve@y.example>ana@x.example</a>"),
        (f"{S} Not example.org but example.com", "<a href=http://example.org>example.com</a>"),
    ],
)
def test_an_address_among_the_words_excuses_no_link_from_other_words(text: str, html: str) -> None:
    links = {re.sub("<.*?>", "", link): link for link in re.findall("<a .*?</a>", html)}
    linked = "|".join(map(re.escape, links))
    shown = re.sub(rf"\[({linked})\]\(.*?\)|({linked})", lambda found: links[found[1] or found[2]], text)
    assert odds(text, shown) == [LINKS_DIFFER.word]
    assert letter(text, shown).leads.html


@pytest.mark.parametrize(
    ("before", "words", "of_text", "of_html"),
    [
        ("Beware of mails from acme-login.example.", "status page", S, E),
        ("Write to x@acme-login.example.", "status page", S, E),
        ("Never +1 900 555 0199.", "Call us", "tel:+14155550132", "tel:+19005550199"),
        ("Never eve@y.example.", "Write to us", "mailto:ana@x.example", "mailto:eve@y.example"),
    ],
)
def test_of_the_same_words_both_targets_are_named(before: str, words: str, of_text: str, of_html: str) -> None:
    leads = letter(f"{before}\n\n[{words}]({of_text})", f"<p>{before}</p><a href={of_html}>{words}</a>").leads
    assert (leads.text, leads.html) == ([(words, of_text)], [(words, of_html)])


@pytest.mark.parametrize(
    ("words", "link"),
    [
        (f"Status page: {S}/a", f"<a href={S}/a>Status page</a>"),
        (f"Our status page ({S})", f"<a href={S}>status page</a>"),
        (f"{S} Acme", "<a href=https://www.acme.example>Acme</a>"),
        ("https://x.example Status page: status.acme.example/a", f"<a href={S}/a>Status page</a>"),
    ],
)
def test_words_beside_their_address_are_what_it_is_the_address_of(words: str, link: str) -> None:
    found = letter(words, words.replace(re.sub("<.*?>", "", link), link))
    assert (found.odds, found.leads.untold) == ([], [])


@pytest.mark.parametrize(
    ("words", "link"),
    [
        (f"Open it.\n\nBeware of {E}/a. Does it not open? See {S}", f"<a href={E}/a>Open it</a>"),
        (f"Home. See {S}", "<a href=https://acme.example>Home</a>"),
        (f"{S} Call us. Never +1 900 555 0199", "<a href=tel:+19005550199>Call us</a>"),
    ],
)
def test_a_link_of_words_that_the_text_names_elsewhere_is_named_and_it_stays_ready(words: str, link: str) -> None:
    said = re.sub("<.*?>", "", link)
    found = letter(words, words.replace(said, link))
    assert found.odds == []
    assert [one.words for one in found.leads.untold] == [said]


@pytest.mark.parametrize(
    ("text", "html"),
    [
        (
            f"[Reset here]({S}/r) or [Docs]({E})",
            f"<a href={E}>Reset</a> <a href={S}/r>here</a> or <a href={E}>Docs</a>",
        ),
        (f"[Reset]({S}/r) [here]({E}) [Up]({S}/r)", f"<a href={E}>Reset here</a> <a href={S}/r>Up</a>"),
        (
            f"[![Reset](https://x.example/r.png)]({S}/r) [Docs]({E})",
            f"<a href={E}><img src=https://x.example/r.png></a> <a href={E}>Docs</a><a href={S}/r></a>",
        ),
        (f"[Reset]({S}/r) or [Docs]({E})", f"<a href={S}/r></a>Reset or <a href={E}>Docs</a>"),
    ],
)
def test_a_link_that_is_split_or_has_no_words_is_told(text: str, html: str) -> None:
    assert odds(text, html) == [LINKS_DIFFER.word]


def test_parts_of_words_that_lead_elsewhere_are_told() -> None:
    html = f"<a href={E}>Res</a><a href={E}>et</a> or <a href={S}/r>D</a><a href={E}>ocs</a>"
    found = letter(f"[Reset]({S}/r) or [Docs]({E})", html)
    assert found.leads.html[:2] == [("Res", E), ("et", E)]


HERE = f"Report phishing [here]({E}/x). Reset your password [here]({S}/reset)."


@pytest.mark.parametrize(
    ("text", "html"),
    [
        (HERE, f"Report phishing <a href={S}/reset>here</a>. Reset your password <a href={E}/x>here</a>."),
        (HERE, f"Report phishing <a href={E}/x>here</a>. Reset your password <a href={E}/x>he&shy;re</a>."),
        (HERE, f"Report phishing <a href={E}/x>here</a>. Reset your password <a href={E}/x><b>he</b>re</a>."),
        (
            f"[See]({S}/a) the fake page acme-login.example now.\nReset it on our page.",
            f"<a href={S}/a>See</a> the fake page acme-login.example now. Reset it on our <a href={E}>page</a>.",
        ),
    ],
)
def test_each_link_is_held_against_the_one_that_stands_where_it_does(text: str, html: str) -> None:
    assert odds(text, html) == [LINKS_DIFFER.word]


@pytest.mark.parametrize(
    ("text", "html", "named"),
    [
        (
            f"Beware of this [fake page]({E}/x). Sign in on your account page.",
            f"Beware of this <a href={E}/x>fake page</a>. Sign in on your <a href={E}/x>account page</a>.",
            "account page",
        ),
        (
            f"Report phishing [here]({E}/x). Reset your password here.",
            f"Report phishing here. Reset your password <a href={E}/x>here</a>. <a href={E}/x></a>",
            "here",
        ),
        (
            f"Beware of [this site]({E}/x). Reset your password below.",
            f"Beware of <a href={E}/x>this site</a>. Reset your password below. <a href={E}/x><img src=//x/a.png></a>",
            "",
        ),
    ],
)
def test_a_link_that_stands_where_the_text_has_none_is_named(text: str, html: str, named: str) -> None:
    assert named in [one.words for one in letter(text, html).leads.untold]


@pytest.mark.parametrize(
    ("text", "html"),
    [
        (HERE, f"<p>Report phishing <a href={E}/x>here</a>.</p><p>Reset your password <a href={S}/reset>here</a>.</p>"),
        (
            f"[Docs]({S}/docs)\n\n[Docs]({S}/docs)",
            f"<a href={S}/docs><img src=//x/a.png></a><p><a href={S}/docs>Docs</a><p><a href={S}/docs><b>Do</b>cs</a>",
        ),
        (
            f"Read on: {S}/a\n\nRead on: {S}/b",
            f"<p>Read on: <a href={S}/a>{S}/a</a></p><p><a href={S}/b>Read on</a>: <a href={S}/b>{S}/b</a></p>",
        ),
        (
            f"It is **[over]({S}/a)**, see [what *we* did]({S}/b)\nand [who]({S}/a).",
            f"<p>It is <strong><a href={S}/a>over</a></strong>, see <a href={S}/b>what <em>we</em> did</a>\nand"
            f" <a href={S}/a>who</a>.",
        ),
        (
            f"[![Acme](https://x.example/a.png)]({S}) [Acme]({S})",
            f"<a href={S}><img src=https://x.example/a.png alt=Acme></a> <a href={S}>Acme</a>",
        ),
        (f"[Read\nmore]({S}/a) [Read more]({S}/b)", f"<a href={S}/a>Read more</a> <a href={S}/b>Read<br>more</a>"),
    ],
)
def test_links_of_the_same_words_in_the_same_order_are_no_difference(text: str, html: str) -> None:
    found = letter(text, html)
    assert (found.odds, found.leads.untold) == ([], [])


@pytest.mark.parametrize("html", [f"<a href={S}/r>View </a><a href={S}/r>status</a>", f"View <a href={S}/r>status</a>"])
def test_a_link_that_is_split_and_leads_to_the_same_place_is_none(html: str) -> None:
    found = letter(f"[View status]({S}/r)", html)
    assert (found.odds, found.leads.untold) == ([], [])


@pytest.mark.parametrize("text", ["See our status page, or write to ana@acme.example.", ""])
def test_where_the_text_has_no_link_those_of_the_html_part_are_named_and_it_stays_ready(text: str) -> None:
    mail = "<a href='mailto:ana@acme.example'>ana@acme.example</a>"
    html = f"See our <a href='https://evil.example/a'>status page</a>, or write to {mail}."
    assert odds(text, html) == []
    untold = letter(text, html).leads.untold
    assert untold[0] == ("status page", "https://evil.example/a")
    assert len(untold) == (1 if text else 2)


@pytest.mark.django_db
def test_the_page_names_the_links_of_both_parts(lead: User) -> None:
    html = HTML.replace("https://status.acme.example/reset", "https://acme-login.evil.example/\u202ereset")
    draft = make_draft(Content("It is over", ("all@x.example",), text=TEXT, html=html), audience="customer")
    said = words(signed_in(lead).get(f"/drafts/{draft.pk}/"))
    assert "Links of the HTML part lead elsewhere than those of the text." in said
    assert "Only in the text: \u201cstatus page\u201d leads to https://status.acme.example/reset" in said
    shown = "\u201cstatus page\u201d leads to https://acme-login.evil.example/ \u27e8U+202E\u27e9 reset"
    assert f"Only in the HTML part: {shown}" in said
    assert "Links differ" in said


@pytest.mark.django_db
def test_the_page_names_words_that_are_a_link_in_the_html_part_alone(lead: User) -> None:
    content = Content(
        "It is over", ("all@x.example",), text=f"Home. See {S}", html=f"<a href=https://acme.example>Home</a>. See {S}"
    )
    draft = make_draft(content, audience="customer")
    client = signed_in(lead)
    for page in (f"/drafts/{draft.pk}/", f"/drafts/{draft.pk}/approve/?digest={content.digest}"):
        said = words(client.get(page))
        assert "Words that are no link in its text are links in its HTML part." in said
        assert "\u201cHome\u201d leads to https://acme.example" in said


@pytest.mark.django_db
def test_the_page_and_the_steps_name_links_that_the_text_has_no_word_of(lead: User) -> None:
    content = Content(
        "It is over", ("all@x.example",), text="See status.", html="See <a href='https://evil.example'>status</a>."
    )
    drafts = [make_draft(content, incident="INC-7", kind="report", audience=one) for one in ("customer", "executive")]
    client = signed_in(lead)
    read = " ".join(f"{one.pk}:{content.digest}" for one in drafts)
    for page in (
        client.get(f"/drafts/{drafts[0].pk}/"),
        client.get(f"/drafts/{drafts[0].pk}/approve/", {"digest": content.digest}),
        client.get(f"/drafts/{drafts[0].pk}/approve-ready/", {"read": read}),
    ):
        said = words(page)
        assert "Its text names no link; its HTML part has 1" in said
        assert "\u201cstatus\u201d leads to https://evil.example" in said
    assert said.count("\u201cstatus\u201d leads to") == 2


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit",
    [
        *("<a href=https://x.example/{}>x</a> ", "<a href=x>", "<a>", "https://x.example/{} ", "1 ", "{}@x.example "),
        *("a.", "a@a.", "https://", "[x](y{}) ", "<a href='", "<a href=x><b>"),
        *("<a href=x{0}>a {0}</a> ", "[a b c d e](y{}) "),
        *("[here](https://x.example/{}) ", "a <a href=https://x.example/{}>a</a> ", "a <a href=//x>a{} b c d e f</a> "),
        *("https://x.example/,", "www.x|www.", "+1 415 555 0132/", "<a href='mailto:{0}@x'>+1 415 555 {0}</a> "),
    ],
)
def test_work_grows_with_the_length(unit: str) -> None:
    def html(count: int) -> str:
        return "".join(unit.format(number) for number in range(count))

    small, large = html(500), html(2_000)
    assert grows_evenly(lambda: letter("x", small).leads, lambda: letter("x", large).leads, harmless=0.1)
    assert grows_evenly(lambda: letter(small, "x").leads, lambda: letter(large, "x").leads, harmless=0.1)
