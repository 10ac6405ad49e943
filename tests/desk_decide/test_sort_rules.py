"""Sorting by hand says who has to approve a draft and who may read it: less of that is for those who set the rules."""

from typing import Any

import pytest
from django.test import Client

from incidents.models import Incident, Severity
from reviewer.audit.models import Event
from reviewer.decisions import policy
from reviewer.decisions.models import Decision
from reviewer.drafts.content import Content
from reviewer.drafts.models import Draft
from reviewer.fence.models import Rule
from tests.desk_support import digest, words
from tests.support.rows import make_draft

pytestmark = pytest.mark.django_db

TWO_LEADS = {"severity": ["SEV1"], "audience": ["customer"], "approvals": 2, "roles": ["lead"]}
ALL_SEV1 = {"severity": ["SEV1"], "approvals": 2}
UNSORTED = {"audience": ["unsorted"], "approvals": 2, "roles": ["lead"]}
UNKNOWN = {"severity": ["Unknown"], "approvals": 2, "roles": ["lead"]}


@pytest.fixture(autouse=True)
def strict(settings: Any) -> None:
    settings.POLICY = policy.parse([TWO_LEADS, ALL_SEV1, UNSORTED, UNKNOWN], settings.AUDIENCES)


def sorting(draft: Draft, **said: Any) -> dict[str, Any]:
    """The form as the page fills it in, with what a person changes in it."""
    key = draft.incident.key if draft.incident else "INC-7"
    return {"key": key, "kind": "report", "severity": draft.severity, "audience": draft.audience, **said}


def sort(client: Client, draft: Draft, **said: Any) -> Any:
    return client.post(f"/drafts/{draft.pk}/sort/", sorting(draft, **said))


def stands(draft: Draft) -> tuple[int, str]:
    draft.refresh_from_db()
    return draft.severity, draft.audience


@pytest.mark.parametrize(
    ("said", "less"),
    [
        ({"severity": 3}, "1 approval by a lead or commander"),
        ({"audience": "engineering"}, "2 approvals by a lead or commander"),
        ({"severity": 3, "audience": "executive"}, "1 approval by a lead or commander"),
        ({"severity": int(Severity.UNKNOWN)}, "1 approval by a lead or commander"),
    ],
)
def test_what_asks_for_less_is_for_a_lead(
    commanders_browser: Client, leads_browser: Client, draft: Draft, said: dict[str, Any], less: str
) -> None:
    answer = sort(commanders_browser, draft, **said)
    assert answer.status_code == 422
    told = f"As it is sorted it needs 2 approvals by a lead; sorted so, {less} could do."
    assert f"{told} Only an engineering lead may sort it so. Ask one, or leave that as it was." in words(answer)
    assert stands(draft) == (1, "customer")
    assert sort(leads_browser, draft, **said).status_code == 302
    assert stands(draft) == (said.get("severity", 1), said.get("audience", "customer"))


@pytest.mark.parametrize("rules", [[ALL_SEV1], [ALL_SEV1, {"severity": ["SEV3"], "roles": ["lead"]}]])
def test_fewer_people_are_less_whoever_they_are(
    commanders_browser: Client, draft: Draft, settings: Any, rules: list[dict[str, Any]]
) -> None:
    settings.POLICY = policy.parse(rules, settings.AUDIENCES)
    answer = sort(commanders_browser, draft, severity=3)
    assert answer.status_code == 422
    told = "As it is sorted it needs 2 approvals by a lead or commander; sorted so, 1 approval by a lead"
    assert told in words(answer)
    assert stands(draft) == (1, "customer")


def test_nobody_approves_alone_what_needs_two(commanders_browser: Client, draft: Draft) -> None:
    sort(commanders_browser, draft, severity=3)
    commanders_browser.post(f"/drafts/{draft.pk}/approve/", {"digest": digest(draft), "words": "Read and correct"})
    assert not Decision.objects.exists()


