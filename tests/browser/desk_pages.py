"""Drafts in every state that the desk's pages show, and a browser that expects refusals."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.conf import settings
from django.utils import timezone
from playwright.sync_api import Browser, Locator, Page, Route

from reviewer.accounts.models import User
from reviewer.decisions.models import Action, Decision, Delivery
from reviewer.drafts.content import Content
from reviewer.drafts.models import Draft
from tests.browser.conftest import PATIENCE, session_of
from tests.desk_support import change, decided
from tests.support.rows import make_draft, make_mailbox

BODY = """# What happened

The pool ran dry for **45 minutes**. See [the status page](https://status.example/7) or <https://status.example>.

## Timeline

- 14:00 Deploy
- 14:45 Rollback of `v2.4.1`

|  | before | after |
|--|--------|-------|
| pool | 100 | 10 |

> Quoted from the chat.

1. Add a check
"""
HTML = "<h1>What happened</h1><p>The pool ran dry for 40 minutes.</p><img src='https://tracker.example/p.gif'>"


def report(incident: str = "INC-7") -> list[Draft]:
    """Three versions of one report: engineering, executive, customer."""
    drafts = []
    for audience in ("engineering", "executive", "customer"):
        content = Content(
            subject=f"Incident Report: {incident} for {audience}",
            to=(f"{audience}@lists.example", "boss@eng.example"),
            auto_bcc="archive@mail.example",
            text=BODY,
            html=HTML if audience == "customer" else "",
            attachments=(("timeline.csv", 2048, "text/csv"),),
        )
        drafts.append(
            make_draft(
                content, incident=incident, kind="report", audience=audience, severity=1, agent="incident-agent",
                thread=f"th_{incident}", tags={"team": "payments"},
                mailbox=make_mailbox(auto_bcc="archive@mail.example"),
            )
        )  # fmt: skip
    return drafts


def hostile() -> Draft:
    """Everything that could push the page apart or lie."""
    content = Content(
        subject="Appro\u200bve \u202enow " + "x" * 900,
        to=tuple(f"person-{number}@a-very-long-domain-name-that-does-not-end.example" for number in range(12)),
        text=BODY + "\n" + "y" * 2000 + "\n\u200b\u202e\n\n```\n" + "z" * 300 + "\n```\n",
        html=HTML + "<script>document.title='run'</script>",
    )
    return make_draft(content, expires_at=timezone.now() + timedelta(minutes=41))


def decision_on(page: Page, audience: str) -> Locator:
    """The decision under one column."""
    return page.get_by_role("region", name=f"Decision on the {audience} version")


def all_open(page: Page) -> None:
    """Everything that can be folded is open, also the cards of which the page has one open at a time."""
    page.evaluate("addEventListener('toggle', (event) => event.stopPropagation(), true)")
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")


def in_state(draft: Draft, user: User, state: str) -> Decision:
    """The draft decided by this person, with its delivery in a state."""
    decision = decided(user, draft, Action.APPROVE)
    now = timezone.now()
    fields = {"state": state, "finished_at": now, "note": "MultiMail shows it as sent."}
    if state == Delivery.State.NEEDS_LOOK:
        fields = {"state": state, "step": "approving", "problem": "MultiMail was cut off while it answered."}
    if state == Delivery.State.WAITING:
        fields = {"hold_until": now + timedelta(minutes=5)}
    Delivery.objects.filter(decision=decision).update(**fields)
    if state == Delivery.State.DONE:
        Decision.objects.filter(pk=decision.pk).update(outcome="done", closed_at=now)
        Draft.objects.filter(pk=draft.pk).update(state="sent", closed_at=now)
    return decision


def changed_since(draft: Draft) -> str:
    """The digest that was read, of a draft that is another one now."""
    assert draft.current is not None
    read = draft.current.digest
    change(draft, text=BODY.replace("45 minutes", "41 minutes"), to=("new@lists.example",))
    return read


@contextmanager
def unhurried(chromium: Browser, url: str, user: User, **more: object) -> Iterator[Page]:
    """A page whose console may complain: a refusal is a 409 or 422, and Chromium says so there."""
    context = chromium.new_context(base_url=url, **more)  # type: ignore[arg-type]
    context.set_default_timeout(PATIENCE)
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session_of(user), "url": url}])
    try:
        yield context.new_page()
    finally:
        context.close()


def routed(page: Page, address: str, handler: Callable[[Route], object], times: int | None = None) -> None:
    """
    `page.route` for a page that is open, in force when it returns: Chromium begins to hold requests a moment after it
    has said so, and Playwright never tells of one that passed by until then.
    """
    page.route(address, handler, times=times)
    page.route("**/healthz", lambda route: route.fulfill(status=204))
    while page.evaluate("fetch('/healthz').then((answer) => answer.status)") != 204:
        pass
    page.unroute("**/healthz")


def held_back(page: Page, address: str, times: int | None = None) -> list[Route]:
    """Requests to this address, each until the test lets it through."""
    asked: list[Route] = []
    routed(page, address, lambda route: asked.append(route), times)
    return asked


def in_hand(page: Page, asked: list[Route], at: int = 0) -> Route:
    """One that was held back: that it was asked is told a moment before."""
    while len(asked) <= at:
        page.wait_for_timeout(20)
    return asked[at]


def discard(page: Page) -> None:
    """Throw away what was typed into an edit, in its two presses."""
    page.locator("summary", has_text="Discard…").click()
    page.get_by_role("button", name="Discard it").click(no_wait_after=True)
