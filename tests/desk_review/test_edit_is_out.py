"""A draft that waits although a mail in its place is out: what its page leads to."""

import re
from dataclasses import replace
from html import unescape

import pytest
from django.utils import timezone

from reviewer.accounts.models import User
from reviewer.decisions.models import Action, Decision
from reviewer.drafts.content import Content
from reviewer.drafts.models import Draft, Revision
from tests.desk_support import decided, signed_in, words
from tests.support.rows import make_draft

pytestmark = pytest.mark.django_db


@pytest.fixture
def out(lead: User) -> Draft:
    """It has a blocker as well, which would lead otherwise."""
    content = Content("The pool", ("customer@lists.example",), text="The pool on 10.20.4.7 ran dry.")
    draft = make_draft(content, incident="INC-7", kind="report", audience="customer")
    rejected = decided(lead, draft, Action.REJECT)
    Decision.objects.filter(pk=rejected.pk).update(outcome="stopped", closed_at=timezone.now())
    make_draft(content, incident="INC-7", kind="report", audience="customer", state="sent", replaces=draft)
    return draft


def test_the_filled_button_rejects_it(lead: User, out: Draft) -> None:
    page = signed_in(lead).get(f"/drafts/{out.pk}/")
    assert "reject this one, or its readers may get both" in words(page)
    filled = re.findall(r'class="btn btn--lead"\s+href="([^"?]+)', page.content.decode())
    assert filled == [f"/drafts/{out.pk}/reject/"]


def test_it_can_still_be_approved_and_edited(lead: User, out: Draft) -> None:
    html = signed_in(lead).get(f"/drafts/{out.pk}/").content.decode()
    assert len(re.findall(rf'class="btn btn--quiet"\s+href="/drafts/{out.pk}/approve/', html)) == 1
    assert html.index("/reject/?digest") < html.index("/approve/?digest")


def test_who_edited_it_approves_their_edit_and_not_the_agents_text_by_its_key(
    lead: User, out: Draft, may_edit: None
) -> None:
    base = out.current
    assert base is not None
    fields = Revision.fields_of(replace(base.content, text="The pool ran dry."))
    Revision.objects.create(draft=out, number=2, author=lead, base=base, **fields)
    html = signed_in(lead).get(f"/drafts/{out.pk}/").content.decode()
    assert re.findall(r'class="btn btn--lead"\s+href="([^"?]+)', html) == [f"/drafts/{out.pk}/reject/"]
    assert re.findall(r'href="([^"?]+)"\s+data-key="a"', html) == [f"/drafts/{out.pk}/revisions/2/approve/"]
    assert "Approve the agent's…" in unescape(html)
