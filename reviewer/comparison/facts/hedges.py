"""Words that make a number less precise, and how far each lets it go. Pure."""

import re
from dataclasses import dataclass
from functools import lru_cache
from math import inf

from .numbers import GAP

ABOUT = (
    r"about|around|approximately|approx\.?|roughly|circa|ca\.|some|an[ ]estimated|estimated|in[ ]the[ ]region[ ]of"
    r"|(?<!~)~(?!\n)|≈|something[ ]like|(?:in|on)[ ]the[ ]order[ ]of|more[ ]or[ ]less|give[ ]or[ ]take|close[ ]on"
    r"|environ|autour[ ]de|(?:aux[ ]alentours|aux[ ]environs)[ ]de|etwa|rund|ungefähr|circa|an[ ]die|unos|unas"
    r"|aproximadamente|alrededor[ ]de|en[ ]torno[ ]a|más[ ]o[ ]menos"
)
NEARLY = r"nearly|almost|just[ ]under|just[ ]short[ ]of|a[ ]little[ ](?:under|less[ ]than)|close[ ]to|not[ ]quite"
NEARLY += (
    r"|(?:a[ ](?:bit|shade|touch|tad|hair)|slightly|somewhat|marginally)[ ](?:under|less[ ]than|below|short[ ]of)"
    r"|(?:a[ ]little[ ]|just[ ])?shy[ ]of|just[ ]below|nigh[ ]on|getting[ ]on[ ]for"
    r"|all[ ]but|an?[ ](?:bare|scant|short)|une[ ]petite|(?:eine?[nrsm]?[ ])?knapp(?:e[nrs]?)?|beinahe|fast|nahezu"
    r"|etwas[ ](?:weniger|unter)(?:[ ]als)?|presque|(?:près|pas[ ]loin)[ ](?:de|d['\u2019])"
    r"|un[ ]peu[ ]moins[ ](?:de|d['\u2019])|casi|cerca[ ]de|(?:algo|un[ ]poco|poco)[ ]menos[ ]de"
)
JUST_OVER = (
    r"just[ ]over|a[ ]little[ ](?:over|more[ ]than)|slightly[ ](?:over|more[ ]than)|a[ ]bit[ ](?:over|more[ ]than)"
    r"|(?:a[ ](?:shade|touch|tad|hair|good)|somewhat|marginally|barely|hardly)[ ](?:over|more[ ]than|above)"
    r"|just[ ]above|a[ ]good|(?:eine?[nrsm]?[ ])?gute?[nrs]?|une[ ]bonne|una[ ]buena"
    r"|etwas[ ](?:mehr[ ]als|über)|un[ ]peu[ ]plus[ ](?:de|d['\u2019])|(?:algo|un[ ]poco|poco)[ ]más[ ]de"
)
OVER = (
    r"more[ ]than|(?<!spread )(?<!split )(?<!scattered )(?<!distributed )(?<!divided )(?<!shared )over|above"
    r"|at[ ]least|upwards[ ]of|in[ ]excess[ ]of|well[ ]over|no[ ]fewer[ ]than|>"
    r"|(?:no|not)[ ]less[ ]than|north[ ]of|mehr[ ]als|mindestens|plus[ ](?:de|d['\u2019])|au[ ]moins|más[ ]de"
    r"|al[ ]menos|por[ ]lo[ ]menos"
)
UNDER = (
    r"less[ ]than|fewer[ ]than|under|below|within|at[ ]most|up[ ]to|no[ ]more[ ]than|not[ ]more[ ]than"
    r"|a[ ]maximum[ ]of|<|weniger[ ]als|unter|höchstens|moins[ ](?:de|d['\u2019])|au[ ]plus|menos[ ]de|como[ ]máximo"
)
MOST_OF = (
    r"(?:the|a)[ ](?:better|best|good|greater|larger)[ ]part[ ]of|most[ ]of|la[ ]mayor[ ]parte[ ]de"
    r"|la[ ]plus[ ]grande[ ]partie[ ]d['\u2019]?e?"
)
MODES = {
    "most of": MOST_OF, "nearly": NEARLY, "just over": JUST_OVER, "over": OVER, "under": UNDER, "about": ABOUT
}  # fmt: skip

