"""More ways to say what came first, in English, German, French and Spanish, and what says nothing of it."""

import pytest

from reviewer.comparison.contradictions import find
from tests.comparison.told import read

# The cache was purged before the nodes were restarted.
PURGED_FIRST = [
    "We tried to purge the cache. As this was not possible, the nodes were restarted.",
    "We purged the cache; since that was in vain, the nodes were restarted.",
    "We purged the cache, and when that alone did not help, restarted the nodes.",
    "The engineers began by purging the cache and, once it was clear again, restarted the nodes.",
    "We purged the cache; when this was finished, we restarted the nodes.",
    "We purged the cache and restarted the nodes as a second step.",
    "Wouter purged the cache straight away, and once he had seen it refill he restarted the nodes.",
    "No sooner had the cache been purged than the nodes were restarted.",
    "We purged the cache. Failing that, we restarted the nodes.",
    "We purged the cache. This brought no relief, so the nodes were restarted.",
    "The moment the cache was purged, we restarted the nodes.",
    "When we had purged the cache, we restarted the nodes.",
    "The first step was to purge the cache; the nodes were restarted as the last step.",
    "Milena first purged the cache. Only then did she restart the nodes.",
    "The purge of the cache came first, the restart of the nodes after that.",
]
RESTARTED_FIRST = [
    "The nodes were restarted, and afterwards the cache was purged.",
    "10:10 nodes restarted\n10:15 cache purged",
]
ABROAD = [
    (
        "En primer lugar reiniciamos el servidor de pagos y después vaciamos la cola.",
        "Primero se vació la cola y luego se reinició el servidor de pagos.",
    ),
    (
        "Antes de reiniciar el servidor de pagos, vaciamos la cola de pedidos.",
        "10:05 reinicio del servidor de pagos\n10:20 cola de pedidos vaciada",
    ),
    (
        "Zuerst haben wir den Anmeldedienst neu gestartet, danach die Warteschlange geleert.",
        "10:05 Warteschlange geleert\n10:20 Anmeldedienst neu gestartet",
    ),
    (
        "Nachdem wir die Warteschlange geleert hatten, starteten wir den Anmeldedienst neu.",
        "Zuerst wurde der Anmeldedienst neu gestartet, dann wurde die Warteschlange geleert.",
    ),
    (
        "Nous avons d'abord redémarré le serveur de paiement, puis prévenu les clients.",
        "10:05 clients avertis\n10:20 relance du serveur de paiement",
    ),
    (
        "Après avoir coupé la ligne, nous avons averti les clients.",
        "Les clients ont été prévenus d'abord ; ensuite la ligne a été coupée.",
    ),
]
HARMLESS = [
    ("Nodes were restarted and the cache was purged.", "The cache was purged and the nodes were restarted."),
    ("We purged the cache first. Nodes restarted fine.", "The first restarted node came up; the cache was purged."),
    (
        "First we purged the cache, then restarted the nodes.",
        "The nodes will be restarted first next time; only then will the cache be purged.",
    ),
    (
        "We purged the cache and then restarted the nodes.",
        "10:00 nodes restarted\n10:20 cache purged\n10:30 nodes restarted again",
    ),
    (
        "The first alarm came from the nodes; the cache was purged.",
        "The cache was purged after the second alarm; the nodes rang first.",
    ),
    ("El primero de mayo se reinició el servidor y se vació la cola.", "Se vació la cola. Se reinició el servidor."),
]


def _kinds(*texts: str) -> list[str]:
    return [one.kind for one in find([read(text) for text in texts])]


@pytest.mark.parametrize("one", PURGED_FIRST)
@pytest.mark.parametrize("other", RESTARTED_FIRST)
def test_the_opposite_order_is_found(one: str, other: str) -> None:
    assert "order" in _kinds(one, other)


@pytest.mark.parametrize("one", PURGED_FIRST)
def test_the_same_order_is_none(one: str) -> None:
    assert "order" not in _kinds(one, "We purged the cache before we restarted the nodes.")


@pytest.mark.parametrize(("one", "other"), ABROAD)
def test_it_is_found_in_other_languages(one: str, other: str) -> None:
    assert _kinds(one, other) == ["order"]


@pytest.mark.parametrize(("one", "other"), HARMLESS)
def test_what_only_stands_so_is_no_order(one: str, other: str) -> None:
    assert not _kinds(one, other)


def test_that_something_runs_again_is_not_that_it_was_done_again() -> None:
    told = (
        "We raised the connection limit first, and then restarted the seat service.\n\nTimeline\n"
        "10:22 restart of the seat service, pool is full again\n10:35 connection limit raised"
    )
    assert _kinds(told) == ["order"]
    assert not _kinds(told.replace("pool is full again", "for the second time"))


def test_a_time_that_leads_is_that_of_the_clause_behind_it() -> None:
    told = "At 10:05 we purged the cache. At 10:20, the nodes were restarted."
    assert "order" in _kinds(told, RESTARTED_FIRST[0])
    assert not _kinds(told, "First the cache was purged, then the nodes were restarted.")


def test_what_was_named_before_is_what_is_pointed_back_to() -> None:
    told = "Nobody trusted the update of the scanner. The team rebuilt the stock index and then withdrew that update."
    assert _kinds(told, "09:10 scanner rolled back\n09:40 stock index rebuilt") == ["order"]
