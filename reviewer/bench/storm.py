"""`bench storm`: webhooks duplicated, out of order, forged and stale, as fast as may be; then the mirror is right.

The pages, two workers, PostgreSQL, Redis and a local MultiMail run for real. There is no beat, and the passes that
workers begin with are over: whatever the mirror knows in the end, it knows by webhooks.
"""

import json
import random
import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final

import httpx

from reviewer.bench.house import House
from reviewer.bench.processes import wait_until
from reviewer.drafts.models import Draft
from reviewer.drafts.plan import state_of
from reviewer.drafts.sync import sync
from reviewer.drafts.tasks import FIRST_PASSES
from reviewer.multimail import connect
from reviewer.multimail.errors import OutboundError
from reviewer.multimail.signature import sign
from reviewer.multimail.words import SIGNATURE_HEADER, Event, Status

# So many webhooks are about one mail: every event, and again, and once more under another id.
ABOUT_ONE: Final = 10
THREADS: Final = 8
# Of so many webhooks one is forged.
FORGED_ONE_IN: Final = 10
# So often one is posted until it is answered, as MultiMail does: the pages may close a kept connection just then.
TRIES: Final = 3
# Seconds until the last of them must have been followed up.
PATIENCE: Final = 120.0
# What webhooks tell of a mail, true or not by now: each with the status of its moment.
TOLD: Final = (
    (Event.OVERSIGHT_PENDING, Status.PENDING_SEND_APPROVAL),
    (Event.OVERSIGHT_APPROVED, Status.APPROVED),
    (Event.MESSAGE_SENT, Status.SENT),
    (Event.OVERSIGHT_REJECTED, Status.REJECTED),
)
Say = Callable[[str], object]


@dataclass(frozen=True)
class Webhook:
    """One to be posted. `genuine`: its signature is that of its body."""

    body: bytes
    signature: str
    genuine: bool


def run(webhooks: int, seconds: int, say: Say) -> bool:
    """Print what was answered and how the mirror ended; True when every answer and every draft is as it must be."""
    mails = webhooks // ABOUT_ONE
    with House(2, HOLD_SECONDS="600", SYNC_SECONDS="86400", LOG_LEVEL="ERROR") as house:
        house.control("POST", "load", {"count": mails})
        drafts = _mirrored(mails)
        house.start("web")
        for name in house.worker_names:
            house.start(name)
        time.sleep(FIRST_PASSES[-1] + 1.0)
        _decide_there(house, drafts)
        answers, times = _post(house, list(_made(house, drafts, webhooks)), seconds)
        begun = time.monotonic()
        with suppress(TimeoutError):
            wait_until(lambda: not _wrong(drafts), PATIENCE, "the mirror", 0.5)
        wrong = _wrong(drafts)
    said = ", ".join(f"{count} {name}" for name, count in sorted(answers.items()))
    say(f"storm of {webhooks} webhooks about {mails} mails in {times[0]:.0f} s: {said}")
    say(f"  answered in p50 {1000 * statistics.median(times[1:]):.1f} ms, p95 {1000 * _high(times[1:]):.1f} ms")
    say(f"  {time.monotonic() - begun:.0f} s later {len(wrong)} of {mails} drafts are not as MultiMail has them")
    return not wrong and set(answers) <= {"taken", "known already", "forged and refused"}


def _mirrored(mails: int) -> list[Draft]:
    """As many drafts, once all are here: a pass beside busy processes may fail, or leave some for the next one."""

    def passed() -> bool:
        sync()
        return Draft.objects.count() >= mails

    wait_until(passed, PATIENCE, "the first pass", 0.5)
    return list(Draft.objects.select_related("mailbox").order_by("pk"))


def _decide_there(house: House, drafts: Sequence[Draft]) -> None:
    """On MultiMail itself, behind the desk's back: a third approved, a third rejected, the rest waits."""
    headers = {"Authorization": f"Bearer {house.keys['oversight_key']}"}
    for number, draft in enumerate(drafts):
        if number % 3 < 2:
            order = {"email_id": draft.multimail_id, "action": ("approve", "reject")[number % 3]}
            url = f"{house.keys['base_url']}/v1/oversight/decide"
            house.http.post(url, headers=headers, json=order).raise_for_status()


def _made(house: House, drafts: Sequence[Draft], count: int) -> Iterator[Webhook]:
    """In no order; of each mail every event, some of them twice, and some that somebody else made up."""
    rng = random.Random(3)  # noqa: S311 (the same storm each time)
    secret = house.keys["webhook_secret"]
    about = [(draft, event, status) for draft in drafts for event, status in TOLD]
    rng.shuffle(about)
    for number in range(count):
        draft, event, status = about[number % len(about)]
        data = {"email_id": draft.multimail_id, "mailbox_id": draft.mailbox.multimail_id, "status": status}
        # The same event comes twice with one id, then again as if it were another.
        ident = f"evt_{number % len(about)}_{number // (2 * len(about))}"
        body = json.dumps({"id": ident, "event": event, "data": data}).encode()
        genuine = rng.randrange(FORGED_ONE_IN) > 0
        yield Webhook(body, sign(body, secret if genuine else "whsec_of_somebody_else"), genuine)


def _post(house: House, webhooks: Sequence[Webhook], seconds: int) -> tuple[Counter[str], list[float]]:
    """At a steady pace: what was answered, and the seconds that it all took followed by those of each."""
    begun, pause = time.monotonic(), seconds / len(webhooks)

    def post(number: int) -> tuple[str, float]:
        time.sleep(max(0.0, begun + number * pause - time.monotonic()))
        asked = time.monotonic()
        return _answer(house, webhooks[number]), time.monotonic() - asked

    with ThreadPoolExecutor(THREADS) as pool:
        found = list(pool.map(post, range(len(webhooks))))
    return Counter(word for word, _ in found), [time.monotonic() - begun, *(took for _, took in found)]


def _answer(house: House, webhook: Webhook) -> str:
    try:
        answer = _posted(house, webhook, TRIES)
    except httpx.HTTPError as error:
        return f"unanswered ({type(error).__name__})"
    if not webhook.genuine:
        return "forged and refused" if answer.status_code == httpx.codes.UNAUTHORIZED else "forged and believed"
    said: dict[str, Any] = answer.json() if answer.status_code == httpx.codes.ACCEPTED else {}
    words = {"accepted": "taken", "duplicate": "known already"}
    return words.get(str(said.get("status")), f"answered {answer.status_code}")


def _posted(house: House, webhook: Webhook, tries: int) -> httpx.Response:
    """The answer, to the same bytes each time. Raises httpx.HTTPError."""
    headers = {SIGNATURE_HEADER: webhook.signature, "Content-Type": "application/json"}
    try:
        return house.http.post(f"{house.url}/webhooks/multimail/", content=webhook.body, headers=headers)
    except httpx.HTTPError:
        if tries == 1:
            raise
        return _posted(house, webhook, tries - 1)


def _wrong(drafts: Sequence[Draft]) -> list[str]:
    """The mails whose drafts stand otherwise than MultiMail says."""
    ours = dict(Draft.objects.values_list("multimail_id", "state"))
    there = {one.multimail_id: _there(one) for one in drafts}
    return [ident for ident, state in there.items() if ours.get(ident) != state]


def _there(draft: Draft) -> str:
    """How it stands on MultiMail; "unknown", which no draft of ours is, when that answers too late."""
    try:
        return state_of(connect.reviewer().email(draft.mailbox.multimail_id, draft.multimail_id).status)
    except OutboundError:
        return "unknown"


def _high(times: Sequence[float]) -> float:
    return sorted(times)[len(times) * 95 // 100]
