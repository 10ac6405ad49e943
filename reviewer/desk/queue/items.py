"""What a row of the queue needs to know of a draft and of the last decision on it: values, and where they stand."""

from dataclasses import dataclass, fields
from datetime import datetime
from uuid import UUID

from django.conf import settings

from reviewer.redaction.scanning import read_as

# Fields of Item and of Fate that are no columns of the draft or the decision itself, or not by that name.
_OF_DRAFT = {
    "incident": "incident__key",
    **{name: f"current__scan__{name}" for name in ("blocks", "warns", "read_as", "uncounted")},
    **{name: f"current__{name}" for name in ("to", "cc", "bcc", "auto_cc", "auto_bcc")},
    "facts_of": "facts__of",
    "facts_differ": "facts__differ",
    "facts_all": "facts__all_of_it",
}
_OF_DECISION = {
    "decided_by": "decided_by__name",
    "delivery": "delivery__state",
    "step": "delivery__step",
    "hold_until": "delivery__hold_until",
}


@dataclass(frozen=True, slots=True)
class Item:
    """What a row needs to know of one draft.

    Without a scan `blocks`, `warns` and `read_as`, which says for whom they were counted, are None. While `uncounted`
    is not, they are of before. The `facts_…` are as in FactsCompared, where one is kept at this draft.
    """

    id: int
    incident_id: int | None
    kind: str
    audience: str
    severity: int
    state: str
    expires_at: datetime
    received_at: datetime
    closed_at: datetime | None
    send_at: datetime | None
    rewritten_at: datetime | None
    unreached_at: datetime | None
    noted_at: datetime | None
    subject: str
    sender: str
    agent: str
    mailbox_id: int
    incident: str | None
    blocks: int | None
    warns: int | None
    read_as: str | None
    uncounted: UUID | None
    to: list[str] | None
    cc: list[str] | None
    bcc: list[str] | None
    auto_cc: str | None
    auto_bcc: str | None
    current_id: int | None
    facts_of: str | None
    facts_differ: int | None
    facts_all: bool | None

    @property
    def recipients(self) -> list[str]:
        """Every address that is known to receive it."""
        known = [*(self.to or ()), *(self.cc or ()), *(self.bcc or ()), self.auto_cc, self.auto_bcc]
        return [address for address in known if address]

    @property
    def scanned(self) -> bool:
        """Whether its hints were counted since they changed, and as it is sorted now: other readers had others."""
        return self.uncounted is None and self.read_as == read_as(self.audience, self.kind, self.incident_id)

    @property
    def report(self) -> tuple[int, str] | None:
        """Which report it belongs to; None for a row of its own."""
        return self.beside if self.audience in settings.AUDIENCES else None

    @property
    def beside(self) -> tuple[int, str] | None:
        """By which its page puts others beside it, also where its audience is unknown; None where it stands alone."""
        return (self.incident_id, self.kind) if self.incident_id and self.kind else None


@dataclass(frozen=True, slots=True)
class Fate:
    """The last decision on a draft, how far it is carried out, and whether a mail in the draft's place is out.

    `in_place` and what follows it tell of the mail that its edit put there, as in InPlace.
    """

    draft_id: int
    action: str
    outcome: str
    decided_by: str
    delivery: str
    step: str
    hold_until: datetime
    edit_is_out: bool
    in_place: str | None
    in_place_text: int | None
    in_place_called: str | None
    in_place_send_at: datetime | None


# What is asked of drafts and of decisions, in the order of the fields.
ITEM = tuple(_OF_DRAFT.get(field.name, field.name) for field in fields(Item))
FATE = tuple(_OF_DECISION.get(field.name, field.name) for field in fields(Fate))
