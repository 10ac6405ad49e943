"""Lists: pages that neither repeat nor skip, filters, and what is refused."""

from typing import Any

import pytest

from tests.sandbox.support import Api


@pytest.fixture(scope="module")
def filled(api: Api) -> list[str]:
    """25 e-mails, oldest first, every fifth of them received."""
    ids = []
    for number in range(25):
        if number % 5:
            files = [{"name": "a.txt", "content_type": "text/plain", "content_base64": "YQ=="}] if number % 2 else []
            ids.append(api.send(subject=f"Straße {number:02d}", attachments=files)["id"])
        else:
            body = {"from": f"Customer{number}@example.com", "subject": f"Question {number:02d}", "text": "?"}
            ids.append(api.control("inbound", mailbox_id=api.mailbox, **body)["id"])
    api.settle(ids[-1])
    return ids


def page(api: Api, **params: Any) -> Any:
    answer = api.get(f"/v1/mailboxes/{api.mailbox}/emails", **params)
    assert answer.status_code == 200, answer.text
    return answer.json()


def ids(listed: Any) -> list[str]:
    return [item["id"] for item in listed["emails"]]


def test_newest_first_twenty_to_a_page(api: Api, filled: list[str]) -> None:
    first = page(api)
    assert ids(first) == filled[:-21:-1]
    second = page(api, cursor=first["cursor"])
    assert ids(second) == filled[4::-1]
    assert second["cursor"] is None


def test_pages_neither_repeat_nor_skip_while_mail_arrives(own_api: Api) -> None:
    before = [own_api.send(subject=str(number))["id"] for number in range(30)]
    seen: list[str] = []
    listed = page(own_api, limit=7)
    while True:
        seen += ids(listed)
        own_api.send(subject="new")
        if not listed["cursor"]:
            break
        listed = page(own_api, limit=7, cursor=listed["cursor"])
    assert seen == before[::-1]


def test_a_full_last_page_has_no_next(api: Api, filled: list[str]) -> None:
    assert page(api, limit=25)["cursor"] is None
    assert page(api, limit=24)["cursor"] is not None


@pytest.mark.parametrize(
    ("params", "wanted"),
    [
        ({"direction": "inbound"}, [20, 15, 10, 5, 0]),
        ({"sender": "customer1"}, [15, 10]),
        ({"sender": "CUSTOMER20@EXAMPLE.COM"}, [20]),
        ({"subject_contains": "question 0"}, [5, 0]),
        ({"subject_contains": "STRASSE 0"}, [9, 8, 7, 6, 4, 3, 2, 1]),
        ({"subject_contains": "%"}, []),
        ({"status": "unread"}, [20, 15, 10, 5, 0]),
        ({"has_attachments": "true", "limit": 3}, [23, 21, 19]),
        ({"direction": "outbound", "has_attachments": "false", "limit": 2}, [24, 22]),
        ({"status": "sent"}, []),
        ({"date_before": "2020-01-01"}, []),
        ({"date_after": "2020-01-01T00:00:00Z", "limit": 1}, [24]),
        ({"date_after": "2020-01-01T02:00:00+02:00", "limit": 1}, [24]),
        ({"offset": "3", "limit": 1}, [24]),
    ],
)
def test_filters(api: Api, filled: list[str], params: dict[str, Any], wanted: list[int]) -> None:
    assert ids(page(api, **params)) == [filled[number] for number in wanted]


def test_since_id_and_dates_around_an_email(api: Api, filled: list[str]) -> None:
    assert ids(page(api, since_id=filled[21])) == [filled[24], filled[23], filled[22]]
    assert len(ids(page(api, since_id="em_123", limit=100))) == len(ids(page(api, limit=100)))
    assert ids(page(api, since_id="z" * 300)) == []
    at = api.email(filled[10])["received_at"]
    assert filled[10] not in ids(page(api, date_after=at, limit=100))
    assert filled[10] not in ids(page(api, date_before=at, limit=100))
    assert filled[9] in ids(page(api, date_before=at, limit=100))


@pytest.mark.parametrize(
    "query",
    [
        "limit=0", "limit=101", "limit=-1", "limit=ten", "limit=1.5", "limit=\u0665", "limit=1&limit=2",
        "limit=99999999999999999999", "cursor=x", "cursor=1-msg_short", "status=lost", "direction=up",
        "has_attachments=yes", "has_attachments=1", "date_after=soon", "date_before=2026-13-01", "since_id=%00",
        "subject_contains=%00", "sender=%00", "date_after=9999999-01-01",
    ],
)  # fmt: skip
def test_odd_queries_are_refused(api: Api, query: str) -> None:
    answer = api.get(f"/v1/mailboxes/{api.mailbox}/emails?{query}")
    assert (answer.status_code, list(answer.json())) == (400, ["error"])


def test_reading_makes_an_unread_email_read(api: Api) -> None:
    email_id = api.control("inbound", mailbox_id=api.mailbox, subject="Read me", text="x", **{"from": "r@example.com"})[
        "id"
    ]
    assert ids(page(api, status="unread", sender="r@example.com")) == [email_id]
    assert api.get(api.of(email_id)).json()["status"] == "read"
    assert ids(page(api, status="read", sender="r@example.com")) == [email_id]


def test_the_pending_list_in_pages(own_api: Api) -> None:
    own_api.control("load", count=25)
    seen: list[str] = []
    cursor: dict[str, str] = {}
    while True:
        listed = own_api.get("/v1/oversight/pending", "oversight_key", limit=10, **cursor).json()
        seen += ids(listed)
        if not listed["cursor"]:
            break
        cursor = {"cursor": listed["cursor"]}
    assert len(seen) == 25
    assert seen == sorted(set(seen)) == own_api.pending_ids()


@pytest.mark.parametrize("query", ["limit=0", "limit=x", "limit=1001", "cursor=x", "limit=1&limit=1"])
def test_odd_queries_of_the_pending_list_are_refused(api: Api, query: str) -> None:
    assert api.get(f"/v1/oversight/pending?{query}", "oversight_key").status_code == 400


@pytest.mark.parametrize("path", ["/v1/audit-log", "/v1/webhook-deliveries"])
def test_logs_are_paged_newest_first(own_api: Api, path: str) -> None:
    own_api.post("/v1/webhooks", "admin_key", url="http://127.0.0.1:9/closed", events=["oversight.pending"])
    for _ in range(5):
        own_api.held()
    seen: list[str] = []
    cursor: dict[str, str] = {}
    while True:
        listed = own_api.get(path, "admin_key", limit=2, **cursor).json()
        seen += [item["created_at"] for item in listed.get("entries", listed.get("deliveries"))]
        if not listed["cursor"]:
            break
        cursor = {"cursor": listed["cursor"]}
    assert len(seen) >= 5
    assert seen == sorted(seen, reverse=True)
    for query in ("limit=0", "limit=101", "cursor=x", "cursor=before-"):
        assert own_api.get(f"{path}?{query}", "admin_key").status_code == 400
