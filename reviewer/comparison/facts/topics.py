"""The words by which reports say what a value is about. Pure; the signs are those of `vocabulary`.

Of two topics whose words stand equally near, the earlier wins.
"""

from . import foreign_topics
from .lexicon import topics

ROLLBACK = """
    rollback*, roll-back*, roll/rolled/rolling back, roll/rolled/rolling .. back, revert*,
    back/backed/backing out, return/returned/returning .. to the? previous/prior/earlier/old/last,
    went/go/going/switched/moved back .. to, revers* .. change/release/update/deploy,
    previous/prior/earlier/old release/version/build/configuration/config/deployment,
    return/returned/returning/back to version/release/build/v#,
    last/known good version/release, known-good, undone, undid, withdrawn, withdrew, reinstat*, taken/brought/put back
"""
RELEASE = """
    deploy, deploys, deployed, deploying, deployment*, redeploy*, release, releases, released, releasing,
    rollout*, roll-out*, roll/rolled/rolling out, shipped, ships, went/go/goes/going out/live, pushed, merge,
    merged, merges, config/configuration change, schema? migration, upgrade*, change .. applied/made/introduced
"""
DETECTION = """
    learn/learned/learnt/hear/heard of/about, found/finds out, came to know, became known, pager .. went, got wind,
    was/were told, become/became/becoming aware, hear/heard of/about it/this/that, to notice/realise/realize/learn,
    detect*, notice, notices, noticed, noticing, alert*, paged, paging, alarm*,
    page to/sent/fired/came/comes/went/goes/reached/reaches/for/received/acknowledged, first/automatic/on-call page,
    pages on-call/oncall/the/an/engineer/engineers/us/me/him/her/someone/somebody/out/whoever,
    monitor* .. caught/flagged/reported/fired/pages, flagged, became/made/were/was aware,
    first report/reports/ticket/complaint/call, discover*, spotted, picked it? up, MTTD, exceed*, triggered,
    complaints
"""
ACKNOWLEDGEMENT = """
    acknowledg*, acked, ack, on-call .. joins/joined/started/starts/began/responds/responded, responds,
    responded, responder*, responding, MTTA,
    start/starts/started/begin/begins/began/beginning to? work/working/investigate/investigating/look/looking/triage,
    investigation .. start/starts/started/begins/began/opened, engineer/engineers .. joins/joined/engaged,
    at work, first response, response started, triage, incident was? declared/opened, declares, declared,
    bridge opened, took/takes/picks/picking up? the? alarm/page/alert/call, picked up the page
"""
IDENTIFICATION = """
    cause/causes was/were/is/had? been? .. identified/found/known/established/confirmed/clear,
    cause/causes identified/found/known/established/confirmed/clear/understood/isolated/located/determined,
    find/finds/found/identify/identified/confirmed/knew/established/isolated .. cause/culprit/source/reason,
    understood/located/determined .. cause/culprit/source/reason,
    identify, identifies, identified, identification, identifying, diagnos*, traced, pinpoint*, culprit
"""
MITIGATION = """
    mitigat*, failover, fail/failed/failing over, failed-over, workaround*, work-around*, hotfix*, hot-fix*,
    fix/hotfix/patch/correction/repair .. went/goes/going/was/is live/out/in,
    fix/hotfix/patch/correction/repair .. deployed/released/shipped/pushed/merged/applied,
    fix, fixed, fixes, fixing, patch, patched, patches, restart, restarts, restarted, restarting, scaled up/out,
    correction, corrected, correct, corrects, remedied, rectified,
    rebooted, drained, promoted, disabled, turned/switched off, feature flag, blocked, isolated,
    had/got/put/was/were .. in place, was/were in place,
    replaced, repair*, repaired, increased/raised the, turned/switched/took/taken .. off/offline
"""
END = """
    disturbance/fault/breakdown/it was/is removed/remedied/eliminated,
    resolve, resolves, resolved, resolving, resolution, restor*, recover*,
    back/returned/returning/return to normal/baseline/usual, normal,
    normal again, ended, end, ends, over, closed, closes, all clear, all-clear, MTTR,
    work/works/working/worked again, healthy, stable, stabilised, stabilized, available again, came back,
    stopped failing/crashing/throwing/timing/flapping/rejecting/dropping/looping,
    error/errors/failures/timeouts/alerts/complaints/crashes/restarts/warnings .. stop/stops/stopped/ceased/gone/ended,
    error/errors/failures/timeouts/alerts/complaints/crashes/restarts/warnings .. faded/disappeared/vanished/subsided,
    they/these/those stop/stopped/ceased/ended/subsided,
    resume, resumes, resumed, green, again, cleared, subsided, concluded, finished, until, green again,
    is/was/were back, back/up again, back up/online, up and running, runs/running/run again, caught/catch/catches up,
    as usual/before, all good, in order/service again, put right, mended, cured, lifted, dealt with, reopened,
    reappear, reappears, reappeared, gone, well again, all was/is? well, is/was/were/been complete/completed/done
"""
BEGIN = """
    outage/incident/impact/disruption/problem/problems/issue/issues/errors/failures/degradation .. start/started/began,
    disturbance/fault/breakdown/interruption/trouble/failure/malfunction .. start/started/began/set,
    outage/incident/impact/disruption/problem/degradation start/begin/begins, start/begin of the? outage/incident,
    began/begin/begins/started/starts/start failing/returning/timing/rejecting/dropping/to, it/this/that began/started,
    first 401/403/429/500/502/503/504,
    first .. error/errors/failure/failures/fail/fails/failed/seen/timeout/timeouts, went down,
    became/become/becomes unavailable/slow/unreachable,
    error/errors/failures/latency/timeouts/queue/rate/rates .. rise/rises/rising/rose/climb/climbs/climbed/grow/grew,
    error/errors/failures/latency/timeouts/queue/rate/rates .. increase/increased/increases/spike/spiked/jump/jumped,
    broke/breaks at/from/around/since/shortly/just/when,
    failed/failing/fails/closed/shut/blocked/dark/stopped/stops/interrupted at/from/around/since/shortly/just/when,
    broken/silent/blank/hung/frozen/unreachable/unavailable/offline/down at/from/around/since/shortly,
    lost/lose/loses the/all/their/contact/connection/power/sight/picture/signal,
    set/sets in, cease, ceases, ceased, went/go/goes dark/quiet/silent/blank/offline/missing/wrong/astray/blind,
    came/come/comes to a halt/stop/standstill, broke/breaks/break down/off, crash, crashes, crashed, trips, tripped,
    hangs, hung, froze, freezes, fell/falls/fall over/silent, dies, died, runs/ran out/dry/full, fails to, failed to,
    no longer, beginning, stops/stopped syncing/working/updating/loading/moving/reporting/printing/taking/assigning,
    stops/stopped scanning/publishing/writing/reading/forwarding/routing/rendering/showing/charging/streaming/recording,
    since, onset, start time, started at, appear, appears, appeared, stopped working, start,
    stops/stopped responding/answering/accepting/selling/sending/processing/serving/delivering/indexing/receiving
"""
NOTICE = """
    status page/site, customers/clients/merchants/users/stakeholders/leadership .. notified/informed/told,
    notified/informed/told/emailed .. customers/clients/merchants/users/leadership/support,
    authority/authorities/regulator/police/press/council/insurer .. told/informed/notified,
    first public? notice/update/communication, announce*, public notice
"""
ESCALATION = "escalat*, raised/upgraded/downgraded/lowered .. to/from P#/SEV#/SEV-#"
BACKLOG = """
    backlog, caught up, work/works/worked/working off/through, replay*, reprocess*, backfill*,
    queue/queues .. drained/drains/cleared/empty/emptied,
    drain*
"""

