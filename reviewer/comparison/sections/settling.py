"""What a title means that says too little by itself: by the other headings, by its place among them, by its text.

"Background" tells the cause where nothing else does; "Consequences" before the cause are the damage, after it what is
going to be done; "Measures" are done, or to be done, as their text says.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import islice

from . import titles
from .page import BEGINS_WITH_TIME, Heading, Page, ends
from .preamble import prose_words
from .titling.features import LITTLE, seen
from .titling.weigher import likeliest

MOST_BODY_LINES = 12
# From this place on a heading does not sum up.
LATER = 2
# Turns that the other headings alone settle, and no turn.
PLAIN_TURNS = ("", "ongoing", "lessons", "broke", "findings")
# So many lines that begin with a time are a log.
LEAST_TIMED = 2
# "2. Queue drained (12:05 CEST)": a row of a list that tells last when it was.
ENDS_WITH_TIME = re.compile(r".*[(\u2013\u2014,|-]\s?(\d{1,2}[:.]\d{2})(?: ?[A-Za-z]{2,5})?[).|\s]{0,3}$")
MOST_ROW = 120
# How sure the weights must be to name a title that no table knows, and one that a table or a rule names as well or
# that may be none.
SURE_OF_UNKNOWN, SURE = 0.55, 0.8
# No report has more headings; the titles of a text that has say all that is read of them.
MOST_WEIGHED = 200
# And so many items that each name one, wherever in them.
LEAST_TOLD = 3
# So many words tell how things stand; fewer are a value.
LEAST_STATE = 8
# And so many a lesson that somebody acts on.
LEAST_LESSON = 4
# So many words are a time, with its day and zone.
MOST_TIME_WORDS = 4
# And so many a promise to tell more, with nothing that is going to be done.
MOST_PROMISE_WORDS = 30
PROMISES = re.compile(
    r"\b(?:(?:hear|news) (?:\w+ ){0,2}from us|(?:writes?|reports?|posts?|mails?|inform you) (?:\w+ ){0,2}again"
    r"|(?:the|our) next (?:update|message|report|news|mail)\b|update \d+ (?:comes|follows|is due)"
    r"|(?:write|post|publish) (?:the )?(?:next|more|further))",
    re.IGNORECASE,
)
# What a text says that tells of work to come, of work done, and of a cause.
TO_COME = re.compile(
    r"\b(?:will|shall|due|until|todo|to be|owner|plan\w*|next|going to|soon|tomorrow|[Bb]y (?:the |end |\d|[A-Z])"
    r"|from now on|henceforth|in future|wird|werden|soll\w*|künftig|bis|devra|sera|seront|será|serán)\b"
)
DONE = re.compile(
    r"\b(?:was|were|has|have|had|is (?:now|off|on|back)|are (?:now|off|on|back)|(?:is|are) \w+ing again|did|restarted"
    r"|rolled back|reverted|wurden?|haben?|hat|a été|ont été|fue|fueron|se ha\w*)\b"
)
# Verbs that tell of a deed without a helper: "Lena issued a new token and restarted the gates".
PAST = re.compile(r"\b(?!need|feed|speed)[a-z]{3,}ed (?:the|a|an|all|every|our|its|it|them|back|by|in|on|off|to)\b")
MOMENT = re.compile(r"\b\d{1,2}[:.h]\d{2}\b|\b\d{1,2} ?[ap]\.?m\b")
CLOCK = re.compile(r"(?<![\d:.])(?P<clock>[0-2]?\d[:.][0-5]\d)(?![\d:.]*\d)")
DAY = re.compile(
    r"\b(?:\d{1,2}(?:st|nd|rd|th)?\.? (?:of )?[^\W\d_]{3,10}|[A-Z][a-z]{2,8} \d{1,2}(?:st|nd|rd|th)?)\b"
    r"|\b[A-Z][a-z]+days?\b"
)
CAUSAL = re.compile(
    r"\b(?:because|caused?|due to|owing to|on account of|reason|since (?:the|a|an|its?)|as (?:the|a|its?)|led to"
    r"|so that|weil|wegen|parce qu|porque)",
    re.IGNORECASE,
)


class Rest:
    """The rest of a page, as seen from one of its headings."""

    def __init__(self, page: Page, found: Sequence[Heading], number: int, end: int) -> None:
        self.found, self.number = found, number
        heading = found[number]
        start = heading.form.number + heading.form.lines
        lines = page.lines[start : min(end, start + MOST_BODY_LINES)]
        beside = page.lines[heading.form.number].text.strip()[heading.form.lead :] if heading.form.lead else ""
        self.lines = [text for text in (beside, *(line.text for line in lines)) if text.strip()]
        self.listed = any(line.kind in ("list", "table") for line in lines)
        self.text = " ".join(self.lines)
        above = (line.text for line in page.lines[: heading.form.number]) if not number else ()
        self.preceded = prose_words(islice(above, MOST_BODY_LINES)) >= LEAST_STATE

    @property
    def timed(self) -> int:
        """How many of the lines begin with a time, or of a list's end with one, each no earlier than the one above."""
        begun = sum(bool(BEGINS_WITH_TIME.match(line[:60])) for line in self.lines)
        ended = [found[1].zfill(5) for line in self.lines if (found := ENDS_WITH_TIME.match(line[-MOST_ROW:]))]
        return max(begun, len(ended) if self.listed and ended == sorted(ended) else 0)

    @property
    def told_in_order(self) -> bool:
        """Whether it is a list whose items name a time each, wherever in them, and none an earlier one."""
        clocks = [
            found.group("clock").replace(".", ":").zfill(5) for line in self.lines if (found := CLOCK.search(line))
        ]
        enough = len(clocks) >= LEAST_TOLD and len(clocks) == len(self.lines)
        return self.listed and enough and clocks == sorted(clocks)

    def has(self, name: str, *, above: bool = False) -> bool:
        """Whether another heading, or one above, surely names that section."""
        others = self.found[: self.number] if above else self.found
        return any(one.named.name == name and not one.named.turn for one in others)


