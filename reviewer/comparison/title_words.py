"""What sections are called: titles by canonical name, in several languages, written small."""

from collections.abc import Mapping, Sequence

NAMES = ("summary", "timeline", "impact", "root_cause", "remediation", "action_items", "other")

ENGLISH = """
summary: summary, executive summary, overview, tl dr, tldr, in short, in brief, at a glance, what happened, what is
    happening, whats happening, what has happened, in one paragraph, in one sentence, in a nutshell, abstract,
    synopsis, recap, introduction, incident description, description, the short version, short version, bottom line,
    bluf, key points, situation, what you need to know, what we know, what we know so far, problem statement,
    problem, issue, headline, incident, what went on, the incident, incident details, highlights, quick summary, the
    story, what occurred
timeline: timeline, time line, timelines, chronology, sequence of events, course of events, order of events, events,
    event log, incident log, log of events, how it unfolded, how things unfolded, how events unfolded, key events,
    what happened when, minute by minute, key times, key moments, hour by hour, play by play, milestones, event
    timeline, incident timeline, when it happened, the timeline of events, blow by blow, how the day went, how the
    night went
impact: impact, impacts, effect, effects, scope, extent, blast radius, consequences, damage, affected, affected
    services, affected systems, affected customers, affected users, affected regions, affected components, impacted
    services, impacted systems, impacted customers, impacted users, customer experience, user experience, symptoms,
    who is affected, what is affected, impact assessment, impact analysis, impact summary, scope of impact,
    customers affected, services affected, users affected, what broke, what did not work, what customers
    experienced, reach, fallout, what this meant for you, the damage, whats affected, whos affected, customer facing
    impact, severity and impact, scope and impact
root_cause: root cause, root causes, cause, causes, root cause analysis, cause analysis, rca, causal analysis,
    underlying cause, 5 whys, five whys, the 5 whys, the five whys, 5 why, whys, why, why it happened, why this
    happened, why did this happen, why did it happen, why it broke, what went wrong, what caused it, what caused
    this, how it happened, how this happened, how did this happen, how could this happen, contributing factors,
    contributing causes, contributing factor, contributory factors, contributing conditions, trigger, triggers,
    trigger and cause, reason, reasons, diagnosis, technical cause, technical details, technical analysis, technical
    explanation, analysis, origin, probable cause, suspected cause, likely cause, proximate cause, what was behind
    it, what was the cause, whats behind it, why things broke, where it came from, findings
remediation: remediation, resolution, fix, the fix, fixes, mitigation, mitigations, mitigation steps, recovery,
    response, our response, incident response, how we fixed it, how we fixed this, how it was fixed, how we resolved
    it, how we resolved this, how it was resolved, how this was resolved, what we did, what we have done, what weve
    done, what was done, what we did about it, what fixed it, what helped, actions taken, action taken, steps taken,
    measures taken, immediate actions, immediate action, immediate steps, immediate measures, immediate response,
    repair, restoration, service restoration, containment, workaround, workarounds, solution, resolution and
    recovery, mitigation and resolution, how we recovered, how service was restored, how we restored service,
    current actions, what has been done, what we already did, what we did to fix it, how it ended, how we got out of
    it, temporary fix, corrections made, getting back, remedy, what has been done so far, corrective measures taken
action_items: action items, action item, actions, action plan, action points, next steps, next step, next actions,
    follow up, follow ups, followup, followups, follow up actions, follow up items, follow up work, to do, todo,
    todos, to dos, tasks, open tasks, what happens next, what is next, whats next, what comes next, what we will do,
    what well do, what we do next, what we will do next, what we are going to do, what we will change, what we are
    changing, what we change, what were changing, what will change, prevention, preventive measures, preventative
    measures, preventive actions, preventative actions, preventive steps, preventing recurrence, preventing a
    recurrence, recurrence prevention, corrective actions, corrective action, corrective measures, corrective and
    preventive actions, corrective and preventative actions, improvements, planned improvements, commitments, our
    commitments, our commitment to you, our plan, plan, the plan, way forward, the way forward, going forward,
    moving forward, looking ahead, recommendations, measures, outstanding work, remaining work, planned work, future
    work, long term fixes, remediation items, remediation plan, remaining actions, planned actions, actions and
    owners, outstanding actions, open actions, agreed actions, what we are doing next, what we promise, what we will
    do differently, what we are doing about it, what we do about it, what we owe, work items, backlog, jira tickets,
    tickets, ais, action register, deliverables, what we will improve, what we are improving, so it does not happen
    again
other: lessons learned, lessons, learnings, what we learned, what we have learned, lessons learnt, what went well,
    what went badly, what went poorly, what didnt go well, what did not go well, what could have gone better, what
    could be improved, what worked, where we got lucky, where we were lucky, lucky breaks, open questions,
    questions, unanswered questions, questions we expect, faq, background, context, detection, how we detected it,
    how it was detected, how we noticed, monitoring, cost, costs, financial, finance, legal, legal and
    communication, references, links, contacts, contact, glossary, appendix, appendices, attachments, supporting
    information, supporting data, metrics, participants, attendees, responders, roles, credits, service credits,
    compensation, apology, our apology, communication, communications, communication plan, current status, status,
    next update, what you can do, what you should do, what you need to do, what do i need to do, what do you need to
    do, do i need to do anything, what to do now, what we need from you, what we need, what we ask of you, what we
    do not know, what we dont know, what we dont know yet, what we do not know yet, decisions needed, decision
    needed, ask, asks, the ask, how to reach us, getting help, need help, support, further information, more
    information, additional information, notes, note, related incidents, evidence, data, graphs, logs, severity,
    risk, risks, residual risk, known issues, assumptions, security, security and data, your data, data protection,
    scope and limits, disclaimer, dashboards, unaffected, what was not affected, regulatory, press, reputation,
    people involved, acknowledgements, thanks, about this report, in progress, done
"""

