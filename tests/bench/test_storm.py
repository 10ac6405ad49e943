"""A small storm of webhooks: every answer is as it must be, and the mirror ends as MultiMail has it."""

import pytest

from tests.bench.conftest import Bench

pytestmark = [pytest.mark.postgres, pytest.mark.redis, pytest.mark.slow]


def test_the_mirror_is_right_when_it_is_over(bench: Bench) -> None:
    status, lines, problems = bench.run("storm", "--webhooks", "100", "--seconds", "5")
    assert status == 0, (lines, problems)
    said = "\n".join(lines)
    assert "forged and refused" in said
    assert "known already" in said
    assert "0 of 10 drafts are not as MultiMail has them" in said
    assert bench.leaves_nothing()
