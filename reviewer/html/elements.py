"""Which elements of a mail are open at one place, and whether who reads it sees what stands there. Linear.

Told is what may be so: a mail that is built badly counts as hiding more (invariant 1).
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import replace

from reviewer.html import opened
from reviewer.html.gaps import Gap
from reviewer.html.look import OVER
from reviewer.html.names import (
    BETWEEN_CELLS,
    BLOCKS,
    ENDED_BY,
    ENDING_THEMSELVES,
    HEADINGS,
    MARKING,
    OF_TABLES,
    PARTS,
    VOID,
    is_shown,
    joins,
)
from reviewer.html.opened import Opened
from reviewer.html.own_looks import own_looks
from reviewer.html.seen import Seen
from reviewer.html.sheet import Looks, Sheet
from reviewer.html.styles import READABLE
from reviewer.html.tables import GROUPS_OF_ROWS, OpenTable
from reviewer.html.tokens import Tag

# Letters of the page itself that are smaller: all that is reckoned by them (`rem`) may be too small.
_SMALLEST_ROOT = 10.0
# What may stand between the cells of a table and is nothing that is drawn before it.
_AMID_CELLS = OF_TABLES | {"table", "style", "script", "template", "form"}


class Elements:
    """The open elements at one place of a mail. It is shown each tag, and asked in between."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._open = [Opened("", Seen(), Seen())]
        self._counts: dict[str, int] = defaultdict(int)
        # How many of those that are open are odd.
        self._odd = self._marks = self._count_turned = 0
        self._tables: list[OpenTable] = []
        # What stands between the words before and those that follow.
        self.gap = Gap()
        self._known: dict[tuple[str, str], tuple[Looks, dict[str, str]]] = {}
        # Where something hidden ends cannot be told, so it does not.
        self.stuck = False
        # What styles add to the elements so far, each once.
        self.added: dict[str, None] = {}
        # Where cells begin that have another one on their right; and whether something floats so far.
        self._amid_others: Collection[int] = ()
        self._floats = False
        self._is_covering = False

    def begin(self, tags: list[Tag], amid_others: Collection[int] = ()) -> None:
        """What is for the whole mail: `<html>` and `<body>` are there also where they are not written, or late.

        `amid_others`: where cells begin that have another one on their right.
        """
        self._amid_others = amid_others
        base = self._open[0]
        for name in ("html", "body"):
            base = self._look_into(Tag(name, False, "", 0, 0), base)
        for tag in tags:
            if tag.name in ("html", "body") and not tag.closing and tag.inside:
                base = self._look_into(tag, base)
        # It is there also where it is not written, and may be shown.
        self._look_into(_unwritten("head"), base)
        maybe = base.maybe._replace(doubtful=base.maybe.doubtful or base.maybe.size < _SMALLEST_ROOT)
        self._open[0] = Opened("", base.sure, maybe, turned=base.turned)
        self._odd = int(self._open[0].odd)

    @property
    def name(self) -> str:
        """Of the innermost one."""
        return self._open[-1].name

    @property
    def sure(self) -> Seen:
        """How words here are seen by what holds for sure."""
        return self._open[-1].sure

    @property
    def maybe(self) -> Seen:
        """How words here are seen by all that may hold."""
        return self._open[-1].maybe

    @property
    def has_spaces(self) -> bool:
        """Whether white space between elements is drawn here."""
        return self.name not in BETWEEN_CELLS and not self._open[-1].side_by_side

    @property
    def turned(self) -> int:
        """By a number of its own the outermost element around whose words are from right to left; 0 if none is."""
        return self._open[-1].turned

    @property
    def shows_source(self) -> bool:
        """Whether a style may show what stands in a `<style>`, a `<title>` or a `<script>` that is open here."""
        return self._open[-1].is_displayed

    def covers(self, words: str) -> bool:
        """Whether what is painted behind words that stand here may cover those of the line above, or covers them."""
        return self._open[-1].over - OVER > self.gap.above or self.gap.covered(words) > OVER

    def take_cover(self) -> bool:
        """Whether what began since this was asked covers words before it, or behind, whether it has some or not."""
        was, self._is_covering = self._is_covering, False
        return was

    def overflows(self, words: str) -> bool:
        """A text stands here; whether it reaches beyond a box of a size that is said, and is cut or covered there."""
        here = self._open[-1]
        if here.box is None:
            return False
        is_kept = here.is_one_line and self._counts["pre"] > 0
        found = False
        for place, line in enumerate(words.split("\n") if is_kept else [words]):
            if place:
                here.box.end_line()
            is_beyond = here.box.overflows(
                line, here.maybe.size, is_one_line=here.is_one_line, is_unbroken=here.is_unbroken
            )
            found = found or is_beyond
        return found

    def words(self) -> bool:
        """Words stand here; whether that is behind cells of a table, before which they are shown."""
        if self.name in BETWEEN_CELLS:
            self._doubt()
        return self._is_amid_cells

    def see(self, tag: Tag) -> Seen:
        """A tag; and how the words are seen that it shows without any text in it."""
        if not joins(tag.name):
            self.gap.read_as_two()
            if (box := self._open[-1].box) and (tag.name in BLOCKS or tag.name == "br"):
                box.end_line()
        elif tag.name == "wbr" and (box := self._open[-1].box):
            box.end_word()
        if tag.closing:
            self._close(tag.name)
            return self.maybe
        if tag.name in ("html", "body") or (tag.name in OF_TABLES and not self._counts["table"]):
            return self.maybe
        self._end_what_ends(tag.name)
        is_moved = self._is_moved(tag.name)
        self._begin_what_is_missing(tag.name)
        element = self._look_into(tag, self._open[-1], is_moved=is_moved)
        if tag.name in ("col", "colgroup") and (element.odd or element.maybe.narrow):
            self._narrow_a_column(element)
        # In a drawing an element may end itself.
        if tag.name not in VOID and not (tag.inside.endswith("/") and self._counts["svg"]):
            self._push(element)
        else:
            self.gap.begin(element.beside)
            self.gap.end(element.beside)
            self._cover(element)
        return element.maybe

    def _doubt(self) -> None:
        self.stuck = self.stuck or self._odd > 0

    def _is_moved(self, name: str) -> bool:
        """Whether an element that begins here is drawn before what stands before it, or behind what follows."""
        if self._tables and (name == "caption" or (self.name == "table" and name in OF_TABLES)):
            return self._tables[-1].begin(name)
        return self._is_amid_cells and name not in _AMID_CELLS

    @property
    def _is_amid_cells(self) -> bool:
        return self.name in BETWEEN_CELLS and bool(self._tables) and self._tables[-1].begun

    def _look_into(self, tag: Tag, around: Opened, *, is_moved: bool = False) -> Opened:
        """An element within another one."""
        if (tag.name, tag.inside) not in self._known:
            attributes = tag.attributes if tag.inside else {}
            self._known[tag.name, tag.inside] = own_looks(self._sheet, tag.name, attributes)
        looks, attributes = self._known[tag.name, tag.inside]
        if looks.maybe.added:
            self.added.update(dict.fromkeys(looks.maybe.added))
        # Within what marks small words another size may not be that of what follows.
        maybe = looks.maybe.at_times()._replace(direction=looks.maybe.direction) if self._marks else looks.maybe
        is_over = tag.name in ("td", "th") and bool(self._tables) and self._tables[-1].place(attributes)
        aligned = opened.aligned(looks, attributes) if tag.name not in ("table", "img") else looks.maybe.aligned
        cut, left, across = opened.pushed(looks, around)
        is_out = opened.is_cut_off(cut, left, across, aligned or around.aligned)
        doubtful = is_moved or is_over or is_out or self._is_doubtful(tag.name, looks, attributes)
        within = around.maybe.within(maybe, tag.name, doubtful=doubtful, sure=False)
        # A picture may have a ring where no words stand.
        is_covering = maybe.covers or maybe.ring > (self.gap.around if tag.name == "img" else 0)
        is_covering = is_covering or (maybe.shifts and opened.is_drawn(tag.name, looks))
        self._is_covering = self._is_covering or (is_covering and not within.hidden)
        bare = attributes.get("cellpadding", "") == "0" if tag.name == "table" else around.bare
        width = 0.0 if within.gone or within.doubtful else opened.width_beside(tag.name, looks, attributes, around)
        is_floating = looks.maybe.floated or (tag.name == "table" and attributes.get("align") in ("left", "right"))
        self._floats = self._floats or is_floating
        is_beside = self._floats or within.rtl or tag.start in self._amid_others or opened.stands_beside(looks, around)
        return Opened(
            tag.name,
            around.sure.within(looks.sure, tag.name, doubtful=doubtful, sure=True),
            within,
            marks=tag.name in MARKING and within.size < READABLE,
            beside=opened.beside(tag.name, looks, attributes, around)._replace(
                clear=0.0 if within.gone or within.doubtful else opened.clear(tag.name, looks.sure, attributes),
                is_break=tag.name == "br",
                width=width if tag.name in ("td", "th", "table", "img") else 0.0,
                aligned=aligned or around.aligned,
            ),
            side_by_side=looks.maybe.side_by_side,
            bare=bare,
            room=width or (0.0 if tag.name == "table" or looks.maybe.narrow else around.room),
            aligned=aligned or around.aligned,
            is_spaced=looks.sure.spaced,
            is_crowded=around.is_crowded or opened.is_crowded(looks.maybe),
            turned=self._turned(around, within),
            over=opened.over(tag.name, looks, around, within),
            under=opened.reach(tag.name, looks, looks.maybe.under, within.moved),
            is_layered=looks.maybe.layered,
            box=opened.box(tag.name, looks.maybe, around, is_beside=around.is_beside or is_beside),
            limit=None if tag.name in opened.GROWING else opened.limit_of(looks.maybe, around.limit),
            is_one_line=around.is_one_line if looks.maybe.one_line is None else looks.maybe.one_line,
            is_unbroken=around.is_unbroken if looks.maybe.unbroken is None else looks.maybe.unbroken,
            cut=cut,
            left=left,
            across=across,
            is_beside=around.is_beside or is_beside,
            is_displayed=looks.maybe.blocks or looks.maybe.flows,
        )

    def _is_doubtful(self, name: str, looks: Looks, attributes: Mapping[str, str]) -> bool:
        """Whether a program may show it elsewhere, later or not at all, whatever its style says."""
        is_closed = not is_shown(name) and not (name == "details" and "open" in attributes)
        is_below = name == "caption" and attributes.get("align") == "bottom"
        return is_closed or is_below or (self._sheet.steps_harm and looks.maybe.animated)

    def _cover(self, element: Opened) -> None:
        """It ends: whether what is painted in it is drawn over what follows."""
        if element.under:
            self.gap.paint(element.under)
        if element.is_layered:
            self.gap.lift()

    def _turned(self, around: Opened, within: Seen) -> int:
        if not within.rtl or around.turned:
            return around.turned * within.rtl
        self._count_turned += 1
        return self._count_turned

    def _end_what_ends(self, name: str) -> None:
        """Elements whose end is not written end where some others begin."""
        ended = ENDED_BY.get(name, frozenset())
        while self.name in ended and self.name:
            self._pop()
        if ((ended or name == "table") and self._counts["p"]) or (name in ENDING_THEMSELVES and self._counts[name]):
            # Not the innermost: how far it reaches depends on who reads it.
            self._doubt()

    def _begin_what_is_missing(self, name: str) -> None:
        """Parts of a table are there also where they are not written."""
        if name in ("tr", "td", "th") and self.name == "table":
            self._push(self._look_into(_unwritten("tbody"), self._open[-1]))
        if name in ("td", "th") and self.name in GROUPS_OF_ROWS:
            self._push(self._look_into(_unwritten("tr"), self._open[-1]))

    def _narrow_a_column(self, column: Opened) -> None:
        """What hides or narrows a column does so to cells that stand elsewhere: which ones is not reckoned."""
        self.stuck = self.stuck or column.odd
        for place in range(max(0, len(self._open) - 2), len(self._open)):
            one = self._open[place]
            if one.name in ("table", "colgroup"):
                self._open[place] = replace(one, maybe=one.maybe._replace(narrow=True))

    def _close(self, name: str) -> None:
        if name == "p" and not self._counts["p"]:
            # One that was not begun is begun here, and has no words but what a style adds.
            begun = self._look_into(_unwritten("p"), self._open[-1])
            self.gap.begin(begun.beside)
            self.gap.end(begun.beside)
        if self.name != name:
            if name in HEADINGS and any(self._counts[other] for other in HEADINGS):
                self._doubt()
            if not self._counts[name]:
                return
            within = {one.name for one in self._open[self._last(name) + 1 :]}
            if name in MARKING or not within <= PARTS | {"li", "dt", "dd", "option"}:
                self._doubt()
        while self.name != name:
            self._pop()
        self._pop()

    def _last(self, name: str) -> int:
        return next(at for at in range(len(self._open) - 1, -1, -1) if self._open[at].name == name)

    def _push(self, element: Opened) -> None:
        around = self._open[-1]
        self._open.append(element)
        self.gap.begin(element.beside)
        if element.over > around.over and element.over - OVER > self.gap.above and not element.maybe.hidden:
            self._is_covering = True
        self._odd += element.odd
        self._marks += element.marks
        self._counts[element.name] += 1
        if element.name == "table":
            self._tables.append(OpenTable())
        elif self._tables and element.name in ("tr", "td", "th"):
            self._tables[-1].count(element.name)

    def _pop(self) -> None:
        element = self._open.pop()
        if element.box and element.box is not self._open[-1].box:
            element.box.close()
        beside = element.beside
        if element.name == "table" and not self._tables[-1].is_column:
            # What stands last in a row stands at its edge.
            beside = beside._replace(width=0.0)
        self._cover(element)
        self.gap.end(beside)
        self._odd -= element.odd
        self._marks -= element.marks
        self._counts[element.name] -= 1
        if element.name == "table":
            self._tables.pop()


def _unwritten(name: str) -> Tag:
    """The tag of an element that is there without being written."""
    return Tag(name, False, "", 0, 0)
