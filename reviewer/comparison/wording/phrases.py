"""Phrases a version should not hold: blame, admissions of fault, words its readers do not know, pressure."""

import re
from collections.abc import Iterator
from typing import Literal

from reviewer.comparison.values import Remark, Version, Where

# Capitalised words that begin a sentence and are no person.
NO_PERSON = frozenset(
    {
        *(
            "we",
            "i",
            "you",
            "it",
            "they",
            "he",
            "she",
            "this",
            "that",
            "these",
            "those",
            "there",
            "what",
            "who",
            "which",
        ),
        *(
            "nobody",
            "nothing",
            "someone",
            "somebody",
            "everyone",
            "the",
            "our",
            "an",
            "one",
            "no",
            "some",
            "all",
            "both",
        ),
        *("engineers", "support", "monitoring", "alerting", "tests", "customers", "users", "operations", "team", "and"),
        *("but", "also", "tooling", "deploys", "neither", "production", "staging", "service", "services", "ci"),
    }
)
PERSON = r"(?P<person>[A-Z][a-z\u00e0-\u00ff]+(?: [A-Z][a-z\u00e0-\u00ff]+)?)"
BLAME = [
    re.compile(
        PERSON
        + r" (?:forgot|neglected|messed up|carelessly|mistakenly|accidentally|wrongly|overlooked|made (?:a|the) mistake"
        r"|should(?:n't| not)? have|was careless|was negligent|did(?:n't| not) (?:bother|check|test|follow"
        r"|read|look|pay))\b"
    ),
    re.compile(PERSON + r"['\u2019]s (?:fault|mistake|carelessness|negligence|error|oversight|blunder)\b"),
    re.compile(PERSON + r", who (?:made|pushed|merged|deployed|wrote|approved|caused|broke)\b"),
    re.compile(
        r"(?:due to|caused by|because of|result of) (?:an? )?(?:operator|human|user|engineer|developer)(?:['\u2019]s)? "
        r"(?:error|mistake)(?: (?:by|of) [A-Z][a-z]+)?",
    ),
    re.compile(r"\b(?:is|are|was|were) (?:solely |entirely )?to blame\b|\bblame (?:lies|falls) (?:with|on)\b"),
    re.compile(
        r"\b(?:incompetence|incompetent|stupid(?:ity)?|careless(?:ness)? (?:by|of|on the part of))\b", re.IGNORECASE
    ),
]
FAULT = [
    re.compile(
        r"\bwe (?:failed to|neglected to|were (?:grossly )?(?:negligent|careless|at fault)|are (?:liable|at fault))\b",
        re.I,
    ),
    re.compile(r"\bour (?:own )?(?:fault|negligence|carelessness|incompetence|failure to)\b", re.I),
    re.compile(r"\bwe (?:accept|admit|acknowledge|take) (?:full |all |the )*(?:liability|fault|blame)\b", re.I),
    re.compile(
        r"\bwe (?:have )?(?:breached|violated|broke|broken) (?:our|the|your) (?:contract|sla|agreement"
        r"|obligations?|terms)\b",
        re.I,
    ),
    re.compile(r"\bgross(?:ly)? negligen(?:t|ce)\b", re.I),
]
JARGON = re.compile(
    r"(?<![\w`-])(?:OOM(?:-?kill(?:ed|er|s)?)?|p(?:50|90|95|99)(?:\.9)?|fail-?overs?|kubelets?|kubernetes|k8s|etcd"
    r"|sharding|shards?|mutex(?:es)?"
    r"|replication lag|BGP|IOPS|WAL|DLQ|dead[- ]letter queues?|(?:thread|connection) pools?"
    r"|garbage collection|heap|daemons?"
    r"|cron ?jobs?|5xx|circuit breakers?|back-?pressure|canary|hypervisor|RCA|SLOs?|SLIs?|MTTR|MTTD|RPO|RTO"
    r"|VPC|TTL|quorum"
    r"|split[- ]brain|thundering herd|stack ?traces?|null pointer|segfault(?:ed|s)?|race condition"
    r"|memory leak|deadlock(?:ed|s)?"
    r"|autoscal(?:er|ing)|ingress|egress|sidecar|namespace|pods?|microservices?|NXDOMAIN)\b"
)
EXPLAINS = re.compile(
    r"\s*\([^()]{4,}|,? (?:that is|which (?:is|are|means)|meaning|i\.e\.)|,? or [a-z]|, (?:an? |the )[a-z]"
    r"| (?:is|are) (?:an?|the|what|when|how)\b"
    r"| means?\b|\s+[\u2013\u2014-]+ (?:an?|the) ",
)
PRESSURE = [
    re.compile(
        r"\bapprove (?:this |it |these |all |the \w+ )?(?:\w+ )?(?:immediately|right now|now|at once|asap"
        r"|right away|without)\b",
        re.I,
    ),
    re.compile(
        r"\b(?:no|not any|without) (?:need|reason) (?:to|for) (?:an? |the )?(?:further )?(?:review|read|check)", re.I
    ),
    re.compile(
        r"\b(?:need not|do(?:n't| not) (?:need|have) to|do(?:n't| not)) (?:read|review) (?:this|it"
        r"|the (?:rest|mail|text|draft)|any)",
        re.I,
    ),
    re.compile(r"\b(?:skip|bypass|waive) (?:the |any |your )?(?:review|approval)\b", re.I),
    re.compile(
        r"\b(?:ignore|disregard|forget) (?:all |any |the |your )*(?:previous|prior|above"
        r"|earlier) (?:instructions?|rules|prompts?)",
        re.I,
    ),
    re.compile(
        r"\b(?:notes? (?:to|for)|attention|dear|hey|hello|hi|to) (?:the |all )?(?:reviewers?|approvers?|ai"
        r"|assistants?|language models?|llms?)\b",
        re.I,
    ),
    re.compile(
        r"\b(?:(?:reading|reviewing) (?:it|them|this) (?:again )?is not (?:needed|necessary)"
        r"|you are an? (?:ai|assistant|language model)|system prompt|as an ai)\b",
        re.I,
    ),
    re.compile(
        r"\b(?:please|just|kindly) (?:just )?approve\b|\bmust be approved (?:now|within|in the next|before"
        r"|immediately)\b",
        re.I,
    ),
    re.compile(r"\b(?:auto-?approve|rubber[- ]?stamp|mark (?:this|it) as (?:safe|approved|reviewed))\b", re.I),
]


