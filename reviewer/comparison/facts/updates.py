"""When the next word is promised. Value: the time or the date as ISO 8601, or the duration until then. Pure."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from .found import Found
from .layout import layout
from .lexicon import topics

LEADS = topics(
    {
        "next update": """
    next planned/scheduled/status? update/message/communication/notice/bulletin, update you? again, further/another/new
    update, write/post/report/inform/update you? again, be back, send/provide/share/post/give you? an/another/the next?
    further? update, update you? by/at/within/in, next report,
    hear from us again?, come back to you, expect another/an/our/the next? update
"""
    }
)
REACH = 60
ENDS = re.compile(r"[.!?;]\s|\n[^\S\n]*\n")


def find(text: str, moments: Sequence[Found]) -> Iterator[Found]:
    """The time, or else the first date or duration, after each "next update", within the same sentence."""
    starts = [moment.start for moment in moments]
    for lead in layout(text).marks.of(LEADS):
        near = moments[bisect_left(starts, lead.end) : bisect_left(starts, lead.end + REACH)]
        same = [moment for moment in near if not ENDS.search(text[lead.end : moment.start])]
        if same:
            # Of "tomorrow, 12 March, 09:00 UTC" the time says most.
            moment = next((moment for moment in same if moment.kind == "time"), same[0])
            yield Found(moment.start, moment.end, "next_update", moment.value)
