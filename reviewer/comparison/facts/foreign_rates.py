"""Shares as German, French and Spanish say them in words: "zwei Drittel", "une commande sur cinq". Pure."""

import re
from collections.abc import Iterator

from . import foreign_numbers
from .found import Found
from .hedges import begin
from .numbers import shown

SHARES = {
    "die hälfte|la mitad|la moitié": 50.0,
    "(?:ein|einem|einen) drittel|un tercio|un tiers|le tiers": 100 / 3,
    "(?:ein|einem|einen) viertel|(?:una|la) cuarta parte|un quart|le quart": 25.0,
    "(?:ein|einem|einen) fünftel|(?:una|la) quinta parte|un cinquième": 20.0,
    "(?:ein|einem|einen) zehntel|(?:una|la) décima parte|un dixième": 10.0,
    "zwei dritteln?|dos tercios|deux tiers": 200 / 3,
    "drei vierteln?|tres cuartas partes|trois quarts": 75.0,
}
# Of what it is: a quarter of an hour is no share.
OF = (
    r"(?= (?:der|des|dieser|unserer|aller|von|vom|davon|del|du|de (?:los|las|la|el|nos|ces|nuestr\w+|todos|todas)"
    r"|de l['\u2019])\b)"
)
HOURS = r"(?! (?:der|de) (?:stunde|nacht|zeit|hora|noche|journ\w+|heures?)\b)"
# One in five: "jede fünfte Zahlung", "une commande sur cinq", "uno de cada cinco pagos".
PARTS = {"zweit": 2, "dritt": 3, "viert": 4, "fünft": 5, "zehnt": 10}
WHOLES = {
    "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "zehn": 10, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "dix": 10,
    "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "diez": 10,
}  # fmt: skip
ONES = {"ein": 1, "eine": 1, "einer": 1, "eines": 1, "un": 1, "une": 1, "uno": 1, "una": 1, **WHOLES}
ONE = "|".join(sorted(ONES, key=len, reverse=True))
WHOLE = "|".join(WHOLES)
# "12,4 %", "zwölf Prozent", "douze pour cent": the sign, and the number before it.
SIGN = re.compile(r"[ \u00a0\u202f]?(?:%|(?:prozent|pour cent|por ciento)\b)", re.I)
BEFORE = re.compile(
    rf"(?:(?<![\w.,])(?P<digits>\d{{1,3}},\d{{1,2}})|(?<![\w-])(?P<words>{foreign_numbers.pattern()}))$", re.I
)
LONGEST = 24
# Few signs follow such a number: what it ends in is asked first, as the words are many.
ENDS = frozenset(word[-2:] for word in foreign_numbers.NUMBERS)
SAID = re.compile(
    rf"\b(?:(?P<share>{'|'.join(SHARES)}){OF}{HOURS}"
    rf"|jede[rsmn]? (?P<part>{'|'.join(PARTS)})e[rsmn]?(?= (?!tag|woche|monat|jahr|stunde|minute)[^\W\d_]{{3}})"
    rf"|(?P<few>{ONE})(?: [^\W\d_]{{3,16}})? (?:von|sur|de cada) (?P<whole>{WHOLE}))\b",
    re.I,
)


def find(text: str) -> Iterator[Found]:
    """Every share of these languages, with what hedges it."""
    for sign in SIGN.finditer(text):
        first = max(0, sign.start() - LONGEST)
        before = text[first : sign.start()]
        if match := _ends_in_number(before) and BEFORE.search(before):
            written = match["digits"]
            number = float(written.replace(",", ".")) if written else foreign_numbers.parsed(match["words"])
            yield Found(begin(text, first + match.start()), sign.end(), "percentage", f"{shown(number or 0)}%")
    for match in SAID.finditer(text):
        yield Found(begin(text, match.start()), match.end(), "percentage", f"{shown(round(_percent(match), 4))}%")


def _ends_in_number(before: str) -> bool:
    """Whether it may: in digits after a comma, or in the letters that one of the words ends in."""
    return "," in before[-3:] if before[-1:].isdigit() else before[-2:].lower() in ENDS


def _percent(match: re.Match[str]) -> float:
    if match["share"]:
        return next(share for said, share in SHARES.items() if re.fullmatch(said, match["share"], re.I))
    if match["part"]:
        return 100 / PARTS[match["part"].lower()]
    return 100 * ONES[match["few"].lower()] / WHOLES[match["whole"].lower()]
