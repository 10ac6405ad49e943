"""A text part that holds a page: what is told ends where its tags end a paragraph, an entry or a cell."""

import pytest

from reviewer.redaction.engine import scan
from reviewer.redaction.values import Category
from tests.redaction.marked import wanted

WORDED = (Category.VULNERABILITY, Category.FINANCIAL_LEGAL, Category.TONE)


def told(text: str) -> list[str]:
    """What the wording of a text gives away."""
    return [text[span.start : span.end] for span in scan(text).spans if span.category in WORDED]


@pytest.mark.parametrize(
    "marked",
    [
        "<ul>\n<li>The support case is still open.</li>\n<li>[[The change was pushed by an idiot]].</li>\n"
        "<li>The backfill finished overnight.</li>\n</ul>",
        "<table><tr><td>21:32</td><td>[[The auditors found that we owe them a refund of $40,000]].</td>"
        "<td>Owner</td></tr></table>",
        "<p>All is well.</p><p>[[Anyone on the internet can read the payslips without a password]]</p><p>Thanks</p>",
        "<p><b>Impact.</b> [[The blame lies squarely with the payments squad]]. Queues are drained.</p>",
        "Hello,\n\n<div>[[This was a <i>stupid</i> mistake]].</div>\n\nRegards",
    ],
)
def test_what_is_told_ends_where_tags_end_it(marked: str) -> None:
    text, parts = wanted(marked)
    assert told(text) == parts


def test_what_stands_behind_a_tag_that_nothing_ends_is_told_as_well() -> None:
    text, parts = wanted("<p>The page is <script> back</p>\n\n[[This was a stupid mistake by the data team]].\n")
    assert told(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "<p>Hello,</p><p>An attacker<br>could read<br>all mails without a password</p><p>Regards</p>",
        "<div>The tokens were stored<br>in plain text for a week.</div>",
    ],
)
def test_what_breaks_of_lines_tear_apart_is_told_none_the_less(text: str) -> None:
    assert told(text)


@pytest.mark.parametrize(
    "text",
    [
        "<ul><li>The support case is closed.</li><li>The backfill finished.</li></ul>",
        "<p>This review is blameless.</p><p>No personal data was seen by anybody.</p>",
    ],
)
def test_tags_tell_nothing(text: str) -> None:
    assert told(text) == []
