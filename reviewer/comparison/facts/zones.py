"""Time zones as reports name them, as minutes east of UTC. Pure."""

import re

HOUR = 60
OFFSETS: dict[str, tuple[int, ...]] = {
    "UTC": (0,), "GMT": (0,), "Z": (0,), "WET": (0,), "WEST": (60,), "BST": (60,), "IST": (330,),
    "CET": (60,), "CEST": (120,), "MEZ": (60,), "MESZ": (120,), "EET": (120,), "EEST": (180,), "MSK": (180,),
    "PST": (-480,), "PDT": (-420,), "MST": (-420,), "MDT": (-360,), "CST": (-360,), "CDT": (-300,),
    "EST": (-300,), "EDT": (-240,), "AKST": (-540,), "AKDT": (-480,), "HST": (-600,),
    "JST": (540,), "KST": (540,), "SGT": (480,), "HKT": (480,), "AWST": (480,),
    "AEST": (600,), "AEDT": (660,), "ACST": (570,), "NZST": (720,), "NZDT": (780,),
    # Without saying whether summer time holds, either is meant.
    "PT": (-480, -420), "MT": (-420, -360), "CT": (-360, -300), "ET": (-300, -240),
}  # fmt: skip
SPELT = {
    "coordinated universal time": "UTC", "british summer time": "BST", "central european summer time": "CEST",
    "central european time": "CET", "pacific standard time": "PST", "pacific daylight time": "PDT",
    "pacific time": "PT", "mountain time": "MT", "central time": "CT", "eastern standard time": "EST",
    "eastern daylight time": "EDT", "eastern time": "ET", "indian standard time": "IST", "japan standard time": "JST",
}  # fmt: skip
# What America says for short: "7:58 p.m. Pacific".
AMERICAN = {"pacific": "PT", "mountain": "MT", "central": "CT", "eastern": "ET"}
# A place by whose clocks it is; with summer time, which of the two is not said.
PLACES = {
    (0, 60): "uk/british/london/irish/dublin/lisbon/portuguese",
    (60, 120): "berlin/german/paris/french/madrid/spanish/amsterdam/dutch/rome/italian/vienna/zurich/swiss/brussels"
    "/stockholm/swedish/oslo/norwegian/copenhagen/danish/warsaw/prague",
    (120, 180): "helsinki/finnish/athens/bucharest/kyiv", (180,): "istanbul/turkish/moscow/nairobi",
    (240,): "dubai/gulf",
    (330,): "india/indian/mumbai/delhi/bangalore/bengaluru", (420,): "jakarta/bangkok/vietnam",
    (480,): "singapore/hong kong/beijing/china/manila/perth", (540,): "japan/tokyo/korea/korean/seoul",
    (600, 660): "sydney/melbourne", (720, 780): "auckland/new zealand",
    (-180,): "brazil/brasilia/bras\u00edlia/s\u00e3o paulo",
    (-300, -240): "new york/toronto/boston/us eastern", (-360, -300): "chicago/us central",
    (-420, -360): "denver/us mountain", (-480, -420): "california/san francisco/seattle/us pacific",
}  # fmt: skip
LOCAL = {f"{place} time": east for east, places in PLACES.items() for place in places.split("/")} | {
    "hora peninsular": (60, 120), "hora de madrid": (60, 120), "hora espa\u00f1ola": (60, 120),
    "hora de canarias": (0, 60), "heure de paris": (60, 120), "heure fran\u00e7aise": (60, 120),
    "heure de bruxelles": (60, 120), "deutscher zeit": (60, 120), "berliner zeit": (60, 120),
}  # fmt: skip
# In small letters these are words: "entre 13 h 10 et 15 h 25", "um 14:05 ist es passiert".
_WORDS = r"(?-i:(?!(?:et|est|ist|west|ct|mt|pt)\b))"
_SHORT = sorted(OFFSETS, key=len, reverse=True)
# Not "at 7:58 Central Station".
_AMERICAN = r"(?-i:(?:US )?(?:Pacific|Mountain|Central|Eastern)\b(?!-?[ ]?[A-Za-z]*[A-Z]))"
# Each name stands here once: forty patterns hold them all, and what compares reports waits for those when it is loaded.
_LAST = " time"
_TIMES = "|".join(name.removesuffix(_LAST) for name in [*SPELT, *LOCAL] if name.endswith(_LAST))
_LONG = "|".join([f"(?:{_TIMES}){_LAST}", *(name for name in LOCAL if not name.endswith(_LAST))])
_LETTERS = "|".join(_SHORT)
# With its letters behind it: "Pacific (PDT)".
_BEHIND = f"[ ][(](?:{_LETTERS})(?=[)])"
_PLAIN = f"(?:pacific|mountain|central|eastern){_BEHIND}|{_LETTERS}|{_AMERICAN}"
NAMES = f"{_WORDS}(?:(?:{_LONG})(?:{_BEHIND})?|{_PLAIN})"
# No zone is farther from UTC than 14 hours to the east and 12 to the west, nor by other minutes; and what a zone's name
# stands behind is a time: "07:30-10:00 UTC".
SHIFTED = (
    r"(?:[+](?:0\d|1[0-4]):?(?:00|15|30|45)|[\-\u2212](?:0\d|1[0-2]):?(?:00|30))"
    rf"(?!\d|[:.]\d|[ ]?\(?(?:{_WORDS}(?:{_LONG}|{_PLAIN}))(?![A-Za-z]))"
)
# "14:02 UTC-05:00" is no range that ends at five; "09:10 UTC-10:40 UTC" is one.
_FROM_UTC = (
    r"[ ]?(?:[+](?:0?\d|1[0-4])(?::?(?:00|15|30|45))?|[\-\u2212](?:0?\d|1[0-2])(?::?(?:00|30))?)"
    r"(?!\d|[:.]\d|[ ]?(?:UTC|GMT)\b)"
)
BEHIND_UTC = rf"(?<=UTC|GMT){_FROM_UTC}"
ZONE = rf"(?:(?:UTC|GMT){_FROM_UTC}|(?:{NAMES})(?![A-Za-z])|{SHIFTED})"

