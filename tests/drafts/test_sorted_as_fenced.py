"""A mail is sorted by its readers as the fence classes them: a rule of the settings means the same to both."""

from typing import Any

import pytest

from reviewer.drafts.sync import sync
from reviewer.fence.rules import seen
from tests.drafts.mirror import mirrored
from tests.support.multimail import LocalMultiMail

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("typed", "reader"),
    [
        ("acme.example", "ana@acme.example"),
        ("Ana <Ana@acme.example>", "ana@acme.example"),
        ("Ana <ana@acme.example>", "ana+inc7@acme.example"),
        ("bücher.example", "ana@bücher.example"),
        ("Bücher.example", "ana@lists.xn--bcher-kva.example"),
        ("xn--bcher-kva.example", "ana@Bücher.example"),
        ("@bücher.example", "ana@bücher.example"),
        ("acme.example.", "ana@acme.example"),
        ("@corp", "ana@mail.corp"),
        ("ops@my_host.acme.example", "ops@my_host.acme.example"),
        ("my_host.acme.example", "ops@my_host.acme.example"),
    ],
)
def test_a_rule_is_read_alike(multimail: LocalMultiMail, settings: Any, typed: str, reader: str) -> None:
    settings.AUDIENCE_RULES = {typed: "executive"}
    ident = multimail.send("Notes from this morning", to=[reader])
    sync()
    draft = mirrored(ident)
    assert draft.current is not None
    assert [one.audience for one in seen(draft.current.content, "customer")] == ["executive"]
    assert draft.audience == "executive"
