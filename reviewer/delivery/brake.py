"""Limits and outages, shared by all workers through one row for each kind of call (decisions.Brake).

    what MultiMail does                     what follows
    --------------------------------------  --------------------------------------------------------------------
    429 with Retry-After                    all calls wait that long
    429 about quota or warm-up on a send,   sends wait that long (an hour when it does not say); deciding goes on
    or for more than a minute
    TRIP failures in a row                  all calls wait 2, 4, 8 ... 60 s; then one worker probes, the others wait on
    an answer                               failures are forgotten

A held-back delivery is not claimed, so an outage uses up no attempts; the sweep finds it when the brake is released.
All of it is by the clock that all processes share. A stop that lasts longer than any can was written before that was
set back: it is over.
"""

import math
import time
from datetime import timedelta
from typing import Any

from django.db.models import Case, Exists, F, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce, Greatest, Least

from reviewer.clock import AHEAD, DatabaseNow
from reviewer.decisions.models import Brake
from reviewer.outbound import MAX_RETRY_AFTER
from reviewer.prepared import prepared
from reviewer.storable import fitted

# Failures in a row before calls stop, and how long they stop then, in seconds.
TRIP = 4
FIRST_STOP, LONGEST_STOP = 2.0, 60.0
# Who probes has this long; then the next one may.
PROBE = timedelta(seconds=20)
QUOTA_STOP = MAX_RETRY_AFTER
# Nothing lasts longer, a limit that MultiMail names and any other stop.
LONGEST_LIMIT, LONGEST = timedelta(seconds=MAX_RETRY_AFTER) + AHEAD, timedelta(seconds=LONGEST_STOP) + AHEAD

# What a brake says that holds nothing back.
RELEASED: dict[str, Any] = {"until": None, "limit": None, "since": None, "reason": ""}

Kind = Brake.Kind


def worn() -> bool:
    """Whether calls are held back or have failed lately; when not, an attempt has nothing more to ask or to forget."""
    return bool(_worn())


@prepared
def _worn() -> QuerySet[Brake]:
    return _are_worn()


def worn_within() -> Exists:
    """`worn` as a part of another query, which is one less."""
    return Exists(_are_worn())


def stopped_within() -> Exists:
    """Whether calls are held back, as a part of another query."""
    return Exists(pulled().filter(kind=Kind.CALLS))


def _are_worn() -> QuerySet[Brake]:
    return Brake.objects.filter(Q(until__isnull=False) | Q(failures__gt=0), kind=Kind.CALLS)


class Glance:
    """`worn` as of at most EVERY seconds ago, for whoever asks between one call and the next.

    One for all threads of a process. What this process itself meets is news at once.
    """

    EVERY = 0.1

    def __init__(self) -> None:
        self._asked, self._worn = -math.inf, False

    def worn(self) -> bool:
        """Asked anew when the last answer is too old, or was that calls are held back."""
        if self._worn or time.monotonic() - self._asked > self.EVERY:
            self.look()
        return self._worn

    def look(self) -> bool:
        """Asked anew."""
        return self.told(worn())

    def told(self, worn: bool) -> bool:
        """What somebody was told who asked along with something else."""
        self._asked, self._worn = time.monotonic(), worn
        return worn

    def forget(self) -> None:
        """Something was met: the next one asks."""
        self._asked = -math.inf


glance = Glance()


def stopped_for(kind: Kind) -> float:
    """For how many seconds calls of this kind wait; 0 when nothing holds them back."""
    held = pulled().filter(kind=kind, until__isnull=False)
    until, now = held.annotate(now=DatabaseNow()).values_list("until", "now").first() or (None, None)
    return (until - now).total_seconds() if until and now else 0.0


def may_call(kind: Kind) -> bool:
    """Whether the caller may go ahead now. After a stop for failures only one may, until it has an answer."""
    row = Brake.objects.filter(kind=kind, until__isnull=False).first()
    if row is None:
        return True
    if stopped_for(kind):
        return False
    after_failures = row.failures >= TRIP
    released = {"until": DatabaseNow(PROBE)} if after_failures else RELEASED
    return bool(Brake.objects.filter(kind=kind, until=row.until).update(**released)) or not after_failures


