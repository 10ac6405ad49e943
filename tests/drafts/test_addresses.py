"""Entries of recipients, as each look at a mail asks for them again and again."""

from collections.abc import Callable

import pytest

from reviewer.drafts.addresses import in_ascii, is_plain, spelled
from tests.comparison.steps import steps

# No part of a domain may be so long.
LONG = "ana@" + "\xfc" * 80 + ".example"


@pytest.mark.parametrize("asked", [is_plain, in_ascii, spelled])
def test_a_domain_in_other_letters_is_worked_out_once(asked: Callable[[str], object]) -> None:
    first = steps(asked, f"ana@b\xfccher-of-{asked.__name__.replace('_', '-')}.example")
    assert steps(asked, f"bo@b\xfccher-of-{asked.__name__.replace('_', '-')}.example") < first / 2


def test_the_same_domain_is_answered_as_before() -> None:
    for _ in range(2):
        assert in_ascii("ana@b\xfccher.example") == "ana@xn--bcher-kva.example"
        assert is_plain("ana@b\xfccher.example")
        assert not is_plain("ana@stra\xdfe.example")
        assert not is_plain("ana@" + "\xfc" * 300 + ".example")
        assert in_ascii(LONG) == LONG
