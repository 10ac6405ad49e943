"""The lists of the rules: what is looked for in one and which page of it is shown, as the address says."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, TypeVar
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.dateparse import parse_datetime

from reviewer.desk.rules.rows import AllowedRow, FenceRow, fence_rows
from reviewer.redaction.house import Some
from reviewer.redaction.models import Allowed, OrgEntry

ON_A_PAGE = 100
Row = TypeVar("Row")


@dataclass(frozen=True)
class Sought:
    """What is looked for in a list: words, a kind, and, of what the house knows, the moment it was added at."""

    q: str = ""
    kind: str = ""
    added: str = ""
    page: str = ""

    @classmethod
    def read(cls, query: QueryDict) -> "Sought":
        """From the address; what is not known there is left out."""
        kind, page = query.get("kind", ""), query.get("page", "")
        return cls(
            q=query.get("q", "").replace("\0", "").strip()[:200],
            kind=kind if kind in OrgEntry.Kind.values else "",
            added=query.get("added", "") if _moment(query.get("added", "")) else "",
            page=page if page.isdecimal() and len(page) < 10 else "",
        )

    @property
    def any(self) -> bool:
        """Whether something is left out."""
        return bool(self.q or self.kind or self.added)

    @property
    def query(self) -> str:
        """As an address says it, without the page."""
        return replace(self, page="").here

    @property
    def here(self) -> str:
        """As an address says it."""
        return urlencode({name: value for name, value in vars(self).items() if value})

    @property
    def some(self) -> Some:
        """The same of what the house knows."""
        return Some(self.q, self.kind, _moment(self.added))


def _moment(said: str) -> datetime | None:
    try:
        parsed = parse_datetime(said)
        return parsed.astimezone(UTC) if parsed and parsed.tzinfo else None
    except (ValueError, OverflowError):
        return None


def back(request: HttpRequest, name: str) -> HttpResponseRedirect:
    """To the list, as it was when one of its buttons was pressed."""
    return to_list(name, Sought.read(request.GET))


def to_list(name: str, sought: Sought) -> HttpResponseRedirect:
    """To a list with what is sought in it."""
    return redirect(f"{reverse(name)}?{sought.here}" if sought.here else reverse(name))


def known_page(sought: Sought) -> Page[OrgEntry]:
    """Of what the house knows."""
    return _page(sought.some.entries().select_related("author"), sought)


def allowed_page(sought: Sought, now: datetime) -> Page[AllowedRow]:
    """Of the allowed values, those that have ended too; owners and reasons are looked through as well."""
    words = sought.q
    found = Q(value__icontains=words) | Q(owner__icontains=words) | Q(reason__icontains=words)
    page: Page[Any] = _page(Allowed.objects.filter(found if words else Q()), sought)
    return Page([AllowedRow(entry, entry.holds(now)) for entry in page], page.number, page.paginator)


def fence_page(sought: Sought) -> Page[FenceRow]:
    """Of who reads where; audiences and notes are looked through as well."""
    words = sought.q.casefold()
    return _page([row for row in fence_rows() if words in row.words.casefold()], sought)


def _page(rows: "QuerySet[Any, Row] | Sequence[Row]", sought: Sought) -> Page[Row]:
    return Paginator(rows, ON_A_PAGE).get_page(sought.page)
