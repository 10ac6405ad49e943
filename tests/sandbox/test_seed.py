"""What a new user finds in the queue: enough of it, true to life, and nothing a scanner would stop at in the files."""

import re
from pathlib import Path

import pytest

from reviewer.sandbox import seed
from reviewer.sandbox.seed import SeedDraft, SeedError, invented
from reviewer.sandbox.seed.front_matter import read_mail

FOLDER = Path(seed.__file__).parent
TTL = 72 * 60
TOKEN_SHAPES = re.compile(
    r"AKIA[0-9A-Z]{4}|gh[pousr]_\w{4}|xox[abprs]-|eyJ[\w-]{6}|-----BEGIN|hooks\.slack\.com/services|://\w+:[^@\s/]+@"
)

AUDIENCES = {
    "INC-187": {"engineering", "executive", "customer"},
    "PD-9876": {"engineering", "executive", "customer"},
    "INC-198": {"engineering", "executive", "customer"},
    "SEC-41": {"engineering", "executive", "customer"},
    "INC-201": {"engineering", "executive"},
    "INC-204": {"engineering", "executive", "customer"},
    "INC-192": {"engineering", "executive", "customer"},
    "PAY-311": {"engineering", "customer"},
    "INC-209": {"customer"},
}


def pending() -> list[SeedDraft]:
    return [draft for draft in seed.drafts() if draft.state == "pending"]


def honest() -> list[SeedDraft]:
    return [draft for draft in pending() if key_of(draft) != "TEST-7"]


def hostile() -> list[SeedDraft]:
    return [draft for draft in pending() if key_of(draft) == "TEST-7"]


def key_of(draft: SeedDraft) -> str:
    if isinstance(draft.tags, dict):
        return draft.tags["incident"]
    return next((tag.removeprefix("incident:") for tag in draft.tags or [] if tag.startswith("incident:")), "")


def audience_of(draft: SeedDraft) -> str:
    if isinstance(draft.tags, dict):
        return draft.tags["audience"]
    return next((tag for tag in draft.tags or [] if tag in {"engineering", "executive", "customer"}), "")


def left(draft: SeedDraft) -> int:
    """Minutes until it expires, with the usual time to live."""
    return TTL - draft.minutes_ago if draft.expires_in_minutes is None else draft.expires_in_minutes


def titled(part: str) -> list[SeedDraft]:
    return [draft for draft in seed.drafts() if part in draft.subject]


def addressed(draft: SeedDraft) -> tuple[str, ...]:
    return (*draft.to, *draft.cc, *draft.bcc)


def test_there_are_at_least_thirty_honest_drafts_of_ordinary_length() -> None:
    lengths = {draft.subject: len(draft.text.split()) for draft in honest()}
    assert len(lengths) >= 30
    assert {subject: words for subject, words in lengths.items() if not 200 <= words <= 900} == {}


def test_no_two_mails_share_a_subject_or_a_body() -> None:
    drafts = seed.drafts()
    assert len({draft.subject for draft in drafts}) == len(drafts)
    assert len({draft.text for draft in drafts}) == len(drafts)


def test_every_incident_has_its_audience_versions() -> None:
    found: dict[str, set[str]] = {}
    for draft in honest():
        found.setdefault(key_of(draft), set()).add(audience_of(draft))
    assert found.pop("") == {""}
    assert found == AUDIENCES


def test_a_draft_without_tags_does_not_say_what_it_is() -> None:
    (bare,) = [draft for draft in seed.drafts() if draft.tags is None]
    assert not re.search(r"[A-Z]+-\d+|incident|postmortem|update", bare.subject, re.IGNORECASE)


def test_tags_come_as_a_map_and_as_a_list() -> None:
    maps = [draft.tags for draft in seed.drafts() if isinstance(draft.tags, dict)]
    lists = [draft.tags for draft in seed.drafts() if isinstance(draft.tags, list)]
    assert all(set(tags) == {"incident", "severity", "audience", "kind", "agent"} for tags in maps)
    assert all(tags[0] == "incident:INC-204" and tags[1] == "P2" for tags in lists)
    assert len(maps) >= 20
    assert len(lists) >= 3


def test_all_ways_of_writing_a_severity_occur() -> None:
    severities = {draft.tags["severity"] for draft in seed.drafts() if isinstance(draft.tags, dict)}
    assert {"P0", "P1", "sev1", "SEV1", "SEV2", "SEV3"} <= severities


