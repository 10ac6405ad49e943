"""HTML mails become text whose sections can be read, in time that grows with their length."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.comparison.html_text import from_html, marked
from reviewer.comparison.sections import parse
from reviewer.html.tokens import Tag, tokens
from tests.comparison.steps import steps
from tests.support.growth import grows_evenly

PIECES = st.sampled_from(
    [
        *(
            "<p>",
            "</p>",
            "<b>",
            "</b>",
            "<h2>",
            "</h2>",
            "<li>",
            "<ul>",
            "</ul>",
            "<td>",
            "<tr>",
            "</tr>",
            "<table>",
            "<pre>",
        ),
        *(
            "</pre>",
            "<br>",
            "<!--",
            "-->",
            "<",
            ">",
            "&amp;",
            "&#",
            "<![",
            '<a href="',
            "'",
            "<script>",
            "</script>",
            "Impact",
        ),
    ]
)


@given(st.one_of(st.text(), st.lists(PIECES).map("".join)))
def test_any_input_is_answered(source: str) -> None:
    assert from_html(source).count("\n\n\n") == 0


def names(source: str) -> list[str]:
    return [section.name for section in parse(from_html(source))]


@pytest.mark.parametrize(
    "source",
    [
        "<h2>Summary</h2><p>It broke.</p><h2>Impact</h2><p>Orders.</p>",
        "<p><b>Summary</b></p><p>It broke.</p><p><strong>Impact:</strong></p><ul><li>Orders.</li></ul>",
        "<p><b>Summary:</b> It broke.</p><p><b>Impact:</b> Orders.</p>",
        "<div>Summary</div><div><br></div><div>It broke.</div><div><br></div><div>Impact</div><br><div>Orders.</div>",
        '<p style="font-weight: bold">Summary</p><p>It broke.</p><p style="font-weight:700">Impact</p><p>Orders.</p>',
        "<table><tr><td><h1>Summary</h1>It broke.<h1>Impact</h1>Orders.</td></tr></table>",
        "<head><title>Impact</title><style>p {}</style></head><body>Summary:<br>It broke.<br><br>Impact:<br>Orders.",
    ],
)
def test_the_sections_of_an_html_mail_are_read(source: str) -> None:
    assert names(source) == ["summary", "impact"]


def test_marks_are_kept_as_plain_text() -> None:
    source = """<h2>Timeline</h2>
<table><tr><th>Time</th><th>Event</th></tr><tr><td>14:00</td><td>Deploy  of
<code>api</code></td></tr></table>
<ol><li>One</li><li>Two<ul><li>Deep</li></ul></li></ol>
<p>See <a href="https://x.example">the page</a> &amp; wait.</p><blockquote>quoted</blockquote><pre>a
  b</pre>"""
    assert from_html(source) == (
        "## Timeline\n\n| Time | Event |\n| 14:00 | Deploy of api |\n\n1. One\n2. Two\n\n   - Deep\n\n"
        "See the page & wait.\n\n> quoted\n\n```\na\n  b\n```\n"
    )


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<ol start=9><li>A<li>B<ul><li>x</ul></ol>", "9. A\n10. B\n\n    - x\n"),
        ("<ol><li>A<ol><li>a</ol><li>B</ol>", "1. A\n\n   1. a\n\n2. B\n"),
        ("<ol type=a start=2><li>A<li>B</ol>", "b. A\nc. B\n"),
        ("<ol type=A start=26><li>A<li>B</ol>", "Z. A\n27. B\n"),
        ("<ol reversed start=3><li>A<li>B</ol>", "3. A\n2. B\n"),
        ("<ol reversed><li>A<li>B</ol>", "- A\n- B\n"),
        ("<ol><li><h3>Impact</h3><p>x</p><li><h3>Cause</h3></ol>", "### 1. Impact\n\nx\n\n### 2. Cause\n"),
        ("<li>x", "- x\n"),
    ],
)
def test_items_stand_within_those_around_them_with_their_own_numbers(source: str, text: str) -> None:
    assert from_html(source) == text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>Lost: 10<sup>5</sup> orders of 3<sup>4</sup></p>", "Lost: 10⁵ orders of 3⁴\n"),
        ("<b>100<sup><a href=#n>1</a></sup></b>, 1<sub>10</sub>", "**100¹**, 1₁₀\n"),
        ("10<sup>-12</sup> or 10<sup>&minus;9</sup>, 5<sup>1,2</sup>", "10⁻¹² or 10⁻⁹, 5¹,²\n"),
        ("x<sup>2</sup>3 and <sup>1</sup>2", "x²3 and ¹2\n"),
        ("<pre>10<sup>5</sup></pre>", "```\n10⁵\n```\n"),
        ("10<sup>5 orders 10</sup>5", "10⁵ orders ¹⁰5\n"),
        (
            "H<sub>2</sub>O, the 1<sup>st</sup>, Acme<sup>TM</sup>, 45 min<sup>[1]</sup>",
            "H2O, the 1st, AcmeTM, 45 min[1]\n",
        ),
        ("<sup>5</sup>, 10 <sup>5</sup> 5", "5, 10 5 5\n"),
    ],
)
def test_raised_and_lowered_digits_are_no_part_of_the_number_beside_them(source: str, text: str) -> None:
    assert from_html(source) == text


def test_a_heading_of_a_numbered_item_begins_its_section() -> None:
    assert names("<ol><li><h3>Summary</h3><p>x</p></li><li><h3>Impact</h3><p>y</p></li></ol>") == ["summary", "impact"]


def test_a_row_of_a_table_is_no_heading() -> None:
    rows = "<tr><td>Impact</td><td>40%</td></tr><tr><td>Severity</td><td>P1</td></tr>"
    assert names(f"<h2>Summary</h2><table>{rows}</table><p>It broke.</p>") == ["summary"]


def test_what_is_not_shown_as_text_is_left_out() -> None:
    assert from_html("<style>a</style><script>b</script><!-- c --><p>d<img alt='e'></p>") == "d\n"


@pytest.mark.parametrize("unit", ["<ul><li>", "<ol><li>x", "<ul></ul><ol><li>", "<blockquote><ul><li>"])
def test_lists_in_lists_take_no_longer_the_deeper_they_are(unit: str) -> None:
    assert grows_evenly(lambda: marked(unit * 8_000), lambda: marked(unit * 32_000), harmless=0.1)


@pytest.mark.parametrize(
    "unit", ["<a ", '<a b="', "<!--", "<![", "<a '>", "</", "<div>", "<td>x", "<b>", "<tr><td>", "&", "<", "<1 "]
)
def test_work_grows_with_the_length(unit: str) -> None:
    assert steps(from_html, unit * 2_000) < 6 * steps(from_html, unit * 500) + 1_000


@pytest.mark.parametrize(
    "source",
    [
        '<p "> wire the money <p ">',
        "<p '> wire the money <p '>",
        '<p a"> wire the money <p a">',
        "<svg><style><p>wire the money</p>",
        "<math><title><p>wire the money</p>",
    ],
)
def test_text_that_a_browser_shows_is_read(source: str) -> None:
    assert "wire the money" in from_html(source)


def test_a_quoted_value_may_hold_the_end_of_a_tag() -> None:
    assert from_html("<p a=\"b > c\" d = 'e > f'>g</p>") == "g\n"


def test_what_begins_no_tag_is_one_piece_of_text() -> None:
    """Else each sign would be looked at with all that follows it."""
    assert list(tokens("<" * 1_000 + "1 < 2 <b>x")) == [
        "<" * 1_000 + "1 < 2 ",
        Tag("b", False, "", 1_006, 1_009),
        "x",
    ]
