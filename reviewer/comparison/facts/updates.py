"""When the next word is promised. Value: the time or the date as ISO 8601, or the duration until then. Pure."""

import re
from collections.abc import Iterator, Sequence

from .found import Found
from .vocabulary import phrases

LEAD = phrases("""
    next planned/scheduled/status? update/message/communication/notice/bulletin, update you? again, further/another/new
    update, write/post/report/inform/update you? again, be back, send/provide/share/post/give you? an/another/the next?
    further? update, update you? by/at/within/in, next report
""")
REACH = 60
ENDS = re.compile(r"[.!?;]\s|\n[^\S\n]*\n")


def find(text: str, moments: Sequence[Found]) -> Iterator[Found]:
    """The first time or duration after each "next update", within the same sentence."""
    index = 0
    for match in LEAD.finditer(text):
        while index < len(moments) and moments[index].start < match.start():
            index += 1
        if index == len(moments):
            return
        moment = moments[index]
        between = text[match.end() : moment.start]
        if moment.start - match.end() <= REACH and not ENDS.search(between):
            yield Found(moment.start, moment.end, "next_update", moment.value)
