"""Profanity, insults, and blame of a person or a team. A thing may be at fault; nobody is hurt by that."""

import re
from collections.abc import Iterator

from reviewer.redaction.detectors import abroad
from reviewer.redaction.lexicon.wordlist import words
from reviewer.redaction.pattern import Deferred, Pattern
from reviewer.redaction.reading.sentences import sentences_of
from reviewer.redaction.values import Category, Detector, Find, Passage
from reviewer.redaction.weighing.weigher import tellings

# What is rude wherever it stands.
_RUDE = Pattern(
    r"\b(?:f\*{3,}\w*|(?:bull)?s\*\*t\w*|a\*\*holes?"
    r"|(?:fuck\w*|f\*+k?\w*|shit\w*|sh\*t\w*|bull ?shit|bullsh\*t|horseshit|dipshit|clusterfuck|crap|crappy|goddamn\w*"
    r"|dammit|damn (?:it|you|them|him|her)|(?:what|who|why|how|where) the hell|bloody (?:hell|awful|useless|idiots?)"
    r"|wtf|ffs|ass-?hole\w*|bastards?|(?:half|dumb|jack|smart)-?ass\w*|half-arsed|piss(?:ed)? (?:off|poor)|piss-poor"
    r"|screw (?:you|them)|arses?|bitch\w*|morons?|moronic|idiots?|idiotic|imbeciles?|imbecilic|bollocks|wankers?"
    r"|tossers?|pricks?|douche\w*|scumbags?|cretins?|for (?:god|heaven|christ|fuck)'?s sake|jesus christ)(?:\b|$))",
    ignore_case=True,
)
# One of these is in all that is rude.
_RUDE_GATE = words(
    """
    fuck f* shit sh*t s**t a**hole crap damn dammit bastard arse piss bitch moron idiot imbecil bollocks wanker
    tosser prick douche scumbag cretin sake wtf ffs asshole ass-hole halfass half-ass dumbass dumb-ass jackass jack-ass
    smartass smart-ass
    """
) | {"the hell", "bloody ", "screw ", "jesus christ"}
# A piece of a name or a path, or a term of the trade.
_TAME = Deferred(r"idiot-?proof", re.IGNORECASE)
_STARRED = Deferred(r"(?i)(?:f\*{2,}[a-z]*|(?:bull)?s\*\*t(?:s|ty|ting|show|storm)?|a\*\*holes?)(?![\w@*]|\.\w)")
# A masked name or a pattern of files, which have stars as well: "user f***", "cp f*** /tmp", "f***** m****".
_MASKED_BEFORE = Deferred(
    r"(?i)(?:\b(?:cp|glob|globs|ls|mv|rm|pattern|user|customer|holder|names?|masked(?: as)?|address|mailbox|account"
    r"|login)[ :]{1,2}[\"'`]?|\w\*{3,} )\Z"
)
_MASKED_BEHIND = Deferred(r" \w\*{3,}")


def _rude(passage: Passage) -> Iterator[Find]:
    """Profanity and insults, with the part of the sentence that they stand in."""
    done = -1
    for match in _RUDE.finditer(passage):
        start, end = match.span()
        if start >= done and not _is_tame(passage.text, start, end):
            first, done = sentences_of(passage).part(start, end)
            yield Find(first, done)


def _is_tame(text: str, start: int, end: int) -> bool:
    attached = text[max(0, start - 1) : start] in tuple("-/_.#`") or text[end : end + 1] in tuple("/_=`")
    is_masked = "**" in text[start:end] and (
        not _STARRED.match(text, start)
        or _MASKED_BEFORE.search(text, max(0, start - 30), start) is not None
        or _MASKED_BEHIND.match(text, end) is not None
    )
    return attached or is_masked or _TAME.match(text, start) is not None


# What somebody does at the end of a shift or of a review, and no more said of it: the words alone are those of blame
# ("signed off on garbage"). And a department alone, as a label has it.
_SOMEBODY = r"[A-Z\xc0-\xde][\w\xc0-\xff'-]*"
_SIGNED = (
    r"(?:releases?|changes?|change request|rollout|deploy(?:ment)?|fix|patch|hotfix|rollback|report|plan|migration"
    r"|runbook|postmortem|draft|work|version|upgrade|budget|contract|handover|checklist|shift)"
)
# Which of them: an adjective that says more may be the blame, "the untested change".
_WHICH = r"(?:new|last|final|first|second|third|next|old|whole|full|emergency|weekly|nightly|daily|planned|revised)"
_WHEN = (
    r"(?:(?:at|around|about|by|before|after|until) (?:[a-z]+|\d\d?(?:[:.]\d\d)?(?: ?[ap]m)?)"
    r"|for (?:(?:the|that|this) [a-z]+|lunch|once|now|good|today|tonight|dinner|breakfast))(?: (?:night|day|weekend))?"
)
_PLAIN_DEED = Deferred(
    rf"(?:{_SOMEBODY} ){{1,3}}(?:and {_SOMEBODY} )?(?:(?:has|have|had|then|also|both) )?"
    rf"(?:(?:signed off|signed)(?: (?:on )?(?:it|them|(?:the|this|that|our) (?:{_WHICH} )?{_SIGNED}))?"
    rf"|signed out|logged (?:off|out)|went (?:home|off shift))(?: {_WHEN})?"
    r"|(?:Marketing|Sales|Legal|Finance|Infrastructure|Engineering|Platform|Security|Operations|Product|Design|Data"
    r"|Compliance|Support|Procurement|Communications)"
)
# What goes on from a deed and makes blame of it.
_THOUGH = Deferred(r",? (?:while|although|though|even|instead|despite|knowing|without|as if|rather)\b")


def _told(passage: Passage) -> Iterator[Find]:
    text = passage.text
    for start, end in tellings(passage, Category.TONE):
        if not _PLAIN_DEED.fullmatch(text, start, end) or _THOUGH.match(text, end):
            yield Find(start, end)


DETECTORS: tuple[Detector, ...] = (
    Detector("tone-rude", Category.TONE, "Profanity or an insult", "[removed]", tuple(sorted(_RUDE_GATE)), _rude),
    Detector("tone-told", Category.TONE, "Blames or looks down on a person or a team", "[removed]", (), _told),
    Detector(
        "tone-abroad",
        Category.TONE,
        "Profanity, or blames a person or a team",
        "[removed]",
        abroad.OF_CONTEMPT,
        abroad.contempt,
    ),
)
