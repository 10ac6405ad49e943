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
# Numbered or not; it has no group.
PATTERN = rf"\[(?:{'|'.join(OFFERED)})(?: \d{{1,4}})?\]"
REPLACEMENT = re.compile(PATTERN)
