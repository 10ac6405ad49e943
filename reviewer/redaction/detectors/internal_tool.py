"""The tools people work with: URLs of chat, tickets, paging, dashboards and the like, channels, ticket ids."""

import re
from collections.abc import Callable, Iterator

from reviewer.redaction.detectors import called_ids, channels, roles
from reviewer.redaction.detectors.addresses import Address, addresses
from reviewer.redaction.detectors.machines import COURSES
from reviewer.redaction.detectors.tool_places import (
    MACHINE_PATHS,
    PAGES,
    PUBLIC_FIRST,
    PUBLIC_OWNERS,
    TOOLS,
    VENDORS,
)
from reviewer.redaction.lexicon.wordlist import words
from reviewer.redaction.pattern import Deferred, Pattern
from reviewer.redaction.values import Category, Detector, Find, Passage

LINK, CHANNEL, TICKET = "[internal link]", "[internal channel]", "[internal ticket]"

# How the pages of tools look, on whatever host: Grafana, Jira, Confluence, Jenkins, GitLab, Kibana, Prometheus.
_TOOL_PATH = Deferred(
    r"/(?:d|d-solo)/\w{6,}|/browse/[A-Z][A-Z0-9]+-\d+|/(?:wiki/spaces|display|spaces)/\w+/|/pages/viewpage\.action|/job/[\w-]+"
    r"|/[\w.-]+/[\w./-]+/-/(?:issues|merge_requests|jobs|pipelines|commit|blob)/|/app/(?:kibana|discover|dashboards|observability)"
    r"|/graph\?g0|/#/alerts|/applications/argocd|/_dashboards|/explore\?"
)
# A registry is a tool, and what it holds a resource: harbor.acme.example/media/resize:2.9.1.
_IMAGE = Deferred(r":[\w.-]*\d[\w.-]*$|@sha256:[0-9a-f]+$")
_STATIC = Deferred(r"(?i)\.(?:png|jpe?g|gif|svg|css|js|ico|woff2?)$")


def _links(passage: Passage) -> Iterator[Find]:
    own = {domain.lower() for domain in passage.org.public_domains}
    tools = {tool.lower() for tool in passage.org.tools}
    services = {service.lower() for service in passage.org.services}
    for address in addresses(passage):
        if address.host in own or (not address.scheme and _IMAGE.search(address.path)):
            continue
        if _is_vendor_place(address) or _is_own_tool(address, tools) or _is_inner_page(address, services):
            yield Find(address.start, address.end)


# Under these some vendors have a customer's place as well as under `.com`.
_ELSEWHERE = words("example test invalid eu de fr net io cloud")


def _is_vendor_place(address: Address) -> bool:
    labels = address.labels
    for size in (4, 3, 2):
        wanted = VENDORS.get(".".join(labels[-size:]))
        if wanted is None and size == 2 and len(labels) > 2 and labels[-1] in _ELSEWHERE:
            wanted = VENDORS.get(f"{labels[-2]}.com")
        if wanted is not None:
            break
    else:
        return False
    if (len(labels) > size and labels[0] in PUBLIC_FIRST) or not re.fullmatch(wanted, address.path or "/"):
        return False
    owner = address.path.strip("/").partition("/")[0].lower()
    return not (labels[-2] in ("github", "gitlab") and owner in PUBLIC_OWNERS)


def _is_own_tool(address: Address, tools: set[str]) -> bool:
    """Whether a tool's name leads the host: grafana.acme.example/d/…, https://wiki.corp.acme.example."""
    first = address.labels[0]
    words = {first, *first.split("-")}
    if len(address.labels) < 2 or (
        len(address.labels) == 2 and address.labels[-1] not in ("internal", "corp", "local", "lan")
    ):
        return False
    if address.scheme and _TOOL_PATH.match(address.path) and first not in PUBLIC_FIRST:
        return True
    if words.isdisjoint(TOOLS | tools) or _STATIC.search(address.path):
        return False
    if first in _FOR_CUSTOMERS and _INNER.isdisjoint(address.labels[1:]) and _SETTINGS.match(address.path):
        return False
    is_vendors_own = len(address.labels) > 2 and address.labels[-2] in TOOLS | {"wikipedia", "wiktionary", "archlinux"}
    return bool(address.scheme or address.path) and not is_vendors_own


