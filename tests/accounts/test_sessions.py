"""Sign-ins whose hours are over leave nothing behind."""

from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from reviewer.accounts import people
from reviewer.accounts.models import User
from reviewer.accounts.tasks import forget_sessions
from reviewer.celery import app

pytestmark = pytest.mark.django_db


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def test_those_that_are_over_are_deleted_and_no_other(lead: User) -> None:
    with time_machine.travel(timezone.now() - timedelta(seconds=settings.SESSION_COOKIE_AGE + 1)):
        over = signed_in(lead)
    still = signed_in(lead)
    forget_sessions()
    assert [row.pk for row in Session.objects.all()] == [still.session.session_key]
    assert still.get("/").status_code == 200
    assert over.get("/").status_code == 302


def test_the_beat_asks_for_it_and_for_nothing_that_no_worker_knows() -> None:
    app.loader.import_default_modules()
    asked = {entry["task"] for entry in app.conf.beat_schedule.values()}
    assert forget_sessions.name in asked
    assert asked <= set(app.tasks)


def test_a_sign_in_of_an_account_that_was_closed_is_over_when_it_is_opened_again(lead: User) -> None:
    """A phone is lost, the account closed, and opened in the morning for its owner: the lost one stays out."""
    lost, other = signed_in(lead), signed_in(User.objects.create_user("bo@desk.example", name="Bo", role="reader"))
    person = User.objects.get(pk=lead.pk)
    people.deactivate(person, "operator root")
    assert lost.get("/").status_code == 302
    people.activate(person, "operator root")
    assert lost.get("/").status_code == 302
    assert other.get("/").status_code == 200
    again = signed_in(User.objects.get(pk=lead.pk))
    assert again.get("/").status_code == 200
    people.deactivate(person, "operator root")
    people.activate(person, "operator root")
    assert again.get("/").status_code == 302


def test_nobody_is_signed_out_by_the_release_that_knows_of_this(lead: User) -> None:
    """As long as nobody closed the account, what a session holds is what the release before wrote there."""
    assert lead.get_session_auth_hash() == AbstractUser.get_session_auth_hash(lead)
