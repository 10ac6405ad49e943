"""Addresses of the whole site."""

from django.urls import include, path

urlpatterns = [
    path("", include("reviewer.desk.urls")),
    path("account/", include("reviewer.accounts.urls")),
    path("webhooks/", include("reviewer.drafts.urls")),
]
