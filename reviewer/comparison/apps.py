"""The comparison room. An app only so that its command is found: it has no models."""

from django.apps import AppConfig


class ComparisonConfig(AppConfig):
    """Sections, facts and contradictions of a report's versions."""

    name = "reviewer.comparison"
