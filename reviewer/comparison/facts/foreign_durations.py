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
# Parts of an hour that are told behind it.
MORE = {
    rf"et{GAP}demie|y{GAP}media|e{GAP}mezza|e{GAP}meia": 0.5,
    rf"et{GAP}(?:un{GAP})?quart|y{GAP}(?:un{GAP})?cuarto|e{GAP}un{GAP}quarto": 0.25,
    rf"et{GAP}trois{GAP}quarts|y{GAP}tres{GAP}cuartos|e{GAP}tre{GAP}quarti": 0.75,
    rf"moins{GAP}(?:le{GAP}|un{GAP})?quart|menos{GAP}(?:un{GAP})?cuarto": -0.25,
}
PLUS = rf"(?:{GAP}(?P<plus>{'|'.join(MORE)})(?!\w))"
PART = re.compile(rf"(?P<n>{NUMBER}){GAP}?(?P<unit>{UNIT})(?![\w-]){PLUS}?", re.I)
BARE = re.sub(r"\?P<\w+>", "?:", PART.pattern)
# "1 h 45": minutes that nobody names.
BLANK = r"[ \u00a0\u202f]"
SHORT = rf"(?P<hours>\d{{1,3}}){BLANK}?h{BLANK}?(?P<minutes>[0-5]\d)(?![\w-]|[.,:]\d|{BLANK}(?:min|%|s\b))"
AND = rf"{GAP}?(?:,{GAP}|{GAP}(?:und|et|y|e|en){GAP}|{GAP})?"
PHRASES = {
    rf"(?:einer?{GAP})?dreiviertelstunde|trois{GAP}quarts{GAP}d['\u2019]heure|tres{GAP}cuartos{GAP}de{GAP}hora": 2700.0,
    rf"(?:einer?{GAP})?viertelstunde|(?:un{GAP})?quart{GAP}d['\u2019]heure|(?:un{GAP})?cuarto{GAP}de{GAP}hora": 900.0,
    rf"(?:einer?{GAP})?halben?{GAP}stunde|(?:une{GAP})?demi-heure|media{GAP}hora": 1800.0,
    rf"mezz['\u2019]ora|meia{GAP}hora": 1800.0,
    rf"anderthalb{GAP}stunden|eineinhalb{GAP}stunden|hora{GAP}y{GAP}media": 5400.0,
    rf"zweieinhalb{GAP}stunden": 9000.0,
    rf"dreieinhalb{GAP}stunden": 12600.0,
    rf"viereinhalb{GAP}stunden": 16200.0,
    rf"fünfeinhalb{GAP}stunden": 19800.0,
    rf"eineinviertel{GAP}stunden|fünf{GAP}viertelstunden|hora{GAP}y{GAP}cuarto": 4500.0,
    rf"eine?dreiviertel{GAP}stunden|sieben{GAP}viertelstunden": 6300.0,
    rf"dreiviertel{GAP}stunde|drei{GAP}viertelstunden": 2700.0,
}
LENGTH = re.compile(
    rf"(?<![\w.,:-])(?:(?P<phrase>{'|'.join(PHRASES)})(?!\w)|{SHORT}|{BARE}(?:{AND}{BARE}){{0,2}})",
    re.I,
)
# The words that a length of time begins with.
FIRST = openings(
    *(word.split("-")[0] for word in NUMBERS),
    "eine, einer, dreiviertelstunde, trois, tres, viertelstunde, un, une, quart, cuarto, halbe, halben, demi, media",
    "mezz, meia, anderthalb, eineinhalb, zweieinhalb, dreieinhalb, viereinhalb, fünfeinhalb, hora, dreiviertel",
    "eineinviertel, eindreiviertel, einedreiviertel",
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
        if not (match["hours"] or ITS_OWN.search(match.group())):
            continue
        if match["phrase"]:
            seconds = next(value for phrase, value in PHRASES.items() if re.fullmatch(phrase, match.group(), re.I))
        elif match["hours"]:
            seconds = int(match["hours"]) * HOUR + int(match["minutes"]) * MINUTE
        else:
            seconds = sum(_seconds(part) for part in PART.finditer(match.group()))
        yield match.start(), match.end(), seconds


def _seconds(part: re.Match[str]) -> float:
    number = NUMBERS.get(part["n"].lower()) or float(part["n"].replace(",", "."))
    unit = next(length for words, length in UNITS.items() if re.fullmatch(words, part["unit"], re.I))
    more = next((more for words, more in MORE.items() if part["plus"] and re.fullmatch(words, part["plus"], re.I)), 0.0)
    return (number + more) * unit
