"""What one category finds in a text, as its words; and what it costs when a text grows."""

import time
from collections.abc import Iterable
from types import ModuleType

from reviewer.redaction.applying import replaced
from reviewer.redaction.engine import Engine
from reviewer.redaction.replacements import Names
from reviewer.redaction.values import Org, Span

NOBODY = Org()


def found(module: ModuleType, text: str, org: Org = NOBODY) -> list[str]:
    """The words that the detectors of a module point at, in the order of the text."""
    scan = Engine(module.DETECTORS).scan(text, org)
    assert not scan.skipped
    return [text[span.start : span.end] for span in scan.spans]


def growth(module: ModuleType, piece: str, org: Org = NOBODY) -> float:
    """How much longer a text takes that is four times as long: about four where the cost is linear."""
    short, long = piece * (2_000 // len(piece)), piece * (8_000 // len(piece))
    return _seconds(module, long, org) / _seconds(module, short, org)


def _seconds(module: ModuleType, text: str, org: Org) -> float:
    """The better of two, so that what else the machine does counts little."""
    engine = Engine(module.DETECTORS)
    engine.scan("", org)
    times = []
    for _ in range(2):
        before = time.process_time()
        engine.scan(text, org)
        times.append(time.process_time() - before)
    return max(min(times), 0.0005)


def applied(text: str, spans: Iterable[Span]) -> str:
    """The text with every one of its spans replaced by what is offered, as the desk does it."""
    names = Names()
    ordered = sorted(spans, key=lambda span: span.start)
    return replaced(text, [(span.start, span.end, names.name(span, text[span.start : span.end])) for span in ordered])
