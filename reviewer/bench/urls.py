"""The desk's addresses and, for the benchmark alone, Django admin's list of the same table."""

from django.contrib import admin
from django.urls import include, path

from reviewer.drafts.models import Draft

site = admin.AdminSite(name="admin")


@admin.register(Draft, site=site)
class DraftAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """What a project gets for nothing: the list of open drafts, with filters and search."""

    list_display = ["subject", "incident", "kind", "severity", "audience", "sender", "expires_at"]
    list_filter = ["severity", "kind", "audience", "state"]
    list_select_related = ["incident"]
    search_fields = ["subject", "sender"]
    ordering = ["expires_at"]
    list_per_page = 50


urlpatterns = [path("admin/", site.urls), path("", include("reviewer.urls"))]
