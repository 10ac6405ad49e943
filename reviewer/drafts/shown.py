"""What MultiMail's answer for a mail means for its draft, by what was known of it before. Pure."""

from dataclasses import replace
from datetime import datetime, timedelta

import msgspec

from reviewer.drafts.content import SIZE_UNTOLD, TYPE_UNTOLD, Attachment, Content
from reviewer.drafts.fetch import Fetched
from reviewer.drafts.models import Draft, Mailbox
from reviewer.drafts.plan import state_of
from reviewer.drafts.replacements import CLOCKS_DIFFER
from reviewer.drafts.words import State
from reviewer.multimail.schemas import AttachmentInfo, Email, MailboxInfo, aware
from reviewer.multimail.words import Status
from reviewer.storable import fitted

# For so long MultiMail may answer that it does not know a mail that waits for its time, before that is believed.
UNKNOWN_LASTS = timedelta(minutes=5)


def mailbox_fields(info: MailboxInfo) -> dict[str, str]:
    """What is kept of a mailbox, as MultiMail tells it."""
    told = {
        "address": info.address,
        "display_name": info.display_name or "",
        "oversight_mode": info.oversight_mode or "",
        "auto_cc": info.auto_cc or "",
        "auto_bcc": info.auto_bcc or "",
        "signature": info.signature_block or "",
    }
    return {name: fitted(Mailbox, name, value) for name, value in told.items()}


def with_added(content: Content, mailbox: Mailbox) -> Content:
    """A mail with what this mailbox adds to every one that it sends."""
    return replace(
        content,
        sender_name=mailbox.display_name,
        auto_cc=mailbox.auto_cc,
        auto_bcc=mailbox.auto_bcc,
        signature=mailbox.signature,
    )


def content_of(email: Email, mailbox: Mailbox) -> Content:
    """What an email says and whom it reaches, with what its mailbox adds where it sends it."""
    content = _own_content(email)
    return content if email.direction == "inbound" else with_added(content, mailbox)


def _own_content(email: Email) -> Content:
    return Content(
        subject=email.subject,
        to=tuple(email.to),
        cc=tuple(email.cc),
        bcc=None if email.bcc is None else tuple(email.bcc),
        text=email.text,
        html=email.html,
        attachments=tuple(_attachment(info) for info in email.attachments),
    )


def _attachment(info: AttachmentInfo) -> Attachment:
    size = SIZE_UNTOLD if info.size is None else info.size
    return info.name, size, TYPE_UNTOLD if info.content_type is None else info.content_type


def state(draft: Draft, email: Email) -> State:
    """What a mail is that MultiMail shows so, by what we knew of it before.

    New content of a scheduled one is scanned, and asks nobody again. What waited goes back into the scan by no other
    way: it was approved and rewritten since we last looked. What went out stays so, whatever it is called later.
    """
    past_the_gate = draft.state == State.SCHEDULED or draft.remote_status == Status.PENDING_SEND_APPROVAL
    scanned_again = past_the_gate and email.status == Status.PENDING_SCAN
    state = State.SCHEDULED if scanned_again else state_of(email.status)
    return State.SENT if state in (State.CANCELLED, State.GONE) and _went_out(draft) else state


def removed(draft: Draft, email: Email | None) -> State:
    """What a mail is that was deleted, or that MultiMail does not know any more: no answer says what it was before."""
    if draft.is_open:
        taken_back = email is not None and not email.approved_at and not email.approved_by
        return State.CANCELLED if taken_back else State.GONE
    may_go_out = draft.state in (State.SCHEDULED, State.SENT) and not _went_out(draft)
    return State.GONE if may_go_out else State(draft.state)


def may_be_known_yet(draft: Draft, asked_at: datetime) -> bool:
    """Whether it is no word yet that MultiMail, asked at `asked_at`, does not know a mail that waits for its time.

    From the first such answer on the draft has no status of MultiMail's, and it is asked again; it counts once that has
    been so for UNKNOWN_LASTS.
    """
    if draft.state != State.SCHEDULED:
        return False
    since = asked_at - draft.answered_at if draft.answered_at else UNKNOWN_LASTS
    return bool(draft.remote_status) or timedelta(0) <= since < UNKNOWN_LASTS


def _went_out(draft: Draft) -> bool:
    """Whether it is known to have been sent; what is only called approved may yet be kept back."""
    return draft.state == State.SENT and draft.remote_status != Status.APPROVED


def is_outdated(asked_at: datetime | None, draft: Draft, now: datetime) -> bool:
    """Whether something was written down about the draft after this answer was asked for, or by one asked for later.

    `asked_at` and `now` are by the clock that all share. None is a time that is not known; then it is not. That a mail
    came back is taken away by no answer that was under way when it was written: nobody asks about what was sent once
    more. What lies in the future was written before the clock was set back: it proves no answer to be older. An answer
    that was asked for then may be older than anything, and whoever asks next has a newer one.
    """
    if asked_at is None:
        return False
    known = [draft.closed_at, draft.answered_at, draft.unreached_at, draft.current and draft.current.created_at]
    return asked_at > now or any(asked_at < moment <= now for moment in known if moment)


def directed(item: Fetched, draft: Draft) -> Fetched:
    """The same, with the direction that is known of the draft where the answer tells none: no mail turns round."""
    if item.email is None or item.email.direction_told:
        return item
    return replace(item, email=msgspec.structs.replace(item.email, direction=draft.direction))


def its_time(email: Email, draft: Draft | None) -> tuple[datetime | None, bool]:
    """When it is to go out, None for at once, and whether MultiMail has told so. What it once told stays known."""
    if draft is not None and not email.send_at_told:
        return draft.send_at, draft.send_at_told
    return aware(email.send_at) if email.send_at else None, email.send_at_told


def expires_at(email: Email, send_at: datetime | None, draft: Draft | None, now: datetime, ttl: timedelta) -> datetime:
    """MultiMail counts from when it held the mail, and does not tell when: at first, or at its own time.

    Which of the two is seen when it is first met as held; later it only stays what it was. `send_at` as in its_time;
    `ttl` is how long MultiMail holds a mail.
    """
    held_at = aware(email.received_at)
    if send_at and _is_held_anew(email, draft):
        was_scheduled = draft is not None and draft.state == State.SCHEDULED
        if was_scheduled or send_at <= now + CLOCKS_DIFFER:
            held_at = max(held_at, min(send_at, now))
    elif send_at and draft is not None and send_at <= now:
        return draft.expires_at
    return held_at + ttl


def _is_held_anew(email: Email, draft: Draft | None) -> bool:
    """Whether it is held now, and was not when last looked at."""
    was_held = draft is not None and draft.is_open and draft.remote_status != Status.PENDING_SCAN
    return state_of(email.status) == State.PENDING and not was_held


def thread(email: Email) -> str:
    """The thread it is in, by MultiMail's id and as long as a draft keeps it; empty when it tells none."""
    return fitted(Draft, "thread", email.thread_id or "")
