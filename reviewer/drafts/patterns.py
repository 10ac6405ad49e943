"""What a rule names: an address, or a domain with or without "@" in front. Pure."""

import re
from collections.abc import Mapping

from reviewer.drafts.addresses import in_ascii, is_domain, one_address, plain

LONGEST = 320
_MUST = "must be an address such as leadership@acme.example, or a domain such as acme.example"
# A "*" is allowed in one (RFC 5322), but nobody has such an address: it is meant for all of a domain.
_LOCAL = re.compile(r"[^\s@<>()\[\]:;,\\\"*]{1,64}")
_SCHEME = re.compile(r"(?:[a-z][a-z0-9+-]*://|mailto:)")
_SPACE = re.compile(r"\s")


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
        return f"{_MUST}{_what_is_odd(pattern)}"
    # A word alone is a name that somebody forgot the rest of, far oftener than all of a domain without a dot.
    return "" if at or "." in domain else f"{_MUST}. All of a domain without a dot is written @{domain}"


def _what_is_odd(pattern: str) -> str:
    """What may have been meant, where that is easy to tell."""
    if "*" in pattern:
        return ", which names all of it without *"
    if _SCHEME.match(pattern):
        return ", without a scheme"
    return ", without spaces" if _SPACE.search(pattern) else ""
