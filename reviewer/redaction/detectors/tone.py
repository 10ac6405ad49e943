"""Profanity, insults, and blame of a person or a team. A thing may be at fault; nobody is hurt by that."""

import re
from collections.abc import Iterator

from reviewer.redaction.capitals import runs
from reviewer.redaction.pattern import Deferred, Pattern
from reviewer.redaction.sentences import sentences_of
from reviewer.redaction.values import Category, Detector, Find, Passage

_RUDE = Pattern(
    r"\b(?:fuck\w*|f\*+k?\w*|shit\w*|sh\*t\w*|bull ?shit|bullsh\*t|horseshit|dipshit|clusterfuck|crap|crappy"
    r"|damn|damned|dammit|goddamn\w*"
    r"|what the hell|who the hell|why the hell|how the hell|the hell|bloody (?:hell|mess|awful|stupid|useless"
    r"|thing)|wtf|ass-?hole\w*|bastards?"
    r"|half-assed|half-arsed|dumb-?ass|jackass|piss(?:ed)? (?:off|poor)|piss-poor|screw you|screw them|sucks"
    r"|suck at|arse|bitch\w*|morons?"
    r"|moronic|idiots?|idiotic|idiocy|imbeciles?|imbecilic|stupid|stupidity|stupidly|dumb (?:mistake|idea"
    r"|decision|move|question|enough)"
    r"|dumbest|clowns?|clown show|clueless|brain-?dead|braindead|incompeten(?:t|ce|tly)|useless (?:team|people"
    r"|engineers?|manager|vendor|support|lot)"
    r"|(?:is|are|was|were) (?:\w+ )?(?:useless|hopeless|pathetic|a joke|lazy|careless|clueless|sloppy|reckless"
    r"|negligent|asleep|amateurs?|amateurish"
    r"|a disgrace|ridiculous|embarrassing|laughable|inexcusable|unprofessional)"
    r"|sloppy|sloppiness|careless(?:ly|ness)?|negligen(?:t|ce|tly)|reckless(?:ly|ness)?|lazy (?:engineers?"
    r"|developers?|team|work|people|review"
    r"|coding|mistake)|laziness|amateur hour|amateurish|pathetic|shoddy|garbage (?:code|work|team)"
    r"|half-baked (?:work|code|review|by)|ridiculous"
    r"|disgraceful|joke of a \w+|asleep at the wheel|braindead|dumpster fire|absolute joke|complete joke"
    r"|inexcusable|unprofessional|nonsense|boneheaded|bone-headed|harebrained|fools?|foolish|jerks?|losers?"
    r"|dimwits?|nitwits?|buffoons?|monkeys|cowboys?|kindergarten|shambles|shameful|appalling(?:ly)?|pigsty"
    r"|lousy|godawful|ffs|for (?:god|heaven|christ|fuck)'?s sake|jesus christ|what a (?:mess|joke|farce|circus"
    r"|disgrace|disaster)|farce|circus|screw-?ups?|lame excuses?|poor excuse|inept|ineptitude|ignoran(?:t|ce)"
    r"|arrogan(?:t|ce)|spineless|worthless|hopelessly|no brains?|ashamed of (?:him|her|them|your)\w*|be ashamed"
    r"|(?:absolute|complete|utter|total|real) (?:disgrace|failure of the|incompetence|rubbish|trash|nonsense"
    r"|chaos in the)"
    r"|epic fail|abysmal|train ?wreck|hot mess|ludicrous|numbskulls?|half-?wits?|dolts?|cretins?|dunces?|scumbags?"
    r"|freaking|friggin\w*|effing|bollocks|wankers?|pricks?|douche\w*|trained monkey|a (?:child|monkey|toddler"
    r"|five-year-old) could|(?:pile|load) of (?:rubbish|trash|garbage|junk|manure)|for crying out loud"
    r"|(?:this|that|his|her|their|your|us this|us that) (?:garbage|rubbish|trash|junk)"
    r"|(?:code|work|design|script|config|product|service|support|test|tests) (?:is|are|was"
    r"|were) (?:\w+ )?(?:garbage|rubbish"
    r"|trash|junk|awful|horrible|terrible|atrocious))(?:\b|$)",
    ignore_case=True,
)
_TAME = Deferred(
    r"dumb (?:terminal|pipe|client)|stupid (?:simple|question)|idiot-?proof|crapshoot|reckless driving"
    r"|lazy (?:load|eval)|garbage collect"
    r"|\b(?:not|n't|never|nobody (?:is|was)|no one (?:is|was)|without being|avoid being|any) (?:\w+ ){0,2}$",
    re.IGNORECASE,
)

