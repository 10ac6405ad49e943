"""Having the engine look at revisions and keeping what it finds. Looking is pure; only keeping writes."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from uuid import uuid4

from django.db import IntegrityError, transaction
from django.utils import timezone

from reviewer import borders
from reviewer.drafts.models import Draft, Revision
from reviewer.redaction import engine
from reviewer.redaction.models import Hint, Override, RevisionScan
from reviewer.redaction.reading import markup
from reviewer.redaction.values import Org, Span, Where
from reviewer.storable import fitted

Place = tuple[str, int, int, str]

# A mail with more hints than these is no mail that anybody reads: the rest counts as not looked at, which blocks. As
# many rows as a long log could have kept every other writer waiting.
MOST_KEPT = 3000
BEYOND = "more-hints-than-are-kept"
# In so many places of a revision one passage is marked by hand.
MOST_MARKS = 20


def key_of(category: str, value: str) -> str:
    """The identity of a value in a report: the same for the same words, however they are spaced and cased."""
    plain = " ".join(value.split()).casefold()
    return hashlib.sha256(f"{category}\0{plain}".encode("utf-8", "surrogatepass")).hexdigest()


def value_of(revision: Revision, where: str, start: int, end: int) -> str:
    """The text a hint points at."""
    return part_of(revision, where)[start:end]


def part_of(revision: Revision, where: str) -> str:
    """The part of a mail that a hint's offsets count in."""
    part = Where(where)
    if part == Where.FILES:
        return _lines(str(file["name"]) for file in revision.attachments)
    if part == Where.NAMES:
        # The whole entry: what is no address in it may stand before, behind or within it.
        return _lines((*revision.to, *revision.cc, *(revision.bcc or ())))
    if part == Where.MAILBOX:
        return "\n".join(filter(None, (_lines([revision.sender_name]), revision.signature)))
    return {Where.SUBJECT: revision.subject, Where.TEXT: revision.text, Where.HTML: revision.html}[part]


class Parts:
    """The parts of one revision, each made once for all the hints that stand in it."""

    def __init__(self, revision: Revision) -> None:
        self._revision = revision
        self._made: dict[str, str] = {}

    def __getitem__(self, where: str) -> str:
        """As part_of has it."""
        if where not in self._made:
            self._made[where] = part_of(self._revision, where)
        return self._made[where]

    def value(self, one: Hint | Span) -> str:
        """The text that a hint points at."""
        return self[one.where][one.start : one.end]


def _lines(names: Iterable[str]) -> str:
    return "\n".join(" ".join(name.splitlines()) for name in names if name)


def read_as(audience: str, kind: str, incident: int | None) -> str:
    """What a draft is read as, as far as its hints depend on it: for whom it is, and of which report."""
    return f"{audience}/{kind}/{incident or ''}"


def look(revision: Revision, org: Org) -> tuple[list[Hint], list[str]]:
    """The hints of a revision, unsaved, and the detectors that were skipped. Reads and writes nothing.

    Of too many hints those stay that begin something new; that there are more is told as a skipped detector.
    """
    incident = revision.draft.incident
    about = replace(org, references=(*org.references, incident.key)) if incident else org
    parts = Parts(revision)
    beside = {name: parts[name] for name in ("subject", "html", "files", "names", "mailbox")}
    found = engine.scan(revision.text, about, **beside)
    kept = _most_telling(parts, found.spans)
    beyond = [BEYOND] if len(kept) < len(found.spans) else []
    return [_hint(revision, span, parts.value(span)) for span in kept], [*found.skipped, *beyond]


def _most_telling(parts: Parts, spans: Sequence[Span]) -> Sequence[Span]:
    """At most MOST_KEPT of them, in their order: of each value the first place before any second one."""
    if len(spans) <= MOST_KEPT:
        return spans
    known: set[tuple[str, str]] = set()
    first, again = list[int](), list[int]()
    for index, span in enumerate(spans):
        said = span.category.value, parts.value(span)
        (again if said in known else first).append(index)
        known.add(said)
    return [spans[index] for index in sorted([*first, *again][:MOST_KEPT])]


def _hint(revision: Revision, span: Span, value: str) -> Hint:
    return Hint(
        revision=revision,
        where=span.where.value,
        start=span.start,
        end=span.end,
        category=span.category.value,
        key=key_of(span.category.value, value),
        holds=[category.value for category in span.holds],
        detectors=list(span.detectors),
        reason=fitted(Hint, "reason", span.reason),
        replacement=fitted(Hint, "replacement", span.replacement),
    )


