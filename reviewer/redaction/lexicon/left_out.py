"""Common words and vendors, which make no run where they stand alone: whoever is called so is looked for here."""

import re
from collections.abc import Iterable, Iterator

from .capitals import Word, runs


class LeftOut:
    """Those of some words, in lower case, that are left out of runs where they stand alone."""

    def __init__(self, said: Iterable[str]) -> None:
        left_out = sorted(word for word in said if word.isalpha() and not any(runs(word.capitalize())))
        first = "".join(sorted({word[0].upper() for word in left_out}))
        wanted = "|".join(f"(?<={word[0].upper()})(?i:{word[1:]})" for word in left_out)
        # What may not stand before it is looked for behind its first letter: so a search goes from capital to capital.
        self._written = re.compile(rf"[{first}](?<![\w@#/$\\.=&-].)(?:{wanted})(?![\w@/-])") if wanted else None

    def words(self, text: str) -> Iterator[Word]:
        """Each of them that a text has capitalised, within a run or alone."""
        for match in self._written.finditer(text) if self._written else ():
            owns = text[match.end() : match.end() + 2] in ("'s", "\u2019s")
            yield Word(*match.span(), match[0], match[0].lower(), owns)
