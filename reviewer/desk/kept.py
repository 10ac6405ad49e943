"""Words a person typed that must not be lost between two pages, a crash or a sign-out: kept until they are used."""

import hashlib
import re
from collections.abc import Mapping
from datetime import timedelta
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from reviewer.accounts.models import User
from reviewer.decisions.models import Action
from reviewer.desk.models import Finished, Typed
from reviewer.prepared import prepared
from reviewer.storable import storable, storable_text

# What nobody came back to for so long is given up.
KEPT_FOR = timedelta(days=30)
# No request is on its way for so long.
ARRIVED_AFTER = timedelta(days=1)
LONGEST = 600_000
# What one person has beside the reason of one action; more windows than this nobody types in.
MOST_BESIDE = 5


class Sending(NamedTuple):
    """Which of the things that one open page sends it came in: they may overtake each other on their way."""

    page: str = ""
    number: int = 0


UNNUMBERED = Sending()


def sending(sent: Mapping[str, Any]) -> Sending:
    """As the page's script says it (typed.js); nothing where there is none, or none that can be meant."""
    page, number = str(sent.get("sent_page", "")), str(sent.get("sent_number", ""))
    known = re.fullmatch(r"[a-z0-9-]{1,40}", page) and re.fullmatch(r"[0-9]{1,9}", number)
    return Sending(page, int(number)) if known else UNNUMBERED


def fits(fields: Mapping[str, Any]) -> bool:
    """Whether the fields of a form are not too much to be kept."""
    return sum(len(str(value)) for value in fields.values()) <= LONGEST


def keep(
    user: User,
    draft_id: int,
    form: Typed.Form,
    fields: dict[str, Any],
    sent: Sending = UNNUMBERED,
    *,
    others_stay: bool = False,
) -> Typed | None:
    """Remember the fields of a form; None when they do not fit (`fits`), or are done with. What is old is given up.

    What the same page sent before what is remembered already, or before it was saved or thrown away, is left aside: it
    only comes later. `others_stay`: fields that are not named are left as they were, and what comes late still gives
    those that nothing newer has named.
    """
    if not fits(fields):
        return None
    now = timezone.now()
    Typed.objects.filter(user=user, saved_at__lt=now - KEPT_FOR).delete()
    values = {"fields": storable(fields), "saved_at": now, "page": sent.page, "number": sent.number}
    with transaction.atomic():
        one_at_a_time(user)
        if comes_late(user, draft_id, form, sent):
            return None
        typed, made = Typed.objects.get_or_create(user=user, draft_id=draft_id, form=form, defaults=values)
        late = bool(sent.page) and sent.page == typed.page and sent.number < typed.number
        if made or (late and not others_stay):
            return typed
        if late:
            values = {"fields": {**storable(fields), **typed.fields}}
        elif others_stay:
            values["fields"] = {**typed.fields, **storable(fields)}
        for name, value in values.items():
            setattr(typed, name, value)
        typed.save(update_fields=list(values))
    return typed


def one_at_a_time(user: User) -> None:
    """Two may come at once, and there may be no row yet to lock while they are compared."""
    User.objects.select_for_update(no_key=True).filter(pk=user.pk).values_list("pk").first()


def comes_late(user: User, draft_id: int, form: Typed.Form, sent: Sending) -> bool:
    """Whether its page sent it before the form was saved or thrown away."""
    return bool(sent.page) and _finished(user, draft_id, form, sent.page).filter(number__gt=sent.number).exists()


def _finished(user: User, draft_id: int, form: Typed.Form, page: str) -> QuerySet[Finished]:
    return Finished.objects.filter(user=user, draft_id=draft_id, form=form, page=page)


def kept(user: User, draft_id: int, form: Typed.Form) -> Typed | None:
    """What is remembered."""
    return Typed.objects.filter(user=user, draft_id=draft_id, form=form).first()


def forget_edit(user: User, draft_id: int, sent: Sending = UNNUMBERED) -> None:
    """The edit is saved now; `sent` is what did so."""
    _forget(user, draft_id, Typed.Form.EDIT, sent)


def throw_away_edit(user: User, draft_id: int, sent: Sending = UNNUMBERED) -> None:
    """All that was typed goes, also what was typed while `sent`, which asked for it, was on its way."""
    _forget(user, draft_id, Typed.Form.EDIT, sent, newer_too=True)


