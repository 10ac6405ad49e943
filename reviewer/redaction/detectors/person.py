"""Names of individuals: by the names that people have, by what is said of them, by their handles, and by the roster."""

import re
from collections.abc import Iterable, Iterator

from reviewer.redaction.capitals import Run, Word, runs
from reviewer.redaction.cues import phrases, told_by
from reviewer.redaction.pattern import Deferred
from reviewer.redaction.roster import roster_of
from reviewer.redaction.tables import cells_of
from reviewer.redaction.values import Category, Detector, Find, Passage
from reviewer.redaction.vocabulary import COMPANY_FORMS, COMPANY_TRADES
from reviewer.redaction.wordlist import words

REACH = 48  # how far before a name its cue may begin, in characters

_COMPANY = (COMPANY_FORMS | COMPANY_TRADES) - {"co", "se", "sa"}

# What stands before somebody's name.
_BEFORE = phrases(
    """
    paged | pinged | called | phoned | texted | woke | asked | told | tell | ask | ping | page | emailed |
    messaged | notified | informed | cc | cc'd | dear | hi | hello | hey | thanks | thanks to | thank you |
    kudos to | credit to | shoutout to | shout-out to | props to | assigned to | reassigned to | handed over to
    | hand over to | handed off to | handoff to | handover to | handed to | escalated to | delegated to | owned
    by | led by | reviewed by | approved by | deployed by | merged by | reported by | acknowledged by | written
    by | prepared by | found by | noticed by | authored by | started by | done by | run by | fixed by | applied
    by | confirmed by | triggered by | signed by | promoted by | restarted by | corrected by | spotted by |
    handled by | together with | along with | with help from | help from | paired with | engineer | colleague |
    manager | director | commander | scribe | developer | dba | intern | on-call was | on call was | on-call is
    | commander was | commander is | led was | primary was | secondary was | lead was | lead is | mr | mrs | ms
    | dr | mr. | mrs. | ms. | dr. | herr | frau | prof.
    """
)
_LABELS = phrases(
    """
    owner | owners | assignee | assignees | assigned | author | reviewer | reviewers | approver | approvers |
    reported by | incident commander | commander | ic | scribe | comms | comms lead | communications |
    communications lead | on-call | oncall | on-call engineer | primary | secondary | responder | responders |
    participants | attendees | present | lead | contact | engineer | manager | prepared by | from | to | cc |
    resolver | dri | poc | point of contact | name | who | signed | tech lead | ops lead | written by | owned by
    | deployed by | approved by | acknowledged by | led by | author(s) | owner(s)
    """
)
# What joins a name to one that was found before it.
_JOIN = Deferred(r"[\w.'\u2019]\)?,?\s(?:and|&|or)\s$|,\s$|\s/\s$|/$|\s\+\s$")
# What people alone do, after their name.
_DOES = Deferred(
    r"(?:\s\([^()\n]{1,30}\))?,?\s(?:(?:then|also|later|already|just|quickly|again|immediately|manually|finally"
    r"|first|who|has|had|have|is|was"
    r"|will|and [A-Z][\w'\u2019-]{1,20}|from [\w -]{1,30}? (?:team|squad))\s){0,2}"
    r"(?:acknowledged|acked|acks|paged|pages|pinged|noticed|notices|suggested|proposed|joined|joins|volunteered"
    r"|wrote|writes|said|says"
    r"|asked|asks|thinks|thought|called|calls|deployed|deploys|merged|merges|reverted|reverts|rolled back"
    r"|rolls back|rolling back"
    r"|restarted|restarts|restarting|investigated|investigates|investigating|declared|escalated|pushed|ran"
    r"|checked|checks|spotted|found"
    r"|realised|realized|opened|drained|promoted|disabled|enabled|failed over|took over|takes over|took|takes"
    r"|handed|handled|handles|led"
    r"|leads|fixed|fixes|wrote up|owns|logged|ssh'd|looked|looks|looking|increased|raised|confirmed|confirms"
    r"|started|kicked off|applied"
    r"|patched|reviewed|reviews|approved|approves|replied|replies|answered|mentioned|explained|remembered"
    r"|forgot|decided|updated|posted"
    r"|stayed|volunteers|coordinated|coordinates|adds|added|moved|moves|changed|changing|scaled|expects|freed"
    r"|watches|watching|tells"
    r"|tried|went|came|left|helped|helps|on call|on-call|on it|off shift|your team|working on|speaks|spoke"
    r"|compared|made|makes)\b"
)
# What only a machine, an office or a company does as well: a single unknown name needs more than these.
_TIME = Deferred(
    r"(?:^|\n)[\s>*|\[(-]*(?:\d{4}-\d\d-\d\d[T ])?\d{1,2}:\d\d(?::\d\d)?(?:\s?(?:UTC|Z|GMT|CES?T|am|pm|AM"
    r"|PM))?[\])]?[\s|:\u2013\u2014-]*$"
)
_TEAM = Deferred(
    r",?\s(?:from|of|on|in|at)\s(?:the\s)?(?:[\w-]+\s){0,3}(?:team|squad|on-call|oncall|guild|desk|rotation)\b",
    re.IGNORECASE,
)
_OWNED = Deferred(
    r"\s(?:team|manager|shift|laptop|account|PR|change|fix|patch|commit|branch|script|phone|runbook|deploy"
    r"|rollback|notes|work)\b"
)
_CLOSING = Deferred(
    r"(?:\b(?:cheers|thanks|thank you|best|greetings)[,.!]?|[-\u2013\u2014]{1,2})\s*$",
    re.IGNORECASE,
)
_HEADS = Deferred(
    r"\b(?:owners?|assignees?|engineers?|on-?call|who|responders?|reviewers?|authors?|actors?|by|dri|approvers?"
    r"|commander)\b"
)