# Who can be blamed: a team, an office, or one of those words that stand for people.
_TEAM = (
    r"(?:the |our |their |your |whole |entire |these |those )*(?:[\w-]+ ){0,2}(?:team|teams|guys|folks|people"
    r"|devs|developers|engineers|engineer"
    r"|squad|department|contractors?|consultants?|crew|bunch|lot|office|desk|shift|colleagues?|architects?"
    r"|testers?|analysts?|technicians?|freelancers?|juniors?|seniors?|boss|bosses|suits|QA|DevOps|Ops|SRE|IT"
    r"|Infra|Platform|Networking|Management|Leadership|Marketing|Sales|Support|Finance|Legal|Procurement|DBAs"
    r"|Security|managers?|manager|management|leadership|admins?|operators?"
    r"|sres|dbas|vendor|intern|interns)"
)
_ACT = (
    r"(?:(?:simply|just|clearly|obviously|again|once again|yet again|as usual|as always|single-?handedly"
    r"|completely|totally|also|then|apparently"
    r"|carelessly|never even|even|really|somehow|must have|has|have|had|always|still|repeatedly|managed to) ){0,3}"
    r"(?:broke|breaks|keeps? breaking|kept breaking|never cares?|couldn't care less|could not care less"
    r"|left us (?:hanging|alone|in the dark)|threw (?:it|this|that) over|walked away|covered (?:it|this"
    r"|that) up|made excuses|makes excuses|took (?:his|her|their) (?:sweet )?time|waved (?:it|this) through"
    r"|signed (?:it )?off without|ha(?:s|ve) never (?:tested|read|looked|run|understood)|blindly"
    r"|does what (?:he|she|it) wants|only had to|had one job|(?:were|was) told (?:twice|three times|again)"
    r"|let this happen|screw(?:ed|s) (?:up|this|it|us)|mess(?:ed|es) (?:up|this|it|things)|botched"
    r"|bungled|fucked|butchered|ruined|wrecked"
    r"|sabotaged|panicked|dropped the ball|drops the ball|dropped the bomb|fell asleep|slept through"
    r"|sat on (?:their|his|her|its|it|this|the)"
    r"|failed to|fails to|forgot to|forgot about|forgets to|neglected|neglects|ignored|ignores|overlooked"
    r"|refused to|refuses to|did(?: not|n't) bother|drag(?:s|ged) (?:his|her|their|its) feet|passed the buck"
    r"|did(?: not|n't) (?:follow (?:the|our|any|simple)|do (?:his|her|their) (?:job|homework|part)|ask anyone"
    r"|tell anyone)"
    r"|washed (?:his|her|their) hands|hid behind|slacked off|winged it|was nowhere to be found|were nowhere to be found"
    r"|(?:do|does)(?: not|n't) (?:care|bother|understand|know what|know how|test|read|listen|review)|did(?: not"
    r"|n't) (?:care|bother|think|even|read"
    r"|test|listen|review|check anything)|could(?: not|n't) be bothered|can(?:not|'t| not) (?:be trusted|even"
    r"|follow|read|write|code|do their)"
    r"|never (?:tests?|tested|checks?|checked|reads?|listens?|listened|bothers?|bothered|learns?|learned"
    r"|reviews?|reviewed|thinks?|thought|does|do"
    r"|answers?|cared?|cares|looks?|looked|responds?)|should have (?:known|checked|tested|caught|noticed|seen"
    r"|read|thought|listened|reviewed|asked"
    r"|paid|been)|should(?: not|n't) (?:be allowed|have been allowed|be trusted|have touched)"
    r"|ought to have known|caused (?:this|the|all|another|our"
    r"|a|yet)|cost us|let us down|blew (?:it|up|the|this)|nuked|cut corners|took shortcuts|was warned"
    r"|were warned|had no (?:clue|idea)"
    r"|ha(?:s|ve) no (?:clue|idea)|got it wrong|made (?:a (?:stupid|dumb|careless|silly|rookie|sloppy|terrible"
    r"|huge|serious) |rookie )"
    r"|is to blame|are to blame|is at fault|are at fault|was at fault|were at fault|was to blame|were to blame"
    r"|is responsible for this mess"
    r"|deserves? (?:the )?blame|rubber-?stamped|hid (?:the|this|it)|lied|wasted|has only (?:him|her"
    r"|them)sel\w+ to blame"
    r"|pushed (?:\w+ ){0,4}without (?:testing|review|reading|thinking|telling|asking)"
    r"|deployed (?:\w+ ){0,4}without (?:testing|review|reading|thinking"
    r"|telling|asking)|(?:was|were|is|are) (?:\w+ )?(?:too )?(?:careless|sloppy|negligent|reckless|incompetent"
    r"|clueless|useless|asleep|lazy|slow to"
    r"|out of (?:his|her|their) depth|at fault|to blame|irresponsible|unprofessional))\b"
)
_BLAME = Pattern(
    rf"\b(?:({_TEAM})|(he|she|they|you|who(?:ever|soever)?|some(?:one|body)|nobody|no one)"
    rf"|([A-Z][A-Za-z\xc0-\xff'-]+(?: [A-Z][A-Za-z\xc0-\xff'-]+)?(?:'s (?:team|people|guys|group))?)) {_ACT}"
)

