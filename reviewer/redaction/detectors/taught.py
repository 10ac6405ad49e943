"""Whether something only explains: what a tutorial, a textbook or the example of a manual names is nobody's own."""

from reviewer.redaction.pattern import Deferred

_REACH = 160
# The rest of the sentence: a full stop within an address ends none.
REST = r"((?:[^\n.;!?]|\.(?=\S))*)\Z"
_TAUGHT = Deferred(
    r"(?i)(?:\b(?:in|from|of) (?:the|a|any) (?:tutorial|textbook|homework|quick ?start|man page)"
    r"|\bthe (?:tutorial|textbook|manual|docs|documentation|handbook|book)'s example)\b" + REST
)
# What is the writer's own is no example, wherever it is told.
_OWN = Deferred(r"(?i)\b(?:we|us|ours?|my|production|live)\b")


def is_taught(text: str, start: int) -> bool:
    """Whether what stands before a place, in the same sentence, says that it is an example.

    Words such as "manual", "lesson" or "docs" do not: "the manual failover ran on", "lessons learned".
    """
    told = _TAUGHT.search(text, max(0, start - _REACH), start)
    return told is not None and not _OWN.search(text, told.start(1), start)
