"""docs/DESIGN.md names what is there: every room and module, and the order in which they may import."""

import re
import tomllib

from tests.support.processes import ROOT

GUIDE = (ROOT / "docs" / "DESIGN.md").read_text()
# A line of the tree begins with the names it is about.
NAMED = re.compile(r"^  ((?:\w+(?:\.py|/)\s+)+)", re.M)


ROOMS = {path.parent.name for path in (ROOT / "reviewer").glob("*/__init__.py")}
MODULES = {path.stem for path in (ROOT / "reviewer").glob("*.py")} - {"__init__"}
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]


def test_the_house_is_drawn_with_all_its_rooms_and_modules() -> None:
    tree = GUIDE.partition("```text\nreviewer/\n")[2].partition("\nincidents/")[0]
    drawn = [name for names in NAMED.findall(tree) for name in names.split()]
    assert sorted(drawn) == sorted({f"{room}/" for room in ROOMS} | {f"{module}.py" for module in MODULES})


def test_the_readme_leads_to_each_room() -> None:
    where = (ROOT / "README.md").read_text().partition("## Where things are")[2].partition("## ")[0]
    assert sorted(re.findall(r"\breviewer/(\w+) ", where)) == sorted(ROOMS)


def test_the_sandbox_may_import_nothing_of_the_desk() -> None:
    """All but MultiMail's words, which the contract lets through by name."""
    [forbidden] = [one["forbidden_modules"] for one in CONTRACTS if one["type"] == "forbidden"]
    named = {f"reviewer.{name}" for name in (ROOMS | MODULES) - {"sandbox"}} | {"incidents"}
    assert sorted(forbidden) == sorted(named)


def test_the_ladder_is_the_one_that_is_held() -> None:
    said = re.search(r"`(trace, .*?)`", GUIDE, re.S)
    assert said
    layers = [layer.split(" | ") for layer in reversed(CONTRACTS[0]["layers"])]
    held = [{name.removeprefix("reviewer.") for name in layer} for layer in layers]
    assert [set(re.findall(r"\w+", rung)) for rung in said[1].split("→")] == held
    assert set().union(*held) == (ROOMS | MODULES) - {"sandbox"} | {"incidents"}
