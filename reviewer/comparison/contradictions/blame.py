"""Which service a version says it was. Pure."""

import re

from . import likely
from .statements import Statement

# What says that it was this service, and that this service failed.
WAS_IT = re.compile(
    r"\b(?:it (?:was|is|had been)|(?:lies|lay|sits|sat|was|is|originated|started|began) (?:with|in|at)"
    r"|behind (?:it|this|that) (?:was|is)"
    r"|(?:cause|reason|culprit|source|origin|trigger)[^.;]{0,20} (?:was|is)|to blame (?:was|is)"
    r"|fault of|\bblame)(?: the)? [*_`]{0,2}$",
    re.I,
)
BECAUSE = re.compile(
    r"\b(?:because|since|as|due to|caused by"
    r"|(?:bug|leak|error|fault|defect|problem|trouble|failure) (?:of|in|with))"
    r"(?: the| of)? [*_`]{0,2}$",
    re.I,
)
FAILED = re.compile(
    r"[*_`]{0,2} (?:(?:was|is) (?:what|the|to blame|down|not|un\w+|over\w+)|could not|couldn['\u2019]t|lost|failed"
    r"|crashed|stopped|went down|ran out|broke|hung|refused|had (?:lost|failed|crashed|stopped|forgotten|too|no|run)"
    r"|did not|didn['\u2019]t|no longer)\b",
    re.I,
)
AT_FAULT = re.compile(
    r"[*_`]{0,2},? (?:(?:the|our|a) )?(?:(?:component|service|system|part|one) )?"
    r"(?:at fault|to blame|responsible|the culprit)\b",
    re.I,
)
DOWN = re.compile(
    r"[*_`]{0,2} (?:is |was |were )?(?:down|out|offline|unavailable|unreachable|not available|failing|failed)\b", re.I
)


def is_blamed(statement: Statement) -> bool:
    """Whether the words beside a service say that it was this one, or that it failed."""
    before, after = statement.before, statement.after
    led = any(p.search(before) for p in (WAS_IT, likely.FAILING, BECAUSE))
    return led or any(p.match(after) for p in (FAILED, AT_FAULT))
