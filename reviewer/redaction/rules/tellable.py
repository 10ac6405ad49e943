"""What of a rule the history may say in words: it keeps them for good, so nothing that must not be repeated."""

from reviewer.redaction.engine import scan
from reviewer.redaction.models import OrgEntry
from reviewer.redaction.values import Category

UNTOLD = frozenset({Category.SECRET, Category.PII, Category.PERSON})


def of_allowed(category: str, value: str) -> dict[str, str]:
    """The value of an allowed one, unless it is a credential, personal data or a person, by its entry or the engine.

    The engine looks: call it while nobody waits for the history.
    """
    return {} if category in UNTOLD or _holds_untold(value) else {"value": value}


def of_known(entry: OrgEntry) -> dict[str, str]:
    """What the house knew, unless it is a person, whom it may have to forget altogether."""
    return {} if entry.kind == OrgEntry.Kind.PERSON else {"value": entry.value}


def _holds_untold(value: str) -> bool:
    # A name alone is none to the engine: it is one by what is said of it.
    found = scan(f"{value}\nWe asked {value}, and {value} restarted it.")
    return bool(found.skipped) or any(UNTOLD.intersection((span.category, *span.holds)) for span in found.spans)
