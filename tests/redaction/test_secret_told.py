"""Passwords, PINs and codes as people tell them: in sentences, lists and tables, and often without a digit."""

import pytest

from reviewer.redaction.detectors import secret
from tests.redaction.finding import found, growth
from tests.redaction.marked import HEX, drawn, wanted

KEY = drawn(40, HEX, 9)
FOUND = [
    "The conference bridge uses PIN [[417 902]]. Today's ward PIN: [[16 40 09]].",
    "Side entrance: code [[7713#]]. The loading dock opens with code [[3390*12]].",
    "For the supplier call use bridge code [[771 204 36#]].",
    "call again at 16:00, code [[80214]]",
    "Next call at nine. Code [[41-27-90]].",
    "Fetch it with the access code [[QRT-3JUN-8W2X]]; the pairing code is [[K7-M2-PP]].",
    "the backup codes are [[41-72-09]], [[66-10-38]] and [[90-27-15]]. They work once.",
    "we changed the service code from [[2847]] to [[5093]], then left",
    "the master code remains [[73105B]]; the gate code in Lyon is [[6-2-6-4-star]].",
    "If the badge fails, type [[2-7-4-1-#]]. For the safe turn to [[14-29-03-66]].",
    "The code of the key box has been changed from [[2222]] to [[8164]].",
    "He asked me for the site PIN, that's [[four four one seven]]. Hurry.",
    "The shared PIN for the yard gate, [[41-Heron-07]], is on a sticker",
    "the app lock has been set to [[8205]].",
    "The alarm panel has a new code, [[1973]], since Monday.",
    "The archive asks for the code [[Maple-72]].",
    "the shared account's password is [[boatboatboat]].",
    "a) two controllers: SSH password [[zimtstern]]\nb) the share",
    "then the debug password [[piston-piston]].",
    "It is an archive with the password [[latch-clover]].",
    "the file is protected by the password [[winterlight]]",
    "DB password (was [[maltandbarley]], is [[malt&Barley-7]])",
    "the signing password, which is still [[nochange-Android4]]",
    "The password of the emergency account in the safe is [[heron/candle/eleven]], as agreed.",
    "and the password is [[Birch.Heron.Ten]] until Friday",
    "His password had been [[Martin58]], afterwards another.",
    "The passphrase, should anybody ask, was [[bramble-silver]].",
    'the Wi-Fi passphrase for the hall is "[[nine grey kettles]]".',
    "The passphrase of the spare disk is: [[lilac behind the boiler]].",
    "The tape's key phrase: [[slow rivers bend at dusk]].",
    "I changed the password to [[Heron 71]] with a blank in the middle.",
    "Until you have a new password, please use [[Harbour-at-Six]].",
    "identify yourself with the phone word [[lupin]]. The safe word for callers [[Marzipan]].",
    "same user, pw [[R0uter$rack9]]",
    "Printer admin: admin / [[0000-brother]]",
    "viewer access: for the board use viewer/[[LensCap41]].",
    "log in? elastic / [[GurkenSalat#3]]",
    "guests sign in as `guest` with [[Anchor-Lane-8]].",
    "The PDF opens with [[kim#6120]]. The portal is opened with key [[31QWARTZ-007214]].",
    "To read the annex (password protected) enter [[Slate&Chalk_31]].",
    "the password was reset; the desk gave her [[Temp-4410-Odra]] on the phone",
    "`DD_API_KEY` with the value [[" + KEY + "]]",
    "API key of the scanner: [[scn_" + KEY + "]]",
    "here is share two: [[" + drawn(44, seed=4) + "]]",
    "Printer passwords by site:\n\nBrno: [[tiskne44]]\nOslo: [[skriver7]]\nhall: [[papier]]\n\nbuild: v2beta7",
    "Half of the passwords were guessed at once. Examples:\n\n  desk    [[Spring2031!]]\n  cfo     [[Merlot77]]\n",
    "Kiosk ........ kiosk / [[Hands-Off-7]]\nBIOS ......... [[B10S-front]]\nSIM PUK ...... [[55120934]]\n"
    'Safe ......... right [[22-07-51]]\nWLAN "front" . x\nWLAN "back" .... [[grandfathers red tractor]]\n',
    "| Telephone password | [[Falke]] |",
    "| user | password |\n| --- | --- |\n| scan | [[papier]] |\n| desk | [[Merlot77]] |",
]
LOOK_ALIKES = [
    "error code 4471, exit code 137, status code 503, reason code 1020, HTTP code 5030",
    "the API call failed with code 4471 and the bridge closed; the alarm fired with code 4471",
    "postal code 10115; sort code 20-00-00; the country code is 0049; promo code SAVE2031; billing code FAC-AZ-0093",
    "code review of 2204 lines; the code is 4000 lines long; the room has code coverage of 9000",
    "PINs were reset in 2024; the PIN pad 4471 was replaced; pin it to 2024; pin 8.2.6",
    "security code CVE-2024-12345; the service code SEC-204; session code 2024-11-02; host code at 12:30",
    "press 1-2 times; enter 2024-11; type 2000 lines; the lock was set to 5000 rows",
    "from gate B12 to gate 4471; the door code was changed at 14:05 and has 4 digits",
    "the password is required. The password is wrong, the password was correct.",
    "the password is known to all; the password is rotated nightly. The password is the same.",
    "the password is expired. The password is public. The password is empty; the password is weak.",
    "with a password manager. by the password policy. using a password prompt. with the password reset.",
    "root password rotation. SSH password login. Wi-Fi password change. the master password hash.",
    'the error was "wrong password", the message "password is not valid here"',
    "Passphrase: ask the lead in the war room. Passphrase: stored in the vault on site.",
    'The key phrase is "without undue delay". changed the password to something. We set it to expire.',
    "the one with the password was Jonas; who knows the password is Ottilie. The password is case-sensitive.",
    "| Password | required |",
    "| Password | Status |\n|---|---|\n| a | b |",
    "Passwords rotated by service:\n\ncheckout: 2026-11-02\nledger: 2026-11-03",
    "Failed logins per host:\nalpha: 412\nbeta: 71k\nLogins by region:\n\neu: 4,120\nus: 3,200",
    "Password policy ........ 12\nServer room ........ B-204\nLogin page ........ 44",
    "the box opens with Chrome-118; it opens with Excel 2016; opened with BZ2_bzOpenWrite",
    "For a new password, use Settings. use admin/Dashboard; `API_KEY` is set to null",
]


@pytest.mark.parametrize("marked", FOUND)
def test_found(marked: str) -> None:
    text, secrets = wanted(marked)
    assert found(secret, text) == secrets


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_not_found(text: str) -> None:
    assert found(secret, text) == []


@pytest.mark.parametrize(
    "piece",
    [
        "the code of ",
        "PIN, 4471, ",
        "code 1-1-1-1, ",
        "password of a ",
        "password, a b, ",
        "passphrase for a ",
        "passphrase: a b c d ",
        "passwords:\n",
        "passwords:\na: b1\n",
        "ssh ..... Xy12!abc9\n",
        "| password | a |\n",
        "opens with ",
        "login it's Xy12!abc9 ",
        "A_KEY set to ",
    ],
)
def test_the_cost_grows_with_the_text(piece: str) -> None:
    assert growth(secret, piece) < 14
