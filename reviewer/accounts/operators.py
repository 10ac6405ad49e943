"""Who changes the people of the desk from outside of its pages."""

import getpass


def operator() -> str:
    """Who runs the command, as far as the machine knows."""
    try:
        return f"operator {getpass.getuser()}"
    except (KeyError, OSError):
        return "operator"
