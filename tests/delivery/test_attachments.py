"""What goes out as an attachment is what was read, or nothing (invariant 1)."""

import base64
import sqlite3

import pytest

from reviewer.decisions.models import Delivery
from reviewer.drafts.content import Content, unlike
from reviewer.drafts.models import Draft
from reviewer.drafts.sync import sync
from tests.delivery.conftest import Road
from tests.delivery.support import READ, loosen, until
from tests.desk_support import signed_in, words
from tests.drafts.mirror import mirrored

pytestmark = pytest.mark.django_db

FILE = "GET /v1/mailboxes/*/emails/*/attachments/*"
SEND = "POST /v1/mailboxes/*/send"
# As long as what the sandbox's fault "malformed" answers, which comes as application/json.
AS_LONG = b"time,what\n14:00,down\n\n"
MODES = pytest.mark.parametrize("mode", ["gated_send", "autonomous", "monitored"])


def a_csv(content: bytes = b"time,what\n14:00,down\n") -> dict[str, str]:
    return {"name": "a.csv", "content_base64": base64.b64encode(content).decode(), "content_type": "text/csv"}


def attached(road: Road, content: bytes = b"time,what\n14:00,down\n", mode: str = "gated_send") -> Draft:
    draft = road.draft(attachments=[a_csv(content)])
    if mode != "gated_send":
        loosen(road.multimail, mode)
    return draft


def in_store(road: Road, *statements: str, values: tuple[object, ...] = ()) -> None:
    """What MultiMail's API has no way to do, in its own store."""
    with sqlite3.connect(road.multimail.keys_file.with_name("sandbox.sqlite3"), timeout=10) as store:
        for statement in statements:
            store.execute(statement, values)
    store.close()


def swap(road: Road, draft: Draft, content: bytes) -> None:
    """Other bytes of the same name."""
    change = "UPDATE attachments SET content = ? WHERE email_id = ?"
    in_store(road, change, values=(content, draft.multimail_id))


def is_untouched(road: Road, draft: Draft) -> bool:
    waits = road.multimail.status(draft.multimail_id) == "pending_send_approval"
    return waits and road.multimail.went_out() == [] and road.multimail.waiting() == [draft.multimail_id]


@MODES
def test_one_of_another_size_is_not_sent(road: Road, mode: str) -> None:
    draft = attached(road, mode=mode)
    decision = road.edit(draft)
    road.multimail.fault(FILE, "malformed", times=9)
    delivery = road.carry_out(decision)
    assert delivery.state == Delivery.State.VOID
    assert delivery.note == (
        "MultiMail gives the attachment a.csv with 22 bytes, and not the 21 read. The edit was not sent."
    )
    assert is_untouched(road, draft)


@MODES
def test_one_of_another_type_is_not_sent(road: Road, mode: str) -> None:
    draft = attached(road, AS_LONG, mode)
    decision = road.edit(draft)
    road.multimail.fault(FILE, "malformed", times=9)
    delivery = road.carry_out(decision)
    assert delivery.state == Delivery.State.VOID
    assert "gives the attachment a.csv as application/json" in delivery.note
    assert "and not as text/csv." in delivery.note
    assert is_untouched(road, draft)


@MODES
def test_one_that_is_what_was_read_is_sent(road: Road, mode: str) -> None:
    delivery = road.carry_out(road.edit(attached(road, mode=mode)))
    assert delivery.state == Delivery.State.DONE, delivery.problem
    assert road.multimail.email(delivery.replacement_id)["attachments"] == [
        {"name": "a.csv", "size": 21, "content_type": "text/csv"}
    ]


def test_other_bytes_than_were_fetched_before_the_rejection_are_not_sent(road: Road) -> None:
    draft = attached(road, mode="autonomous")
    decision = road.edit(draft)
    road.multimail.fault(FILE, "status", status=503, skip=1, times=1)
    until(road, decision, "rejected")
    swap(road, draft, b"time,what\n15:30,gone\n")
    delivery = road.carry_out(decision)
    assert delivery.state == Delivery.State.NEEDS_LOOK
    assert delivery.problem == (
        "The original is rejected, and the edited mail was not sent. MultiMail gives the attachment a.csv with other "
        "content than this edit fetched before."
    )
    assert road.multimail.went_out() == []


def test_what_changed_while_it_may_be_handed_in_asks_a_person(road: Road) -> None:
    draft = attached(road)
    decision = road.edit(draft)
    road.multimail.fault(SEND, "cut_after", times=1)
    until(road, decision, "sending")
    swap(road, draft, b"another one")
    delivery = road.carry_out(decision)
    assert delivery.state == Delivery.State.NEEDS_LOOK
    assert "with 11 bytes, and not the 21 read. The edited mail may have been handed in before" in delivery.problem
    assert road.multimail.went_out() == []


