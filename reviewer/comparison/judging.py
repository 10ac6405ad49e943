"""Which of the lines that could be headings are: by form, by what they say, by where they stand, and by each other."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from reviewer.comparison.headings import Form
from reviewer.comparison.lines import Line
from reviewer.comparison.titles import Named

FAMILIES = {
    "run-in": "colon",
    "bold run-in": "bold",
    "bracket run-in": "bracket",
    "numbered run-in": "numbered",
    "hash": "atx",
}
RUN_INS = frozenset({"run-in", "bold run-in", "bracket run-in", "dashed", "numbered run-in"})
# Forms that mark a heading so clearly that the words need not be known.
MARKED = frozenset({"atx", "wiki", "underlined"})
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
}
# Or where this many unknown ones are.
LIKE_EACH_OTHER = {"bold": 2, "capitals": 2, "line": 4}

MOST_TITLE_WORDS = 8
# A value beside labels ("Severity: P1") is a section's text only from so many words on.
VALUE_WORDS = 6
# A line of running text is longer before it is wrapped.
SHORT_LINE = 50

ENDS_SENTENCE = re.compile(r"[.!?:;)\]*|\"'”…]\s*$")
LABELLED = re.compile(r"\s*(?:[-*•] )?[*_]{0,2}[^\W\d_][^:\uff1a]{0,40}[:\uff1a]\s*\S?.*")
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


@dataclass(frozen=True)
class Page:
    """A text's lines, and its possible headings with what each names."""

    lines: Sequence[Line]
    candidates: Sequence[tuple[Form, Named | None]]

    @cached_property
    def inside_list(self) -> frozenset[int]:
        """Lines that are items of a list or hang under one."""
        inside, hangs = set(), False
        for number, line in enumerate(self.lines):
            if line.depth == 0 and not line.blank:
                hangs = line.kind == "list"
            if line.kind == "list" or (hangs and line.depth > 0):
                inside.add(number)
        return frozenset(inside)

    @cached_property
    def labels_before(self) -> Sequence[int]:
        """For each line, how many lines directly above it are labels with a value."""
        counts, count = [], 0
        for line in self.lines:
            counts.append(count)
            count = count + 1 if line.kind in ("text", "list") and LABELLED.fullmatch(line.text[:200]) else 0
        return counts

    @cached_property
    def known_numbers(self) -> frozenset[int]:
        """The lines with a title that names a canonical section."""
        return frozenset(
            form.number for form, named in self.candidates if named and named.name != "other" and not named.weak
        )

    @cached_property
    def known_before(self) -> Sequence[int]:
        """For each line, and for the end, how many of `known_numbers` stand above it."""
        known = self.known_numbers
        return [0, *accumulate(number in known for number in range(len(self.lines)))]

    @cached_property
    def numbered_rows(self) -> frozenset[int]:
        """Numbered lines that touch another one: a list."""
        numbers = {form.number for form, _ in self.candidates if form.style == "numbered"}
        return frozenset(number for number in numbers if number - 1 in numbers or number + 1 in numbers)

    def before(self, number: int) -> Line | None:
        """The line above, if there is one."""
        return self.lines[number - 1] if number else None

    def free(self, number: int) -> bool:
        """Whether nothing, or nothing that could run on, stands directly above."""
        above = self.before(number)
        return above is None or above.kind in ("blank", "rule", "code", "table")

    def breaks(self, number: int) -> bool:
        """Whether the line above has ended, so that this one does not run on from it."""
        above = self.before(number)
        if above is None or self.free(number) or above.kind == "list":
            return True
        return len(above.text.strip()) <= SHORT_LINE or bool(ENDS_SENTENCE.search(above.text))

    def follows(self, form: Form) -> Line | None:
        """The first line with something on it below the heading."""
        rest = self.lines[form.number + form.lines : form.number + form.lines + 4]
        return next((line for line in rest if not line.blank and line.kind != "rule"), None)


@dataclass(frozen=True)
class Heading:
    """A form that is a heading, and of what."""

    form: Form
    named: Named


