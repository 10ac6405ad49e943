"""One row of the queue: its values, and its markup.

The markup is written here and not in a template because 50 rows by template take longer than all the rest of the page.
Everything that a person, an agent or MultiMail wrote goes through `shown` (invariant 7).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape

from django.utils.safestring import SafeString

from reviewer.desk import icons
from reviewer.desk.mail import marks

LONGEST = 240


@dataclass(frozen=True, slots=True)
class Condition:
    """How a draft stands, as an icon, a word and a shade; `hold_until` counts down by the second."""

    icon: str
    words: str
    tone: str
    note: str = ""
    hold_until: str = ""

    @property
    def said(self) -> str:
        """The same in one go, without what counts down."""
        return ", ".join(filter(None, ("" if self.hold_until else self.words, self.note)))


@dataclass(frozen=True, slots=True)
class Cell:
    """One audience's place in a row. Without a draft `href` is empty."""

    audience: str
    short: str
    href: str = ""
    state: Condition | None = None
    span: bool = False


@dataclass(frozen=True, slots=True)
class Time:
    """When a draft expires: the moment, what is left until then, and the clock time."""

    moment: str
    left: str
    clock: str


@dataclass(frozen=True, slots=True)
class Row:
    """One report, or one draft that is not sorted."""

    id: int
    href: str
    title: str
    severity: str
    grade: int
    incident: str
    kind: str
    written: str
    sender: str
    mailbox: str
    cells: list[Cell]
    time: Time
    level: str
    drafts: int
    group: str


@dataclass(frozen=True, slots=True)
class Told:
    """What an open page is told of the row of draft `id`, of an incident: its cells, and those of them that are `news`.

    `time` is None where none of its drafts waits any more.
    """

    id: int
    cells: list[Cell]
    news: list[Cell]
    time: Time | None
    incident: str

    @property
    def words(self) -> list[str]:
        """The news for screen readers: "INC-7, Customer: Approved, Omar"."""
        states = [(cell.audience, cell.state) for cell in self.news if cell.state]
        return [f"{self.incident}, {audience}: {state.said}" for audience, state in states]


def told_html(rows: Iterable[Told]) -> SafeString:
    """What goes to its place in the rows of an open page."""
    return SafeString("".join(map(_told, rows)))


def _told(row: Told) -> str:
    parts = [
        f'<div id="{(key := _key(row.id, name))}" hx-swap-oob="innerHTML">{_filled(key, cell)}</div>'
        for name, cell in named(row.cells).items()
    ]
    over = _time(row.time) if row.time else '<span class="q-over">Decided</span>'
    return "".join([*parts, f'<div id="x{row.id}" hx-swap-oob="innerHTML">{over}</div>'])


def rows_html(rows: Iterable[Row]) -> SafeString:
    """The table rows of one group."""
    return SafeString("".join(map(_row, rows)))


def shown(text: str) -> str:
    """Foreign text as markup: escaped, cut where no row could show it, hidden characters made visible."""
    text = text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
    return escape(text) if text.isascii() and text.isprintable() else marks.html(text)


def _row(row: Row) -> str:
    incident = f'<span class="mono">{shown(row.incident)}</span> · ' if row.incident else ""
    return (
        f'<tr role="row" class="q-row" data-row>'
        f'<td role="cell" class="q-sev">{_severity(row.grade, row.severity)}</td>'
        f'<td role="cell" class="q-title"><a href="{row.href}" data-item>{shown(row.title)}</a>'
        f'<span class="q-sub">{incident}{escape(row.kind)} · drafted {row.written}</span></td>'
        f"{''.join(_cell(_key(row.id, name), cell) for name, cell in named(row.cells).items())}"
        f'<td role="cell" class="q-cell q-who"><span class="l1">{shown(row.sender)}</span>'
        f'<span class="l2">{shown(row.mailbox)}</span></td>'
        f'<td role="cell" class="q-cell q-exp" data-level="{row.level}" id="x{row.id}">'
        f"{_time(row.time)}</td></tr>\n"
    )


def named(cells: Sequence[Cell]) -> dict[str, Cell]:
    """The cells of a row by name: "0" is the first audience's, "all" that of a draft that is its own row."""
    return {"all" if cell.span else str(at): cell for at, cell in enumerate(cells)}


def _key(row: int, name: str) -> str:
    """The id of a cell."""
    return f"c{row}-{name}"


def _time(time: Time) -> str:
    return (
        f'<time class="l1 num" datetime="{time.moment}" data-until="{time.moment}">{time.left}</time>'
        f'<span class="l2 num">{time.clock}</span>'
    )


def _cell(key: str, cell: Cell) -> str:
    if cell.state is None:
        return f'<td role="cell" class="q-cell" id="{key}">{_nothing(cell.audience)}</td>'
    return f'<td role="cell" class="q-cell{" q-cell--span" if cell.span else ""}" id="{key}">{_filled(key, cell)}</td>'


def _filled(key: str, cell: Cell) -> str:
    """What stands in a cell. Its link has a name, so that the focus stays when it is drawn again."""
    state = cell.state
    if state is None:
        return _nothing(cell.audience)
    words = escape(state.words)
    if state.hold_until:
        # Rows of a page that stays open are not replaced: how it went on is not known to it.
        after = 'data-after="no more. Load again"'
        words = f'In hold <span data-hold-until="{state.hold_until}" {after}>{words}</span>'
    note = f'<span class="l2">{shown(state.note)}</span>' if state.note else ""
    return (
        f'<a class="l1" href="{cell.href}" id="{key}-go">'
        f"{_label(cell.audience, cell.short)}"
        f'<span class="st st--{state.tone}">{icons.icon(state.icon)}<span>{words}</span></span></a>{note}'
    )


@cache
def _severity(grade: int, words: str) -> str:
    return f'<span class="sev" data-sev="{grade}">{escape(words)}</span>'


@cache
def _label(audience: str, short: str) -> str:
    """The audience, in full for screen readers; the short form shows on phones, where there are no columns."""
    full, brief = escape(audience), escape(short)
    return f'<span class="vh">{full}: </span><span class="aud" aria-hidden="true">{brief}</span>'


@cache
def _nothing(audience: str) -> str:
    return (
        f'<span class="l1 q-none"><span class="vh">{escape(audience)}: not drafted</span>'
        '<span aria-hidden="true">&ndash;</span></span>'
    )
