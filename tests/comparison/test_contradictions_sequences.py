"""What came first: in lists, with times in prose, by what did not help, and what only sounds like it."""

import pytest

from reviewer.comparison.contradictions import find
from tests.comparison.told import read

APART: list[list[str]] = [
    [
        "The officer first had the gates opened, and only after that restarted the controller.",
        "We restarted the controller; when that did not help at once, the gates were opened.",
    ],
    [
        "The site team turned the printers off and on, which did not help; they then emptied the queue.",
        "06:40 print queue purged\n06:51 printers power-cycled",
    ],
    ["We rolled it back and afterwards emptied the page cache.\n10:17 page cache emptied\n10:26 release rolled back"],
    [
        "A driver saw the smoke and, for your safety, the current was then switched off.",
        "The current was switched off first; the driver saw the smoke afterwards.",
    ],
    [
        "Before we switched the load balancer, the cache was warmed.",
        "After switching the load balancer we warmed the cache.",
    ],
    ["The team drained the node prior to patching it.", "The node was patched and drained afterwards."],
    [
        "Failover to the second site came first, the restart of the primary followed.",
        "The primary was restarted first, and then came the failover to the second site.",
    ],
    [
        "We paused the importer, deleted the duplicates and resumed the importer.",
        "The duplicates were deleted before the importer was paused.",
    ],
    [
        "- 11:02 pricing release rolled back\n- 11:20 CDN purged",
        "Purging the CDN came before rolling back the pricing release.",
    ],
    [
        "The vendor confirmed the fault before we moved to the backup line.",
        "We had moved to the backup line by the time the vendor confirmed the fault.",
    ],
    [
        "08:10 feature flag disabled\n08:25 workers restarted",
        "Engineers restarted the workers and, when that did not help, disabled the feature flag.",
    ],
    [
        "The workers were restarted. When that did not help, the feature flag was disabled.",
        "The feature flag was disabled; since that changed nothing the workers were restarted.",
    ],
    [
        "We widened the pool. This did not help, so we rolled back release 5.",
        "We rolled back release 5. This did not help, so we widened the pool.",
    ],
    [
        "We disabled the feature flag and finally restarted the workers.",
        "We began by restarting the workers and ended by disabling the feature flag.",
    ],
    ["Deploy went out at 10:00, the migration ran at 10:30.", "The migration ran, then the deploy went out."],
    ["Not until the replica had caught up did we promote it.", "We promoted the replica and it caught up later."],
    [
        "The power came back at 06:10 and the cooling at 06:25.",
        "Cooling was back before the power came back.",
    ],
    ["Cooling came back first, power second.", "Power came back first, cooling second."],
    [
        "The first thing we did was to close the valve; the last was to drain the tank.",
        "We drained the tank before we closed the valve.",
    ],
    [
        "The certificate was renewed and the gateway restarted, in that order.",
        "We restarted the gateway prior to renewing the certificate.",
    ],
]
TOGETHER: list[list[str]] = [
    [
        "We restarted the broker, then cleared the cache. Then we restarted the broker again.",
        "The cache was cleared, then the broker was restarted again.",
    ],
    ["Not until the replica had caught up did we promote it.", "We promoted the replica after it had caught up."],
    [
        "From now on the cache is warmed before the load balancer is switched.",
        "We switched the load balancer and then warmed the cache.",
    ],
    [
        "Instead of warming the cache before the switch we switched first.",
        "We switched and warmed the cache afterwards.",
    ],
    ["Power came back, then cooling.", "Cooling failed before the power failed."],
    [
        "We told customers before the fix was out. After the fix was out we told the press.",
        "Customers were told before the fix.",
    ],
    [
        "Orders failed at 09:05, payments failed at 09:10. Orders worked at 09:40 and payments at 09:30.",
        "Payments worked before orders did.",
    ],
    [
        "We widened the pool. This did not help, so we rolled back release 5.",
        "Widening the pool did not help; we then rolled back release 5.",
    ],
    ["We should have drained the node before patching it.", "The node was patched and then drained."],
    ["By the time the alarm went off, the disk was already full.", "The disk was full before the alarm went off."],
    ["The deploy went out at 10:00, the migration ran at 10:30.", "The migration ran half an hour after the deploy."],
    ["We paused imports, moved the shard and resumed imports.", "The shard was moved before imports were resumed."],
]


def _kinds(versions: list[str]) -> list[str]:
    return [one.kind for one in find([read(version) for version in versions])]


@pytest.mark.parametrize("versions", APART)
def test_the_opposite_order_is_found(versions: list[str]) -> None:
    assert _kinds(versions) == ["order"]


@pytest.mark.parametrize("versions", TOGETHER)
def test_the_same_order_or_other_events_are_none(versions: list[str]) -> None:
    assert not _kinds(versions)
