"""All that is pointed at in the versions of a report: hints as cards, leaks, recipients, wording."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, lru_cache
from typing import Any

from django.conf import settings

from reviewer.comparison.values import Remark, Version, Where
from reviewer.comparison.wording import remarks
from reviewer.desk.in_edit import InEdit, only_there
from reviewer.desk.side_by_side.cards import Card, cards_of
from reviewer.desk.side_by_side.leaked import Leaked, leaks_of
from reviewer.desk.side_by_side.marking import Mark
from reviewer.drafts.models import Draft, Revision
from reviewer.fence.classify import Known, Seen, look, twice
from reviewer.fence.rules import current_rules as current_fence
from reviewer.redaction import hints
from reviewer.redaction.hints import Hints

# A version with more remarks than this shows the first: it wants another agent, not a longer list.
MOST_REMARKS = 40
# A version with more hints than these shows the first of those that want a word, blockers before others, and of those
# that are only noted or settled. All of them count, and block as they do.
MOST_OPEN, MOST_QUIET = 200, 60


@dataclass(frozen=True)
class Points:
    """All that is pointed at in one version; `also` are addresses, each with the other versions that go there.

    `in_edit` are the hints that want a word and stand in this person's edit alone: they have no card, and count.
    `partly`: something could not be looked for, `skipped` by name, and no lead has let it through. `overridden`: a lead
    has let through all that blocks it, or the edit of it.
    """

    cards: Sequence[Card] = ()
    seen: Sequence[Seen] = ()
    also: Sequence[tuple[str, str]] = ()
    remarks: Sequence[Remark] = ()
    leaks: Sequence[Leaked] = ()
    in_edit: Sequence[InEdit] = ()
    partly: bool = False
    skipped: Sequence[str] = ()
    overridden: bool = False

    @property
    def unnamed(self) -> list[Seen]:
        """The addresses that no rule names."""
        return [one for one in self.seen if one.unnamed]

    @cached_property
    def stamp(self) -> str:
        """A short token of all that stands between the version and its approval, and of who reads it."""
        wanting = sorted((card.one.hint.key, card.one.severity) for card in self.cards if card.unsettled)
        reads = [(one.address, one.access, one.said) for one in self.seen]
        in_edit = sorted((one.hint.key, one.severity) for one, _ in self.in_edit)
        parts = (wanting, reads, self.partly, self.overridden, in_edit)
        return hashlib.sha256(repr(parts).encode()).hexdigest()[:12]

    @cached_property
    def blockers(self) -> int:
        """What keeps it from being approved as it is."""
        hinted = 0 if self.overridden else self.partly + sum(card.open and card.one.blocks for card in self.cards)
        return hinted + sum(one.blocked for one in self.seen) + sum(one.blocks for one, _ in self.in_edit)

    @cached_property
    def warnings(self) -> int:
        """What whoever approves has to confirm."""
        hinted = sum(card.open and card.one.warns for card in self.cards)
        return hinted + sum(one.warns for one in self.seen) + sum(one.warns for one, _ in self.in_edit)

    @cached_property
    def shown(self) -> list[Card]:
        """The cards that the page has, in the order of the text."""
        # Those that block first: the way to approve it leads over one of them.
        wanting = sorted((card for card in self.cards if card.open), key=lambda card: not card.one.blocks)[:MOST_OPEN]
        quiet = [card for card in self.cards if not card.open][:MOST_QUIET]
        return sorted([*wanting, *quiet], key=lambda card: card.number)

    @property
    def left_out(self) -> int:
        """How many hints the page has no card and no mark for."""
        return len(self.cards) - len(self.shown)

    @property
    def marks(self) -> dict[Where, list[Mark]]:
        """The marks of its hints, by the part of the mail."""
        return {
            "subject": [card.mark for card in self.of("subject")],
            "text": [*(card.mark for card in self.of("text")), *(leak.mark for leak in self.leaks)],
        }

    def of(self, part: str) -> list[Card]:
        """The cards of one part of the mail, by the name that hints have for it."""
        return [card for card in self.shown if card.one.hint.where == part]

    @property
    def of_subject(self) -> list[Card]:
        """Those of the subject, for templates."""
        return self.of("subject")

    @property
    def of_html(self) -> list[Card]:
        """Those of the HTML part, for templates."""
        return self.of("html")

    @property
    def of_names(self) -> list[Card]:
        """Those of the names of attachments and recipients, and of the mailbox's words, for templates."""
        return [*self.of("files"), *self.of("names"), *self.of("mailbox")]


