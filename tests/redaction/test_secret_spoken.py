"""Credentials that are mentioned in passing, in four languages: no colon leads to them, and often no verb."""

import pytest

from reviewer.redaction.detectors import secret
from tests.redaction.finding import found, growth
from tests.redaction.marked import wanted

FOUND = [
    "Im Skript stand noch das alte Kennwort. Das neue lautet [[Ahorn#Regen84]] und gehört in den Tresor.",
    "Das Passwort ist abgelaufen, das neue ist [[Ziegel!Dach-19]], bitte merken.",
    "Das Kennwort wurde getauscht. Das jetzige heißt [[Kiefer_Moos47]], bis Montag.",
    "Ich habe das Kennwort geändert, es lautet jetzt [[Erle-Bach-66]].",
    "Karin hat es vorläufig durch [[Nebel_Horn-44]] ersetzt, das Passwort des Dienstkontos war abgelaufen.",
    "Das Kennwort des Dienstkontos war abgelaufen. Karin hat es vorläufig durch [[Nebel_Horn-44]] ersetzt.",
    "Nehmt bis morgen das Kennwort [[Distel.2031-nord]], danach wird es getauscht.",
    "Der Schlüssel hat eine Passphrase, aber die lautet [[grauer kessel 41]] und steht daneben.",
    "Zum Öffnen braucht man den Code [[5521-Amboss]].",
    "Der Zugangscode [[7714-kupfer]] gilt bis Freitag.",
    "Melden Sie sich vorerst mit dem Kennwort [[Wacholder-Hang-5]] an.",
    "Le mot de passe du compte a expiré. Karim l'a remplacé provisoirement par [[Loire_pont-52z]] ; à changer ce soir.",
    "Utilisez pour l'instant le mot de passe [[Tilleul.2031-est]], on le changera demain.",
    "Le nouveau est [[Garonne+Quai7]], l'ancien mot de passe ne marche plus.",
    "Le coffre s'ouvre avec le code [[4417-enclume]].",
    "La clé a une phrase secrète, mais c'est [[lanterne creuse 23]] et elle traîne à côté.",
    "Para entrar usad por ahora la clave [[Almendro.2031-norte]], mañana la cambiamos.",
    "La contraseña caducó y Pilar la cambió provisionalmente por [[Duero_puente-81k]].",
    "La contraseña nueva es [[Olivo#Sierra55]] hasta el lunes.",
    "La contraseña ha caducado. La nueva es [[Olivo#Sierra55]], avisad al turno.",
    "La puerta se abre con el código [[6120-yunque]].",
    "La clave tiene una frase de paso, pero es [[farol hueco 88]] y está al lado.",
    "Pedro restableció la clave a [[Roble-Alto73!]] esta mañana.",
    "Use the room's page, entry code [[5512-mallet]].",
    "The bridge is open, entry code [[7790-teasel]].",
    "Your pictures are in the private album, password [[thistle-Ambleside]].",
    "It is shared with the auditors, password [[walnut-Harbour]], until Friday.",
    "It has a passphrase, but that's [[narrow candle 27]] and stands beside it.",
    "The key has a passphrase, though it is only [[brass teapot 58]].",
    "The archive is encrypted and the passphrase is [[seven copper kettles 12]].",
    "The password ran out last night; Tom replaced it for now with [[Severn_quay-47w]], to be changed tonight.",
    "The password ran out last night. Tom swapped it for [[Severn_quay-47w]] so that the job could run.",
    "Please use the key [[Juniper.2031-west]] for now, we change it tomorrow.",
    "The safe takes [[4471-harrow]] as its code.",
]
LOOK_ALIKES = [
    "The PIN pad still takes 4471 lines.",
    "Das neue lautet so: wir warten. Das Passwort bleibt.",
    "Das Kennwort ist abgelaufen. Der neue Knoten heißt Fra-Web-07.",
    "Le mot de passe a expiré. On a remplacé le serveur par Lyo-Bil-02.",
    "Karim a changé le mot de passe puis remplacé le disque par ST4000-NM0035.",
    "The password expired. Tom replaced it with a longer one and swapped the disk for WD40-EFRX.",
    "The password policy moved to ISO-27001 and the login page uses OAuth-2.",
    "enter the access code 6-digit form; the entry code 4-letter rule; door code 2024-based scheme",
    "They share a password, but that's known since week 19. It has a passphrase, but that's in the vault.",
    "It has a passphrase, but that's two years old. It has a password, but it is at least 19 characters.",
    "password self-service, password roll-over, password re-use and password Single-Sign-On",
    "the password vault-Sync job failed; password manager; password reset-flow",
    "usad la clave de siempre; usad la clave API-2 del panel; use the key Ctrl-Alt-F4",
    "utilisez le code HTTP-404 ; le code Erreur-5021 ; nehmt den Code Fehler-5021",
    "The server answered with the code 503-unavailable.",
    "It ended with code 137-killed by the kernel.",
    "Process exited, code 139-segfault.",
    "The login server answered with code 504-timeout.",
    "The socket was closed with the code 1001-normal.",
    "Das Passwort wurde abgelehnt, aber es ist behoben seit 14.",
    "Le mot de passe est refusé, mais c'est corrigé depuis 14.",
    "We replaced it with OpenSSL-3.2.1 after the key rotation.",
    "We changed the key and set it to Europe/Berlin-2026 after.",
    "Affected: logins, password autofill-plugin, exports.",
]


@pytest.mark.parametrize("marked", FOUND)
def test_found(marked: str) -> None:
    text, secrets = wanted(marked)
    assert found(secret, text) == secrets


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_not_found(text: str) -> None:
    assert found(secret, text) == []


@pytest.mark.parametrize(
    "piece",
    [
        "replaced it a b c with ",
        "replaced it with Nebel_Horn-44, ",
        "es a b c durch Nebel_Horn-44 ",
        "use a b the code ",
        "usad la clave Nebel_Horn-44 ",
        "password a, but that's ",
        "passphrase, but it is a b c ",
        "passphrase is red kettle ",
        ", password ab-cd ",
        "the entry code 5512-mallet ",
    ],
)
def test_the_cost_grows_with_the_text(piece: str) -> None:
    assert growth(secret, piece) < 14
