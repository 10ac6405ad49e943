"""What a database cannot keep is made fit, whoever wrote it: MultiMail, a person, the history."""

import json
from typing import Any

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from reviewer.audit.actions import Act
from reviewer.audit.models import Event
from reviewer.audit.record import Entry, record
from reviewer.drafts.models import Draft, Revision
from reviewer.storable import fitted, storable

any_text = st.text(st.characters(codec=None))
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | any_text,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(any_text, inner, max_size=6),
    max_leaves=12,
)


@given(json_values)
def test_what_was_made_storable_can_be_written_anywhere(raw: Any) -> None:
    text = json.dumps(storable(raw), ensure_ascii=False)
    assert "\x00" not in text
    assert "\\u0000" not in text
    text.encode("utf-8")


def test_storable_shows_a_nul_and_keeps_all_other_text() -> None:
    kept = "tab\t line\n é 😀 \u202e \x1b"
    assert storable({"a\x00": ["x\x00y", "\ud83d\ude00", "\ud800", kept, 1, None, True]}) == {
        "a␀": ["x␀y", "😀", "\N{REPLACEMENT CHARACTER}", kept, 1, None, True]
    }


@pytest.mark.django_db
def test_the_history_keeps_a_text_as_every_other_table_does() -> None:
    odd = "a\x00 \ud83d\ude00 \ud800"
    with transaction.atomic():
        record(Entry(odd, Act.SORTED, incident=odd, data={odd: [odd]}))
    kept = Event.objects.get()
    assert (kept.actor, kept.incident, kept.data) == (storable(odd), storable(odd), storable({odd: [odd]}))


def test_a_text_is_as_long_as_its_column_at_most() -> None:
    longest = Draft._meta.get_field("sender").max_length
    assert longest is not None
    said = "x" * longest
    assert (fitted(Draft, "sender", said), fitted(Draft, "sender", f"{said}y")) == (said, said)
    # A column without a length keeps all.
    assert fitted(Revision, "subject", said * 9) == said * 9
