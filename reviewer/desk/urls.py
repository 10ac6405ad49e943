"""Addresses of the desk."""

from django.urls import include, path

from reviewer.desk.views import frame, queue

urlpatterns = [
    path("", queue.show, name="queue"),
    path("queue/news/", queue.news, name="queue-news"),
    path("live/", frame.live, name="live"),
    path("keys/", frame.keys, name="keys"),
    path("theme/", frame.theme, name="theme"),
    # The rules
    path("rules/", include("reviewer.desk.urls_rules")),
    # Reading, deciding and what became of it
    path("", include("reviewer.desk.urls_review")),
]
