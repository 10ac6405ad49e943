"""A page that stands open is told that its versions are judged otherwise: by the rules, the fence or an ended entry."""

import json
import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from reviewer.accounts.models import Role, User
from reviewer.drafts.content import Content
from reviewer.drafts.models import Draft
from reviewer.marks.leave import RULES_CHANGED, leave
from reviewer.redaction import hints
from reviewer.redaction.models import Allowed
from tests.desk_support import HTMX, decided, signed_in, words
from tests.fence.pages import opened
from tests.support.rows import make_draft

pytestmark = pytest.mark.django_db
HOST = "fra2-db-07"
TOLD = "Judged otherwise since this page was loaded: {}."
ENTRY = {"value": HOST, "owner": "Lena", "reason": "Public page", "category": "", "audience": ""}


def version(audience: str = "customer") -> Draft:
    content = Content("INC-7", to=("all@cust.example",), text=f"The host {HOST} was slow.")
    return make_draft(content, incident="INC-7", kind="report", audience=audience, severity=1)


def allowed(lead: User, **fields: Any) -> Allowed:
    return Allowed.objects.create(value=HOST, owner="Lena", reason="Public page", author=lead, **fields)


def says(html: str) -> dict[str, str]:
    """What the page says that it shows, as its poll sends it."""
    found = re.search(r'(?s)<div class="rv-poll".*?</div>', html)
    assert found
    return dict(re.findall(r'name="(\w+)" value="([^"]*)"', found[0]))


def load(client: Client, draft: Draft) -> dict[str, str]:
    return says(client.get(f"/drafts/{draft.pk}/").content.decode())


def poll(client: Client, draft: Draft, shown: dict[str, str]) -> Any:
    return client.get(f"/drafts/{draft.pk}/status/", shown, headers=HTMX)


def state(answer: Any) -> list[str]:
    return re.findall(r">\s*(Ready|\d blockers?)\s*<", answer.content.decode())


@pytest.mark.parametrize("beside", [False, True])
def test_what_is_allowed_no_more_is_told_once(leads_browser: Client, lead: User, beside: bool) -> None:
    draft, entry = version(), allowed(lead)
    if beside:
        version("engineering")
    shown = load(leads_browser, draft)
    leads_browser.post(f"/rules/allowed/{entry.pk}/remove/")
    answer = poll(leads_browser, draft, shown)
    assert TOLD.format("1 blocker") in words(answer)
    assert state(answer)[0] == "1 blocker"
    told = {"announce": {"value": "Customer: judged otherwise since this page was loaded: 1 blocker."}}
    assert json.loads(answer.headers["HX-Trigger"]) == told
    assert f'id="decision-{draft.pk}"' in answer.content.decode()
    again = says(answer.content.decode())
    assert poll(leads_browser, draft, again).status_code == 204


def test_the_version_that_is_judged_as_before_stays(leads_browser: Client, lead: User) -> None:
    draft, other, entry = version(), version("engineering"), allowed(lead)
    shown = load(leads_browser, draft)
    leads_browser.post(f"/rules/allowed/{entry.pk}/remove/")
    assert f'id="decision-{other.pk}"' not in poll(leads_browser, draft, shown).content.decode()


def test_so_is_what_is_allowed_by_now(leads_browser: Client) -> None:
    draft = version()
    shown = load(leads_browser, draft)
    leads_browser.post("/rules/allowed/", ENTRY)
    assert TOLD.format("no blocker and no warning") in words(poll(leads_browser, draft, shown))


def test_so_is_another_meaning(leads_browser: Client) -> None:
    draft = version("engineering")
    shown = load(leads_browser, draft)
    leads_browser.post("/rules/hints/", {"network:engineering": "warn"})
    assert TOLD.format("1 warning") in words(poll(leads_browser, draft, shown))


def test_so_is_another_fence(leads_browser: Client) -> None:
    draft = version("engineering")
    shown = load(leads_browser, draft)
    leads_browser.post("/rules/", {**opened(leads_browser, "cust.example"), "audience": "customer"})
    assert TOLD.format("1 blocker") in words(poll(leads_browser, draft, shown))


def test_so_is_the_end_of_an_entry(lead: User) -> None:
    noon = timezone.now().replace(hour=12)
    with time_machine.travel(noon):
        allowed(lead, ends_on=noon.date())
        draft = version()
        shown = load(signed_in(lead), draft)
    with time_machine.travel(noon + timedelta(days=1)):
        assert TOLD.format("1 blocker") in words(poll(signed_in(lead), draft, shown))


