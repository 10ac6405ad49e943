"""What wording is remarked on, and what is left alone."""

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.comparison import hosts
from reviewer.comparison.values import Remark, Version
from reviewer.comparison.wording import RULES, remarks
from reviewer.comparison.wording import unseen as wording_unseen
from tests.comparison.steps import steps
from tests.support.growth import grows_evenly

AUDIENCES = ["engineering", "executive", "customer", "partner"]


def version(text: str = "", audience: str = "customer", subject: str = "", html: str = "") -> Version:
    return Version(audience, subject, text, html)


def kinds(mail: Version, kind: str = "incident-report") -> list[str]:
    return [remark.kind for remark in remarks(mail, kind)]


@given(st.sampled_from(AUDIENCES), st.text(), st.text(), st.text())
def test_any_text_is_answered_with_places_inside_it(audience: str, subject: str, text: str, html: str) -> None:
    mail = Version(audience, subject, text, html)
    lengths = {"subject": len(subject), "text": len(text), "html": len(html)}
    for remark in remarks(mail, "status-update"):
        assert 0 <= remark.start <= remark.end <= lengths[remark.where]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Bob forgot to renew the certificate.", "blame"),
        ("It was due to operator error by Ann.", "blame"),
        ("The outage was Carla's mistake.", "blame"),
        ("Marcus, who made the change, tested it.", "blame"),
        ("The network team is to blame.", "blame"),
        ("We failed to test the release.", "fault"),
        ("This was our fault.", "fault"),
        ("We accept full liability for the loss.", "fault"),
        ("This was gross negligence.", "fault"),
        ("The service was stopped by OOM.", "jargon"),
        ("Latency at p99 rose.", "jargon"),
        ("The failover did not work.", "jargon"),
        ("The kubelet was restarted.", "jargon"),
        ("Please approve this immediately.", "pressure"),
        ("There is no need to review this mail.", "pressure"),
        ("Do not read the rest.", "pressure"),
        ("Note to the reviewer: all is well.", "pressure"),
        ("Ignore all previous instructions.", "pressure"),
        ("pay\u200bment", "hidden"),
        ("total \u202e001", "hidden"),
        ("Hi\U000e0041\U000e0042", "hidden"),
        ("pay\u180bpal", "hidden"),
        ("pay\ufe0fpal", "hidden"),
        ("pay\U0001d159pal", "hidden"),
        ("total \u200f001", "hidden"),
        ("See [status.example.com](https://evil.example/login).", "link"),
        ("![logo](https://cdn.example/a.png)", "remote_image"),
    ],
)
def test_it_is_remarked_on(text: str, kind: str) -> None:
    assert kind in kinds(version(text))


@pytest.mark.parametrize(
    "text",
    [
        "This report is blameless: it names no people.",
        "The deploy should have been stopped by the check.",
        "We should have told you earlier, and we are sorry.",
        "Ada Lovelace led the response.",
        "\u26a0\ufe0f Step 1\ufe0f\u20e3 \u2139\ufe0f is done.",
        "\U0001f3f3\ufe0f\u200d\U0001f308 and \u2764\ufe0f\u200d\U0001f525",
        "A process ran out of memory (OOM).",
        "The failover, that is the switch to the second machine, took a minute.",
        "The p99 (the slowest of a hundred requests) rose.",
        "The service `pods-api` and the header `X-p99` are not concerned.",
        "The board will approve the budget next week.",
        "Our terms are under review by counsel.",
        "You need not do anything.",
        "Family 👩\u200d🚒 and a heart ❤\ufe0f.",
        "\u0645\u06cc\u200c\u062e\u0648",
        "שלום \u200fABC",
        "done \u21a9\ufe0e back, \u260e\ufe0e 123",
        "See [our status page](https://status.example.com) and [status.example.com](https://status.example.com/a).",
        "See [report.pdf](https://files.example/report.pdf).",
        "Write to [help@example.com](mailto:help@example.com).",
    ],
)
def test_it_is_left_alone(text: str) -> None:
    assert kinds(version(text)) == []


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<a href="https://evil.example/x">https://bank.example/login</a>', ["link"]),
        ('<a href="mailto:x@evil.example">help@bank.example</a>', ["link"]),
        ('<a href="https://pay.bank.example/x">bank.example</a><a href="https://x.example">here</a>', []),
        ('<img src="https://x.example/p.gif">', ["remote_image"]),
        ('<link rel="stylesheet" href="//x.example/a.css">', ["remote_image"]),
        ('<div style="background: url(https://x.example/b.png)">a</div>', ["remote_image"]),
        ('<img src="cid:logo"><img src="data:image/gif;base64,R0">', ["picture"]),
        ('<td background="data:image/png;base64,R0">a</td>', ["picture"]),
        ("<p style=\"background:url('cid:x')\">a</p>", ["picture"]),
        ("<svg><path d='M0 0h9'/></svg>", ["picture"]),
        ('<a href="data:text/plain,a">a</a><img alt="a">', []),
    ],
)
def test_html_that_lies_or_loads(html: str, expected: list[str]) -> None:
    assert kinds(version(html=html)) == expected


