"""What a version lacks: owners and due dates of action items, the time of the next update."""

import re
from collections.abc import Iterator, Sequence

from reviewer.comparison.lines import LIST_ITEM, Line, read
from reviewer.comparison.sections import parse
from reviewer.comparison.values import Remark, Section, Version

UNKNOWN = r"(?:tbd|tba|tbc|none|n/?a|unassigned|unknown|\?+|-+|open)"
NOT_GIVEN = {
    "owner": re.compile(
        rf"\b(?:owner|assignee|responsible|dri)\s*[:=]\s*{UNKNOWN}(?=[\s.,;:)|]|$)|\bunassigned\b", re.IGNORECASE
    ),
    "due": re.compile(rf"\b(?:due|due date|deadline|eta|by)\s*[:=]?\s*{UNKNOWN}(?=[\s.,;:)|]|$)", re.IGNORECASE),
}
OWNER = re.compile(
    r"@\w|\b(?:owner|owned by|owns|assigned|assignee|responsible|dri|lead|team|verantwortlich|responsable)\b", re.I
)
BEGINS_WITH_NAME = re.compile(r"[\[(]?[A-Z][\w'-]+(?: [A-Z][\w'-]+)?[\])]?(?:\s*[:\u2013\u2014]| - | to | will |, )")
DATE_WORDS = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?"
    r"|dec(?:ember)?|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
)
DUE = re.compile(
    rf"\b(?:{DATE_WORDS})\b|\b\d{{4}}-\d\d-\d\d\b|\b\d{{1,2}}[/.]\d{{1,2}}\b|\b(?:due|deadline|eta"
    rf"|by (?:end|next)|within|before|until"
    r"|next (?:week|month|sprint|quarter|release)|this (?:week|month|sprint|quarter)|end of|eow|eom|eod"
    r"|q[1-4]|today|tomorrow"
    r"|done|complete[d]?|finished|shipped|in place|ongoing|bis|fertig|erledigt)\b|\u2705|\[[xX]\]",
    re.IGNORECASE,
)
IS_DATE_WORD = re.compile(rf"(?:{DATE_WORDS})", re.IGNORECASE)
NEXT_UPDATE = re.compile(
    r"\b(?:next|further|another|following) (?:\w+ )?(?:update|message|report|post|mail|email|e-mail|notice)s?\b"
    r"|\b(?:write|update (?:you|this|again)|post|report|be back|be in touch|inform you)\b.{0,40}\b(?:again"
    r"|at|by|within|in|every|when|as soon|before)\b"
    r"|\bupdates? (?:at|by|within|every|in|will follow|follows?)\b|\b(?:hourly|half-hourly) updates?\b"
    r"|n\u00e4chste[rs]? (?:update|meldung|information|nachricht)|prochain\w* (?:mise|point|communication)"
    r"|pr\u00f3xim\w* (?:actualizaci\u00f3n|atualiza\u00e7\u00e3o)|prossimo aggiornamento"
    r"|\u05d4\u05e2\u05d3\u05db\u05d5\u05df \u05d4\u05d1\u05d0"
    r"|\u0627\u0644\u062a\u062d\u062f\u064a\u062b \u0627\u0644\u062a\u0627\u0644\u064a",
    re.IGNORECASE,
)
RESOLVED = re.compile(
    r"\b(?:status\s*[:=-]\s*(?:resolved|closed|completed)|(?:is|are|been|now|fully) (?:resolved|restored"
    r"|over|closed)|works? again"
    r"|back to normal|behoben|r\u00e9solu|resuelto|risolto)\b",
    re.IGNORECASE,
)
RESOLVED_SUBJECT = re.compile(r"\b(?:resolved|closed|restored|over|behoben|r\u00e9solu|resuelto)\b", re.IGNORECASE)
SEPARATOR = re.compile(r"\|?[\s:|+-]+\|?")


def without_owner(version: Version, _kind: str) -> Iterator[Remark]:
    """Action items that nobody is named for."""
    for line in _items(version.text):
        if NOT_GIVEN["owner"].search(line.text) or not _has_owner(line.text):
            yield _on_item("no_owner", line, "No owner is named for this item.")


def without_due(version: Version, _kind: str) -> Iterator[Remark]:
    """Action items without a date."""
    for line in _items(version.text):
        if NOT_GIVEN["due"].search(line.text) or not DUE.search(line.text):
            yield _on_item("no_due", line, "This item has no due date.")


def without_next_update(version: Version, kind: str) -> Iterator[Remark]:
    """A status update on what is not over that does not say when the next one comes."""
    if kind.replace("_", "-") != "status-update" or not version.text.strip():
        return
    if RESOLVED_SUBJECT.search(version.subject) or RESOLVED.search(version.text) or NEXT_UPDATE.search(version.text):
        return
    letters = [char for char in version.text if char.isalpha()]
    if 2 * sum(map(str.isascii, letters)) < len(letters):
        return  # in a script whose words these patterns do not know
    end = len(version.text.rstrip())
    yield Remark("no_next_update", "text", end, end, "It does not say when the next update comes.", "notice")


def _items(text: str) -> Iterator[Line]:
    """The outermost list items and the rows of tables in the sections on action items."""
    sections = [section for section in parse(text) if section.name == "action_items"]
    if not sections:
        return
    lines = read(text)
    for section in sections:
        yield from _of_section(_below_heading(lines, section))


def _below_heading(lines: Sequence[Line], section: Section) -> list[Line]:
    within = [line for line in lines if section.start <= line.start < section.end]
    return within[1:]


def _of_section(lines: Sequence[Line]) -> Iterator[Line]:
    items = [number for number, line in enumerate(lines) if line.kind == "list" and line.depth == 0]
    for number in items:
        yield _with_continuation(lines, number)
    rows = [line for line in lines if line.kind == "table" and not SEPARATOR.fullmatch(line.text.strip())]
    yield from rows[1:]


def _with_continuation(lines: Sequence[Line], number: int) -> Line:
    """The item together with the indented lines that go on with it."""
    line, text, end = lines[number], lines[number].text, lines[number].end
    for below in lines[number + 1 :]:
        if below.blank or (below.depth == 0 and below.kind != "text"):
            break
        text, end = f"{text} {below.text.strip()}", below.end
    return Line(text, line.start, end, line.kind, line.depth)


def _has_owner(item: str) -> bool:
    """Whether someone is named: in so many words, or by a capitalised name that is no date."""
    item = LIST_ITEM.sub("", item, count=1).strip("| ")
    if OWNER.search(item) or BEGINS_WITH_NAME.match(item):
        return True
    names = re.findall(r"(?<=[\w.,;:)(\u2013\u2014|-] )\(?([A-Z][a-z\u00e0-\u00ff]+)\b", item)
    ended = re.search(r"\(([A-Z][a-z\u00e0-\u00ff]+)", item)
    return bool(ended) or any(not IS_DATE_WORD.fullmatch(name) for name in names)


def _on_item(kind: str, line: Line, words: str) -> Remark:
    start = line.start + len(line.text) - len(line.text.lstrip())
    return Remark(kind, "text", start, min(line.end, start + len(line.text.strip())), words, "notice")
