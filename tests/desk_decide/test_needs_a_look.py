"""What a person does with a delivery that needs a look: try again, or say that it is settled."""

import re

import pytest
from django.test import Client

from reviewer.accounts.models import User
from reviewer.decisions.models import Decision, Delivery
from reviewer.drafts.models import Draft
from tests.desk_support import HTMX, decided, words

pytestmark = pytest.mark.django_db

PROBLEM = "MultiMail was cut off while it answered. Look at the mail on MultiMail."


@pytest.fixture
def stuck(lead: User, draft: Draft) -> Decision:
    decision = decided(lead, draft)
    Delivery.objects.filter(decision=decision).update(state="needs_look", step="approving", problem=PROBLEM)
    return decision


def test_the_page_says_what_is_not_certain_and_what_to_do(leads_browser: Client, draft: Draft, stuck: Decision) -> None:
    said = words(leads_browser.get(f"/drafts/{draft.pk}/"))
    assert "Needs a look. It is not certain whether it was sent." in said
    assert PROBLEM in said
    assert "Try again" in said
    assert "I settled it on MultiMail" in said


def test_one_button_is_filled_and_it_is_try_again(leads_browser: Client, draft: Draft, stuck: Decision) -> None:
    html = leads_browser.get(f"/drafts/{draft.pk}/").content.decode()
    assert re.findall(r'class="btn btn--(?:lead|primary)"[^>]*>([^<]*)<', html) == ["Try again"]
    assert re.search(r'class="btn btn--quiet"[^>]*>Back to the queue<', html)


def test_whoever_cannot_try_again_is_led_on(readers_browser: Client, draft: Draft, stuck: Decision) -> None:
    html = readers_browser.get(f"/drafts/{draft.pk}/").content.decode()
    assert re.search(r'class="btn btn--lead"[^>]*>Back to the queue<', html)


def test_a_reader_sees_it_without_the_buttons(readers_browser: Client, draft: Draft, stuck: Decision) -> None:
    said = words(readers_browser.get(f"/drafts/{draft.pk}/"))
    assert PROBLEM in said
    assert "Try again" not in said


def test_trying_again_hands_it_to_the_worker(leads_browser: Client, stuck: Decision) -> None:
    answer = leads_browser.post(f"/decisions/{stuck.pk}/retry/", headers=HTMX)
    assert answer.status_code == 200
    delivery = Delivery.objects.get(decision=stuck)
    assert (delivery.state, delivery.attempts) == (Delivery.State.WAITING, 0)
    assert "data-moving" in answer.content.decode()


def test_a_second_press_of_try_again_does_no_harm(leads_browser: Client, stuck: Decision) -> None:
    for _ in range(2):
        assert leads_browser.post(f"/decisions/{stuck.pk}/retry/").status_code == 302
    assert Delivery.objects.get(decision=stuck).state == Delivery.State.WAITING


def test_a_press_of_try_again_that_arrives_late_does_not_post_once_more(
    leads_browser: Client, draft: Draft, stuck: Decision
) -> None:
    """The first one is delayed, the second is carried out, and the delivery needs a look anew."""

    def form() -> dict[str, str]:
        html = leads_browser.get(f"/drafts/{draft.pk}/").content.decode()
        found = re.search(r'name="retried"\s+value="([^"]*)"', html)
        assert found
        return {"retried": found[1]}

    def press(what: dict[str, str]) -> str:
        assert leads_browser.post(f"/decisions/{stuck.pk}/retry/", what).status_code == 302
        return Delivery.objects.get(decision=stuck).state

    first = form()
    for _ in range(2):
        assert press(form()) == Delivery.State.WAITING
        Delivery.objects.filter(decision=stuck).update(state="needs_look")
        assert press(first) == Delivery.State.NEEDS_LOOK
    assert press({"retried": "2026-13-01T00:00:00Z"}) == Delivery.State.NEEDS_LOOK


def test_settling_needs_words(leads_browser: Client, draft: Draft, stuck: Decision) -> None:
    assert "What you found and did" in words(leads_browser.get(f"/decisions/{stuck.pk}/settle/"))
    answer = leads_browser.post(f"/decisions/{stuck.pk}/settle/", {"words": "ok"})
    assert answer.status_code == 422
    assert "at least 10 characters" in words(answer)
    stuck.refresh_from_db()
    assert stuck.outcome == ""


