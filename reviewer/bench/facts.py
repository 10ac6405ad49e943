"""`manage.py bench facts`: how well sections, facts and contradictions are found in the labelled reports."""

import time
from collections.abc import Callable

from reviewer.bench.fact_corpus.reader import read_half
from reviewer.bench.fact_corpus.score import Scores, Tally, add_contradictions, add_facts, add_sections, total
from reviewer.comparison import contradictions, facts, sections

Say = Callable[[str], object]


def run(half: str, say: Say, *, errors: bool = False) -> None:
    """Print the figures of one half; with `errors` each miss and false report as well."""
    scores, seconds = measure(half)
    show(half, scores, say)
    say(f"  {1000 * seconds / max(1, scores.reports):.1f} ms a report")
    if errors:
        for line in scores.errors:
            say(line)


def measure(half: str, every: int = 1) -> tuple[Scores, float]:
    """The scores of one half, and the seconds that finding the contradictions took.

    Contradictions are looked for in every so many-th report, sections and facts in all of them.
    """
    scores, seconds = Scores(), 0.0
    for place, report in enumerate(read_half(half)):
        if place % every == 0:
            began = time.perf_counter()
            said = contradictions.find(report.versions)
            seconds += time.perf_counter() - began
            add_contradictions(scores, report, said)
        for number, version in enumerate(report.versions):
            add_sections(scores, report, number, sections.parse(version.text))
            if report.labels[number].facts:
                add_facts(scores, report, number, facts.find(version))
    return scores, seconds


def show(half: str, scores: Scores, say: Say) -> None:
    """Print the figures, ratios first."""
    every, alarms = total(scores.contradictions.values()), scores.alarms / max(1, scores.clean)
    say(f"{half}: {scores.reports} reports, {scores.versions} versions, {every.there} planted contradictions")
    say(f"  planted found                {every.recall:.3f} ({every.found} of {every.there})")
    say(f"  reported right               {every.precision:.3f} ({every.right} of {every.said})")
    say(f"  false alarms / clean report  {alarms:.3f} ({scores.alarms} in {scores.clean})")
    say(f"  odd version named right      {scores.odd.recall:.3f} ({scores.odd.found} of {scores.odd.there})")
    say(f"  section boundaries F1        {scores.sections.f1:.3f} ({scores.sections.there} sections)")
    say(f"  facts F1                     {total(scores.facts.values()).f1:.3f}")
    _table("contradictions", scores.contradictions, say)
    _table("facts", scores.facts, say)


def _table(name: str, tallies: dict[str, Tally], say: Say) -> None:
    say(f"  {name:14} there found  said right  recall precision    F1")
    for kind, one in sorted(tallies.items()):
        counts = f"{one.there:5} {one.found:5} {one.said:5} {one.right:5}"
        say(f"  {kind:14} {counts}   {one.recall:.3f}     {one.precision:.3f} {one.f1:.3f}")
