"""What sections are called: titles by canonical name, in several languages, written small."""

from collections.abc import Mapping, Sequence

from .languages import FRENCH, FURTHER, GERMAN, SPANISH

NAMES = ("summary", "timeline", "impact", "root_cause", "remediation", "action_items", "other")

ENGLISH = """
summary: notification, formal notification, about the outage, about the incident,
    now, right now, as of now, at present, in a sentence, lede, story, quick version, the quick version,
    sitrep, situation report, current situation, state now, where it stands now, what it was about,
    what this was, opening, brief account, incident brief, the problem in short, what you should know, what to know,
    what happened in short, what happened in brief, the quick summary, the story in short, the matter, the matter in
    short, notice, the news in brief, what we are seeing, what we see, what we are looking at, where we are now,
    where things are now, bottom line up front, upshot, the upshot, essence, the essence, sketch, narrative, the
    narrative, run through, a quick word, state of things, key message, key messages, main message, core facts, main
    facts, short form, the short form, short story, headlines, at a glimpse, how things stand, where matters stand,
    status quo, the incident at a glance, in plain terms, in simple terms, résumé, briefly, put briefly, in one
    line, one liner, one line summary, summing up, summary, executive summary, overview, tl dr, tldr, in short, in
    brief, at a glance, what happened, what is happening, whats happening, what has happened, in one paragraph, in
    one sentence, in a nutshell, abstract, synopsis, recap, introduction, incident description, description, the
    short version, short version, bottom line, bluf, key points, situation, what you need to know, what we know,
    what we know so far, problem statement, problem, issue, headline, incident, what went on, the incident, incident
    details, highlights, quick summary, the story, what occurred, gist, the gist, the story so far, whats the story,
    where it stands, what we are dealing with, what we face, lead in, the short of it, what has been going on, what
    has been happening, digest, brief, in a few words, in few words, in two words, in two sentences, in three
    sentences, in a word, outline, short account, a short account, short summary, short report, the essentials,
    essentials, key facts, the facts, facts, facts at a glance, what, what is going on, whats going on, what is
    wrong, whats wrong, whats the matter, what is the matter, what is up, state of play, state of affairs, where we
    are, where we stand, where things stand, where things are, in plain words, in plain english, for the impatient,
    one minute read, the news, main points, the main points, takeaway, key takeaways, the long and short of it, long
    story short, the bottom line, nutshell, top line, topline, intro, preface, case, the case, account, what took
    place, what befell us, event, what happened here, elevator pitch, capsule, précis, precis, quick read, what this
    is about, about this incident, summary of events, the incident in short, the incident in brief, briefing, big
    picture, the big picture
timeline: minutes, the minutes, facts in order, facts by day, as it went, the order of it,
    pager log, shift log, call log, chat log, when, the when, clock, hours,
    run of things, the run of things, by the minute, the hours, in time order, in
    order of time, key
    points in time, running notes, running log, log of the night, log of the day, log of the incident, log of the
    outage, run sheet, the night by the clock, the day by the clock, how the hours went, when and what happened, the
    sequence of it, step by step account, clock log, timed log, the night, the evening, the morning, the afternoon,
    run through of events, running order, progress, progress of the incident, what happened hour by hour, play by
    play account, timings, key timings, time table, timetable, timestamps, time log, duty log, event list, list of
    events, story in times, all times, incident diary, in the order of events, utc, times utc, all times utc,
    timeline, time line, timelines, chronology, sequence of events, course of events, order of events, events, event
    log, incident log, log of events, how it unfolded, how things unfolded, how events unfolded, key events, what
    happened when, minute by minute, key times, key moments, hour by hour, play by play, milestones, event timeline,
    incident timeline, when it happened, the timeline of events, blow by blow, how the day went, how the night went,
    sequence, the sequence, course, the course, run of events, flow of events, train of events, chain of events,
    series of events, order of things, history, incident history, event history, log, the log, logbook, journal,
    diary, protocol, what happened and when, when what happened, when and what, step by step, blow for blow, as it
    happened, in order, in sequence, chronicle, record of events, times, event sequence, the night in times, the day
    in times, the day in brief, hours and minutes, run of play, how it progressed, the days log, how events
    progressed, by the clock, the clock, key dates, dates and times, how it went, how it went down, how it
    developed, how it played out, how it all went, how things went, how it came to light, moments, detailed
    timeline, event chronology, what when, order of occurrences, the order of events
impact: cost, money, your goods, your order, your orders, your account, your accounts, your consignments,
    your bookings, your deliveries, your delivery, your shipments, your payments,
    who, whom, the who, who noticed, what it cost, what you saw, what it cost us, what it cost you, customers,
    users, who felt it, who felt this, felt by, noticed by, seen by, victims, customer
    effect, customer effects, user effect, user effects, affected now, still affected, who it touched, whom it
    touched, how it touched you, how it reached you, how it showed, how it showed itself, seen from outside, view
    from outside, outside view, what it did, what it did to you, what it meant, what it meant for you, what that
    meant, what that meant for you, customer pain, pain, noticeable effects, visible effects, visible to customers,
    visible to users, hit, the size of it, size, how big, the loss, loss, trouble for customers, trouble for users,
    in practice, in practice for you, what failed for you, what failed for customers, what customers noticed, what
    users noticed, harm to customers, hurt, not available, what was unavailable, what was down, down, who was hit,
    who was touched, how customers saw it, how users saw it, how it looked from outside, how it looked to customers,
    who stood outside, casualties, who suffered, what suffered, extent of the problem, extent of the outage, extent
    of the disruption, extent of the incident, the consequences for you, effect on you, effects on you, effect on
    users, effect on customers, reach of the problem, what was hit, who was involved, affected, numbers, figures, in
    figures, in numbers, the numbers, the figures, key figures, side effects, inconvenience, restrictions,
    limitations for you, impact, impacts, effect, effects, scope, extent, blast radius, consequences, damage,
    affected services, affected systems, affected customers, affected users, affected regions, affected components,
    impacted services, impacted systems, impacted customers, impacted users, customer experience, user experience,
    symptoms, who is affected, what is affected, impact assessment, impact analysis, impact summary, scope of
    impact, customers affected, services affected, users affected, what did not work, what customers
    experienced, reach, fallout, what this meant for you, the damage, whats affected, whos affected, customer facing
    impact, severity and impact, scope and impact, toll, the toll, extent of the damage, reach of the incident,
    customer side, customer view, customers view, user view, what customers saw, losses, harm, harm done,
    disruption, service disruption, degradation, repercussions, ramifications, aftermath, affected parties, affected
    areas, affected functions, affected features, affected products, affected locations, affected sites, areas
    affected, areas impacted, systems affected, systems impacted, users impacted, customers impacted, people
    affected, regions affected, parties affected, exposure, scale, magnitude, the extent, the effect, the effects,
    the scale, the reach, what you noticed, business effects, implications, how it felt, what it was like,
    consequences for customers, consequences for you, consequences for users, services hit, who and what, damage
    report, scope of the incident, scope of the problem
root_cause: because,
    the why, what broke, what broke it, what it was down to, down to, suspected, assumed, best guess, our best guess,
    first guess, first suspicion, what we think happened,
    what we believe happened, what we suspect, what we think it was, how it came about, how this came about, how it
    came to be, how it came to this, how it arose, how this arose, how it could happen, how it began, how it
    started, root of it, the root of it, at the root, at bottom, what set it off, what triggered it, what tripped
    it, what lay behind it, what lies behind it, behind this, what gave way, what let go, point of failure, the
    point of failure, defect, the defect, the bug itself, the fault itself, fault found, the fault we found, spark,
    the spark, underlying problem, underlying fault, underlying reason, what led to it, what led to this, led to it,
    the reason for it, reason for it, why so, why that was, why it did, why it failed, why it broke down, causal
    chain, the chain, comes from, it came from, where the fault was, where it broke, root, the root, the background
    to it, how so, reasoning, source of the trouble, source of trouble, the trouble, trouble spot, the weak spot,
    weak spot, weak point, the weak point, weak link, the weak link, what was amiss, what is amiss, presumption,
    presumed reason, assumed cause, assumption about the cause, assumed reason, suspicion so far, our theory,
    technical cause in brief, why us, causes and background, cause and background, background and cause, reason and
    background, chain of causes, failure chain, root cause, root causes, cause, causes, root cause analysis, cause
    analysis, rca, causal analysis, underlying cause, 5 whys, five whys, the 5 whys, the five whys, 5 why, whys,
    why, why it happened, why this happened, why did this happen, why did it happen, why it broke, what went wrong,
    what caused it, what caused this, how it happened, how this happened, how did this happen, how could this
    happen, contributing factors, contributing causes, contributing factor, contributory factors, contributing
    conditions, trigger, triggers, trigger and cause, reason, reasons, diagnosis, technical cause, technical
    details, technical analysis, technical explanation, analysis, origin, probable cause, suspected cause, likely
    cause, proximate cause, what was behind it, what was the cause, whats behind it, why things broke, where it came
    from, findings, the cause, the reason, the reasons, the trigger, the culprit, culprit, suspicion, suspicions,
    our suspicion, suspect, prime suspect, main suspect, suspected reason, likely reason, probable reason, source,
    the source, source of the problem, source of the error, the source of the problem, origin of the problem,
    origins, the origin, roots, root of the problem, the root of the problem, explanation, the explanation, our
    explanation, mechanism, failure mechanism, failure mode, the mechanism, the bug, the fault, the mistake, the
    error, our mistake, fault, fault analysis, failure analysis, error analysis, problem analysis, reasons for the
    incident, cause of the incident, cause of the outage, cause of the problem, cause of the failure, investigation,
    investigation results, results of the investigation, what the investigation found, our findings, working theory,
    working hypothesis, hypothesis, current theory, theory, technical reason, technical root cause, deeper cause,
    deeper causes, the deeper cause, real cause, actual cause, how come, behind it, behind the scenes, whodunit, in
    depth analysis, deep dive, technical deep dive, under the hood, what was at fault, what was to blame,
    contributory causes, contributing circumstances
remediation: in progress,
    tried, tried so far, cleared up,
    work under way, work underway, repair under way, repairs under way, actions in progress, fix in progress,
    what we are working on, being worked on, current activities, countermeasure,
    work in hand, now in place, in place now,
    undone by, put right by, mended by, cured by, ended by, done, in hand, handled, sorted, sorted out,
    mended, mending, the mending, repaired, solved, fixed,
    cured, resolved by, fixed by, solved by, ended by, getting out, getting out of it, how we put it right, how it
    was put right, what we put right, on the day, what we changed on the day, what was done on the day, what got us
    back, what got it back, what brought it back, what brought us back, what ended it, what stopped it, bringing it
    back, brought back, back up, back by, back again, how we came back, how it came back, being done, doing,
    doing now, we are doing, under repair,
    done today, done tonight, done on the night, what we did on the night, what we did at
    once, what was done at once, at once, stop the bleeding, stopping the bleeding, the way we fixed it, immediate
    work, the work of the night, ended, cleared by, stopped by, fix applied, fixes applied, the cure applied, remedy
    applied, relief measures, help, rescue work, put right, all clear, getting back up, getting back on our feet,
    first response, first steps, our reaction, reaction, how we reacted, how we responded, what brought relief,
    damage control, restoration work, restored, undoing it, undoing the damage, recovery in brief, troubleshooting,
    current remedy, interim solution, interim fix, interim remedy, provisional fix, provisional solution, makeshift,
    makeshift solution, work so far, done already, already done, what is done, remediation, resolution, fix, the
    fix, fixes, mitigation, mitigations, mitigation steps, recovery, response, our response, incident response, how
    we fixed it, how we fixed this, how it was fixed, how we resolved it, how we resolved this, how it was resolved,
    how this was resolved, what we did, what we have done, what weve done, what was done, what we did about it, what
    fixed it, how fixed, how solved, how resolved, how mended, how repaired, how handled, how mitigated, how
    we got out, what helped, actions taken, action taken, steps taken, measures taken, immediate actions, immediate
    action, immediate steps, immediate measures, immediate response, repair, restoration, service restoration,
    containment, workaround, workarounds, solution, resolution and recovery, mitigation and resolution, how we
    recovered, how service was restored, how we restored service, current actions, what has been done, what we
    already did, what we did to fix it, how it ended, how we got out of it, temporary fix, corrections made, getting
    back, remedy, what has been done so far, corrective measures taken, cure, the cure, the repair, repairs,
    remedies, correction, the correction, corrections, rescue, the rescue, first aid, countermeasures,
    countermeasures taken, counter measures, relief, emergency repair, restoring service, return to service, return
    to normal, back to normal, back in service, the way back, the way out, way out, how we got it back, how we
    solved it, how it was solved, how it was mended, work done, done so far, what we tried, steps so far,
    actions so far, measures so far, intervention, interventions, treatment, the recovery, the resolution, the
    solution, the remedy, the mitigation, turnaround, what the team did, what the engineers did, changes made,
    change made, work carried out, recovery steps, recovery actions, restoration of service, steps of the repair,
    rollback, hotfix, the hotfix, emergency fix, patch, stopgap, stopgaps, under way, underway, whats under way,
    ongoing work, work in progress, current work, current measures, the repair work, repair work, clean up, cleanup,
    the clean up, immediate relief, quick fix, end of the incident, closing the incident
action_items: outlook, lesson, the lesson, precaution, the precaution, left over, still wanted,
    owed to us, owed to you, who owes us,
    owed, owing, debts, our debts, coming, to settle, promised, waiting for, waiting on, we owe, we owe you,
    what we still owe, what we owe you, what
    comes, what is to come, forward, work, the work, the work ahead, for good, fix for good, the lasting fix, not
    again, so that it stays fixed, how we keep it from coming back, how we keep this from coming back, keeping it
    from coming back, keeping it away, keep it from coming back, to fix, to change, to improve, changes ahead,
    changes we will make, changes we are making, who owes what, who and when, who and by when, what and by when, by
    whom and when, tomorrow, after this, afterwards, later on, needed, needs, what is needed, what it needs, what we
    need to do, the lesson and the work, lessons and work, assigned, given out, handed out, our pledges, on our
    side, our part, our next steps, after the incident, then, agenda, on the list, on our list, on the agenda,
    undertaking, the undertakings, planned, plans, intended, what we intend to do, remains to be done, work to do,
    work to come, what we have planned, planned next, steps planned, in the pipeline, in store, further plans,
    further work, follow up plan, following steps, following up, steps to follow, steps to come, what will follow,
    what follows, what we will see to, who sees to what, who looks after what, responsibilities and dates, to be
    continued, requests for work, tickets opened, improvements to come, hardening, prophylaxis, long term, longer
    term, long term measures, medium term, short term, short and long term measures, action items, action item,
    actions, action plan, action points, next steps, next step, next actions, follow up, follow ups, followup,
    followups, follow up actions, follow up items, follow up work, to do, todo, todos, to dos, tasks, open tasks,
    what happens next, what is next, whats next, what comes next, what we will do, what well do, what we do next,
    what we will do next, what we are going to do, what we will change, what we are changing, what we change, what
    were changing, what will change, prevention, preventive measures, preventative measures, preventive actions,
    preventative actions, preventive steps, preventing recurrence, preventing a recurrence, recurrence prevention,
    corrective actions, corrective action, corrective measures, corrective and preventive actions, corrective and
    preventative actions, improvements, planned improvements, commitments, our commitments, our commitment to you,
    our plan, plan, the plan, way forward, the way forward, going forward, moving forward, looking ahead,
    recommendations, measures, outstanding work, remaining work, planned work, future work, long term fixes,
    remediation items, remediation plan, remaining actions, planned actions, actions and owners, outstanding
    actions, open actions, agreed actions, what we are doing next, what we promise, what we will do differently,
    what we are doing about it, what we do about it, what we owe, work items, backlog, jira tickets, tickets, ais,
    action register, deliverables, what we will improve, what we are improving, so it does not happen again, action,
    the actions, our actions, homework, our homework, assignments, jobs, chores, duties, responsibilities, who does
    what, who does what by when, who does what when, what remains, what is left, whats left, what is left to do,
    whats left to do, left to do, remaining, outstanding, open, open items, open points, open ends, loose ends, open
    issues, pending, pending items, still open, still to do, still to come, to come, to be done, things to do, and
    now, what now, now what, from here, from here on, from now on, next, next up, up next, coming up, upcoming,
    upcoming work, in future, in the future, for the future, future, future measures, future steps, the road ahead,
    road ahead, ahead, whats ahead, the way ahead, way ahead, further steps, further action, further actions,
    further measures, promises, our promises, our promise, pledges, our pledge, undertakings, resolutions,
    decisions, decisions made, what we decided, agreed, lasting cure, lasting fix, lasting remedy, lasting measures,
    permanent fix, permanent cure, permanent solution, permanent remedy, never again, safeguards, precautions,
    preventing a repeat, consequences drawn, conclusions drawn, action list, task list, todo list, to do list,
    checklist, work list, work plan, plan of action, roadmap, road map, later, for later, soon, follow through, next
    week, this week, next sprint, actions required, required actions, required work, work to be done, work left,
    work ahead, work remaining, fixes to come, changes to come, upcoming changes, planned changes, changes planned,
    what we take on, what we take away, what we promise you, what you can count on, our resolve, what we intend,
    what we ask of you, what we ask for, what you should do, what you need to do,
    intentions, owners, owners and dates, tasks and owners, tasks and dates, actions and dates, due, deadlines
other: security considerations,
    footnote, footnotes, afterword, good to know, by the way, qanda, useful links, next contact, reporting,
    correspondence, escalation, escalations, enquiries, inquiries, queries, questions to us, hotline, opening hours,
    correction notice, disclaimer, sign off, closing remarks, closing words, a word of thanks, request, a request,
    our request, requests, request to you, your part, what you may do, lessons learned, lessons,
    learnings, what we learned, what we have learned, lessons learnt, what went well, what went badly, what went
    poorly, what didnt go well, what did not go well, what could have gone better, what could be improved, what
    worked, where we got lucky, where we were lucky, lucky breaks, open questions, questions, unanswered questions,
    questions we expect, faq, background, context, detection, how we detected it, how it was detected, how we
    noticed, monitoring, costs, financial, finance, legal, legal and communication, references, links,
    contacts, contact, glossary, appendix, appendices, attachments, supporting information, supporting data,
    metrics, participants, attendees, responders, roles, credits, service credits, compensation, apology, our
    apology, communication, communications, communication plan, comms, comms plan,
    internal comms, external comms, current status, status, next update,
    next internal update, next public update, next customer update, next status update, next executive update,
    what you can do, what do i need to do, what do you need to do, do i need to do
    anything, what to do now, what we need from you, what we need, what we do not know, what we
    dont know, what we dont know yet, what we do not know yet, decisions needed, decision needed, ask, asks, the
    ask, how to reach us, getting help, need help, support, further information, more information, additional
    information, notes, note, related incidents, evidence, data, graphs, logs, severity, risk, risks, residual risk,
    known issues, assumptions, security, security and data, your data, data protection, scope and limits,
    dashboards, unaffected, what was not affected, regulatory, press, reputation, people involved, acknowledgements,
    thanks, about this report, current state, the state, severity and status,
    classification, priority, updates, latest updates, latest, next news, next report, next message, next notice,
    next word, what to tell callers, what to say, whom to ask, who to ask, contact person, contact persons, your
    contact, help, getting in touch, in touch, reach us, reassurance, side note, aside, asides, postscript, ps, odds
    and ends, miscellaneous, misc, miscellany, remarks, remark, comment, comments, caveat, caveats, limits,
    limitations, praise, thank you, kudos, shout outs, shoutouts, good news, the good news, what went right, luck,
    bright spots, silver lining, reflections, observations, discovery, alerting, how we found out, how we found it,
    how we learned of it, how it was found, how it was discovered, how it was noticed, detection and response,
    workload, staffing, budget, talking points, wording, suggested reply, suggested wording, reply template,
    draft reply, advice, advice for you, recommendation for you, tips, for the press, for customers, for callers,
    faqs, questions and answers, q and a, insights, learning, learned, takeaways for us, credit,
    refunds, refund, goodwill, legal view, legal assessment, data protection view, reporting duties, notifications,
    do not, donts, dos and donts, please do not, please avoid, who was told,
    who has been told, who knows, people, team, on duty, in charge, leads
"""

