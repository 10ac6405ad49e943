"""Who owns what. Value: the name as written, without the @. Pure."""

import re
from collections.abc import Iterator

from .found import Found
from .layout import layout
from .lexicon import openings
from .name_words import ENDING_IN_S, HOUSES, NOT_NAMES, PEOPLES, is_given
from .numbers import tried
from .tables import cells
from .to_do import to_do

PART = r"[^\W\d_a-z][a-z\u00df-\u017f'\u2019]{1,20}(?:-[A-Z][a-z]{1,20})?"
MIDDLE = r"(?:(?:van|de|der|den|von|al|el|da|di|du|la)[ ]){0,2}"
TITLED = r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Herr|Frau|Hr|Fr(?=\.))\.?[ ])?"
PERSON = rf"{TITLED}{PART}(?:[ ]{MIDDLE}(?:{PART}|[A-Z]\.))?(?:[ ]{PART})?"
# A first name and a surname, or a first name that is surely one (see `is_name`).
FULL = rf"{TITLED}{PART}(?:[ ]{MIDDLE}{PART})?"
HANDLE = r"@[A-Za-z][\w.-]{1,30}(?<![.-])"
TEAM = r"(?:[Tt]he[ ])?(?:[A-Z][\w&-]{1,20}[ ]){1,2}[Tt]eam|[Tt]he[ ][a-z]{2,20}[ ]team"

