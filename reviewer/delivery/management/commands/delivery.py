"""`manage.py delivery status|retry|settle`: the outbox for whoever has the night shift and only a terminal."""

from argparse import ArgumentTypeError
from datetime import datetime, timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.models import F, QuerySet
from django.utils import timezone

from reviewer import trace
from reviewer.accounts.models import User
from reviewer.decisions import under_way
from reviewer.decisions.models import Brake, Delivery
from reviewer.decisions.refused import AlreadyDecided, Refused
from reviewer.delivery import brake
from reviewer.logs import one_line
from reviewer.storable import storable_text

OPEN = (Delivery.State.WAITING, Delivery.State.POSTING, Delivery.State.NEEDS_LOOK)
HEAD = ("id", "state", "step", "action", "draft", "decided by", "due", "attempts", "lease", "problem")
HELD = {Brake.Kind.CALLS: "Calls to MultiMail pause", Brake.Kind.SENDS: "MultiMail takes no more mails"}
# The last column may hold sentences; all of it stands on the draft's page.
LONGEST = 100
MOST = 1_000_000


class Command(BaseCommand):
    """Look at the outbox; hand back or settle what needs a look."""

    help = "Show what is to be carried out on MultiMail; try again or settle by hand what needs a look."

    def add_arguments(self, parser: CommandParser) -> None:
        """Three words, each with its own arguments."""
        words = parser.add_subparsers(dest="word", required=True, metavar="status|retry|settle")
        status = words.add_parser("status", help="a line for each delivery; without --state, for those not finished")
        status.add_argument("--state", action="append", choices=Delivery.State.values, help="may stand more than once")
        status.add_argument("--problem", type=_words, metavar="WORDS", help="those whose problem has these words")
        status.add_argument("--most", type=_number, default=100, help="how many lines at most (100)")
        retry = words.add_parser(
            "retry", help="hand those that need a look back to a worker, which looks before it acts"
        )
        which = retry.add_mutually_exclusive_group(required=True)
        which.add_argument("id", type=int, nargs="*", default=[], help="their numbers, as status shows them")
        which.add_argument("--problem", type=_words, metavar="WORDS", help="all whose problem has these words")
        settle = words.add_parser(
            "settle", aliases=["take"], help="close one that needs a look: you have settled it on MultiMail"
        )
        for acting in (retry, settle):
            acting.add_argument("--as", dest="email", required=True, help="who does this; the history names them")
        settle.add_argument("id", type=int, help="the delivery's number, as status shows it")
        settle.add_argument("--reason", required=True, help="what you found on MultiMail, for the history")

    def handle(self, *, word: str, **options: Any) -> None:
        """Exit status 0 when it is done, 1 when it is refused, 2 when the words make no sense."""
        if word == "status":
            self._status(options["state"], options["problem"], options["most"])
        elif word == "retry":
            self._retry(options["id"], options["problem"], _person(options["email"]))
        else:
            self._act(word, options["id"], _person(options["email"]), options["reason"])

    def _status(self, states: list[str] | None, problem: str | None, most: int) -> None:
        for one in brake.pulled():
            self.stdout.write(one_line(f"{HELD[Brake.Kind(one.kind)]} until {one.until:%H:%M:%S} UTC: {one.reason}"))
        rows = _with(problem, Delivery.objects.filter(state__in=states or OPEN))
        total, now = rows.count(), timezone.now()
        if not total:
            none = f"has the state {' or '.join(states)}" if states else "is under way or needs a look"
            self.stdout.write(f"No delivery {none}{', with these words in its problem' if problem else ''}.")
            return
        for line in _table([HEAD, *(_cells(row, now) for row in _first(rows, most))]):
            self.stdout.write(line)
        if total > most:
            self.stdout.write(f"... and {total - most} more (--most {total} shows all).")

    def _retry(self, chosen: list[int], problem: str | None, user: User) -> None:
        """Each by itself: one that is refused keeps none of the others back."""
        if problem:
            rows = _with(problem, Delivery.objects.filter(state=Delivery.State.NEEDS_LOOK))
            chosen = list(rows.order_by("pk").values_list("pk", flat=True))
            if not chosen:
                raise CommandError("No delivery needs a look, with these words in its problem.")
        refused: list[str] = []
        for delivery_id in dict.fromkeys(chosen):
            try:
                self._act("retry", delivery_id, user)
            except CommandError as error:
                refused.append(str(error))
        if refused:
            raise CommandError("\n".join(dict.fromkeys(refused)))

    def _act(self, word: str, delivery_id: int, user: User, reason: str = "") -> None:
        row = Delivery.objects.filter(pk=delivery_id).first()
        if row is None:
            raise CommandError(f"There is no delivery {delivery_id}. `delivery status` shows their numbers.")
        try:
            with trace.follow(trace.fresh()):
                if word == "retry":
                    under_way.retry(user, row.decision_id, row.retried)
                else:
                    under_way.settle(user, row.decision_id, reason, row.retried)
        except AlreadyDecided as refused:
            row.refresh_from_db()
            words = f"Delivery {delivery_id} is {row.get_state_display().lower()}"
            raise CommandError(f"{words}: only one that needs a look can be acted on.") from refused
        except Refused as refused:
            raise CommandError(str(refused)) from refused
        done = "waits for a worker again" if word == "retry" else "is settled by hand"
        self.stdout.write(f"Delivery {delivery_id} {done}, in the name of {user}.")


def _number(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= MOST:
        raise ArgumentTypeError(f"must be 1 to {MOST:,}")
    return int(text)


def _words(text: str) -> str:
    """No words would be in every problem."""
    if not text.strip():
        raise ArgumentTypeError("must have words in it")
    return text.strip()


def _with(problem: str | None, rows: "QuerySet[Delivery]") -> "QuerySet[Delivery]":
    return rows.filter(problem__icontains=problem) if problem else rows


def _person(email: str) -> User:
    try:
        return User.objects.get(email__iexact=storable_text(email).strip())
    except User.DoesNotExist:
        raise CommandError(f"Nobody at the desk has the address {email}.") from None


def _first(rows: "QuerySet[Delivery]", most: int) -> "QuerySet[Delivery]":
    """Those that need a person in front, then those being posted, then as they are due; finished ones latest first."""
    related = rows.select_related("decision__draft", "decision__decided_by")
    return related.order_by(F("finished_at").desc(nulls_first=True), "state", "due_at", "pk")[:most]


def _cells(row: Delivery, now: datetime) -> tuple[str, ...]:
    decision = row.decision
    return (
        str(row.pk),
        row.state,
        row.step or "-",
        decision.action,
        decision.draft.multimail_id,
        str(decision.decided_by),
        _when(row.due_at, now) if row.state in OPEN else "-",
        str(row.attempts),
        f"{row.lease_owner}, {_when(row.lease_until, now)}" if row.lease_owner and row.lease_until else "-",
        _cut(row.problem or row.note) or "-",
    )


def _when(moment: datetime, now: datetime) -> str:
    """As in "in 8 s" and "2 h ago"."""
    span = _span(abs(moment - now))
    return f"in {span}" if moment > now else f"{span} ago"


def _span(length: timedelta) -> str:
    seconds = int(length.total_seconds())
    for size, unit in ((86400, "d"), (3600, "h"), (60, "min")):
        if seconds >= 2 * size:
            return f"{seconds // size} {unit}"
    return f"{seconds} s"


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 3]}..."


def _table(rows: list[tuple[str, ...]]) -> list[str]:
    """Columns as wide as they need to be; what a mail or MultiMail put in stays on its line (invariant 7)."""
    clean = [[one_line(cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*clean, strict=True)]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in clean]
