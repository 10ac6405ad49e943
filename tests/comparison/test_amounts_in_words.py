"""Numbers of things and shares of a whole, in whatever words of four languages; and what is neither."""

import pytest

from tests.comparison.told import values

# What is counted, nothing before a sentence that counts nothing.
COUNTS = """
    1862 customers # 1,862 customers were affected.
    1862 customers # 1862 customers were affected.
    1862 customers # 1.862 Kunden waren betroffen.
    1862 customers # 1 862 clients ont été touchés.
    1900 customers # Some 1,900 of our customers were affected.
    1900 customers # Around nineteen hundred customers were affected.
    2000 customers # Close to two thousand customers were affected.
     # A couple of dozen customers wrote.
    12 customers # A dozen customers wrote.
    6 customers # Half a dozen customers wrote.
    24 customers # Two dozen customers wrote.
     # Dozens of customers wrote.
    100 customers # A hundred customers wrote.
    112 customers # A hundred and twelve customers wrote.
    340 customers # Three hundred and forty customers wrote.
    1400 orders # Fourteen hundred orders were lost.
    1200 orders # 1.2k orders were lost.
    1200000 requests # 1.2 million requests failed.
    1500000 requests # One and a half million requests failed.
    500000 requests # Half a million requests failed.
    4300 orders # 4,300+ orders were lost.
    4300 orders # Over 4,300 orders were lost.
    4300 orders # 4300 paid orders were lost.
    4300 orders # Orders lost: 4,300
    1862 customers # Customers affected: 1,862
    1862 customers # Number of customers affected: 1,862
    1862 customers # The number of affected customers is 1,862.
    1862 customers # The number of customers concerned was 1,862.
    1862 customers # Affected customers: 1,862
    1862 customers # | Customers affected | 1,862 |
    412 orders # | Orders lost | 412 |
     # In all, 412 of them were orders.
    9 stations # Nine of the 31 stations were frozen.
    9 stations # Nine of our stations were frozen.
    22 parks # 22 car parks have this series.
    30 parks # More than thirty of our car parks have it.
    48 shops # All 48 stores were offline.
    48 shops # All forty-eight stores were offline.
     # Both data centres were offline.
    48 shops # Every one of the 48 stores was offline.
    48 shops # We lost 48 stores.
    3 nodes # Three nodes went away.
    3 nodes # 3 of 5 nodes went away.
     # Three in five nodes went away.
    9400 messages # The queue held 9,400 messages.
    9400 messages # 9,400 of the messages were dropped.
     # 9,400 were dropped.
    9400 messages # A total of 9,400 messages were dropped.
    61 complaints # We counted 61 complaints.
    61 users # 61 people complained.
    61 users # Sixty-one people complained.
    61 users # 61 of you wrote to us.
    61 users # We heard from sixty-one of you.
    14 tenants # 14 tenants (of 310) were hit.
    14 tenants # Hit: 14 tenants
    200 cards # Fewer than 200 cards were charged twice.
    1 customers # A single customer was affected.
    1 customers # Just one customer was affected.
    0 customers # No customers were affected.
    0 customers # None of the customers was affected.
     # Nobody was affected.
    0 orders # No orders were lost.
    0 orders # No order was lost.
     # No data was lost.
    0 orders # Zero orders were lost.
    0 orders # Not one order was lost.
    0 orders # Not a single order was lost.
    12 shops # Zwölf Filialen waren betroffen.
    120 shops # Hundertzwanzig Filialen waren betroffen.
    400 customers # Etwa 400 Kunden waren betroffen.
    400 customers # Rund vierhundert Kunden waren betroffen.
    24 customers # Zwei Dutzend Kunden schrieben.
    400 customers # Betroffene Kunden: 400
    400 customers # Anzahl betroffener Kunden: 400
    14 mandanten # Vierzehn Mandanten waren betroffen.
    20 orders # Zwanzig Bestellungen fehlten.
    400 customers # Quelque 400 clients ont été touchés.
    100 customers # Une centaine de clients ont été touchés.
    12 shops # Une douzaine de magasins ont été touchés.
    12 shops # Douze magasins ont été touchés.
    400 customers # Quatre cents clients ont été touchés.
    400 customers # Unos 400 clientes se vieron afectados.
    12 shops # Doce tiendas se vieron afectadas.
    400 customers # Cuatrocientos clientes se vieron afectados.
    400 customers # Clientes afectados: 400
    170 orders # Ciento setenta pedidos se perdieron.
    12 shops # Una docena de tiendas se vio afectada.
"""
SHARES = """
    38% # 38 per cent of plates were not read.
    38% # 38 percent of plates were not read.
    38% # 38 % of plates were not read.
    38% # 38pct of plates were not read.
    38% # Thirty-eight percent of plates were not read.
    10% # Close to one plate in ten was not read.
    10% # One in ten plates was not read.
    10% # One plate in ten was not read.
    10% # One out of ten plates was not read.
    66.6667% # Two in three plates were not read.
    66.6667% # Two thirds of the plates were not read.
    66.6667% # Two-thirds of the plates were not read.
    33.3333% # A third of the plates was not read.
    50% # Half of the plates were not read.
    50% # Half the plates were not read.
    50% # More than half of the plates were not read.
    25% # A quarter of the plates was not read.
    75% # Three quarters of the plates were not read.
    75% # Three-quarters of the plates were not read.
    20% # A fifth of the plates was not read.
    10% # A tenth of the plates was not read.
    10% # Every tenth plate was not read.
    50% # Every second plate was not read.
    50% # Every other plate was not read.
    90% # Nine in ten plates were read.
    90% # Nine out of ten plates were read.
    40% # Four out of every ten plates were read.
    12% # 12 in 100 plates were not read.
    12.4% # The error rate peaked at 12.4%.
    12.4% # Error rate: 12.4 %
     # The share of failed reads was 0.38.
    0.5% # 0.5 % of requests failed.
    0.5% # Half a percent of requests failed.
    0.5% # Half of one percent of requests failed.
    1.5% # One and a half percent of requests failed.
    70% # Seven-tenths of the plates were read.
     # None of it.
    10% # Jede zehnte Anfrage schlug fehl.
    10% # Jeder zehnte Aufruf schlug fehl.
    50% # Jede zweite Anfrage schlug fehl.
    33.3333% # Ein Drittel der Anfragen schlug fehl.
    66.6667% # Zwei Drittel der Anfragen schlugen fehl.
    50% # Die Hälfte der Anfragen schlug fehl.
    25% # Ein Viertel der Anfragen schlug fehl.
    20% # Ein Fünftel der Anfragen schlug fehl.
    12.4% # 12,4 % der Anfragen schlugen fehl.
    12% # 12 Prozent der Anfragen schlugen fehl.
    12% # Zwölf Prozent der Anfragen schlugen fehl.
    30% # Drei von zehn Anfragen schlugen fehl.
    10% # Une demande sur dix a échoué.
    33.3333% # Un client sur trois a été touché.
    30% # Trois demandes sur dix ont échoué.
    33.3333% # Un tiers des demandes a échoué.
    50% # La moitié des demandes a échoué.
    25% # Un quart des demandes a échoué.
    12% # Douze pour cent des demandes ont échoué.
    12% # 12 pour cent des demandes ont échoué.
    10% # Una de cada diez peticiones falló.
    30% # Tres de cada diez peticiones fallaron.
    33.3333% # Un tercio de las peticiones falló.
    50% # La mitad de las peticiones falló.
    12% # El 12 por ciento de las peticiones falló.
    12% # El doce por ciento de las peticiones falló.
"""


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        (kind, line)
        for kind, lines in (("count", COUNTS), ("percentage", SHARES))
        for line in lines.strip().splitlines()
    ],
)
def test_an_amount_is_read_in_whatever_words(kind: str, line: str) -> None:
    value, _, text = line.partition("# ")
    assert values(text, kind) == [one for one in [value.strip()] if one]
