"""Values that no rule knows are held against each other by weights, and what rules find must hold against them."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from reviewer.bench.fact_corpus.reader import read_half
from reviewer.bench.pairs import TENTHS, learned, read
from reviewer.comparison import contradictions
from reviewer.comparison.contradictions.concepts import concepts
from reviewer.comparison.contradictions.pairing.crowd import MOST
from reviewer.comparison.contradictions.pairing.families import families
from reviewer.comparison.contradictions.pairing.features import features
from reviewer.comparison.contradictions.pairing.kin import are_kin
from reviewer.comparison.contradictions.pairing.weigher import Weigher
from reviewer.comparison.contradictions.pairing.weights import FILE, START, Weights, weights, written
from reviewer.comparison.contradictions.pairing.weights import read as read_weights
from reviewer.comparison.values import Version

LONG = Version(
    "engineering",
    "Parcel labels misprinted",
    "On 4 May 2026 the label printers at Zwalm printed wrong sort codes.\n\nTimeline (UTC)\n"
    "06:12 first parcel at the wrong gate\n06:40 printing stopped by hand\n07:25 old table loaded, printing again\n\n"
    "Impact\n1,310 parcels went to the wrong depot, 610 of them a day late. Extra labour took 9 hours.\n\n"
    "Action items\n- Second reading at the gate: Mireille Dufour, 27 May\n- Check of the columns: Oskar Lind, 12 May\n",
)
SHORT = Version(
    "customer",
    "Your parcel",
    "On 4 May some labels bore a wrong code. It began at a quarter past six in the morning (UTC). About 1,300 parcels "
    "went to a wrong depot first, and 610 came a day late. From the end of May every code is read a second time at the "
    "gate; Oskar Lind looks after the second reading.",
)


def test_what_is_seen_of_a_pair_is_the_same_whichever_comes_first() -> None:
    pairs = [(crowd, pair) for crowd in contradictions.crowds([LONG, SHORT]).values() for pair in crowd.pairs()]
    assert pairs
    for crowd, (one, other) in pairs:
        assert sorted(features(one, other, crowd)) == sorted(features(other, one, crowd))


def test_a_pair_is_two_values_that_cannot_both_be_true_in_two_sentences() -> None:
    pairs = [(crowd, pair) for crowd in contradictions.crowds([LONG, SHORT]).values() for pair in crowd.pairs()]
    assert pairs
    for crowd, (one, other) in pairs:
        assert not crowd.agree(one, other)
        assert (one.version, one.fact.where, one.sentence) != (other.version, other.fact.where, other.sentence)


def test_words_of_one_family_are_known_in_any_form() -> None:
    first, second = concepts("the repair was put in for all guests"), concepts("customers see it, it is back again")
    assert first.isdisjoint(second)
    assert len(families(first) & families(second)) == 2


def test_it_is_seen_where_two_values_stand_and_among_how_many() -> None:
    crowd = contradictions.crowds([LONG, SHORT])["due_date"]
    seen = {one for pair in crowd.pairs() for one in features(*pair, crowd) if one.startswith(("in ", "first of"))}
    assert {"in item, item", "first of the kind 1"} <= seen


def test_a_task_given_to_somebody_else_in_other_words_is_found() -> None:
    found = contradictions.find([LONG, SHORT])
    assert [(one.kind, {place.value for place in one.values}) for one in found] == [
        ("owner", {"Mireille Dufour", "Oskar Lind"})
    ]


def test_a_version_copied_with_one_value_changed_is_found_whatever_else_is_told() -> None:
    """As agents write them: the timelines of all versions, and one of the sentences, speak for the other value."""
    body = (
        "# What happened\n\nThe pool ran dry for **45 minutes**.\n\n## Timeline\n\n- 14:00 Deploy\n- 14:45 Rollback of "
        "`v2.4.1`\n\n| | before | after |\n|--|--------|-------|\n| pool | 100 | 40 |\n"
    )
    texts = (body, body, body.replace("45 minutes", "20 minutes"))
    found = contradictions.find([Version(str(number), "Pool ran dry", text) for number, text in enumerate(texts)])
    [said] = [one for one in found if one.kind == "duration"]
    assert {(place.version, place.value) for place in said.values} >= {(0, "PT45M"), (1, "PT45M"), (2, "PT20M")}
    assert said.odd == 2


def test_where_little_is_told_the_rules_decide_alone() -> None:
    versions = [Version("engineering", "", "40% of orders failed."), Version("customer", "", "12% of logins failed.")]
    crowds = contradictions.crowds(versions)
    assert crowds
    for kind, crowd in crowds.items():
        assert crowd.is_small
        assert not Weigher(kind, crowd).sure()
        assert all(Weigher(kind, crowd).holds(pair, 0.1) for pair in crowd.pairs())


def test_pairs_grow_with_what_is_stated_not_with_its_square() -> None:
    """Of many values each is held against its nearest alone, and beyond so many against none."""

    def pairs_of(rows: int) -> int:
        text = "".join(f"{9 + n // 60:02}:{n % 60:02} UTC step{n} of part{n * 7}\n" for n in range(rows))
        other = "".join(f"{9 + n // 60:02}:{n % 60:02} UTC stage{n} of part{n * 7}\n" for n in range(1, rows + 1))
        crowd = contradictions.crowds([Version("a", "", text), Version("b", "", other)])["time"]
        return len(crowd.pairs())

    assert pairs_of(60) <= 4 * pairs_of(20)
    assert pairs_of(4 * MOST) <= pairs_of(2 * MOST)


def test_the_weights_on_file_tell_what_was_planted_as_what_some_of_the_reports_teach_does() -> None:
    """The short form, on every sixteenth report; `manage.py bench pairs` learns from all and writes what they teach."""
    examples = list(read(read_half("development")[::16]))
    taught, kept = learned(examples), weights()
    right = sum(
        (sum(kept[one.kind].get(name, 0) for name in (START, *one.seen)) >= 0) == one.planted for one in examples
    )
    assert right >= 0.95 * len(examples)
    strong = [
        (kind, name, weight)
        for kind, those in taught.items()
        for name, weight in those.items()
        if abs(weight) >= TENTHS
    ]
    agreeing = sum(kept[kind].get(name, 0) * weight > 0 for kind, name, weight in strong)
    assert agreeing >= 0.85 * len(strong) > 0


def test_the_weights_on_file_say_that_what_no_other_version_has_tells_more_than_what_both_have() -> None:
    for kind in ("duration", "count", "owner"):
        assert weights()[kind]["said no no"] > weights()[kind].get("said likely likely", 0)
    assert FILE.read_text(encoding="utf-8") == written(weights())


@given(
    st.dictionaries(
        st.sampled_from(["time", "owner"]),
        st.dictionaries(st.text("abc ,", min_size=1), st.integers(-99, 99), min_size=1),
    )
)
def test_weights_are_read_as_they_were_written(found: Weights) -> None:
    assert read_weights(written(found)) == found


@given(st.integers(0, 2**32))
def test_scrambled_reports_break_nothing(seed: int) -> None:
    rng = Random(seed)
    lines = [*LONG.text.splitlines(), *SHORT.text.split(". ")]
    rng.shuffle(lines)
    versions = [Version("a", LONG.subject, "\n".join(lines[:9])), Version("b", "", "\n".join(lines[9:]))]
    for one in contradictions.find(versions):
        assert len({place.value for place in one.values}) > 1


def test_two_nouns_may_stand_for_the_same_things() -> None:
    assert are_kin("merchants", "shops")
    assert are_kin("flats", "apartments")
    assert not are_kin("flats", "shops")
    assert not are_kin("zebras", "zebras")
