"""What keeps a revision from being approved, whoever reads it and however it is approved."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reviewer.drafts.models import Draft, Revision
from reviewer.fence import rules
from reviewer.fence.classify import Known, Seen
from reviewer.redaction import hints
from reviewer.redaction.hints import Hints


@dataclass(frozen=True)
class Block:
    """One reason, as a sentence that says what to do. `about` names the room it comes from: "fence" or "hints"."""

    about: str
    words: str


def blocks(
    draft: Draft, revision: Revision, fence: Mapping[str, Known] | None = None, found: Hints | None = None
) -> list[Block]:
    """Every reason there is: addresses first, then hints. A received mail goes to nobody, so nothing blocks it.

    `fence` and `found` save their queries where they are at hand.
    """
    if not draft.is_outbound:
        return []
    seen = rules.seen(revision.content, draft.audience, fence)
    addresses = [Block("fence", _address(one, draft)) for one in seen if one.blocked]
    return [*addresses, *_of_hints(hints.of(draft, revision) if found is None else found)]


def _address(one: Seen, draft: Draft) -> str:
    return (
        f"{one.address} is read by the {one.audience} audience, which may not read the {draft.audience} version: "
        "remove it from the recipients, or have a lead change who reads there."
    )


def _of_hints(found: Hints) -> Iterator[Block]:
    """Hints as one reason; what they point at is not repeated in it."""
    if found.blocking:
        count = len(found.blocking)
        sorts = ", ".join(dict.fromkeys(one.hint.get_category_display().lower() for one in found.blocking))
        what = f"{count} hints ({sorts}) block it" if count > 1 else f"1 hint ({sorts}) blocks it"
        yield Block("hints", f"{what}: replace or dismiss each, or have a lead let it through.")
    if found.partly:
        yield Block("hints", "Part of it could not be scanned. Read it with care; a lead can let it through.")