# What a vendor gives to customers, and the pages of it that they are sent to.
_FOR_CUSTOMERS = words("dashboard dash portal status calls meet uptime forms docs")
_SETTINGS = Deferred(
    r"/(?:settings|account|accounts|billing|login|log-in|signin|sign-in|signup|register|profile|security|password|reset"
    r"|keys|api-keys|developers?|webhooks|subscriptions?|usage|help|preferences|notifications)(?:[/?#]|$)"
)
# What makes a host one of the inner network, and what makes it a place where programs talk to each other.
_INNER = words("internal corp local lan intra intranet int private inner home")
_SERVED = words("svc cluster prod production stg stage staging dev qa compute mesh consul api")


def _is_inner_page(address: Address, services: set[str]) -> bool:
    """Whether it is a page that people look at within the house: https://ropewalk.acme.corp/case/SIR-64.

    A service's own address, a machine and what programs ask for are no pages.
    """
    labels = address.labels
    if address.scheme not in ("http", "https") or address.port or len(labels) < 2 or not _is_inner(address):
        return False
    steps = [step for step in re.split(r"[/?#]", address.path.rstrip(".,;:!?")) if step]
    is_served = not _SERVED.isdisjoint(labels) or labels[0] in services or re.search(r"\d", labels[0])
    if not steps or is_served or steps[0].lower() in MACHINE_PATHS or not roles.STRONG.isdisjoint(labels[0].split("-")):
        return False
    return steps[0].lower() in PAGES or (len(steps) > 1 and MACHINE_PATHS.isdisjoint(steps) and "." not in steps[-1])


def _is_inner(address: Address) -> bool:
    """Whether the domain is one of the inner network: corp.acme.example, acme-int.example, or one of documents."""
    domain = address.labels[1:]
    if not _INNER.isdisjoint(domain) or any(label.rpartition("-")[2] in _INNER for label in domain if "-" in label):
        return True
    return address.labels[0] in _DOCUMENTS and _DOCUMENT.match(address.path) is not None


_DOCUMENTS = words("docs doc drive sheets slides files papers paper")
_DOCUMENT = Deferred(r"/(?:d|document|spreadsheets|presentation|folders|file/d|doc/d)/[\w-]{8,}")


_CHANNEL = Pattern(r"(?:^|[^\w&/#.?=!\\\"'-])(#[a-z][a-z0-9]*(?:[_-]+[a-z0-9]+)*)\b")
_NOT_CHANNELS = words(
    """
    include define pragma ifdef ifndef endif undef region endregion import error line elif else comment todo fixme
    heading section top main
    """
)
_CHANNEL_CUE = Deferred(
    r"(?i)(?:\b(?:in|to|on|via|see|join|joined|from|channels?|slack|ping|pinged|post|posted|posting|at|ask"
    r"|follow|monitor|watch|and|or|into|using|through|over|asked|per|room|thread)|[:,/(|>])\s*[\"'`*(]*$"
)


def _channels(passage: Passage) -> Iterator[Find]:
    for match in _CHANNEL.finditer(passage):
        start, end = match.span(1)
        name = passage.text[start + 1 : end]
        is_tag = _HASHTAGS.search(passage.text, max(0, start - 80), start) is not None
        if not is_tag and _is_channel(name, passage.text[max(0, start - 24) : start], passage.text[end : end + 2]):
            yield Find(start, end)


_HASHTAGS = Deferred(r"(?i)\bhashtags?\b[^\n]*$")


def _is_channel(name: str, before: str, after: str) -> bool:
    if name in _NOT_CHANNELS or len(name) < 3 or re.fullmatch(r"[0-9a-f]{3,8}", name) or re.match(r"[=({]|:\w", after):
        return False
    return bool(re.search(r"[-_]", name) or (_CHANNEL_CUE.search(before) and not re.search(r"#\S+\s*$", before)))


