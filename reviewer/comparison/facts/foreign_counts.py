"""Numbers of things in German, French and Spanish words: "zwölf Filialen", "une centaine de clients". Pure."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from . import foreign_numbers
from .layout import layout
from .lexicon import openings
from .numbers import GAP, tried
from .vocabulary import words

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
# What stands for a round number.
ROUND = {
    rf"eine?{GAP}dutzend|une{GAP}douzaine|una{GAP}docena": 12,
    rf"zwei{GAP}dutzend|deux{GAP}douzaines|dos{GAP}docenas": 24,
    rf"une{GAP}vingtaine|una{GAP}veintena": 20,
    rf"une{GAP}trentaine|una{GAP}treintena": 30,
    rf"une{GAP}cinquantaine|medio{GAP}centenar": 50,
    rf"une{GAP}centaine|un{GAP}centenar": 100,
}
HUNDREDS = re.sub(r"[?]P<.+?>", "?:", foreign_numbers.HUNDREDS)
COUNT = re.compile(
    rf"(?<![\w-])(?P<n>{'|'.join(ROUND)}|{HUNDREDS}|{foreign_numbers.pattern(2)})"
    rf"{GAP}(?:d['\u2019]|de{GAP})?(?:(?:von|sur|de){GAP}(?:\d{{1,6}}{GAP}|unseren{GAP}|nos{GAP}|nuestr[oa]s{GAP}))?"
    rf"(?:(?!uhr|stunde|minute|tag)[a-z\u00df-\u00ff]{{3,15}}{GAP})?(?P<noun>{NOUN})(?![\w-])",
    re.I,
)
FIRST = openings(
    *foreign_numbers.FIRSTS,
    *(f"{unit}hundert*" for unit in foreign_numbers.GERMAN_UNITS),
    "hundert*, cent, cents, medio, un, une, una, ein, eine",
    *(f"{hundreds}*" for hundreds in foreign_numbers.SPANISH_HUNDREDS),
)


class Counted(NamedTuple):
    """Where a number with its noun stands, how many there are, and of what."""

    start: int
    end: int
    number: int
    noun: str


def find(text: str) -> Iterator[Counted]:
    """Every number of things told in words of these languages."""
    for match in tried(COUNT, text, layout(text).marks.starts(FIRST)):
        number = next((n for said, n in ROUND.items() if re.fullmatch(said, match["n"], re.I)), None)
        number = number or foreign_numbers.parsed(match["n"])
        if number:
            yield Counted(match.start(), match.end(), number, match["noun"])
