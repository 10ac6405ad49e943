"""The settings a test run sees, whatever the machine's environment or a .env hold.

Loaded by pytest before Django's settings are read (`-p tests.support.environment` in pyproject.toml).
"""

import os
import tempfile

# Removed when the test run ends; a test that starts processes gives them a folder of their own.
_var = tempfile.TemporaryDirectory(prefix="reviewer-tests-", ignore_cleanup_errors=True)

SETTINGS = {
    "DJANGO_SETTINGS_MODULE": "reviewer.settings",
    "DEBUG": "true",
    "SECRET_KEY": "for-tests-only-" + "0" * 40,
    "VAR_DIR": _var.name,
    # tests/support/on_postgres.py runs the tests on a PostgreSQL of their own; everybody else gets SQLite.
    "DATABASE_URL": os.environ.get("TEST_DATABASE_URL", ""),
    # A test is one transaction, which stands still for as long as a busy machine makes it wait.
    **({"DATABASE_STUCK_SECONDS": "600"} if os.environ.get("TEST_DATABASE_URL") else {}),
    "REDIS_URL": "",
    "MULTIMAIL_KEYS_FILE": "",
    "MULTIMAIL_REVIEW_KEY": "",
    "MULTIMAIL_SEND_KEY": "",
    "MULTIMAIL_WEBHOOK_SECRET": "",
}

# The folder of the process that was started first, which those that it starts share (tests/support/once.py).
SHARED = "REVIEWER_TESTS_SHARED"
os.environ.setdefault(SHARED, _var.name)
os.environ.update(SETTINGS)
# Seven processes share two processors, with others' work beside it: only what never comes true is a failure.
os.environ.setdefault("REVIEWER_BUSY", "5")
# Playwright keeps an event loop in the tests' thread, and Django would take their queries for asynchronous ones.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
