"""The labelled sentences are what they say they are, and the weights on file are what they teach."""

from itertools import pairwise

from reviewer.bench.learned_from import kept
from reviewer.bench.learning import learned
from reviewer.bench.weigh import compared, digests
from reviewer.bench.weigh_texts import sentences_of_banks
from reviewer.redaction.weighing.weigher import CATEGORIES, Weigher
from reviewer.redaction.weighing.weights import FILE


def test_each_bank_has_hundreds_of_sentences_that_tell_and_more_that_do_not() -> None:
    for category in CATEGORIES:
        lines = [text for text in sentences_of_banks() if text.known == {category}]
        telling = [text for text in lines if any(label.category == category for label in text.labels)]
        assert len(telling) >= 500
        assert len(lines) - len(telling) >= 500


def test_labels_cut_whole_passages_and_never_overlap() -> None:
    for text in sentences_of_banks():
        cuts = [text.text[label.start : label.end] for label in text.labels]
        assert all(cut and cut == cut.strip() for cut in cuts), text.text
        assert all(before.end <= after.start for before, after in pairwise(text.labels))
        assert not {"{{", "}}"} & set(text.text.split())


def test_what_is_learned_is_the_same_every_time_and_tells_what_it_was_learned_from() -> None:
    texts = [text for text in sentences_of_banks() if "plain" in text.block or text.block.endswith((" 3", " 4"))]
    weights = learned(texts)
    assert weights == learned(texts)
    weigher = Weigher(weights)
    assert sum(len(compared(text, weigher).wrong) for text in texts) <= sum(len(text.labels) for text in texts) / 10


def test_the_weights_on_file_are_what_these_texts_taught_this_code() -> None:
    """Told by digests, which `manage.py bench weigh` writes beside the weights when it learns them again."""
    assert kept(FILE) == digests()
