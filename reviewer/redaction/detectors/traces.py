"""Stack traces of many languages, found line by line: what leads in, the frames, what leads out."""

import re
from collections.abc import Iterator

from reviewer.redaction.pattern import Deferred, Pattern
from reviewer.redaction.values import Find, Passage

GATE = (
    "traceback",
    "\tat ",
    " at ",
    "goroutine",
    "panicked",
    "panic:",
    "stack trace",
    "stacktrace",
    "stack backtrace",
    "\tfrom ",
    " from ",
    "#0 ",
    'file "',
)

_QUOTE = r"[ \t>|]*"
# Lines that stand in a trace and nowhere else.
_FRAME = Deferred(
    _QUOTE
    + r"""(?:
    at\ [\w$.<>\[\]`~/@ -]+[(.:].*                              # Java, Node, .NET
    |at\ (?:async\ )?(?:file://)?[\w./\\:-]+:\d+:\d+
    |at\ \S+\.\w+:\d+(?::\d+)?
    |File\ "[^"]+",\ line\ \d+.*                                # Python
    |from\ \S+:\d+:in\ .*                                       # Ruby
    |\S+\.rb:\d+:in\ .*
    |\S+\.go:\d+(?:\ \+0x[0-9a-f]+)?$                           # Go
    |\S+\.ex[s]?:\d+:\ .*                                       # Elixir
    |[\w*./()-]+\((?:\{?0x[0-9a-f].*|\.\.\.|)\)$
    |created\ by\ \S+.*
    |\#\d+\ +(?:\S.*\(\d+\):|\S+\(|0x[0-9a-f]+|\{main\}).*      # PHP, gdb
    |\d+:\ +(?:0x[0-9a-f]+\ -\ )?[\w<>:$&{}\ ]+::.*             # Rust
    |\.\.\.\ \d+\ (?:more|common\ frames\ omitted).*
    |Caused\ by:\ .*|Suppressed:\ .*
    |goroutine\ \d+\ \[.*\]:
    |---\ End\ of\ .*\ ---
    )\s*$""",
    re.VERBOSE,
)
_HEAD = Deferred(
    _QUOTE
    + r"""(?:
    Traceback\ \(most\ recent\ call\ last\):.*
    |stack\ backtrace:|(?i:stack\ ?trace:)
    |[\w.$-]*(?:Exception|Error|Throwable|Failure|Fault|Panic)\b.*
    |Exception\ in\ thread\ .*|Unhandled\ (?:exception|rejection).*|Uncaught\ .*
    |panic:\ .*|fatal\ error:\ .*|\[signal\ .*\]
    |thread\ '.*'\ (?:\(\d+\)\ )?panicked\ at\ .*
    |PHP\ (?:Fatal|Warning).*|\S+\.rb:\d+:in\ .*
    |\*\*\ \(\w+\).*
    )\s*$""",
    re.VERBOSE,
)
_AFTER_FRAME = Deferred(_QUOTE + r"(?:note: run with .*|thrown in .*|exit status \d+|exception\.\S.*)$")
_LAST_OF_PYTHON = Deferred(_QUOTE + r"[A-Za-z_][\w.]*(?::.*)?$")
_BETWEEN_PYTHON = Deferred(
    _QUOTE + r"(?:During handling of the above exception|The above exception was the direct cause).*$"
)
# What one line at least of any trace has: it spares most texts the walk over their lines.
_HINT = Pattern(
    r"(?m)^[ \t>|]*(?:at \S|File \"|from \S+:\d|#\d|\d+: |goroutine \d|created by )"
    r"|\.(?:rb|go|exs?):\d+|\.\.\. \d+ (?:more|common)"
)
_LONGEST_LINE = 2000


class _Lines:
    """The lines of a text with their offsets; a line too long to be one of a trace is none of it."""

    def __init__(self, text: str) -> None:
        self.starts = [0]
        self.starts += [match.end() for match in re.finditer("\n", text)]
        self.ends = [start - 1 for start in self.starts[1:]] + [len(text)]
        self.text = text

    def __len__(self) -> int:
        return len(self.starts)

    def line(self, number: int) -> str:
        return self.text[self.starts[number] : min(self.ends[number], self.starts[number] + _LONGEST_LINE)].rstrip("\r")

    def is_frame(self, number: int) -> bool:
        return number < len(self) and _FRAME.match(self.line(number)) is not None

    def is_head(self, number: int) -> bool:
        return _HEAD.match(self.line(number)) is not None

    def is_blank(self, number: int) -> bool:
        return number < len(self) and not self.line(number).strip(" \t>|")

    def indent(self, number: int) -> int:
        line = self.line(number)
        return len(line) - len(line.lstrip(" \t>|"))


def find(passage: Passage) -> Iterator[Find]:
    """Every trace, from its head to its last line."""
    if next(iter(_HINT.finditer(passage)), None) is None:
        return
    lines = _Lines(passage.text)
    number, done = 0, 0
    while number < len(lines):
        if not lines.is_frame(number):
            number += 1
            continue
        first = _first(lines, number, done)
        last = _last(lines, number)
        number = done = last + 1
        if last > first:
            yield Find(_start(lines, first), lines.starts[last] + len(lines.line(last)))


def _start(lines: _Lines, number: int) -> int:
    return lines.starts[number] + lines.indent(number)


def _first(lines: _Lines, frame: int, floor: int) -> int:
    """The head above the first frame: at most three lines up (a message may take two, or a blank line follow)."""
    first = frame
    for above in range(frame - 1, max(floor, frame - 4) - 1, -1):
        if lines.is_head(above):
            first = above
    return first


def _last(lines: _Lines, frame: int) -> int:
    """The last line: frames, the code that Python shows below each, and what it raised in the end."""
    last = number = frame
    python = lines.line(frame).lstrip(" \t>|").startswith("File ")
    while number + 1 < len(lines):
        number += 1
        if (
            lines.is_frame(number)
            or _AFTER_FRAME.match(lines.line(number))
            or (python and _is_pythons(lines, number, frame))
        ):
            last = number
        elif lines.is_head(number) or _BETWEEN_PYTHON.match(lines.line(number)):
            if not any(lines.is_frame(below) for below in range(number + 1, number + 4)):
                return number if number == last + 1 and python else last
            last = number
        elif not (lines.is_blank(number) and _goes_on(lines, number)):
            break
    return _with_python_end(lines, last) if python else last


def _is_pythons(lines: _Lines, number: int, frame: int) -> bool:
    """The source line below a frame, or the marks under it."""
    return not lines.is_blank(number) and lines.indent(number) > lines.indent(frame)


def _goes_on(lines: _Lines, blank: int) -> bool:
    """Whether a trace goes on behind a blank line."""
    below = range(blank + 1, min(len(lines), blank + 4))
    return any(lines.is_frame(number) or _BETWEEN_PYTHON.match(lines.line(number)) for number in below)


def _with_python_end(lines: _Lines, last: int) -> int:
    below = last + 1
    return below if below < len(lines) and _LAST_OF_PYTHON.match(lines.line(below)) else last
