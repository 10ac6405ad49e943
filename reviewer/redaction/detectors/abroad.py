"""Weaknesses, money and law, and contempt as German, French and Spanish most often tell them.

What was learned of sentences was learned from English. A topic, a word that tells it in the same part of a sentence,
and no denial there: that is not all that may be said, and what is told otherwise stays with whoever reads.
"""

from collections.abc import Callable, Iterator

from reviewer.redaction.lexicon.vocabulary import COMMON, VENDORS
from reviewer.redaction.pattern import Deferred, Pattern
from reviewer.redaction.reading.sentences import sentences_of
from reviewer.redaction.values import Find, Passage

_DENIES = Deferred(
    r"(?i)\b(?:kein\w*|nichts?|nie|niemals|niemand|weder|aucune?s?|jamais|personne|rien|ne|sans|ning[u\xfa]n\w*|nunca|nadie|nada|no|ni)\b"
    r"|\bn'"
)
_SUM = Deferred(
    r"(?i)\d[\d.,\s\u202f]*(?:(?:mio|mrd|tsd|k|millionen|millions?|millones)\b\.? ?(?:d'|de )?)?"
    r"(?:\u20ac|(?:euros?|eur|chf|franken|francs)\b)"
    r"|(?:\u20ac|\b(?:eur|chf)) ?\d"
)


def _told(topic: Pattern, tells: Callable[[str], bool]) -> Callable[[Passage], Iterator[Find]]:
    """The parts of sentences in which a topic stands, and that tell something of it."""

    def find(passage: Passage) -> Iterator[Find]:
        done = -1
        for match in topic.finditer(passage):
            if match.start() >= done:
                start, end = sentences_of(passage).part(*match.span())
                if tells(passage.text[start:end]):
                    yield Find(start, end)
                done = end

    return find


_WEAKNESS = Pattern(
    r"(?i)\b(?:schwachstellen?|(?:sicherheits)l\xfccken?|angreifern?|(?:un)?gepatcht|(?:passw|kennw)\xf6rter|zugangsdaten"
    r"|failles?|vuln\xe9rabilit\xe9s?|attaquants?|mots? de passe|identifiants"
    r"|vulnerabilidad(?:es)?|brechas?|atacantes?|contrase\xf1as?)"
)
_SOMEBODY_CAN = Deferred(
    r"(?i)\b(?:angreifern?\b.*\bk(?:\xf6nnen|ann|\xf6nnt|onnt)"
    r"|attaquants?\b.*\b(?:peut|peuvent|pou(?:rr|v)ai(?:en)?t)\b|atacantes?\b.*\b(?:pued|podr\xeda|pod\xeda|pudo|pudieron))"
)
_IN_CLEAR = Deferred(
    r"(?i)(?:w\xf6rter|zugangsdaten).*\bim klartext\b|(?:mots? de passe|identifiants).*\ben clair\b"
    r"|contrase\xf1as?.*\b(?:en claro|en texto (?:plano|claro))\b"
)
_IS_THERE = Deferred(
    r"(?i)\b(?:schwachstellen?|sicherheitsl\xfccken?|failles?|vuln\xe9rabilit\xe9s?|vulnerabilidad(?:es)?|brechas?)\b.*"
    r"(?:\bnoch\b|\bweiterhin\b|\bimmer noch\b|\bnicht (?:behoben|geschlossen|gepatcht)\b|\bungepatcht|\bausnutzbar"
    r"|\b(?:erlaub|erm\xf6glich)(?:t|en|te|ten)\b|\bpas (?:encore )?(?:corrig|combl|r\xe9par)|\bencore\b|\btoujours\b"
    r"|\bnon corrig|\bpermet|\bexploitable|\bsigue\w*\b|\bsin (?:parch|corregir|resolver)|\ba\xfan\b|\btodav\xeda\b"
    r"|\bpermit|\bexplotable)"
)
_NOT_PATCHED = Deferred(r"(?i)\b(?:noch|immer|weiterhin|bisher) (?:nicht gepatcht|ungepatcht)|\bbleib\w+ ungepatcht")
_NO_WEAKNESS = Deferred(
    r"(?i)\b(?:keine?r?|aucune?|ninguna) (?:\S+ )?(?:schwachstelle|sicherheitsl|angreifer|faille|vuln|attaquant|brecha)"
    r"|\bning\xfan atacante|\bnicht (?:mehr|ausgenutzt)|\bpas \xe9t\xe9 exploit|\bn'est plus|\bya no\b"
)
_MENDED = Deferred(
    r"(?i)\b(?:behoben|geschlossen|gepatcht|corrig\xe9e?s?|combl\xe9e?s?|corregidas?|parcheadas?|resueltas?)\b"
)


