"""The sandbox's own reports: what was planted in them is said, and nothing else."""

from collections import defaultdict

from reviewer.comparison.contradictions import against_html, find
from reviewer.comparison.html_text import from_html
from reviewer.comparison.values import Version
from reviewer.sandbox import seed

SAID = {
    ("INC-187", "postmortem"): {("duration", "14:00 to 14:45 UTC", "about 40 minutes")},
    ("INC-204", "incident-report"): {("duration", "11:20 to 15:02 UTC", "3 h 42 min", "3 hours and 32 minutes")},
    ("PD-9876", "incident-report"): {("percentage", "About 12%", "About 18%")},
}
AUDIENCES = {"engineering", "executive", "customer"}
PARTS = {"INC-187": "45 minutes", "PD-9876": "an hour and 45 minutes"}


def _tags(draft: seed.SeedDraft) -> dict[str, str]:
    """The tags by name; those of a plain list name an audience or say what they are before a colon."""
    if isinstance(draft.tags, dict):
        return draft.tags
    named = dict(tag.split(":", 1) for tag in draft.tags or [] if ":" in tag)
    audience = [tag for tag in draft.tags or [] if tag in AUDIENCES]
    return named | ({"audience": audience[0]} if audience else {})


def _version(draft: seed.SeedDraft) -> Version:
    return Version(_tags(draft)["audience"], draft.subject, draft.text)


def test_only_what_was_planted_is_said() -> None:
    reports: dict[tuple[str, str], list[Version]] = defaultdict(list)
    for draft in seed.drafts():
        tags = _tags(draft)
        # The hostile mails are no versions of one report.
        if (
            tags.get("incident") != "TEST-7"
            and tags.get("kind") in {"postmortem", "incident-report"}
            and "audience" in tags
        ):
            reports[tags["incident"], tags["kind"]].append(_version(draft))
    said = {
        key: {(one.kind, *sorted(one.reason.split(" against "))) for one in find(versions)}
        for key, versions in reports.items()
    }
    assert {key: found for key, found in said.items() if found} == SAID


def test_an_html_part_that_tells_another_length_is_said() -> None:
    apart = {_tags(draft).get("incident", ""): draft for draft in seed.drafts() if draft.html}
    for incident, length in PARTS.items():
        draft = apart[incident]
        [found] = against_html(_version(draft), from_html(draft.html or ""))
        assert found.kind == "duration"
        assert found.reason.startswith(length)
