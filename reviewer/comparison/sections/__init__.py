"""A report's text in sections. Pure and linear; the sections joined are the text, character for character."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache, partial
from itertools import pairwise

from reviewer.comparison import lines as lines_of
from reviewer.comparison.lines import Line
from reviewer.comparison.values import Section

from . import headings as forms_of
from . import titles
from .judging import accepted
from .page import Heading, Page
from .preamble import reads_as_summary, says_anything
from .settling import settled

# No report has so many lines; a text that has is one section, and is read as it stands.
MOST_LINES = 20_000


def parse(text: str, headings: Mapping[str, Sequence[str]] | None = None) -> list[Section]:
    """The sections of `text`, in order, without gap or overlap; none for an empty text.

    `headings` are titles by canonical section name that count besides the built-in ones. A heading belongs to its
    section and is given as it is written (of "Impact: 40% of orders", it is "Impact:").
    """
    return list(_parsed(text, titles.table(headings)) if headings else _parsed_once(text))


@lru_cache(maxsize=16)
def _parsed_once(text: str) -> tuple[Section, ...]:
    """A text's sections are asked for by what reads facts, by what aligns versions and by what looks for gaps."""
    return tuple(_parsed(text, titles.table()))


def _parsed(text: str, phrases: titles.Phrases) -> Iterator[Section]:
    if not text:
        return
    lines = lines_of.read(text) if text.count("\n") <= MOST_LINES else ()
    if not 0 < len(lines) <= MOST_LINES:
        yield Section("other", "", 0, len(text))
        return
    page = _page(lines, phrases)
    yield from _sections(text, lines, list(_outermost(settled(page, accepted(page)))))


def unsettled(text: str) -> tuple[Page, list[Heading]]:
    """The page of a text and the headings on it, before those are named whose titles do not say what they begin."""
    page = _page(lines_of.read(text), titles.table())
    return page, accepted(page)


def _page(lines: Sequence[Line], phrases: titles.Phrases) -> Page:
    # The same words name the same section: a line that is repeated is looked up once.
    find = cache(partial(titles.find, phrases=phrases))
    return Page(lines, [(form, find(form.title)) for form in forms_of.forms(lines)])


def _outermost(found: Sequence[Heading]) -> Iterator[Heading]:
    """Without the headings within a section: deeper ones that name nothing else, or a phase of the timeline."""
    current: Heading | None = None
    for heading in found:
        if current and heading.form.level > current.form.level and _is_part(heading, current):
            continue
        current = heading
        yield heading


def _is_part(heading: Heading, above: Heading) -> bool:
    """Whether a deeper heading only divides the section it stands in: a subtitle, or a phase of the timeline."""
    name, phase = heading.named.name, heading.form.style == above.form.style == "atx"
    return (
        heading.named.loose
        or name in ("other", above.named.name)
        or (phase and above.named.name == "timeline" and name in ("remediation", "root_cause"))
    )


def _sections(text: str, lines: Sequence[Line], found: Sequence[Heading]) -> Iterator[Section]:
    starts = [start_of(lines, heading) for heading in found]
    if starts and not text[: starts[0]].strip():
        starts[0] = 0
    first = starts[0] if starts else len(text)
    if first:
        beside = any(heading.named.name == "summary" for heading in found)
        before = [line.text for line in lines if line.end <= first]
        is_summary = reads_as_summary(before, beside) if found else says_anything(before)
        yield Section("summary" if is_summary else "other", "", 0, first)
    for heading, (start, end) in zip(found, pairwise([*starts, len(text)]), strict=True):
        yield Section(heading.named.name, _written(lines, heading), start, end)


def start_of(lines: Sequence[Line], heading: Heading) -> int:
    """Where the heading begins: with the line over it, if it has one over and one under it."""
    number, over = heading.form.number, lines[heading.form.number - 1] if heading.form.number else None
    under = lines[number + 1] if number + 1 < len(lines) else None
    if over and under and over.kind == under.kind == "rule" and over.text.strip() == under.text.strip():
        return over.start
    return lines[number].start


def _written(lines: Sequence[Line], heading: Heading) -> str:
    written = lines[heading.form.number].text.strip()
    return written[: heading.form.lead].strip() if heading.form.lead else written
