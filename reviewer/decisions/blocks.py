"""What keeps a revision from being approved, and what whoever approves has to confirm, however it is approved."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reviewer.drafts.models import Draft, Revision
from reviewer.drafts.replacements import EDIT_IS_OUT
from reviewer.fence import rules
from reviewer.fence.classify import Known, Seen
from reviewer.redaction.hints import Hints
from reviewer.redaction.judging import Judged
from reviewer.redaction.values import NAMED, Where


@dataclass(frozen=True)
class Block:
    """One reason, as a sentence that says what to do. `about` names the room it comes from: "fence" or "hints"."""

    about: str
    words: str


@dataclass(frozen=True)
class Warned:
    """One thing to confirm: the key that the form names it by, what sort of thing, the words themselves, and why.

    `about` as in Block, or "edit" of the mail that an edit left. `places` is how often the mail has it.
    """

    about: str
    key: str
    what: str
    value: str
    why: str
    places: int = 1


EDIT_OUT = Warned("edit", "edit-is-out", "Edited mail", "", EDIT_IS_OUT)


def seen_by(draft: Draft, revision: Revision, fence: Mapping[str, Known] | None = None) -> list[Seen]:
    """Every address that it is sent to, as the fence sees it. A received mail goes to nobody."""
    return rules.seen(revision.content, draft.audience, fence) if draft.is_outbound else []


def blocks(draft: Draft, seen: Sequence[Seen], found: Hints) -> list[Block]:
    """Every reason there is: addresses first, then hints. Nothing blocks a received mail."""
    if not draft.is_outbound:
        return []
    return [*(Block("fence", _address(one, draft)) for one in seen if one.blocked), *_of_hints(found)]


def warnings(seen: Sequence[Seen], found: Hints) -> list[Warned]:
    """All that is to be confirmed: addresses first, then hints; what stands in several places is one thing."""
    odd = [_odd(one) for one in seen if one.warns]
    return [*odd, *(_hint(one, places) for one, places in _each_once(found.warning))]


def _each_once(hints: Sequence[Judged]) -> Iterator[tuple[Judged, int]]:
    """The hints of each key and way of writing once, the first of them, with how often it stands there."""
    seen = Counter((one.hint.key, one.value) for one in hints)
    first = {(one.hint.key, one.value): one for one in reversed(hints)}
    yield from ((first[name], places) for name, places in seen.items())


def _odd(one: Seen) -> Warned:
    key = f"to:{hashlib.sha256(one.address.lower().encode()).hexdigest()}"
    return Warned("fence", key, "Recipient", one.address, f"It {one.doubt}.")


def _hint(one: Judged, places: int) -> Warned:
    return Warned("hints", one.hint.key, one.hint.get_category_display(), one.value, one.hint.reason, places)


def _address(one: Seen, draft: Draft) -> str:
    if not one.pattern:
        return f"{one.address} is too long to tell whom it may reach: remove it from the recipients."
    return (
        f"{_spelled_out(one)} {one.leads}is read by the {one.audience} audience, "
        f"which may not read the {draft.audience} version: "
        "remove it from the recipients, or have a lead change who reads there."
    )


def _spelled_out(one: Seen) -> str:
    return f"{one.address} [{one.spelled}]" if one.spelled else one.address


def _of_hints(found: Hints) -> Iterator[Block]:
    """Hints as one reason; what they point at is not repeated in it."""
    if found.blocking:
        count = len(found.blocking)
        sorts = ", ".join(dict.fromkeys(one.hint.get_category_display().lower() for one in found.blocking))
        what = f"{count} hints ({sorts}) block it" if count > 1 else f"1 hint ({sorts}) blocks it"
        yield Block("hints", f"{what}: {_ways_out(found.blocking)}, or have a lead let it through.")
    if found.partly:
        yield Block("hints", "Part of it could not be scanned. Read it with care; a lead can let it through.")


def _ways_out(blocking: Sequence[Judged]) -> str:
    """What helps against hints: no edit changes a name, but it may take a recipient out."""
    parts = {one.hint.where for one in blocking}
    each = "it" if len(blocking) == 1 else "each"
    if not parts <= NAMED:
        return f"replace or dismiss {each}"
    return f"take the recipient out or dismiss {each}" if Where.NAMES in parts else f"dismiss {each}"
