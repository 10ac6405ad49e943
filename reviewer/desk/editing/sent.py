"""What a browser sent of an edit form, as the form's fields."""

from collections.abc import Sequence
from typing import Any

from django.http import QueryDict

from reviewer.desk.editing import parts
from reviewer.desk.forms import removable
from reviewer.drafts.models import Draft, Revision
from reviewer.storable import storable

# No gap is written with so many digits.
LONG = 10


def fields_of(sent: QueryDict, draft: Draft) -> dict[str, Any]:
    """The form's fields by name, as they can be stored: words, and for "keep" a list of addresses. None is checked.

    The text comes whole, or in parts with what lay between them.
    """
    whole = sent.get("text")
    texts = [part.replace("\r\n", "\n") for part in sent.getlist("part")]
    gaps = [min(int(gap), 20) if gap.isdecimal() and len(gap) < LONG else 1 for gap in sent.getlist("gap")]
    fields = {
        "digest": sent.get("digest", ""),
        "subject": sent.get("subject", ""),
        "text": parts.join(texts, gaps) if whole is None else whole,
        "keep": _as_written(sent.getlist("keep"), draft.current),
        "words": sent.get("words", ""),
        "began": sent.get("began", ""),
        "reason_began": sent.get("reason_began", ""),
    }
    return dict(storable(fields))


def _as_written(sent: Sequence[str], current: Revision | None) -> list[str]:
    """Recipients as the mail has them: a form sends other line breaks than those that an address may have."""
    known = {_one_break(address): address for address in removable(current.content)} if current else {}
    return [known.get(_one_break(address), address) for address in sent]


def _one_break(address: str) -> str:
    return address.replace("\r\n", "\n").replace("\r", "\n")
