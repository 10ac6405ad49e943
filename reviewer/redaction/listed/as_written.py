"""Listed names that are no run of capitalised words: Museum of Tides, eBay, H&M. Found as they are written."""

import re
from collections.abc import Iterable, Iterator

from reviewer.redaction.lexicon.capitals import plain, runs
from reviewer.redaction.lexicon.ordinary import is_ordinary
from reviewer.redaction.lexicon.vocabulary import COMMON, COMPANY_FORMS
from reviewer.redaction.values import Find

# Where a name may begin: in no address, path or longer name.
_FIRST = re.compile(r"(?<![\w@#/$\\.=&-])[^\W_]+")
_NO_MORE = r"(?![\w@/&-]|[.'\u2019+](?!s\b)\w)"
_WORD = re.compile(r"\w+")
_SHORT = 3
_SPELT = {"'": "['\u2019]", "\u2019": "['\u2019]"}
# Scripts that have no space between words.
_SPACELESS = re.compile("[\u3040-\u30ff\u3400-\u9fff]{2}")


class AsWritten:
    """Names by the first word of each. Capitals may be more than the name has, and space may be a line's end."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_first: dict[str, list[re.Pattern[str]]] = {}
        names = [*names]
        self._spaceless = [name for name in names if _SPACELESS.match(name)]
        for said in dict.fromkeys(shape for name in names for shape in _shapes(name)):
            first = _FIRST.match(said)
            if first and not _is_a_word(said):
                self._by_first.setdefault(plain(first[0]), []).append(_pattern(said))

    def find(self, text: str) -> Iterator[Find]:
        """Every place where one of them stands, by the longest that begins there."""
        for name in self._spaceless:
            yield from (Find(*match.span()) for match in re.finditer(re.escape(name), text))
        for first in _FIRST.finditer(text) if self._by_first else ():
            patterns = self._by_first.get(plain(first[0]), ())
            ends = [match.end() for pattern in patterns if (match := pattern.match(text, first.start()))]
            if ends:
                yield Find(first.start(), max(ends))


def is_run(name: str) -> bool:
    """Whether a name is one run of capitalised words where a text has it."""
    if _SPACELESS.match(name):
        return False
    behind = "to "
    place, end = len(behind), len(behind) + len(name)
    return any(run[0].start == place and run[-1].end >= end for run in runs(f"{behind}{name}"))


def _shapes(name: str) -> Iterator[str]:
    """A name as it is listed, and without the form of the company where more than one word is left."""
    said = name.split()
    yield " ".join(said)
    if len(said) > 2 and plain(said[-1].replace(".", "")) in COMPANY_FORMS:
        yield " ".join(said[:-1]).rstrip(",")


def _is_a_word(said: str) -> bool:
    """Whether texts have it as words of their own, or as a number: no list makes a name of that."""
    words = said.split()
    return said.isdigit() or (said.islower() and all(is_ordinary(word) or word in COMMON for word in words))


def _pattern(said: str) -> re.Pattern[str]:
    """What begins with a capital has it in the text as well; the rest of a word may be written in any case.

    A number with a letter or two is as it is listed: a call that takes "3m" is no customer.
    """
    parts: list[str] = []
    end = 0
    for word in _WORD.finditer(said):
        parts.append(_marks(said[end : word.start()]))
        written, end = word[0], word.end()
        if written[0].isdigit() and len(written) <= _SHORT:
            parts.append(written)
        else:
            parts.append(f"{written[0]}(?i:{written[1:]})" if written[0].isupper() else f"(?i:{written})")
    parts.append(_marks(said[end:]))
    return re.compile("".join(parts) + _NO_MORE)


def _marks(between: str) -> str:
    return "".join(r"\s{1,3}" if char.isspace() else _SPELT.get(char, re.escape(char)) for char in between)
