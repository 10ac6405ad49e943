"""What the desk offers to put in the place of what it found: it hides nothing more, wherever it stands.

Detectors offer these and no others in brackets. Other words in brackets are what they are: whoever writes some into a
sentence must not keep the rest of it from being looked at.
"""

import re

OFFERED = (
    "a commercial matter",
    "a customer",
    "a security issue",
    "account id",
    "an engineer",
    "contract",
    "date of birth",
    "email address",
    "internal address",
    "internal channel",
    "internal host",
    "internal link",
    "internal path",
    "internal resource",
    "internal ticket",
    "phone number",
    "postal address",
    "removed",
    "stack trace removed",
    "user id",
)


def bare(words: str) -> str:
    """What is offered, without the article that it begins with: numbered it has none."""
    return words.removeprefix("an ").removeprefix("a ")


# Numbered or not; it has no group. Numbered with their article they were offered before.
PATTERN = rf"\[(?:(?:{'|'.join(OFFERED)})(?: \d{{1,4}})?|(?:{'|'.join(map(bare, OFFERED))}) \d{{1,4}})\]"
REPLACEMENT = re.compile(PATTERN)
