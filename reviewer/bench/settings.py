"""Settings of the benchmarks: the desk's, on a database of their own, and with Django's admin to compare with."""

import os
import tempfile

# The processes that a benchmark starts are given a folder; its own is removed when it ends.
if "BENCH_VAR_DIR" in os.environ:
    os.environ["VAR_DIR"] = os.environ["BENCH_VAR_DIR"]
else:
    _own = tempfile.TemporaryDirectory(prefix="reviewer-bench-", ignore_cleanup_errors=True)
    os.environ["VAR_DIR"] = _own.name
os.environ["DEBUG"] = "false"
os.environ.setdefault("HTTPS", "false")

from reviewer.settings import *  # noqa: F403 (the environment comes first)
from reviewer.settings import DATABASES, INSTALLED_APPS, STORAGES, TEMPLATES, VAR_DIR

INSTALLED_APPS = [*INSTALLED_APPS, "django.contrib.admin"]
ROOT_URLCONF = "reviewer.bench.urls"
ALLOWED_HOSTS = ["testserver", "127.0.0.1"]
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
TEMPLATES = [{**TEMPLATES[0]}]
DATABASES["default"]["TEST"] = {"NAME": None if os.environ.get("DATABASE_URL") else str(VAR_DIR / "bench.sqlite3")}
LOG_LEVEL = "ERROR"
# A benchmark's people are its own: nobody needs to guess their passwords slowly.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
