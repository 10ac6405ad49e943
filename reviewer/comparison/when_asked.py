"""Facts and contradictions for a process that may never be asked for them: loaded when it is.

Hundreds of patterns stand behind them, which take seconds to compile: a check, a migration or a worker needs none.
"""

from collections.abc import Sequence

from reviewer.comparison.values import Contradiction, Fact, Version


def load() -> None:
    """Load them now, so that nobody waits for that later."""
    from reviewer.comparison import contradictions, facts  # noqa: F401 (loading them is all)


def facts(version: Version, most: int | None = None) -> list[Fact]:
    """As `reviewer.comparison.facts.find`."""
    from reviewer.comparison.facts import find

    return find(version, most)


def contradictions(
    versions: Sequence[Version], facts: Sequence[Sequence[Fact]], most: int | None = None
) -> list[Contradiction]:
    """As `reviewer.comparison.contradictions.find`."""
    from reviewer.comparison.contradictions import find

    return find(versions, facts, most)


def against_thread(
    version: Version, earlier: Sequence[Version], facts: Sequence[Sequence[Fact]], most: int | None = None
) -> list[Contradiction]:
    """As `reviewer.comparison.contradictions.against_thread`."""
    from reviewer.comparison.contradictions import against_thread

    return against_thread(version, earlier, facts, most)


def against_html(
    version: Version, html_text: str, facts: Sequence[Sequence[Fact]], most: int | None = None
) -> list[Contradiction]:
    """As `reviewer.comparison.contradictions.against_html`."""
    from reviewer.comparison.contradictions import against_html

    return against_html(version, html_text, facts, most)


def known(versions: Sequence[Version], facts: Sequence[Sequence[Fact]]) -> list[list[Fact]]:
    """As `reviewer.comparison.contradictions.known`."""
    from reviewer.comparison.contradictions import known

    return known(versions, facts)