WHO = rf"(?P<n>{HANDLE}|{TEAM}|{PERSON}|[A-Z][\w&-]{{1,20}}(?:[ ][A-Z][\w&-]{{1,20}})?)"
LINK = r"[*_]{0,2}[^\S\n]{0,2}[:=|\u2013\u2014-][*_]{0,2}[^\S\n]{0,3}[*_]{0,2}"
COMMANDER = r"[Ii]ncident[ ](?:[Cc]ommander|[Ll]ead|[Mm]anager)"
TO_DO = "add|fix|write|update|review|create|document|move|check|run|make|set|replace|remove|test"
WILL = rf"(?:will|owns|is[ ]going[ ]to|is[ ]to|takes|leads|to[ ](?:{TO_DO}))"
# Patterns with the words that they begin with, and others.
DAY = (
    r"(?:\d{1,2}(?:\.|st|nd|rd|th)?[ ](?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|M\u00e4r|Mai|Okt|Dez)"
    r"|(?:January|February|March|April|May|June|July|August|September|October|November|December)[ ]\d{1,2}\b"
    r"|\d{4}-\d\d-\d\d)"
)
MARK = r"(?m:^)[^\S\n]{0,6}(?:[-*\u2022]|\d{1,2}[.)])[ ]{1,3}(?:\[[ xX]\][ ])?"
# What somebody says or sees, or did, makes nobody an owner.
SAYS = (
    "is|was|has|says|asks|reports|confirms|notes|thinks|believes|suspects|notices|sees(?![ ]to)|joins"
    "|acknowledges|points|adds(?![ ](?:an?|the|more|two|three)[ ](?!note|comment|remark|word))"
)
# Behind these a word that ends in "s" is what there are several of, and nothing that somebody does.
AUXILIARY = (
    "(?:were|was|are|is|had|have|has|could|can|cannot|did|do|does|will|would|may|might|must|should|shall|got|saw|went"
    "|came|failed|received|lost|stopped|started|began|became|who|which|that|whose)"
)
TASK = "task|job|responsibility|turn|hands|part|duty|assignment|work"
LABELS = (
    ("owner, assignee", "owner", rf"(?:owner|[Aa]ssignee)[ ]{WHO}"),
    ("owner", "owner", rf"Owner[ ]{WHO}(?=[.,;)]|$)"),
    (
        "owner, assignee, responsible, DRI",
        "owner",
        rf"(?:[Oo]wner|OWNER|[Aa]ssignee|[Rr]esponsible|DRI)(?:[ ](?:[Oo]f|OF|[Ff]or|FOR)[ ][^:=|\n]{{3,60}})?"
        rf"{LINK}{WHO}",
    ),
    (
        "incident, IC, commander, lead",
        "commander",
        rf"(?:{COMMANDER}|IC|[Cc]ommander|(?<![A-Za-z][ ])[Ll]ead){LINK}{WHO}",
    ),
    ("on, oncall", "on call", rf"[Oo]n[- ]?[Cc]all(?:[ ][Ee]ngineer)?{LINK}{WHO}"),
    (
        "communication/communications/comms",
        "communications",
        rf"(?:[Cc]ommunications?|[Cc]omms)(?:[ ][Ll]ead)?{LINK}{WHO}",
    ),
    (
        "in, accountable, who, handled, driver, assigned, taken, verantwortlich, zust\u00e4ndig, responsable,"
        " encargado, encargada, charg\u00e9",
        "owner",
        r"(?:[Ii]n[ ]charge(?:[ ]of[ ](?:this|it))?|[Aa]ccountable|[Ww]ho|[Hh]andled[ ]by|[Dd]river"
        r"|[Aa]ssigned(?:[ ]to)?|[Tt]aken[ ]by|[Vv]erantwortlich|[Zz]ust\u00e4ndig"
        r"|[Rr]esponsable|[Ee]ncargad[oa]|[Cc]harg\u00e9)"
        rf"{LINK}{WHO}",
    ),
    (
        "assigned, owned, taken, led, owner",
        "owner",
        rf"(?:[Aa]ssigned[ ]to|[Oo]wned[ ]by|[Tt]aken[ ](?:on[ ])?by|[Ll]ed[ ]by|[Oo]wner[ ]is)[ ][*_]{{0,2}}{WHO}",
    ),
)
PATTERNS = (
    ("owner", rf"(?P<n>{FULL})[ ](?:now[ ]|also[ ])?(?!(?:{SAYS})\b)[a-z]{{2,14}}s[ ](?=[a-z])(?!{AUXILIARY}\b)"),
    (
        "owner",
        rf"(?P<n>{HANDLE}|{FULL})[ ](?:is|has[ ]been)[ ](?:now[ ]|already[ ]|currently[ ])?[a-z]{{3,14}}ing(?=[ .,;])",
    ),
    (
        "owner",
        rf"(?P<n>{HANDLE}|{FULL})[ ](?:is|was)[ ]"
        r"(?:responsible|accountable|in[ ]charge|on[ ]it|tasked|given|asked[ ]to)\b",
    ),
    (
        "owner",
        rf"(?P<n>{HANDLE}|{FULL})[ ](?:has|have|had|was)?[ ]?"
        r"(?:(?:taken|took)[ ](?:[a-z]{2,12}[ ]){0,3}(?:on|over|up)\b|signed[ ]up|agreed[ ]to|volunteered"
        r"|offered[ ]to"
        r"|promised[ ]to|committed[ ]to|(?:been[ ])?made[ ](?:him|her)?(?:self[ ])?responsible"
        r"|been[ ](?:asked|tasked|charged|given|named|appointed|put[ ]in))",
    ),
    ("owner", rf"(?P<n>{HANDLE}|{FULL})['\u2019]s?[ ](?:own[ ])?(?:{TASK})\b"),
    ("owner", rf"(?P<n>{HANDLE}|{PERSON})[ ](?:has|has[ ]got|took)[ ](?:it|this|that|this[ ]one)(?=[.,;)]|$)"),
    (
        "owner",
        rf"(?P<n>{HANDLE}|{PERSON})[ ](?:has[ ](?:now[ ])?)?(?:picks|picked|is[ ]picking)[ ](?:[a-z]{{2,8}}[ ])?up\b",
    ),
    (
        "owner",
        rf"(?P<n>{HANDLE}|{FULL})[ ]is[ ]the[ ](?:one|person|engineer|developer|colleague|lead|specialist)[ ]"
        r"(?:who|that|to|[a-z]{2,14}ing)\b",
    ),
    # "Has the runbook", and is on the rewrite of it.
    (
        "owner",
        rf"(?P<n>{HANDLE}|{FULL})[ ]has[ ](?:now[ ])?(?:the|this|that)[ ](?:[a-z-]{{2,14}}[ ]){{0,2}}[a-z-]{{3,14}}"
        r"(?=[.,;)]|[ ]and\b|$)",
    ),
    (
        "owner",
        rf"(?P<n>{HANDLE}|{FULL})[ ](?:is|works)[ ](?:now[ ]|already[ ]|still[ ])?on[ ](?:the|this|that|it|a)\b"
        r"(?![ ](?:phone|way|line|team|call))",
    ),
    ("owner", rf"\b(?:is|are)[ ]for[ ](?P<n>{HANDLE}|{FULL})(?=[.,;)]|[ ]to\b|$)"),
    ("owner", rf"\bon[ ](?P<n>{HANDLE}|{PERSON})['\u2019]s?[ ](?:desk|plate)\b"),
    ("owner", rf"\bon[ ](?P<n>{HANDLE}|{FULL})['\u2019]s?[ ](?:list|table|board|to-do)\b"),
    ("owner", rf"\b(?:[Ii]t|[Tt]his|[Tt]hat)(?:[ ]is|['\u2019]s)[ ](?P<n>{HANDLE}|{FULL})[ ]who\b"),
    ("owner", rf"\b(?:sits|lies|rests|is[ ]now)[ ]with[ ](?P<n>{PERSON})(?=[.,;)]|$)"),
    (
        "owner",
        r"\b(?:in[ ]the[ ]hands[ ]of|up[ ]to|(?:lies|rests|is|are|sits|stays|remains)[ ]with"
        r"|(?:falls|goes|gone|went|given|handed|entrusted|delegated|passed)[ ](?:over[ ])?to"
        rf"|(?:responsibility|task|job|duty|charge|care)[ ]of)[ ](?P<n>{HANDLE}|{FULL})",
    ),
    (
        "owner",
        r"\b(?:[Aa]s[ ]soon[ ]as|[Oo]nce|[Uu]ntil|[Ww]hen)[ ]"
        rf"(?P<n>{HANDLE}|{FULL})[ ]has[ ][a-z]{{2,14}}(?:ed|en|t|ne)[ ]",
    ),
    (
        "owner",
        r"\b(?:under[ ]the[ ](?:direction|lead|leadership|guidance|supervision)[ ]of|in[ ]the[ ]care[ ]of"
        r"|(?:hand|hands|handed|pass|passes|passed|leave|left|give|given)[ ](?:it|this|that|all|them"
        r"|(?:the|this|that|any|each|every)[ ][a-z]{3,14})[ ]to"
        r"|confi\u00e9e?s?[ ]\u00e0|sous[ ]la[ ]direction[ ]de|prise?s?[ ]en[ ]charge[ ]par|\u00e0[ ]la[ ]charge[ ]de"
        r"|unter[ ](?:der[ ])?Leitung[ ]von|in[ ](?:den[ ])?H\u00e4nden[ ]von|(?:liegt|liegen|bleibt)[ ]bei"
        r"|a[ ]cargo[ ]de|en[ ]manos[ ]de|bajo[ ]la[ ]direcci\u00f3n[ ]de)[ ]"
        rf"(?P<n>{HANDLE}|{FULL})",
    ),
    (
        "owner",
        rf"(?P<n>{FULL})[ ](?:\u00fcbernimmt|k\u00fcmmert[ ]sich|betreut|verantwortet|leitet"
        r"|se[ ](?:charge|encarga|ocupa)|s['\u2019]occupe|prend[ ]en[ ]charge|lidera|asume)\b",
    ),
    # Behind what is said of them: "responsible for it is", "kümmert sich", "se encarga".
    (
        "owner",
        r"\b(?:(?:[Rr]esponsible|[Aa]ccountable|[Ii]n[ ]charge)(?:[ ](?:for|of)[ ][^.;\n]{2,40})?[ ]is"
        r"|(?:[Vv]erantwortlich|[Zz]ust\u00e4ndig)(?:[ ](?:daf\u00fcr|hierf\u00fcr))?[ ](?:ist|bleibt)"
        r"|k\u00fcmmert[ ]sich|\u00fcbernimmt|betreut|erledigt"
        r"|se[ ](?:encarga|ocupa|har\u00e1[ ]cargo)|s['\u2019]occupe)[ ]"
        rf"(?P<n>{FULL})",
    ),
    ("owner", rf"(?P<n>{HANDLE}|{FULL})[ ](?:has[ ]undertaken[ ]to|s['\u2019]en[ ](?:charge|occupe))\b"),
    ("owner", rf"(?P<n>{HANDLE}|{FULL})[ ]on[ ](?:it|this|that|the[ ]case)\b"),
    ("owner", rf"\b(?:is|are|gets?)[ ](?:being[ ])?[a-z]{{3,14}}[ ](?:[a-z]{{2,10}}[ ])?by[ ](?P<n>{HANDLE}|{FULL})"),
    (
        "owner",
        r"\b(?:driven|owned|led|handled|overseen|prepared|assigned|claimed|adopted|looked[ ]after|picked[ ]up"
        r"|taken[ ](?:over|on|up|care[ ]of))[ ]by[ ]"
        rf"(?P<n>{HANDLE}|{FULL})",
    ),
    ("owner", rf"\[(?P<n>{HANDLE}|{FULL})\]"),
    # The last word of an item.
    (
        "owner",
        r"(?m:^)[^\n]{3,200}?[ ](?:[\u2013\u2014-]{1,2}|[=-]?>|\u2192|/)[ ]"
        rf"(?P<n>{HANDLE}|{FULL})[.]?(?=[^\S\n]*$|[,;(][ ]|[ ]/[ ])",
    ),
    ("owner", rf"{MARK}[^\n]{{3,200}}?[,:][ ](?P<n>{HANDLE}|{FULL})(?=[.]?[^\S\n]*$|[,;(][ ]?)"),
    ("owner", rf"(?m:^)[A-Z][^:\n]{{2,30}}:[ ][^\n]{{3,160}}?,[ ](?P<n>{FULL})(?=[.]?[^\S\n]*$|[,;(][ ]?)"),
    ("owner", rf"(?P<n>{FULL})[ ][a-z]{{3,14}}s[ ](?=[^.;\n]{{3,90}}\b(?:by|due|until|before)[ ])"),
    ("owner", rf"(?P<n>{HANDLE}|{PERSON})(?:[ ](?:of|from|in)[ ](?:this|the|our)[ ][a-z]{{2,14}})?[ ]{WILL}\b"),
    (
        "commander",
        rf"(?P<n>{FULL})[ ](?:takes|took|had|has)[ ](?:the[ ])?(?:command|lead)\b"
        r"(?![ ](?:on|of|for|in|until|till|from)\b)",
    ),
    ("owner", rf"(?P<n>{FULL})[ ](?:answers|answered|speaks)[ ]for\b"),
    ("owner", rf"\b(?:will|is[ ]to|to)[ ]be[ ][a-z]{{3,14}}[ ](?:[a-z]{{2,10}}[ ])?by[ ](?P<n>{HANDLE}|{PERSON})"),
    ("owner", rf"\((?:owner:?[ ])?(?P<n>{HANDLE}|{PERSON})(?:[,;)]|[ ][\u2013\u2014-][ ])"),
    ("commander", rf"(?P<n>{PERSON})[ ]\((?:incident[ ]commander|IC|incident[ ]lead)\)"),
    (
        "commander",
        r"\b(?:incident|response|effort|recovery|handling|[Ii]t(?=[ ]was))[ ](?:is|was|has[ ]been)[ ](?:being[ ])?"
        rf"(?:commanded|led|run|coordinated|headed|managed)[ ]by[ ](?P<n>{HANDLE}|{FULL})",
    ),
    ("commander", rf"\bIC[ ](?P<n>{FULL})(?=[.,;:)]|$)"),
    ("commander", rf"{COMMANDER}(?:[ ](?:is|was))?,?[ ](?P<n>{PERSON})"),
    (
        "commander",
        rf"(?P<n>{PERSON})(?:,?[ ]who)?[ ](?:is|was|acted[ ]as|leads?|led|ran|runs|heads|headed|coordinat(?:es|ed)"
        r"|is[ ](?:leading|running|heading|coordinating))[ ]"
        rf"(?:(?:the|this|our)[ ])?(?:{COMMANDER}|response|incident|effort|recovery)\b",
    ),
    ("owner", rf"\b(?:comes|come|is|are)[ ]from[ ](?P<n>{HANDLE}|{FULL})(?=[.,;)]|[ ](?:by|on|and)\b)"),
    (
        "owner",
        rf"(?m:^)[^\S\n]{{0,6}}(?:[-*\u2022]|\d{{1,2}}[.)])[ ]{{1,3}}(?:\[[ xX]\][ ])?"
        rf"[*_]{{0,2}}(?P<n>{HANDLE}|{FULL})[*_]{{0,2}}:",
    ),
    ("owner", rf"(?m:^)[^\S\n]{{0,6}}(?:[-*\u2022]|\d{{1,2}}[.)])[^@\n]{{3,200}}(?P<n>{HANDLE})"),
    ("owner", rf"[.,;\u2013\u2014:-][ ](?P<n>{PERSON}),[ ](?:due|done|by|until)\b"),
    # One name between what is to be done and its day: "Second sensor: Arjan, 2 February", "form - Jorge - 22 May".
    ("owner", rf"\w[ ][\w-]{{2,20}}[)]?(?::|[ ][\u2013\u2014-])[ ](?P<n>{PERSON})(?:,|[ ][\u2013\u2014-])[ ](?={DAY})"),
)
RULES = [
    (role, re.compile(pattern, re.M), FULL in pattern) for role, pattern in PATTERNS if not pattern.startswith("(?P<n>")
]
# Those that begin with the name are tried only where there is one, with a word or so behind it.
NAMED_FIRST = [
    (role, re.compile(pattern), FULL in pattern) for role, pattern in PATTERNS if pattern.startswith("(?P<n>")
]
NAMED = re.compile(
    rf"(?=(?:{HANDLE}|{PART}[ ]{MIDDLE}{PART})(?:[ '\u2019]|,[ ]who\b)|{PERSON}[ ]"
    rf"(?:\(|{WILL}|(?:is|was|has|took|picks|picked|acted|leads?|led|ran|runs|heads|headed|coordinat\w+)\b))"
)
CAPITAL = re.compile(rf"\b(?:{PART})\b")
LABELLED = [(role, re.compile(pattern), openings(words)) for words, role, pattern in LABELS]
# Among what is to be done a name alone is enough, at the head or the end of a sentence or of a part of one.
TASKED = re.compile(
    rf"(?:^|[.:;,(/|\u2192>\u2013\u2014-][ ]{{1,2}}|\((?=[^\W\d_a-z])|\b[Bb]y[ ])[*_]{{0,2}}(?P<n>{FULL})"
    r"(?=[*_]{0,2}(?:[.:;,)]|[^\S\n]*$|[ ](?:due|by|until|before|and|to)\b|[ ][(/\u2013\u2014-]))",
    re.M,
)
# A first name may stand alone at the end of an item.
LAST = re.compile(rf"[ ](?:[\u2013\u2014-]|=>|->|\u2192)[ ](?P<n>{PART})(?=[.]?[^\S\n]*$)", re.M)
# So may one behind the colon of an item, if it ends there.
BEHIND_COLON = re.compile(rf"{MARK}[^:\n]{{3,120}}:[ ](?P<n>{PART})(?=[.]?[^\S\n]*$)", re.M)
# At the head of an item or a sentence, somebody who does something, in whatever language.
DOES = re.compile(
    rf"(?:^[^\S\n]{{0,6}}(?:(?:[-*\u2022]|\d{{1,2}}[.)])[ ]{{1,3}}(?:\[[ xX]\][ ])?)?|[.:;][ ]{{1,2}})"
    rf"[*_]{{0,2}}(?P<n>{FULL})[*_]{{0,2}}"
    rf"[ ](?!(?:{SAYS}|and|or|und|et|y|for|of|from|in|at|on|to)\b)[a-z\u00df-\u00ff]{{3,15}}[ ]",
    re.M,
)
# What heads an item as a name does.
TITLE = re.compile(r"(?:tion|ment|ness|ility|ance|ing)$")
COLUMNS = re.compile(
    r"owner|assigne|responsible|who|\blead\b(?![ ]time)|in charge|\bDRI\b|driver|responsab|zust\u00e4ndig"
    r"|verantwortlich|encargad|charg\u00e9|\bwer\b|\bqui\b",
    re.I,
)


