"""What a page costs to lay out: evenly more for a longer mail, and never more than people wait for."""

import re

import pytest

from reviewer.desk.mail import markdown
from reviewer.desk.side_by_side import bodies, cells, marking
from reviewer.desk.side_by_side.bodies import Written
from reviewer.desk.side_by_side.marking import Mark
from tests.support.growth import ever_below, grows_evenly

NAMES = ("Impact", "Timeline", "Summary", "Root cause", "Remediation", "Action items")


def in_sections(count: int, definitions: str = "[a]: http://x.example\n\n") -> str:
    return definitions + "".join(
        f"## {NAMES[n % 6]}\n\nIt broke here {n} and [a] was slow for {n} minutes.\n\n" for n in range(count)
    )


def lay_out(*texts: str) -> None:
    for cached in (marking.laid_out, markdown.lay_out, markdown._definitions, marking._private):
        cached.cache_clear()
    written = tuple(map(Written, texts))
    cells._laid_out(written, tuple(() for _ in texts))
    bodies.all_laid_out.cache_clear()
    for one in written:
        bodies.all_laid_out(one, alone=len(texts) == 1)


@pytest.mark.parametrize("definitions", ["[a]: http://x.example\n\n", "".join(f"[a{n}]: x\n" for n in range(200))])
def test_sections_with_links_defined_elsewhere_grow_evenly(definitions: str) -> None:
    small, large = in_sections(50, definitions), in_sections(200, definitions)
    assert grows_evenly(lambda: lay_out(small), lambda: lay_out(large), harmless=0.5)


def test_a_section_knows_the_links_of_the_whole_mail() -> None:
    (row,) = (
        row for row in cells._laid_out((Written(in_sections(2)), Written("x")), ((), ())) if row.label == "Impact"
    )
    assert "http://x.example" in row.said[0].html


# Each costs seconds to lay out, the tables as many cells as the square of their length.
DEAR = {
    "images": "![" * 15_000,
    "links": "[a](" * 14_000,
    "lines": "- a\n" * 14_000,
    "filled up": f"|{'a|' * 1_000}\n|{'-|' * 1_000}\n" + "|\n" * 1_000,
    "one by one": (f"|{'a|' * 100}\n|{'-|' * 100}\n" + "|\n" * 200 + "\n") * 8,
    "in a quotation": f"> |{'a|' * 1_000}\r\n> |{'-|' * 1_000}\r\n" + "> |\r\n" * 1_000,
}


@pytest.mark.parametrize("text", DEAR.values(), ids=DEAR)
def test_what_would_take_seconds_is_not_laid_out(text: str) -> None:
    assert len(text) <= markdown.LONGEST
    assert markdown.is_too_much(text)
    assert ever_below(0.5, lambda: lay_out(text, "x"))
    (row,) = cells._laid_out((Written(text),), ((),))
    assert "would take too long" in row.said[0].html


def test_the_mails_that_people_write_are_laid_out() -> None:
    table = "| When | What happened then | Who |\n|---|---|---|\n" + "| 14:12 | It was paged | Ana |\n" * 1_500
    log = "14:12 GET /a|b|c|d 500 [worker-1] " + "x" * 60 + "\n"
    for text in (table, log * 600, "- It was paged at 14:12, see [1].\n" * 1_500 + "\n[1]: https://x.example\n"):
        assert len(text) > 40_000
        assert not markdown.is_too_much(text)


def marked(count: int) -> tuple[str, tuple[Mark, ...]]:
    """A text with marks of which each but the first would change the layout."""
    text = "![" * count + "\n\n" + "**It** broke. " * 100
    starts = [found.start() for found in re.finditer(r"\*\*It", text)]
    return text, tuple(Mark(at + 1, at + 4, "hint", n, "a", "w", f"k{n}", "warn") for n, at in enumerate(starts))


def test_marks_that_change_the_layout_cost_a_few_tries_of_a_long_text() -> None:
    def work(count: int) -> object:
        lay_out()
        text, marks = marked(count)
        return cells._laid_out((Written(text),), (marks,))

    assert grows_evenly(lambda: work(250), lambda: work(1_000), harmless=1)
    assert [marking.tries("a" * length) for length in (0, 1_000, 12_000, 60_000)] == [24, 24, 10, 2]
