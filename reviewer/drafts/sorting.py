"""Sorting a draft: which incident, what kind, how severe, for whom. Pure: what a mail says in, a Sorted out.

Tags are asked first (the agent said so), then the subject, then for the audience the recipients, and last an earlier
mail of the thread. What cannot be told stays unsorted, since a wrong place hides more than none; a reviewer sets it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reviewer.drafts.addresses import LONGEST_DOMAIN, addresses_in, in_ascii, untagged

UNKNOWN_SEVERITY = 9


@dataclass(frozen=True)
class Sorted:
    """Incident key, kind, severity (0 worst to 5, 9 unknown), audience, agent; empty where it cannot be told."""

    incident: str = ""
    kind: str = ""
    severity: int = UNKNOWN_SEVERITY
    audience: str = ""
    agent: str = ""


@dataclass(frozen=True)
class Rules:
    """The organisation's: audiences in order (the first may read most), and pattern to audience (`by_pattern`)."""

    audiences: Sequence[str]
    recipients: Mapping[str, str]


def sort(
    subject: str, tags: Mapping[str, str], recipients: Iterable[str], rules: Rules, thread: Sorted | None = None
) -> Sorted:
    """What a mail is. `thread` is what an earlier mail of its thread was sorted as."""
    said, bare = _unfold(tags)
    found = Sorted(
        incident=_incident(said, bare, subject),
        kind=_kind(said, bare, subject),
        severity=_severity(said, bare, subject),
        audience=_audience(said, bare, subject, rules) or audience_of(recipients, rules),
        agent=_first(said, "agent", "drafted_by", "author"),
    )
    if thread is None:
        return found
    return replace(
        found,
        incident=found.incident or thread.incident,
        severity=thread.severity if found.severity == UNKNOWN_SEVERITY else found.severity,
        audience=found.audience or thread.audience,
    )


# --- tags ---

_THERE = {"", "true", "1", "yes"}
_NOTHING = {"", "-", "?", "none", "null", "n/a", "na", "unknown", "true", "false", "yes", "no"}


