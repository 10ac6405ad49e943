"""What keeps a revision from being approved, whoever reads it and however it is approved."""

from collections.abc import Mapping
from dataclasses import dataclass

from reviewer.drafts.models import Draft, Revision
from reviewer.fence import rules
from reviewer.fence.classify import Known, Seen


@dataclass(frozen=True)
class Block:
    """One reason, as a sentence that says what to do. `about` names the room it comes from: "fence"."""

    about: str
    words: str


def blocks(draft: Draft, revision: Revision, fence: Mapping[str, Known] | None = None) -> list[Block]:
    """Every reason there is, in the order of a mail's head. A received mail goes to nobody, so nothing blocks it.

    `fence` saves its query where several drafts are asked about at once.
    """
    if not draft.is_outbound:
        return []
    seen = rules.seen(revision.content, draft.audience, fence)
    return [Block("fence", _words(one, draft)) for one in seen if one.blocked]


def _words(one: Seen, draft: Draft) -> str:
    return (
        f"{one.address} is read by the {one.audience} audience, which may not read the {draft.audience} version: "
        "remove it from the recipients, or have a lead change who reads there."
    )
