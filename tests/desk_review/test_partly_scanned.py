"""A version of which part could not be scanned: the page says so, and leads there before it offers to approve."""

import re

import pytest

from reviewer.accounts.models import User
from reviewer.desk.side_by_side import points
from reviewer.drafts.content import Content
from reviewer.drafts.models import Draft
from reviewer.redaction import passes
from reviewer.redaction.models import RevisionScan
from tests.desk_support import signed_in, words
from tests.support.rows import make_draft

pytestmark = pytest.mark.django_db


def version(audience: str, text: str = "All is well.") -> Draft:
    content = Content(f"For {audience}", (f"{audience}@lists.example",), text=text)
    return make_draft(content, incident="INC-7", kind="report", audience=audience)


def filled(html: str) -> list[str]:
    return re.findall(r'class="btn btn--lead"\s+href="([^"?]+)', html)


@pytest.mark.parametrize("beside", [False, True])
def test_the_filled_button_leads_to_what_could_not_be_scanned(lead: User, beside: bool) -> None:
    draft = version("customer")
    if beside:
        version("engineering")
    passes.scan()
    RevisionScan.objects.filter(revision=draft.current).update(skipped=["pii.x"])
    answer = signed_in(lead).get(f"/drafts/{draft.pk}/")
    html, said = answer.content.decode(), words(answer)
    assert "Part of it could not be scanned: pii.x. Read it with care; a lead can let it through." in said
    assert "1 blocker" in said
    assert "0 remarks" not in said
    anchor = f"scan-{2 if beside else 1}"
    assert filled(html)[-1] == f"#{anchor}"
    assert html.count(f'id="{anchor}"') == 1


def test_let_through_by_a_lead_it_is_not_said(lead: User) -> None:
    draft = version("customer")
    passes.scan()
    RevisionScan.objects.filter(revision=draft.current).update(skipped=["pii.x"], through=["skipped:pii.x"])
    assert "could not be scanned" not in words(signed_in(lead).get(f"/drafts/{draft.pk}/"))


def test_a_blocker_behind_many_hints_is_led_to(lead: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(points, "MOST_OPEN", 1)
    draft = version("executive", "The pool on 10.20.4.7 ran dry. Ask jane.doe@acme.example.")
    html = signed_in(lead).get(f"/drafts/{draft.pk}/").content.decode()
    assert filled(html) == ["#h-2"]
    assert html.count('id="h-2"') == 1