def blame(version: Version, _kind: str) -> Iterator[Remark]:
    """Blame, and people named for a mistake."""
    for where, text in _texts(version):
        for found in _all(BLAME, text):
            person = found.groupdict().get("person")
            if not person or person.split()[0].lower() not in NO_PERSON:
                yield _remark("blame", where, found, f"This blames: \u201c{found[0]}\u201d.", "notice")


def fault(version: Version, _kind: str) -> Iterator[Remark]:
    """Admissions of fault."""
    for where, text in _texts(version):
        for found in _all(FAULT, text):
            yield _remark("fault", where, found, f"This admits fault: \u201c{found[0]}\u201d.", "serious")


def jargon(version: Version, _kind: str) -> Iterator[Remark]:
    """Technical words that the text explains nowhere, each once."""
    for where, text in _texts(version):
        uses: dict[str, list[re.Match[str]]] = {}
        for found in JARGON.finditer(text):
            uses.setdefault(found[0].lower().rstrip("s"), []).append(found)
        for term in uses.values():
            if not any(_is_explained(text, found) for found in term):
                words = f"Customers may not know \u201c{term[0][0]}\u201d, and it is not explained."
                yield _remark("jargon", where, term[0], words, "notice")


def pressure(version: Version, _kind: str) -> Iterator[Remark]:
    """Words to whoever decides about the mail, not to those who will read it."""
    for where, text in _texts(version):
        for found in _all(PRESSURE, text):
            words = f"This speaks to whoever decides about the mail: \u201c{found[0]}\u201d."
            yield _remark("pressure", where, found, words, "serious")


def _texts(version: Version) -> Iterator[tuple[Where, str]]:
    yield "subject", version.subject
    yield "text", version.text


def _all(patterns: list[re.Pattern[str]], text: str) -> Iterator[re.Match[str]]:
    """The matches of all patterns, of those that overlap the first."""
    end = 0
    for found in sorted(
        (found for pattern in patterns for found in pattern.finditer(text)), key=lambda found: found.start()
    ):
        if found.start() >= end:
            end = found.end()
            yield found


def _is_explained(text: str, found: re.Match[str]) -> bool:
    """Whether what the term means stands right behind it, or it stands in brackets behind what it means."""
    in_brackets = text[found.start() - 1 : found.start()] == "(" and text[found.end() : found.end() + 1] == ")"
    return in_brackets or bool(EXPLAINS.match(text, found.end()))


def _remark(kind: str, where: Where, found: re.Match[str], words: str, level: Literal["serious", "notice"]) -> Remark:
    return Remark(kind, where, found.start(), found.end(), words, level)
