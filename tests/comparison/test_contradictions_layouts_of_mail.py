"""What a reader sees at once in mails of many layouts, and what only looks like a contradiction."""

import pytest

from reviewer.comparison.contradictions import find
from tests.comparison.told import read

TOLD_APART = (
    ("time", "Timeline (UTC)\n06:12 first 502 from the gateway\n06:55 flat", "The trouble set in at 06:32 UTC."),
    ("status", "**Status at 14:00:** monitoring.", "At 14:00 we have not yet found out what is wrong."),
    ("percentage", "6.5 % of lookups came back empty.", "16.5 percent of look-ups failed to return an answer."),
    (
        "owner",
        "Actions\nLeontyne Marsh - talk to the issuer about earlier notice",
        "Ezra Nakamoto will speak with the issuer.",
    ),
    (
        "owner",
        "Hanneke Drost is rolling back the codec package.",
        "Jorge Aldana is the engineer putting the earlier codec package back.",
    ),
    ("owner", "Owners\n* overall coordination: Leila Marchetti", "Bram Osei coordinates the whole thing."),
    ("duration", "The file was sent after a delay of 90 minutes.", "The file left two and a half hours behind plan."),
    ("severity", "> P1 - login - commander Wren Tasker\n\nSign-ins failed.", "Handled as a P2."),
    (
        "due_date",
        "Invoices issued last week carried a wrong rate. Corrected ones will reach you by Friday 17 July.",
        "Commitments\n- corrected invoices with customers: 24 July at the latest",
    ),
    ("count", "Dabei gingen 412 Berichte verloren.", "In der Nacht sind 241 Berichte nicht erstellt worden."),
)
TOLD_ALIKE = (
    ("Errors climbed to 22% and sank to 0.2%.", "About a fifth of requests failed at the peak."),
    (
        "09:15 UTC\nWe are investigating. Next update at 10:00 UTC.",
        "Closing message, 11:00 UTC\nWe regard this as resolved.",
    ),
    ("The outage lasted 25 minutes.", "The engineers were done twenty minutes early."),
    ("One was out for 25 minutes, dab-resize for 95.", "Resizing was out for an hour and a half."),
    ("API 503s for 43 minutes", "The API answered nobody for 43 minutes."),
    ("67 farms have a gap in their data.", "We have phoned 23 farms, the largest ones."),
    ("Bay 3 pumps stood idle.", "Two pumps stood idle."),
    ("> P1 - login\n> as of noon\n\nSign-ins failed.", "Handled as a P2."),
    ("The wage file is expected at 10:00.", "The wage file came at 10:10, ten minutes behind plan."),
    ("S: Checkout errors - resolved\nIt is over.", "We are still seeing a few late e-mails from the backlog."),
    ("S: Checkout trouble - monitoring\nCheckout is back.", "Checkout is working again."),
    ("Lena Hartwig will write the runbook.", "The old runbook is on Page's list."),
    ("Lena will write the runbook by Friday.", "The runbook was finished Thursday."),
    ("40% of checkouts failed.", "Every third retry succeeded."),
    ("CPU was at 90% before requests failed.", "40% of requests failed."),
)


@pytest.mark.parametrize(("kind", "one", "other"), TOLD_APART)
def test_what_is_told_apart_is_found(kind: str, one: str, other: str) -> None:
    assert [found.kind for found in find([read(one), read(other)])] == [kind]


@pytest.mark.parametrize(("one", "other"), TOLD_ALIKE)
def test_what_only_looks_like_it_stays_quiet(one: str, other: str) -> None:
    assert find([read(one), read(other)]) == []


def test_a_day_over_the_rows_of_a_timeline_is_held_against_the_subject() -> None:
    told = read("S: Sync stalled on 9 February\nTimeline\n2026-02-11\n13:05 volume read-only\n13:50 failover")
    assert [found.kind for found in find([told])] == ["date"]
