"""What was found out about a name: mails repeat their names, and several rules ask the same of one."""

from collections.abc import Callable
from functools import lru_cache, wraps

# How many names are remembered, and how long they may be, so that no mail fills the memory.
_MOST, _LONGEST = 4_096, 80


def remembered(judge: Callable[[str], bool]) -> Callable[[str], bool]:
    """A judgement of a name that depends on nothing else."""
    known = lru_cache(maxsize=_MOST)(judge)

    @wraps(judge)
    def ask(name: str) -> bool:
        return known(name) if len(name) <= _LONGEST else judge(name)

    return ask
