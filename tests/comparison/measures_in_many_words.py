"""Times, days, lengths, numbers, shares and severities told in many words: what differs is found, nothing else."""

PLANTED = [
    (
        "time",
        [
            "The pumps lost power at 03:10 and nothing was dispensed.",
            "From 03:40 onwards our pumps were without power. Please accept our apologies.",
        ],
    ),
    (
        "time",
        [
            "Cameras came back at 16:20 UTC after the switch had been replaced.",
            "You could see the pictures again from 16:50 UTC. The switch is a new one.",
        ],
    ),
    (
        "time",
        [
            "Timeline\n10:02 mail queue stops moving\n10:30 page\n11:04 queue moves again",
            "Mail stood still from 10:02 until 11:40; nothing has been lost.",
        ],
    ),
    (
        "time",
        [
            "At 07:45 the doors refused all cards.",
            "Since a quarter to eight? No: the doors refused all cards from 08:15 on.",
        ],
    ),
    (
        "time",
        [
            "Printing ceased at 13:00 and started again at 13:35.",
            "Printing ceased at 13:00. The printers ran again at 14:05.",
        ],
    ),
    ("date", ["On 4 May the import dropped 200 rows.", "The import that dropped rows ran on 14 May."]),
    (
        "date",
        [
            "Summary: on Tuesday 9 June 2026 the gate stayed shut.",
            "What happened on 8 June 2026? The gate did not open.",
        ],
    ),
    ("date", ["Since 2026-08-03 exports have been incomplete.", "Exports made from August 13 on lack some lines."]),
    ("date", ["Am 3. März war die Suche gestört.", "On 5 March the search was out of order."]),
    (
        "date",
        [
            "The certificate expired on 30 September 2026.",
            "Our certificate ran out on 20 September 2026 and nobody saw it.",
        ],
    ),
    ("duration", ["Sign-in was refused for 35 minutes.", "For 55 minutes you could not sign in."]),
    ("duration", ["Trams had no display for two hours.", "The displays stayed dark for three and a half hours."]),
    ("duration", ["It took 12 minutes until anybody noticed.", "We noticed after 25 minutes."]),
    ("duration", ["Between first alarm and repair lay 40 minutes.", "The repair took 70 minutes from the alarm."]),
    ("duration", ["S: Outage of 20 minutes\nThe API was unreachable from 14:00 to 14:50 UTC."]),
    ("duration", ["La panne a duré 45 minutes.", "The outage lasted 1 hour 15 minutes."]),
    ("duration", ["Die Störung dauerte insgesamt 2 Stunden.", "The disruption lasted 3 hours."]),
    ("duration", ["Customers waited up to 20 minutes for their code.", "Codes came up to 40 minutes late."]),
    (
        "duration",
        ["No orders came through for an hour and a quarter.", "The shop took no orders for two hours and a quarter."],
    ),
    ("count", ["2,300 parcels went to the wrong hub.", "The wrong hub got 3,200 parcels."]),
    ("count", ["We had to void 512 tickets.", "All 521 voided tickets are paid back."]),
    ("count", ["640 customers saw a wrong balance.", "The balance was wrong for 1,640 of our customers."]),
    ("count", ["## Impact\n75 stations were offline.\n\n## Timeline\n08:00 57 stations go offline\n09:00 all back"]),
    ("count", ["Eleven trucks left late.", "Because of this, seventeen trucks left late."]),
    ("count", ["The job deleted 18,400 images.", "About 14,000 images were deleted by the job."]),
    ("count", ["Wir haben 310 Kunden informiert.", "We informed 130 customers."]),
    ("percentage", ["6% of calls were dropped.", "At no point were more than... in fact 16% of calls were dropped."]),
    ("percentage", ["A third of the sensors sent no data.", "Half of the sensors went silent."]),
    ("percentage", ["Roughly 40 percent of parcels were late.", "One parcel in four came late."]),
    ("percentage", ["Error rate: 2.4 %", "4.2% of requests failed."]),
    ("percentage", ["12 out of 100 logins failed.", "21% of logins failed."]),
    ("percentage", ["Up to 30% of sessions were cut.", "At worst 60% of sessions were cut."]),
    ("severity", ["We class this as a P1.", "It counts as severity 3 in our scheme."]),
    ("severity", ["S: [SEV2] Lifts stand still\nText.", "Priority: P4"]),
    ("severity", ["Severity: major", "This was a low-severity incident."]),
    ("severity", ["S: P1 - checkout down\nThe incident was rated P3 by the duty manager."]),
    ("severity", ["Rated Sev-1.", "For us this is a level 3 incident."]),
    ("severity", ["Graded critical.", "We handled it as a minor incident."]),
    (
        "time",
        [
            (
                "S:Night deliveries not booked in\nDigest\nGoods that came in at night were not booked.\n"
                "\nCourse of the night\n02:10 scanner gateway drops its database session\n02:50 night "
                "shift calls the help line\n03:05 gateway restarted, bookings resume\n\nReason\nAn idle "
                "timeout in the new firewall."
            ),
            (
                "S:Goods not booked in\nDear shift leads,\n\nlast night deliveries could not be booked "
                "for a while. The night shift called the help line at 03:20 and was told to write on "
                "paper. Please enter these deliveries today."
            ),
        ],
    ),
    (
        "time",
        [
            (
                "S:Pharmacy labels\nThe label service failed at 11:42 after a font was deleted. Twenty "
                "minutes later it was restored from the image.\n\nTo be done\n- fonts become part of the "
                "image"
            ),
            (
                "Dear pharmacists, from 11:12 on no labels could be printed. It was over after about "
                "twenty minutes. You can discard any half-printed label."
            ),
        ],
    ),
    (
        "time",
        [
            (
                "**What happened:** the rota page showed last week's shifts from 06:00 UTC.\n**What "
                "fixed it:** cache flushed at 08:15 UTC."
            ),
            (
                "Hello,\nthe rota was out of date early today. Since 08:45 UTC, when we flushed the "
                "cache, you see the right shifts again."
            ),
        ],
    ),
    (
        "date",
        [
            (
                "Facts\nOn 17 March 2026 the fare table was loaded twice, and trips cost double until "
                "the evening.\n\nCause\nOperator pressed the button again."
            ),
            (
                "Dear passengers,\non 19 March 2026 you may have paid twice the fare. The difference "
                "comes back by itself."
            ),
        ],
    ),
    (
        "date",
        [
            "The mirror has been read-only since 2 July. Nobody knows why.\n\nHomework\n* alarm on failed writes",
            "Since July 12 the mirror has accepted no writes, says support. Use the main site.",
        ],
    ),
    (
        "date",
        [
            (
                "## Gist\nOrders placed on Saturday 6 June were shipped twice.\n## Cause\nOn Sunday 7 "
                "June the queue was replayed by mistake.\n="
            ),
            "Orders you placed on 13 June may have come twice. Keep the second parcel.",
        ],
    ),
    (
        "duration",
        [
            (
                "Wallet payments: post-mortem\nPayments with the wallet were rejected between 17:03 and "
                "17:48.\n\nCause\nA key had been revoked."
            ),
            "Dear merchants, for 75 minutes the wallet was out of action. No money is lost.",
        ],
    ),
    (
        "duration",
        [
            (
                "S:Lifts out of service for 40 minutes\nGist\nThe lifts in tower B did not move for 65 "
                "minutes since the relay had stuck."
            )
        ],
    ),
    (
        "count",
        [
            "Impact\n412 parking permits were issued without a fee.\n\nCause\nA rounding error.",
            "Dear councillors, 142 permits were given out free of charge by mistake. We shall not ask for the money.",
        ],
    ),
    (
        "count",
        [
            "Nineteen ferries left with an outdated passenger list.",
            "Because of a sync error nine ferries sailed with an old list of passengers.",
        ],
    ),
    (
        "count",
        [
            "We have lost 28 recordings of court hearings.",
            "To the court clerks: 82 recordings of hearings are lost for good.",
        ],
    ),
    (
        "percentage",
        [
            "Impact: 14% of meter alarms never reached a technician.",
            "Of the alarms raised by meters, 41% were never delivered to a technician.",
        ],
    ),
    (
        "percentage",
        [
            "At the worst moment 60 per cent of ticket machines were out of order.",
            "Up to 80 per cent of the ticket machines were out of order.",
        ],
    ),
    ("percentage", ["Two in five readers saw an empty page.", "A fifth of readers saw an empty page."]),
    (
        "percentage",
        ["The bug hit 3% of invoices.\nLessons\nThat 8% of invoices were hit by the bug shows that tests are missing."],
    ),
    ("severity", ["Classification: Sev 2\nCause: disk full.", "This incident was handled with priority 1."]),
    ("severity", ["S:P3 slow maps\nMaps are slow. We have raised a P1 incident."]),
    ("severity", ["Rated: high. The lights went out in hall 3.", "S:Lights out (low severity)\nNo one was hurt."]),
    (
        "time",
        [
            "Zusammenfassung\nDie Schranke blieb ab 07:15 geschlossen.\n\nUrsache\nEin Relais.",
            "The barrier did not open from 07:45 on. A relay was at fault.",
        ],
    ),
    (
        "duration",
        ["Résumé\nLe service a été interrompu pendant 40 minutes.", "Service was interrupted for 1 h 20 min."],
    ),
    (
        "duration",
        [
            (
                "## Summary\nThe feed stood still for 50 minutes.\n\n## Timeline\n- 10:00 feed stops\n- "
                "10:10 alarm\n- 10:30 feed runs again\n"
            )
        ],
    ),
]
HARMLESS = [
    [
        "The pumps stood still from 03:10 to 03:50 UTC.",
        "For forty minutes, from 4:10 am BST, no fuel could be dispensed.",
    ],
    ["Cameras came back at 16:20 UTC, all of them at 16:45 UTC.", "By a quarter to five everything was as usual."],
    [
        "Timeline\n10:02 mail queue stops moving\n10:30 page\n11:04 queue moves again",
        "Mail stood still from ten until shortly after eleven.",
    ],
    ["The on-call was paged at 02:15. The fix was live at 02:40.", "We were told at 02:15 and needed 25 minutes."],
    [
        "At 09:00 12 stations were offline, at 10:00 it was 40 stations, at noon none.",
        "At the peak 40 stations were offline.",
    ],
    ["We planned to be done by 15:00 but finished at 16:10.", "The work ended at 16:10 and not at 15:00."],
    [
        "On 4 May the import dropped 200 rows; on 6 May we put them back.",
        "200 rows were missing for two days from 4 May.",
    ],
    ["The bug came with 3 March's release and hit on 9 March.", "On 9 March you saw wrong prices."],
    [
        "Sign-in was refused for 35 minutes. Mail was late for two hours.",
        "You could not sign in for a bit over half an hour.",
    ],
    ["It took 12 minutes to notice and 30 to repair.", "The repair took half an hour."],
    ["Access was slow for 3 hours, and down for 20 minutes of these.", "For 20 minutes nothing worked."],
    [
        "2,300 parcels went to the wrong hub, 150 of them abroad.",
        "150 parcels went abroad by mistake. More than 2,000 took a detour.",
    ],
    ["Of 512 tickets 40 were voided.", "40 tickets were voided."],
    ["640 customers saw a wrong balance. 58 called us.", "58 customers called; over 600 saw a wrong balance."],
    ["Your shop lost 12 orders.", "All in all 3,400 orders were lost."],
    ["6% of calls were dropped in the north, 2% in the south.", "In the south, 2% of calls were dropped."],
    ["Usually 1% of parcels are late; on Monday it was 30%.", "30% of parcels came late on Monday."],
    ["The disk was 98% full. 12% of writes failed.", "12% of writes failed as a disk was almost full."],
    ["We lost 4% of daily sales.", "18% of orders failed."],
    ["Error rate: 2.4 %", "Fewer than 3% of requests failed."],
    ["A third of the sensors sent no data.", "34% of sensors were silent."],
    ["Severity: P2 (lowered from P1 at 10:00).", "This is a P2."],
    ["P1 alert fired; incident severity is P3.", "Severity 3."],
    ["Severity: high", "We handled it as a P2."],
    ["Cleanup is a P4 task. The incident was P1.", "P1."],
    ["Retries last 30 seconds. The outage lasted 30 minutes.", "The outage took half an hour."],
    ["We keep logs for 30 days. The gap is 3 hours long.", "Three hours of logs are missing."],
    ["The alarm threshold was 5 minutes; it lasted 50 minutes.", "Down for 50 minutes."],
    ["Backup ran for 6 hours. The site was slow for 2 hours.", "The site was slow for two hours."],
    ["Next update at 15:00. The outage began at 13:00.", "Since 13:00 we have an outage. More at 15:00."],
    ["The first outage lasted 10 minutes, the second 25 minutes.", "There were two outages, of 10 and 25 minutes."],
    ["Region A was down for 10 minutes, region B for 25 minutes.", "In region B you were cut off for 25 minutes."],
    ["We talked to 30 customers. 300 customers were hit.", "300 customers were hit."],
    ["On Monday 2 November it broke; on Wednesday it was repaired.", "From 2 to 4 November search was incomplete."],
    ["3 engineers worked on it for 5 hours.", "The outage lasted 2 hours."],
    ["The queue held 40,000 messages at its peak.", "400 messages were lost."],
    ["10% of users were moved at first, then 50%, then all.", "7% of logins failed."],
    ["The rollback took 6 minutes; customers were affected for 21 minutes.", "You were affected for 21 minutes."],
    ["The problem started at 08:00 and support heard of it at 08:20.", "A customer called at 08:20 and told us."],
    ["On 12 May we shipped it, on 13 May it failed.", "It failed on 13 May."],
    [
        (
            "S:Night deliveries not booked in\nCourse of the night\n02:10 scanner gateway drops its "
            "session\n02:50 night shift calls\n03:05 restarted\n\nCause\nIdle timeout of 15 minutes."
        ),
        (
            "Last night between ten past two and five past three, almost an hour, no delivery was "
            "booked. The shift called us at ten to three."
        ),
    ],
    [
        "The label service failed at 11:42. It was restored at 12:02. The review is on 4 May at 10:00.",
        "From 11:42 to 12:02 no labels could be printed, 20 minutes in all. We meet on 4 May.",
    ],
    [
        "On 17 March the fare table was loaded twice. The refund went out on 19 March.",
        "You paid twice on 17 March. Since 19 March you have your money.",
    ],
    [
        "Impact\n| Site | Trucks | Delay |\n|---|---|---|\n| North | 14 | 35 min |\n| South | 6 | 80 min |",
        "Dear drivers at South, 6 trucks were held up for 80 minutes.",
        "Dear drivers at North, 14 trucks waited 35 minutes.",
    ],
    [
        "Baking stood still for 25 minutes; with cleaning, the break was 40 minutes.",
        "No bread for 25 minutes this morning.",
    ],
    [
        "412 permits were issued without a fee, 30 of them for lorries. 382 were for cars.",
        "Of the 412 permits, 30 were for lorries.",
    ],
    ["At 08:00 we knew of 20 cases, at 12:00 of 55; in the end it was 61.", "61 cases in the end."],
    ["14% of alarms were late and 2% were lost.", "2% of alarms got lost. About one in seven came late."],
    ["P2 since 10:00, before that P3.", "This is a P2."],
    ["The mean time to answer is 4 minutes. Yesterday callers waited 25 minutes.", "You waited 25 minutes yesterday."],
    ["It was down for 6 minutes on Monday and 11 minutes on Friday.", "On Friday you could not log in for 11 minutes."],
    ["We aim at answering within 2 hours; it took 5.", "It took five hours to answer you."],
    [
        "Between 17:03 and 17:48 payments failed (45 minutes). Refunds took another 2 hours.",
        "For three quarters of an hour payments failed. Within two hours you had your money back.",
    ],
    ["Fifteen of the 40 gates failed.", "15 gates were out of order, 25 worked."],
    [
        "The job ran at 02:00 and again at 03:00. The second run did the damage.",
        "The damage was done in a run at 03:00.",
    ],
    ["Storage was 92% full. Warnings come at 90%. 5% of saves failed.", "One in twenty saves failed."],
    ["Before: 3 errors a day. That day: 4,000 errors.", "Some 4,000 errors were logged that day."],
    ["We will be done by 18:00. Work began at 16:00.", "Since 16:00 we have been at work; we hope to finish at 18:00."],
    [
        "On 2 July we sent 300 letters; on 9 July another 120 letters.",
        "A second batch of 120 letters went out on 9 July.",
    ],
    ["Traffic fell by 30%. 4% of requests failed.", "Requests that failed: 4%. You had 30% fewer visitors."],
    [
        "The vote was open from 08:00 to 20:00. Between 09:10 and 09:25 it could not be reached.",
        "For a quarter of an hour, from 09:10, nobody could vote.",
    ],
    [
        "Detection took 3 minutes, the rollback 12 minutes, the clean-up 4 hours.",
        "We had rolled back within a quarter of an hour, at 12 minutes to be exact. Cleaning up took four hours.",
    ],
    ["Severity: P3. The alert came in as P1.", "S:[P3] Slow reports\nAll is well."],
    [
        "Our contract allows 4 hours. We needed 95 minutes.",
        "It was back after 95 minutes, well within the four hours of the contract.",
    ],
    ["10 servers were replaced; 2 servers had failed.", "Two servers failed, ten have been exchanged as a precaution."],
]
