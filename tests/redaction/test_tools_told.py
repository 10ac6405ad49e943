"""Channels without a "#" and tickets behind "Reference"; what only sounds like them is none."""

import pytest

from reviewer.redaction.detectors import internal_tool
from tests.redaction.finding import found, growth


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("It was discussed in the war-room channel.", ["war-room"]),
        ("in channel inc-payments, Channel: sev1-checkout", ["inc-payments", "sev1-checkout"]),
        ("Slack channel: inc-2025-09-02-checkout", ["inc-2025-09-02-checkout"]),
        ("in the Slack channel bridge.", ["bridge"]),
        ("see inc-payments on Slack; posted in `payments-crew` on Mattermost", ["inc-payments", "payments-crew"]),
        ('the Teams channel Ops Bridge, and the Teams channel "Payments"', ["Ops Bridge", "Payments"]),
        ("see <#C04AB12CD|inc-payments> for it", ["<#C04AB12CD|inc-payments>"]),
        (
            "| Channel | inc-payments |\n\n| Team | Channel |\n| --- | --- |\n| web | ops-web |",
            ["inc-payments", "ops-web"],
        ),
        ("im Slack-Kanal inc-payments", ["inc-payments"]),
        (
            'in the Slack channel zimt. In the Slack channel "failed". Slack channel: triage',
            ["zimt", "failed", "triage"],
        ),
        ("Slack channel: email-alerts, Slack channel: Payments", ["email-alerts", "Payments"]),
        (
            "Teams: inc-payments; MS Teams: web-ops; see inc-pay and inc-web on Slack",
            ["inc-payments", "web-ops", "inc-web"],
        ),
        ("the ops-payments channel, the sre-web channel was loud", ["ops-payments", "sre-web"]),
    ],
)
def test_a_channel_that_is_told_is_found(text: str, names: list[str]) -> None:
    assert found(internal_tool, text) == names


@pytest.mark.parametrize(
    "text",
    [
        "our Slack channel is quiet; the stable channel; the release channel beta-2; in the same channel",
        "a side-channel attack; Channel: stable; channel: e-mail; the sales-channel; update channel: nightly-builds",
        "the Slack channel where we talk; the Slack channel for incidents; on the Teams channel; our Slack channels.",
        "gRPC channel pool-2; Channel: self-service; the two-way channel; channel 4; on-call channel; Fibre Channel",
        "Teams that follow-up on Slack; teams: web, ops-web; we did a read-only on Teams; real-time on Slack",
        "Slack: it was down. Teams: The meeting was late.",
        "The Slack channel failed, so we called. In the Slack channel afterwards, earlier, please.",
        "in the Slack channel tomorrow. In the Slack channel muted. In the Slack channel quietly.",
        "Slack channel: none\nTeams channel: Yes\nSlack channel: private\nTeams Room: Berlin\nSlack channel: tbd",
        "the push-alert channel was slow; sms-alerts channel; Notification channel: email-alerts; voice-alerts channel",
        "| Channel | Cost |\n| --- | --- |\n| sms-alerts | 4 |\n| push-alerts | 9 |",
        "a dedicated cross-team channel; gRPC channel ops-pool; AMQP channel alerts-2; a multi-team channel",
        "Teams: platform-ops, data-eng; ask deploy-bot in Slack; and incident-response on Slack",
    ],
)
def test_what_is_no_channel_of_a_chat_is_no_hint(text: str) -> None:
    assert found(internal_tool, text) == []


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Reference: INC-20931", ["INC-20931"]),
        ("Kind regards\nRef.: PAY-118", ["PAY-118"]),
        (
            "Our reference: PAY-118. Ticket reference: PAY-119. Incident reference: INC-20931",
            ["PAY-118", "PAY-119", "INC-20931"],
        ),
        ("Reference STOR-118 (internal), (ref. PAY-119)", ["STOR-118", "PAY-119"]),
        ("Case number: 00418822", ["00418822"]),
        ("JIRA: WEB-APP-12, story APP-WEB-12, epic DB-WEB-7", ["WEB-APP-12", "APP-WEB-12", "DB-WEB-7"]),
        (
            "See the reference OPS-4471. Our reference is PAY-118; the change has reference CHG-8812",
            ["OPS-4471", "PAY-118", "CHG-8812"],
        ),
    ],
)
def test_a_ticket_behind_reference_is_found(text: str, ids: list[str]) -> None:
    assert found(internal_tool, text) == ids


