"""Taking note of a mail that was rewritten after its approval, or did not reach everybody.

A person read what it says now and how it stands, and says what they did.

It approves nothing, and changes nothing on MultiMail.
"""

from django.db import transaction
from django.utils import timezone

from reviewer.accounts.models import User
from reviewer.accounts.rights import read_only, too_short
from reviewer.audit.actions import Act
from reviewer.audit.record import record_many
from reviewer.decisions.refused import BadReason, ChangedAgain, NotAllowed
from reviewer.drafts.history import entry
from reviewer.drafts.models import Draft, Mailbox


def take_note(user: User, draft_id: int, seen: str, reason: str) -> bool:
    """Record that `user` has seen what `seen` names, a `Draft.stamp`.

    False when it is no alarm any more: somebody was first.

    Raises NotAllowed, BadReason or ChangedAgain.
    """
    if not user.may_decide:
        raise NotAllowed(read_only("take note of it"))
    reason = reason.strip()
    if why := too_short(reason, "Say what you found and did"):
        raise BadReason(why)
    with transaction.atomic():
        # The mail and the original in whose place it was put are of one mailbox. Whoever takes answers in locks both
        # as well, in either order, and has the mailbox before: so one waits for the other there.
        mailbox = Mailbox.objects.filter(pk__in=Draft.objects.filter(pk=draft_id).values("mailbox"))
        mailbox.select_for_update(no_key=True).first()
        rows = Draft.objects.select_for_update(of=("self",), no_key=True).select_related("incident", "current")
        draft = rows.filter(pk=draft_id).first()
        if draft is None or not draft.is_alarm:
            return False
        if draft.stamp != seen:
            raise ChangedAgain(draft)
        both = [draft, *Draft.objects.filter(replacements=draft).select_related("incident")]
        Draft.objects.filter(pk__in=[one.pk for one in both]).update(noted_at=timezone.now())
        actions = [Act.REWRITE_NOTED] * draft.is_at_large + [Act.UNREACHED_NOTED] * (draft.unreached_at is not None)
        digest = draft.current.digest if draft.current else ""
        # In the original's history as well it is this mail, the replacement, that was looked at.
        data = {"email": draft.multimail_id, "mail": draft.state, "reason": reason, "digest": digest}
        record_many([entry(user.actor, action, one, **data) for one in both for action in actions])
    return True
