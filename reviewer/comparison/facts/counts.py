"""Numbers of things. Value: the number and its noun: "1862 customers". Pure."""

import re
from collections.abc import Iterator

from . import codes, foreign_counts, numbers, tables
from .found import Found
from .hedges import HEDGE, begin
from .numbers import DIGITS, GAP, NUMBER, TEENS, TENS
from .vocabulary import words

# Things that reports count; between commas the first word stands for the others.
# 1.862 and 1 862, as other languages group their thousands.
FOREIGN = r"(?<![\w.,])\d{1,3}(?:[. ]\d{3}){1,2}(?![\d.,])"
NOUNS = """
    customers customer clients client kunden clientes, accounts account
    cuentas comptes konten,
    users user people nutzer utilisateurs usuarios
    benutzer personen personas personnes,
    tenants tenant,
    merchants merchant sellers seller, requests request calls call
    llamadas appels anrufe,
    orders order commandes pedidos bestellungen,
    payments payment zahlungen pagos paiements charges charge,
    transactions transaction, errors error, failures failure, messages message notifications notification mensajes
    nachrichten,
    events event, emails email e-mails e-mail mails mail, records record rows row,
    files file dateien fichiers, jobs job,
    tickets ticket cases case,
    reports report berichte informes rapports, pods pod, servers server hosts host, nodes node,
    instances instance, replicas replica, regions region, services service, endpoints endpoint, devices device
    dispositivos appareils,
    sessions session, logins login sign-ins, subscriptions subscription, invoices invoice rechnungen facturas factures,
    shipments shipment parcels parcel
    pakete paquetes,
    deliveries delivery, webhooks webhook,
    bookings booking reservations reservation buchungen reservierungen reservas
    réservations, documents document, uploads upload, downloads download,
    queries query, connections connection, workers worker, shops shop stores store
    filialen tiendas magasins,
    organizations organization organisations organisation companies company
    empresas entreprises unternehmen firmen,
    partners partner,
    workspaces workspace, projects project, builds build, deployments deployment deploys deploy, patients patient
    pacientes patienten,
    members member mitglieder miembros membres subscribers subscriber, drivers driver, passengers passenger
    pasajeros passagers viajeros,
    attempts attempt retries retry,
    alerts alert pages, teams team, engineers engineer responders responder, databases database, clusters cluster,
    queues queue, entries entry, items item, links link, credits credit refunds refund, appointments appointment,
    meters meter, sites site, certificates certificate, keys key, tokens token, repositories repository,
    packages package, trips trip rides ride, trucks truck lorries lorry, businesses business, households household,
    conversations conversation, posts post, images image, photos photo videos video,
    checkouts checkout carts cart, searches search, locations location, branches branch, schools school,
    students student, hospitals hospital, stations station, cards card, wallets wallet, transfers transfer,
    batches batch, partitions partition, shards shard, containers container, vehicles vehicle, tests test,
    changes change, threads thread, visitors visitor, employees employee beschäftigte mitarbeiter mitarbeiterinnen
    mitarbeitende empleados empleadas employés salariés, agents agent, integrations integration,
    apps app applications application, domains domain, profiles profile, lines
"""
SAME = {word: row.split()[0] for row in NOUNS.split(",") for word in row.split()}
# Any other plural of a longer word is counted as well, save what is measured and what only looks like a plural.
OTHER = (
    r"(?!(?:minutes|hours|seconds|days|weeks|months|years|times|percents?|points|times|bytes|megabytes|gigabytes|euros"
    r"|dollars|pounds|others|was|is|has|this|its|does|always|perhaps|across|less|us|thus|as|units|thirds|quarters|fifths"
    r"|tenths|between|been|then|when|even|often|open|seen|taken|given|broken|frozen|written|hidden|driven|fallen|seven|eleven|dozen"
    r"|millions|millionen|millones|milliers|milliarden|milliards)\b)"
    r"[a-z\u00df-\u00ff]{3,20}(?:s|en)"
)
# "One of the 640 customers" counts those; "one of two nodes" does not say how many were concerned.
ONE_OF = rf"(?!(?i:one){GAP}of{GAP}(?:(?:the|some|about){GAP})?(?:\d|{'|'.join((*TEENS, *TENS))}))"
# "Of today's 8,700 orders", "of that night's 300 jobs".
OF_ITS = r"(?:(?:the|that|this|our)[ ])?(?:[a-z]{3,12}[ ])?[A-Za-z]{3,15}['\u2019]s"
# Of how many, or of which: what is counted comes after it.
OF_ALL = (
    rf"(?:of{GAP}(?:(?:(?:the|{OF_ITS}){GAP})?{NUMBER}|our|the|all)|(?:von|sur|de){GAP}(?:(?:den|les|las|los){GAP})?{NUMBER}"
    rf"|(?:der|des){GAP}{NUMBER}){GAP}"
)
# Up to three words of description may stand between the number and its noun, but none that begins something new.
STOP = (
    r"(?:of|and|or|in|to|for|from|with|by|at|on|per|than|the|after|before|that|which|who|is|are|was|were|had|have|has"
    r"|mil|mille|millions|millionen|millones|mio|mrd|tsd|tausend|following|when|while|because|as|but|until|since|into|onto|during"
    r"|minutes?|hours?|seconds?|days?|weeks?|months?|years?|times?|percent|ms|utc|am|pm)\b"
)
PLURAL = re.compile(
    rf"(?<![^\W_])(?<!\.){ONE_OF}(?P<n>{FOREIGN}|(?i:{NUMBER}))[*_]{{0,2}}{GAP}(?:{OF_ALL})?(?:(?!{STOP})[a-z]{{3,15}}{GAP})??(?P<noun>{OTHER})(?![\w-])"
)
NUMBERED = re.compile(
    rf"(?<![^\W_])(?<!\.){ONE_OF}(?P<n>{FOREIGN}|{NUMBER})[*_+]{{0,2}}{GAP}(?:\([^()\n]{{1,12}}\){GAP})?", re.I
)
OF = re.compile(OF_ALL, re.I)
THING = re.compile(r"[^\W\d_](?:[^\W\d_]|-){0,24}(?![\w-])")
# "64,000 of you": whoever is written to.
OF_YOU = re.compile(rf"(?<![^\W_])(?<!\.)(?P<n>(?i:{NUMBER}))[*_]{{0,2}}{GAP}of{GAP}you(?![\w-])")
FEWEST_OF_YOU = 10
# "Of 31 stations nine were frozen": of these.
OF_WHOLE = re.compile(
    rf"\b[Oo]f{GAP}(?:(?:the|our|all){GAP})?{DIGITS}{GAP}(?:[a-z]{{3,15}}{GAP})??(?P<noun>{OTHER}),?{GAP}"
    rf"(?P<n>(?i:{NUMBER}))(?={GAP}(?:of{GAP}them{GAP})?(?:was|were|had|have|are|did|could|lost|failed|went|got)\b)"
)
# "HTTP 503" is one description.
DESCRIBED = re.compile(rf"(?:HTTP{GAP}[45]\d\d|(?!{STOP})[A-Za-z][\w'\u2019/-]{{0,24}}){GAP}", re.I)
DESCRIPTIONS = 3
# A label before the number, in a line or a row of a table: customers affected, 1,862.
LABELLED = re.compile(
    r"^[^\S\n]{0,4}(?:[-*\u2022|][^\S\n]{0,3})?[*_]{0,2}(?P<label>[A-Za-z][A-Za-z -]{2,80})[*_]{0,2}[^\S\n]{0,3}[:|=]"
    rf"[*_]{{0,2}}[^\S\n]{{0,3}}(?P<value>(?:{HEDGE})?[*_]{{0,2}}(?P<n>{NUMBER}))"
    r"(?![\w%:/-]|[.,]\d|\s?(?:%|percent|minutes?|hours?|seconds?|ms|days?)\b)",
    re.I | re.M,
)
# "The number of affected customers is 1,862."
NUMBER_IS = re.compile(
    rf"\b[Nn]umber of (?P<label>[a-z -]{{3,40}}?),? (?:is|was|stands at|came to|rose to|reached) (?:{HEDGE})?"
    rf"(?P<n>{NUMBER})"
    r"(?![\w%:/-]|[.,]\d)"
)
# That there was none, or but one: "no orders were lost", "a single customer was affected".
NONE = re.compile(
    rf"\b(?P<said>(?:(?P<one>a single|only one|just one|exactly one|one single)|no|zero"
    rf"|not (?:one|a single)|none of (?:the|our))"
    rf" (?:(?!{STOP})[a-z]{{3,12}} )??(?P<noun>{'|'.join(sorted(SAME, key=len, reverse=True))}))"
    r"(?= (?:was|were|has|have|had|is|are|got|went|failed|did|could|lost|saw|noticed)\b)",
    re.I,
)
# The head of a column of numbers of things.
COLUMNS = re.compile(r"^[^\W\d_][\w -]{2,40}$")
NUMBER_OF = re.compile(r"(?:number|total)(?: of)? ", re.I)
# A number that belongs to such a word counts nothing: step 2 deploys.
ORDINAL = words("""
    step bay rack uplink dock lane hall room floor
    item version release phase tier level node region shard no. number january february march april june july
    august september october november december
""")  # fmt: skip
# What no day of a month can be is no part of a date: "on the first of September 17,200 customers".
MONTHS = words("january february march april june july august september october november december")
LAST_DAY = 31