# Turns that blame or look down on somebody wherever they stand.
_TURNS = Pattern(
    r"\b(?:you (?:obviously|clearly|apparently|evidently|simply) (?:\w+ )?(?:did|do|have|had|are|were|never"
    r"|fail|failed|ignored|can|could)(?: not|n't)?"
    r"|(?:able|unable|capable|incapable) (?:to|of) (?:follow\w*|read\w*) (?:simple |basic "
    r"|the )+(?:instructions?|documentation|manual|docs)"
    r"|do (?:your|his|her|their) (?:job|homework)|learn (?:how )?to (?:read|code|test|write)|what (?:was"
    r"|were) (?:he|she|they|you) thinking"
    r"|how hard (?:can|could) it be|wake up|grow up|get (?:your|their) act together|(?:no|little"
    r"|zero) (?:common sense|competence)"
    r"|rookie mistakes?|blame (?:lies|rests|falls|goes|belongs) (?:squarely |entirely |solely )?(?:with|on|to)"
    r"|(?:i|we|everyone|everybody) blames? \w+"
    r"|(?:entirely|solely|all|completely|clearly|simply) (?:his|her|their|your) (?:own )?(?:fault|doing|mess|mistake)"
    r"|(?:his|her|their|your) (?:own )?(?:fault|incompetence|carelessness|negligence|stupidity|laziness"
    r"|sloppiness|ignorance|arrogance)"
    r"|typical (?:of|for) (?:(?:them|him|her|you)\b|(?:the|our|those|these|that) (?:\w+ ){0,2}(?:team|people|guys"
    r"|folks|lot|crowd|bunch|department|office)\b)|shame on (?:\w+)|(?:is|was"
    r"|lies) on (?:him|her|them"
    r"|you|[A-Z][a-z\xdf-\xff]+) (?:and (?:him|her|them|you|nobody|no one)|alone|only)"
    r"|(?:asleep|sleeping) on the job|drag(?:s|ged|ging)? (?:his|her|their|its|your) feet"
    r"|(?:did|does|do|has|have|can|could) (?:anyone|anybody|nobody|no one|none of (?:them|you)) (?:here |there "
    r"|ever |even |actually "
    r"|really )*(?:bother|read|check|think|test|look|care|know|understand)\w*"
    r"|(?:nobody|no one|none of them|not one of them) (?:\w+ ){0,3}(?:bother(?:s|ed)?|cares|cared|gives a)\b"
    r"|(?:nobody|no one) (?:in|on|at) (?:that|this|their|your) \w+ (?:can|reads?|knows|thought|thinks|cares)\b"
    r"|clearly (?:do|does|did)(?: not|n't) (?:care|know|understand|read|bother)|(?:how|why) can (?:anyone|anybody"
    r"|someone|they|you|he"
    r"|she) be (?:this|so)|(?:has|have|had) no business|not up to (?:the|his|her|their) job|out of (?:his|her"
    r"|their) depth"
    r"|no excuse for|i told (?:you|them) so|for the (?:hundredth|tenth|umpteenth|thousandth) time"
    r"|how many times (?:do|must|have)"
    r"|thr(?:ow|ew|own) \w+ under the bus|wash(?:ed|es)? (?:his|her|their) hands|pass(?:ed|es|ing)? the buck"
    r"|point(?:ed|s|ing)? fingers? at|(?:should|must) not be (?:let|allowed) near|once again (?:\w+ ){0,2}let us down"
    r"|(?:sick|tired|fed up) (?:and tired )?(?:of|with) (?:the |this |these |your |their |cleaning|having)"
    r"|clean(?:ing)? up (?:\w+ )?mess"
    r"|(?:should|ought to|needs? to|must) be fired|heads? (?:should|must|will) roll|not (?:very )?(?:bright"
    r"|smart)|waste of (?:time|space|money)"
    r"|[A-Z][a-z\xdf-\xff]+'s (?:fault|mess|screw-?up|incompetence|carelessness|negligence|stupidity|blunder"
    r"|sloppiness|laziness))(?:\b|$)",
    ignore_case=True,
)
_NEUTRAL = Deferred(
    r"\b(?:blameless|git blame|not to blame|no blame|nobody is to blame|no one is to blame|without blame"
    r"|nobody's fault|no one's fault|not (?:a matter of )?blam\w+"
    r"|is not about|not the fault)\b",
    re.IGNORECASE,
)