GERMAN = """
summary: zusammenfassung, überblick, übersicht, kurzfassung, kurz gesagt, kurz und knapp, auf einen blick, was ist
    passiert, was passiert ist, was ist geschehen, was geschehen ist, was geschah, was war los, management summary,
    sachverhalt, vorfall, beschreibung, kurzüberblick, das wichtigste in kürze, in kürze, was passierte
timeline: zeitverlauf, zeitleiste, zeitlicher ablauf, zeitlicher verlauf, chronologie, chronologischer ablauf,
    ablauf, verlauf, zeitachse, zeitstrahl, ereignisverlauf, zeitlinie, hergang, ablauf der ereignisse, zeitplan
impact: auswirkung, auswirkungen, folgen, kundenauswirkung, kundenauswirkungen, wer war betroffen, was war
    betroffen, wer ist betroffen, was ist betroffen, betroffene systeme, betroffene kunden, betroffene dienste,
    betroffene nutzer, betroffen, betroffenheit, was bedeutet das für sie, was das für sie bedeutet, umfang, ausmaß,
    beeinträchtigung, beeinträchtigungen, was kunden bemerkten
root_cause: ursache, ursachen, grundursache, hauptursache, fehlerursache, ursachenanalyse, warum ist das passiert,
    auslöser, warum es passiert ist, warum es dazu kam, wie es dazu kam, wie konnte das passieren, grund,
    fehleranalyse, warum, warum das passiert ist, ursache des vorfalls
remediation: behebung, abhilfe, lösung, sofortmaßnahmen, gegenmaßnahmen, fehlerbehebung, wiederherstellung, was wir
    getan haben, ergriffene maßnahmen, eingeleitete maßnahmen, problemlösung, entstörung, wie wir es behoben haben,
    störungsbehebung, getroffene maßnahmen, was wir gemacht haben, wie wir das problem behoben haben
action_items: maßnahmen, nächste schritte, weitere schritte, weiteres vorgehen, offene punkte, aufgaben,
    folgemaßnahmen, was wir ändern, wie es weitergeht, wie geht es weiter, vorbeugende maßnahmen, präventive
    maßnahmen, vorbeugung, prävention, was wir tun, maßnahmenplan, geplante maßnahmen, ausblick, was wir jetzt tun,
    was wir künftig tun, was wir verbessern, aktionspunkte, korrekturmaßnahmen, weitere maßnahmen, wie wir das in
    zukunft verhindern
other: erkenntnisse, lehren, gelernte lektionen, was wir gelernt haben, was gut lief, was schlecht lief,
    hintergrund, was sie tun können, was können sie tun, was sie tun müssen, offene fragen, kontakt, nächstes
    update, aktueller stand, entdeckung, erkennung, kosten, anhang
"""

