"""How many people a mail reaches, as far as the rules of the fence know it. Pure."""

from collections.abc import Iterable
from typing import NamedTuple

from reviewer.drafts.addresses import reader
from reviewer.drafts.content import Content
from reviewer.fence.classify import Seen


class Reach(NamedTuple):
    """How many different addresses are known, how many people the rules count there, and at how many they count none.

    Of who is on bcc, where MultiMail does not say it, nothing is said: that stands where the addresses do.
    """

    addresses: int
    people: int
    uncounted: int

    @property
    def words(self) -> str:
        """As "1,862 people (1 address)", "at least 1,862 people (3 addresses)"; "3 addresses" where none is."""
        return f"{self.people_words} ({self.address_words})" if self.people else self.address_words

    @property
    def short(self) -> str:
        """As "1,862 people"; where nobody is counted "3 addresses"."""
        return self.people_words or self.address_words

    @property
    def people_words(self) -> str:
        """As "1,862 people", "at least 1 person"; empty where nobody is counted."""
        if not self.people:
            return ""
        at_least = "at least " if self.uncounted else ""
        return f"{at_least}{self.people:,} {'person' if self.people == 1 else 'people'}"

    @property
    def address_words(self) -> str:
        """As "1 address", "3 addresses"."""
        return f"{self.addresses} address{'' if self.addresses == 1 else 'es'}"


def of(content: Content, seen: Iterable[Seen]) -> Reach:
    """Whom this content reaches; `seen` are its addresses as the fence sees them, none of a mail that is received.

    An address that stands there twice counts once. One that is not just one address reaches who knows whom else.
    """
    each = {reader(one.address): one for one in seen}
    known = [one.people for one in each.values() if one.people is not None and not one.odd]
    addresses = content.readers
    return Reach(addresses, sum(known), uncounted=addresses - len(known))
