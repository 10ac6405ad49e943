"""What a rule names: an address, or a domain with or without "@" in front. Pure."""

import re
from collections.abc import Mapping

from reviewer.drafts.addresses import in_ascii, one_address, plain

LONGEST = 320
_LABEL = r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?"
_PATTERN = re.compile(rf"(?:[^\s@<>,;\"]{{1,64}}@|@)?{_LABEL}(?:\.{_LABEL})+")


def as_pattern(typed: str) -> str:
    """The pattern that somebody means, as it is kept and looked up: ana@x.example for "Ana <Ana@x.example>"."""
    return in_ascii(plain(one_address(typed) or typed.strip()))


def by_pattern(rules: Mapping[str, str]) -> dict[str, str]:
    """AUDIENCE_RULES with the pattern that each of its keys means: ana@x.example to audience."""
    return {as_pattern(typed): audience for typed, audience in rules.items()}


def is_pattern(pattern: str) -> bool:
    """Whether there can be an address that it names."""
    return len(pattern) <= LONGEST and _PATTERN.fullmatch(pattern) is not None
