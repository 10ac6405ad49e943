"""What others made is what they published, and every icon that a page names is there."""

import hashlib
import json
import re
from pathlib import Path

from django.conf import settings

from reviewer.desk import icons

VENDOR = icons.STATIC / "vendor"
PACKAGES = json.loads((VENDOR / "MANIFEST.json").read_text())["packages"]
LISTED = {name: digest for package in PACKAGES for name, digest in package["files"].items()}
ICON = re.compile(r"""\{% icon ["'](?P<tag>[\w-]+)|#i-(?P<use>[\w-]+)"|Condition\("(?P<condition>[\w-]+)""")


def used() -> set[str]:
    sources = [*(settings.BASE_DIR / "templates").rglob("*.html"), *Path(icons.__file__).parent.rglob("*.py")]
    return {match[match.lastgroup or 0] for source in sources for match in ICON.finditer(source.read_text())}


def test_every_file_has_the_digest_of_the_manifest() -> None:
    for name, digest in LISTED.items():
        assert hashlib.sha256((VENDOR / name).read_bytes()).hexdigest() == digest, name


def test_every_file_is_in_the_manifest() -> None:
    files = {str(path.relative_to(VENDOR)) for path in VENDOR.rglob("*") if path.is_file()}
    assert files == {*LISTED, "MANIFEST.json"}


def test_every_package_says_its_version_and_licence() -> None:
    for package in PACKAGES:
        assert package["name"]
        assert re.fullmatch(r"\d+\.\d+\.\d+", package["version"])
        assert package["licence"] in {"MIT", "OFL-1.1"}
        assert any("LICENSE" in name for name in package["files"])


def test_every_icon_that_is_named_is_there() -> None:
    assert len(used()) > 10
    assert used() <= icons.names()