# Times by the clocks of a place: "(Sydney time)".
_OF_PLACE = re.compile(rf"\((?:all times )?(?:in )?({'|'.join(LOCAL)})\)", re.I)
STATED = re.compile(
    rf"\b(?:times?|timestamps?|timeline|time[ ]zone|hours)\b[^\n.;:|]{{0,40}}?[\s(:,]{{1,3}}({ZONE})(?!\w)", re.I
)
CLOCKED = re.compile(rf"\d[^\S\n]?(?:[ap]\.?m\.?)?[^\S\n]?\(?({ZONE})", re.I)
SHIFT = re.compile(r"([+\-\u2212])(\d{1,2}):?(\d{2})?")


def offsets(name: str) -> tuple[int, ...]:
    """Minutes east of UTC that a zone's name can mean; empty for what is no zone."""
    if match := SHIFT.search(name):
        minutes = int(match[2]) * HOUR + int(match[3] or 0)
        return (minutes if match[1] == "+" else -minutes,)
    plain = name.rpartition("(")[2].strip().lower().removeprefix("us ")
    return LOCAL.get(plain) or OFFSETS.get(SPELT.get(plain) or AMERICAN.get(plain) or plain.upper(), ())


def shown(name: str) -> str:
    """The zone as ISO 8601 writes it: Z, -07:00; "" when it is not known for sure."""
    meant = offsets(name)
    if len(meant) != 1:
        return ""
    if meant[0] == 0:
        return "Z"
    sign, minutes = ("-" if meant[0] < 0 else "+"), abs(meant[0])
    return f"{sign}{minutes // HOUR:02}:{minutes % HOUR:02}"


def stated(text: str) -> str:
    """The zone that a text names once for all its times ("all times UTC", "Timeline (CET)"), else ""."""
    match = STATED.search(text) or _OF_PLACE.search(text)
    return match[1] if match else _only(text)


def _only(text: str) -> str:
    """UTC where a text gives it to some of its times, and to none another zone."""
    named = {match[1].upper() for match in CLOCKED.finditer(text)}
    return "UTC" if named and named <= {"UTC", "GMT", "Z"} else ""
