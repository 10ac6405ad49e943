"""What a person typed into an edit and has not saved: it is part of what they would change next, and never left out."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils import timezone

from reviewer.accounts.models import User
from reviewer.decisions.models import Action, Decision
from reviewer.decisions.waiting import open_decisions
from reviewer.desk import kept
from reviewer.desk.editing import windows
from reviewer.desk.editing.windows import Kept
from reviewer.desk.models import Aside, Typed
from reviewer.desk.side_by_side.comparing import readable
from reviewer.desk.times import clock
from reviewer.drafts.content import Content
from reviewer.drafts.edit import BadEdit, NothingChanged, edited, save_edit
from reviewer.drafts.models import Draft, Revision
from reviewer.redaction import applying
from reviewer.redaction.applying import Done
from reviewer.redaction.judging import Judged
from reviewer.redaction.values import NAMED, Where

# More people than this do not type into one report.
MOST_OF_OTHERS = 20


def unsaved(user: User, draft: Draft) -> Kept | None:
    """The kept form of an edit, where it says something else than the edit or the text that it began with.

    Else what another window kept beside it.
    """
    typed = kept.kept(user, draft.pk, Typed.Form.EDIT)
    every: list[Kept] = [*([typed] if typed else []), *windows.asides(user, draft)]
    return next((one for one in every if _says_more(user, draft, one)), None)


def of_others(user: User, drafts: Collection[Draft]) -> dict[int, list[Kept]]:
    """The same of other people, by draft: one for each person and window. Two queries where nobody types."""
    there = {draft.pk: draft for draft in drafts}
    rows = Typed.objects.filter(form=Typed.Form.EDIT, draft__in=there)
    every: list[Kept] = [
        *rows.exclude(user=user).select_related("user")[:MOST_OF_OTHERS],
        *Aside.objects.filter(draft__in=there).exclude(user=user).select_related("user")[:MOST_OF_OTHERS],
    ]
    found: dict[int, list[Kept]] = {}
    for one in every:
        if _says_more(one.user, there[one.draft_id], one):
            found.setdefault(one.draft_id, []).append(one)
    return found


def _says_more(user: User, draft: Draft, typed: Kept) -> bool:
    base = draft.revisions.filter(digest=typed.fields["digest"], author=None).first()
    if base is None:
        return True
    mine = draft.revisions.filter(author=user, base=base, discarded_at=None).order_by("-number").first()
    if mine is not None:
        return _digest(base.content, typed) != mine.digest
    # The form of a mail that is HTML alone begins with what that says: nobody typed it.
    began = replace(base.content, text=readable(base))
    return _digest(began, typed) != began.digest


def _digest(base: Content, typed: Kept) -> str:
    """That of what saving it would make of `base`; "" where it cannot be saved as it is."""
    fields = typed.fields
    try:
        return edited(base, fields["subject"], fields["text"], set(fields["keep"])).digest
    except NothingChanged:
        return base.digest
    except BadEdit:
        return ""


def save_unsaved(user: User, draft: Draft) -> Revision | None:
    """What is typed becomes the next edit of this person; None where there is nothing. Raises BadEdit.

    A kept form that says nothing new goes: it would hide the next edit from whoever opens the form. What is typed
    meanwhile goes aside.
    """
    typed = kept.kept(user, draft.pk, Typed.Form.EDIT)
    if typed is None:
        return None
    saved = _saved(user, draft, typed) if _says_more(user, draft, typed) else None
    if words := typed.fields["words"]:
        kept.keep_reason(user, draft.pk, Action.EDIT, words, began=typed.fields.get("reason_began") or None)
    windows.saved(user, draft, typed, kept.UNNUMBERED)
    return saved


def _saved(user: User, draft: Draft, typed: Typed) -> Revision:
    fields = typed.fields
    try:
        return save_edit(user, draft.pk, fields["digest"], fields["subject"], fields["text"], set(fields["keep"]))
    except BadEdit:
        raise BadEdit(
            f"What you typed into the edit of the {draft.audience_label} version is not saved, and cannot be as it is. "
            "Nothing is replaced in it. Open its edit first."
        ) from None


def why_left(found: Judged) -> str:
    """Why nothing can be put in its place, as a sentence that says what helps; empty where something can."""
    if found.hint.where not in NAMED:
        return ""
    if found.hint.where == Where.MAILBOX:
        return "An edit leaves the mailbox's words as they are: change them on MultiMail, or dismiss the hint."
    out = "take the recipient out in an edit, " if found.hint.where == Where.NAMES else ""
    return f"An edit leaves names as they are: {out}dismiss the hint, or reject the version."


def replace_here(
    user: User, draft: Draft, found: Judged, words: str | None, *, throughout: bool = False
) -> tuple[int, Revision | None]:
    """Replace one hint in what this person would change next, or all that say the same there. Raises BadEdit.

    In how many places that was, and the edit that what they typed became.
    """
    if why := why_left(found):
        raise BadEdit(why)
    before = _open_there(user, draft, found)
    saved = save_unsaved(user, draft)
    if saved is None:
        chosen = before if throughout and before else [found]
        applying.apply(user, draft, found.hint.revision, chosen, words)
        return len(chosen), None
    after = _open_there(user, draft, found)
    if not after:
        raise BadEdit("What you typed is saved as your edit. It does not say this any more.")
    # As many as before: the one in the same place. Else the first: all of them say the same.
    place = next((at for at, one in enumerate(before) if one.hint.pk == found.hint.pk), 0)
    chosen = after if throughout else [after[place if len(after) == len(before) else 0]]
    applying.apply(user, draft, saved, chosen, words)
    return len(chosen), saved


def _open_there(user: User, draft: Draft, found: Judged) -> list[Judged]:
    """Where the same value stands open in what this person would change next."""
    here = applying.places(user, draft, found.hint.key)
    return next((hints for one, _, hints in here if one.pk == draft.pk), [])


@dataclass(frozen=True)
class Everywhere:
    """Where a value stands open in a report: the `places` that can be changed, and the versions `left`, with why."""

    places: Sequence[tuple[Draft, Revision, list[Judged]]]
    left: Sequence[tuple[Draft, str]] = ()


def everywhere(user: User, draft: Draft, key: str) -> Everywhere:
    """As this person would change the versions next. A decided one is left as it is: an edit changes it no more."""
    found = applying.places(user, draft, key)
    decisions, now = open_decisions([one.pk for one, _, _ in found]), timezone.now()
    return Everywhere(
        [each for each in found if each[0].pk not in decisions],
        [(one, _by_whom(decisions[one.pk], now)) for one, _, _ in found if one.pk in decisions],
    )


def _by_whom(decision: Decision, now: datetime) -> str:
    return f"{decision.decided_by} {decision.past_tense} it at {clock(decision.decided_at, now)}. It is left as it is."


def replace_everywhere(user: User, draft: Draft, key: str, words: str | None) -> Done:
    """The same value replaced in every version of the report, and in what this person typed into them."""
    there = everywhere(user, draft, key)
    refused = list(there.left)
    for one, _, _ in there.places:
        try:
            save_unsaved(user, one)
        except BadEdit as problem:
            refused.append((one, str(problem)))
    done = applying.apply_everywhere(user, draft, key, words, without={one.pk for one, _ in refused})
    return Done(done.edits, [*refused, *done.refused])
