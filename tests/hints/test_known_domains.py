"""Domains of the house as people paste them, and its one name."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from reviewer.redaction.house.context import load_org
from reviewer.redaction.models import OrgEntry
from tests.desk_support import digest, words
from tests.hints.conftest import make_version

pytestmark = pytest.mark.django_db
KNOWN = "/rules/known/"
PASTED = [
    "acmeint.net",
    "https://acmeint.net/",
    "http://acmeint.net:8080//",
    "ACMEINT.net/",
    "acmeint.net.",
    "@acmeint.net",
    "acmeint.net:8080",
    "*.acmeint.net",
    ".acmeint.net",
]


def add(browser: Client, kind: str, value: str) -> int:
    return browser.post(KNOWN, {"kind": kind, "value": value}).status_code


def upload(browser: Client, text: str) -> int:
    return browser.post(KNOWN, {"file": SimpleUploadedFile("house.csv", text.encode())}).status_code


def approve(browser: Client, text: str) -> int:
    draft = make_version("customer", text)
    return browser.post(
        f"/drafts/{draft.pk}/approve/", {"digest": digest(draft), "chip": "Read and correct"}
    ).status_code


@pytest.mark.parametrize("pasted", PASTED)
def test_hosts_of_a_domain_as_it_is_pasted_are_kept_from_customers(leads_browser: Client, pasted: str) -> None:
    assert add(leads_browser, "internal_domain", pasted) == 302
    assert OrgEntry.objects.get().value == "acmeint.net"
    assert approve(leads_browser, "The host api7.acmeint.net was slow.") == 409


def test_it_is_the_same_in_a_file(leads_browser: Client) -> None:
    assert upload(leads_browser, "".join(f"internal_domain,{pasted}\n" for pasted in PASTED)) == 302
    assert load_org().internal_domains == ("acmeint.net",)


@pytest.mark.parametrize("pasted", PASTED)
def test_one_that_was_kept_as_it_was_pasted_counts(leads_browser: Client, pasted: str) -> None:
    OrgEntry.objects.create(kind="internal_domain", value=pasted)
    assert approve(leads_browser, "The host api7.acmeint.net was slow.") == 409


def test_a_public_host_as_it_is_pasted_is_no_hint(leads_browser: Client) -> None:
    assert add(leads_browser, "internal_domain", "corp.acme.example") == 302
    assert add(leads_browser, "public_domain", "https://wiki.corp.acme.example/") == 302
    assert load_org().public_domains == ("wiki.corp.acme.example",)


@pytest.mark.parametrize(
    ("kind", "pasted", "why"),
    [
        ("internal_domain", "https://acmeint.net/wiki/Home", "write it as acmeint.net"),
        ("internal_domain", "ops@acmeint.net", "write it as acmeint.net"),
        ("internal_domain", "acmeint.net, zenith.net", "write it as acmeint.net, one at a time"),
        ("internal_domain", "our intranet", "write it as acme.example"),
        ("public_domain", "*.acme.example", "write each, such as status.acme.example"),
    ],
)
def test_what_is_no_domain_is_refused_with_what_to_write(
    leads_browser: Client, kind: str, pasted: str, why: str
) -> None:
    answer = leads_browser.post(KNOWN, {"kind": kind, "value": pasted})
    assert answer.status_code == 422
    assert why in words(answer)
    file = SimpleUploadedFile("house.csv", f'person,Ada Byron\n{kind},"{pasted}"\n'.encode())
    answer = leads_browser.post(KNOWN, {"file": file})
    assert answer.status_code == 422
    assert "Line 2: " in words(answer)
    assert why in words(answer)
    assert not OrgEntry.objects.exists()


def test_the_house_has_one_name(leads_browser: Client) -> None:
    assert add(leads_browser, "name", "Zenith Labs") == 302
    assert add(leads_browser, "name", "Zenith Labs") == 302
    answer = leads_browser.post(KNOWN, {"kind": "name", "value": "Acme"})
    assert answer.status_code == 422
    assert "The organisation has one name here, “Zenith Labs”. Remove that first" in words(answer)
    assert load_org().name == "Zenith Labs"


def test_a_file_with_two_names_adds_nothing(leads_browser: Client) -> None:
    assert upload(leads_browser, "name,Acme\nperson,Ada Byron\nname,Zenith Labs\n") == 422
    assert not OrgEntry.objects.exists()
