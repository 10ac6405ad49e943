"""The key that sends, where MultiMail refuses it: a mark that every page tells of until the key works again.

Only edits need it, and nothing else would notice. Each pass of the sync asks again, with questions that have no effect.
"""

import logging

from reviewer.marks.leave import last, leave, lift
from reviewer.multimail import connect
from reviewer.multimail.errors import OutboundError

log = logging.getLogger(__name__)

# The mark that stands since MultiMail refused it.
REFUSED = "send key refused"


def look() -> None:
    """Ask again if it is known to be refused, by this process or by any. Never raises for what MultiMail does."""
    if connect.cannot_edit() or last(REFUSED) is not None:
        ask()


def ask() -> None:
    """Ask MultiMail whether it takes the key, and leave word. Without an answer the word stays what it was."""
    try:
        why = connect.why_no_sending()
    except OutboundError as error:
        log.warning("whether MultiMail takes the key that sends is not known: %s", error)
        return
    if not why:
        lift(REFUSED)
    elif last(REFUSED) is None:
        log.warning("MultiMail refuses the key that sends: %s", why)
        leave(REFUSED)