# These also begin lines that are no heading ("Fix: deployed"), or label a value; before text on the same line they
# count only where other headings are written that way too.
WEAK = """
doing, because,
then, agenda, planned, plans, intended, root, numbers, figures, progress, essence, sketch, narrative, restored,
request, requests, reaction, hardening, reporting, escalation, escalations, timings, utc, all times, hotline, help,
short term, medium term, long term, longer term, headlines, troubleshooting, footnote, footnotes, by the way, good
to know, restrictions, inconvenience, who was involved, queries, all clear, put right, events, effect, effects,
scope, extent, affected, reach, damage, why, trigger, triggers, reason, reasons, analysis, findings, fix, fixes,
response, recovery, solution, workaround, workarounds, actions, follow up, tasks, todo, to do, plan, measures,
description, problem, issue, incident, situation, headline, background, context, detection, monitoring, cost, costs,
status, current status, severity, note, notes, contact, contacts, support, links, references, questions, security,
data, logs, evidence, risk, risks, ask, asks, next update, next internal update,
next public update, next customer update, next status update, next executive update,
thanks, metrics, communication, communications, comms, done, in
progress, credits, press, legal, financial, finance, roles, responders, participants, attendees, dashboards, graphs,
attachments, tickets, jira tickets, ais, backlog, motivo, origine, origin, origen, raison, grund, warum, pourquoi,
vorfall, umfang, ablauf, verlauf, suivi, suites, tareas, aufgaben, seguimiento, historique, kontakt, anhang, kosten,
apology, compensation, service credits, unaffected, affected services, affected systems, affected customers,
affected users, affected regions, affected components, impacted services, impacted systems, impacted customers,
impacted users, services affected, services concernes, servicios afectados, betroffene systeme, betroffene dienste,
betroffen, what we need, temporary fix, symptoms, related incidents, known issues, further information, more
information, additional information, probable cause, suspected cause, likely cause, diagnosis, action, next, state,
current state, facts, the facts, what, event, case, the case, account, log, history, times, journal, protocol,
course, sequence, clock, in order, scale, exposure, harm, loss, losses, toll, cure, repair, repairs, correction,
corrections, rollback, hotfix, patch, rescue, relief, cleanup, clean up, work done, so far, done so far, under way,
underway, jobs, duties, assignments, remaining, outstanding, open, pending, due, deadlines, owners, later, soon,
agreed, decisions, upcoming, coming up, ahead, future, source, origins, suspect, culprit, suspicion, fault, the
fault, the error, explanation, investigation, mechanism, theory, hypothesis, classification, priority, updates,
latest, remark, remarks, comment, comments, ps, people, team, on duty, in charge, leads, budget, money, refund,
refunds, credit, wording, advice, tips, lesson, insights, observations, discovery, outlook, praise, luck, limits,
caveat, caveats, aside, misc, essentials, brief, digest, gist, lage, schaden, mesures, medidas, promises,
resolutions, checklist, homework, chores, this week, next week, next sprint, next up, up next, from now on, in
future, in the future, for the future, to come, and now, what now, now, right now, at present, who, whom, customers,
users, story, notice, opening, the matter, the night, the evening, the morning, the afternoon, the hours, pain, hit,
size, in practice, hurt, down, suspected, assumed, at bottom, spark, defect, comes from, in hand, handled, sorted,
mended, repaired, solved, fixed, cured, ended, back up, at once, owed, promised, waiting for, waiting on, forward,
work, the work, for good, tomorrow, afterwards, needed, needs, assigned, victims, back again, later on, who and
when, after this, our part, on our side, being done, never again, not again, back by, felt by, seen by, noticed by,
not available, what comes, how big, when, minutes
"""