MOMENTS = topics({
    "posted": "posted, sent at, published at, written at, as of, last updated, this update",
    "maintenance": "maintenance, planned work, change window",
    "backlog": BACKLOG,
    "escalation": ESCALATION,
    "notification": NOTICE,
    "meeting": "review meeting/is/will, retrospective, postmortem meeting/review/will/is, meeting, webinar",
    "expiry": "expire, expires, expired, expiry, expiration, lapse*, certificate/licence/license .. ran/runs/run out",
    "rollback": ROLLBACK,
    "identification": IDENTIFICATION,
    "acknowledgement": ACKNOWLEDGEMENT,
    "detection": DETECTION,
    "mitigation": MITIGATION,
    "incident end": (END, foreign_topics.END),
    "release": RELEASE,
    "incident start": (BEGIN, foreign_topics.BEGIN),
})  # fmt: skip

LENGTHS = topics({
    "detection": """
        MTTD, time to detect/detection/notice/alert, detect*, notice, noticed, unnoticed, undetected, to notice,
        to hear/learn of/about, to become aware, alerted, paged,
        alert/alarm/alarms/pager/page/monitor .. fired/rang/came/went/sounded/triggered, before anyone,
        after the start/deploy/release/change/first
    """,
    "acknowledgement": """
        MTTA, time to acknowledge/respond/response, acknowledg*, to respond, first response, at work,
        on-call/engineer/engineers/responder/responders/team/we? .. responded/responds
    """,
    "identification": (
        "time to identify/diagnose/diagnosis, to find, search took/lasted, found within/after", IDENTIFICATION
    ),
    "recovery": """
        MTTR, time to resolve/resolution/fix/restore/recover/recovery/mitigate/mitigation/repair,
        to resolve/fix/restore/recover/mitigate/repair, recovery time/took, repair/repairs took,
        fix/fixing .. took, after detection, fixed/mended/repaired/solved/resolved after/within/in,
        repair/fix was over, going/working/running again in/within
    """,
    "rollback": ROLLBACK,
    "failover": "failover*, fail/failed/failing over, switchover*, switch/switched/switching over",
    "backlog": BACKLOG,
    "latency": """
        latency, latencies, response time/times, p50, p90, p95, p99, percentile, slower, respond/responded in,
        load/loading time/times, to load/open/appear, answered in, per request, answer, answers
    """,
    "delay": "delay*, late, lag*, behind, stale, wait, waits, waited, waiting, queued",
    "timeout": """
        timeout*, time-out*, ttl, keep/keeps/kept trying, tries again, interval, polling, poll, polled, retry, retries,
        lease, expir*, valid, lifetime, cache, cached, caches, caché, zwischengespeichert, runs/run every,
        job/jobs/run/runs/build/import/export/sync .. takes/take,
    """,
    "freeze": """
        deploy/deployment/release/change/code/merge freeze, freeze of/on/for,
        deploys/deployments/releases/changes .. frozen,
        deployment/rollout/release took
    """,
    "watch": "monitor*, watch, watched, watching, observ*, soak, bake, baking, canary",
    "retention": "retention, kept/keep/keeps for, kept, retain*, history, backup*",
    "data loss": "data loss, writes, lost data, missing, gap",
    "follow-up": "working/business days, report will, follow, follows, credit, review, postmortem, within the next",
    "effort": "worked/working/work on, engineers/people .. worked, person-hours, man-hours",
    "meeting": "meeting*, rehears*, drill*, exercise*, training*, webinar*, call lasted/took, briefing*",
    "incident": """
        from start/beginning to finish/end, window of impact, impact was/lasted,
        break/stop/halt in/of the? service/services/sales/production/operation/operations/supply/traffic/line/belts,
        stop/halt of the?, minutes/hours/days of production/trading/sales/service, everything/all/things .. again/back,
        get/got/have/had it/everything/things .. back/going/up, came/come/comes back, back .. later,
        before/until the? .. again/free/back, production .. lost, worked/works again,
        lief/liefen/ging/gingen .. alles/wieder/nichts,
        nicht erreichbar/möglich/verfügbar/nutzbar, geschlossen, gesperrt,
        dauer, inaccessible*, indisponible*, fermé*, coupé*, resté* .. fermé/fermée/bloqué, durée, revenu*, rétabli*,
        cerrad*, parad*, sin servicio, duración, volvió, volvieron, no .. funcionó/funcionaron,
        incident*, outage*, lasted, lasting, duration, downtime, was/were down, unavailab*, not available,
        degrad*, disrupt*, interrupt*, impact window, offline, unreachable, inaccessible, not possible,
        did not work, customer impact, went/go/goes/gone/going on, drag/dragged/drags on, persist*, standstill,
        stood/stand still, out of order/action/service/reach, cut off, blackout, brownout, stall*, without service,
        frozen, froze, hung, hangs, mute, silent, motionless,
        was/were gone/away/dark/out/off/blank/silent, back/over/ended/restored/well/normal/again after/within,
        fault/break/failure/interruption/disturbance/disruption/pause/halt/blackout of,
        came to a halt, nothing .. worked/moved/went/came,
        insgesamt, dauerte, gedauert, lang, ausgefallen, Ausfall, Störung, duré, panne, pendant, durante, duró, caída
    """,
    "trouble": """
        down, impact*, affected, disturb*, unable, could not, failed, failing, errors, impaired, broken,
        resolved, restored, issue*, problem*, not be/been, slow, slowly, cannot, stuck,
        nobody/none could, no one could, impossible
    """,
})  # fmt: skip

