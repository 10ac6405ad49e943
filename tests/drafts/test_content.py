"""Content as a value: one digest for one mail, and words for every difference (invariant 1)."""

from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.drafts.content import CHANGED_WORDS, Content, differences, rewritten, same_mail
from reviewer.drafts.models import Revision

words = st.text(max_size=6)
addresses = st.lists(st.sampled_from(["a@x.example", "A@x.example", "b@x.example", ""]) | words, max_size=3).map(tuple)
attachments = st.lists(st.tuples(words, st.integers(0), words), max_size=2).map(tuple)
contents = st.builds(
    Content, subject=words, to=addresses, cc=addresses, bcc=addresses | st.none(), auto_cc=words,
    auto_bcc=words, text=words, html=words, attachments=attachments, sender_name=words, signature=words,
)  # fmt: skip
MAIL = Content(
    "S", ("a@x.example", "b@x.example"), cc=("c@x.example",), text="It broke.", attachments=(("a.csv", 1, "t"),)
)


@given(contents, contents)
def test_equal_digests_mean_equal_mails(one: Content, other: Content) -> None:
    ordered = [replace(mail, attachments=tuple(sorted(mail.attachments))) for mail in (one, other)]
    assert (one.digest == other.digest) == (ordered[0] == ordered[1])
    assert one.digest == replace(one).digest
    assert len(one.digest) == 64


@given(contents, st.data())
def test_a_change_of_any_field_changes_the_digest_and_has_words(mail: Content, pick: st.DataObject) -> None:
    name = pick.draw(st.sampled_from([field.name for field in fields(Content)]))
    other: dict[str, Any] = {"bcc": () if mail.bcc is None else None}
    value = getattr(mail, name)
    changed = replace(mail, **{name: other.get(name, value + ("x" if isinstance(value, str) else (("x", 1, "t"),))
                                               if name != "bcc" else other[name])})  # fmt: skip
    assert changed.digest != mail.digest
    assert differences(mail, changed) == [CHANGED_WORDS[name]]


@given(contents)
def test_a_mail_does_not_differ_from_itself(mail: Content) -> None:
    assert differences(mail, replace(mail)) == []
    assert same_mail(mail, replace(mail))


def test_the_order_of_addresses_counts_and_that_of_attachments_does_not() -> None:
    two = (("a.csv", 1, "t"), ("b.csv", 2, "t"))
    assert replace(MAIL, to=MAIL.to[::-1]).digest != MAIL.digest
    assert replace(MAIL, attachments=two).digest == replace(MAIL, attachments=two[::-1]).digest


def test_a_mail_to_which_its_mailbox_adds_no_words_has_the_digest_that_it_always_had() -> None:
    assert MAIL.digest == "85ac8efbf7080dfa4616579619d51c0b245c98b0657c053c9ae193294e1bc490"


def test_unknown_bcc_is_not_no_bcc() -> None:
    assert replace(MAIL, bcc=None).digest != replace(MAIL, bcc=()).digest


@given(contents)
def test_every_known_address_is_named_once(mail: Content) -> None:
    known = [*mail.to, *mail.cc, *(mail.bcc or ()), mail.auto_cc, mail.auto_bcc]
    assert {address.lower() for address in mail.recipients} == {address.lower() for address in known if address}
    assert len({address.lower() for address in mail.recipients}) == len(mail.recipients)


@given(contents.map(lambda mail: replace(mail, bcc=mail.bcc)))
def test_a_revision_keeps_a_content_as_it_is(mail: Content) -> None:
    stored = Revision(**Revision.fields_of(mail))
    assert stored.content == mail
    assert stored.digest == mail.digest


@pytest.mark.parametrize(
    "shown",
    [
        replace(MAIL, html="<p>made by MultiMail</p>"), replace(MAIL, bcc=("d@x.example",)),
        replace(MAIL, text="It broke.\n"), replace(MAIL, to=MAIL.to[::-1]),
        replace(MAIL, to=("A@x.example", "b@X.example")), replace(MAIL, auto_cc="e@x.example"),
    ],
)  # fmt: skip
def test_a_replacement_is_known_again(shown: Content) -> None:
    assert same_mail(MAIL, shown)


UNTOLD = (("a.csv", 0, "t"), ("a.csv", 1, "application/octet-stream"), ("a.csv", 0, ""))


