"""Who changed the rules last, and what exactly: told from the history, for the pages of the rules."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any

from reviewer.audit.actions import Act
from reviewer.audit.models import Event
from reviewer.audit.record import newest
from reviewer.desk.history.telling import ToldEvent, tell
from reviewer.redaction.models import CATEGORIES, SEVERITIES, OrgEntry

CHANGES_SHOWN = 20
# What the pages call a category, a kind of entry, and what a hint does.
_LABELS, _KINDS = dict(CATEGORIES), dict(OrgEntry.Kind.choices)
_DOES = {name: label.lower() for name, label in SEVERITIES}
FENCE = (Act.FENCE_SET, Act.FENCE_REMOVED)
KNOWN = (Act.REDACTION_KNOWN, Act.REDACTION_FORGOTTEN)
ENTRIES = (Act.REDACTION_ALLOWED, Act.REDACTION_DISALLOWED)


@dataclass(frozen=True)
class Change:
    """One change of the rules, told: `object` is what was changed, `words` how."""

    told: ToldEvent
    object: str
    words: str


def changes(*actions: Act) -> list[Change]:
    """The last changes that are one of these actions, newest first. A query for each, so that it has its index."""
    found = (newest(Event.objects.filter(action=action), CHANGES_SHOWN) for action in actions)
    ordered = sorted(chain.from_iterable(found), key=lambda event: event.seq, reverse=True)
    return [_change(event) for event in ordered[:CHANGES_SHOWN]]


def _change(event: Event) -> Change:
    told, data = tell(event), event.data
    if not told.sound:
        return Change(told, "", "")
    if event.action in FENCE:
        return Change(told, str(data.get("pattern", "")), _reads(data.get("now"), data.get("was")))
    if event.action in ENTRIES:
        return Change(told, str(data.get("value") or ""), _allows(data))
    if event.action in KNOWN:
        return Change(told, *_known(data))
    category, audience, now, was = (str(data.get(name) or "") for name in ("category", "audience", "now", "was"))
    became = now and f"now {_DOES.get(now, now)}", was and f"before {_DOES.get(was, was)}"
    return Change(told, _LABELS.get(category, category), _joined(audience, *became))


def _known(data: Mapping[str, Any]) -> tuple[str, str]:
    """Of what the house knows: one entry that was forgotten, or how many of each kind came or went."""
    removed = data.get("removed") or {}
    counted = sorted((data.get("added") or removed).items())
    if counted:
        thing = f"{sum(removed.values()):,} entries" if removed else str(data.get("source") or "")
        return thing, _joined(*(f"{count:,} {kind.replace('_', ' ')}" for kind, count in counted))
    kind = str(data.get("kind", ""))
    return str(data.get("value") or ""), _joined(_numbered(data), _KINDS.get(kind, kind).lower())


def _reads(now: Mapping[str, Any] | None, was: Mapping[str, Any] | None) -> str:
    """Who reads at an address: all of a rule that is new or gone, else what of it became what."""
    if now and was:
        differ = [name for name in ("audience", "people", "note") if now.get(name) != was.get(name)]
        return "; ".join(f"{_ABOUT[name]}now {_short(name, now)}, before {_short(name, was)}" for name in differ)
    rule = now or was or {}
    people = f"{rule['people']:,} {'person' if rule['people'] == 1 else 'people'}" if rule.get("people") else ""
    note = f"“{rule['note']}”" if rule.get("note") else ""
    whole = _joined(str(rule.get("audience") or ""), people, note)
    return whole and f"{'now' if now else 'before'} {whole}"


# What is said before one part of a rule.
_ABOUT = {"audience": "", "people": "people ", "note": "note "}


def _short(name: str, rule: Mapping[str, Any]) -> str:
    value = rule.get(name)
    if name == "people":
        return f"{value:,}" if value else "not known"
    return (f"“{value}”" if value else "none") if name == "note" else str(value)


def _allows(data: Mapping[str, Any]) -> str:
    """An allowed value: its number, for what it holds, who answers for it, until when and why."""
    category, owner, ends = (str(data.get(name) or "") for name in ("category", "owner", "ends"))
    last = date.fromisoformat(ends) if ends else None
    until = f"until {last.day} {last:%b %Y}" if last else ""
    scope = _LABELS.get(category, category).lower(), str(data.get("audience") or "")
    held = _joined(_numbered(data), "pattern" if data.get("pattern") else "", *scope)
    told = _joined(held, owner and f"{owner} answers for it", until)
    return "; ".join(part for part in (told, str(data.get("reason") or "")) if part)


def _numbered(data: Mapping[str, Any]) -> str:
    return f"entry {data['entry']}" if data.get("entry") else ""


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)
