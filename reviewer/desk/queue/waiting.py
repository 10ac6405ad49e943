"""The queue: which reports stand on a page, and what is known of their drafts. Bounded reads by index (invariant 9).

A report is the sorted drafts of one incident and one kind; it stands where its leader stands: its first draft that can
still be decided or, when there is none, its first. A draft whose incident, kind or audience is unknown is its own row.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Value, When, Window
from django.db.models.functions import RowNumber

from reviewer.decisions.models import Decision
from reviewer.decisions.validity import counting, requirement_for
from reviewer.decisions.waiting import waiting_words
from reviewer.desk.queue.filters import Filters, Place, Sort
from reviewer.desk.queue.items import FATE, ITEM, Fate, Item
from reviewer.desk.queue.leaders import Asking, Leader, read_groups, read_leaders
from reviewer.desk.standing.carried_out import with_in_place
from reviewer.drafts.audiences import UNSORTED
from reviewer.drafts.models import WAITS, Draft, Mailbox, Revision
from reviewer.drafts.words import State
from reviewer.fence.classify import Known
from reviewer.fence.rules import load as load_fence

PAGE = 50
# A search looks through so many waiting drafts, the first in the order asked for, and keeps so many.
SEARCHED, FOUND = 5000, 1000
# Facets count so many waiting drafts, those that expire first.
SAMPLE = 1000
# A row shows what was sent or rejected lately beside what waits.
LATELY = timedelta(days=7)
# One report has a handful of drafts; an agent that runs wild shall not take the page down.
MOST_OF_REPORTS = 2000
MOST_MAILBOXES = 200


@dataclass(frozen=True)
class Page:
    """One page of reports: leaders in order, drafts by report, fates and approvals by draft, and who reads where.

    `beside`: the same with the drafts whose audience alone is unknown, which the page of a report shows as well.
    `edits`: by draft that waits, who has an edit of it, as id and name, whoever edited it last first.
    """

    leaders: list[Item]
    siblings: dict[tuple[int, str], list[Item]]
    beside: dict[tuple[int, str], list[Item]]
    fates: dict[int, Fate]
    approvals: dict[int, int]
    edits: dict[int, dict[int, str]]
    fence: dict[str, Known]
    next: Place | None
    search_full: bool

    def report(self, leader: Item) -> list[Item]:
        """The drafts of the report that `leader` stands for, itself among them."""
        return self.siblings.get(leader.report, [leader]) if leader.report else [leader]

    def shown_with(self, leader: Item) -> list[Item]:
        """The drafts of which the page of `leader` shows some beside it, itself among them."""
        return self.beside.get(leader.beside, [leader]) if leader.beside else [leader]

    def ready(self, item: Item, now: datetime) -> bool:
        """Whether it can still be decided."""
        fate = self.fates.get(item.id)
        return item.state == State.PENDING and item.expires_at > now and (fate is None or bool(fate.outcome))


@dataclass(frozen=True)
class Facets:
    """How many waiting drafts there are, by filter and value. `full` says that there are more than were counted."""

    counts: dict[str, dict[str, int]]
    total: int
    soon: int

    @property
    def full(self) -> bool:
        """Whether the numbers are "at least"."""
        return self.total >= SAMPLE

    @property
    def soon_words(self) -> str:
        """As "3 expire"."""
        return f"{self.soon} expire{'s' if self.soon == 1 else ''}"


def load_page(filters: Filters, now: datetime) -> Page:
    """The page of reports that the filters ask for, in at most eight queries."""
    found, full = _search(filters) if filters.q else (None, False)
    places = read_leaders(filters, found, now, PAGE + 1)
    items = _items(places[:PAGE], now)
    by_id = {item.id: item for item in items}
    # A draft may have gone between the two queries.
    leaders = [by_id[ident] for ident, _ in places[:PAGE] if ident in by_id]
    siblings: dict[tuple[int, str], list[Item]] = defaultdict(list)
    beside: dict[tuple[int, str], list[Item]] = defaultdict(list)
    for item in items:
        if item.report:
            siblings[item.report].append(item)
        if item.beside:
            beside[item.beside].append(item)
    more = place_of(leaders[-1], filters.sort) if len(places) > PAGE and leaders else None
    waiting = [item.id for item in items if item.state == State.PENDING]
    fates, approvals, edits = _fates(by_id), _approvals(by_id), _edits(waiting)
    return Page(leaders, siblings, beside, fates, approvals, edits, load_fence(), more, full)


def load_items(drafts: Iterable[int]) -> list[Item]:
    """Those of these drafts that still want a decision. One query."""
    decided = Exists(Decision.objects.filter(draft=OuterRef("pk"), outcome=""))
    rows = Draft.objects.filter(WAITS, ~decided, pk__in=drafts).order_by()
    return [Item(*values) for values in rows.values_list(*ITEM)]


def place_of(item: Item, sort: Sort) -> Place:
    """Where a draft stands in an order."""
    return tuple(getattr(item, name) for name in sort.fields)


def newer(seen: int) -> int:
    """How many waiting drafts came after the one with id `seen`; stops at SAMPLE."""
    return Draft.objects.filter(WAITS, pk__gt=seen).order_by()[:SAMPLE].count()


def newest() -> int:
    """The highest id of any draft; 0 when there is none."""
    return Draft.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def load_facets(filters: Filters, now: datetime) -> Facets:
    """Counts for the filters, each as if its own filter were off, from the SAMPLE drafts that expire first."""
    groups = read_groups(now, SAMPLE)
    names = ("severity", "kind", "audience", "mailbox")
    counts: dict[str, dict[str, int]] = {name: defaultdict(int) for name in names}
    wanted = {name: getattr(filters, name) for name in names}
    for severity, kind, audience, mailbox, number, _ in groups:
        known = audience if audience in settings.AUDIENCES else UNSORTED
        values = {"severity": severity, "kind": kind, "audience": known, "mailbox": mailbox}
        off = [name for name, value in wanted.items() if value is not None and value != values[name]]
        for name in off if len(off) == 1 else () if off else values:
            counts[name][str(values[name])] += number
    return Facets(counts, sum(group[4] for group in groups), sum(group[5] for group in groups))


def mailboxes() -> dict[int, str]:
    """Every mailbox's address; an agent has a handful."""
    return dict(Mailbox.objects.order_by("address").values_list("pk", "address")[:MOST_MAILBOXES])


