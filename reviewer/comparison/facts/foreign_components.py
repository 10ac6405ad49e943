"""Parts of a system that German, French and Spanish reports blame: "Schuld war die Lüftungssteuerung". Pure."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from .component_cues import CAUSE, FAILED

# A name: a German noun, or a noun of the others with what it is of.
GERMAN = r"(?P<n>(?:[a-zäöü]{4,14}[ ])?[A-ZÄÖÜ][\w-]{4,30})(?![\w-])"
ROMANCE = (
    r"(?P<n>[a-zà-ÿ]{4,20}(?:[ ](?:des?|du|d['\u2019]|de[ ]la|de[ ]los|del)[ ]?[a-zà-ÿ]{3,20}){0,2}"
    r"(?:[ ](?!que|qui|est|fue|era|ten|avait|qu|cuya|dont|pour|para|tras|par|por|sin|sans|con|avec)"
    r"[a-zà-ÿ]{5,14})?)"
    r"(?![\w-])"
)
DER = r"(?:der|die|das|dem|den|ein|eine|einem|einer|unsere?[mnrs]?)[ ]"
LE = r"(?:le[ ]|la[ ]|l['\u2019]|les[ ]|un[ ]|une[ ]|notre[ ]|nos[ ])"
EL = r"(?:el|la|los|las|un|una|nuestr[oa]s?)[ ]"
CUES = (
    (
        CAUSE,
        r"\b(?:[Ss]chuld|[Uu]rsache|[Aa]uslöser|[Vv]erantwortlich|[Gg]rund)(?:[ ](?:dafür|hierfür))?"
        rf"[ ](?:war|ist|hatte|trug|lag[ ]in|lag[ ]bei)[ ]{DER}{GERMAN}",
    ),
    (CAUSE, rf"\b(?:[Vv]erursacht|[Aa]usgelöst)\b[^.;\n]{{0,30}}?[ ](?:durch|von)[ ]{DER}{GERMAN}"),
    (
        CAUSE,
        r"\b(?:Fehler|Problem|Defekt|Störung|Ursache)[ ](?:lag|liegt|steckte|saß|trat|befand[ ]sich)"
        rf"(?:[ ](?:allein|dabei|also))?[ ](?:in|bei|an|im|am|beim)[ ](?:{DER})?{GERMAN}",
    ),
    (FAILED, rf"\b(?:[Aa]usgefallen|[Dd]efekt|[Gg]estört|[Üü]berlastet)[ ](?:war|ist)[ ]{DER}{GERMAN}"),
    (
        FAILED,
        rf"\b(?:Der|Die|Das|Unsere?|der|die|das)[ ]{GERMAN}"
        r"(?:[ ](?:war|ist|wurde)(?:[ ]\w{2,12}){0,3}[ ](?:ausgefallen|überlastet|abgestürzt"
        r"|gestört|defekt|blockiert|voll|schuld)\b|[ ]fiel(?:[ ]\w{2,12}){0,3}[ ]aus\b"
        r"|[ ]stürzte(?:[ ]\w{2,12}){0,3}[ ]ab\b"
        r"|[ ]antwortete(?:[ ]\w{2,12}){0,3}[ ]nicht\b)",
    ),
    (
        CAUSE,
        r"\b(?:[Ee]n cause|[Àà] l['\u2019]origine[^.;\n]{0,30}?|[Rr]esponsable|[Cc]oupable)[ ]?"
        rf"(?::|,|est|était)[ ]{LE}{ROMANCE}",
    ),
    (
        CAUSE,
        r"\b(?:panne|défaut|erreur|probl\u00e8me|incident|faute)[ ]"
        rf"(?:venait|vient|provenait|provient|se trouvait|était)[ ](?:de[ ]|dans[ ])(?:{LE})?{ROMANCE}",
    ),
    (CAUSE, rf"\b(?:panne|défaut|erreur|probl\u00e8me)[ ](?:venait|vient|provenait|provient)[ ]du[ ]{ROMANCE}"),
    (
        FAILED,
        rf"(?:^|[.;\n][ ]?)(?:L[ea][ ]|L['\u2019]|Notre[ ]){ROMANCE}[ ]"
        r"(?:est tombée?|a planté|a lâché|a cessé de"
        r"|ne répondait plus|était saturée?|s['\u2019]est bloquée?|s['\u2019]est arrêtée?)\b",
    ),
    (FAILED, rf"\b(?:Falló|Se cayó|Cayó|falló|se cayó)[ ]{EL}{ROMANCE}"),
    (
        CAUSE,
        r"\b(?:fallo|avería|problema|error|origen|causa)"
        r"[ ](?:estaba|estuvo|está|venía|se originó|procedía)"
        rf"[ ](?:en[ ]{EL}|de[ ]{EL}|del[ ]){ROMANCE}",
    ),
    (
        CAUSE,
        r"\b(?:causante|culpable|responsable)(?:[ ]de(?:l|[ ]la)?[ ][a-z]{4,12})?[ ]?(?:fue|es|era|:|,)?[ ]"
        rf"(?:a[ ])?{EL}{ROMANCE}",
    ),
    (
        FAILED,
        rf"(?:^|[.;\n][ ]?)(?:El|La|Nuestr[oa])[ ]{ROMANCE}[ ](?:dejó de|se cayó|falló|se saturó"
        r"|se bloqueó"
        r"|se quedó sin)\b",
    ),
)
PATTERNS = tuple((grade, re.compile(pattern)) for grade, pattern in CUES)
# What is no part of a system, though it may be to blame.
NOTHING = re.compile(
    r"(?:update|aktualisierung|fehler|problem|störung|ausfall|wartung|umstellung|änderung|version|release"
    r"|konfiguration|mensch|bedienung|einstellung|ablauf|mise|erreur|panne|défaut|coupure|changement|maintenance"
    r"|actualización|cambio|corte|fallo|error|mantenimiento|falta|manque)",
    re.I,
)
LINKS = re.compile(r"\b(?:des?|du|d|la|los|del|l)\b['\u2019]?")


class Foreign(NamedTuple):
    """A part of a system that is blamed in one of these languages, and how surely."""

    start: int
    end: int
    parts: tuple[str, ...]
    grade: int


def find(text: str) -> Iterator[Foreign]:
    """Every one, each once, the surest way first."""
    seen: set[int] = set()
    for grade, pattern in PATTERNS:
        for match in pattern.finditer(text):
            start, end = match.span("n")
            if start not in seen and not NOTHING.search(match["n"]):
                seen.add(start)
                yield Foreign(start, end, tuple(LINKS.sub(" ", match["n"].lower()).split()), grade)
