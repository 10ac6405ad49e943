"""What the mails of a thread are known by: what was compared with them is compared anew once they are others."""

from collections.abc import Iterable

from django.db.models import Count, Sum

from reviewer.desk.side_by_side.earlier import READ
from reviewer.drafts.models import Draft


def read_threads(drafts: Iterable[int]) -> dict[int, tuple[int, int | None]]:
    """Of each draft with a thread how many mails of it its readers have, or may get, and the sum of their texts' ids.

    Changes whenever one comes or goes, or says something else. Two queries.
    """
    rows = Draft.objects.filter(pk__in=set(drafts)).exclude(thread="").values_list("pk", "mailbox", "thread")
    places = {pk: (mailbox, thread) for pk, mailbox, thread in rows}
    where = {"mailbox__in": {one for one, _ in places.values()}, "thread__in": {one for _, one in places.values()}}
    same = Draft.objects.filter(**where, state__in=READ).order_by().values_list("mailbox", "thread")
    found = {(mailbox, thread): known for mailbox, thread, *known in same.annotate(Count("pk"), Sum("current"))}
    return {pk: (found[place][0], found[place][1]) for pk, place in places.items() if place in found}
