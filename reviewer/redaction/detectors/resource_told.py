"""Resources by how sentences speak of them: "runs as tile-warmer in grove-prod-3", "400 rows in billing.refunds"."""

from collections.abc import Callable, Iterator

from reviewer.redaction.detectors.hyphened import Name, hyphened
from reviewer.redaction.detectors.machines import is_node
from reviewer.redaction.detectors.made_up import ORDINARY, is_compound
from reviewer.redaction.detectors.resource_forms import is_store
from reviewer.redaction.detectors.resource_names import RESOURCE, is_inside, is_own_name
from reviewer.redaction.lexicon.wordlist import words
from reviewer.redaction.pattern import Deferred, Pattern, finds
from reviewer.redaction.values import Category, Detector, Find, Passage

_NAME = r"[a-z][a-z0-9]*(?:[_-][a-z0-9]+)+"
_RUNS_AS = Pattern(
    rf"\b(?:[Rr]un|[Rr]uns|[Rr]an|[Rr]unning|[Dd]eployed|scheduled|registered)(?: [a-z]+){{0,6}}? as [`\"']?({_NAME})\b"
    rf"(?:[`\"']? in (?:the )?[`\"']?({_NAME})\b)?",
    needs=r" as [`\"']?[a-z][a-z0-9]*[_-]",
)
# "the database LS_PAX", "full scan on LS_PAX_HIST": tables whose names are written in capitals.
_shouted = finds(
    r"\b(?:(?i:full )?(?:table )?[Ss]cans? (?:on|of)|[Ll]ocks? on|[Dd]eadlocks? on|[Rr]ows (?:in|from|of)"
    r"|[Ii]ndex(?:es)? on|[Ii]nserts? into|[Dd]eletes? from|[Ss]elects? (?:on|from)|[Tt]riggers? on|[Pp]artitions? of"
    r"|[Tt]able|[Vv]iew|Tabellen?|[Tt]ablas?|[Ss]perren? auf|Zeilen in|filas (?:de|en)|lignes (?:de|dans)) "
    r"(?:the |der |la )?[`\"']?([A-Z][A-Z0-9]{1,20}(?:_[A-Z0-9]{1,20}){1,5})\b",
    needs=r" [`\"']?[A-Z][A-Z0-9]+_[A-Z0-9]",
)
_STREAM = Pattern(
    r"\b(?:reads?|reading|consum(?:es?|ed|ing)|publish(?:es|ed|ing)?|writ(?:es?|ing|ten)|wrote|subscribed?|sends?"
    r"|sent|push(?:es|ed)|replay(?:s|ed)?|drain(?:s|ed)?|purged?|lag|stuck|stopped)(?: from| to| into| on| in)?"
    rf"(?: the| our| its)? [`\"']?({_NAME})[`\"']? (?:stream|queue|topic|exchange|subscription|worker)\b",
)
# German, French and Spanish: an article, the word for the kind, the name.
_ABROAD = Pattern(
    r"(?i)\b(?:l[aeo]s?|el|un[ae]?|del|du|aux?|al|ein(?:e[rnm]?)?|die|der|das|de[nrm]|im|ins|zum?r?|am|vom|auf|in|aus|und"
    r"|\d\d:\d\d(?: uhr)?:?|[,;:*-]) "
    r"(?:colas?|t[o\xf3]picos?|temas?|tablas?|[i\xed]ndices?|flujos?|buckets?|colecci\xf3n|espacio de nombres"
    r"|files?(?: d'attente)?|tables?|sujets?|flux|compartiments?|espace de noms|base"
    r"|despliegues?|d[e\xe9]ploiements?|contenedor(?:es)?|conteneurs?|deployments?"
    r"|(?:warte)?schlangen?|queues?|tabellen?|topics?|index|streams?|datenbank|namensraum|namespace|cluster)"
    rf" [`\"'\xab]? ?(?-i:({_NAME}))\b",
)
_SCHEMA = Pattern(
    r"\b(?:in|into|on|from|of|to|and|auf|aus|dans|en|sur|sobre)(?: [a-z0-9]+ in)? [`\"']?"
    r"([a-z][a-z0-9_]{2,}\.[a-z][a-z0-9_]{3,})\b",
    needs=r"(?:in|into|on|from|of|to|and|auf|aus|dans|en|sur|sobre) [`\"']?[a-z][a-z0-9_]+\.[a-z]",
)
_OF_TABLES = Deferred(
    r"(?i)\b(?:tables?|rows?|index(?:es)?|indices|columns?|keys?|schemas?|triggers?|duplicates|deadlocks?|vacuum|locks?"
    r"|inserted|truncated?|backfill\w*|migrations?|quer(?:y|ies)|records?|accounts|entries|tabellen?|zeilen?|lignes?"
    r"|filas?|tablas?|[GT]B)\b"
)
_REACH = 90
_ENDS = words("history archive log audit data ledger journal staging cache queue outbox inbox")
_NO_SCHEMA = words(
    """
    app apps config conf settings spec self this window process node package docs www env req request response
    event events test tests util utils lib src http https os sys java javax org com net io spring server client
    metrics module main index row api cls obj
    """
)
_NO_TABLE = words("timeouts helpers settings configs items keys values length tests utils args params headers props js")