def forget_reason(user: User, draft_id: int, sent: Sending = UNNUMBERED) -> None:
    """It is recorded now, or thrown away. Mostly there is none, and nothing to delete.

    An edit that was typed and not saved is still wanted when the decision is stopped.
    """
    if sent.number > 1 or _any(user.pk, draft_id):
        _forget(user, draft_id, Typed.Form.REASON, sent)


def throw_away_reason(user: User, draft_id: int, action: Action) -> None:
    """That for this action goes; those for others stand elsewhere, and stay."""
    with transaction.atomic():
        one_at_a_time(user)
        typed = kept(user, draft_id, Typed.Form.REASON)
        if typed and typed.fields.get(action.value):
            typed.fields[action.value] = ""
            typed.save(update_fields=["fields"])


def _forget(user: User, draft_id: int, form: Typed.Form, sent: Sending, *, newer_too: bool = False) -> None:
    """What was remembered goes. How far its page had come stays, and that of what ended it, for what comes late.

    What the same page sent after what ended it was typed after the press, and is used by nobody yet: it is left.
    """
    now = timezone.now()
    with transaction.atomic():
        one_at_a_time(user)
        Finished.objects.filter(user=user, at__lt=now - ARRIVED_AFTER).delete()
        typed = Typed.objects.filter(user=user, draft_id=draft_id, form=form).first()
        if typed and not newer_too and typed.page == sent.page and typed.number > sent.number:
            typed = None
        ends = {Sending(typed.page, typed.number), sent} if typed else {sent}
        # The later of two of one page stands last.
        for end in sorted(ends):
            finish(user, draft_id, form, end)
        if typed:
            typed.delete()


def finish(user: User, draft_id: int, form: Typed.Form, sent: Sending) -> None:
    """What this page sent before is done with. Before the first there is nothing."""
    if sent.page and sent.number > 1:
        _finished(user, draft_id, form, sent.page).update_or_create(
            user=user,
            draft_id=draft_id,
            form=form,
            page=sent.page,
            defaults={"number": sent.number, "at": timezone.now()},
        )


@prepared
def _any(user_id: int, draft_id: int) -> QuerySet[Typed]:
    return Typed.objects.filter(user=user_id, draft=draft_id).only("pk")


def keep_reason(
    user: User, draft_id: int, action: Action, words: str, sent: Sending = UNNUMBERED, began: str | None = None
) -> None:
    """Remember the reason typed for one action on a draft, beside those for others: not everybody reads the same ones.

    Also that it was deleted, or what was sent before would come back. `began` is the `stamp` of what its field began
    with: what another window has kept since stays beside it (`reasons_before`). None of a page that does not say it.
    """
    words = words.strip()
    if not words and sent.number <= 1 and not kept_reason(user, draft_id, action):
        return
    with transaction.atomic():
        one_at_a_time(user)
        before = _left_beside(kept(user, draft_id, Typed.Form.REASON), action, words, sent, began)
        fields = {action.value: words, f"{action}_page": sent.page, f"{action}_before": before}
        keep(user, draft_id, Typed.Form.REASON, fields, sent, others_stay=True)


def _left_beside(typed: Typed | None, action: Action, words: str, sent: Sending, began: str | None) -> list[str]:
    """What other windows typed for this action that these words do not begin with, the newest last."""
    fields = typed.fields if typed else {}
    was, before = str(fields.get(action.value, "")), list(fields.get(f"{action}_before", []))
    own = bool(sent.page) and sent.page == fields.get(f"{action}_page")
    if was and not own and began is not None and stamp(was) != began:
        before.append(was)
    return [one for one in before if not _in_one_line(words).startswith(_in_one_line(one))][-MOST_BESIDE:]


def stamp(words: str) -> str:
    """The same for the same words, however a form breaks its lines."""
    return hashlib.sha256(storable_text(_in_one_line(words)).encode()).hexdigest()[:16]


def _in_one_line(words: str) -> str:
    return " ".join(words.split())


def reasons_before(user: User, draft_id: int, action: Action) -> list[str]:
    """What other windows typed for this action and nothing has taken up."""
    typed = kept(user, draft_id, Typed.Form.REASON)
    return list(typed.fields.get(f"{action}_before", [])) if typed else []


def kept_reason(user: User, draft_id: int, action: Action) -> str:
    """The reason remembered for this action on a draft, or ""."""
    typed = kept(user, draft_id, Typed.Form.REASON)
    return str(typed.fields.get(action.value, "")) if typed else ""
