"""`manage.py audit`: for the auditor six months later."""

import csv
import hashlib
import io
import itertools
import json
import os
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
import time_machine
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection

from reviewer.audit.actions import Act
from reviewer.audit.models import Event
from reviewer.audit.record import Entry, record

pytestmark = pytest.mark.django_db

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t1", "\r1", "\uff1d1"]
WITHIN = [
    ("INC-9;=cmd|'/C calc'!A0", "INC-9;'=cmd|'/C calc'!A0"),
    ("INC-9;;@SUM(A1);-1", "INC-9;;'@SUM(A1);'-1"),
    ("\t=1", "'\t'=1"),
    ("a|+1\n=2\r\n\uff1d3", "a|'+1\n'=2\r\n'\uff1d3"),
    ("=1;=2", "'=1;'=2"),
    ("INC-9;\"=cmd|'/C calc'!A0;", "INC-9;'\"=cmd|'/C calc'!A0;"),
    ('"+1|""-2', '\'"+1|\'""-2'),
]


def on(day: str, actor: str = "Lena", **data: object) -> Event:
    with time_machine.travel(datetime.fromisoformat(day).replace(tzinfo=UTC), tick=False):
        return record(Entry(actor, Act.DECIDED_APPROVE, "7", "INC-1", data))


def audit(*arguments: str) -> tuple[str, str]:
    out, err = io.StringIO(), io.StringIO()
    call_command("audit", *arguments, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_verify_says_that_the_history_holds() -> None:
    on("2026-11-20T10:00:00")
    assert audit("verify")[0].startswith("The history holds: 1 events, none changed, none missing.\n")


def test_verify_fails_and_says_where() -> None:
    on("2026-11-20T10:00:00")
    on("2026-11-20T11:00:00")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE audit_event SET action = 'decided.reject' WHERE seq = 1")
    with pytest.raises(CommandError, match=r"event 1 was changed after it was written") as caught:
        audit("verify")
    assert caught.value.returncode == 1


def test_export_takes_the_days_from_to_both_included() -> None:
    for day in (
        "2026-10-31T23:59:59.999999",
        "2026-11-01T00:00:00",
        "2026-11-30T23:59:59.999999",
        "2026-12-01T00:00:00",
    ):
        on(day)
    out, err = audit("export", "--from", "2026-11-01", "--to", "2026-11-30", "--format", "csv")
    assert [row["at"] for row in rows(out)] == ["2026-11-01T00:00:00.000000+00:00", "2026-11-30T23:59:59.999999+00:00"]
    assert err == "2 events written.\n"


def test_export_takes_times_as_well_and_everything_without() -> None:
    for day in ("2026-11-20T10:00:00", "2026-11-20T11:00:00", "2026-11-20T12:00:00"):
        on(day)
    out, _ = audit("export", "--from", "2026-11-20T12:00:00+01:00", "--to", "2026-11-20T12:00:00Z")
    assert [json.loads(line)["seq"] for line in out.splitlines()] == [2]
    assert len(audit("export")[0].splitlines()) == 3


@pytest.mark.parametrize("end", ["2026-11-20T10", "2026-11-20 10", "2026-11-20 10:00", "20261120T10"])
def test_export_takes_an_hour_for_a_time(end: str) -> None:
    for time in ("2026-11-20T09:00:00", "2026-11-20T10:30:00", "2026-11-21T09:00:00"):
        on(time)
    assert len(audit("export", "--to", end)[0].splitlines()) == 1


@pytest.mark.parametrize("day", ["2026-11-20", "20261120", "2026-W47-5"])
def test_export_takes_a_day_as_a_whole(day: str) -> None:
    for time in ("2026-11-20T09:00:00", "2026-11-20T23:30:00", "2026-11-21T00:00:00"):
        on(time)
    assert len(audit("export", "--to", day)[0].splitlines()) == 2


@pytest.mark.parametrize("date", ["yesterday", "2026-13-01", "9999-12-31", ""])
def test_export_names_a_date_that_is_none(date: str) -> None:
    with pytest.raises(CommandError, match="is no date such as 2026-11-20"):
        audit("export", "--to", date)


@pytest.mark.parametrize("start", ["2026-11-25", "2026-11-21", "2026-11-20T23:00:00-01:00"])
def test_export_refuses_an_end_before_its_beginning(start: str) -> None:
    """An empty file would say that nothing happened."""
    on("2026-11-22T10:00:00")
    with pytest.raises(CommandError, match="No moment lies between --from and --to"):
        audit("export", "--from", start, "--to", "2026-11-20")


def test_export_of_one_day_is_no_mistake() -> None:
    on("2026-11-20T10:00:00")
    assert len(audit("export", "--from", "2026-11-20", "--to", "2026-11-20")[0].splitlines()) == 1


def test_anybody_can_check_the_exported_chain() -> None:
    for number in range(5):
        on(f"2026-11-20T1{number}:00:00", "Lena ☂", n=number, text="zwei\nZeilen \u202e")
    lines = [json.loads(line) for line in audit("export", "--format", "jsonl")[0].splitlines()]
    previous = "0" * 64
    for line in lines:
        told = line.pop("hash")
        assert line["previous"] == previous
        previous = hashlib.sha256(json.dumps(line, sort_keys=True, separators=(",", ":")).encode()).hexdigest()
        assert told == previous
    assert previous == Event.objects.get(seq=5).hash


@pytest.mark.parametrize("actor", FORMULAS)
def test_no_cell_is_a_formula(actor: str) -> None:
    on("2026-11-20T10:00:00", actor, reason=actor)
    [row] = rows(audit("export", "--format", "csv")[0])
    assert row["actor"] == f"'{actor}"
    assert json.loads(row["data"])["reason"] == actor
    assert row["hash"] == Event.objects.get().hash


@pytest.mark.parametrize(("actor", "told"), WITHIN)
def test_no_cell_is_a_formula_where_cells_end_at_something_else(actor: str, told: str) -> None:
    """In Germany, France and Spain at ";", and quotes within a line of ours are none there."""
    on("2026-11-20T10:00:00", actor, reason=actor)
    [row] = rows(audit("export", "--format", "csv")[0])
    assert row["actor"] == told
    assert ";=" not in row["data"]
    for end in ";|\t":
        for cell in itertools.chain(*csv.reader(io.StringIO(audit("export", "--format", "csv")[0]), delimiter=end)):
            assert not re.match(r"[=+@\uff1d]|-\d", cell)


@pytest.mark.parametrize("actor", ["Lena; or Max", "a; -b", 'a;"b"', "10:00+00:00", "x-y=z@acme.example"])
def test_what_is_no_formula_stays_as_it_is(actor: str) -> None:
    on("2026-11-20T10:00:00", actor, reason=actor)
    [row] = rows(audit("export", "--format", "csv")[0])
    assert row["actor"] == actor
    assert json.loads(row["data"])["reason"] == actor


def test_export_to_a_file_is_whole_or_not_there(tmp_path: Path) -> None:
    on("2026-11-20T10:00:00")
    target = tmp_path / "evidence.jsonl"
    target.write_text("of last month")
    out, err = audit("export", "--output", str(target))
    assert (out, err) == ("", "1 events written.\n")
    assert json.loads(target.read_text())["seq"] == 1
    assert list(tmp_path.iterdir()) == [target]
    with pytest.raises(CommandError, match="cannot be written"):
        audit("export", "--output", str(tmp_path / "nowhere" / "evidence.csv"))


@pytest.mark.parametrize("name", ["pipe", "link to it", "folder"])
def test_export_puts_no_file_in_the_place_of_what_is_none(tmp_path: Path, name: str) -> None:
    """A device, in the end: a file in the place of /dev/stdout is there for everybody."""
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link to it").symlink_to("pipe")
    (tmp_path / "folder").mkdir()
    (tmp_path / f"{name}.part").write_text("somebody's")
    there = {path.name: path.lstat() for path in tmp_path.iterdir()}
    with pytest.raises(CommandError, match=rf"{name} is no file\. Leave --output out for standard output\."):
        audit("export", "--output", str(tmp_path / name))
    assert {path.name: path.lstat() for path in tmp_path.iterdir()} == there


@pytest.mark.parametrize("before", [None, "of last month"])
def test_export_to_a_link_writes_what_it_points_to(tmp_path: Path, before: str | None) -> None:
    target, link = tmp_path / "kept" / "2026-11.jsonl", tmp_path / "latest.jsonl"
    target.parent.mkdir()
    if before:
        target.write_text(before)
    link.symlink_to("kept/2026-11.jsonl")
    on("2026-11-20T10:00:00")
    audit("export", "--output", str(link))
    assert link.is_symlink()
    assert json.loads(target.read_text())["actor"] == "Lena"
    assert [path.name for path in target.parent.iterdir()] == [target.name]


@pytest.mark.parametrize("name", ["", ".", "/"])
def test_export_to_what_names_no_file_is_told(name: str) -> None:
    with pytest.raises(CommandError, match="names no file"):
        audit("export", "--output", name)


@pytest.mark.parametrize("name", ["a-file/evidence.csv", "e" * 300])
def test_export_to_what_no_file_can_be_called_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / "a-file").touch()
    with pytest.raises(CommandError, match=r"cannot be written: (Not a directory|File name too long)"):
        audit("export", "--output", str(tmp_path / name))


def test_export_reads_as_much_as_it_writes_and_no_more(django_assert_num_queries: object) -> None:
    for minute in range(40):
        on(f"2026-11-20T10:{minute:02}:00")
    with django_assert_num_queries(1):  # type: ignore[operator]
        audit("export")
