"""What the weigher says, beside what the organisation knows: its own names, its tools and its lists say more."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import accumulate

from reviewer.redaction.lexicon.capitals import plain
from reviewer.redaction.lexicon.ordinary import is_ordinary
from reviewer.redaction.lexicon.wordlist import words
from reviewer.redaction.listed.customers import on_list
from reviewer.redaction.listed.forms import end_of
from reviewer.redaction.listed.roster import on_roster
from reviewer.redaction.naming.candidates import Candidate
from reviewer.redaction.naming.renowned import is_renowned, told_renowned
from reviewer.redaction.naming.weigher import Named, names
from reviewer.redaction.pattern import Pattern
from reviewer.redaction.values import Category, Find, Org, Passage


def named_by_weight(passage: Passage, category: Category) -> Iterator[Find]:
    """The names of one category that no list of the organisation has and that are not its own."""
    return (find for find, kind in passage.once(_named) if kind == category)


def _named(passage: Passage) -> list[tuple[Find, Category]]:
    """What is on a list of people is no customer, and the other way round."""
    others = {Category.PERSON: _places(passage.once(on_list)), Category.CUSTOMER: _places(passage.once(on_roster))}
    writers, things = _own_names(passage.org) | _signers(passage), _things(passage.org)
    weighed = [
        (Find(name.candidate.start, end_of(passage.text, name.candidate.words)), name.category)
        for name in passage.once(names)
        if not _is_defined(passage.text, name.candidate)
        and not _is_something_else(passage.text, name)
        and not _is_renowned(passage.text, name)
        and not _is_own(name.candidate, writers, things)
        and not _is_among(name.candidate, others[name.category])
    ]
    taken = {find.start for find, _ in weighed}
    return [*weighed, *(told for told in told_renowned(passage) if told[0].start not in taken)]


# Whoever is told to be a customer is one, whether or not everybody knows them.
_LEADS = re.compile(
    r"\b(?:customers?|clients?|tenants?|accounts?|merchants?|subscribers?|resellers?|kund(?:e|en|in)|mandant(?:en)?|clientes?)"
    r"(?: (?:of|from|for|is|was|like|such as|named|called|account|tenant|accounts|tenants|the|and))*"
    r"[ :,(\"'`*\u201c]{1,3}(?:the )?(?:[A-Z][\w&-]* ){0,2}\Z",
    re.IGNORECASE,
)
_LED_BEHIND = re.compile(r",? (?:an?|our|one of our|the) (?:[\w-]+ ){0,2}(?:customers?|clients?|tenants?|merchants?)\b")


def _is_renowned(text: str, name: Named) -> bool:
    """Whether a name is one that everybody knows, and neither told to be a customer's nor that of a person."""
    candidate = name.candidate
    if _is_full_name(candidate):
        return False
    if _LEADS.search(text, max(0, candidate.start - 60), candidate.start) or _LED_BEHIND.match(text, candidate.end):
        return False
    return is_renowned(text, candidate)


def _is_full_name(candidate: Candidate) -> bool:
    """Whether it is a given name with a surname behind it."""
    return len(candidate.words) > 1 and candidate.words[0].is_given


# What a glossary says behind a single name that programs have as well: "Hugo: a static site generator".
_PROGRAM = re.compile(
    r"[*_`]{0,3}(?: ?[:=(\u2013\u2014-] ?|, | is )[*_`]{0,3}(?:an?|the|our|another|some) (?:[\w.+#/'-]+ ){0,4}?"
    r"(?:generators?|servers?|clients?|librar(?:y|ies)|frameworks?|tools?|toolkits?|languages?|databases?|prox(?:y|ies)"
    r"|compilers?|linters?|formatters?|parsers?|schedulers?|engines?|editors?|models?|assistants?|chatbots?|plugins?"
    r"|packages?|modules?|crates?|gems?|daemons?|protocols?|runtimes?|shells?|exporters?|collectors?"
    r"|brokers?|balancers?|orchestrators?|crawlers?|scanners?|debuggers?|profilers?|renderers?|cach(?:e|es)"
    r"|registr(?:y|ies)|operators?|controllers?|dashboards?|projects?|programs?|bots?)"
    r"(?=[.;,)|*]|\s*(?:\n|\Z)| (?:for|that|which|of|from|in|to|by|with|written|made|based|like|behind|on top|and)\b)",
    re.IGNORECASE,
)
# Before the name of whoever speaks in a chat.
_SAYS = re.compile(r"\d\d?:\d\d(?::\d\d)?(?: ?[ap]m)?\]? +[*_`<@]{0,3}\Z", re.IGNORECASE)


