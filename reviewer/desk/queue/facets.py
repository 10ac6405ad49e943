"""The queue's filters as choices with counts. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings

from reviewer.desk.queue.filters import KINDS, SEVERITIES, SORTS, STATES, Filters
from reviewer.desk.queue.waiting import Facets
from reviewer.drafts import audiences


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a filter: what is sent, what is read, whether it is taken."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """One filter: a field of the form. The first option takes the filter off."""

    name: str
    label: str
    options: list[Option]

    @property
    def active(self) -> bool:
        """Whether it leaves anything out."""
        return any(option.chosen for option in self.options[1:])


def choices(filters: Filters, facets: Facets, mailboxes: Mapping[int, str]) -> list[Choice]:
    """Every filter and the order, in the order of the form."""
    made = [
        _choice("severity", "Severity", "Any severity", _severities(), filters, facets),
        _choice("kind", "Kind", "Any kind", _kinds(), filters, facets),
        _choice("audience", "Audience", "Any audience", _audiences(), filters, facets),
        _choice("mailbox", "Mailbox", "Any mailbox", _mailboxes(filters, mailboxes), filters, facets),
        _choice("state", "State", "Any state", [(key, words, None) for key, words in STATES.items()], filters, facets),
    ]
    order = [Option(sort.name, sort.label, sort == filters.sort) for sort in SORTS.values()]
    return [*made, Choice("sort", "Order", order)]


Known = list[tuple[str, str, str | None]]


def _choice(name: str, label: str, nothing: str, known: Known, filters: Filters, facets: Facets) -> Choice:
    """`known` holds (value, words, key of its count or None). What has no drafts is left out unless it is taken."""
    taken = filters.params.get(name, "")
    options = [Option("", nothing, not taken)]
    for value, words, key in known:
        number = facets.counts[name].get(key, 0) if key is not None else 0
        if number or key is None or value == taken:
            options.append(Option(value, _counted(words, number, key, facets), value == taken))
    return Choice(name, label, options)


def _counted(words: str, number: int, key: str | None, facets: Facets) -> str:
    return words if key is None else f"{words} ({number}{'+' if facets.full and number else ''})"


def _severities() -> Known:
    return [(key, grade.label, str(grade.value)) for key, grade in SEVERITIES.items()]


def _kinds() -> Known:
    return [(key, kind.label, kind.value) for key, kind in KINDS.items()]


def _audiences() -> Known:
    return [(name, called, name) for name, called in audiences.choices([*settings.AUDIENCES, audiences.UNSORTED])]


def _mailboxes(filters: Filters, mailboxes: Mapping[int, str]) -> Known:
    known: Known = [(str(pk), address, str(pk)) for pk, address in mailboxes.items()]
    if filters.mailbox and filters.mailbox not in mailboxes:
        known.append((str(filters.mailbox), f"Mailbox {filters.mailbox}", str(filters.mailbox)))
    return known
