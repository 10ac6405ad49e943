"""When something is to be done. Value: the date as ISO 8601, or the name of the day ("friday"). Pure."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from . import zones
from .dates import MONTHS, NUMBERS
from .found import Found
from .layout import layout
from .lexicon import openings
from .months import FOREIGN_NUMBERS, WEEKDAYS
from .numbers import tried
from .tables import cells
from .to_do import to_do

DAYS = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
SPAN = "day|week|month|quarter|Q[1-4]"
SHORT = "mon|tues?|wed|thu(?:rs?)?|fri|sat|sun"
RELATIVE = (
    r"(?:next[ ]|this[ ]|coming[ ]|n\u00e4chsten[ ]|kommenden[ ])?"
    rf"(?:{'|'.join(WEEKDAYS)}|(?:{SHORT})(?![ ]?\d))"
    rf"|(?:next|this)[ ](?:{SPAN})|tomorrow|today"
    rf"|(?:the[ ])?end[ ]of[ ](?:the[ ]|next[ ])?(?:{SPAN})|EOD|EOW|Q[1-4](?:[ ]20\d\d)?"
)
LEAD = (
    r"\b(?:due(?:[ ](?:date|on|by|for))?|deadline|target(?:[ ]date)?|by|not?[ ]later[ ]than|before|until|ETA|latest"
    r"|expected(?:[ ](?:on|by|for))?|promised[ ](?:for|by)"
    r"|(?<!was )(?<!were )(?<!been )(?<!got )(?:(?:ready|done|finished)(?:[ ](?:on|by|for|in))?"
    r"|written[ ](?:by|for))"
    r"|bis(?:[ ]sp\u00e4testens)?|f\u00e4llig|sp\u00e4testens|frist|para|antes"
    r"|a[ ]m\u00e1s[ ]tardar|plazo|pour|avant"
    r"|d['\u2019]ici|au[ ]plus[ ]tard)"
    r"[*_]{0,2}[ :|=]{1,3}[*_]{0,2}(?:(?:the|el|del|le|au|am|den|zum|on)[ ])?"
    r"(?:(?:(?:the[ ])?(?:very[ ])?end[ ]of(?:[ ]day|[ ]play)?|close[ ]of[ ](?:business|play)|EOD|COB)"
    r"[ ](?:on[ ]|of[ ])?)?"
)
WEEKDAY = rf"(?:(?:{DAYS})|(?:mon|tue|wed|thu|fri|sat|sun)\b)"
# "The deadline for the drill is", "two measures are due, one on".
NAMED = (
    r"\b(?:deadline|due[ ]date|target(?:[ ]date)?)\b[^.;\n\d]{0,60}|\bwhen[:=][ ]{1,2}"
    r"|\b(?:is|are|falls?)[ ]due\b[^.;\n\d]{0,40}[ ](?:on|by)[ ](?:the[ ])?"
)
# It "will be ready on" that day.
TO_BE = (
    r"\bpromised[ ](?:(?:it|this|that|them|these|both)[ ])?(?:for|by)[ ](?:the[ ])?"
    r"|\b(?:will|shall|should|must|to)[ ](?:be[ ](?:[a-z]{2,14}[ ]){1,5}|go[ ]live[ ]|come[ ]|arrive[ ]|follow[ ])"
    r"on[ ](?:the[ ])?"
    r"|\bexpect(?:s|ed)?[ ][^.;\n\d]{0,60}[ ](?:on|by|for)[ ](?:the[ ])?"
    r"|\b(?:will|shall)[ ]have[ ][^.;\n\d]{0,60}[ ]on[ ](?:the[ ])?"
    r"|[ ](?:lands|comes|follows|arrives|starts|goes[ ]live|is[ ]live)[ ]on[ ](?:the[ ])?"
    r"|\b(?:will|shall)[ ]be[ ](?:on|in|at|with)[ ](?:the|our|your|their)[ ](?:[a-z-]{2,14}[ ]){1,3}on[ ](?:the[ ])?"
    # From that day on it holds: "will be refused as from".
    r"|\b(?:will|shall|must|to)[ ](?:[a-z]{2,12}[ ]){1,4}(?:as[ ]from|as[ ]of|from|starting|beginning)[ ](?:the[ ])?"
    r"|\b(?:refused|rejected|blocked|required|enforced|active|valid|live|mandatory|effective|obligatory|switched[ ]off"
    r"|retired|in[ ]force)[ ](?:as[ ])?from[ ](?:the[ ])?"
)
BEFORE_DATE = re.compile(rf"(?:{LEAD}(?:{WEEKDAY}\.?,?[ ](?:the[ ])?)?|{NAMED}|{TO_BE})$", re.I)
# What holds from a day on: "from 26 June no machine will", "from 12 December on, no table leaves".
FROM = re.compile(r"\b(?:from|as of|as from|starting|beginning)[ ](?:the[ ])?$", re.I)
HOLDS = re.compile(
    r"(?:[ ]on(?:wards?)?)?,?[ ](?:there will be\b|(?:no|every|each|all|we|our|your|the|such)\b[^.;\n]{0,50}?"
    r"\b(?:will|shall|must|can|leaves?|is|are|goes|go)\b"
    r"|(?:no|every|each)\b(?![^.;\n]{0,60}\b(?:was|were|had|could|did|[a-z]{2,12}ed)\b))",
    re.I,
)
# "Sale el 3 de junio", "wird am 3. Juni ausgezahlt", "sera versé le 3 juin": what is still to be done on that day.
COMES = re.compile(
    r"\b(?:sale|saldr\u00e1n?|(?:ingresar|abonar|pagar|enviar|entregar|har|instalar|publicar|estar)\u00e1n?"
    r"|sera|seront|aura|auront|wird|werden|folgt|kommt|erfolgt|steht)\b[^.;\n\d]{0,60}\b(?:el|le|am|zum)[ ]$",
    re.I,
)
# The name of somebody, and the date behind it: (Jonas, 12 March).
NO_NAME = rf"(?!(?i:{zones.ZONE}|{WEEKDAY})[,:;])"
BEHIND_NAME = re.compile(
    rf"(?:\(|[\u2013\u2014-][ ]){NO_NAME}"
    r"(?:@[\w.-]{2,30}|[A-Z]\w{1,20}(?:[ ][A-Z]\w{1,20})?)[,:;][ ]$"
    r"|[A-Z]\w{1,20}[ ][A-Z]\w{1,20}[ ]\($"
    r"|\((?:Fr|Hr|Mr|Ms|Mrs|Dr)\.[ ][A-Z]\w{1,20}[,:;][ ]$"
    r"|[ ][\u2013\u2014-]{1,2}[ ][A-Z][a-z]\w{1,18}(?:[ ][A-Z]\w{1,20})?[ ][\u2013\u2014-]{1,2}[ ]$"
    r"|:[ ][A-Z]\w{1,20}[ ][A-Z]\w{1,20}[,;][ ]$"
    rf"|\w[ ][\w-]{{2,20}}[)]?:[ ](?!(?i:{WEEKDAY}))[A-Z][a-z]\w{{1,18}}[,;][ ]$"
)
# The end of a month is that month.
PART_OF = (
    r"(?:(?:end|middle|beginning|start|close|(?:very[ ])?last[ ](?:working[ ])?day|(?:first|second|third|last)[ ]"
    r"(?:week|days|half))[ ]of[ ]"
    r"|(?:mid|early|late)[ -]|(?:anfang|mitte|ende)[ ]"
    r"|(?:fin|d\u00e9but|mi|finales[ ]de|principios[ ]de|mediados[ ]de)[ -])"
)
MONTH_NUMBERS = {**FOREIGN_NUMBERS, **{name: number for name, number in NUMBERS.items() if len(name) > 2}}
MONTH_NAMES = "|".join(sorted({*MONTHS, *FOREIGN_NUMBERS}, key=len, reverse=True))
MONTHLY = re.compile(rf"{LEAD}(?P<n>{PART_OF}(?P<month>{MONTH_NAMES}))(?!\w)", re.I)
BY_MONTH = re.compile(rf"\b(?:by|bis)[ ](?P<n>(?P<month>{MONTH_NAMES}))(?!\w|,?[ ]\d)", re.I)
# That such a part of a month is the day by which it is to be done is said behind it: "the end of July has been set".
LIMIT = re.compile(
    rf"\b(?P<n>{PART_OF}(?P<month>{MONTH_NAMES}))"
    r"(?=[ ](?:has[ ]been|is|was)[ ](?:now[ ])?"
    r"(?:set|agreed|fixed|planned|promised|the[ ](?:deadline|target|limit|goal))\b"
    r"|[ ]at[ ]the[ ]latest|[ ]latest\b)",
    re.I,
)
AFTER_DATE = re.compile(r"^,?\s?\(?(?:deadline|due|at[ ]the[ ]latest|latest)\b", re.I)
# Of "by Friday 11 September" the date says more.
RELATIVELY = re.compile(rf"{LEAD}(?P<n>{RELATIVE})(?!\w|,?[ ](?:the[ ])?\d)", re.I)
LEADS = openings(
    "expected, promised, ready, done, finished, written, due, deadline, target, by, no/not later, before, until, ETA,"
    " latest, bis, spätestens, frist, fällig, para, antes, a más, plazo, pour, avant, d, au plus"
)
PARTS = openings(
    "end, middle, beginning, start, close, last, very last, mid, early, late, anfang, mitte, ende, fin, début, mi,"
    " finales, principios, mediados"
)
# A date behind such a word is no day by which something is to be done, though it stands among what is to be done;
# unless somebody owes it on that day.
OWED = re.compile(
    r"\b(?:will|shall|owes?|owed|(?:is|are) to|expect\w*|promis\w*|commit\w*)\b[^.;\n]*$"
    r"|(?-i:[A-Z][a-z]+ (?!has |was |is |does )[a-z]{2,12}s )(?!\w+ed )[^.;\n]*$",
    re.I,
)
PAST = re.compile(r"\b(?:since|after|of|from|done|completed|finished|on|was|began)[ ](?:the[ ])?$", re.I)
# What others may do until then is no task: "returns received by 3 August count as on time".
HANDED_IN = re.compile(
    r"(?<!\bbe )(?<!\bis )(?<!\bare )(?<!\bbeen )(?<!\bget )(?<!\bgets )"
    r"\b(?:received|submitted|filed|handed in|lodged|placed|ordered|posted|booked|paid|made|sent in|entered|registered"
    r"|bought|purchased|uploaded|reported|claimed|opened|requested)"
    r"(?: (?:(?:by|with|to|from|through|via) )?(?:(?:us|you|them|our|your|the) ?)(?:[a-z]+ )?)?"
    r" ?(?:by|before|until|till|up to|on or before|no later than) (?:the )?(?:[A-Z][a-z]+day,? (?:the )?)?$",
    re.I,
)
COUNTS = re.compile(
    r",?(?: \d{4})? (?:(?:will|shall|can) (?:still )?(?:be|count)|are|is|count|counts|remain|remains|keep|keeps"
    r"|were|was) ",
    re.I,
)
# How long something went on.
LASTED = re.compile(
    r"\b(?:was|were|lasted|went on|had|ran|continued|stayed|remained|war|waren|lief|dauerte|blieb|konnten?)"
    r"\b[^.;\n]*\b(?:until[ ](?:the[ ])?|bis[ ](?:zum[ ])?)$"
    r"|day[ ](?:until|bis)[ ]$|\b(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag)[ ]bis[ ]$",
    re.I,
)
COLUMNS = re.compile(
    r"\b(?:due|deadline|target|by when|when|eta|frist|termin|f\u00e4llig|bis(?: wann)?"
    r"|fecha(?: l\u00edmite)?|plazo|vence|\u00e9ch\u00e9ance|d\u00e9lai|date limite)\b",
    re.I,
)


def find(text: str, dates: Sequence[Found]) -> Iterator[Found]:
    """Dates that something is due by, among the dates already found, and weekdays that are said to be the day."""
    columns = [(cell.start, cell.start + len(cell.text)) for cell in cells(text, COLUMNS)]
    items = to_do(text) if dates else ()
    starts = [first for first, _ in items]
    column = iter(columns)
    start, end = next(column, (0, 0))
    for date in _whole(dates):
        while end and end <= date.start:
            start, end = next(column, (0, 0))
        before = text[max(0, date.start - 80) : date.start]
        after = text[date.end : date.end + 80]
        if HANDED_IN.search(before) and COUNTS.match(after):
            continue
        named = BEFORE_DATE.search(before) or BEHIND_NAME.search(before) or AFTER_DATE.search(after)
        named = named or COMES.search(before) or (FROM.search(before) and HOLDS.match(after))
        part = bisect_right(starts, date.start) - 1
        planned = part >= 0 and date.start < items[part][1]
        planned = planned and (not PAST.search(before) or bool(OWED.search(before)))
        if named or planned or start <= date.start < end:
            yield Found(date.start, date.end, "due_date", date.value)
    for match in (
        *tried(MONTHLY, text, layout(text).marks.starts(LEADS)),
        *tried(BY_MONTH, text, layout(text).marks.starts(LEADS)),
        *tried(LIMIT, text, layout(text).marks.starts(PARTS)),
    ):
        yield Found(match.start("n"), match.end("n"), "due_date", f"--{MONTH_NUMBERS[match['month'].lower()]:02}")
    for match in tried(RELATIVELY, text, layout(text).marks.starts(LEADS)):
        if LASTED.search(text[max(0, match.start() - 60) : match.start("n")]):
            continue
        yield Found(match.start("n"), match.end("n"), "due_date", _day(match["n"]))


def _whole(dates: Sequence[Found]) -> Iterator[Found]:
    """Those in order that are no part of a longer one: of "1 April 2026" not "April 2026"."""
    end = 0
    for date in sorted(dates, key=lambda date: (date.start, -date.end)):
        if date.end > end:
            yield date
            end = date.end


def _day(said: str) -> str:
    """The name of a day in full; other words as they are."""
    plain = " ".join(said.lower().split())
    last = plain.rpartition(" ")[2]
    if last in WEEKDAYS and last not in DAYS:
        return WEEKDAYS[last]
    return next((day for day in DAYS.split("|") if re.fullmatch(SHORT, plain) and day.startswith(plain[:3])), plain)
