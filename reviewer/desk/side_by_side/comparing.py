"""What contradicts what, worked out once for the same texts: all of it is pure."""

import logging
import traceback
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from django.db import Error

from reviewer.comparison import html_text, when_asked
from reviewer.comparison.values import Contradiction, Fact, Version
from reviewer.desk.side_by_side.bodies import Written
from reviewer.drafts.content import Content
from reviewer.drafts.models import Revision

logger = logging.getLogger(__name__)

T = TypeVar("T")

# A text longer than this is not compared: it says so.
LONGEST = 60_000
LONGEST_HTML = 300_000
# Nor are facts after so many of one text: the longest reports have half of that, one of nothing but numbers ten times.
MOST_FACTS = 2_000

Found = tuple[Contradiction, ...]


def unless_it_fails(compare: Callable[[], T], otherwise: T) -> T:
    """What a comparison gives, or something else when it raises: no mail may be kept from those who decide it.

    Told by class and place alone: a message could repeat the text. Raises django.db.Error: that is no fault of a mail,
    and over in a moment.
    """
    try:
        return compare()
    except Error:
        raise
    except Exception as failure:  # noqa: BLE001 (whatever it is, the mail is shown)
        last = traceback.extract_tb(failure.__traceback__)[-1]
        place = f"{Path(last.filename).name}:{last.lineno}"
        logger.error("comparison failed: %s at %s", type(failure).__name__, place)
        return otherwise


@lru_cache(maxsize=64)
def between(versions: tuple[Version, ...]) -> Found:
    """What the versions say otherwise than each other or themselves."""
    return tuple(when_asked.contradictions(versions, read(versions), MOST_FACTS))


@lru_cache(maxsize=64)
def against_html(version: Version, html_text: str) -> Found:
    """What the HTML part, as `text_of` gives it, says otherwise than the text part; nothing where one is missing."""
    if not version.text.strip():
        return ()
    told = read([version, html_version(version, html_text)])
    return tuple(when_asked.against_html(version, html_text, told, MOST_FACTS))


def html_version(version: Version, html_text: str) -> Version:
    """The HTML part of a version, as a version of its own."""
    return Version(version.audience, "", html_text)


@lru_cache(maxsize=64)
def against_thread(version: Version, earlier: tuple[Version, ...]) -> Found:
    """What a version says otherwise than mails of its thread before it."""
    return tuple(when_asked.against_thread(version, earlier, read([version, *earlier]), MOST_FACTS))


@lru_cache(maxsize=64)
def crowded(texts: tuple[Version, ...]) -> bool:
    """Whether one of them has more facts than are compared: what comes after those may differ unseen."""
    return any(len(one) > MOST_FACTS for one in when_asked.known(texts, read(texts)))


def read(versions: Sequence[Version]) -> list[Sequence[Fact]]:
    """The facts of each; one more than are compared tells that there are more."""
    return [_facts(version.subject, version.text) for version in versions]


@lru_cache(maxsize=128)
def _facts(subject: str, text: str) -> Sequence[Fact]:
    return tuple(when_asked.facts(Version("", subject, text), MOST_FACTS + 1))


def readable(of: Content | Revision) -> str:
    """The text of a mail: its text part, or where it has none, its HTML part as text."""
    return written(of).text


def written(of: Content | Revision) -> Written:
    """The same, to be laid out."""
    marked = "" if of.text.strip() else _marked(of.html)
    return Written(html_text.plainly(marked), marked) if marked else Written(of.text)


def text_of(html: str) -> str:
    """An HTML part as text; "" where there is none, or it is too long to be compared."""
    text = html_text.plainly(_marked(html))
    return text if len(text) <= LONGEST else ""


@lru_cache(maxsize=64)
def _marked(html: str) -> str:
    return html_text.marked(html) if 0 < len(html) <= LONGEST_HTML else ""
