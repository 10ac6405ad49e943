"""How allauth behaves here."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class ClosedDoorAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Nobody makes an account by themselves: a lead's `manage.py createsuperuser` or `person` does."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Always closed."""
        return False
