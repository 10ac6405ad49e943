"""The invariants of docs/DESIGN.md as questions to both databases; each raises AssertionError with what it found."""

from collections.abc import Iterable, Mapping

from reviewer.accounts.models import Role
from reviewer.audit.record import verify
from reviewer.decisions.as_told import differences
from reviewer.decisions.models import Action, Decision, Delivery, Verdict
from reviewer.drafts.models import Draft
from reviewer.drafts.plan import state_of
from reviewer.drafts.words import State
from tests.model.world import HELD, OUT, Mail, World

OPEN = {Delivery.State.WAITING, Delivery.State.POSTING, Delivery.State.NEEDS_LOOK}


class Laws:
    """The laws, for what was done beside the desk.

    `elsewhere` are the mails decided on MultiMail by somebody, and how; `recopied` those that were held when their
    mailbox changed while a worker was at a call; `settled` the decisions that a person closed by hand.
    """

    def __init__(
        self, world: World, elsewhere: Mapping[str, str], recopied: Iterable[str], settled: Iterable[int]
    ) -> None:
        self.world, self.recopied, self.settled = world, set(recopied), set(settled)
        self.elsewhere = {ident for ident, action in elsewhere.items() if action == "approve"}
        self.rejected_there = {ident for ident, action in elsewhere.items() if action == "reject"}
        related = ("draft", "delivery", "revision", "revision__base", "decided_by")
        self.decisions = list(Decision.objects.select_related(*related).prefetch_related("verdicts__user"))

    def check(self, promised: Iterable[int]) -> None:
        """All that must hold after every step. `promised` are the decisions that people were told are recorded."""
        self.nothing_is_sent_twice()
        self.nothing_goes_out_unread()
        self.never_both()
        self.nothing_is_lost(set(promised))
        self.one_open_decision()
        self.readers_decide_nothing()
        self.what_is_told_is_so()
        assert verify()[1] is None, verify()[1]
        self.rows_are_as_told()

    def rows_are_as_told(self) -> None:
        """Invariant 6: each decision's row says what the history tells of it."""
        differing = list(differences())
        assert not differing, differing

    def nothing_is_sent_twice(self) -> None:
        """Invariant 3."""
        twice = [mail.ident for mail in self.world.mails.values() if len(mail.went_out_to) > 1]
        assert not twice, f"sent twice: {twice}"

    def nothing_goes_out_unread(self) -> None:
        """Invariant 1: what the desk approved is what a verdict's digest names, and reaches whom its reader saw.

        So does what it handed in and nobody held.
        """
        handed_in = {edit.ident for decision in self.decisions if (edit := self._replacement(decision))}
        for mail in self.world.mails.values():
            went = mail.approved or (mail.ident in handed_in and mail.status in OUT)
            if not went or mail.ident in self.elsewhere:
                continue
            decision = self._behind(mail)
            assert decision is not None, f"{mail.ident} was approved and no decision says so"
            digests = {verdict.digest for verdict in decision.verdicts.all()}
            assert digests == {decision.revision.digest}, f"the verdicts behind {mail.ident} name {digests}"
            read = decision.revision.content
            assert (read.subject, read.text.strip(), read.to, read.cc) == (
                mail.subject, mail.text.strip(), mail.to, mail.cc,
            ), f"{mail.ident} is not what was read"  # fmt: skip
            if mail.ident not in self.recopied:
                seen = frozenset(read.recipients)
                assert all(reached == seen for reached in mail.went_out_to), f"{mail.ident} went to {mail.went_out_to}"

    def never_both(self) -> None:
        """Invariant 3: not both an original and its replacement, unless others approved both."""
        for decision in self.decisions:
            pair = [self._original(decision), self._replacement(decision)]
            out = [mail for mail in pair if mail and mail.status in OUT]
            by_desk = [mail.ident for mail in out if mail.ident not in self.elsewhere]
            assert len(out) < 2 or not by_desk, f"both went out: {[mail.ident for mail in out]}"

    def nothing_is_lost(self, promised: set[int]) -> None:
        """Invariant 2: every decision is there with its outbox row, and the two agree on whether it is over."""
        missing = promised - {decision.pk for decision in self.decisions}
        assert not missing, f"lost: {missing}"
        for decision in self.decisions:
            state = decision.delivery.state
            wanted = "" if state in OPEN else state
            assert decision.outcome == wanted, f"decision {decision.pk} is {decision.outcome!r}, its delivery {state}"

    def one_open_decision(self) -> None:
        """Invariant 4."""
        open_on = [decision.draft_id for decision in self.decisions if not decision.outcome]
        assert len(open_on) == len(set(open_on)), f"two open decisions on one of {open_on}"

    def readers_decide_nothing(self) -> None:
        """Invariant 5."""
        assert not Verdict.objects.filter(user__role=Role.READER).exists()
        assert all(decision.decided_by.role != Role.READER for decision in self.decisions)

    def what_is_told_is_so(self) -> None:
        """Invariant 8: an ending that is shown is the one that MultiMail shows; who must look is told at what."""
        for decision in self.decisions:
            original, replacement = self._original(decision), self._replacement(decision)
            told, what = decision.delivery.state, f"delivery {decision.delivery.pk}"
            if original is None:
                continue
            sent = replacement if decision.action == Action.EDIT else original
            by_desk = sent is not None and sent.approved and sent.ident not in self.elsewhere
            by_desk = by_desk and self._behind(sent) == decision if sent else False
            if told in ("void", "stopped", "elsewhere") and decision.pk not in self.settled:
                assert not by_desk, f"{what} is {told}, and the desk sent {sent and sent.ident}"
                self._check_nothing_is_left(decision, original, replacement)
            if told == "elsewhere" and not decision.delivery.note:
                assert original.status not in HELD, f"{what} is elsewhere and {original.ident} waits"
            if told == "needs_look":
                assert decision.delivery.problem, f"{what} does not say at what to look"
            if told == "done":
                self._check_done(decision, original, sent)

    def mirror_is_true(self) -> None:
        """After a pass of the sync that met no error: each draft is where MultiMail says it is."""
        for draft in Draft.objects.all():
            mail = self.world.mails.get(draft.multimail_id)
            # A 404 is MultiMail's word as well; what waits comes back with the list, what does not is over.
            if mail is not None and (draft.state != State.GONE or mail.status in HELD):
                assert draft.state == state_of(mail.status), f"{draft.multimail_id}: {draft.state}, not {mail.status}"
        waiting = {mail.ident for mail in self.world.mails.values() if mail.status in HELD}
        assert waiting == set(Draft.objects.filter(state="pending").values_list("multimail_id", flat=True)) & set(
            self.world.mails
        )

    def _check_nothing_is_left(self, decision: Decision, original: Mail, replacement: Mail | None) -> None:
        """A decision that came to nothing has rejected nothing, and no replacement of it can still be approved."""
        what = f"delivery {decision.delivery.pk} is {decision.delivery.state}"
        ours = original.status == "rejected" and original.ident not in self.rejected_there
        later = any(other.draft_id == decision.draft_id and other.pk > decision.pk for other in self.decisions)
        assert later or not ours, f"{what}, and the desk rejected {original.ident}"
        waits = replacement is not None and replacement.status in (*HELD, "pending_scan")
        assert not waits, f"{what}, and its replacement {replacement and replacement.ident} waits"

    def _check_done(self, decision: Decision, original: Mail, sent: Mail | None) -> None:
        what = f"delivery {decision.delivery.pk} is done"
        if decision.action == Action.APPROVE:
            assert original.status in OUT, f"{what}, and {original.ident} is {original.status}"
        else:
            assert original.status == "rejected", f"{what}, and {original.ident} is {original.status}"
        if decision.action == Action.EDIT:
            assert sent is not None, f"{what} without a replacement"
            assert sent.status in OUT, f"{what}, and its replacement is {sent.status}"

    def _original(self, decision: Decision) -> Mail | None:
        return self.world.mails.get(decision.draft.multimail_id)

    def _replacement(self, decision: Decision) -> Mail | None:
        return self.world.mails.get(self.world.keys.get(str(decision.delivery.key), ""))

    def _behind(self, mail: Mail) -> Decision | None:
        """The decision that the desk carried out by approving this mail: the newest, since one ends before the next."""
        for decision in sorted(self.decisions, key=lambda decision: -decision.pk):
            about = self._replacement(decision) if decision.action == Action.EDIT else self._original(decision)
            if about == mail and decision.action in (Action.APPROVE, Action.EDIT):
                return decision
        return None
