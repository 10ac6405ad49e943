"""What is pointed at in the versions of a report: hints with what can be done about each, recipients, wording."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, lru_cache
from typing import Any

from django.conf import settings

from reviewer.comparison.values import Remark, Version, Where
from reviewer.comparison.wording import remarks
from reviewer.desk.side_by_side.marking import Mark
from reviewer.drafts.models import Draft, Revision
from reviewer.fence.classify import Known, Seen, look, twice
from reviewer.fence.rules import current_rules as current_fence
from reviewer.redaction import hints
from reviewer.redaction.hints import Hints
from reviewer.redaction.judging import HintState, Judge, Judged
from reviewer.redaction.leaks import Leak, trace
from reviewer.redaction.meanings import Severity

LEVELS = {Severity.BLOCK: "block", Severity.WARN: "warn", Severity.INFO: "note"}
WORDS = {Severity.BLOCK: "Blocks", Severity.WARN: "Warns", Severity.INFO: "Noted for"}
VERDICTS = {Severity.BLOCK: "blocked", Severity.WARN: "warning", Severity.INFO: "allowed"}
ICONS = {"block": "stop", "warn": "alert", "note": "info"}
# A version with more remarks than this shows the first: it wants another agent, not a longer list.
MOST_REMARKS = 40
# A version with more hints than these shows the first of those that want a word, and of those that are only noted or
# settled. All of them count, and block as they do.
MOST_OPEN, MOST_QUIET = 200, 60
# Longer texts are not searched for sentences that restate others.
LONGEST_TRACED = 40_000


@dataclass(frozen=True)
class Card:
    """A hint on the page: its number there, what it means here and for others, and whether an edit replaced it.

    `through`: a lead has let it through with an override.
    `act` is the hint to act on: that of this person's edit where there is one, since that is what they would change.
    """

    number: int
    draft: Draft
    one: Judged
    act: int
    replaced: bool
    others: Sequence[tuple[str, str]] = ()
    through: bool = False

    @property
    def anchor(self) -> str:
        """The id of its card."""
        return f"h-{self.number}"

    @property
    def key(self) -> str:
        """The id of its mark."""
        return f"hm-{self.number}"

    @cached_property
    def untouched(self) -> bool:
        """Whether nothing has been done about it."""
        return self.one.state == HintState.OPEN and not self.replaced

    @cached_property
    def open(self) -> bool:
        """Whether it still wants a word; what is only noted does not."""
        return self.untouched and self.one.severity != Severity.INFO and not self.through

    @cached_property
    def level(self) -> str:
        """How it is drawn: block, warn, or note, which is also what is settled."""
        return LEVELS[self.one.severity] if self.untouched and not self.through else "note"

    @cached_property
    def category(self) -> str:
        """What sort of thing it points at, for people."""
        return self.one.hint.get_category_display()

    @property
    def icon(self) -> str:
        """The sign beside its words."""
        return ICONS[self.level] if self.untouched and not self.through else "check"

    @cached_property
    def state(self) -> str:
        """Where it stands, in words."""
        if self.replaced:
            return "Replaced in your edit"
        if self.one.state == HintState.DISMISSED and self.one.dismissal:
            return f"Dismissed by {self.one.dismissal.user}: {self.one.dismissal.get_reason_display().lower()}"
        if self.one.state == HintState.ALLOWED:
            return "Allowed by the rules"
        if self.through:
            return "Let through by a lead"
        return f"{WORDS[self.one.severity]} {self.draft.audience_label}"

    @cached_property
    def mark(self) -> Mark:
        """Where it stands in the text."""
        hint, told = self.one.hint, f"{self.state}, {self.category.lower()}: hint"
        return Mark(hint.start, hint.end, "hint", self.number, self.anchor, told, self.key, self.level)


@dataclass(frozen=True)
class Leaked:
    """A sentence that restates, perhaps in other words, what the version that may read most should keep."""

    number: int
    start: int
    end: int
    source: str
    source_label: str

    @property
    def anchor(self) -> str:
        """The id of its line under the version."""
        return f"l-{self.number}"

    @cached_property
    def mark(self) -> Mark:
        """Where it stands in the text."""
        told = f"restates the {self.source_label} version: leak"
        return Mark(self.start, self.end, "leak", self.number, self.anchor, told, f"lm-{self.number}", "note")


@dataclass(frozen=True)
class Points:
    """All that is pointed at in one version; `also` are addresses, each with the other versions that go there."""

    cards: Sequence[Card] = ()
    seen: Sequence[Seen] = ()
    also: Sequence[tuple[str, str]] = ()
    remarks: Sequence[Remark] = ()
    leaks: Sequence[Leaked] = ()
    partly: bool = False
    overridden: bool = False

    @property
    def unnamed(self) -> list[Seen]:
        """The addresses that no rule names."""
        return [one for one in self.seen if one.unnamed]

    @cached_property
    def blockers(self) -> int:
        """What keeps it from being approved as it is."""
        hinted = 0 if self.overridden else self.partly + sum(card.open and card.one.blocks for card in self.cards)
        return hinted + sum(one.blocked for one in self.seen)

    @cached_property
    def warnings(self) -> int:
        """What whoever approves has to confirm."""
        return sum(one.warns for one in self.seen) + sum(card.open and card.one.warns for card in self.cards)

    @cached_property
    def shown(self) -> list[Card]:
        """The cards that the page has, in the order of the text."""
        wanting = [card for card in self.cards if card.open][:MOST_OPEN]
        quiet = [card for card in self.cards if not card.open][:MOST_QUIET]
        return sorted([*wanting, *quiet], key=lambda card: card.number)

    @property
    def left_out(self) -> int:
        """How many hints the page has no card and no mark for."""
        return len(self.cards) - len(self.shown)

    @property
    def first(self) -> str:
        """The anchor of the gravest open hint; empty when none is open."""
        wanting = sorted((card for card in self.shown if card.open), key=lambda card: not card.one.blocks)
        return wanting[0].anchor if wanting else ""

    @property
    def marks(self) -> dict[Where, list[Mark]]:
        """The marks of its hints, by the part of the mail."""
        return {
            "subject": [card.mark for card in self.of("subject")],
            "text": [*(card.mark for card in self.of("text")), *(leak.mark for leak in self.leaks)],
        }

    def of(self, part: str) -> list[Card]:
        """The cards of one part of the mail: "subject", "text" or "html"."""
        return [card for card in self.shown if card.one.hint.where == part]

    @property
    def of_subject(self) -> list[Card]:
        """Those of the subject, for templates."""
        return self.of("subject")

    @property
    def of_html(self) -> list[Card]:
        """Those of the HTML part, for templates."""
        return self.of("html")


@dataclass(frozen=True)
class Shown:
    """A version as the page has it: the draft, and this person's edit of it, with its text, if there is one."""

    draft: Draft
    edit: Revision | None


