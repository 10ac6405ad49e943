"""How far an incident is. Value: investigating, identified, monitoring or resolved. Pure."""

import re
from collections.abc import Iterator

from . import foreign_statuses
from .found import Found
from .layout import layout
from .lexicon import Mark, Topics, topics
from .vocabulary import phrases

ENGLISH = {
    "investigating": "investigating|under investigation|ongoing|in progress|open|active|unresolved|not resolved|"
    "cause not found|cause not known|cause not yet found|cause not yet known|not fixed|"
    "not yet resolved|not yet fixed|still open|still down|still ongoing|down|cause unknown|looking into it|"
    "being investigated|being looked into|being analysed|not over|not solved|not mitigated|not yet mitigated|unsolved|"
    "not yet over|not yet solved",
    "identified": "identified|cause found|cause known|fix in progress|fixing|working on a fix|mitigating|repairing|"
    "being fixed|being repaired|repair in progress|"
    "repair under way|fix under way|mitigation in progress|mitigation under way|rolling back|restoring",
    "monitoring": "monitoring|mitigated|watching|under observation|recovering|contained|"
    "being monitored|being watched|being observed|under watch|on watch|stable|stabilised|stabilized",
    "resolved": "resolved|closed|restored|recovered|completed|complete|fixed|solved|over|repaired|done|operational|"
    "finished|ended|all clear|all good|back to normal|at an end",
}
NAMES = {name: f"{words}|{foreign_statuses.NAMES[name]}" for name, words in ENGLISH.items()}
NAME = f"(?P<n>{'|'.join(sorted('|'.join(NAMES.values()).split('|'), key=len, reverse=True))})"
SURE = "(?P<n>investigating|identified|monitoring|resolved|mitigated)"
WORDS = {word: name for name, words in NAMES.items() for word in words.split("|")}
LABELS = (
    "(?:status|state|incident|ticket|case|stage|phase|situation|state of (?:play|affairs|things)|where we (?:are|stand)"
    "|estado|situaci\u00f3n|situation|statut"
    "|\u00e9tat|stand(?:[ ]der[ ]dinge)?|lage)"
    "(?:[ ](?:now|actual|actuel|of the incident|del incidente|at (?:the time of writing|present|the moment)))?"
    # It may be said from when it is: as of 15:00 UTC, or in brackets.
    r"(?:,?[ ](?:(?:as[ ](?:of|at)|at|a[ ]las?|um|\u00e0|ore)[ ])?\d{1,2}(?:[:.h]|[ ]h[ ])?\d\d(?:[ ]?[A-Z]{1,4})?"
    r"|[ ]\([^()\n]{1,30}\))?"
)
PATTERNS = (
    re.compile(
        rf"(?<![\w-])(?<!\b[Ww]hen[ ]the[ ])(?<!\b[Oo]nce[ ]the[ ])(?<!\b[Uu]ntil[ ]the[ ]){LABELS}"
        r"[*_]{0,2}[^\S\n]{0,2}(?:[:|=\u2013\u2014-]|is|remains|now|has moved to|to)[*_]{0,2}"
        r"[^\S\n]{0,3}(?:(?:now|still|currently|again|since|fully|completely|nevertheless|noch|weiterhin|nun|jetzt|inzwischen"
        r"|vollständig|wieder|entièrement|désormais|toujours|encore|totalmente|completamente|ya|aún|todavía)[ ]){0,2}"
        rf"[*_\"'`\[]{{0,3}}{NAME}(?!\w)",
        re.I,
    ),
    re.compile(rf"\[{NAME}\]", re.I),
    # "The case, rated severity 2, is closed."
    re.compile(
        r"\b(?:the|this|our)[ ](?:incident|case|ticket|matter|issue|problem|outage|fault|disruption|trouble)"
        r"(?:,[ ][^,.;\n]{3,50},|[ ]\([^()\n]{3,40}\))[ ](?:is|was|has[ ]been)[ ](?:now[ ]|since[ ])?"
        r"(?P<n>resolved|closed|over|fixed|solved)\b",
        re.I,
    ),
    re.compile(r"(?:^|(?<=[.!?][ \n]))(?P<n>Fixed|Solved|Resolved|Closed)(?=[ ]and[ ](?:closed|done|over)\b)", re.M),
    re.compile(
        rf"^(?:[-*\u2022][ ]|\d\d:\d\d[ ](?:UTC[ ])?){{0,2}}[*_]{{0,2}}{SURE}"
        r"[*_]{0,2}(?=\s?[:\u2013\u2014/-]\s|[*_.]{0,3}$)",
        re.I | re.M,
    ),
    # Beside how grave it is: "Sev 3, closed."
    re.compile(
        rf"\b(?:sev(?:erity)?[ -]?[0-5]|P[0-5])[*_]{{0,2}}(?:,|;|[ ]?/)[ ](?:now[ ]|still[ ])?{NAME}(?=[.,;]|$)",
        re.I | re.M,
    ),
    # A sentence that is nothing but the word, or that the word heads.
    re.compile(
        r"(?:^|(?<=[.!?][ \n]))(?P<n>Investigating|Identified|Monitoring|Resolved|Mitigated|Solved|Fixed|Unresolved"
        r"|Ongoing|Not (?:yet )?(?:resolved|fixed|solved|over))"
        r"(?=[.:!,;]\s|[ ](?:at last|now|since|as of|for now|by|with)\b|[.!]?$)",
        re.M,
    ),
    # The same in other languages, as a line, a sentence or its head; "Offen:" heads what is still to be done.
    re.compile(
        rf"^[*_]{{0,2}}(?!{foreign_statuses.HEADS})(?P<n>{'|'.join(foreign_statuses.NAMES.values())})[*_]{{0,2}}"
        r"(?=\s?[:\u2013\u2014][ ]|[.!]?[*_]{0,2}$)",
        re.I | re.M,
    ),
    # The last word of a note: "memory doubled, monitoring."
    re.compile(rf"[,;][ ](?:now[ ]|still[ ])?{SURE}(?=[.!;]|$)", re.I | re.M),
    re.compile(
        r"[|\u2013\u2014-][^\S\n]{1,2}[*_]{0,2}(?P<n>investigating|identified|monitoring|resolved)\b(?=[*_\s|]{0,4}(?:$|-))",
        re.I | re.M,
    ),
)
IN_SUBJECT = re.compile(
    r"(?<![\w-])(?P<n>investigating|identified|monitoring|resolved|mitigated|fixed|solved|ongoing|unresolved)(?![\w-])",
    re.I,
)
# What is watched, not by whom: "a gap in security monitoring".
COMPOUND = re.compile(
    r"\b(?!(?:are|is|be|being|now|still|in|under|currently|and|but|remains?|update|status)\b)[a-z]{3,20} monitoring\Z",
    re.I,
)
# The first word of one: "BEHOBEN: Wagen melden sich nicht".
HEADS_SUBJECT = re.compile(
    rf"^(?:(?:Re|AW|Fwd|WG|TR|RE|RV):[ ])?(?P<n>{'|'.join(foreign_statuses.NAMES.values())})"
    r"(?=[ ]?[:|\u2013\u2014]|[ ]-[ ])",
    re.I,
)
# The last word of a subject: "Vans not reporting - closed".
ENDS_SUBJECT = re.compile(rf"(?:[ ][\u2013\u2014-][ ]|[:|(,][ ]?){NAME}[)]?[.!]?$", re.I)
NAMED = (
    "incident/issue/outage/problem/problems/disruption/fault/faults/error/errors/failure/trouble/troubles/bug/matter/case/"
    "ticket/interruption/breakdown/malfunction/defect/glitch"
)
TROUBLE = f"{NAMED}/it/this/that/which"
ENDED = "resolved/closed/over/fixed/solved/repaired/remedied/cured/rectified/settled/cleared/ended/finished/eliminated"
# What somebody calls over.
DEEM = "regard/regards/consider/considers/deem/deems/declare/declares/declared/treat/treats/call/count/view/see"
DEEMED = "regarded/considered/deemed/declared/treated/counted/seen"
WATCHED = f"{TROUBLE}/situation/service/services/system/systems/platform/fix/site/recovery"
GOES_WRONG = (
    "failing/refusing/rejecting/dropping/bouncing/crashing/declining/freezing/hanging/looping/losing/missing/breaking/"
    "stalling/dying/restarting/timing/turning/returning/throwing/arriving/coming/showing/flapping"
)
SENTENCES = topics({
    "investigating": f"""
        keep/keeps/continue/continues {GOES_WRONG}, go/goes on {GOES_WRONG}, is/are still {GOES_WRONG},
        still come/comes/arrive/arrives/go/goes/show/shows .. without/wrong/empty/late/blank/twice/missing/astray,
        is/are not accepting/taking/working/answering/responding/available/possible/usable/reachable/back .. yet,
        nothing gets/goes/comes through, no end to,
        we/teams/engineers/are/is still/actively/currently/now? investigating/troubleshooting/debugging,
        we continue to investigate/look/search, is/are under investigation, being/is/are investigated, being looked
        into,
        still/actively/currently investigating/searching/troubleshooting, still looking into/for, on the hunt for,
        we/teams are? investigating/looking into, still/remains/remain a mystery,
        cause/reason is/are/remains/remain? still/as/so? yet/far? unknown/unclear/open, cause/reason is not yet?
        known/found/clear,
        do not yet? know the? cause/reason/why, don't yet? know the? cause/reason/why,
        incident/outage/issue/problem/disruption is still? ongoing/open/active/unresolved, is/are unresolved,
        still do/does/did not get/come/go/work/works/arrive/reach/load/open/print/respond/answer/appear/run/receive,
        incident/ticket/case/matter/problem/issue/fault is/are/remains/stays/is still/very? much? live/unsolved/open,
        keep/keeping/leave/leaving/hold/holding the/this/our incident/ticket/case/matter open,
        no all-clear yet, cannot/can't give/sound the all-clear, far from over/solved/resolved/fixed,
        {NAMED} has/have yet to be, {NAMED} has/have not yet? been closed/stopped/removed/overcome/lifted/cleared,
        still happening/occurring, {TROUBLE}/delay/delays/slowness/effects is/are still there, it's/that's still there,
        {TROUBLE}/delay/delays/slowness/effects still exists/exist,
        is/are/it's/that's still going on/wrong,
        still seeing/getting/receiving/having .. errors/failures/timeouts/problems/trouble/issues/complaints,
        we still see/get/receive/have .. errors/failures/timeouts/problems/trouble/issues/complaints,
        have/has not fixed/solved/resolved/repaired, haven't/hasn't fixed/solved/resolved/repaired/landed/recovered,
        have/has not yet? found out/understood, go/goes on investigating/searching/looking,
        not out of the woods, incident/ticket/case/issue/matter stays/stay open,
        fix/repair/remedy has not yet? landed/shipped/arrived/worked/held,
        still
        down/broken/failing/unavailable/offline/unreachable/unresolved/ongoing/dark/fail/declined/rejected/refused,
        still blocked/stuck/missing/delayed/slow/unstable/empty/blank/wrong/impaired/degraded/disrupted/without,
    still stalled/halted/paused/suspended/interrupted/frozen/hanging/held,
        incident/issue/outage/problem/disruption/trouble .. is/remains still? ongoing/unresolved,
        cannot be .. at present, cannot be .. at the moment, cannot be .. right now, cannot currently be,
        is/are currently/presently .. unavailable/down/offline/affected/degraded/impaired/disrupted/unreachable,
        out of order/service at present/currently, no end in sight, continue/continues to fail/be,
        outage/incident/problem/problems/issue/disruption/trouble/fault/failure continues/persists/persist/remains,
        outage/incident/problem/problems/issue/disruption/trouble/fault/failure goes/drags on,
        search/hunt/investigation/analysis for/of/into? the/its? cause/reason? goes on,
        investigation/search/analysis continues,
        search/hunt/investigation/analysis .. goes/continues, investigation/analysis under/in way/progress,
        still hunting/trying/digging/working/tracing, keep/keeps failing, not over, not yet over, has/have not
        ended, has/have not come to an end,
        not resolved/fixed/solved/over/repaired/closed/finished/ended yet,
        not done with the/our repair/repairs/fix,
        cause/reason not yet? found/known/identified/clear/understood, still standing/idle/out/looking,
        work/works/working on the/this fault/problem/issue/trouble,
        {NAMED} .. continues to occur/happen/appear,
        at work/working on it, nobody/no one knows yet? why/what/the, don't/do not know yet? why/what,
        have/has not yet? found/identified/understood the/a? cause/reason, haven't/hasn't found/identified/understood,
        still not working/fixed/resolved/available/restored/solved/back/reachable/possible/usable,
        is/are not yet? resolved/fixed/solved/restored/over/closed,
        has/have not yet? been fixed/resolved/solved/restored,
        remain/remains without, hasn't/haven't been fixed/resolved/solved/restored, isn't/aren't
        fixed/resolved/solved/over/restored,
        not yet fixed/resolved/solved/restored/over, still can't/cannot, still unable to,
        not yet? been? mitigated/contained/over/remedied/cured/rectified/repaired, no fix/solution/remedy is/has/could,
        no fix/solution/remedy/cure yet, remains/remain
        down/unavailable/unresolved/offline/broken/blocked/unreachable, remains/remain closed to,
        still switched/turned/shut/cut off, still disabled/deactivated/suspended,
        outage/incident/problem/issue/case/ticket/matter/cause/reason remains/remain open,
        {TROUBLE} is/are still/currently/now/presently? being worked on, {TROUBLE} is/are being dealt with,
        {NAMED}/delay/delays/slowness goes/go/drags/drag on,
        {NAMED}/delay/delays/slowness continues/continue/persists/persist/lasts,
        goes/go on for the time/present/moment, goes/go on for now,
        cannot/can't yet? say/tell/explain why/what, cause/reason .. eludes/escapes us/our,
        why .. is/are not yet? clear/known/understood, still/completely? in the dark, still affects/affect, still
        affecting, continues/continue to affect/suffer/see, no explanation yet/so, still no explanation/cause/trace,
        is/are still/currently/presently? impossible, is/are not possible .. at present/moment, for the time being
        .. cannot/not, what caused it/this/that .. unknown/unclear, not yet know/known/clear what/why/how
    """,
    "identified": """
        is/are putting/setting it/this/that/things/everything right, repair/repairs has/have begun/started,
        has/have/'ve now/since? found/identified/confirmed/established and? found/identified/confirmed? the/its
        root? cause/reason/culprit,
        know/knows what/where the .. trouble/fault/problem/cause is/lies,
        repair/repairs/fix/correction is/are under/in way/progress, repair/repairs is/are underway,
        working on a/the/its? fix/correction/repair/solution/remedy, work on a/the fix/correction/repair
        is/has/goes/continues,
        fix/correction/repair/remedy is now? being/underway/coming, fix/correction/repair is in/under
        preparation/test/way
    """,
    "monitoring": f"""
        we/teams/engineers/are/is are/still/now/currently/actively? monitoring/watching/observing, we will?
        continue to
        monitor/watch/observe, we watch/monitor/observe, we keep watching/monitoring, still
        monitoring/watching/observing, is/are under
        observation/watch,
        keep/keeping/kept .. under observation/watch,
        {WATCHED} is/are still/now/currently/closely? being closely? monitored/watched/observed,
        {WATCHED} remains/stays/is/are/remain/stay under/on close? observation/watch/monitoring,
        keep/keeps/keeping/leave/leaves/leaving/remain/remains .. in/under monitoring/observation,
        keep/keeping/stay/staying on watch/alert, watch/watching it/this/them/things closely/hourly/overnight/for,
        we/we're are? watching/observing it/this/them/how/whether/that/closely, waiting/wait to see whether/if,
        it is still under observation/watch,
        monitoring/observation continues, will/we'll keep watching/monitoring/observing,
        continue/continues monitoring/watching/observing,
        keep/keeping a/an close? eye/watch on, is/are/been now? mitigated/contained
    """,
    "resolved": f"""
        has/'s now/since/meanwhile? been now/since/fully/completely?
        repaired/fixed/restored/remedied/solved/resolved/rectified,
        incident/issue/outage/problem/disruption is/was now/fully/completely? resolved/closed/over/fixed,
        incident/issue/outage/problem/disruption has been now/fully/completely? resolved/closed/fixed,

        {TROUBLE}
        is/are now/since/meanwhile/all? fully/completely/entirely/finally?
        {ENDED},

        {TROUBLE}
        has/have now/since/meanwhile? been now/since/fully/completely?
        {ENDED},
        incident/response/crisis was/is/has been? stood down/closed, stood down the/this incident/response/team,
        gave/given/sounded the all-clear, {NAMED} is/was/has been? now? closed/settled,
        {TROUBLE} is/was/has/have been? put/set right, incident/case/ticket/matter closed/settled,
        has/have ended, has/have come to an end, resolved/fixed/solved/closed/restored at/by/since,
        disturbance is/was over/resolved,
        is/are now? behind us, is/are now? healthy/fine again, running/working/operating as usual/normal/before,
        everything/all/it/again run/runs/works/work as usual/normal/before,
        run/runs/works/work again as usual/normal/before,
        has/have gone away, has/have returned/gone back? to normal,
        done and dusted, is/are/we're all clear, it's/that's all? now? fixed/over/solved/resolved/closed/done,
        you/customers/everyone can now? use .. again,
        service/services/site/platform/checkout/login/sign-in/search/payments/app/api is/are now? fixed/back/restored,
        service/services/site/platform/checkout/login/sign-in/search/payments/app/api has/have now? fully? recovered,
        put/left .. behind us, problem/incident/issue/outage/fault/trouble solved/fixed/over,
        repair/repairs is/are finished/done/complete,
        is/are/has/been over and done with, has/have been dealt with, sorted out,
        service/services/systems is/are/was/were now/fully? restored/operational, service/services has/have been
        fully? restored, fully/now resolved/recovered/restored/operational, is resolved, service restored,
        {DEEM} .. over/closed/resolved/solved/finished/ended/settled,
        {TROUBLE} is/are/was/has/can now? be/been? {DEEMED} as? over/closed/resolved/solved/finished/ended/settled,
        {TROUBLE} is/are now? at an end, closed the/this incident/case/ticket/matter/issue,
        we have/consider? .. resolved, we have/consider .. closed, we have/had/'ve now/since?
        fixed/solved/resolved/repaired,
        everything/all/things is/are back/fine/normal/well, everything/all works/work/runs/run,
        is/are back to normal, is/are now/fully? back up/online/in, up and running, works/work/runs/run normally,
        works/work/runs/run again, is/are working/running/available/reachable/online/usable again/normally,
        is/are accessible/possible/open/up/operational/healthy again, works/work/runs/run as it/they should/did/used,
        you/customers/users/everyone/everybody/people/members/clients/patients/staff can now/all? .. again,
        {NAMED} has/have been fully/finally? corrected/cleared/sorted/overcome/lifted/removed,
        is/are history, {TROUBLE} lies/lie behind us, normal service/operation/operations has/have
        resumed/returned, normal service/operation has been? restored/resumed, no longer a problem/issue,
        all systems/services are operational/normal/healthy/up, has/have not come/occurred back/again since
    """,
})  # fmt: skip
DENIED = phrases(
    "not, cannot, can't, never, would, may, might, hope, until, when, once, if, after,"
    " before, as soon as, will be, to be, unless, whether"
)
# It was so.
PAST = phrases("was, were, had, until, when, while, if, not, no longer, stopped")
# A clause that says which thing is meant: "a site that has been closed".
RELATIVE = re.compile(r"(?:that|which)\b", re.I)
# What is kept off on purpose: "the old importer job is still disabled".
KEPT_OFF = re.compile(
    r"\b(?:flags?|features?|options?|settings?|rules?|jobs?|cron|switch(?:es)?|alerts?|alarms?|paths?|limits?|keys?"
    r"|account|(?:compromised|leaked|suspicious|fake|test|trial|service)\saccounts|checks?|cache|caching|retries"
    r"|automation|plugins?|nodes?|racks?|hosts?|servers?|replicas?|auto-?scal(?:ing|er)|deploys?|deployments?|flows?"
    r"|programmes?|old [\w ]{2,20})\s(?:\w+\s){0,3}$",
    re.I,
)
# The same by the words behind: "still off for inspection", "until we have tested it".
ON_PURPOSE = re.compile(
    r"[^.;,:\n]{0,30}?\b(?:for\s(?:safety|inspection)|as\sa\s(?:precaution|safeguard)|on\spurpose|by\schoice"
    r"|to\sbe\s(?:safe|sure)|until\swe\s(?!(?:have\s|can\s)?(?:find|found|know|understand|understood|fix|fixed)\b))",
    re.I,
)
OFF = re.compile(r"still (?:switched|turned|shut|cut|disabled|deactivated|suspended)\b", re.I)
# Other things work.
OTHERS = re.compile(r"\b(?:others?|else|the rest|remaining|meanwhile,? all)\b[^.;,\n]{0,24}$", re.I)
# That it may be so, or is so for some: "if a payment is still missing", "anybody who still cannot".
UNSURE = re.compile(
    r"\b(?:if|whether|unless|in case|as soon as|until|once|whoever|wenn|falls|sobald|bis|si|cuando|quand)\b"
    r"[^,;:.()\n]*\Z"
    r"|(?<!, )\b(?:who|whose)\b[^,;:.()\n]{0,30}\Z",
    re.I,
)
TIMED = re.compile(r"[^\n]*(?:\d\S*(?:\s(?:Uhr|h|UTC|MESZ|MEZ|CEST|CET))?|\b(?:Mittag|Mitternacht))\s(?=\w)", re.I)
# How far back within its sentence what denies it stands, and what makes it unsure.
BACK, CLAUSE = 24, 120
# And so far back stands what is kept off.
THING = 40


