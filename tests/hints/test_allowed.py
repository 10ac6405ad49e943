"""What the rules allow is let through as what it is allowed as, and nothing else that stands within it."""

import pytest
from django.test import Client

from reviewer.decisions.models import Decision
from reviewer.drafts.models import Draft
from reviewer.sandbox.seed.invented import SECRETS
from tests.desk_support import digest
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
        allow(leads_browser, category, value=r"[s3Ff].*[0-9a-z/]{3,}.*")
    assert approve(leads_browser, draft) == 409


def test_an_entry_for_secrets_lets_the_secret_through(leads_browser: Client, leaking: Draft) -> None:
    allow(leads_browser, "secret")
    assert approve(leads_browser, leaking) == 302


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