OTHER = Named("other", exact=False)
Style = tuple[str, int]
Styles = dict[Style, set[str]]
NO_STYLE: Style = ("", 99)
MANY = 1_000_000


def accepted(page: Page) -> list[Heading]:
    """The headings of the page, in order."""
    known = [Heading(form, named) for form, named in page.candidates if named and _known_stands(page, form, named)]
    styles = _styles(known)
    main = _main(styles)
    known = [heading for heading in known if _fits(heading, styles, main)]
    unknown = list(_unknown(page, known, main))
    found = sorted([*known, *unknown], key=lambda heading: heading.form.number)
    return _without_contents(page, _without_title(page, found))


def _known_stands(page: Page, form: Form, named: Named) -> bool:
    """Whether a line whose title is known stands where a heading of its form can."""
    number = form.number
    if form.style in RUN_INS:
        return _run_in_stands(page, form, named)
    if form.style in MARKED or form.style in ("banner", "bracket"):
        return True
    if form.style in ("hash", "ended", "ruled"):
        return named.exact or page.free(number)
    if form.style in ("bold", "emoji"):
        return number not in page.inside_list and len(form.title.split()) <= MOST_TITLE_WORDS + 2
    if form.style == "numbered":
        return _numbered_stands(page, form)
    return _plain_stands(page, form, named)


def _plain_stands(page: Page, form: Form, named: Named) -> bool:
    """A known title without marks, alone on its line."""
    line, number = page.lines[form.number], form.number
    if number in page.inside_list or line.text.rstrip()[-1] in ".,;!" or page.follows(form) is None:
        return False
    if page.free(number):
        return form.style != "line" or line.text.lstrip()[0].isupper() or _is_caseless(line.text) or named.exact
    if form.style == "line":
        short = named.exact or len(form.title.split()) <= 3
        return short and not named.weak and not line.text.lstrip()[0].islower() and page.breaks(number)
    return page.breaks(number) and (named.exact or len(form.title.split()) <= 4)


def _numbered_stands(page: Page, form: Form) -> bool:
    if page.lines[form.number].text.rstrip()[-1] in ".,;!" or not _is_order(form.order) or not page.free(form.number):
        return False
    below = page.lines[form.number + 1] if form.number + 1 < len(page.lines) else None
    return len(form.title.split()) <= MOST_TITLE_WORDS and not (below and below.kind == "list" and _counts(below))


def _run_in_stands(page: Page, form: Form, named: Named) -> bool:
    """A known title before text: not one label among others ("Severity: P1") unless a whole sentence follows."""
    number = form.number
    if number in page.inside_list and form.style != "numbered run-in":
        return False
    if form.style in ("dashed", "bracket run-in") and (not named.exact or named.weak):
        return False
    if not named.exact and len(form.title.split()) > 5:
        return False
    labels = page.labels_before[number]
    if not _all_known(page, number - labels, number) or _is_label(page, number + 1):
        return _value_words(page, form) >= VALUE_WORDS
    return labels > 0 or page.breaks(number)


def _all_known(page: Page, start: int, end: int) -> bool:
    return page.known_before[end] - page.known_before[start] == end - start


def _is_label(page: Page, number: int) -> bool:
    """Whether a line is a label with a value, and no section's."""
    line = page.lines[number] if number < len(page.lines) else None
    labelled = line and line.kind == "text" and LABELLED.fullmatch(line.text[:200])
    return bool(labelled) and number not in page.known_numbers


def _value_words(page: Page, form: Form) -> int:
    """How many words follow the label, on its line and those it runs on to."""
    line = page.lines[form.number]
    words = len(line.text.strip()[form.lead :].split())
    for below in page.lines[form.number + 1 : form.number + 3]:
        if below.kind != "text" or LABELLED.fullmatch(below.text[:200]):
            break
        words += len(below.text.split())
    return words


def _styles(known: Sequence[Heading]) -> Styles:
    """By style, the sections that known headings of it name."""
    styles: Styles = defaultdict(set)
    for heading in known:
        if not heading.named.weak:
            styles[_style(heading.form)].add(heading.named.name)
    return styles


