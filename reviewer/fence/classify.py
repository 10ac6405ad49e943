"""Classing addresses into audiences. Pure: rules and addresses in, an answer out.

Audiences are ordered by how much they may read. An address may read a version that is for its own audience or for one
that may read less: engineers may read what customers get, customers may not read what engineers get.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import zip_longest

from reviewer.drafts.addresses import (
    LONGEST_ENTRY,
    addresses_in,
    in_ascii,
    is_plain,
    one_address,
    plain,
    reached_by,
    reader,
)
from reviewer.drafts.sorting import patterns


class Access(StrEnum):
    """Whether an address may read the version that is addressed to it."""

    MAY = "may"
    BLOCKED = "blocked"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Known:
    """What a rule says of an address or a domain. `people` is how many read it, None while nobody has said."""

    pattern: str
    audience: str
    people: int | None = None


@dataclass(frozen=True)
class Seen:
    """An address as the fence sees it; without a rule its audience is empty.

    `odd`: it is not just one plain address, so that nobody can say where all it leads. One that is blocked without a
    rule's pattern is too long to be read.
    """

    address: str
    access: Access
    audience: str = ""
    people: int | None = None
    pattern: str = ""
    odd: bool = False

    @property
    def blocked(self) -> bool:
        """Whether it keeps the version from being approved."""
        return self.access == Access.BLOCKED

    @property
    def warns(self) -> bool:
        """Whether whoever approves has to confirm it."""
        return self.odd and not self.blocked

    @property
    def unknown(self) -> bool:
        """Whether no rule, or no audience of the version, says who reads there."""
        return self.access == Access.UNKNOWN

    @property
    def people_words(self) -> str:
        """How many read it, for people; empty when that is not known or one address is one person."""
        return "" if self.people in (None, 1) else f"{self.people:,} people"


def look(addresses: Iterable[str], audience: str, rules: Mapping[str, Known], audiences: Sequence[str]) -> list[Seen]:
    """Each address in order, for a version that is for `audience` (empty: nobody could tell)."""
    return [_seen(address, audience, rules, audiences) for address in addresses]


def _seen(entry: str, audience: str, rules: Mapping[str, Known], audiences: Sequence[str]) -> Seen:
    if len(entry) > LONGEST_ENTRY:
        return _unread(entry, audience, rules, audiences)
    if is_plain(entry):
        return replace(_classed(one_address(entry), audience, rules, audiences), address=entry)
    spelled = dict.fromkeys([*addresses_in(entry), *addresses_in(plain(entry)), *reached_by(entry)])
    found = (_classed(address, audience, rules, audiences) for address in spelled)
    blocked = next((one for one in found if one.blocked), None)
    return replace(blocked, address=entry, odd=True) if blocked else Seen(entry, Access.UNKNOWN, odd=True)


def _unread(entry: str, audience: str, rules: Mapping[str, Known], audiences: Sequence[str]) -> Seen:
    """An entry that is too long to be read: it may name anybody, also whoever a rule keeps out."""
    reads = {rule.audience for rule in rules.values()}.intersection(audiences)
    kept_out = any(_access(one, audience, audiences) == Access.BLOCKED for one in reads)
    return Seen(entry, Access.BLOCKED if kept_out else Access.UNKNOWN, odd=True)


def _classed(address: str, audience: str, rules: Mapping[str, Known], audiences: Sequence[str]) -> Seen:
    rule = next((rules[pattern] for pattern in _named(address) if pattern in rules), None)
    if rule is None or rule.audience not in audiences:
        return Seen(address, Access.UNKNOWN)
    # How many people a rule counts is said of one address, not of each address in a domain.
    people = rule.people if "@" in rule.pattern.lstrip("@") else None
    access = _access(rule.audience, audience, audiences)
    return Seen(address, access, rule.audience, people, rule.pattern)


def _named(address: str) -> Iterator[str]:
    """How a rule may name an address, most exact first; each name in plain letters, as it is kept, then as written."""
    for kept, written in zip_longest(patterns(in_ascii(address)), patterns(address), fillvalue=address):
        yield kept
        yield written


def _access(reads: str, audience: str, audiences: Sequence[str]) -> Access:
    if audience not in audiences:
        return Access.UNKNOWN
    return Access.MAY if audiences.index(reads) <= audiences.index(audience) else Access.BLOCKED


def twice(versions: Sequence[Sequence[str]]) -> dict[str, list[int]]:
    """Addresses, in lower case, that more than one version of a report goes to: the indexes of those versions."""
    where: dict[str, list[int]] = {}
    for index, addresses in enumerate(versions):
        for address in dict.fromkeys(reader(one) for one in addresses):
            where.setdefault(address, []).append(index)
    return {address: indexes for address, indexes in where.items() if len(indexes) > 1}
