"""Passes of several processes at the same moment, on either database: no draft twice, none lost, no process stuck."""

import re
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.support.databases import migrate, migrated_postgres
from tests.support.multimail import LocalMultiMail, local_multimail
from tests.support.processes import run_manage, start_manage

pytestmark = [pytest.mark.slow, pytest.mark.postgres]
DRAFTS = 60
TOGETHER = 3


@pytest.fixture(params=["sqlite", "postgres"])
def desk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[LocalMultiMail, dict[str, str]]]:
    with ExitStack() as stack:
        multimail = stack.enter_context(local_multimail(tmp_path))
        env = {"VAR_DIR": str(tmp_path / "var"), "MULTIMAIL_KEYS_FILE": str(multimail.keys_file)}
        if request.param == "postgres":
            env["DATABASE_URL"] = stack.enter_context(migrated_postgres())
        else:
            migrate(env)
        yield multimail, env


def test_passes_of_several_processes_mirror_everything_once(
    desk: tuple[LocalMultiMail, dict[str, str]], tmp_path: Path
) -> None:
    multimail, env = desk
    second = multimail.call("admin_key", "POST", "/v1/mailboxes", json={"address_local": "second"})["id"]
    for box in (multimail.mailbox_id, second):
        # Both mailboxes write about the same incidents, so that their appliers meet.
        multimail.call("admin_key", "POST", "/_control/load", json={"count": DRAFTS, "mailbox_id": box})
    passes = [start_manage("sync", "--full", env=env, log=tmp_path / f"sync-{n}.log") for n in range(TOGETHER)]
    ended = [one.popen.wait(60) for one in passes]
    said = "\n".join(one.output() for one in passes)
    assert ended == [0] * TOGETHER, said
    assert sum(int(new) for new in re.findall(r"(\d+) new", said)) == 2 * DRAFTS
    assert "0 skipped" in said
    assert run_manage("audit", "verify", env=env).startswith(f"The history holds: {2 * DRAFTS} events")
    assert f"{2 * DRAFTS} listed, 0 new, 0 changed, 0 closed, 0 skipped" in run_manage("sync", env=env)