def _is_defined(text: str, candidate: Candidate) -> bool:
    """Whether a single name is said to be a program right behind it."""
    if len(candidate.words) != 1 or not _PROGRAM.match(text, candidate.end):
        return False
    return not _SAYS.search(text, max(0, candidate.start - 16), candidate.start)


# Around a name that is a street, of which there is another sort: customers are called "Ivy Lane" as well.
_STREET = r"(?:Street|Lane|Road|Avenue|Mews|Terrace|Crescent|Boulevard|Alley)"
_IN_A_STREET = re.compile(
    rf" {_STREET} (?:depots?|sites?|works|stations?|offices?|plants?|substation|yard|pumping|data cent(?:re|er))\b"
)
_NUMBERED = re.compile(r"(?:\b\d{1,4}[a-z]?|\b(?:on|along|off|down|near)) \Z")
_STREETS = frozenset(("street", "lane", "road", "avenue", "mews", "terrace", "crescent", "boulevard", "alley"))
# Before a name that is a person and no customer.
_TITLED = re.compile(r"\b(?:M(?:r|rs|s|me|lle|onsieur|adame)|Miss|Herrn?|Frau|Se\xf1or(?:a|ita)?|Sra|Srta)\.? \Z", re.I)
# Behind a word that bids somebody do something: "Burn after reading".
_BIDDEN = re.compile(r" (?:the|this|that|these|those|it|them|your|my|our|after|every|any|all|an?|everything|nothing)\b")


# Capitals side by side within a word of small letters, as technologies have: MyISAM, IPsec. Names of people have none,
# and no ending of classes: NilClass.
_TECHNICAL = re.compile(r"(?=.*[a-z])(?:.*[a-z])?[A-Z]{2}.*|(?:[A-Z][a-z]+)+(?:Class|Error|Exception)")
# What labels say in one word, and who is asked that is nobody: "Hiring: two engineers", "Contact: Helpdesk".
_NOBODY = words("hiring staffing onboarding tooling helpdesk servicedesk synthetic synthetics automation telemetry")
# Whose products everybody has, and no other firm is called like: "Microsoft Entra ID", "the Wikimedia Foundation".
_MAKERS = words(
    """
    microsoft google amazon vmware oracle cisco ibm apple intel nvidia adobe github gitlab atlassian cloudflare mozilla
    wikimedia wikipedia apache linux kubernetes python postgresql mysql openssl debian ubuntu android iphone chromium
    """
)
# What is told by a number and a unit, or a part by its number: DAC-3M, PSU-1100W. Ids of customers end in digits.
_PART = re.compile(r"(?=.*-)[A-Z0-9-]*\d[A-Z0-9-]*[A-Z]")


# A code, as vouchers, parts and machines have: SPRING24, P40424-B21, HV-BER-04. It is a customer's where somebody's
# number or account is told.
_CODED = re.compile(r"(?!(?:[A-Z]{1,5}-){1,3}[0-9]{4,}$)(?=(?:[^0-9]*[0-9]){2})[A-Z0-9]+(?:[-/.][A-Z0-9]+)*")
_OWNERS = words(
    """
    customer customers tenant tenants account accounts client clients subscriber subscribers merchant merchants seller
    sellers holder holders member members policy policies contract contracts agreement agreements invoice invoices
    billing partner partners debtor debtors reseller resellers shop shops store stores user users workspace workspaces
    org organisation organization subscription subscriptions id ids reference ref vertrag kunde kunden mandant
    """
)


