"""credsweeper itself: `make test-extras` installs it and runs this; `make test` does not need it."""

import base64
import logging
from random import Random
from typing import Any

import pytest

from reviewer.redaction import passes, second_opinion
from reviewer.redaction.engine import scan
from reviewer.redaction.models import Hint, SecondLook
from tests.hints.conftest import make_version

KEY = base64.b64encode(Random(5).randbytes(30)).decode()  # a made-up key
TEXT = f'Ünlike before,\nthe job reads\n  "encryption_key": "{KEY}",\nand that is all.\n'


def test_it_points_at_the_very_characters() -> None:
    found = list(second_opinion.credsweeper()(TEXT))
    assert [TEXT[one.start : one.end] for one in found] == [KEY]


def test_an_ordinary_mail_is_no_news() -> None:
    assert list(second_opinion.credsweeper()("The pool ran dry at 14:02.\nWe restarted it at 14:10.\n")) == []


@pytest.mark.django_db
def test_a_pass_keeps_what_it_finds_and_logs_none_of_it(caplog: Any) -> None:
    draft = make_version("customer", TEXT)
    with caplog.at_level(logging.DEBUG):
        passes.scan()
        assert second_opinion.give(20.0) == 1
    assert SecondLook.objects.get().revision_id == draft.current_id
    known = any(span.category == "secret" for span in scan(TEXT).spans)
    assert Hint.objects.filter(category="secret").count() == 1
    assert Hint.objects.get(category="secret").is_second is not known
    assert KEY not in caplog.text
