"""Channels of chats that have no "#" before them: "in the war-room channel", "the Teams channel Ops Bridge"."""

import re
from collections.abc import Iterator

from reviewer.redaction.detectors.made_up import is_compound
from reviewer.redaction.lexicon.ordinary import is_ordinary
from reviewer.redaction.lexicon.places import PLACES
from reviewer.redaction.lexicon.vocabulary import COMMON
from reviewer.redaction.lexicon.wordlist import words
from reviewer.redaction.pattern import Deferred, Match, Pattern
from reviewer.redaction.reading.tables import cells_of
from reviewer.redaction.values import Find, Passage

GATE = ("channel", "kanal", "slack", "teams", "mattermost", "discord", "zulip", "<#")
ON_CHAT_GATE = (
    *("on slack", "in slack", "our slack", "on teams", "in teams", "our teams", "ms teams", "microsoft teams"),
    *(
        "on mattermost",
        "in mattermost",
        "our mattermost",
        "on discord",
        "in discord",
        "our discord",
        "zulip",
        "google chat",
    ),
)
_CHAT = r"(?:[Ss]lack|(?:MS |Microsoft )?Teams|[Mm]attermost|[Dd]iscord|Zulip|Google Chat)"
_NAME = r"[a-z][a-z0-9]*(?:[_-][a-z0-9]+)+"
# As Slack itself writes one.
_MARKED_UP = Pattern(r"<#[CG][A-Z0-9]{6,12}(?:\|[^>|\n]{0,80})?>")
_OF_CHAT = Pattern(
    rf"\b{_CHAT}(?:[ -](?:[Cc]hannels?|[Rr]ooms?|[Kk]anal)(?: (?:named|called))?:? |: )[\"'`*]{{0,3}}"
    rf"({_NAME}|[a-z]+|[A-Z][\w&-]*(?: [A-Z][\w&-]*){{0,3}})"
)
_CALLED = Pattern(
    rf"(?i:\b(?:channels?|kanal))(?: (?:named|called|is))?(?:[ \t]*\|[ \t]*|:?[*_]{{0,2}} )[\"'`*]{{0,3}}({_NAME})\b"
    rf"|\b({_NAME})[\"'`*]{{0,3}} (?i:channel)\b"
)
_ON_CHAT = Pattern(rf"\b(?:[a-z]+|[A-Z][a-z]+) [\"'`]?({_NAME})[\"'`]? (?:on|in) (?:our )?{_CHAT}\b")
_LED = Deferred(r"(?i)(?:see|in|to|join|joined|via|follow|check|watch|on|ask|read) ")
# At the head of a line, and behind another one.
_JOINS = Deferred(r"(?:and|or) ")
_LED_ON = Deferred(r"[-_]\w{1,30}[\"'`]? (?:and|or) \Z")
# What channels of a house are called by; others are those of a release, a shop or a protocol.
_PARTS = words(
    """
    inc incident incidents sev sev0 sev1 sev2 sev3 sev4 war warroom bridge ops oncall alerts alert outage outages triage
    sre eng team proj tmp postmortem postmortems infra
    """
)
# Of "Teams: …", which most houses have, only what channels of an incident are called by.
_OF_INCIDENTS = words(
    "inc incident incidents sev sev0 sev1 sev2 sev3 sev4 war warroom bridge outage outages triage oncall sre"
)
# What carries messages, and what has channels without being a chat.
_MEDIA = words("push sms email mail voice webhook phone fax whatsapp pager")
# With one of these it is a channel of those who look after them.
_OF_A_HOUSE = words("inc incident incidents oncall ops outage outages sre team triage war warroom")
# Words alone that channels are called by, though sentences have them.
_SERVICES = words("billing checkout delivery orders payments platform search shipping")
_LABELLED = Deferred(r"[\"'`*]{0,3}: [\"'`*]{0,3}\Z")
_OF_ANOTHER = Deferred(
    r"(?i)\b(?:(?P<protocol>grpc|amqp|mqtt|tcp|http2?|rabbitmq|go)|event|data|release|update|sales|notification|payment|output|input)"
    r" \Z"
)
# What a label says of a channel that it does not name.
_STATES = words("yes no none tbd open closed private public shared active archived new unknown quiet muted")
# What follows the word for a channel and names none.
_NO_NAMES = words(
    """
    is was were are has had and or for where which that to we who now here there today yesterday daily again too also
    only itself first immediately directly instead below above then so but as if in on at of by with from this
    """
)
_ENDS = Deferred(r"[\"'`*]{0,3}(?:[.,;)\n|]|\Z)")
_SAID = Deferred(r"(?i)(?:channels?|rooms?|kanal)\b")
_HEAD = Deferred(r"(?:(?:slack|chat|teams|incident) )?channels?(?: name)?")


