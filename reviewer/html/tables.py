"""Which parts and cells of a table that is open have begun, and whether one is drawn over another."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from reviewer.html.tokens import Tag

# Where more columns are taken from above, or a cell is wider, it is not reckoned which ones.
_MOST_COLUMNS, _TO_THE_END = 50, 65_534
GROUPS_OF_ROWS = ("thead", "tbody", "tfoot")


@dataclass(slots=True)
class OpenTable:
    """Which parts of a table that is open have begun: any, its head, rows that are not of its head, its foot.

    `cells`: so many of a row have begun; `is_column`: no row so far has more than one.
    """

    begun: bool = False
    head: bool = False
    rows: bool = False
    foot: bool = False
    cells: int = 0
    is_column: bool = True
    # The row, the column that the next cell may stand in, and up to which row each column is taken by a cell above.
    row: int = 0
    column: int = 0
    taken: dict[int, int] = field(default_factory=dict)

    def place(self, attributes: Mapping[str, str]) -> bool:
        """A cell begins; whether it is drawn over one that reaches down from above."""
        wide, high = (_span_of(attributes, name) for name in ("colspan", "rowspan"))
        if len(self.taken) > _MOST_COLUMNS or (wide > _MOST_COLUMNS and self.taken):
            return True
        wide = min(max(wide, 1), _MOST_COLUMNS + 1)
        while self.taken.get(self.column, 0) >= self.row:
            self.column += 1
        columns = range(self.column, self.column + wide)
        is_over = any(self.taken.get(column, 0) >= self.row for column in columns)
        if high != 1:
            self.taken.update(dict.fromkeys(columns, self.row + high - 1 if high else _TO_THE_END))
        self.column += wide
        return is_over

    def count(self, name: str) -> None:
        """A row or a cell begins."""
        if name == "tr":
            self.row, self.column = self.row + 1, 0
        self.cells = self.cells + 1 if name in ("td", "th") else 0
        self.is_column = self.is_column and self.cells <= 1

    def begin(self, name: str) -> bool:
        """A part of it begins; whether this is drawn elsewhere than it stands, or what stands before it is."""
        self.begun = True
        if name == "caption":
            return self.head or self.rows
        if name in ("col", "colgroup"):
            return False
        if name in GROUPS_OF_ROWS:
            self.taken.clear()
        moved = self.foot or (name == "thead" and self.rows and not self.head)
        self.head = self.head or name == "thead"
        self.rows = self.rows or name != "thead"
        self.foot = self.foot or name == "tfoot"
        return moved


def cells_amid_others(tags: Iterable[Tag]) -> set[int]:
    """Where cells begin that have another one on their right: in their row, or reaching down from one above."""
    found: set[int] = set()
    # Of each table that is open: its cells, the last one of the row, and whether one reaches over several rows.
    cells: list[list[int]] = []
    last: list[int | None] = []
    reaching: list[bool] = []
    for tag in tags:
        if tag.name == "table":
            if not tag.closing:
                cells.append([])
                last.append(None)
                reaching.append(False)
            elif cells:
                ended = cells.pop()
                last.pop()
                found.update(ended if reaching.pop() else ())
        elif cells and tag.name in ("tr", *GROUPS_OF_ROWS):
            last[-1] = None
        elif cells and tag.name in ("td", "th") and not tag.closing:
            if (before := last[-1]) is not None:
                found.add(before)
            cells[-1].append(tag.start)
            last[-1] = tag.start
            reaching[-1] = reaching[-1] or "rowspan" in tag.inside.lower()
    # Those whose end is not written end with the mail.
    return found.union(*(open_ for open_, reaches in zip(cells, reaching, strict=True) if reaches))


def _span_of(attributes: Mapping[str, str], name: str) -> int:
    """Over so many columns or rows a cell reaches; 0 to the end."""
    value = attributes.get(name, "")
    return min(int(value), _TO_THE_END) if value.isascii() and value.isdecimal() and len(value) < 9 else 1
