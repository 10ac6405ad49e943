"""Items that have their owner at their end: what they begin with is no owner, though it looks like a name. Pure.

"Supplier to remove the lock (Ingrid Solberg)": what is to be done, or by whom outside, and who sees to it.
"""

import re
from collections.abc import Iterable, Iterator

from .found import Found
from .name_words import is_given
from .people import FULL, HANDLE, MARK, is_name

HEAD = rf"{MARK}[*_]{{0,2}}(?P<head>)"
# In brackets, or behind a colon: "Shared table of channels: Veit Osterloh, 12 December".
ITEMS = (
    re.compile(
        rf"{HEAD}[^\n]{{3,240}}[ ]\([*_]{{0,2}}(?P<n>{HANDLE}|{FULL})(?:[,;][^()\n]{{1,60}})?"
        r"[*_]{0,2}\)[.]?[^\S\n]*$",
        re.M,
    ),
    re.compile(rf"{HEAD}[^:\n]{{3,120}}:[*_]{{0,2}}[ ](?P<n>{FULL})(?=[.]?[^\S\n]*$|[,;(])", re.M),
)


def without(text: str, owners: Iterable[Found]) -> Iterator[Found]:
    """The owners, without what stands at the head of an item that names another at its end."""
    return (owner for owner in owners if not _heads_an_item_of_another(text, owner))


def _heads_an_item_of_another(text: str, owner: Found) -> bool:
    if is_given(owner.value.split()[0].lower()):
        return False
    line = text.rfind("\n", 0, owner.start) + 1
    items = filter(None, (pattern.match(text, line) for pattern in ITEMS))
    return any(item.start("head") == owner.start and _is_named_at_the_end(item, owner) for item in items)


def _is_named_at_the_end(item: re.Match[str], owner: Found) -> bool:
    name = item["n"]
    return item.start("n") > owner.end and (" " in name or is_given(name)) and is_name(name)
