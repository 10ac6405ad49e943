"""Who gets to what: every view of a draft or a decision goes through here. The record checks again when it writes."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from reviewer.accounts.models import User
from reviewer.accounts.rights import leads_only, read_only
from reviewer.decisions.models import Decision
from reviewer.decisions.refused import NotAllowed
from reviewer.drafts import edited_thread
from reviewer.drafts.models import Draft, Revision
from reviewer.multimail import connect


def person(request: HttpRequest) -> User:
    """Who is signed in. The login middleware has turned everybody else away."""
    if not isinstance(request.user, User):
        raise PermissionDenied("Sign in first.")
    return request.user


def get_draft(user: User, pk: int) -> Draft:
    """The draft with its mailbox, incident and current revision. Raises Http404, PermissionDenied."""
    check_may_read(user)
    return get_object_or_404(Draft.objects.select_related("mailbox", "incident", "current", "current__author"), pk=pk)


def check_may_read(user: User) -> User:
    """The same person. Raises PermissionDenied for an account that is closed."""
    if not user.is_active:
        raise PermissionDenied("This account may not read drafts.")
    return user


def get_decidable_draft(user: User, pk: int) -> Draft:
    """The same, for whoever may decide; whether it still waits is for the record to say."""
    check_may_decide(user)
    return get_draft(user, pk)


def get_revision(draft: Draft, number: int) -> Revision:
    """One revision of a draft. Raises Http404."""
    return get_object_or_404(draft.revisions.select_related("author", "base"), number=number)


def get_decision(user: User, pk: int) -> Decision:
    """A decision with its delivery and draft. Raises Http404, PermissionDenied."""
    if not user.is_active:
        raise PermissionDenied("This account may not act on decisions.")
    related = ("draft", "draft__mailbox", "draft__incident", "draft__current", "delivery", "decided_by", "revision")
    return get_object_or_404(Decision.objects.select_related(*related), pk=pk)


def check_may_decide(user: User) -> None:
    """Raises PermissionDenied for a role that only reads."""
    if not user.may_decide:
        raise PermissionDenied(read_only("decide"))


def check_may_set_rules(user: User) -> None:
    """Raises PermissionDenied for everybody but leads."""
    if not user.may_set_rules:
        raise PermissionDenied(leads_only("change the rules"))


def check_may_edit(draft: Draft) -> None:
    """Raises NotAllowed where no edit of this draft is offered: none could be carried out."""
    if why := why_no_edit(draft):
        raise NotAllowed(why)


def why_no_edit(draft: Draft) -> str:
    """Why an edit of this draft is not offered at this desk, as a sentence; empty when it is."""
    if not draft.is_outbound:
        return "A received mail cannot be edited."
    if draft.is_thread_cut:
        return edited_thread.TOO_LONG
    return "" if connect.can_send() else "Editing needs a MultiMail key that may send."
