"""Measures that look alike and may all hold: alarms before the report, other phases, other groups, other days."""

PLANTED = [
    (
        "duration",
        [
            (
                "The stream was away for 25 minutes.\n\nTimeline\n18:00 stream drops\n18:05 engineer "
                "informed\n18:50 stream is back"
            )
        ],
    ),
]
HARMLESS = [
    [
        ("The outage lasted 52 minutes.\n\nTimeline\n14:08 alert fires\n14:20 cause found\n14:50 fixed"),
        "For 52 minutes nothing could be ordered.",
    ],
    [
        (
            "Gist\nSearch was slow for two hours.\n\nTimeline\n08:00 index job starts\n09:10 "
            "first complaint\n09:40 job stopped\n11:15 caches warm, search fast again"
        )
    ],
    [
        (
            "Timeline\n22:00 maintenance begins\n22:40 database moves\n23:30 maintenance ends\n\n"
            "For 12 minutes you could not log in."
        ),
        "You could not log in for 12 minutes.",
    ],
    [
        (
            "10:00 - 10:04 restart of node 1\n10:10 - 10:14 restart of node 2\n10:20 - 10:24 "
            "restart of node 3\n\nEach restart cost four minutes."
        )
    ],
    [
        (
            "The crane stopped at 06:10; work went on at 07:00. The crew was sent home at "
            "06:30 and called back at 06:50."
        ),
        "Work went on at 07:00.",
    ],
    ["At 09:15 we switched the feed off, as it showed wrong prices.", "From 08:40 the feed showed wrong prices."],
    ["The alert fired at 03:12. We mitigated at 03:40.", "At 03:05 the first request failed."],
    ["The deploy went out at 10:00 UTC.", "Checkout was slow from 10:25 UTC."],
    ["Backups start at 01:00 each night.", "The backup of Tuesday failed at 01:42."],
    [
        "Report of 14 May: on 12 May the tills were down.",
        "S:Tills down on 12 May\nReport of 15 May. The tills were down.",
    ],
    ["S:Update 14 May: export still slow\nSince 12 May the export has been slow."],
    ["S:Minutes of 3 June\nOn 1 June we lost a disk."],
    [
        "The fix took 20 minutes. Rolling it out to all sites took 3 hours.",
        "We had a fix after 20 minutes; your site got it within three hours.",
    ],
    ["It took us 40 minutes to answer calls, against 5 minutes on other days.", "Callers waited 40 minutes."],
    ["The night job takes 4 hours. On Sunday it took 9 hours.", "The job of Sunday ran for nine hours."],
    ["We were blind for 30 minutes and slow for 2 hours.", "For half an hour we saw nothing at all."],
    [
        "The cache keeps entries for 10 minutes. For 45 minutes old prices were shown.",
        "Old prices were shown for 45 minutes.",
    ],
    ["Error budget: 43 minutes a month. Used by this incident: 17 minutes.", "It lasted 17 minutes."],
    ["88% of users are on the new app. 3% of them saw an error.", "3% of the users of the new app saw an error."],
    ["CPU rose to 97%. A tenth of jobs were dropped.", "10% of jobs did not run."],
    ["Our goal is 99.9%. We reached 99.4%.", "Availability was 99.4%."],
    ["50 agents took 1,900 calls.", "1,900 calls were taken by 50 agents."],
    ["We wrote to 4,000 customers; 3,100 of these were hit.", "3,100 customers were hit."],
    ["4 of 6 pumps failed; later on 5 of 6 pumps failed.", "In the end five pumps had failed."],
    ["12 stores opened late, 3 stores stayed shut.", "Three stores stayed shut all day."],
    ["Phase one: 200 users. Phase two: 2,000 users. The bug hit phase two.", "2,000 users were hit."],
    ["P1 for the payment part, P3 for the report part.", "For reports it is a P3."],
    ["A similar P1 happened in May. This one is a P2.", "P2."],
    ["Severity was raised from P3 to P2 at 11:00.", "P2"],
    ["A high-priority ticket was opened. The incident is Sev 3.", "Sev 3"],
    ["The shop opened at 9:00 and the tills worked from 9:40.", "Tills worked from 9:40 on."],
    [
        ("Our people were there from 5 am to 11 pm. The lift stood still from 7:10 to 9:55."),
        "Between ten past seven and 9:55 the lift stood still.",
    ],
    [
        "Our next update comes at 12:00. Mail has been stuck since 10:45.",
        "Mail has been stuck since 10:45. We write again at noon.",
    ],
    ["We shipped 3.1 on 4 May, 3.2 on 11 May.", "Since 11 May, 3.2 is out."],
    ["Tickets are valid until 31 May. The gate refused them on 3 May.", "On 3 May the gate refused valid tickets."],
    ["The data of 7 April were loaded on 8 April.", "On 8 April the data of the day before were loaded."],
]
