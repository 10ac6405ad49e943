"""What every page's frame needs. Nothing is asked of the database until a template shows it."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from reviewer.decisions.models import Brake, Delivery
from reviewer.delivery import brake
from reviewer.desk.freshness import Sync, load_sync
from reviewer.desk.times import NOW, SOON
from reviewer.drafts.models import WAITS, Draft
from reviewer.drafts.rewrites import alarms
from reviewer.drafts.send_key import REFUSED
from reviewer.drafts.unreached import unreached_alarms
from reviewer.marks.leave import RULES_CHANGED
from reviewer.marks.models import Mark

THEMES = ("light", "dark")
STYLESHEETS = ("tokens", "base", "frame", "components", "queue", "review", "decide", "edit", "history", "rules")
CAP = 1000
# Where in the statement of the frame another one stands.
ALONG = "/* along */"
# Under which link of the top bar a page stands, by how its address begins. Alarms, of which a note is taken, are listed
# in the history.
SECTIONS = {"history": "history", "rules": "rules"} | dict.fromkeys(("", "queue", "drafts", "decisions"), "queue")

# No eval, no inline styles or scripts, no draft text in the browser's storage. Refusals are content where they say so
# (requests.js looks); an empty answer swaps nothing. What hangs ends after ten seconds: it is told, and can be asked
# again.
HTMX_CONFIG = json.dumps(
    {
        "allowEval": False,
        "allowScriptTags": False,
        "includeIndicatorStyles": False,
        "historyCacheSize": 0,
        "refreshOnHistoryMiss": True,
        "selfRequestsOnly": True,
        "timeout": 10_000,
        "responseHandling": [
            {"code": "204", "swap": False},
            {"code": "[23]..", "swap": True},
            {"code": "403|404|409|410|422", "swap": True, "error": False},
            {"code": "...", "swap": False, "error": True},
        ],
    }
)


@dataclass(frozen=True)
class Frame:
    """The top bar and the banner. Counts stop at CAP. `rules` is a token that changes with the rules.

    `along` is what was asked along with it.
    """

    waiting: int
    sync: Sync
    needs_look: int
    undelivered: int
    rewritten: int = 0
    unreached: int = 0
    send_key_refused: bool = False
    brake: Brake | None = None
    rules: str = ""
    along: str | None = None

    @property
    def stamp(self) -> str:
        """The sync, and whether the key that sends is refused, in one word: a page says by it what it shows."""
        return f"{self.sync.stamp}{'-no-send-key' if self.send_key_refused else ''}"

    @property
    def told_once(self) -> str:
        """Whose notice says that MultiMail asked to be left alone, where reading and calls both rest: what ends later.

        "brake" or "sync"; empty where not both do.
        """
        if self.sync.state != "limited" or self.brake is None or self.brake.kind != Brake.Kind.CALLS:
            return ""
        again, until = self.sync.read_again_at, self.brake.until
        return "sync" if again and until and again > until else "brake"

    @property
    def brake_reason(self) -> str:
        """Why calls or sends pause, as one sentence."""
        reason = self.brake.reason.rstrip(". ") if self.brake else ""
        return f"{reason[:1].upper()}{reason[1:]}." if reason else ""

    @property
    def waiting_words(self) -> str:
        """As "17", or "999+"."""
        return capped(self.waiting)

    @property
    def undelivered_words(self) -> str:
        """As "2 decisions wait"."""
        return f"{capped(self.undelivered)} decision{'s wait' if self.undelivered > 1 else ' waits'}"

    @property
    def needs_look_words(self) -> str:
        """As "1 decision needs a look."."""
        return f"{capped(self.needs_look)} decision{'s need' if self.needs_look > 1 else ' needs'} a look."

    @property
    def rewritten_words(self) -> str:
        """As "1 mail was changed after its approval."."""
        were = ("mails were", "their") if self.rewritten > 1 else ("mail was", "its")
        return f"{capped(self.rewritten)} {were[0]} changed after {were[1]} approval."

    @property
    def unreached_words(self) -> str:
        """As "1 approved mail did not reach everybody."."""
        return f"{capped(self.unreached)} approved mail{'s' if self.unreached > 1 else ''} did not reach everybody."


def capped(count: int) -> str:
    """A count for people; what was counted up to CAP says so."""
    return str(count) if count < CAP else f"{CAP - 1}+"


def frame(request: HttpRequest) -> dict[str, Any]:
    """Theme, keys and, for who is signed in, the state of the desk."""
    theme = request.COOKIES.get("theme", "")
    values: dict[str, Any] = {
        "theme": theme if theme in THEMES else "",
        "keys_off": request.COOKIES.get("keys") == "off",
        "now": timezone.now().isoformat(),
        "now_under": int(NOW.total_seconds()),
        "soon_under": int(SOON.total_seconds()),
        "stylesheets": stylesheets(),
        "htmx_config": HTMX_CONFIG,
        "section": _section(request),
    }
    if getattr(request, "user", None) is not None and request.user.is_authenticated:
        values["frame"] = SimpleLazyObject(load_frame)
    return values


def _section(request: HttpRequest) -> str:
    """Of SECTIONS, or "" for a page that stands under none of the links."""
    match = request.resolver_match
    if match is None:
        return ""
    return "history" if match.url_name == "note" else SECTIONS.get(match.route.partition("/")[0], "")


def load_frame(along: tuple[str, Sequence[Any]] = ("SELECT NULL", ())) -> Frame:
    """Two small queries. `along`: a statement for one value, and its parameters, to be asked with the first."""
    statement, values = _asking()
    statement, values = statement.replace(ALONG, along[0], 1), [*along[1], *values]
    found: Any
    [found] = Brake.objects.raw(statement, values)
    pulled, sync = found if found.kind else None, load_sync()
    return Frame(
        waiting=found.waiting,
        sync=sync,
        needs_look=found.needs_look,
        undelivered=0 if sync.reached and not pulled else found.unfinished,
        rewritten=found.rewritten,
        unreached=found.unreached,
        send_key_refused=bool(found.send_key_refused),
        brake=pulled,
        rules=_token(found.rules_at, timezone.now().date()),
        along=found.along,
    )


def _token(*parts: object) -> str:
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:12]


@cache
def _asking() -> tuple[str, list[Any]]:
    """One statement for the counts and for the brake that holds, if one does: a row in any case.

    With its values. Every page asks it, so it is compiled once.
    """
    counted = {
        "waiting": Draft.objects.filter(WAITS),
        "needs_look": Delivery.objects.filter(state=Delivery.State.NEEDS_LOOK),
        "unfinished": Delivery.objects.filter(state__in=(Delivery.State.WAITING, Delivery.State.POSTING)),
        "rewritten": alarms(),
        "unreached": unreached_alarms(),
        "send_key_refused": Mark.objects.filter(name=REFUSED),
    }
    parts = {name: rows.order_by().values("pk")[:CAP].query.sql_with_params() for name, rows in counted.items()}
    counts = ", ".join(
        f"(SELECT COUNT(*) FROM ({sql}) counted) AS {name}"  # noqa: S608 (compiled above)
        for name, (sql, _) in parts.items()
    )
    ruled, name = Mark.objects.filter(name=RULES_CHANGED).values("at").query.sql_with_params()
    pulled, until = brake.pulled().order_by("kind")[:1].query.sql_with_params()
    counts += f", ({ruled}) AS rules_at"
    statement = f"SELECT * FROM (SELECT ({ALONG}) AS along, {counts}) counts LEFT JOIN ({pulled}) brake ON TRUE"  # noqa: S608 (the same)
    return statement, [value for _, values in (*parts.values(), ("", name), ("", until)) for value in values]


@cache
def stylesheets() -> tuple[str, ...]:
    """Addresses of the style sheets, in the order of the cascade."""
    return tuple(static(f"desk/css/{name}.css") for name in STYLESHEETS)
