"""Where sentences and their parts begin and end."""

from reviewer.redaction.reading.sentences import REACH, Sentences, parts, sentences, trimmed


def cut(text: str) -> list[list[str]]:
    return [[text[start:end].strip() for start, end in parts(text, *sentence)] for sentence in sentences(text)]


def test_sentences_end_at_full_stops_lists_and_short_lines_but_not_at_abbreviations() -> None:
    text = "One e.g. this\none. Two\n\n- three is a line\n- four, and\n  no more"
    whole = [
        text[slice(*Sentences(text).around(place, place + 1))] for place in map(text.index, ("this", "Two", "three"))
    ]
    assert whole == ["One e.g. this", "Two", "- three is a line"]


def test_a_word_that_only_ends_like_an_abbreviation_ends_a_sentence() -> None:
    assert [text for sentence in cut("One request. At last. It is so.") for text in sentence] == [
        "One request",
        "At last",
        "It is so.",
    ]


def test_what_begins_anew_on_the_next_line_ends_a_long_one() -> None:
    long = "The second of the two collectors went through the whole of its list"
    for begun in ("\u2013 a dash", "b) a letter", "North of Elm: a label", "Elm Council \u2013 a dash", "12:30 a time"):
        assert cut(f"{long}\n{begun}") == [[long], *cut(begun)]
    assert len(cut(f"{long}\nand found nothing.")) == 1


def test_parts_end_at_commas_conjunctions_and_where_somebody_is_quoted() -> None:
    assert cut('It broke, because we slept; he said that all is "as it was", though') == [
        ["It broke", "we slept", "he", "all is", "as it was", "though"]
    ]


def test_what_leads_in_to_a_part_and_the_marks_at_its_end_are_no_piece_of_it() -> None:
    text = "- We found that the door was open.*"
    assert text[slice(*trimmed(text, 0, len(text)))] == "the door was open"


def test_a_very_long_sentence_is_several() -> None:
    assert [end - start for start, end in sentences("x" * (REACH * 2 + 5))] == [REACH, REACH, 5]
