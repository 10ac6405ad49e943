"""Weaknesses, money and law, and contempt in German, French and Spanish; law in English that nobody pays for yet."""

from types import ModuleType

import pytest

from reviewer.redaction.detectors import financial_legal, tone, vulnerability
from tests.redaction.finding import found, growth

LAW = [
    "A lawsuit was filed.",
    "A settlement is being negotiated.",
    "We are negotiating a settlement with them.",
    "The settlement talks start Monday.",
    "Arbitration is planned.",
    "Two customers have filed a class action.",
    "They are preparing a lawsuit against us.",
    "Their settlement offer runs out on Friday.",
    "Der Schaden bel\xe4uft sich auf 250.000 Euro.",
    "Die BaFin muss informiert werden.",
    "Wir haben 40.000 \u20ac Umsatz verloren.",
    "Es droht eine Vertragsstrafe.",
    "Die Rechtsabteilung pr\xfcft die Haftung.",
    "Wir schulden dem Kunden eine Gutschrift von 5.000 EUR.",
    "Der Umsatzverlust betr\xe4gt 40.000 EUR.",
    "Wir m\xfcssen die Datenschutzbeh\xf6rde informieren.",
    "Ein Rechtsstreit droht.",
    "Der Kunde verlangt Schadensersatz.",
    "Nos avocats examinent la responsabilit\xe9.",
    "Le client r\xe9clame des dommages et int\xe9r\xeats.",
    "Nous remboursons 12 000 euros aux marchands.",
    "Debemos avisar a la AEPD.",
    "La p\xe9rdida asciende a 30.000 euros.",
    "El cliente amenaza con una demanda judicial.",
]
WEAK = [
    "Die Schwachstelle im Upload-Modul ist noch nicht behoben.",
    "Die Sicherheitsl\xfccke ist noch offen.",
    "Angreifer k\xf6nnen beliebigen Code ausf\xfchren.",
    "Der Server ist noch nicht gepatcht.",
    "Zwei Gateways sind weiterhin ungepatcht.",
    "Die Passw\xf6rter lagen im Klartext in den Logs.",
    "La faille n'est pas encore corrig\xe9e.",
    "Un attaquant peut lire tous les comptes.",
    "La faille permet de lire les mots de passe.",
    "Les mots de passe \xe9taient stock\xe9s en clair.",
    "La vulnerabilidad sigue sin parche.",
    "Un atacante puede leer las cuentas.",
    "La brecha sigue abierta.",
    "Las contrase\xf1as se guardaban en texto plano.",
]
RUDE = [
    "Das ist ein Schei\xdf-Deployment.",
    "Lauter Schei\xdf.",
    "Dieser verdammte Cluster.",
    "Herr Baumann hat das verbockt.",
    "Das Netzwerkteam hat geschlampt.",
    "Das Team vom Netzwerk hat gepennt.",
    "Die Einkaufsabteilung hat mal wieder versagt.",
    "Frau Keller ist schuld.",
    "C'est la faute de Marc.",
    "C'est encore la faute de l'\xe9quipe r\xe9seau.",
    "Quelle merde ce d\xe9ploiement.",
    "Putain de serveur.",
    "L'\xe9quipe a b\xe2cl\xe9 la migration.",
    "Es culpa de Pedro.",
    "Menuda mierda de script.",
    "Toda la culpa es del equipo de redes.",
]
SILENT = [
    (financial_legal, "The settlement job is being restarted and card settlement was reached at noon."),
    (financial_legal, "No lawsuit was filed, and no arbitration is planned."),
    (financial_legal, "Bus arbitration is planned for the new board; lock arbitration was started."),
    (financial_legal, "The daily settlement is being discussed with the team of the batch."),
    (financial_legal, "Es gab keinen Schaden und keinen Umsatzverlust."),
    (financial_legal, "Der Schaden an der Platte ist behoben, 250.000 Zeilen fehlten."),
    (financial_legal, "Der Tarif kostet 40 Euro im Monat. Das Bu\xdfgeldverfahren-Formular lud langsam."),
    (financial_legal, "Die BaFin-Schnittstelle war langsam; das BSI hat einen Leitfaden."),
    (financial_legal, "Aucune perte n'a \xe9t\xe9 constat\xe9e, le forfait co\xfbte 40 euros."),
    (financial_legal, "No hubo p\xe9rdidas de 30.000 euros ni multas. La demanda de CPU es alta."),
    (vulnerability, "Die Schwachstelle wurde nicht ausgenutzt."),
    (vulnerability, "Die Sicherheitsl\xfccke ist geschlossen. Es gibt keine offene Schwachstelle."),
    (vulnerability, "Angreifer hatten keinen Zugriff. Alle Server sind gepatcht."),
    (vulnerability, "Passw\xf6rter wurden nie im Klartext gespeichert."),
    (vulnerability, "Die L\xfccke in den Daten ist noch offen."),
    (vulnerability, "Die Schwachstelle wurde noch am selben Tag behoben. La faille a toujours \xe9t\xe9 corrig\xe9e."),
    (vulnerability, "Angreifer konnten dank der Firewall nichts lesen."),
    (vulnerability, "La faille est corrig\xe9e et n'a pas \xe9t\xe9 exploit\xe9e. Aucun attaquant n'a pu entrer."),
    (vulnerability, "Aucun mot de passe n'est stock\xe9 en clair."),
    (vulnerability, "La vulnerabilidad est\xe1 corregida; ning\xfan atacante pudo entrar."),
    (vulnerability, "Las contrase\xf1as no se guardan en texto plano."),
    (tone, "Niemand hat geschlampt, und niemand ist schuld."),
    (tone, "Das Netzteil hat versagt, die Platte ist schuld und der Failover hat nicht gegriffen."),
    (tone, "Ce n'est pas la faute de Marc. C'est la faute de Redis et du disque."),
    (tone, "No es culpa de Pedro. La causa es Kafka, culpa de la red."),
    (tone, "Le Bordelais, la rue Merdereau, Putainvilliers et le verdammten-Test"),
]


@pytest.mark.parametrize(
    ("module", "text"),
    [*((financial_legal, one) for one in LAW), *((vulnerability, one) for one in WEAK), *((tone, one) for one in RUDE)],
)
def test_it_is_told_in_other_languages_too(module: ModuleType, text: str) -> None:
    assert found(module, f"Hallo. {text}") == [text.rstrip(".")]


@pytest.mark.parametrize(("module", "text"), SILENT)
def test_denials_and_things_are_not(module: ModuleType, text: str) -> None:
    assert found(module, text) == []


@pytest.mark.parametrize(
    "piece", ["Schwachstelle noch ", "la faute de ", "Schaden 4 Euro ", "settlement is ", "culpa "]
)
@pytest.mark.parametrize("module", [financial_legal, vulnerability, tone])
def test_the_cost_grows_with_the_text(module: ModuleType, piece: str) -> None:
    assert growth(module, piece) < 14
