"""The hints of what is read and decided, judged for its audience. A revision that nobody scanned is scanned now."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from django.db.models import Q

from reviewer.drafts.models import Draft, Revision
from reviewer.redaction.context import load_judge, load_org, stamp
from reviewer.redaction.judging import Judge, Judged
from reviewer.redaction.models import Applied, Dismissal, Hint, Override, RevisionScan
from reviewer.redaction.replacements import Names
from reviewer.redaction.scanning import carried_over, keep, look, scans_of, value_of


@dataclass(frozen=True)
class Hints:
    """All hints of one revision for the audience of its draft, in reading order."""

    draft: Draft
    revision: Revision
    judged: Sequence[Judged]
    skipped: Sequence[str] = field(default_factory=list)
    override: Override | None = None

    @cached_property
    def blocking_keys(self) -> set[str]:
        """What a lead lets through with an override: open blockers, and what could not be looked for."""
        through = set(self.override.keys) if self.override else set()
        return (
            {one.hint.key for one in self.judged if one.blocks} | {f"skipped:{name}" for name in self.skipped}
        ) - through

    @cached_property
    def blocking(self) -> list[Judged]:
        """Those that keep it from being approved: open, and not let through by a lead."""
        return [one for one in self.judged if one.blocks and one.hint.key in self.blocking_keys]

    @cached_property
    def warning(self) -> list[Judged]:
        """Those that whoever approves has to confirm."""
        return [one for one in self.judged if one.warns]

    @property
    def partly(self) -> bool:
        """Whether something could not be looked for and no lead has let it through; that blocks like an open hint."""
        return any(key.startswith("skipped:") for key in self.blocking_keys)

    @property
    def open(self) -> list[Judged]:
        """Everything that still wants a word, the grave ones first."""
        return [*self.blocking, *self.warning]


class Rules:
    """Organisation, policy and allowed values of one moment: loaded once, for many revisions. Four queries."""

    def __init__(self) -> None:
        self.org, self.judge = load_org(), load_judge()
        self.stamp = stamp(self.org, self.judge)


def of(draft: Draft, revision: Revision, rules: Rules | None = None) -> Hints:
    """The hints of one revision."""
    return of_many([(draft, revision)], rules)[0]


def of_many(pairs: Sequence[tuple[Draft, Revision]], rules: Rules | None = None) -> list[Hints]:
    """The hints of several revisions, in order: as many queries for one as for many, once they are scanned."""
    rules = rules or Rules()
    scans = scans_of(revision for _, revision in pairs)
    for _, revision in pairs:
        known = scans.get(revision.pk)
        if known is None or known.stamp != rules.stamp:
            scans[revision.pk] = keep(revision, *look(revision, rules.org), rules.stamp)
    return _judged(pairs, rules.judge, scans)


def _judged(pairs: Sequence[tuple[Draft, Revision]], judge: Judge, scans: Mapping[int, RevisionScan]) -> list[Hints]:
    ids = [revision.pk for _, revision in pairs]
    hints: dict[int, list[Hint]] = defaultdict(list)
    for hint in Hint.objects.filter(revision__in=ids).select_related("author"):
        hints[hint.revision_id].append(hint)
    overrides = {row.revision_id: row for row in Override.objects.filter(revision__in=ids).order_by("pk")}
    said, naming = dismissals([draft for draft, _ in pairs]), _Naming(pairs)
    found = []
    for draft, revision in pairs:
        judged = []
        for hint in hints[revision.pk]:
            one = judge.judge(
                hint, value_of(revision, hint.where, hint.start, hint.end), draft.audience, said[draft.pk]
            )
            judged.append(replace(one, replacement=naming.words(draft, one)))
        found.append(Hints(draft, revision, judged, scans[revision.pk].skipped, overrides.get(revision.pk)))
    return found


def of_typed(draft: Draft, texts: Sequence[tuple[str, str]]) -> list[list[Judged]]:
    """The hints of (subject, text) pairs that somebody types for this draft. Nothing is kept; six queries for all."""
    rules, naming = Rules(), _Naming([])
    said = dismissals([draft])[draft.pk]
    found = []
    for subject, text in texts:
        typed = Revision(draft=draft, subject=subject, text=text)
        judged = []
        for hint in [*carried_over(typed), *look(typed, rules.org)[0]]:
            value = value_of(typed, hint.where, hint.start, hint.end)
            one = rules.judge.judge(hint, value, draft.audience, said)
            judged.append(replace(one, replacement=naming.words(draft, one)))
        found.append(judged)
    return found


class _Naming:
    """What to write instead: what was put in its place in this incident before, else one name for each value."""

    def __init__(self, pairs: Sequence[tuple[Draft, Revision]]) -> None:
        incidents = {draft.incident_id for draft, _ in pairs if draft.incident_id}
        rows = Applied.objects.filter(incident__in=incidents).values_list("incident", "key", "words")
        self._before = {(incident, key): words for incident, key, words in rows}
        self._names = Names()

    def words(self, draft: Draft, one: Judged) -> str:
        name = self._names.name(one.hint, one.value)
        return self._before.get((draft.incident_id or 0, one.hint.key), name)


def dismissals(drafts: Sequence[Draft]) -> dict[int, list[Dismissal]]:
    """What was dismissed for the report of each draft, and not reopened since. One query."""
    wanted = Q(draft__in=[draft.pk for draft in drafts])
    for draft in drafts:
        if in_report(draft):
            wanted |= Q(incident=draft.incident_id, kind=draft.kind)
    rows = list(Dismissal.objects.filter(wanted, reopened_at=None).select_related("user"))
    return {draft.pk: [row for row in rows if _is_of(row, draft)] for draft in drafts}


def _is_of(row: Dismissal, draft: Draft) -> bool:
    if in_report(draft):
        return (row.incident_id, row.kind) == (draft.incident_id, draft.kind)
    return row.draft_id == draft.pk


def in_report(draft: Draft) -> bool:
    """Whether the draft belongs to a report, so that a word about a value holds for all of it."""
    return bool(draft.incident_id and draft.kind)
