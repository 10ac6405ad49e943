"""Every setting, from the environment; a bad value stops the start with one line that says what to do.

The README's settings table lists the variables. `.env` in the project's folder is read for local runs.
"""

import logging
import os
import socket
import sys
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import urlsplit

import dj_database_url
from environs import Env, EnvError, validate

from reviewer import env_file, may_be
from reviewer.decisions import policy

BASE_DIR = Path(__file__).resolve().parent.parent


class Given(Env):
    """A variable that is empty counts as one that is not set, as in a line of .env that nothing was written to."""

    def _get_value(self, env_key: str, default: Any) -> Any:
        return super()._get_value(env_key, default) or default


env_file.load(BASE_DIR / ".env")
env = Given(eager=False)

# Where a single machine keeps its state: SQLite, the broker's spool, collected static files.
VAR_DIR: Path = env.path("VAR_DIR", BASE_DIR / "var")

# Where collectstatic puts the pages' files and the web process finds them.
STATIC_ROOT: Path = env.path("STATIC_ROOT", VAR_DIR / "static")

DEBUG: bool = env.bool("DEBUG", False)
SECRET_KEY: str = env.str("SECRET_KEY", "", validate=may_be.secret)
ALLOWED_HOSTS: list[str] = env.list("ALLOWED_HOSTS", [], subcast=str.strip, validate=may_be.hosts)
BASE_URL: str = env.str("BASE_URL", "", validate=may_be.origin)
HTTPS: bool = env.bool("HTTPS", not DEBUG)
TRUSTED_PROXY: bool = env.bool("TRUSTED_PROXY", False)
DATABASE_URL: str = env.str("DATABASE_URL", "", validate=may_be.database)
DATABASE_STUCK_SECONDS: float = env.float("DATABASE_STUCK_SECONDS", 20.0, validate=may_be.SECONDS)
REDIS_URL: str = env.str("REDIS_URL", "", validate=may_be.redis)

MULTIMAIL_URL: str = env.str("MULTIMAIL_URL", "https://api.multimail.dev").rstrip("/")
MULTIMAIL_REVIEW_KEY: str = env.str("MULTIMAIL_REVIEW_KEY", "", validate=may_be.key)
MULTIMAIL_SEND_KEY: str = env.str("MULTIMAIL_SEND_KEY", "", validate=may_be.key)
MULTIMAIL_WEBHOOK_SECRET: str = env.str("MULTIMAIL_WEBHOOK_SECRET", "", validate=may_be.secret)
MULTIMAIL_KEYS_FILE: str = env.str("MULTIMAIL_KEYS_FILE", "")
METRICS_TOKEN: str = env.str("METRICS_TOKEN", "", validate=may_be.secret)
LOG_LEVEL: str = env.str("LOG_LEVEL", "WARNING" if DEBUG else "INFO", validate=may_be.level)
LOG_FORMAT: str = env.str("LOG_FORMAT", "text" if DEBUG else "json", validate=validate.OneOf(["text", "json"]))
PENDING_TTL_HOURS: float = env.float("PENDING_TTL_HOURS", 72.0, validate=validate.Range(min=0.01, max=24 * 365))

# How many web processes: gunicorn's, which reviewer/__main__.py tells it.
WEB_CONCURRENCY: int = env.int("WEB_CONCURRENCY", 1, **may_be.PROCESSES)

HOLD_SECONDS: int = env.int("HOLD_SECONDS", 10, validate=validate.Range(min=0, max=600))
SYNC_SECONDS: float = env.float("SYNC_SECONDS", 30.0, validate=may_be.SECONDS)
SWEEP_SECONDS: float = env.float("SWEEP_SECONDS", 10.0, validate=may_be.SECONDS)

# Audiences, ordered by how much they may read: the first may read everything.
AUDIENCES: list[str] = env.list("AUDIENCES", [], subcast=str.strip, validate=may_be.audiences)
# Address or domain to audience: {"leadership@acme.example": "executive", "acme.example": "engineering"}.
_AUDIENCE_RULES: str = env.str("AUDIENCE_RULES", "{}", validate=may_be.recipients)
# A second opinion on credentials by credsweeper, in a worker that has the extra of that name.
SECOND_OPINION: bool = env.bool("SECOND_OPINION", False)
# Remarks on wording that this desk does not want: "jargon", "fault" and the others of reviewer/comparison/wording.py.
WORDING_OFF: list[str] = env.list("WORDING_OFF", [], subcast=str.strip, validate=may_be.remarks)
# Rules of the approval policy, first match wins; see reviewer/decisions/policy.py.
_POLICY: str = env.str("POLICY", "[]")

