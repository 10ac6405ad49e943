"""`.env`, read into the environment. What python-dotenv cannot read it leaves out, and the desk would go on without."""

import io
import re
import sys
from pathlib import Path
from typing import NoReturn

from dotenv import load_dotenv
from dotenv.parser import Binding, parse_stream

_NAME = re.compile(r"[\w.-]+", re.ASCII)


def load(path: Path) -> None:
    """Set what the file names and the environment does not. Nothing is set where there is no such file.

    Ends the process with one line where the file, or a line of it, cannot be read.
    """
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError:
        return
    except UnicodeDecodeError:
        text = "\0"
    except OSError as error:
        _stop(f"{path} cannot be read: {error.strerror}.")
    if "\0" in text:
        _stop(f"{path} is no text in UTF-8. Save it as that.")
    for found in parse_stream(io.StringIO(text)):
        if not _is_read(found):
            _stop(
                f"line {_line(found)} of {path} cannot be read. "
                "Each must be NAME=value, with what is quoted closed by the same quote."
            )
    load_dotenv(stream=io.StringIO(text))


def _is_read(found: Binding) -> bool:
    if found.error or found.key is None:
        return not found.error
    return found.value is not None and bool(_NAME.fullmatch(found.key))


def _line(found: Binding) -> int:
    """Where it stands, behind the empty lines that python-dotenv counts to it."""
    written = found.original.string
    return found.original.line + written[: len(written) - len(written.lstrip())].count("\n")


def _stop(problem: str) -> NoReturn:
    sys.exit(f"reviewer: {problem}")
