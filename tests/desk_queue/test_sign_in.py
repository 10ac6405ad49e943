import runpy
from typing import Any

import pytest
from allauth.account import app_settings
from django.core.cache import cache
from django.test import Client

from reviewer.accounts.models import User
from reviewer.audit.models import Event
from tests.desk_queue.rows import words

PASSWORD = "correct-horse-battery"


@pytest.fixture
def mara(db: None) -> User:
    cache.clear()
    return User.objects.create_user("mara@desk.example", PASSWORD, name="Mara Lindqvist", role="commander")


def sign_in(client: Client, email: str = "mara@desk.example", password: str = PASSWORD, to: str = "") -> str:
    """Where the answer leads; the words of the page when it leads nowhere."""
    response = client.post(f"/account/login/{to}", {"login": email, "password": password})
    return response.headers["Location"] if response.status_code == 302 else words(response.content.decode())


def test_the_right_password_opens_the_queue(client: Client, mara: User) -> None:
    assert sign_in(client) == "/"
    assert "Mara Lindqvist" in client.get("/").content.decode()


def test_a_cookie_tells_the_scripts_who_it_is_and_opens_nothing(client: Client, mara: User) -> None:
    sign_in(client)
    assert client.cookies["person"].value == str(mara.pk)
    assert f'data-person="{mara.pk}"' in client.get("/").content.decode()
    stranger = Client()
    stranger.cookies["person"] = str(mara.pk)
    assert stranger.get("/").status_code == 302


def test_the_address_is_taken_in_any_case(client: Client, mara: User) -> None:
    assert sign_in(client, "Mara@Desk.Example") == "/"


def test_one_goes_on_where_one_wanted_to(client: Client, mara: User) -> None:
    assert sign_in(client, to="?next=/keys/") == "/keys/"


def test_one_is_led_to_no_other_site(client: Client, mara: User) -> None:
    assert sign_in(client, to="?next=https://elsewhere.example/") == "/"


@pytest.mark.parametrize(
    ("email", "password"), [("mara@desk.example", "wrong-password"), ("nobody@desk.example", PASSWORD)]
)
def test_a_wrong_password_and_an_unknown_person_look_the_same(
    client: Client, mara: User, email: str, password: str
) -> None:
    assert "password you specified are not correct" in sign_in(client, email, password)
    assert client.get("/").status_code == 302


def test_a_closed_account_stays_out(client: Client, mara: User) -> None:
    sign_in(client)
    mara.is_active = False
    mara.save(update_fields=["is_active"])
    assert client.get("/").status_code == 302
    assert sign_in(client) != "/"
    assert client.get("/").status_code == 302


@pytest.fixture
def proxied(monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    """The desk behind a proxy, as DEPLOYMENT has it."""
    monkeypatch.setenv("TRUSTED_PROXY", "true")
    read = runpy.run_path(str(settings.BASE_DIR / "reviewer" / "settings.py"))
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = read["ALLAUTH_TRUSTED_PROXY_COUNT"]


def from_address(visitor: str, password: str, email: str = "mara@desk.example") -> str:
    """A try of a visitor; what they claim of themselves the proxy leaves in front."""
    return sign_in(Client(headers={"X-Forwarded-For": f"198.51.100.9, {visitor}"}), email, password)


def test_who_guesses_keeps_nobody_else_out(mara: User, proxied: None) -> None:
    for number in range(11):
        said = from_address("203.0.113.66", "wrong-password", f"nobody{number}@desk.example")
    assert "Too many failed tries to sign in. Wait five minutes" in said
    assert "Too many failed tries to sign in. Wait five minutes" in from_address("203.0.113.66", PASSWORD)
    assert from_address("203.0.113.7", PASSWORD) == "/"


def test_without_a_proxy_nobody_is_believed_to_be_somebody_else(mara: User) -> None:
    for number in range(11):
        said = from_address(f"203.0.113.{number}", "wrong-password", f"nobody{number}@desk.example")
    assert "Too many failed tries to sign in. Wait five minutes" in said


def test_signing_out_takes_a_press_not_a_link(client: Client, mara: User) -> None:
    sign_in(client)
    assert "Sign out" in words(client.get("/account/logout/").content.decode())
    assert client.get("/").status_code == 200
    assert client.post("/account/logout/").headers["Location"] == "/account/login/"
    assert client.get("/").status_code == 302


def test_the_password_is_changed_by_who_knows_it(client: Client, mara: User) -> None:
    sign_in(client)
    fields = {"oldpassword": "wrong", "password1": "a-much-longer-one", "password2": "a-much-longer-one"}
    assert "current password" in words(client.post("/account/password/change/", fields).content.decode())
    assert client.post("/account/password/change/", fields | {"oldpassword": PASSWORD}).status_code == 302
    mara.refresh_from_db()
    assert mara.check_password("a-much-longer-one")
    event = Event.objects.get()
    assert (event.actor, event.action) == (str(mara), "person.password")
    assert event.data == {"person": mara.email, "account": mara.email}


@pytest.mark.parametrize("path", ["signup", "email", "password/reset", "confirm-email"])
def test_there_is_no_other_door(client: Client, mara: User, path: str) -> None:
    sign_in(client)
    assert client.get(f"/account/{path}/").status_code == 404


def test_whoever_has_no_password_sets_the_first(client: Client, lead: User) -> None:
    client.force_login(lead)
    assert client.get("/account/password/change/").headers["Location"] == "/account/password/set/"
    fields = {"password1": "a-much-longer-one", "password2": "a-much-longer-one"}
    assert "Set a password" in words(client.get("/account/password/set/").content.decode())
    assert client.post("/account/password/set/", fields).status_code == 302
    lead.refresh_from_db()
    assert lead.check_password("a-much-longer-one")


def test_whoever_came_too_often_reads_on_a_page_of_the_desk_what_to_do(mara: User) -> None:
    """Thirty colleagues behind one address at nine o'clock: those that sign in count too."""
    for _ in range(30):
        assert sign_in(Client()) == "/"
    answer = Client().post("/account/login/", {"login": mara.email, "password": PASSWORD})
    assert answer.status_code == 429
    page = answer.content.decode()
    assert '<html lang="en"' in page
    assert 'name="viewport"' in page
    assert "Wait a minute" in words(page)
    assert "/static/desk/" in page


def test_so_does_who_guesses_at_their_own_password(client: Client, mara: User) -> None:
    sign_in(client)
    fields = {"oldpassword": "wrong", "password1": "a-much-longer-one", "password2": "a-much-longer-one"}
    for _ in range(5):
        client.post("/account/password/change/", fields)
    answer = client.post("/account/password/change/", fields)
    assert answer.status_code == 429
    assert "Nothing was recorded. Wait a minute" in words(answer.content.decode())


def test_the_guide_names_each_limit(settings: Any) -> None:
    limits = app_settings.RATE_LIMITS
    assert (limits["login"], limits["login_failed"], limits["change_password"]) == (
        "30/m/ip",
        "10/m/ip,5/300s/key",
        "5/m/user",
    )
    guide = " ".join((settings.BASE_DIR / "docs" / "DEPLOYMENT.md").read_text().split())
    for said in (
        "thirty sign-ins of any kind in a minute",
        "ten wrong passwords in a minute",
        "five for one within five minutes",
    ):
        assert said in guide
