"""Pages of what is only ever appended: the audit log and the webhook deliveries."""

import re
import sqlite3
from typing import Final, Literal

from reviewer.sandbox import checks
from reviewer.sandbox.web import Call, bad

_CURSOR: Final = re.compile(r"before-([0-9]{1,15})")
_SELECT: Final = {
    "audit": "SELECT * FROM audit WHERE seq < ? ORDER BY seq DESC LIMIT ?",
    "deliveries": "SELECT * FROM deliveries WHERE seq < ? ORDER BY seq DESC LIMIT ?",
}
_END: Final = 1 << 62


def by_seq(call: Call, table: Literal["audit", "deliveries"]) -> tuple[list[sqlite3.Row], str | None]:
    """One page, newest first, as `limit` (default 50) and `cursor` ask, and the cursor of the next or None."""
    limit = checks.whole(call.query("limit"), "limit", default=50)
    rows = call.db.execute(_SELECT[table], (_before(call.query("cursor")), limit + 1)).fetchall()
    cursor = f"before-{rows[limit - 1]['seq']}" if len(rows) > limit else None
    return rows[:limit], cursor


def _before(cursor: str | None) -> int:
    if cursor is None:
        return _END
    match = _CURSOR.fullmatch(cursor)
    if not match:
        raise bad("cursor is not one that a page before gave.")
    return int(match[1])
