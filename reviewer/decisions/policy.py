"""How many verdicts, from whom, a draft needs. Pure: rules and verdicts in, an answer out.

A rule is a mapping `{"severity": ["SEV1"], "audience": ["customer"], "approvals": 2, "roles": ["lead"]}`; a key that
is left out matches everything. The first rule that matches wins; without one, one approval by a lead or commander is
enough. A rejection needs one verdict from anybody who may decide. Each person counts once, so with two approvals wanted
nobody is the only approver of their own edit (invariant 5).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from reviewer.accounts.rights import DECIDERS
from reviewer.drafts import sorting
from reviewer.drafts.audiences import UNSORTED

KEYS = {"severity", "audience", "approvals", "roles"}
EXAMPLES = {"severity": "SEV1", "audience": "customer", "roles": "lead"}


@dataclass(frozen=True)
class Requirement:
    """`approvals` different people, each with one of `roles`."""

    approvals: int = 1
    roles: frozenset[str] = DECIDERS

    @property
    def words(self) -> str:
        """For people: "2 approvals by a lead"."""
        who = " or ".join(sorted(self.roles, reverse=True))
        return f"{self.approvals} approval{'s' if self.approvals > 1 else ''} by a {who}"

    def left_after(self, people: Iterable[int]) -> int:
        """How many more have to follow once these people, by id, have approved."""
        return max(0, self.approvals - len(set(people)))

    def less_than(self, other: "Requirement") -> bool:
        """Whether fewer people are enough, or some that the other does not ask for."""
        return self.approvals < other.approvals or not self.roles <= other.roles


@dataclass(frozen=True)
class Approval:
    """One person's approving word on the digest in question."""

    user_id: int
    role: str


@dataclass(frozen=True)
class Rule:
    """One rule, checked. No severities or no audiences means all of them; an unsorted draft has the audience ""."""

    severities: frozenset[int]
    audiences: frozenset[str]
    needed: Requirement

    def matches(self, level: int, audience: str) -> bool:
        """Whether it speaks of drafts of this severity and audience."""
        return (not self.severities or level in self.severities) and (not self.audiences or audience in self.audiences)


def parse(rules: object, audiences: Iterable[str]) -> list[Rule]:
    """The rules, checked, also against the `audiences` there are.

    Raises ValueError that names the rule and what is wrong with it: a rule that is misspelt must not be one that never
    matches.
    """
    if not isinstance(rules, list | tuple):
        raise ValueError("POLICY must be a JSON list of rules")
    known = {*audiences, UNSORTED}
    return [_rule(f"POLICY rule {number}", rule, known) for number, rule in enumerate(rules, 1)]


def _rule(where: str, rule: Any, known: set[str]) -> Rule:
    if not isinstance(rule, Mapping) or not set(rule) <= KEYS:
        raise ValueError(f"{where}: it must be an object with none but {', '.join(sorted(KEYS))}, not {rule!r}")
    approvals = rule.get("approvals", 1)
    if type(approvals) is not int or not 1 <= approvals <= 5:
        raise ValueError(f"{where}: approvals must be 1 to 5, not {approvals!r}")
    roles = frozenset(_words(where, rule, "roles")) if "roles" in rule else DECIDERS
    if not roles or not roles <= DECIDERS:
        raise ValueError(f"{where}: roles must be among {', '.join(sorted(DECIDERS))}")
    named = _words(where, rule, "audience")
    if strange := set(named) - known:
        raise ValueError(f"{where}: AUDIENCES has no {', '.join(sorted(strange))}")
    return Rule(
        severities=frozenset(_level(where, name) for name in _words(where, rule, "severity")),
        audiences=frozenset("" if name == UNSORTED else name for name in named),
        needed=Requirement(approvals, roles),
    )


def _words(where: str, rule: Mapping[str, Any], key: str) -> list[str]:
    words = rule.get(key, [])
    if not isinstance(words, list | tuple) or not all(isinstance(word, str) for word in words):
        raise ValueError(f'{where}: {key} must be a list of words, such as ["{EXAMPLES[key]}"], not {words!r}')
    return list(words)


def _level(where: str, name: str) -> int:
    level = sorting.severity(name)
    if level == sorting.UNKNOWN_SEVERITY and name.lower() != "unknown":
        raise ValueError(f"{where}: there is no severity {name!r}; write SEV0 to SEV5 or Unknown")
    return level


def requirement(rules: Iterable[Rule], severity: int, audience: str) -> Requirement:
    """What an approval of a draft of this severity and audience needs."""
    return next((rule.needed for rule in rules if rule.matches(severity, audience)), Requirement())


def counted(needed: Requirement, approvals: Iterable[Approval]) -> int:
    """How many of the approvals count."""
    return len({approval.user_id for approval in approvals if approval.role in needed.roles})


def met(needed: Requirement, approvals: Iterable[Approval]) -> bool:
    """Whether the approvals are enough."""
    return counted(needed, approvals) >= needed.approvals