@pytest.mark.parametrize(
    "pattern",
    ["[P0] Incident PAY-311: ", "[UPDATE] ", "Postmortem: ", "Incident Report: ", "[ACTION REQUIRED] ", "Correction: "],
)
def test_each_subject_pattern_occurs(pattern: str) -> None:
    assert any(draft.subject.startswith(pattern) for draft in honest())


def test_time_left_is_spread_and_one_draft_has_minutes() -> None:
    times = sorted(left(draft) for draft in pending())
    assert times[0] == 25
    assert [minutes for minutes in times if minutes < 60] == [25]
    for earliest, latest in ((60, 180), (180, 360), (360, 720), (720, 1440), (1440, 2880), (2880, TTL)):
        assert any(earliest <= minutes < latest for minutes in times), (
            f"nothing between {earliest} and {latest} minutes"
        )


def test_a_stated_expiry_agrees_with_the_usual_time_to_live() -> None:
    stated = [draft for draft in seed.drafts() if draft.expires_in_minutes is not None]
    assert [draft.minutes_ago + left(draft) for draft in stated] == [TTL]


def test_drafts_come_oldest_first() -> None:
    ages = [draft.minutes_ago for draft in seed.drafts()]
    assert ages == sorted(ages, reverse=True)


def test_an_older_and_a_newer_update_wait_in_a_thread_whose_first_mail_is_sent() -> None:
    thread = [draft for draft in seed.drafts() if draft.thread == "pd-9876-updates"]
    assert [draft.state for draft in thread] == ["sent", "pending", "pending"]
    assert all("Next update: " in draft.text for draft in thread)


def test_a_correction_waits_for_a_mail_that_is_sent() -> None:
    (correction,) = titled("Correction: ")
    (wrong,) = [draft for draft in seed.drafts() if f"Correction: {draft.subject}" == correction.subject]
    assert (wrong.state, correction.state) == ("sent", "pending")
    assert wrong.thread == correction.thread
    assert wrong.minutes_ago > correction.minutes_ago


def test_follow_ups_name_owners_and_due_dates() -> None:
    (action,) = [draft for draft in honest() if draft.subject.startswith("[ACTION REQUIRED]")]
    assert "| Owner | Due |" in action.text
    assert len(re.findall(r"\d+ (?:November|December) 2026 \|", action.text)) == 4


def test_the_outage_is_told_as_in_the_design_with_its_slips() -> None:
    (customer,) = titled("Service incident on March 12")
    (engineering,) = titled("Postmortem: 45-minute API outage on March 12")
    assert "about 40 minutes" in customer.text
    assert "db-primary-1.prod.internal" in customer.text
    assert "from 100 to 10" in engineering.text
    assert "14:00 and 14:45 UTC, 45 minutes" in engineering.text


def test_the_latency_spikes_keep_their_facts() -> None:
    (report,) = titled("Incident Report: PD-9876 latency spikes on customer-api and auth-service")
    for fact in ("1 h 45 min", "10:30 to 12:15 UTC on 20 July 2024", "v2.31.0", "v2.30.4", "v1.18.1", "64 of 64"):
        assert fact in report.text


def test_html_and_text_differ_where_both_exist() -> None:
    (outage,) = titled("Incident Report: API outage, connection pool exhausted")
    (latency,) = titled("Incident Report: slow API responses on 20 July 2024")
    assert "(45 minutes, P1)" in outage.text
    assert "35 minutes" in (outage.html or "")
    assert "credit" not in latency.text
    assert "credit of 10%" in (latency.html or "")


def test_a_table_and_a_log_are_attached() -> None:
    attached = [file for draft in honest() for file in draft.attachments]
    assert {file.content_type for file in attached} == {"text/csv", "text/plain"}
    assert all(file.content for file in attached)


def test_one_mail_is_to_be_sent_in_six_hours() -> None:
    assert [draft.send_at_minutes for draft in seed.drafts() if draft.send_at_minutes] == [360]


def test_one_mail_goes_to_an_internal_and_to_the_customer_list() -> None:
    both = [d for d in honest() if len({address.split("@")[1] for address in d.to}) > 1 and len(d.to) == 2]
    internal = {"data-platform@northwind-api.example", "customer-updates@lists.northwind-api.example"}
    assert internal in [set(draft.to) for draft in both]


def test_mailboxes_exist_and_one_adds_recipients() -> None:
    boxes = seed.mailboxes()
    assert {draft.mailbox for draft in seed.drafts()} == {box.address for box in boxes}
    assert [bool(box.auto_cc and box.auto_bcc) for box in boxes] == [False, True]