def _told_around(candidate: Candidate) -> list[str]:
    return [word.lower() for word in (*candidate.before, *candidate.heads)]


# Before what something that is no person is called: "a bot named Fred". Agents, hosts and teams are people as well, and
# whatever pages may call somebody: "the service called Ana".
_THING = (
    r"(?:bots?|scripts?|jobs?|clusters?|robots?|models?|projects?|releases?|versions?|storms?|rooms?|ships?|cats?|dogs?"
    r"|printers?|vans?|mascots?|plugins?|queues?|branch(?:es)?|games?|songs?|plants?)"
)
_NAMED_SO = re.compile(
    rf"\b{_THING},? (?:(?:is|are|was|were|that is|which is) )?(?:named|nicknamed|dubbed|code-?named) (?:after )?"
    r"[\"'`\u201c]?\Z"
    rf"|\b{_THING},? (?:is|are|that is|which is) called [\"'`\u201c]?\Z"
    r"|\b(?:services?|servers?|machines?|tools?|teams?|squads?) (?:is|are|that is|which is) (?:named|called) "
    r"[\"'`\u201c]?\Z"
)
_CALLED = re.compile(rf"\b[Aa]n? (?:[\w-]+ )?{_THING} called [\"'`\u201c]?\Z")
# Behind somebody who was called by it.
_TO_COME = re.compile(r",? (?:who|to|at|again|back|twice|in|on|about|for|because|when|while|and|but|before|after)\b")


def _is_of_a_thing(text: str, candidate: Candidate) -> bool:
    """Whether it is what a thing is called, or has a number in it as products have: "ThinkPad T14"."""
    before = max(0, candidate.start - 60), candidate.start
    if not _is_full_name(candidate):
        if _NAMED_SO.search(text, *before):
            return True
        if _CALLED.search(text, *before) and not _TO_COME.match(text, candidate.end):
            return True
    *_, last = candidate.words
    return len(candidate.words) > 1 and any(map(str.isdigit, last.text)) and last.text[0].isupper()


# Posts and departments, which sign mails in German, French and Spanish.
_POSTS = words(
    """
    leitung leiter leiterin direktion abteilung bereich referat stabsstelle redaktion rechenzentrum geschaftsleitung
    geschaftsfuhrung vorstand direction directeur directrice service regulation equipe direccion departamento oficina
    equipo gerencia jefatura secretaria head director chief
    """
)
# Offices that watch over others: everybody may know of them, and what they are told is a matter of law.
_AUTHORITIES = words(
    """
    ofwat ofgem ofcom ofsted ofqual ico cnil bafin finma fca pra aepd dpc enisa bsi anssi bnetza bundesnetzagentur
    arcep acpr amf cssf consob agcom garante datatilsynet imy cnmv hmrc nhtsa ferc nerc fcc ftc osha ncsc cisa mhra
    hse
    """
)


_NOBODY_CALLED = _AUTHORITIES | _NOBODY


