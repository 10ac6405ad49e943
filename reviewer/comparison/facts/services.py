"""Services by name. Value: the name in lower case, as `customer-api`. Pure."""

import re
from collections.abc import Iterator

from .found import Found
from .vocabulary import words

ENDS = (
    "api|service|svc|db|database|worker|workers|gateway|proxy|server|web|frontend|backend|queue|cache|store|core|engine|"
    "scheduler|consumer|producer|router|broker|ingest|indexer|search|auth|egress|ingress|edge|loader|sync|relay|hub|"
    "processor|pipeline|dispatcher|portal|app|ui|bff|ledger|mailer|notifier|exporter|collector|controller|cron|registry|"
    "checkout|billing|payments|orders|lb|cdn|stream|events|index|runner|resolver|daemon|agent|bus|adapter|connector|manager|"
    "lookup|inbound|outbound|fanout|archive|feed|picker|mirror|dns|cluster|primary|replica|node|nodes|reader|writer|"
    "writer|sender|fetcher|crawler|render|renderer|builder|planner|matcher|tracker|monitor|probe|vault|lake|warehouse|"
    "catalog|inventory|pricing|shipping|identity|session|sessions|profile|profiles|notifications|reports|reporting|"
    "analytics|metrics|logs|uploads|media|images|assets|files|backend|platform|control|operator|balancer|limiter"
)
NAME = rf"[a-z][a-z0-9]{{1,24}}(?:-[a-z0-9]{{1,24}}){{0,3}}-(?:{ENDS})"
QUOTED = re.compile(rf"`(?P<n>{NAME}|[a-z][a-z0-9]{{2,24}}(?:-[a-z0-9]{{2,24}}){{1,3}}|[a-z]{{3,20}}(?:api|db|svc))`")
PLAIN = re.compile(rf"(?<![\w./@#`:-])(?P<n>{NAME})(?![\w@-]|\.\w)")
HYPHENATED = r"[a-z][a-z0-9]{1,24}(?:-[a-z0-9]{1,24}){1,3}"
# Any hyphenated name will do where it is said to be a service.
CALLED = re.compile(
    rf"(?:\b[Ss]ervices?[ ](?:is[ ]|was[ ]|named[ ]|called[ ])?[`*\"]{{0,2}}(?P<n>{HYPHENATED})"
    rf"|(?<![\w./-])(?P<m>{HYPHENATED})[`*\"]{{0,2}}[ ](?:service|pods?|cluster|deployment)\b)"
)
LIST = re.compile(
    r"^[^\S\n]{0,4}(?:[-*\u2022|][^\S\n]{0,3})?[*_]{0,2}(?:(?:affected|impacted|degraded)[ ])?"
    r"(?:service|component|system)s?(?:[ ](?:affected|impacted|involved))?"
    r"[*_]{0,2}[^\S\n]{0,3}[:|][*_]{0,2}[^\S\n]{0,3}(?P<list>[^\n|]{1,200})",
    re.I | re.M,
)
NOT = words("""
    e-mail re-index follow-up on-call well-known post-mortem roll-back start-up
""")  # fmt: skip


def find(text: str) -> Iterator[Found]:
    """Every service: in backticks, ending as services do (customer-api), or in a list of affected services."""
    for pattern in (QUOTED, PLAIN):
        for match in pattern.finditer(text):
            if match["n"] not in NOT:
                yield Found(match.start("n"), match.end("n"), "service", match["n"])
    for match in CALLED.finditer(text):
        name = "n" if match["n"] else "m"
        if match[name] not in NOT:
            yield Found(match.start(name), match.end(name), "service", match[name])
    for match in LIST.finditer(text):
        yield from _listed(match)


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
    return (
        len(name) <= 40 and len(name.split()) <= 4 and name.lower() not in {"none", "all", "unknown", "several", "n/a"}
    )
