"""Customers by a word that tells what they are: "der Großkunde Papierfabrik Hollerbach", "… (all 212 kitchens)"."""

from collections.abc import Iterator

from reviewer.redaction.detectors.cued_people import LONGEST_RUN, is_said, run_at
from reviewer.redaction.lexicon.capitals import Run, plain
from reviewer.redaction.lexicon.vocabulary import COMPANY_TRADES
from reviewer.redaction.listed.forms import end_of
from reviewer.redaction.listed.roster import on_roster
from reviewer.redaction.pattern import Deferred, Pattern
from reviewer.redaction.values import Find, Passage

_CUES = (
    r"(?:(?:[Gg]ro(?:\xdf|ss)|[Nn]eu|[Bb]estands|[Ss]chl\xfcssel|[Pp]remium|[Pp]ilot|[Hh]aupt)?[Kk]und(?:e|en|in)"
    r"|Mandant(?:en|in)?|Reiseveranstalter|Auftraggeber(?:in)?|[Cc]lient[ea]|voyagiste|enseigne|mayorista"
    r"|operador tur\xedstico|[Tt]our operator|[Ww]holesaler|[Kk]ey account|[Aa]nchor (?:client|customer)"
    r"|[Tt]ravel agent|[Ff]ranchisee|(?:[Ss]upermarket|[Hh]otel|[Rr]estaurant|[Pp]harmacy|[Cc]inema|[Gg]ym"
    r"|[Rr]etail|[Cc]linic|[Gg]rocery|[Bb]akery) (?:chain|group)) "
)
_CLIENT = Pattern(rf"\b{_CUES}[A-Z\xc0-\xde]", needs=_CUES + r"[A-Z\xc0-\xde]")
CLIENT_GATE = (
    "kund",
    "mandant",
    "veranstalter",
    "auftraggeber",
    "client",
    "voyagiste",
    "enseigne",
    "mayorista",
    "tur\xedstico",
    "operator",
    "wholesaler",
    " chain ",
    " group ",
    "key account",
    "anchor c",
    "travel agent",
    "franchisee",
)
# Firms that are called by their trade first.
_TRADES = (
    "bodegas",
    "conservas",
    "panader\xeda",
    "talleres",
    "supermercados",
    "transportes",
    "construcciones",
    "embutidos",
    "muebles",
    "papierfabrik",
    "m\xf6belhaus",
    "b\xe4ckerei",
    "autohaus",
    "brauerei",
    "druckerei",
    "spedition",
    "reiseb\xfcro",
    "molkerei",
    "metzgerei",
    "g\xe4rtnerei",
    "ateliers",
    "boulangerie",
    "imprimerie",
    "laboratoires",
    "librairie",
    "fromagerie",
    "menuiserie",
    "rehazentrum",
    "pflegeheim",
    "seniorenheim",
    "krankenhaus",
    "weingut",
    "ferreter\xeda",
    "florister\xeda",
    "farmacia",
    "librer\xeda",
    "viveros",
    "frutas",
    "cooperativa",
    "scierie",
    "vignobles",
    "pharmacie",
    "quincaillerie",
    "p\xe9pini\xe8res",
)
# So a house signs its letters.
_SIGNED = Deferred(r"\b(?:Ihre?|Eure?|Votre|Su) $")
TRADE_GATE = tuple(f"{trade} " for trade in _TRADES)
_TRADE = Pattern(
    rf"\b(?:{'|'.join(trade.capitalize() for trade in _TRADES)}) (?:d(?:e|u|es|el) )?[A-Z\xc0-\xde]",
)
_CAPITALISED = r"[A-Z\xc0-\xde][\w\xc0-\xff'-]+"
_NAME = rf"{_CAPITALISED}(?: (?:(?:de|du|des|et|und|y|&) (?:la |l')?)?{_CAPITALISED}){{0,3}}"
_FORMS = r"(?:GAEC|EARL|SCEA|SARL|SASU|EURL|SCOP|SCIC|Ets\.?|\xc9tablissements|Ayuntamiento|[Mm]airie|Gemeinde)"
FORM_GATE = (
    "gaec",
    "earl",
    "scea",
    "sarl",
    "sasu",
    "eurl",
    "scop",
    "scic",
    "ets",
    "tablissements",
    "ayuntamiento",
    "mairie",
    "gemeinde",
    "firma ",
    "fa. ",
)
# Firms and towns behind their form: "GAEC des Deux Ormes", "Fa. Lindhorst".
_FORMED = Pattern(
    rf"\b({_FORMS} (?:d(?:e|u|es|el) (?:la |los |las |l')?|d'|l')?{_NAME})|\b(?:Firma|Fa\.) ({_NAME})",
    needs=rf"(?:{_FORMS}|Firma|Fa\.) [A-Za-z\xc0-\xde]",
)
_SITES = (
    "kitchens",
    "stores",
    "shops",
    "sites",
    "restaurants",
    "outlets",
    "hotels",
    "clinics",
    "schools",
    "depots",
    "pharmacies",
    "tills",
    "branches",
    "bakeries",
    "filialen",
    "standorte",
    "magasins",
    "tiendas",
)
SITES_GATE = tuple(f" {sites}" for sites in _SITES)
_WITH_SITES = Pattern(
    r"(?i)[a-z\xdf-\xff0-9] \((?:all (?:of )?|alle |todas )?(?:(?:its|their) )?\d[\d.,]{0,6} "
    rf"(?:{'|'.join(_SITES)})\b",
    needs=r"(?i) \((?:all |alle |todas )?(?:of )?(?:its |their )?\d[\d.,]{0,6} [a-z]",
)

