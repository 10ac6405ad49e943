"""The drafts room."""

from django.apps import AppConfig


class DraftsConfig(AppConfig):
    """Mailboxes, drafts and revisions, mirrored from MultiMail."""

    name = "reviewer.drafts"
