"""What Markdown takes out of words is read as it is shown, and the span cuts what is written."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.accounts.models import User
from reviewer.drafts.content import Content
from reviewer.redaction.applying import replaced
from reviewer.redaction.engine import scan
from reviewer.redaction.reading.rendered import MATHEMATICAL, _Marks, rendered, with_halves
from reviewer.redaction.values import Category, Where
from tests.desk_support import digest, signed_in
from tests.redaction.marked import drawn, found, wanted
from tests.support.growth import grows_evenly
from tests.support.rows import make_draft

KEY = "gh" + "p_" + "a" + drawn(35)
LETTERS = {plain: letter for letter, plain in MATHEMATICAL.items() if letter >= "\U0001d670"}
TARGET = "https://docs.example/a_(b)"


def mathematical(text: str) -> str:
    """In letters of mathematics."""
    return "".join(LETTERS.get(char, char) for char in text)


def full_width(text: str) -> str:
    """In letters as wide as those of Chinese."""
    return "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in text)


SHOWN = [
    (Category.SECRET, f"the token [[gh**{KEY[2:9]}**{KEY[9:]}]] leaked"),
    (Category.SECRET, f"the token [[**gh**{KEY[2:]}]] leaked"),
    (Category.SECRET, f"the token [[gh***{KEY[2:6]}**{KEY[6:9]}*{KEY[9:]}]] leaked"),
    (Category.SECRET, f"the token [[gh~~{KEY[2:9]}~~{KEY[9:]}]] leaked"),
    (Category.SECRET, f"the token [[`{KEY[:9]}`{KEY[9:]}]] leaked"),
    (Category.SECRET, f"the token [[**gh\u200b{KEY[2:9]}**{KEY[9:]}]] leaked"),
    (Category.SECRET, f"the token [[{mathematical(KEY)}]] leaked"),
    (Category.SECRET, f"the {mathematical('password')} is [[{mathematical('Xy12kkq9')}]]"),
    (Category.SECRET, f"the token [[{KEY[:9]}[{KEY[9:]}]({TARGET})]] leaked"),
    (Category.SECRET, f"the token [[[{KEY[:9]}]({TARGET}){KEY[9:]}]] leaked"),
    (Category.SECRET, f"the token [[{KEY[:9]}[]({TARGET}){KEY[9:]}]] leaked"),
    (Category.SECRET, f"the token [[{KEY[:9]}[]({TARGET})[](</a b> 'c d'){KEY[9:]}]] leaked"),
    (Category.SECRET, f'the token [[{KEY[:9]}![{KEY[9:]}]({TARGET} "A title")]] leaked'),
    (Category.SECRET, f"the token [[{KEY[:9]}**[{KEY[9:20]}]({TARGET})**{KEY[20:]}]] leaked"),
    (Category.SECRET, f"the token [[{KEY[:9]}[**{KEY[9:20]}**]({TARGET}){KEY[20:]}]] leaked"),
    (Category.SECRET, f"the token [[{full_width(KEY)}]] leaked"),
    (Category.SECRET, f"the token [[{full_width(KEY[:20])}{KEY[20:]}]] leaked"),
    (Category.NETWORK, f"the host [[{full_width('10.20.30.40')}]] failed"),
    (Category.NETWORK, f"the host [[10.20.[30]({TARGET}).40]] failed"),
    (Category.PII, f"Card [[4111 [1111]({TARGET}) 1111 1111]] was used"),
    (Category.PII, f"write to [[{full_width('jane.doe@acme-corp.com')}]] today"),
    (Category.PII, "write to [[jane\\.doe@acme-corp.com]] today"),
    (Category.PII, "write to [[jane.doe\\@acme-corp.com]] today"),
    (Category.PII, "write to [[jane.doe@acme&#45;corp.com]] today"),
    (Category.PII, "write to [[jane.doe&#x40;acme-corp.com]] today"),
    (Category.PII, "write to [[jane**.doe**@acme-corp.com]] today"),
    (Category.PII, "Card [[4111 **1111** 1111 1111]] was used"),
    (Category.PII, "Card [[4111 1111 1111 **1111**]] was used"),
    (Category.PII, "Card [[**4111** 1111 __1111__ `1111`]] was used"),
    (Category.PII, "Card [[4111\xa0**1111**\xa01111\xa01111]] was used"),
    (Category.PII, "IBAN [[**DE89** 3704 0044 0532 0130 00]]"),
    (Category.PII, "IBAN [[GB29 **NWBK** 6016 1331 9268 19]]"),
    (Category.PII, "Call Jane Doe at [[**+49** 170 1234567]]."),
    (Category.PII, "Call her at [[+49 170 **1234567**]]."),
    (Category.PII, "Call her at [[+1 (415) **555-2671**]]."),
    (Category.PII, "Call her at [[+1 (**555**) 123-4567]]."),
    (Category.PII, "Call her at [[**+1 (415)** 555-2671]]."),
    (Category.NETWORK, "the host [[10\\.20\\.30\\.40]] failed"),
    (Category.NETWORK, "the host [[10&#46;20.30.40]] failed"),
    (Category.NETWORK, "the host [[10.20**.30**.40]] failed"),
    (Category.NETWORK, "the host [[10.__20__.30.40]] failed"),
    (Category.NETWORK, f"the host [[{mathematical('10.20.30.40')}]] failed"),
    (Category.NETWORK, "on [[db\\-primary\\-1.prod.internal]] at last"),
]
# Nothing here is read otherwise than it is written.
AS_WRITTEN = [
    "**Impact:** 40% of `checkout` requests, see `a`, `b` and *all* of _it_.",
    "Mails went to j***e@acme-corp.com alone.",
    "gh**p_\n\n**" + KEY[4:],
    f"It was \\\\ and snake_case_name and 5 * 3 * 2 and ** {KEY[4:]}",
    "* one\n* two\n- three",
    f"gh[p_{KEY[4:]}][1] and gh[p_]{KEY[4:]}",
    f"[gh]p_{KEY[4:]}\n\n`[gh]`: x",
    "See [the page](https://x.example/a_b*c), [b][1], values[0] and [x]y.\n\n[1]: https://x.example",
    "所有服务\uff1a正常\uff08一切都好\uff09\uff0c没有数据丢失。",
    "On **Monday** 12 of *our* 40 pods, (**all** of them) in 3 regions; 5 * 3 * 2.",
]


@pytest.mark.parametrize(("category", "marked"), SHOWN)
def test_what_is_shown_is_found_where_it_is_written(category: Category, marked: str) -> None:
    text, spans = wanted(marked)
    assert found(f"It broke.\n{text}\nIt is well.", category) == spans


@pytest.mark.parametrize(
    ("label", "defined"),
    [("[1]", "1"), ("[ The  Page ]", "the page"), ("[]", KEY[9:]), ("", KEY[9:].upper())],
)
def test_so_is_a_link_whose_target_stands_elsewhere(label: str, defined: str) -> None:
    written = f"{KEY[:9]}[{KEY[9:]}]{label}"
    text = f"The token {written} leaked.\n\n[{defined}]: {TARGET}"
    assert found(text, Category.SECRET)[0] == written


@pytest.mark.parametrize("text", AS_WRITTEN)
def test_what_is_read_as_it_is_written_gives_no_hint(text: str) -> None:
    reading = rendered(text)
    assert reading is None or "\\\\" in text
    assert [span for span in scan(text).spans if span.category == Category.SECRET] == []


def test_what_stands_in_code_is_shown_as_it_is_written() -> None:
    assert rendered("`10\\.20\\.30\\.40` and ``a ` b&#45;c``") is None


def test_only_lines_that_are_read_otherwise_are_read_again() -> None:
    reading = rendered("It broke.\nOn db\\-1 and x**y**z.\nIt is well.\na&amp;b")
    assert reading is not None
    assert reading.text == "On db-1 and xyz.\na&b\n"


def test_subject_and_html_are_no_markdown_but_their_letters_are_read() -> None:
    host = mathematical("10.20.30.40")
    spans = scan("", subject=f"{host} or 10\\.1\\.1\\.9", html=f"<p>{host} or 10\\.1\\.1\\.9</p>").spans
    assert [(span.where, span.category) for span in spans] == [
        (Where.SUBJECT, Category.NETWORK),
        (Where.HTML, Category.NETWORK),
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "written", [f"token gh**{KEY[2:9]}**{KEY[9:]}", "jane\\.doe@acme-corp.com", "10\\.20\\.30\\.40"]
)
def test_a_customer_version_with_it_is_not_approved(lead: User, written: str) -> None:
    content = Content("Update", ("c@x.example",), text=f"All is well. {written} today.")
    draft = make_draft(content, incident="INC-7", kind="report", audience="customer")
    answer = signed_in(lead).post(f"/drafts/{draft.pk}/approve/", {"digest": digest(draft), "chip": "Read and correct"})
    assert answer.status_code == 409


@pytest.mark.parametrize(
    ("marked", "kept"),
    [
        ("**Contact: [[jane**.doe@x.example]] today", "**Contact: [x]** today"),
        ("[[jane**.doe@x.example]] is on call** today", "**[x] is on call** today"),
        ("~~Was *[[jane*~~.doe@x.example]] today", "~~Was *[x]*~~ today"),
        ("`Contact: [[jane`.doe@x.example]] today", "`Contact: [x]` today"),
        ("***Contact:* [[jane**.doe@x.example]] today", "***Contact:* [x]** today"),
        ("**Card [[4111** 1111 1111 1111]] and [[4111 **1111** 1111 1111]]", "**Card [x]** and [x]"),
        ("Write to [[**jane**.doe@x.example]], **all** of you", "Write to [x], **all** of you"),
        ("the password is [[ab**cd]] today", "the password is [x] today"),
        ("the key is [[ab[cd]] today](https://x.example) or", "the key is [[x] today](https://x.example) or"),
        ("the [key is [[ab](https://x.example)cd]] today", "the [key is [x] today"),
        ("the key is [[ab[cd](https://x.example)]] today", "the key is [x] today"),
    ],
)
def test_no_mark_loses_its_other_half_by_a_replacement(marked: str, kept: str) -> None:
    text, spans = wanted(marked)
    places = [(text.index(span), text.index(span) + len(span), "[x]") for span in spans]
    assert replaced(text, with_halves(text, places)) == kept


PIECES = [
    "1 **2** ",
    "1 *2 (",
    "a*b",
    "a**b",
    "a`b",
    "a``b`",
    "*_",
    "a\\.b",
    "a[b](c)d",
    "a[",
    "a](",
    "a[](",
    'a]((("',
    "a](<",
    "[a]: b\na[a]c\n",
    "&#45;",
    "x_.*_y~~z",
    "```````a",
    "\U0001d670",
]


@settings(max_examples=400, deadline=None)
@given(
    st.lists(
        st.sampled_from([*PIECES, "a", "1", ".", " ", "*", "_", "`", "](", "][", "\\", ")", "]", "\n", "\n \n"]),
        max_size=40,
    )
)
def test_blocks_in_which_nothing_is_suspect_change_nothing(pieces: list[str]) -> None:
    text = "".join(pieces)
    assert sorted(_Marks(text).changes(only_suspect=True)) == sorted(_Marks(text).changes())


@pytest.mark.parametrize("piece", [*PIECES, "a\n\n`b`c"])
def test_reading_grows_with_the_text(piece: str) -> None:
    small, large = piece * 2_000, piece * 8_000
    assert grows_evenly(lambda: rendered(small), lambda: rendered(large), harmless=0.2)


@pytest.mark.parametrize("piece", PIECES)
def test_so_does_replacing_in_it(piece: str) -> None:
    def put(text: str) -> None:
        with_halves(text, [(at, at + 2, "x") for at in range(0, len(text), 5)])

    small, large = piece * 2_000, piece * 8_000
    assert grows_evenly(lambda: put(small), lambda: put(large), harmless=0.2)
