"""The bench room."""

from django.apps import AppConfig


class BenchConfig(AppConfig):
    """Benchmarks that print their figures."""

    name = "reviewer.bench"
