"""What any reader of an HTML part may see is told, in time that grows with its length."""

import re
from html import unescape

import nh3
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.html.tokens import Tag, pieces, tokens
from tests.comparison.steps import steps
from tests.html_sources import SHOWN, SHOWN_BY_SOME

NAMES = (
    *("script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes", "noscript", "plaintext"),
    *(
        "template",
        "svg",
        "math",
        "desc",
        "select",
        "option",
        "frameset",
        "table",
        "col",
        "path",
        "p",
        "a",
        "style_a",
        "script-x",
    ),
)
ENDS = (">", "/>", " a=", ' a="', "")
PIECES = st.one_of(
    st.just(" LEAK "),
    st.builds(
        "{}{}{}".format,
        st.sampled_from(["<", "</"]),
        st.sampled_from(NAMES),
        st.sampled_from([">", "/>", " a=", ' a="', ""]),
    ),
    st.sampled_from(
        [
            *("<!--", "-->", "--!>", "<!-->", "<!--->", "<!", "<?", "</3 ", "<", ">", '"', "'", "=", "/", "-", "\n"),
            *("\xa0", "\x1c", "\x85", "<![CDATA[", "]]>", "<!--[if mso]>", "<![endif]-->", "&lt;", "</\u017ftyle>"),
        ]
    ),
)
# What stands in these nobody is shown.
DROPPED = {"script", "style", "title", "template"}


def told(source: str) -> str:
    return "".join(token for token in tokens(source) if isinstance(token, str))


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("?a=1&region=eu&copy=2&section=3&timestamp=4&lt=5&amp=6", None),
        ("?a&copying&regions;&unheard;&", None),
        ("?a&amp;copy=1&#38;b&#x26;c&#38d", "?a&copy=1&b&c&d"),
        ("&lt;&amp;=&copy &reg&not-", "<&=\xa9 \xae\xac-"),
    ],
)
def test_a_reference_in_an_attribute_is_read_as_browsers_do(written: str, read: str | None) -> None:
    html = f'<a href="{written}">x</a>'
    assert next(token for token in tokens(html) if isinstance(token, Tag)).attributes["href"] == (read or written)
    # So do the tools that clean what the page shows.
    assert nh3.clean(html, link_rel=None).split('"')[1] == (read or written).replace("&", "&amp;").replace("<", "&lt;")


def test_the_longest_row_of_references_is_read_in_one_pass() -> None:
    assert Tag("a", False, f' href="{"&a" * 100_000}"', 0, 0).attributes["href"] == "&a" * 100_000


@pytest.mark.parametrize("source", [*SHOWN, *SHOWN_BY_SOME])
def test_what_some_reader_shows_is_told(source: str) -> None:
    assert "LEAK" in told(f"<p>All is well.</p>{source}")


@given(st.lists(PIECES, max_size=14).map("".join))
def test_what_a_parser_of_browsers_keeps_is_told(drawn: str) -> None:
    parts = drawn.split("LEAK")
    source = "".join(f"{part}LEAK{number}" for number, part in enumerate(parts))
    ours = set(re.findall(r"LEAK\d+", told(source)))
    # Where scripts run and `<noscript>` is skipped, and where they do not.
    for read, dropped in ((source, {*DROPPED, "noscript"}), (source.replace("noscript", "read"), DROPPED)):
        kept = unescape(nh3.clean(read, tags=set(), clean_content_tags=dropped))
        assert set(re.findall(r"LEAK\d+", kept)) <= ours


@pytest.mark.parametrize(
    "source",
    [
        "<style>LEAK</style>",
        "<script>if (a < b) LEAK</script>",
        "<title>LEAK</title>",
        "<!-- LEAK -->",
        "<!DOCTYPE LEAK>",
        "<p title='LEAK > x'>",
        "<style>LEAK",
        "<!--[if mso]><xml>LEAK</xml><style>LEAK</style><![endif]-->",
        "<!--[if !mso]><!-->x<!--<![endif]-->",
        "<svg viewBox='0 0 9 9'><g><path d='M0'/></g></svg><style>LEAK < LEAK</style><script>LEAK('<')</script>",
    ],
)
def test_what_nobody_shows_is_not(source: str) -> None:
    assert told(f"<p>All</p>{source}<p> is well.") in ("All is well.", "Allx is well.", "All")


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<textarea>a &amp; <b></textarea>", "a & <b>"),
        ("<xmp>a &amp; <b></xmp>", "a &amp; <b>"),
        ("<svg><title>An arrow</title><path d='M0'/></svg>then", "An arrowthen"),
        ("<noscript><p title='x > y'>See</p></noscript>then", "Seethen"),
    ],
)
def test_it_is_told_as_it_is_shown(source: str, text: str) -> None:
    assert told(source) == text


def test_the_first_attribute_of_a_name_counts_as_browsers_part_them() -> None:
    [tag] = [token for token in tokens("<a x=y\"href=/good HREF='/e&amp;vil' href=/third>") if isinstance(token, Tag)]
    assert tag.attributes["href"] == "/e&vil"


@given(st.lists(PIECES).map("".join))
def test_pieces_stand_one_behind_the_other(source: str) -> None:
    ends = [0]
    for piece in pieces(source):
        assert ends[-1] <= piece.start <= piece.end <= len(source)
        ends.append(piece.end)


@pytest.mark.parametrize(
    "unit",
    [
        *(
            "<noscript>",
            "<noscript></noscript>",
            "<textarea>",
            "<svg><style>",
            "<svg><style></style>",
            "<svg><path></svg>",
            "<script></script>",
        ),
        *(
            "<!--[if mso]>",
            "<!--[if mso]>x<![endif]-->",
            "<!--[if mso]>-",
            "<xml>",
            "<![CDATA[",
            "</3",
            "<a b='",
            "<template>",
        ),
    ],
)
def test_work_grows_with_the_length(unit: str) -> None:
    assert steps(told, unit * 2_000) < 6 * steps(told, unit * 500) + 1_000