def _is_something_else(text: str, name: Named) -> bool:
    """Whether a customer is a street or somebody with a title, or a person is a word that begins a sentence."""
    candidate = name.candidate
    before = text[max(0, candidate.start - 14) : candidate.start]
    if name.category == Category.PERSON and (candidate.words[0].plain in _POSTS or _is_of_a_thing(text, candidate)):
        return True
    if len(candidate.words) == 1:
        if _CODED.fullmatch(candidate.words[0].text) and _OWNERS.isdisjoint(_told_around(candidate)):
            return True
        if candidate.words[0].plain in _NOBODY_CALLED:
            return True
        form = _PART if name.category == Category.CUSTOMER else _TECHNICAL
        if form.fullmatch(candidate.words[0].text):
            return True
    if name.category == Category.CUSTOMER:
        if candidate.words[0].plain in _MAKERS:
            return True
        is_street = candidate.words[-1].plain in _STREETS and _NUMBERED.search(before) is not None
        last = candidate.words[-1].start - 1 if candidate.words[-1].plain in _STREETS else candidate.end
        return is_street or _IN_A_STREET.match(text, last) is not None or _TITLED.search(before) is not None
    word = candidate.words[0]
    if word.plain in _LIMITS and len(candidate.words) == 1 and _LIMITED.match(text, candidate.end):
        return True
    if word.plain in _OPENS_ABROAD and len(candidate.words) == 1:
        return text[candidate.end : candidate.end + 1] == " " and _BEGINS.search(before) is not None
    if len(candidate.words) > 1 or word.is_given or word.may_be_given or word.text[0].islower():
        return False
    if not _BEGINS.search(before):
        return False
    return _BIDDEN.match(text, candidate.end) is not None or (len(word.text) > 3 and is_ordinary(word.plain))


# Given names somewhere, and how limits are told: "Min. 12 characters".
_LIMITS, _LIMITED = frozenset(("min", "max")), re.compile(r"\.? ?\d|\. [a-z]|:? ?[<>=]")
# Given names somewhere, and words that begin sentences in Spanish: "Mañana recibirá …".
_OPENS_ABROAD = frozenset(("manana", "nada", "segun", "domingo"))
_BEGINS = re.compile(r"(?:^|[\n.!?]\s*|\d\d:\d\d\s+)\Z")


def _places(finds: Iterable[Find]) -> list[tuple[int, int]]:
    return sorted((find.start, find.end) for find in finds)


def _is_among(candidate: Candidate, places: list[tuple[int, int]]) -> bool:
    """Whether it shares words with one of some places, which are sorted."""
    at = bisect_left(places, (candidate.end, 0))
    return any(end > candidate.start for _, end in places[max(0, at - 2) : at])


def _is_own(candidate: Candidate, writers: frozenset[str], things: frozenset[str]) -> bool:
    """Whether it begins with whoever writes, or is one of their services or tools."""
    joined = [*accumulate(word.plain.replace("-", "") for word in candidate.words if word.text != "&")]
    return joined[-1] in things or not writers.isdisjoint(joined)


@lru_cache(maxsize=8)
def _own_names(org: Org) -> frozenset[str]:
    return frozenset((*plain(org.name).split()[:1], *map(_bare, org.public_domains)))


@lru_cache(maxsize=8)
def _things(org: Org) -> frozenset[str]:
    return frozenset(map(_bare, (*org.services, *org.tools)))


def _bare(name: str) -> str:
    return plain(name).partition(".")[0].replace(" ", "").replace("-", "")


_SIGNED = Pattern(
    r"\b(?:[Tt]he|[Yy]our)\s([A-Z][\w&-]+)(?: [A-Z][\w&-]+){0,2} (?:team|support|engineering|status|platform"
    r"|app|desk)\b"
    r"|\n([A-Z][\w&-]+)(?: [A-Z][\w&-]+){0,2} (?:Support|Customer (?:Care|Success|Support)|Engineering"
    r"|Operations|Status|Team)\s*(?:\n|$)"
    r"|(?:\b(?:support|help|status|privacy|security|billing|info|hello|hi|press|care|contact|office|enquiries|team"
    r"|service|sales|noreply|no-reply|incidents|trust|legal)@|\bstatus\.|\bdocs\.|\bapi\.)([a-z]+)"
)


def _signers(passage: Passage) -> frozenset[str]:
    """By what names the organisation that writes calls itself: whose team signs, whose public addresses are given."""
    spans = (match.span(group) for match in _SIGNED.finditer(passage) for group in (1, 2, 3))
    return frozenset(passage.lowered[start:end] for start, end in spans if start >= 0)
