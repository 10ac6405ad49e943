from django.apps import AppConfig


class FenceConfig(AppConfig):
    """The rules that class addresses into audiences."""

    name = "reviewer.fence"
