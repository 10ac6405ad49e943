"""`bench soak`: people decide at a steady pace for half an hour, and every process is to keep to its memory."""

import statistics
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

from reviewer.bench.deciders import Deciders
from reviewer.bench.house import House
from reviewer.decisions.models import Delivery

WORKERS: Final = 2
# Enough for five decisions a second, at a few tenths of a second for each page and press.
PEOPLE: Final = 5
# Seconds between two samples of every process's memory.
EVERY: Final = 5.0
# So many drafts at most wait to be decided.
BACKLOG: Final = 100
# The last third's median may differ from the second's by this share.
FLAT: Final = 0.05
Samples = Mapping[str, Sequence[int]]
Say = Callable[[str], object]


def run(minutes: float, rate: int, say: Say) -> bool:
    """Print how the memory of each process went; True when all of them stayed flat. The first third is warming up."""
    with House(WORKERS, webhook=True, HOLD_SECONDS="1", SYNC_SECONDS="5", LOG_LEVEL="WARNING") as house:
        people = house.people(PEOPLE)
        house.start_all()
        deciders = Deciders(house, people, 1 / rate)
        deciders.start()
        begun = time.monotonic()
        try:
            samples = _watch(house, deciders, 60 * minutes, rate)
        finally:
            deciders.stop()
        took = time.monotonic() - begun
        states = Counter(Delivery.objects.values_list("state", flat=True))
    counts = ", ".join(f"{state} {count}" for state, count in sorted(states.items()))
    say(f"soak of {took / 60:.1f} min, {states.total() / took:.1f} decisions/s: {counts}")
    return _tell(samples, say)


def _watch(house: House, deciders: Deciders, seconds: float, rate: int) -> Samples:
    """Every second as many new drafts as `rate` says, every few seconds a sample: bytes, by process.

    On a machine that is too slow for the rate, fewer: what piles up would be measured instead of a steady state.
    """
    samples: dict[str, list[int]] = {name: [] for name in house.children if name != "sandbox"}
    begun, handed_in = time.monotonic(), 0
    while (now := time.monotonic() - begun) < seconds:
        if (missing := min(int(now * rate), deciders.promises.count + BACKLOG) - handed_in) > 0:
            house.control("POST", "load", {"count": missing})
            handed_in += missing
        deciders.feed()
        if now >= EVERY * len(samples["web"]):
            for name, kept in samples.items():
                kept.append(resident(house.children[name].pid))
        time.sleep(1.0)
    return samples


def resident(group: int) -> int:
    """The resident memory of a process group, in bytes."""
    total = 0
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            total += _resident_in(entry, group)
    return total


def _resident_in(entry: Path, group: int) -> int:
    try:
        fields = (entry / "stat").read_text().rpartition(")")[2].split()
        if int(fields[2]) != group:
            return 0
        lines = (entry / "status").read_text().splitlines()
    except (OSError, ValueError):  # it has just ended
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("VmRSS:")), 0)


def _tell(samples: Samples, say: Say) -> bool:
    flat = True
    for name, kept in samples.items():
        third = len(kept) // 3
        second, last = (statistics.median(part) for part in (kept[third : 2 * third], kept[2 * third :]))
        flat = flat and abs(last / second - 1) <= FLAT
        thirds = f"second third {second / 1e6:6.1f} MB, last third {last / 1e6:6.1f} MB"
        say(f"  {name:9} {thirds}  {last / second - 1:+6.1%}")
    say(f"flat within {FLAT:.0%}: {'yes' if flat else 'no'}")
    return flat
