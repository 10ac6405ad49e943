"""The road from an agent's mail to what became of it, as the delivery's tests have it."""

from tests.delivery.conftest import road

__all__ = ["road"]