def test_settling_closes_it_with_the_words(leads_browser: Client, draft: Draft, stuck: Decision) -> None:
    answer = leads_browser.post(f"/decisions/{stuck.pk}/settle/", {"words": "It shows as sent at 03:31 UTC"})
    assert answer["Location"] == f"/drafts/{draft.pk}/"
    stuck.refresh_from_db()
    assert stuck.outcome == Decision.Outcome.ELSEWHERE
    assert stuck.delivery.note == "Lena Brandt settled it by hand: It shows as sent at 03:31 UTC"


def test_of_what_is_settled_the_words_of_the_person_are_told_and_the_problem_no_more(
    leads_browser: Client, stuck: Decision
) -> None:
    leads_browser.post(f"/decisions/{stuck.pk}/settle/", {"words": "It shows as sent at 03:31 UTC"})
    said = words(leads_browser.get("/history/"))
    assert "Lena Brandt settled it by hand: It shows as sent at 03:31 UTC" in said
    assert PROBLEM not in said


def test_settling_twice_says_that_it_is_done(leads_browser: Client, stuck: Decision) -> None:
    said = {"words": "It shows as sent at 03:31 UTC"}
    leads_browser.post(f"/decisions/{stuck.pk}/settle/", said)
    assert leads_browser.post(f"/decisions/{stuck.pk}/settle/", said).status_code == 409
    assert leads_browser.get(f"/decisions/{stuck.pk}/settle/").status_code == 302


def test_what_was_opened_beside_one_problem_settles_no_other(leads_browser: Client, stuck: Decision) -> None:
    """Somebody had it tried again meanwhile, and it needs a look for another reason."""
    page, typed = f"/decisions/{stuck.pk}/settle/", "It waits there untouched"

    def carried(html: bytes) -> str:
        found = re.search(r'<input type="hidden" name="retried"(?: value="([^"]*)")?', html.decode())
        assert found
        return found[1] or ""

    def tried_again() -> None:
        leads_browser.post(f"/decisions/{stuck.pk}/retry/", {"retried": carried(leads_browser.get(page).content)})
        Delivery.objects.filter(decision=stuck).update(state="needs_look", problem="The original is rejected.")

    first = carried(leads_browser.get(page).content)
    tried_again()
    for late in ({"words": typed, "retried": first}, {"words": typed}):
        answer = leads_browser.post(page, late)
        assert answer.status_code == 409
        assert "needs a look for another reason" in words(answer)
        assert typed in words(answer)
    second = carried(leads_browser.get(page).content)
    tried_again()
    answer = leads_browser.post(page, {"words": "short", "retried": second})
    assert (answer.status_code, carried(answer.content)) == (422, second)
    assert leads_browser.post(page, {"words": typed, "retried": second}).status_code == 409
    third = carried(leads_browser.get(page).content)
    assert leads_browser.post(page, {"words": typed, "retried": third}).status_code == 302


def test_a_press_of_the_release_before_is_taken_where_there_was_one_problem_only(
    leads_browser: Client, stuck: Decision
) -> None:
    """Its forms do not tell which one it was."""
    for state in (Delivery.State.WAITING, Delivery.State.NEEDS_LOOK):
        leads_browser.post(f"/decisions/{stuck.pk}/retry/")
        assert Delivery.objects.get(decision=stuck).state == state
        Delivery.objects.filter(decision=stuck).update(state="needs_look")


@pytest.mark.parametrize("step", ["retry", "settle"])
def test_a_reader_and_a_stranger_may_not(readers_browser: Client, stuck: Decision, step: str) -> None:
    said = {"words": "It shows as sent at 03:31 UTC"}
    assert readers_browser.post(f"/decisions/{stuck.pk}/{step}/", said).status_code == 403
    assert Client().post(f"/decisions/{stuck.pk}/{step}/", said).status_code == 302
    assert Delivery.objects.get(decision=stuck).state == Delivery.State.NEEDS_LOOK