def _as(passage: Passage) -> Iterator[Find]:
    """What something runs as, and what it runs in."""
    for match in _RUNS_AS.finditer(passage):
        name, home = (passage.text[slice(*match.span(group))] if match.start(group) >= 0 else "" for group in (1, 2))
        is_at_home = home != "" and is_own_name(home) and not is_compound(home)
        if _is_name(passage.text, *match.span(1)) or (is_at_home and is_own_name(name) and not is_node(name)):
            yield Find(*match.span(1))
            if is_at_home:
                yield Find(*match.span(2))


def _is_name(text: str, start: int, end: int) -> bool:
    """Whether hyphened words can only be a name, and one of no machine."""
    name = text[start:end]
    if is_inside(text, start, end) or not is_own_name(name) or is_node(name):
        return False
    return "_" in name or (ORDINARY.isdisjoint(name.split("-")) and not is_compound(name))


def _by(pattern: Pattern) -> Callable[[Passage], Iterator[Find]]:
    def find(passage: Passage) -> Iterator[Find]:
        for match in pattern.finditer(passage):
            if _is_name(passage.text, *match.span(1)):
                yield Find(*match.span(1))

    return find


def _tables(passage: Passage) -> Iterator[Find]:
    """A schema and its table, in a sentence that speaks of such."""
    text = passage.text
    for match in _SCHEMA.finditer(passage):
        start, end = match.span(1)
        schema, _, table = text[start:end].partition(".")
        is_table = (table.endswith("s") and not table.endswith("ss")) or "_" in table or table in _ENDS
        if not is_table or schema in _NO_SCHEMA or table in _NO_TABLE or is_inside(text, start, end):
            continue
        around = text[max(0, start - _REACH) : start] + text[end : end + _REACH]
        if is_own_name(text[start:end]) and _OF_TABLES.search(around):
            yield Find(start, end)


_OF_BUCKETS = Deferred(r"(?i)\bbuckets?\b")
_HANDLED = Deferred(
    r"(?i)\b(?:list(?:ed|s)?|cop(?:y|ied)|empt(?:y|ied)|download(?:ed)?|sync(?:ed)?|except|only|namely|mirrored|opened)"
    r"(?: from| to)? [`\"']?$"
)
# What follows within a store is followed only so far: a path of nothing but such names would be read again from each.
_PREFIX = Deferred(r"/[a-z0-9][\w/-]{0,200}\w")
_IN_STORE = Deferred(r"(?i)\b(?:from|to|in|into|under|at|of|on) [`\"']?$")


def _stores(passage: Passage) -> Iterator[Find]:
    """A bucket of which a sentence nearby says that it is one, and one with what stands in it behind a slash."""
    text = passage.text
    for name in hyphened(passage):
        if text[name.end : name.end + 1] == "/":
            told = _IN_STORE.search(text, max(0, name.start - 8), name.start) and is_store(name)
            prefix = _PREFIX.match(text, name.end) if told else None
            if prefix and text[prefix.end() : prefix.end() + 2].strip(" ,;.)") == "":
                yield Find(name.start, prefix.end())
        elif _is_handled(text, name):
            yield Find(name.start, name.end)


def _is_handled(text: str, name: Name) -> bool:
    """Whether something is done to it that is done to buckets, where one is spoken of."""
    if not _HANDLED.search(text, max(0, name.start - 18), name.start) or not _is_name(text, name.start, name.end):
        return False
    return _OF_BUCKETS.search(text, max(0, name.start - 120), name.end + 60) is not None


def _detector(name: str, find: Callable[[Passage], Iterator[Find]], *gate: str) -> Detector:
    return Detector(name, Category.CLOUD_RESOURCE, "A resource, by what is said of it", RESOURCE, gate, find)


DETECTORS = (
    _detector("runs-as", _as, " as "),
    _detector("stream-in-sentence", _by(_STREAM), "stream", "queue", "topic", "exchange", "subscription", "worker"),
    _detector("resource-abroad", _by(_ABROAD), "-", "_"),
    _detector("table-in-sentence", _tables, "."),
    _detector("shouted-table", _shouted, "_"),
    _detector("store-in-sentence", _stores, "bucket", "/"),
)