# These name a section as the whole title, and not with more words before or after them ("What the board asked").
ONLY_WHOLE = """
doing, because,
how, then, agenda, planned, intended, long term, medium term, short term, root, help, numbers, figures, affected, utc,
progress, essence, sketch, narrative, report, restored, put right, done already, in store, request, requests,
reaction, hardening, correction notice, reporting, trouble spot, all times, timings, what, who and what, what when,
case, event, account, open, due, next, later, soon, ahead, future, remaining, outstanding, pending, agreed, action,
people, team, money, times, facts, log, course, sequence, order, in order, praise, luck, limits, latest, lead,
credit, lesson, aside, ps, source, jobs, duties, owners, under way, underway, so far, from here, and now, what now,
now what, to come, fault, error, explanation, investigation, theory, upcoming, coming up, this week, next week, next
sprint, from now on, in future, in the future, for the future, coming, harm, patch, clock, protocol, journal, diary,
state, wording, advice, comment, comments, remark, remarks, budget, treatment, intervention, now, right now, at
present, who, whom, customers, users, story, notice, opening, the matter, the night, the evening, the morning, the
afternoon, the hours, pain, hit, size, loss, in practice, hurt, down, suspected, assumed, at bottom, spark, defect,
comes from, in hand, handled, sorted, mended, repaired, solved, fixed, cured, ended, back up, at once, owed,
promised, waiting for, waiting on, forward, work, the work, for good, tomorrow, afterwards, needed, needs, assigned,
victims, back again, later on, who and when, after this, our part, on our side, being done, never again, not again,
back by, felt by, seen by, noticed by, not available, what comes, how big, when, minutes
"""