FRENCH = """
summary: résumé, résumé exécutif, synthèse, en bref, vue d'ensemble, aperçu, que s'est il passé, ce qui s'est passé,
    sommaire, en résumé, description, l'essentiel, résumé de l'incident, ce qu'il s'est passé, que s'est-il passé
timeline: chronologie, déroulement, déroulé, chronologie des événements, frise chronologique, historique, fil des
    événements, le fil des événements, déroulement des faits, calendrier
impact: impact client, impact sur les clients, conséquences, services concernés, clients concernés, qui a été
    touché, portée, qui a été affecté, incidence, incidences, répercussions, effets, services touchés, étendue, qui
    est concerné, ce que cela signifie pour vous
root_cause: cause racine, causes racines, cause principale, analyse des causes, cause première, origine, pourquoi,
    cause profonde, pourquoi est-ce arrivé, pourquoi cela s'est produit, origine de l'incident, raison, causes
    profondes, analyse de la cause, origine du problème, pourquoi c'est arrivé, facteurs contributifs
remediation: résolution, correction, remédiation, rétablissement, mesures prises, actions menées, ce que nous avons
    fait, correctif, mesures immédiates, rétablissement du service, actions entreprises, atténuation, retour à la
    normale, actions réalisées, comment nous l'avons résolu, mesures correctives, actions immédiates
action_items: plan d'action, plan d'actions, prochaines étapes, suites, suivi, actions à mener, mesures préventives,
    à faire, prochaines actions, étapes suivantes, ce que nous allons faire, actions de suivi, points d'action,
    mesures à venir, actions correctives, prévention, suite à donner, actions à venir, et maintenant, la suite, ce
    que nous changeons, actions préventives
other: enseignements, leçons apprises, leçons, retour d'expérience, contexte, ce que vous pouvez faire, questions
    ouvertes, détection, prochaine mise à jour, coûts, ce qui a bien fonctionné, annexe, annexes
"""

SPANISH = """
summary: resumen, resumen ejecutivo, qué pasó, qué ocurrió, qué sucedió, visión general, en resumen, en breve, lo
    que pasó, descripción, qué ha pasado, lo ocurrido, resumen del incidente, síntesis
timeline: cronología, línea de tiempo, línea temporal, cronograma, secuencia de eventos, línea del tiempo,
    desarrollo de los hechos, cronología de los hechos
impact: impacto, alcance, afectación, consecuencias, a quién afectó, servicios afectados, clientes afectados,
    efectos, repercusión, quién se vio afectado, impacto en clientes, qué significa para usted, usuarios afectados
root_cause: causa raíz, causa, causas, causa principal, origen, por qué ocurrió, por qué pasó, análisis de causa
    raíz, motivo, causas raíz, por qué sucedió, análisis de la causa raíz, factores contribuyentes, causa del
    incidente
remediation: resolución, solución, remediación, mitigación, corrección, qué hicimos, medidas tomadas, acciones
    tomadas, recuperación, medidas correctivas, cómo lo resolvimos, acciones realizadas, lo que hicimos,
    restablecimiento, medidas adoptadas, acciones inmediatas, qué hemos hecho
action_items: acciones, elementos de acción, próximos pasos, siguientes pasos, plan de acción, acciones de
    seguimiento, seguimiento, tareas, tareas pendientes, medidas preventivas, acciones pendientes, prevención,
    puntos de acción, qué vamos a hacer, acciones correctivas, acciones a tomar, acciones preventivas, qué
    cambiaremos, lo que haremos
other: lecciones aprendidas, lecciones, aprendizajes, contexto, antecedentes, qué puede hacer, preguntas abiertas,
    detección, próxima actualización, qué salió bien, anexo, costes, costos
"""

