"""What sections are called in other languages than English: titles by canonical name, written small."""

GERMAN = """
summary: kurz und gut, fazit, kernpunkte, das wesentliche, zusammenfassung, überblick, übersicht, kurzfassung, kurz
    gesagt, kurz und knapp, auf einen blick, was ist passiert, was passiert ist, was ist geschehen, was geschehen
    ist, was geschah, was war los, management summary, sachverhalt, vorfall, beschreibung, kurzüberblick, das
    wichtigste in kürze, in kürze, was passierte, kurzbericht, kurzinfo, das wichtigste, in aller kürze,
    kernaussage, lage, die lage, worum es geht, was los ist, im überblick, stand der dinge, kurzum, einleitung,
    lagebild, was vorgefallen ist
timeline: zeitverlauf, zeitleiste, zeitlicher ablauf, zeitlicher verlauf, chronologie, chronologischer ablauf,
    ablauf, verlauf, zeitachse, zeitstrahl, ereignisverlauf, zeitlinie, hergang, ablauf der ereignisse, zeitplan,
    ablauf der störung, verlauf der störung, wann was geschah, protokoll, reihenfolge, der ablauf, der verlauf, die
    ereignisse, ereignisse, abfolge, chronik
impact: auswirkung, auswirkungen, folgen, kundenauswirkung, kundenauswirkungen, wer war betroffen, was war
    betroffen, wer ist betroffen, was ist betroffen, betroffene systeme, betroffene kunden, betroffene dienste,
    betroffene nutzer, betroffen, betroffenheit, was bedeutet das für sie, was das für sie bedeutet, umfang, ausmaß,
    beeinträchtigung, beeinträchtigungen, was kunden bemerkten, schaden, schäden, reichweite, wen es traf, wen es
    betraf, was kunden merkten, wer betroffen war, was betroffen war, einschränkungen, ausfälle, schadensbild,
    tragweite, was sie gemerkt haben
root_cause: ursache, ursachen, grundursache, hauptursache, fehlerursache, ursachenanalyse, warum ist das passiert,
    auslöser, warum es passiert ist, warum es dazu kam, wie es dazu kam, wie konnte das passieren, grund,
    fehleranalyse, warum, warum das passiert ist, ursache des vorfalls, hintergründe, der grund, die ursache,
    gründe, fehlerquelle, woran es lag, woran lag es, ursprung, auslöser der störung, analyse, störungsursache,
    warum es geschah, wie es dazu kommen konnte, erklärung, vermutete ursache, vermutung, verdacht, befund, diagnose
remediation: laufende arbeiten, laufende maßnahmen, in arbeit, was wir gerade tun, woran wir arbeiten, was gerade
    läuft, behebung, abhilfe, lösung, sofortmaßnahmen, gegenmaßnahmen, fehlerbehebung, wiederherstellung, was wir
    getan haben, ergriffene maßnahmen, eingeleitete maßnahmen, problemlösung, entstörung, wie wir es behoben haben,
    störungsbehebung, getroffene maßnahmen, was wir gemacht haben, wie wir das problem behoben haben, reparatur, was
    wir unternommen haben, was getan wurde, beseitigung, wie es behoben wurde, lösung des problems, korrektur, erste
    hilfe, gegenmaßnahme, bisherige maßnahmen, abstellmaßnahme, wie wir es gelöst haben, was geholfen hat,
    wiederanlauf
action_items: maßnahme, die maßnahme, vorsorge, vorkehrungen,
    was noch aussteht, ausstehendes, aufgabenliste, versprechen, weiteres, abhilfe auf dauer, maßnahmen,
    nächste schritte, weitere schritte, weiteres vorgehen, offene punkte, aufgaben, folgemaßnahmen, was wir ändern,
    wie es weitergeht, wie geht es weiter, vorbeugende maßnahmen, präventive maßnahmen, vorbeugung, prävention, was
    wir tun, maßnahmenplan, geplante maßnahmen, ausblick, was wir jetzt tun, was wir künftig tun, was wir
    verbessern, aktionspunkte, korrekturmaßnahmen, weitere maßnahmen, wie wir das in zukunft verhindern,
    konsequenzen, was noch zu tun ist, noch zu tun, zu tun, wie geht's weiter, nächster schritt, offen, noch offen,
    ausstehend, was folgt, was jetzt kommt, wer macht was, zusagen, verbesserungen, was bleibt, hausaufgaben,
    künftig, was nun, und nun, zukünftige maßnahmen, dauerhafte lösung, was wir vorhaben, vorhaben, was als nächstes
    kommt
other: erkenntnisse, lehren, gelernte lektionen, was wir gelernt haben, was gut lief, was schlecht lief,
    hintergrund, was sie tun können, was können sie tun, was sie tun müssen, offene fragen, kontakt, nächstes
    update, nächste meldung, nächste information, nächste nachricht, nächster stand, nächster bericht,
    aktueller stand, entdeckung, erkennung, kosten, anhang
"""

