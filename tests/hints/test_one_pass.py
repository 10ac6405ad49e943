"""One pass of the scan at a time, also where one takes longer than it should."""

from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection

from reviewer.redaction.models import RevisionScan
from reviewer.redaction.tasks import UNDER_WAY, scan
from tests.hints.conftest import make_version

pytestmark = pytest.mark.django_db


def test_a_pass_leaves_the_next_one_its_turn() -> None:
    make_version("customer")
    scan()
    make_version("customer")
    scan()
    assert RevisionScan.objects.count() == 2


def test_while_another_is_at_it_none_begins() -> None:
    make_version("customer")
    cache.set(UNDER_WAY, "another")
    scan()
    assert not RevisionScan.objects.exists()
    assert cache.get(UNDER_WAY) == "another"


def test_one_that_lasted_too_long_does_not_end_the_turn_of_the_next() -> None:
    make_version("customer")

    def execute(run: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith('INSERT INTO "redaction_revisionscan"'):
            cache.set(UNDER_WAY, "another")
        return run(sql, params, many, context)

    with connection.execute_wrapper(execute):
        scan()
    assert RevisionScan.objects.exists()
    assert cache.get(UNDER_WAY) == "another"
