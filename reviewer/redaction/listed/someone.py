"""Whether a word that somebody on the roster is called by means them where it stands: Will, Grace, April, Page.

What a word is used as in its sentence tells:

- somebody, by what only people do or are; by what is done to them alone ("ask Will"); as the owner of something; as a
  given name amid a sentence, where a word has no capital;
- a word, where it is the label of something on a page ("click Mark as resolved"), a verb that asks ("Will we get it?"),
  a measure ("Max was 12 s") or a wish behind a greeting ("Best, Hope you are well").

Of what a system or an office is called (Page, London) less is told: offices are paged and hand over as people do, and
"Page acknowledged" has the page as its object. There it must be an act with an object, or what only people say or have;
and where the text names them in full as well, whatever offices do: "Page acknowledged", "we handed over to West".
"""

from reviewer.given_names import DOUBTFUL
from reviewer.redaction.lexicon.capitals import Word
from reviewer.redaction.lexicon.ordinary import is_ordinary
from reviewer.redaction.lexicon.places import PLACES
from reviewer.redaction.lexicon.sorts import SORTS
from reviewer.redaction.lexicon.vocabulary import COMMON, VENDORS
from reviewer.redaction.lexicon.wordlist import words
from reviewer.redaction.pattern import Deferred

_OTHERS = r"(?:, [A-Z][\w'-]+){0,4}(?:,? (?:and|or|&) [A-Z][\w'-]+)?"
_SOON = r" (?:(?:has|had|then|also|just|already|finally|and [A-Z]\w+) )?"
# What is said, thought and noticed, and by a voice: nothing but people do so.
_MINDS = (
    r"said|says|told|tells|asked|asks|answered|suggested|thinks|knows|noticed|spotted|rang|phoned|joined|picked up"
    r"|is looking|is on it|signed off"
)
DID = (
    rf"(?:{_MINDS}|rebooted|restarted|called|found|fixed|deployed|rolled|merged|reverted|pushed|paged|wrote|writes"
    r"|confirmed|escalated|drove|drained|checked|swapped|replaced|patched|acknowledged|picked|took over|switched"
    r"|unplugged|killed"
)
_DOES = Deferred(
    rf"{_OTHERS}{_SOON}{DID}|reset|hat|schreibt|sagt|meint|a (?:relanc|trouv|vu|dit)\w*"
    r"|ha (?:reiniciado|visto|dicho|encontrado))\b"
)
_SAYS = Deferred(rf"{_OTHERS}{_SOON}(?:{_MINDS})\b")
# An act that has an object: without one the word before it may be the object.
_DOES_TO = Deferred(
    rf"{_OTHERS}{_SOON}{DID})(?: (?:back|over|out|up|off|down|that))? (?:it|them|him|her|us|me|the|an?|this|that|these"
    r"|our|my|his|all|both|each|every|two|three|some|[A-Z]\w+)\b"
)
# A step that no thing takes, and nothing has done to it.
_STEPS = Deferred(rf"{_OTHERS}{_SOON}(?:took over|switched|unplugged|picked)\b")
# What nobody but people is or has; and what is said of an office as well.
_IS_OR_HAS = (
    r"(?:(?:is|are|was|were|has been|had been|will be|stays?|stayed) (?:still |now |not |both |also )?"
    r"(?:on it|on the (?:phone|call)|on (?:leave|holiday|vacation)|awake|asleep|off sick|at home|watching|looking"
    r"|driving|debugging|typing|woken)"
    r"|(?:has|have|had|takes|took) (?:her|his|a) (?:pager|keys?|laptop|phone|shift|badge)"
    r"|(?:has|had) (?:signed|looked|said|written)"
    r"|will (?:call|phone|write|ask|look|join|follow up|answer|be in touch|let you know))\b"
)
_IS = Deferred(
    rf"{_OTHERS} (?:{_IS_OR_HAS}|(?:is|are|was|were|has been|had been|will be|stays?|stayed)"
    r" (?:still |now |not |both |also )?(?:on[- ]call|on duty|on the bridge|paged|checking|investigating|asked"
    r"|informed)"
    r"|(?:has|have|had|takes|took|holds|held|carries|carried|hands|handed) (?:the|her|his|a) (?:pager|keys?|bridge"
    r"|laptop|phone|shift|handover|badge)|(?:has|had) (?:approved|checked|asked)|will (?:send|take over))\b"
)
_IS_ALONE = Deferred(rf"{_OTHERS} {_IS_OR_HAS}|['\u2019]s (?:laptop|phone|badge|shift|leave|notes|screen|desk|fix)\b")
# What is done to nobody but people; the last also to offices.
_ASKED = Deferred(
    r"(?i)(?:^|[\s\"'(*])(?:ask(?:s|ed|ing)?|(?:re)?call(?:s|ed|ing)?|ring|rang|phone[sd]?|ping(?:s|ed|ing)?"
    r"|t(?:ell|ells|old)|text(?:s|ed)?|e-?mail(?:s|ed)?|woke|wake|thank(?:s|ed)?(?: to)?|cc|nudge[sd]?|remind(?:s|ed)?"
    r"|kudos to|praise[sd]?|according to|(?:written|signed|approved|reviewed) by"
    r"|(?P<office>page[sd]?|paging|contact(?:s|ed)?|assigned to|hand(?:ed|s)? (?:it )?(?:over )?to|owned by)),? \Z"
)
_OFFICE = Deferred(
    r" (?:office|team|desk|site|region|zone|staff|people|folks|colleagues|engineers|shift|on-call"
    r"|data ?cent(?:er|re))s?\b"
)
_CLOSED = Deferred(r"(?i)(?:^|[\s\"'(*])(?:best|regards|cheers|sincerely|yours|thanks|thank you), ?\s*\Z")
_GREETED = Deferred(r"(?i)(?:(?:^|[\s\"'(*>])(?:(?P<dear>dear)|hi|hello|hey|good morning)|(?:^|\n)[ \t>]*morning) \Z")
_TITLED_SO = Deferred(r"\b(?:Mr|Mrs|Ms|Mx|Dr|Prof|Herrn?|Frau|Mme|Sra|Sr(?=\.))\.? \Z")
# Whoever speaks is beside them: "Will and I".
_WITH_ME = Deferred(r" (?:and|or) (?:I|me|she|he|myself)\b")
_ENDS_THERE = Deferred(r"[*_]{0,2}(?:[ \t]*(?:\n|\Z|[.,;!)(|/-])| (?:and|for|from)\b| [A-Z])")
_LABELLED = Deferred(
    r"(?i)(?:^|\n)[ \t>|*_-]*(?:(?:[\w-]+ ){0,2}(?:owner|assignee|author|reviewer|approver|on[- ]call|commander|scribe"
    r"|engineer|contact|responsible|lead|who|deputy|manager|responder|reporter|colleague)"
    r"|(?:(?:first|last|given|family|full|user|your|their|employee) ?)?name)s?"
    r"[*_]{0,2}[ \t]*[|:][*_]{0,2}[ \t]*(?:[A-Z][\w'-]+, ){0,4}\Z"
)
# Of those what no office is: offices are on call, own and lead.
_LABELLED_AS_ONE = Deferred(
    r"(?i)(?:^|\n)[ \t>|*_-]*(?:(?:[\w-]+ ){0,2}(?:assignee|author|reviewer|commander|scribe|reporter|colleague"
    r"|attendee)|(?:first|last|given|family|full|user|your|their|employee) ?name|cc)s?"
    r"[*_]{0,2}[ \t]*[|:][*_]{0,2}[ \t]*(?:[A-Z][\w'-]+, ){0,4}\Z"
)
_ALONE = Deferred(r"[*_]{0,2}[ \t]*(?:\n|\Z|[|,.;()]| (?:and|or|&) )")
# Behind a time of day: a step that pages and regions do not take.
_TIMED = Deferred(r"(?:^|\n)[ \t>|*-]*\[?\d\d?[:.]\d\d\]?(?: UTC)?:?[ \t|]+\Z")
_WENT_BACK = Deferred(rf"{_OTHERS} (?:rolled back|reverted)[ \t]*(?:[.,;|\n]|\Z)")
_COUNTED = Deferred(r" ?\d|[./-]\d")
# Before a word that has a capital amid a sentence, and what makes a thing of it all the same: its kind, or a press.
_AMID = Deferred(r"(?:[a-z)],?|\d\d[:.]\d\d|\bI) \Z")
_PRESSES = (
    r"(?:click|press|select|tap)(?:s|ed|ing)?(?: on)?|choos(?:e|es|ing)|chose|option|field|status|state|button|tab|menu"
    r"|label|column|setting|flag|checkbox|template"
)
_A_THING = Deferred(
    r"(?i)\b(?:the|an?|our|my|your|their|his|her|its|this|that|of|on|in|at|near|project|operation|called|named"
    rf"|code-?named|version|release|room|cluster|host|bot|service|{_PRESSES}|min,? (?:and|or)) \Z"
)
_PRESSED = Deferred(rf"(?i)\b(?:{_PRESSES}) \Z")
_ARTICLE = Deferred(r"(?i)\b(?:the|an?|this|that|each|every|our) \Z")
# Title-case says nothing of a word's capital.
_TITLED = Deferred(r"(?:^|\n)#{1,6} [^\n]*\Z")
_IN_TITLE = Deferred(r" (?:(?:an?|the|as|of|for|in|to|your) )*[A-Z]")
# Behind a verb that asks: "asked Will I get a refund", and what makes no question of it: "told Will it is late".
_QUESTION = Deferred(
    r" (?:I|we|you|they|he|she|it|there|my|our|your|their|this|that|the|customers|users|anybody|anyone)"
    r" (?!(?:is|are|was|were|has|had|can|could|would|should|did|do|does)\b)[^.!\n]{0,120}?(?P<mark>\?)?(?:[.!\n?]|\Z)"
)
_WHETHER = Deferred(r"(?i)\bask(?:s|ed|ing)? \Z")
_VERBS = words("will may can")
# What is counted in them or as them.
_MEASURES = words("max mark")
_MEASURED = Deferred(r" (?:(?:was|is|of|to|at|reached|hit) )?\d")
_NUMBER = Deferred(r"\d ?\Z")
# What times and hopes do as well.
_NOT_ALONE_DONE = frozenset(
    ("saw", "sees", "helps", "helped", "came", "went", "led", "leads", "stays", "stayed", "keeps")
)
# What queues, pages and regions do beside.
_DONE_BY_THINGS = _NOT_ALONE_DONE | words(
    """
    took takes waits waited kept sits sat stands ran handles handled covers covered applied disabled enabled updated
    points pointed drained promoted looks looked
    """
)
# What whoever was named does in the end, or at a time of day; what was done by them, and a label amid a line.
_LEFT = Deferred(
    rf"{_OTHERS}{_SOON}(?:left|led (?!to\b)|saw (?:it|that)|took (?:it|notes|care|the (?:call|lead|action)))\b"
)
_SPOKE = Deferred(r"(?:[:>]| [\u2013\u2014-]) [a-z\"I]")
_DONE_BY = Deferred(
    r"(?i)\b(?:(?:fixed|done|made|merged|found|deployed|led|started|sent|raised|reported|reverted|rolled back"
    r"|confirmed) by|(?:owner|assignee|author|reviewer|on[- ]call|commander|scribe|contact|deputy|responder):) \Z"
)
_NEXT = Deferred(_OTHERS + r" ([a-z]+)\b")
_TIMES = frozenset(("summer", "autumn", "winter", *(word for word, sorts in SORTS.items() if "@day" in sorts)))
# Behind a month that somebody is called by and asked: not what is of that month, as "April statements".
_NOT_OF_IT = Deferred(
    r"[*_\"')]{0,2}(?:[.,;:!?)\n|]|\Z| (?:if|when|to|for|about|and|or|who|whether|at|in|on|again|first|directly|what"
    r"|why|how|that|he|she|the|an?|it|before|after|by|as|with|because|so|but)\b)"
)
# In small letters: behind it what was done, before it the head of a line, a time of day or the end of a sentence.
_DID = Deferred(rf"{_SOON}{DID})\b")
_DID_IT = Deferred(rf"{_SOON}{DID}) (?:it|the|an?|them|this|that|us|me|my|our|both|all|him|her)\b")
_SPEAKS = Deferred(r"(?:^|[\n.:!?>*|-]|\d\d)[ \t]*\Z")
# What initials have to do: of two letters, which teams and machines have as well, what people alone do.
_TO_DO = Deferred(r" (?:and [A-Z]{2,4} )?to [a-z]{2,}")
_TASKS = (
    r"write|call|ask|tell|talk|speak|follow|check|review|draft|document|inform|decide|discuss|prepare|present|schedule"
    r"|investigate|add|create|look|contact|e-?mail|phone|own|lead|arrange|send|share|propose|confirm|sign(?! ?\|)"
    r"|verify|test|join|approve|fix|update|find|open|order|take|set|bring|learn|read|report|plan|explain|organi[sz]e"
    r"|close|agree|chase"
)
# The second of two at the head of a line.
_PAIRED = Deferred(r"(?:^|[\n.:!?>*|-])[ \t]*[A-Z]{2,4} and \Z")
# Of initials also what is done to a system: nothing else that two letters stand for has it to do.
_OF_PEOPLE = Deferred(
    rf" (?:and [A-Z]{{2,4}} )?to (?:{_TASKS}|rebuild|rotate|migrate|deploy|remove|improve|reduce|rework|extend|automate"
    r"|clean)\b"
)
# Where an entry of a list or a row begins: who stands there has it to do.
_ENTRY = Deferred(r"(?:^|\n)[ \t>]*(?:(?:[-*\u2022]|\d{1,2}[.)]|\[[ x]\])[ \t]+){1,2}[*_]{0,2}\Z|\|[ \t]*[*_]{0,2}\Z")
# What whoever has a word for a name has to do: what rises and is hoped does none of it ("Rose to forty").
_HAS = (
    rf"to (?:{_TASKS}|rebuild|rotate|migrate|deploy|remove|improve|reduce|rework|extend|automate|clean|restart|drain"
    r"|roll|merge|revert|ship|monitor|implement|configure|enable|disable|raise|file|coordinate|clarify|evaluate|estimate"
    r"|replace|upgrade|patch|tune|tighten|refactor|rename|audit|run|try|pair|get|give|make|define|design|collect|gather"
    r"|compare|measure|track|watch|push|publish|post|notify|escalate|provide|request|ensure|restore|rewrite|rerun|retest"
    r"|help|support|handle|cover|finish|start|stop|work|continue|debug|trace|analy[sz]e|inspect|validate|fail over|move"
    r"|change|delete|drop|switch|reach|meet|train|teach|onboard|hire|buy|cancel|split|copy|import|export|build|scale)\b"
)
_HAS_TO = Deferred(rf"{_OTHERS} {_HAS}")
# A wish has no task, unless the entries beside it have: "- Hope to finish by Friday".
_WISHES = words("hope")
_TASK_BESIDE = Deferred(rf"(?:\n[ \t>]*(?:[-*\u2022]|\d{{1,2}}[.)]) (?:\[[ x]\] )?|\| )(?!Hope )[A-Z][\w'-]+ {_HAS}")
# A month is planned itself.
_PLANNED = Deferred(r" to plan\b(?! (?:the|an?|our|for|how)\b)")
_TEAMS = words("be bi ci cs fe hr it ml po pm pr qa sm ux")
# How far on either side is looked.
_REACH = 100