try:
    env.seal()
except EnvError as error:
    sys.exit(f"reviewer: a setting has a bad value. {error}")


def _stop(problem: str) -> NoReturn:
    sys.exit(f"reviewer: {problem}")


# manage.py says so of commands that only read and answer: they keep neither state nor figures, and need no folder.
STATELESS = "REVIEWER_STATELESS" in os.environ


def _make(folder: Path) -> None:
    """Have this folder of VAR_DIR. If that is made here, it is for the desk's user alone: mails and keys lie there."""
    if STATELESS:
        return
    try:
        VAR_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        _stop(f"VAR_DIR cannot be written: {error.filename}: {error.strerror}.")


def _keeps_keys(url: str) -> bool:
    """Whether what is sent there cannot be read on the way. A query would be dropped without a word."""
    try:
        parts = urlsplit(url)
        if parts.port == 0 or parts.query or parts.fragment:
            return False
    except ValueError:
        return False
    local = parts.scheme == "http" and parts.hostname in ("127.0.0.1", "localhost", "::1")
    return local or (parts.scheme == "https" and bool(parts.hostname))


if os.environ.get("VAR_DIR") == "" and not DATABASE_URL and not STATELESS and Path("reviewer.sqlite3").exists():
    # Where an empty one kept it before: with an empty database beside it all would seem lost.
    _stop("VAR_DIR is empty, and reviewer.sqlite3 stands in this folder. Set VAR_DIR=. to go on with it.")
if not SECRET_KEY and not DEBUG:
    _stop("SECRET_KEY is not set. Give the environment a long random one, or DEBUG=true for a local try.")
if not DEBUG and SECRET_KEY and len(SECRET_KEY) < 32:
    _stop("SECRET_KEY is too short: it needs at least 32 characters.")
SECRET_KEY = SECRET_KEY or "local-only-not-a-secret-" + "0" * 32
if MULTIMAIL_REVIEW_KEY and MULTIMAIL_REVIEW_KEY == MULTIMAIL_SEND_KEY:
    _stop("MULTIMAIL_REVIEW_KEY and MULTIMAIL_SEND_KEY are the same. One reads and decides, the other reads and sends.")
if not _keeps_keys(MULTIMAIL_URL):
    _stop(f"MULTIMAIL_URL must be https (http only on loopback), with host and path alone, not {MULTIMAIL_URL!r}.")
ALLOWED_HOSTS = may_be.named(ALLOWED_HOSTS) or ["localhost", "127.0.0.1", "[::1]"]
BASE_URL = may_be.origin_of(BASE_URL) or "http://127.0.0.1:8000"
LOG_LEVEL = may_be.level_of(LOG_LEVEL)
AUDIENCES = may_be.named(AUDIENCES) or ["engineering", "executive", "customer"]
AUDIENCE_RULES: dict[str, str] = may_be.from_json(_AUDIENCE_RULES)
WORDING_OFF = may_be.named(WORDING_OFF)
if unknown := set(AUDIENCE_RULES.values()) - set(AUDIENCES):
    _stop(f"AUDIENCE_RULES names audiences that AUDIENCES does not have: {', '.join(sorted(unknown))}.")
try:
    POLICY: list[policy.Rule] = policy.parse(may_be.from_json(_POLICY), AUDIENCES)
except ValueError as error:
    _stop(str(error))

ROOT_URLCONF = "reviewer.urls"
WSGI_APPLICATION = "reviewer.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "accounts.User"

INSTALLED_APPS = [
    "reviewer.accounts",  # before auth, whose command changes passwords without telling the history
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_htmx",
    "template_partials",
    "allauth",
    "allauth.account",
    "reviewer.marks",
    "reviewer.audit",
    "incidents",
    "reviewer.drafts",
    "reviewer.fence",
    "reviewer.redaction",
    "reviewer.comparison",
    "reviewer.decisions",
    "reviewer.delivery",
    "reviewer.operations",
    "reviewer.desk",
    "reviewer.sandbox",
    "reviewer.bench",
]

