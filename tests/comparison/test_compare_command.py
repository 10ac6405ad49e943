"""`manage.py compare`: a report in, a line out."""

import io
import json
import sys
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from reviewer.comparison import contradictions
from reviewer.comparison.contradictions.clash import Rule

Line = dict[str, Any]


class Run:
    """Give it lines (values or raw text), get its answers."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._monkeypatch = monkeypatch

    def __call__(self, *lines: Line | str) -> list[Line]:
        said = "".join(line if isinstance(line, str) else json.dumps(line) + "\n" for line in lines)
        self._monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(said.encode())))
        out = io.StringIO()
        call_command("compare", stdout=out)
        return [json.loads(line) for line in out.getvalue().splitlines()]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    return Run(monkeypatch)


def report(*texts: str, subject: str = "", line_id: str | int = "1") -> Line:
    versions = [{"audience": "engineering", "subject": subject, "text": text} for text in texts]
    return {"id": line_id, "versions": versions}


def test_a_report_gives_sections_facts_and_contradictions(run: Run) -> None:
    (said,) = run(report("Summary:\nThe outage lasted 45 minutes.\n", "The outage lasted about 40 minutes."))
    (section,) = said["versions"][0]["sections"]
    assert section == {"name": "summary", "heading": "Summary:", "start": 0, "end": 39}
    assert said["versions"][0]["facts"] == [
        {"kind": "duration", "start": 27, "end": 37, "value": "PT45M", "about": "incident"}
    ]
    (found,) = said["contradictions"]
    assert (found["kind"], found["about"], found["odd"]) == ("duration", "incident", None)
    assert found["reason"] == "45 minutes against about 40 minutes"
    assert found["values"] == [
        {"version": 0, "start": 27, "end": 37, "value": "PT45M"},
        {"version": 1, "start": 18, "end": 34, "value": "PT40M"},
    ]


def test_offsets_are_code_points_and_the_subject_says_so(run: Run) -> None:
    (said,) = run(report("🔥 P1", subject="naïve 🔥 P2"))
    in_subject, in_text = said["versions"][0]["facts"]
    assert (in_subject["start"], in_subject["end"], in_subject["where"]) == (8, 10, "subject")
    assert (in_text["start"], in_text["end"], "where" in in_text) == (2, 4, False)


def test_a_line_that_cannot_be_read_is_told_and_the_rest_goes_on(run: Run) -> None:
    deep = "[" * 5000 + "]" * 5000 + "\n"
    wrong, nested, empty, right = run(
        "{not json\n", deep, {"id": 7, "versions": "none"}, report("all well", line_id="z")
    )
    assert wrong["id"] is nested["id"] is None
    assert wrong["error"]
    assert nested["error"]
    assert empty["id"] == 7
    assert empty["error"]
    assert right == {
        "id": "z",
        "versions": [{"sections": right["versions"][0]["sections"], "facts": []}],
        "contradictions": [],
    }


def test_every_report_keeps_its_id_and_its_place(run: Run) -> None:
    assert [line["id"] for line in run(*(report("all well", line_id=i) for i in range(3)))] == [0, 1, 2]


def test_a_report_without_versions_says_nothing(run: Run) -> None:
    assert run(report()) == [{"id": "1", "versions": [], "contradictions": []}]


def test_a_mark_in_front_of_the_file_is_passed_over(run: Run) -> None:
    assert run("\ufeff", report()) == [{"id": "1", "versions": [], "contradictions": []}]


def test_without_standard_input_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(CommandError, match="no standard input"):
        call_command("compare")


def test_a_day_that_no_calendar_has_is_compared_and_the_next_line_answered(run: Run) -> None:
    told = report("The outage in the night of 31 November hit it.", "The outage in the night of 30 November hit it.")
    first, second = run(told, report("Fixed.", line_id="2"))
    assert [one["kind"] for one in first["contradictions"]] == ["date"]
    assert second["id"] == "2"


def test_what_a_broken_rule_raises_is_the_answer_to_its_line_alone(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(contradictions.RULES, "duration", Rule(_broken, _broken))
    first, second = run(
        report("It was down for 45 minutes.", "It was down for 20 minutes."), report("Fine.", line_id=2)
    )
    assert first == {"id": "1", "error": "it could not be compared: ZeroDivisionError"}
    assert second["id"] == 2


def _broken(*_: object) -> Any:
    return 1 / 0
