"""Services by name. Value: the name in lower case, as `customer-api`. Pure."""

import re
from collections.abc import Iterator

from .found import Found
from .vocabulary import words

HYPHENATED = r"[a-z][a-z0-9]{1,24}(?:-[a-z0-9]{1,24}){1,3}"
PLAIN = re.compile(rf"(?<![\w./@#:+-])(?P<n>{HYPHENATED})(?![\w@-]|\.\w|:\d)")
QUOTED = re.compile(r"`(?P<n>[a-z][a-z0-9]{1,24}(?:[-_][a-z0-9]{1,24}){1,3}|[a-z]{3,20}(?:api|db|svc))`")
# A single word, in backticks or not, where it is said to be a service.
CALLED = re.compile(
    r"\b(?:[Ss]ervice|[Cc]omponent)[ ](?:named[ ]|called[ ])?[`*\"]{1,2}(?P<n>[a-z][\w-]{2,30})[`*\"]"
    r"|[`\"](?P<m>[a-z][\w-]{2,30})[`\"][ ](?:service|pods?|cluster|deployment)\b"
)
# A compound of plain English where it is said to be the one that failed: "rush-printing, the component at fault".
ONE = r"(?:component|service|system|part|program|programme|process)"
FAILED = r"(?:at fault|to blame|that failed|which failed|affected|concerned|responsible)"
AT_FAULT = re.compile(
    rf"(?<![\w./@#:+-])(?P<n>{HYPHENATED}),? (?:(?:is|was) )?(?:the|our) {ONE} {FAILED}\b"
    rf"|\b(?:(?i:{ONE}) {FAILED}|(?i:failing|failed|faulty|affected) {ONE}|[Cc]ulprit)"
    r"[*_]{0,2}(?:[ ]?[:|=]| is| was)[*_]{0,2} "
    rf"(?P<m>{HYPHENATED})(?![\w@-]|\.\w|:\d| [a-z])",
)
# "The failure came from fraud-check, which had lost its settings."
CAME_FROM = re.compile(
    r"\b(?:came from|comes from|originated in|(?:fault|cause|problem|error|bug) (?:lay|lies|was|is|sat) (?:in|with)"
    r"|(?:cause|reason|trigger|culprit) (?:was|is) (?:an? |the )?(?:failure|crash|outage|breakdown|overload|restart"
    r"|fault|error|bug|leak) (?:of|in)"
    r"|venait de|vient de|provenait de|provient de|(?:lag|liegt) (?:an|bei|in)|kam von|kommt von|ven\u00eda de|viene de"
    r"|proven\u00eda de|proviene de)"
    rf"[ ][*_`]{{0,2}}(?P<n>{HYPHENATED})(?=[*_`]{{0,2}}(?:[,.;:)]|$))"
)
# "bed-planning is down", "the one system that is down is bed-planning", "ausgefallen ist bett-planung".
STOPPED = (
    r"(?:down|out of (?:service|order)|offline|unavailable|unreachable|not (?:available|reachable|responding|working)"
    r"|ausgefallen|nicht (?:erreichbar|verf\u00fcgbar)|en panne|hors service|indisponible|inaccessible"
    r"|ca\u00edd[oa]|fuera de servicio|inaccesible)"
)
NOW = r"(?:is|was|went|has been|remains|ist|war|est|\u00e9tait|est\u00e1|estaba)"
SORT = r"(?:component|service|system|program|programme|application|Dienst|System|syst\u00e8me|sistema|servicio)"
DOWN = re.compile(
    rf"(?:^|[.!?;:]\s|\n)[*_`]{{0,2}}(?P<n>{HYPHENATED})[*_`]{{0,2}} {NOW} (?:still |currently |now )?{STOPPED}\b"
    rf"|\b(?i:{SORT}),? (?:that|which|der|das|qui|que) {NOW} (?:still |currently |now )?{STOPPED},? {NOW} "
    rf"[*_`]{{0,2}}(?P<m>{HYPHENATED})(?=[*_`]{{0,2}}(?:[,.;:)]|$))",
    re.M,
)
# "fraud-scoring stopped answering": what only a program does, so that it need not look like one.
STOPPED_WORKING = re.compile(
    rf"(?<![\w./@#:+-])(?P<n>{HYPHENATED})[*_`]{{0,2}} (?:had |has )?(?:suddenly |then )?"
    r"(?:(?:stopped|stops|quit) (?!being\b)[a-z]{2,14}ing|crashed|crash-looped|ran out of \w+|fell over"
    r"|hung\b|(?:did not|didn't) (?:answer|respond)|(?:was|kept) (?:restarting|crashing|timing out|overloaded))"
)
LIST = re.compile(
    r"^[^\S\n]{0,4}(?:[-*\u2022|][^\S\n]{0,3})?[*_]{0,2}(?:(?:affected|impacted|degraded)[ ])?"
    r"(?:service|component|system)s?(?:[ ](?:affected|impacted|involved))?"
    r"[*_]{0,2}[^\S\n]{0,3}[:|][*_]{0,2}[^\S\n]{0,3}(?P<list>[^\n|]{1,200})",
    re.I | re.M,
)
# Last parts that make a service of any compound.
ENDS = words("""
    api service svc db database worker workers gateway proxy server web frontend backend queue cache store core engine
    scheduler consumer producer router broker ingest indexer search auth egress ingress edge loader relay hub processor
    pipeline dispatcher portal app ui bff ledger mailer notifier exporter collector controller cron registry lookup
    checkout billing payments orders lb cdn stream runner resolver daemon agent bus adapter connector manager fanout
    balancer limiter sync index directory tracker builder resizer renderer importer planner fetcher crawler archiver
    vault wallet catalog catalogue inventory pricing shipping messaging notifications identity sessions reporting
    analytics metrics feed mirror sidecar operator bridge listener publisher subscriber receiver sender parser printer
    ticker monitor archive ranker matcher writer reader intake export import fetch watcher
""")
# Parts of compounds that are plain English, and whole ones.
COMMON = words("""
    in on off up out over down by to of the and or a an at for from with non re pre post self well long short high
    low half full part multi single double triple two three four five six seven eight nine ten first second third
    fourth last next one once real near far early late old new same cross anti co ex mid sub semi all ever hard soft
    open closed read write time times day days hour hours minute minutes week weeks month year years based related
    specific only free wide level side end line scale term known like made driven facing aware safe ready able proof
    friendly hand left right back call calls commit mortem check checks work around through rate rates cause page
    pages test tests ins outs root status error load data center centre large small big top bottom best worst good
    bad north south east west so called fast slow ups ons over after before under inter intra per step steps user
    users customer face round class life cycle house person people case cases deep dive heavy light self post follow
    log roll fail set start stop turn trade hot cold stand break fall cut time-out is as it re-run point points
    key value pair side-effect tier order down-time run allow deny made
    upper lower ex brand common sense human eye foot head heart night morning evening weekend summer winter strong warm
    clean quick good other another every some much many few little less least enough too very still yet again size
    sized scale hundred thousand million quarter dozen wise fold built bound born grown worn torn drawn driven known
    quelques uns unes peut celui celle ceux celles lui elle eux nous vous dessus dessous midi rendez tout
    garde fou contre arrière sous demi mise jour bien mal rendu parole safe gap
    shown grade ready poor thick thin broad narrow dead letter black white red green blue grey ahead along away apart
    forth king spring wing seed wed bed breast bottle drip need agreed guaranteed freed
""")
# A product by a name of its own: "FareVault", "our playout system, Longplay", "the stock program (Medirack)".
PRODUCTS = "product"
KIND = "system|service|platform|program|programme|software|tool|application|database|gateway|register"
PROPER = r"[A-Z][a-z]{3,14}(?:[A-Z][a-z]{2,14})?"
CAMEL = r"[A-Z][a-z]{2,14}[A-Z][a-z]{2,14}"
PRODUCT = re.compile(
    rf"(?<![\w.@/-])(?<![A-Z]\w\w )(?<![A-Z]\w\w\w\w )(?P<camel>{CAMEL})(?![\w@-]|\.\w|[ ][A-Z])"
    rf"|\b(?P<first>{PROPER}), (?:the|our) (?:[a-z-]{{3,14}} ){{0,2}}(?:{KIND})(?=[,.;)])"
    rf"|\b(?:[Tt]he|[Oo]ur) (?:[a-z-]{{3,14}} ){{1,2}}(?:{KIND})(?:, | \()(?P<last>{PROPER})(?=[),.;])"
)
# Houses and tongues that everybody knows.
KNOWN = words("""
    github gitlab paypal javascript typescript linkedin youtube facebook icloud macbook openssl whatsapp bitbucket
    postgresql mongodb mysql mariadb wordpress playstation airbnb coffeescript openstack cloudflare datadog pagerduty
    statuspage powershell onedrive sharepoint multimail dynamodb
    monday tuesday wednesday thursday friday saturday sunday
""")
# What plain words end with; "feed" and "ring" are things.
ENDINGS = re.compile(r"[aeiouy]\w*(?:ing|(?<!e)ed)\Z|ly\Z")
# Behind a word for how many, a compound is what there are several of: "two fail-safes", "deux garde-fous".
SEVERAL = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|several|some|many|more|most|few|fewer|both|these|those|such|all"
    r"|other|any|no|\d{1,3}|zwei|drei|vier|mehrere|einige|viele|alle|beide|weitere"
    r"|deux|trois|quatre|cinq|plusieurs|quelques|ces|des|les|nos|leurs|autres|dos|tres|cuatro|cinco|varios|varias"
    r"|algunos|algunas|estos|estas|los|las|otros|otras)[ ](?:(?:new|further|other|neue|nouveaux|nouvelles)[ ])?\Z",
    re.I,
)
PLURAL = re.compile(r"[^s]s\Z|x\Z")