_TICKET = Pattern(r"(?:^|[^\w./#@-])([A-Z][A-Z0-9]{1,9})-(\d{1,7})\b")
_NOT_TICKETS = words(
    """
    CVE CWE GHSA RFC BCP UTF UCS SEV ISO IEC SHA MD AES DES RSA ECDSA TLS SSL HTTP IEEE ANSI ECMA PEP COVID SARS GPT
    LLAMA RTX GTX USB SOC PCI FIPS NIST EN DIN UTC GMT CET CEST EST EDT PST PDT BST IST JST ASCII LTS RHEL ES HS RS
    PS IP IPV US EU UK AP SA CA ME AF DE FR NL SLA SLO SLI DB WEB APP TIER PHASE STEP LEVEL DAY ZONE FY AWS GCP AZ
    OPENSSL JAVA PYTHON NODE APOLLO MI CTR MSA INV SOW PR MR PO PART BA XR MH LH AA UA DL KL WIN
    CHAPTER SECTION TABLE FIGURE ROOM BUILDING ROW RACK
    PORT VLAN AS ASN HTTPS JDK JRE NET SQL PG VERSION V REV RC BETA ALPHA GEN TYPE CLASS MODE CODE ERROR ERR
    PRIORITY SEVERITY STAGE LINE PAGE ITEM NOTE TEST RAID CAT LTE WPA ID NO CASE A3 H2 Q1 Q2 Q3 Q4 H1 P0 P1 P2 P3 P4
    T0 T1 T2 L1 L2 L3 L4 L7 S3 EC2 K8S B2B ARM X86 INTEL AMD CORE ACCT CUST TENANT BILL CONTRACT ORD ORDER ACC CUS
    SUB AGREEMENT LIC PNR REF FRA AMS IAD LHR SFO DUB SIN NRT SYD ORA SQLSTATE TS WS MQ EOL CPU GPU RAM MAX MIN TOP
    WEEK MONTH YEAR JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC LOG4J GDPR HIPAA CIS MITRE OWASP ATT ICD IPC BS
    UN EIP BIP ERC JEP JSR KEP TEP GEP AIP WCAG RED GREEN BLUE ALB NLB ELB SRV HOST KAFKA REDIS MYSQL POSTGRES
    LTO DDR SATA NVME SSD HDD TCP UDP BGP OSPF SAE AVX SSE MPEG HDMI
    """
)
# Words of hardware and of codes, which are keys of projects as well: where a tracker is spoken of, or, of some, unless
# what they are stands beside them.
_HARDWARE = words("CRC XXH ECC E2E RJ SFP QSFP XFP PCIE DIMM PDU POE VGA MTP MPO QFX")
_SELDOM_HARDWARE = words("BASE OM UPS DCS")
_ENCODINGS = ("BASE-16", "BASE-32", "BASE-58", "BASE-64", "BASE-85")
_THINGS = (
    r"(?:fib(?:re|er)s?|cables?|patch cords?|optics?|batter(?:y|ies)|switch(?:es)?|routers?|racks?|plugs?|models?"
    r"|modules?|transceivers?|units?|encod(?:ed|ing|er))"
)
_THING_BEFORE, _THING_BEHIND = Deferred(rf"(?i)\b{_THINGS}[ :(]{{1,2}}\Z"), Deferred(rf"(?i)[ -]{_THINGS}\b")
# Keys that count, price or place something as well: those of a project where a ticket is spoken of.
_WHEN_TOLD = words(
    """
    BILL CAT TOP LIC NL DE FR UK US EU AP CA AF ME ES IT HS RS PS IP TS WS MI MH LH DL AA UA KL BA ORD ORDER ORDERS
    ACC SUB PART LINE ITEM PAGE NOTE CASE CODE ERROR TYPE MODE BUILD ROOM ROW RACK PORT ZONE TIER STAGE MIN MAX RED
    GREEN BLUE HOST CPU GPU RAM WEEK DAY MONTH YEAR RAID BETA ALPHA GEN REF AGREEMENT CONTRACT TENANT CUST ACCT INV
    SAFE PR MR CIS SLI FRA AMS DUB SIN BS UN FY AS V REV EN DIN MS SOW
    """
)
# Keys that are words of the trade as well: with a long number they are those of a project.
_SOMETIMES = words("NET CORE DB WEB APP SQL MQ TEST KAFKA REDIS AWS GCP NODE HOST SRV SLO SLA K8S IP")
# Numbers of authorities, insurers, carriers and shops, which are told to those who read them; and what they count.
_NOT_OURS = Deferred(
    r"(?i)\b(?:commission\w*|authorit\w+|regulator\w*|ombuds\w+|court|tribunal|police|prosecutor\w*|inspectorate"
    r"|registrar|ministry|bureau)\b[^\n.,;]*$"
    r"|\b(?:policy|policies|claim|client|account|tenant|customer|merchant|subscription|contract|agreement"
    r"|workspace|billing"
    r"|subscriber|order|orders|booking|flight|train|invoice|parcel"
    r"|(?:your|their|his|her|payment|bank|transfer|external|vendor|supplier|partner|purchase|insurance|document|drawing"
    r"|(?:quot(?:e|es|ing)|us(?:e|es|ing)|mention(?:s|ing)?|keep|keeps|state|states|give|gives|include|includes|note)"
    r"(?: (?:us|the|this|our))?|complaint|refund|shipment|support|tac|fca"
    r"|bafin|ico|cnil|finma) (?:reference|ref\.?)"
    r"|(?:parcel|shipment|order|dhl|ups|fedex|post) tracking|serial"
    r"|member|membership|student|voucher|coupon|application|licen[cs]e|permit|quote|sample|example|standard|road|motorway"
    r"|part|model|form|article|bus|line|gate|room|zone|exhibit|annex|clause|treaty|patent|docket|course|code|lic\.?)"
    r"s?(?: (?:number|no\.?|nr\.?|id|code|reference|is|was|called|from))*[:#]? ?[\"'`(]?$"
)