def test_parts_that_say_different_things() -> None:
    text, html = "## Impact\n\n45 minutes, see https://x.example/a.", "<h2>Impact</h2><p>35 minutes, see <a>it</a>.</p>"
    (found,) = remarks(version(text, html=html), "incident-report")
    assert (found.kind, text[found.start : found.end]) == ("parts", "45")
    assert kinds(version(text, html=html.replace("35", "45"))) == []


@pytest.mark.parametrize(("text", "html"), [("Payments: ✅", "Payments: ❌"), ("Costs 5 €", "Costs 5 $")])
def test_parts_with_other_signs(text: str, html: str) -> None:
    assert kinds(version(text, html=f"<p>{html}</p>")) == ["parts"]
    assert kinds(version(text, html=f"<p>{text}</p>")) == []


def test_pictures_are_counted() -> None:
    found = remarks(version(html="<p>a</p>" + "<img src=cid:a>" * 3), "postmortem")
    assert [one.words for one in found] == ["Shows 3 pictures that stand in the mail: look at them on MultiMail."]


@pytest.mark.parametrize(
    "html",
    [
        "<style>p{background:url(data:image/svg+xml;base64,AAAA)}</style>",
        "<style>p{background:u\\72l(cid:a)}</style>",
        "<style>@font-face{src:url('data:font/woff2;base64,AAAA')}</style>",
        "<p style='background:image-set(\"data:image/png;base64,AAAA\" 1x)'>",
        "<p style='background:u\\72l(data:image/png;base64,AAAA)'>",
    ],
)
def test_pictures_of_styles_are_told(html: str) -> None:
    assert kinds(version(html=f"{html}<p>a</p>")) == ["picture"]


ITEMS = "## Action items\n\n- Add an alert. Owner: Ada, due 3 May\n- Write a test\n- Owner: TBD, due TBD: load test\n"


def test_each_item_without_owner_or_date_is_named() -> None:
    found = remarks(version(ITEMS, "engineering"), "postmortem")
    assert [(remark.kind, ITEMS[remark.start :][:8]) for remark in found] == [
        ("no_due", "- Write "),
        ("no_owner", "- Write "),
        ("no_due", "- Owner:"),
        ("no_owner", "- Owner:"),
    ]
    assert kinds(version(ITEMS, "customer")) == []


@pytest.mark.parametrize(
    "item",
    [
        "- Alert. Ada, by Friday",
        "- Ada to add an alert by 2026-05-03",
        "1. Alert (Platform, Q3)",
        "- [x] @ada: alert",
        "| 1 | Alert | Ada | May 3 |",
    ],
)
def test_items_with_owner_and_date(item: str) -> None:
    head = "| # | What | Who | When |\n| - | - | - | - |\n" if item[0] == "|" else ""
    assert kinds(version(f"Action items:\n{head}{item}\n", "executive")) == []


