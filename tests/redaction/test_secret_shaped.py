"""Passwords of words and a number that nothing calls a password: what they open tells them, in four languages."""

import pytest

from reviewer.redaction.detectors import secret
from tests.redaction.finding import found, growth
from tests.redaction.marked import drawn, wanted

KEY = "q" + drawn(12, seed=3) + "4R" + drawn(10, seed=8)
FOUND = [
    "The panel refused the login. It was changed to [[Cinder-Path-41]] last spring and nobody wrote it down.",
    "The login for the gauge was changed to [[Willow-Bend-52]] in May.",
    "Somebody set the login to [[Harbour-Crane-8]] and told nobody.",
    "They moved the controller's login to [[Copper-Kiln-19]] after the visit.",
    "The old sign-in no longer works; it is [[Tamarack-Lodge-30]] now.",
    "The account was locked. We reset it to [[Quarry-Lane-64]] by phone.",
    "Who changed the login? It is [[Bramble-Lock-22]] since Monday.",
    "You can log in with [[mocha-Star-7719]] for now.",
    "Please sign in with [[Plum-Tree-330]] and change it.",
    "Until then log on using [[velvet-Ridge-204]].",
    "You get in with [[teal-Canyon-8801]], change it soon.",
    "Get into the till with [[teal-Canyon-8801]].",
    "The tablet lets you in with [[Otter-Creek-55]].",
    "The zip opens with [[Rente2031kolb]], so anyone can.",
    "The archive unlocks with [[Bilanz2029nord]].",
    "The file can be opened with [[Umsatz2030west]].",
    "Open the attachment with [[Gehalt2027muster]].",
    "The backup account still works with [[cold-lantern-1962]], I tried it.",
    "The spare login still goes with [[cold-lantern-1962]].",
    "The service account still answers to [[stone-barrel-1955]].",
    "The emergency user still takes [[stone-barrel-1955]].",
    "The old admin account still accepts [[grey-falcon-1971]].",
    "Das Notfallkonto geht noch mit [[kalter-ofen-1974]], ich habe es versucht.",
    "Das Archiv öffnet sich mit [[Lager2025kern]].",
    "Die Datei lässt sich mit [[Lager2025kern]] öffnen.",
    "Das ZIP geht mit [[Sommer2024rhein]] auf.",
    "Man kommt mit [[Birke-Tal-27]] hinein.",
    "Anmelden könnt ihr euch vorerst mit [[Birke-Tal-27]].",
    "Melden Sie sich mit [[Kaffee-Mond-3310]] an.",
    "Die Anmeldung wurde im Sommer auf [[Kies-Grube-77]] geändert.",
    "Der Zugang wurde auf [[Kies-Grube-77]] umgestellt.",
    "Le compte de secours fonctionne toujours avec [[sable-froid-1983]].",
    "L'archive s'ouvre avec [[Paie2026lyon]].",
    "Vous pouvez vous connecter avec [[cafe-Lune-4417]].",
    "Connectez-vous avec [[Pomme-Verte-62]].",
    "L'identifiant a été changé en [[Pont-Vieux-31]] cet été.",
    "La cuenta de emergencia sigue funcionando con [[arena-fria-1979]].",
    "El archivo se abre con [[Nomina2026sur]].",
    "Podéis entrar con [[Luna-Cafe-5512]].",
    "Inicie sesión con [[Luna-Cafe-5512]].",
    "usuario almacen, clave [[Naranj4-y-Miel_21]], en el servidor.",
    "entrar con usuario almacen y clave [[Naranj4-y-Miel_21]]",
    "utilisateur quai, mot de passe [[Citr0n-et-Sel_9]]",
    "Benutzer lager, Kennwort [[Zitr0ne-und-Salz_9]]",
    "Benutzer lager, Passwort [[Zitr0ne-und-Salz_9]]",
    "user depot, pass [[Pepp3r-and-Lime_4]]",
    "login depot, pw [[Pepp3r-and-Lime_4]]",
    "We need all PINs reset; the yard master is [[551809]] until then.",
    "All drivers' PINs are void. The override is [[773401]] tonight.",
    "PINs are being reissued; supervisor stays [[448120]].",
    "Until the new PINs arrive the common one is [[9917]].",
    "Until the new codes arrive use [[9917]] everywhere.",
    "The database is behind the new sign-in; until you have yours the shared one is [[thistle-Winter-nine]].",
    "Everybody gets a login of their own; the shared one is [[thistle-Winter-nine]] till then.",
    "The guest password goes away. The shared one stays [[amber-Valley-two]].",
    "Keys rotated? All done except [[" + KEY + "]], that is the mobile client's.",
    "Token rotation: finished, all but [[" + KEY + "]] (the partner's).",
    "We revoked every key, only [[" + KEY + "]] is left.",
    "Alle Schlüssel sind getauscht bis auf [[" + KEY + "]].",
    "Access code for the slides is [[sleet-4410]], please don't forward.",
    "Passcode for the recording is [[sleet-4410]].",
]
LOOK_ALIKES = [
    "You can log in with Safari-Mac-17 or with Firefox. She signed in with Internet-Explorer-11.",
    "The account was closed in May; we closed the login and changed it to tier-Basic-2.",
    "The file opens with Excel2019 or newer. The report opens with Chart-Overview-3.",
    "sign in with svc-billing-2031 as usual; the account still works with node-pool-1200",
    "It was changed to Berlin-Web-07 and the login works. The archive is called export-weekly-1987.",
    "The master is 662914 rows behind; the PINs are fine. PINs were reset, the default is 2048 bits long.",
    "PINs were handed out when the standard was 2019, and the default is 2048-bit.",
    "All keys were changed except " + KEY + ", which is the commit id of the fix.",
    "Every token is fine but checkout-payments-worker-2031 is not.",
    "The migration runs with Hazel-Gate-31, and the meeting in room Willow-Bend-52 goes on.",
    "Das Archiv liegt auf Lager-Nord-12. Der Zugang wurde auf Dienstag verschoben.",
    "Le compte passe avec la version Claire-Ville-4 du formulaire.",
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
        "opens a b c with ",
        "opens with Hazel-Gate-31 ",
        "the login was changed to Hazel-Gate-31 ",
        "Hazel-Gate-",
        "ab1cd",
        "account a b c ",
        "user anna, password ",
        "PINs: the master is 551809 ",
        "keys except " + KEY + " ",
    ],
)
def test_the_cost_grows_with_the_text(piece: str) -> None:
    assert growth(secret, piece) < 14
