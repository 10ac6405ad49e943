"""One PostgreSQL, one MultiMail and one nursery of workers for all the crashes."""

from collections.abc import Iterator

import pytest

from tests.crash.desk import Database
from tests.crash.gate import gated_multimail
from tests.crash.nest import Nest
from tests.crash.stage import LENA, STUCK, Stage
from tests.support.databases import migrated_postgres


@pytest.fixture(scope="session")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    folder = tmp_path_factory.mktemp("crash")
    with migrated_postgres() as url, gated_multimail(folder) as multimail:
        env = {
            "DATABASE_URL": url,
            "VAR_DIR": str(folder / "var"),
            "MULTIMAIL_KEYS_FILE": str(multimail.keys_file),
            "HOLD_SECONDS": "0",
            "DATABASE_STUCK_SECONDS": str(STUCK),
            "LOG_LEVEL": "ERROR",
        }
        database = Database(url)
        with Nest(env) as nest:
            nest.ask("hire", email=LENA)
            yield Stage(multimail, database, nest)
        database.close()
