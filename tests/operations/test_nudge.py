"""A nudge that cannot be sent, for whatever reason, takes nothing back: the beat finds the work."""

import pytest
from django.db import transaction

from reviewer.nudge import nudge


@pytest.mark.django_db(transaction=True)
def test_what_keeps_a_nudge_from_the_broker_is_no_error_of_what_was_recorded(caplog: pytest.LogCaptureFixture) -> None:
    """None that anybody foresaw: what no message can carry, here. It was recorded, and nobody is told otherwise."""
    with transaction.atomic():
        nudge("delivery.deliver", object())
    assert "the broker did not take a nudge for delivery.deliver" in caplog.text
