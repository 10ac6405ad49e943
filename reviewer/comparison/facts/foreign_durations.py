"""Lengths of time in German, French, Spanish, Italian, Portuguese and Dutch: "2 Stunden 10 Minuten". Pure."""

import re
from collections.abc import Iterator

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
}
UNIT = "|".join(UNITS)
SPELT = {
    1: "eine einer einen une un una uma een", 2: "zwei deux dos due dois duas twee", 3: "drei trois tres tre três drie",
    4: "vier quatre cuatro quattro quatro", 5: "fünf cinq cinco cinque vijf", 6: "sechs six seis sei zes",
    7: "sieben sept siete sette sete zeven", 8: "acht huit ocho otto oito", 9: "neun neuf nueve nove negen",
    10: "zehn dix diez dieci dez tien", 12: "zwölf douze doce dodici doze", 15: "quinze quince fünfzehn",
    20: "zwanzig vingt veinte venti vinte", 30: "dreißig trente treinta trenta trinta",
    40: "vierzig quarante cuarenta quaranta", 45: "fünfundvierzig quarante-cinq", 50: "fünfzig cinquante cincuenta",
}  # fmt: skip
NUMBERS = {word: float(number) for number, words in SPELT.items() for word in words.split()}
NUMBER = rf"(?:\d{{1,4}}(?:[,.]\d{{1,2}})?|{'|'.join(sorted(NUMBERS, key=len, reverse=True))})"
HALF = rf"(?:{GAP}(?:et{GAP}demie|y{GAP}media|e{GAP}mezza|e{GAP}meia))"
PART = re.compile(rf"(?P<n>{NUMBER}){GAP}?(?P<unit>{UNIT})(?![\w-])(?P<half>{HALF})?", re.I)
BARE = re.sub(r"\?P<\w+>", "?:", PART.pattern)
AND = rf"{GAP}?(?:,{GAP}|{GAP}(?:und|et|y|e|en){GAP}|{GAP})?"
PHRASES = {
    rf"(?:einer?{GAP})?dreiviertelstunde|trois{GAP}quarts{GAP}d['\u2019]heure|tres{GAP}cuartos{GAP}de{GAP}hora": 2700.0,
    rf"(?:einer?{GAP})?viertelstunde|(?:un{GAP})?quart{GAP}d['\u2019]heure|(?:un{GAP})?cuarto{GAP}de{GAP}hora": 900.0,
    rf"(?:einer?{GAP})?halben?{GAP}stunde|(?:une{GAP})?demi-heure|media{GAP}hora": 1800.0,
    rf"mezz['\u2019]ora|meia{GAP}hora": 1800.0,
    rf"anderthalb{GAP}stunden|eineinhalb{GAP}stunden": 5400.0,
    rf"zweieinhalb{GAP}stunden": 9000.0,
    rf"dreieinhalb{GAP}stunden": 12600.0,
}
LENGTH = re.compile(
    rf"(?<![\w.,:-])(?:(?P<phrase>{'|'.join(PHRASES)})(?!\w)|{BARE}(?:{AND}{BARE}){{0,2}})",
    re.I,
)
# The words that a length of time begins with.
FIRST = openings(
    *(word.split("-")[0] for word in NUMBERS),
    "eine, einer, dreiviertelstunde, trois, tres, viertelstunde, un, une, quart, cuarto, halbe, halben, demi, media",
    "mezz, meia, anderthalb, eineinhalb, zweieinhalb, dreieinhalb",
)
# Without one of these the words may be English.
ITS_OWN = re.compile(
    r"stunde|std|minuten|sekunde|tage?n?\b|heure|seconde|jour|hora|minuto|segundo|d[ií]as?\b|\bor[ae]\b|minuti|giorn"
    r"|\buren\b|\buur\b|dagen",
    re.I,
)


def find(text: str) -> Iterator[tuple[int, int, float]]:
    """Start, end and seconds of each."""
    for match in tried(LENGTH, text, sorted([*digits(text), *layout(text).marks.starts(FIRST)])):
        if not ITS_OWN.search(match.group()):
            continue
        if match["phrase"]:
            seconds = next(value for phrase, value in PHRASES.items() if re.fullmatch(phrase, match.group(), re.I))
        else:
            seconds = sum(_seconds(part) for part in PART.finditer(match.group()))
        yield match.start(), match.end(), seconds


def _seconds(part: re.Match[str]) -> float:
    number = NUMBERS.get(part["n"].lower()) or float(part["n"].replace(",", "."))
    unit = next(length for words, length in UNITS.items() if re.fullmatch(words, part["unit"], re.I))
    return (number + (0.5 if part["half"] else 0.0)) * unit