SHARES = topics({
    "revenue": "revenue, sales, turnover, takings, earnings, income, budget",
    "threshold": """
        threshold, alert/alerts/alerting at/above/when/on, target, goal, SLO, SLA, objective, limit,
        error? budget, promise*, commitment, guarantee*
    """,
    "cpu": "cpu, processor, processors",
    "memory": "memory, heap, ram",
    "disk": "disk, disks, storage, volume, volumes, inodes",
    "pool use": "pool, pools, connection, connections, saturat*, utilisation, utilization, capacity, headroom, quota",
    "success rate": """
        success, successes, successful, successfully, succeed, succeeded, approval, approved, acceptance,
        delivered, completed, went through, delivery rate/ratio
    """,
    "availability": "availability, uptime, available",
    "latency": "latency, slower, slowed, response times",
    "rollout": "canary, rollout, rolled/rolling out, deployed to, enabled for, shift*, routed, moved, drained",
    "credit": "credit*, refund*, discount, fee, fees, compensation, goodwill",
    "cache hits": "cache, hit rate/ratio",
    "packet loss": "packet, packets",
    "restored": "restored, replayed, copied, copy, reprocessed, backfill*, recovered",
    "delayed": "delay*, late, queued",
    "duplicates": "duplicat*, twice",
    "customers affected": """
        of our/the/all/active/paying? .. customers/users/accounts/merchants/clients/tenants/shops/sellers/members,
        of our/the/all/active/paying? .. subscribers/people/organisations/organizations/workspaces,
        customers, users, accounts, merchants, clients, tenants
    """,
    "error rate": """
        error rate/rates, error-rate, errors, error, fail, fails, failed, failing, failure, failures, 4xx, 5xx,
        500s, 502s, 503s, 504s, rejected, declined, timed out, timing out, timeouts, refused, unsuccessful,
        come/came/comes/coming back empty, went unanswered, got/get no answer,
        could not, was/were/been dropped, dropped requests/messages/events/calls/connections, bounced, lost,
        requests, calls, of .. requests/calls/logins/payments/orders/checkouts/transactions/sign-ins/attempts
    """,
    "traffic": "traffic, load, throughput",
})  # fmt: skip

