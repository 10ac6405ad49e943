"""Who may read which version, as a function of rules and addresses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.drafts.addresses import LONGEST_ENTRY, reached_by, reader
from reviewer.fence.classify import Access, Known, look, twice
from tests.support.growth import grows_evenly

AUDIENCES = ("engineering", "executive", "customer")
RULES = {
    rule.pattern: rule
    for rule in (
        Known("acme.example", "engineering"),
        Known("leadership@acme.example", "executive", 11),
        Known("lists.acme.example", "customer"),
        Known("updates@lists.acme.example", "customer", 1862),
        Known("@client.example", "customer", 40),
    )
}


def access(address: str, audience: str) -> Access:
    (seen,) = look([address], audience, RULES, AUDIENCES)
    return seen.access


@pytest.mark.parametrize(
    ("address", "audience", "expected"),
    [
        ("sre@acme.example", "engineering", Access.MAY),
        ("sre@acme.example", "customer", Access.MAY),
        ("leadership@acme.example", "engineering", Access.BLOCKED),
        ("leadership@acme.example", "executive", Access.MAY),
        ("Leadership@Acme.example", "engineering", Access.BLOCKED),
        ("updates@lists.acme.example", "executive", Access.BLOCKED),
        ("anyone@sub.lists.acme.example", "executive", Access.BLOCKED),
        ("Ops <ops@client.example>", "engineering", Access.BLOCKED),
        ("ops@elsewhere.example", "engineering", Access.UNKNOWN),
        ("sre@acme.example", "", Access.UNKNOWN),
        ("sre@acme.example.evil.example", "engineering", Access.UNKNOWN),
        ("sre@notacme.example", "engineering", Access.UNKNOWN),
        ("not an address", "engineering", Access.UNKNOWN),
    ],
)
def test_whoever_may_read_less_is_kept_out(address: str, audience: str, expected: Access) -> None:
    assert access(address, audience) == expected


@pytest.mark.parametrize(
    "entry",
    [
        "sre@acme.example, all@customer.example",
        "sre@acme.example;all@customer.example",
        "<sre@acme.example>all@customer.example",
        "sre@acme.example]<all@customer.example>",
        "sre@acme.example all@customer.example",
        "sre@acme.example\nall@customer.example",
        "all@customer.example <sre@acme.example>",
        '"x, all@customer.example" <sre@acme.example>',
        "On call <sre@acme.example> <all@customer.example>",
        "Everybody: sre@acme.example;",
        "sre@acme.example@customer.example",
        "sre@acme.example (all)",
        "sre@acme.example\u200b all",
        '"On call <sre@acme.example>',
        "acme.example",
        "@acme.example",
        "<>",
        "=?utf-8?q?sre?=@acme.example",
        "=?utf-8?b?é?=@acme.example",
    ],
)
def test_an_entry_that_is_not_just_one_address_is_known_to_nobody(entry: str) -> None:
    (seen,) = look([entry], "engineering", RULES, AUDIENCES)
    assert (seen.access, seen.odd, seen.address) == (Access.UNKNOWN, True, entry)


@pytest.mark.parametrize(
    "entry",
    [
        "sre@acme.example", " SRE@Acme.example ", "<sre@acme.example>", "On call <sre@acme.example>",
        '"Call, On" <sre@acme.example>', '"sre@acme.example" <sre@acme.example>', "On (call) [team] <sre@acme.example>",
        '"On \\"call\\"; all" <sre@acme.example>', "Bereitschaft \u00fc. <sre@acme.example>",
        "sre@acme.example <sre@acme.example>", "'sre@acme.example' <SRE@acme.example>",
        "=?utf-8?q?J=C3=BCrgen?= <sre@acme.example>", "=?utf-8?b?bGVhZGVyc2hpcA==?= <a=b=x@acme.example>",
        "Ana @ Acme <sre@acme.example>", "@ana <sre@acme.example>", '"bob @ client.example" <sre@acme.example>',
    ],
)  # fmt: skip
def test_one_address_with_or_without_a_name_is_known(entry: str) -> None:
    (seen,) = look([entry], "engineering", RULES, AUDIENCES)
    assert (seen.access, seen.odd, seen.address) == (Access.MAY, False, entry)


@pytest.mark.parametrize(
    "spelled",
    [
        "leadership@ACME.example.",
        "leadership@acme.example..",
        "leadership@\uff41cme.example",
        "leadership\uff20acme.example",
        "leadership@acme\u3002example",
        "leadership@acme\uff0eexample",
        "leadership@acme.example\u200b",
        "leader\u00adship@acme.example",
        "leadership@ac\ufe0fme.example",
        "leadership@ac\U0001d159me.example",
        "leadership@acme.example\x00",
        "\u212aeld <leadership@acme.example.>",
        "leadership@acme.example., all@elsewhere.example",
    ],
)
def test_whoever_may_not_read_it_is_kept_out_however_the_address_is_spelled(spelled: str) -> None:
    (seen,) = look([spelled], "engineering", RULES, AUDIENCES)
    assert (seen.blocked, seen.audience, seen.address) == (True, "executive", spelled)


@pytest.mark.parametrize(
    "spelled",
    [
        '"leadership"@acme.example',
        "=?utf-8?q?leadership?=@acme.example",
        "=?UTF-8?Q?leader?= =?us-ascii*en?b?c2hpcA?=@acme.example",
        "=?x?b?bGVhZGVyc2hpcA==?=@acme.example",
        "=?utf-16-be?q?=00l=00e=00a=00d=00e=00r=00s=00h=00i=00p?=@acme.example",
        "=?utf-8?q?leadership=40acme.example=3e=00?=foo@elsewhere.example",
        "All <=?utf-8?q?leadership?=@acme.example>",
        '"leader\\ship"@acme.example',
        '"leader\\ship" (she) @ (at) acme.example',
        "leadership @acme.example",
        "leadership@ acme.example",
        "leadership@\r\n acme . example",
        "leadership(x)@acme.example",
        "(all (of) them) leadership@acme.example",
        "leadership@acme(\\)).example",
        "leadership@(x)acme.example",
        '"(" leadership@acme.example ")"',
        'All <"leadership"@acme.example>',
        "All <leadership @ acme.example>",
        *(".leadership@acme.example", "leadership.@acme.example", "All <leadership..@acme.example>"),
        "leadership@[acme.example]",
        'leadership@"acme.example"',
        "leadership@acme..example",
        "leadership@.acme.example",
        "leadership@acme.example/x",
        "leadership@x/acme.example",
        "leadership@acme.example|x",
        "leadership@acme.example#x",
        "leadership@acme.example`",
        "leadership@acme.example%00",
        "leadership@acme.example-",
        '"bob b"@client.example',
        '"bob@home"@client.example',
        "@relay.example,@client.example:bob@other.example",
        "bob@sub.client.example/x",
        "bob @ client.example <sre@acme.example>",
        "Bob@ client.example <sre@acme.example>",
        "bob @client . example <sre@acme.example>",
        "bob (x) @ (y) client.example <sre@acme.example>",
        "leadership @ acme.example <sre@acme.example>",
    ],
)
def test_an_address_is_what_it_is_delivered_to(spelled: str) -> None:
    (seen,) = look([spelled], "engineering", RULES, AUDIENCES)
    assert (seen.blocked, seen.odd, seen.address) == (True, True, spelled)


@pytest.mark.parametrize(
    "spelled",
    ["sre@acme..example", "sre@acme.example/x", "sre@-acme.example", "sre@acme.example\\", f"sre@{'a' * 64}.example"],
)
def test_what_can_be_no_domain_passes_by_no_rule(spelled: str) -> None:
    (seen,) = look([spelled], "engineering", {**RULES, "example": Known("example", "engineering")}, AUDIENCES)
    assert (seen.access, seen.warns) == (Access.UNKNOWN, True)


@pytest.mark.parametrize(
    "address", ["sre@on_call.acme.example", "sre@a-1.acme.example", "sre@localhost", "o'b+x/y@acme.example"]
)
def test_plain_addresses_of_unusual_letters_are_not_odd(address: str) -> None:
    (seen,) = look([address], "engineering", RULES, AUDIENCES)
    assert not seen.odd


TAGGED = {
    **RULES,
    "press+wire@acme.example": Known("press+wire@acme.example", "engineering"),
    "press@acme.example": Known("press@acme.example", "customer", 40),
    "oncall@client.example": Known("oncall@client.example", "engineering"),
    "all@elsewhere.example": Known("all@elsewhere.example", "customer"),
    "old@acme.example": Known("old@acme.example", "no audience any more"),
}


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("press+x@acme.example", Access.BLOCKED),
        ("Press+x+y@Acme.example", Access.BLOCKED),
        ("Wire <press+x@acme.example>", Access.BLOCKED),
        ('"press+x"@acme.example', Access.BLOCKED),
        ("press\uff0bx@acme.example", Access.BLOCKED),
        ("all+1@elsewhere.example", Access.BLOCKED),
        # Its own rule wins; that of the domain still keeps out what a tag may reach there.
        ("press+wire@acme.example", Access.MAY),
        ("oncall+7@client.example", Access.BLOCKED),
        ("old+7@acme.example", Access.UNKNOWN),
        ("sre+inc7@acme.example", Access.MAY),
        ("+x@acme.example", Access.MAY),
        ("ana+x@nobody.example", Access.UNKNOWN),
    ],
)
def test_a_tagged_address_reaches_whoever_has_it_without_the_tag(address: str, expected: Access) -> None:
    (seen,) = look([address], "engineering", TAGGED, AUDIENCES)
    assert (seen.access, seen.address) == (expected, address)


def test_a_tagged_address_counts_those_who_read_it_without_the_tag() -> None:
    (seen,) = look(["updates+inc7@lists.acme.example"], "customer", RULES, AUDIENCES)
    assert (seen.access, seen.audience, seen.people) == (Access.MAY, "customer", 1862)


@pytest.mark.parametrize("spelled", ["{}@{}", "{} <all@{}>"])
def test_an_entry_that_is_too_long_to_be_read_passes_no_rule(spelled: str) -> None:
    entry = spelled.format("a" * LONGEST_ENTRY, "elsewhere.example")
    kept, warned = (look([entry], audience, RULES, AUDIENCES)[0] for audience in ("engineering", "customer"))
    assert (kept.blocked, kept.odd, kept.address, kept.pattern) == (True, True, entry, "")
    assert (warned.access, warned.warns) == (Access.UNKNOWN, True)
    (unknown,) = look([entry], "engineering", {"acme.example": RULES["acme.example"]}, AUDIENCES)
    assert (unknown.access, unknown.warns) == (Access.UNKNOWN, True)


@pytest.mark.parametrize(("before", "behind"), [("a", "b/" * 5), ("", "%" * 10), ("", "@a" * 5)])
def test_reading_an_entry_grows_with_its_length(before: str, behind: str) -> None:
    def work(length: int) -> object:
        entry = f"a{before * length}@{behind * (length // 10)}"
        return look([entry], "engineering", RULES, AUDIENCES), reader(entry)

    assert grows_evenly(lambda: work(5_000), lambda: work(20_000), harmless=0.1)


def test_the_longest_entry_that_is_read_asks_little_of_the_rules() -> None:
    for entry in (f"{'a' * 500}@{'b/' * 248}", f"{'a' * 450}@{'/'.join(map(str, range(140)))}", "a@" * 499):
        assert len(entry) <= LONGEST_ENTRY
        assert len(reached_by(entry)) <= LONGEST_ENTRY


def test_a_long_entry_is_read_at_once() -> None:
    for piece in ("(", '"', "\\", "@", "a@", " ", ".", "()", '"@', "@ .", "-"):
        (seen,) = look([piece * 20_000], "engineering", RULES, AUDIENCES)
        assert seen.odd


@pytest.mark.parametrize(
    "spelled",
    [
        *("sre@acme.example.", "sre.@acme.example", "on..call@acme.example"),
        "sre@\uff41cme.example",
        "sre@acme.example\u200b",
        "all%client.example@acme.example",
        "client.example!all@acme.example",
        "On call <all%client.example@acme.example>",
    ],
)
def test_one_who_may_read_it_and_is_addressed_oddly_is_warned_of(spelled: str) -> None:
    (seen,) = look([spelled], "engineering", RULES, AUDIENCES)
    assert (seen.access, seen.odd, seen.warns) == (Access.UNKNOWN, True, True)


@pytest.mark.parametrize(
    "spelled", ["sre@b\u00fccher.example", "sre@BU\u0308CHER.example", "sre@xn--bcher-kva.example"]
)
def test_a_domain_with_other_letters_is_known_by_its_name_in_plain_ones(spelled: str) -> None:
    rules = {"xn--bcher-kva.example": Known("xn--bcher-kva.example", "executive")}
    (seen,) = look([spelled], "engineering", rules, AUDIENCES)
    assert (seen.blocked, seen.audience) == (True, "executive")


@pytest.mark.parametrize("spelled", ["ana@stra\u00dfe.example", "Ana <ana@STRA\u1e9eE.example>"])
def test_a_domain_that_servers_take_for_two_is_read_as_either(spelled: str) -> None:
    today, before = "xn--strae-oqa.example", "strasse.example"
    for rule in (today, before):
        (warned,) = look([spelled], "engineering", {rule: Known(rule, "engineering")}, AUDIENCES)
        (kept,) = look([spelled], "engineering", {rule: Known(rule, "customer")}, AUDIENCES)
        assert (warned.access, warned.warns) == (Access.UNKNOWN, True)
        assert (kept.blocked, kept.pattern, kept.odd) == (True, rule, True)


def test_a_domain_in_plain_letters_is_the_one_it_says() -> None:
    rules = {"xn--strae-oqa.example": Known("xn--strae-oqa.example", "engineering")}
    known, other = look(["ana@xn--strae-oqa.example", "ana@strasse.example"], "engineering", rules, AUDIENCES)
    assert (known.access, known.odd) == (Access.MAY, False)
    assert (other.access, other.odd) == (Access.UNKNOWN, False)


@pytest.mark.parametrize("exact", ["xn--bcher-kva.acme.example", "ana@xn--bcher-kva.acme.example"])
def test_the_most_exact_rule_counts_of_a_domain_with_other_letters(exact: str) -> None:
    rules = {**RULES, exact: Known(exact, "executive")}
    written, named = look(
        ["ana@b\u00fccher.acme.example", "ana@xn--bcher-kva.acme.example"], "engineering", rules, AUDIENCES
    )
    assert (written.blocked, written.pattern) == (named.blocked, named.pattern) == (True, exact)


def test_a_name_in_other_letters_is_not_odd() -> None:
    for name in ("\uff2f\uff4e call \u682a\u5f0f\u4f1a\u793e", "\ufb01re\u200dwatch Ltd."):
        (seen,) = look([f"{name} <sre@acme.example>"], "engineering", RULES, AUDIENCES)
        assert (seen.access, seen.odd) == (Access.MAY, False)


@pytest.mark.parametrize("between", [";", ", ", " ", ">"])
def test_whoever_may_not_read_it_is_kept_out_of_any_entry(between: str) -> None:
    (seen,) = look([f"sre@acme.example{between}leadership@acme.example"], "engineering", RULES, AUDIENCES)
    assert (seen.blocked, seen.odd, seen.audience) == (True, True, "executive")


def test_people_are_counted_for_an_address_and_not_for_each_address_of_a_domain() -> None:
    one, other = look(["updates@lists.acme.example", "ops@client.example"], "customer", RULES, AUDIENCES)
    assert (one.people, one.people_words) == (1862, "1,862 people")
    assert (other.people, other.people_words) == (None, "")


def test_an_audience_that_is_no_more_is_unknown() -> None:
    (seen,) = look(["press@acme.example"], "customer", {"acme.example": Known("acme.example", "press")}, AUDIENCES)
    assert seen.unknown


def test_an_address_of_two_versions_is_pointed_out() -> None:
    versions = [["a@x.example", "A@x.example"], ["Bo <b@x.example>"], ["Ana, Dr", "Ana <A@X.example>", "b@x.example"]]
    assert twice(versions) == {"a@x.example": [0, 2], "b@x.example": [1, 2]}


def test_an_address_of_two_versions_is_the_same_with_a_tag() -> None:
    assert twice([["Ana <ana+1@x.example>", "b+1@x.example, c@y.example"], ["ana@x.example", "b@y.example"]]) == {
        "ana@x.example": [0, 1]
    }


@pytest.mark.parametrize(
    ("address", "alike"),
    [
        ("all@\u0430cme.example", "acme.example"),
        ("All <all@acme.\u0435xample>", "acme.example"),
        ("all@acm\u00e9.example", "acme.example"),
        ("all@xn--cme-5cd.example", "acme.example"),
        ("all@l\u0456sts.acme.example", "lists.acme.example"),
        ("l\u0435adership@acme.example", "leadership@acme.example"),
        ("x@\u0441l\u0131ent.example", "@client.example"),
        ("all@b\u00fccher.example", ""),
        ("all@b\u00fccher.acme.example", ""),
    ],
)
def test_an_address_that_looks_like_a_known_one_is_unknown_and_to_be_confirmed(address: str, alike: str) -> None:
    (seen,) = look([address], "engineering", RULES, AUDIENCES)
    known_above = address.endswith("cher.acme.example")
    assert (seen.alike.lstrip("@"), seen.warns) == (alike.lstrip("@"), not known_above)
    assert seen.access == (Access.MAY if known_above else Access.UNKNOWN)


def test_a_rule_that_names_the_other_letters_knows_them() -> None:
    rules = {**RULES, "xn--cme-5cd.example": Known("xn--cme-5cd.example", "engineering")}
    (seen,) = look(["all@\u0430cme.example"], "engineering", rules, AUDIENCES)
    assert (seen.access, seen.warns, seen.alike, seen.spelled) == (Access.MAY, False, "", "xn--cme-5cd.example")


def test_plain_letters_need_no_other_spelling() -> None:
    for seen in look(["all@acme.example", "ana@nobody.example", "\u00dcmit <ana@x.example>"], "", RULES, AUDIENCES):
        assert (seen.spelled, seen.alike, seen.warns) == ("", "", False)


@given(st.lists(st.text(max_size=60), max_size=6), st.sampled_from([*AUDIENCES, "", "?"]))
def test_any_text_gets_an_answer(addresses: list[str], audience: str) -> None:
    assert [seen.address for seen in look(addresses, audience, RULES, AUDIENCES)] == addresses
