"""Looking at a mail: text and what the organisation knows in, spans out. Pure: no database, no network, no audience."""

import logging
import re
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from itertools import chain
from math import inf
from typing import Any, NamedTuple

from reviewer.redaction import overlap
from reviewer.redaction.detectors import every_detector
from reviewer.redaction.detectors.secret import BY_FORM
from reviewer.redaction.detectors.secret.credible import is_made
from reviewer.redaction.gate import Gate
from reviewer.redaction.lexicon.ordinary import is_ordinary
from reviewer.redaction.overlap import Pointed
from reviewer.redaction.reading import Reading, encoded, file_names, markup
from reviewer.redaction.reading.rendered import rendered
from reviewer.redaction.replaced import REPLACEMENT
from reviewer.redaction.values import Category, Detector, Org, Passage, Scan, Span, Where
from reviewer.redaction.weighing.weigher import CATEGORIES

logger = logging.getLogger(__name__)

# How long one detector may look at one part of a mail, in seconds of its thread's own work, and how much longer for
# each million characters. On a busy machine the clock on the wall would leave ordinary mails partly scanned.
PATIENCE, PATIENCE_PER_MILLION = 1.0, 5.0
# After how many finds the clock is asked, which the operating system answers slowly.
_ASKED = 4
# Only what is worth hiding is looked for where it is hidden: other things are found there by chance.
HIDDEN = frozenset((Category.SECRET, Category.PII))
# Whom the organisation has named, and what names of files say with other marks than "_" for their spaces: of
# everything else those marks are a part, as of eu-west-1.
BY_LIST = frozenset(("customer-list", "person-roster"))
NAMING = frozenset((Category.CUSTOMER, Category.PERSON))
# Who sends a mail signs it with a name, a number, an address, and what the house's lawyers want below: that it is
# confidential, and that whoever reads it unasked has seen what is none of theirs.
SIGNED_WITH = frozenset(
    (Category.PERSON, Category.PII, Category.FINANCIAL_LEGAL, Category.TONE, Category.VULNERABILITY)
)
# In this order a mail is read.
_ORDER = (Where.SUBJECT, Where.TEXT, Where.HTML, Where.FILES, Where.NAMES, Where.MAILBOX)


class _Gates(NamedTuple):
    """To all detectors; to those of what is worth hiding, by a form alone, of customers and people, by a list."""

    every: Gate
    close: Gate
    form: Gate
    named: Gate
    listed: Gate


class Engine:
    """Some detectors, ready to look at mails. Safe to share between threads."""

    def __init__(self, detectors: Iterable[Detector], clock: Callable[[], float] = time.thread_time) -> None:
        self.detectors = tuple(detectors)
        self._gates = _Gates(
            Gate(self.detectors),
            Gate(detector for detector in self.detectors if detector.category in HIDDEN),
            Gate(detector for detector in self.detectors if detector.id in BY_FORM),
            Gate(detector for detector in self.detectors if detector.category in NAMING),
            Gate(detector for detector in self.detectors if detector.id in BY_LIST),
        )
        self._clock = clock

    def scan(
        self,
        text: str,
        org: Org | None = None,
        *,
        subject: str = "",
        html: str = "",
        files: str = "",
        names: str = "",
        mailbox: str = "",
    ) -> Scan:
        """Every span of a mail's parts, its names and its mailbox's words; each tells where its offsets count."""
        look = _Look(self._gates, org or Org(), self._clock)
        # The text first: what its words say about the mail counts for the subject too, which has few.
        parts = (
            (Where.TEXT, text),
            (Where.HTML, html),
            (Where.SUBJECT, subject),
            (Where.FILES, files),
            (Where.NAMES, names),
            (Where.MAILBOX, mailbox),
        )
        found = {where: look.at(part, where) for where, part in parts if part}
        spans = chain.from_iterable(found.get(where, ()) for where in _ORDER)
        return Scan(tuple(spans), tuple(dict.fromkeys(look.skipped)))