MIDDLEWARE = [
    "reviewer.operations.middleware.Doors",
    "reviewer.operations.middleware.Follow",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "reviewer.operations.middleware.BodyLimit",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "reviewer.operations.middleware.NotKept",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "reviewer.desk.context.frame",
            ],
        },
    }
]

DATABASES: dict[str, dict[str, Any]] = {
    "default": dict(dj_database_url.parse(DATABASE_URL, conn_max_age=600))
    if DATABASE_URL
    else {"ENGINE": "django.db.backends.sqlite3", "NAME": str(VAR_DIR / "reviewer.sqlite3")}
}
_options: dict[str, Any] = DATABASES["default"].setdefault("OPTIONS", {})
if DATABASES["default"]["ENGINE"] == "django.db.backends.postgresql":
    # A server that does not answer is down after seconds, not after the two minutes of TCP; nor after its quarter of an
    # hour, when it vanishes under a connection that is kept: what is sent, or a sign of life that is asked for, has to
    # be acknowledged by its machine, however long a statement takes. By a socket of the machine there is no such thing.
    for name, value in {
        "connect_timeout": 5,
        "tcp_user_timeout": 10_000,
        "keepalives_idle": 10,
        "keepalives_interval": 5,
        "keepalives_count": 3,
    }.items():
        _options.setdefault(name, value)
    # A process that is frozen inside a transaction holds its locks, the history's among them, which everybody
    # needs: PostgreSQL ends its session after so many seconds. Nothing here waits for anybody within a transaction.
    stuck = f"-c idle_in_transaction_session_timeout={round(DATABASE_STUCK_SECONDS * 1000)}"
    # What reviewer.prepared asks is planned once for each connection, not for each value; Django's own statements
    # carry their values in the text, and are planned each time.
    # What DATABASE_URL names stands behind both, and wins.
    given = _options.get("options", "")
    _options["options"] = f"{stuck} -c plan_cache_mode=force_generic_plan {given}".strip()
    _options.setdefault("prepare_threshold", 0)
else:
    # A recorded decision survives a power cut: FULL, not NORMAL. A transaction has the lock on writes from its
    # beginning, since nothing here locks rows.
    pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=20000;"
    _options.update(init_command=pragmas, transaction_mode="IMMEDIATE", timeout=20)

CACHES: dict[str, dict[str, Any]] = {
    "default": {
        "BACKEND": "reviewer.cache.Cache",
        "LOCATION": REDIS_URL,
        "OPTIONS": {"socket_timeout": 1, "socket_connect_timeout": 1},
    }
    if REDIS_URL
    else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
}

# --- Celery: the message is a nudge; the rows and the beat are the truth, so nothing here retries. ---
# Nor is there a limit of a task's time: a worker's threads cannot be ended from outside. reviewer.outbound's deadline
# bounds each call, and DATABASE_STUCK_SECONDS how long a transaction may stand still.
# Celery would close the database's connections around each task: `reviewer.celery` sees to them instead.
CELERY_DB_REUSE_MAX = sys.maxsize
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = False
CELERY_TASK_DEFAULT_QUEUE = "reviewer"
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TIMEZONE = "UTC"
# What the beat asks for is not done long after: none of it piles up while no worker runs. The worker judges that by its
# own clock, and one that is ahead of the beat's must not throw all of it away.
_CLOCKS_DIFFER = 60.0
CELERY_BEAT_SCHEDULER = "reviewer.beat:Schedule"
CELERY_BEAT_SCHEDULE: dict[str, dict[str, Any]] = {
    name: {"task": task, "schedule": seconds, "options": {"expires": seconds + _CLOCKS_DIFFER}}
    for name, task, seconds in (
        ("sync", "drafts.sync", SYNC_SECONDS),
        ("sweep", "delivery.sweep", SWEEP_SECONDS),
        ("scan", "redaction.scan", SYNC_SECONDS),
        ("compare", "desk.compare", SYNC_SECONDS),
        ("sessions", "accounts.forget_sessions", 3600.0),
        *([("second-opinion", "redaction.second_opinion", SYNC_SECONDS)] if SECOND_OPINION else []),
    )
}
if REDIS_URL:
    CELERY_BROKER_URL = REDIS_URL
    # A broker that is down must not hold up the person who decides: the sweep finds the row.
    CELERY_BROKER_TRANSPORT_OPTIONS: dict[str, Any] = {
        "socket_timeout": 5,
        "socket_connect_timeout": 2,
        "visibility_timeout": 3600,
    }