def _doing(rest: Rest) -> str:
    return "action_items" if rest.has("remediation") or rest.has("root_cause") else "remediation"


def _background(rest: Rest) -> str:
    told = rest.has("root_cause") or any(one.named.turn == "wrong" for one in rest.found)
    return "other" if told else "root_cause"


def _consequences(rest: Rest) -> str:
    late = rest.has("root_cause", above=True) or rest.has("remediation", above=True) or rest.has("impact")
    return "action_items" if late and not rest.has("action_items") else "impact"


def _measures(rest: Rest) -> str:
    done = bool(DONE.search(rest.text)) and not TO_COME.search(rest.text) and not rest.listed
    return "remediation" if rest.has("action_items") or (done and not rest.has("remediation")) else "action_items"


def _wrong(rest: Rest) -> str:
    if any(titles.fold(one.form.title).startswith("what went well") for one in rest.found):
        return "other"
    return "summary" if rest.has("root_cause") and not rest.has("summary") else "root_cause"


def _broke(rest: Rest) -> str:
    """What broke comes first where nothing else sums up what happened."""
    first = not (rest.number or rest.preceded or rest.has("summary"))
    return "summary" if first else "root_cause"


def _findings(rest: Rest) -> str:
    """Findings above a cause of its own are what was found to have happened."""
    return "summary" if rest.has("root_cause") and _broke(rest) == "summary" else "root_cause"


def _log(rest: Rest) -> str:
    return "other" if rest.lines and not MOMENT.search(rest.text) else "timeline"


def _work(rest: Rest) -> str:
    done = bool(DONE.search(rest.text) or PAST.search(rest.text)) and not (TO_COME.search(rest.text) or rest.listed)
    return "remediation" if done and not rest.has("remediation") else "action_items"


def _stand(rest: Rest) -> str:
    """How things stand is a summary that comes first; below another it tells what has been done, or no more."""
    if rest.number < LATER and not (rest.preceded or rest.has("summary")):
        return "summary"
    return "remediation" if DONE.search(rest.text) and not rest.has("remediation") else "other"


def _lessons(rest: Rest) -> str:
    """Lessons are what changes, where no other heading says what does."""
    planned = any(one.named.name == "action_items" for one in rest.found)
    told = bool(DONE.search(rest.text))
    return "other" if planned or told or len(rest.text.split()) < LEAST_LESSON else "action_items"


def _ongoing(rest: Rest) -> str:
    return "action_items" if rest.has("remediation") else "remediation"


def _state(rest: Rest) -> str:
    if rest.number and not rest.has("remediation") and rest.has("summary", above=True) and DONE.search(rest.text):
        return "remediation"
    told = (
        len(rest.lines) == 1
        and len(rest.text.split()) >= LEAST_STATE
        and not (rest.preceded or rest.found[rest.number].form.lead)
    )
    return "summary" if told and not rest.number and not rest.has("summary") else "other"