# Words that may stand before a title, and those that join more to its end: "Preliminary root cause", "Impact on you".
BEFORE = """
pager duty shift desk ops
the our a an your detailed executive brief short incident event full initial customer customers user users business
technical preliminary high level key current known immediate long term proposed planned recommended post outage
service overall final updated revised quick internal external client clients confirmed suspected actual further
additional remaining agreed main general estimated observed operational financial section part appendix der die das
unsere kurze ausführliche technische vorläufige le la les l notre el los las il lo gli o os as nos geplante weitere
detaillierte
"""
JOINS = """
of on to for and in so at from with as per by until since during across the this und für auf der des von im am bis
et pour sur de du y para en del sobre e sui dei da nos nas em voor van op or what
"""
AFTER = """
condensed abridged shortened excerpt extract verbatim
utc gmt cet cest est edt pst pdt ist local so far now today details section analysis overview report statement table
log list update tbd draft here below continued ongoing
"""

# Titles whose meaning the rest of the report settles, by the rule that settles them (see `settling`).
TURNING = """
doing: what we do, what we are doing about it, what we do about it, what we do now, what we do next about it
background: background, the background, backdrop, some background, technical background, background story,
    hintergrund, arrière-plan, trasfondo
consequences: consequences, consequence, the consequences, conclusions, conclusion, folgen, konsequenzen,
    conséquences, consecuencias
measures: corrective action, corrective actions, corrective measure, corrective measures, remedial action,
    remedial actions, remedial measures, measures, the measures, our measures, countermeasures, maßnahmen, mesures,
    medidas
wrong: what went wrong
updates: updates, the updates, updates so far, update log, latest updates, status updates,
    history, incident history, latest
log: log, the log, journal, logbook, clock, the clock, hours, the hours, times
work: work, the work
state: state, current state, the state, state now, current status, status, status now, the status, stand, der stand,
    aktueller stand, état actuel, estado, estado actual
ongoing: what we are doing, what were doing, what we are doing now, doing now
stand: state of the work, state of things, state of affairs, state of play, where we are, where we are now, where we
    stand, where things stand, where things are, where matters stand, how things stand
so far: so far, up to now, until now, thus far
lessons: lessons, the lessons, lessons learned, lessons learnt, learnings, what we learned, what we learnt, what we have
    learned, what we have learnt, lehren, was wir gelernt haben, enseignements, leçons, leçons apprises, lecciones,
    lecciones aprendidas
now: now, for now, at the moment
how: how, how so
next: next, coming up, what comes, what happens next, what comes next, whats next, wie es weitergeht,
    wie geht es weiter
saw: what we saw
known: what we know, what we know so far, what we know now
broke: what it was, what broke
findings: findings, our findings
"""

Titles = Mapping[str, Sequence[str]]


def read_table(text: str) -> Titles:
    """A table of this file: "name: title, title, ...", with lines that begin with a space going on."""
    entries = text.strip().replace("\n ", " ").splitlines()
    return {name: listed(titles) for name, _, titles in (entry.partition(":") for entry in entries)}


def listed(text: str) -> list[str]:
    """The titles of a list with commas."""
    return [title.strip() for title in text.split(",")]


TABLES: Sequence[Titles] = [read_table(table) for table in (ENGLISH, GERMAN, FRENCH, SPANISH, FURTHER)]
TURNS = {title: rule for rule, titles in read_table(TURNING).items() for title in titles}
# What they name where nothing settles it.
TURN_NAMES = {
    "doing": "remediation",
    "background": "other",
    "consequences": "impact",
    "measures": "action_items",
    "wrong": "root_cause",
    "updates": "other",
    "log": "timeline",
    "work": "action_items",
    "state": "other",
    "ongoing": "remediation",
    "stand": "summary",
    "so far": "remediation",
    "lessons": "other",
    "now": "summary",
    "how": "root_cause",
    "known": "summary",
    "next": "action_items",
    "saw": "impact",
    "broke": "root_cause",
    "findings": "root_cause",
}
