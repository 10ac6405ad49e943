"""How fresh the mirror of MultiMail is, in words (invariant 8: what is old or unknown says so)."""

from dataclasses import dataclass
from datetime import datetime

from reviewer.clock import AHEAD
from reviewer.desk.times import clock, span
from reviewer.drafts.models import SyncPass
from reviewer.drafts.sync import MOST_TOLD
from reviewer.operations.freshness import Freshness, load


@dataclass(frozen=True)
class Sync:
    """The last finished pass, and the last in which MultiMail answered.

    `state` is live, partly (something could not be read), limited (MultiMail asked to wait, until `read_again_at`),
    down (no answer), late (no pass for long), unknown (none since the clock was set back) or never.
    """

    state: str
    answered_at: datetime | None
    error: str
    now: datetime
    read_again_at: datetime | None = None

    @property
    def reached(self) -> bool:
        """Whether what MultiMail says now is what the page shows."""
        return self.state in ("live", "partly")

    @property
    def stamp(self) -> str:
        """The same in one word, by which a page says what it shows: "live-031204"."""
        return f"{self.state}-{self.answered_at:%H%M%S}" if self.answered_at else self.state

    @property
    def ago(self) -> str:
        """How long that is: "4 s"."""
        return span(self.now - self.answered_at) if self.answered_at else ""

    @property
    def short(self) -> str:
        """For the top bar, when the mirror is old."""
        if self.state == "limited" and self.since:
            return f"Synced {self.since}"
        return f"Not synced {self._since}"

    @property
    def since(self) -> str:
        """When MultiMail last answered: "03:12 UTC", by the clock of then where it was set back since."""
        return clock(self.answered_at, self.now) if self.answered_at else ""

    @property
    def found(self) -> str:
        """What the last pass found where nothing waits here, in a sentence. One query.

        That MultiMail held nothing is said only where all that it lists was read (invariant 8).
        """
        ended = SyncPass.objects.filter(finished_at__isnull=False).order_by("-pk")
        listed, skipped = ended.values_list("listed", "skipped").first() or (0, [])
        if self.state == "partly":
            return f"MultiMail was read at {self.since}, {_missing(len(skipped))} missing here."
        if listed:
            return f"All that MultiMail held at {self.since} is decided."
        return f"MultiMail held no draft at {self.since}."

    @property
    def _since(self) -> str:
        if self.answered_at and self.answered_at > self.now + AHEAD:
            return "since the clock was set back"
        return f"since {self.since}" if self.since else "yet"

    @property
    def wait(self) -> str:
        """Until when MultiMail asked to be left alone: "04:12 UTC"."""
        return clock(self.read_again_at, self.now) if self.read_again_at else ""

    @property
    def headline(self) -> str:
        """The one sentence of the banner; empty when there is nothing to say."""
        return {
            "limited": f"MultiMail asked to wait until {self.wait}.",
            "down": f"MultiMail has not answered {self._since}.",
            "late": f"Nothing has been synced {self._since}.",
            "unknown": f"Nothing has been synced {self._since}.",
            "partly": "The last sync took in only a part.",
        }.get(self.state, "")


def _missing(skipped: int) -> str:
    """What of a pass that took in a part may be missing, in the middle of a sentence."""
    if not skipped:
        return "but not to the end of its list: drafts may be"
    if skipped == 1:
        return "and 1 mail could not be: a draft may be"
    return f"and {skipped}{' or more' if skipped >= MOST_TOLD else ''} mails could not be: drafts may be"


def load_sync() -> Sync:
    """As of now. One query."""
    known = load()
    return Sync(_state(known), known.answered_at, known.error.rstrip("."), known.now, known.read_again_at)


def _state(known: Freshness) -> str:
    if known.synced_at is None:
        return "never"
    if known.is_limited and (known.state != "ok" or known.outcome != SyncPass.Outcome.DONE):
        return "limited"
    if known.state == "unknown":
        return "unknown"
    if known.failed:
        return "down"
    if known.state != "ok":
        return "late"
    return "partly" if known.outcome == SyncPass.Outcome.PARTLY else "live"
