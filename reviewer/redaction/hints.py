"""The hints of what is read and decided, judged for its audience. A revision that nobody scanned is scanned now."""

from collections import defaultdict
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, TypedDict
from uuid import UUID

from django.db.models import JSONField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject
from django.utils import timezone

from reviewer.accounts.models import User
from reviewer.drafts.content import Content
from reviewer.drafts.models import Draft, Revision
from reviewer.marks.leave import RULES_CHANGED, last
from reviewer.prepared import prepared
from reviewer.redaction.house.context import load_judge, load_org, load_people, stamp
from reviewer.redaction.judging import Judge, Judged
from reviewer.redaction.models import Applied, Dismissal, Hint, RevisionScan
from reviewer.redaction.replacements import Names
from reviewer.redaction.scanning import Parts, carried_over, keep, look, place_of, read_as, scans_of

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations


@dataclass(frozen=True)
class Hints:
    """All hints of one revision for the audience of its draft, in reading order.

    `through` are the keys that leads let through, `lapsed` those of people who were leads then.
    """

    draft: Draft
    revision: Revision
    judged: Sequence[Judged]
    skipped: Sequence[str] = field(default_factory=list)
    through: Sequence[str] = field(default_factory=list)
    lapsed: Sequence[str] = field(default_factory=list)

    @cached_property
    def blocking_keys(self) -> set[str]:
        """What a lead lets through with an override: open blockers, and what could not be looked for."""
        through = set(self.through)
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
    """Organisation, meanings and allowed values of one moment: loaded once, for many revisions. Four queries."""

    def __init__(self) -> None:
        people = load_people()
        self.org, self.judge = load_org(people), load_judge()
        self.stamp = stamp(self.org, self.judge, people)


@lru_cache(maxsize=2)
def _rules_since(changed_at: datetime, day: date) -> Rules:  # noqa: ARG001 (they are the key)
    return Rules()


def current_rules(changed_at: datetime | None) -> Rules:
    """The rules of now, where the caller knows when they last changed; loaded anew when they did, or when nobody knows.

    Each change leaves its mark in its own transaction, so a mark names the rules; what is allowed may end with a day.
    """
    return Rules() if changed_at is None else _rules_since(changed_at, timezone.now().date())


def of(draft: Draft, revision: Revision, rules: Rules | None = None, bare: Container[int] = ()) -> Hints:
    """The hints of one revision."""
    return of_many([(draft, revision)], rules, bare)[0]


def of_many(
    pairs: Sequence[tuple[Draft, Revision]], rules: Rules | None = None, bare: Container[int] = ()
) -> list[Hints]:
    """The hints of several revisions, in order: as many queries for one as for many, once they are scanned.

    One query where the revisions were loaded with their `scan`, else two. `bare` are those, by id, that were seen to
    have no hints: unless a new scan finds some, they are not asked about. A scan by other rules, or of what was for
    others then, is made anew. What is not counted since it changed is counted.
    """
    rules = rules or current_rules(last(RULES_CHANGED))
    scans = scans_of([revision for _, revision in pairs])
    scanned = {revision.pk for draft, revision in pairs if _is_old(scans.get(revision.pk), draft, rules)}
    for draft, revision in pairs:
        if revision.pk in scanned:
            revision.draft = draft
            scans[revision.pk] = keep(revision, *look(revision, rules.org), rules.stamp)
    asked = [revision.pk for _, revision in pairs if revision.pk in scanned or revision.pk not in bare]
    rows: dict[int, list[WithAnnotations[Hint, _Told]]] = defaultdict(list)
    for hint in _rows(asked):
        rows[hint.revision_id].append(hint)
    names = Names()
    found = [
        Hints(
            draft,
            revision,
            _judged(rules.judge, draft, revision, rows[revision.pk], names),
            scans[revision.pk].skipped,
            scans[revision.pk].let,
            scans[revision.pk].lapsed,
        )
        for draft, revision in pairs
    ]
    for hints in found:
        if hints.revision.pk in asked and (uncounted := scans[hints.revision.pk].uncounted):
            _note(hints, uncounted)
    return found


def _note(hints: Hints, uncounted: UUID) -> None:
    """Keep the counts of one revision, for lists, unless they are of before again.

    A partly scanned one blocks once more.
    """
    counts = {"blocks": len(hints.blocking) + hints.partly, "warns": len(hints.warning)}
    RevisionScan.objects.filter(revision=hints.revision, uncounted=uncounted).update(**counts, uncounted=None)