def _now(rest: Rest) -> str:
    return "action_items" if rest.has("summary", above=True) else "summary"


def _saw(rest: Rest) -> str:
    """What was seen comes first where nothing else sums up what happened."""
    return "impact" if rest.number or rest.has("summary") else "summary"


def _how(rest: Rest) -> str:
    return "remediation" if rest.has("root_cause", above=True) else "root_cause"


def _updates(rest: Rest) -> str:
    return "timeline" if rest.timed >= LEAST_TIMED else "other"


def _so_far(rest: Rest) -> str:
    return "timeline" if rest.timed >= LEAST_TIMED and not rest.has("timeline") else "remediation"


def _known(rest: Rest) -> str:
    return "root_cause" if rest.number and not rest.has("root_cause") and CAUSAL.search(rest.text) else "summary"


def _next(rest: Rest) -> str:
    """A time and no more is when the next update comes."""
    words = len(rest.text.split())
    alone = MOMENT.search(rest.text) and words <= MOST_TIME_WORDS
    promised = words <= MOST_PROMISE_WORDS and PROMISES.search(rest.text)
    return "other" if alone or promised else "action_items"


RULES: dict[str, Callable[[Rest], str]] = {
    "doing": _doing,
    "background": _background,
    "consequences": _consequences,
    "measures": _measures,
    "wrong": _wrong,
    "updates": _updates,
    "log": _log,
    "state": _state,
    "ongoing": _ongoing,
    "stand": _stand,
    "so far": _so_far,
    "lessons": _lessons,
    "now": _now,
    "how": _how,
    "work": _work,
    "known": _known,
    "next": _next,
    "saw": _saw,
    "broke": _broke,
    "findings": _findings,
}


def settled(page: Page, found: Sequence[Heading]) -> list[Heading]:
    """The headings with each named, those too whose title alone does not say it; without the doubtful ones.

    A doubtful heading is kept where the weights are sure of what stands under it.
    """
    weighs = len(found) <= MOST_WEIGHED
    named = []
    for number, (heading, end) in enumerate(zip(found, ends(page, found), strict=True)):
        surely = heading.named.exact and heading.named.turn in PLAIN_TURNS
        if weighs and _is_log(page, found, number, end):
            named.append(replace(heading, named=replace(heading.named, name="timeline")))
            continue
        if _is_account(page, found, number, end):
            named.append(replace(heading, named=replace(heading.named, name="summary")))
            continue
        name = _weighed(page, found, number, end) if weighs and not surely else ""
        if not name and heading.named.turn:
            name = RULES[heading.named.turn](Rest(page, found, number, end))
        if heading.named.doubtful and not name:
            continue
        named.append(replace(heading, named=replace(heading.named, name=name)) if name else heading)
    return named


def _is_log(page: Page, found: Sequence[Heading], number: int, end: int) -> bool:
    """Whether most lines begin with a time below a title that leaves it open what it begins."""
    heading, others = found[number], (*found[:number], *found[number + 1 :])
    if heading.named.exact and not heading.named.turn and heading.named.name not in ("summary", "other"):
        return False
    if any(one.named.name == "timeline" for one in others):
        return False
    rest = Rest(page, found, number, end)
    logged = rest.timed >= LEAST_TIMED and rest.timed * 2 >= len(rest.lines)
    return logged or (rest.told_in_order and rest.has("summary", above=True))


def _is_account(page: Page, found: Sequence[Heading], number: int, end: int) -> bool:
    """Whether "Course of events" comes first, over one paragraph that tells what happened and no times."""
    if number or found[0].named.name != "timeline" or "course of" not in titles.fold(found[0].form.title):
        return False
    rest = Rest(page, found, number, end)
    told = len(rest.lines) == 1 and len(rest.text.split()) >= LEAST_STATE
    told = told and not (rest.preceded or rest.listed or rest.has("summary"))
    return told and not MOMENT.search(rest.text) and len(DAY.findall(rest.text)) < LEAST_TIMED


def _weighed(page: Page, found: Sequence[Heading], number: int, end: int) -> str:
    """The name that the weights are sure of; none where the text says too little."""
    every = seen(page, found, number, end)
    likely = likeliest(every)
    named = found[number].named
    enough = SURE_OF_UNKNOWN if named.loose and not named.doubtful else SURE
    return likely.name if LITTLE not in every and likely.sure >= enough else ""
