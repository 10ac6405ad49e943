"""Addresses of the desk."""

from django.urls import include, path

from reviewer.desk.views import frame, queue, rules

urlpatterns = [
    path("", queue.show, name="queue"),
    path("queue/news/", queue.news, name="queue-news"),
    path("live/", frame.live, name="live"),
    path("keys/", frame.keys, name="keys"),
    path("theme/", frame.theme, name="theme"),
    # rules/: who may read what
    path("rules/", rules.recipients, name="rules"),
    path("rules/recipients/<int:pk>/remove/", rules.remove_recipient, name="remove-recipient"),
    # Reading, deciding and what became of it
    path("", include("reviewer.desk.urls_review")),
]
