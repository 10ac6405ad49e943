"""Sorting as a lead would: by what the agent tagged, what the subject says, whom it reaches; rather not than wrong."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.drafts.sorting import UNKNOWN_SEVERITY, Rules, Sorted, audience_of, patterns, severity, sort, tidy_key
from reviewer.drafts.words import Kind
from reviewer.sandbox import seed

AUDIENCES = ("engineering", "executive", "customer")
RULES = Rules(
    AUDIENCES,
    {
        "northwind-api.example": "engineering",
        "leadership@northwind-api.example": "executive",
        "lists.northwind-api.example": "customer",
        "@partner.example": "customer",
    },
)
NO_RULES = Rules(AUDIENCES, {})


def by_subject(subject: str) -> Sorted:
    return sort(subject, {}, [], NO_RULES)


def by_tags(*tags: str, **named: str) -> Sorted:
    """Tags of a list, as MultiMail gives them back, and named ones."""
    return sort("", {**dict.fromkeys(tags, "true"), **named}, [], NO_RULES)


@pytest.mark.parametrize(
    ("subject", "incident", "kind", "level"),
    [
        ("[P0] Incident PAY-311: card payments declined", "PAY-311", "escalation", 0),
        ("[P1] Incident INC-204: API outage", "INC-204", "report", 1),
        ("[SEV-2] Incident 4711: disk full", "4711", "report", 2),
        ("[P0] Incident Report: INC-9 database", "INC-9", "report", 0),
        ("Incident Report: API Outage - 2024-01-15", "", "report", 9),
        ("Incident Report: INC-187, outage on 12 March", "INC-187", "report", 9),
        ("[UPDATE] PD-9876: slow API responses - Identified", "PD-9876", "update", 9),
        ("RE: [UPDATE 3] api slow (inc-77)", "INC-77", "update", 9),
        ("[P1] [INC-3] Status update: recovering", "INC-3", "update", 1),
        ("Update #4: INC-5 recovering", "INC-5", "update", 9),
        ("Status update - 14:30", "", "update", 9),
        ("Postmortem: INC-198, retention job", "INC-198", "postmortem", 9),
        ("Post-mortem of SEV1 outage, INC-1", "INC-1", "postmortem", 1),
        ("[P0] Postmortem: PAY-311", "PAY-311", "postmortem", 0),
        ("[ACTION REQUIRED] INC-201: four follow-ups", "INC-201", "actions", 9),
        ("[URGENT] Action items for INC-9", "INC-9", "actions", 9),
        ("Correction: [UPDATE] INC-204: Resolved", "INC-204", "correction", 9),
        ("Fwd: AW: Correction: numbers of INC-204", "INC-204", "correction", 9),
        ("[Correction] INC-204", "INC-204", "correction", 9),
        # What a lead would not dare to sort.
        ("Notes from this morning", "", "", 9),
        ("Follow-up to INC-192: our certificate changes", "INC-192", "", 9),
        ("Update your bookmarks", "", "", 9),
        ("Service incident on March 12: what happened", "", "", 9),
        ("Q3-2026 review of us-east-1, TLS-1 and SHA-256, NOV-12", "", "", 9),
        ("CVE-2026-1234 in UTF-8 parser", "", "", 9),
        ("p95 latency was 2.5 s, p50 0.1", "", "", 9),
        ("Incident 2026-11-20: outage", "", "report", 9),
        ("", "", "", 9),
    ],
)
def test_a_subject(subject: str, incident: str, kind: str, level: int) -> None:
    found = by_subject(subject)
    assert (found.incident, found.kind, found.severity) == (incident, kind, level)


@pytest.mark.parametrize(
    "text",
    ["P1", "p1", "sev1", "SEV1", "SEV-1", "sev 1", "Sev_1", "Severity 1", "severity: 1", "severity-1", "Priority 1",
     "S1", "1", " P1 ", "P1 (critical)", "P1 - all regions", "critical", "Critical"],
)  # fmt: skip
def test_every_way_to_write_a_severity(text: str) -> None:
    assert severity(text) == 1


@pytest.mark.parametrize("text", ["", "P", "P6", "P11", "SEV 12", "1.5", "sev", "urgent", "one", "¹", "p1x"])
def test_what_is_no_severity(text: str) -> None:
    assert severity(text) == UNKNOWN_SEVERITY


@pytest.mark.parametrize(
    ("subject", "level"),
    [
        ("us-east is down, P1.", 1), ("(SEV 2) checkout", 2), ("API outage sev-0, all regions", 0), ("[P3]", 3),
        ("Priority 2: checkout", 2), ("MP3 upload broken", 9), ("IP1 unreachable", 9), ("v1.2 sev", 9), ("P1.5 G", 9),
        ("SEV1 became SEV2", 1),
    ],
)  # fmt: skip
def test_a_severity_in_a_subject(subject: str, level: int) -> None:
    assert by_subject(subject).severity == level


def test_tags_as_a_map_and_as_a_list_say_the_same() -> None:
    expected = Sorted("INC-204", "report", 2, "customer", "incident-agent")
    named = {"incident": "INC-204", "severity": "P2", "audience": "customer", "agent": "incident-agent"}
    assert by_tags(**named, kind="incident-report") == expected
    assert by_tags("INC-204", "P2", "customer", "incident-report", "agent:incident-agent") == expected
    assert (
        by_tags("incident:INC-204", "sev=2", "audience: customer", "kind:Incident Report", "agent=incident-agent")
        == expected
    )
    bare = {"incident:INC-204": "", "P2": "1", "Customers": "yes", "kind:report": "", "agent:incident-agent": ""}
    assert sort("", bare, [], NO_RULES) == expected


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("incident-report", "report"), ("incident_report", "report"), ("Incident Report", "report"),
        ("report", "report"),
        ("status-update", "update"), ("update", "update"), ("postmortem", "postmortem"), ("Post-Mortem", "postmortem"),
        ("action-items", "actions"), ("action_required", "actions"), ("escalation", "escalation"),
        ("correction", "correction"), ("notice", ""), ("", ""),
    ],
)  # fmt: skip
def test_a_kind_in_a_tag(word: str, kind: str) -> None:
    assert by_tags(kind=word).kind == kind
    assert kind in Kind.values


def test_a_tag_speaks_before_the_subject_and_an_empty_one_not_at_all() -> None:
    subject = "[UPDATE] INC-1 (SEV2)"
    assert sort(subject, {"kind": "postmortem", "incident": "INC-2", "severity": "P3"}, [], NO_RULES) == Sorted(
        "INC-2", "postmortem", 3
    )
    nothing = {"kind": "notice", "incident": "none", "severity": "urgent", "audience": "unknown", "agent": "-"}
    assert sort(subject, nothing, [], NO_RULES) == Sorted("INC-1", "update", 2)
    assert sort(subject, {"incident": "true", "customer": "false"}, [], NO_RULES) == Sorted("INC-1", "update", 2)


@pytest.mark.parametrize(
    "tag", ["python-3", "us-east-1", "incident", "status", "users", "internal", "phase-2", "S3", "high"]
)
def test_a_label_that_means_something_else_sorts_nothing(tag: str) -> None:
    assert by_tags(tag) == Sorted()


@pytest.mark.parametrize(
    ("written", "key"),
    [("inc-204", "INC-204"), (" PD-9876\n", "PD-9876"), ("Payments  down", "Payments down"), ("x" * 300, "x" * 120)],
)
def test_a_key_has_one_spelling(written: str, key: str) -> None:
    assert by_tags(incident=written).incident == key
    assert tidy_key(written)[:120] == key


# --- audience ---


@pytest.mark.parametrize(
    ("subject", "audience"),
    [
        ("[Executive] INC-5", "executive"), ("Executive summary: API outage", "executive"),
        ("Incident report (customer version)", "customer"), ("INC-5 [CUSTOMERS]", "customer"),
        ("INC-5 (engineering)", "engineering"), ("[UPDATE] for customers", ""), ("(internal)", ""),
    ],
)  # fmt: skip
def test_an_audience_in_a_subject(subject: str, audience: str) -> None:
    assert by_subject(subject).audience == audience


@pytest.mark.parametrize(
    ("recipients", "audience"),
    [
        (["sre@northwind-api.example"], "engineering"),
        (["SRE <sre@Northwind-API.example>"], "engineering"),
        (["leadership@northwind-api.example"], "executive"),
        (["LEADERSHIP@northwind-api.example", "sre@northwind-api.example"], "executive"),
        (["sre@northwind-api.example", "x@lists.northwind-api.example"], "customer"),
        (["a@eu.partner.example"], "customer"),
        (["leadership+p1@northwind-api.example"], "executive"),
        (["a@notpartner.example"], ""),
        (["sre@northwind-api.example", "someone@else.example"], "engineering"),
        (["sre@northwind-api.example;x@lists.northwind-api.example"], "customer"),
        ([], ""),
    ],
)
def test_the_audience_is_the_one_that_may_read_least(recipients: list[str], audience: str) -> None:
    assert audience_of(recipients, RULES) == audience
    assert sort("", {}, recipients, RULES).audience == audience


def test_audiences_are_those_of_the_settings() -> None:
    own = Rules(("Staff", "Board-Members"), {"x.example": "Staff"})
    assert sort("", {"audience": "board members"}, [], own).audience == "Board-Members"
    assert sort("", {"staff": ""}, [], own).audience == "Staff"
    assert sort("", {"audience": "customer"}, ["a@x.example"], own).audience == "Staff"


# --- threads ---


def test_a_thread_fills_in_what_a_mail_does_not_say() -> None:
    earlier = Sorted("INC-1", "report", 1, "customer", "agent-1")
    assert sort("Re: still investigating", {}, [], NO_RULES, earlier) == Sorted("INC-1", "", 1, "customer")
    own = sort("[UPDATE] INC-2 SEV3", {"audience": "executive"}, [], NO_RULES, earlier)
    assert own == Sorted("INC-2", "update", 3, "executive")
    assert sort("Re: it", {}, ["leadership@northwind-api.example"], RULES, earlier).audience == "executive"


# --- any text ---


@given(
    st.text(),
    st.dictionaries(st.text(), st.text()),
    st.lists(st.text()),
    st.builds(Sorted, incident=st.text()) | st.none(),
)
def test_no_text_is_too_odd(
    subject: str, tags: Mapping[str, str], recipients: list[str], thread: Sorted | None
) -> None:
    found = sort(subject, tags, recipients, RULES, thread)
    assert found.kind in Kind.values
    assert found.severity in (0, 1, 2, 3, 4, 5, UNKNOWN_SEVERITY)
    assert found.audience in (*AUDIENCES, "")
    assert len(found.incident) <= 120 or thread
    assert found == sort(subject, tags, recipients, RULES, thread)


@given(st.text(st.sampled_from("[]()#:-\u2013. incdetpdaru0159PSEV\u202e\n"), max_size=300))
def test_no_subject_takes_long(subject: str) -> None:
    found = by_subject(subject * 20)
    assert found.kind in Kind.values


# --- the mails of the sandbox ---

DRAFTS = {f"{draft.subject} {index}": draft for index, draft in enumerate(seed.drafts())}
# Two that are none of our kinds; one that nothing can be told of.
NOTICES = {"INC-198: events of Halden Freight that could not be restored", "Notes from this morning"}


def told(draft: seed.SeedDraft) -> Mapping[str, str]:
    return dict.fromkeys(draft.tags, "true") if isinstance(draft.tags, list) else draft.tags or {}


@pytest.mark.parametrize("name", DRAFTS)
def test_a_mail_of_the_sandbox_is_sorted_as_its_tags_say(name: str) -> None:
    draft = DRAFTS[name]
    found = sort(draft.subject, told(draft), draft.to, RULES)
    if draft.tags is None:
        assert found == Sorted(audience="engineering")
        return
    values = set(told(draft)) | {f"{key}:{value}" for key, value in told(draft).items()}
    assert f"incident:{found.incident}" in values
    assert found.audience in values or f"audience:{found.audience}" in values
    assert found.severity <= 3
    is_notice = "kind:notice" in values
    assert (found.kind == "") == is_notice


@pytest.mark.parametrize("name", [name for name, draft in DRAFTS.items() if draft.tags])
def test_a_mail_of_the_sandbox_without_its_tags_is_never_sorted_wrong(name: str) -> None:
    draft = DRAFTS[name]
    tagged = sort(draft.subject, told(draft), draft.to, NO_RULES)
    bare = sort(draft.subject, {}, draft.to, NO_RULES)
    for with_tags, without in (
        (tagged.incident, bare.incident), (tagged.audience, bare.audience),
        (tagged.severity, "" if bare.severity == UNKNOWN_SEVERITY else bare.severity),
    ):  # fmt: skip
        assert without in ("", with_tags)


def test_a_domain_that_no_server_knows_has_no_names() -> None:
    long = "a." * 100_000 + "example"
    assert list(patterns(f"ana@{long}")) == [f"ana@{long}"]
    longest = "a." * 123 + "example"
    assert len(longest) == 253
    assert list(patterns(f"ana@{longest}"))[-2:] == ["example", "@example"]
