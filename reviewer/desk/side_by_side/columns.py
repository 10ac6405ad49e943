"""One version of a report as a column: its mail, where it stands, and what this person may do about it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from reviewer.accounts.models import User
from reviewer.comparison.values import Version
from reviewer.decisions.models import Action
from reviewer.desk.access import why_no_edit
from reviewer.desk.mail.letter import Letter, Odd
from reviewer.desk.side_by_side import bodies, comparing
from reviewer.desk.side_by_side.earlier import Earlier
from reviewer.desk.side_by_side.edits import Edits
from reviewer.desk.side_by_side.facts import ToCompare
from reviewer.desk.side_by_side.lines import Twins
from reviewer.desk.side_by_side.news import AGENTS_AGAIN, CHANGED, EDIT_GOES_OUT, News
from reviewer.desk.side_by_side.points import Points
from reviewer.desk.side_by_side.since import Since
from reviewer.desk.side_by_side.way import Way
from reviewer.desk.standing.phase import Phase, Sign
from reviewer.desk.standing.status import Agreed, Status
from reviewer.drafts.models import Draft, Revision
from reviewer.drafts.words import OUT_OR_TIMED
from reviewer.fence.classify import Seen
from reviewer.fence.reach import Reach
from reviewer.fence.reach import of as reach_of

NOT_LAID_OUT = Odd("Not all laid out", "Laid out, some words of its text would be missing.")
NEWER_WAITS = Odd("Newer waits", "A newer draft to this audience waits.", "Read it first.")
NEWER_APPROVED = Odd("Newer approved", "A newer draft to this audience is approved.", "Read it first.")


@dataclass(frozen=True)
class Column:
    """A version on the page. `number` counts from 1, `read` is the digest of what the page shows of it.

    `replacing`: it is decided with the draft that it stands in for. `earlier` are the mails of its thread before it,
    `differs` the marks of its facts that differ, with the values in short, `edit_differs` those of this person's edit.
    `in_place`: what goes out, or went, in place of what the agent wrote. `alone`: no other version is beside it.
    `twins`: the newer and the older drafts to its audience. `judged`: the stamp of its points on the screen and, after
    a "-", that of which the page was told last; empty where it does not say.
    """

    number: int
    draft: Draft
    status: Status
    read: str
    in_place: Revision | None = None
    chosen: bool = False
    revisions: Sequence[Revision] = field(default_factory=list)
    replacing: bool = False
    user: User | None = None
    stamp: str = ""
    differs: Sequence[tuple[str, str]] = ()
    edit_differs: Sequence[tuple[str, str]] = ()
    points: Points = field(default_factory=Points)
    since: Since | None = None
    earlier: Sequence[Earlier] = ()
    alone: bool = False
    twins: Twins = field(default_factory=Twins)
    judged: str = ""

    @cached_property
    def label(self) -> str:
        """For whom it is."""
        return self.draft.audience_label

    @property
    def tags(self) -> list[tuple[str, str]]:
        """What the agent tagged it with, as pairs: to a template `.items` of a map is also the tag of that name."""
        return list(self.draft.tags.items())

    @property
    def key(self) -> str:
        """Its id in the markup: "v2"."""
        return f"v{self.number}"

    @property
    def shown(self) -> Revision | None:
        """What the page shows of it: what its readers get. None while that is not here."""
        return self.in_place or self.draft.current

    @cached_property
    def letter(self) -> Letter | None:
        """The mail; None while its content is not here."""
        return Letter(self.shown.content) if self.shown else None

    @property
    def has_twins(self) -> bool:
        """Whether a newer or an older draft to its audience is told of."""
        return self.draft.is_open and any(self.twins)

    @property
    def behind(self) -> list[Odd]:
        """That a newer draft to its audience waits, or is approved."""
        return [*[NEWER_WAITS] * bool(self.twins.newer), *[NEWER_APPROVED] * bool(self.twins.approved)]

    @cached_property
    def odd(self) -> Odd | None:
        """The first of what is odd about it; None when nothing is."""
        return next(iter(self.odds), None)

    @cached_property
    def odds(self) -> list[Odd]:
        """All about the mail that is not what it seems, or is not shown as others are; that there is a newer one."""
        if self.letter is None:
            return []
        unlaid = not bodies.all_laid_out(self.written, self.alone)
        return [*self.behind, *self.letter.odds, *[NOT_LAID_OUT] * unlaid]

    @cached_property
    def version(self) -> Version:
        """The same for the comparison room."""
        if self.shown is None:
            return Version(self.draft.audience, "", "")
        return Version(self.draft.audience, self.shown.subject, comparing.readable(self.shown))

    @cached_property
    def written(self) -> bodies.Written:
        """Its text as it is to be laid out."""
        return comparing.written(self.shown) if self.shown else bodies.Written("")

    @property
    def told(self) -> ToCompare:
        """The same with what its readers see or have read elsewhere."""
        # Without a text part the HTML part is what is compared, and not beside itself.
        html = self.shown.html if self.shown and self.shown.text.strip() else ""
        return ToCompare(self.label, self.version, html, self.earlier, self.settled)

    @property
    def settled(self) -> bool:
        """Whether it goes out as it stands, or went."""
        decision = self.status.decision
        approved = decision is not None and not decision.outcome and decision.action == Action.APPROVE
        return not self.waits and (approved or self.in_place is not None or self.draft.state in OUT_OR_TIMED)

    @property
    def outdated(self) -> bool:
        """Whether what waits now, or goes out, is another mail than the one on the screen."""
        return bool(self.shown and self.read and self.shown.digest != self.read)

    @property
    def news(self) -> News:
        """What is said of that."""
        if self.in_place:
            return EDIT_GOES_OUT
        was_edit = any(one.digest == self.read and one.is_edit for one in self.revisions)
        return AGENTS_AGAIN if was_edit else CHANGED

    @property
    def shows_edit(self) -> bool:
        """Whether the page shows an edit that goes out no more: what waits, the agent's draft, is not decided there."""
        return self.waits and self.outdated and self.news == AGENTS_AGAIN

    @property
    def judged_there(self) -> str:
        """The stamp of its points as the page has them."""
        return self.judged.partition("-")[0] or self.points.stamp

    @property
    def judged_anew(self) -> bool:
        """Whether it is judged otherwise than the page was told last."""
        return self.judged.partition("-")[2] not in ("", self.points.stamp)

    @property
    def judged_otherwise(self) -> bool:
        """Whether it is judged otherwise than the page shows, though it is the same mail."""
        return self.waits and not self.outdated and self.judged_there != self.points.stamp

    @property
    def judged_words(self) -> str:
        """How it is judged: "1 blocker", "2 warnings"."""
        counts = ((self.way.blockers_left, "blocker"), (self.way.warnings_left, "warning"))
        told = [_counted(count, one) for count, one in counts if count]
        return " and ".join(told) or "no blocker and no warning"

    @cached_property
    def waits(self) -> bool:
        """Whether it still wants a decision."""
        return self.status.standing.phase == Phase.OPEN

    @cached_property
    def edits(self) -> Edits:
        """The edits of it that wait."""
        return Edits(self.draft, self.revisions, self.user, self.in_place, self.waits)

    @cached_property
    def edit_refused(self) -> str:
        """Why it cannot be edited here; empty when it can."""
        return why_no_edit(self.draft)

    @cached_property
    def said(self) -> bool:
        """Whether this person has given their word and others have to follow; of who edited it, on their edit."""
        return bool(self.user and self.status.said(self.user, self.edits.mine.digest if self.edits.mine else ""))

    @cached_property
    def agreed(self) -> list[tuple[Agreed, bool]]:
        """The edits that somebody approved, each with whether this person has done so too."""
        return [(one, bool(self.user and one.said(self.user))) for one in self.status.agreed]

    @cached_property
    def decidable(self) -> bool:
        """Whether this person can decide it now."""
        return self.waits and self.draft.current is not None and not self.replacing and not self.said

    @cached_property
    def for_others(self) -> bool:
        """Whether the policy asks for the word of others than this person, who may decide: of a lead."""
        role = self.user.role if self.user and self.user.may_decide else ""
        return bool(role) and role not in self.status.needed.roles

    @cached_property
    def approvable(self) -> bool:
        """Whether people such as this one can approve it now."""
        return self.decidable and not self.for_others

    @property
    def keys(self) -> list[tuple[str, str]]:
        """The keys that act on it now, each with what it does."""
        found: list[tuple[str, str]] = []
        if self.user and self.user.may_decide and self.waits and self.draft.current and not self.replacing:
            # With an edit that cannot be approved here no key approves: it would be the agent's text.
            no_approval = self.said or self.for_others or (self.edits.mine and self.edit_refused)
            not_here = self.shows_edit and not self.edits.mine
            found += [] if no_approval or not_here else [("A", "approve")]
            found += [] if self.shows_edit else [("R", "reject")]
            found += [] if self.edit_refused else [("E", "edit")]
        return [*found, ("S", "stop")] if self.status.can_stop else found

    @property
    def just_decided(self) -> bool:
        """Whether it is what this person looks at and has decided, so that they may want to stop it next."""
        decision = self.status.decision
        mine = decision is not None and self.user is not None and decision.decided_by_id == self.user.pk
        return self.chosen and mine and self.status.standing.phase == Phase.HOLD

    @cached_property
    def way(self) -> Way:
        """What is to be seen to before it is approved."""
        return Way(self.number, self.points, self.differs, self._taken_out)

    @property
    def _taken_out(self) -> list[Seen]:
        """The addresses that are pointed at and that this person's edit takes out."""
        if self.edits.beside is None:
            return []
        left = self.edits.beside.content.recipients
        return [one for one in self.points.seen if (one.blocked or one.warns) and one.address not in left]

    @property
    def edits_on(self) -> bool:
        """Whether the next step is to go on with one's edit: nothing blocks that but what it alone has."""
        return self.way.blockers == [self.way.edit_anchor] and not self.edit_refused and not self.for_others

    @property
    def alarm(self) -> str:
        """Why it should not go out, though it waits, as its edited mail is out already; empty when nothing is so."""
        standing = self.status.standing
        return standing.headline if self.waits and standing.tone == "block" else ""

    @cached_property
    def ready(self) -> bool:
        """Whether this person can approve it now as the agent wrote it, with nothing left to see to."""
        edited = self.edits.mine or self.agreed
        wanting = self.points.blockers or self.points.warnings or self.odd or self.alarm
        return self.approvable and not (edited or wanting)

    @cached_property
    def sign(self) -> Sign:
        """Where it stands, for the head of the column: of what is to be said the gravest.

        While this person has an edit of it that is said of the edit, which they would approve next.
        """
        standing = self.status.standing
        as_it_stands = Sign(self.status.word, standing.icon, standing.tone)
        if not self.waits:
            return as_it_stands
        if self.alarm:
            return Sign("Edit is out", "alert", "block")
        told = self._to_see_to or (Sign("Ready", "check", "ok") if self.approvable else as_it_stands)
        if self.edits.beside is None or told == as_it_stands:
            return told
        return told._replace(word=f"Your edit: {told.word[:1].lower()}{told.word[1:]}")

    @property
    def _to_see_to(self) -> Sign | None:
        """The gravest of what stands between what this person would approve next and that."""
        edit = self.edits.beside
        odds = [*self.behind, *Letter(edit.content).odds] if edit else self.odds
        if count := self.way.blockers_left:
            return Sign(_counted(count, "blocker"), "stop", "block")
        if count := self.way.warnings_left:
            return Sign(_counted(count, "warning"), "alert", "warn")
        if odds:
            return Sign(odds[0].word, "alert", "warn")
        if count := len(self.edit_differs if edit else self.differs):
            return Sign(f"{count} fact{' differs' if count == 1 else 's differ'}", "neq", "warn")
        return None

    @property
    def word(self) -> str:
        """As "2 blockers", "Parts differ", "Ready", "In hold"."""
        return self.sign.word

    @property
    def icon(self) -> str:
        """The icon beside the word."""
        return self.sign.icon

    @property
    def tone(self) -> str:
        """How it is drawn."""
        return self.sign.tone

    @property
    def name(self) -> str:
        """For headings and regions: "Customer version", "Unsorted draft"."""
        return f"{self.label} version" if self.draft.audience else "Unsorted draft"

    @cached_property
    def reach(self) -> Reach:
        """Whom it reaches, as far as that is known."""
        return reach_of(self.shown.content, self.points.seen) if self.shown else Reach(0, 0, 0)

    @property
    def reaches(self) -> str:
        """For the head of the column: how many people, or addresses, and the first address."""
        if self.letter is None:
            return "Its content is not here yet"
        first = next(iter(self.letter.content.recipients), "")
        return f"{self.reach.short}, {first}" if first else "No address"


def _counted(count: int, one: str) -> str:
    """As "1 blocker", "2 blockers"."""
    return f"{count} {one}{'' if count == 1 else 's'}"