def find(text: str) -> Iterator[Found]:
    """Every service: in backticks, a compound that is no plain English, or in a list of affected services."""
    for match in (*QUOTED.finditer(text), *PLAIN.finditer(text)):
        if match.re is QUOTED or (is_service(match["n"]) and not _is_counted(text, match)):
            yield Found(match.start("n"), match.end("n"), "service", match["n"])
    for match in (*CALLED.finditer(text), *AT_FAULT.finditer(text), *DOWN.finditer(text)):
        name = "n" if match["n"] else "m"
        yield Found(match.start(name), match.end(name), "service", match[name])
    for match in STOPPED_WORKING.finditer(text):
        if COMMON.isdisjoint(match["n"].split("-")):
            yield Found(match.start("n"), match.end("n"), "service", match["n"])
    for match in CAME_FROM.finditer(text):
        if not ENDINGS.search(match["n"]):
            yield Found(match.start("n"), match.end("n"), "service", match["n"])
    for match in PRODUCT.finditer(text):
        name = match.lastgroup or "camel"
        if match[name].lower() not in KNOWN:
            yield Found(match.start(name), match.end(name), "service", match[name].lower(), PRODUCTS)
    for match in LIST.finditer(text):
        yield from _listed(match)


def is_service(name: str) -> bool:
    """Whether a compound in lower case names a service and is no ordinary word (read-only, sign-in, eu-west-1)."""
    parts = name.split("-")
    if any(part.isdigit() for part in parts) or min(map(len, parts)) < 2:
        return False
    if parts[-1] in ENDS and parts[0] not in COMMON - {"user", "customer", "order", "data", "status", "log", "key"}:
        return True
    return COMMON.isdisjoint(parts) and not any(map(ENDINGS.search, parts)) and min(map(len, parts)) > 2


def _is_counted(text: str, match: re.Match[str]) -> bool:
    """Whether a compound is a plural behind a word for how many."""
    before = text[max(0, match.start("n") - 24) : match.start("n")]
    return PLURAL.search(match["n"]) is not None and SEVERAL.search(before) is not None


def _listed(match: re.Match[str]) -> Iterator[Found]:
    """The items of "Affected services: Checkout, Search API and customer-api"."""
    start = match.start("list")
    for item in re.split(r"(,|;|/|&| and )", match["list"]):
        name = item.strip(" .*_`\t\"'()")
        if name and item.strip() not in {",", ";", "/", "&", "and"} and _is_name(name):
            offset = start + item.index(name)
            yield Found(offset, offset + len(name), "service", name.lower(), "affected services")
        start += len(item)


def _is_name(name: str) -> bool:
    ordinary = name.lower() in {"none", "all", "unknown", "several", "n/a"}
    return len(name) <= 40 and len(name.split()) <= 4 and not ordinary
