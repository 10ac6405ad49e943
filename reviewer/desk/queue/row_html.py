"""One row of the queue: its values, and its markup.

The markup is written here and not in a template because 50 rows by template take longer than all the rest of the page.
Everything that a person, an agent or MultiMail wrote goes through `shown` (invariant 7).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from html import escape

from django.utils.safestring import SafeString

from reviewer.desk import icons
from reviewer.desk.mail import marks

LONGEST = 240
# Of a report whose facts were all compared, and none differs.
AGREE = "Agree"


@dataclass(frozen=True, slots=True)
class Condition:
    """How a draft stands, as an icon, a word and a shade; `hold_until` counts down by the second.

    `edit`: whose edit of it waits. It shows on phones too, where a note does not.
    """

    icon: str
    words: str
    tone: str
    note: str = ""
    hold_until: str = ""
    edit: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """One audience's place in a row. Without a draft `href` is empty."""

    audience: str
    short: str
    href: str = ""
    state: Condition | None = None
    span: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """In how many facts a report differs, in words; where any does, the way to the first. Empty: nothing is said."""

    words: str = ""
    note: str = ""
    href: str = ""


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
    facts: Facts
    expires: str
    left: str
    at: str
    level: str
    drafts: int
    group: str


def rows_html(rows: Iterable[Row]) -> SafeString:
    """The table rows of one group."""
    return SafeString("".join(map(_row, rows)))


def shown(text: str) -> str:
    """Foreign text as markup: escaped, cut where no row could show it, hidden characters made visible."""
    text = text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
    return escape(text) if text.isascii() and text.isprintable() else marks.html(text)


def _named(text: str) -> str:
    """What a mail names itself, as its word and not the desk's."""
    return f"<bdi>{shown(marks.name(text))}</bdi>"


def _row(row: Row) -> str:
    incident = f'<span class="mono">{_named(row.incident)}</span> · ' if row.incident else ""
    return (
        f'<tr role="row" class="q-row" data-row>'
        f'<td role="cell" class="q-sev">{_severity(row.grade, row.severity)}</td>'
        f'<td role="cell" class="q-title"><a href="{row.href}" data-item>{shown(row.title)}</a>'
        f'<span class="q-sub">{incident}{escape(row.kind)} · drafted {row.written}</span></td>'
        f"{''.join(map(_cell, row.cells))}{_facts(row.facts)}"
        f'<td role="cell" class="q-cell q-who"><span class="l1">{_named(row.sender)}</span>'
        f'<span class="l2">{shown(row.mailbox)}</span></td>'
        f'<td role="cell" class="q-cell q-exp" data-level="{row.level}">'
        f'<time class="l1 num" datetime="{row.expires}" data-until="{row.expires}">{row.left}</time>'
        f'<span class="l2 num">{row.at}</span></td></tr>\n'
    )


def _cell(cell: Cell) -> str:
    state = cell.state
    if state is None:
        return _nothing(cell.audience)
    words = escape(state.words)
    if state.hold_until:
        # Rows of a page that stays open are not replaced: how it went on is not known to it.
        after = 'data-after="no more. Load again"'
        words = f'In hold <span data-hold-until="{state.hold_until}" {after}>{words}</span>'
    note = f'<span class="l2">{shown(state.note)}</span>' if state.note else ""
    note += f'<span class="l2 q-edit">{shown(state.edit)}</span>' if state.edit else ""
    return (
        f'<td role="cell" class="q-cell{" q-cell--span" if cell.span else ""}"><a class="l1" href="{cell.href}">'
        f"{_label(cell.audience, cell.short)}"
        f'<span class="st st--{state.tone}">{icons.icon(state.icon)}<span>{words}</span></span></a>{note}</td>'
    )


def _facts(facts: Facts) -> str:
    if not facts.href:
        return _no_fact(facts.words)
    note = f'<span class="l2">{escape(facts.note)}</span>' if facts.note else ""
    return _of_facts(
        f'<a class="l1" href="{facts.href}">{_label("Facts", "Facts")}'
        f'<span class="st st--warn">{icons.icon("neq")}<span>{escape(facts.words)}</span></span></a>{note}'
    )


@cache
def _no_fact(words: str) -> str:
    if not words:
        return _of_facts(_none("Facts", "all decided"))
    if words == AGREE:
        return _of_facts(f'<span class="l1 q-none"><span class="vh">Facts: </span>{words}</span>')
    unknown = f'<span class="q-unknown">{escape(words)}</span>'
    return _of_facts(f'<span class="l1">{_label("Facts", "Facts")}{unknown}</span>')


def _of_facts(markup: str) -> str:
    return f'<td role="cell" class="q-cell q-facts">{markup}</td>'


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
    return f'<td role="cell" class="q-cell">{_none(audience, "not drafted")}</td>'


def _none(name: str, why: str) -> str:
    """A dash, told to who hears the page; phones leave it out."""
    heard = f'<span class="vh">{escape(name)}: {why}</span>'
    return f'<span class="l1 q-none">{heard}<span aria-hidden="true">&ndash;</span></span>'
