"""The audit room."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Append-only, hash-chained history."""

    name = "reviewer.audit"