def limited(kind: Kind, seconds: float, reason: str) -> None:
    """MultiMail named a limit: calls of this kind wait; a longer wait that already stands is kept.

    Neither failures nor answers of calls that were begun before shorten it.
    """
    _row(kind)
    glance.forget()
    until = DatabaseNow(timedelta(seconds=seconds))
    Brake.objects.filter(kind=kind).update(
        until=_later_of("until", until),
        limit=_later_of("limit", until),
        since=Coalesce(F("since"), DatabaseNow()),
        reason=fitted(Brake, "reason", reason),
    )


def failed(reason: str) -> float:
    """A call failed on the way or inside MultiMail; for how many seconds calls stop now, by many in a row or a limit.

    0 when they go on. The reason of what stops them longest is kept.
    """
    _row(Kind.CALLS)
    glance.forget()
    now = DatabaseNow()
    Brake.objects.filter(kind=Kind.CALLS).update(
        failures=Least(F("failures") + 1, 1000), since=Coalesce(F("since"), now), reason=_unless_limited(now, reason)
    )
    asked = Brake.objects.annotate(now=now)
    failures, limit, moment = asked.values_list("failures", "limit", "now").get(kind=Kind.CALLS)
    limited_for = max(0.0, (limit - moment).total_seconds()) if limit else 0.0
    if failures < TRIP:
        return limited_for
    seconds = min(FIRST_STOP * 2.0 ** min(failures - TRIP, 10), LONGEST_STOP)
    until = DatabaseNow(timedelta(seconds=seconds))
    Brake.objects.filter(kind=Kind.CALLS).update(until=_later_of("limit", until), reason=_unless_limited(until, reason))
    return max(seconds, limited_for)


def answered() -> None:
    """MultiMail answered properly: failures are forgotten, a limit is not. Writes nothing when there were none."""
    failing = Brake.objects.filter(kind=Kind.CALLS, failures__gt=0)
    if failing.filter(limit__gt=DatabaseNow()).update(failures=0, until=F("limit")):
        return
    over = failing.filter(Q(until__isnull=True) | Q(failures__gte=TRIP))
    over.update(failures=0, **RELEASED)


def pulled() -> QuerySet[Brake]:
    """The brakes that are pulled now."""
    return Brake.objects.filter(_LASTS, until__gt=DatabaseNow())


def held() -> QuerySet[Brake]:
    """The brakes that are pulled, and that of calls also while nobody has been answered behind a stop that just ended.

    Between the end of a stop and the next probe nothing holds them back, and MultiMail fails as before.
    """
    probed_soon = Q(
        kind=Kind.CALLS, failures__gte=TRIP, until__gt=DatabaseNow(-LONGEST), until__lte=DatabaseNow(LONGEST)
    )
    return Brake.objects.filter(_LASTS & Q(until__gt=DatabaseNow()) | probed_soon)


# What may hold calls back at all.
_LASTS = Q(until__lte=DatabaseNow(LONGEST)) | Q(limit__gt=DatabaseNow(), until__lte=DatabaseNow(LONGEST_LIMIT))


def _later_of(name: str, moment: DatabaseNow) -> Greatest:
    """What this column of a brake holds, or this moment if that is later."""
    return Greatest(Coalesce(F(name), moment), moment)


def _unless_limited(moment: DatabaseNow, reason: str) -> Case:
    """The reason of the limit that lasts until after this moment, or this one where there is none."""
    return Case(When(limit__gt=moment, then=F("reason")), default=Value(fitted(Brake, "reason", reason)))


def _row(kind: Kind) -> None:
    """There is one, and none that lasts longer than any can: of two stops the longer one is kept."""
    Brake.objects.get_or_create(kind=kind)
    Brake.objects.filter(kind=kind, until__gt=DatabaseNow()).exclude(_LASTS).update(**RELEASED)
