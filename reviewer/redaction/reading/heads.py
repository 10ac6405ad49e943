"""What stands at the head of a line, of a list or of a table's column, as words."""

import re
from bisect import bisect_right

from reviewer.redaction.values import Passage

from .tables import cells_of

# How many words of a head are read.
MOST = 4
_LABEL = re.compile(r"[\s>*\u2022|#\[\]0-9.)_-]*([A-Za-z][\w '/&()-]{0,40}?)[*_]{0,2}\s?[:=](?=[\s*_])")
_ENTRY = re.compile(r"[ \t>]*(?:[-*\u2022]|\d{1,2}[.)]|\|)[ \t]")
_WORD = re.compile(r"[a-z]+")


class Heads:
    """The heads of one passage. What is over a list is looked for once for each of its lines."""

    def __init__(self, passage: Passage) -> None:
        self._text = passage.text
        self._cells = sorted(passage.once(cells_of), key=lambda cell: cell.start)
        self._starts = [cell.start for cell in self._cells]
        self._over_lines: dict[int, tuple[str, ...]] = {}

    def over(self, place: int) -> tuple[str, ...]:
        """The last words of the head that a place stands under; none when it stands under none."""
        at = bisect_right(self._starts, place) - 1
        if at >= 0 and place < self._cells[at].end:
            return tuple(self._cells[at].head.split()[:MOST])
        line = self._text.rfind("\n", 0, place) + 1
        if label := self._label(line, place + 1):
            return tuple(label[1].lower().split()[-MOST:])
        return self._over_list(line) if _ENTRY.match(self._text, line) else ()

    def _label(self, start: int, end: int) -> re.Match[str] | None:
        """The label that begins at a place; most lines have no mark that would end one."""
        if self._text.find(":", start, end) < 0 and self._text.find("=", start, end) < 0:
            return None
        return _LABEL.match(self._text, start, end)

    def _over_list(self, line: int) -> tuple[str, ...]:
        """The last words of the line with a colon that announces a list."""
        passed: list[int] = []
        heads: tuple[str, ...] = ()
        while line > 0 and line not in self._over_lines:
            passed.append(line)
            before = self._text.rfind("\n", 0, line - 1) + 1
            if not _ENTRY.match(self._text, before) and self._text[before : line - 1].strip():
                heads = self._announced(before, line)
                break
            line = before
        heads = self._over_lines.get(line, heads)
        self._over_lines.update(dict.fromkeys(passed, heads))
        return heads

    def _announced(self, start: int, end: int) -> tuple[str, ...]:
        said = self._text[max(start, end - 60) : end].rstrip(" \n\t*_")
        return tuple(_WORD.findall(said.lower())[-MOST:]) if said.endswith(":") else ()
