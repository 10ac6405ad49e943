"""How far an incident is, told in sentences of German, French or Spanish. Pure."""

from .lexicon import topics
from .vocabulary import phrases

# By name the words of a label.
NAMES = {
    "investigating": "in untersuchung|wird untersucht|in bearbeitung|offen|nicht behoben|noch nicht behoben"
    "|noch offen|andauernd|dauert an|besteht weiterhin|besteht fort|besteht noch|en investigación"
    "|investigando|en curso|abierto|sin resolver|en cours|non résolu|ouvert"
    "|en cours d'investigation|en cours d'analyse|laufend|aktiv|ungelöst|in analyse"
    "|wird analysiert|wird geprüft|wird bearbeitet|in arbeit|ursache unbekannt|ursache unklar"
    "|in prüfung|offene störung|pas résolu|pas encore résolu|toujours en cours"
    "|en cours de diagnostic|en investigation|cause inconnue|actif|no resuelto|no resuelta"
    "|aún sin resolver|abierta|activo|activa|en análisis|en proceso|en estudio|causa desconocida",
    "identified": "ursache gefunden|identifiziert|identificado|causa identificada|identifié|cause identifiée"
    "|behebung läuft|reparatur läuft|wird behoben|in behebung|ursache bekannt"
    "|ursache identifiziert|ursache ermittelt|correction en cours|résolution en cours"
    "|réparation en cours|en cours de correction|en cours de résolution|cause connue|cause trouvée"
    "|causa encontrada|causa localizada|causa conocida|solución en curso|en reparación"
    "|reparación en curso|identificada|identifiée",
    "monitoring": "wird beobachtet|unter beobachtung|in beobachtung|entschärft|en observación|en seguimiento"
    "|mitigado|sous surveillance|en surveillance|en observation|atténué|überwacht|wird überwacht"
    "|unter überwachung|in überwachung|stabil|stabilisiert|eingedämmt|bajo observación"
    "|bajo vigilancia|en vigilancia|estable|estabilizado|estabilizada|mitigada|stabilisé"
    "|stabilisée|atténuée|sous observation",
    "resolved": "behoben|gelöst|erledigt|abgeschlossen|wiederhergestellt|resuelto|resuelta|solucionado"
    "|solucionada|cerrado|restablecido|résolu|résolue|rétabli|corrigé|clos|vollständig behoben"
    "|komplett behoben|endgültig behoben|beseitigt|geschlossen|beendet|repariert|entwarnung"
    "|wieder normal|wieder verfügbar|rétablie|corrigée|clôturé|clôturée|terminé|terminée|réparé"
    "|réparée|fermé|fermée|retour à la normale|cerrada|restablecida|corregido|corregida|reparado"
    "|reparada|finalizado|finalizada|subsanado|subsanada|superado|normalizado",
}  # What heads a list of things as well: "Offen", "In Arbeit: die Abrechnung".
HEADS = (
    r"(?:(?:offen|erledigt|abgeschlossen|geschlossen|ouvert|terminée?|fermée?|clos|abiert[oa]|cerrad[oa]"
    r"|finalizad[oa])\b"
    r"|(?:en proceso|in arbeit|in bearbeitung|en cours)[ ]?:)"
)
DE = (
    "störung/störungen/problem/probleme/fehler/ausfall/ausfälle/vorfall/ticket/fall/beeinträchtigung/beeinträchtigungen/"
    "einschränkung/einschränkungen/unterbrechung/panne/engpass"
)
FR = (
    "incident/incidents/panne/pannes/problème/problèmes/dysfonctionnement/dysfonctionnements/perturbation/perturbations/"
    "interruption/coupure/anomalie/défaut/dossier/ticket/dérangement"
)
ES = (
    "incidente/incidentes/incidencia/incidencias/problema/problemas/avería/averías/fallo/fallos/interrupción/caída/caso/"
    "anomalía/tíquet"
)
# What somebody says that is over, and what works again.
MENDED_DE = (
    "behoben/beseitigt/gelöst/erledigt/beendet/abgeschlossen/geschlossen/repariert/bereinigt/überwunden/vorbei/vorüber/"
    "ausgestanden/wiederhergestellt"
)
MENDED_FR = (
    "résolu/résolue/résolus/résolues/réglé/réglée/corrigé/corrigée/corrigés/terminé/terminée/clos/close/clôturé/clôturée/"
    "levé/levée/réparé/réparée/rétabli/rétablie/rétablis/rétablies/fermé"
)
MENDED_ES = (
    "resuelto/resuelta/resueltos/resueltas/solucionado/solucionada/corregido/corregida/cerrado/cerrada/superado/superada/"
    "subsanado/subsanada/reparado/reparada/restablecido/restablecida/restablecidos/normalizado/normalizada/terminado"
)
USABLE_DE = "verfügbar/erreichbar/nutzbar/möglich/einsatzbereit/funktionsfähig/online/betriebsbereit/zugänglich/normal"
USABLE_FR = (
    "disponible/disponibles/accessible/accessibles/opérationnel/opérationnelle/opérationnels/possible/possibles/"
    "normal/normale/joignable/utilisable"
)
USABLE_ES = "disponible/disponibles/accesible/accesibles/operativo/operativa/operativos/posible/posibles/activo/activa"
BROKEN_DE = (
    "gestört/ausgefallen/offline/unterbrochen/eingeschränkt/unerreichbar/blockiert/gesperrt/offen/ungelöst/langsam/"
    "beeinträchtigt/nicht/ohne/aktiv"
)
BROKEN_FR = (
    "en/indisponible/indisponibles/inaccessible/inaccessibles/hors/bloqué/bloquée/bloqués/perturbé/perturbée/coupé/coupée/"
    "interrompu/interrompue/ouvert/ouverte/ralenti/ralentie/pas"
)
BROKEN_ES = (
    "abierto/abierta/activo/activa/sin/caído/caída/fuera/bloqueado/bloqueada/interrumpido/interrumpida/afectado/afectada/"
    "fallando/inaccesible/investigándose"
)
SENTENCES = topics({
    "investigating": f"""
        besteht/bestehen weiterhin/noch/weiter/fort/unverändert, besteht/bestehen .. {DE} weiterhin/noch/weiter/fort,
        dauert/dauern an/fort/weiter/noch, dauert/dauern .. {DE} an/noch, hält/halten .. an,
        {DE} ist/sind/bleibt/bleiben/steht noch/weiterhin/weiter/derzeit/aktuell/unverändert? immer? {BROKEN_DE},
        ist/sind/bleibt/bleiben weiterhin/derzeit/aktuell/momentan/unverändert {BROKEN_DE},
        ist/sind immer? noch {BROKEN_DE}, ist/sind/wurde/wurden noch/bislang/bisher/weiterhin? nicht .. {MENDED_DE},
        fällt/fallen weiterhin/noch/immer/derzeit noch? aus, noch nicht {MENDED_DE},
        schlägt/schlagen weiterhin/noch/immer/derzeit noch? fehl,
        suchen/sucht/forschen noch/weiter/weiterhin, wir untersuchen/analysieren/prüfen,
        noch/weiterhin/weiter/derzeit/hochdruck an der/einer/dem behebung/lösung/fehler/problem/störung,
        arbeiten/arbeitet an der/einer/deren/ihrer behebung/lösung/beseitigung/entstörung,
        wird/werden derzeit/noch/weiterhin/gerade? untersucht,
        ursache ist noch/weiterhin/bisher/bislang? nicht/unbekannt/unklar/offen,
        ursache wird .. untersucht/ermittelt/gesucht/geprüft/analysiert,
        ursachensuche/fehlersuche/untersuchung läuft/dauert/geht, keine entwarnung,

        {FR} persiste/persistent/continue/continuent/dure/subsiste/perdure, persiste, persistent,
        {FR} reste/restent/demeure/est/sont encore/toujours? {BROKEN_FR.replace("/pas", "").replace("en/", "")},
        est/sont/reste/restent encore/toujours {BROKEN_FR}, toujours en panne/cours,
        pas encore {MENDED_FR}, pas encore été {MENDED_FR}, toujours pas {MENDED_FR},
        est en cours de traitement/résolution,
        cherchons/recherchons/étudions/analysons/examinons encore/toujours/actuellement? la/l/les/son/sa,
        nous recherchons, enquêtons, travaillons encore/toujours? sur/à, équipes/techniciens travaillent/cherchent,
        enquête/investigation/analyse/recherches est/sont? en cours,
        enquête/analyse/recherches se poursuit/poursuivent,
        cause/origine .. encore/toujours/pas inconnue/identifiée/trouvée,
        cause/origine est/reste/demeure encore/toujours? inconnue/indéterminée,

        {ES} sigue/siguen/continúa/permanece/queda/está aún? {BROKEN_ES}, {ES} persiste/persisten/continúa/continúan,
        persiste, persisten, sigue/siguen {BROKEN_ES}, aún/todavía no está/están/se/hemos/ha/han/funciona/funcionan,
        aún/todavía sin resolver/solución/solucionar, seguimos/estamos/continuamos investigando/buscando/analizando,
        seguimos/estamos/continuamos trabajando en/para, investigamos/buscamos/analizamos .. causa/origen,
        causa/origen aún/todavía/sigue desconocida/no/sin, causa/origen sigue/es aún? siendo? desconocida/desconocido
    """,
    "identified": """
        behebung/reparatur/entstörung/instandsetzung läuft/ist/hat,
        ursache ist bekannt/gefunden/identifiziert/ermittelt,
        ursache ist lokalisiert/erkannt/geklärt, haben .. ursache gefunden/identifiziert/ermittelt/lokalisiert/erkannt,
        avons/ont identifié/trouvé/localisé la/l/son/sa cause/origine,
        avons/ont identifié/trouvé/localisé cause/origine,
        cause/origine est identifiée/connue/trouvée/localisée, sommes en train de/d corriger/réparer/rétablir/résoudre,
        correction/réparation/rétablissement est? en cours,
        hemos localizado/identificado/encontrado la/el/su causa/origen/fallo/problema,
        estamos corrigiéndola/corrigiéndolo/corrigiendo/reparando/reparándola/reparándolo,
        estamos resolviendo/solucionando/restableciendo,
        causa está? localizada/identificada/encontrada, reparación/corrección está? en marcha/curso
    """,
    "monitoring": """
        beobachten/überwachen weiter/weiterhin/noch, beobachten/überwachen die/den/das .. weiter/weiterhin/genau/noch,
        bleibt/bleiben/steht/stehen unter/in beobachtung/überwachung, behalten .. im auge,
        wird/werden weiter/weiterhin/derzeit/noch/engmaschig beobachtet/überwacht,
        surveillons encore/toujours/de/la/le/les/l, restons vigilants/attentifs,
        reste/restent/demeure/est/sont sous surveillance/observation, continuons de/à surveiller/observer,
        seguimos/estamos/continuamos/mantenemos vigilando/monitorizando/observando/supervisando/pendientes,
        sigue/siguen/queda/quedan/permanece/está en/bajo observación/seguimiento/vigilancia
    """,
    "resolved": f"""
        {DE} ist/sind/wurde/wurden/gilt/gelten als? .. {MENDED_DE},
        ist/sind/wurde/wurden/konnte/konnten/gilt die/der/das/diese/dieser/alle .. {MENDED_DE},
        ist/sind/wurde/wurden wieder? vollständig/komplett/ganz/endgültig/inzwischen/nun/jetzt/seitdem? {MENDED_DE},
        konnte/konnten .. {MENDED_DE}, haben/hat .. {DE} .. {MENDED_DE}, {DE} .. {MENDED_DE},
        ist/sind seit? .. wieder voll/vollständig/uneingeschränkt/normal/wie/in? {USABLE_DE}/betrieb/gewohnt,
        läuft/laufen/funktioniert/funktionieren/arbeitet/arbeiten/geht/gehen .. wieder normal/stabil/einwandfrei?,
        läuft/laufen/funktioniert/funktionieren/arbeitet/arbeiten/geht/gehen wieder,
        steht/stehen .. wieder zur verfügung, normalbetrieb ist/wurde? wiederhergestellt, wieder im/in normalbetrieb,
        entwarnung gegeben, geben entwarnung,

        {FR} est/sont/a/ont .. {MENDED_FR}, est/sont/a/ont été? .. {MENDED_FR}, {FR} {MENDED_FR},
        avons/ont .. {MENDED_FR} le/la/les/l/cet/cette/ce, rentré/rentrée/rentrés dans l'ordre,
        revenu/revenue/revenus/revenues à la normale, est/sont de retour à la normale,
        fonctionne/fonctionnent/marche/marchent .. normalement/parfaitement,
        fonctionne/fonctionnent/marche à/de nouveau,
        est/sont à/de nouveau {USABLE_FR},

        {ES} está/están/fue/fueron/ha/han/queda/quedó .. {MENDED_ES},
        está/están/fue/ha/han ya/sido/totalmente? .. {MENDED_ES},
        hemos resuelto/solucionado/corregido/restablecido/reparado/subsanado, {ES} {MENDED_ES},
        funciona/funcionan/opera/operan .. normalidad/normalmente, funciona/funcionan de/otra nuevo/vez,
        vuelve/vuelven a funcionar, ha/han vuelto a la normalidad, ha/han vuelto a funcionar,
        todo vuelve a la normalidad,
        está/están de/otra nuevo/vez {USABLE_ES}, vuelve/vuelven a estar {USABLE_ES}
    """,
})  # fmt: skip
# What says that it is not over, or not yet, or only when something else is.
DENIED = phrases(
    "nicht, nie, kein/keine/keinen, noch, wann, sobald, wenn, falls, bis, ob, soll/sollen/sollte, wird, werde, damit,"
    " teilweise, teils, kurzzeitig, vorübergehend, zum teil, nachdem, bevor, pas, jamais, sera/seront, une fois,"
    " lorsque, quand, dès, jusqu'à, partiellement, en partie, temporairement, si, avant, tant que, non, no, nunca,"
    " cuando, hasta, será/serán, una vez, en cuanto, parcialmente, en parte, aún, todavía, antes"
)
# It was so.
PAST = phrases(
    "war/waren, wurde/wurden, hatte/hatten, konnte/konnten, bis, als, während, solange, nicht mehr, damals,"
    " était/étaient, avait/avaient, jusqu'à, quand, pendant que, n'est plus, ne sont plus, estaba/estaban, era/eran,"
    " había/habían, hasta, cuando, mientras, ya no"
)
