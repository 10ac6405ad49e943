"""Classing addresses into audiences. Pure: rules and addresses in, an answer out.

Audiences are ordered by how much they may read. An address may read a version that is for its own audience or for one
that may read less: engineers may read what customers get, customers may not read what engineers get.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import islice, zip_longest

from reviewer.drafts.addresses import (
    LONGEST_ENTRY,
    addresses_in,
    in_ascii,
    is_plain,
    one_address,
    plain,
    reached_by,
    reader,
    seems_to_be,
    spelled,
    untagged,
)
from reviewer.drafts.sorting import patterns


class Access(StrEnum):
    """Whether an address may read the version that is addressed to it."""

    MAY = "may"
    BLOCKED = "blocked"
    UNKNOWN = "unknown"


# Where two rules may be meant, the first of these that one of them leads to counts.
_CAUTION = (Access.BLOCKED, Access.UNKNOWN, Access.MAY)


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
    rule's pattern is too long to be read. `base`: the address without its tag, where the rule is that one's.
    `spelled`: its domain as name servers know it, where it has other letters. `alike`: what a rule names that it looks
    like, and is not.
    """

    address: str
    access: Access
    audience: str = ""
    people: int | None = None
    pattern: str = ""
    odd: bool = False
    base: str = ""
    spelled: str = ""
    alike: str = ""

    @property
    def blocked(self) -> bool:
        """Whether it keeps the version from being approved."""
        return self.access == Access.BLOCKED

    @property
    def warns(self) -> bool:
        """Whether whoever approves has to confirm it."""
        foreign = bool(self.alike or (self.spelled and not self.pattern))
        return (self.odd or foreign) and not self.blocked

    @property
    def unknown(self) -> bool:
        """Whether no rule, or no audience of the version, says who reads there."""
        return self.access == Access.UNKNOWN

    @property
    def unnamed(self) -> bool:
        """Whether no rule names it, and that is all that can be said of it."""
        return self.unknown and not self.audience and not self.warns

    @property
    def leads(self) -> str:
        """For the sentence that says who reads there: whom it reaches, where that is not what is written."""
        if self.odd:
            return f"is not just one plain address, and may reach {self.pattern}, which "
        return f"is without its tag {self.base}, which " if self.base else ""

    @property
    def doubt(self) -> str:
        """For the sentence that asks to confirm it: why it is not clear whom it reaches."""
        if self.odd:
            return "is not just one plain address: it may reach others than it seems"
        if self.alike:
            return f"looks like {self.alike} and is {self.spelled or 'another'}: who reads there is not known"
        return "has other letters than plain ones in its domain: who reads there is not known"

    @property
    def said(self) -> str:
        """Who reads there, in the words that stand behind the address."""
        people = f", {self.people_words}" if self.people_words else ""
        if self.blocked and self.pattern:
            return f"{self.leads}is read by the {self.audience} audience{people}: it may not read this version"
        if self.blocked:
            return "is too long to tell whom it may reach"
        if self.warns:
            return self.doubt + (", and who reads there is not known" if self.odd else "")
        if self.unknown and self.audience:
            return f"read by the {self.audience} audience{people}; whether it may read this is not known yet"
        return "not known who reads there" if self.unknown else f"{self.audience}{people}"

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
        address = one_address(entry)
        alike = _alike(address, rules)
        one = _classed(address, audience, rules, audiences)
        if alike and not one.blocked:
            one = Seen(entry, Access.UNKNOWN)
        return replace(one, address=entry, spelled=spelled(entry), alike=alike)
    written = dict.fromkeys([*addresses_in(entry), *addresses_in(plain(entry)), *reached_by(entry)])
    found = (_classed(address, audience, rules, audiences) for address in written)
    blocked = next((one for one in found if one.blocked), None)
    return replace(blocked, address=entry, odd=True) if blocked else Seen(entry, Access.UNKNOWN, odd=True)


def _unread(entry: str, audience: str, rules: Mapping[str, Known], audiences: Sequence[str]) -> Seen:
    """An entry that is too long to be read: it may name anybody, also whoever a rule keeps out."""
    reads = {rule.audience for rule in rules.values()}.intersection(audiences)
    kept_out = any(_access(one, audience, audiences) == Access.BLOCKED for one in reads)
    return Seen(entry, Access.BLOCKED if kept_out else Access.UNKNOWN, odd=True)


def _classed(address: str, audience: str, rules: Mapping[str, Known], audiences: Sequence[str]) -> Seen:
    """One address. Without a rule of its own a tagged one is read as it may be delivered: what keeps it out counts."""
    itself = _ruled(address, _exactly(address), audience, rules, audiences)
    if itself:
        return itself
    above = _ruled(address, _domains(address), audience, rules, audiences)
    base = untagged(address)
    tagged = _ruled(address, _exactly(base), audience, rules, audiences) if base != address else None
    found = [one for one in (tagged and replace(tagged, base=base), above) if one]
    return min(found, key=lambda one: _CAUTION.index(one.access), default=Seen(address, Access.UNKNOWN))


def _ruled(
    address: str, names: Iterable[str], audience: str, rules: Mapping[str, Known], audiences: Sequence[str]
) -> Seen | None:
    """What the first rule says that has one of the names; None when none has."""
    rule = next((rules[name] for name in names if name in rules), None)
    if rule is None:
        return None
    if rule.audience not in audiences:
        return Seen(address, Access.UNKNOWN)
    # How many people a rule counts is said of one address, not of each address in a domain.
    people = rule.people if "@" in rule.pattern.lstrip("@") else None
    access = _access(rule.audience, audience, audiences)
    return Seen(address, access, rule.audience, people, rule.pattern)


def _exactly(address: str) -> tuple[str, str]:
    """How a rule may name just this address: in plain letters, as it is kept, then as written."""
    return in_ascii(address), address


def _domains(address: str) -> Iterator[str]:
    """How a rule may name all of a domain, most exact first; each name in plain letters, then as written."""
    kept, written = (islice(patterns(one), 1, None) for one in _exactly(address))
    for pair in zip_longest(kept, written, fillvalue=address):
        yield from pair


def _alike(address: str, rules: Mapping[str, Known]) -> str:
    """What a rule names that an address looks like; empty where a rule as exact knows the address itself."""
    if address.isascii() and "xn--" not in address:
        return ""
    for kept, written, seeming in zip(
        patterns(in_ascii(address)), patterns(address), patterns(seems_to_be(address)), strict=False
    ):
        if kept in rules or written in rules:
            return ""
        if seeming in rules:
            return seeming
    return ""


def _access(reads: str, audience: str, audiences: Sequence[str]) -> Access:
    if audience not in audiences:
        return Access.UNKNOWN
    return Access.MAY if audiences.index(reads) <= audiences.index(audience) else Access.BLOCKED


def twice(versions: Sequence[Sequence[str]]) -> dict[str, list[int]]:
    """Addresses, in lower case, that more than one version of a report goes to: the indexes of those versions.

    One with a tag is the same as without.
    """
    where: dict[str, list[int]] = {}
    for index, addresses in enumerate(versions):
        for address in dict.fromkeys(_inbox(one) for one in addresses):
            where.setdefault(address, []).append(index)
    return {address: indexes for address, indexes in where.items() if len(indexes) > 1}


def _inbox(entry: str) -> str:
    """By what an entry is known again, without a tag."""
    return untagged(reader(entry)) if is_plain(entry) else reader(entry)
