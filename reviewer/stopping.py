"""Whether this process has been asked to end. What is under way is finished, nothing new is begun."""

import threading

_asked = threading.Event()


def ask(**_: object) -> None:
    """From now on nothing new is begun (takes whatever a signal sends along)."""
    _asked.set()


def asked() -> bool:
    """Whether to hand back what is not finished."""
    return _asked.is_set()
