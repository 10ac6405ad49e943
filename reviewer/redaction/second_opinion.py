"""A second opinion on credentials, by a tool of its own kind (credsweeper): slow to start, so only a worker asks it.

Behind the setting SECOND_OPINION and the extra `credsweeper`. What a revision says never changes and neither does the
tool between two releases of the desk, so each revision is looked at once and what was found stays.
"""

import logging
import time
import warnings
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from reviewer import stopping
from reviewer.drafts.models import Draft, Revision
from reviewer.drafts.words import State
from reviewer.redaction.hints import Rules, of_many
from reviewer.redaction.models import Hint, RevisionScan, SecondLook
from reviewer.redaction.scanning import key_of, part_of
from reviewer.redaction.values import REMOVED, Category, Where
from reviewer.storable import fitted

log = logging.getLogger(__name__)

LOT = 20
# Longer parts are not handed over: the tool's time for a line grows faster than the line.
LONGEST = 300_000
# Not the names of files and recipients, which the engine looks at alone: in an upgrade the release before meets what is
# found, and its pages cannot be read with a hint in a part that it does not know. The release after this one may.
LOOKED_AT = (Where.SUBJECT, Where.TEXT, Where.HTML)
EXTRA = "A second opinion is wanted but credsweeper is not installed where workers run: docs/DEPLOYMENT.md, section 3."


@dataclass(frozen=True)
class Finding:
    """A credential by the tool's word: offsets are code points into the text that was looked at."""

    start: int
    end: int
    rule: str


Look = Callable[[str], Iterable[Finding]]


def wanted() -> bool:
    """Whether the desk is set up to ask."""
    return bool(settings.SECOND_OPINION)


def give(seconds: float, look: Look | None = None) -> int:
    """Look at open drafts that had no second look, oldest first, until none is left or time is up; how many.

    A text that the tool breaks on keeps no other waiting: it is tried again in the next pass.
    """
    end, done, broken = time.monotonic() + seconds, 0, set[int]()
    look = look or credsweeper()
    while time.monotonic() < end and not stopping.asked() and (drafts := _next(broken)):
        pairs = [(draft, draft.current) for draft in drafts if draft.current is not None]
        seen = [(draft, revision) for draft, revision in pairs if _looked_at(revision, look)]
        broken |= {draft.pk for draft, _ in pairs} - {draft.pk for draft, _ in seen}
        of_many(seen, Rules())
        done += len(seen)
    return done


def _next(broken: Collection[int]) -> list[Draft]:
    return list(waiting().exclude(pk__in=broken).select_related("current").order_by("current_id")[:LOT])


def _looked_at(revision: Revision, look: Look) -> bool:
    """Whether the tool came to an end with it; what it raised is logged without the text."""
    try:
        _look_at(revision, look)
    except Exception as error:  # noqa: BLE001 (a tool that is not ours, on texts that anybody writes)
        log.error("a second opinion on revision %s broke off (%s)", revision.pk, type(error).__name__)
        return False
    return True


def waiting() -> QuerySet[Draft]:
    """Open drafts that the engine has looked at and the tool has not."""
    open_ones = Draft.objects.filter(state=State.PENDING, current__scan__isnull=False)
    return open_ones.filter(current__second_look__isnull=True)


def _look_at(revision: Revision, look: Look) -> None:
    """Keep what is found beyond what is a hint already. Two at once come to the same rows."""
    known = list(Hint.objects.filter(revision=revision))
    hints = [hint for where in LOOKED_AT for hint in _news(revision, where, look, known)]
    try:
        with transaction.atomic():
            SecondLook.objects.create(revision=revision, found=len(hints))
            Hint.objects.bulk_create(hints, ignore_conflicts=True)
            if hints:
                RevisionScan.objects.filter(revision=revision).update(uncounted=uuid4())
    except IntegrityError:  # another worker was first
        return


def _news(revision: Revision, where: Where, look: Look, known: Iterable[Hint]) -> Iterator[Hint]:
    part = part_of(revision, where)
    taken = [(hint.start, hint.end) for hint in known if hint.where == where and _tells_a_secret(hint)]
    for found in look(part) if 0 < len(part) <= LONGEST else ():
        if any(start < found.end and found.start < end for start, end in taken):
            continue
        taken.append((found.start, found.end))
        yield Hint(
            revision=revision,
            where=where.value,
            start=found.start,
            end=found.end,
            category=Category.SECRET.value,
            key=key_of(Category.SECRET.value, part[found.start : found.end]),
            detectors=[f"{Hint.SECOND}{found.rule}"[:100]],
            reason=fitted(Hint, "reason", f"A second opinion takes this for a credential ({found.rule})."),
            replacement=REMOVED,
        )


def _tells_a_secret(hint: Hint) -> bool:
    return Category.SECRET.value in (hint.category, *hint.holds)


def credsweeper() -> Look:
    """The tool as a Look. Raises ImportError with what to do when it is not installed."""
    try:
        return _credsweeper()
    except ImportError as error:
        raise ImportError(EXTRA) from error


@cache
def _credsweeper() -> Look:
    with _without_its_warnings():
        # An extra; some seconds and a hundred megabytes, which only a worker that is asked for it spends.
        from credsweeper.app import CredSweeper
        from credsweeper.file_handler.string_content_provider import StringContentProvider

        tool = CredSweeper()
    # Its log would quote what it finds.
    logging.getLogger("credsweeper").setLevel(logging.CRITICAL + 1)

    def look(text: str) -> list[Finding]:
        with _without_its_warnings():
            return placed(text, tool.file_scan(StringContentProvider(text.split("\n"))))

    return look


@contextmanager
def _without_its_warnings() -> Iterator[None]:
    """It deprecates parts of its own that it uses."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        yield


def placed(text: str, candidates: Iterable[Any]) -> list[Finding]:
    """The tool's candidates (line numbers from 1, offsets within the line) as offsets into the text.

    What the tool read out of something encoded stands nowhere in the text: the engine looks into such by itself.
    """
    starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
    found = []
    for one in candidates:
        for line in one.line_data_list:
            if line.value and 0 < line.line_num < len(starts):
                start = starts[line.line_num - 1] + line.value_start
                if text[start : start + len(line.value)] == line.value:
                    found.append(Finding(start, start + len(line.value), one.rule_name))
    return sorted(found, key=lambda finding: (finding.start, -finding.end))
