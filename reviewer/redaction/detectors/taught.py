"""Whether something only explains: in a lesson, a tutorial or the pages of a manual, what it names is nobody's own."""

from reviewer.redaction.pattern import Deferred

_REACH = 200
_TAUGHT = Deferred(
    r"(?i)\b(?:lessons?|tutorials?|textbooks?|homework|workshops?|whiteboard|subnetting|man pages?|rfc ?\d{3,5}"
    r"|the (?:docs|manual|handbook|book|course|textbook)(?:'s)?|\w+'s (?:docs|documentation|manual))\b[^\n]*$"
)


def is_taught(text: str, start: int) -> bool:
    """Whether what stands before a place on its line says that something is explained."""
    return _TAUGHT.search(text, max(0, start - _REACH), start) is not None
