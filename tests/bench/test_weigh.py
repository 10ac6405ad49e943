"""The labelled sentences are what they say they are, and the weights on file are what they teach."""

from itertools import pairwise

import pytest

from reviewer.bench.learning import learned
from reviewer.bench.weigh import compared
from reviewer.bench.weigh_texts import everything, sentences_of_banks, whole
from reviewer.redaction.values import Passage
from reviewer.redaction.weighing.weigher import CATEGORIES, Weigher
from reviewer.redaction.weighing.weights import on_file


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


@pytest.mark.slow
def test_what_all_texts_teach_tells_nearly_the_same_as_the_weights_on_file() -> None:
    """Nearly: reports and names that were written for other rooms are learned from as well, and may grow."""
    again, kept = Weigher(learned(everything())), Weigher(on_file())
    passages = [Passage(text.text) for text in whole()]
    told = [set(weigher.tellings(passage)) for passage in passages for weigher in (again, kept)]
    same = sum(len(one & other) for one, other in zip(told[::2], told[1::2], strict=True))
    assert same > 0.9 * sum(len(one | other) for one, other in zip(told[::2], told[1::2], strict=True))