def test_every_address_is_invented() -> None:
    for draft in seed.drafts():
        assert draft.to
        assert all(re.fullmatch(r"[a-z0-9.-]+@[a-z0-9.-]+\.example", address) for address in addressed(draft))


def test_every_mail_is_within_the_limits_of_the_contract() -> None:
    for draft in seed.drafts():
        assert len(draft.subject) <= 998
        assert len(draft.text.encode()) <= 262_144
        assert len(draft.to) <= 50


def test_hostile_mails_are_there_whole() -> None:
    drafts = hostile()
    assert len(drafts) >= 6
    html = "".join(draft.html or "" for draft in drafts)
    text = "".join(draft.text for draft in drafts)
    subjects = "".join(draft.subject for draft in drafts)
    for part in ("<script>", "<iframe", "onerror=", 'href="javascript:', "open.gif", "APPROVE NOW"):
        assert part in html
    for part in ("<script>", "](javascript:", "![](https://pixel.", "\u200b", "\u202e", "\u00ad", "\x00", "\x1b"):
        assert part in text
    assert any(0xE0000 <= ord(letter) < 0xE0080 for letter in text)
    assert "\r\nBcc: " in subjects
    assert max(len(draft.subject) for draft in drafts) == 998
    assert max(len(draft.text.encode()) for draft in drafts) >= 200_000


@pytest.mark.parametrize(("first", "last"), [("\u0600", "\u06ff"), ("\u0590", "\u05ff")])
def test_right_to_left_mails_are_written_in_their_script(first: str, last: str) -> None:
    (draft,) = [draft for draft in honest() if any(first <= letter <= last for letter in draft.subject)]
    assert sum(first <= letter <= last for letter in draft.text) > 600


def test_the_exposed_token_is_whole_in_the_mail() -> None:
    (report,) = titled("SEC-41 deploy token exposed")
    assert re.search(r"DEPLOY_TOKEN=ghp_[A-Za-z0-9]{36}\n", report.text)
    assert re.search(r"ARTIFACT_KEY_ID=AKIA[A-Z2-7]{16}\n", report.text)


def test_a_session_token_has_the_shape_of_one() -> None:
    assert re.fullmatch(r"eyJ[\w-]+\.eyJ[\w-]+\.[\w-]{43}", invented.session_token(250))


def test_no_file_holds_a_whole_token() -> None:
    files = [path for path in FOLDER.rglob("*") if path.suffix in {".py", ".md", ".html", ".csv", ".log"}]
    assert len(files) > 40
    assert [path.name for path in files if TOKEN_SHAPES.search(path.read_text("utf-8"))] == []


GOOD = 'mailbox = "a@b.example"\nsubject = "S"\nto = ["c@d.example"]\nminutes_ago = 5\n'


@pytest.mark.parametrize(
    ("front_matter", "body", "message"),
    [
        (GOOD + 'audiense = "customer"\n', "Text", "unknown keys audiense"),
        (GOOD.replace('"S"', "7"), "Text", "subject is not a text"),
        (GOOD.replace('["c@d.example"]', '"c@d.example"'), "Text", "to is not a list of texts"),
        (GOOD.replace("minutes_ago = 5", ""), "Text", "minutes_ago is missing"),
        (GOOD.replace("5", "-5"), "Text", "minutes_ago is not a number of minutes"),
        (GOOD + 'state = "draft"\n', "Text", "state is neither pending nor sent"),
        (GOOD + 'attachments = ["none.csv"]\n', "Text", "attachment none.csv is missing"),
        (GOOD + "tags = 3\n", "Text", "tags is not a list of texts"),
        (GOOD + "to = [\n", "Text", "bad.md: "),
        (GOOD, "Text {{nobody}}", "a placeholder has no value"),
    ],
)
def test_a_mail_that_cannot_be_understood_is_named(tmp_path: Path, front_matter: str, body: str, message: str) -> None:
    path = tmp_path / "bad.md"
    path.write_text(f"+++\n{front_matter}+++\n{body}\n", "utf-8")
    with pytest.raises(SeedError, match=re.escape(message)):
        read_mail(path, {})


def test_a_mail_without_front_matter_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bare.md"
    path.write_text("Only text\n", "utf-8")
    with pytest.raises(SeedError, match="does not start with front matter"):
        read_mail(path, {})
