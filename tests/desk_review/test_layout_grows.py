"""What a page costs to lay out: evenly more for a longer mail, and never more than people wait for."""

import pytest

from reviewer.desk.mail import markdown
from reviewer.desk.side_by_side import cells, marking
from tests.support.growth import grows_evenly

NAMES = ("Impact", "Timeline", "Summary", "Root cause", "Remediation", "Action items")


def in_sections(count: int, definitions: str = "[a]: http://x.example\n\n") -> str:
    return definitions + "".join(
        f"## {NAMES[n % 6]}\n\nIt broke here {n} and [a] was slow for {n} minutes.\n\n" for n in range(count)
    )


def lay_out(*texts: str) -> None:
    for cached in (marking.laid_out, markdown._definitions, marking._private):
        cached.cache_clear()
    cells._laid_out(texts, tuple(() for _ in texts))


@pytest.mark.parametrize("definitions", ["[a]: http://x.example\n\n", "".join(f"[a{n}]: x\n" for n in range(200))])
def test_sections_with_links_defined_elsewhere_grow_evenly(definitions: str) -> None:
    small, large = in_sections(50, definitions), in_sections(200, definitions)
    assert grows_evenly(lambda: lay_out(small), lambda: lay_out(large), harmless=0.5)


def test_a_section_knows_the_links_of_the_whole_mail() -> None:
    (row,) = (row for row in cells._laid_out((in_sections(2), "x"), ((), ())) if row.label == "Impact")
    assert "http://x.example" in row.said[0].html
