"""Numbers in words of German, French and Spanish, up to 999; some of Italian, Portuguese and Dutch. Pure."""

import re
from collections.abc import Iterator
from itertools import chain
from typing import Final

GERMAN_UNITS = [
    "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun",
]  # fmt: skip
GERMAN_TEENS = [
    "zehn", "elf", "zwölf", "dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn",
]  # fmt: skip
GERMAN_TENS = [
    "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig",
]  # fmt: skip
FRENCH_FEW = [
    "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize",
    "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf",
]  # fmt: skip
FRENCH_TENS = [
    "vingt", "trente", "quarante", "cinquante", "soixante",
]  # fmt: skip
SPANISH_FEW = [
    "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce", "trece",
    "catorce", "quince", "dieciséis", "diecisiete", "dieciocho", "diecinueve", "veinte", "veintiuno", "veintidós",
    "veintitrés", "veinticuatro", "veinticinco", "veintiséis", "veintisiete", "veintiocho", "veintinueve",
]  # fmt: skip
SPANISH_TENS = [
    "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa",
]  # fmt: skip
# How else some are written, and the few of languages that reports are seldom written in.
OTHERS = {
    1: "eine einer einen einem una une uma een", 2: "due dois duas twee", 3: "tre três drie", 4: "quattro quatro vier",
    5: "cinque vijf fuenf", 6: "sei zes", 7: "sette sete zeven", 8: "otto oito", 9: "nove negen", 10: "dieci dez tien",
    12: "dodici doze zwoelf", 16: "dieciseis", 20: "venti vinte", 22: "veintidos", 23: "veintitres", 26: "veintiseis",
    30: "trenta trinta dreissig", 40: "quaranta", 50: "fuenfzig", 70: "septante", 90: "nonante",
}  # fmt: skip


def _german() -> Iterator[tuple[str, int]]:
    for number, word in enumerate([*GERMAN_UNITS, *GERMAN_TEENS], start=1):
        yield word, number
    for tens, name in enumerate(GERMAN_TENS, start=2):
        yield name, tens * 10
        for number, unit in enumerate(GERMAN_UNITS, start=1):
            yield f"{unit}und{name}", tens * 10 + number


def _french() -> Iterator[tuple[str, int]]:
    for number, word in enumerate(FRENCH_FEW, start=1):
        yield word, number
        if number >= 10:
            yield f"soixante-{word}", 60 + number
        yield f"quatre-vingt-{word}", 80 + number
    yield "soixante-et-onze", 71
    yield from (("quatre-vingts", 80), ("quatre-vingt", 80))
    for tens, name in enumerate(FRENCH_TENS, start=2):
        yield name, tens * 10
        yield from ((f"{name}-et-un", tens * 10 + 1), (f"{name}-et-une", tens * 10 + 1))
        for number, unit in enumerate(FRENCH_FEW[1:9], start=2):
            yield f"{name}-{unit}", tens * 10 + number


def _spanish() -> Iterator[tuple[str, int]]:
    for number, word in enumerate(SPANISH_FEW, start=1):
        yield word, number
    for tens, name in enumerate(SPANISH_TENS, start=3):
        yield name, tens * 10
        for number, unit in enumerate(SPANISH_FEW[:9], start=1):
            yield f"{name}-y-{unit}", tens * 10 + number


def _others() -> Iterator[tuple[str, int]]:
    return ((word, number) for number, words in OTHERS.items() for word in words.split())


# By their words, with hyphens where blanks may stand; up to 99.
NUMBERS: Final = dict(chain(_others(), _german(), _french(), _spanish()))
SPANISH_HUNDREDS = {
    "cien": 100, "ciento": 100, "doscient": 200, "trescient": 300, "cuatrocient": 400, "quinient": 500,
    "seiscient": 600, "setecient": 700, "ochocient": 800, "novecient": 900,
}  # fmt: skip
# What one of several words begins with.
FIRSTS: Final = sorted({word.split("-")[0] for word in NUMBERS})


def pattern(least: int = 1, most: int = 99) -> str:
    """What matches the words of a number between two bounds, the longest first."""
    names = sorted((word for word, number in NUMBERS.items() if least <= number <= most), key=len, reverse=True)
    return "|".join(name.replace("-", r"[-\s]") for name in names)


BELOW = pattern()
# From 100 on: "vierhundertzwanzig", "quatre cent vingt", "ciento setenta".
HUNDREDS: Final = (
    rf"(?P<german>{'|'.join(GERMAN_UNITS)})?hundert(?:und)?(?P<more>{BELOW})?"
    rf"|(?:(?P<french>{'|'.join(FRENCH_FEW[1:9])})[-\s])?cents?(?:[-\s](?P<plus>{BELOW}))?"
    rf"|(?P<spanish>{'|'.join(sorted(SPANISH_HUNDREDS, key=len, reverse=True))})(?:[oa]s)?(?:\s(?P<y>{BELOW}))?"
)
_HUNDREDS = re.compile(HUNDREDS, re.I)


def parsed(words: str) -> int | None:
    """The number that some words are, however blanks and hyphens stand between them."""
    below = NUMBERS.get("-".join(words.lower().replace("-", " ").split()))
    if below is not None:
        return below
    match = _HUNDREDS.fullmatch(words)
    if not match:
        return None
    many, spanish = match["german"] or match["french"], match["spanish"]
    hundreds = SPANISH_HUNDREDS[spanish.lower()] if spanish else 100 * (NUMBERS[many.lower()] if many else 1)
    return hundreds + (parsed(match["more"] or match["plus"] or match["y"] or "") or 0)
