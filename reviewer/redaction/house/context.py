"""What the organisation knows about itself, for the engine; and the stamp by which a scan is known as current."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

from django.utils import timezone

from reviewer import alike, borders, given_names, html, unseen
from reviewer.accounts.models import User
from reviewer.accounts.rights import DECIDERS
from reviewer.code_digest import digest_of
from reviewer.redaction.judging import Judge
from reviewer.redaction.models import Allowed, OrgEntry, PolicyRule
from reviewer.redaction.values import Org

from .entries import DOMAINS, as_read

# The whole of redaction.
ROOM = Path(__file__).parents[1]
# What the room reads from outside of it.
BESIDE = (
    *map(Path, (alike.__file__, given_names.__file__, borders.__file__, unseen.__file__)),
    *sorted(Path(html.__file__).parent.glob("*.py")),
)
# So much of the beginning of a stamp is that of the code: the stamps of another release begin otherwise.
OF_CODE = 16


class Person(NamedTuple):
    """Somebody whose account is open."""

    pk: int
    name: str
    role: str


def load_people() -> list[Person]:
    """The people of the desk. One query."""
    return list(map(Person._make, User.objects.filter(is_active=True).order_by("pk").values_list(*Person._fields)))


def load_org(people: Iterable[Person] | None = None) -> Org:
    """What is known: the entries kept here, and the people of the desk. One query, or two where they are not given."""
    facts: dict[str, list[str]] = defaultdict(list)
    for kind, value in OrgEntry.objects.values_list("kind", "value"):
        facts[kind].append(as_read(kind, value) if kind in DOMAINS else value)
    names = [one.name for one in (load_people() if people is None else people) if one.name]
    return Org(
        name=next(iter(facts[OrgEntry.Kind.NAME]), ""),
        public_domains=tuple(facts[OrgEntry.Kind.PUBLIC_DOMAIN]),
        internal_domains=tuple(facts[OrgEntry.Kind.INTERNAL_DOMAIN]),
        roster=tuple(dict.fromkeys([*facts[OrgEntry.Kind.PERSON], *names])),
        customers=tuple(facts[OrgEntry.Kind.CUSTOMER]),
        services=tuple(facts[OrgEntry.Kind.SERVICE]),
        tools=tuple(facts[OrgEntry.Kind.TOOL]),
    )


def load_judge() -> Judge:
    """What hints mean, and the allowed values, as of now. Two queries."""
    rules = PolicyRule.objects.values_list("category", "audience", "severity")
    return Judge(rules, Allowed.objects.all(), timezone.now())


@cache
def _code() -> str:
    return digest_of(ROOM, BESIDE)


def stamp(org: Org, judge: Judge, people: Iterable[Person]) -> str:
    """Changes whenever a scan by these rules could come out otherwise; begins with what the code alone changes.

    What was dismissed or let through counts by what its person may do.
    """
    voices = [(one.pk, one.role) for one in people if one.role in DECIDERS]
    allowed = [
        (entry.value, entry.is_pattern, entry.category, entry.audience, str(entry.ends_on)) for entry in judge.allowed
    ]
    body = [_code(), vars(org), judge.table, sorted(allowed), voices]
    rules = hashlib.sha256(json.dumps(body, sort_keys=True, default=list).encode()).hexdigest()
    return _code()[:OF_CODE] + rules[OF_CODE:]