@dataclass(frozen=True)
class Shown:
    """A version as the page has it: the draft, what is shown of it, and this person's edit of that, if there is one.

    Both with their text. `waits`: it still wants a decision.
    """

    draft: Draft
    revision: Revision | None
    edit: Revision | None
    waits: bool = True


def point(versions: Sequence[Shown], changed_at: datetime | None) -> list[Points]:
    """What is pointed at in each version, numbered through the page; as many queries for five as for one.

    `changed_at` is when the rules last changed.
    """
    rules = hints.current_rules(changed_at)
    found = _hints(versions, rules)
    seen = [_seen(version, current_fence(changed_at)) for version in versions]
    also = _also(versions)
    leaks = leaks_of([here for here, _ in found if here], rules.judge)
    told, number = [], 1
    for index, version in enumerate(versions):
        here, edited = found[index]
        scans = [one for one in (here, edited) if one]
        cards = list(cards_of(version.draft, here, edited, rules.judge, number, waits=version.waits)) if here else []
        number += len(cards)
        told.append(
            Points(
                cards=cards,
                seen=seen[index],
                also=also[index],
                remarks=_remarks(version),
                leaks=leaks.get(version.draft.pk, ()),
                in_edit=only_there(edited.revision, edited.open, {card.act for card in cards}) if edited else (),
                partly=any(one.partly for one in scans),
                skipped=list(dict.fromkeys(name for one in scans for name in one.skipped)),
                overridden=bool(scans and scans[-1].through and not scans[-1].blocking_keys),
            )
        )
    return told


def _hints(versions: Sequence[Shown], rules: hints.Rules) -> list[tuple[Hints | None, Hints | None]]:
    """The hints of each version's text and of the edit of it, judged together so that names are the same."""
    pairs = [(one.draft, one.revision) for one in versions if one.revision]
    edits = [(one.draft, one.edit) for one in versions if one.edit]
    judged = hints.of_many([*pairs, *edits], rules) if pairs else []
    by_revision = {one.revision.pk: one for one in judged}
    return [
        (by_revision.get(one.revision.pk) if one.revision else None, by_revision.get(one.edit.pk) if one.edit else None)
        for one in versions
    ]


def _seen(version: Shown, rules: Mapping[str, Known]) -> list[Seen]:
    if version.revision is None or not version.draft.is_outbound:
        return []
    return look(version.revision.content.recipients, version.draft.audience, rules, settings.AUDIENCES)


def _also(versions: Sequence[Shown]) -> list[list[tuple[str, str]]]:
    """For each version: addresses, in lower case, each with the names of the other versions that go there as well."""
    revisions = [one.revision for one in versions]
    lists = [[*one.to, *one.cc, *(one.bcc or ())] if one else [] for one in revisions]
    told: list[list[tuple[str, str]]] = [[] for _ in versions]
    for address, indexes in twice(lists).items():
        for index in indexes:
            names = " and ".join(versions[other].draft.audience_label for other in indexes if other != index)
            told[index].append((address, names))
    return told


def _remarks(one: Shown) -> Sequence[Remark]:
    if one.revision is None:
        return ()
    version = Version(one.draft.audience, one.revision.subject, one.revision.text, one.revision.html)
    return _remarked(version, _KINDS.get(one.draft.kind, one.draft.kind), tuple(settings.WORDING_OFF))


@lru_cache(maxsize=128)
def _remarked(version: Version, kind: str, off: tuple[str, ...]) -> tuple[Remark, ...]:
    """Pure, so the same mail is read once."""
    return tuple(remarks(version, kind, off)[:MOST_REMARKS])


# As the comparison room calls the kinds of reports.
_KINDS: Mapping[Any, str] = {"update": "status-update"}