def point(versions: Sequence[Shown], changed_at: datetime | None) -> list[Points]:
    """What is pointed at in each version, numbered through the page; as many queries for five as for one.

    `changed_at` is when the rules last changed.
    """
    rules = hints.current_rules(changed_at)
    found = _hints(versions, rules)
    seen = _seen([version.draft for version in versions], current_fence(changed_at))
    also = _also([version.draft for version in versions])
    leaks = _leaks([here for here, _ in found if here], rules.judge)
    told, number = [], 1
    for index, version in enumerate(versions):
        here, edited = found[index]
        cards = list(_cards(version.draft, here, edited, rules.judge, number)) if here else []
        number += len(cards)
        told.append(
            Points(
                cards=cards,
                seen=seen[index],
                also=also[index],
                remarks=_remarks(version.draft),
                leaks=leaks.get(version.draft.pk, ()),
                partly=bool(here and here.partly),
                overridden=bool(here and here.through and not here.blocking_keys),
            )
        )
    return told


def _hints(versions: Sequence[Shown], rules: hints.Rules) -> list[tuple[Hints | None, Hints | None]]:
    """The hints of each version's text and of the edit of it, judged together so that names are the same."""
    pairs = [(one.draft, one.draft.current) for one in versions if one.draft.current]
    edits = [(one.draft, one.edit) for one in versions if one.edit]
    judged = hints.of_many([*pairs, *edits], rules) if pairs else []
    by_revision = {one.revision.pk: one for one in judged}
    return [
        (by_revision.get(one.draft.current_id or 0), by_revision.get(one.edit.pk) if one.edit else None)
        for one in versions
    ]