def find(text: str, *, subject: bool = False) -> Iterator[Found]:
    """Every statement of how far it is: a label, a mark in brackets, a plain sentence; in a subject any such word."""
    for pattern in (*PATTERNS, *((IN_SUBJECT, ENDS_SUBJECT, HEADS_SUBJECT) if subject else ())):
        for match in pattern.finditer(text):
            if pattern is IN_SUBJECT and COMPOUND.search(text, max(0, match.start() - 24), match.end()):
                continue
            yield Found(match.start("n"), match.end("n"), "status", WORDS[match["n"].lower()])
    for sentences in (SENTENCES, foreign_statuses.SENTENCES):
        yield from _told(text, sentences)


def _told(text: str, sentences: Topics) -> Iterator[Found]:
    """What sentences say, unless it is denied, was so once, or is so only for some."""
    page = layout(text)
    for mark in page.marks.of(sentences):
        first = page.sentence(mark.start)[0]
        before = text[max(first, mark.start - BACK) : mark.start]
        said = text[mark.start : mark.end]
        relative = mark.start > first and RELATIVE.match(said) and before[-2:-1].isalnum()
        if relative or UNSURE.search(text, max(first, mark.start - CLAUSE), mark.start):
            continue
        denied = _is_denied if sentences is SENTENCES else _is_denied_abroad
        if OFF.match(said) and _is_kept_off(text, first, mark):
            continue
        if not denied(sentences[mark.rank], before, said):
            # A time within it is a fact of its own: "ist seit 14:20 Uhr behoben".
            timed = TIMED.match(said)
            yield Found(mark.start + (timed.end() if timed else 0), mark.end, "status", sentences[mark.rank])


def _is_kept_off(text: str, first: int, mark: Mark) -> bool:
    """Whether what is "still disabled" is so on purpose, by the thing or the words behind; `first`: its sentence."""
    thing = text[max(first, mark.start - THING) : mark.start]
    return bool(KEPT_OFF.search(thing) or ON_PURPOSE.match(text, mark.end))


def _is_denied_abroad(name: str, before: str, said: str) -> bool:
    """The same in German, French or Spanish."""
    if name == "resolved":
        return foreign_statuses.DENIED.search(f"{before}{said}") is not None
    return foreign_statuses.PAST.search(before) is not None


def _is_denied(name: str, before: str, said: str) -> bool:
    """Whether the words before a sentence say that it is not so, or no longer."""
    if name == "resolved":
        return bool(DENIED.search(f"{before}{said}")) or "will" in before or OTHERS.search(before) is not None
    return PAST.search(before) is not None