def test_what_was_typed_stands_there_and_nothing_is_kept(commanders_browser: Client, draft: Draft) -> None:
    html = sort(commanders_browser, draft, severity=3, key="PD-9876", kind="update").content.decode()
    for typed in ('value="PD-9876"', '<option value="update" selected>', '<option value="3" selected>'):
        assert typed in html
    assert not Incident.objects.filter(key="PD-9876").exists()
    assert not Event.objects.exists()


@pytest.mark.parametrize(("severity", "audience"), [(9, ""), (9, "customer"), (3, "")])
def test_what_nobody_could_tell_is_for_a_commander_to_say(
    commanders_browser: Client, severity: int, audience: str
) -> None:
    draft = make_draft(incident="INC-7", kind="report", severity=severity, audience=audience)
    assert sort(commanders_browser, draft, severity=3, audience=audience or "engineering").status_code == 302
    assert stands(draft) == (3, audience or "engineering")


def test_what_is_known_holds_where_the_rest_is_not(commanders_browser: Client) -> None:
    draft = make_draft(incident="INC-7", kind="report", severity=Severity.SEV1, audience="")
    assert sort(commanders_browser, draft, severity=3, audience="customer").status_code == 422
    assert sort(commanders_browser, draft, severity=1, audience="customer").status_code == 302


@pytest.mark.parametrize(("severity", "audience"), [(1, "executive"), (1, "customer"), (3, "customer")])
def test_a_commander_sorts_towards_more_caution(commanders_browser: Client, severity: int, audience: str) -> None:
    draft = make_draft(incident="INC-7", kind="report", severity=Severity.SEV3, audience="executive")
    assert sort(commanders_browser, draft, severity=severity, audience=audience).status_code == 302
    assert stands(draft) == (severity, audience)


def test_incident_and_kind_are_nobodys_matter(commanders_browser: Client, draft: Draft) -> None:
    assert sort(commanders_browser, draft, key="PD-9876", kind="update").status_code == 302


def test_without_a_policy_any_sorting_asks_for_as_much(commanders_browser: Client, draft: Draft, settings: Any) -> None:
    settings.POLICY = []
    assert sort(commanders_browser, draft, severity=4, audience="engineering").status_code == 302


@pytest.fixture
def fenced(settings: Any) -> Draft:
    """An executive version that also goes to customers, who may not read it."""
    settings.POLICY = []
    Rule.objects.create(pattern="customers.example", audience="customer")
    content = Content("INC-7: what happened", to=("boss@acme.example", "list@customers.example"), text="It broke.")
    return make_draft(content, incident="INC-7", kind="report", audience="executive", severity=3)


def test_opening_the_fence_is_for_a_lead(commanders_browser: Client, leads_browser: Client, fenced: Draft) -> None:
    answer = sort(commanders_browser, fenced, audience="customer")
    assert answer.status_code == 422
    assert "list@customers.example may not read the executive version; sorted so, they could." in words(answer)
    assert stands(fenced) == (3, "executive")
    assert sort(commanders_browser, fenced, audience="engineering").status_code == 302
    assert sort(leads_browser, fenced, audience="customer").status_code == 302


def test_a_fence_that_keeps_nobody_out_is_not_opened(commanders_browser: Client, fenced: Draft) -> None:
    Rule.objects.update(audience="executive")
    assert sort(commanders_browser, fenced, audience="customer").status_code == 302


def test_the_page_says_so_before(commanders_browser: Client, leads_browser: Client, draft: Draft) -> None:
    address, told = f"/drafts/{draft.pk}/sort/", "Only an engineering lead may sort it"
    said = words(commanders_browser.get(address))
    assert f"As it is sorted it needs 2 approvals by a lead. {told} to what needs less." in said
    assert told not in words(leads_browser.get(address))


def test_the_page_says_who_is_kept_out(commanders_browser: Client, fenced: Draft) -> None:
    said = words(commanders_browser.get(f"/drafts/{fenced.pk}/sort/"))
    assert "As it is sorted list@customers.example may not read it." in said
    assert "Only an engineering lead may sort it so that they may." in said


def test_the_page_says_nothing_where_nothing_is_kept_back(commanders_browser: Client) -> None:
    draft = make_draft()
    assert "engineering lead" not in words(commanders_browser.get(f"/drafts/{draft.pk}/sort/"))
