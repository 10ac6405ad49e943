"""Asks the public advisories about our pins, by pip-audit, and says in one line what came of it.

Ends with 1 when a pin has a known vulnerability. Advisories that cannot be reached are said, and are no failure.
"""

import json
import subprocess
import sys
from typing import TypedDict

# The pins are complete and hashed, so nothing needs to be resolved or downloaded.
COMMAND = [sys.executable, "-m", "pip_audit", "--requirement", "requirements-dev.txt", "--no-deps", "--disable-pip"]
UNREACHABLE = "not done, the advisories cannot be reached"
NETWORK_TROUBLE = ("connect", "timed out", "timeout", "resolve", "proxy", "ssl")
OPTIONS = ["--progress-spinner", "off", "--timeout", "15", "--format", "json", *sys.argv[1:]]


class Vulnerability(TypedDict):
    """One advisory about one version."""

    id: str
    fix_versions: list[str]


class Dependency(TypedDict, total=False):
    """What pip-audit says of one pin: either `vulns`, or `skip_reason` when it has no answer."""

    name: str
    version: str
    vulns: list[Vulnerability]
    skip_reason: str


def ask() -> list[Dependency] | str:
    """The answer for each pin, or why there is none."""
    done = subprocess.run([*COMMAND, *OPTIONS], capture_output=True, text=True, check=False)
    try:
        dependencies: list[Dependency] = json.loads(done.stdout)["dependencies"]
    except (ValueError, KeyError):
        return (done.stderr.strip().splitlines() or ["no answer"])[-1][:200]
    return dependencies


def findings(dependencies: list[Dependency]) -> list[str]:
    """One line for each advisory."""
    return [
        f"{pin['name']} {pin['version']}: {found['id']}, fixed in {', '.join(found['fix_versions']) or 'none yet'}"
        for pin in dependencies
        for found in pin.get("vulns", [])
    ]


def main() -> int:
    """Print the outcome; the exit code."""
    answer = ask()
    if isinstance(answer, str):
        unreachable = any(word in answer.lower() for word in NETWORK_TROUBLE)
        print("check: pip-audit", f"{UNREACHABLE}: {answer}" if unreachable else f"FAILED: {answer}")
        return 0 if unreachable else 1
    unknown = [pin["name"] for pin in answer if "skip_reason" in pin]
    lines = findings(answer)
    if lines:
        print(*lines, sep="\n")
        print("check: pip-audit FAILED")
        return 1
    if len(unknown) == len(answer):
        print(f"check: pip-audit {UNREACHABLE}: no package is known there")
    else:
        print("check: pip-audit ok" + (f", but it knows nothing of {', '.join(unknown)}" if unknown else ""))
    return 0


if __name__ == "__main__":
    sys.exit(main())
