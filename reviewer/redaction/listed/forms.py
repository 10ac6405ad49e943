"""Forms of companies that are written with points: Inc., S.A., B.V."""

from reviewer.redaction.lexicon.capitals import Run
from reviewer.redaction.pattern import Deferred

_FORM = Deferred(r",? ?(?:S\.A\.|S\.p\.A\.|A/S|B\.V\.|N\.V\.|Inc\.|Ltd\.|Corp\.|Co\.|Pty Ltd|GmbH & Co\. KG)(?!\w)")


# What every form begins with, behind a comma and a space.
_FIRST = frozenset("SABNICPG")


def end_of(text: str, name: Run) -> int:
    """Where a name ends with its form, of which a run may hold the first letter already: `Torvik S.A.`."""
    end = name[-1].end
    if len(name[-1].text) > 1 and text[end : end + 3].lstrip(", ")[:1] not in _FIRST:
        return end
    forms = (_FORM.match(text, word.end) for word in name[-2:])
    return max((form.end() for form in forms if form), default=end)