# Where a reference is given that only a house has.
_IN_OURS = Deferred(
    r"(?i)[`\"']? in (?:(?:the|our) )?(?:jira|servicenow|linear|change|changes|commit|tracker|ticket|runbook)\b"
)
# Two keys joined, as protocols, standards and regions are too: "in case HTTP-REST-1 fails".
_TWO_KEYS = Deferred(r"([A-Z]{2,8})-([A-Z]{2,8})-\d{1,6}")
_TECHNICAL = words(
    "AES API APAC AWS AZ CCM CERT CONN CVE DIN DNS DSA EAST EC EN ERR EU GCM GCP GPT HMAC HTTP IEC IEEE ISO LE MD NORTH"
    " OSS PSK REST RFC RSA SHA SOUTH SSH SSL TCP TLS UDP URL US UTF WEST XYZ"
)


def _is_technical(text: str, start: int, end: int) -> bool:
    keys = _TWO_KEYS.fullmatch(text, start, end)
    return keys is not None and (keys[1] in _TECHNICAL or keys[2] in _TECHNICAL)


# A list of what is ordered from a catalogue.
_CATALOGUED = Deferred(
    r"(?i)\b(?:(?:router|switch|printer|laptop|server|camera|phone|product) models|part numbers|skus)(?: are)?:? "
    r"(?:[\w.-]*\d,? (?:and |or )?){0,8}$"
)


def _is_placeholder(key: str, number: str) -> bool:
    """XXX-000000 stands for a number."""
    if key in ("ABC", "XYZ", "FOO"):
        return True
    return (set(key) <= {"X", "Y", "Z", "N", "A"} and len(set(key)) < 3 and len(key) > 2) or not number.strip("0")