@MODES
def test_of_two_with_one_name_neither_is_sent(road: Road, mode: str) -> None:
    draft = attached(road)
    in_store(
        road,
        "CREATE TABLE loose AS SELECT * FROM attachments",
        "INSERT INTO loose SELECT email_id, 1, name, content_type, content FROM attachments",
        "DROP TABLE attachments",
        "ALTER TABLE loose RENAME TO attachments",
    )
    sync(full=True)
    draft = mirrored(draft.multimail_id)
    assert draft.current is not None
    assert len(draft.current.attachments) == 2
    if mode != "gated_send":
        loosen(road.multimail, mode)
    delivery = road.carry_out(road.edit(draft))
    assert delivery.state == Delivery.State.VOID
    assert "Two attachments are called a.csv" in delivery.note
    assert is_untouched(road, draft)


def bare(road: Road, *fields: str) -> None:
    """MultiMail tells all but these of attachments, from now on."""
    road.multimail.fault(READ, "bare", fields=fields, times=10_000)


@MODES
@pytest.mark.parametrize("untold", ["size", "content_type"])
def test_one_of_which_only_one_is_told_is_sent_by_that(road: Road, mode: str, untold: str) -> None:
    bare(road, untold)
    delivery = road.carry_out(road.edit(attached(road, mode=mode)))
    assert delivery.state == Delivery.State.DONE, delivery.problem or delivery.note
    road.multimail.clear_faults()
    assert road.multimail.email(delivery.replacement_id)["attachments"] == [
        {"name": "a.csv", "size": 21, "content_type": "text/csv"}
    ]


@MODES
@pytest.mark.parametrize("untold", ["size", "content_type"])
def test_so_is_one_of_which_all_is_told_of_the_edited_mail(road: Road, mode: str, untold: str) -> None:
    ident = road.multimail.send(attachments=[a_csv()])
    road.multimail.fault(f"{READ[:-1]}{ident}", "bare", fields=[untold], times=10_000)
    sync()
    draft = mirrored(ident)
    if mode != "gated_send":
        loosen(road.multimail, mode)
    delivery = road.carry_out(road.edit(draft))
    assert delivery.state == Delivery.State.DONE, delivery.problem or delivery.note
    assert road.multimail.went_out() == [delivery.replacement_id]


@pytest.mark.parametrize(
    ("untold", "says"),
    [
        ("size", "gives the attachment a.csv as application/json, and not as text/csv."),
        ("content_type", "gives the attachment a.csv with 22 bytes, and not the 21 read."),
    ],
)
def test_what_is_told_of_it_is_compared(road: Road, untold: str, says: str) -> None:
    road.multimail.fault(FILE, "malformed", times=9)
    bare(road, untold)
    draft = attached(road)
    delivery = road.carry_out(road.edit(draft))
    assert (delivery.state, says in delivery.note) == (Delivery.State.VOID, True), delivery.note
    assert is_untouched(road, draft)


def test_one_of_which_nothing_is_told_is_not_sent(road: Road) -> None:
    bare(road, "size", "content_type")
    draft = attached(road)
    delivery = road.carry_out(road.edit(draft))
    assert delivery.state == Delivery.State.VOID
    assert "tells neither the size nor the type of the attachment a.csv" in delivery.note
    assert is_untouched(road, draft)


def test_an_empty_one_whose_size_is_told_is_compared(road: Road) -> None:
    draft = attached(road, b"")
    decision = road.edit(draft)
    road.multimail.fault(FILE, "malformed", times=9)
    delivery = road.carry_out(decision)
    assert "with 22 bytes, and not the 0 read" in delivery.note
    assert is_untouched(road, draft)


def test_what_is_not_told_of_it_leaves_its_digest_as_it_was(road: Road) -> None:
    """Else all such drafts would count as changed, and decisions about them as void, with the next release."""
    bare(road, "size", "content_type")
    draft = attached(road)
    assert draft.current is not None
    assert draft.current.content.attachments == (("a.csv", 0, "application/octet-stream"),)
    assert "empty or of unknown size" in words(signed_in(road.person).get(f"/drafts/{draft.pk}/"))


def test_what_is_held_otherwise_is_named() -> None:
    sent = Content("It broke", ("a@x.example",), text="At 14:00.", attachments=(("a.csv", 21, "text/csv"),))
    shown = Content("It broke", ("A@x.example",), text="At 14:00.\n", attachments=(("a.csv", 22, "text/csv"),))
    assert unlike(sent, shown) == ["the attachments"]