# Portuguese, Italian, Dutch; then Arabic, Hebrew and Japanese as far as mails in them are known to use headings.
FURTHER = """
summary: resumo, resumo executivo, o que aconteceu, visão geral, sumário, o que houve, o que ocorreu, riepilogo,
    sintesi, sommario, cosa è successo, che cosa è successo, in breve, panoramica, in sintesi, samenvatting, wat is
    er gebeurd, overzicht, wat er is gebeurd, ملخص, الملخص, ماذا حدث, תקציר, סיכום, מה קרה, 概要, サマリー
timeline: linha do tempo, cronologia, linha temporal, sequência de eventos, sequenza degli eventi, linea temporale,
    cronistoria, tijdlijn, tijdsverloop, verloop, الجدول الزمني, التسلسل الزمني, ציר הזמן, ציר זמן, לוח זמנים, 時系列,
    タイムライン, 経緯
impact: impacto nos clientes, quem foi afetado, efeitos, consequências, impatto, impatto sui clienti, conseguenze,
    effetti, portata, clienti interessati, chi è stato colpito, gevolgen, impact op klanten, الأثر, التأثير, ההשפעה,
    השפעה, 影響, 影響範囲
root_cause: causa raiz, por que aconteceu, causa-raiz, análise de causa raiz, causa radice, causa alla radice, causa
    scatenante, motivo, perché è successo, cause, analisi delle cause, origine, oorzaak, oorzaken, grondoorzaak,
    hoofdoorzaak, waarom het gebeurde, السبب, السبب الجذري, הסיבה, סיבת השורש, גורם השורש, 原因, 根本原因, causa
    principale
remediation: resolução, correção, remediação, mitigação, o que fizemos, solução, medidas tomadas, ações tomadas,
    risoluzione, soluzione, rimedio, mitigazione, ripristino, cosa abbiamo fatto, azioni intraprese, oplossing,
    herstel, wat we hebben gedaan, المعالجة, الحل, ما الذي فعلناه, מה עשינו, הפתרון, תיקון, 対応, 対処, 復旧
action_items: itens de ação, próximos passos, ações, plano de ação, ações corretivas, prevenção, acompanhamento, o
    que vamos fazer, ações preventivas, pontos de ação, azioni, prossimi passi, piano d'azione, passi successivi,
    azioni da intraprendere, attività di follow-up, prevenzione, azioni correttive, acties, volgende stappen,
    actiepunten, vervolgstappen, maatregelen, الخطوات التالية, بنود العمل, الإجراءات, הצעדים הבאים, משימות, פעולות
    המשך, 再発防止策, 今後の対応, アクションアイテム, 次のステップ
other: lições aprendidas, o que você pode fazer, lezioni apprese, cosa può fare, contesto, geleerde lessen, wat u
    kunt doen, achtergrond, ما المطلوب منكم, מה עליכם לעשות, 学んだこと
"""

# These also begin lines that are no heading ("Fix: deployed"), or label a value; before text on the same line they
# count only where other headings are written that way too.
WEAK = """
events, effect, effects, scope, extent, affected, reach, damage, why, trigger, triggers, reason,
reasons, analysis, findings, fix, fixes, response, recovery, solution, workaround, workarounds, actions, follow up,
tasks, todo, to do, plan, measures, description, problem, issue, incident, situation, headline, background, context,
detection, monitoring, cost, costs, status, current status, severity, note, notes, contact, contacts, support,
links, references, questions, security, data, logs, evidence, risk, risks, ask, asks, next update, thanks, metrics,
communication, communications, done, in progress, credits, press, legal, financial, finance, roles, responders,
participants, attendees, dashboards, graphs, attachments, tickets, jira tickets, ais, backlog, motivo, origine,
origin, origen, raison, grund, warum, pourquoi, vorfall, umfang, ablauf, verlauf, suivi, suites, tareas, aufgaben,
seguimiento, historique, kontakt, anhang, kosten, apology, compensation, service credits, unaffected, affected
services, affected systems, affected customers, affected users, affected regions, affected components, impacted
services, impacted systems, impacted customers, impacted users, services affected, services concernes, servicios
afectados, betroffene systeme, betroffene dienste, betroffen, what we need, temporary fix, symptoms, related
incidents, known issues, further information, more information, additional information, probable cause, suspected
cause, likely cause, diagnosis
"""

