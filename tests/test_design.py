"""docs/DESIGN.md names what is there: every room and module, and the order in which they may import."""

import re
import tomllib

from tests.support.processes import ROOT

GUIDE = (ROOT / "docs" / "DESIGN.md").read_text()
# A line of the tree begins with the names it is about.
NAMED = re.compile(r"^  ((?:\w+(?:\.py|/)\s+)+)", re.M)


def test_the_house_is_drawn_with_all_its_rooms_and_modules() -> None:
    tree = GUIDE.partition("```text\nreviewer/\n")[2].partition("\nincidents/")[0]
    drawn = [name for names in NAMED.findall(tree) for name in names.split()]
    rooms = {f"{path.parent.name}/" for path in (ROOT / "reviewer").glob("*/__init__.py")}
    modules = {path.name for path in (ROOT / "reviewer").glob("*.py")} - {"__init__.py"}
    assert sorted(drawn) == sorted(rooms | modules)


def test_the_ladder_is_the_one_that_is_held() -> None:
    said = re.search(r"`(trace, .*?)`", GUIDE, re.S)
    assert said
    layers = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"][0]["layers"]
    held = [{name.removeprefix("reviewer.") for name in layer.split(" | ")} for layer in reversed(layers)]
    assert [set(re.findall(r"\w+", rung)) for rung in said[1].split("→")] == held