def _cards(draft: Draft, here: Hints, edited: Hints | None, judge: Judge, first: int) -> Iterator[Card]:
    left = {one.hint.key: one.hint.pk for one in reversed(edited.judged)} if edited else {}
    for number, one in enumerate(here.judged, first):
        replaced = edited is not None and one.hint.key not in left and one.state == HintState.OPEN
        others = [(name.capitalize(), VERDICTS[judge.severity(_sorts(one), name)]) for name in settings.AUDIENCES]
        through = one.blocks and one.hint.key in here.through
        yield Card(number, draft, one, left.get(one.hint.key, one.hint.pk), replaced, others, through)


def _seen(drafts: Sequence[Draft], rules: Mapping[str, Known]) -> list[list[Seen]]:
    return [
        look(draft.current.content.recipients, draft.audience, rules, settings.AUDIENCES)
        if draft.current and draft.is_outbound
        else []
        for draft in drafts
    ]


def _also(drafts: Sequence[Draft]) -> list[list[tuple[str, str]]]:
    """For each version: addresses, in lower case, each with the names of the other versions that go there as well."""
    lists = [
        [*draft.current.to, *draft.current.cc, *(draft.current.bcc or ())] if draft.current else [] for draft in drafts
    ]
    told: list[list[tuple[str, str]]] = [[] for _ in drafts]
    for address, indexes in twice(lists).items():
        for index in indexes:
            names = " and ".join(drafts[other].audience_label for other in indexes if other != index)
            told[index].append((address, names))
    return told


def _leaks(versions: Sequence[Hints], judge: Judge) -> dict[int, list[Leaked]]:
    """By draft: its sentences that restate hinted ones of the version that may read most, numbered through the page."""
    ranked = sorted(versions, key=lambda one: one.draft.audience_rank)
    if len(ranked) < 2:
        return {}
    source, found, number = ranked[0], dict[int, list[Leaked]](), 1
    for other in ranked[1:]:
        if max(len(source.revision.text), len(other.revision.text)) > LONGEST_TRACED:
            continue
        kept = tuple(
            (one.hint.start, one.hint.end)
            for one in source.judged
            if one.hint.where == "text" and judge.severity(_sorts(one), other.draft.audience) != Severity.INFO
        )
        label = source.draft.audience_label
        # A sentence that has a hint of its own is pointed at already.
        pointed = [one.hint.start for one in other.judged if one.hint.where == "text"]
        for leak in _traced(source.revision.text, kept, other.revision.text):
            if any(leak.start <= start < leak.end for start in pointed):
                continue
            sentence = source.revision.text[leak.source_start : leak.source_end]
            found.setdefault(other.draft.pk, []).append(Leaked(number, leak.start, leak.end, sentence, label))
            number += 1
    return found


def _sorts(one: Judged) -> list[str]:
    return [one.hint.category, *one.hint.holds]


@lru_cache(maxsize=64)
def _traced(text: str, places: tuple[tuple[int, int], ...], other: str) -> tuple[Leak, ...]:
    """Pure, so the same texts are traced once."""
    return tuple(trace(text, [Place(*place) for place in places], other))


@dataclass(frozen=True)
class Place:
    """Where a hint stands."""

    start: int
    end: int


def _remarks(draft: Draft) -> Sequence[Remark]:
    current = draft.current
    if current is None:
        return ()
    version = Version(draft.audience, current.subject, current.text, current.html)
    return _remarked(version, _KINDS.get(draft.kind, draft.kind), tuple(settings.WORDING_OFF))


@lru_cache(maxsize=128)
def _remarked(version: Version, kind: str, off: tuple[str, ...]) -> tuple[Remark, ...]:
    """Pure, so the same mail is read once."""
    return tuple(remarks(version, kind, off)[:MOST_REMARKS])


# As the comparison room calls the kinds of reports.
_KINDS: Mapping[Any, str] = {"update": "status-update"}
