import io
import os
import pwd
import re
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client

from reviewer.accounts import people
from reviewer.accounts.models import Role, User
from reviewer.accounts.operators import operator
from reviewer.audit.models import Event
from reviewer.marks.leave import RULES_CHANGED, last

PASSWORD = "a-long-pass-phrase"
MACHINES_USER = f"operator {pwd.getpwuid(os.getuid()).pw_name}"
BO = "Bo Lind"
# What the shell gives for bytes that are not UTF-8.
NO_TEXT = "n\udcff@desk.example"
NOBODY_SEES = r"^The address or the name has characters that nobody sees\.$"


def person(*args: str) -> str:
    out = io.StringIO()
    call_command("person", *args, stdout=out)
    return out.getvalue()


@pytest.fixture
def ana(db: None, monkeypatch: pytest.MonkeyPatch) -> User:
    monkeypatch.setenv("PERSON_PASSWORD", PASSWORD)
    said = person("add", "Ana@Desk.Example", "--name", "Ana Roy", "--role", "lead")
    assert said == "Ana Roy signs in as ana@desk.example, Engineering lead.\n"
    return User.objects.get(email="ana@desk.example")


def test_add(ana: User) -> None:
    assert ana.check_password(PASSWORD)
    assert ana.role == Role.LEAD
    assert Event.objects.get().data == {"person": "ana@desk.example", "name": "Ana Roy", "role": "lead"}


def test_the_password_may_come_through_a_pipe(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PERSON_PASSWORD", raising=False)
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{PASSWORD}\n"))
    person("add", "ana@desk.example", "--name", "Ana", "--role", "reader")
    assert User.objects.get().check_password(PASSWORD)


@pytest.mark.parametrize("end", ["\n", "\r\n", ""])
def test_no_end_of_a_line_is_part_of_a_password(db: None, monkeypatch: pytest.MonkeyPatch, end: str) -> None:
    monkeypatch.delenv("PERSON_PASSWORD", raising=False)
    monkeypatch.setattr("sys.stdin", io.StringIO(PASSWORD + end))
    person("add", "ana@desk.example", "--name", "Ana", "--role", "reader")
    assert User.objects.get().check_password(PASSWORD)


VERBS = [("add", "bo@desk.example", "--name", "Bo", "--role", "reader"), ("password", "ana@desk.example")]


@pytest.mark.parametrize("args", VERBS, ids=lambda args: args[0])
def test_a_password_that_is_no_text_is_told(ana: User, monkeypatch: pytest.MonkeyPatch, args: tuple[str, ...]) -> None:
    raw = "gr\u00fc\u00dfe-aus-m\u00fcnchen\n".encode("latin-1")
    monkeypatch.delenv("PERSON_PASSWORD")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(raw), encoding="utf-8"))
    with pytest.raises(CommandError, match=r"^The password is not UTF-8\. Nothing was made\.$"):
        person(*args)
    monkeypatch.setenv("PERSON_PASSWORD", os.fsdecode(raw))
    with pytest.raises(CommandError, match="The password is not UTF-8"):
        person(*args)


@pytest.mark.parametrize("args", VERBS, ids=lambda args: args[0])
def test_whoever_types_no_password_is_told(ana: User, monkeypatch: pytest.MonkeyPatch, args: tuple[str, ...]) -> None:
    """Ctrl-D at the prompt, and no standard input at all."""

    def prompt(_: str) -> str:
        raise EOFError

    monkeypatch.delenv("PERSON_PASSWORD")
    monkeypatch.setattr("sys.stdin", SimpleNamespace(isatty=lambda: True))
    monkeypatch.setattr("getpass.getpass", prompt)
    with pytest.raises(CommandError, match=r"^No password was given\. Nothing was made\.$"):
        person(*args)
    monkeypatch.setattr("sys.stdin", None)
    with pytest.raises(CommandError, match="No password was given"):
        person(*args)


