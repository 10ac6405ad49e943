"""Mails that are another one after they were approved.

MultiMail lets the agent rewrite what is scheduled, and asks nobody again. What was approved is the content that stood
here as the draft left the queue: MultiMail lets nobody change what waits, and the worker compares it before it posts.
What is scheduled first and held at its time (`schedule_first`) is approved by nobody until then: that may be rewritten.
"""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from reviewer.audit.actions import Act
from reviewer.drafts.content import Content, rewritten
from reviewer.drafts.models import Draft
from reviewer.drafts.words import AT_LARGE, State
from reviewer.multimail.schemas import Email, aware
from reviewer.multimail.words import Status

# Who approved a mail of which MultiMail tells only that it was approved, or shows it by letting it go.
SOMEBODY = "somebody on MultiMail"
# Where MultiMail shows what goes out, or went: what an edit put in another's place, and not that other.
GOING_OUT = (State.SCHEDULED, State.SENT)
# What is known not to have gone out. What MultiMail does not know any more is not among it.
KEPT_BACK = (State.CANCELLED, State.REJECTED, State.EXPIRED, State.FAILED)


def rewritten_mails() -> QuerySet[Draft]:
    """The mails that go out, or may have, as nobody approved them. What nobody has taken note of is an alarm."""
    return Draft.objects.filter(rewritten_at__isnull=False, state__in=AT_LARGE)


def alarms() -> QuerySet[Draft]:
    """Those of them of which nobody has taken note."""
    return rewritten_mails().filter(noted_at=None)


class Rewrites:
    """Those met in one lot. `told`: by draft, the event's action and what changed, in words."""

    def __init__(self, now: datetime) -> None:
        self._now = now
        self.told: dict[int, tuple[Act, list[str]]] = {}
        self._originals: dict[int, tuple[Draft, list[str]]] = {}
        self._kept_back: dict[int, Draft] = {}

    def met(self, draft: Draft, shown: Content, email: Email) -> bool:
        """Whether this is another mail than it was when last looked at. Marks the draft, which the caller saves."""
        if draft.replaces_id and draft.rewritten_at and draft.state in KEPT_BACK:
            self._kept_back[draft.replaces_id] = draft
        sent = draft.state == State.SENT
        if draft.state not in GOING_OUT or not draft.is_outbound or draft.current is None:
            return False
        changed = rewritten(draft.current.content, shown, sent=sent)
        if not changed:
            return False
        if not draft.rewritten_at and not _was_approved(draft, email):
            return True
        approved = _approved(draft) if draft.rewritten_at else None
        back = approved is not None and not rewritten(approved, shown, sent=sent)
        draft.rewritten_at = None if back else draft.rewritten_at or self._now
        draft.noted_at = None
        self.told[draft.pk] = (Act.CHANGED_BACK if back else Act.CHANGED_AFTER_APPROVAL, changed)
        if draft.replaces_id:
            self._originals[draft.replaces_id] = (draft, changed)
        return True

    def of_originals(self) -> list[tuple[Draft, Act, dict[str, Any]]]:
        """Marks the drafts in whose place edits were put that are others now, and gives what is told of them.

        An edit that was cancelled before it went out is no alarm any more.
        """
        if not self._originals and not self._kept_back:
            return []
        told: list[tuple[Draft, Act, dict[str, Any]]] = []
        rows = Draft.objects.filter(pk__in=[*self._originals, *self._kept_back]).select_related("incident")
        for original in rows:
            if original.pk in self._originals:
                replacement, changed = self._originals[original.pk]
                told.append((original, self.told[replacement.pk][0], _data(replacement, changed=changed)))
                original.rewritten_at = replacement.rewritten_at
            elif original.rewritten_at:
                replacement = self._kept_back[original.pk]
                told.append((original, Act.REPLACEMENT_KEPT_BACK, _data(replacement, state=replacement.state)))
                original.rewritten_at = None
            original.noted_at = None
            original.save(update_fields=["rewritten_at", "noted_at"])
        return told


def _data(replacement: Draft, **more: Any) -> dict[str, Any]:
    return {"replacement": replacement.multimail_id, **more}


def approver(email: Email, was: str) -> str:
    """Who approved a mail that waits for its time, as far as MultiMail tells; empty when nobody has.

    `was` is the status that MultiMail told of it before: nothing leaves the gate for its time but by an approval.
    """
    if email.approved_by:
        return email.approved_by
    return SOMEBODY if email.approved_at or was == Status.PENDING_SEND_APPROVAL else ""


def _was_approved(draft: Draft, email: Email) -> bool:
    """Whether it was approved before it was rewritten, as far as anybody tells.

    A decision of ours is asked for through the draft: it is written down by a room to the right.
    """
    if draft.state == State.SENT:
        # What was approved at its time went out as it was then: only what is scheduled can be rewritten.
        return not (email.approved_at and email.send_at and aware(email.approved_at) >= aware(email.send_at))
    return bool(draft.closed_by or draft.replaces_id or draft.decisions.filter(outcome="done").exists())


def _approved(draft: Draft) -> Content | None:
    """What it was before it was rewritten first."""
    before = draft.revisions.filter(author=None, created_at__lt=draft.rewritten_at).order_by("-number").first()
    return before.content if before else None
