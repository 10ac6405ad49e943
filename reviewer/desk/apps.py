"""The desk room."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """All the pages."""

    name = "reviewer.desk"
