"""Times as people read them: spans in two units at most, clock times in UTC."""

from datetime import datetime, timedelta

MINUTE, HOUR, DAY = 60, 3600, 86400
# Under these a time left is "now" and "soon": rows, their headings, the count of the queue and desk.js say the same.
NOW, SOON = timedelta(hours=1), timedelta(hours=6)


def span(length: timedelta) -> str:
    """As "4 s", "41 m", "3 h 12 m", "2 d 4 h"; nothing is shorter than "0 s"."""
    seconds = max(0, int(length.total_seconds()))
    if seconds < MINUTE:
        return f"{seconds} s"
    if seconds < HOUR:
        return f"{seconds // MINUTE} m"
    if seconds < DAY:
        return f"{seconds // HOUR} h {seconds % HOUR // MINUTE:02} m"
    return f"{seconds // DAY} d {seconds % DAY // HOUR} h"


def age(length: timedelta) -> str:
    """One unit: "19 m", "11 h", "1 d"; under a minute "just now"."""
    seconds = max(0, int(length.total_seconds()))
    if seconds < MINUTE:
        return "just now"
    for size, unit in ((DAY, "d"), (HOUR, "h")):
        if seconds >= size:
            return f"{seconds // size} {unit} ago"
    return f"{seconds // MINUTE} m ago"


def clock(moment: datetime, now: datetime) -> str:
    """As "03:53 UTC" today, "15 Mar 07:20" on another day, "15 Mar 2025 07:20" in another year."""
    if moment.date() == now.date():
        return f"{moment:%H:%M} UTC"
    return f"{moment.day} {moment:%b %H:%M}" if moment.year == now.year else f"{moment.day} {moment:%b %Y %H:%M}"


def dated(moment: datetime, now: datetime) -> str:
    """As "15 Mar, 07:20 UTC", in another year "15 Mar 2025, 07:20 UTC"."""
    year = "" if moment.year == now.year else f" {moment:%Y}"
    return f"{moment.day} {moment:%b}{year}, {moment:%H:%M} UTC"


def went_out(approved: datetime | None, send_at: datetime | None, now: datetime) -> datetime | None:
    """When a mail was sent: as it was approved, or at its own time where that came later.

    None where nobody knows: it went out before its time.
    """
    if approved is None or send_at is None or send_at <= approved:
        return approved
    return send_at if send_at <= now else None


def level(left: timedelta) -> str:
    """How loud a time left is: "now" under an hour, "soon" under six, else ""."""
    if left < NOW:
        return "now"
    return "soon" if left < SOON else ""