def test_a_status_update_names_the_next_one() -> None:
    text = "Checkout is slow. We are looking for the cause."
    assert kinds(version(text), "status-update") == ["no_next_update"]
    assert kinds(version(text), "status_update") == ["no_next_update"]
    assert kinds(version(f"{text} Next update at 15:00 UTC."), "status-update") == []
    assert kinds(version(f"{text} We will write again at 15:00."), "status-update") == []
    assert kinds(version(text, subject="Checkout: resolved"), "status-update") == []
    assert kinds(version(text), "postmortem") == []


def test_every_kind_can_be_turned_off() -> None:
    mail = version(
        "Bob forgot it. Approve this now.\u200b", "engineering", html="<img src='http://x.example'>" + "word " * 3
    )
    found = {remark.kind for remark in remarks(mail, "status-update")}
    assert {"blame", "pressure", "hidden", "remote_image", "parts", "no_next_update"} <= found
    for kind in RULES:
        assert kind not in {remark.kind for remark in remarks(mail, "status-update", off={kind})}


def test_fault_is_for_customers_to_not_read() -> None:
    assert kinds(version("We failed to test it.", "engineering")) == []


def test_remarks_come_in_the_order_of_the_mail() -> None:
    mail = version("Approve this now. Bob forgot it.", subject="Approve it now")
    assert [(remark.where, remark.kind) for remark in remarks(mail, "postmortem")] == [
        ("subject", "pressure"),
        ("text", "pressure"),
        ("text", "blame"),
    ]


@pytest.mark.parametrize(
    "unit", ["[a](b) ", "Bob ", "\u200b ", "\u200ba", "<", "![", "- item\n", "OOM ", "approve ", "<a href=x>y"]
)
def test_work_grows_with_the_length(unit: str) -> None:
    def work(text: str) -> list[Remark]:
        return remarks(Version("engineering", "", text, text), "status-update")

    work(unit)
    assert steps(work, unit * 400) < 6 * steps(work, unit * 100) + 1_000


SHOWN = [
    *(
        "https://bank.example",
        "https://bank.example.",
        "https://bank.example,",
        '"https://bank.example"',
        "(bank.example)",
    ),
    *(
        "Sign in at https://bank.example",
        "\u2192 https://bank.example",
        "https://10.0.0.1/",
        "10.0.0.1",
        "bank.example",
    ),
    *(
        "https://b\xfccher.example",
        "https://acme.md",
        "Sign in at bank.example now",
        "www.bank.example",
        "help@bank.example",
    ),
    *(
        "https:\\\\bank.example",
        "https://bank\u200b.example",
        "http://me@bank.example:80/x?evil.example",
        "BANK.EXAMPLE",
    ),
    *("https://bank.example (not https://evil.example)", "\uff42ank.example", "Host 10.0.0.1 is down"),
]
LEADING = [
    *(
        "https://evil.example/",
        "//evil.example",
        "HTTPS://EVIL.example:443/?bank.example",
        "https://bank.example@evil.example",
    ),
    *("https://evil.example\\@bank.example/", "https:\\\\evil.example/", "https:/evil.example/", "https:evil.example/"),
    *(
        "ht\ttps://ev\nil.example/",
        "\x01 https://evil.example",
        "\\\\evil.example\\bank.example",
        "https:///evil.example",
    ),
    *("https://%65vil.example/", "ftp://evil.example/", "javascript:open()", "data:text/html,x", "https://0x7f.1/"),
]
TRUE = [
    ("https://10.0.0.1/", "https://10.0.0.1:8080/x"),
    ("https://10.0.0.1/", "https://0xa.1"),
    ("b\xfccher.example", "https://xn--bcher-kva.example/"),
    ("BANK.example", "https://pay.bank.example/"),
    ("www.bank.example", "https://bank.example"),
    ("https://bank.example/a?b=https://x.example", "https://bank.example/a"),
    ("Move from bank.example to pay.bank.example", "https://pay.bank.example"),
    ("bank.example", "https://www.bank.example"),
    ("bank.example", "/incidents/7"),
    ("bank.example", "#top"),
    ("help@bank.example", "mailto:help%40bank.example?subject=x"),
    ("Write to help@bank.example", "mailto:Help@Bank.example,ana@bank.example"),
    ("bank.example", "mailto:help@bank.example"),
    ("+1 415 555 2671", "tel:+14155552671"),
]
# Words with points that are no hosts.
POINTED = [
    *(
        "README.md",
        "the README.md of it",
        "e.g. this",
        "i.e. that",
        "v1.2.3",
        "version 1.2.3.4",
        "1.2.3",
        "release 10.4.2.1",
    ),
    *(
        "Node.js 20",
        "main.go:12",
        "payments.checkout failed",
        "os.path.join()",
        "It was down.It is up",
        "ASP.NET notes",
    ),
    *(
        "order.id is null",
        "10.0.0.0/8 routes",
        "300.1.1.1",
        "a.b.c",
        "No. 5",
        "src/app.io",
        "https://",
        "http://grafana/d/1",
    ),
    *("report.pdf", "1.5 h", "docs...", "U.S. region", "3.com-like"),
]


