"""Reports in a line or two: what only looks like a contradiction is none.

A version that begins with "S:" has that line as its subject.
"""

import pytest

from reviewer.comparison.contradictions import find
from tests.comparison.told import read

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
    [
        (
            "- 13:02 Deploy starts\n"
            "- 13:09 First 502 responses\n"
            "- 13:38 Rolled back\n"
            "- 14:10 Incident closed\n"
            "All times UTC"
        ),
        "The incident began at 13:09 UTC, was mitigated at 13:38 UTC and closed at 14:10 UTC.",
    ],
    [
        "At 21:30 CET the lag passed ten minutes. At 22:15 CET we promoted the standby.",
        "The standby took over at 21:15 UTC.",
    ],
    [
        "The outage started at 5:12 PM EST and ended at 6:40 PM EST.",
        "From 22:12 UTC to 23:40 UTC the service was not available.",
    ],
    ["Error rate 7.5% on average, 40% at the peak.", "On average 7.5% of requests failed."],
    ["Up to 60% of requests failed in eu-west-1, 5% in us-east-1.", "5% of requests failed in us-east-1."],
    ["The load balancer sent 50% of traffic to the old pool. 12% of requests failed.", "12% of requests failed."],
    ["Roll-out: 10% of users at 10:00, 50% of users at 11:00. 2% of users saw errors.", "2% of users saw errors."],
    [
        "Detected by a customer at 09:17 UTC; our alert fired at 09:31 UTC.",
        "Our alert fired at 09:31 UTC, after a first complaint at 09:17 UTC.",
    ],
    ["P1 incident. The follow-up bug is P3.", "Severity: P1"],
    ["Service: order-intake. It calls order-export and billing-core.", "order-intake was down."],
    ["Fixed in v1.4.2; v1.4.1 was faulty, v1.4.0 was fine.", "v1.4.2 contains the fix."],
    [
        "The fix was released at 12:00 UTC. Full recovery took until 12:40 UTC.",
        "Everything had recovered by 12:40 UTC.",
    ],
    ["About 2,300 orders were late, 40 orders were lost; 12 customers wrote to us.", "Forty orders were lost."],
    [
        ("It took 5 minutes to detect, 20 minutes to find the cause, and 12 minutes to fix. In total 37 minutes."),
        "37 minutes in total, of which 20 minutes to find the cause.",
    ],
    ["The incident commander was Ana Petrova. Owner: Marcus Lee.", "Ana Petrova led the response."],
    ["On 3 May the certificate expired. It had been issued on 3 May 2025.", "The certificate expired on 3 May 2026."],
    ["Shortly after 14:00 UTC errors began.", "Errors began at 14:06 UTC."],
    ["Around noon UTC.", "12:04 UTC"],
    ["Status: Resolved. The root cause is still being investigated.", "Resolved."],
    ["Next update: 16:00 UTC. This update: 15:30 UTC.", "Next update at 16:00 UTC."],
    [
        "Replays finished at 02:00 UTC on 13 March; the outage of 12 March ended at 23:10 UTC.",
        "The outage ended at 23:10 UTC on 12 March.",
    ],
    ["Retention is 90 days. The outage was 2 hours.", "The outage was 2 hours; logs are kept for ninety days."],
    ["Error budget: 43 minutes a month. Outage: 35 minutes.", "The outage lasted 35 minutes."],
    ["Severity: SEV2 (SEV1 until 10:40 UTC)", "SEV2"],
    ["Downgraded from SEV1 to SEV2 at 10:40 UTC.", "We rate this SEV2."],
    ["It was opened as a SEV3 and closed as a SEV2.", "SEV2 incident"],
    ["Had it lasted longer, it would have been a SEV1. Severity: SEV2", "SEV2"],
    ["Two alerts were involved: a P3 for disk and a P1 for the API. The incident is P1.", "Severity: P1"],
    ["S: SEV2: login\nSeverity: SEV2. Similar to the SEV1 of last month.", "Severity: SEV2"],
    ["Next update: 15:00 UTC\n\nUpdates follow every 30 minutes.", "Next update at 15:00 UTC."],
    ["Next update in one hour, at 16:00 UTC.", "The next update follows at 16:00 UTC."],
    ["Next update by 17:00 UTC at the latest.", "We will update you again before 17:00 UTC."],
    ["Next update: 10:00 CET", "Next update: 09:00 UTC"],
    ["Next update tomorrow at 09:00 UTC.", "The next update follows on 13 March at 09:00 UTC."],
    ["Next update: within the next 2 hours.", "Next update in 90 minutes."],
    [
        ("Posted 14:00 UTC. Next update 14:30 UTC.\n\nUpdate 13:30 UTC: we are investigating. Next update 14:00 UTC."),
        "Next update: 14:30 UTC",
    ],
    [
        "- Fix the alert. Owner: Ana. Due 3 May\n- Fix the runbook. Owner: Ben. Due 9 May",
        "- Ben fixes the runbook by 9 May.\n- Ana fixes the alert by 3 May.",
    ],
    [
        (
            "| Item | Owner | Due |\n"
            "|---|---|---|\n"
            "| Alert on queue age | Ana Ruiz | 2026-05-03 |\n"
            "| Alert on queue length | Ben Otto | 2026-05-09 |"
        ),
        "We add alerts on queue age (A. Ruiz, 3 May) and on queue length (B. Otto, 9 May).",
    ],
    ["Owner: Platform team (contact: Dana)", "Owner: Dana"],
    ["Owner: Dana Ruiz, reviewer: Kim Lee", "Dana Ruiz will take it; Kim Lee reviews."],
    ["First draft due 3 May, final report due 10 May.", "The final report follows by 10 May."],
    ["Due: end of Q2", "Due: 30 June"],
    ["By 3 May we patch staging, by 10 May we patch production.", "Production is patched by 10 May."],
    [
        "The outage lasted 40 minutes for most customers and 70 minutes for customers in Brazil.",
        "For customers in Brazil the outage lasted 70 minutes.",
    ],
    ["Full outage: 12 minutes. Degraded: 48 minutes.", "Service was degraded for 48 minutes."],
    ["Total duration 60 minutes, of which 12 minutes full outage.", "The full outage lasted 12 minutes."],
    ["The service was down for 12 minutes and slow for another 48 minutes.", "The service was down for 12 minutes."],
    [
        ("From 10:00 to 10:12 UTC nothing worked; from 10:12 to 11:00 UTC it was slow. The incident lasted an hour."),
        "The incident lasted an hour, 10:00 to 11:00 UTC.",
    ],
    [
        ("Impact: 10:00 to 11:00 UTC (60 minutes). Detection 10:05, so we worked on it for 55 minutes."),
        "It took us 55 minutes from detection to recovery.",
    ],
    [
        "The maintenance window was 4 hours. The outage lasted 25 minutes.",
        "For 25 minutes the site was not available during a maintenance of four hours.",
    ],
    ["Last year an outage lasted 3 hours; this one lasted 20 minutes.", "It lasted 20 minutes."],
    ["Downtime: 0 minutes. Degradation: 31 minutes.", "31 minutes of degradation, no downtime."],
    [
        "We had two incidents. The first lasted 10 minutes, the second lasted 25 minutes.",
        "The second incident lasted 25 minutes.",
    ],
    ["Duration: 95 min", "Duration: 1.6 hours"],
    ["Duration: 1:35 h", "The incident lasted 95 minutes."],
    ["An incident of just under an hour.", "It lasted 56 minutes."],
    ["A couple of hours", "It lasted 2 hours."],
    ["Availability in March: 99.9%. In April: 99.5%.", "Availability in April was 99.5%."],
    ["Within 24 hours we contact every customer. The incident lasted 24 minutes.", "The incident lasted 24 minutes."],
]


@pytest.mark.parametrize("versions", HARMLESS)
def test_what_can_all_be_true_is_no_contradiction(versions: list[str]) -> None:
    assert find([read(version) for version in versions]) == []
