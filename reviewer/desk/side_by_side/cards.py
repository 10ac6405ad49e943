"""Hints as cards: what each means for its version and for others, and what has been done about it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.conf import settings

from reviewer.desk.side_by_side.marking import Mark
from reviewer.desk.side_by_side.pairing import Became, pair
from reviewer.drafts import audiences
from reviewer.drafts.models import Draft
from reviewer.redaction.hints import Hints
from reviewer.redaction.judging import HintState, Judge, Judged
from reviewer.redaction.meanings import Severity
from reviewer.redaction.values import NAMED, Where

LEVELS = {Severity.BLOCK: "block", Severity.WARN: "warn", Severity.INFO: "note"}
WORDS = {Severity.BLOCK: "Blocks", Severity.WARN: "Warns", Severity.INFO: "Noted for"}
VERDICTS = {Severity.BLOCK: "blocked", Severity.WARN: "warning", Severity.INFO: "allowed"}
# What people or rules said instead, of the version's own readers.
SAID = {HintState.DISMISSED: "dismissed", HintState.ALLOWED: "allowed"}
ICONS = {"block": "stop", "warn": "alert", "note": "info"}
# The parts of a mail in the order in which their cards stand on the page.
PLACES = (Where.SUBJECT, Where.TEXT, Where.HTML, Where.FILES, Where.NAMES, Where.MAILBOX)


@dataclass(frozen=True)
class Card:
    """A hint on the page: its number there, what it means here and for others, and whether an edit replaced it.

    `through`: a lead has let it through with an override, `lapsed`: somebody has who is no lead any more.
    `can_put_back`: its replacement, and nothing else, can be taken back in that edit. `waits`: its version still wants
    a decision; of one that is decided or closed nothing can be done about it.
    `act` is the hint to act on: that of this person's edit where there is one, since that is what they would change.
    """

    number: int
    draft: Draft
    one: Judged
    act: int
    replaced: bool
    others: Sequence[tuple[str, str]] = ()
    through: bool = False
    lapsed: bool = False
    can_put_back: bool = False
    waits: bool = True

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
    def unsettled(self) -> bool:
        """Whether nobody has said a word on it, and it is more than noted."""
        return self.untouched and self.one.severity != Severity.INFO and not self.through

    @cached_property
    def open(self) -> bool:
        """Whether it still wants a word; what is only noted does not."""
        return self.unsettled and self.waits

    @cached_property
    def level(self) -> str:
        """How it is drawn: block, warn, or note, which is also what is settled."""
        return LEVELS[self.one.severity] if self.open else "note"

    @cached_property
    def category(self) -> str:
        """What sort of thing it points at, for people, and that it is a name where no mark in a text shows it."""
        hint = self.one.hint
        named = f", {hint.get_where_display().lower()}" if hint.where in NAMED else ""
        return f"{hint.get_category_display()}{named}"

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
        if self.unsettled and not self.waits:
            return "Left open"
        again = " again" if self._lapsed else ""
        return f"{WORDS[self.one.severity]} {self.draft.audience_label}{again}"

    @cached_property
    def why(self) -> str:
        """Why it is open although somebody, or a rule, has said that it may be read; empty where none has."""
        if self._lapsed or not self.untouched or not self.one.allowed:
            return self._lapsed
        return "The rules allow this value. It was marked by hand, and stays a hint until it is dismissed or replaced."

    @cached_property
    def _lapsed(self) -> str:
        """Whose word does not count any more that it may be read; empty where there is none."""
        if self.one.state != HintState.OPEN:
            return ""
        if self.one.dismissal:
            return f"{self.one.dismissal.user} dismissed it. Their word does not count any more."
        return "A lead let it through. Their word does not count any more." if self.lapsed else ""

    @cached_property
    def mark(self) -> Mark:
        """Where it stands in the text."""
        hint, told = self.one.hint, f"{self.state}, {self.category.lower()}: hint"
        return Mark(hint.start, hint.end, "hint", self.number, self.anchor, told, self.key, self.level)


def cards_of(
    draft: Draft, here: Hints, edited: Hints | None, judge: Judge, first: int, *, waits: bool = True
) -> Iterator[Card]:
    """The cards of the hints `here`, numbered from `first` down the page; `edited` has those of this person's edit.

    With an edit they tell of that: it is what this person would change and approve next.
    """
    became = pair(here, edited) if edited else {}
    newest = edited or here
    down_the_page = sorted(here.judged, key=lambda one: PLACES.index(Where(one.hint.where)))
    for number, one in enumerate(down_the_page, first):
        there = became.get(one.hint.pk, Became(one))
        others = [(audiences.label(name), VERDICTS[judge.severity(sorts(one), name)]) for name in settings.AUDIENCES]
        through = one.blocks and one.hint.key in newest.through
        if said := "let through" if through else SAID.get(one.state):
            others = [(name, said if name == draft.audience_label else verdict) for name, verdict in others]
        yield Card(
            number,
            draft,
            one,
            act=(there.left or one).hint.pk,
            replaced=there.left is None and one.state == HintState.OPEN,
            others=others,
            through=through,
            lapsed=one.blocks and one.hint.key in newest.lapsed,
            can_put_back=there.put_in is not None,
            waits=waits,
        )


def sorts(one: Judged) -> list[str]:
    """The categories that a hint is of: its own, and those of what stands within it."""
    return [one.hint.category, *one.hint.holds]
