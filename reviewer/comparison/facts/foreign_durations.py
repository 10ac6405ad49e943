"""Lengths of time in German, French, Spanish, Italian, Portuguese and Dutch: "2 Stunden 10 Minuten". Pure."""

import re
from collections.abc import Iterator

from . import foreign_numbers
from .layout import layout
from .lexicon import openings
from .numbers import GAP, digits, tried

MINUTE, HOUR, DAY = 60.0, 3600.0, 86400.0
# What a unit begins with; "minutes" and "min" alone are English as well.
UNITS = {
    r"stunden?|std\.?|heures?|horas?|ore|ora|uren|uur": HOUR,
    r"minuten?|min\.?|minutes?|minutos?|minuti|minuto": MINUTE,
    r"sekunden?|sek\.?|secondes?|segundos?|secondi|seconden": 1.0,
    r"tage?n?|jours?|d[ií]as?|giorni|giorno|dias?|dagen|dag": DAY,
    r"wochen?|semaines?|semanas?|settimane?": 7 * DAY,
}
UNIT = "|".join(UNITS)
DIGITS = r"\d{1,4}(?:[,.]\d{1,2}|[\u00bc\u00bd\u00be])?"
BROKEN = {"\u00bc": ".25", "\u00bd": ".5", "\u00be": ".75", ",": "."}
# "1,2 s": with a comma it is no English.
SHORT_UNITS = {"ms": 0.001, "s": 1.0, "min": MINUTE, "h": HOUR}
# Halves and quarters that German writes in one word with what they are added to: "zweieinhalb", "eindreiviertel".
PIECES = {"einhalb": 0.5, "einviertel": 0.25, "dreiviertel": 0.75}
GERMAN = foreign_numbers.GERMAN_UNITS + foreign_numbers.GERMAN_TEENS
MIXED = {
    **{
        f"{word}{piece}": number + part for number, word in enumerate(GERMAN, start=1) for piece, part in PIECES.items()
    },
    "anderthalb": 1.5,
}
MIXED["einedreiviertel"] = 1.75
NUMBER = rf"(?:{DIGITS}|{'|'.join(sorted(MIXED, key=len, reverse=True))}|{foreign_numbers.pattern()})"
# What may stand between a number and its unit: "eine gute Stunde", "deux longues heures".
FILL = rf"(?:(?:gut|knapp|voll|ganz|lang)e?[nrs]?|bonnes?|petites?|longues?|largas?|buenas?|ganze{GAP}gute){GAP}"
# Parts of an hour that are told behind it.
MORE = {
    rf"et{GAP}demie?|y{GAP}medi[ao]|e{GAP}mezz[ao]|e{GAP}mei[ao]": 0.5,
    rf"et{GAP}(?:un{GAP})?quart|y{GAP}(?:un{GAP})?cuarto|e{GAP}un{GAP}quarto": 0.25,
    rf"et{GAP}trois{GAP}quarts|y{GAP}tres{GAP}cuartos|e{GAP}tre{GAP}quarti": 0.75,
    rf"moins{GAP}(?:le{GAP}|un{GAP})?quart|menos{GAP}(?:un{GAP})?cuarto": -0.25,
}
PLUS = rf"(?:{GAP}(?P<plus>{'|'.join(MORE)})(?!\w))"
LARGE = rf"(?:{GAP}largas?(?!\w))"
PART = re.compile(rf"(?P<n>{NUMBER}){GAP}?(?:{FILL})?(?P<unit>{UNIT})(?![\w-]){PLUS}?{LARGE}?", re.I)
BARE = re.sub(r"\?P<\w+>", "?:", PART.pattern)
# "1 h 45": minutes that nobody names.
BLANK = r"[ \u00a0\u202f]"
SHORT = rf"(?P<hours>\d{{1,3}}){BLANK}?h{BLANK}?(?P<minutes>[0-5]\d)(?![\w-]|[.,:]\d|{BLANK}(?:min|%|s\b))"
COMMA = rf"(?P<decimal>\d{{1,3}},\d{{1,2}}){BLANK}?(?P<short>{'|'.join(SHORT_UNITS)})(?![\w-])"
# "Zwei Stunden vierzig": what follows ends the length, so that nothing else is counted.
SPELT_MINUTES = rf"(?:{GAP}(?:und|et|y){GAP}|{GAP})(?P<spelt>{foreign_numbers.pattern(5, 59)}|[0-5]\d)"
SPELT_MINUTES += r"(?=[^\S\n]{0,2}(?:[.;:!?)]|,(?!\d)|$|\n)|\s(?:insgesamt|lang|au total|en total|en tout|bis|jusqu)\b)"
HOURS_FIRST = rf"(?:{BARE.replace(UNIT, next(iter(UNITS)))}){SPELT_MINUTES}"
AND = rf"{GAP}?(?:,{GAP}|{GAP}(?:und|et|y|e|en){GAP}|{GAP})?"
SOME = rf"(?:einer?{GAP})?(?:(?:gut|knapp)e?n?{GAP})?"
PHRASES = {
    rf"{SOME}dreiviertelstunde|trois{GAP}quarts{GAP}d['\u2019]heure|tres{GAP}cuartos{GAP}de{GAP}hora": 2700.0,
    rf"{SOME}viertelstunde|(?:un{GAP})?quart{GAP}d['\u2019]heure|(?:un{GAP})?cuarto{GAP}de{GAP}hora": 900.0,
    rf"{SOME}halben?{GAP}stunde|(?:une{GAP})?(?:bonne{GAP}|petite{GAP})?demi-heure|(?:una{GAP})?media{GAP}hora": 1800.0,
    rf"mezz['\u2019]ora|meia{GAP}hora": 1800.0,
    rf"hora{GAP}y{GAP}media": 5400.0,
    rf"fünf{GAP}viertelstunden|hora{GAP}y{GAP}cuarto": 4500.0,
    rf"sieben{GAP}viertelstunden": 6300.0,
    rf"dreiviertel{GAP}stunde|drei{GAP}viertelstunden": 2700.0,
}
LENGTH = re.compile(
    rf"(?<![\w.,:-])(?:(?P<phrase>{'|'.join(PHRASES)})(?!\w)|{SHORT}|{COMMA}|(?P<first>{HOURS_FIRST})|{BARE}(?:{AND}{BARE}){{0,2}})",
    re.I,
)
# The words that a length of time begins with.
FIRST = openings(
    *foreign_numbers.FIRSTS,
    *MIXED,
    "dreiviertelstunde, viertelstunde, quart, cuarto, halbe, halben, demi, media, mezz, meia, hora, dreiviertel",
    "gute, guten, knappe, knappen",
)
# Without one of these the words may be English.
ITS_OWN = re.compile(
    r"stunde|std|minuten|sekunde|tage?n?\b|woche|heure|seconde|jour|semaine|hora|minuto|segundo|d[ií]as?\b|semana"
    r"|\bor[ae]\b|minuti|giorn|settiman|\buren\b|\buur\b|dagen",
    re.I,
)
# "Minutes" that are French by the number before them.
FRENCH = re.compile(rf"(?!six\b)(?:{foreign_numbers.pattern(2)}){GAP}minutes\b", re.I)


