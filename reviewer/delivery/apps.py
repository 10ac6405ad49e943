"""The delivery room."""

from django.apps import AppConfig


class DeliveryConfig(AppConfig):
    """Carrying decisions out on MultiMail."""

    name = "reviewer.delivery"
