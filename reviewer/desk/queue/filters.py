"""What the queue's address asks for. Pure: parameters in, a value out; what means nothing is named, never an error."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

from incidents.models import Severity
from reviewer.desk.carried import LONGEST
from reviewer.drafts.audiences import UNSORTED
from reviewer.drafts.words import Kind

WAITING, DECIDED = "waiting", "decided"
STATES = {WAITING: "Waiting", DECIDED: "Decided, under way"}
# The largest id a database column holds.
LARGEST = 2**63 - 1
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Sort:
    """An order of drafts. The fields end in `id`, so that no two drafts stand in the same place."""

    name: str
    label: str
    fields: tuple[str, ...]
    descending: bool = False

    @property
    def order_by(self) -> list[str]:
        """For Django."""
        return [f"-{name}" if self.descending else name for name in self.fields]


SORTS = {
    sort.name: sort
    for sort in (
        Sort("expires", "Expires first", ("expires_at", "id")),
        Sort("newest", "Newest first", ("received_at", "id"), descending=True),
        Sort("severity", "Most severe first", ("severity", "expires_at", "id")),
    )
}
SEVERITIES = {level.label.lower(): level for level in Severity}
KINDS = {(kind.value or UNSORTED): kind for kind in Kind}

# A place in the order: the values of the sort's fields.
Place = tuple[int | datetime, ...]


@dataclass(frozen=True)
class Filters:
    """None matches everything. `ignored` names the parameters whose values mean nothing here."""

    severity: Severity | None = None
    kind: Kind | None = None
    audience: str | None = None
    mailbox: int | None = None
    state: str | None = None
    q: str = ""
    sort: Sort = SORTS["expires"]
    after: Place | None = None
    ignored: tuple[str, ...] = field(default=(), compare=False)

    @property
    def narrow(self) -> bool:
        """Whether anything is left out."""
        return any((self.severity is not None, self.kind is not None, self.audience, self.mailbox, self.state, self.q))

    @property
    def params(self) -> dict[str, str]:
        """The parameters that say the same, without the place."""
        chosen = {
            "q": self.q,
            "severity": self.severity.label.lower() if self.severity is not None else "",
            "kind": (self.kind.value or UNSORTED) if self.kind is not None else "",
            "audience": self.audience or "",
            "mailbox": str(self.mailbox or ""),
            "state": self.state or "",
            "sort": self.sort.name if self.sort.name != "expires" else "",
        }
        return {name: value for name, value in chosen.items() if value}

    def query(self, after: Place | None = None) -> str:
        """As "?severity=sev1", with a place when one is given; "" when nothing is asked."""
        params = self.params | ({"after": written(after)} if after else {})
        return f"?{urlencode(params)}" if params else ""

    @property
    def narrower_than_search(self) -> bool:
        """Whether something beside the search leaves drafts out."""
        return replace(self, q="").narrow


def parse(params: Mapping[str, str], audiences: list[str]) -> Filters:
    """Read the parameters of an address."""
    ignored: list[str] = []

    def among(name: str, known: Mapping[str, object]) -> str:
        value = params.get(name, "").strip().lower()
        if value and value not in known:
            ignored.append(name)
        return value if value in known else ""

    severity, kind = among("severity", SEVERITIES), among("kind", KINDS)
    sort = SORTS[among("sort", SORTS) or "expires"]
    after = read(params.get("after", ""), sort)
    if params.get("after") and after is None:
        ignored.append("after")
    mailbox = params.get("mailbox", "").strip()
    if mailbox and not _is_id(mailbox):
        ignored.append("mailbox")
    return Filters(
        severity=SEVERITIES[severity] if severity else None,
        kind=KINDS[kind] if kind else None,
        audience=among("audience", dict.fromkeys([*audiences, UNSORTED])) or None,
        mailbox=int(mailbox) if _is_id(mailbox) else None,
        state=among("state", STATES) or None,
        q=params.get("q", "").replace("\x00", "").strip()[:LONGEST],
        sort=sort,
        after=after,
        ignored=tuple(ignored),
    )


def _is_id(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 20 and 0 < int(text) <= LARGEST


def written(place: Place) -> str:
    """A place for an address: numbers joined by "_", moments as microseconds since 1970."""
    return "_".join(str(_microseconds(value) if isinstance(value, datetime) else int(value)) for value in place)


def read(text: str, sort: Sort) -> Place | None:
    """The place that `written` wrote, or None."""
    parts = text.split("_")
    if len(parts) != len(sort.fields) or not all(part.isascii() and part.isdigit() for part in parts):
        return None
    numbers = [int(part[:20]) for part in parts]
    try:
        place = tuple(
            EPOCH + timedelta(microseconds=number) if name.endswith("_at") else number
            for name, number in zip(sort.fields, numbers, strict=True)
        )
    except OverflowError:
        return None
    return place if all(number <= LARGEST for number in numbers) else None


def _microseconds(moment: datetime) -> int:
    return (moment - EPOCH) // timedelta(microseconds=1)
