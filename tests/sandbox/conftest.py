"""Sandboxes for the tests: one that a module shares, and one of a test's own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sandbox.support import Api, running


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Api]:
    """A running sandbox without drafts, shared by the tests of a module."""
    with running(tmp_path_factory.mktemp("sandbox")) as api:
        yield api


@pytest.fixture
def own_api(tmp_path: Path) -> Iterator[Api]:
    """A running sandbox of the test's own, for what would disturb others."""
    with running(tmp_path / "own") as api:
        yield api
