"""Who does what the history tells of: people, by name and address, and the house itself, by names of its own."""

from dataclasses import dataclass

from reviewer.alike import seems

# MultiMail, as the sync sees it; the worker and the desk's own rules; `make run`, which makes the demo.
MULTIMAIL, DESK, FIRST_RUN = "MultiMail", "Reviewer", "firstrun"
# Before the name of whoever runs a command on the machine.
OPERATOR = "operator"


@dataclass(frozen=True)
class Actor:
    """A person with an account: names can be alike, of an address there is one."""

    name: str
    address: str


def looks(name: str) -> str:
    """What a name has in common with one that people would take for the same."""
    return seems(" ".join(name.split()).casefold())


def is_of_the_house(name: str) -> bool:
    """Whether somebody of this name would be taken for somebody else in the history."""
    seen = looks(name)
    return seen in {looks(own) for own in (MULTIMAIL, DESK, FIRST_RUN)} or seen.split()[:1] == [OPERATOR]
