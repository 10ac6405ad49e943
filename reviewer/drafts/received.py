"""Received mails as the mirror knows them: what their agents have not read yet is not asked for in full."""

from collections.abc import Iterable

from reviewer.drafts.models import Draft
from reviewer.drafts.plan import Key
from reviewer.multimail.schemas import AttachmentInfo, Email
from reviewer.multimail.words import Direction


def received(keys: Iterable[Key]) -> dict[Key, Email]:
    """Those of these mails that were received and are drafts of ours, as they are known.

    So too one that its own mailbox seems to have sent: anybody may write so, and a mailbox writes to itself. A sent
    mail that a release before took for received is in no list of what was received, and is asked for in full.
    """
    wanted = set(keys)
    if not wanted:
        return {}
    rows = Draft.objects.filter(direction=Direction.INBOUND, multimail_id__in={ident for _, ident in wanted})
    found = {(row.mailbox.multimail_id, row.multimail_id): row for row in rows.select_related("mailbox", "current")}
    return {key: email for key, row in found.items() if key in wanted and (email := _as_known(row))}


def _as_known(draft: Draft) -> Email | None:
    if draft.current is None:
        return None
    content = draft.current.content
    return Email(
        id=draft.multimail_id,
        sender=draft.sender,
        to=list(content.to),
        cc=list(content.cc),
        subject=content.subject,
        status=draft.remote_status,
        received_at=draft.received_at,
        text=content.text,
        html=content.html,
        bcc=None if content.bcc is None else list(content.bcc),
        direction=draft.direction,
        thread_id=draft.thread,
        attachments=[AttachmentInfo(*about) for about in content.attachments],
        tags=draft.tags,
        send_at=draft.send_at,
        send_at_told=draft.send_at_told,
    )
