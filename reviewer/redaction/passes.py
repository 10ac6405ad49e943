"""The background scan: open drafts that nobody scanned, or by other rules, or for others, or that nobody counted since.

Found on the beat.
"""

import logging
import time
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import chain

from django.conf import settings
from django.db.models import CharField, Exists, F, Q, QuerySet, Value
from django.db.models.functions import Cast, Coalesce, Concat
from django.utils import timezone

from reviewer import stopping
from reviewer.drafts.models import Draft
from reviewer.drafts.words import State
from reviewer.nudge import nudge
from reviewer.redaction.hints import Rules, of_many
from reviewer.redaction.house.context import OF_CODE
from reviewer.redaction.models import Progress

log = logging.getLogger(__name__)

LOT = 50
# No lot is begun later. The one under way takes as long as its mails do: long ones may outlast the next pass's turn.
LASTS = 20.0
# What reviewer.redaction.scanning.read_as makes of a draft.
READ_AS = Concat("audience", Value("/"), "kind", Value("/"), Coalesce(Cast("incident_id", CharField()), Value("")))
# What the worker of another release has scanned is left as it is for so long: in an upgrade both run for a while, and
# each would find all that waits scanned by the other, in turns. By then the one that goes is gone.
TURN = timedelta(minutes=10)
# Rows get their ids before they can be seen: a pass looks back so far for those that came late.
LATE = 200


def scan(seconds: float = LASTS) -> int:
    """Scan what wants it, oldest first, until nothing does or time is up; how many were scanned.

    Two at once do no harm: each writes down the same, unless they are of two releases, and those leave each other's
    alone for a while. A change of the rules begins anew, with a total to count to.
    """
    end, done, rules = time.monotonic() + seconds, 0, Rules()
    for drafts in chain(_by_other_rules(rules.stamp), _of_before(rules.stamp)):
        if time.monotonic() > end or stopping.asked():
            break
        of_many([(draft, draft.current) for draft in drafts if draft.current is not None], rules)
        done += len(drafts)
    if done:
        log.info("scanned %d revisions", done)
        if settings.SECOND_OPINION:
            nudge("redaction.second_opinion")
    return done


def _begun(stamp: str) -> Progress:
    progress, _ = Progress.objects.get_or_create(pk=1)
    if progress.stamp != stamp:
        progress.stamp, progress.through, progress.done = stamp, 0, 0
        progress.total = _unlike(stamp).count()
        progress.save(update_fields=["stamp", "through", "done", "total"])
    return progress


def _wanting(stamp: str) -> QuerySet[Draft]:
    """The drafts that wait and were not scanned by these rules."""
    return _waiting().filter(_other(stamp))


def _unlike(stamp: str) -> QuerySet[Draft]:
    """The same with those that another release's code has scanned lately: their turn is still to come."""
    return _waiting().filter(Q(current__scan__isnull=True) | ~Q(current__scan__stamp=stamp))


def _other(stamp: str) -> Q:
    """Not scanned by these rules, and if by another release's, not lately."""
    old = Q(current__scan__stamp="") | Q(current__scan__stamp__startswith=stamp[:OF_CODE])
    in_turn = old | Q(current__scan__scanned_at__lte=timezone.now() - TURN)
    return Q(current__scan__isnull=True) | (~Q(current__scan__stamp=stamp) & in_turn)


def _waiting() -> QuerySet[Draft]:
    return Draft.objects.filter(state=State.PENDING, current__isnull=False).select_related("current", "incident")


def _by_other_rules(stamp: str) -> Iterator[Sequence[Draft]]:
    """Lots of them; when the next one is asked for, the one before is done."""
    progress = _begun(stamp)
    while drafts := _next(_wanting(stamp), progress.through - LATE):
        yield drafts
        through = max(progress.through, *(draft.current_id or 0 for draft in drafts))
        Progress.objects.filter(pk=1, stamp=stamp).update(through=through, done=F("done") + len(drafts))
        progress.through = through
    # What others have scanned, or decided, before its turn came was in the total as well.
    short = Progress.objects.filter(pk=1, stamp=stamp, done__lt=F("total"))
    short.filter(~Exists(_unlike(stamp).filter(replaces=None))).update(done=F("total"))


def _of_before(stamp: str) -> Iterator[Sequence[Draft]]:
    """Lots of drafts whose counts are of before; each draft once."""
    keys = list(of_before(stamp).values_list("pk", flat=True))
    for at in range(0, len(keys), LOT):
        yield list(_waiting().filter(pk__in=keys[at : at + LOT]))


def of_before(stamp: str) -> QuerySet[Draft]:
    """Those that wait and were for others, or of another report, when they were scanned, or uncounted; oldest first.

    And those by other rules, where a draft waits again whose turn the pass by these rules had passed over meanwhile.
    In the order of an index of what waits: by what is current the drafts of the whole history would be walked.
    """
    counted = Q(current__scan__read_as=READ_AS, current__scan__uncounted=None)
    return _waiting().filter(~counted | _other(stamp), replaces=None).order_by("received_at", "id")


def _next(wanting: QuerySet[Draft], after: int) -> Sequence[Draft]:
    return list(wanting.filter(current__gt=after).order_by("current_id")[:LOT])
