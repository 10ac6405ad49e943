"""Which of the lines that could be headings are: by form, by what they say, by where they stand, and by each other."""

from collections import defaultdict
from collections.abc import Sequence

from reviewer.comparison.lines import Line

from . import run_ins, unknown_titles
from .headings import Form
from .page import MARKED, MOST_TITLE_WORDS, Heading, Page, Style, style
from .run_ins import FAINTEST, RUN_INS, Choirs
from .titles import Named

Styles = dict[Style, set[str]]
MOST_SMALL_WORDS = 4
NO_STYLE: Style = ("", 99)


def accepted(page: Page) -> list[Heading]:
    """The headings of the page, in order."""
    choirs = run_ins.choirs(page)
    known = [
        Heading(form, named) for form, named in page.candidates if named and _known_stands(page, form, named, choirs)
    ]
    styles = _styles(known)
    main = _main(styles)
    exact = _exact(known)
    known = [heading for heading in known if _fits(page, heading, styles, exact, main, choirs)]
    unknown = list(unknown_titles.find(page, known, main[1]))
    found = sorted([*known, *unknown], key=lambda heading: heading.form.number)
    return _without_contents(page, _without_title(page, found))


def _known_stands(page: Page, form: Form, named: Named, choirs: Choirs) -> bool:
    """Whether a line whose title is known stands where a heading of its form can."""
    number = form.number
    if form.style in RUN_INS:
        return run_ins.stands(page, form, named, choirs)
    if form.style in MARKED or form.style in ("banner", "bracket"):
        return True
    if form.style == "quoted":
        return named.exact and (len(page.quoted) > 1 or number in page.quoted_choir)
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
    if number in page.plain_choir:
        return True
    if page.free(number):
        capital = form.style != "line" or line.text.lstrip()[0].isupper() or _is_caseless(line.text)
        # In a note all in small letters a title with a word more than the table's heads the text below it.
        return capital or named.exact or (_heads(page, number) and len(form.title.split()) <= MOST_SMALL_WORDS)
    if form.style == "line":
        short = named.exact or len(form.title.split()) <= 3
        return (
            short
            and (not named.weak or page.indented(number))
            and not line.text.lstrip()[0].islower()
            and page.breaks(number)
        )
    return page.breaks(number) and (named.exact or len(form.title.split()) <= 4)


def _numbered_stands(page: Page, form: Form) -> bool:
    if page.lines[form.number].text.rstrip()[-1] in ".,;!" or not _is_order(form.order) or not page.free(form.number):
        return False
    below = page.lines[form.number + 1] if form.number + 1 < len(page.lines) else None
    return len(form.title.split()) <= MOST_TITLE_WORDS and not (below and below.kind == "list" and _counts(below))


def _styles(known: Sequence[Heading]) -> Styles:
    """By style, the sections that known headings of it name."""
    styles: Styles = defaultdict(set)
    for heading in known:
        if not heading.named.weak:
            styles[style(heading.form)].add(heading.named.name)
    return styles


def _exact(known: Sequence[Heading]) -> Styles:
    """By style, the sections named by headings that are a title and no more, weak ones too."""
    exact: Styles = defaultdict(set)
    for heading in known:
        if heading.named.exact:
            exact[style(heading.form)].add(heading.named.name)
    return exact


def _main(styles: Styles) -> Style:
    """The style that names most sections; of two, the one met first."""
    return max(styles, key=lambda one: len(styles[one]), default=NO_STYLE)


def _fits(page: Page, heading: Heading, styles: Styles, exact: Styles, main: Style, choirs: Choirs) -> bool:
    """Whether a known heading goes with how the page writes its headings.

    Beside a main style, a heading of a lesser form counts only for a section that has no other.
    """
    form, named = heading.form, heading.named
    doubtful = named.weak or named.name == "other" or form.style in ("numbered run-in", "dashed", "bare", *FAINTEST)
    if form.style in RUN_INS and doubtful:
        alike = style(form)
        fits = run_ins.fits(styles.get(alike, set()), exact.get(alike, set()))
        return form.style in choirs or fits or run_ins.introduces(page, form, named)
    if form.style.startswith("numbered") and any(one in MARKED for one, _ in styles):
        return False  # the items of a list with space between them
    if form.level <= main[1] or len(styles[main]) < 2:
        return True
    return named.exact and not named.weak and named.name not in styles[main] | {"other"}


def _is_order(order: str) -> bool:
    """Whether it numbers a heading: not a time of day ("14.05") or a year."""
    parts = order.split(".")
    return not any(part.isdecimal() and (int(part) > 20 or (len(part) > 1 and part[0] == "0")) for part in parts)


def _counts(line: Line) -> bool:
    return line.text.lstrip()[0].isdecimal()


def _heads(page: Page, number: int) -> bool:
    """Whether a text of its own, or a row with a time, stands directly below."""
    below = page.lines[number + 1] if number + 1 < len(page.lines) else None
    return page.tight(number) or (below is not None and below.kind == "text" and _counts(below))


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
    heads_own = first.form.style == "line" and page.tight(first.form.number)
    alone = page.follows(first.form) is page.lines[rest[0].form.number]
    tells = first.named.name != "other" and not alone
    if first.named.loose and (above_all or (at_top and not (heads_own or tells))):
        return rest
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
