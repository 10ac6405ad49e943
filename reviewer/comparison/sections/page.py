"""A text's lines with its possible headings, and what stands around each of them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from reviewer.comparison.lines import Line

from .headings import Form
from .titles import Named

# A line of running text is longer before it is wrapped.
SHORT_LINE = 50
# So many words make a line the text under a title.
LEAST_BODY = 5
# So many sections that are written one way speak for each other.
CHORUS = 3

ENDS_SENTENCE = re.compile(r"[.!?:;)\]*|\"'”…]\s*$")
# "09:15 gates out", "- Mon 08:00 - first calls".
BEGINS_WITH_TIME = re.compile(r"[\W_]*(?:\w{1,9}[.,]* ){0,2}(?:\d{1,2}[:h]|\d{2}\.)\d{2}\b")
LABELLED = re.compile(r"\s*(?:[-*•] )?[*_]{0,2}[^\W\d_][^:\uff1a]{0,40}[:\uff1a]\s*\S?.*")


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
    def has_titles(self) -> bool:
        """Whether a title of the table stands on a line of its own, or is marked as one."""
        return any(named and named.exact and not form.lead for form, named in self.candidates)

    @cached_property
    def quoted(self) -> frozenset[str]:
        """The sections that titles set off as quotes name, weak ones left out."""
        return self._names("quoted")

    @cached_property
    def quoted_choir(self) -> frozenset[int]:
        """Quoted lines that are a title and no more, each right above its text, where two sections have one."""
        sung = {f.number: named.name for f, named in self.candidates if named and named.exact and self._is_over_text(f)}
        return frozenset(sung if len({*sung.values()}) > 1 else ())

    def _is_over_text(self, form: Form) -> bool:
        below = self.lines[form.number + 1].kind if form.number + 1 < len(self.lines) else "blank"
        return form.style == "quoted" and form.title[:1].isupper() and below in ("text", "list", "table")

    @cached_property
    def itemized(self) -> frozenset[str]:
        """The sections that titles name which begin items of lists, weak ones left out."""
        return self._names("item")

    @cached_property
    def plain_choir(self) -> frozenset[int]:
        """Lines that are a title of the table and no more, each right above its text, where three sections have one."""
        sung = {form.number: named.name for form, named in self.candidates if named and self._sings(form, named)}
        return frozenset(sung if len({*sung.values()} - {"other"}) >= CHORUS else ())

    def _sings(self, form: Form, named: Named) -> bool:
        if form.style not in ("line", "colon") or not named.exact or form.number in self.inside_list:
            return False
        below = self.lines[form.number + 1] if form.number + 1 < len(self.lines) else None
        told = below is not None and (below.kind in ("list", "table") or len(below.text.split()) > 1)
        return told and self.breaks(form.number)

    def _names(self, style: str) -> frozenset[str]:
        found = [named for form, named in self.candidates if named and form.style == style]
        return frozenset(named.name for named in found if named.exact and not named.weak)

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
    def after_known(self) -> frozenset[int]:
        """The lines below one that begins with a title of the table, and goes on."""
        return frozenset(form.number + 1 for form, named in self.candidates if named and named.exact and form.lead)

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

    def tight(self, number: int) -> bool:
        """Whether a line stands free with a text of its own directly below, as a title does and prose does not."""
        if number + 1 >= len(self.lines) or not self.free(number):
            return False
        below = self.lines[number + 1]
        if below.kind in ("list", "table", "code"):
            return True
        return below.kind == "text" and len(below.text.split()) >= LEAST_BODY and not below.text.lstrip()[0].islower()

    def heads_times(self, number: int) -> bool:
        """Whether a line stands free with two lines below that begin with a time, and does not itself."""
        below = self.lines[number + 1 : number + 3]
        timed = len(below) > 1 and all(BEGINS_WITH_TIME.match(line.text[:60]) for line in below)
        return timed and self.free(number) and not BEGINS_WITH_TIME.match(self.lines[number].text[:60])

    def indented(self, number: int) -> bool:
        """Whether the line below is set in, and this one is not."""
        below = self.lines[number + 1] if number + 1 < len(self.lines) else None
        return below is not None and below.kind == "text" and below.depth > self.lines[number].depth == 0

    def follows(self, form: Form) -> Line | None:
        """The first line with something on it below the heading."""
        rest = self.lines[form.number + form.lines : form.number + form.lines + 4]
        return next((line for line in rest if not line.blank and line.kind != "rule"), None)


@dataclass(frozen=True)
class Heading:
    """A form that is a heading, and of what."""

    form: Form
    named: Named


def ends(page: Page, found: Sequence[Heading]) -> list[int]:
    """For each heading the line that its section ends before."""
    return [*(heading.form.number for heading in found), len(page.lines)][1:]


# Forms that mark a heading so clearly that the words need not be known.
MARKED = frozenset({"atx", "wiki", "underlined"})
# Those where text on the same line makes no difference.
FAMILIES = {
    "run-in": "colon",
    "bold run-in": "bold",
    "bold bare": "bold",
    "bracket run-in": "bracket",
    "numbered run-in": "numbered",
    "hash": "atx",
}
MOST_TITLE_WORDS = 8

Style = tuple[str, int]


def style(form: Form) -> Style:
    """How a heading is written; text on the same line makes no difference."""
    return FAMILIES.get(form.style, form.style), form.level