def _unfold(tags: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """What tags say as name and value, and tags that are only there.

    A list of tags comes back from MultiMail as a map in which each entry is a name: {"incident:INC-204": "true"}.
    """
    said, bare = {}, []
    for name, value in tags.items():
        name, value = " ".join(name.split()), " ".join(value.split())
        if value.lower() in _THERE:
            inner = re.match(r"([^:=]+)[:=](.+)", name)
            if inner is None:
                bare.append(name)
            else:
                name, value = inner[1].strip(), inner[2].strip()
        said[name.lower().replace("-", "_").replace(" ", "_")] = value
    return said, bare


def _first(said: Mapping[str, str], *names: str) -> str:
    return next((said[name] for name in names if said.get(name, "").lower() not in _NOTHING), "")


def _words(text: str) -> str:
    """Words as the tables below have them: "status-update" and "Status_Update" are "status update"."""
    return " ".join(re.sub(r"[-_\s]+", " ", text).lower().split())


# --- incident ---

_INCIDENT_TAGS = ("incident", "incident_id", "incident_key", "incidentid", "pagerduty", "pagerduty_id")
_KEY = re.compile(r"(?<![\w-])([A-Z][A-Z0-9]{1,9}-\d{1,8})(?![\w-])", re.ASCII)
_ANY_CASE_KEY = re.compile(r"(?<![\w-])((?:inc|incident|pd|pagerduty|sec)-\d{1,8})(?![\w-])", re.ASCII | re.I)
# "Incident 4711:" and "Incident #2026-0042:".
_NUMBERED = re.compile(r"\bincident\s+#?([A-Z0-9][A-Z0-9._-]{0,60})\s*(?=[:\]]|$)", re.ASCII | re.I)
_DATE = re.compile(r"\d{4}[.-]\d\d?[.-]\d\d?|\d\d?[.-]\d\d?[.-]\d{2,4}|\d{1,2}", re.ASCII)
# What looks like a key and is none: standards, severities, algorithms, quarters, months.
_NOT_KEYS = re.compile(
    r"SEV|SEVERITY|PRIORITY|UTF|ISO|IEEE|SHA|MD|AES|RSA|RFC|CVE|CWE|TLS|SSL|HTTPS?|IPV|UTC|GMT|COVID|GPT|ERR|ERROR|"
    r"[QPH]\d|FY\d*|V\d+|JAN|FEB|MAR|APR|MAY|JUNE?|JULY?|AUG|SEPT?|OCT|NOV|DEC|DAY|WEEK|PART|PHASE|STEP|STAGE|TOP|"
    r"UPDATE|VERSION|REV|EAST|WEST|NORTH|SOUTH|ZONE|AZ|EU|US|AP"
)


def tidy_key(text: str) -> str:
    """An incident's key as we keep it: one line, and "inc-204" is "INC-204"."""
    key = " ".join(text.split())
    return key.upper() if _KEY.fullmatch(key.upper()) else key


def _incident(said: Mapping[str, str], bare: Sequence[str], subject: str) -> str:
    if told := _first(said, *_INCIDENT_TAGS):
        return tidy_key(told)[:120]
    for text in (*bare, subject):
        if key := next(_keys_in(text), ""):
            return key
    numbered = _NUMBERED.search(subject)
    return numbered[1] if numbered and re.search(r"\d", numbered[1]) and not _DATE.fullmatch(numbered[1]) else ""


def _keys_in(text: str) -> Iterator[str]:
    for key in (*_KEY.findall(text), *_ANY_CASE_KEY.findall(text)):
        if not _NOT_KEYS.fullmatch(key.partition("-")[0]):
            yield key.upper()


# --- kind ---

_KIND_WORDS = {
    "report": "report", "incident report": "report", "incident": "report",
    "update": "update", "status": "update", "status update": "update",
    "postmortem": "postmortem", "post mortem": "postmortem", "retrospective": "postmortem", "rca": "postmortem",
    "actions": "actions", "action items": "actions", "action required": "actions",
    "escalation": "escalation", "correction": "correction",
}  # fmt: skip
# As a mere label these say what a mail is about, not what it is.
_VAGUE_KINDS = {"incident", "status", "report"}
# In this order: "Correction: [UPDATE] ..." is a correction, "[P0] Incident Report: ..." is a report.
_KIND_SUBJECTS = (
    ("correction", re.compile(r"^(correction|corrected|erratum)\b|\[\s*(correction|corrected)\s*\]", re.I)),
    ("actions", re.compile(r"\[\s*action required\s*\]|^(follow-?up )?action items?\b|^action required\b", re.I)),
    (
        "update",
        re.compile(r"\[\s*(status )?update( ?#?\d+)?\s*\]|^(status )?update( ?#?\d+)?\s*[:\u2013-]", re.I),
    ),
    ("postmortem", re.compile(r"\bpost[ -]?mortem\b|\broot cause analysis\b", re.I)),
    ("report", re.compile(r"\bincident report\b", re.I)),
    ("escalation", re.compile(r"\[\s*(p0|sev-?0|escalation)\s*\]|^escalation\b", re.I)),
    ("report", re.compile(r"\[\s*(p|sev-?)\d\s*\]\s*incident\b|^incident\b", re.I)),
)
_REPLY = re.compile(r"^\s*((re|fwd?|aw|wg)\s*:\s*)+", re.I)
_BRACKETS = re.compile(r"^(\W*\[[^\]]{0,80}\])+\W*")


def _kind(said: Mapping[str, str], bare: Sequence[str], subject: str) -> str:
    told = _first(said, "kind", "type", "report_type", "template")
    for word in (_words(told), *(words for tag in bare if (words := _words(tag)) not in _VAGUE_KINDS)):
        if word in _KIND_WORDS:
            return _KIND_WORDS[word]
    subject = _REPLY.sub("", subject).strip()
    # What a subject begins with may stand behind "[P1] [INC-204]".
    texts = (subject, _BRACKETS.sub("", subject))
    return next((kind for kind, pattern in _KIND_SUBJECTS if any(pattern.search(text) for text in texts)), "")


# --- severity ---

_SEVERITY = re.compile(r"(?:p|sev|severity|priority|s)?[\s:._-]*([0-5])", re.I)
_SEVERITY_IN_TEXT = re.compile(
    r"(?<![\w.-])(?:p|sev[\s_:]?|(?:severity|priority)[\s_:]{0,2})-?([0-5])(?!\w|[.,]\d)", re.I
)
_SEVERITY_WORDS = {"critical": 1, "high": 2, "major": 2, "medium": 3, "moderate": 3, "low": 4, "minor": 4}


def severity(text: str) -> int:
    """P1, sev1, SEV-1, "Severity 1", "P1 (critical)", 1 and "critical" are 1; 9 when it cannot be told."""
    text = text.strip()
    if match := _SEVERITY.fullmatch(text) or _SEVERITY_IN_TEXT.search(text):
        return int(match[1])
    return _SEVERITY_WORDS.get(text.lower(), UNKNOWN_SEVERITY)


def _severity(said: Mapping[str, str], bare: Sequence[str], subject: str) -> int:
    told = severity(_first(said, "severity", "sev", "priority"))
    labels = (severity(tag) for tag in bare if re.match(r"p|sev", tag, re.I))
    in_subject = (int(level) for level in _SEVERITY_IN_TEXT.findall(subject))
    return next((level for level in (told, *labels, *in_subject) if level != UNKNOWN_SEVERITY), UNKNOWN_SEVERITY)


# --- audience ---

_AUDIENCE_WORDS = {
    "technical": "engineering", "eng": "engineering", "engineers": "engineering",
    "exec": "executive", "executives": "executive", "leadership": "executive", "executive summary": "executive",
    "customers": "customer", "customer facing": "customer",
}  # fmt: skip
# Clear as the value of an audience tag, not as a mere label: "users" is a service as well.
_TOLD_WORDS = {
    **_AUDIENCE_WORDS,
    "tech": "engineering", "full": "engineering", "full technical": "engineering", "internal": "engineering",
    "external": "customer", "public": "customer", "clients": "customer", "client": "customer", "users": "customer",
}  # fmt: skip
_LABEL = re.compile(r"\[([^\]]{1,40})\]|\(([^)]{1,40}?)(?: version)?\)")


def _audience(said: Mapping[str, str], bare: Sequence[str], subject: str, rules: Rules) -> str:
    names = {_words(name): name for name in rules.audiences}
    told = _words(_first(said, "audience", "version", "for"))
    in_subject = [label or aside for label, aside in _LABEL.findall(subject)]
    if re.match(r"\W*executive summary\b", subject, re.I):
        in_subject.append("executive")
    words = [told, _TOLD_WORDS.get(told, "")]
    for label in map(_words, (*bare, *in_subject)):
        words += [label, _AUDIENCE_WORDS.get(label, "")]
    return next((names[word] for word in words if word in names), "")


def audience_of(recipients: Iterable[str], rules: Rules) -> str:
    """The audience that may read least among those the recipients belong to; empty when no rule knows any of them."""
    addresses = (in_ascii(address) for entry in recipients for address in addresses_in(entry))
    known = {audience for address in addresses for audience in _audiences(address, rules.recipients)}
    return next((audience for audience in reversed(rules.audiences) if audience in known), "")


def _audiences(address: str, recipients: Mapping[str, str]) -> set[str]:
    """Whose address it is by the rules. One with a tag that no rule names may be that of whoever has it without."""
    read_as = {address} if address in recipients else {address, untagged(address)}
    return {audience for one in read_as if (audience := _rule(one, recipients))}


def _rule(address: str, recipients: Mapping[str, str]) -> str:
    return next((recipients[pattern] for pattern in patterns(address) if pattern in recipients), "")


def patterns(address: str) -> Iterator[str]:
    """How a rule may name this address, most exact first: itself, its domain (with or without "@"), those above it.

    It is a bare one, in lower case. No domain is longer than LONGEST_DOMAIN: what is reaches nobody, and no rule.
    """
    yield address
    domain = address.rpartition("@")[2]
    while 0 < len(domain) <= LONGEST_DOMAIN:
        yield domain
        yield f"@{domain}"
        domain = domain.partition(".")[2]