def find(text: str) -> Iterator[tuple[int, int, float]]:
    """Start, end and seconds of each."""
    for match in tried(LENGTH, text, sorted([*digits(text), *layout(text).marks.starts(FIRST)])):
        said = match.group()
        if not (match["hours"] or match["short"] or ITS_OWN.search(said) or FRENCH.match(said)):
            continue
        if match["phrase"]:
            seconds = next(value for phrase, value in PHRASES.items() if re.fullmatch(phrase, said, re.I))
        elif match["hours"]:
            seconds = int(match["hours"]) * HOUR + int(match["minutes"]) * MINUTE
        elif match["short"]:
            seconds = _number(match["decimal"]) * SHORT_UNITS[match["short"].lower()]
        else:
            seconds = sum(_seconds(part) for part in PART.finditer(said)) + _minutes(match["spelt"]) * MINUTE
        yield match.start(), match.end(), seconds


def _seconds(part: re.Match[str]) -> float:
    unit = next(length for words, length in UNITS.items() if re.fullmatch(words, part["unit"], re.I))
    more = next((more for words, more in MORE.items() if part["plus"] and re.fullmatch(words, part["plus"], re.I)), 0.0)
    return (_number(part["n"]) + more) * unit


def _number(said: str) -> float:
    if said[0].isdigit():
        return float("".join(BROKEN.get(sign, sign) for sign in said))
    return MIXED.get(said.lower()) or float(foreign_numbers.parsed(said) or 0)


def _minutes(said: str | None) -> int:
    if not said:
        return 0
    return int(said) if said.isdigit() else foreign_numbers.parsed(said) or 0
