"""What the desk put in a thing's place hides nothing more; other words in brackets are what they are."""

import pytest

from reviewer.redaction.detectors import every_detector
from reviewer.redaction.engine import scan
from reviewer.redaction.replaced import OFFERED, REPLACEMENT


def test_detectors_offer_what_is_known_as_a_replacement_and_nothing_else_in_brackets() -> None:
    offered = {detector.replacement for detector in every_detector() if detector.replacement.startswith("[")}
    assert offered == {f"[{words}]" for words in OFFERED}


@pytest.mark.parametrize(
    "written", ["[a customer]", "[an engineer 2]", "[engineer 2]", "[internal host 12]", "[removed]"]
)
def test_a_replacement_is_one_with_a_number_too(written: str) -> None:
    assert REPLACEMENT.fullmatch(written)
    assert scan(f"The orders of {written} are late.").spans == ()


@pytest.mark.parametrize("aside", ["[x]", "[sic]", "[ok]", "[see below]", "[a note]"])
@pytest.mark.parametrize(
    "told",
    [
        "Our old gateway {} still runs the unpatched version and anybody can log in without a password.",
        "We owe Kestrel {} a credit of $4,200 under the contract.",
        "The night shift {} was too lazy to read the runbook.",
    ],
)
def test_words_in_brackets_keep_nothing_from_being_told(told: str, aside: str) -> None:
    without = {span.category for span in scan(told.format("")).spans}
    assert without
    assert without <= {span.category for span in scan(told.format(aside)).spans}
