"""Who changes the people of the desk from outside of its pages."""

import os
import pwd

from reviewer.audit.actors import OPERATOR


def operator(told: str | None = None) -> str:
    """Who runs the command: as far as the machine knows, for which all are the same in a container, and as `told`.

    The machine is asked, not the environment, where anybody may call themselves as they like.
    """
    number = os.getuid()
    try:
        user = pwd.getpwuid(number).pw_name
    except KeyError:
        user = str(number)
    return f"{OPERATOR} {user}, as {told}" if told else f"{OPERATOR} {user}"