# Stands before the number and belongs to its span.
HEDGE = rf"(?:(?<![\w-])(?:{'|'.join(MODES.values()).replace('[ ]', GAP)}){GAP}?(?:the[ ](?:next[ ])?)?)"
TAIL = re.compile(rf"{HEDGE}[*_]{{0,2}}$", re.I)
LONGEST = 36
# Without one of these nothing hedges.
HINT = re.compile(r"[^\W\d_]|[~\u2248<>]")
# Stands after it.
LITTLE = rf"a{GAP}(?:bit|little)"
MORE_AFTER = rf"(?:{GAP}(?:and{GAP}(?:{LITTLE}|some(?:{GAP}more)?)|or{GAP}(?:{LITTLE}|slightly){GAP}more)\b)"
# How far it goes at the least, and at the most.
MORE = rf"(?:and|(?:or|if{GAP}not)(?:{GAP}(?:even|perhaps|possibly))?){GAP}more"
OVER_AFTER = rf"(?:{GAP}(?:{MORE}|and{GAP}then{GAP}some|at{GAP}least)\b)"
UNDER_AFTER = rf"(?:{GAP}(?:or{GAP}(?:even{GAP})?(?:less|fewer)|at{GAP}(?:the{GAP})?most|tops)\b)"
AFTER = rf"(?:{MORE_AFTER}|{OVER_AFTER}|{UNDER_AFTER}"
AFTER += rf"|{GAP}(?:or{GAP}so|or{GAP}thereabouts|more{GAP}or{GAP}less|give{GAP}or{GAP}take)\b)"
# An elided word ends with its apostrophe: "plus d'une heure"; a sign may stand right before its number: "~3h".
WHOLE = r"(?:(?<=['\u2019~\u2248<>])|(?!\w))"
MODE = {mode: re.compile(rf"\W{{0,4}}(?:{words.replace('[ ]', GAP)}){WHOLE}", re.I) for mode, words in MODES.items()}

# Within it: "a couple of hours", "twenty-odd minutes"; and "50+ minutes".
LOOSELY = re.compile(r"^an?\scouple\b|[-\s]odd\s|\sor\sso\s", re.I)
AND_MORE = re.compile(r"\d\+\s")


@dataclass(frozen=True)
class Span:
    """The values a statement allows, both ends included; a lone exact number has both ends equal."""

    low: float
    high: float

    def meets(self, other: "Span") -> bool:
        """Whether one value can satisfy both."""
        return self.low <= other.high + 1e-9 and other.low <= self.high + 1e-9


def begin(text: str, start: int) -> int:
    """Where the span of a number at `start` begins: with the words that hedge it, if there are any."""
    window = max(0, start - LONGEST)
    before = text[window:start]
    match = TAIL.search(before) if HINT.search(before) else None
    return window + match.start() if match else start


@lru_cache(maxsize=4096)
def mode(text: str) -> str:
    """How `text`, the words of a fact, hedges its number: one of MODES, or "" when it does not."""
    if re.search(rf"(?:{MORE_AFTER}|[ ]largas?)$", text):
        return "just over"
    if re.search(rf"{OVER_AFTER}$", text):
        return "over"
    if re.search(rf"(?<!more){UNDER_AFTER}$", text):
        return "under"
    if re.search(rf"{AFTER}$", text) or LOOSELY.search(text):
        return "about"
    if AND_MORE.search(text):
        return "over"
    return next((name for name, pattern in MODE.items() if pattern.match(text)), "")


def allowed(how: str, value: float, slack: float) -> Span:
    """What a number said in this mode covers; `slack` is how far "about" reaches on each side."""
    if how == "about":
        return Span(value - slack, value + slack)
    if how == "nearly":
        return Span(value - max(slack, value * 0.13), value)
    if how == "just over":
        return Span(value, value + max(slack, value * 0.2))
    if how == "most of":
        return Span(value * 0.6, value)
    if how == "over":
        return Span(value, inf)
    if how == "under":
        return Span(-inf, value)
    return Span(value, value)
