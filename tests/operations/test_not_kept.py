"""No page is kept by a browser or a proxy, whatever it answers."""

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from django.test import Client

from reviewer.accounts.models import User
from tests.desk_support import signed_in

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["/", "/keys/", "/history/", "/rules/", "/rules/hints/misses/", "/drafts/999/"])
def test_nothing_that_a_person_is_shown_is_kept(lead: User, commander: User, address: str) -> None:
    for browser in (signed_in(lead), signed_in(commander), Client()):
        assert "no-store" in browser.get(address)["Cache-Control"]


def test_the_files_of_the_pages_are(lead: User) -> None:
    answer = Client().get(staticfiles_storage.url("desk/favicon.svg"))
    assert answer.status_code == 200
    assert "no-store" not in answer["Cache-Control"]
    answer.close()
