"""Addresses under /webhooks/."""

from django.urls import path

from reviewer.drafts.webhook import multimail

urlpatterns = [path("multimail/", multimail, name="multimail-webhook")]
