"""What became of everything, read from both databases once nothing moves any more."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from reviewer.audit.record import verify
from reviewer.bench.deciders import Promises
from reviewer.bench.house import House
from reviewer.decisions.models import Action, Decision, Delivery
from reviewer.drafts.content import Content, same_mail
from reviewer.drafts.plan import state_of
from reviewer.drafts.shown import content_of
from reviewer.multimail.client import Client

OUT = ("sent", "scheduled", "failed")


@dataclass
class Verdict:
    """The figures of the last line, and what they are about, one sentence for each finding."""

    decisions: int = 0
    done: int = 0
    needs_look: int = 0
    others: Counter[str] = field(default_factory=Counter)
    lost: list[str] = field(default_factory=list)
    twice: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)

    @property
    def well(self) -> bool:
        """Whether nothing is lost, nothing was sent twice and nothing unread."""
        return not (self.lost or self.twice or self.unread)

    @property
    def line(self) -> str:
        """The last line."""
        return (
            f"decisions {self.decisions}, carried out {self.done}, lost {len(self.lost)}, twice {len(self.twice)}, "
            f"unread {len(self.unread)}, needs a look {self.needs_look}"
        )


class Judge:
    """Reads both sides once."""

    def __init__(self, house: House, promises: Promises) -> None:
        """Ask MultiMail what went out."""
        self._client = Client(house.keys["base_url"], house.keys["oversight_key"])
        self._mailbox, self._promises = house.keys["mailbox_id"], promises
        self._out = Counter(row["id"] for row in house.control("GET", "outbox")["sent"])
        related = ("delivery", "revision", "revision__base", "draft", "draft__mailbox")
        self._decisions = list(Decision.objects.select_related(*related).prefetch_related("verdicts"))

    def judge(self) -> Verdict:
        """Every decision, every mail that went out, and the history."""
        states = Counter(decision.delivery.state for decision in self._decisions)
        verdict = Verdict(len(self._decisions), states.pop("done", 0), states.pop("needs_look", 0), states)
        verdict.twice += [f"{ident} went out {times} times" for ident, times in self._out.items() if times > 1]
        self._check_promises(verdict)
        for decision in self._decisions:
            self._check(decision, verdict)
        self._check_strangers(verdict)
        if broken := verify()[1]:
            verdict.lost.append(f"the history is broken at {broken.seq}: {broken.why}")
        self._client.close()
        return verdict

    def _check_promises(self, verdict: Verdict) -> None:
        decided = {decision.draft_id for decision in self._decisions}
        missing = self._promises.taken - decided
        verdict.lost += [f"the decision on draft {pk} was taken and is not there" for pk in missing]

    def _check(self, decision: Decision, verdict: Verdict) -> None:
        delivery, original = decision.delivery, decision.draft.multimail_id
        what = f"decision {decision.pk} ({decision.action}) on {original}"
        if delivery.state in (Delivery.State.WAITING, Delivery.State.POSTING):
            verdict.lost.append(f"{what} still is {delivery.state}: {delivery.problem}")
        sent = delivery.replacement_id if decision.action == Action.EDIT else original
        if decision.action == Action.EDIT and self._by_desk(original) and self._out[sent]:
            verdict.twice.append(f"{what}: both it and {sent} went out")
        if sent and decision.action != Action.REJECT and self._by_desk(sent) and not self._was_read(decision, sent):
            verdict.unread.append(f"{what}: {sent} is not what was read")
        if delivery.state == Delivery.State.DONE and not self._shows(decision, sent):
            verdict.lost.append(f"{what} is told as done, and MultiMail shows otherwise")

    def _check_strangers(self, verdict: Verdict) -> None:
        """Mails that went out and that no decision speaks of."""
        known = {decision.draft.multimail_id for decision in self._decisions if decision.action == Action.APPROVE}
        known |= {decision.delivery.replacement_id for decision in self._decisions} | self._promises.elsewhere
        verdict.unread += [f"{ident} went out, and nobody decided it" for ident in self._out if ident not in known]

    def _by_desk(self, ident: str) -> bool:
        return bool(self._out[ident]) and ident not in self._promises.elsewhere

    def _was_read(self, decision: Decision, ident: str) -> bool:
        """Whether a verdict names exactly this content."""
        named = {verdict.digest for verdict in decision.verdicts.all()}
        if decision.revision.digest not in named:
            return False
        sent, read = self._content(decision, ident), decision.revision.content
        return same_mail(read, sent) if decision.action == Action.EDIT else read.digest == sent.digest

    def _shows(self, decision: Decision, sent: str) -> bool:
        original = self._state(decision.draft.multimail_id)
        if decision.action == Action.APPROVE:
            return original in OUT
        return original == "rejected" and (decision.action == Action.REJECT or self._state(sent) in OUT)

    def _state(self, ident: str) -> str:
        return state_of(self._client.email(self._mailbox, ident).status)

    def _content(self, decision: Decision, ident: str) -> Content:
        return content_of(self._client.email(self._mailbox, ident), decision.draft.mailbox)


def tell(verdict: Verdict, say: Callable[[str], object], most: int = 20) -> None:
    """The findings, then the one line."""
    for name, found in (("lost", verdict.lost), ("twice", verdict.twice), ("unread", verdict.unread)):
        for sentence in found[:most]:
            say(f"  {name}: {sentence}")
    if verdict.others:
        say("  " + ", ".join(f"{state} {count}" for state, count in sorted(verdict.others.items())))
    say(verdict.line)
