"""Whether a known title with text behind it is a heading: "Impact: ...", "Impact - ...", "Impact The ..."."""

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from itertools import dropwhile

from .headings import Form
from .page import CHORUS, LABELLED, Page
from .titles import Named

# Items of a list and rows of a table: titles only where several of them are, and no other titles.
ROWS = frozenset({"item", "row"})
RUN_INS = ROWS | {
    "run-in",
    "bold run-in",
    "bold bare",
    "bracket run-in",
    "dashed",
    "bare",
    "stopped",
    "numbered run-in",
}
# Forms that say little by themselves: what stands before a dash, or before nothing but a capital letter.
FAINT = frozenset({"dashed", "bare", "bracket run-in"})
# Forms of running prose as well: they say nothing but where several are written that way.
FAINTEST = frozenset({"stopped", "bold bare"})
# So many words stand behind each title of sections that speak for each other.
SUNG_WORDS = 4
LEAST_SENTENCE = 2
# Of these a title may also be a question or have a word more than the table's; of others so many words.
SAID, SHORT_TITLE = frozenset({"stopped", "bold run-in", "bold bare"}), 4
# By form, the lines that are sections written alike.
Choirs = Mapping[str, Sequence[int]]
# A value beside labels ("Severity: P1") is a section's text only from so many words on.
VALUE_WORDS = 6


def choirs(page: Page) -> Choirs:
    """The forms in which several sections of a page are written, each with a text of its own behind the title.

    By form, the lines of those sections, in order.
    """
    names: defaultdict[str, set[str]] = defaultdict(set)
    every = _led_by(page)
    voices: defaultdict[str, list[int]] = defaultdict(list)
    for form, named in page.candidates:
        if named and named.name != "other" and _sings(page, form, named):
            names[form.style].add(named.name)
            voices[form.style].append(form.number)
        elif named and named.name == "other" and named.exact and form.style in ("bold run-in", every):
            names[form.style].add(named.name)
    every = _led_by(page)
    if len(voices) > 1 or page.has_titles or len(page.itemized) < CHORUS - 1:
        voices.pop("item", None)
    if len(voices) > 1 or page.has_titles:
        voices.pop("row", None)
    fewest = {style: CHORUS - 1 if style == every else CHORUS for style in voices}
    return {style: those for style, those in voices.items() if len(names[style]) >= fewest[style]}


def _led_by(page: Page) -> str:
    """The form with which every paragraph of the page begins, where there are several; "" for none.

    What stands before the first of them introduces, and a few words at the end are a signature.
    """
    forms = {form.number: form.style for form, named in page.candidates if named or form.style != "bare"}
    starts = [number for number, line in enumerate(page.lines) if not line.blank and page.free(number)]
    styles = [
        forms.get(number, "") if page.lines[number].kind == "text" else ""
        for number in starts
        if len(page.lines[number].text.split()) >= SUNG_WORDS or forms.get(number) in RUN_INS
    ]
    led = list(dropwhile(lambda style: style not in RUN_INS, styles))
    return led[0] if len(led) >= CHORUS - 1 and len(set(led)) == 1 else ""


def _joins(page: Page, form: Form, named: Named, voices: Sequence[int]) -> bool:
    """Whether a title with little behind it ("Next update: 15:00 UTC") stands among those of a choir, or below them."""
    if _in_list(page, form) or not named.exact:
        return False
    first = voices[0]
    return form.number > first or first - form.number <= page.labels_before[first]


def _sings(page: Page, form: Form, named: Named) -> bool:
    if form.style not in RUN_INS or form.style == "numbered run-in" or _in_list(page, form):
        return False
    if form.style == "row" and not named.exact:
        return False
    return (named.exact or form.style in SAID or len(form.title.split()) <= SHORT_TITLE) and _is_told(page, form)


def _in_list(page: Page, form: Form) -> bool:
    """Whether it is within a list, and not a title that begins an item of the outermost."""
    return form.number in page.inside_list and (form.style != "item" or page.lines[form.number].depth > 0)


def _is_told(page: Page, form: Form) -> bool:
    """Whether a text stands behind the title and no bare value: some words, or two that end as a sentence does."""
    words = _value_words(page, form)
    if not words and form.style == "stopped":
        below = page.lines[form.number + 1] if form.number + 1 < len(page.lines) else None
        return below is not None and below.kind == "list"
    ends = page.lines[form.number].text.rstrip()[-1] in ".!?"
    return words >= SUNG_WORDS or (ends and words >= LEAST_SENTENCE)


def stands(page: Page, form: Form, named: Named, choirs: Choirs) -> bool:
    """Whether it stands as one: no label among others ("Severity: P1") unless a whole sentence follows."""
    number = form.number
    voices = choirs.get(form.style)
    if voices and (_sings(page, form, named) or _joins(page, form, named, voices)):
        return True
    if form.style in FAINTEST | ROWS or (number in page.inside_list and form.style != "numbered run-in"):
        return False
    if form.style in FAINT and not _plainly(page, form, named):
        return False
    if not named.exact and len(form.title.split()) > 5:
        return False
    labels = page.labels_before[number]
    if not _all_known(page, number - labels, number) or _is_label(page, number + 1):
        return _value_words(page, form) >= VALUE_WORDS or _after_sentence(page, number)
    return labels > 0 or page.breaks(number)


def _plainly(page: Page, form: Form, named: Named) -> bool:
    """Whether one of a faint form is a title and no more, and begins a paragraph, or is none but a title."""
    if form.style == "bare":
        return named.exact and page.free(form.number)
    return named.exact and (not named.weak or page.free(form.number))


def fits(strong: Set[str], exact: Set[str]) -> bool:
    """Whether a weak title, or one of a faint form, goes with those that are written the same way.

    Two sections with titles that are not weak (`strong`) speak for the form, or one and titles that say no more than
    that of two others (`exact`), or four of the latter.
    """
    sure = len(strong - {"other"})
    return sure > 1 or (sure == 1 and len(exact) > 2) or len(exact - {"other"}) > CHORUS


def introduces(page: Page, form: Form, named: Named) -> bool:
    """Whether a bold title of the table begins a paragraph: "**Measures:** hourly checks by Friday"."""
    told = named.exact and named.name != "other" and _value_words(page, form) >= SUNG_WORDS
    return told and form.style == "bold run-in" and page.free(form.number)


def _after_sentence(page: Page, number: int) -> bool:
    """Whether the label above has a sentence for its value: then they are sections, and this one may be short."""
    above = page.lines[number - 1].text.split() if number in page.after_known else []
    return len(above) > VALUE_WORDS


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
        under = form.style == "item" and below.depth > line.depth
        if not under and (below.kind != "text" or LABELLED.fullmatch(below.text[:200])):
            break
        words += len(below.text.split())
    return words