# Words that may stand before a title, and those that join more to its end: "Preliminary root cause", "Impact on you".
BEFORE = """
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
utc gmt cet cest est edt pst pdt ist local so far now today details section analysis overview report statement table
log list update tbd draft here below continued ongoing
"""

# What is meant depends on the rest: the work of the hour, or, beside a section on that, what is still to be done.
EITHER = """
what we are doing, what were doing, what we do, what we are doing now, what we are doing about it, what we do about
it, what we do now
"""

# Questions and sentences that serve as titles, on the folded words.
QUESTIONS: Sequence[tuple[str, str]] = (
    (
        "impact",
        r"(?:who|what|which \w+) (?:was|were|is|are|has been|have been) (?:\w+ )?(?:affected|impacted)\b.{0,30}",
    ),
    ("impact", r"(?:was|were|am|are) (?:i|you|we|my \w+|your \w+) (?:affected|impacted)"),
    (
        "impact",
        r"how (?:were|was|are|is|did|does|do|this|it|you|the \w+) .{0,30}(?:affect|affected|affects|impact)\b.{0,20}",
    ),
    ("impact", r"what (?:this|it|that|does this|does it|did this|did it) (?:mean|means|meant) (?:for|to) .{1,40}"),
    (
        "impact",
        r"what (?:our )?(?:customers?|users?|you|clients?|people|merchants?)\b.{0,25} "
        r"(?:saw|see|notice|noticed|felt|experienced|have seen|have noticed)",
    ),
    (
        "root_cause",
        r"(?:why|how) (?:did |could )?(?:this|it|that|the \w+|we) (?:\w+ )?(?:happen|happened|occur|occurred|fail"
        r"|failed|break|broke)\b.{0,20}",
    ),
    ("root_cause", r"what (?:caused|led to|triggered|was behind|went wrong)\b.{0,30}"),
    (
        "remediation",
        r"how (?:we|it|this|the \w+|service) (?:\w+ )?(?:fixed|resolved|solved|mitigated|restored|recovered"
        r"|repaired)\b.{0,20}",
    ),
    ("remediation", r"how (?:did|do) (?:we|you|they) (?:\w+ )?(?:fix|resolve|solve|mitigate|restore|recover)\b.{0,20}"),
    (
        "remediation",
        r"how (?:did|do|will) (?:we|you|they) (?:\w+ )?(?:fix|resolve|solve|mitigate|restore|recover)\b.{0,20}",
    ),
    ("remediation", r"what (?:we|the team|our team|our engineers) (?:did|have done|has done)\b.{0,20}"),
    (
        "action_items",
        r"(?:how|what) (?:we|were|are we|will we) .{0,30}(?:prevent|avoid|keep this from|stop this)\b.{0,40}",
    ),
    ("action_items", r"(?:steps|actions|measures|work) to (?:prevent|avoid|improve)\b.{0,30}"),
    ("action_items", r"(?:preventing|avoiding) .{1,40}"),
    ("action_items", r"what (?:we|were) (?:will|shall|plan to|are going to|going to|intend to) .{1,20}"),
    ("action_items", r"what (?:will|are) (?:you|we|they) (?:do|doing|change|changing|going to)\b.{0,40}"),
    ("other", r"what (?:you|customers) (?:can|should|need to|have to|must|may) do\b.{0,20}"),
    ("other", r"what (?:went|worked|did not go|didnt go|could have gone|could go) .{1,20}"),
    ("other", r"(?:what|which) .{0,20}(?:not affected|unaffected|not impacted)"),
)

Titles = Mapping[str, Sequence[str]]


def read_table(text: str) -> Titles:
    """A table of this file: "name: title, title, ...", with lines that begin with a space going on."""
    entries = text.strip().replace("\n ", " ").splitlines()
    return {name: listed(titles) for name, _, titles in (entry.partition(":") for entry in entries)}


def listed(text: str) -> list[str]:
    """The titles of a list with commas."""
    return [title.strip() for title in text.split(",")]


TABLES: Sequence[Titles] = [read_table(table) for table in (ENGLISH, GERMAN, FRENCH, SPANISH, FURTHER)]
