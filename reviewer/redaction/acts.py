"""What reviewers do with hints: dismiss, reopen, let through, mark what was missed. Each is an audit event.

An event names category, place and key of a hint, never the text that it points at (invariants 6 and 7).

What is locked is locked in one order, by whoever decides as well: the draft, scans, the history's end, marks. So an act
takes its draft first and counts anew when its transaction has ended: nobody holds the history while the engine looks.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any
from unicodedata import normalize
from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from reviewer import borders
from reviewer.accounts.models import User
from reviewer.accounts.rights import DECIDERS, leads_only, read_only, too_short
from reviewer.audit.actions import Act
from reviewer.audit.record import record, record_many
from reviewer.drafts.history import entry
from reviewer.drafts.models import Draft, Revision
from reviewer.marks.leave import RULES_CHANGED, leave
from reviewer.redaction.counting import recount, uncount
from reviewer.redaction.hints import in_report, of
from reviewer.redaction.models import Dismissal, Hint, Override, RevisionScan
from reviewer.redaction.reading import markup
from reviewer.redaction.scanning import MOST_MARKS, key_of, part_of, through, value_of
from reviewer.redaction.values import Category, Where
from reviewer.storable import fitted

# The part of a mail, and from where to where.
Place = tuple[str, int, int]

LONGEST_MARK = 2000
MOST_WORDS = 60
# What whoever lets a version through is asked for.
WHY_AS_IT_IS = "Say why it may go out as it is"
_WORD = re.compile(r"\w+")
# What may stand between two words of a passage that was selected in a laid-out text: spaces, marks of Markdown.
_BETWEEN = r"[\W_]{1,12}"
# An HTML part that is laid out as text has these for digits in `<sup>` and `<sub>`.
_RAISED = re.compile("[\u00b2\u00b3\u00b9\u2070\u2074-\u2079\u2080-\u2089]")


class BadWord(ValueError):
    """It cannot be said so; `str()` says why, in a sentence for the person."""


def dismiss(user: User, draft: Draft, hint: Hint, reason: str, words: str = "") -> Dismissal:
    """This value may be read by this draft's audience, in every version of its report that is for the same one.

    The same again gives the same one, whoever made it; one whose person may not dismiss any more makes room. Raises
    BadWord.
    """
    _check_person(user)
    if reason not in Dismissal.Reason.values:
        raise BadWord("Choose one of the reasons.")
    mine = {"key": hint.key, "audience": draft.audience, "reopened_at": None, **_report(draft)}
    said = {
        "category": hint.category,
        "reason": reason,
        "words": fitted(Dismissal, "words", words.strip()),
        "user": user,
    }
    with transaction.atomic():
        _lock(draft)
        lapsed = Dismissal.objects.filter(**mine).exclude(user__is_active=True, user__role__in=DECIDERS)
        lapsed.update(reopened_at=timezone.now())
        # Of two people at two versions of the report the database lets one make it.
        dismissal, made = Dismissal.objects.get_or_create(**mine, defaults=said)
        if made:
            uncount(draft)
            data = {"reason": dismissal.get_reason_display(), "words": dismissal.words, **_named(hint)}
            record(entry(user.actor, Act.HINT_DISMISSED, draft, **data))
    if made:
        recount(draft)
    return dismissal


def reopen(user: User, draft: Draft, dismissal: Dismissal) -> None:
    """Take a dismissal back; one that is reopened already is left alone. Raises BadWord."""
    _check_person(user)
    with transaction.atomic():
        _lock(draft)
        if not Dismissal.objects.filter(pk=dismissal.pk, reopened_at=None).update(reopened_at=timezone.now()):
            return
        uncount(draft)
        data = {"category": dismissal.category, "key": dismissal.key[:16], "audience": dismissal.audience}
        record(entry(user.actor, Act.HINT_REOPENED, draft, **data))
        leave(RULES_CHANGED)
    recount(draft)


def override(user: User, draft: Draft, revision: Revision, keys: set[str], reason: str) -> None:
    """Let one revision go out although these hints block it. Only a lead may, and says why. Raises BadWord.

    `keys` are those the person saw: a blocker that came since is not let through with them, and what they name beyond
    what blocks is left out. What was let through before stays so. The same again records nothing.
    """
    if not user.may_set_rules:
        raise BadWord(leads_only("let a blocked version through"))
    reason = reason.strip()
    if why := too_short(reason, WHY_AS_IT_IS):
        raise BadWord(why)
    with transaction.atomic():
        _lock(draft)
        # Read anew: what another lead let through meanwhile counts.
        found = of(draft, Revision.objects.get(pk=revision.pk))
        if found.blocking_keys - keys:
            raise BadWord("Something else blocks it since you looked. Read it again.")
        if not (let := found.blocking_keys):
            return
        kept = fitted(Override, "reason", reason)
        Override.objects.create(revision=revision, keys=sorted(let), reason=kept, user=user)
        RevisionScan.objects.filter(revision=revision).update(through=through(revision), uncounted=uuid4())
        data = {"revision": revision.number, "digest": revision.digest, "hints": len(let), "reason": kept}
        record(entry(user.actor, Act.HINT_OVERRIDDEN, draft, **data))
    recount(draft)


def mark_passage(user: User, draft: Draft, revision: Revision, passage: str, category: str) -> list[Hint]:
    """Mark a passage by its words, wherever they stand in subject or text, however it is laid out between them.

    Of a mail without a text its HTML part is read.

    Raises BadWord, also when it stands nowhere.
    """
    words = _WORD.findall(passage)
    if not words or len(words) > MOST_WORDS or len(passage) > LONGEST_MARK:
        raise BadWord(f"Select the passage in the text first: 1 to {MOST_WORDS} words.")
    said = _BETWEEN.join(map(re.escape, words))
    if not revision.text.strip():
        said = _RAISED.sub(lambda digit: f"[{digit[0]}{normalize('NFKC', digit[0])}]", said)
    pattern = re.compile(f"{borders.before(words[0])}{said}{borders.after(words[-1])}")
    places = list(_places(revision, pattern))
    if not places:
        raise BadWord("These words do not stand in this version. Select the passage again, without what is around it.")
    return mark_places(user, draft, revision, places[:MOST_MARKS], category)


def mark_places(user: User, draft: Draft, revision: Revision, places: Sequence[Place], category: str) -> list[Hint]:
    """What the rules missed at all of these places becomes hints, or at none; the same again gives the same ones.

    They are hints in every other revision of the draft as well: those are looked at anew when somebody asks about them.
    Raises BadWord.
    """
    _check_person(user)
    if category not in set(Category):
        raise BadWord("Choose what sort of thing it is.")
    for place in places:
        _check_place(revision, *place)
    hints, made = list[Hint](), list[Hint]()
    with transaction.atomic():
        _lock(draft)
        for where, start, end in places:
            values = {
                "key": key_of(category, value_of(revision, where, start, end)),
                "reason": f"Marked by {user}.",
                "replacement": "[removed]",
                "author": user,
            }
            hint, is_new = Hint.objects.get_or_create(
                revision=revision, where=where, start=start, end=end, category=category, defaults=values
            )
            hints.append(hint)
            made += [hint] * is_new
        if not made:
            return hints
        scans = RevisionScan.objects.filter(revision__draft=draft.pk)
        scans.update(uncounted=uuid4())
        scans.exclude(revision=revision.pk).update(stamp="")
        record_many([entry(user.actor, Act.HINT_MARKED, draft, **_named(hint)) for hint in made])
        leave(RULES_CHANGED)
    recount(draft)
    return hints


def _check_place(revision: Revision, where: str, start: int, end: int) -> None:
    if where not in set(Where) or not 0 <= start < end or not value_of(revision, where, start, end).strip():
        raise BadWord("Select the passage in the text first.")
    if end - start > LONGEST_MARK or end > len(part_of(revision, where)):
        raise BadWord(f"A passage has at most {LONGEST_MARK:,} characters and lies within the text.")


def _places(revision: Revision, pattern: re.Pattern[str]) -> Iterator[Place]:
    """Where it stands in subject and text; of a mail without a text, in what its HTML part says."""
    for where in (Where.SUBJECT, Where.TEXT):
        for match in pattern.finditer(part_of(revision, where)):
            yield where, *match.span()
    if not revision.text.strip():
        page = markup.shown(revision.html)
        for match in pattern.finditer(page.text):
            yield Where.HTML, *page.written(*match.span())


def _lock(draft: Draft) -> None:
    """Whoever decides the draft, or says another word at it, waits until the transaction ends."""
    Draft.objects.select_for_update(no_key=True).only("pk").get(pk=draft.pk)


def _check_person(user: User) -> None:
    if not user.may_decide:
        raise BadWord(read_only("say so"))


def _report(draft: Draft) -> dict[str, Any]:
    """What a dismissal holds for."""
    if in_report(draft):
        return {"incident": draft.incident, "kind": draft.kind, "draft": None}
    return {"incident": None, "kind": "", "draft": draft}


def _named(hint: Hint) -> dict[str, Any]:
    """A hint in the history: where it stands, and what sort of thing it is."""
    place = f"{hint.where} {hint.start}-{hint.end}"
    return {"category": hint.category, "place": place, "revision": hint.revision.number, "key": hint.key[:16]}