else:
    CELERY_BROKER_URL = "spool://localhost"  # reviewer/spool.py
    _spool = VAR_DIR / "broker"
    for _folder in ("queue", "control"):
        _make(_spool / _folder)
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "data_folder_in": str(_spool / "queue"),
        "data_folder_out": str(_spool / "queue"),
        "control_folder": str(_spool / "control"),
        "polling_interval": 0.2,
    }
    CELERY_WORKER_ENABLE_REMOTE_CONTROL = False

# --- Sign-in ---
AUTHENTICATION_BACKENDS = ["reviewer.accounts.backend.Backend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
ACCOUNT_ADAPTER = "reviewer.accounts.adapter.ClosedDoorAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = True
# Wrong passwords are counted by address: behind a proxy that of the visitor, which the proxy writes last. By the
# proxy's own, which all share, anybody could keep the whole desk from signing in.
ALLAUTH_TRUSTED_PROXY_COUNT = int(TRUSTED_PROXY)
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "queue"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"

# --- Security headers and cookies ---
SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "reviewer.desk.views.refusals.too_old"
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
# For this name alone, and not for browsers' own lists: other hosts under it are not the desk's to bind, and neither can
# be taken back. `check --deploy` would ask for both.
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = False
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
SECURE_REFERRER_POLICY = "same-origin"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXY else None
CSRF_TRUSTED_ORIGINS = [BASE_URL]
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "frame-src": ["'self'"],
        "manifest-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}
# The longest text that an edit may have, of signs that a form writes with twelve characters each, and the rest of it.
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024
# Files do not count in it: the largest one (redaction.house.csv_entries), and what parts the fields of a form, come
# beside it. A longer body is not read (reviewer.operations.middleware); this one is held in memory, as a form is, so
# that nothing comes into /tmp.
LONGEST_BODY = FILE_UPLOAD_MAX_MEMORY_SIZE = 6 * 1024 * 1024
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
# Each recipient of a mail is a field of the form that edits it.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000

# --- The rest ---
LANGUAGE_CODE = "en"
USE_I18N = False
USE_TZ = True
TIME_ZONE = "UTC"
STATIC_URL = "static/"
WHITENOISE_USE_FINDERS = DEBUG
WHITENOISE_AUTOREFRESH = DEBUG
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "reviewer.collected.CollectedFiles"
    },
}
# --- Figures: each process keeps its own in a file, which is to be known before prometheus_client is imported ---
METRICS_DIR = VAR_DIR / "metrics"
# Containers that share the folder share process ids as well: each host has a folder of its own.
if not STATELESS:
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(METRICS_DIR / socket.gethostname())
    _make(Path(os.environ["PROMETHEUS_MULTIPROC_DIR"]))

# --- Logs: DEBUG is for our own lines; those of a library would hold headers, parameters and the text of mails ---
# Python's warnings are lines like all others; for people they stay as Python writes them.
logging.captureWarnings(LOG_FORMAT == "json")
_LIBRARIES = "INFO" if LOG_LEVEL == "DEBUG" else LOG_LEVEL
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "text": {"()": "reviewer.logs.OneLineFormatter"},
        "json": {"()": "reviewer.logs.JsonFormatter"},
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": LOG_FORMAT}},
    "root": {"handlers": ["stderr"], "level": _LIBRARIES},
    "loggers": {
        "reviewer": {"level": LOG_LEVEL},
        "incidents": {"level": LOG_LEVEL},
        "httpx": {"level": "WARNING"},
        "httpcore": {"level": "WARNING"},
        # Their own handlers are taken away: every line goes through ours.
        "django": {"handlers": []},
        "gunicorn.error": {"handlers": [], "propagate": True},
        # It would tell what was searched for; reviewer.operations tells who changed what.
        "gunicorn.access": {"handlers": [], "propagate": False},
    },
}
