"""When the next word is promised. Value: the time or the date as ISO 8601, or the duration until then. Pure."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import product

from .found import Found
from .layout import layout
from .lexicon import topics

# Nouns of what is sent, and words for the one to come.
NEWS = (
    "update/updates/message/communication/notice/bulletin/news/word/report/mail/email/e-mail/note/post/posting/entry/"
    "statement/briefing/sitrep/announcement/newsletter/information/info/checkpoint/letter/"
    "instructions/details/guidance/advice/notification/check-in/contact/directions"
)
NEXT = "next/following/further/another/new/coming/upcoming/subsequent/fresh"
TELL = "write/post/report/inform/update/mail/email/call/speak/talk/turn/message/brief/ring"
LEADS = topics(
    {
        "next update": f"""
        {NEXT} planned/scheduled/status/regular/public/internal/situation? {NEWS},
        next .. {NEWS}, next one at/by/around/follows/is/will/comes/due/goes, have/has more to say/tell/share/report,
        there will/shall be a/an/another/our/the {NEXT}? {NEWS}, update/updating this/our/the
        page/site/post/thread/notice,
        page/site/post/thread/notice is/will be updated/refreshed,
        look/check here? again/back, next refresh/post/posting/entry, technicians/engineers/colleagues/they
        report/write to us/you? again, get/gets/receive another report/post/entry,
        come back here, post/publish/write here,
        get/gets/receive an/another/your/our update, get/gets/receive the/your next/following update/message/news,
        be back with you/news/more, more to follow, more
        follows,
        more news/information/info/details/word, more from us, more at, news follow/follows/from us,
        {NEWS} to follow, {NEWS} follows/due, {NEWS} is due/promised/planned/scheduled/expected,
        update is/will be due/sent/posted/published/promised/planned/expected,
        writing/posting/reporting/mailing/getting to? you/everyone/all/back/them? again/next/anew,
        will/we'll/i'll write/report/post at/by/around, will/we'll/i'll update you/everyone,
        report/message/bulletin/news/statement is/will be due/planned/scheduled/expected/sent/posted/published,
        {NEXT}/more .. follow/follows/to/will follow/come/arrive/reach, {NEXT}/more {NEWS} follow/follows/come/comes,
        {TELL} to? you/everyone/all/back/them? again/next/anew, {TELL} to? you/everyone/all/them? once more/again,
        {TELL} here again/next, {TELL} again here,
        next {TELL}, writes/reports/posts/informs/mails/calls/speaks to? you/everyone/all/them? again/next,
        be/get back to you/everyone, get/be in touch, let you/everyone know,
        keep you posted/informed/updated/abreast,
        send/provide/share/post/give/bring/issue/publish you/everyone? {NEXT} {NEWS},
        send/provide/share/post/give/issue/publish you/everyone? an/the/a? {NEXT}? {NEWS},
        update you? by/at/within/in, hear/hears from us, hear/hears more/back/again, hear again from us, hear next,
        come/comes/coming/report back to/with you/everyone/news/more/an, expect to hear,
        expect an/another/a/our/the? {NEXT}? {NEWS},
        stay tuned, our next,
        next status/executive/leadership/management/internal/customer? call/sync/huddle/bridge/round is/at/on/starts/:?,
        next status/executive/leadership/management/internal/customer/morning/evening brief,
        next at/by,
        get/gets/have/has/receive/receives news/word again/next, sends/send the/a/our/an {NEXT} {NEWS},
        promised/promises .. {NEXT} {NEWS}, more by, report/reports back, come back to this/it,
        check/reload/refresh this/the/our page/post/thread/site again?,
        refresh/renew this/the/our page/post/thread/site, page/post/thread/site is refreshed/renewed,
        an/another {NEWS} will follow/come/go, will/we'll/shall tell/know you more/again?,
        will have written to? you? again, will know more, know more,
        n\u00e4chste/n\u00e4chstes/n\u00e4chster/neue/weitere
        update/meldung/nachricht/information/stand/bericht/mitteilung/infos/kundeninfo/kundeninformation/statusmeldung,
        melden uns, melden wir uns, meldet sich, melde mich, informieren sie, informieren wir,
        h\u00f6ren, weitere/neue/n\u00e4here/mehr informationen/infos/angaben/auskunft folgt/folgen/gibt?,
        neuer stand, n\u00e4chste mal, schreiben wir/ihnen, schreiben ihnen wieder/erneut/noch?,
        prochaine/prochain/nouvelle/nouveau mise/point/message/communication/information/bulletin/nouvelles,
        tiendrons inform\u00e9s, revenons/reviendrons vers, \u00e9crirons/\u00e9crivons de nouveau, nos nouvelles,
        un nouveau/nouvel point/message/bulletin, donnerons/donnons/donnerai/publierons/publions .. nouvelles,
        pr\u00f3xima/pr\u00f3ximo/nueva/nuevo actualizaci\u00f3n/mensaje/comunicado/informe/noticia/aviso,
        pr\u00f3xima/nueva comunicaci\u00f3n,
        volveremos a, informaremos, les mantendremos, escribiremos de/otra nuevo/vez, noticias nuestras
    """
    }
)
REACH = 60
WEEKDAY = re.compile(r"\b(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b")
# A label that is nothing but the word: "NEXT: 13:00 UTC".
LABEL = re.compile(r"^[^\w\n]{0,6}next(?:[^\w\n]{1,6}|\n{1,2})(?=[\d~a-z])", re.I | re.M)
# "It took writes again at 14:40": what a machine does with them.
TAKEN = re.compile(
    r"\b(?:t(?:akes?|ook|aking|aken)|accept\w*|allow\w*|serv\w+|receiv\w+|handl\w+|process\w*|generat\w+|produc\w+|creat\w+"
    r"|show\w*|get|gets|got|make|makes|made|send|sends|sent|print\w*|load\w*|of|and|for|no|the|all|our)\s$",
    re.I,
)
SPEECH = re.compile(r"(?:writes|reports|posts|mails|calls|messages)\b", re.I)
ENDS = re.compile(r"[.!?;]\s|\n[^\S\n]*\n")
# Nothing but what ends a heading, up to the next line that says something.
HEADED = re.compile(r"[^\w\n]{0,6}(?:\n[^\w\n]{0,80}){1,3}(?:(?:at|by|around|um|\u00e0|a las)[ ])?", re.I)
# A moment before the word: "at 17:30 we will write again".
LEADING = re.compile(
    r"\b(?:at|by|around|about|before|after|until|within|in|from|um|bis|gegen|ab|\u00e0|vers|las)[ ]"
    r"(?:the[ ](?:next|latest)[ ])?[*_]{0,2}(?=$|\d|noon|midnight|halb)",
    re.I,
)
# When this very mail was sent: "within two hours (sent at 14:00 UTC)".
SENT = re.compile(
    r"(?:[(\n]|^)(?:sent|posted|written|published|issued|as of|stand|envoy\u00e9|enviado|gesendet|geschickt)"
    r"(?:[ ](?:at|on|um|\u00e0|a las))?:?[ ]$",
    re.I,
)
# A day with its month, and what stands between it and a time on it.
WHOLE = re.compile(r"(?:\d{4}|-)-\d\d-\d\d")
BETWEEN = re.compile(
    r",?[ ](?:\(?(?:at|by|around|on|um|gegen|\u00e0|vers|a las?|el|am|le)[ ])?(?:the[ ])?|[ ]?\(", re.I
)
BEHIND = re.compile(
    r"[*_]{0,2}(?:[ ](?:[A-Z]{2,4}|Uhr))?,?[ ](?:at[ ]the[ ]latest,?[ ]|today,?[ ]|tomorrow,?[ ])?"
    r"(?:(?:when|we|you|there|the|our|expect|someone|support|an)\b[^.;!?\n]{0,30})?$",
    re.I,
)


def find(text: str, moments: Sequence[Found]) -> Iterator[Found]:
    """The time, else the first date or duration, with each "next update" in its sentence: behind or before."""
    moments = [moment for moment in moments if not SENT.search(text[max(0, moment.start - 20) : moment.start])]
    starts = [moment.start for moment in moments]
    leads = (lead for lead in layout(text).marks.of(LEADS) if not _is_taken(text, lead.start))
    for lead in leads:
        near = moments[bisect_left(starts, lead.end) : bisect_left(starts, lead.end + REACH)]
        same = [moment for moment in near if _is_of(text, lead.end, moment.start)]
        if not same:
            near = moments[bisect_left(starts, lead.start - REACH) : bisect_left(starts, lead.start)]
            same = [moment for moment in near if _leads(text, moment, lead.start)]
        if same:
            # Of "tomorrow, 12 March, 09:00 UTC" the time says most.
            moment = next((moment for moment in same if moment.kind == "time"), same[0])
            yield _with_day(text, moment, near)
        elif (day := WEEKDAY.search(text, lead.end, lead.end + REACH)) and _is_of(text, lead.end, day.start()):
            yield Found(*day.span(), "next_update", day.group().lower())
    for label in LABEL.finditer(text):
        index = bisect_left(starts, label.end())
        if index < len(moments) and starts[index] == label.end() and moments[index].kind == "time":
            yield Found(moments[index].start, moments[index].end, "next_update", moments[index].value)


def _is_taken(text: str, start: int) -> bool:
    """Whether what looks like somebody who writes again is a noun, of what works again."""
    return bool(SPEECH.match(text, start) and TAKEN.search(text[max(0, start - 20) : start]))


def _with_day(text: str, moment: Found, near: Sequence[Found]) -> Found:
    """The moment, and of a day and a time that stand side by side both: "3 October at 11:00" is --10-03T11:00."""
    days = [day for day in near if day.kind == "date" and WHOLE.fullmatch(day.value)]
    clocks = [time for time in near if time.kind == "time" and "T" not in time.value]
    for day, time in product(days, clocks):
        one, other = sorted((day, time))
        if moment.start in (one.start, other.start) and BETWEEN.fullmatch(text, one.end, other.start):
            return Found(one.start, other.end, "next_update", f"{day.value}T{time.value}")
    return Found(moment.start, moment.end, "next_update", moment.value)


def _is_of(text: str, start: int, end: int) -> bool:
    """Whether a moment stands in the sentence that a lead began, or under the heading that it is."""
    between = text[start:end]
    return not ENDS.search(between) or HEADED.fullmatch(between) is not None


def _leads(text: str, moment: Found, start: int) -> bool:
    """Whether a moment is said to be when the lead that follows it happens."""
    before = LEADING.search(text[max(0, moment.start - 24) : moment.end])
    return bool(before and BEHIND.fullmatch(text[moment.end : start]))
