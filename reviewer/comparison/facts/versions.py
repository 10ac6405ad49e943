"""Releases and commit ids. Value: 2.4.1 without the "v"; a commit id in lower case. Pure."""

import re
from collections.abc import Iterator

from .found import Found

NUMBER = r"\d{1,5}(?:\.\d{1,6}){1,4}(?:-(?:rc|alpha|beta|hotfix|pre|post|patch)[.-]?\d{0,3})?"
PREFIXED = re.compile(rf"(?<![\w./-])v(?P<n>{NUMBER}|\d{{1,6}})(?![\w]|\.\d)", re.I)
DATED = r"20\d\d[.-]\d\d[.-]\d\d(?:[.-]\d{1,3})?"
NAMED = re.compile(
    r"\b(?:version|release|build|tag|image|hotfix|patch)s?[ :=]{1,2}[*_`\"]{0,3}"
    rf"#?(?P<n>{DATED}|{NUMBER}|\d{{2,6}})(?![\w%]|[.,:]\d|[ ](?:of|percent)\b)",
    re.I,
)
BARE = re.compile(r"(?<![\w.$€£-])(?P<n>\d{1,3}\.\d{1,4}\.\d{1,5}(?:-[a-z]{2,8}\.?\d{0,3})?)(?![\w%]|\.\d)")
TAGGED = re.compile(rf"(?<![\w.])[a-z][a-z0-9-]{{1,40}}[:@](?P<n>{NUMBER})(?![\w]|\.\d)")
COMMIT = re.compile(r"(?<![\w./#-])(?=[0-9a-f]{0,39}\d)(?=[0-9a-f]{0,39}[a-f])(?P<n>[0-9a-f]{7,40})(?![\w.-]\w|\w)")
SAID = re.compile(r"\b(?:commit|revision|sha|hash)[ :]{1,2}[`\"(]{0,2}(?P<n>[0-9a-f]{7,40})(?!\w)", re.I)


def find(text: str) -> Iterator[Found]:
    """Every release ("v2.4.1", "release 2.4.0", "customer-api:2.4.1") and every commit id of 7 to 40 hex digits."""
    for match in PREFIXED.finditer(text):
        yield Found(match.start(), match.end(), "version", match["n"].lower())
    for pattern in (NAMED, TAGGED, BARE):
        for match in pattern.finditer(text):
            yield Found(match.start("n"), match.end("n"), "version", match["n"].lower())
    for pattern in (SAID, COMMIT):
        for match in pattern.finditer(text):
            yield Found(match.start("n"), match.end("n"), "version", match["n"].lower())


def is_commit(value: str) -> bool:
    """Whether a version's value is a commit id."""
    return re.fullmatch(r"[0-9a-f]{7,40}", value) is not None