class _Look:
    """One look at one mail; keeps the ids of the detectors that did not come to an end, and what could not be read."""

    def __init__(self, gates: "_Gates", org: Org, clock: Callable[[], float]) -> None:
        self._gates, self._org, self._clock = gates, org, clock
        self._mail: dict[object, Any] = {}
        self.skipped: list[str] = []

    def at(self, part: str, where: Where) -> list[Span]:
        """The spans of one part; of one that cannot be read to its end those that are found by then."""
        found: list[Pointed] = []
        with self._going_on(f"{where} part"):
            found.extend(self._in_part(part, where))
        return overlap.outermost(found, part, where)

    def _in_part(self, part: str, where: Where) -> Iterable[Pointed]:
        if where == Where.HTML:
            return self._in_page(markup.read(part))
        if where == Where.FILES:
            return self._in_files(part)
        found: Iterable[Pointed] = self._in_text(part, is_markdown=where == Where.TEXT)
        if where == Where.TEXT and markup.is_laid_out(part):
            # The page first: what its words say about the mail is not to be what its tags say.
            laid = [*self._in_laid_out(part)]
            found = chain(laid, (item for item in found if not _is_told_within(item, laid, part)))
        elif where == Where.TEXT and markup.has_tags(part):
            found = chain(found, self._in_tags(part))
        if where == Where.NAMES:
            # Who a mail is for has a name and an address.
            return (item for item in found if item.detector.category == Category.SECRET)
        if where == Where.MAILBOX:
            return (item for item in found if item.detector.category not in SIGNED_WITH)
        return found

    def _in_files(self, names: str) -> Iterator[Pointed]:
        """What names of files say: as they are, with marks for the spaces they have none of, and behind each "_"."""
        yield from self._in_text(names)
        if "_" in names:
            yield from self._pointed(Passage(names.replace("_", " "), self._org, self._mail), self._gates.every)
            yield from self._by_form(file_names.tails(names))
        spaced = self._pointed(Passage(file_names.with_spaces(names), self._org, self._mail), self._gates.named)
        listed = {name.lower() for name in (*self._org.customers, *self._org.roster)}
        for item in (*spaced, *self._on_lists(names)):
            if not file_names.is_part_of_a_compound(names, *item.span, listed):
                yield item

    def _on_lists(self, names: str) -> Iterator[Pointed]:
        """Whom the organisation has listed, and names of files have in small letters or as one word."""
        org = replace(
            self._org, customers=file_names.apart(self._org.customers), roster=file_names.apart(self._org.roster)
        )
        for reading in file_names.as_people_write(names):
            found = self._pointed(Passage(reading.text, org), self._gates.listed)
            for item in _written(found, reading):
                said = names[slice(*item.span)]
                # Many a customer is called by a word that files are about: "target-latency.csv".
                if not (said.islower() and is_ordinary(said)):
                    yield item

    def _in_page(self, page: markup.Page) -> list[Pointed]:
        """What a page says, what it carries where nobody looks, and what is one word only to who sees it."""
        found = [*_written(_but_remarks(self._in_text(page.shown.text), page.shown, page), page.shown)]
        found += self._by_form(page.quiet)
        found += _written(_but_remarks(self._closely(page.rows.text, self._gates.close), page.rows, page), page.rows)
        secrets = [item for item in found if item.detector.category == Category.SECRET]
        for seen in page.seen:
            found += overlap.beside(self._by_form(seen), secrets)
        return found

    def _in_tags(self, text: str) -> Iterator[Pointed]:
        """What is worth hiding in a text with tags of HTML, where those stand between a value and its label."""
        with self._going_on("tags in text"):
            page = markup.read(text)
            for reading in (page.shown, page.rows):
                found = self._closely(reading.text, self._gates.close)
                yield from _written(_but_remarks(found, reading, page), reading)

    def _in_laid_out(self, text: str) -> Iterator[Pointed]:
        """What a text says that tags lay out as a page: its sentences end where they do."""
        with self._going_on("tags in text"):
            page = markup.read(text)
            for reading, found in (
                (page.shown, self._in_text(page.shown.text)),
                (page.rows, self._closely(page.rows.text, self._gates.close)),
            ):
                yield from _written(_but_remarks(found, reading, page), reading)

    def _by_form(self, reading: Reading) -> Iterator[Pointed]:
        """What has the form of a credential, and not of names that a page gives its parts."""
        text = reading.text
        passage = Passage(text, self._org, self._mail)
        plain = [item for item in self._pointed(passage, self._gates.form) if not _is_name(text[slice(*item.span)])]
        yield from _written([*plain, *self._encoded(passage, self._gates.form)], reading)

    def _in_text(self, text: str, *, is_markdown: bool = False) -> Iterator[Pointed]:
        """What the text says as it stands, and what it says when it is read more closely."""
        passage = Passage(text, self._org, self._mail)
        yield from self._pointed(passage, self._gates.every)
        with self._going_on("text as shown"):
            if (shown := rendered(text, is_markdown=is_markdown)) is not None:
                yield from _otherwise(self._as_shown(shown.text), shown, text)
        with self._going_on("encoded text"):
            yield from self._encoded(passage, self._gates.close)

    def _encoded(self, passage: Passage, gate: Gate) -> Iterator[Pointed]:
        """What hides from a plain look, found by the detectors of a gate."""
        text = passage.text
        for reading in (encoded.plainly(text), encoded.unescaped(text)):
            if reading is not None:
                yield from _changed(_written(self._closely(reading.text, gate), reading), text)
        for start, end, plain in encoded.decoded(passage):
            for item in self._closely(plain, gate):
                yield Pointed(replace(item.find, start=start, end=end), item.detector)

    def _as_shown(self, text: str) -> Iterator[Pointed]:
        """What people read in place of what is written: all of it counts, not only what somebody would hide."""
        yield from self._pointed(Passage(text, self._org, self._mail), self._gates.every)
        if (plain := encoded.plainly(text)) is not None:
            yield from _written(self._closely(plain.text, self._gates.close), plain)

    def _closely(self, text: str, gate: Gate) -> list[Pointed]:
        return self._pointed(Passage(text, self._org, self._mail), gate)

    def _pointed(self, passage: Passage, gate: Gate) -> list[Pointed]:
        found: list[Pointed] = []
        for detector in gate.pass_through(passage):
            self._add(detector, passage, found)
        return found

    def _add(self, detector: Detector, passage: Passage, found: list[Pointed]) -> None:
        """What one detector points at, until it ends, raises or has had its time. What it found by then counts.

        The time counts from its first find on: before that nothing could stop it, and most detectors find nothing.
        """
        until = inf
        try:
            for count, find in enumerate(detector.find(passage)):
                if not REPLACEMENT.fullmatch(passage.text, find.start, find.end):
                    found.append(Pointed(find, detector))
                if count % _ASKED == 0:
                    now = self._clock()
                    if count == 0:
                        until = now + PATIENCE + PATIENCE_PER_MILLION * len(passage.text) / 1_000_000
                    elif now > until:
                        self._skip(detector.id, "ran long")
                        return
        except Exception as failure:  # noqa: BLE001 (one broken rule must not hide what the others find)
            self._skip(detector.id, type(failure).__name__)

    @contextmanager
    def _going_on(self, name: str) -> Iterator[None]:
        """What raises in it is skipped by this name: one mail that cannot be read must not keep others from a look."""
        try:
            yield
        except Exception as failure:  # noqa: BLE001 (whatever it is, what is found by then counts)
            self._skip(name, type(failure).__name__)

    def _skip(self, name: str, why: str) -> None:
        """Told by name and class alone: a message could repeat the text."""
        logger.error("redaction detector skipped: %s (%s)", name, why)
        self.skipped.append(name)


