"""What a call to MultiMail can end in. Three kinds matter to who calls: later, never, and already decided."""

from reviewer.outbound import Late, OutboundError, Permanent, TooLarge, Transient

__all__ = [
    "DecidedThere",
    "KeyRefused",
    "Late",
    "NotFound",
    "OutboundError",
    "Permanent",
    "TooLarge",
    "Transient",
    "Unreadable",
]


class DecidedThere(Permanent):
    """409: the email is not in a state for this: decided, cancelled or expired meanwhile."""


class NotFound(Permanent):
    """404: MultiMail does not know the id."""


class KeyRefused(Permanent):
    """401 or 403: a key is wrong, lacks a scope, or has one too many; a person must change the settings."""


class Unreadable(Transient):
    """A 2xx answer that cannot be understood: not JSON, or of another shape. What it was about may have happened."""

    def __init__(self, message: str) -> None:
        super().__init__(message, taken=True)
