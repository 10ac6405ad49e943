"""The operations room."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate

from reviewer.migrating import wait_as_ever, wait_briefly


class OperationsConfig(AppConfig):
    """Health, figures and request ids."""

    name = "reviewer.operations"

    def ready(self) -> None:
        """No migration keeps the desk waiting behind a dump, whoever wrote it and whatever it changes."""
        pre_migrate.connect(wait_briefly)
        post_migrate.connect(wait_as_ever)
