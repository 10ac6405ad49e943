"""What weights were learned from, as digests beside them: whether it has changed is told without learning anew."""

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from reviewer.bench.hint_corpus.template import Label

NAME: Final = "learned_from.txt"
REDACTION: Final = Path(__file__).parents[1] / "redaction"

Digests = dict[str, str]


def digests(weights: Path, texts: Iterable[tuple[str, Iterable[Label]]], code: Iterable[Path]) -> Digests:
    """Of a file of weights, of the labelled texts that taught them, and of the code that learned and its word lists."""
    told = (f"{text}\0{[(one.start, one.end, one.category.value) for one in labels]}" for text, labels in texts)
    return {
        "weights": _digest([weights.read_bytes()]),
        "texts": _digest(one.encode() for one in told),
        "code": _digest(path.read_bytes() for path in sorted(code)),
    }


def kept(weights: Path) -> Digests:
    """What was kept when these weights were written."""
    lines = weights.with_name(NAME).read_text(encoding="utf-8").splitlines()
    return dict(line.split() for line in lines)


def keep(weights: Path, found: Digests) -> None:
    """Keep digests beside the weights that they are of."""
    lines = "".join(f"{name} {digest}\n" for name, digest in found.items())
    weights.with_name(NAME).write_text(lines, encoding="utf-8")


def _digest(parts: Iterable[bytes]) -> str:
    """Of all parts; where one ends counts."""
    whole = hashlib.sha256()
    for part in parts:
        whole.update(hashlib.sha256(part).digest())
    return whole.hexdigest()
