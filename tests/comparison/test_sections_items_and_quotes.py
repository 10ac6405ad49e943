"""Titles that begin the items of a list, and titles set off as quotes."""

import pytest

from reviewer.comparison.sections import parse
from tests.comparison.told import sectioned

REPORTS = (
    "§other§Hello all,\n\n§impact§- **Impact:** 40% of orders failed for an hour.\n"
    "§root_cause§- **Root cause:** The pool ran dry.\n§action_items§- **Next steps:** Lena adds an alert.\n",
    "§other§Hello all,\n\n§impact§* **Impact** \u2013 40% of orders failed for an hour.\n"
    "§root_cause§* **Root cause** \u2013 The pool ran dry.\n§remediation§* **Fix** \u2013 We made it larger.\n",
    "§impact§- Impact: 40% of orders failed for an hour.\n§root_cause§- Root cause: The pool ran dry.\n"
    "§remediation§- Fix: We made it larger.\n",
    "§impact§\u2022 Impact - 40% of orders failed for an hour.\n§root_cause§\u2022 Root cause - The pool ran dry.\n"
    "  It had run dry before.\n§remediation§\u2022 Fix - We made it larger.\n",
    "§other§Hello,\n\n§impact§> Impact\n40% of orders failed.\n\n§root_cause§> Root cause\nThe pool ran dry.\n",
    "§impact§> **Impact**\n\n40% of orders failed.\n\n§action_items§> **Next steps**\n\nLena adds an alert.\n",
    # None of these.
    "§summary§Two things to know of the outage of today:\n- Impact: 40% of orders failed.\n- Owner: Lena Hartwig\n",
    "§timeline§## Timeline\n- 10:00 it began\n§other§## Notes\n- Impact: 40% of orders failed.\n"
    "- Root cause: The pool ran dry.\n- Fix: We made it larger.\n",
    "§summary§Orders failed for an hour today, and we know why.\n\n> Impact\n> 40% of orders failed.\n"
    "> Root cause\n> The pool ran dry.\n",
    "§summary§Orders failed for an hour today, and we know why.\n\n> Impact\n\nWas it large? It was, we think.\n",
)


@pytest.mark.parametrize("report", REPORTS)
def test_sections(report: str) -> None:
    text, expected = sectioned(report)
    assert [(one.name, one.start) for one in parse(text)] == expected