def means_somebody(text: str, word: Word, *, stands_alone: bool, is_known: bool = False) -> bool:
    """Whether a capitalised word means whoever is called so.

    `stands_alone` if no other such word is beside it, `is_known` if the text names them by another name as well.
    """
    before = (max(0, word.start - _REACH), word.start)
    if _is_addressed(text, word, *before):
        return True
    if word.plain in COMMON and not word.may_be_given:
        return (is_known and _is_who_was_named(text, word, *before)) or _means_one_of_a_system(text, word, *before)
    is_counted = _is_counted(text, word)
    if _ENTRY.search(text, *before) and _is_to_do_it(text, word, *before):
        return True
    if _IS.match(text, word.end, word.end + _REACH) or (not is_counted and _is_asked_or_labelled(text, word, *before)):
        return True
    if does(text, word.end):
        # Travis, Ruby and Iris are vendors as well: of whoever is listed so, in doubt a hint.
        return word.plain not in VENDORS or word.may_be_given
    if word.plain in VENDORS:
        return False
    is_given = word.may_be_given and word.plain not in _TIMES
    return is_given and stands_alone and not is_counted and _is_no_word_here(text, word, *before)


def _is_to_do_it(text: str, word: Word, first: int, start: int) -> bool:
    """Whether somebody has to do what follows; a wish begins so as well, where nobody beside it has to."""
    end = word.end
    if _HAS_TO.match(text, end, end + _REACH) is None or (word.plain in _TIMES and _PLANNED.match(text, end)):
        return False
    if word.plain not in _WISHES:
        return True
    return any(_TASK_BESIDE.search(text, *reach) for reach in ((first, start), (end, end + _REACH)))


