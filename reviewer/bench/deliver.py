"""`bench deliver`: from the reviewer's POST to MultiMail, and how fast what waits is drained, beside bare calls.

Two workers of four threads each, as `make run` starts one; the bare calls are made by as many threads.
Each draft is decided by four calls: look, the mailboxes, decide, look again. The bare ones come one after another; the
desk asks the first two at once.
"""

import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from itertools import islice
from typing import Final

from django.db.models import Max
from django.utils import timezone

from reviewer.accounts.models import User
from reviewer.bench.bare import carry_out, client
from reviewer.bench.browser import REASON, Browser
from reviewer.bench.house import PASSWORD, House
from reviewer.bench.processes import ROOT, wait_until
from reviewer.decisions.models import Action, Decision, Delivery, Verdict
from reviewer.drafts.models import Draft, Revision
from reviewer.drafts.sync import sync
from reviewer.marks.leave import RULES_CHANGED, last
from reviewer.nudge import nudge
from reviewer.redaction.hints import Rules
from reviewer.redaction.models import RevisionScan
from reviewer.redaction.scanning import read_as

WORKERS: Final = 2
THREADS: Final = 8
# Seconds in which a lot of the scan ends.
SCAN_ENDS: Final = 3.0
# So many clicks first (fewer when few are asked for), so that each thread of each worker has its connections; seconds
# between two clicks.
WARM: Final = 40
PAUSE: Final = 0.1
# The bare calls of so many drafts are enough; a drain slower than this, in decisions per second, has failed.
MOST_BARE: Final = 2000
SLOWEST: Final = 10
Say = Callable[[str], object]


def run(waiting: int, clicks: int, say: Say) -> None:
    """Print the ratios first, then what they come from."""
    with House(WORKERS, HOLD_SECONDS="0", SYNC_SECONDS="3600", LOG_LEVEL="WARNING") as house:
        (person,) = house.people(1)
        house.start_all()
        seconds = _click_to_call(house, clicks)
        rates = {latency: _drain(house, person, waiting, latency) for latency in (0.0, 0.02)}
    _report(waiting, seconds, rates, say)


def _report(waiting: int, seconds: dict[str, list[float]], rates: dict[float, tuple[float, float]], say: Say) -> None:
    say(f"decisions with {WORKERS} workers, {THREADS} threads in all")
    desk, bare = (_percentiles(seconds[name]) for name in ("desk", "bare"))
    say(f"  POST to MultiMail, p95 over that of the bare calls   {desk[1] - bare[1]:+6.1f} ms (aim: at most +25)")
    for latency, (ours, alone) in rates.items():
        say(f"  drain / bare calls at {latency * 1000:2.0f} ms of latency {ours / alone:6.2f} (aim: at least 0.60)")
    say(f"  POST to MultiMail p50 {desk[0]:.1f} ms, p95 {desk[1]:.1f} ms")
    say(f"  the same calls bare p50 {bare[0]:.1f} ms, p95 {bare[1]:.1f} ms; {len(seconds['desk'])} of each")
    for latency, (ours, alone) in rates.items():
        say(f"  {waiting} waiting, {latency * 1000:2.0f} ms: {ours:.0f} decisions/s, bare {alone:.0f}/s")


def _percentiles(seconds: Sequence[float]) -> tuple[float, float]:
    """p50 and p95 in milliseconds."""
    cuts = statistics.quantiles(seconds, n=100)
    return cuts[49] * 1000, cuts[94] * 1000


# --- one click at a time ---


def _click_to_call(house: House, clicks: int) -> dict[str, list[float]]:
    """Seconds from the POST (or the first bare call) to MultiMail receiving the decision, for each of `clicks`."""
    first = min(WARM, clicks)
    house.control("POST", "load", {"count": 2 * clicks + first})
    sync()
    drafts = list(Draft.objects.select_related("current").order_by("pk"))
    _wait_for_the_scan(drafts)
    browser = Browser(house.url).sign_in("lead-0@desk.example", PASSWORD)
    warm, desk, bare = drafts[:first], drafts[first : first + clicks], drafts[first + clicks :]
    for draft in warm:
        _click(browser, draft)
    begun = {draft.multimail_id: _click(browser, draft) for draft in desk}
    alone = client(house.keys)
    for draft in bare:
        begun[draft.multimail_id] = time.monotonic()
        carry_out(alone, house.keys["mailbox_id"], draft.multimail_id)
        time.sleep(PAUSE)
    browser.close()
    came = _received(house)
    return {
        name: [came[draft.multimail_id] - begun[draft.multimail_id] for draft in part]
        for name, part in (("desk", desk), ("bare", bare))
    }


def _wait_for_the_scan(drafts: Sequence[Draft]) -> None:
    """Whoever decides has read drafts that were scanned when they came; the scan of many at once is not measured."""
    current = [draft.current_id for draft in drafts if draft.current_id is not None]
    left = Revision.objects.filter(pk__in=current, scan=None)
    wait_until(lambda: not left.exists(), 60 + len(drafts) / SLOWEST, "the scan's end", every=0.5)