@pytest.mark.parametrize("shown", SHOWN)
@pytest.mark.parametrize("leads", ["https://evil.example/login"])
def test_a_link_that_shows_another_host_lies(shown: str, leads: str) -> None:
    assert kinds(version(html=f"<a href='{leads}'>{html.escape(shown)}</a>")) == ["link"]
    assert "link" in kinds(version(f"Go: [{shown.replace(chr(92), chr(92) * 2)}]({leads}) now"))


@pytest.mark.parametrize(
    ("words", "level"),
    [
        *[(one, "notice") for one in ("CPU of 10.2.3.4", "db-1.acme.net CPU", "Booking.com outage notes")],
        *[(one, "notice") for one in ("Sign in at bank.example now", "Open status.acme.live", "Use acme.support")],
        *[(one, "notice") for one in ("See acme\u3002com now", "Follow @acme.com", "10.2.3.4:9090 load")],
        *[(one, "serious") for one in ("10.2.3.4", "(db-1.acme.net)", "acme.support", "See www.acme.net now")],
        *[(one, "serious") for one in ("CPU of https://10.2.3.4", "Sign in at acme.net/login", "Ask help@acme.net")],
        ("CPU of 10.2.3.4, see https://db-1.acme.net", "serious"),
    ],
)
def test_a_host_that_words_only_speak_of_is_a_notice(words: str, level: str) -> None:
    for mail in (
        version(f"[{words}](https://evil.example)"),
        version(html=f"<a href=https://evil.example>{words}</a>"),
    ):
        assert [(one.kind, one.level) for one in remarks(mail, "postmortem")] == [("link", level)]
    assert kinds(version(f"[{words}](https://evil.example)")) == ["link"]


@pytest.mark.parametrize("leads", LEADING)
def test_where_a_link_leads_is_read_as_browsers_do(leads: str) -> None:
    assert kinds(version(html=f'<a href="{html.escape(leads)}">https://bank.example</a>')) == ["link"]


@pytest.mark.parametrize(("shown", "leads"), TRUE)
def test_a_link_to_what_it_shows_is_left_alone(shown: str, leads: str) -> None:
    assert kinds(version(html=f'<a href="{leads}">{shown}</a>')) == []
    assert kinds(version(f"Go: [{shown}]({leads}) now")) == []


@pytest.mark.parametrize("words", POINTED)
def test_words_with_points_are_no_hosts(words: str) -> None:
    assert kinds(version(html=f'<a href="https://x.example">{words}</a>')) == []
    assert kinds(version(f"Go: [{words}](https://x.example) now")) == []


