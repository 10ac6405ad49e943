"""Reports in a line or two: what was planted in them is found.

A version that begins with "S:" has that line as its subject.
"""

import pytest

from reviewer.comparison.contradictions import find
from tests.comparison.told import read

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
    (
        "time",
        [
            (
                "## Timeline (UTC)\n"
                "\n"
                "- 13:02 Deploy of payments-api v5.1.0 starts\n"
                "- 13:09 First 502 responses\n"
                "- 13:15 PagerDuty alert, Mira Sol on call\n"
                "- 13:38 v5.1.0 rolled back, 502 responses stop\n"
                "- 14:10 Incident closed"
            ),
            (
                "Payments failed from 13:09 UTC on. We put the previous release back at 13:58 UTC and payme"
                "nts have worked since."
            ),
        ],
    ),
    (
        "time",
        [
            "The outage started at 5:12 PM EST and ended at 6:40 PM EST.",
            "From 22:12 UTC to 23:10 UTC the service was not available.",
        ],
    ),
    ("time", ["Searches began to fail at 04:10 UTC when a shard ran out of disk.", "From 04:40 UTC, searches failed."]),
    (
        "time",
        [
            (
                "11:05 UTC - monitoring reports failing health checks\n"
                "11:11 UTC - engineer on call joins the bridge\n"
                "11:40 UTC - faulty switch replaced\n"
                "11:52 UTC - all health checks pass"
            ),
            "At 11:25 UTC the engineer on call joined the bridge.",
        ],
    ),
    (
        "time",
        [
            "First customer complaint: 09:17 UTC. Detected by monitoring: 09:31 UTC.",
            "Our monitoring detected it at 09:13 UTC.",
        ],
    ),
    (
        "time",
        ["We learned of the leak at 10:40 UTC and revoked the key at 10:52 UTC.", "The key was revoked at 11:52 UTC."],
    ),
    ("percentage", ["The outage touched 3% of our user base.", "30% of users were hit."]),
    ("percentage", ["Up to 60% of requests in eu-west-1 failed.", "At worst, 16% of requests in eu-west-1 failed."]),
    (
        "percentage",
        [
            "The error rate was 7.5% between 10:00 and 10:40 UTC.",
            "Over those forty minutes about one in four requests failed.",
        ],
    ),
    ("percentage", ["85% of the backlog has been processed.", "58 percent of the backlog is processed."]),
    ("percentage", ["Roughly two thirds of emails were delayed.", "About a third of emails were delayed."]),
    ("percentage", ["Requests to /v1/charge failed at a rate of 40%.", "Some 14% of charge requests failed."]),
    ("percentage", ["Conversion fell by 12%.", "Conversion fell by 21%."]),
    ("percentage", ["Memory use on the workers climbed to 96%.", "The workers used 69% of their memory."]),
    ("percentage", ["0.2% of records were corrupted.", "2% of records were corrupted."]),
    ("percentage", ["About 15% of drivers could not log in.", "About 51% of drivers could not log in."]),
    ("percentage", ["Ninety percent of calls dropped.", "Nineteen percent of calls dropped."]),
    ("count", ["Some 5,400 parcels were misrouted.", "4,500 parcels went to the wrong depot."]),
    ("count", ["14 of our 20 regions were affected.", "Four regions were affected."]),
    ("count", ["We refunded 812 customers.", "Refunds went to 821 customers."]),
    ("date", ["The vulnerability was found on 2 May 2026.", "We found the vulnerability on 5 May 2026."]),
    (
        "due_date",
        [
            "The rate limiter will be replaced by 30 September 2026.",
            "Replacing the rate limiter is planned for the end of the year, by 31 December 2026.",
        ],
    ),
    ("severity", ["Sev: 2", "We classified the incident as severity 1."]),
    ("status", ["Status: investigating", "Good news: the problem is resolved."]),
    ("service", ["Impacted service: order-intake", "Impacted service: order-export"]),
    (
        "duration",
        ["The incident lasted 2h 5m (09:10-11:15 UTC).", "For 3 hours and 5 minutes orders could not be placed."],
    ),
    ("duration", ["The partial outage lasted 17 minutes.", "The outage lasted over an hour."]),
    ("duration", ["RPO: we lost 12 minutes of writes.", "21 minutes of writes were lost."]),
    ("next_update", ["Our next update follows at 11:30 UTC or sooner.", "We will send the next update at 12:30 UTC."]),
]


@pytest.mark.parametrize(("kind", "versions"), PLANTED)
def test_what_was_planted_is_found(kind: str, versions: list[str]) -> None:
    assert kind in {found.kind for found in find([read(version) for version in versions])}