def _names(passage: Passage) -> Iterator[Find]:
    """Names that are known as such, those that a cue makes one, and both again wherever they stand alone."""
    text = passage.text
    found: list[Run] = []
    waiting: list[Run] = []
    for run in passage.runs:
        if _is_within_a_word(text, run):
            continue
        name = _name_in(text, run, found[-1][-1].end if found else -1)
        (found if name else waiting).append(name or run)
    known = {word.plain for name in found for word in name if _tells(word)}
    yield from (Find(name[0].start, name[-1].end) for name in found)
    for run in waiting:
        again = [word for word in run if word.plain in known and not _belongs_to_company(run)]
        if again and not (len(run) > 1 and run[0].is_common and again[0] is not run[-1]):
            yield Find(again[0].start, again[-1].end)


def _tells(word: Word) -> bool:
    """Whether a part of a name stands for the person by itself."""
    return len(word.plain) > 2 and not word.is_common and not word.may_be_given and word.text[0].isupper()


def _is_within_a_word(text: str, run: Run) -> bool:
    """Whether a run goes on into an address, a path or a code."""
    after = text[run[-1].end : run[-1].end + 2]
    return after[:1] in ("@", "/", "_", "=", "(", "\\") or (after[:1] in (".", "-", ":") and after[1:].isalnum())


def _belongs_to_company(run: Run) -> bool:
    return any(word.plain in _COMPANY or word.text == "&" for word in run)


def _name_in(text: str, run: Run, joined_to: int) -> Run | None:
    """The name within a run, if there is one."""
    run = _without_lead(run)
    if not run or (_belongs_to_company(run) and len(run) > 1):
        return None
    for place, word in enumerate(run):
        rest = _name_from(run, place)
        if _names_a_place(text, run, place):
            return None
        if word.is_given and not (word.is_common and len(rest) < 2):
            return rest
        if word.is_initial and _is_initialled(text, run, place):
            return rest
        if (
            word.may_be_given
            and not word.is_common
            and len(rest) > 1
            and _is_surname(rest[1])
            and place == len(run) - len(rest)
        ):
            return rest
    return _by_cue(text, run, joined_to)


# What stands before and behind a name in the name of a place, a project or a storm.
_BEFORE_PLACE = Deferred(
    r"(?:\b(?:san|st\.?|saint|santa|s\xe3o|sao|port|lake|mount|mt\.?|fort|los|las|cape|new|north|south|east|west"
    r"|project|codename"
    r"|release|room|building|hurricane|storm|sprint|operation|cluster|server|ship|region|zone|hall|hotel|in) )\Z",
    re.IGNORECASE,
)
_PLACES = words(
    """
    street avenue road airport hotel hall building tower room square island islands county bay beach valley bridge park
    station campus center centre university college hospital stadium region datacenter datacentre harbour harbor
    """
)


def _names_a_place(text: str, run: Run, place: int) -> bool:
    """Whether a given name is that of a place: San Francisco, St. Louis, Martin Street, Project David."""
    word = run[place]
    if not (word.is_given or word.may_be_given):
        return False
    if word.owns:
        return False
    behind = any(other.plain in _PLACES for other in run[place + 1 :]) or _OFFICE.match(text, run[-1].end)
    return bool(behind) or _BEFORE_PLACE.search(text, max(0, word.start - 10), word.start) is not None


