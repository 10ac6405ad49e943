"""One person's edit form in several windows: none overwrites what another kept, or what was saved since it was opened.

A form carries what it began with. What is typed into one that began before the newest text is kept beside that
(`Aside`), and both stay readable.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

from django.db import transaction
from django.utils import timezone

from reviewer.accounts.models import User
from reviewer.desk import kept
from reviewer.desk.kept import Sending
from reviewer.desk.models import Aside, Typed
from reviewer.drafts.edit import newest_edit
from reviewer.drafts.models import Draft, Revision
from reviewer.storable import storable

Fields = Mapping[str, Any]
Kept = Typed | Aside
EDIT = Typed.Form.EDIT
# What one person has beside one draft's kept text; more windows than this nobody types in.
MOST = 20
_SHOWN = ("digest", "subject", "text", "keep", "words")
_BEGUN = re.compile(r"([0-9]{1,9})-([0-9a-f]{40})")


class Begun(NamedTuple):
    """What a form began with: the number of this person's newest edit then, 0 without one, and a stamp of its words."""

    edit: int
    text: str

    def __str__(self) -> str:
        return f"{self.edit}-{self.text}"


class Newer(NamedTuple):
    """Text of the same person that is newer than what a form began with: kept since `at`, or `saved` as an edit."""

    at: datetime
    saved: bool
    stamp: str


def stamp(fields: Fields) -> str:
    """The same for the same words, however a form breaks its lines."""
    shown = json.dumps([fields.get(name) for name in _SHOWN]).replace(r"\r\n", r"\n").replace(r"\r", r"\n")
    return hashlib.sha256(shown.encode()).hexdigest()[:40]


def begun(fields: Fields) -> Begun | None:
    """As the form says it; None of a page of the release before, and of one that cannot be meant."""
    match = _BEGUN.fullmatch(str(fields.get("began", "")))
    return Begun(int(match[1]), match[2]) if match else None


def begins(user: User, draft: Draft, fields: Fields, typed: Kept | None) -> Begun:
    """What a form that shows `fields` begins with; `typed` is where they are kept."""
    told = begun(typed.fields if typed else fields)
    edit = told.edit if told else _number(newest_edit(user, draft))
    if typed is None:
        return Begun(edit, told.text if told else stamp(fields))
    return Begun(edit, stamp(typed.fields))


def keep(user: User, draft: Draft, fields: dict[str, Any], sent: Sending) -> Kept | None:
    """Remember what is typed into the form; as `kept.keep`, and never over newer text of another window."""
    began = begun(fields)
    if began is None:
        return kept.keep(user, draft.pk, EDIT, fields, sent)
    if not kept.fits(fields):
        return None
    with transaction.atomic():
        kept.one_at_a_time(user)
        aside = _aside_of(user, draft, began, sent)
        if _newer(user, draft, began, sent) is None:
            typed = kept.keep(user, draft.pk, EDIT, fields, sent)
            if typed and aside:
                aside.delete()
            return typed
        if stamp(fields) == began.text or kept.comes_late(user, draft.pk, EDIT, sent):
            return aside
        return _set_aside(user, draft, fields, sent, aside)


def mine(user: User, draft: Draft, fields: Fields, sent: Sending) -> Kept | None:
    """What is kept of this window's words."""
    began, typed = begun(fields), kept.kept(user, draft.pk, EDIT)
    if began is None or (typed and _continues(typed, began, sent)):
        return typed
    return _aside_of(user, draft, began, sent)


def newer(user: User, draft: Draft, began: Begun) -> Newer | None:
    """What a form that begins so does not know of, where there is such text."""
    return _newer(user, draft, began, kept.UNNUMBERED)


def _newer(user: User, draft: Draft, began: Begun, sent: Sending) -> Newer | None:
    typed = kept.kept(user, draft.pk, EDIT)
    if typed is not None:
        other = not _continues(typed, began, sent)
        return Newer(typed.saved_at, saved=False, stamp=stamp(typed.fields)) if other else None
    edit = newest_edit(user, draft)
    if edit is None or edit.number <= began.edit:
        return None
    return Newer(edit.created_at, saved=True, stamp=edit.digest[:40])


def _continues(one: Kept, began: Begun, sent: Sending) -> bool:
    """Whether the form has these words: its page sent them, or it began with them."""
    return bool(sent.page and one.page == sent.page) or stamp(one.fields) == began.text


def asides(user: User, draft: Draft) -> list[Aside]:
    """What stands beside the kept text, the newest first."""
    return list(Aside.objects.filter(user=user, draft=draft).order_by("-saved_at", "-pk")[:MOST])