def find(text: str) -> Iterator[Found]:
    """Every named owner: by label, in brackets after an item, "assigned to", "@sam will", and in a table's column."""
    marks = layout(text).marks
    labelled = ((role, tried(pattern, text, marks.starts(words)), False) for role, pattern, words in LABELLED)
    named = sorted({match.start() for match in NAMED.finditer(text)} | set(_first_names(text)))
    led = ((role, tried(pattern, text, named), sure) for role, pattern, sure in NAMED_FIRST)
    others = ((role, pattern.finditer(text), sure) for role, pattern, sure in RULES)
    for role, matches, sure in (*labelled, *led, *others):
        for match in matches:
            if is_name(match["n"], sure=sure):
                yield Found(match.start("n"), match.end("n"), "owner", match["n"].lstrip("@"), role)
    for first, last in to_do(text):
        for pattern in (TASKED, DOES, LAST, BEHIND_COLON):
            for match in pattern.finditer(text, first, last):
                if is_name(match["n"], sure=pattern not in (LAST, BEHIND_COLON)) and not (
                    text[match.end() : match.end() + 3].strip("*_ ")[:1] == ":" and TITLE.search(match["n"])
                ):
                    yield Found(match.start("n"), match.end("n"), "owner", match["n"], "owner")
    for cell in cells(text, COLUMNS):
        who = re.match(rf"[*_`]{{0,2}}{WHO}", cell.text)
        if who and is_name(who["n"]):
            start = cell.start + who.start("n")
            yield Found(start, start + len(who["n"]), "owner", who["n"].lstrip("@"), "owner")


def _first_names(text: str) -> Iterator[int]:
    return (match.start() for match in CAPITAL.finditer(text) if is_given(match.group()))


def is_name(name: str, *, sure: bool = False) -> bool:
    """Whether it is somebody's name; if that must be `sure`, a word alone has to be a first name and nothing else."""
    parts = name.lstrip("@").lower().split()
    if sure and len(parts) == 1 and not name.startswith("@"):
        return is_given(parts[0])
    if len(parts) > 1 and (parts[-1] in HOUSES or parts[-1] in PEOPLES) and not is_given(parts[0]):
        return False
    if len(parts) == 1 and parts[0].endswith("ing"):
        return False
    if len(parts) == 1 and parts[0].endswith("s") and parts[0] not in ENDING_IN_S and not name.startswith("@"):
        return False
    return parts[-1] == "team" or NOT_NAMES.isdisjoint((parts[0], parts[-1]))