def _click(browser: Browser, draft: Draft) -> float:
    """Approve by the pages; when the button was pressed."""
    if draft.current is None:
        raise RuntimeError(f"draft {draft.pk} has no content yet")
    form = browser.confirm(draft.pk, "approve", draft.current.digest)
    begun = time.monotonic()
    browser.decide(draft.pk, "approve", form)
    time.sleep(PAUSE)
    return begun


def _received(house: House) -> dict[str, float]:
    """When MultiMail received each decision, on the clock that all processes of this machine share."""
    rows = house.control("GET", "requests")["requests"]
    return {row["email_id"]: row["received_monotonic"] for row in rows if row["path"] == "/v1/oversight/decide"}


# --- many that wait ---


def _drain(house: House, person: User, waiting: int, latency: float) -> tuple[float, float]:
    """Decisions per second with so many waiting, by the desk and by bare calls, with `latency` added to each call."""
    alone = min(waiting, MOST_BARE)
    before = Draft.objects.aggregate(Max("pk"))["pk__max"]
    house.control("POST", "load", {"count": waiting + alone})
    sync()
    fresh = Draft.objects.filter(pk__gt=before).select_related("current").order_by("pk")
    _spare_the_scan(fresh)
    _decide(fresh[:waiting], person)
    ids = [draft.multimail_id for draft in fresh[waiting:]]
    with _latency(house, latency):
        bare = len(ids) / _bare_seconds(house, ids)
        ours = waiting / _drained_in(waiting)
    return ours, bare


def _spare_the_scan(drafts: Iterable[Draft]) -> None:
    """The scan for hints is not what is measured: these drafts count as scanned, and the lot under way ends."""
    stamp = Rules().stamp
    scans = (
        RevisionScan(
            revision=draft.current, stamp=stamp, read_as=read_as(draft.audience, draft.kind, draft.incident_id)
        )
        for draft in drafts
        if draft.current is not None
    )
    RevisionScan.objects.bulk_create(scans, batch_size=1000, ignore_conflicts=True)
    time.sleep(SCAN_ENDS)


def _decide(drafts: Iterable[Draft], person: User) -> None:
    """What the record would have written for an approval of each, due at some later time."""
    later, rules_at = timezone.now() + timedelta(hours=1), last(RULES_CHANGED)
    rows = iter(drafts)
    while lot := list(islice(rows, 1000)):
        decisions = Decision.objects.bulk_create(
            Decision(
                draft=draft,
                revision=draft.current,
                action=Action.APPROVE,
                reason=REASON,
                decided_by=person,
                rules_at=rules_at,
            )
            for draft in lot
            if draft.current is not None
        )
        read = Revision.objects.filter(pk__in=[row.revision_id for row in decisions])
        digests = {row.pk: row.digest for row in read}
        Verdict.objects.bulk_create(
            Verdict(
                draft_id=row.draft_id,
                revision_id=row.revision_id,
                digest=digests[row.revision_id],
                action=Action.APPROVE,
                user=person,
                role=person.role,
                decision=row,
            )
            for row in decisions
        )
        Delivery.objects.bulk_create(
            Delivery(decision=row, due_at=later, hold_until=later, expires_at=row.draft.expires_at) for row in decisions
        )


def _drained_in(waiting: int) -> float:
    """Seconds from the moment when all become due to the last one's end, found by the sweep as after an outage."""
    begun = timezone.now()
    open_ones = Delivery.objects.filter(state__in=[Delivery.State.WAITING, Delivery.State.POSTING])
    open_ones.update(due_at=begun)
    nudge("delivery.sweep")
    wait_until(lambda: not open_ones.exists(), 60 + waiting / SLOWEST, "the drain's end", every=0.5)
    done = Delivery.objects.filter(state=Delivery.State.DONE, finished_at__gte=begun)
    if done.count() != waiting:
        raise RuntimeError(f"{done.count()} of {waiting} were carried out")
    last = done.aggregate(Max("finished_at"))["finished_at__max"]
    return float((last - begun).total_seconds())


def _bare_seconds(house: House, ids: Sequence[str]) -> float:
    """How long the same calls take alone, by as many processes and threads."""
    keys = house.keys
    command = [sys.executable, "-m", "reviewer.bench.bare", keys["base_url"], keys["oversight_key"], keys["mailbox_id"]]
    command.append(str(THREADS // WORKERS))
    children = [
        subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for _ in range(WORKERS)
    ]
    try:
        answers: list[str] = []
        listening = [
            threading.Thread(target=lambda child, part: answers.append(child.communicate(part)[0]), args=pair)
            for pair in zip(children, ("\n".join(ids[n::WORKERS]) for n in range(WORKERS)), strict=True)
        ]
        for thread in listening:
            thread.start()
        for thread in listening:
            thread.join()
        return max(map(float, answers))
    finally:
        for child in children:
            child.kill()
            child.wait()


@contextmanager
def _latency(house: House, seconds: float) -> Iterator[None]:
    if seconds:
        house.control("POST", "faults", {"route": "* /v1/*", "fault": "delay", "seconds": seconds, "times": 1_000_000})
    try:
        yield
    finally:
        house.control("DELETE", "faults")
