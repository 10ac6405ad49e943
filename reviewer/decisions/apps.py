"""The decisions room."""

from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    """Verdicts, decisions, policy and the outbox."""

    name = "reviewer.decisions"
