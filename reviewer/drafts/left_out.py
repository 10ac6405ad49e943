"""What a pass of the sync did not come to, since MultiMail failed at others or refused them: the next begins there."""

from collections.abc import Sequence

from reviewer.clock import DatabaseNow
from reviewer.drafts.plan import Key
from reviewer.marks.leave import lift
from reviewer.marks.models import Mark

# The mark that names them, in their order: no more than waited in that pass.
LEFT_OUT = "left out"


def named() -> list[str]:
    """The ids of the mails that the last pass which asked for any left out."""
    data = Mark.objects.filter(name=LEFT_OUT).values_list("data", flat=True).first()
    return list(data["ids"]) if data else []


def first(keys: Sequence[Key], left: Sequence[str]) -> list[Key]:
    """The same keys, those that were left out before all others: else it is always the same that nobody comes to."""
    place = {ident: number for number, ident in enumerate(left)}
    return sorted(keys, key=lambda key: place.get(key[1], len(place)))


def note(before: Sequence[str], left: Sequence[str]) -> None:
    """For the next pass, where it is something else than `before`."""
    if left and left != before:
        Mark.objects.update_or_create(name=LEFT_OUT, defaults={"data": {"ids": list(left)}, "at": DatabaseNow()})
    elif before and not left:
        lift(LEFT_OUT)