def find(passage: Passage) -> Iterator[Find]:
    """Every channel that is told as one."""
    text = passage.text
    yield from (Find(*match.span()) for match in _MARKED_UP.finditer(passage))
    for match in _OF_CHAT.finditer(passage):
        if _is_of_chat(text, match):
            yield Find(*match.span(1))
    for match in _CALLED.finditer(passage):
        start, end = match.span(1) if match.start(1) >= 0 else match.span(2)
        if match.start(2) >= 0 and is_compound(text[start:end]):
            continue
        another = _OF_ANOTHER.search(text, max(0, match.start() - 16), match.start())
        is_of_another = another is not None and (another["protocol"] or _parts(text[start:end])[0] not in _OF_A_HOUSE)
        if is_of_another or _is_medium(text, start, end):
            continue
        if _is_house(text[start:end]) and _stands_free(text, start, end):
            yield Find(start, end)
    for cell in passage.once(cells_of):
        name = text[cell.start : cell.end].strip("`")
        is_named = _HEAD.fullmatch(cell.head) and re.fullmatch(_NAME, name) and _is_house(name)
        if is_named and not _is_medium(text, cell.start, cell.end):
            yield Find(cell.start, cell.end)


def on_chat(passage: Passage) -> Iterator[Find]:
    """Every channel by the chat that it is on: "see inc-payments on Slack"."""
    text = passage.text
    for match in _ON_CHAT.finditer(passage):
        start, end = match.span(1)
        name = text[start:end]
        is_bot = name.endswith(("-bot", "_bot")) and not (_is_house(name) and text.startswith("in ", match.start()))
        is_first = text[max(0, match.start() - 1) : match.start()] in ("", "\n") and _JOINS.match(text, match.start())
        is_led = is_first or _LED.match(text, match.start()) or _LED_ON.search(text, max(0, start - 40), start)
        if not is_bot and is_led and (_is_house(name) or not is_compound(name)):
            yield Find(start, end)


def _is_of_chat(text: str, match: Match) -> bool:
    """Whether it is a name in small letters with a hyphen, a word that ends there, or words with a capital."""
    start, end = match.span(1)
    name = text[start:end]
    if not _SAID.search(text, match.start(), start):
        is_of_teams = text.startswith("Teams:", match.start())
        return not (_OF_INCIDENTS if is_of_teams else _PARTS).isdisjoint(_parts(name))
    if not _stands_free(text, start, end):
        return False
    if "-" in name or "_" in name:
        return _is_house(name) or not is_compound(name)
    if text[start - 1] in "\"'`":
        return True
    is_told = (
        _LABELLED.search(text, match.start(), start) is not None and name.lower() not in _STATES | _NO_NAMES | PLACES
    )
    return (is_told or _is_word_of_one(name)) and _ENDS.match(text, end) is not None


def _is_word_of_one(name: str) -> bool:
    """Whether a word that nothing marks names a channel: in small letters it is none that a sentence goes on with."""
    word = name.lower()
    if word in _NO_NAMES or word in _STATES or word in PLACES:
        return False
    if name != word or word in _PARTS or word in _SERVICES:
        return True
    return not (word in COMMON or is_ordinary(word) or word.endswith(("ed", "ing", "ly", "wards")))


def _is_house(name: str) -> bool:
    return not _PARTS.isdisjoint(_parts(name))


def _is_medium(text: str, start: int, end: int) -> bool:
    """Whether it is what messages are sent by: "the sms-alerts channel"."""
    parts = _parts(text[start:end].strip("`"))
    return not _MEDIA.isdisjoint(parts) and _OF_A_HOUSE.isdisjoint(parts)


def _parts(name: str) -> list[str]:
    return re.split(r"[_-]", name)


def _stands_free(text: str, start: int, end: int) -> bool:
    return text[start - 1] not in "#@/." and re.match(r"[/@_=(]|[.:-]\w", text[end : end + 2]) is None