@pytest.mark.parametrize("untold", UNTOLD)
def test_a_size_or_type_that_one_of_them_does_not_tell_is_not_compared(untold: tuple[str, int, str]) -> None:
    """MultiMail may tell it of the one mail alone."""
    told, bare = (replace(MAIL, attachments=(one, ("b.csv", 3, "t"))) for one in (("a.csv", 1, "t"), untold))
    assert same_mail(bare, told)
    assert same_mail(told, bare)


@pytest.mark.parametrize(
    "other", [(("b.csv", 0, "t"),), (("a.csv", 2, "application/octet-stream"),), (("a.csv", 0, "u"),)]
)
def test_what_both_tell_is_compared(other: tuple[tuple[str, int, str], ...]) -> None:
    told = replace(MAIL, attachments=(("a.csv", 1, "t"),))
    assert not same_mail(told, replace(MAIL, attachments=other))
    assert not same_mail(told, replace(MAIL, attachments=(*told.attachments, *other)))


@pytest.mark.parametrize(
    "shown",
    [
        replace(MAIL, subject="S."), replace(MAIL, text="It broke!"), replace(MAIL, to=("a@x.example",)),
        replace(MAIL, to=(*MAIL.to, "a@x.example")), replace(MAIL, cc=()), replace(MAIL, attachments=()),
        replace(MAIL, attachments=(("a.csv", 2, "t"),)), replace(MAIL, to=MAIL.to[:1], cc=(*MAIL.cc, MAIL.to[1])),
    ],
)  # fmt: skip
def test_another_mail_is_no_replacement(shown: Content) -> None:
    assert not same_mail(MAIL, shown)


JANE, CUT = ("Doe, Jane <jane@x.example>",), ("Doe", "Jane <jane@x.example>")


def with_readers(name: str, value: tuple[str, ...]) -> Content:
    fields: dict[str, Any] = {name: value}
    return replace(MAIL, **fields)


@pytest.mark.parametrize("name", ["to", "cc", "bcc"])
def test_a_name_that_was_cut_at_its_comma_is_no_other_reader(name: str) -> None:
    whole, cut, more = (with_readers(name, value) for value in (JANE, CUT, (*CUT, "new@x.example")))
    assert rewritten(whole, cut, sent=False) == rewritten(cut, whole, sent=True) == []
    assert rewritten(whole, more, sent=False) == [CHANGED_WORDS[name]]


def test_where_nobody_can_tell_an_address_the_words_are_compared() -> None:
    before, after = (replace(MAIL, to=to) for to in (("On call, night",), ("all staff",)))
    assert rewritten(before, after, sent=False) == ["the recipients"]
    assert rewritten(before, replace(MAIL, to=("on call", "night")), sent=False) == []


ODD = [
    '"everyone"@evil.example',
    "boss@[10.0.0.1]",
    'Eve <"e e"@evil.example>',
    "boss @ evil.example",
    "b(oss)@evil.example",
]


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("together", ["", ", ", "; "])
def test_a_reader_whose_address_is_written_oddly_is_a_reader(odd: str, together: str) -> None:
    before = replace(MAIL, cc=("b@x.example",))
    after = replace(MAIL, cc=(f"b@x.example{together}{odd}",) if together else ("b@x.example", odd))
    assert rewritten(before, after, sent=False) == rewritten(after, before, sent=True) == ["the cc recipients"]
    assert rewritten(after, replace(after, cc=("B@X.example", odd.upper())), sent=False) == []
    other = replace(after, cc=tuple(one.replace("evil", "worse").replace("10", "11") for one in after.cc))
    assert rewritten(after, other, sent=False) == ["the cc recipients"]


@pytest.mark.parametrize("odd", ['"everyone"@evil.example', "<boss@[10.0.0.1]>"])
def test_nor_is_it_hidden_by_an_address_in_front_of_it(odd: str) -> None:
    before, after = replace(MAIL, cc=("b@x.example",)), replace(MAIL, cc=(f"<b@x.example>{odd}",))
    assert rewritten(before, after, sent=False) == ["the cc recipients"]


@pytest.mark.parametrize("name", ["@oncall", "Jane @ Work", '"jane@x.example"'])
def test_an_at_sign_in_a_name_is_no_reader(name: str) -> None:
    before, after = replace(MAIL, cc=(f"{name} <jane@x.example>",)), replace(MAIL, cc=("jane@x.example",))
    assert rewritten(before, after, sent=False) == []
