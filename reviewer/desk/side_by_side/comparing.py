"""What contradicts what, worked out once for the same texts: all of it is pure."""

from functools import lru_cache

from reviewer.comparison import contradictions
from reviewer.comparison.html_text import from_html
from reviewer.comparison.values import Contradiction, Version

# A text longer than this is not compared: it says so.
LONGEST = 60_000
LONGEST_HTML = 300_000

Found = tuple[Contradiction, ...]


@lru_cache(maxsize=64)
def between(versions: tuple[Version, ...]) -> Found:
    """What the versions say otherwise than each other or themselves."""
    return tuple(contradictions.find(versions))


@lru_cache(maxsize=64)
def against_html(version: Version, html_text: str) -> Found:
    """What the HTML part, as `text_of` gives it, says otherwise than the text part; nothing where one is missing."""
    return tuple(contradictions.against_html(version, html_text)) if version.text.strip() else ()


@lru_cache(maxsize=64)
def against_thread(version: Version, earlier: tuple[Version, ...]) -> Found:
    """What a version says otherwise than mails of its thread before it."""
    return tuple(contradictions.against_thread(version, earlier))


@lru_cache(maxsize=64)
def text_of(html: str) -> str:
    """An HTML part as text; "" where there is none, or it is too long to be compared."""
    text = from_html(html) if 0 < len(html) <= LONGEST_HTML else ""
    return text if len(text) <= LONGEST else ""