def test_a_short_password_makes_nobody(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PERSON_PASSWORD", "short")
    with pytest.raises(CommandError, match="at least 12 characters"):
        person("add", "ana@desk.example", "--name", "Ana", "--role", "reader")
    assert not User.objects.exists()


def test_one_address_is_one_person(ana: User) -> None:
    with pytest.raises(CommandError, match="at the desk already"):
        person("add", "ana@desk.example", "--name", "Another", "--role", "reader")


@pytest.mark.parametrize(
    ("email", "name", "said"),
    [
        ("not an address", "Bo", "email: Enter a valid email address."),
        ("bo@desk.example", " ", "name: This field cannot be blank."),
        ("bo@desk.example", "B" * 121, "name: Ensure this value has at most 120 characters"),
        (f"{'b.' * 30}o@{'desk.' * 40}example", "Bo", "email: Ensure this value has at most 254 characters"),
    ],
)
def test_who_could_not_sign_in_or_be_named_is_not_made(ana: User, email: str, name: str, said: str) -> None:
    with pytest.raises(CommandError, match=said):
        person("add", email, "--name", name, "--role", "reader")
    assert User.objects.get() == ana
    assert Event.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_who_add_one_address_at_once_the_later_is_told() -> None:
    together = Barrier(2)

    def add(name: str) -> str:
        together.wait()
        try:
            return str(people.add("bo@desk.example", name, Role.READER, PASSWORD, name))
        except ValueError as refused:
            return str(refused)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as threads:
        said = sorted(threads.map(add, ("Ana", "Lena")))
    assert said == [User.objects.get().name, "bo@desk.example is at the desk already"]
    assert Event.objects.count() == 1


def test_list_shows_everybody_and_no_secret(ana: User) -> None:
    said = person("list")
    assert "ana@desk.example" in said
    assert PASSWORD not in said
    assert ana.password not in said


def test_role(ana: User) -> None:
    person("role", "ANA@desk.example", "reader")
    ana.refresh_from_db()
    assert not ana.may_decide
    assert Event.objects.latest("seq").data["from"] == "lead"


def test_what_is_so_already_changes_and_records_nothing(ana: User) -> None:
    before = last(RULES_CHANGED)
    assert person("role", "ana@desk.example", "lead") == "ana@desk.example is Engineering lead already.\n"
    assert person("activate", "ana@desk.example") == "ana@desk.example may sign in already, Engineering lead.\n"
    assert last(RULES_CHANGED) == before
    person("deactivate", "ana@desk.example")
    before = last(RULES_CHANGED)
    assert person("deactivate", "ana@desk.example") == "ana@desk.example has a closed account already.\n"
    assert last(RULES_CHANGED) == before
    assert [event.action for event in Event.objects.order_by("seq")] == ["person.added", "person.deactivated"]


def test_a_change_is_told_from_what_it_really_was(ana: User) -> None:
    """Whoever changes a person as well has read them before that change."""
    stale = User.objects.get(pk=ana.pk)
    people.change_role(ana, Role.READER, "operator")
    people.change_role(stale, Role.COMMANDER, "operator")
    told = Event.objects.filter(action="person.role").order_by("seq")
    assert [(event.data["from"], event.data["to"]) for event in told] == [("lead", "reader"), ("reader", "commander")]
    assert stale.role == Role.COMMANDER


def test_deactivate(ana: User) -> None:
    person("deactivate", "ana@desk.example")
    ana.refresh_from_db()
    assert not ana.is_active
    assert "closed" in person("list")


def test_a_closed_account_is_opened_again(ana: User, client: Client) -> None:
    def sign_in() -> str:
        fields = {"login": "ana@desk.example", "password": PASSWORD}
        return client.post("/account/login/", fields).headers["Location"]

    person("deactivate", "ana@desk.example")
    assert sign_in() == "/account/inactive/"
    said = person("activate", "ana@desk.example")
    assert said == "ana@desk.example may sign in again, Engineering lead.\n"
    assert sign_in() == "/"
    assert Event.objects.latest("seq").data == {"person": "ana@desk.example", "role": "lead"}


@pytest.mark.parametrize(
    "args",
    [
        ("role", "no@desk.example", "lead"),
        ("deactivate", "no@desk.example"),
        ("activate", "no@desk.example"),
        ("password", "no@desk.example"),
    ],
)
def test_nobody_is_invented(db: None, args: Any) -> None:
    with pytest.raises(CommandError, match="Nobody here has the address"):
        person(*args)


@pytest.mark.parametrize("args", [("role", NO_TEXT, "lead"), ("deactivate", NO_TEXT), ("password", NO_TEXT)])
def test_nobody_has_an_address_that_is_no_text(ana: User, args: tuple[str, ...]) -> None:
    with pytest.raises(CommandError, match="Nobody here has the address"):
        person(*args)


def test_an_address_that_is_no_text_is_not_taken(ana: User) -> None:
    with pytest.raises(CommandError, match=NOBODY_SEES):
        person("add", NO_TEXT, "--name", "Bo", "--role", "reader")


@pytest.mark.parametrize("name", ["a\x1b[31mb", "Bo\u202e", "Bo\x00", "Bo\udcff"])
def test_a_name_that_is_not_what_it_looks_like_is_not_taken(ana: User, name: str) -> None:
    with pytest.raises(CommandError, match=NOBODY_SEES):
        person("add", "bo@desk.example", "--name", name, "--role", "reader")
    assert User.objects.get() == ana


@pytest.mark.parametrize("name", ["\u0645\u06cc\u200c\u062e\u0648\u0627", "Zo\u00eb O\u2019Neil", "\u738b\u3000\u660e"])
def test_a_name_may_have_what_its_language_joins_with(ana: User, name: str) -> None:
    person("add", "bo@desk.example", "--name", name, "--role", "reader")
    assert User.objects.filter(name=" ".join(name.split())).exists()


def test_the_list_stays_on_its_lines_whoever_made_the_people(ana: User) -> None:
    User.objects.create_user("bo@desk.example", name="B\x1b[2Jo\n\u202e", role=Role.READER)
    assert all(line.isprintable() for line in person("list").splitlines())
    assert len(person("list").splitlines()) == 2


@pytest.mark.parametrize("args", [("role", "ana@desk.example", "reader"), ("deactivate", "ana@desk.example")])
def test_what_a_person_may_do_is_a_rule(ana: User, args: tuple[str, ...]) -> None:
    before = last(RULES_CHANGED)
    person(*args)
    assert last(RULES_CHANGED) != before


@pytest.mark.parametrize("args", [("activate", "ana@desk.example"), ("add", "bo@desk.example", "--role", "lead")])
def test_so_is_who_is_here(ana: User, args: tuple[str, ...]) -> None:
    """The hints know the people of the desk by name."""
    person("deactivate", "ana@desk.example")
    before = last(RULES_CHANGED)
    person(*args, *(["--name", "Bo Lind"] if args[0] == "add" else []))
    assert last(RULES_CHANGED) != before


def test_signing_in_changes_no_rules(ana: User) -> None:
    before = last(RULES_CHANGED)
    ana.save(update_fields=["last_login"])
    assert last(RULES_CHANGED) == before


def createsuperuser(monkeypatch: pytest.MonkeyPatch, email: str, password: str) -> None:
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", password)
    call_command("createsuperuser", interactive=False, email=email, name=BO, stdout=io.StringIO())


def test_a_lead_of_djangos_command_is_in_the_history(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    createsuperuser(monkeypatch, "Bo@Desk.Example", PASSWORD)
    assert User.objects.get().may_set_rules
    event = Event.objects.get()
    assert (event.actor, event.action) == (MACHINES_USER, "person.added")
    assert event.data == {"person": "bo@desk.example", "name": "Bo Lind", "role": "lead"}


@pytest.mark.parametrize(
    ("email", "password", "said"),
    [("bo@desk.example", "abc", "at least 12 characters"), ("ANA@desk.example", PASSWORD, "already exists")],
)
def test_it_refuses_whom_person_would(
    ana: User, monkeypatch: pytest.MonkeyPatch, email: str, password: str, said: str
) -> None:
    with pytest.raises(CommandError, match=said):
        createsuperuser(monkeypatch, email, password)
    assert User.objects.get() == ana
    assert Event.objects.count() == 1


def test_another_password_is_in_the_history_without_its_letters(ana: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PERSON_PASSWORD", "another-long-pass-phrase")
    assert person("password", "ANA@desk.example") == "ana@desk.example signs in with another password now.\n"
    ana.refresh_from_db()
    assert ana.check_password("another-long-pass-phrase")
    event = Event.objects.latest("seq")
    assert (event.action, event.data) == ("person.password", {"person": "ana@desk.example"})
    assert event.actor.startswith("operator")


def test_another_password_is_no_weak_one(ana: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PERSON_PASSWORD", "short")
    with pytest.raises(CommandError, match="at least 12 characters"):
        person("password", "ana@desk.example")
    ana.refresh_from_db()
    assert ana.check_password(PASSWORD)
    assert Event.objects.count() == 1


def test_djangos_way_to_another_password_leads_to_that_which_is_told(ana: User) -> None:
    with pytest.raises(CommandError, match=r"manage\.py person password ana@desk\.example"):
        call_command("changepassword", "ana@desk.example")
    ana.refresh_from_db()
    assert ana.check_password(PASSWORD)


@pytest.mark.parametrize(
    "args",
    [
        ("add", "bo@desk.example", "--name", "Bo", "--role", "lead"),
        ("role", "ana@desk.example", "reader"),
        ("password", "ana@desk.example"),
        ("deactivate", "ana@desk.example"),
    ],
    ids=lambda args: args[0],
)
def test_the_history_is_told_who_did_it(ana: User, monkeypatch: pytest.MonkeyPatch, args: tuple[str, ...]) -> None:
    """In a container the machine's user is the same for everybody. The environment may claim anything."""
    monkeypatch.setenv("LOGNAME", "MultiMail")
    person(*args, "--as", " Nadia  Kern ")
    assert Event.objects.latest("seq").actor == f"{MACHINES_USER}, as Nadia Kern"


def test_so_it_is_who_opened_an_account_again(ana: User) -> None:
    person("deactivate", "ana@desk.example")
    assert Event.objects.latest("seq").actor == MACHINES_USER
    person("activate", "ana@desk.example", "--as", "nadia@desk.example")
    assert Event.objects.latest("seq").actor == f"{MACHINES_USER}, as nadia@desk.example"


def test_a_user_whom_the_machine_has_no_name_for_has_a_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.getuid", lambda: 2_000_000_001)
    assert operator() == "operator 2000000001"


TAKEN = [
    ("MultiMail", "The history calls somebody else MultiMail. Choose another name."),
    ("operator root", "The history calls somebody else operator root. Choose another name."),
    ("ana  roy", "Ana Roy is ana@desk.example already: add to the name what tells the two apart."),
    ("An\u0430 Roy", "Ana Roy is ana@desk.example already: add to the name what tells the two apart."),
]


@pytest.mark.parametrize(("name", "said"), TAKEN)
def test_a_name_that_means_somebody_else_is_refused(
    ana: User, monkeypatch: pytest.MonkeyPatch, name: str, said: str
) -> None:
    with pytest.raises(CommandError, match=f"^{re.escape(said)}$"):
        person("add", "bo@desk.example", "--name", name, "--role", "reader")
    monkeypatch.setattr(sys.modules[__name__], "BO", name)
    with pytest.raises(CommandError, match=re.escape(said)):
        createsuperuser(monkeypatch, "bo@desk.example", PASSWORD)
    assert User.objects.get() == ana
    assert Event.objects.count() == 1


@pytest.mark.parametrize("who", ["", " ", "a\x1b[31mb", "a\u202eb", "a" * 101, "\udcff"])
def test_who_did_it_is_a_name(ana: User, who: str) -> None:
    with pytest.raises(CommandError, match="must be a name or an address, of at most 100 characters"):
        person("deactivate", "ana@desk.example", "--as", who)
    ana.refresh_from_db()
    assert ana.is_active
