"""Which elements of a page are open, and whether one of them hides or turns round what stands in it. Linear."""

from collections import Counter
from collections.abc import Mapping, Set
from dataclasses import dataclass

from reviewer.html_tokens import Tag
from reviewer.redaction import styles
from reviewer.redaction.wordlist import words

# Nothing stands in these.
_EMPTY = words("area base br col embed hr img input link meta param source track wbr")
# These end where another one begins, or what stands beside them.
_ENDING = words("p li td th tr dd dt option")
_ENDS_P = words(
    "address article aside blockquote details div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr main nav"
    " ol p pre section table ul"
)


@dataclass(frozen=True)
class _Open:
    name: str
    hides: bool
    turns: bool


class Elements:
    """The open elements at one place of a page. `hidden_names` are those of styles.hiding."""

    # The attributes that it is asked about.
    ASKED = frozenset(("style", "class", "id", "hidden", "dir"))

    def __init__(self, hidden_names: Set[str]) -> None:
        self._hidden_names = hidden_names
        self._open: list[_Open] = []
        self._names: Counter[str] = Counter()
        self._hiding = self._turning = 0
        self._known = {"": (False, False)}

    @property
    def hidden(self) -> bool:
        """Whether who looks at the mail does not see what stands here."""
        return self._hiding > 0

    @property
    def turned(self) -> bool:
        """Whether what stands here is seen from its end to its beginning."""
        return self._turning > 0

    def see(self, tag: Tag, attributes: Mapping[str, str]) -> None:
        """A tag, with those of its attributes that are asked about, as they are read."""
        name = tag.name
        if tag.closing:
            if self._names[name]:
                while self._open[-1].name != name:
                    self._close()
                self._close()
        elif name not in _EMPTY:
            if self._open and self._ends(self._open[-1].name, name):
                self._close()
            self._enter(name, attributes)

    def _enter(self, name: str, attributes: Mapping[str, str]) -> None:
        hides, turns = self._styled(attributes.get("style", ""))
        hides = hides or "hidden" in attributes or self._is_hidden(name, attributes)
        turns = turns or (name == "bdo" and attributes.get("dir", "").lower() == "rtl")
        self._open.append(_Open(name, hides, turns))
        self._names[name] += 1
        self._hiding += hides
        self._turning += turns

    def _styled(self, style: str) -> tuple[bool, bool]:
        if style not in self._known:
            self._known[style] = styles.hides(style), styles.turns(style)
        return self._known[style]

    def _is_hidden(self, name: str, attributes: Mapping[str, str]) -> bool:
        if not self._hidden_names:
            return False
        named = [f"<{name}", *attributes.get("class", "").split(), attributes.get("id", "")]
        return not self._hidden_names.isdisjoint(named)

    def _close(self) -> None:
        last = self._open.pop()
        self._names[last.name] -= 1
        self._hiding -= last.hides
        self._turning -= last.turns

    @staticmethod
    def _ends(last: str, name: str) -> bool:
        return last in _ENDING and (last == name or (last == "p" and name in _ENDS_P))
