"""Addresses of the whole site."""

from django.urls import include, path

handler403 = "reviewer.desk.views.refusals.not_allowed"
handler404 = "reviewer.desk.views.refusals.gone"

urlpatterns = [
    path("", include("reviewer.desk.urls")),
    path("account/", include("reviewer.accounts.urls")),
    path("webhooks/", include("reviewer.drafts.urls")),
]