Counted = tuple[re.Match[str], str, int]


def find(text: str) -> Iterator[Found]:
    """Every number with the thing it counts; the span ends with the noun."""
    for match, noun, end in (*_known(text), *_plurals(text)):
        number = _number(match["n"])
        is_none = match["n"].lower() == "one" or _is_name(text, match) or codes.is_code(text, match, noun, end)
        if number is not None and not is_none:
            yield Found(begin(text, match.start()), end, "count", value(number, noun))
    yield from _otherwise(text)
    for cell in tables.cells(text, COLUMNS):
        noun = next((word for word in re.findall(r"[a-z-]+", cell.head.lower()) if word in SAME), "")
        number = numbers.parse(cell.text) if noun and re.fullmatch(DIGITS, cell.text) else None
        if number is not None and not codes.is_labelled(cell.head, cell.text):
            yield Found(cell.start, cell.start + len(cell.text), "count", value(number, noun))
    for match in LABELLED.finditer(text):
        number, labelled = numbers.parse(match["n"]), _noun_of(match["label"])
        if number is not None and labelled and not codes.is_labelled(match["label"], match["n"]):
            yield Found(match.start("value"), match.end("value"), "count", value(number, labelled))


def _otherwise(text: str) -> Iterator[Found]:
    """Numbers of things that are told in other ways than by a number and its noun."""
    for count in foreign_counts.find(text):
        yield Found(begin(text, count.start), count.end, "count", value(count.number, count.noun))
    for none in NONE.finditer(text):
        yield Found(*none.span("said"), "count", value(1 if none["one"] else 0, none["noun"]))
    for match in NUMBER_IS.finditer(text):
        number, noun = numbers.parse(match["n"]), _noun_of(match["label"])
        if number is not None and noun:
            yield Found(begin(text, match.start("n")), match.end("n"), "count", value(number, noun))
    for match in OF_WHOLE.finditer(text):
        number = numbers.parse(match["n"])
        if number is not None:
            yield Found(begin(text, match.start("n")), match.end("n"), "count", value(number, match["noun"]))
    for match in numbers.matches(OF_YOU, text):
        number = numbers.parse(match["n"])
        if number is not None and number >= FEWEST_OF_YOU:
            yield Found(begin(text, match.start()), match.end(), "count", value(number, "users"))


