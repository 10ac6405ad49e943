"""A web token that somebody's program broke into lines is found as one."""

import textwrap

import pytest

from reviewer.redaction.detectors.secret.wrapped import runs
from reviewer.redaction.engine import scan
from reviewer.redaction.values import Category, Passage, Where
from tests.redaction.marked import drawn, found
from tests.support.growth import grows_evenly

HEAD = "ey" + "J" + drawn(33, seed=1)
TOKEN = f"{HEAD}.ey" + "J" + drawn(160, seed=2) + "." + drawn(43, seed=3)
SEALED = f"{HEAD}..{drawn(16, seed=4)}.{drawn(150, seed=5)}.{drawn(22, seed=6)}"
WIDTHS = (20, 64, 72, 76)


def broken(token: str, width: int, between: str = "\n") -> str:
    """A token in lines of so many characters."""
    return between.join(textwrap.wrap(token, width, break_on_hyphens=False))


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("token", [TOKEN, SEALED])
@pytest.mark.parametrize(
    ("around", "between"),
    [
        ("It came back:\n\n{}\n\nThanks", "\n"),
        ("It came back:\n\n{}\nThanks, all.", "\n"),
        ("```\n{}\n```", "\n"),
        ("It was {}\nand nothing else.", "\r\n"),
        ("It came back:\n> {}\n> and so on", "\n> "),
        ("    {}\n\nThanks", "  \n    "),
        ("- {}.", "\\\n  "),
    ],
)
def test_it_is_one_secret(around: str, between: str, token: str, width: int) -> None:
    written = broken(token, width, between)
    assert found(around.format(written), Category.SECRET) == [written]


@pytest.mark.parametrize("width", WIDTHS)
def test_so_it_is_where_a_page_keeps_its_lines(width: int) -> None:
    written = broken(TOKEN, width)
    page = f"<p>It came back:</p><pre>{written}</pre>"
    (span,) = scan("", html=page).of(Where.HTML)
    assert page[span.start : span.end] == written


@pytest.mark.parametrize("behind", ["Thanks", "---", "Regards\nAna", "status: up", "2026-11-30", "Resolved"])
def test_a_whole_one_ends_with_its_line(behind: str) -> None:
    assert found(f"It was\n{TOKEN}\n{behind}", Category.SECRET) == [TOKEN]


@pytest.mark.parametrize(
    "text",
    [
        f"The header is\n{HEAD}\nand no more.",
        f"{HEAD}\nThanks\nAna",
        "\n".join(["ey" + "J" + "x" * 40, "x" * 40, ".ey" + "J" + "x" * 40, "." + "x" * 40]),
    ],
)
def test_what_makes_no_token_is_none(text: str) -> None:
    assert [span for span in scan(text).spans if span.detectors == ("jwt",)] == []


@pytest.mark.parametrize("line", ["ey" + "Jabcdefgh12\n", "ey" + "Jabcdefgh12.", "ey" + "Jabcdefg.hi\n", "aB1\n"])
def test_reading_grows_with_the_text(line: str) -> None:
    begin = "ey" + "Jabcdefgh12\n"
    small, large = begin + line * 2_000, begin + line * 8_000
    assert grows_evenly(lambda: runs(Passage(small)), lambda: runs(Passage(large)), harmless=0.2)
