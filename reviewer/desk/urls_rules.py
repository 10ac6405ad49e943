"""Addresses of the rules: who reads where, what a hint means, what is allowed, what the house knows."""

from django.urls import URLPattern, path

from reviewer.desk.views import rules_allowed, rules_hints, rules_known, rules_recipients

urlpatterns: list[URLPattern] = [
    path("", rules_recipients.show, name="rules"),
    path("recipients/<int:pk>/remove/", rules_recipients.remove, name="remove-recipient"),
    path("hints/", rules_hints.show, name="rules-hints"),
    path("hints/misses/", rules_hints.misses, name="hint-misses"),
    path("allowed/", rules_allowed.show, name="rules-allowed"),
    path("allowed/<int:pk>/remove/", rules_allowed.remove, name="remove-allowed"),
    path("known/", rules_known.show, name="rules-known"),
    path("known/<int:pk>/remove/", rules_known.remove, name="remove-known"),
]
