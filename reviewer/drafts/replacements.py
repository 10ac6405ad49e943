"""Telling a mail that an edit put in another's place from the agent's own: the queue shows only the original."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from reviewer.drafts.content import Content, same_mail
from reviewer.drafts.models import Draft, Mailbox, Revision, State

# How long after an edit its replacement may turn up, and how far MultiMail's clock may be behind ours.
REPLACED_WITHIN = timedelta(days=4)
CLOCKS_DIFFER = timedelta(minutes=5)
STANDS = (State.PENDING, State.SENT, State.SCHEDULED)


class Replacements:
    """The reviewers' edits that new mails of a mailbox may have come from.

    Once the replacement of an edit stands, the same text again is the agent's own and must be decided like any other.
    """

    def __init__(self, mailbox: Mailbox, contents: Iterable[Content], now: datetime) -> None:
        subjects = {content.subject for content in contents}
        since = now - REPLACED_WITHIN
        edits = Revision.objects.filter(author__isnull=False, draft__mailbox=mailbox, created_at__gte=since)
        self._edits = list(edits.filter(subject__in=subjects).order_by("-id"))
        self._replaced = self._standing() if self._edits else set()

    def original_of(self, draft: Draft, content: Content) -> int | None:
        """The id of the draft that this new one replaces: the one whose edit says the same."""
        for edit in self._edits:
            is_later = draft.received_at > edit.created_at - CLOCKS_DIFFER
            if is_later and edit.draft_id not in self._replaced and same_mail(edit.content, content):
                self._replaced.add(edit.draft_id)
                return edit.draft_id
        return None

    def _standing(self) -> set[int]:
        """The drafts whose replacement is known and has not come to nothing."""
        edited = {edit.draft_id for edit in self._edits}
        found = Draft.objects.filter(replaces__in=edited, state__in=STANDS).values_list("replaces_id", flat=True)
        return {draft_id for draft_id in found if draft_id}
