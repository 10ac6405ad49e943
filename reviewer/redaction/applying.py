"""Putting replacements where an audience should not read what stands there. It makes an edit, and decides nothing."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction

from reviewer.accounts.models import User
from reviewer.drafts.edit import BadEdit, save_edit, working_copy
from reviewer.drafts.models import WAITS, Draft, Revision
from reviewer.redaction.hints import in_report, of_many
from reviewer.redaction.judging import HintState, Judged
from reviewer.redaction.models import Applied
from reviewer.redaction.reading.rendered import with_halves
from reviewer.redaction.values import EDITED, Where
from reviewer.storable import fitted

Change = tuple[int, int, str]
# More versions than a report has.
MOST = 12


@dataclass(frozen=True)
class Done:
    """What applying made: the edits, and the versions that could not be edited, with why."""

    edits: Sequence[Revision]
    refused: Sequence[tuple[Draft, str]] = ()


def replaced(text: str, changes: Iterable[Change]) -> str:
    """The text with each (start, end, replacement) put in; of two that overlap the first one counts. Pure."""
    parts, done = [], 0
    for start, end, words in sorted(changes):
        if start < done:
            continue
        parts += [text[done:start], words]
        done = end
    return "".join([*parts, text[done:]])


def apply(user: User, draft: Draft, revision: Revision, hints: Sequence[Judged], words: str | None = None) -> Revision:
    """The revision with these hints replaced, as the next edit of this person: by `words`, or by what is offered.

    Hints in the HTML part need no replacement: an edit drops that part. Raises BadEdit, also when `revision` is no
    longer what this person would change.
    """
    copy = working_copy(user, draft)
    if draft.current is None or copy is None or copy.pk != revision.pk:
        raise BadEdit("The text changed since you looked. Nothing is replaced; look at it again.")
    chosen = [(one, one.replacement if words is None else words) for one in hints]
    subject = replaced(revision.subject, _changes(chosen, Where.SUBJECT))
    text = replaced(revision.text, with_halves(revision.text, _changes(chosen, Where.TEXT)))
    keep = {*revision.content.to, *revision.content.cc, *(revision.content.bcc or ())}
    with transaction.atomic():
        edit = save_edit(user, draft.pk, draft.current.digest, subject, text, keep)
        _remember(user, draft, {one.hint.key: words for one, words in chosen})
    return edit


def apply_everywhere(
    user: User, draft: Draft, key: str, words: str | None = None, without: Container[int] = ()
) -> Done:
    """The same value replaced in every version of the report that waits: an edit of this person for each.

    `without` are drafts, by id, that are left as they are.
    """
    edits, refused = [], []
    for one, copy, hints in places(user, draft, key):
        if one.pk in without:
            continue
        try:
            edits.append(apply(user, one, copy, hints, words))
        except BadEdit as problem:
            refused.append((one, str(problem)))
    return Done(edits, refused)


def places(user: User, draft: Draft, key: str) -> list[tuple[Draft, Revision, list[Judged]]]:
    """Where a value stands open in the versions of the report, as this person would change them next.

    In what an edit changes: HTML parts it drops, and names stay as they are.
    """
    pairs = [(one, copy) for one in _versions(draft) if (copy := working_copy(user, one)) is not None]
    found = []
    for (one, copy), hints in zip(pairs, of_many(pairs), strict=True):
        here = [each for each in hints.judged if each.hint.key == key and each.state == HintState.OPEN]
        here = [each for each in here if each.hint.where in EDITED]
        if here:
            found.append((one, copy, here))
    return found


def _versions(draft: Draft) -> list[Draft]:
    if not in_report(draft):
        return [draft]
    same = Draft.objects.filter(WAITS, incident=draft.incident_id, kind=draft.kind)
    return list(same.select_related("current", "incident").order_by("-received_at", "-id")[:MOST])


def _changes(chosen: Iterable[tuple[Judged, str]], where: Where) -> list[Change]:
    return [(one.hint.start, one.hint.end, words) for one, words in chosen if one.hint.where == where]


def _remember(user: User, draft: Draft, words: Mapping[str, str]) -> None:
    """Offered from now on for the same value in the incident's other mails."""
    if draft.incident_id is None:
        return
    for key, said in words.items():
        values = {"words": fitted(Applied, "words", said), "user": user}
        Applied.objects.update_or_create(incident_id=draft.incident_id, key=key, defaults=values)
