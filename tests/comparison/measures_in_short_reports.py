"""Measures that a subject, a summary, a timeline or another version tells otherwise, and what only seems so."""

PLANTED = [
    (
        "time",
        [("Gist\nThe barcode service stopped at 08:05.\n\nSequence\n08:25 barcode service stops\n08:40 restarted")],
    ),
    (
        "time",
        [
            (
                "Summary\nThe alarm reached us at 14:20 UTC.\n\nTimeline (UTC)\n14:00 pump stops\n"
                "14:02 alarm reaches the on-call engineer\n14:30 pump runs"
            )
        ],
    ),
    (
        "time",
        [("Gist\nPayments were possible again at 17:10.\n\nLog\n16:00 payments fail\n16:40 payments possible again")],
    ),
    (
        "time",
        [("S:Lift stuck until 10:15\nThe lift in the east wing was stuck. It has been running again since 11:15.")],
    ),
    ("time", ["Streaming broke off at 20:03.", "Viewers lost the picture at 20:33."]),
    (
        "time",
        ["By 13:40 UTC all depots were connected again.", "All depots have been connected again since 15:10 UTC."],
    ),
    ("time", ["The leak was noticed at 07:30.", "A guard spotted the leak at 09:30."]),
    ("time", ["The outage ended at 4:30 pm BST.", "It was all over at 16:30 UTC."]),
    (
        "date",
        [
            (
                "Summary\nThe wrong prices were live on 3 May.\n\nCause\nA price list that went live "
                "on 3 May by mistake."
            ),
            "The wrong prices were live on 5 May, we regret this.",
        ],
    ),
    ("date", ["S:Data loss on 11 April\nOn 12 April the archive lost its index."]),
    (
        "date",
        [
            "The tunnel camera has sent nothing since 8 August 2026.",
            "Nothing has come from the tunnel camera since 18 August 2026.",
        ],
    ),
    ("date", ["El 3 de mayo se perdieron 20 pedidos.", "On 13 May 20 orders were lost."]),
    ("duration", [("S:Phone lines dead for 2 hours\nThe phone lines were dead for 50 minutes, as a card had failed.")]),
    (
        "duration",
        [
            (
                "Gist\nAll in all visitors waited outside for 30 minutes.\n\nWhat happened\nThe "
                "gates did not open and visitors had to wait outside for 70 minutes."
            )
        ],
    ),
    ("duration", ["For a whole day nobody could book.", "For six hours bookings were not possible."]),
    ("duration", ["The heating was off from 22:00 to 23:30, that is two hours and a half."]),
    ("duration", ["The feed lagged by 14 minutes.", "Data arrived 40 minutes late."]),
    ("duration", ["Repair took 3 hours after detection.", "Once we had noticed, it took us 90 minutes to repair."]),
    (
        "duration",
        ["Customers were logged out for 18 minutes.", "Sessions broke, and for 38 minutes you could not get back in."],
    ),
    ("count", ["Gist\nWe lost 230 bookings.\n\nImpact\n320 bookings were lost."]),
    ("count", [("S:1,200 letters sent to old addresses\nIn total 2,100 letters went to old addresses.")]),
    ("count", ["The fault hit 5,000 households.", "About 9,000 households had no power."]),
    ("count", ["Some 60 complaints came in.", "We received 160 complaints."]),
    (
        "percentage",
        [
            (
                "Gist\n12% of parcels were misrouted.\n\nLessons\nThat 21% of parcels were misrouted "
                "must not happen again."
            )
        ],
    ),
    ("percentage", ["S:30% of logins fail\nSince noon every fifth login fails, 20% in all."]),
    ("percentage", ["Nearly all terminals (96%) were offline.", "69% of the terminals were offline."]),
    ("percentage", ["One in ten letters got lost.", "One in four letters got lost."]),
    ("percentage", ["0.4% of doses were recorded wrongly.", "4% of doses were recorded wrongly."]),
    ("severity", ["S:[P2] Heating off\nSeverity: P1"]),
    ("severity", ["Sev 3 - a nuisance, no more.", "As a Sev 1 it had our full attention."]),
    ("severity", ["Incident class: P2", "We rank this as P4."]),
    ("severity", ["**Priority** 1", "**Priority** 3"]),
    ("severity", ["Impact level: low", "Impact level: critical"]),
]
HARMLESS = [
    [
        (
            "Gist\nThe barcode service stopped at 08:05.\n\nSequence\n08:05 barcode service "
            "stops\n08:25 second crash\n08:40 restarted"
        ),
        "From five past eight until twenty to nine no bar codes were read.",
    ],
    [
        (
            "S:Lift stuck until 10:15\nThe lift was stuck from 09:40. At 10:15 it ran again; "
            "the inspection at 11:15 found nothing."
        )
    ],
    [
        "By 13:40 UTC half of the depots were connected, by 15:10 UTC all.",
        "All depots have been connected since 15:10 UTC.",
    ],
    [
        "The alarm rang at 07:30; a guard saw the water at 07:42.",
        "A guard saw the water at 07:42, shortly after the alarm.",
    ],
    ["The outage ended at 4:30 pm BST.", "It was all over at 15:30 UTC."],
    ["On 3 May we loaded a wrong list, on 5 May a customer told us.", "A customer told us on 5 May."],
    ["The archive is dated 11 April; it was lost on 12 April.", "Lost on 12 April."],
    [
        "Lines were dead for 50 minutes. The repair team needed 2 hours for all sites.",
        "Your line was dead for at most 50 minutes.",
    ],
    ["Visitors waited 30 minutes on average, some of them 70 minutes.", "The average wait was half an hour."],
    ["The feed lagged by 14 minutes at noon and by 40 minutes at two.", "At two the lag was 40 minutes."],
    ["230 bookings were lost, 90 of which have been found.", "We lost 230 bookings and found 90 again."],
    ["1,200 letters went to old addresses, 300 came back.", "300 letters came back to us."],
    ["38 of 83 turbines stopped.", "38 turbines came to a stop, 45 ran on."],
    [
        "5,000 households had no power, 9,000 had less water pressure.",
        "9,000 households had little water, 5,000 no power.",
    ],
    ["12% of parcels were misrouted; in the north it was 21%.", "In the north 21% of parcels took a wrong way."],
    ["The rate was 30% at noon. Now it is 5%.", "5% of logins still fail."],
    ["Sev 2; at first it looked like a Sev 3.", "It's a Sev 2."],
    ["Incident class: P2. The follow-up is filed as P4.", "P2."],
    ["We plan to be done in 3 hours.", "The outage has lasted 5 hours so far."],
    ["It lasted from 23:40 until 00:25.", "Three quarters of an hour around midnight."],
    ["Two out of three payments went through.", "A third of payments failed."],
    ["Uptime in May: 99.2%. 3% of calls failed on the 9th.", "On 9 May 3% of calls failed."],
    [
        (
            "15 minutes after the deploy we rolled back. In these 15 minutes 400 orders "
            "failed. The rollback took 5 minutes."
        ),
        "For a quarter of an hour orders failed, 400 in number.",
    ],
    [
        ("The key lives 90 days. It expired on 4 June. We renewed it on 5 June for another 90 days."),
        "On 4 June a key expired, and it was renewed on 5 June.",
    ],
    ["40 technicians drove to 120 sites.", "120 sites had to be visited."],
    ["We have 300 shops; 45 of them had no tills.", "In 45 shops the tills were down."],
    ["The first version of this report said 30 minutes. It was 40 minutes.", "It took 40 minutes."],
    ["Downtime this quarter: 4 hours. This incident: 25 minutes.", "It was down for 25 minutes."],
    ["You get a credit of 10%. 3% of calls failed.", "3% of your calls failed, and we take 10% off the bill."],
]
