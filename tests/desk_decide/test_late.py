"""One press counts once: a form that arrives again, after what it led to was stopped or void, records nothing."""

import re
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from reviewer.accounts.models import User
from reviewer.decisions import policy
from reviewer.decisions.models import Action, Decision, Delivery, Verdict
from reviewer.decisions.record import give_verdict
from reviewer.decisions.under_way import stop
from reviewer.desk.kept import kept_reason
from reviewer.drafts.edit import save_edit
from reviewer.drafts.models import Draft
from tests.desk_support import HTMX, decided, digest, words

pytestmark = pytest.mark.django_db
EVERYBODY = {"all@eng.example", "sre@eng.example", "boss@eng.example"}
WHY = "The duration was wrong"


@pytest.fixture(params=["approve", "reject", "edit"])
def address(request: Any, may_edit: None, lead: User, draft: Draft) -> str:
    """A step by which the lead decides the draft, as the desk leads to it."""
    if request.param != "edit":
        return f"/drafts/{draft.pk}/{request.param}/?digest={digest(draft)}"
    edit = save_edit(lead, draft.pk, digest(draft), draft.subject, "The pool ran dry for 41 minutes.", EVERYBODY)
    return f"/drafts/{draft.pk}/revisions/{edit.number}/approve/"


def opened(browser: Client, address: str) -> dict[str, str]:
    """What the step's form sends as it was opened, with a reason."""
    html = browser.get(address).content.decode()
    hidden = {name: _value(html, name) for name in ("digest", "last")}
    return {**hidden, "at_once": "on", "words": WHY}


