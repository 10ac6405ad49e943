"""What a rule names: an address, or a domain with or without "@" in front. Pure."""

import re
from collections.abc import Mapping

from reviewer.drafts.addresses import in_ascii, is_domain, one_address, plain

LONGEST = 320
_MUST = "must be an address such as leadership@acme.example, or a domain such as acme.example"
_LOCAL = re.compile(r"[^\s@<>()\[\]:;,\\\"]{1,64}")


def as_pattern(typed: str) -> str:
    """The pattern that somebody means, as it is kept and looked up: ana@x.example for "Ana <Ana@x.example>"."""
    return in_ascii(plain(one_address(typed) or typed.strip()))


def by_pattern(rules: Mapping[str, str]) -> dict[str, str]:
    """AUDIENCE_RULES with the pattern that each of its keys means: ana@x.example to audience."""
    return {as_pattern(typed): audience for typed, audience in rules.items()}


def why_not(pattern: str) -> str:
    """Why there can be no address that it names: "must be …", for the end of a sentence. Empty where there can."""
    local, at, domain = pattern.rpartition("@")
    if len(pattern) > LONGEST or not is_domain(domain) or (local and not _LOCAL.fullmatch(local)):
        return _MUST
    # A word alone is a name that somebody forgot the rest of, far oftener than all of a domain without a dot.
    return "" if at or "." in domain else f"{_MUST}. All of a domain without a dot is written @{domain}"
