"""What the checks say of a text that is being typed: hints for its audience, and what it says otherwise than others."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import lru_cache, partial

from django.utils import timezone

from reviewer.accounts.models import User
from reviewer.comparison import when_asked
from reviewer.comparison.values import Contradiction, Version
from reviewer.desk.in_edit import where
from reviewer.desk.side_by_side import comparing, loading
from reviewer.desk.side_by_side.comparing import LONGEST, MOST_FACTS
from reviewer.desk.side_by_side.earlier import of_thread
from reviewer.desk.side_by_side.facts import title
from reviewer.desk.standing import versions
from reviewer.desk.standing.versions import load_versions
from reviewer.desk.times import clock
from reviewer.drafts.content import Content
from reviewer.drafts.edit import keeping, working_copy
from reviewer.drafts.models import Draft, Revision
from reviewer.redaction.hints import of_typed
from reviewer.redaction.judging import Judged
from reviewer.redaction.values import EDITED

# What a text beside the typed one is called, and what it says.
Named = tuple[str, Version]
# What so many texts say otherwise is kept: a form is opened, shown again and saved with the same one.
MOST_TYPED = 16


@dataclass(frozen=True)
class Differs:
    """Something this text says otherwise than itself or what its readers have: what, why, and each value as written."""

    what: str
    reason: str
    said: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Open:
    """An open hint, what a form names it by, and the text in which it stands.

    `places`, at the first of several that say the same in what can be replaced: how many.
    """

    place: str
    one: Judged
    text: str
    places: int = 1

    @property
    def where(self) -> str:
        """For people: "Subject", or what its section is called."""
        return where(self.text, self.one)


@dataclass(frozen=True)
class Checks:
    """Hints that are open, the grave ones first; how many of the agent's mail are gone; facts that differ.

    `too_long`: the text is too long for its facts to be compared.
    `crowded`: how many facts of a text were compared, where it or one beside it has more. `failed`: none could be.
    """

    open: Sequence[Open] = ()
    resolved: int = 0
    differs: Sequence[Differs] = field(default_factory=list)
    too_long: bool = False
    crowded: int = 0
    failed: bool = False

    @property
    def total(self) -> int:
        """All that there was to do about hints."""
        return len(self.open) + self.resolved


def check(user: User, draft: Draft, subject: str, text: str, keep: Sequence[str]) -> Checks:
    """The hints of what is typed, against those of what waits; its facts against those of the other versions.

    `keep` are the recipients that stay.
    """
    if draft.current is None:
        return Checks()
    began = _typed(draft.current, draft.current.subject, comparing.readable(draft.current))
    was, now = of_typed(draft, [began, keeping(_typed(draft.current, subject, text), keep)])
    left = list(_placed(now))
    gone = {one.hint.key for one in was if _wants_a_word(one)} - {one.hint.key for _, one in left}
    ordered = sorted(_counted(left, text), key=lambda each: not each.one.blocks)
    if len(text) > LONGEST:
        return Checks(ordered, len(gone), too_long=True)
    typed, moment = Version(draft.audience, subject, text), timezone.now()
    beside = _other_versions(user, draft, moment), _earlier_mails(draft, moment)
    hints = Checks(ordered, len(gone))
    compared = partial(_compared, hints, draft, typed, *beside)
    return comparing.unless_it_fails(compared, replace(hints, failed=True))


def open_hint(draft: Draft, subject: str, text: str, place: str) -> Judged | None:
    """The open hint that a form named, where it stands in what is typed by now; None where it stands there no more."""
    return dict(_of_text(draft, subject, text)).get(place)


def open_hints(draft: Draft, subject: str, text: str, key: str) -> list[Judged]:
    """Every open hint of a value in what is typed by now."""
    return [one for _, one in _of_text(draft, subject, text) if one.hint.key == key]


def _of_text(draft: Draft, subject: str, text: str) -> Iterator[tuple[str, Judged]]:
    """The open hints of what can be replaced, with their names."""
    return _placed(of_typed(draft, [Content(subject, (), text=text)])[0])


def _typed(base: Revision, subject: str, text: str) -> Content:
    """What saving it sends: MultiMail makes the HTML part anew, from the text."""
    return replace(base.content, subject=subject, text=text, html="")


def _counted(placed: Sequence[tuple[str, Judged]], text: str) -> Iterator[Open]:
    places = Counter(one.hint.key for _, one in placed if one.hint.where in EDITED)
    for place, one in placed:
        # Asked for once: the first of those that can be replaced tells of all.
        yield Open(place, one, text, places.pop(one.hint.key, 1) if one.hint.where in EDITED else 1)


def _placed(judged: Sequence[Judged]) -> Iterator[tuple[str, Judged]]:
    """The open hints in reading order, each with its name: in which part, what value, and which of its places there.

    Offsets would not do: more was typed than was looked at when a form comes.
    """
    seen: Counter[str] = Counter()
    for one in sorted(filter(_wants_a_word, judged), key=lambda one: (one.hint.where, one.hint.start)):
        value = f"{one.hint.where}:{one.hint.key}"
        yield f"{value}:{seen[value]}", one
        seen[value] += 1


def _wants_a_word(one: Judged) -> bool:
    return one.blocks or one.warns


def _other_versions(user: User, draft: Draft, now: datetime) -> list[Named]:
    """The other versions of the report, as their readers get them or this person would change them next."""
    copies = [(one.draft, _copy(user, one)) for one in load_versions(draft, now) if one.draft.pk != draft.pk]
    versions = [
        (one.audience_label, Version(one.audience, copy.subject, comparing.readable(copy)))
        for one, copy in copies
        if copy is not None
    ]
    return [(name, version) for name, version in versions if len(version.text) <= LONGEST]


def _copy(user: User, one: versions.Version) -> Revision | None:
    in_place = Revision.objects.filter(pk=one.text_in_place).first() if one.text_in_place else None
    return in_place or working_copy(user, one.draft)


def _earlier_mails(draft: Draft, now: datetime) -> list[Named]:
    mails = of_thread(draft, loading.thread([draft]))
    return [(f"the earlier mail of {clock(mail.at, now)}", mail.version) for mail in mails]


def _compared(hints: Checks, draft: Draft, typed: Version, others: Sequence[Named], mails: Sequence[Named]) -> Checks:
    """The checks of hints, with the facts that differ."""
    differs = _differing(draft, typed, others, mails)
    crowded = comparing.crowded((typed, *(version for _, version in (*others, *mails))))
    return replace(hints, differs=differs, crowded=crowded * MOST_FACTS)


def _differing(draft: Draft, typed: Version, others: Sequence[Named], mails: Sequence[Named]) -> list[Differs]:
    """What the typed version says otherwise than itself, the other versions, and earlier mails of its thread."""
    own = (draft.audience_label, typed)
    names, versions = zip(own, *others, strict=True)
    found = _between(versions)
    differs = [_told(one, names, versions) for one in found if any(place.version == 0 for place in one.values)]
    if mails:
        names, versions = zip(own, *mails, strict=True)
        differs += [_told(one, names, versions) for one in _against_thread(typed, versions[1:])]
    return differs


# Of their own, beside those of the pages: each pause in typing asks for another text, and would push these out.
@lru_cache(maxsize=MOST_TYPED)
def _between(versions: tuple[Version, ...]) -> comparing.Found:
    return tuple(when_asked.contradictions(versions, comparing.read(versions), MOST_FACTS))


@lru_cache(maxsize=MOST_TYPED)
def _against_thread(typed: Version, mails: tuple[Version, ...]) -> comparing.Found:
    return tuple(when_asked.against_thread(typed, mails, comparing.read([typed, *mails]), MOST_FACTS))


def _told(found: Contradiction, names: Sequence[str], versions: Sequence[Version]) -> Differs:
    said = []
    for place in found.values:
        part = versions[place.version].subject if place.where == "subject" else versions[place.version].text
        said.append((names[place.version], part[place.start : place.end]))
    return Differs(title(found.kind, found.about), found.reason, list(dict.fromkeys(said)))