def _known(text: str) -> Iterator[Counted]:
    """Numbers of things that reports count, with up to DESCRIPTIONS words in between."""
    done = 0
    for match in numbers.matches(NUMBERED, text):
        thing = _thing(text, match.end()) if match.start() >= done else None
        if thing:
            done = thing.end()
            yield match, thing.group(), done


def _thing(text: str, place: int) -> re.Match[str] | None:
    of = OF.match(text, place)
    place = of.end() if of else place
    for _ in range(DESCRIPTIONS + 1):
        thing = THING.match(text, place)
        if thing and thing.group().lower() in SAME:
            return thing
        described = DESCRIBED.match(text, place)
        if not described:
            return None
        place = described.end()
    return None


def _plurals(text: str) -> Iterator[Counted]:
    return ((match, match["noun"], match.end()) for match in numbers.matches(PLURAL, text))


def is_thing(text: str, place: int) -> bool:
    """Whether something that reports count stands at a place."""
    thing = THING.match(text, place)
    return thing is not None and thing.group().lower() in SAME


def _noun_of(label: str) -> str:
    """What a label such as "Number of customers affected" counts: no more than two words around it; "" for nothing."""
    words = NUMBER_OF.sub("", label.strip(), count=1).lower().split()
    return next((word for word in words[:3] if word in SAME and len(words) - words.index(word) <= 3), "")


def is_foreign(shown: str) -> bool:
    """Whether a count's noun is of another language than English, so that no word around it can be compared."""
    return shown.lower().split()[-1] in foreign_counts.NOUNS


def _number(text: str) -> float | None:
    return float(re.sub(r"\D", "", text)) if re.fullmatch(FOREIGN, text) else numbers.parse(text)


def value(number: float, noun: str) -> str:
    """A count as it is written down: the plain number and the noun in its common form."""
    return f"{numbers.shown(number)} {SAME.get(noun.lower(), noun.lower())}"


def _is_name(text: str, match: re.Match[str]) -> bool:
    """Whether it counts nothing: belongs to the word before it (step 2 deploys), is a year or an id (00012)."""
    before = re.split(r"\s", text[max(0, match.start() - 14) : match.start()].rstrip("#"))
    named = len(before) > 1 and before[-1] == "" and before[-2].lower() in ORDINAL
    month = named and before[-2].lower() in MONTHS and (_number(match["n"]) or 0) > LAST_DAY
    year = re.match(r"(?:19|20)\d\d\b", match["n"]) and begin(text, match.start()) == match.start()
    return (named and not month) or bool(year or re.match(r"0\d", match["n"]))
