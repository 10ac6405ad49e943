"""The room of marks."""

from django.apps import AppConfig


class MarksConfig(AppConfig):
    """When something last happened, as rows."""

    name = "reviewer.marks"