def _style(form: Form) -> Style:
    """How a heading is written; text on the same line makes no difference."""
    return FAMILIES.get(form.style, form.style), form.level


def _main(styles: Styles) -> Style:
    """The style that names most sections; of two, the one met first."""
    return max(styles, key=lambda style: len(styles[style]), default=NO_STYLE)


def _fits(heading: Heading, styles: Styles, main: Style) -> bool:
    """Whether a known heading goes with how the page writes its headings.

    Beside a main style, a heading of a lesser form counts only for a section that has no other.
    """
    form, named = heading.form, heading.named
    alike = styles.get(_style(form), set())
    if form.style in RUN_INS and (named.weak or named.name == "other" or form.style in ("numbered run-in", "dashed")):
        return len(alike - {"other"}) > 1
    if form.style.startswith("numbered") and any(style in MARKED for style, _ in styles):
        return False  # the items of a list with space between them
    if form.level <= main[1] or len(styles[main]) < 2:
        return True
    return named.exact and not named.weak and named.name not in styles[main] | {"other"}


def _unknown(page: Page, known: Sequence[Heading], main: Style) -> Iterator[Heading]:
    """Headings whose words are not known, by their form or because others are written the same way."""
    taken = {heading.form.number for heading in known}
    likely = [form for form, _ in page.candidates if form.number not in taken and _unknown_stands(page, form)]
    written = Counter(_style(heading.form)[0] for heading in known)
    alike = Counter(form.style for form in likely)
    order = _next_orders(known)
    for form in likely:
        enough = (
            form.style in MARKED
            or written[_style(form)[0]] >= LIKE_KNOWN.get(form.style, MANY)
            or alike[form.style] >= LIKE_EACH_OTHER.get(form.style, MANY)
        )
        if enough and form.level <= main[1] and (form.style != "numbered" or form.order in order):
            yield Heading(form, OTHER)


def _unknown_stands(page: Page, form: Form) -> bool:
    if form.style in ("atx", "wiki"):
        return True
    line, follows = page.lines[form.number], page.follows(form)
    if form.style not in {*LIKE_KNOWN, "underlined"} or not page.free(form.number) or follows is None:
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
    return line.kind in ("list", "table", "code") or len(line.text.split()) >= 5


def _next_orders(known: Sequence[Heading]) -> set[str]:
    """The numbers that come right after, or before, those of known headings."""
    orders = [int(heading.form.order) for heading in known if heading.form.order.isdecimal()]
    return {str(order + step) for order in orders for step in (-2, -1, 1, 2)}


def _is_order(order: str) -> bool:
    """Whether it numbers a heading: not a time of day ("14.05") or a year."""
    parts = order.split(".")
    return not any(part.isdecimal() and (int(part) > 20 or (len(part) > 1 and part[0] == "0")) for part in parts)


def _counts(line: Line) -> bool:
    return line.text.lstrip()[0].isdecimal()


def _is_caseless(text: str) -> bool:
    return text.upper() == text.lower()


def _without_title(page: Page, found: list[Heading]) -> list[Heading]:
    """Without the document's own title, which heads everything and not a section."""
    if len(found) < 2:
        return found
    first, rest = found[0], found[1:]
    at_top = all(line.blank or line.kind == "rule" for line in page.lines[: first.form.number])
    above_all = all(first.form.level < other.form.level for other in rest)
    repeated = any(first.named.name == other.named.name for other in rest)
    if first.named is OTHER and (at_top or above_all):
        return rest
    alone = page.follows(first.form) is page.lines[rest[0].form.number]
    return rest if (above_all or alone) and at_top and repeated and not first.named.exact else found


def _without_contents(page: Page, found: list[Heading]) -> list[Heading]:
    """Without a table of contents: headings in a row with nothing under them that all come again further down."""
    kept: list[Heading] = []
    later: set[str] = set()
    below: Heading | None = None
    for heading in reversed(found):
        empty = below is not None and page.follows(heading.form) is page.lines[below.form.number]
        if not (empty and heading.form.style not in RUN_INS and heading.named.name in later):
            kept.append(heading)
        if below is not None:
            later.add(below.named.name)
        below = heading
    return kept[::-1]