@pytest.mark.parametrize(
    "text",
    [
        "Your reference: KLM-2231; your ref. KLM-2231; customer reference KLM-2231; booking reference KLM-2231",
        "payment reference RFX-18539; order reference: WEB-22031; please quote reference KLM-2231",
        "Please use reference WEB-88123 when you call. Mention the reference WEB-88123. Keep our reference WEB-88123.",
        "State the reference WEB-88123 in your mail. Complaint reference: CMP-88123. Refund reference: TX-88123",
        "Shipment reference SH-88123; Support reference: SUP-88123; TAC reference SR-881234; FCA reference FCA-8812",
        "Reference: RFC-7231, references ISO-9001 and CVE-2024",
        "Your case number: 00418822. Please quote case 00418822.",
    ],
)
def test_what_the_reader_knows_a_matter_by_is_no_ticket(text: str) -> None:
    assert found(internal_tool, text) == []


@pytest.mark.parametrize(
    "piece", ["Slack channel ", "channel: a-", "a-b channel ", "in a-b on Slack ", "<#C", "Reference: "]
)
def test_the_cost_grows_with_the_text(piece: str) -> None:
    assert growth(internal_tool, piece) < 14


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("the email-ops channel; the sms-incident channel", ["email-ops", "sms-incident"]),
        ("the inc-email-delay channel and the mail-team channel", ["inc-email-delay", "mail-team"]),
        ("| Channel | Seen |\n|---|---|\n| email-ops | yes |", ["email-ops"]),
        ("| Slack channel | Seen |\n|---|---|\n| sms-oncall | yes |", ["sms-oncall"]),
        ("data ops-pool channel", ["ops-pool"]),
        ("the event team-orders channel; release team-web channel", ["team-orders", "team-web"]),
        ("Teams: payments-oncall\nTeams: sre-emea", ["payments-oncall", "sre-emea"]),
        ("We wrote in inc-bot on Slack.", ["inc-bot"]),
        ("See Slack\nor web-ops on Slack,\nand payments-oncall on Slack", ["web-ops", "payments-oncall"]),
        ("Slack channel checkout", ["checkout"]),
        ("Teams channel: tiger", ["tiger"]),
        ("Use our reference OPS-4471 in Jira.", ["OPS-4471"]),
        ("Include reference OPS-4471 in the change.", ["OPS-4471"]),
        ("Delivery reference OPS-4471; Transaction reference: OPS-4472", ["OPS-4471", "OPS-4472"]),
    ],
)
def test_what_only_a_house_has_is_told_whatever_stands_before_it(text: str, names: list[str]) -> None:
    assert found(internal_tool, text) == names


@pytest.mark.parametrize(
    "text",
    [
        "in case HTTP-REST-1 fails; just in case AWS-EU-1 is lost; In any case TLS-PSK-3 failed",
        "the case AES-GCM-256; case UTF-LE-16; case: ISO-IEC-27001; bug in case EN-ISO-9001",
        "bug: ERR-CONN-104; ticket: US-EAST-1; a linear SHA-HMAC-256 check; bug CVE-XYZ-12; story: GPT-OSS-20",
        "the grpc ops-pool channel; the email-alerts channel",
    ],
)
def test_protocols_standards_and_regions_are_no_tickets(text: str) -> None:
    assert found(internal_tool, text) == []
