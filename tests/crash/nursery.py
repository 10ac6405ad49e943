"""A program that holds Django ready and forks a worker process for each order: real code, real database, real HTTP.

Orders come as JSON lines on standard input: `{"do": name, ...}`. The child's pid is answered at once, its result when
it has ended well: `{"pid": 1, "result": ...}`. Nothing here opens a connection before the fork, so that a child that is
killed takes its own connections with it, as a worker does.
"""

import encodings.idna  # noqa: F401 (what a worker has long loaded when its first message comes)
import json
import os
import signal
import sys
import threading
import traceback
from collections.abc import Callable
from typing import Any

import django
import kombu.transport.filesystem  # noqa: F401
from celery import current_app

django.setup()
current_app.amqp  # noqa: B018

from reviewer.accounts.models import Role, User  # noqa: E402 (Django comes first)
from reviewer.audit.record import verify  # noqa: E402
from reviewer.decisions.models import Action  # noqa: E402
from reviewer.decisions.record import give_verdict  # noqa: E402
from reviewer.delivery import brake  # noqa: E402
from reviewer.delivery.job import LOT, claim  # noqa: E402
from reviewer.delivery.worker import deliver, work  # noqa: E402
from reviewer.drafts.edit import save_edit  # noqa: E402
from reviewer.drafts.models import Draft  # noqa: E402
from reviewer.drafts.sync import sync  # noqa: E402
from reviewer.multimail import connect  # noqa: E402

REASON = "As the commander asked"


def hire(email: str) -> None:
    """Add the lead who decides."""
    User.objects.create_user(email, name="Lena Brandt", role=Role.LEAD)


def decide(by: str, mails: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Mirror the drafts and decide each."""
    sync()
    person = User.objects.get(email=by)
    return [_decide(person, **mail) for mail in mails]


def _decide(person: User, email_id: str, action: str, subject: str, leaves_out: bool) -> dict[str, Any]:
    """Decide one draft; an edit gives it the subject, and may leave out who is on cc."""
    draft = Draft.objects.select_related("current").get(multimail_id=email_id)
    read = draft.current
    if read is None:
        raise ValueError(f"{email_id} has no revision")
    digest = read.digest
    if action == Action.EDIT:
        keep = set(read.to) if leaves_out else {*read.to, *read.cc}
        digest = save_edit(person, draft.pk, digest, subject, read.text, keep).digest
    decision = give_verdict(person, draft.pk, Action(action), digest, REASON).decision
    if decision is None:
        raise ValueError("the policy waits for others")
    return {"email_id": email_id, "subject": subject, "draft": draft.pk, "delivery": decision.delivery.pk}


def attempt(deliveries: list[int]) -> None:
    """What a Celery worker does with one message: one delivery, or a lot that a drain claims."""
    if len(deliveries) == 1:
        deliver(deliveries[0])
    else:
        work(claim(LOT, pk__in=deliveries), worn=brake.worn())


def check() -> list[Any]:
    """How many events the history holds, and where it breaks."""
    events, broken = verify()
    return [events, broken and broken.why]


ORDERS: dict[str, Callable[..., Any]] = {"hire": hire, "decide": decide, "attempt": attempt, "check": check}


def main() -> None:
    """Take orders until standard input ends."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the dead are not waited for
    # The keys are checked once for all; in a thread, whose connections end with it.
    checking = threading.Thread(target=connect.reviewer)
    checking.start()
    checking.join()
    for line in sys.stdin:
        order = json.loads(line)
        pid = os.fork()
        if pid == 0:
            _obey(order.pop("do"), order)
        _say({"pid": pid})


def _obey(name: str, fields: dict[str, Any]) -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    try:
        _say({"pid": os.getpid(), "result": ORDERS[name](**fields)})
    except BaseException:  # noqa: BLE001 (said to whoever gave the order)
        _say({"pid": os.getpid(), "failed": traceback.format_exc()})
    os._exit(0)


def _say(answer: dict[str, Any]) -> None:
    os.write(sys.stdout.fileno(), json.dumps(answer).encode() + b"\n")


if __name__ == "__main__":
    main()
