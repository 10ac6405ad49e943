"""What the rules allow is let through as what it is allowed as, and nothing else that stands within it."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from reviewer.accounts.models import User
from reviewer.decisions.models import Decision
from reviewer.drafts.models import Draft
from reviewer.redaction.models import Allowed
from reviewer.sandbox.seed.invented import SECRETS
from tests.desk_support import digest, words
from tests.hints.conftest import make_version

pytestmark = pytest.mark.django_db
BOARD = "https://grafana.corp.acme.example/d/abc"
OPEN_BOARDS = {
    "value": r"https://grafana\.corp\.acme\.example/\S*",
    "is_pattern": "on",
    "owner": "Lena",
    "reason": "Dashboards may be linked",
}


def allow(browser: Client, category: str, audience: str = "", **otherwise: str) -> None:
    form = {**OPEN_BOARDS, "category": category, "audience": audience, **otherwise}
    assert browser.post("/rules/allowed/", form).status_code == 302


def approve(browser: Client, draft: Draft) -> int:
    form = {"digest": digest(draft), "chip": "Read and correct"}
    return browser.post(f"/drafts/{draft.pk}/approve/", form).status_code


@pytest.fixture
def leaking(db: None) -> Draft:
    """A link to a dashboard with a live token in it."""
    return make_version("engineering", f"See {BOARD}?auth_token={SECRETS['leaked_token']} for more.")


@pytest.mark.parametrize("category", ["internal_tool", "network", ""])
def test_a_secret_within_it_still_blocks(leads_browser: Client, leaking: Draft, category: str) -> None:
    allow(leads_browser, category, "engineering")
    assert approve(leads_browser, leaking) == 409
    assert not Decision.objects.exists()


BUCKET = "Copied to s3://acme-dumps/{leaked_key_id}/dump.gz today."
FILE = 'It failed:\n  File "/srv/app/{leaked_token}.py", line 3, in main\n'


@pytest.mark.parametrize("text", [BUCKET, FILE])
def test_a_bucket_or_a_file_named_for_a_credential_still_blocks(leads_browser: Client, text: str) -> None:
    draft = make_version("engineering", text.format(**SECRETS))
    for category in ("cloud_resource", "code_path", ""):
        allow(leads_browser, category, value=r"(s3://|File ).*")
    assert approve(leads_browser, draft) == 409


def test_an_entry_for_secrets_lets_the_secret_through(leads_browser: Client, leaking: Draft) -> None:
    allow(leads_browser, "secret")
    assert approve(leads_browser, leaking) == 302


@pytest.mark.parametrize(("ended_days_ago", "answer"), [(0, 302), (1, 409)])
def test_an_entry_lets_nothing_through_after_its_last_day(
    leads_browser: Client, leaking: Draft, ended_days_ago: int, answer: int
) -> None:
    allow(leads_browser, "secret")
    Allowed.objects.update(ends_on=timezone.now().date() - timedelta(days=ended_days_ago))
    assert approve(leads_browser, leaking) == answer


def test_customers_read_what_is_allowed_as_all_that_it_is(leads_browser: Client) -> None:
    draft = make_version("customer", f"See {BOARD}?auth_token={SECRETS['leaked_token']} for more.")
    for category in ("internal_tool", "secret"):
        allow(leads_browser, category, "customer")
        assert approve(leads_browser, draft) == 409
    allow(leads_browser, "network", "customer")
    assert approve(leads_browser, draft) == 302


def test_an_entry_for_every_category_is_enough_where_there_is_no_secret(leads_browser: Client) -> None:
    draft = make_version("customer", f"See {BOARD} for more.")
    allow(leads_browser, "")
    assert approve(leads_browser, draft) == 302


@pytest.mark.parametrize(
    "pattern", [r"\S+", r"\w+", r"[^ ]+", r"[\w.-]+", r"(?i)[a-z0-9._%+-]+", r".{1,27}", r"[\d\D]{1,20}"]
)
@pytest.mark.parametrize("category", ["", "network", "secret"])
def test_a_pattern_that_fits_words_of_any_sort_is_refused(leads_browser: Client, pattern: str, category: str) -> None:
    answer = leads_browser.post("/rules/allowed/", {**OPEN_BOARDS, "value": pattern, "category": category})
    assert answer.status_code == 422
    assert "The pattern fits nearly everything" in words(answer)
    assert not Allowed.objects.exists()


@pytest.mark.parametrize(
    "pattern",
    [
        r"(?i)globex.*",
        r".*\.acme\.example",
        r"10\.\d+\.\d+\.\d+",
        r"INC-\d+",
        r"[\w.+-]+@acme\.example",
        r"kestrel-\d+",
        r"EUR [\d.,]+",
        r"https?://\S+",
    ],
)
def test_a_pattern_for_one_sort_of_thing_is_taken(leads_browser: Client, pattern: str) -> None:
    allow(leads_browser, "", value=pattern)


def test_a_pattern_that_cannot_be_read_is_written_nowhere(
    leads_browser: Client, capfd: pytest.CaptureFixture[str]
) -> None:
    forged = "2026-11-30 20:00:00 WARN reviewer Lena Brandt signed out"
    form = {**OPEN_BOARDS, "value": f"(quartz-9\n{forged}", "category": ""}
    assert "missing ): (" in words(leads_browser.post("/rules/allowed/", form))
    assert "quartz-9" not in "".join(capfd.readouterr())


@pytest.mark.parametrize("pattern", [r"(a{1,1000}){1,1000}", r"(?i)kestrel-\pL{1,100}"])
def test_a_pattern_that_takes_long_to_be_made_ready_is_refused(leads_browser: Client, pattern: str) -> None:
    answer = leads_browser.post("/rules/allowed/", {**OPEN_BOARDS, "value": pattern, "category": ""})
    assert answer.status_code == 422
    assert "The pattern cannot be read: " in words(answer)


def test_one_kept_before_that_cannot_be_read_allows_nothing_and_is_written_nowhere(
    leads_browser: Client, lead: User, leaking: Draft, capfd: pytest.CaptureFixture[str]
) -> None:
    keep(lead, "(quartz-9")
    assert approve(leads_browser, leaking) == 409
    assert "quartz-9" not in "".join(capfd.readouterr())


def keep(lead: User, value: str, category: str = "", *, is_pattern: bool = True) -> None:
    """An entry as a release before this one kept it."""
    Allowed.objects.create(
        value=value, is_pattern=is_pattern, category=category, owner="Lena", reason="Public", author=lead
    )


@pytest.fixture
def telling(db: None) -> Draft:
    """A version that has a token, a machine and a reader's address in plain words."""
    token = SECRETS["leaked_token"]
    return make_version("customer", f"Use the token {token} on fra2-db-07 at 10.2.3.4, or ask ana@corp.acme.example.")


def test_no_entry_but_one_for_credentials_lets_a_credential_through(
    leads_browser: Client, lead: User, telling: Draft
) -> None:
    keep(lead, r"\S+")
    keep(lead, SECRETS["leaked_token"], is_pattern=False)
    assert approve(leads_browser, telling) == 409
    allow(leads_browser, "secret", value=SECRETS["leaked_token"], is_pattern="")
    assert approve(leads_browser, telling) == 302


def test_what_is_allowed_of_credentials_is_told_where_it_is_allowed(leads_browser: Client) -> None:
    page = words(leads_browser.get("/rules/allowed/"))
    assert "A credential is let through by an entry for credentials alone" in page
