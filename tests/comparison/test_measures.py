"""Measures told otherwise are found, and nothing else is: by the reports of the three files beside this one."""

import pytest

from reviewer.comparison.contradictions import find
from tests.comparison import measures_in_many_words, measures_in_short_reports, measures_that_may_hold
from tests.comparison.told import read

REPORTS = (measures_in_many_words, measures_in_short_reports, measures_that_may_hold)


@pytest.mark.parametrize(("kind", "versions"), [case for reports in REPORTS for case in reports.PLANTED])
def test_a_measure_told_otherwise_is_found(kind: str, versions: list[str]) -> None:
    assert kind in {found.kind for found in find([read(version) for version in versions])}


@pytest.mark.parametrize("versions", [versions for reports in REPORTS for versions in reports.HARMLESS])
def test_measures_that_can_all_be_true_do_not_contradict_each_other(versions: list[str]) -> None:
    assert find([read(version) for version in versions]) == []
