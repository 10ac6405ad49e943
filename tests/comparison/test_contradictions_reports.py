"""Reports in a line or two: what was planted in them is found, and what only looks so is not.

A version that begins with "S:" has that line as its subject.
"""

import pytest

from reviewer.comparison.contradictions import find
from reviewer.comparison.values import Version

PLANTED = [
    (
        "time",
        [
            "At 09:12 UTC our monitoring picked up elevated error rates on checkout.",
            "We were alerted to the problem at 09:21 UTC and started work at once.",
        ],
    ),
    (
        "time",
        [
            (
                "Timeline (all times UTC)\n"
                "08:02 - Deployment of release 7.3 begins\n"
                "08:09 - Alert: checkout latency above threshold\n"
                "08:15 - On-call engineer joins\n"
                "08:41 - Root cause found: missing index\n"
                "08:52 - Rollback finished"
            ),
            (
                "Service was back to normal after the release was rolled back at 09:25 UTC. The cause was i"
                "dentified at 08:41 UTC."
            ),
        ],
    ),
    (
        "time",
        [
            "**Start:** 2026-05-04 22:10 UTC\n**End:** 2026-05-04 23:02 UTC",
            "The disruption began at 10:40 pm UTC and was over by 11:02 pm UTC.",
        ],
    ),
    ("time", ["The on-call engineer acknowledged the page at 03:14 UTC.", "Our engineer responded at 03:41 UTC."]),
    ("time", ["Incident start: 14:00 UTC. Fix deployed: 15:10 UTC.", "A fix went out at 15:40 UTC."]),
    (
        "time",
        [
            "We failed over to the standby database at 11:32 UTC.",
            "The database was switched to its standby at 11:52 UTC.",
        ],
    ),
    (
        "time",
        [
            "Traffic was drained from the affected region at 6:20 pm EDT.",
            "At 23:20 UTC we moved traffic away from the affected region.",
        ],
    ),
    (
        "date",
        [
            "S: Postmortem: login outage of 14 February 2026\nOn 14 February 2026 logins failed.",
            "On February 15, 2026 some of you could not log in.",
        ],
    ),
    ("date", ["On Tuesday, 3 June 2025, file uploads failed.", "On Wednesday, 4 June 2025, file uploads failed."]),
    ("duration", ["Checkout was unavailable for 52 minutes.", "Customers could not check out for 25 minutes."]),
    ("duration", ["Total downtime: 1h 12m.", "The service was down for about two hours."]),
    ("duration", ["Mean time: MTTD 3 min, MTTR 47 min", "MTTR was 74 minutes."]),
    ("duration", ["The rollback took 12 minutes.", "Rolling back took 21 minutes."]),
    ("duration", ["Emails were delayed by up to 3 hours.", "Emails were delayed by up to 30 minutes."]),
    ("duration", ["Impact window: 13:05\u201313:50 UTC", "The outage lasted for roughly 25 minutes."]),
    ("severity", ["Severity: SEV2", "This was classified as a P1 incident."]),
    ("severity", ["S: [SEV-1] Payments down\nPayments were down.", "We treated this as a Sev 3 incident."]),
    ("severity", ["Priority: P2 | Status: resolved", "This was a critical-severity incident."]),
    ("percentage", ["Roughly 18% of API calls returned 503.", "81% of API calls failed with errors."]),
    ("percentage", ["Error rate peaked at 34%.", "At its peak, 43% of requests returned an error."]),
    ("percentage", ["CPU on the primary reached 98%.", "CPU on the primary reached 89%."]),
    ("percentage", ["About a third of our customers were affected.", "Two thirds of our customers were affected."]),
    ("percentage", ["Availability for the month is now 99.92%.", "Monthly availability stands at 99.29%."]),
    ("percentage", ["7% of orders were lost.", "One in five orders was lost."]),
    ("count", ["In total 4,120 customers were affected.", "The incident affected 1,420 customers."]),
    ("count", ["Three enterprise customers raised tickets.", "Five enterprise customers opened support tickets."]),
    ("count", ["~12,000 emails were not delivered.", "About 21,000 emails could not be delivered."]),
    ("count", ["We received 47 support tickets.", "Support received 74 tickets."]),
    ("count", ["1,204 orders failed and have been retried.", "1,024 orders failed."]),
    ("count", ["- Accounts affected: 310\n- Data lost: none", "Roughly 130 accounts were affected; no data was lost."]),
    ("version", ["The bug was introduced in v3.4.1 of billing-api.", "Release 3.4.2 introduced a bug in billing."]),
    ("version", ["We rolled back to 2.8.0.", "Service was restored by going back to version 2.7.9."]),
    ("version", ["The regression came from commit a1b2c3d4.", "Commit f9e8d7c introduced the regression."]),
    ("version", ["A fix is available in 1.14.3.", "Please upgrade to 1.14.5, which contains the fix."]),
    ("service", ["The affected service is notification-worker.", "Affected service: invoice-worker"]),
    (
        "service",
        [
            "S: cart-service degraded\ncart-service returned errors to shoppers for 20 minutes.",
            "S: catalog-service degraded\ncatalog-service returned errors to shoppers for 20 minutes.",
        ],
    ),
    (
        "owner",
        [
            (
                "Action items\n"
                "- Add a canary stage to the deploy pipeline (Owner: Dana Whitfield)\n"
                "- Alert on pool saturation (Owner: Leo Marsh)"
            ),
            "Next steps: Leo Marsh will add a canary stage to the deploy pipeline.",
        ],
    ),
    (
        "owner",
        [
            "| Action | Owner | Due |\n|---|---|---|\n| Write failover runbook | Priya | 2026-04-02 |",
            "- Write the failover runbook (@marcus), due 2 April",
        ],
    ),
    ("owner", ["Incident commander: Tessa Quinn", "Incident lead: Omar Haddad"]),
    (
        "due_date",
        [
            "- Add an alert on queue depth. Owner: Sam. Due: 2026-06-12",
            "We will add an alert on queue depth by June 21.",
        ],
    ),
    ("due_date", ["1. Split the database (Kim), due Friday", "1. Split the database (Kim), due Tuesday"]),
    ("next_update", ["Next update: 16:30 UTC", "We will update you again at 17:30 UTC."]),
    ("next_update", ["Next update in 30 minutes.", "The next update will follow within 60 minutes."]),
    ("status", ["Status: Monitoring", "The incident has been resolved."]),
    (
        "status",
        [
            "S: [Investigating] Login errors\nStatus: Identified",
            "S: [Investigating] Login errors\nWe are still investigating.",
        ],
    ),
    (
        "order",
        [
            "1. We restarted the queue workers\n2. We purged the cache\n3. We scaled out the web tier",
            ("First we purged the cache, then we restarted the queue workers, and finally scaled out the web tier."),
        ],
    ),
    (
        "order",
        [
            "The configuration was rolled back before the database was restarted.",
            "The configuration was rolled back after the database was restarted.",
        ],
    ),
    (
        "order",
        [
            (
                "## Timeline\n"
                "- 10:02 UTC alert fired\n"
                "- 10:10 UTC status page updated\n"
                "- 10:30 UTC failover to replica completed"
            ),
            "We completed the failover to the replica before the status page was updated.",
        ],
    ),
    ("duration", ["S: Outage of 35 minutes\nThe outage lasted 53 minutes.", "Customers saw errors."]),
    ("duration", ["From 10:15 to 10:45 UTC (45 minutes) the site was down.", "The site was down."]),
    (
        "time",
        [
            (
                "## Summary\n"
                "The alert fired at 14:09 UTC.\n"
                "\n"
                "## Timeline\n"
                "- 14:05 UTC alert fired\n"
                "- 14:20 UTC mitigated"
            ),
            "Nothing else.",
        ],
    ),
    ("count", ["S: 230 customers affected\nSummary: 320 customers were affected.", "x"]),
    ("severity", ["S: P1 - outage of search\nSeverity: P2", "x"]),
    ("status", ["S: Resolved: outage of search\nStatus: Investigating", "x"]),
    ("percentage", ["## Summary\n12% of requests failed.\n\n## Impact\n- 21% of requests failed", "x"]),
    (
        "time",
        [
            (
                "Clients began to see timeouts around 16:20 UTC.\n"
                "The pool was enlarged at 16:58 UTC and timeouts stopped."
            ),
            ("Some of you saw timeouts from 16:20 UTC. They stopped at 17:28 UTC when we enlarged a pool."),
        ],
    ),
    (
        "time",
        [
            (
                "- 09:00 UTC batch import starts\n"
                "- 09:32 UTC disk full on primary\n"
                "- 10:05 UTC old logs removed, writes accepted again"
            ),
            "Writes were refused from 09:32 UTC to 10:50 UTC.",
        ],
    ),
    (
        "time",
        [
            "The certificate ran out at 00:00 UTC. A new one was installed at 01:47 UTC.",
            "We installed the new certificate at 02:47 UTC.",
        ],
    ),
    (
        "time",
        [
            "Customers were informed by the status page at 12:10 UTC.",
            "The first notice on the status page appeared at 12:40 UTC.",
        ],
    ),
    ("time", ["The failing deploy went out at 11:03 UTC.", "A release at 11:30 UTC caused the problem."]),
    (
        "time",
        [
            "We disabled the feature flag at 18:22 UTC, which ended the incident.",
            "The feature was switched off at 18:52 UTC.",
        ],
    ),
    (
        "time",
        [
            "Summary: from 20:15 to 20:58 UTC video calls dropped.",
            "Between 20:15 and 20:38 UTC, video calls dropped for some users.",
        ],
    ),
    ("percentage", ["Around 22% of log-ins were rejected.", "Some 42% of log-ins were rejected."]),
    ("percentage", ["Packet loss on the link was 8%.", "The link lost 18% of packets."]),
    ("percentage", ["64% of messages were delivered late.", "46 percent of all messages arrived late."]),
    ("percentage", ["The failure rate of uploads rose to 31 percent.", "Almost half of uploads failed."]),
    (
        "percentage",
        ["We credit affected accounts with 10% of the monthly fee.", "Affected accounts get a credit of 15%."],
    ),
    ("percentage", ["Cache hit rate fell to 12%.", "The hit rate of the cache dropped to 21%."]),
    ("percentage", ["Fewer than 1% of sessions were affected.", "About 4% of sessions were affected."]),
    ("percentage", ["One in ten payments failed.", "A quarter of payments failed."]),
    ("percentage", ["p95 rose; 3.2% of searches timed out.", "2.3% of searches timed out."]),
    ("count", ["A total of 18 hospitals could not reach the portal.", "The portal was unreachable for 81 hospitals."]),
    ("count", ["9 of 24 nodes were out of memory.", "6 of 24 nodes ran out of memory."]),
    ("count", ["About 310 payments a minute were declined.", "Some 130 payments per minute were declined."]),
    ("count", ["It hit 27 partner banks.", "37 partner banks were affected."]),
    ("count", ["Two users reported that they saw data of others.", "Twelve users reported seeing data of others."]),
    ("count", ["The queue held 45,000 jobs.", "The queue had grown to 54,000 jobs."]),
    (
        "severity",
        ["S: SEV2 | Login outage\nInitially SEV3, raised to SEV2 at 10:20 UTC.", "This incident was rated SEV3."],
    ),
    ("severity", ["Incident P0 declared at 10:00.", "Classification: P2"]),
    ("due_date", ["- Cap retries (Jonas, 12 March)", "Retries will be capped by 21 March (Jonas)."]),
    (
        "due_date",
        [
            "Action items:\n1. Move the cron jobs. Owner: Ida Falk. Deadline: 30 April.",
            "Next steps:\nCron jobs are moved by 3 April (Ida Falk).",
        ],
    ),
    ("next_update", ["We will post the next update by 14:00 UTC.", "Expect our next message at 15:00 UTC."]),
    ("next_update", ["Next update: tomorrow, 09:00 UTC", "Next update: tomorrow at 11:00 UTC"]),
    ("status", ["Current state: identified. A fix is being prepared.", "Current status: resolved."]),
    ("status", ["The incident is ongoing.", "The incident is over."]),
    ("version", ["Workers ran image 1.22.0, which leaks memory.", "The leak is in image 1.23.0 of the workers."]),
    ("version", ["Patched in build 4512.", "Patched in build 4521."]),
    ("version", ["Reverted by commit 0c4f1de.", "The change was reverted (commit 7ab3f90)."]),
    ("service", ["Root cause was a deadlock in ledger-writer.", "Root cause was a deadlock in ledger-reader."]),
    ("owner", ["DRI: Hana Sato", "DRI: Ken Mori"]),
    (
        "owner",
        [
            "- [ ] Load test the gateway - @lea\n- [ ] Tune the alert - @tom",
            "- [ ] Load test the gateway - @tom\n- [ ] Tune the alert - @tom",
        ],
    ),
    ("duration", ["Mails were held back for 3 h 20 min.", "Mails were held back for two hours and twenty minutes."]),
    ("duration", ["We needed 50 minutes to find the cause.", "Finding the cause took us a quarter of an hour."]),
    ("duration", ["On-call responded within 4 minutes.", "It took 14 minutes until an engineer responded."]),
    ("duration", ["Dashboards showed stale data for 2 hours.", "Dashboards were stale for six hours."]),
    ("duration", ["The site was unreachable for half an hour.", "The site was unreachable for fifty minutes."]),
    ("date", ["The incident of 7 July 2026 affected exports.", "Exports were affected on 8 July."]),
    (
        "order",
        [
            "The node was drained, then the kernel was patched, then traffic was let back in.",
            "The kernel was patched first. After that the node was drained.",
        ],
    ),
]
HARMLESS = [
    ["The outage lasted 43 minutes.", "The outage lasted about 45 minutes."],
    ["The outage lasted 47 minutes, from 14:00 to 14:47 UTC.", "Customers could not log in for under an hour."],
    ["52% of requests failed.", "More than half of requests failed."],
    ["1,862 customers were affected.", "Nearly 2,000 customers were affected.", "A number of customers were affected."],
    ["Detected at 14:05 UTC.", "We detected it at 7:05 am PDT.", "Noticed at 16:05 CEST."],
    ["Time to detect: 5 minutes. Time to fix: 40 minutes.", "It took 40 minutes to fix."],
    ["Error rate reached 12%. CPU was at 95%.", "CPU was at 95% and the error rate was about 12%."],
    ["customer-api v2.4.1 and auth-service v1.18.0 were deployed.", "auth-service v1.18.0 was involved."],
    ["Deploy of v2.4.1 caused it; rolled back to v2.4.0.", "We restored the previous version, v2.4.0."],
    ["We expect to complete the rollback at 15:00 UTC.", "The rollback was complete at 15:12 UTC."],
    ["Latency peaked at 4.2 seconds; the average was 900 ms.", "Average response time was 0.9 seconds."],
    ["Error rate before the deploy was 0.1%, during the incident 14%.", "14% of requests failed."],
    ["The incident started in the afternoon of 12 March 2026.", "At 14:05 UTC on March 12, 2026 the incident began."],
    ["In March we had an outage of 45 minutes.", "On 12 March 2026 there was an outage of three quarters of an hour."],
    ["Owner: Dana Ruiz\nDue: 2026-03-19", "Dana will do it by March 19."],
    ["Three customers opened tickets, 1,200 customers were affected.", "1,200 customers were affected."],
    [
        (
            "14:00 Deploy\n"
            "14:05 Alert fired\n"
            "14:12 On-call acknowledged\n"
            "14:30 Cause found\n"
            "14:45 Rolled back\n"
            "All times UTC"
        ),
        "From 14:00 to 14:45 UTC the API was unavailable. We were alerted at 14:05 UTC.",
    ],
    ["Severity raised from SEV-2 to SEV-1 at 10:38 UTC.", "This was a SEV-1 incident."],
    ["Alert on 80% pool use (P3 ticket). The incident was SEV1.", "Severity: SEV1"],
    ["Status: Resolved\n\n10:00 Investigating\n10:20 Identified\n10:45 Monitoring", "The incident is resolved."],
    ["Next update at 15:00 UTC.", "Next update at 8:00 am PDT."],
    ["The outage took 90 minutes.", "The outage lasted an hour and a half."],
    ["2.4 million events were delayed.", "2,400,000 events were delayed.", "About 2.4M events were delayed."],
    ["Orders: 120 failed in the EU, 45 failed in the US.", "45 orders failed in the US."],
    ["We replaced 3 of 12 nodes.", "Twelve nodes were upgraded afterwards."],
    [
        "We will keep monitoring for 24 hours. The outage lasted 30 minutes.",
        "For half an hour the site was down. We will watch it for a day.",
    ],
    ["12,431 emails were delayed, 37 emails were lost.", "37 emails were lost."],
    ["Deployment began at 09:55 UTC and completed at 10:04 UTC.", "The release was completed at 10:04 UTC."],
    ["The first alert fired at 10:05 UTC, the second alert at 10:25 UTC.", "A first alert fired at 10:05 UTC."],
    ["Traffic dropped by 30%. 5% of customers were affected.", "5% of customers were affected."],
    [
        "Customers in EU were affected for 20 minutes, in US for 35 minutes.",
        "EU customers were affected for 20 minutes.",
    ],
    [
        "First we purged the cache, then restarted the workers.",
        "The workers were restarted after the cache had been purged.",
    ],
    [
        "1. Add alert. Owner: Sam. Due: 1 June\n2. Add test. Owner: Kim. Due: 5 June",
        "Kim adds a test by 5 June, Sam adds an alert by 1 June.",
    ],
    [
        "The outage on 12 March was caused by a change of 3 March.",
        "The outage was on 12 March.",
        "A postmortem will follow on 20 March; the outage was on 12 March.",
    ],
    ["Two services failed: cart-service and search-api.", "search-api failed."],
    ["We lost 0.4% of writes. 18% of writes were slow.", "18% of writes were slow."],
    [
        "The incident lasted 1 hour 58 minutes.",
        "The incident lasted about two hours.",
        "The incident lasted almost two hours.",
    ],
    ["Support answered within 15 minutes. The incident lasted 2 hours.", "It lasted 2 hours."],
    ["The backup from 01:00 UTC was restored at 04:30 UTC.", "The restore was finished at 04:30 UTC."],
    [
        "Impact began 18:02 UTC, detected 18:07 UTC, mitigated 18:31 UTC, fully resolved 19:15 UTC.",
        "Service was restored at 18:31 UTC; the incident was closed at 19:15 UTC.",
    ],
    [
        ("At 16:20 UTC timeouts began. At 16:58 UTC the pool was enlarged; by 17:05 UTC all was normal."),
        "Timeouts began at 16:20 UTC and by 17:05 UTC all was normal.",
    ],
    [
        "Writes were refused from 09:32 to 10:05 UTC; a slow period followed until 10:40 UTC.",
        "Writes were refused between 09:32 and 10:05 UTC.",
    ],
    [
        "22% of log-ins were rejected at the peak, 9% over the whole period.",
        "9% of log-ins were rejected over the whole period.",
    ],
    ["The disk was 97% full. CPU 40%. Memory 71%.", "Memory was at 71%."],
    ["310 payments a minute were declined, about 4,000 payments in total.", "About 4,000 payments were declined."],
    ["SEV3 at first, raised to SEV2 at 10:20 UTC, SEV1 at 10:50 UTC.", "Severity: SEV1"],
    [
        "Fix: v1.18.1 of auth-service. Rollback: v2.30.4 of customer-api (from v2.31.0).",
        "The release v2.31.0 was returned to v2.30.4; a fix v1.18.1 of auth-service followed.",
    ],
    ["Follow-up review on 20 March. Incident on 12 March.", "The incident was on 12 March."],
    [
        "By 18:00 UTC we had replayed 40% of the backlog; by 19:00 UTC all of it.",
        "The backlog was replayed by 19:00 UTC.",
    ],
    ["Detected after 9 minutes, fixed after 41 minutes.", "Fixed after 41 minutes."],
    ["The nightly job takes 40 minutes usually. That night it took 3 hours.", "The nightly job took three hours."],
    ["61 customers were affected; 24 customers lost events.", "24 customers lost events, of 61 affected."],
    ["We will replace the pool by 2 April and the cache by 9 April.", "The cache is replaced by 9 April."],
    ["Monitoring for 24 h after. SLA target is 99.95%. Availability was 99.89%.", "Availability was 99.89%."],
    ["Latency p99 was 4.2 s, p50 was 300 ms.", "p50 was 0.3 s."],
    ["Alert threshold is 5%. Errors were at 12%.", "Errors were at 12%."],
    ["About 18% of orders timed out at the worst point.", "Between 10% and 20% of orders timed out."],
    ["Incident commander: Ana until 14:00, then Jonas.", "Incident commander: Jonas"],
    ["Owner: Payments team", "Owner: the payments team"],
    [
        "Status: Monitoring\nWe will mark this resolved at 16:00 UTC if all stays well.",
        "We are monitoring the recovery.",
    ],
    ["Next update in 30 minutes.\nPosted: 14:30 UTC", "Next update at 15:00 UTC"],
    ["Roughly 45,000 requests per second at the peak, 12,000 requests failed.", "12,000 requests failed."],
    [
        ("On 2 November between 02:10 and 09:35 UTC (7 hours and 25 minutes) the history was missing."),
        "It was missing for almost seven and a half hours.",
    ],
    [
        "The rollback started at 14:31 UTC and was complete at 14:45 UTC.",
        "We decided to roll back at 14:29 UTC; the rollback was complete at 14:45 UTC.",
    ],
    [
        "Detected at 14:05 UTC, 5 minutes after the deploy at 14:00 UTC.",
        "Five minutes after the release we were alerted.",
    ],
    ["S: [P1] API down\nSeverity P1. Two P3 follow-ups were filed.", "Severity: P1"],
    ["customers in Europe: 210 affected; customers in Asia: 45 affected", "45 customers in Asia were affected."],
    ["A first fix at 10:05 UTC did not help. A second fix at 10:48 UTC did.", "A fix at 10:48 UTC ended it."],
    ["Error rate fell from 14% to 2% by 14:40 UTC and to 0.1% by 15:00 UTC.", "At worst 14% of requests failed."],
    ["12 March, 23:50 UTC to 13 March, 00:20 UTC", "It lasted thirty minutes around midnight of 12 March."],
]


def read(told: str) -> Version:
    if told.startswith("S:"):
        subject, text = told.split("\n", 1)
        return Version("engineering", subject[2:].strip(), text)
    return Version("engineering", "", told)


@pytest.mark.parametrize(("kind", "versions"), PLANTED)
def test_what_was_planted_is_found(kind: str, versions: list[str]) -> None:
    assert kind in {found.kind for found in find([read(version) for version in versions])}


@pytest.mark.parametrize("versions", HARMLESS)
def test_what_can_all_be_true_is_no_contradiction(versions: list[str]) -> None:
    assert find([read(version) for version in versions]) == []