def _search(filters: Filters) -> tuple[list[int], bool]:
    """Ids of the drafts that match the words, and whether there was more to look through."""
    pool = list(_pool(filters)[: SEARCHED + 1])
    found = list(_matching(filters, pool[:SEARCHED])[:FOUND])
    return found, len(pool) > SEARCHED or len(found) == FOUND


def search(filters: Filters) -> Asking:
    """The statement for the same ids, to be part of another."""
    found = _matching(filters, _pool(filters)[:SEARCHED])[:FOUND]
    return Asking(*found.query.sql_with_params())


def _pool(filters: Filters) -> "QuerySet[Draft, int]":
    """The drafts that a search looks through."""
    return _narrowed(filters).order_by(*filters.sort.order_by).values_list("pk", flat=True)


def _matching(filters: Filters, pool: "Sequence[int] | QuerySet[Draft, int]") -> "QuerySet[Draft, int]":
    words = filters.q
    match = (
        Q(subject__icontains=words)
        | Q(sender__icontains=words)
        | Q(incident__key__icontains=words)
        | Q(current__text__icontains=words)
    )
    return Draft.objects.filter(WAITS, match, pk__in=pool).order_by(*filters.sort.order_by).values_list("pk", flat=True)


def _narrowed(filters: Filters) -> QuerySet[Draft]:
    """What waits and meets the filters that are columns of a draft; the leaders' query asks for the rest."""
    wanted: dict[str, object] = {
        "severity": filters.severity,
        "kind": filters.kind,
        "mailbox": filters.mailbox,
    }
    if filters.audience and filters.audience != UNSORTED:
        wanted["audience"] = filters.audience
    return Draft.objects.filter(WAITS, **{name: value for name, value in wanted.items() if value is not None})


def _items(leaders: Sequence[Leader], now: datetime) -> list[Item]:
    """The leaders, and the drafts of their incidents that wait or were closed lately. What waits comes first.

    One report with more drafts than are read takes no place from the others: no leader is left out, and of each
    audience's versions of a report the first is read before the second of any.
    """
    ids = [ident for ident, _ in leaders]
    same = Q(
        Q(state=State.PENDING) | Q(closed_at__gte=now - LATELY),
        incident__in={incident for _, incident in leaders if incident},
        replaces=None,
    )
    order = (F("closed_at").asc(nulls_first=True), F("expires_at").asc(), F("id").asc())
    leads_first = Case(When(pk__in=ids, then=Value(0)), default=Value(1))
    nth = Window(RowNumber(), partition_by=[F("incident"), F("kind"), F("audience")], order_by=order)
    rows = Draft.objects.filter(Q(pk__in=ids) | same).order_by(leads_first, nth, *order)
    return [Item(*values) for values in rows.values_list(*ITEM)[:MOST_OF_REPORTS]]


def _fates(drafts: Iterable[int]) -> dict[int, Fate]:
    """The newest decision of each draft."""
    rows = Decision.objects.filter(draft__in=drafts, delivery__isnull=False).order_by("id")
    told = with_in_place(rows).values_list(*FATE)
    return {fate.draft_id: fate for fate in (Fate(*values) for values in told)}


def _edits(drafts: Sequence[int]) -> dict[int, dict[int, str]]:
    """Who has an edit of what each of these says now, and has not taken it back, whoever edited it last first."""
    made = Revision.objects.filter(draft__in=drafts, base=F("draft__current"), author__isnull=False, discarded_at=None)
    found: dict[int, dict[int, str]] = defaultdict(dict)
    for draft, author, name in made.order_by("-pk").values_list("draft", "author", "author__name")[:MOST_OF_REPORTS]:
        found[draft].setdefault(author, name)
    return found


def _approvals(drafts: Iterable[int]) -> dict[int, int]:
    """How many approvals each draft has that wait for others, of what it says now and by people who may give them.

    Without a policy one is enough and none waits.
    """
    if not settings.POLICY:
        return {}
    current = F("draft__current")
    rows = waiting_words().filter(Q(revision=current) | Q(revision__base=current), draft__in=drafts)
    asked = ("draft__severity", "draft__audience", "user__role", "user__is_active")
    rows = rows.select_related("draft", "user").only(*asked).order_by()
    return Counter(row.draft_id for row in rows if counting(requirement_for(row.draft), [row]))