def _tells_weakness(part: str) -> bool:
    if _NO_WEAKNESS.search(part) or (_MENDED.search(part) and not _DENIES.search(part) and "sin " not in part):
        return False
    if _NOT_PATCHED.search(part) or _IS_THERE.search(part):
        return True
    return _DENIES.search(part) is None and bool(_SOMEBODY_CAN.search(part) or _IN_CLEAR.search(part))


_MONEY_OR_LAW = Pattern(
    r"(?i)\b(?:schaden(?:s?ersatz\w*)?|umsatz(?:verlust|ausfall|einbu\xdfe)?n?|verlust|gutschrift|erstatt\w+|schulden"
    r"|entsch\xe4dig\w+"
    r"|vertragsstrafen?|bu\xdfgeld(?:er)?|rechtsstreit|sammelklage|klage|rechtsabteilung|anw\xe4lt\w+|bafin"
    r"|(?:datenschutz|aufsichts)beh\xf6rde|pertes?|perdu|rembours\w+|d\xe9dommag\w+|indemni\w+|p\xe9nalit\xe9s?|amendes?"
    r"|dommages|avocats?|service juridique|proc\xe8s|poursuites|plainte|cnil|autorit\xe9 de contr\xf4le"
    r"|p\xe9rdidas?|perdido|reembols\w+|multas?|demanda(?:s|rnos)?|abogados?|denuncia|aepd|autoridad de control)"
)
_LOST_OR_OWED = Deferred(
    r"(?i)\b(?:schaden|umsatz|verlust|gutschrift|erstatt|schulden|entsch\xe4dig|vertragsstrafe|bu\xdfgeld|perte|perdu"
    r"|rembours"
    r"|d\xe9dommag|indemni|p\xe9nalit|amende|p\xe9rdida|perdido|reembols|multa)"
)
_PRICED = Deferred(
    r"(?i)\b(?:im monat|pro (?:monat|jahr|nutzer)|tarif|par (?:mois|an)|forfait|al mes|por (?:mes|usuario)|tarifa)\b"
)
_LAW = Deferred(
    r"(?i)\b(?:vertragsstrafe|schadens?ersatz|bu\xdfgeld|rechtsstreit|sammelklage|klage|anw\xe4lt\w+|rechtsabteilung)\b"
    r".*\b(?:droh|pr\xfcf|verlang|forder|eingereicht|erhoben|vorbereit|m\xfcssen|muss|zahlen)"
    r"|\b(?:droh\w*|verlang\w*|forder\w*|pr\xfcf\w*|zahlen)\b.*"
    r"\b(?:vertragsstrafe|schadens?ersatz|bu\xdfgeld|rechtsstreit|klage)"
    r"|\b(?:avocats?|service juridique|proc\xe8s|poursuites|plainte|amende)\b.*"
    r"\b(?:examin|\xe9tudi|pr\xe9par|menac|d\xe9pos|engag|saisi)"
    r"|\b(?:r\xe9clam|exig|menac|d\xe9pos|engag)\w*\b.*\b(?:dommages|indemni|proc\xe8s|poursuites|plainte|p\xe9nalit)"
    r"|\b(?:abogados?|denuncia|multa)\b.*\b(?:revis|estudi|prepar|present|amenaz|exig)"
    r"|\b(?:amenaz|present|exig|reclam|prepar)\w*\b.*"
    r"\b(?:demanda (?:judicial|colectiva)|demandarnos|indemniza|multa|denuncia)"
)
_AUTHORITY = (
    r"(?:bafin|(?:datenschutz|aufsichts)beh\xf6rde|cnil|autorit\xe9 de contr\xf4le|aepd|autoridad de control)\b(?!-)"
)
_TOLD_TO = (
    r"\b(?:muss|m\xfcssen|meld(?:en|et)|gemeldet|informier|benachrichtig|ermittelt|notifi|informer|pr\xe9venir|signaler"
    r"|enqu\xeat"
    r"|avisar|informar|comunicar|declarar|investig)"
)
_REGULATED = Deferred(rf"(?i)\b{_AUTHORITY}.*{_TOLD_TO}|{_TOLD_TO}.*\b{_AUTHORITY}")