def _is_old(scan: RevisionScan | None, draft: Draft, rules: Rules) -> bool:
    now = read_as(draft.audience, draft.kind, draft.incident_id)
    return scan is None or (scan.stamp, scan.read_as) != (rules.stamp, now)


def of_typed(draft: Draft, contents: Sequence[Content]) -> list[list[Judged]]:
    """The hints of each content that somebody types for this draft. Nothing is kept."""
    rules, names = current_rules(last(RULES_CHANGED)), Names()
    said = {(row.key, row.audience): row for row in dismissals(draft)}
    before = dict(Applied.objects.filter(incident=draft.incident_id).values_list("key", "words"))
    found = []
    for content in contents:
        typed = Revision(draft=draft, **Revision.fields_of(content))
        judged, parts = [], Parts(typed)
        # Each place once, as in a revision that is kept: a mark is carried from each revision that has it.
        for hint in {place_of(hint): hint for hint in [*carried_over(typed), *look(typed, rules.org)[0]]}.values():
            value = parts.value(hint)
            one = rules.judge.judge(hint, value, draft.audience, said.get((hint.key, draft.audience)))
            words = before.get(hint.key, names.name(hint, value))
            judged.append(replace(one, replacement=words))
        found.append(judged)
    return found


class _Told(TypedDict):
    """Of a hint: what was said of its value for the report, and what was put in its place before."""

    said: dict[str, Any] | None
    before: str | None


def _judged(
    judge: Judge, draft: Draft, revision: Revision, rows: Iterable["WithAnnotations[Hint, _Told]"], names: Names
) -> list[Judged]:
    parts = Parts(revision)
    return [_judged_one(judge, draft, hint, parts.value(hint), names) for hint in rows]


def _judged_one(judge: Judge, draft: Draft, hint: "WithAnnotations[Hint, _Told]", value: str, names: Names) -> Judged:
    said, before = hint.said, hint.before
    dismissal = None
    if said:
        user = User(**{name: said[name] for name in ("name", "email", "role", "is_active")}, pk=said["user"])
        dismissal = Dismissal(pk=said["pk"], reason=said["reason"], words=said["words"], user=user)
    # Every value is named, whether its name is used or not, so that numbers do not depend on what was replaced before.
    name = names.name(hint, value)
    return replace(judge.judge(hint, value, draft.audience, dismissal), replacement=name if before is None else before)


@prepared
def _rows(revisions: Sequence[int]) -> "QuerySet[WithAnnotations[Hint, _Told]]":
    """The hints of these revisions, with _Told. One query."""
    this, report = (
        "revision__draft",
        Q(incident=OuterRef("revision__draft__incident"), kind=OuterRef("revision__draft__kind")),
    )
    alone = Q(draft=OuterRef(this), incident=None)
    said = Dismissal.objects.filter(
        (report & ~Q(kind="")) | alone, key=OuterRef("key"), audience=OuterRef(f"{this}__audience"), reopened_at=None
    )
    person = {name: f"user__{name}" for name in ("name", "email", "role", "is_active")}
    told = JSONObject(pk="pk", reason="reason", words="words", user="user", **person)
    before = Applied.objects.filter(incident=OuterRef(f"{this}__incident"), key=OuterRef("key"))
    return Hint.objects.filter(revision__in=revisions).annotate(
        said=Subquery(said.order_by("pk").values(told=told)[:1], output_field=JSONField()),
        before=Subquery(before.values("words")[:1]),
    )


def dismissals(draft: Draft) -> list[Dismissal]:
    """What was dismissed for the report of a draft, and not reopened since. One query."""
    return list(_dismissed(draft).filter(reopened_at=None).select_related("user"))


def dismissed_for(draft: Draft) -> QuerySet[Dismissal]:
    """What was ever dismissed for the readers of a draft in its report, reopened since or not."""
    return _dismissed(draft).filter(audience=draft.audience)


def _dismissed(draft: Draft) -> QuerySet[Dismissal]:
    if in_report(draft):
        return Dismissal.objects.filter(incident=draft.incident_id, kind=draft.kind)
    return Dismissal.objects.filter(draft=draft.pk, incident=None)


def in_report(draft: Draft) -> bool:
    """Whether the draft belongs to a report, so that a word about a value holds for all of it."""
    return bool(draft.incident_id and draft.kind)
