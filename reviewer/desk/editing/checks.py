"""What the checks say of a text that is being typed: hints for its audience, and what it says otherwise than others."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.utils import timezone

from reviewer.accounts.models import User
from reviewer.comparison import contradictions
from reviewer.comparison.values import Contradiction, Version
from reviewer.desk.report import load_report
from reviewer.desk.side_by_side import comparing, loading
from reviewer.desk.side_by_side.comparing import LONGEST, MOST_FACTS
from reviewer.desk.side_by_side.earlier import of_thread
from reviewer.desk.side_by_side.facts import title
from reviewer.desk.times import clock
from reviewer.drafts.edit import working_copy
from reviewer.drafts.models import Draft
from reviewer.redaction.hints import of_typed
from reviewer.redaction.judging import Judged


@dataclass(frozen=True)
class Differs:
    """Something this text says otherwise than itself or what its readers have: what, why, and each value as written."""

    what: str
    reason: str
    said: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Checks:
    """Hints that are open, the grave ones first; how many of the agent's text are gone; facts that differ.

    Each hint comes with what a form names it by. `too_long`: the text is too long for its facts to be compared.
    `crowded`: how many of its facts were compared, where it has more.
    """

    open: Sequence[tuple[str, Judged]] = ()
    resolved: int = 0
    differs: Sequence[Differs] = field(default_factory=list)
    too_long: bool = False
    crowded: int = 0

    @property
    def total(self) -> int:
        """All that there was to do about hints."""
        return len(self.open) + self.resolved


def check(user: User, draft: Draft, subject: str, text: str) -> Checks:
    """The hints of what is typed, against those of what waits; its facts against those of the other versions."""
    if draft.current is None:
        return Checks()
    was, now = of_typed(draft, [(draft.current.subject, draft.current.text), (subject, text)])
    left = list(_placed(now))
    gone = {one.hint.key for one in was if _wants_a_word(one)} - {one.hint.key for _, one in left}
    ordered = sorted(left, key=lambda each: not each[1].blocks)
    if len(text) > LONGEST:
        return Checks(ordered, len(gone), too_long=True)
    typed = Version(draft.audience, subject, text)
    differs = _differing(user, draft, typed)
    return Checks(ordered, len(gone), differs, crowded=comparing.crowded((typed,)) * MOST_FACTS)


def standing(draft: Draft, subject: str, text: str, place: str) -> Judged | None:
    """The open hint that a form named, where it stands in what is typed by now; None where it stands there no more."""
    return dict(_placed(of_typed(draft, [(subject, text)])[0])).get(place)


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


def _differing(user: User, draft: Draft, typed: Version) -> list[Differs]:
    """What the typed version says otherwise than itself, the other versions, and earlier mails of its thread."""
    now = timezone.now()
    return [*_beside_versions(user, draft, typed, now), *_beside_thread(draft, typed, now)]


def _beside_versions(user: User, draft: Draft, typed: Version, now: datetime) -> list[Differs]:
    names, versions = [draft.audience_label], [typed]
    for other in load_report(draft, now).versions:
        copy = working_copy(user, other.draft)
        if other.draft.pk != draft.pk and copy is not None and len(copy.text) <= LONGEST:
            names.append(other.draft.audience_label)
            versions.append(Version(other.draft.audience, copy.subject, copy.text))
    found = contradictions.find(versions, comparing.read(versions), MOST_FACTS)
    return [_told(one, names, versions) for one in found if any(place.version == 0 for place in one.values)]


def _beside_thread(draft: Draft, typed: Version, now: datetime) -> list[Differs]:
    mails = of_thread(draft, loading.thread([draft]))
    names = [draft.audience_label, *(f"the earlier mail of {clock(mail.at, now)}" for mail in mails)]
    versions = [typed, *(mail.version for mail in mails)]
    read = comparing.read(versions)
    found = contradictions.against_thread(typed, versions[1:], read, MOST_FACTS) if mails else []
    return [_told(one, names, versions) for one in found]


def _told(found: Contradiction, names: Sequence[str], versions: Sequence[Version]) -> Differs:
    said = []
    for place in found.values:
        part = versions[place.version].subject if place.where == "subject" else versions[place.version].text
        said.append((names[place.version], part[place.start : place.end]))
    return Differs(title(found.kind, found.about), found.reason, list(dict.fromkeys(said)))