OUTCOMES = topics({
    "affected": "affected, impacted, concerned, concerns, hit, experienced, saw, unable, could not, lost access",
    "failed": "fail*, error*, declined, rejected, refused, timed out, unsuccessful, dropped, bounced",
    "delayed": "delay*, late, queued, waiting, stuck, backlog, behind",
    "lost": "lost, missing, gone, deleted, not be restored, unrecoverable",
    "duplicated": "duplicat*, twice, double",
    "restored": "restor*, recover*, replay*, retried, reprocess*, repeated, resent, redelivered",
    "opened": "open, opens, opened, filed, raised, wrote, written, received, contacted, reported, complain*, support",
    "refunded": "refund*, credit*, reimburs*",
    "restarted": "restart*, replaced, rotated, upgraded, deployed, added, scaled",
    "rate": "per second/minute/hour/day, a second/minute/day, an hour, rps, qps",
    "limit": "limit, maximum, max, capped, pool, capacity, threshold, from # to",
})  # fmt: skip

ROLES = topics({
    "rollback": (ROLLBACK, "restored"),
    "fix": """
        fix, fixed, fixes, fix in, hotfix*, hot-fix, patch, patched, correct*, contains the, ended the, forward,
        upgrade to, mitigat*, resolv*
    """,
    "release": (RELEASE, "introduced, caused, broke, faulty, bad, contained, cause, since, trigger*, regression"),
})  # fmt: skip

QUALIFIERS = topics({
    "plan": """
        is/are due,
        expect, expects, expected, expecting, plan, plans, planned, schedul*, will,
        we'll, it'll, you'll, they'll, that'll, i'll, shall, should, would, ETA,
        estimated time/to/at, aim, aims, aimed, intend*, going to, target, targets, goal,
        SLO, SLA, objective, promise*, proposed, hope, hoped, reckoned with/on, foreseen, foresaw
    """,
    "threshold": """
        threshold, limit, alert/alerts/alerting at/above/when/on/if, exceed*, above which, capped, maximum of,
        budget
    """,
    "peak": "peak, peaks, peaked, peaking, worst, highest, reached #/a/about/almost/nearly/its, up to, maximum, max, "
    "height, spiked, longest",
    "average": """
        average, averaged, averages, median, typical, typically, overall, on the whole, as a whole,
        of the day/week/month, until then
    """,
    "baseline": """
        last year/month/week/time, last/previous/earlier/similar incident/outage/interruption/failure/disruption,
        usual, usually, normal, normally, baseline, previously, ordinarily, used to, pre-incident, same time/day
    """,
    "than": """
        instead of, compared to/with, before the, up/down from, rather than, rose/dropped/fell/rises/drops/falls from,
        prior to, against
    """,
    "after": """
        fell, falls, dropped to, drops to, down to, reduced to, declined to, settled, back to/at/below,
        remaining, still, since then
    """,
    "subset": """
        for most of/users/customers/farms/people/shops/sites/stores/homes/clients,
        of these, of them, of those, of which, among them/these, another, additional, further, each,
        per, every, a day, your own, yours, on your side/end,
        your account/tenant/shop/store/organisation/organization/workspace/case/team/site/region/country/project,
        your company/city/area/installation/environment/branch/hospital/school/office
    """,
    "region": "EU, UK, APAC, EMEA, Europe, European, Asia, America, Germany, France, Canada, us-*, eu-*, ap-*",
    "segment": """
        enterprise, premium, free, trial, business plan, internal, mobile, web, android, ios,
        first/second/third/other/shorter/longer outage/interruption/incident/phase/wave/window/disruption/drop
    """,
})  # fmt: skip
