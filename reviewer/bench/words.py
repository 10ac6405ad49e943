"""`bench words`: how long it takes to compare two bodies of 20 KB by words, beside the standard library's difflib."""

import difflib
import re
import statistics
from collections.abc import Callable, Sequence
from functools import partial
from random import Random

from reviewer.bench.tools import seconds
from reviewer.comparison.differences.words import changes, diff

SIZE = 20_000
RUNS = 15
WORDS = tuple(
    """
    the of to and in on at a was were is we our requests errors customers queue release database pool connections
    latency rollback alert engineer traffic service region cause change deploy cache worker job restart limit token
    between after before until while some all first second again slow failed restored noticed delayed 14:05 45 12%
    v2.4.1 1,862 minutes hours UTC checkout search billing report status page team owner due action summary impact
    """.split()  # noqa: SIM905 (a list of so many words is read as text)
)
OTHER_WORDS = tuple(word[::-1] for word in WORDS)


def run(say: Callable[[str], object]) -> None:
    """Print median milliseconds, and how many times faster than difflib that is."""
    before = _body(Random(1), WORDS)  # noqa: S311 (a body, not a secret)
    bodies = {
        "lightly edited": _edited(before, 0.03),
        "half rewritten": _edited(before, 0.5),
        "wholly different": _body(Random(2), WORDS),  # noqa: S311 (a body, not a secret)
        "no word in common": _body(Random(3), OTHER_WORDS),  # noqa: S311 (a body, not a secret)
    }
    say(f"two bodies of {SIZE / 1000:.0f} KB; median of {RUNS}, difflib once in the same run (the aim is 50 ms)")
    for name, after in bodies.items():
        took = statistics.median(seconds(partial(diff, before, after)) for _ in range(RUNS))
        naive = seconds(partial(_naive, before, after))
        found = changes(diff(before, after))
        say(f"  {name:17} {naive / took:5.1f} times difflib's speed   {1000 * took:5.1f} ms   {found:5} changes")


def _body(random: Random, words: Sequence[str]) -> str:
    """Paragraphs of sentences, some of them items of a list."""
    parts: list[str] = []
    size = 0
    while size < SIZE:
        sentence = " ".join(random.choices(words, k=random.randint(6, 16))).capitalize() + "."
        parts.append(random.choice((" ", " ", " ", "\n", "\n\n- ")) + sentence)
        size += len(parts[-1])
    return "".join(parts)[:SIZE]


def _edited(body: str, share: float) -> str:
    """The body with that share of its words replaced."""
    random = Random(4)  # noqa: S311 (a body, not a secret)
    return re.sub(r"\w+", lambda word: random.choice(WORDS) if random.random() < share else word[0], body)


def _naive(before: str, after: str) -> object:
    """What most would write first."""
    first, second = (re.findall(r"\w+|\s+|[^\w\s]", text) for text in (before, after))
    return difflib.SequenceMatcher(None, first, second).get_opcodes()
