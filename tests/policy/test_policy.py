"""The policy as a function of values: the first rule that matches, each person once, no rule that never matches."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.models import Severity
from reviewer.accounts.models import Role
from reviewer.accounts.rights import DECIDERS
from reviewer.decisions.policy import Approval, Requirement, counted, met, parse, requirement

LEADS = frozenset({"lead"})
SEVERITIES = ["SEV0", "SEV1", "SEV2", "SEV3", "SEV4", "SEV5", "Unknown"]
AUDIENCES = ["engineering", "executive", "customer"]
RULES = parse(
    [
        {"severity": ["SEV0", "SEV1"], "audience": ["customer"], "approvals": 2, "roles": ["lead"]},
        {"audience": ["customer"], "approvals": 2},
        {"severity": ["Unknown"], "roles": ["lead"]},
    ],
    AUDIENCES,
)

approvals = st.lists(st.builds(Approval, st.integers(1, 4), st.sampled_from([*DECIDERS, "reader"])), max_size=8)
rules = st.lists(
    st.fixed_dictionaries(
        {},
        optional={
            "severity": st.lists(st.sampled_from(SEVERITIES)),
            "audience": st.lists(st.sampled_from([*AUDIENCES, "unsorted"])),
            "approvals": st.integers(1, 5),
            "roles": st.lists(st.sampled_from(sorted(DECIDERS)), min_size=1),
        },
    ),
    max_size=5,
)


@pytest.mark.parametrize(
    ("severity", "audience", "needed"),
    [
        (Severity.SEV1, "customer", Requirement(2, LEADS)),
        (Severity.SEV3, "customer", Requirement(2)),
        (Severity.UNKNOWN, "customer", Requirement(2)),
        (Severity.UNKNOWN, "executive", Requirement(1, LEADS)),
        (Severity.UNKNOWN, "", Requirement(1, LEADS)),
        (Severity.SEV1, "engineering", Requirement()),
        (Severity.SEV1, "", Requirement()),
    ],
)
def test_the_first_rule_that_matches_counts(severity: int, audience: str, needed: Requirement) -> None:
    assert requirement(RULES, severity, audience) == needed


def test_without_a_rule_one_approval_of_anybody_who_may_decide_is_enough() -> None:
    assert requirement([], Severity.SEV0, "customer") == Requirement(1, DECIDERS)
    assert set(Role.values) >= DECIDERS
    assert Requirement(1, DECIDERS).words == "1 approval by a lead or commander"
    assert Requirement(2, LEADS).words == "2 approvals by a lead"


@pytest.mark.parametrize("name", ["SEV1", "sev1", "SEV-1", "P1", "p1", "Severity 1", "1"])
def test_a_severity_may_be_written_in_any_way(name: str) -> None:
    rules = parse([{"severity": [name], "approvals": 3}], AUDIENCES)
    assert requirement(rules, Severity.SEV1, "") == Requirement(3)
    assert requirement(rules, Severity.SEV2, "") == Requirement()


def test_drafts_that_nobody_could_sort_have_a_word_too() -> None:
    strict = parse([{"audience": ["unsorted"], "approvals": 2}, {"severity": ["unknown"], "approvals": 3}], AUDIENCES)
    assert requirement(strict, Severity.SEV1, "") == Requirement(2)
    assert requirement(strict, Severity.UNKNOWN, "customer") == Requirement(3)
    assert requirement(strict, Severity.SEV1, "customer") == Requirement()


@pytest.mark.parametrize(
    ("rule", "problem"),
    [
        ({"severity": "SEV1"}, "severity must be a list"),
        ({"audience": "customer"}, "audience must be a list"),
        ({"roles": "lead"}, "roles must be a list"),
        ({"audience": [{"a": 1}]}, "audience must be a list"),
        ({"severity": ["SEV9"]}, "no severity 'SEV9'"),
        ({"severity": ["worst"]}, "no severity 'worst'"),
        ({"severity": [1]}, "severity must be a list of words"),
        ({"audience": ["costumer"]}, "AUDIENCES has no costumer"),
        ({"roles": []}, "roles must be among"),
        ({"roles": ["reader"]}, "roles must be among"),
        ({"approvals": 0}, "approvals must be 1 to 5"),
        ({"approvals": True}, "approvals must be 1 to 5"),
        ({"approvals": "2"}, "approvals must be 1 to 5"),
        ({"approvals": 2.0}, "approvals must be 1 to 5"),
        ({"approval": 2}, "none but approvals, audience, roles, severity"),
        ("two", "must be an object"),
        (None, "must be an object"),
    ],
)
def test_a_rule_that_is_misspelt_is_refused_by_its_number(rule: Any, problem: str) -> None:
    with pytest.raises(ValueError, match=problem) as refused:
        parse([{}, rule], AUDIENCES)
    assert str(refused.value).startswith("POLICY rule 2: ")


@pytest.mark.parametrize("rules", [{}, "[]", None, 1])
def test_a_policy_that_is_no_list_is_refused(rules: Any) -> None:
    with pytest.raises(ValueError, match="must be a JSON list"):
        parse(rules, AUDIENCES)


@given(rules, st.sampled_from(Severity), st.sampled_from([*AUDIENCES, ""]), approvals)
def test_enough_is_as_many_people_of_the_right_role_as_the_rule_wants(
    rules: list[dict[str, Any]], severity: int, audience: str, given_: list[Approval]
) -> None:
    needed = requirement(parse(rules, AUDIENCES), severity, audience)
    people = {approval.user_id for approval in given_ if approval.role in needed.roles}
    assert counted(needed, given_) == len(people)
    assert met(needed, given_) == (len(people) >= needed.approvals)
    assert needed.roles <= DECIDERS
    assert not met(needed, [])
    assert met(needed, given_) == met(needed, [*given_, *given_]) == met(needed, given_[::-1])
