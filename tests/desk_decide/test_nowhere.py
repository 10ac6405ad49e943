"""The confirm steps of a draft that is not there are not found, whatever their form says."""

import pytest

from reviewer.accounts.models import User
from reviewer.desk.models import Typed
from tests.desk_support import signed_in

# The database looks at what points to what when a transaction ends.
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("pk", ["999999", "9" * 40])
@pytest.mark.parametrize("step", ["approve", "reject"])
@pytest.mark.parametrize("digest", ["short", "a" * 64])
def test_it_is_not_found_and_keeps_nothing(lead: User, pk: str, step: str, digest: str) -> None:
    client = signed_in(lead)
    sent = {"digest": digest, "words": "It is wrong in two places"}
    assert client.post(f"/drafts/{pk}/{step}/", sent).status_code == 404
    assert not Typed.objects.exists()
