"""The operations room."""

from django.apps import AppConfig


class OperationsConfig(AppConfig):
    """Health, figures and request ids."""

    name = "reviewer.operations"
