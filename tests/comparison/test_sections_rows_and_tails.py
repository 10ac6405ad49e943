"""Titles in rows of a table and alone in items, questions before their answer, and labelled paragraphs at the end."""

import pytest

from reviewer.comparison.sections import parse
from tests.comparison.told import sectioned

TABLE = (
    "| Summary | Checkout was down for 40 minutes this morning. |\n"
    "§impact§| **Impact** | Around 400 customers in the EU region could not pay. |\n"
    "§root_cause§| Root cause | A migration locked the orders table. |\n"
)
REPORTS = (
    f"§summary§{TABLE}",
    f"§other§Hi all,\n\n| Section | Details |\n|---|---|\n§summary§{TABLE}",
    "§summary§- Summary\n  Checkout was down for 40 minutes this morning.\n"
    "§impact§- Impact\n  Around 400 customers could not pay.\n"
    "§root_cause§- Root cause\n  A migration locked the orders table.\n",
    "§summary§* Summary:\n  * Checkout was down for 40 minutes.\n§impact§* Impact:\n  * 400 customers could not pay.\n"
    "§action_items§* Next steps:\n  * Lena reviews the lock timeouts.\n",
    "§summary§What happened? Checkout was down for 40 minutes.\n\n§impact§Who was affected? Around 400 customers.\n\n"
    "§root_cause§Why did it happen? A migration locked the orders table.\n",
    "§summary§Here is what happened:\nCheckout was down for 40 minutes.\n\n"
    "§root_cause§Here's why:\nA migration locked the orders table.\n\n"
    "§action_items§About next steps:\nLena reviews the lock timeouts.\n",
    "§summary§Nobody could sign in from nine o'clock on today.\n\n"
    "§impact§Affected: whoever is not signed in.\n\n"
    "§root_cause§Reason: the limit of new sessions is reached.\n\nRegards,\nLena\n",
    "§summary§Nobody could sign in from nine o'clock on today.\n\n"
    "§impact§Impact so far. Who is signed in can go on working.\n\n"
    "§action_items§What we do next. We raise the limit and watch.\n",
    "§impact§Affected: all tiles, in every region.\n§root_cause§Because: the disk filled up in the night.\n"
    "§remediation§Doing: the disk is enlarged now.\n§other§Next: 13:00 UTC\n",
    "§summary§Summary\n    Checkout was down for 40 minutes.\n§impact§Impact\n    400 customers could not pay.\n"
    "§action_items§Actions\n    Lena reviews the lock timeouts.\n",
    "§summary§Checkout was down for 40 minutes and is back.\n\n§other§Current state\nAll is as fast as it ever was"
    " before.\n\n§other§Background\nThe table of orders is large.\n\n§root_cause§What went wrong\nA lock was held.\n",
    "§summary§1. **Summary**\n   Checkout was down for 40 minutes.\n§impact§2. **Impact**\n   400 could not pay.\n"
    "§root_cause§3. **Root cause**\n   A lock was held.\n",
    "§summary§1. What happened\n   - Checkout was down.\n§impact§2. Who was affected\n   - 400 customers were.\n"
    "§action_items§3. What we will do next\n   - Lena reviews the locks.\n",
    "§summary§\u2013 What happened: checkout was down.\n§impact§\u2013 Impact: 400 customers could not pay.\n"
    "§root_cause§\u2013 Root cause: a lock was held too long.\n",
    "§summary§✅ **Summary** Checkout was down for long.\n\n§impact§✅ **Impact** 400 could not pay their orders.\n\n"
    "§root_cause§✅ **Root cause** A lock was held too long.\n",
    "§summary§What happened    Checkout was down for a while.\n§impact§Who was affected    Some 400 customers were.\n"
    "§action_items§What we will do next    Lena reviews the locks.\n",
    "§impact§1. Who was hit. Close to a third of the letters that went out on Monday name an instalment that is too"
    " large.\n\n§root_cause§2. How it came about. An old table was used for the run of Monday, as nobody had put"
    " the new one in.\n\n"
    "§action_items§3. What follows. Mr Pym's team will have every corrected bill on its way, and"
    " writes to all whom it concerns.\n",
    "§summary§Start: 17:40 BST\nEnd: 19:15 BST\nClass: P2\n\n§root_cause§Root cause: a switch lost its routes.\n",
    "§summary§What we saw\nOld prices were shown.\n\n§root_cause§Cause\nA token had been revoked the day before.\n\n"
    "§other§NEXT\nYou hear from us again at 11:30.\n",
    # None of these.
    "§summary§Checkout was down this morning for a while.\n\n| Time | Event |\n|---|---|\n"
    "| 10:00 | Impact on all of our customers |\n| 10:14 | Fix deployed to all machines |\n",
    "§impact§## Impact\n| Summary | Checkout was down for 40 minutes. |\n| Impact | 400 customers could not pay. |\n"
    "| Root cause | A migration locked the orders table. |\n\n§action_items§## Next steps\nLena reviews the locks.\n",
    "§summary§Three things will be looked at in the review:\n- Impact\n- Root cause\n- Next steps\n",
    "§summary§The login is slow this morning.\n\nReason: unknown\nOwner: Lena\n",
    "§summary§The login was slow this morning.\n\nNote: the weekly report comes tomorrow as it always does.\n",
    "§summary§Why do we tell you this? Because you asked for it.\n\nWas anything lost? No, nothing at all.\n",
    "§summary§It is over, and the login works again.\n\nSorry. We know how much you rely on it.\n\n"
    "Thank you. Your patience helps us a lot.\n",
)


@pytest.mark.parametrize("report", REPORTS)
def test_sections(report: str) -> None:
    text, expected = sectioned(report)
    assert [(one.name, one.start) for one in parse(text)] == expected