def _is_addressed(text: str, word: Word, first: int, start: int) -> bool:
    """Whether it has a title, is greeted or stands beside whoever speaks, as nothing but people."""
    if _TITLED_SO.search(text, first, start):
        return True
    if _WITH_ME.match(text, word.end) and not _PRESSED.search(text, first, start):
        return True
    if word.plain in _TIMES and not word.may_be_given:
        return False
    greeted = _GREETED.search(text, first, start)
    if greeted is None or (word.plain in PLACES and not greeted["dear"]):
        # Offices are greeted as well: "Hi London".
        return False
    return _ENDS_THERE.match(text, word.end) is not None


def _is_who_was_named(text: str, word: Word, first: int, start: int) -> bool:
    """Whether a word that systems are told of by means whom the text names in full as well: it goes on as of people.

    What offices do as well tells them there; a head, a measure or a region is none of it: "Page speed", "EU West".
    """
    end = word.end
    if _A_THING.search(text, first, start) or _COUNTED.match(text, end):
        return False
    if _IS.match(text, end, end + _REACH) or does(text, end) or _LEFT.match(text, end, end + _REACH):
        return True
    if word.owns and not (word.plain in PLACES and _OFFICE.match(text, end)):
        return True
    if _TIMED.search(text, first, start) and _SPOKE.match(text, end):
        return True
    if _ALONE.match(text, end) and (_LABELLED_AS_ONE.search(text, first, start) or _DONE_BY.search(text, first, start)):
        return True
    if _is_asked_or_labelled(text, word, first, start) and not _OFFICE.match(text, end):
        return True
    after = _NEXT.match(text, end, end + _REACH)
    return after is not None and after[1] not in _DONE_BY_THINGS and "@does" in SORTS.get(after[1], ())


