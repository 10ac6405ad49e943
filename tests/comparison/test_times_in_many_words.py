"""Times of day in many words: however a writer tells when it was, it is read; and what only counts is not."""

import pytest

from tests.comparison.told import values

# What is told, and the times that it tells.
TOLD = """
    09:10 | It began at ten past nine.
    09:10 | It began at ten past nine in the morning.
    09:10 | It began shortly before ten past nine.
    09:15 | It began at a quarter past nine.
    21:45 | It began at quarter to ten in the evening.
    09:30 | It began at half past nine.
    09:30 | It began at half nine.
    09:00 | It began just after nine.
    09:00 | It began just after nine in the morning.
    09:00 | It began at nine sharp.
    09:00 | It began at nine on the dot.
    09:00 | From nine o'clock nothing worked.
    09:00 | From 9 o'clock nothing worked.
    09:00 | It broke at 9 am.
    09:00 | It broke at 9am sharp.
    09:08 | It broke at 9:08 AM.
    09:08 | It broke at 9.08 am.
    09:08 | It broke at 9.08am.
    09:08 | It broke at 9.08 a.m.
    21:08 | It broke at 21.08 hrs.
    21:08 | It broke at 21:08 hrs.
    21:08 | It broke at 2108 hrs.
    21:08 | It broke at 2108h.
    21:08 | It broke at 21h08.
    09:08Z | It broke at 0908 UTC.
    09:08Z | It broke at 09:08Z.
    09:08:31Z | It broke at 09:08:31 UTC.
    21:00 | It broke at 9 PM ET.
    08:09 | It broke at nine minutes past eight.
    08:52 | It broke at eight minutes to nine.
    08:35 | It broke at twenty-five to nine.
    08:25 | It broke at twenty five past eight.
    08:25 | It broke at eight twenty-five.
    08:15 | It broke at eight fifteen.
    08:15 | It broke at eight-fifteen.
    09:30 | It broke at nine thirty in the morning.
    07:45 | It broke at seven forty-five.
    19:45 | It broke at 7:45 in the evening.
    19:45 | It broke at 7.45 in the evening.
    12:00 | It broke at noon.
    00:00 | It broke at midnight.
    00:00 | It broke shortly after midnight.
    00:20 | It broke twenty minutes past midnight.
    00:20 | It broke twenty minutes after midnight.
    11:50 | It broke ten minutes before noon.
    12:00 | It broke at 12 noon.
    23:00 | It broke at around eleven in the evening.
    23:00 | It broke around eleven at night.
    23:00 | It broke around 11 at night.
    03:00 | It broke at 3 in the morning.
    15:00 | It broke at three in the afternoon.
    05:00 | By five everything was fine.
    02:00 | At about two in the morning it broke.
    16:20 | It came back at 16:20.
    16:20 | It came back at 16.20.
    16:20 | At 16.20 it came back.
    16:20 | (16:20) it came back
    16:20 | 16:20 - back
    16:20 | 16.20 - back
    16:20 | [16:20] back
    16:20 | 16h20 : retour
    16:20 | 16:20h zurück
    16:20 | 16.20 Uhr zurück
    16:20 | Um 16 Uhr 20 war alles zurück.
    16:00 | Um 16 Uhr war alles zurück.
    04:30 | Um halb fünf war alles zurück.
    16:30 | Um halb fünf am Nachmittag war alles zurück.
    04:15 | Um Viertel nach vier war alles zurück.
    03:45 | Um viertel vor vier war alles zurück.
    03:45 | Um drei viertel vier war alles zurück.
    03:45 | Um dreiviertel vier war alles zurück.
    09:00 | Kurz nach neun Uhr brach es ab.
    10:00 | Kurz vor zehn Uhr brach es ab.
    09:10 | Um zehn nach neun brach es ab.
    08:40 | Um zwanzig vor neun brach es ab.
    08:35 | Um fünf nach halb neun brach es ab.
    08:25 | Um fünf vor halb neun brach es ab.
    21:00 | Gegen neun Uhr abends brach es ab.
    08:15 | Um acht Uhr fünfzehn brach es ab.
    00:00 | Um Mitternacht brach es ab.
    12:00 | Mittags um zwölf brach es ab.
    09:10 | Ab 9.10 Uhr ging nichts.
    09:10 | Seit 9:10 ging nichts.
    09:10 | À 9 h 10, tout a cessé.
    09:10 | À 9h10, tout a cessé.
    09:00 | A 9h, tout a cessé.
    09:10 | À neuf heures dix, tout a cessé.
    09:15 | À neuf heures et quart, tout a cessé.
    09:30 | À neuf heures et demie, tout a cessé.
    09:45 | À dix heures moins le quart, tout a cessé.
    09:50 | À dix heures moins dix, tout a cessé.
    21:00 | Vers neuf heures du soir, tout a cessé.
    12:00 | À midi, tout a cessé.
    12:30 | À midi et demi, tout a cessé.
    00:00 | À minuit, tout a cessé.
    09:00 | Peu après 9 heures, tout a cessé.
    09:10 | A las 9:10 todo paró.
    09:10 | A las nueve y diez todo paró.
    09:30 | A las nueve y media todo paró.
    09:15 | A las nueve y cuarto todo paró.
    09:45 | A las diez menos cuarto todo paró.
    09:50 | A las diez menos diez todo paró.
    21:00 | A las nueve de la noche todo paró.
    21:00 | A las 21 h todo paró.
    21:10 | A las 21.10 h todo paró.
    12:00 | A mediodía todo paró.
    00:00 | A medianoche todo paró.
    09:00 | Poco después de las nueve todo paró.
    14:05-08:00 | It began at 2:05 pm PST.
    14:05+02:00;12:05Z | It began at 14:05 CEST (12:05 UTC).
    09:00;11:00 | It ran from 9 to 11 am.
    09:10;11:40 | It ran from 9:10 to 11:40.
    09:10;11:40 | It ran 9.10-11.40.
    09:10;11:40 | It ran between 9.10 and 11.40.
    09:00;10:30 | It ran between nine and half past ten.
    09:15;10:30 | It ran from quarter past nine till half past ten.
    09:10Z;11:40Z | It ran from 09:10 up to 11:40 UTC.
    22:40;01:15 | It ran from 22:40 on Monday until 01:15 on Tuesday.
"""
COUNTED = """
    It failed at two sites.
    By five engineers it was tried.
    It was tried by five engineers.
    In ten to twelve shops it failed.
    It was reduced to five.
    It rose by five.
    It was capped at five.
    It was kept at two, as before.
    It gave up after two attempts.
    It gave up after two.
    Updated from 9.10 to 9.11.
    Rolled back to 2.10.
    Release 2.10 - the fix
    The load is at 16.20 GB.
    We run nine nodes, at three each.
    It was retried at most three times.
    Seit drei Tagen ist es so.
    Um zwei Prozent stieg es.
    Bis zwei Kunden anriefen.
    A las dos tiendas les faltó.
    Entre las tres empresas.
    Il en reste deux, à six près.
    Nach zehn Minuten war es gut.
    Half nine of the ten.
    Seven thirty-two character tokens.
    Around three quarters of them.
    Around two dozen customers.
    Since one of the nodes died.
    Until two more arrive.
    Between nine and ten customers wrote.
    From ten to twelve nodes were lost.
    Step 12.30 - restart
    1.20 - overview
    It took one ten-minute window.
    Twenty minutes at midi-size.
    Section 10.15 - Scope
    Es stieg um zwei.
"""


@pytest.mark.parametrize("line", TOLD.strip().splitlines())
def test_a_time_is_read_in_whatever_words(line: str) -> None:
    told, _, text = line.strip().partition(" | ")
    assert values(text, "time") == told.split(";")


@pytest.mark.parametrize("text", COUNTED.strip().splitlines())
def test_what_is_counted_is_no_time(text: str) -> None:
    assert values(text.strip(), "time") == []
