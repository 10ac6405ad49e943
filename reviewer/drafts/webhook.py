"""The webhook of MultiMail: only a hint that there is something to fetch; answered at once, believed in nothing."""

import hashlib
import json
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from reviewer.drafts.models import WebhookReceipt
from reviewer.drafts.plan import is_closed
from reviewer.drafts.told import ToldMail, mailboxes_of, note_bounce
from reviewer.multimail import connect
from reviewer.multimail.errors import OutboundError
from reviewer.multimail.signature import is_genuine
from reviewer.multimail.words import SIGNATURE_HEADER, Direction, Event, Status
from reviewer.nudge import nudge
from reviewer.storable import fitted, storable

# The longest mail's text has 262,144 letters, of up to 12 bytes each as JSON escapes them.
MOST_BYTES = 4 * 1024 * 1024
LONGEST_ID = 100
# What the contract's sources call events (section 8, no. 6): a bounce, and the status that others tell of.
BOUNCED = {Event.MESSAGE_BOUNCED, "email.bounced", "bounce", "bounced"}
TELLS: dict[str, Status] = {
    Event.MESSAGE_RECEIVED: Status.UNREAD,  # one that is held is told of as pending
    Event.EMAIL_RECEIVED: Status.UNREAD,
    "inbound": Status.UNREAD,
    Event.OVERSIGHT_APPROVED: Status.APPROVED,
    "message.approved": Status.APPROVED,
    Event.OVERSIGHT_REJECTED: Status.REJECTED,
    "message.rejected": Status.REJECTED,
    Event.MESSAGE_SENT: Status.SENT,
    "email.sent": Status.SENT,
    Event.MESSAGE_DELIVERED: Status.DELIVERED,
    "email.delivered": Status.DELIVERED,
    "delivery": Status.DELIVERED,
    Event.MESSAGE_COMPLAINED: Status.DELIVERED,
    "complaint": Status.DELIVERED,
    "open": Status.DELIVERED,
}
# Seconds until we ask about a mail that waits no more: what this desk did itself is written down by then.
SETTLES = 1.0


@csrf_exempt
@login_not_required
@require_POST
def multimail(request: HttpRequest) -> HttpResponse:
    """202 for a genuine event, 401 for a wrong signature, 400, 408, 411 or 413 for what is none.

    Duplicates change nothing.
    """
    try:
        body = _body(request)
    except OSError:
        return _refuse(408, "The body did not come to its end.")
    if body is None:
        return _refuse(411, "The body does not say how long it is.")
    if len(body) > MOST_BYTES:
        return _refuse(413, f"The body is larger than {MOST_BYTES} bytes.")
    if not is_genuine(body, request.headers.get(SIGNATURE_HEADER, ""), _secret()):
        return _refuse(401, "The signature is not that of this body.")
    try:
        event = storable(json.loads(body))
        told = _about(event)
    except (ValueError, RecursionError, TypeError, AttributeError):
        return _refuse(400, "The body is not an event with a data.email_id.")
    with transaction.atomic():
        _, is_new = WebhookReceipt.objects.get_or_create(event_id=_ident(event, told.email_id, body))
        # A repeat is no news, unless what it tells has not been seen at MultiMail: the look at it may have failed.
        if (told.status == Status.BOUNCED and note_bounce(told)) or is_new:
            _ask(told)
    return JsonResponse({"status": "accepted" if is_new else "duplicate"}, status=202)


def _body(request: HttpRequest) -> bytes | None:
    """As far as it may go. Raises OSError where it is cut off, is not in chunks as told, or takes too long.

    Django takes what comes in chunks for empty. Only a server that ends them by itself is asked for them; else None.
    """
    if "HTTP_TRANSFER_ENCODING" not in request.META:
        return request.read(MOST_BYTES + 1)
    if not request.META.get("wsgi.input_terminated"):
        return None
    body: bytes = request.META["wsgi.input"].read(MOST_BYTES + 1)
    return body


def _ask(told: ToldMail) -> None:
    """For the mail that was told of; for a pass where nobody knows whose it is."""
    mailboxes = mailboxes_of(told)
    for mailbox_id in mailboxes:
        countdown = SETTLES if is_closed(told.status) else 0
        nudge("drafts.refresh_email", mailbox_id, told.email_id, told.status, countdown=countdown)
    if not mailboxes:
        nudge("drafts.sync")


def _about(event: dict[str, Any]) -> ToldMail:
    """What it tells, from the envelope or a flat event. Raises ValueError when it names no email."""
    data = event["data"] if isinstance(event.get("data"), dict) else event
    ident = next((data[name] for name in ("email_id", "message_id", "id") if data.get(name)), None)
    if not isinstance(ident, str) or len(ident) > LONGEST_ID:
        raise ValueError("no email id")
    names = ("mailbox_id", "mailbox", "status")
    mailbox_id, address, status = ((said if isinstance(said := data.get(name), str) else "") for name in names)
    called = {called for name in ("event", "type", "event_type") if isinstance(called := event.get(name), str)}
    if called & BOUNCED:
        status = Status.BOUNCED  # the mail's own status may be the one that it had before
    status = status or _told_by(called, data.get("direction") or event.get("direction"))
    return ToldMail(mailbox_id if len(mailbox_id) <= LONGEST_ID else "", address, ident, status[:LONGEST_ID])


def _told_by(called: set[str], direction: object) -> str:
    """The status that an event tells by its names where it tells no other; empty when nobody knows."""
    if any("pending" in name for name in called):
        return "pending"
    told = next((TELLS[name] for name in called if name in TELLS), "")
    return told or (Status.UNREAD if direction == Direction.INBOUND else "")


def _ident(event: dict[str, Any], email_id: str, body: bytes) -> str:
    """What tells this event from others: a flat one may name the email as its `id`, and then its bytes do."""
    own = event.get("id")
    if not own or own == email_id:
        return hashlib.sha256(body).hexdigest()
    return fitted(WebhookReceipt, "event_id", str(own))


def _secret() -> str:
    try:
        return connect.keys().webhook_secret
    except OutboundError:
        return ""


def _refuse(status: int, problem: str) -> JsonResponse:
    return JsonResponse({"error": problem}, status=status)