def keep(revision: Revision, hints: Sequence[Hint], skipped: Sequence[str], stamp: str) -> RevisionScan:
    """Write a look down: new hints are added, vanished ones removed, those that reviewers marked stay.

    The counts are those of before until somebody judges the hints (reviewer.redaction.hints.of_many).
    Two that scan at once come to the same rows.
    """
    try:
        with transaction.atomic():
            return _keep(revision, hints, skipped, stamp)
    except IntegrityError:  # somebody scanned it at the same time, by the same rules
        return RevisionScan.objects.get(revision=revision)


def _keep(revision: Revision, hints: Sequence[Hint], skipped: Sequence[str], stamp: str) -> RevisionScan:
    # Whoever marks a passage takes the draft before they make the scans of its other revisions old. One of the two
    # waits: what is marked is carried over, or the scan is there to be made old.
    list(Draft.objects.select_for_update(no_key=True).only("pk").filter(pk=revision.draft_id))
    before = {place_of(hint): hint for hint in Hint.objects.filter(revision=revision)}
    now = {place_of(hint): hint for hint in [*carried_over(revision), *hints]}
    gone = [
        hint.pk for place, hint in before.items() if _changed(hint, now.get(place)) and not _stays(hint, place in now)
    ]
    Hint.objects.filter(pk__in=gone).delete()
    Hint.objects.bulk_create(hint for place, hint in now.items() if _is_new(before.get(place), hint))
    draft = revision.draft
    values = {
        "stamp": stamp,
        "read_as": read_as(draft.audience, draft.kind, draft.incident_id),
        "skipped": list(skipped),
        "through": through(revision),
        "uncounted": uuid4(),
        "scanned_at": timezone.now(),
    }
    scan, _ = RevisionScan.objects.update_or_create(revision=revision, defaults=values)
    return scan


def through(revision: Revision) -> list[str]:
    """What was let through of it, as a scan keeps that: by the people who may do so today. One query."""
    said = list(Override.objects.filter(revision=revision).select_related("user"))
    let = {key for one in said if one.user.may_set_rules for key in one.keys}
    lapsed = {key for one in said for key in one.keys} - let
    return sorted([*let, *(f"{RevisionScan.LAPSED}{key}" for key in lapsed)])


def carried_over(revision: Revision) -> Iterator[Hint]:
    """What reviewers marked in another revision of this draft is marked here as well, where it still stands by itself.

    Each value so often as whoever marks a passage marks it; what stands behind comes in sight as those are replaced.
    """
    marked = Hint.objects.filter(revision__draft=revision.draft_id, author__isnull=False).exclude(
        revision=revision.pk or 0
    )
    known: set[tuple[str, str, str]] = set()
    here, there = Parts(revision), dict[int, Parts]()
    for hint in marked.select_related("revision"):
        value = there.setdefault(hint.revision_id, Parts(hint.revision)).value(hint)
        if (hint.where, hint.category, value) in known:
            continue
        known.add((hint.where, hint.category, value))
        same = {name: getattr(hint, name) for name in ("category", "key", "reason", "replacement", "author_id")}
        where = hint.where
        if where == Where.HTML and not revision.html:
            # What an edit says in its text stood in the HTML part of a mail that had no text.
            where, value = Where.TEXT.value, markup.shown(value).text.strip()
        for start, end in islice(_by_itself(here[where], value), MOST_MARKS):
            yield Hint(revision=revision, where=where, start=start, end=end, **same)


def _by_itself(part: str, value: str) -> Iterator[tuple[int, int]]:
    """Where a value stands by itself: "Al" does not stand in "Also"."""
    pattern = f"{borders.before(value)}{re.escape(value)}{borders.after(value)}"
    return (match.span() for match in re.finditer(pattern, part))


def place_of(hint: Hint) -> Place:
    """Where it stands in its revision, and as what: there is one of that."""
    return hint.where, hint.start, hint.end, hint.category


def _changed(before: Hint, now: Hint | None) -> bool:
    return now is None or _words(before) != _words(now)


def _stays(hint: Hint, found_again: bool) -> bool:
    """What a reviewer marked stays, and what another tool found, unless the engine has come to see it as well."""
    return hint.missed or (hint.is_second and not found_again)


def _is_new(before: Hint | None, now: Hint) -> bool:
    return before is None or (not before.missed and _words(before) != _words(now))


def _words(hint: Hint) -> tuple[object, ...]:
    return hint.category, hint.key, hint.holds, hint.detectors, hint.reason, hint.replacement


def scans_of(revisions: Sequence[Revision]) -> dict[int, RevisionScan]:
    """The scans there are, by revision. One query, or none where they were loaded with the revisions."""
    loaded = [revision for revision in revisions if RevisionScan.revision.field.remote_field.is_cached(revision)]
    found = {revision.pk: revision.scan for revision in loaded if getattr(revision, "scan", None)}
    missing = [revision.pk for revision in revisions if revision not in loaded]
    if missing:
        found |= {scan.revision_id: scan for scan in RevisionScan.objects.filter(revision__in=missing)}
    return found