def test_it_stays_told_until_the_page_is_loaded_anew(leads_browser: Client, lead: User, commander: User) -> None:
    draft, other, entry = version(), version("engineering"), allowed(lead)
    shown = load(leads_browser, draft)
    leads_browser.post(f"/rules/allowed/{entry.pk}/remove/")
    again = says(poll(leads_browser, draft, shown).content.decode())
    decided(commander, other)
    answer = poll(leads_browser, draft, again)
    assert f'id="decision-{draft.pk}"' not in answer.content.decode()
    assert "judged otherwise" not in answer.headers["HX-Trigger"]
    leads_browser.post("/rules/allowed/", ENTRY)
    answer = poll(leads_browser, draft, says(answer.content.decode()))
    assert f'id="decision-{draft.pk}"' in answer.content.decode()
    assert "Judged otherwise" not in words(answer)
    assert "Judged otherwise" not in words(leads_browser.get(f"/drafts/{draft.pk}/"))


def test_nothing_leads_to_what_the_page_does_not_have(leads_browser: Client, lead: User) -> None:
    draft, entry = version(), allowed(lead)
    shown = load(leads_browser, draft)
    leads_browser.post(f"/rules/allowed/{entry.pk}/remove/")
    html = poll(leads_browser, draft, shown).content.decode()
    assert "data-blockers" not in html
    assert "btn--lead" not in html
    assert f'href="/drafts/{draft.pk}/">Load it again</a>' in html


def test_rules_that_judge_nothing_here_otherwise_are_no_news(
    leads_browser: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    draft = version()
    shown = load(leads_browser, draft)
    leads_browser.post("/rules/", {**opened(leads_browser, "other.example"), "audience": "customer"})
    answer = poll(leads_browser, draft, shown)
    assert f'id="decision-{draft.pk}"' not in answer.content.decode()
    assert "HX-Trigger" not in answer.headers
    again = says(answer.content.decode())
    with django_assert_max_num_queries(2):
        assert poll(leads_browser, draft, again).status_code == 204


def test_a_page_of_the_release_before_is_told_of_none(leads_browser: Client) -> None:
    draft = version()
    shown = load(leads_browser, draft)
    leave(RULES_CHANGED)
    assert poll(leads_browser, draft, {"seen": shown["seen"], "read": shown["read"]}).status_code == 204


def act(client: Client, draft: Draft, name: str, **fields: str) -> None:
    """What somebody does about the first hint of a draft, or about the draft."""
    assert draft.current is not None
    found = hints.of(draft, draft.current)
    hint = found.judged[0].hint
    said = found.judged[0].dismissal
    address = {
        "dismiss": f"hints/{hint.pk}/dismiss",
        "reopen": f"dismissals/{said.pk if said else 0}/reopen",
        "mark": "revisions/1/missed",
        "let through": "revisions/1/override",
    }[name]
    keys = " ".join(found.blocking_keys)
    answer = client.post(f"/drafts/{draft.pk}/{address}/", {"keys": keys, "digest": draft.current.digest, **fields})
    assert answer.status_code == 302


@pytest.mark.parametrize(
    ("acts", "told", "stands"),
    [
        ([("dismiss", {"reason": "public"})], "no blocker and no warning", "Ready"),
        ([("mark", {"passage": "was slow", "category": "tone"})], "2 blockers", "2 blockers"),
        ([("let through", {"words": "Its readers know it"})], "no blocker and no warning", "Ready"),
    ],
)
def test_what_others_do_about_hints_is_told_once(
    leads_browser: Client,
    commander: User,
    acts: list[tuple[str, dict[str, str]]],
    told: str,
    stands: str,
) -> None:
    draft, other = version(), signed_in(User.objects.create_user("omid@desk.example", name="Omid", role=Role.LEAD))
    shown = load(signed_in(commander), draft)
    for name, fields in acts:
        act(other, draft, name, **fields)
    answer = poll(signed_in(commander), draft, shown)
    assert TOLD.format(told) in words(answer)
    assert state(answer)[0] == stands
    again = says(answer.content.decode())
    assert poll(signed_in(commander), draft, again).status_code == 204


def test_so_is_a_hint_that_is_reopened(leads_browser: Client, commanders_browser: Client) -> None:
    draft = version()
    act(commanders_browser, draft, "dismiss", reason="public")
    shown = load(leads_browser, draft)
    act(commanders_browser, draft, "reopen")
    answer = poll(leads_browser, draft, shown)
    assert TOLD.format("1 blocker") in words(answer)
    assert state(answer)[0] == "1 blocker"


def test_so_is_what_is_dismissed_at_a_version_beside_it(leads_browser: Client, commanders_browser: Client) -> None:
    draft, other = version(), version("engineering")
    shown = load(leads_browser, other)
    act(commanders_browser, draft, "dismiss", reason="public")
    answer = poll(leads_browser, other, shown)
    assert f'id="decision-{draft.pk}"' in answer.content.decode()
    assert f'id="decision-{other.pk}"' not in answer.content.decode()