def _rude(passage: Passage) -> Iterator[Find]:
    """Profanity and insults, with the short part of the sentence that they stand in."""
    yield from _parts(passage, _RUDE)


def _turns(passage: Passage) -> Iterator[Find]:
    yield from _parts(passage, _TURNS)


def _parts(passage: Passage, pattern: Pattern) -> Iterator[Find]:
    done = -1
    for match in pattern.finditer(passage):
        start, end = match.span()
        if start < done or _is_tame(passage.text, start, end):
            continue
        first, last = sentences_of(passage).part(start, end)
        done = last
        yield Find(first, last)


def _is_tame(text: str, start: int, end: int) -> bool:
    if text[max(0, start - 1) : start] in tuple("-/_.#`") or text[end : end + 1] in tuple("/_=`"):
        return True
    return any(match.end() > start - 40 for match in _TAME.finditer(text, max(0, start - 40), start)) or bool(
        _TAME.match(text, start) or _NEUTRAL.search(text, max(0, start - 60), min(len(text), end + 20))
    )


def _blame(passage: Passage) -> Iterator[Find]:
    """A person or a team, and what they are blamed for."""
    done = -1
    for match in _BLAME.finditer(passage):
        start, end = match.span()
        if (
            start < done
            or not _is_somebody(passage, match.span(3), match.span(2))
            or _is_tame(passage.text, start, end)
        ):
            continue
        first, last = sentences_of(passage).part(start, end)
        done = last
        yield Find(first, last)


def _is_somebody(passage: Passage, name: tuple[int, int], they: tuple[int, int]) -> bool:
    """Whether the one who is blamed is a person or a team: a capitalised word must be somebody's name."""
    if name[0] < 0:
        return True
    if they[0] >= 0:
        return True
    known = {part.lower() for person in passage.org.roster for part in person.split()}
    for run in runs(passage.text[name[0] : name[1]]):
        if any(word.is_given or word.plain in known or (word.may_be_given and not word.is_common) for word in run):
            return True
    return passage.text[name[0] : name[1]].endswith((" team", " people", " guys", " group"))


DETECTORS: tuple[Detector, ...] = (
    Detector("tone-rude", Category.TONE, "Profanity or an insult", "[removed]", (), _rude),
    Detector("tone-blame", Category.TONE, "Blames a person or a team", "[removed]", (), _blame),
    Detector("tone-turn", Category.TONE, "Looks down on somebody", "[removed]", (), _turns),
)
