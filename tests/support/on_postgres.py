"""`python -m tests.support.on_postgres ARGS`: pytest with a PostgreSQL of its own behind the tests."""

import os
import signal
import subprocess
import sys

from tests.support.services import postgres_programs, postgres_server


def main() -> int:
    """Pytest's exit status; 0 with one line when there is no PostgreSQL, which bin/ensure-services has told already."""
    if postgres_programs() is None:
        sys.stdout.write("PostgreSQL is missing: the tests on it are skipped.\n")
        return 0
    # Who is told to end takes the server along.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    with postgres_server() as url:
        environment = {**os.environ, "TEST_DATABASE_URL": url}
        return subprocess.run([sys.executable, "-m", "pytest", *sys.argv[1:]], env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