def _aside_of(user: User, draft: Draft, began: Begun, sent: Sending) -> Aside | None:
    return next((one for one in asides(user, draft) if _continues(one, began, sent)), None)


def _set_aside(user: User, draft: Draft, fields: Fields, sent: Sending, aside: Aside | None = None) -> Aside:
    """Keep these fields beside what is kept. What the same page sent before is left aside, as `kept.keep` has it."""
    now = timezone.now()
    if aside and sent.page and sent.page == aside.page and sent.number < aside.number:
        return aside
    aside = aside or Aside(user=user, draft=draft)
    aside.fields, aside.saved_at = storable(dict(fields)), now
    aside.page, aside.number = sent
    aside.save()
    Aside.objects.filter(user=user, saved_at__lt=now - kept.KEPT_FOR).delete()
    mine = Aside.objects.filter(user=user, draft=draft)
    mine.exclude(pk__in=[one.pk for one in asides(user, draft)]).delete()
    return aside


def _move_aside(user: User, draft: Draft) -> None:
    """What is kept as the newest is so no more."""
    if typed := kept.kept(user, draft.pk, EDIT):
        sent = Sending(typed.page, typed.number)
        own = Aside.objects.filter(user=user, draft=draft, page=typed.page).first() if typed.page else None
        _set_aside(user, draft, typed.fields, sent, own)
        typed.delete()


def saved(user: User, draft: Draft, typed: Kept | None, sent: Sending) -> None:
    """What was kept as `typed`, if it was, is an edit now. What another window had kept began before: it goes aside.

    So does what went on from `typed` while that was being saved.
    """
    with transaction.atomic():
        kept.one_at_a_time(user)
        if isinstance(typed, Typed):
            if _is_all(user, draft, typed, sent):
                kept.forget_edit(user, draft.pk, sent)
                return
            _finish(user, draft, typed, sent)
        elif typed:
            _end(user, draft, typed, sent)
        _move_aside(user, draft)


def _is_all(user: User, draft: Draft, typed: Typed, sent: Sending) -> bool:
    """Whether nothing else is kept by now; what the page that saved it sent since is spared by `kept.forget_edit`."""
    now = kept.kept(user, draft.pk, EDIT)
    return now is None or (now.page != "" and now.page == sent.page) or stamp(now.fields) == stamp(typed.fields)


def throw_away(user: User, draft: Draft, fields: Fields, sent: Sending) -> bool:
    """What this window shows goes; whether text of another one is left."""
    began = begun(fields)
    with transaction.atomic():
        kept.one_at_a_time(user)
        typed = kept.kept(user, draft.pk, EDIT)
        if aside := _aside_of(user, draft, began, sent) if began else None:
            _end(user, draft, aside, sent)
        if typed and began and not _continues(typed, began, sent):
            kept.finish(user, draft.pk, EDIT, sent)
        else:
            kept.throw_away_edit(user, draft.pk, sent)
        return kept.kept(user, draft.pk, EDIT) is not None or bool(asides(user, draft))


def _end(user: User, draft: Draft, aside: Aside, sent: Sending) -> None:
    """It is used."""
    _finish(user, draft, aside, sent)
    aside.delete()


def _finish(user: User, draft: Draft, one: Kept, sent: Sending) -> None:
    """What was sent before it may still arrive, and is done with."""
    for end in sorted({Sending(one.page, one.number), sent}):
        kept.finish(user, draft.pk, EDIT, end)


def take(user: User, draft: Draft, pk: int) -> None:
    """What stood beside is what the form shows next; what was kept stands beside it now."""
    with transaction.atomic():
        kept.one_at_a_time(user)
        aside = Aside.objects.filter(user=user, draft=draft, pk=pk).first()
        if aside is None:
            return
        _move_aside(user, draft)
        # They have both before them: from now on it is newer than their last edit.
        began = Begun(_number(newest_edit(user, draft)), stamp(aside.fields))
        fields = {**aside.fields, "began": str(began)}
        Typed.objects.create(user=user, draft=draft, form=EDIT, fields=fields, page=aside.page, number=aside.number)
        aside.delete()


def drop(user: User, draft: Draft, pk: int) -> None:
    """It is not wanted any more."""
    with transaction.atomic():
        kept.one_at_a_time(user)
        if aside := Aside.objects.filter(user=user, draft=draft, pk=pk).first():
            _end(user, draft, aside, kept.UNNUMBERED)


def _number(edit: Revision | None) -> int:
    return edit.number if edit else 0
