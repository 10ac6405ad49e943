"""The invented organisation a document is written in: its people, customers and names, some known to it, some not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

from reviewer.redaction.values import Org

Words = Mapping[str, Sequence[str]]


def org_named(name: str, words: Words) -> Org:
    """An organisation that knows two thirds of its people and half of its customers. The same for the same name."""
    rng = Random(name)  # noqa: S311 (sample texts)
    place = words["orgname"].index(name)
    slug = name.lower().replace(" ", "")
    people = [f"{first} {rng.choice(words['surname'])}" for first in words["firstname"]]
    rng.shuffle(people)
    return Org(
        name=name,
        public_domains=(f"{slug}.example",),
        internal_domains=(f"corp.{slug}.example", words["internaldomain"][place], "svc.cluster.local"),
        roster=tuple(people[: len(people) // 3]),
        customers=tuple(rng.sample(words["customername"], len(words["customername"]) // 2)),
        services=tuple(rng.sample(words["servicename"], 6)),
    )


@dataclass(frozen=True)
class Cast:
    """Who and what a document speaks of: `say` gives a kind's value, drawn with the document's own `rng`."""

    org: Org
    words: Words
    rng: Random

    def person(self) -> str:
        """First and last name, two times in three of somebody whom the organisation knows."""
        if self.rng.random() < 2 / 3:
            return self.rng.choice(self.org.roster)
        return f"{self.rng.choice(self.words['firstname'])} {self.rng.choice(self.words['surname'])}"

    def customer(self) -> str:
        """A customer's name, every other one of those the organisation has listed."""
        listed = self.rng.random() < 1 / 2
        return self.rng.choice(self.org.customers if listed else self.words["customername"])

    def say(self, kind: str) -> str | None:
        """The value of a kind that depends on the organisation; None for a kind that does not."""
        match kind:
            case "person":
                return self.person()
            case "customer":
                return self.customer()
            case "org":
                return self.org.name
            case "domain":
                return self.org.public_domains[0]
            case "internaldomain":
                return self.rng.choice(self.org.internal_domains[:2])
            case "slug":
                return self.org.public_domains[0].partition(".")[0]
            case "service":
                return self.rng.choice(self.org.services)
        return None


def form_of(kind: str, full_name: str, domain: str) -> str | None:
    """A person in another form: first name, initial and surname, handle, address. None for another kind."""
    first, _, last = full_name.partition(" ")
    plain = last.replace(" ", "").replace("'", "").lower()
    forms = {
        "first": first,
        "surnameof": last,
        "initialled": f"{first[0]}. {last}",
        "handle": f"@{first[0].lower()}{plain}",
        "dotted": f"@{first.lower()}.{plain}",
        "mail": f"{first.lower()}.{plain}@{domain}",
    }
    return forms.get(kind)