# A word that another follows: "the hotel chain Reservation Service".
_GOES_ON = Deferred(r" [A-Z]")


def clients(passage: Passage) -> Iterator[Find]:
    """What is named right behind a word for a customer, but for people."""
    for match in _CLIENT.finditer(passage):
        run = run_at(passage, match.end() - 1)
        if not run or run[0].is_given or all(map(is_said, run)) or _is_own(passage, run):
            continue
        if len(run) > 1 or not _GOES_ON.match(passage.text, run[0].end):
            yield Find(run[0].start, end_of(passage.text, run))


def firms(passage: Passage) -> Iterator[Find]:
    """Firms whose names begin with what they do."""
    for match in _TRADE.finditer(passage):
        run = run_at(passage, match.start())
        is_signed = _SIGNED.search(passage.text, max(0, match.start() - 6), match.start()) is not None
        if len(run) > 1 and not is_signed and not _is_own(passage, run):
            yield Find(run[0].start, end_of(passage.text, run))


def formed(passage: Passage) -> Iterator[Find]:
    """Firms and towns behind the form that they are told by, which is a part of their name but for a "Firma"."""
    own = plain(passage.org.name).split()[:1]
    for match in _FORMED.finditer(passage):
        start, end = match.span(1) if match.start(1) >= 0 else match.span(2)
        said = plain(passage.text[start:end]).split()
        if not own or own[0] not in said:
            yield Find(start, end)


def with_sites(passage: Passage) -> Iterator[Find]:
    """Whoever has so many shops or kitchens, as told in brackets."""
    for match in _WITH_SITES.finditer(passage):
        end = match.start() + 1
        for run in passage.runs_between(end - LONGEST_RUN, end):
            if run[-1].end == end and len(run) > 1 and _may_be_firm(run) and not _is_own(passage, run):
                yield Find(run[0].start, end)


def _may_be_firm(run: Run) -> bool:
    """Whether it is no row of words of sentences, and nobody whose first name people have."""
    return run[-1].plain in COMPANY_TRADES or not (run[0].is_given or all(map(is_said, run)))


def _is_own(passage: Passage, run: Run) -> bool:
    """Whether it is whoever writes, or somebody who is known as a person."""
    if plain(passage.org.name).split()[:1] == [run[0].plain]:
        return True
    return any(find.start < run[-1].end and run[0].start < find.end for find in passage.once(on_roster))
