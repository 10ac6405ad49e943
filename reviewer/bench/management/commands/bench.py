"""`manage.py bench NAME`: a benchmark that prints its figures, ratios first."""

import argparse
import signal
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from reviewer.bench.fact_corpus.reader import HALVES
from reviewer.bench.hint_corpus.documents import FOLDER, Half

# Measured by labelled texts, or trained on them.
BY_TEXTS = {"facts", "hints", "names", "pairs", "titles", "weigh"}
HELD_OUT = FOLDER / Half.HELD_OUT


class Command(BaseCommand):
    """Measure, on databases and processes of the benchmark's own."""

    help = "Print the figures of a benchmark; each is told in docs/MEASURED.md beside what it printed."

    def add_arguments(self, parser: CommandParser) -> None:
        """The benchmark's name and its size."""
        benches = parser.add_subparsers(dest="name", required=True)
        for name, default in (("sync", 10_000), ("queue", 100_000)):
            _number(benches.add_parser(name), "--drafts", 2_000, 1_000_000, default, "how many drafts")
        one = benches.add_parser("deliver")
        _number(one, "--waiting", 20, 50_000, 10_000, "how many decisions wait")
        _number(one, "--clicks", 10, 2_000, 200, "how many single decisions are timed")
        one = benches.add_parser("chaos")
        _number(one, "--decisions", 10, 20_000, 2_000, "how many decisions")
        _number(one, "--workers", 1, 16, 4, "how many worker processes")
        _number(one, "--seconds", 5, 3_600, 120, "how long everything breaks")
        one.add_argument("--impatient", action="store_true", help="then end leases, breaks and backoffs by hand")
        _add_hints(benches.add_parser("hints"))
        one = benches.add_parser("names")
        one.add_argument("--check", action="store_true", help="only tell how well texts are read that were held back")
        benches.add_parser("review")
        benches.add_parser("words")
        benches.add_parser("pairs")
        benches.add_parser("titles")
        one = benches.add_parser("weigh")
        _number(one, "--folds", 0, 20, 0, "cross-validate over so many parts instead of writing the weights")
        one = benches.add_parser("facts")
        one.add_argument("--half", choices=HALVES, default="held_out", help="of the labelled reports (held_out)")
        one.add_argument("--errors", action="store_true", help="tell what went wrong, of the development half alone")
        one = benches.add_parser("soak")
        _number(one, "--minutes", 1, 600, 30, "for how long")
        _number(one, "--rate", 1, 50, 5, "decisions a second")
        one = benches.add_parser("storm")
        _number(one, "--webhooks", 100, 20_000, 1_000, "how many webhooks")
        _number(one, "--seconds", 5, 600, 60, "in how many seconds")

    def handle(self, *, name: str, **options: Any) -> None:
        """Run it; SIGTERM ends it as an error does, with all that it started."""
        signal.signal(signal.SIGTERM, _leave)
        say = self.stdout.write
        if name in BY_TEXTS and not HELD_OUT.is_dir():
            raise CommandError("The labelled texts are not here: the repository has them, the image does not.")
        # Read when it is asked for: together they read the code of every page and every rule.
        bench = import_module(f"reviewer.bench.{name}")
        if name == "deliver":
            bench.run(options["waiting"], options["clicks"], say)
        elif name == "soak":
            sys.exit(0 if bench.run(options["minutes"], options["rate"], say) else 1)
        elif name == "storm":
            sys.exit(0 if bench.run(options["webhooks"], options["seconds"], say) else 1)
        elif name == "chaos":
            size = (options["decisions"], options["workers"], options["seconds"])
            sys.exit(0 if bench.run(*size, say, impatient=options["impatient"]) else 1)
        elif name == "hints":
            _hints(bench, options, say)
        elif name == "names":
            bench.run(say, check=options["check"])
        elif name in ("review", "words", "pairs", "titles"):
            bench.run(say)
        elif name == "weigh":
            bench.run(options["folds"], say)
        elif name == "facts":
            _check_facts(options["half"], options["errors"])
            bench.run(options["half"], say, errors=options["errors"])
        else:
            bench.run(options["drafts"], say)


def _add_hints(one: argparse.ArgumentParser) -> None:
    one.add_argument("--half", type=Half, choices=list(Half), default=Half.HELD_OUT, help="which half (held_out)")
    one.add_argument("--errors", action="store_true", help="show what was missed and found wrongly (development only)")
    one.add_argument("--write", type=Path, metavar="FILE", help="write the documents instead, as scan takes them")


def _hints(bench: Any, options: dict[str, Any], say: Callable[[str], object]) -> None:
    if options["write"]:
        bench.write(options["half"], options["write"], say)
    else:
        bench.run(options["half"], say, errors=options["errors"])


def _check_facts(half: str, errors: bool) -> None:
    if errors and half != "development":
        raise CommandError("--errors is for --half development: rules are not written by the other half")


def _number(parser: argparse.ArgumentParser, name: str, least: int, most: int, default: int, about: str) -> None:
    parser.add_argument(name, type=_between(least, most), default=default, help=f"{about} ({default:,})")


def _between(least: int, most: int) -> Callable[[str], int]:
    def number(text: str) -> int:
        if not least <= int(text) <= most:
            raise argparse.ArgumentTypeError(f"must be {least:,} to {most:,}")
        return int(text)

    return number


def _leave(number: int, _frame: FrameType | None) -> None:
    sys.exit(128 + number)
