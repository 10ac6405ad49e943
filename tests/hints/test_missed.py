"""A passage that the rules missed: it becomes a hint, and a line of the export."""

import json

import pytest
from django.test import Client

from reviewer.accounts.models import User
from reviewer.audit.models import Event
from reviewer.drafts.edit import save_edit
from reviewer.drafts.models import Draft
from reviewer.redaction.models import Hint
from reviewer.redaction.scanning import MOST_MARKS
from tests.desk_support import HTMX, digest, words
from tests.hints.conftest import TEXT, VALUE, make_version, mark

pytestmark = pytest.mark.django_db
FORM = {"passage": "blue whale", "category": "network"}


def there(draft: Draft) -> str:
    return f"/drafts/{draft.pk}/revisions/1/missed/"


def test_it_becomes_a_hint_once(commanders_browser: Client, draft: Draft) -> None:
    for _ in range(2):
        assert commanders_browser.post(there(draft), FORM)["Location"].startswith(f"/drafts/{draft.pk}/")
    assert draft.current is not None
    assert [draft.current.text[hint.start : hint.end] for hint in Hint.objects.all()] == [VALUE, VALUE]
    event = Event.objects.filter(action="hint.marked").earliest("seq")
    assert (event.data["category"], event.data["place"]) == ("network", "text 12-22")
    assert VALUE not in str(event.data)


@pytest.mark.parametrize("laid_out", ["Root cause: the pool", "Root  cause:\nthe pool"])
def test_a_passage_is_found_however_it_is_laid_out(commanders_browser: Client, laid_out: str) -> None:
    draft = make_version("customer", "## Root cause:\n\nThe **pool** and __the pool__. Root *cause*: the pool")
    commanders_browser.post(there(draft), {**FORM, "passage": laid_out})
    assert draft.current is not None
    assert [draft.current.text[hint.start : hint.end] for hint in Hint.objects.all()] == ["Root *cause*: the pool"]


@pytest.mark.parametrize(
    ("text", "passage"),
    [
        ("数据库连接池在本次故障中耗尽。王小明的连接失败。", "王小明"),
        ("障害は高橋さんのサーバーで起きた。", "高橋さん"),
        ("เซิร์ฟเวอร์ของสมชายหยุดทำงาน", "สมชาย"),
        ("오늘 김민수가 서버를 껐다.", "김민수"),
        ("我们重启了Redis缓存。", "Redis"),
    ],
)
def test_a_passage_in_a_script_without_spaces_is_marked(commanders_browser: Client, text: str, passage: str) -> None:
    draft = make_version("customer", text)
    commanders_browser.post(there(draft), {"passage": passage, "category": "person"})
    hint = Hint.objects.get(author__isnull=False)
    assert text[hint.start : hint.end] == passage


@pytest.mark.usefixtures("may_edit")
def test_what_is_marked_in_such_a_script_is_marked_in_an_edit(commanders_browser: Client) -> None:
    draft = make_version("customer", "王小明的连接失败。")
    commanders_browser.post(there(draft), {"passage": "王小明", "category": "person"})
    assert edited(commanders_browser, draft, "昨天王小明的连接失败。") == ["王小明的"]


@pytest.mark.parametrize(
    "wrong",
    [{"passage": ""}, {"passage": "..."}, {"passage": "not there"}, {"passage": "lue whal"}, {"category": "secrets"},
     {"passage": "word " * 100}],
)  # fmt: skip
def test_what_is_no_passage_is_refused(commanders_browser: Client, draft: Draft, wrong: dict[str, str]) -> None:
    assert commanders_browser.post(there(draft), {**FORM, **wrong}).status_code == 422
    assert not Hint.objects.filter(author__isnull=False).exists()


def test_what_is_a_hint_already_can_be_marked_as_something_graver(commanders_browser: Client, draft: Draft) -> None:
    for category in ("network", "secret"):
        commanders_browser.post(there(draft), {**FORM, "category": category})
    found = Hint.objects.order_by("start", "category").values_list("start", "category")
    assert list(found) == [(12, "network"), (12, "secret"), (40, "network"), (40, "secret")]


