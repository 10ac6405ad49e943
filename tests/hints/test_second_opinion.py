"""A second opinion on credentials: what it adds stays, blocks like any hint, and is asked for once."""

import re
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from celery import current_app
from hypothesis import given
from hypothesis import strategies as st

from reviewer.drafts.content import Content
from reviewer.drafts.models import Draft
from reviewer.redaction import hints, passes, second_opinion, tasks
from reviewer.redaction.models import Hint, RevisionScan, SecondLook
from reviewer.redaction.second_opinion import Finding, placed
from tests.hints.conftest import make_version
from tests.support.processes import ROOT
from tests.support.rows import make_draft

pytestmark = pytest.mark.django_db
WORD = "plover-sand-martin"  # no rule of ours takes this for a credential


def plovers(text: str) -> Iterator[Finding]:
    """A tool that knows one thing."""
    for match in re.finditer(r"plover[-\w]*|10\.20\.\S+", text):
        yield Finding(match.start(), match.end(), "Plover")


@pytest.fixture
def leaky(db: None) -> Draft:
    draft = make_version("customer", f"The word is {WORD}.")
    passes.scan()
    return draft


def test_what_it_finds_is_a_hint_that_blocks(leaky: Draft) -> None:
    assert leaky.current is not None
    assert second_opinion.give(5.0, plovers) == 1
    (one,) = hints.of(leaky, leaky.current).blocking
    assert (one.value, one.hint.category, one.hint.detectors) == (WORD, "secret", ["second:Plover"])
    assert "second opinion" in one.hint.reason
    assert RevisionScan.objects.get(revision=leaky.current).blocks == 1


def test_it_finds_nothing_where_the_release_before_could_not_read_it(db: None) -> None:
    file = (f"{WORD}.csv", 12, "text/csv")
    make_draft(Content("INC-7: all is well", to=("all@acme.example",), attachments=(file,)), audience="customer")
    passes.scan()
    assert second_opinion.give(5.0, plovers) == 1
    assert not any(hint.is_second for hint in Hint.objects.all())


def test_it_is_asked_once_and_only_about_what_waits(leaky: Draft) -> None:
    assert [second_opinion.give(5.0, plovers) for _ in range(2)] == [1, 0]
    leaky.state = "sent"
    leaky.save(update_fields=["state"])
    SecondLook.objects.all().delete()
    assert second_opinion.give(5.0, plovers) == 0


def test_what_it_found_stays_when_the_engine_looks_again(leaky: Draft) -> None:
    second_opinion.give(5.0, plovers)
    RevisionScan.objects.update(stamp="")
    assert passes.scan() == 1
    assert Hint.objects.get().is_second


def test_a_credential_that_the_engine_knows_is_no_news() -> None:
    draft = make_version("customer", "The password is Tern-44-Lapwing!")
    passes.scan()
    before = list(Hint.objects.values_list("pk", flat=True))
    assert before
    second_opinion.give(5.0, lambda text: [Finding(16, len(text), "Password")] if "Tern" in text else [])
    assert list(Hint.objects.values_list("pk", flat=True)) == before
    assert SecondLook.objects.get().revision_id == draft.current_id


def test_what_the_engine_takes_for_something_else_is_a_credential_too() -> None:
    """To an engineer an address is only worth a note; a credential at the very same place must not go out."""
    draft = make_version("engineering", "Reached at 10.20.0.7 all night.")
    passes.scan()
    assert draft.current is not None
    assert [one.hint.category for one in hints.of(draft, draft.current).judged] == ["network"]
    second_opinion.give(5.0, lambda text: plovers(text.replace(" all night.", "")))
    for _ in range(2):
        found = hints.of(draft, draft.current)
        assert sorted(one.hint.category for one in found.judged) == ["network", "secret"]
        assert [(one.value, one.hint.category) for one in found.blocking] == [("10.20.0.7", "secret")]
        assert SecondLook.objects.get().found == 1
        RevisionScan.objects.update(stamp="other rules")


def test_a_text_that_the_tool_breaks_on_keeps_no_other_waiting(leaky: Draft, caplog: pytest.LogCaptureFixture) -> None:
    other = make_version("executive", "The word is tern.")
    passes.scan()

    def breaks(text: str) -> Iterator[Finding]:
        if WORD in text:
            raise ValueError(text)
        return plovers(text)

    assert second_opinion.give(5.0, breaks) == 1
    assert list(SecondLook.objects.values_list("revision", flat=True)) == [other.current_id]
    assert "broke off (ValueError)" in caplog.text
    assert WORD not in caplog.text
    assert second_opinion.give(5.0, plovers) == 1


def test_nobody_is_asked_unless_the_desk_is_set_up_so(leaky: Draft, settings: Any) -> None:
    settings.SECOND_OPINION = False
    tasks.second_opinion()
    assert not SecondLook.objects.exists()
    assert "redaction.second_opinion" in current_app.tasks


def test_a_worker_without_the_extra_says_where_it_is_told_how_to_install_it(leaky: Draft, settings: Any) -> None:
    settings.SECOND_OPINION = True
    with pytest.raises(ImportError, match=r"docs/DEPLOYMENT\.md, section 3"):
        tasks.second_opinion()
    assert "requirements-credsweeper.txt" in (ROOT / "docs" / "DEPLOYMENT.md").read_text().split("\n## ")[3]
    assert not SecondLook.objects.exists()


@given(st.lists(st.text(alphabet="aü\t\r\u2028 ", max_size=8), max_size=6))
def test_places_within_lines_are_places_in_the_text(lines: list[str]) -> None:
    text = "\n".join(lines)
    told = [
        SimpleNamespace(
            rule_name="R",
            line_data_list=[SimpleNamespace(line_num=at, value_start=len(line) // 2, value=line[len(line) // 2 :])],
        )
        for at, line in enumerate(lines, 1)
    ]
    assert [text[one.start : one.end] for one in placed(text, told)] == [
        line[len(line) // 2 :] for line in lines if line
    ]


def test_what_stands_nowhere_in_the_text_is_left_out() -> None:
    told = [SimpleNamespace(rule_name="R", line_data_list=[SimpleNamespace(line_num=1, value_start=0, value="gone")])]
    assert placed("here", told) == []