# Of trackers that number incidents by kind within a firm: PNT-INC-2217.
_OF_KIND = Pattern(
    r"(?:^|[^\w./#-])([A-Z]{2,6}-(?:INC|SIR|PIR|CHG|PRB|SEC|OPS|BUG|TASK|REQ|PM|IR)-\d{2,7})\b",
    outline=("AA-AA",),
)
_INCIDENTS = words("INC SIR PIR PRB CHG")
_SERVICE_NOW = Pattern(r"\b((?:INC|CHG|PRB|RITM|REQ|TASK|SCTASK|CTASK|CS)\d{6,10}|KB0\d{5,9})\b", outline=("A000000",))
_GOES_ON = Deferred(r"-\d|\.\d|-[A-Z]|/\d")
_CUED_TICKET = Pattern(
    r"(?i)\b(?:ticket|jira|zendesk|case|support request|change request|change record|pagerduty incident"
    r"|incident ticket|work item|bug|story|epic|linear|servicenow)"
    r"(?:s| id| number| no\.?)?(?: (?:on|with|at|in) [\w' ]{2,30}?)?(?: (?:is|was))?:?"
    r" ?(#\d{3,9}|(?:[A-Z]{1,6}-?)?\d{4,9}|(?-i:[A-Z]{2,8}-[A-Z]{2,8}-\d{1,6}))\b"
)
_REPOSITORY = Pattern(
    r"(?:^|[^\w/.@-])([a-z][a-z0-9-]{1,38}/[a-z][\w.-]{1,60}(?:#\d{1,6}|!\d{1,6}|@[0-9a-f]{7,40}))\b",
    needs=r"[\w.-](?:#\d|!\d|@[0-9a-f]{7})",
)
_GO_LINK = Pattern(r"(?:^|[^\w/.:-])((?:https?://)?go/[a-z][a-z0-9-]+)(?:$|[^\w/.-]|[.](?:\s|$))")
_PAGER = Pattern(
    r"(?i)\b(?:pagerduty|opsgenie|pd)(?: incident| alert)? [\"'`(#]?([PQ][A-Z0-9]{6,13})\b",
    needs=r"(?i)(?:pagerduty|opsgenie|pd)(?: incident| alert)? [\"'`(#]?[PQ]",
)


def _tickets(passage: Passage) -> Iterator[Find]:
    of_customers = called_ids.places(passage)
    for match in _TICKET.finditer(passage):
        start, end = match.start(1), match.end(2)
        if (
            start not in of_customers
            and passage.text[start:end] not in passage.org.references
            and _is_ticket(match[1].decode(), match[2].decode(), passage.text, start, end)
            and not _GOES_ON.match(passage.text, end)
            and (_IN_OURS.match(passage.text, end) or not _NOT_OURS.search(passage.text, max(0, start - 60), start))
            and not _CATALOGUED.search(passage.text, max(0, start - 90), start)
        ):
            yield Find(start, end)


def _is_ticket(key: str, number: str, text: str, start: int, end: int) -> bool:
    """Whether a key is that of a project: trackers count from 1, and some keys are words of the trade as well."""
    is_padded = number.startswith("0") and key not in _INCIDENTS
    if _is_placeholder(key, number) or (is_padded and not _TOLD.search(text, max(0, start - 40), start)):
        return False
    if key in _HARDWARE:
        return _is_tracked(text, start, end)
    if key in _SOMETIMES and len(number) > 2 and number not in COURSES:
        return True
    if key in _SELDOM_HARDWARE:
        is_hardware = text[start:end] in _ENCODINGS or (
            _THING_BEFORE.search(text, max(0, start - 16), start) or _THING_BEHIND.match(text, end)
        )
        return not is_hardware or _is_tracked(text, start, end)
    if key not in _NOT_TICKETS:
        of_a_model = _MODEL.fullmatch(key) is not None or key.rstrip("0123456789") in _NOT_TICKETS | _HARDWARE
        return not of_a_model or _is_tracked(text, start, end)
    return key in _WHEN_TOLD and len(number) > 2 and _is_told(text, start, end)


# How models and generations of hardware are called: C9300-48, C13-14, DDR5-5600.
_MODEL = Deferred(r"[A-Z]\d+")


def _is_tracked(text: str, start: int, end: int) -> bool:
    """Whether tickets are spoken of right before an id, or their tracker on either side of it."""
    if _TOLD.search(text, max(0, start - 40), start):
        return True
    return bool(_TRACKER_BEFORE.search(text, max(0, start - 60), start) or _TRACKER_BEHIND.match(text, end, end + 60))


_TRACKERS = r"\b(?:jira|youtrack|zendesk|servicenow|trackers?|tracked|tickets?)\b"
_TRACKER_BEFORE, _TRACKER_BEHIND = Deferred(rf"(?i){_TRACKERS}[^\n]*\Z"), Deferred(rf"(?i)[^\n]*?{_TRACKERS}")


def _is_told(text: str, start: int, end: int) -> bool:
    """Whether what stands around an id says that it is a ticket's: its word, or that it stands apart from the rest."""
    if _TOLD.search(text, max(0, start - 40), start):
        return True
    return bool(_APART_BEFORE.search(text, max(0, start - 12), start) and _APART_BEHIND.match(text, end))


