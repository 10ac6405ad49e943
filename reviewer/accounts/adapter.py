"""How allauth behaves here."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse

from reviewer.accounts import people
from reviewer.accounts.models import User


class ClosedDoorAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Nobody makes an account by themselves: an operator's `manage.py person` does."""

    # After five minutes all that allauth counts by is over: docs/DEPLOYMENT.md, 2.
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "too_many_login_attempts": "Too many failed tries to sign in. Wait five minutes, then try again.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Always closed."""
        return False

    def set_password(self, user: User, password: str) -> None:
        """Their own doing, which the history is told of."""
        people.change_password(user, password, user.actor)

    def post_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse:
        """Leaves a cookie that says who has signed in: the scripts of pages that stand open go on for them alone.

        It opens nothing. That is the session's to say.
        """
        response: HttpResponse = super().post_login(request, user, **kwargs)
        age, secure = settings.SESSION_COOKIE_AGE, settings.SESSION_COOKIE_SECURE
        response.set_cookie("person", str(user.pk), max_age=age, secure=secure, samesite="Lax")
        return response
