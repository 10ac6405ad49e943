"""The pages a person may open: the list of e-mails with their status, and where an agent's approval_url leads."""

import re
import sqlite3
from collections.abc import Callable
from functools import partial
from html import escape
from importlib.resources import files
from typing import Final
from urllib.parse import unquote

import msgspec

from reviewer.sandbox import life
from reviewer.sandbox.box import Box
from reviewer.sandbox.clock import iso
from reviewer.sandbox.web import HTML, Refusal, Reply, Request

_SHOWN: Final = 200
_APPROVAL: Final = re.compile(r"/approvals/(msg_[0-9A-HJKMNP-TV-Z]{26})")
_HEADERS: Final = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; frame-ancestors 'none'; base-uri 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
_PAGE: Final = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} · MultiMail sandbox</title>
<link rel="stylesheet" href="/_sandbox.css">
</head>
<body>
<p class="notice" role="note"><strong>This is a sandbox.</strong> It speaks MultiMail's API on this machine; no mail
leaves it.</p>
<main>
<h1>{title}</h1>
{main}
</main>
</body>
</html>
"""


def find(request: Request) -> Callable[[Box], Reply] | None:
    """What answers with the page, or the style sheet, that is asked for; None when it is neither."""
    if request.method != "GET":
        return None
    path = unquote(request.path)
    if path == "/":
        return _emails
    if path == "/_sandbox.css":
        return _style_sheet
    match = _APPROVAL.fullmatch(path)
    return partial(_approval, email_id=match[1]) if match else None


def _style_sheet(_: Box) -> Reply:
    css = files("reviewer.sandbox").joinpath("sandbox.css").read_bytes()
    return Reply(css, content_type="text/css; charset=utf-8", headers=_HEADERS)


def _emails(box: Box) -> Reply:
    with box.store.transaction() as db:
        life.advance(box, db, box.clock.now())
        rows = db.execute(
            "SELECT emails.*, api_keys.name AS approver FROM emails"
            " LEFT JOIN api_keys ON api_keys.id = approved_by ORDER BY emails.id DESC LIMIT ?",
            (_SHOWN,),
        ).fetchall()
        counts = db.execute("SELECT status, count(*) FROM emails GROUP BY status ORDER BY status").fetchall()
    summary = " · ".join(f"{count} {escape(status).replace('_', ' ')}" for status, count in counts) or "No e-mails yet."
    body = "\n".join(_row(row) for row in rows)
    table = f"""<p>{summary}</p>
<div class="wide" tabindex="0" role="region" aria-label="E-mails"><table>
<thead><tr><th scope="col">Status</th><th scope="col">E-mail</th><th scope="col">Received</th>
<th scope="col">Approved</th></tr></thead>
<tbody>
{body}
</tbody>
</table></div>"""
    return _page(f"The newest {len(rows)} e-mails" if rows else "E-mails", table)


def _row(row: sqlite3.Row) -> str:
    status = escape(row["status"])
    way = f"{escape(row['from_address'])} to {escape(', '.join(_addresses(row)))}"
    email = f"<bdi>{escape(row['subject'][:200])}</bdi><br><small><bdi>{way}</bdi><br><code>{row['id']}</code></small>"
    approved = "" if row["approved_ms"] is None else f"{escape(row['approver'] or '')}<br>{_time(row['approved_ms'])}"
    return (
        f'<tr><td><span class="status {status}">{status.replace("_", " ")}</span></td>'
        f'<td class="email">{email}</td><td>{_time(row["received_ms"])}</td><td>{approved}</td></tr>'
    )


def _approval(box: Box, email_id: str) -> Reply:
    with box.store.transaction() as db:
        found = db.execute("SELECT 1 FROM emails WHERE id = ?", (email_id,)).fetchone()
    if not found:
        raise Refusal(404, "No such e-mail exists.")
    main = f"""<p>A reviewer decides about <code>{email_id}</code>. Sign in at your desk to read it; this address
decides nothing and shows nothing of it.</p>"""
    return _page("Waiting for a reviewer", main)


def _page(title: str, main: str) -> Reply:
    return Reply(_PAGE.format(title=escape(title), main=main).encode(), content_type=HTML, headers=_HEADERS)


def _addresses(row: sqlite3.Row) -> list[str]:
    return msgspec.json.decode(row["to_addresses"], type=list[str])


def _time(ms: int) -> str:
    written = iso(ms)
    return f'<time datetime="{written}">{written[:19].replace("T", " ")} UTC</time>'
