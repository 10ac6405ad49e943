"""Signs by which names are weighed: short strings, made alike when weights are trained and when a mail is read."""

from collections.abc import Iterator
from functools import lru_cache

from reviewer.given_names import CLEAR, DOUBTFUL
from reviewer.redaction.lexicon.capitals import plain
from reviewer.redaction.lexicon.foreign_words import FOREIGN
from reviewer.redaction.lexicon.ordinary import is_ordinary
from reviewer.redaction.lexicon.sorts import SORTS
from reviewer.redaction.lexicon.vocabulary import COMMON, COMPANY_FORMS, COMPANY_TRADES, VENDORS
from reviewer.redaction.naming.candidates import AROUND, Candidate, Said

_ENDINGS = ("'s", "ing", "ed", "es", "s")
_NAMES = frozenset("GDUVFTIS9")


def signs(candidate: Candidate) -> Iterator[str]:
    """All signs of a candidate."""
    said = candidate.said
    yield from signs_of_name(said, shape_of(said))
    yield from signs_around(candidate, start_of(shape_of(said)))


def signs_around(candidate: Candidate, start: str) -> Iterator[str]:
    """The signs of what stands around it; `start` tells what sort of name it would be."""
    before, after = around(candidate)
    for at in range(AROUND):
        yield from signs_of_token("<", at, start, before[at])
        yield from signs_of_token(">", at, start, after[at])
    yield from signs_of_pairs(before, after)
    for head in candidate.heads:
        yield from signs_of_head(head)
    yield sign_of_ending(candidate, start)


def around(candidate: Candidate) -> tuple[list[str], list[str]]:
    """The tokens before and after it, as they are weighed."""
    before = [told(token) for token in candidate.before[:AROUND]]
    after = [told(token) for token in candidate.after[:AROUND]]
    return before + ["^"] * (AROUND - len(before)), after + ["$"] * (AROUND - len(after))


def start_of(shape: str) -> str:
    """What a name is like as far as words around it care: the class of its first word, and how many it has."""
    return f"{shape[0]}{min(len(shape), 3)}"


def shape_of(said: Said) -> str:
    """The classes of its words, a letter each."""
    if len(said) == 1 and said[0][0][0].islower():
        bare = said[0][1]
        return "g" if bare in CLEAR else "h" if CLEAR.intersection(bare.replace("_", ".").split(".")) else "u"
    return "".join(class_of(text, bare) for text, bare in said)


def class_of(text: str, bare: str) -> str:
    """What sort of word it is, as one letter."""
    if len(text) == 1 or text[0].islower():
        return "&" if text == "&" else "I" if text.isupper() else "U" if "-" in text else "p"
    if bare in COMPANY_FORMS:
        return "F"
    if bare in VENDORS:
        return "V"
    if not text.isupper() and (bare in CLEAR or bare in DOUBTFUL):
        return "G" if bare in CLEAR else "D"
    if bare in COMPANY_TRADES:
        return "T"
    if text.isupper() or any(char.isdigit() for char in text):
        return "S" if text.isupper() else "9"
    if bare in COMMON or bare in FOREIGN:
        return "C"
    return "O" if is_ordinary(bare) else "U"


def signs_of_name(said: Said, shape: str, *, known: bool = True) -> Iterator[str]:
    """The signs of the words themselves; `known` for those of which words they are."""
    count = min(len(said), 4)
    yield from (f"n{count}", f"s{shape[:5]}", f"z{shape[-1]}{count}", f"y{shape[0]}{count}")
    for at, (text, bare) in enumerate(said):
        if text == "&" or shape[at : at + 1] == "p":
            yield f"k{bare}"
            continue
        role = "1" if len(said) == 1 else "f" if at == 0 else "l" if at == len(said) - 1 else "m"
        yield from (f"e{bare[-2:]}", f"e{bare[-3:]}", f"e{bare[-4:]}", f"b{bare[:2]}", f"b{bare[:3]}")
        yield from (f"l{role}{min(len(bare), 10)}", f"{role}e{bare[-2:]}")
        if known:
            yield f"w{bare}"
        if "-" in text:
            yield f"h{role}{shape[at]}"
        if not text.isupper() and any(char.isupper() for char in text[1:]):
            yield f"i{role}"
        if not text.isascii():
            yield f"a{role}"


def signs_of_token(side: str, at: int, start: str, token: str) -> Iterator[str]:
    """The signs of the word that stands so many places before (`<`) or behind (`>`)."""
    for word in _classes(token):
        if at < 3:
            yield f"{side}{at}{word}"
        if at == 0:
            yield f"{side}c{start}{word}"
        if word[0] == "@" or word.isalpha():
            yield f"~{word}"


def signs_of_pairs(before: list[str], after: list[str]) -> tuple[str, str, str]:
    """The signs of what stands together."""
    return f"<<{before[1]} {before[0]}", f">>{after[0]} {after[1]}", f"<>{before[0]} {after[0]}"


def signs_of_head(word: str) -> Iterator[str]:
    """The signs of a word that stands over it."""
    return (f"^{word}" for word in _classes(word))


def sign_of_ending(candidate: Candidate, start: str) -> str:
    """Whether a possessive or the form of a company follows."""
    return f"{start}'s" if candidate.owns else f"{start} Ltd." if candidate.formed else start


@lru_cache(maxsize=16_384)
def told(token: str) -> str:
    """A token as it is weighed: names by their class alone, numbers by their form."""
    if token[0] == "\n":
        return "NL"
    if token[0].isdigit():
        return "12:00" if ":" in token else "0" if token.isdigit() else "0x"
    if token[0].isupper():
        bare = plain(token)
        kind = class_of(token, bare)
        return f"<{kind}>" if kind in _NAMES and bare not in SORTS else bare
    return token.lower().replace("\u2019", "'")


def _classes(word: str) -> tuple[str, ...]:
    """The word, its stem and the sorts that it belongs to."""
    found = (word, *SORTS.get(word, ()))
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) > 2:
            return (*found, f"{word[: -len(ending)]}~", f"~{ending}")
    return found
