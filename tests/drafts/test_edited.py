"""An edit as a function of values: what a person typed into the form, on top of what the agent wrote."""

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reviewer.drafts.content import Content
from reviewer.drafts.edit import BadEdit, edited

BASE = Content(
    "Incident Report", ("a@x.example", "b@x.example"), cc=("c@x.example",), bcc=("d@x.example",),
    auto_cc="archive@x.example", text="It broke.\n", html="<p>It broke.</p>", attachments=(("a.csv", 1, "text/csv"),),
)  # fmt: skip
ALL = {"a@x.example", "b@x.example", "c@x.example", "d@x.example"}


@given(st.text(), st.text(), st.sets(st.sampled_from(sorted(ALL))))
def test_an_edit_is_refused_or_can_be_sent(subject: str, text: str, keep: set[str]) -> None:
    try:
        content = edited(BASE, subject, text, keep)
    except BadEdit as refused:
        assert str(refused).endswith(".")  # noqa: PT017
        return
    assert content.digest != BASE.digest
    assert content.subject == content.subject.strip() != ""
    assert not set("\r\n\0") & set(content.subject)
    assert "\r" not in content.text
    assert {*content.to, *content.cc, *(content.bcc or ())} == keep
    assert content.html == ""
    assert (content.auto_cc, content.attachments) == (BASE.auto_cc, BASE.attachments)
    content.text.encode()


def test_subject_text_and_recipients_are_taken_over() -> None:
    content = edited(BASE, " Better ", "It is fixed.\r\nAll of it.", ALL - {"b@x.example"})
    assert content == replace(BASE, subject="Better", text="It is fixed.\nAll of it.", to=("a@x.example",), html="")


def test_an_unknown_bcc_stays_unknown() -> None:
    assert edited(replace(BASE, bcc=None), "Better", BASE.text, ALL - {"d@x.example"}).bcc is None


@pytest.mark.parametrize("gone", sorted(ALL))
def test_leaving_any_one_recipient_out_is_a_change(gone: str) -> None:
    content = edited(BASE, BASE.subject, BASE.text, ALL - {gone})
    assert gone not in content.recipients
    assert content.digest != BASE.digest


def test_a_recipient_cannot_be_added() -> None:
    with pytest.raises(BadEdit, match="removed, not added"):
        edited(BASE, "Better", BASE.text, ALL | {"new@x.example"})
    with pytest.raises(BadEdit, match="removed, not added"):
        edited(replace(BASE, cc=()), "Better", BASE.text, ALL)


@pytest.mark.parametrize(
    ("subject", "text", "keep", "problem"),
    [
        ("Better", "Text", {"c@x.example"}, "At least one recipient"),
        (" \r\n ", "Text", ALL, "subject must have"),
        ("x" * 999, "Text", ALL, "subject must have"),
        ("Better", " \n\t", ALL, "text must have"),
        ("Better", "x" * 262_145, ALL, "text must have"),
        ("Incident Report", "It broke.\n", ALL, "Nothing is changed"),
        ("Incident Report ", "It broke.\r\n", ALL, "Nothing is changed"),
    ],
)
def test_what_cannot_be_sent_is_refused_with_a_reason(subject: str, text: str, keep: set[str], problem: str) -> None:
    with pytest.raises(BadEdit, match=problem):
        edited(BASE, subject, text, keep)


@given(st.text(min_size=1), st.text(min_size=1))
@example("Resolved\r\nBcc: everyone@harvest.example", "It broke.\r\nIt works.\r")
def test_what_comes_back_from_the_form_unchanged_is_no_change(subject: str, text: str) -> None:
    """A line of input drops line breaks, a text area sends CR LF."""
    base = replace(BASE, subject=subject, text=text)
    from_form = subject.replace("\r", "").replace("\n", ""), text.replace("\r\n", "\n").replace("\n", "\r\n")
    with pytest.raises(BadEdit, match=r"Nothing is changed|must have"):
        edited(base, *from_form, ALL)


def test_only_what_was_touched_is_changed() -> None:
    base = replace(BASE, subject="  Two\r\n lines ", text="a\r\nb")
    assert edited(base, "Two lines", "a\r\nc", ALL).text == "a\nc"
    assert edited(base, "  Two\r\n lines ", "a\nc", ALL).subject == "  Two\r\n lines "
    assert edited(base, "Better", "a\nb", ALL).text == "a\r\nb"