def _value(html: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', html)
    assert found, name
    return found[1]


def post(browser: Client, address: str, form: dict[str, Any], *, htmx: bool = False) -> Any:
    return browser.post(address.partition("?")[0], form, headers=HTMX if htmx else None)


@pytest.mark.parametrize("htmx", [False, True])
def test_what_arrives_after_stop_said_stopped_records_nothing(
    leads_browser: Client, lead: User, draft: Draft, address: str, htmx: bool
) -> None:
    form = opened(leads_browser, address)
    post(leads_browser, address, form, htmx=htmx)
    decision = draft.decisions.get()
    leads_browser.post(f"/decisions/{decision.pk}/stop/")
    late = post(leads_browser, address, form, htmx=htmx)
    assert late.status_code == 409
    assert ", which was stopped. This step does not know of that: nothing is recorded." in words(late)
    assert WHY in words(late)
    assert [one.outcome for one in draft.decisions.all()] == [Decision.Outcome.STOPPED]
    assert (Verdict.objects.count(), Delivery.objects.exclude(state="stopped").exists()) == (1, False)
    assert kept_reason(lead, draft.pk, Action(decision.action)) == WHY


def test_so_where_a_worker_found_it_void(leads_browser: Client, draft: Draft, address: str) -> None:
    form = opened(leads_browser, address)
    post(leads_browser, address, form)
    draft.decisions.update(outcome="void", closed_at=timezone.now())
    assert ", which is void." in words(post(leads_browser, address, form))
    assert draft.decisions.count() == 1


def test_opened_anew_the_step_records_again(leads_browser: Client, lead: User, draft: Draft, address: str) -> None:
    post(leads_browser, address, opened(leads_browser, address))
    stop(lead, draft.decisions.get().pk)
    assert post(leads_browser, address, opened(leads_browser, address)).status_code == 302
    assert [one.outcome for one in draft.decisions.all()] == ["", Decision.Outcome.STOPPED]


def test_the_same_press_twice_still_gives_the_first_answer(leads_browser: Client, draft: Draft, address: str) -> None:
    form = opened(leads_browser, address)
    assert [post(leads_browser, address, form).status_code for _ in range(3)] == [302] * 3
    assert draft.decisions.count() == 1


def test_so_does_one_that_comes_again_after_another_press_by_choice(
    leads_browser: Client, lead: User, draft: Draft, address: str
) -> None:
    first = opened(leads_browser, address)
    post(leads_browser, address, first)
    stop(lead, draft.decisions.get().pk)
    post(leads_browser, address, opened(leads_browser, address))
    assert post(leads_browser, address, first).status_code == 302
    assert draft.decisions.count() == 2


def test_a_step_that_does_not_know_of_a_decision_is_not_shown_again_for_a_reason(
    leads_browser: Client, commander: User, draft: Draft, address: str
) -> None:
    form = opened(leads_browser, address)
    again = post(leads_browser, address, {**form, "words": "w" * 2001})
    assert again.status_code == 422
    assert _value(again.content.decode(), "last") == form["last"] == "0"
    decision = decided(commander, draft, Action.REJECT, "It is a guess")
    told = post(leads_browser, address, {**form, "words": "w" * 2001})
    assert (told.status_code, "Omar Haddad rejected this draft at" in words(told)) == (409, True)
    stop(commander, decision.pk)
    told = post(leads_browser, address, {**form, "words": "w" * 2001})
    assert (told.status_code, ", which was stopped." in words(told)) == (409, True)
    assert post(leads_browser, address, form).status_code == 409


def test_a_step_without_its_reason_leads_to_ones_own_decision(
    leads_browser: Client, lead: User, draft: Draft, address: str
) -> None:
    """A second window's step, of which the first has decided."""
    form = opened(leads_browser, address)
    post(leads_browser, address, form)
    again = post(leads_browser, address, {**form, "words": "w" * 2001})
    assert (again.status_code, again["Location"]) == (302, f"/drafts/{draft.pk}/")


def test_a_step_that_the_release_before_opened_is_asked_for_again_once_there_was_a_decision(
    leads_browser: Client, lead: User, draft: Draft, address: str
) -> None:
    """It does not say what it knows of: where nothing was decided there is nothing to know."""
    form = opened(leads_browser, address)
    del form["last"]
    assert post(leads_browser, address, form).status_code == 302
    stop(lead, draft.decisions.get().pk)
    assert post(leads_browser, address, form).status_code == 409
    assert draft.decisions.count() == 1


@pytest.mark.parametrize("said", ["none", "-1", "9" * 5000])
def test_what_no_page_sends_is_refused(leads_browser: Client, draft: Draft, address: str, said: str) -> None:
    answer = post(leads_browser, address, {**opened(leads_browser, address), "last": said})
    assert answer.status_code == 422
    assert "Open the draft again." in words(answer)
    assert not Decision.objects.exists()


def test_of_two_who_have_to_approve_both_may_have_opened_their_steps_before(
    leads_browser: Client, commanders_browser: Client, draft: Draft, settings: Any
) -> None:
    settings.POLICY = policy.parse([{"approvals": 2}], settings.AUDIENCES)
    address = f"/drafts/{draft.pk}/approve/?digest={digest(draft)}"
    leads, commanders = opened(leads_browser, address), opened(commanders_browser, address)
    for _ in range(2):
        assert post(leads_browser, address, leads).status_code == 302
    assert not Decision.objects.exists()
    assert post(commanders_browser, address, commanders).status_code == 302
    decision = draft.decisions.get()
    assert decision.verdicts.count() == 2
    leads_browser.post(f"/decisions/{decision.pk}/stop/")
    # Neither word is given once more by what comes late, so that no other is added to it.
    for browser, form in ((leads_browser, leads), (commanders_browser, commanders)):
        assert post(browser, address, form).status_code == 409
    assert not Verdict.objects.filter(decision=None).exists()


def test_of_two_who_approve_an_edit_too(
    may_edit: None, leads_browser: Client, commanders_browser: Client, lead: User, draft: Draft, settings: Any
) -> None:
    settings.POLICY = policy.parse([{"approvals": 2}], settings.AUDIENCES)
    edit = save_edit(lead, draft.pk, digest(draft), draft.subject, "The pool ran dry for 41 minutes.", EVERYBODY)
    address = f"/drafts/{draft.pk}/revisions/{edit.number}/approve/"
    forms = [(browser, opened(browser, address)) for browser in (leads_browser, commanders_browser)]
    assert [post(browser, address, form).status_code for browser, form in forms] == [302, 302]
    stop(lead, draft.decisions.get().pk)
    assert [post(browser, address, form).status_code for browser, form in forms] == [409, 409]
    assert not Verdict.objects.filter(decision=None).exists()


def of_many(browser: Client, report: list[Draft]) -> tuple[str, dict[str, Any]]:
    """The step that approves what is ready, and what its form sends with every mark made."""
    read = " ".join(f"{draft.pk}:{digest(draft)}" for draft in report)
    address = f"/drafts/{report[0].pk}/approve-ready/"
    html = browser.get(address, {"read": read}).content.decode()
    return address, {"read": read, "versions": re.findall(r'name="versions"\s+value="([^"]*)"', html), "words": WHY}


@pytest.mark.parametrize("htmx", [False, True])
def test_so_it_is_with_many_at_one_press(leads_browser: Client, lead: User, report: list[Draft], htmx: bool) -> None:
    address, form = of_many(leads_browser, report)
    assert len(form["versions"]) == 3
    post(leads_browser, address, form, htmx=htmx)
    for decision in Decision.objects.all():
        stop(lead, decision.pk)
    late = post(leads_browser, address, form, htmx=htmx)
    assert late.status_code == 422
    assert "One of them is not ready any more. Look at the list again." in words(late)
    assert "checked" not in late.content.decode().partition('class="ready"')[2].partition("</ul>")[0]
    assert Decision.objects.count() == 3
    address, anew = of_many(leads_browser, report)
    post(leads_browser, address, anew, htmx=htmx)
    assert Decision.objects.filter(outcome="").count() == 3


def test_also_where_only_one_of_them_was_stopped(leads_browser: Client, lead: User, report: list[Draft]) -> None:
    address, form = of_many(leads_browser, report)
    post(leads_browser, address, form)
    stop(lead, report[1].decisions.get().pk)
    post(leads_browser, address, form)
    post(leads_browser, address, {**form, "versions": form["versions"][1]})
    assert [draft.decisions.count() for draft in report] == [1, 1, 1]


def test_of_many_one_that_is_decided_and_stopped_between_list_and_lock_is_left(
    leads_browser: Client, lead: User, report: list[Draft], monkeypatch: pytest.MonkeyPatch
) -> None:
    address, form = of_many(leads_browser, report)

    def late(user: User, pk: int, *args: Any, **kwargs: Any) -> Any:
        if pk == report[1].pk:
            stop(lead, decided(lead, report[1]).pk)
        return give_verdict(user, pk, *args, **kwargs)

    monkeypatch.setattr("reviewer.desk.views.approve_ready.give_verdict", late)
    said = words(leads_browser.post(address, form, follow=True))
    assert "The Executive version is not approved. Lena Brandt approved this draft at" in said
    assert [draft.decisions.filter(outcome="").count() for draft in report] == [1, 0, 1]


def test_a_list_that_the_release_before_opened_is_shown_again(leads_browser: Client, report: list[Draft]) -> None:
    address, form = of_many(leads_browser, report)
    before = [line.rpartition(":")[0] for line in form["versions"]]
    again = post(leads_browser, address, {**form, "versions": before})
    assert again.status_code == 422
    assert "Approve 3 versions" in words(again)
    assert not Decision.objects.exists()
