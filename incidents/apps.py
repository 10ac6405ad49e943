"""The incidents room."""

from django.apps import AppConfig


class IncidentsConfig(AppConfig):
    """What happened, whoever writes about it."""

    name = "incidents"
