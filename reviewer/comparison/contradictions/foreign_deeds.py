"""What was done, told in German, French or Spanish, by the word that English has for it. Pure."""

import re
from collections.abc import Sequence
from unicodedata import combining, normalize

from reviewer.comparison.facts.vocabulary import words

from .deed_phrases import put

BETWEEN = r"\b((?:\s[^\s,;]{1,24}){1,5}?)\s"
# The verb and what stands apart from it: "schalteten die Server ab". Written without accents.
APART: Sequence[tuple[str, re.Pattern[str]]] = tuple(
    (name, re.compile(said, re.I))
    for name, said in (
        ("stop", rf"\b(?:schalte|stell|hielt|fuhr|nahm)\w*{BETWEEN}(?:ab|aus|an(?=[.,;]|$)|vom netz|herunter)\b"),
        (
            "stop",
            r"\b(?:vom netz|ausser betrieb|hors (?:service|ligne|tension|circuit)|fuera de (?:servicio|linea))()\b",
        ),
        ("enable", rf"\b(?:schalte|nahm)\w*{BETWEEN}(?:ein|frei|zu|wieder in betrieb)\b"),
        ("failover", rf"\b(?:schalte|leite|stell)\w*{BETWEEN}um\b"),
        ("restart", rf"\bstarte\w*{BETWEEN}neu\b|\bneu\s?(?:ge)?start\w*()|\bremis\w* en (?:route|marche)()"),
        ("rollback", rf"\b(?:nahm|setz|spiel|roll)\w*{BETWEEN}zuruck\b"),
        ("rollback", r"\b(?:volv|vuelt|reven|retour)\w* (?:a la|a) (?:version|configura[ct]ion)()"),
        ("ring", rf"\brief\w*{BETWEEN}an\b"),
        ("build", rf"\b(?:bau|leg)\w*{BETWEEN}neu auf\b|\bneu aufgebaut()"),
    )
)
# What the words for it begin with; the first of a row is the English one. "#" is the end of a word.
BEGINNINGS = """
    stop apag deten detuv paramos parar parado parada paro# pararon desactiv
    deshabilit bloqu interrump cortamos cortar cortado arret
    eteint eteign coupe# coupee interromp gestopp stopp angehalten abgeschalt ausgeschalt abgestell gesperr sperr
    deaktiv unterbroch unterbrach abgebroch abgebrach heruntergefahr beendet,
    restart reinici rearranc redemarr relanc neugestart neustart durchgestart,
    rollback revert revirt deshic deshac retiram retirad retirar annul retiree zuruck,
    purge vaciam vaciar vaciad vacio purg limpiam limpiar limpiad limpio vide# videe vidons nettoy geleer leert leeru
    bereinig,
    remove borram borrar borrad borro elimin supprim effac geloscht losch,
    enable reactiv(?!at) habilit encend encien reanud reabr reapert rouvr rouvert rallum retabl freigegeb freigab
    aktivier eingeschalt wiedereroffn entsperr freigeschalt hochgefahr,
    notify avisam avisar avisad aviso anunci comunic notific informam informar
    informad informo informier prevenu prevenon annonc averti benachricht
    verstandig gewarn unterricht angeschrieb gemelde meldung# rundmail rundschreib durchsag,
    deploy ausgeroll ausroll eingespiel einspiel aufgespiel desplieg despleg deploi,
    fix reparatur korrektur korrigier reparier repari behob corrig correctif correccion arregl parche,
    ring llamam llamar llamad telefone appele appelo telephon angeruf anruf,
    failover redirig desvi traslad bascul transfer umgeleit umgestell umgeschalt verlager umgezog verschob umleit,
    increase aument ampliam ampliar ampliad subim augment elarg releve# erhoh angehob vergrosser heraufgesetz,
    snapshot copia# copias copiad copio# sicherungskopie gesichert sicherte# sauvegard,
    build reconstru reindex recree aufgebaut wiederaufbau,
    swap cambiam cambiar cambiad cambio sustitu reemplaz remplac ausgetausch getausch tausch ersetz gewechs wechsel,
    renew renov renouvel erneu,
    test pruf gepruf uberpruf comprob verific verifi revisam kontroll
"""
ROWS = [row.replace("#", r"\b").split() for row in BEGINNINGS.split(",")]
BEGINS = re.compile(r"\b(?:" + "|".join(f"(?P<{row[0]}>{'|'.join(row[1:])})" for row in ROWS) + r")\w*", re.I)
# Words that say nothing by themselves.
EMPTY = words("""
    wir haben hat hatte hatten wurde wurden worden nicht noch auch erst dann danach zuerst zunachst anschliessend schon
    nach vor bei dass sich es einen einem einer
    nous avons ont ensuite puis abord enfin avant apres cette ces son sa ses dans plus pas
    hemos han habia ya tras luego despues primero primer lugar antes sus este esta esto mas como lo nos les
    hizo hicimos hicieron hace hecho guardo guardaron guardamos pus puso pusimos fait fut
""")


def in_english(text: str) -> str:
    """A text with the English word for each thing done, and without accents; English stays as it is."""
    plain = text
    if not text.isascii():
        plain = "".join(char for char in normalize("NFD", text.replace("\u00df", "ss")) if not combining(char))
    return BEGINS.sub(lambda found: found.lastgroup or "", put(APART, plain))
