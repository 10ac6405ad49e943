"""What about a version's wording a reviewer should look at, by audience. Pure; false alarms cost trust."""

from collections.abc import Callable, Collection, Iterator, Mapping

from reviewer.comparison.values import Remark, Version

from . import items, phrases, unseen

Rule = Callable[[Version, str], Iterator[Remark]]

RULES: Mapping[str, Rule] = {
    "blame": phrases.blame,
    "fault": phrases.fault,
    "jargon": phrases.jargon,
    "pressure": phrases.pressure,
    "hidden": unseen.hidden,
    "parts": unseen.parts,
    "remote_image": unseen.remote_images,
    "picture": unseen.pictures,
    "link": unseen.links,
    "no_owner": items.without_owner,
    "no_due": items.without_due,
    "no_next_update": items.without_next_update,
}

ALWAYS = frozenset({"blame", "pressure", "hidden", "parts", "remote_image", "picture", "link", "no_next_update"})
BY_AUDIENCE: Mapping[str, frozenset[str]] = {
    "engineering": ALWAYS | {"no_owner", "no_due"},
    "executive": ALWAYS | {"no_owner", "no_due"},
    "customer": ALWAYS | {"fault", "jargon"},
}


def remarks(version: Version, kind: str, off: Collection[str] = ()) -> list[Remark]:
    """Remarks on a version, in the order they stand in subject, text and HTML.

    `kind` is the report's ("status-update", "postmortem", ...); kinds of remarks in `off` are left out. An audience
    that is not in the table gets what every audience gets.
    """
    wanted = BY_AUDIENCE.get(version.audience, ALWAYS) - set(off)
    found = [remark for name, rule in RULES.items() if name in wanted for remark in rule(version, kind)]
    places = ("subject", "text", "html")
    return sorted(found, key=lambda remark: (places.index(remark.where), remark.start, remark.kind))
