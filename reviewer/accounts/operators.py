"""Who changes the people of the desk from outside of its pages."""

import getpass


def operator(told: str | None = None) -> str:
    """Who runs the command: as far as the machine knows, for which all are the same in a container, and as `told`."""
    try:
        user = f"operator {getpass.getuser()}"
    except (KeyError, OSError):
        user = "operator"
    return f"{user}, as {told}" if told else user
