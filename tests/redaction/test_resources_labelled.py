"""Resources behind their product, in rows of a label and a value, and tenants by their names in small letters."""

import pytest

from reviewer.redaction.detectors import cloud_resource, customer, pii
from reviewer.redaction.engine import scan
from reviewer.redaction.values import Category
from tests.redaction.finding import growth
from tests.redaction.marked import found

ROWS = """| Field | Value |
| --- | --- |
| User id | 8841273 |
| Bucket | acme-logs |
| Namespace | `billing` |
| Host | app-14 |
| Account id | 448120937716 |
| Passport | C01X00T47 |
| Topic | clicks_raw |
| Tenant | polder |
"""


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Kinesis stream `clicks` lagged, and DynamoDB table 'Sessions' was hot.", ["clicks", "Sessions"]),
        ("The SQS queue refunds-2 was full on GKE cluster prod-a.", ["refunds-2", "prod-a"]),
    ],
)
def test_a_marked_name_behind_a_product_and_its_kind_is_a_resource(text: str, names: list[str]) -> None:
    assert found(text, Category.CLOUD_RESOURCE) == names


@pytest.mark.parametrize(
    "text",
    [
        "A Kafka topic is a log. The Kafka topic partitions were moved. SQS queue depth, S3 bucket policy.",
        "DynamoDB table size, EKS cluster upgrade, the S3 bucket was public, S3 bucket names, an SQS queue per tenant",
        "S3 bucket creation failed, Redis cluster latency grew. RDS instance restart, SQS queue backlog",
        "| Component | Status |\n|---|---|\n| Queue | operational |\n| Database | backlogged |\n| Cluster | platform |",
        "| Field | Value |\n| --- | --- |\n| Node | v18 |\n| Server | apache2 |\n| Account | 123456789012 |",
        "the Kafka topic lag, S3 bucket versioning, each Kafka topic clicks of us; S3 bucket access",
        "| Field | Value |\n| --- | --- |\n| Bucket | yes |\n| Queue | empty |\n| Database | down |",
        "| Topic | planning |\n| Users affected | 120400 |\n| Phone support | 10 min |",
    ],
)
def test_what_a_product_has_and_what_rows_tell_of_it_is_no_resource(text: str) -> None:
    assert not scan(text).spans


def test_rows_of_a_label_and_a_value_say_what_the_value_is() -> None:
    told = {ROWS[span.start : span.end]: span.category for span in scan(ROWS).spans}
    assert told == {
        "8841273": Category.PII,
        "acme-logs": Category.CLOUD_RESOURCE,
        "billing": Category.CLOUD_RESOURCE,
        "app-14": Category.NETWORK,
        "448120937716": Category.CLOUD_RESOURCE,
        "C01X00T47": Category.PII,
        "clicks_raw": Category.CLOUD_RESOURCE,
        "polder": Category.CUSTOMER,
    }


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The tenant vantage-dental was blocked, tenant `polder` too.", ["vantage-dental", "polder"]),
        ("Affected tenants: acme-eu, polder", ["acme-eu", "polder"]),
        ("Tenant: polder", ["polder"]),
    ],
)
def test_a_tenant_is_found_by_its_name_in_small_letters(text: str, names: list[str]) -> None:
    assert found(text, Category.CUSTOMER) == names


@pytest.mark.parametrize(
    "text",
    [
        "tenant isolation, tenant users, tenant-wide, single-tenant, the tenant service, tenant: all, tenants: none",
        "tenant self-service and tenant rate-limiting, tenant `default`, tenant read-only, Tenants: some, others",
    ],
)
def test_what_tenants_have_is_no_customer(text: str) -> None:
    assert found(text, Category.CUSTOMER) == []


def test_a_host_whose_backlog_grew_is_of_the_network() -> None:
    assert found("backlog of mq.corp.local grew", Category.NETWORK) == ["mq.corp.local"]


@pytest.mark.parametrize(
    "piece", ["| a | b |\n", "| Bucket | a-b |\n", "tenants: a, ", "tenant a-b ", "Kafka topic a "]
)
def test_the_cost_grows_with_the_text(piece: str) -> None:
    for module in (cloud_resource, customer, pii):
        assert growth(module, piece) < 14


def test_a_feature_of_namespaces_is_no_namespace() -> None:
    assert found("the namespace feature of the kernel", Category.CLOUD_RESOURCE) == []


def test_the_number_of_an_employee_is_no_customers() -> None:
    assert found("employee E-20914 was told", Category.PII) == ["E-20914"]


@pytest.mark.parametrize(
    "text",
    [
        "the tenant `status` field; the tenant `name` is empty; the tenant `config` map; the tenant `router` crashed",
        "the tenant `undefined` was logged; tenant \"premium\" tier; tenant 'basic' plan; tenant `zimt` column",
        "Impact by tenant: negligible\nPer tenant: throttled\nTenants: rescheduled\nTenants: whitelisted, isolated",
        "tenant etl-jobs were late, tenant api-keys, tenant sso-login failed, tenant vm-pool, tenant k8s-namespaces",
        "tenant re-sharding was stopped; tenant re-onboarding; tenant de-provisioning and tenant re-indexing",
    ],
)
def test_fields_parts_and_states_of_tenants_are_no_customer(text: str) -> None:
    assert found(text, Category.CUSTOMER) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ('the tenant `polder` crashed; tenant "zimtwerk" and tenant `premium`', ["polder", "zimtwerk", "premium"]),
        ("Tenants: polder, zimtwerk\nImpact by tenant: acme-eu", ["polder", "zimtwerk", "acme-eu"]),
        ("the tenant `acmeco` plan was changed; the tenant `acmeco` settings", ["acmeco", "acmeco"]),
        (
            "tenant \"northwind\" tier; tenant 'umbrella' plan; tenant `globex` labels",
            ["northwind", "umbrella", "globex"],
        ),
        ("the tenant `acme-corp` service; tenant `initech` tags", ["acme-corp", "initech"]),
        ("Outage by tenant: globex\nLoad per tenant: initech", ["globex", "initech"]),
        ("Tenants: globex, bling\ntenants: allied, hostable", ["globex", "bling", "allied"]),
        ("tenant kastner-jobs were late; tenant zimt-payments", ["kastner-jobs", "zimt-payments"]),
    ],
)
def test_the_tenant_in_the_same_place_is(text: str, names: list[str]) -> None:
    assert found(text, Category.CUSTOMER) == names