_OFFICE = Deferred(
    r"\s(?:offices?|site|data ?cent(?:er|re)s?|region|warehouse|plant|campus|branch|airport|station|zone|metro|area)\b"
)


def _without_lead(run: Run) -> Run:
    """Without the common words that a sentence or a label begins with."""
    place = 0
    while place < len(run) and run[place].is_common and not run[place].may_be_given:
        place += 1
    return run[place:]


def _name_from(run: Run, place: int) -> Run:
    """A given name and what may be its surname: at most three more words, none of them a common one."""
    name = [run[place]]
    for word in run[place + 1 : place + 4]:
        if not _is_surname(word):
            break
        name.append(word)
    while len(name) > 1 and name[-1].text[0].islower():
        name.pop()
    return name


def _is_surname(word: Word) -> bool:
    return not (word.is_common or word.is_shouted or word.text == "&")


def _is_initialled(text: str, run: Run, place: int) -> bool:
    """`J. Okafor`, but neither `S. Korea` nor the end of an abbreviation."""
    word = run[place]
    if len(run) < place + 2 or text[word.end : word.end + 1] != "." or not _is_surname(run[place + 1]):
        return False
    return len(run[place + 1].text) > 2 and run[place + 1].plain not in (
        "korea",
        "africa",
        "america",
        "carolina",
        "dakota",
    )


def _by_cue(text: str, run: Run, joined_to: int) -> Run | None:
    """A run of one to three words of which none is common or in capitals, where a cue says that it is a person."""
    if len(run) > 3 or any(word.is_common or word.is_shouted or len(word.text) < 2 for word in run):
        return None
    start, end = run[0].start, run[-1].end
    before, after = text[max(0, start - REACH) : start], text[end : end + REACH * 2]
    if _is_told_before(before, joined_to - start + len(before)) or _TEAM.match(after) or _signs(text, start, end):
        return run
    does = _DOES.match(after)
    if does and (len(run) > 1 or run[0].may_be_given or _TIME.search(before)):
        return run
    if run[0].may_be_given and len(run) == 1 and (run[0].owns and _OWNED.match(after[2:])):
        return run
    return None


def _is_told_before(before: str, joined_to: int) -> bool:
    if told_by(before, _BEFORE, _LABELS):
        return True
    return 0 <= joined_to < len(before) and bool(_JOIN.fullmatch(before[max(0, joined_to - 1) :]))


def _signs(text: str, start: int, end: int) -> bool:
    """Whether a name stands on a line of its own below the closing words of a letter, or as its last line."""
    line = text.rfind("\n", 0, start) + 1
    if text[line:start].strip(" \t>-\u2013\u2014*") or text[end : end + 1] not in ("", "\n", ","):
        return False
    return bool(_CLOSING.search(text[max(0, line - REACH) : line]))


def _cells(passage: Passage) -> Iterator[Find]:
    """Whoever stands in the column of the owners."""
    for cell in passage.once(cells_of):
        if not _HEADS.search(cell.head):
            continue
        for run in runs(passage.text[cell.start : cell.end]):
            if (
                len(run) < 4
                and not any(word.is_common or word.is_shouted for word in run)
                and not _belongs_to_company(run)
            ):
                yield Find(cell.start + run[0].start, cell.start + run[-1].end)


_HANDLE = Deferred(r"@([a-z][a-z0-9]*(?:[._-][a-z0-9]+)*)(?![\w@/(`]|[.-]\w)")
_ATTACHED = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.@/+`'\"=#-")
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


def _from_roster(passage: Passage) -> Iterable[Find]:
    """People whom the organisation has named, in any order of their names, by one of them, or by their handle."""
    if not passage.org.roster:
        return ()
    return roster_of(passage.org.roster).find(passage)


DETECTORS: tuple[Detector, ...] = (
    Detector("person-name", Category.PERSON, "Names an individual", "[an engineer]", (), _names),
    Detector("person-column", Category.PERSON, "Stands in a column of people", "[an engineer]", (), _cells),
    Detector("person-handle", Category.PERSON, "The handle of an individual", "[an engineer]", ("@",), _handles),
    Detector("person-roster", Category.PERSON, "On your list of people", "[an engineer]", (), _from_roster),
)