def _means_one_of_a_system(text: str, word: Word, first: int, start: int) -> bool:
    """Whether a word that systems, pages and offices are told of by means somebody."""
    end, is_place = word.end, word.plain in PLACES
    if _ARTICLE.search(text, first, start):
        return False
    for says in (_IS_ALONE, _SAYS, _DOES_TO, *(() if is_place else (_IS, _STEPS))):
        if says.match(text, end, end + _REACH):
            return True
    if _OF_PEOPLE.match(text, end) and (_ENTRY if is_place else _SPEAKS).search(text, first, start):
        return True
    if _WENT_BACK.match(text, end) and _TIMED.search(text, first, start):
        return True
    if is_place:
        if _ALONE.match(text, end) and _LABELLED_AS_ONE.search(text, first, start):
            return True
        asked = _ASKED.search(text, first, start)
        return asked is not None and asked["office"] is None and not _OFFICE.match(text, end)
    return not _COUNTED.match(text, end) and _is_asked_or_labelled(text, word, first, start)


def _is_counted(text: str, word: Word) -> bool:
    """Whether a number stands beside it, or it is a measure: "May 3", "Max was 12 s", "20 Mark"."""
    if word.plain in _MEASURES and (
        _MEASURED.match(text, word.end) or _NUMBER.search(text, max(0, word.start - 3), word.start)
    ):
        return True
    return _COUNTED.match(text, word.end) is not None


