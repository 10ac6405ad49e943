"""What follows from a call to MultiMail that failed."""

import re

from django.conf import settings

from reviewer.delivery import brake
from reviewer.delivery.outcome import Later, NeedsLook, Outcome
from reviewer.drafts.limits import heed, named_by
from reviewer.multimail.errors import KeyRefused, OutboundError, Transient

# So many seconds longer than all calls waits what stopped them: a sweep finds the others first, and one of them probes.
BEHIND = settings.SWEEP_SECONDS + 2.0


def after(error: OutboundError, *, heard: bool = False) -> Outcome:
    """What follows from an error of a call: later, or a person. Limits and repeated failures pull the brake for all.

    `heard`: MultiMail answered something else in the same attempt, so that it is not down: the attempt counts.
    """
    if isinstance(error, Transient):
        if error.status == 429:
            wait = named_by(error)
            brake.limited(brake.Kind.CALLS, wait, str(error))
            heed(wait)
            return Later(str(error), wait, counts=False, answered=False)
        if stopped := brake.failed(str(error)):
            # Calls may fail for this mail alone: when they are released another one that is due goes first.
            wait = max(error.retry_after or 0.0, stopped + BEHIND)
            return Later(str(error), wait, counts=heard, answered=False)
        return Later(str(error), error.retry_after, answered=False)
    if is_about_the_key(error):
        return NeedsLook(f"MultiMail refuses the desk's key. Check the keys in the settings, then try again. ({error})")
    return NeedsLook(f"MultiMail refused the call. Look at the draft on MultiMail, then try again. ({error})")


def is_about_the_key(error: OutboundError) -> bool:
    """MultiMail also answers 403, and says why, when a mailbox is read_only or the account's sending is disabled."""
    if not isinstance(error, KeyRefused):
        return False
    # A mailbox's address may hold any word.
    said = re.sub(r"\S+@\S+", "", str(error))
    return not (error.status == 403 and error.explained and not re.search(r"\bscopes?\b|\bkey\b", said, re.I))
