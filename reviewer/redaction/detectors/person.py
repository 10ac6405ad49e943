"""Names of individuals: weighed by what they look like and what stands around them, by handles, and by the roster."""

from collections.abc import Iterable, Iterator

from reviewer.redaction.detectors import cued_people, signed
from reviewer.redaction.listed.roster import on_roster
from reviewer.redaction.naming.known import named_by_weight
from reviewer.redaction.naming.small import speakers
from reviewer.redaction.pattern import Deferred
from reviewer.redaction.values import Category, Detector, Find, Passage


def _names(passage: Passage) -> Iterable[Find]:
    """Names that weigh more for a person than for a customer or for neither."""
    return named_by_weight(passage, Category.PERSON)


_HANDLE = Deferred(r"@([a-z][a-z0-9]*(?:[._-][a-z0-9]+)*)(?![\w@/(`]|[.-]\w)")
_ATTACHED = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.@/+`'\"=#-}])")
_NOBODY = Deferred(
    r"here|channel|all|everyone|everybody|group|(?:.*[._-])?(?:team|teams|oncall|on-call|support|ops|sre|dev"
    r"|devs|engineering|eng|infra"
    r"|platform|security|billing|payments|bot|alerts|squad|leads|admins|group|core|backend|frontend|data|dba"
    r"|dbas|network|managers|staff)"
    r"|(?:team|oncall|on-call|sre|ops|dev|infra|platform|security)[._-].*"
    r"|retry|retryable|cached?|cached_property|property|override|deprecated|app|test|tests|before|after|media"
    r"|import|param|return|returns"
    r"|throws|see|todo|author|since|version|types?|babel|angular|nestjs|pytest|mock|patch|wraps|staticmethod"
    r"|classmethod|dataclass"
    r"|transactional|async|component|injectable|input|output|autowired|bean|service|controller|latest|next|beta"
    r"|alpha|stable|charset"
    r"|keyframes|supports|page|font-face|tailwind|apply|layer|include|extend|mixin|use|decorator|lru_cache"
    r"|functools|celery|shared_task"
    r"|.*\.(?:com|net|org|io|dev|example)"
    r"|(?:pytest|app|router|blueprint|celery|functools|click|mock|unittest|hypothesis|contextlib|dataclasses|typing|abc"
    r"|asyncio|strawberry|nestjs|angular)\..*"
    r"|task|login_required|timeout|throttle|ratelimit|rate_limit|backoff|circuit|circuitbreaker|scheduled"
    r"|entity|table|id|column|query"
)
_DECORATES = Deferred(
    r"[^\n]{0,200}\n\s{0,20}(?:@|(?:async )?def |class |(?:public|private|protected|export|function) )|\s(?:decorator"
    r"|annotation|scope|rule)"
)


def _handles(passage: Passage) -> Iterator[Find]:
    """Handles of individuals; neither those of teams nor decorators, scopes and rules in code."""
    text = passage.text
    fences = before = 0
    place = text.find("@")
    while place >= 0:
        fences += text.count("```", before, place)
        before = place
        handle = _HANDLE.match(text, place) if text[max(0, place - 1) : place] not in _ATTACHED else None
        if handle and fences % 2 == 0 and not _NOBODY.fullmatch(handle[1]) and not _DECORATES.match(text, handle.end()):
            yield Find(place, handle.end())
        place = text.find("@", place + 1)


def _speakers(passage: Passage) -> Iterator[Find]:
    """Whoever speaks in a chat, but for machines and groups."""
    for start, end in speakers(passage):
        if not _NOBODY.fullmatch(passage.text[start:end]):
            yield Find(start, end)


def _from_roster(passage: Passage) -> Iterable[Find]:
    """People whom the organisation has named, in any order of their names, by one of them, or by their handle."""
    return passage.once(on_roster)


DETECTORS: tuple[Detector, ...] = (
    Detector("person-name", Category.PERSON, "Names an individual", "[an engineer]", (), _names),
    Detector("person-handle", Category.PERSON, "The handle of an individual", "[an engineer]", ("@",), _handles),
    Detector("person-speaker", Category.PERSON, "Speaks in a chat", "[an engineer]", (), _speakers),
    Detector("person-signing", Category.PERSON, "Signs the mail", "[an engineer]", signed.GATE, signed.find),
    Detector("person-at-the-end", Category.PERSON, "Signs the mail", "[an engineer]", (), signed.at_the_end),
    Detector(
        "person-titled",
        Category.PERSON,
        "Names an individual",
        "[an engineer]",
        cued_people.TITLE_GATE,
        cued_people.titled,
    ),
    Detector(
        "person-greeted",
        Category.PERSON,
        "Names an individual",
        "[an engineer]",
        cued_people.SALUTED_GATE,
        cued_people.saluted,
    ),
    Detector(
        "person-related",
        Category.PERSON,
        "Names an individual",
        "[an engineer]",
        cued_people.RELATED_GATE,
        cued_people.related,
    ),
    Detector(
        "person-posted",
        Category.PERSON,
        "Names an individual",
        "[an engineer]",
        cued_people.POSTED_GATE,
        cued_people.posted,
    ),
    Detector(
        "person-left", Category.PERSON, "Names an individual", "[an engineer]", cued_people.LEFT_GATE, cued_people.left
    ),
    Detector("person-roster", Category.PERSON, "On your list of people", "[an engineer]", (), _from_roster),
)