_TOLD = Deferred(
    r"(?i)\b(?:tickets?|tracked|tracking|tracker|jira|filed|file it|logged|raised|opened|follow-?ups?|fix(?:ed)?|see"
    r"|record|bug|issues?|story|epic|task|change|action(?: item)?s?|duplicate|linked|blocked by|part of|work|rca"
    r"|postmortem)"
    r"(?: (?:is|are|as|in|under|by|with|to|of|on|it|for|here))*[: ]*[\"'`(\[]*$"
)
_APART_BEFORE = Deferred(r"(?:[(\[|]|\n[ \t>]*(?:[-*] (?:\[[ x]\] )?)?|, |; )[\"'`]?$")
_APART_BEHIND = Deferred(r"[\"'`]?(?:[)\]|]|, [A-Z]|$|\.?\n|: |;| \()")


def _by(*patterns: Pattern) -> Callable[[Passage], Iterator[Find]]:
    def find(passage: Passage) -> Iterator[Find]:
        for pattern in patterns:
            for match in pattern.finditer(passage):
                if not _NOT_OURS.search(passage.text, max(0, match.start(1) - 60), match.start(1)):
                    yield Find(*match.span(1))

    return find


def _cued(passage: Passage) -> Iterator[Find]:
    """Ids behind a word for them; a pair such as 48211/48213 is one."""
    for match in (*_CUED_TICKET.finditer(passage), *_PAGER.finditer(passage)):
        start, end = match.span(1)
        is_case = match[0][:4].lower() == b"case"
        is_of_court = is_case and _OF_A_YEAR.match(passage.text, start)
        is_given = is_case and _GIVEN.search(passage.text, max(0, match.start() - 24), match.start())
        if is_of_court or is_given or _DAY.match(passage.text, start) or _is_technical(passage.text, start, end):
            continue
        if not _NOT_OURS.search(passage.text, max(0, start - 60), start):
            more = _MORE_OF_IT.match(passage.text, end)
            yield Find(start, more.end() if more else end)


# "Case 2026-000417" is one of an authority; and a day is no ticket.
_OF_A_YEAR, _DAY = Deferred(r"20\d\d[-/](?:0|\d{5})"), Deferred(r"\d{4}-\d\d-\d\d\b")
# The number of a case that its reader was given: "your case number 00418822".
_GIVEN = Deferred(r"(?i)\b(?:your|quot(?:e|ing)(?: (?:the|this|our))?) (?:support )?\Z")
_MORE_OF_IT = Deferred(r"(?:[/-]#?\d{1,9}\b){1,3}")


_TICKET_WORDS = tuple(
    sorted(
        words(
            """
            ticket jira zendesk case request record pagerduty opsgenie pd item bug story linear servicenow
            """
        )
    )
)


def _detector(name: str, what: str, instead: str, find: Callable[[Passage], Iterator[Find]], *gate: str) -> Detector:
    return Detector(name, Category.INTERNAL_TOOL, what, instead, gate, find)


DETECTORS: tuple[Detector, ...] = (
    _detector("tool-link", "A link into one of our tools", LINK, _links, "."),
    _detector("channel", "A channel of our chat", CHANNEL, _channels, "#"),
    _detector("channel-told", "A channel of our chat", CHANNEL, channels.find, *channels.GATE),
    _detector("channel-on-chat", "A channel of our chat", CHANNEL, channels.on_chat, *channels.ON_CHAT_GATE),
    _detector("ticket", "The id of a ticket", TICKET, _tickets, "-"),
    _detector(
        "service-now",
        "The id of a ticket",
        TICKET,
        _by(_SERVICE_NOW, _OF_KIND),
        "inc",
        "chg",
        "prb",
        "ritm",
        "req",
        "task",
        "kb",
        "cs",
        "-sir-",
        "-pir-",
        "-sec-",
        "-ops-",
        "-bug-",
        "-pm-",
        "-ir-",
    ),
    _detector("ticket-announced", "The id of a ticket", TICKET, _cued, *_TICKET_WORDS),
    _detector("short-link", "A link that only works within the house", LINK, _by(_GO_LINK), "go/"),
    _detector("repository-reference", "A change in one of our repositories", TICKET, _by(_REPOSITORY), "/"),
)
