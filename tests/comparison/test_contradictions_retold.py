"""What reports retell in words of their own and still agree on, and what they then do tell differently."""

import pytest

from reviewer.comparison.contradictions import find
from tests.comparison.told import read

TOLD_ALIKE = (
    # Names with a title, whose job it is.
    ("Actions\n- Refunds: Bryn Caddick, by 28 August.", "Mr Caddick looks after refunds."),
    ("Next steps\n- Rewrite the runbook: Zuleika Penn", "The runbook is for Zuleika Penn's people to rewrite."),
    # Two rows are two things to do.
    (
        "Actions\n| What | Who | When |\n|---|---|---|\n| Keep last good copy, returns | Obadiah Frost | 9 Oct |\n"
        "| Keep last good copy, gift cards | Zuleika Penn | 15 Oct |",
    ),
    # A quarter of an hour after seven is no length of time.
    ("The outage lasted from 17:40 until 19:15.", "Everything worked again a quarter of an hour after seven."),
    # So many in ten are a share, and a label ends with its number.
    ("1,243 calls came in; 870 of them, 70%, from mobiles.", "That was seven calls in ten."),
    ("1,140 customers were blocked.", "Nature: cards blocked.\nCustomers concerned: 1,140.\nData disclosed: none."),
    # Round words give no exact length.
    (
        "Quotes failed for 54 minutes, from 14:50 to 15:44 UTC.",
        "The portal was down from shortly before three o'clock until about a quarter to four.",
    ),
    # How long it took to hear of it, and what was left over from noon.
    ("Wireless in block C was out for 38 minutes.", "Block C lost wireless and it took us six minutes to hear of it."),
    ("18:58 lock of the settlement run removed", "A lock of the settlement run left over from noon was removed."),
    # Updates of one day, each told at its time.
    (
        "S: Payments: investigating\n10:20 UTC. We see payments being refused. Next update at 10:50 UTC.",
        "S: Payments: resolved\n11:30 UTC. All is well since 11:08 UTC.",
    ),
    ("We had reckoned with 100 lost orders; it became 266.", "Roughly 270 orders were lost."),
    ("In production since 13 May. Found on 12 May.", "The authority was told on 14 May."),
    # Two places that a letter tells apart, and letters with two fates.
    ("S: Two faults\nWireless (block C) was out for 38 minutes. Nurse call (block D) was out for 12 minutes.",),
    ("388 letters were stopped at the printer's.", "147 letters have been opened by somebody else."),
    # What is watched may work again.
    ("It works again, and we are still watching it.", "Status: monitoring"),
    ("Next update on Friday.", "Next update: 13 March"),
    ("We have not yet closed the ticket. The service works.", "The service works again."),
    ("Revision 1182 of the runbook is out.", "Config revision 77 was pushed."),
    # Products are anybody's, and an order that only sounds like another.
    ("We use GreenLine cables now.", "BlueWave confirmed the fault."),
    ("Checkout was down a quarter of an hour after the deploy.", "Checkout was down for 40 minutes."),
    ("Traffic was low from 10:00 to 10:40.", "The outage lasted an hour."),
    ("Next update at 15:00.", "I will write the postmortem by 16:00."),
    ("tag 2026-03-04 was deployed on 5 March 2026.", "The deployment of 5 March broke it."),
    ("We restarted the nodes, but not before the cache was purged.", "The cache was purged, then the nodes restarted."),
)
TOLD_APART = (
    ("next_update", "Next mail from us: tomorrow at 09:00 CET.", "You will hear from us tomorrow at noon, CET."),
    ("next_update", "A short closing note follows at 15:00.", "You will hear from us at 16:30."),
    ("next_update", "Next word from us at 13:15.", "The desk writes again at a quarter to two."),
    ("percentage", "18% of payments were declined.", "A good quarter of all card payments were declined."),
    ("percentage", "We put the loss at 31% of all taps.", "24% of all taps have been turned away."),
    ("percentage", "One permit in five came back red.", "Two scans in five of permits were wrong."),
    ("count", "The shop refused 1,730 vouchers.\n\nOf the 1,370 refused vouchers, 900 have been redeemed since."),
    ("time", "09:26 trains run again", "Trains ran again at 9.46, slowly at first."),
    ("status", "It works again, but we are still watching it.", "The case is closed."),
    ("status", "Our people are putting it right at this moment.", "Status: cause not yet found, still looking."),
    ("status", "S: RESOLVED: search\nNot resolved yet: results are incomplete."),
    ("status", "Fixed and closed.", "Three lines are still standing idle while we work on the fault."),
    ("service", "FareVault failed overnight.", "The readers failed because of our list system, TapLedger."),
    ("service", "The stock program (Medirack) sent it to old shelves.", "ApoStore kept sending it to old shelves."),
    (
        "owner",
        "Padraig Noone telephones the families.",
        "Mrs Adaeze Whitlock of this office is going to ring families.",
    ),
    ("owner", "Ysolde Marr, who ran the incident, says thanks.", "19:06 Thaddeus Rowntree takes command"),
    (
        "owner",
        "Wilma Trask will run the acceptance test.",
        "Dominik Sarre was made responsible for the acceptance test.",
    ),
    (
        "due_date",
        "To do\n1. Export of all registrars, compared with billing. Taken by Fenella Strand, to be finished by 18 Nov.",
        "Fenella Strand checks registrars against our billing and reports on 25 November at the latest.",
    ),
    ("duration", "Checkout was unavailable from 10:00 to 10:40.", "Checkout was unavailable for an hour."),
    ("version", "Release 2.14 of importer introduced the bug.", "Importer 2.15 introduced the bug."),
    ("version", "The app update 12.3 crashes at start.", "App version 12.4 crashes at start."),
    ("version", "Config revision 1182 was pushed.", "Revision 1128 of the config was pushed."),
    ("version", "Image tag 2026-03-04 was rolled out.", "Image tag 2026-03-05 was rolled out."),
    ("next_update", "Next update on Friday.", "The next update follows on Thursday."),
    ("next_update", "An update is promised for 15:00.", "The next update is due at 15:45."),
    ("next_update", "Look here again at 15:00.", "We'll write at 15:30."),
    ("next_update", "We'll update you by 5 pm.", "Expect an update at 6 pm."),
    ("duration", "The link stayed down for 2 h 40 min.", "No values reached the screens for 3 hours and 20 minutes."),
)


@pytest.mark.parametrize("texts", TOLD_ALIKE)
def test_what_agrees_in_other_words_is_no_contradiction(texts: tuple[str, ...]) -> None:
    assert not find([read(text) for text in texts])


@pytest.mark.parametrize(("kind", "texts"), [(kind, texts) for kind, *texts in TOLD_APART])
def test_what_does_not_agree_is_found(kind: str, texts: list[str]) -> None:
    assert [found.kind for found in find([read(text) for text in texts])] == [kind]
