"""Days that a subject and its text tell of one thing. Pure."""

import re

from . import likely
from .statements import Statement

# What happened on the day, and nothing that was written then.
ON_DAY = re.compile(r"\bon (?:the (?:early )?(?:morning|afternoon|evening|night) of )?(?:[A-Z][a-z]+day,? )?$", re.I)
# So many words of a subject tell what was on its day.
TOLD_OF_DAY = 2


def are_told_apart(one: Statement, other: Statement) -> bool:
    """Whether a text tells of one day, in words of its subject, what the subject says to have been on another."""
    if one.fact.kind != "date" or one.version != other.version or one.fact.about or other.fact.about:
        return False
    places = {s.fact.where for s in (one, other)}
    told = all(ON_DAY.search(s.before) for s in (one, other)) and not any(s.meant & likely.APART for s in (one, other))
    return places == {"subject", "text"} and told and len(one.words & other.words) >= TOLD_OF_DAY