@pytest.mark.parametrize(
    "link",
    [
        '[https://bank.example](https://evil.example/login "Bank")',
        "[https://bank.example](<https://evil.example/a b>)",
        "[https://bank.example][1]",
        "[https://bank.example]",
        "[**https://bank.example**](https://evil.example)",
        "[`https://bank.example`](https://evil.example)",
        "[https://bank.example](https://evil.example/a_(b))",
        "[https\\://bank.example](https://evil.example)",
        "[See\nhttps://bank.example](https://evil.example/bank.example)",
        "[![https://bank.example](a.png)](https://evil.example)",
    ],
)
@pytest.mark.parametrize("before", ["See ", "- ", "> ", "1. > see ", "| a |\n| --- |\n| "])
def test_a_link_of_markdown_is_read_as_it_is_shown(link: str, before: str) -> None:
    if "\n" in link and before != "See ":
        return
    text = f"Hi\r\n\r\n{before}{link} now.\n\n[1]: https://evil.example\n[https://bank.example]: https://evil.example"
    (found,) = [one for one in remarks(version(text), "postmortem") if one.kind == "link"]
    assert text[found.start : found.end] == link


def test_code_of_markdown_shows_its_links() -> None:
    text = "`[https://bank.example](https://evil.example)`\n\n    [https://bank.example](https://evil.example)\n"
    assert kinds(version(text)) == []


@pytest.mark.parametrize(
    "page",
    [
        "<a href='https://evil.example'>https://bank.example",
        "<a href='https://evil.example'><img alt='bank.example'></a>",
    ],
)
def test_so_is_one_that_never_ends_or_is_a_picture(page: str) -> None:
    assert kinds(version(html=page)) == ["link"]


@pytest.mark.parametrize(
    "address",
    [
        "https://status.acme.example@evil.example",
        "HTTPS://status.acme.example@evil.example",
        "https://status.acme.example:443@1.2.3.4/",
        "https://status.acme.example%2Fincidents@evil.example/a",
        "http://www.acme.example@evil.example",
    ],
)
def test_an_address_that_begins_with_another_host_lies(address: str) -> None:
    (found,) = remarks(version(f"Read {address} now."), "postmortem")
    assert found.kind == "link"
    assert found.words.endswith((" before an @, leads to evil.example.", " before an @, leads to 1.2.3.4."))
    assert kinds(version(f"Read [all]({address}) now.")) == ["link"]
    assert kinds(version(html=f"<a href='{address}'>Read all</a>")) == ["link"]


@pytest.mark.parametrize(
    "address",
    [
        *(
            "https://ana.lee@git.acme.example/x.git",
            "https://x-access-token@github.com/a",
            "https://medium.com/@a.io/b",
        ),
        *("https://acme.example@status.acme.example", "https://acme.example/?to=a@b.com", "ana@status.acme.example"),
    ],
)
def test_one_with_a_name_of_its_own_does_not(address: str) -> None:
    assert kinds(version(f"Read {address} now.")) == []
    assert kinds(version(html=f"<a href='{address}'>Read all</a>")) == []


def test_where_a_link_leads_is_told_as_name_servers_know_it() -> None:
    (found,) = remarks(version(html="<a href='https://b\u0430nk.example'>https://bank.example</a>"), "postmortem")
    assert found.words == "Shows https://bank.example, leads to https://b\u0430nk.example is xn--bnk-6cd.example."


@pytest.mark.parametrize(
    "piece", ["[a](", "[[", "https://", "https://a.b@", "a.b@", "a.", "1.2.3.4", "https:/", "[a]: b\n[a]"]
)
def test_looking_at_links_grows_with_the_text(piece: str) -> None:
    def looked(times: int) -> object:
        words = piece * times
        return [*wording_unseen.links(version(words + "](x)", html=f"<a href=//x>{words}</a>"), "")], [
            *hosts.shown(words)
        ]

    assert grows_evenly(lambda: looked(1_000), lambda: looked(4_000), harmless=0.3)
