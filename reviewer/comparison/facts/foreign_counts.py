"""Numbers of things in German, French and Spanish words: "zwölf Filialen", "une centaine de clients". Pure."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from . import foreign_numbers
from .layout import layout
from .lexicon import openings
from .numbers import GAP, digits, tried
from .vocabulary import words


def _any(*words: str) -> str:
    return "|".join(sorted(" ".join(words).split(), key=len, reverse=True))


# Things that reports of these languages count.
NOUNS = words("""
    kunden clientes commandes pedidos bestellungen mensajes nachrichten clients kundinnen mandanten anwender anfragen
    berichte informes rapports rechnungen facturas factures dateien fichiers nutzer utilisateurs usuarios cuentas
    comptes konten benutzer llamadas appels anrufe filialen tiendas magasins empresas entreprises unternehmen firmen
    personen personas personnes mitglieder miembros membres beschäftigte mitarbeiter mitarbeiterinnen mitarbeitende
    empleados empleadas employés salariés zahlungen pagos paiements buchungen reservierungen reservas réservations
    dispositivos appareils pakete paquetes pacientes patienten pasajeros passagers viajeros
""")
NOUN = "|".join(sorted(NOUNS, key=len, reverse=True))
# Thousands and millions; those with "de" behind them are no English then: "2 millions de requêtes".
THOUSANDS, MILLIONS, BILLIONS = "tsd tausend mille mil", "mio million millionen", "mrd milliarde milliarden"
THOUSANDS_OF, MILLIONS_OF = "millier milliers millar millares", "million millions millón millones"
SCALES = {
    **dict.fromkeys([*THOUSANDS.split(), *THOUSANDS_OF.split()], 1e3),
    **dict.fromkeys([*MILLIONS.split(), *MILLIONS_OF.split(), "m"], 1e6),
    **dict.fromkeys([*BILLIONS.split(), "milliard", "milliards"], 1e9),
}
# What stands for a round number.
ROUND = {
    rf"eine?{GAP}dutzend|une{GAP}douzaine|una{GAP}docena": 12,
    rf"zwei{GAP}dutzend|deux{GAP}douzaines|dos{GAP}docenas": 24,
    rf"une{GAP}vingtaine|una{GAP}veintena": 20,
    rf"une{GAP}trentaine|una{GAP}treintena": 30,
    rf"une{GAP}cinquantaine|medio{GAP}centenar": 50,
    rf"une{GAP}centaine|un{GAP}centenar": 100,
}
DESCRIBED = rf"(?:(?!uhr|stunde|minute|tag|(?:{'|'.join(SCALES)})\b)[a-z\u00df-\u00ff]{{3,15}}{GAP})?"
HUNDREDS = re.sub(r"[?]P<.+?>", "?:", foreign_numbers.HUNDREDS)
COUNT = re.compile(
    rf"(?<![\w-])(?P<n>{'|'.join(ROUND)}|{HUNDREDS}|{foreign_numbers.pattern(2)})"
    rf"{GAP}(?:d['\u2019]|de{GAP})?(?:(?:von|sur|de){GAP}(?:\d{{1,6}}{GAP}|unseren{GAP}|nos{GAP}|nuestr[oa]s{GAP}))?"
    rf"{DESCRIBED}(?P<noun>{NOUN})(?![\w-])",
    re.I,
)
# In the plural, but for money and what is measured.
OTHER = r"(?!(?:euros|dollars|dólares|pesos|francs|francos|minutes|secondes)\b)[a-z\u00df-\u00ff]{3,20}s"
SCALED = re.compile(
    r"(?<![\w.,-])(?<!\d[ \u00a0\u202f])"
    rf"(?:(?P<n>\d{{1,4}}(?:[.,]\d{{1,2}})?|{HUNDREDS}|{foreign_numbers.pattern()}){GAP}?)?"
    rf"(?:(?P<scale>{_any(THOUSANDS, MILLIONS, BILLIONS)})(?!\w)\.?{GAP}{DESCRIBED}(?P<noun>{NOUN})"
    rf"|(?P<scale_of>{_any(THOUSANDS_OF, MILLIONS_OF, 'milliard milliards')}|(?-i:M)){GAP}d(?:e{GAP}|['\u2019])"
    rf"(?P<noun_of>{NOUN}|{OTHER}))(?![\w-])",
    re.I,
)
FIRST = openings(
    *foreign_numbers.FIRSTS,
    *(f"{unit}hundert*" for unit in foreign_numbers.GERMAN_UNITS),
    *(f"{number}tausend" for number in foreign_numbers.NUMBERS if " " not in number),
    "tausend, mil, mille, hundert*, cent, cents, medio, un, une, una, ein, eine",
    *(f"{hundreds}*" for hundreds in foreign_numbers.SPANISH_HUNDREDS),
)


class Counted(NamedTuple):
    """Where a number with its noun stands, how many there are, and of what."""

    start: int
    end: int
    number: float
    noun: str


def find(text: str) -> Iterator[Counted]:
    """Every number of things told in words of these languages."""
    words = layout(text).marks.starts(FIRST)
    for match in tried(SCALED, text, sorted({*digits(text), *words})):
        scale, noun = match["scale"] or match["scale_of"], match["noun"] or match["noun_of"]
        if times := SCALES.get(scale.lower()):
            yield Counted(match.start(), match.end(), round(_many(match["n"]) * times, 2), noun)
    for match in tried(COUNT, text, words):
        number = next((n for said, n in ROUND.items() if re.fullmatch(said, match["n"], re.I)), None)
        number = number or foreign_numbers.parsed(match["n"])
        if number:
            yield Counted(match.start(), match.end(), number, match["noun"])


def _many(said: str | None) -> float:
    """How many thousands or millions; one where nothing is said."""
    if said and said[0].isdigit():
        return float(said.replace(",", "."))
    return float(foreign_numbers.parsed(said or "") or 1)
