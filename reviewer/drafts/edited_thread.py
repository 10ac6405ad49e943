"""Whether an edited mail stays in the thread of its original, as far as that is known before it is handed in.

MultiMail's official send takes no thread (contract, section 3), and no question tells whether this one does: an edited
mail shows it once it is handed in. From then on a mark says so, before the next edit.
"""

from reviewer.drafts.models import Draft
from reviewer.marks.leave import last, leave, lift

# The mark that stands since an edited mail was first seen in another thread, until one is seen in its original's.
LOST = "edits leave their thread"
TOO_LONG = "The id of this draft's thread is longer than this desk keeps: an edited mail would leave the thread."


def is_lost() -> bool:
    """Whether the last edited mail that has shown it left its thread."""
    return last(LOST) is not None


def is_lost_of(draft: Draft) -> bool:
    """Whether an edited mail would leave the thread of this draft, as far as is known."""
    return bool(draft.thread) and is_lost()


def seen(*, lost: bool) -> None:
    """What an edited mail has shown."""
    if lost == is_lost():
        return
    if lost:
        leave(LOST)
    else:
        lift(LOST)