def _written(pointed: Iterable[Pointed], reading: Reading) -> Iterator[Pointed]:
    """What is found in a reading, where it is written."""
    for item in pointed:
        if item.find.end > item.find.start:
            start, end = reading.written(item.find.start, item.find.end)
            yield Pointed(replace(item.find, start=start, end=end), item.detector)


def _but_remarks(pointed: Iterable[Pointed], reading: Reading, page: markup.Page) -> Iterator[Pointed]:
    """What is found in a page, but what a cell tells of a credential: how many failed, when it changed, whose it is.

    There only what looks like nothing else is one.
    """
    text = reading.text if page.remarks else ""
    for item in pointed:
        if page.remarks and item.detector.category == Category.SECRET and item.detector.id not in BY_FORM:
            start, end = reading.written(*item.span)
            is_told = any(first <= start and end <= last for first, last in page.remarks)
            if is_told and not is_made(text[slice(*item.span)]):
                continue
        yield item


def _is_told_within(item: Pointed, laid: Iterable[Pointed], text: str) -> bool:
    """Whether it is a sentence to those alone who take tags for words, and the page tells the same within it."""
    if item.detector.category not in CATEGORIES or not markup.lays_out(text, *item.span):
        return False
    same = (one.find for one in laid if one.detector.category == item.detector.category)
    return any(find.start < item.find.end and item.find.start < find.end for find in same)


def _otherwise(pointed: Iterable[Pointed], reading: Reading, text: str) -> Iterator[Pointed]:
    """What is found in a reading, where it is written, if that is not what is read: the first look saw the rest."""
    read = reading.text
    for item in pointed:
        for there in _written([item], reading):
            if text[there.find.start : there.find.end] != read[item.find.start : item.find.end]:
                yield there


def _changed(pointed: Iterable[Pointed], text: str) -> Iterator[Pointed]:
    """Only what is hidden, or stands behind an escape: the first look saw what is written out.

    It took the last digit of the escape for a part of the word: "?token%3D" and the token.
    """
    return (item for item in pointed if _is_changed(text, item.find.start, item.find.end))


def _is_changed(text: str, start: int, end: int) -> bool:
    behind = _ESCAPE_ENDS.search(text, max(0, start - _LONGEST_ESCAPE), start)
    return behind is not None or _HIDING.search(text, start, end) is not None


def _is_name(value: str) -> bool:
    """Whether it is made of words and short numbers, as the names of classes are: `sk-loading-spinner-2`."""
    return all(_NAMED.fullmatch(part) for part in re.split("[-_.]", value))


_NAMED = re.compile("[A-Za-z]*[0-9]{0,3}")
_HIDING = re.compile(r"[^ -~]|%[0-9A-Fa-f]{2}|=\r?\n")
# "%3D", or "%253D" of an address within the address in an address.
_LONGEST_ESCAPE = 9
_ESCAPE_ENDS = re.compile(r"%(?:25)*[0-9A-Fa-f]{2}\Z")


@cache
def default_engine() -> Engine:
    """The engine with every detector there is; made at the first use, so that importing costs nothing."""
    return Engine(every_detector())


def scan(text: str, org: Org | None = None, **parts: str) -> Scan:
    """Every span of a mail, by all detectors. Offsets are code points into the part that `where` names.

    `parts` as Engine.scan takes them.
    """
    return default_engine().scan(text, org, **parts)
