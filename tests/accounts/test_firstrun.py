import io
import re
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from reviewer.accounts.models import User


def firstrun() -> str:
    out = io.StringIO()
    call_command("firstrun", stdout=out)
    return out.getvalue()


@pytest.fixture
def local(settings: Any, tmp_path: Path, db: None) -> Path:
    settings.DEBUG, settings.VAR_DIR = True, tmp_path
    return tmp_path / "demo-sign-in.txt"


def test_three_people_are_made_and_can_sign_in_as_printed(local: Path) -> None:
    said = firstrun()
    assert "Reviewer is at http://" in said
    pairs = re.findall(r"(\S+@desk\.example) +(\S+)", said)
    assert len(pairs) == User.objects.count() == 3
    for email, password in pairs:
        assert User.objects.get(email=email).check_password(password)
    assert {user.role for user in User.objects.all()} == {"lead", "commander", "reader"}


def test_a_second_start_prints_the_same(local: Path) -> None:
    assert firstrun() == firstrun()
    assert User.objects.count() == 3


def test_the_passwords_are_for_the_owners_eyes(local: Path) -> None:
    firstrun()
    assert local.stat().st_mode & 0o777 == 0o600


def test_a_desk_with_people_gets_no_demo(local: Path, lead: User) -> None:
    assert "desk.example" not in firstrun()
    assert User.objects.get() == lead
    assert not local.exists()


def test_outside_a_local_try_nobody_is_made(local: Path, settings: Any) -> None:
    settings.DEBUG = False
    with pytest.raises(CommandError, match="person add"):
        firstrun()
    assert not User.objects.exists()


def test_outside_a_local_try_no_password_is_printed(local: Path, settings: Any) -> None:
    firstrun()
    settings.DEBUG = False
    assert "@desk.example" not in firstrun()
