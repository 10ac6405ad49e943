"""Addresses under /webhooks/."""

from django.urls import path

from reviewer.drafts.webhook import multimail

urlpatterns = [
    path("multimail/", multimail, name="multimail-webhook"),
    # Registered without the slash it would be a redirect, which no sender of webhooks follows.
    path("multimail", multimail),
]
