"""Times of day as German, French and Spanish tell them: "halb drei", "14 Uhr 20", "à 8 h 05", "las ocho y media". Pure.

As in English the value is that of the morning where no word says which half of the day it is.
"""

import re
from collections.abc import Iterator

from . import foreign_numbers, zones
from .layout import layout
from .lexicon import openings
from .numbers import GAP, digits
from .spoken_times import Spoken

# The hours of each language from one on; French counts on to the end of the day.
GERMAN = ["eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"]
FRENCH = [
    "une", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize",
    "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf", "vingt", "vingt-et-une", "vingt-deux",
    "vingt-trois",
]  # fmt: skip
SPANISH = ["una", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce"]
HOURS = {
    **{word: hour for words in (GERMAN, FRENCH, SPANISH) for hour, word in enumerate(words, start=1)},
    "ein": 1,
}
QUARTERS = {"cuarto": 15, "quart": 15, "viertel": 15, "media": 30, "demie": 30, "demi": 30}
MINUTES = {**foreign_numbers.NUMBERS, **QUARTERS}
TWELVES = {"mitternacht": 0, "minuit": 0, "medianoche": 0, "mittag": 12, "midi": 12, "mediodía": 12, "mediodia": 12}


def _any(words: list[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


FEW = rf"(?:{foreign_numbers.pattern(1, 59)}|{_any([*QUARTERS])})"
DIGITS = r"[01]?\d|2[0-3]"
BLANK = r"[ \u00a0\u202f]?"
PARTS = (
    rf"(?:morgens|vormittags|nachmittags|abends|nachts|am{GAP}(?:Morgen|Vormittag|Nachmittag|Abend)"
    rf"|du{GAP}matin|de{GAP}l['\u2019]après-midi|du{GAP}soir|de{GAP}la{GAP}(?:mañana|tarde|noche|madrugada))"
)
PART = rf"(?:{GAP}(?P<part>{PARTS}|[ap]\.{GAP}?m\.))?"
ZONE = rf"(?:[^\S\n]{{1,2}}\(?(?P<zone>{zones.ZONE})(?!\w))?"
END = rf"(?![\w-]){PART}{ZONE}"
# What stands before words that may mean something else: "um zehn vor neun", and not "zehn vor neun anderen".
AT = re.compile(r"\b(?:um|gegen|ab|bis|seit|(?:kurz|bald) (?:nach|vor))\s$", re.I)
MONTHS = (
    r"(?:janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[ûu]t|septembre|octobre|novembre|d[ée]cembre)(?: 20\d\d)?"
)
TOWARDS = re.compile(
    r"(?:^|[\s(])(?:à|(?<![^\n])A|(?:à partir|à compter|aux (?:environs|alentours)) de|jusque vers|vers|dès"
    rf"|peu après|peu avant|juste après|juste avant)\s(?:environ\s)?$|\b\d{{1,2}} {MONTHS}, $",
    re.I,
)
# A length may be limited to so many hours, or be from so many to so many.
LIMITED = re.compile(
    r"\b(?:limité|réduit|porté|ramené|passé|estimé|inférieur|supérieur|égal)\w{0,2}\sà\s$|\bde\s\d{1,2}\sà\s$", re.I
)
SINCE = re.compile(r"(?:^|[\s(])(?:avant|après|depuis|jusqu['\u2019]à|entre|entre [\d h]{4,8} et)\s$", re.I)
# "De 10 h à 12 h 25" is a range of clocks, where no length is named: "un délai de 1 h à 1 h 30".
FROM = re.compile(r"(?<!durée )(?<!duré )(?<!délai )(?<!délais )(?<!attente )(?<!retard )(?<!\w)de\s$", re.I)
THE = re.compile(r"\blas?\s$", re.I)
# What a label promises or begins: "Prochaine mise à jour : 16 h 00". In few hours is not written so, but "dans 2 h".
NEWS = r"(?:mise à jour|point|message|communication|bulletin|actualización|comunicación|comunicado|mensaje|informe)"
LABEL = r"[*_]{0,2}[ \u00a0\u202f]?:[ \u00a0\u202f]{0,2}[*_]{0,2}$"
PROMISED = re.compile(rf"\b{NEWS}{LABEL}|\b(?:prochaine?|próxim[ao]) {NEWS} [*_]{{0,2}}$", re.I)
BEGUN = re.compile(
    rf"\b(?:début|fin|inicio|heure (?:du|de) \w{{3,12}})(?: (?:du|de|del)? ?(?:l['\u2019]|la )?\w{{3,12}})?{LABEL}",
    re.I,
)
# The other end of a span: "14 h 05 - 15 h 20". In the first hours of a day it may be a length.
DAYTIME = r"(?:0\d|[6-9]|1\d|2[0-3])"
DASH = rf"{BLANK}[-\u2013\u2014]{BLANK}"
SPANNED = re.compile(rf"(?<!\w){DAYTIME}{BLANK}h{BLANK}[0-5]\d{DASH}$", re.I)
ROW = re.compile(r"(?:^|\n)[ \t]*(?:[-*\u2022|][ \t]*)?$")
NOTHING = re.compile("")
UM = re.compile(r"(?:(?<!stieg )(?<!sank )(?<!fiel )(?<!wuchs )\bum|\b(?:gegen|(?:kurz|bald) (?:nach|vor)))\s$", re.I)
MIDDAY = re.compile(
    r"\b(?:um|gegen|seit|bis|nach|vor|kurz nach|kurz vor|vers|dès|après|avant|depuis|jusqu['\u2019]à|hasta|desde|hacia"
    r"|después de(?: la)?|antes de(?: la)?|pasad[ao] (?:el|la)|a(?: la)?|al)\s$|(?:^|[\s(])[àÀ]\s$",
    re.I,
)
AT_THE = re.compile(r"\b(?:a|hasta|desde|sobre|hacia|(?:después|antes) de) las?\s$", re.I)
# Nothing follows that the number could count.
ALONE = (
    r"(?=[^\S\n]{0,2}(?:[.;:!?)\u2014]|,(?!\d)|$|\n)|\s(?:war|waren|ist|wurde|brach|ging|lief|kam|und|bis|y|se|no|todo"
    r"|el|la|los|las|hasta|volvió|de la)\b)"
)
PATTERNS = tuple(
    (re.compile(rf"(?<![\w.:,-]){pattern}{END}{after}", re.I), lead)
    for pattern, after, lead in (
        (rf"(?P<back>halb){GAP}(?P<h>{_any(GERMAN)})", "", NOTHING),
        (rf"(?P<m>viertel){GAP}(?P<way>nach|vor){GAP}(?P<h>{_any(GERMAN)})", "", NOTHING),
        (rf"(?P<m>{FEW}){GAP}(?P<way>nach|vor){GAP}(?P<back>halb){GAP}(?P<h>{_any(GERMAN)})", "", NOTHING),
        (rf"(?P<m>{FEW}){GAP}(?P<way>nach|vor){GAP}(?P<h>{_any(GERMAN)})", "", AT),
        (rf"(?P<quarters>drei{GAP}?viertel){GAP}(?P<h>{_any(GERMAN)})", ALONE, AT),
        (rf"(?P<h>{_any(GERMAN)})", ALONE, UM),
        (r"(?P<h>mitternacht|mittag)", "", MIDDAY),
        (rf"(?P<h>minuit|midi)(?:{GAP}(?:et{GAP}|(?P<way>moins){GAP}(?:le{GAP})?)?(?P<m>{FEW}))?", "", MIDDAY),
        (r"(?P<h>mediod[ií]a|medianoche)", "", MIDDAY),
        (rf"(?P<h>{DIGITS}){GAP}heures?(?:{GAP}(?P<m>[0-5]\d))?", rf"(?!{GAP}(?:d['\u2019e]|et\b))", TOWARDS),
        (rf"(?P<h>{DIGITS}|ein|{_any(GERMAN)}){GAP}Uhr(?:{GAP}(?P<m>[0-5]\d|{FEW}))?", "", NOTHING),
        (rf"(?P<h>{DIGITS}){BLANK}h{BLANK}(?P<m>[0-5]\d)", "", TOWARDS),
        (rf"(?P<h>{DIGITS}){BLANK}h{BLANK}(?P<m>[0-5]\d)", rf"(?!{GAP}d['\u2019e])", SINCE),
        (rf"(?P<h>{DIGITS}){BLANK}h{BLANK}(?P<m>[0-5]\d)", rf"(?={GAP}à{GAP}\d)", NOTHING),
        (rf"(?P<h>{DIGITS}){BLANK}h{BLANK}(?P<m>[0-5]\d)", r"(?=[ \u00a0\u202f]{0,2}[:\u2013\u2014|-])", ROW),
        (rf"(?P<h>{DIGITS})[.:h](?P<m>[0-5]\d)(?:{GAP}Uhr)?(?={GAP}{PARTS})", "", NOTHING),
        (rf"(?P<h>{DIGITS})(?={GAP}de{GAP}la{GAP}(?:mañana|tarde|noche|madrugada)\b)", "", THE),
        (
            rf"(?={DAYTIME}\D)(?P<h>{DIGITS}){BLANK}h{BLANK}(?P<m>[0-5]\d)(?={DASH}{DAYTIME}{BLANK}h{BLANK}[0-5]\d)",
            "",
            NOTHING,
        ),
        (rf"(?P<h>{DIGITS}){BLANK}h{BLANK}(?P<m>[0-5]\d)", "", SPANNED),
        (rf"(?P<h>{DIGITS}){BLANK}h{BLANK}(?P<m>[0-5]\d)", rf"(?!{GAP}(?:plus|après))", PROMISED),
        (rf"(?P<h>{DIGITS}){BLANK}h{BLANK}(?P<m>[0-5]\d)", rf"(?!{GAP}(?:plus|après))", BEGUN),
        (rf"(?![0-6]{BLANK}h)(?P<h>{DIGITS}){BLANK}h", rf"(?!{BLANK}\d)(?!{GAP}d['\u2019e])", PROMISED),
        (rf"(?P<h>{DIGITS}){BLANK}h", rf"(?!{BLANK}\d)(?!{GAP}d['\u2019e])", TOWARDS),
        (rf"(?P<h>{DIGITS}){BLANK}h", rf"(?={GAP}à{GAP}(?:{DIGITS}){BLANK}h{BLANK}[0-5]\d)", FROM),
        (
            rf"(?P<h>{_any(FRENCH)}){GAP}heures?(?:{GAP}(?:(?:et{GAP}|(?P<way>moins){GAP}(?:le{GAP})?)?(?P<m>{FEW})))?",
            rf"(?!{GAP}d['\u2019e])",
            TOWARDS,
        ),
        (rf"(?P<h>{_any(SPANISH)}){GAP}(?:y|(?P<way>menos)){GAP}(?P<m>{FEW})", "", THE),
        (rf"(?P<h>{_any(SPANISH)})(?={GAP}de{GAP}la{GAP}(?:mañana|tarde|noche|madrugada)\b)", "", THE),
        (rf"(?P<h>{_any(SPANISH)})", ALONE, AT_THE),
        (rf"(?P<h>{DIGITS})[.:h](?P<m>[0-5]\d){BLANK}(?:h|horas)\b", "", THE),
        (rf"(?P<h>{DIGITS}){BLANK}(?:h|horas)", rf"(?!{BLANK}\d)", THE),
    )
)
FROM_DIGITS = tuple((pattern, lead) for pattern, lead in PATTERNS if DIGITS in pattern.pattern)
# What follows digits that a pattern may want: most numbers are none.
IN_DIGITS = re.compile(
    rf"(?:{DIGITS})(?:{BLANK}h|{GAP}(?:heure|uhr|de{GAP}la)|[.:][0-5]\d(?:{BLANK}h|{GAP}(?:uhr|{PARTS})))", re.I
)
# The words that a time begins with.
FIRST = openings("halb, dreiviertel", *TWELVES, *(word.split("-")[0] for word in [*HOURS, *MINUTES]))
LATE = re.compile(r"nachmittag|abend|après|soir|tarde|noche|^p", re.I)
# So far before a time what leads to it may begin.
FAR = 44


def find(text: str) -> Iterator[Spoken]:
    """Every time of day, none over another."""
    done = 0
    for start in sorted({*digits(text), *layout(text).marks.starts(FIRST)}):
        match = _at(text, start) if start >= done else None
        if match:
            done = match.end("zone") if match["zone"] else match.end()
            yield Spoken(start, done, _minutes(match), match["zone"] or "")


def _at(text: str, start: int) -> re.Match[str] | None:
    """What is a time at a place where a number begins."""
    in_digits = text[start].isdigit()
    if in_digits and not IN_DIGITS.match(text, start):
        return None
    before = text[max(0, start - FAR) : start]
    for pattern, lead in FROM_DIGITS if in_digits else PATTERNS:
        if lead.search(before) and (match := pattern.match(text, start)) and not LIMITED.search(before):
            return match
    return None


def _minutes(match: re.Match[str]) -> int:
    said = {name: (words or "").lower() for name, words in match.groupdict().items()}
    at = (TWELVES[said["h"]] if said["h"] in TWELVES else _number(said["h"], HOURS)) * 60
    # "1:30 de la noche" is after midnight.
    if at < 720 and LATE.search(said["part"]) and not (at < 360 and said["part"].endswith("noche")):
        at += 720
    at -= 30 if said.get("back") else 15 if said.get("quarters") else 0
    apart = _number(said.get("m") or "0", MINUTES)
    return (at + (-apart if said.get("way") in {"vor", "moins", "menos"} else apart)) % 1440


def _number(words: str, known: dict[str, int]) -> int:
    return int(words) if words.isdigit() else known.get(words) or foreign_numbers.parsed(words) or 0