def _tells_money_or_law(part: str) -> bool:
    if _DENIES.search(part):
        return False
    if _LAW.search(part) or _REGULATED.search(part):
        return True
    return bool(_LOST_OR_OWED.search(part) and _SUM.search(part)) and not _PRICED.search(part)


_CONTEMPT = Pattern(
    r"(?i)\b(?:schei(?:\xdf|ss)\w*|verdammt\w*|arschl\xf6?\w+|vollidiot\w*|merde|putain|bordel|connards?|abrutis?"
    r"|mierda|joder|gilipollas|geschlampt|gepennt|verbockt|vermasselt|gepfuscht|versagt|schuld|faute|b\xe2cl\xe9|culpa)"
)
_RUDE = Deferred(
    r"(?i)\b(?:schei(?:\xdf|ss)\w*|verdammt\w*|arschl(?:o|\xf6)ch\w*|vollidiot\w*|merde|putain|bordel|connards?|abrutis?"
    r"|mierda|joder|gilipollas)(?![\w-])|\bschei(?:\xdf|ss)-"
)
_PEOPLE = r"(?:\b(?:herr|frau|kolleg\w+|chef\w*|team|leitung|abteilung|wir)|team|abteilung)\b"
_BLAMES = Deferred(
    r"(?i)\bha(?:t|ben|st)\b.*\b(?:geschlampt|gepennt|verbockt|vermasselt|gepfuscht)\b"
    rf"|{_PEOPLE}.*\b(?:versagt|schuld)\b|\bschuld\b.*{_PEOPLE}"
    r"|\bfaute (?:de (?:l'|votre |leur |notre )?\xe9quipe|du (?:service|prestataire|chef))"
    r"|\b(?:votre|leur|ta) faute\b"
    r"|\b(?:\xe9quipe|service|il|elle|ils)\b.* (?:a|ont) (?:\S+ )?b\xe2cl\xe9"
    r"|\bculpa (?:es )?(?:del equipo|suya|vuestra)\b"
)
_OF_SOMEBODY = Deferred(r"\b(?:[Ff]aute d(?:e |')|[Cc]ulpa (?:es )?de )(?P<who>[A-Z\xc0-\xde][\w\xc0-\xff'-]+)")


def _tells_contempt(part: str) -> bool:
    if _RUDE.search(part):
        return True
    if _DENIES.search(part):
        return False
    if _BLAMES.search(part):
        return True
    named = _OF_SOMEBODY.search(part)
    return named is not None and named["who"].lower() not in COMMON | VENDORS


weakness = _told(_WEAKNESS, _tells_weakness)
money_or_law = _told(_MONEY_OR_LAW, _tells_money_or_law)
contempt = _told(_CONTEMPT, _tells_contempt)

OF_WEAKNESS = (
    *(
        "schwachstelle",
        "l\xfccke",
        "angreifer",
        "gepatcht",
        "klartext",
        "faille",
        "vuln\xe9rab",
        "attaquant",
        "en clair",
    ),
    *("vulnerabilidad", "brecha", "atacante", "texto plano", "en texto claro"),
)
OF_MONEY_OR_LAW = (
    *(
        "schaden",
        "umsatz",
        "verlust",
        "gutschrift",
        "erstatt",
        "schulden",
        "entsch\xe4dig",
        "vertragsstrafe",
        "bu\xdfgeld",
    ),
    *("rechtsstreit", "klage", "rechtsabteilung", "anw\xe4lt", "bafin", "beh\xf6rde", "perte", "perdu", "rembours"),
    *("d\xe9dommag", "indemni", "p\xe9nalit", "amende", "dommages", "avocat", "juridique", "proc\xe8s", "poursuites"),
    *("plainte", "cnil", "contr\xf4le", "p\xe9rdida", "perdido", "reembols", "multa", "demanda", "abogado", "denuncia"),
    *("aepd", "autoridad"),
)
OF_CONTEMPT = (
    *("schei", "verdammt", "arschl", "vollidiot", "merde", "putain", "bordel", "connard", "abruti", "mierda", "joder"),
    *("gilipollas", "schlampt", "gepennt", "verbockt", "vermasselt", "pfuscht", "versagt", "schuld", "faute"),
    *("b\xe2cl\xe9", "culpa"),
)
