"""The attachments of an edited mail: fetched from the original, and handed in only as they were read (invariant 1)."""

import base64
import hashlib
from collections import Counter
from typing import Any

from reviewer.delivery.job import Job
from reviewer.drafts.content import SIZE_UNTOLD, TYPE_UNTOLD
from reviewer.multimail import connect
from reviewer.multimail.schemas import AttachmentInfo
from reviewer.outbound import Reply

# As Attachment; what MultiMail does not tell is None.
AsTold = tuple[str, int | None, str | None]


class NotAsRead(Exception):
    """What stands behind an attachment's address is not what was read; `str()` says what differs."""


def attachments_of(job: Job) -> list[dict[str, Any]]:
    """The attachments as MultiMail's send takes them. Raises NotAsRead, and OutboundError when one cannot be had.

    Nobody can read their content here: what is known of it is what an earlier look of the same delivery fetched.
    """
    read = job.revision.content.attachments
    if twice := [name for name, count in Counter(name for name, _, _ in read).items() if count > 1]:
        raise NotAsRead(f"Two attachments are called {twice[0]}: MultiMail gives only one file of that name.")
    seen, fetched = {}, []
    for name, size, kind in _as_told(job):
        job.write(job.step)  # renews the lease: there may be many of them
        reply = connect.reviewer().attachment(job.mailbox_id, job.email_id, name)
        seen[name] = hashlib.sha256(reply.body).hexdigest()
        _check(reply, (name, size, kind), job.row.attachments_seen, seen[name])
        content = base64.b64encode(reply.body).decode()
        kind = kind or _bare(reply.content_type) or TYPE_UNTOLD
        fetched.append({"name": name, "content_type": kind, "content_base64": content})
    if seen != job.row.attachments_seen:
        job.write(job.step, attachments_seen=seen)
    return fetched


def _as_told(job: Job) -> list[AsTold]:
    """What was read of them, without what only stands for a size or type that MultiMail does not tell.

    That may be what it tells, so it is asked. Raises OutboundError.
    """
    read = job.revision.content.attachments
    if not any(size == SIZE_UNTOLD or kind in ("", TYPE_UNTOLD) for _, size, kind in read):
        return list(read)
    shown = {info.name: info for info in connect.reviewer().email(job.mailbox_id, job.email_id).attachments}
    told: list[AsTold] = []
    for name, size, kind in read:
        info = shown.get(name, AttachmentInfo(name))
        size_told = size != SIZE_UNTOLD or info.size is not None
        kind_told = kind not in ("", TYPE_UNTOLD) or info.content_type
        told.append((name, size if size_told else None, kind if kind_told else None))
    return told


def _check(reply: Reply, read: AsTold, before: dict[str, str] | None, digest: str) -> None:
    """Raises NotAsRead."""
    name, size, kind = read
    if size is None and not kind:
        raise NotAsRead(
            f"MultiMail tells neither the size nor the type of the attachment {name}: nobody can know whether what it "
            "gives is that file."
        )
    if size is not None and len(reply.body) != size:
        raise NotAsRead(f"MultiMail gives the attachment {name} with {len(reply.body)} bytes, and not the {size} read.")
    if kind and _bare(reply.content_type) != _bare(kind):
        raise NotAsRead(
            f"MultiMail gives the attachment {name} as {reply.content_type or 'no type'}, and not as {kind}."
        )
    if before and before.get(name, digest) != digest:
        raise NotAsRead(f"MultiMail gives the attachment {name} with other content than this edit fetched before.")


def _bare(content_type: str) -> str:
    """Without parameters: a server adds a charset of its own."""
    return content_type.partition(";")[0].strip().lower()