FRENCH = """
summary: le point, bref, résumé, résumé exécutif, synthèse, en bref, vue d'ensemble, aperçu, que s'est il passé, ce
    qui s'est passé, sommaire, en résumé, description, l'essentiel, résumé de l'incident, ce qu'il s'est passé, que
    s'est-il passé, l'essentiel en bref, en quelques mots, les faits, faits, situation, compte rendu, point de
    situation, où en sommes-nous, introduction, en deux mots
timeline: chronologie, déroulement, déroulé, chronologie des événements, frise chronologique, historique, fil des
    événements, le fil des événements, déroulement des faits, calendrier, déroulement de l'incident, chronologie de
    l'incident, le déroulement, séquence des événements, journal, les événements, événements, heure par heure
impact: impact client, impact sur les clients, conséquences, services concernés, clients concernés, qui a été
    touché, portée, qui a été affecté, incidence, incidences, répercussions, effets, services touchés, étendue, qui
    est concerné, ce que cela signifie pour vous, l'impact, dégâts, étendue des dégâts, ampleur, gravité et impact,
    qui est touché, utilisateurs touchés, utilisateurs concernés, clients touchés, ce que vous avez constaté,
    périmètre
root_cause: cause racine, causes racines, cause principale, analyse des causes, cause première, origine, pourquoi,
    cause profonde, pourquoi est-ce arrivé, pourquoi cela s'est produit, origine de l'incident, raison, causes
    profondes, analyse de la cause, origine du problème, pourquoi c'est arrivé, facteurs contributifs, cause, la
    cause, causes, les causes, explication, raison de la panne, origine de la panne, d'où vient le problème, ce qui
    l'a causé, ce qui n'a pas marché, diagnostic, analyse, cause probable, cause présumée, cause de l'incident,
    cause de la panne
remediation: actions en cours, travaux en cours, en cours, ce que nous faisons, ce que nous faisons en ce moment,
    résolution, correction, remédiation, rétablissement, mesures prises, actions menées, ce que nous avons
    fait, correctif, mesures immédiates, rétablissement du service, actions entreprises, atténuation, retour à la
    normale, actions réalisées, comment nous l'avons résolu, mesures correctives, actions immédiates, réparation,
    remise en service, remise en état, solution, remède, comment nous l'avons réparé, ce qui a été fait, dépannage,
    contournement, réponse
action_items: ce qu'il reste à faire, ce qui suit, prochaine étape, à suivre, promesses, plan d'action, plan
    d'actions, prochaines étapes, suites, suivi, actions à mener, mesures préventives, à faire, prochaines actions,
    étapes suivantes, ce que nous allons faire, actions de suivi, points d'action, mesures à venir, actions
    correctives, prévention, suite à donner, actions à venir, et maintenant, la suite, ce que nous changeons,
    actions préventives, mesures, actions, ce qui reste à faire, reste à faire, à venir, et après, pour la suite,
    qui fait quoi, engagements, nos engagements, ce que nous ferons, tâches, travaux à venir, améliorations, suites
    à donner
other: enseignements, leçons apprises, leçons, retour d'expérience, contexte, ce que vous pouvez faire, questions
    ouvertes, détection, prochaine mise à jour, prochain point, prochaine information, prochain message, prochain avis,
    coûts, ce qui a bien fonctionné, annexe, annexes
"""

SPANISH = """
summary: en dos líneas, lo principal, en síntesis, resumen, resumen ejecutivo, qué pasó, qué ocurrió, qué sucedió,
    visión general, en resumen, en breve, lo que pasó, descripción, qué ha pasado, lo ocurrido, resumen del
    incidente, síntesis, lo esencial, en pocas palabras, los hechos, hechos, situación, estado de la situación, en
    dos palabras, lo sucedido, introducción, informe breve
timeline: cronología, línea de tiempo, línea temporal, cronograma, secuencia de eventos, línea del tiempo,
    desarrollo de los hechos, cronología de los hechos, secuencia, secuencia de los hechos, desarrollo, línea de los
    hechos, sucesos, hora a hora, registro
impact: impacto, alcance, afectación, consecuencias, a quién afectó, servicios afectados, clientes afectados,
    efectos, repercusión, quién se vio afectado, impacto en clientes, qué significa para usted, usuarios afectados,
    el impacto, daños, a quién afecta, a quiénes afectó, extensión, qué notó usted, lo que notaron los clientes
root_cause: causa raíz, causa, causas, causa principal, origen, por qué ocurrió, por qué pasó, análisis de causa
    raíz, motivo, causas raíz, por qué sucedió, análisis de la causa raíz, factores contribuyentes, causa del
    incidente, la causa, explicación, el motivo, por qué, diagnóstico, análisis, qué lo causó, qué falló, causa
    probable, origen del problema, origen del fallo, sospecha
remediation: acciones en curso, trabajos en curso, en curso, qué estamos haciendo, lo que estamos haciendo,
    resolución, solución, remediación, mitigación, corrección, qué hicimos, medidas tomadas, acciones
    tomadas, recuperación, medidas correctivas, cómo lo resolvimos, acciones realizadas, lo que hicimos,
    restablecimiento, medidas adoptadas, acciones inmediatas, qué hemos hecho, reparación, arreglo, remedio, lo
    hecho, qué se hizo, cómo se resolvió, cómo se solucionó, respuesta, vuelta a la normalidad, medidas inmediatas
action_items: qué falta, lo que falta, qué falta por hacer, promesas, próximo paso, lo que viene, deberes, acciones,
    elementos de acción, próximos pasos, siguientes pasos, plan de acción, acciones de seguimiento, seguimiento,
    tareas, tareas pendientes, medidas preventivas, acciones pendientes, prevención, puntos de acción, qué vamos a
    hacer, acciones correctivas, acciones a tomar, acciones preventivas, qué cambiaremos, lo que haremos, medidas,
    pendiente, pendientes, lo que queda, qué queda por hacer, por hacer, compromisos, nuestros compromisos, quién
    hace qué, y ahora, y ahora qué, qué sigue, lo que sigue, mejoras
other: lecciones aprendidas, lecciones, aprendizajes, contexto, antecedentes, qué puede hacer, preguntas abiertas,
    detección, próxima actualización, próxima información, próximo informe, próximo parte, próxima comunicación,
    próximo aviso, próximo mensaje, qué salió bien, anexo, costes, costos
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
