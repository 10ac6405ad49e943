"""The accounts room."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Users, roles and sign-in."""

    name = "reviewer.accounts"
