"""How many drafts on a page of the queue are judged otherwise, by rules that changed, than their rows say."""

from collections.abc import Mapping

from reviewer.desk.queue import waiting
from reviewer.desk.queue.rows import Drawing, judged
from reviewer.fence.rules import load as load_fence


def stood(drawing: Drawing, drafts: list[int]) -> list[str]:
    """What a page shows of each of these of its drafts, in order: how much blocks and how much warns, "2.1"."""
    groups = (drawing.page.leaders, *drawing.page.siblings.values())
    items = {item.id: item for group in groups for item in group}
    return [_word(drawing.judged(items[ident])) for ident in drafts]


def count(shown: Mapping[int, str]) -> int:
    """How many of these that wait are judged otherwise than `shown`, by draft. Two queries.

    What is not counted by the rules of now yet is judged as its row says.
    """
    if not shown:
        return 0
    fence = load_fence()
    known = (item for item in waiting.load_items(shown) if item.scanned)
    return sum(1 for item in known if shown[item.id] != _word(judged(item, fence)))


def _word(counts: tuple[int, int]) -> str:
    return "{}.{}".format(*counts)
