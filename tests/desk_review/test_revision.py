"""A past revision, read-only, with what it changed."""

import pytest

from reviewer.accounts.models import User
from tests.desk_support import change, signed_in, words
from tests.support.rows import make_draft

pytestmark = pytest.mark.django_db


def test_it_shows_what_changed_since_the_one_before(reader: User) -> None:
    draft = make_draft()
    change(draft, text="It broke twice.", to=("all@eng.example", "new@eng.example"))
    response = signed_in(reader).get(f"/drafts/{draft.pk}/revisions/2/")
    assert "Changes from revision 1" in words(response)
    assert "To: new@eng.example" in words(response)
    assert "<ins>" in response.content.decode()
    assert "no-store" in response["Cache-Control"]


def test_the_first_one_stands_alone(reader: User) -> None:
    draft = make_draft()
    change(draft)
    said = words(signed_in(reader).get(f"/drafts/{draft.pk}/revisions/1/"))
    assert "Changes from" not in said
    assert "It broke." in said
    assert "replaced by a newer one" in said


def test_one_that_is_not_there_is_404(reader: User) -> None:
    assert signed_in(reader).get(f"/drafts/{make_draft().pk}/revisions/7/").status_code == 404
