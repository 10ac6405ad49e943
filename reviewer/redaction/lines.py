"""One line in, one line out: the JSON that `manage.py scan` speaks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import msgspec

from reviewer.json_lines import UNREADABLE, wrong_with
from reviewer.redaction import meanings, replacements
from reviewer.redaction.engine import scan
from reviewer.redaction.meanings import Severity
from reviewer.redaction.values import Org, Scan, Where

# The strictest reader, for a line that names none.
STRICTEST = "customer"


class Asked(msgspec.Struct):
    """A line of the input; only `id` and `text` are needed.

    `incident` is the key of the incident that the mail is about, which its readers may know.
    """

    id: str | int
    text: str
    audience: str = STRICTEST
    subject: str = ""
    html: str = ""
    org: str | None = None
    incident: str | int | None = None


_ASKED: Final = msgspec.json.Decoder(Asked)


@dataclass(frozen=True)
class Answer:
    """A line of the output, the worst hint in it, and whether all of the mail was looked at with all that was asked.

    `stranger` is the organisation that the line names and that nothing is known about, although there is a file.
    """

    line: bytes
    worst: Severity | None
    whole: bool
    stranger: str = ""


def answer(line: bytes, orgs: Mapping[str, Org] | None) -> Answer:
    """The spans of one mail, or what is wrong with the line. `orgs` is None where no line is asked whose it is."""
    try:
        asked = _ASKED.decode(line)
    except UNREADABLE as wrong:
        return refused(*wrong_with(line, wrong))
    try:
        return _looked_at(asked, orgs)
    except Exception as failure:  # noqa: BLE001 (what is wrong with one mail must not keep the next from its answer)
        return refused(f"it could not be scanned: {type(failure).__name__}", asked.id)


def _looked_at(asked: Asked, orgs: Mapping[str, Org] | None) -> Answer:
    stranger = asked.org if asked.org and orgs is not None and asked.org not in orgs else ""
    org = (orgs or {}).get(asked.org or "", Org())
    if asked.incident:
        org = replace(org, references=(*org.references, str(asked.incident)))
    found = scan(asked.text, org, subject=asked.subject, html=asked.html)
    said = msgspec.json.encode(_told(asked, found))
    worst = meanings.worst(meanings.weight(span, asked.audience) for span in found.spans)
    return Answer(said, worst, whole=not (found.skipped or stranger), stranger=stranger)


def refused(why: str, line_id: str | int | None = None) -> Answer:
    """The answer to a line that cannot be read."""
    return Answer(msgspec.json.encode({"id": line_id, "error": why}), None, whole=False)


def _told(asked: Asked, found: Scan) -> dict[str, object]:
    """`spans` are the text's; those of the subject and the HTML part, and what was skipped, only if there are any."""
    texts = {Where.SUBJECT: asked.subject, Where.TEXT: asked.text, Where.HTML: asked.html}
    names = replacements.Names()
    told = {where: _spans(asked, texts[where], found, where, names) for where in texts}
    said: dict[str, object] = {"id": asked.id, "spans": told[Where.TEXT]}
    said |= {f"{where}_spans": spans for where, spans in told.items() if spans and where != Where.TEXT}
    return said | ({"skipped": found.skipped} if found.skipped else {})


def _spans(
    asked: Asked, text: str, found: Scan, where: Where, names: replacements.Names
) -> Sequence[dict[str, object]]:
    return [
        {
            "start": span.start,
            "end": span.end,
            "category": span.category,
            "severity": meanings.weight(span, asked.audience),
            "detectors": span.detectors,
            "replacement": names.name(span, text[span.start : span.end]),
            "reason": span.reason,
        }
        for span in found.of(where)
    ]
