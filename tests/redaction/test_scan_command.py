"""`manage.py scan`: a line in, a line out."""

import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from tests.support.processes import ROOT, environment

KEY = "ghp" + "_" + "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8"


Line = dict[str, Any]


class Run:
    """Give it lines (values or raw text), get its answers; `out` and `err` keep what was said by a run that failed."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._monkeypatch = monkeypatch
        self.out, self.err = io.StringIO(), io.StringIO()

    def __call__(self, *lines: Line | str, **options: object) -> list[Line]:
        said = "".join(line if isinstance(line, str) else json.dumps(line) + "\n" for line in lines)
        self._monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(said.encode())))
        call_command("scan", stdout=self.out, stderr=self.err, **options)
        return [json.loads(line) for line in self.out.getvalue().splitlines()]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    return Run(monkeypatch)


def mail(text: str, **more: object) -> Line:
    return {"id": "1", "audience": "customer", "subject": "", "text": text, **more}


def test_a_line_gives_its_spans(run: Run) -> None:
    (said,) = run(mail(f"naïve - use {KEY}, please"))
    (span,) = said["spans"]
    assert said["id"] == "1"
    assert (span["start"], span["end"]) == (12, 12 + len(KEY))
    assert (span["category"], span["severity"], span["replacement"]) == ("secret", "block", "[removed]")
    assert span["reason"]
    assert span["detectors"]


def test_the_subject_and_the_html_part_are_told_apart_from_the_text(run: Run) -> None:
    (said,) = run(mail("all well", subject=f"rotate {KEY}", html=f"<b>{KEY}</b>"))
    assert said["spans"] == []
    assert said["subject_spans"][0]["start"] == 7
    assert said["html_spans"][0]["start"] == 3


def test_a_line_without_hints_says_only_that(run: Run) -> None:
    assert run(mail("all well")) == [{"id": "1", "spans": []}]


@pytest.mark.parametrize(
    ("line", "line_id"),
    [
        ("not json\n", None),
        ('{"id": "7"}\n', "7"),
        ('{"id": 7, "text": 3}\n', 7),
        ("[1]\n", None),
        ('{"text": "x"}\n', None),
        ("[" * 5000 + "]" * 5000 + "\n", None),
        ('{"id": "7", "text": "x", "more": ' + "[" * 5000 + "]" * 5000 + "}\n", None),
        ('{"id": "7", "text": "cut \\ud83d"}\n', "7"),
        ('{"id": "7\\ud83d", "text": "x"}\n', None),
        ('{"id": "7", "text": NaN}\n', None),
        ("\f\n", None),
    ],
)
def test_a_line_that_is_not_valid_says_why_and_the_rest_goes_on(run: Run, line: str, line_id: object) -> None:
    wrong, right = run(line, mail("all well"))
    assert wrong["id"] == line_id
    assert wrong["error"]
    assert right == {"id": "1", "spans": []}


def test_half_a_character_is_called_that(run: Run) -> None:
    (wrong,) = run('{"id": "7", "text": "cut \\ud83d here"}\n')
    assert wrong["error"].startswith("half of a character: an escape such as \\ud83d")


def test_the_key_of_the_incident_that_a_line_names_is_no_hint(run: Run) -> None:
    told, untold = run(mail("INC-7 is resolved.", incident="INC-7"), mail("INC-7 is resolved."))
    assert told["spans"] == []
    assert [span["category"] for span in untold["spans"]] == ["internal_tool"]


@pytest.mark.parametrize("incident", [None, 4711])
def test_an_incident_may_be_none_or_have_a_number(run: Run, incident: object) -> None:
    (said,) = run(mail("Ticket INC-7 is resolved.", incident=incident))
    assert [span["category"] for span in said["spans"]] == ["internal_tool"]


def test_empty_lines_are_passed_over(run: Run) -> None:
    assert len(run("\n", mail("a"), "  \n", mail("b"), "\n")) == 2


def test_a_line_that_is_too_long_is_refused_whole(run: Run) -> None:
    wrong, right = run(mail("x" * 500), mail("short"), longest=100)
    assert wrong == {"id": None, "error": "the line is too long"}
    assert right["id"] == "1"


def test_with_fail_on_a_hint_that_severe_makes_the_command_fail_after_all_is_said(run: Run) -> None:
    with pytest.raises(CommandError, match="1 with a hint") as failed:
        run(mail(KEY), mail("all well"), fail_on="block")
    assert failed.value.returncode == 1
    assert len(run.out.getvalue().splitlines()) == 2


def test_with_fail_on_what_could_not_be_read_fails_too(run: Run) -> None:
    with pytest.raises(CommandError):
        run("not json\n", fail_on="block")


def test_with_fail_on_and_nothing_that_severe_all_is_well(run: Run) -> None:
    assert run(mail("all well"), fail_on="info") == [{"id": "1", "spans": []}]


def test_a_file_of_organisations_that_cannot_be_read_is_told_in_one_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "orgs.json").write_text('{"globex": {}, "acme": {"roster": 3}}')
    with pytest.raises(CommandError, match=r"orgs\.json: acme: .*roster"):
        run(mail("x"), org=tmp_path / "orgs.json")


def test_a_mark_in_front_of_the_file_of_organisations_is_passed_over(run: Run, tmp_path: Path) -> None:
    (tmp_path / "orgs.json").write_text('{"acme": {"customers": ["Initech"]}}', encoding="utf-8-sig")
    (said,) = run(mail("Initech was down.", org="acme"), org=tmp_path / "orgs.json")
    assert [span["category"] for span in said["spans"]] == ["customer"]


def test_that_file_may_be_a_pipe(run: Run, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "orgs")
    with ThreadPoolExecutor(1) as threads:
        threads.submit((tmp_path / "orgs").write_text, '{"acme": {"customers": ["Initech"], "more": 1}}')
        (said,) = run(mail("Initech was down.", org="acme"), org=tmp_path / "orgs")
    assert [span["category"] for span in said["spans"]] == ["customer"]
    assert "acme: more passed over" in run.err.getvalue()


@pytest.mark.parametrize("deep", ['{{"acme": {}}}', '{{"acme": {{"more": {}}}}}'])
def test_one_that_is_nested_without_end_is_told_in_one_line(run: Run, tmp_path: Path, deep: str) -> None:
    (tmp_path / "orgs.json").write_text(deep.format("[" * 100_000 + "]" * 100_000))
    with pytest.raises(CommandError, match=r"orgs\.json: it is nested too deeply"):
        run(mail("x"), org=tmp_path / "orgs.json")


def test_a_key_of_that_file_that_means_nothing_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "orgs.json").write_text('{"acme": {"customer": ["Globex"], "customers": ["Initech"]}}')
    run(mail("Initech was down.", org="acme"), org=tmp_path / "orgs.json")
    assert "acme: customer passed over; known are name, " in run.err.getvalue()
    assert [span["category"] for span in json.loads(run.out.getvalue())["spans"]] == ["customer"]


def test_a_line_of_an_organisation_that_the_file_lacks_is_looked_at_and_fails(run: Run, tmp_path: Path) -> None:
    (tmp_path / "orgs.json").write_text('{"acme": {"customers": ["Globex"]}}')
    lines = mail("Globex on 10.0.0.7", org="amce", audience="engineering"), mail("fine", org=None)
    with pytest.raises(CommandError, match="1 with a hint"):
        run(*lines, org=tmp_path / "orgs.json", fail_on="block")
    without, other = [json.loads(line) for line in run.out.getvalue().splitlines()]
    assert [span["category"] for span in without["spans"]] == ["network"]
    assert other["spans"] == []
    assert run.err.getvalue() == "--org: nothing is known about the organisation 'amce'\n"


@pytest.mark.parametrize("longest", [0, -1])
def test_a_length_that_would_read_nothing_is_refused(run: Run, longest: int) -> None:
    with pytest.raises(CommandError, match="at least 1 byte"):
        run(mail(KEY), longest=longest, fail_on="block")


def test_a_length_that_no_line_can_have_is_refused(run: Run) -> None:
    with pytest.raises(CommandError, match="at most") as failed:
        run(mail(KEY), longest=99999999999999999999)
    assert failed.value.returncode == 2
    assert run(mail("all well"), longest=sys.maxsize - 1) == [{"id": "1", "spans": []}]


def test_without_standard_input_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(CommandError, match="no standard input") as failed:
        call_command("scan")
    assert failed.value.returncode == 2


def test_a_mark_in_front_of_the_file_is_passed_over(run: Run) -> None:
    assert run("\ufeff", mail("all well")) == [{"id": "1", "spans": []}]


def test_a_file_of_that_mark_alone_is_an_empty_one(run: Run) -> None:
    assert run("\ufeff", fail_on="block") == []


@contextmanager
def running(**env: str) -> Iterator[subprocess.Popen[str]]:
    """The command as a shell runs it, between two pipes."""
    command = [sys.executable, "manage.py", "scan"]
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command, cwd=ROOT, env=environment(env), stdin=pipe, stdout=pipe, stderr=pipe, encoding="utf-8"
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def test_each_line_is_answered_at_once_in_utf_8_whatever_the_language() -> None:
    with running(LC_ALL="POSIX", PYTHONCOERCECLOCALE="0", PYTHONUTF8="0") as process:
        assert process.stdin
        assert process.stdout
        for line_id in ("Zürich", "Malmö"):
            process.stdin.write(json.dumps(mail("all well", id=line_id)) + "\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == line_id


def test_a_reader_who_has_read_enough_is_no_error() -> None:
    with running() as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        process.stdin.write(json.dumps(mail("all well")) + "\n")
        process.stdin.flush()
        process.stdout.readline()
        process.stdout.close()
        process.stdin.write(json.dumps(mail("all well")) + "\n")
        process.stdin.close()
        assert process.stderr.read() == ""
        assert process.wait() == 128 + signal.SIGPIPE


def in_a_shell(end: str, command: str = "scan --fail-on block") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["sh", "-c", f"exec {sys.executable} manage.py {command} {end}"], cwd=ROOT, env=environment({}),
        input=json.dumps(mail(KEY)) + "\n", capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip


def test_answers_that_cannot_be_written_are_no_hint_that_was_found() -> None:
    said = in_a_shell(">&-")
    assert said.returncode == 2
    assert said.stderr == "manage.py: There is no standard output to write answers to.\n"


def test_where_nobody_hears_what_goes_wrong_it_is_not_written_among_the_answers() -> None:
    said = in_a_shell("2>&-")
    assert said.returncode == 1
    assert [json.loads(line)["id"] for line in said.stdout.splitlines()] == ["1"]
