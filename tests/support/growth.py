"""How the processor's time for a text grows with its length. A busy machine is no finding: one quiet look is enough."""

import time
from collections.abc import Callable

LOOKS = 3
# Seconds that are short enough to be no matter of noise, and below which a look tells nothing but noise.
SHORT, LEAST = 0.05, 0.001
Work = Callable[[], object]


def spent(work: Work) -> float:
    """Seconds of the processor for one look."""
    before = time.process_time()
    work()
    return time.process_time() - before


def least(work: Work) -> float:
    """The best of several looks; a short one ends them."""
    best = spent(work)
    for _ in range(LOOKS - 1):
        if best < SHORT:
            break
        best = min(best, spent(work))
    return best


def ever_below(limit: float, work: Work) -> bool:
    """Whether the best of several looks is below the limit: the first that is settles it."""
    return any(spent(work) < limit for _ in range(LOOKS))


def grows_evenly(small: Work, large: Work, harmless: float) -> bool:
    """Whether four times the text costs less than ten times as much, or less than so many seconds that it is no matter.

    What is held against all else costs sixteen times as much. The small text is looked at only where that matters, and
    again only where the first look settles nothing: noise may make it look too dear, but not twice as dear.
    """
    if (took := spent(large)) < harmless:
        return True
    if took < 5 * max(spent(small), LEAST):
        return True
    return ever_below(max(harmless, 10 * max(least(small), LEAST)), large)
