"""Headings whose words are not known: by their form, or because others are written the same way."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from reviewer.comparison.lines import Line

from .headings import PLAIN, Form, bare
from .page import LEAST_BODY, MARKED, MOST_TITLE_WORDS, Heading, Page, style
from .titles import Named, by_hint

# Forms of an unknown title that count where this many known ones are written the same way.
LIKE_KNOWN = {
    "bold": 1,
    "capitals": 1,
    "banner": 2,
    "bracket": 2,
    "emoji": 2,
    "line": 2,
    "colon": 2,
    "numbered": 2,
    "run-in": 3,
    "quoted": 2,
}
# Or where this many unknown ones are.
LIKE_EACH_OTHER = {"bold": 2, "capitals": 2, "line": 4}
MANY = 1_000_000
# Or where so many questions stand alone.
ENOUGH_ASKED = 2
# So many letters are a line of a paragraph, and no address. Of what stands above the beginning is looked at.
LONG_LINE, MOST_ABOVE = 60, 10
# So many numbered titles speak for each other, if a table knows one of them.
LEAST_COUNTED = 3
# So few words stand behind the colon of a title of two parts.
MOST_BESIDE = 4

NO_TITLE = re.compile(
    r"\b(?:regards|sincerely|thanks|thank you|cheers|best|yours|greetings|gr[üu](?:ß|ss)e?n?|gru(?:ß|ss)|cordialement"
    r"|salut\w*|atentamente|saludos|forwarded|original message|confidential|internal only|do not (?:forward|share)"
    r"|urgent|do not distribute|draft|resolved|attention|important|dear|hi|hello|hallo|bonjour|hola|team|begin"
    r"|end|unsubscribe|sent from|p[0-5]|sev-?\s?\d|update #?\d+|page \d+)\b",
    re.IGNORECASE,
)
ASKS = re.compile(r"(?:what|why|how|where|who)\b", re.IGNORECASE)
NO_LABEL = re.compile(
    r"(?:the|we|these|those|this|that|it|they|here|there|our|two|three|four|five|for|in|on|at|after|before|if|when|please|note|and"
    r"|but|so|as|all|some|both|each|however|also|you|your|i|from|to|with|by)\b",
    re.IGNORECASE,
)
ODD_IN_TITLE = re.compile(r"https?:|www\.|@|\d{1,2}:\d{2}|[{}<>=;|\\`]|\.\w{2,4}/")


def find(page: Page, known: Sequence[Heading], most_level: int) -> Iterator[Heading]:
    """Those of the page that stand no deeper than `most_level`, beside the `known` ones."""
    logs = list(_logs(page, known))
    taken = {heading.form.number for heading in (*known, *logs)}
    free = [form for form, _ in page.candidates if form.number not in taken and form.level <= most_level]
    likely = [form for form in free if _stands(page, form)]
    written = Counter(style(heading.form)[0] for heading in (*known, *logs))
    alike = Counter(form.style for form in likely)
    asked = sum(_asks(page, form) for form, _ in page.candidates)
    counted = _counted(page)
    order = _next_orders(known) | (counted if known else set())
    yield from _siblings(page, taken)
    yield from logs
    for form in likely:
        enough = (
            form.style in MARKED
            or (asked >= ENOUGH_ASKED and _asks(page, form))
            or _stands_alone(page, form)
            or written[style(form)[0]] >= _needed(page, form)
            or (form.style == "numbered" and form.order in counted and written["numbered"])
            or alike[form.style] >= LIKE_EACH_OTHER.get(form.style, MANY)
        )
        if enough and (form.style != "numbered" or form.order in order):
            yield Heading(form, by_hint(form.title))
        elif form.style == "line" and _heads_paragraph(page, form):
            yield Heading(form, replace(by_hint(form.title), doubtful=True))


def _counted(page: Page) -> set[str]:
    """The numbers of titles that count on from 1, each right above a text of its own; none of fewer than three."""
    forms = [form for form, _ in page.candidates if form.style == "numbered" and page.tight(form.number)]
    orders = [form.order.rstrip(".") for form in forms]
    whole = len(orders) >= LEAST_COUNTED and orders == [str(count) for count in range(1, len(orders) + 1)]
    return {form.order for form in forms} if whole else set()


def _heads_paragraph(page: Page, form: Form) -> bool:
    """Whether a paragraph or a list stands below, and something above: then it is no name with an address or of all."""
    below = page.follows(form)
    if below is None:
        return False
    told = below.kind == "list" or below.text.rstrip()[-1] in ".!?:" or len(below.text) > LONG_LINE
    return told and any(not line.blank for line in page.lines[: min(form.number, MOST_ABOVE)])


def _stands_alone(page: Page, form: Form) -> bool:
    """Whether it is a bold title or a question with its text right below, and something above it."""
    marked = form.style == "bold" or _asks(page, form)
    above = page.lines[: min(form.number, MOST_ABOVE)]
    return marked and page.tight(form.number) and any(not line.blank for line in above)


def _asks(page: Page, form: Form) -> bool:
    """Whether it is a question alone on its line with nothing above it that it could belong to."""
    return form.style == "line" and page.free(form.number) and page.lines[form.number].text.rstrip().endswith("?")


def _siblings(page: Page, taken: Set[int]) -> Iterator[Heading]:
    """Lines like "Fault A: the queue" and "Fault B: the cache", that begin alike and have their text directly below."""
    forms = [form for form, named in page.candidates if form.style == "run-in" and not named and _heads(page, form)]
    alike = Counter(form.title.split()[0] for form in forms if form.title)
    for form in forms:
        if form.number not in taken and form.title and alike[form.title.split()[0]] > 1:
            yield Heading(replace(form, style="line", lead=0), Named("other", exact=True, loose=True))


def _logs(page: Page, known: Sequence[Heading]) -> Iterator[Heading]:
    """What stands right above lines that begin with a time, where the page has other headings."""
    taken = {heading.form.number for heading in known}
    if not taken or any(heading.named.name == "timeline" for heading in known):
        return
    for number, line in enumerate(page.lines):
        text = line.text.strip()
        short = line.kind == "text" and len(text.split()) <= MOST_TITLE_WORDS and text[-1] not in ".,;!"
        if short and number not in taken and text.upper() != text.lower() and page.heads_times(number):
            yield Heading(Form(number, bare(text), "line", PLAIN), Named("timeline", exact=False))


def _heads(page: Page, form: Form) -> bool:
    beside = page.lines[form.number].text.strip()[form.lead :]
    return len(beside.split()) <= MOST_BESIDE and page.tight(form.number) and _is_title_like(form.title)


def _needed(page: Page, form: Form) -> int:
    """How many known headings have to be written that way; one, for a line with its text directly below."""
    return 1 if form.style == "line" and page.tight(form.number) else LIKE_KNOWN.get(form.style, MANY)


def _stands(page: Page, form: Form) -> bool:
    if form.style in ("atx", "wiki"):
        return True
    line, follows = page.lines[form.number], page.follows(form)
    if form.style not in {*LIKE_KNOWN, "underlined"} or not page.free(form.number) or follows is None:
        return False
    if form.style == "quoted" and not page.tight(form.number):
        return False
    if form.style == "run-in" and not ASKS.match(form.title):
        return False
    if form.style == "colon" and (NO_LABEL.match(form.title) or len(form.title.split()) > 4):
        return False
    if form.style == "line" and (not _is_body(follows) or line.text.lstrip()[0].islower()):
        return False
    listed = page.numbered_rows if form.style == "numbered" else page.inside_list
    return form.number not in listed and _is_title_like(form.title)


def _is_title_like(title: str) -> bool:
    words = title.split()
    return (
        0 < len(words) <= MOST_TITLE_WORDS
        and title[-1] not in ".,;!"
        and not NO_TITLE.search(title)
        and not ODD_IN_TITLE.search(title)
        and any(char.isalpha() for char in title)
    )


def _is_body(line: Line) -> bool:
    return line.kind in ("list", "table", "code") or len(line.text.split()) >= LEAST_BODY


def _next_orders(known: Sequence[Heading]) -> set[str]:
    """The numbers that come right after, or before, those of known headings."""
    orders = [int(heading.form.order) for heading in known if heading.form.order.isdecimal()]
    return {str(order + step) for order in orders for step in (-2, -1, 1, 2)}
