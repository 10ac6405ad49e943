"""The next word that is promised, in whatever words of four languages; and what only happens next."""

import pytest

from tests.comparison.told import values

# When, and how that is told.
PROMISED = """
    13:00 # Next internal brief: tomorrow at 13:00.
    13:00 # The next executive brief is at 13:00.
    15:00 # Next update at 15:00.
    15:00Z # The next update will be posted at 15:00 UTC.
    15:00 # Next update: 15:00
    15:00 # Next update by 3 pm.
    15:00 # We will update you again at 15:00.
    15:00 # You get another report at 15:00, sooner if something changes.
    15:00 # You will get another report at 15:00.
    15:00 # You will hear from us again at 15:00.
    15:00 # You'll hear from us by 15:00 at the latest.
    15:00 # We will be back with more at 15:00.
    15:00 # We'll be in touch again at 15:00.
    02:30 # We will write again at half past two.
    14:00 # I shall write once more at two this afternoon.
    PT1H # I will write again in an hour.
    03:45 # Support gets news again at a quarter to four, and hourly after that.
    13:00 # IT sends the next information at one p.m.
    20:00Z # The status page gets a new post at 20:00 UTC.
    20:00Z # Orla promised the status page a new post for 20:00 UTC.
    18:30Z # | Next post here | 18:30 UTC |
    18:30Z # | Next update | 18:30 UTC |
    16:15 # Next word from me: 16:15.
    16:15 # Next word: 16:15
    16:15 # Next round of information: 16:15
    16:30 # You will find our next notice here at 16:30.
    16:30 # Our next message comes at 16:30.
    16:30 # Expect our next message at 16:30.
    16:30 # The following bulletin goes out at 16:30.
    16:30 # A further note goes out at 16:30.
    16:30 # Another note follows at 16:30.
    16:30 # More at 16:30.
    16:30 # More details at 16:30.
    16:30 # More news at 16:30 or earlier.
    16:30 # We speak again at 16:30.
    16:30 # We report again at 16:30.
    16:30 # I report back at 16:30.
    16:30 # I'll report back by 16:30.
    16:30 # I'll come back to you at 16:30.
    16:30 # We come back to this at 16:30.
    16:30 # We will let you know more at 16:30.
    16:30 # We will let you know by 16:30 how it stands.
    16:30 # Please look here again at 16:30.
    16:30 # We will refresh this page at 16:30.
    16:30 # This page is refreshed at 16:30.
    16:30 # The next status call is at 16:30.
    16:30 # Next call 16:30.
    16:30 # Next call at 16:30 in room 4.
    16:30 # Next check-in: 16:30
    16:30 # The next briefing is at 16:30.
    16:30 # Next sitrep 16:30.
    16:30 # The next situation report is due at 16:30.
    16:30 # The board hears from us again at 16:30.
    16:30 # You can expect to hear more by 16:30.
    16:30 # We plan to send another update around 16:30.
    16:30 # We aim to send the next message at 16:30.
    16:30 # An update will follow at 16:30.
    16:30 # An update follows at 16:30.
    16:30 # Updates every 30 minutes; the next one at 16:30.
    16:30 # We post every half hour, next at 16:30.
    16:30 # At 16:30 we will tell you more.
    16:30 # At 16:30 you will hear from us again.
    16:30 # At 16:30 there will be another update.
    16:30 # By 16:30 we will have written to you again.
    16:30 # By 16:30 at the latest you will know more.
    16:30 # Until 16:30 there will be no further update.
    16:30 # We will next write at 16:30.
    16:30 # I will next post at 16:30.
    friday # Our next letter reaches you on Friday.
    --03-12 # Our next letter reaches you on 12 March.
    09:00 # Next news tomorrow at 09:00.
    09:00 # We will write to you again tomorrow at 9 am.
    09:00 # Next message: Thursday 09:00.
    16:30 # Nächste Meldung: 16:30 Uhr
    16:30 # Nächstes Update um 16:30 Uhr.
    16:30 # Die nächste Nachricht kommt um 16:30 Uhr.
    16:30 # Die nächste Information folgt um 16:30 Uhr.
    16:30 # Wir melden uns um 16:30 Uhr wieder.
    04:30 # Wir melden uns wieder um halb fünf.
    16:30 # Wir melden uns spätestens um 16:30 Uhr.
    16:30 # Um 16:30 Uhr melden wir uns wieder.
    16:30 # Um 16:30 Uhr informieren wir Sie erneut.
    02:30 # Die Technik meldet sich um halb drei das nächste Mal.
    16:30 # Sie hören um 16:30 Uhr wieder von uns.
    16:30 # Sie hören von uns bis 16:30 Uhr.
    16:30 # Weitere Informationen folgen um 16:30 Uhr.
    16:30 # Neuer Stand um 16:30 Uhr.
    16:30 # Das nächste Mal schreiben wir um 16:30 Uhr.
    16:30 # Wir schreiben Ihnen um 16:30 Uhr wieder.
    16:30 # Prochain point à 16 h 30.
    16:30 # Prochain message à 16h30.
    16:30 # Prochaine communication à 16h30.
    16:30 # Le prochain point est prévu à 16h30.
    16:30 # Nous vous écrirons de nouveau à 16h30.
    16:30 # Nous reviendrons vers vous à 16h30.
    16:30 # Nous revenons vers vous à 16h30.
    16:30 # Vous aurez de nos nouvelles à 16h30.
    16:30 # Nous vous tiendrons informés à 16h30.
    16:30 # Nous ferons un nouveau point à 16h30.
    16:30 # Un nouveau message suivra à 16h30.
    16:30 # Próxima actualización a las 16:30.
    16:30 # Próximo aviso a las 16:30.
    16:30 # La próxima actualización será a las 16:30.
    16:30 # Volveremos a escribir a las 16:30.
    16:30 # Volveremos a informar a las 16:30.
    16:30 # Les escribiremos de nuevo a las 16:30.
    16:30 # Les informaremos de nuevo a las 16:30.
    16:30 # Tendrán noticias nuestras a las 16:30.
    16:30 # Habrá un nuevo aviso a las 16:30.
"""
HAPPENS = """
    The next batch runs at 16:30.
    The next train leaves at 16:30.
    The update was installed at 16:30.
    We restarted it again at 16:30.
    The new version came back at 16:30.
    The database was back at 16:30.
    We called the vendor at 16:30.
"""


@pytest.mark.parametrize("line", PROMISED.strip().splitlines())
def test_the_next_word_is_read_in_whatever_words(line: str) -> None:
    value, _, text = line.strip().partition(" # ")
    assert values(text, "next_update") == [value]


@pytest.mark.parametrize("text", HAPPENS.strip().splitlines())
def test_what_happens_next_is_no_promise(text: str) -> None:
    assert values(text.strip(), "next_update") == []
