"""What is said where a version is another mail by now than the one on the screen."""

from typing import NamedTuple


class News(NamedTuple):
    """For the live region, as a notice, and the words of the link to it."""

    heard: str
    headline: str
    then: str
    link: str


CHANGED = News(
    "a changed draft has arrived.",
    "A changed draft has arrived.",
    "You are reading the one before it. Nothing moves until you choose.",
    "Read the new one",
)
EDIT_GOES_OUT = News(
    "this page shows the agent's draft, not the edit of it.",
    "You are reading the agent's draft.",
    "An edit of it takes its place, and the other versions are compared with that.",
    "Read the edited version",
)
AGENTS_AGAIN = News(
    "this page shows the edited version, not the agent's draft.",
    "You are reading the edited version.",
    "The agent's draft waits again. Nothing moves until you choose.",
    "Read the agent's draft",
)