MANY = "The ox pulled it. Oxen, boxes and foxes stood by; oxygen held, and so did the ox."


def edited(browser: Client, draft: Draft, text: str) -> list[str]:
    """What is marked in an edit that somebody saves of a draft."""
    fields = {"digest": digest(draft), "subject": draft.subject, "text": text, "keep": ["all@acme.example"]}
    browser.post(f"/drafts/{draft.pk}/edit/", {**fields, "words": "Names of people"}, follow=True)
    edit = draft.revisions.latest("number")
    assert edit.number == 2
    marked = Hint.objects.filter(revision=edit, author__isnull=False).order_by("start")
    return [edit.text[hint.start : hint.end + 1] for hint in marked]


@pytest.mark.usefixtures("may_edit")
def test_what_is_marked_is_marked_in_an_edit_where_it_stands_by_itself(commanders_browser: Client) -> None:
    draft = make_version("customer", MANY)
    commanders_browser.post(there(draft), {"passage": "ox", "category": "customer"})
    assert edited(commanders_browser, draft, f"{MANY} More of it.") == ["ox ", "ox."]


@pytest.mark.usefixtures("may_edit")
def test_what_is_marked_once_an_edit_is_saved_blocks_the_edit_too(commanders_browser: Client, commander: User) -> None:
    draft = make_version("customer")
    save_edit(commander, draft.pk, digest(draft), draft.subject, f"{TEXT} We are sorry.", {"all@acme.example"})
    step = f"/drafts/{draft.pk}/revisions/2/approve/"
    assert commanders_browser.get(step, headers=HTMX).status_code == 200
    commanders_browser.post(there(draft), FORM)
    assert commanders_browser.get(step, headers=HTMX).status_code == 409


@pytest.mark.usefixtures("may_edit")
def test_a_letter_that_is_marked_fills_no_edit_with_hints(commanders_browser: Client) -> None:
    draft = make_version("customer", "a word")
    commanders_browser.post(there(draft), {"passage": "a", "category": "person"})
    assert len(edited(commanders_browser, draft, "a " * 2000)) == MOST_MARKS


def test_an_address_fills_in_no_passage(commanders_browser: Client, draft: Draft) -> None:
    assert "blue whale" not in words(commanders_browser.get(there(draft), {"passage": "blue whale"}))


def test_a_reader_may_not(readers_browser: Client, draft: Draft) -> None:
    assert readers_browser.post(there(draft), FORM).status_code == 403


def test_leads_download_what_was_missed(leads_browser: Client, lead: User, draft: Draft) -> None:
    mark(lead, draft)
    assert "Missed passages 1" in words(leads_browser.get("/rules/hints/"))
    answer = leads_browser.get("/rules/hints/misses/")
    (line,) = b"".join(answer.streaming_content).decode().splitlines()  # type: ignore[attr-defined]
    miss = json.loads(line)
    assert (miss["text"], miss["before"], miss["category"]) == (VALUE, "The pool of ", "network")


@pytest.mark.usefixtures("may_edit")
def test_a_passage_is_one_miss_however_often_the_draft_is_edited(leads_browser: Client, lead: User) -> None:
    draft = make_version("customer", MANY)
    leads_browser.post(there(draft), {"passage": "ox", "category": "customer"})
    mark(lead, draft, value="foxes")
    mark(lead, make_version("customer", MANY), "customer", "ox")
    assert edited(leads_browser, draft, f"{MANY} More of it.") == ["ox ", "foxes ", "ox."]
    assert "Missed passages 3" in words(leads_browser.get("/rules/hints/"))
    answer = leads_browser.get("/rules/hints/misses/")
    lines = b"".join(answer.streaming_content).decode().splitlines()  # type: ignore[attr-defined]
    assert [json.loads(line)["text"] for line in lines] == ["ox", "foxes", "ox"]


def test_nobody_else_downloads_it(commanders_browser: Client, lead: User, draft: Draft) -> None:
    mark(lead, draft)
    assert commanders_browser.get("/rules/hints/misses/").status_code == 403