def _is_asked_or_labelled(text: str, word: Word, first: int, start: int) -> bool:
    """Whether somebody asks it something, or it stands behind a label, in a row or in a list of who owns or does."""
    if _CLOSED.search(text, first, start):
        return _ENDS_THERE.match(text, word.end) is not None
    if _ASKED.search(text, first, start):
        if word.plain in _TIMES:
            return _NOT_OF_IT.match(text, word.end) is not None
        return not _asks(text, word, first, start)
    return _ALONE.match(text, word.end) is not None and _LABELLED.search(text, first, start) is not None


def _asks(text: str, word: Word, first: int, start: int) -> bool:
    """Whether it is the verb of a question: by its mark, or because somebody asks."""
    question = _QUESTION.match(text, word.end) if word.plain in _VERBS else None
    return question is not None and (question["mark"] is not None or _WHETHER.search(text, first, start) is not None)


def does(text: str, end: int) -> bool:
    """Whether what a place is the end of does what mostly people do: "Precious rebooted it"."""
    return _DOES.match(text, end, end + _REACH) is not None


def does_in_chat(text: str, start: int, end: int) -> bool:
    """Whether it does so in small letters, at the head of a line or a sentence: "faith killed it".

    One that is a word as well does it to something: a list says "mark restarted pods". What systems are told of by
    does it there itself: "root killed the process".
    """
    name = text[start:end]
    if name in COMMON and name not in DOUBTFUL:
        return False
    did = _DID_IT if is_ordinary(name) or name in DOUBTFUL else _DID
    return (
        did.match(text, end, end + _REACH) is not None and _SPEAKS.search(text, max(0, start - 12), start) is not None
    )


def is_tasked(text: str, start: int, end: int, *, is_known: bool = False) -> bool:
    """Whether initials have something to do: "- RFW to write the alert"; `is_known` if the text names them in full."""
    first = max(0, start - 12)
    if not (_SPEAKS.search(text, first, start) or _PAIRED.search(text, first, start)):
        return False
    if is_known or end - start > 2:
        return _TO_DO.match(text, end) is not None
    return text[start:end].lower() not in _TEAMS and _OF_PEOPLE.match(text, end) is not None


def _is_no_word_here(text: str, word: Word, first: int, start: int) -> bool:
    """Whether it owns something, does something, or has a capital amid a sentence."""
    if word.owns:
        return True
    after = _NEXT.match(text, word.end, word.end + _REACH)
    if after and after[1] not in _NOT_ALONE_DONE and "@does" in SORTS.get(after[1], ()):
        return True
    if (
        not _AMID.search(text, first, start)
        or _A_THING.search(text, first, start)
        or _CLOSED.search(text, first, start)
    ):
        return False
    if word.plain in _VERBS and _QUESTION.match(text, word.end):
        return False
    return not (_TITLED.search(text, first, start) and _IN_TITLE.match(text, word.end))
