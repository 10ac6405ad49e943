"""The words by which German, French and Spanish reports say that something began, or that it was over. Pure."""

BEGIN = """
    beginnt, begann, begannen, beginn, fällt/fiel/fielen .. aus, ausgefallen, bricht/brach .. ab/ein,
    trat/traten .. auf, aufgetreten, setzte/setzten .. ein, stand/standen/steht/stehen still, stillstand,
    erste/ersten/erster fehler/fehlermeldung/fehlermeldungen/ausfälle/abbrüche/störungen,
    tombe/tombé .. panne, commence, commencé, débute, débuté, début, apparu, apparue, apparus, apparues, apparaît,
    apparaissent, survenu, survenue, survenus, survient,
    première/premières/premier/premiers erreur/erreurs/échec/échecs,
    première/premières panne/coupure/anomalie/alertes,
    comienza, comenzó, comenzaron, empieza, empezó, empezaron, inicio, cayó, cayeron, dejó de, dejaron de,
    primer/primeros/primera/primeras error/errores/fallo/fallos/caída/rechazos
"""
END = """
    läuft/laufen/lief/liefen .. wieder, wieder verfügbar/erreichbar/möglich/da/online/frei/offen/normal/nutzbar,
    endet, endete, endeten, pris/prit/prirent fin, s'achève, s'acheva, terminó, terminaron, finalizó, acabó,
    behoben, beendet, störungsende, ging/gingen/geht/gehen .. wieder, funktionierte/funktionierten .. wieder,
    rétabli, rétablie, rétablis, rétablies, résolu, résolue, terminé, terminée, reprise, repris, reprennent,
    reprend, reparti, repartie, repartis, reparties, de nouveau, à nouveau, retour à la normale,
    revenu/revenue/revenus/revenues à, fonctionne/fonctionnait/fonctionnaient normalement,
    restablecido, restablecida, restablecidos, restablecidas, resuelto, resuelta, reanudado, reanudada, se reanudó,
    se reanudaron, vuelve/vuelven/volvió/volvieron .. funcionar/estar/ir, de nuevo, vuelta a la normalidad
"""
