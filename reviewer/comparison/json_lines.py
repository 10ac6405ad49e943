"""One line in, one line out: the JSON that `manage.py compare` speaks."""

from typing import Final

import msgspec

from reviewer.comparison import contradictions, facts, sections
from reviewer.comparison.values import Contradiction, Fact, Place, Section, Version
from reviewer.json_lines import UNREADABLE, wrong_with


class AskedVersion(msgspec.Struct):
    """One audience's version; only `text` is needed."""

    text: str
    audience: str = ""
    subject: str = ""


class Asked(msgspec.Struct):
    """A line of the input: a report."""

    id: str | int
    versions: list[AskedVersion]


_ASKED: Final = msgspec.json.Decoder(Asked)


def answer(line: bytes) -> bytes:
    """Sections, facts and contradictions of one report, or what is wrong with the line."""
    try:
        asked = _ASKED.decode(line)
    except UNREADABLE as wrong:
        return refused(*wrong_with(line, wrong))
    try:
        return _compared(asked)
    except Exception as failure:  # noqa: BLE001 (what is wrong with one report must not keep the next from its answer)
        return refused(f"it could not be compared: {type(failure).__name__}", asked.id)


def _compared(asked: Asked) -> bytes:
    versions = [Version(one.audience, one.subject, one.text) for one in asked.versions]
    read = [facts.find(version) for version in versions]
    told = {
        "id": asked.id,
        "versions": [
            {"sections": [_section(s) for s in sections.parse(version.text)], "facts": [_fact(fact) for fact in those]}
            for version, those in zip(versions, read, strict=True)
        ],
        "contradictions": [_contradiction(found) for found in contradictions.find(versions, read)],
    }
    return msgspec.json.encode(told)


def refused(why: str, line_id: str | int | None = None) -> bytes:
    """The answer to a line that cannot be read."""
    return msgspec.json.encode({"id": line_id, "error": why})


def _section(section: Section) -> dict[str, object]:
    return {"name": section.name, "heading": section.heading, "start": section.start, "end": section.end}


def _fact(fact: Fact) -> dict[str, object]:
    return {"kind": fact.kind, **_span(fact), "about": fact.about}


def _contradiction(found: Contradiction) -> dict[str, object]:
    values = [{"version": place.version, **_span(place)} for place in found.values]
    return {"kind": found.kind, "about": found.about, "odd": found.odd, "reason": found.reason, "values": values}


def _span(place: Fact | Place) -> dict[str, object]:
    """Where it stands; `where` only in a subject."""
    span: dict[str, object] = {"start": place.start, "end": place.end, "value": place.value}
    return span | ({"where": place.where} if place.where != "text" else {})
