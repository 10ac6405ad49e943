"""Days by which something is to be done, in whatever words of four languages."""

import pytest

from tests.comparison.told import values

DUE = """
    --03-12 # Add an alarm for the disk (Ana Ruiz, 12 March).
    --03-12 # Add an alarm for the disk (Ana Ruiz, by 12 March).
    --03-12 # Add an alarm for the disk, Ana Ruiz, due 12 March.
    --03-12 # Add an alarm for the disk by 12 March.
    --03-12 # Ana Ruiz adds an alarm for the disk by 12 March.
    --03-12 # Ana Ruiz adds an alarm for the disk before 12 March.
    --03-12 # Ana Ruiz adds an alarm for the disk until 12 March.
    --03-12 # Ana Ruiz adds an alarm for the disk on 12 March.
    friday # Ana Ruiz adds an alarm by Friday.
    --03-12 # Ana Ruiz adds an alarm by Friday, 12 March.
    --03 # Ana Ruiz adds an alarm by end of March.
    --03 # Ana Ruiz adds an alarm by the end of March.
    --03 # Ana Ruiz adds an alarm before the end of March.
    --03 # Ana Ruiz adds an alarm by the last day of March.
    --03 # Ana Ruiz adds an alarm by mid-March.
    --03 # Ana Ruiz adds an alarm by the middle of March.
    --03 # Ana Ruiz adds an alarm by March.
    next tuesday # Ana Ruiz adds an alarm by next Tuesday.
    --03-12 # Ana Ruiz adds an alarm no later than 12 March.
    --03-12 # Ana Ruiz adds an alarm not later than 12 March.
    --03-12 # Ana Ruiz adds an alarm at the latest on 12 March.
    --03-12 # Ana Ruiz adds an alarm; deadline 12 March.
    --03-12 # Ana Ruiz adds an alarm; target 12 March.
    --03-12 # Ana Ruiz adds an alarm; target date: 12 March.
    --03-12 # Ana Ruiz adds an alarm - 12 March.
    --03-12 # Ana Ruiz: alarm for the disk, 12 March
    --03-12 # Alarm for the disk - Ana Ruiz - 12 March
    --03-12 # Alarm for the disk / Ana Ruiz / 12 March
    --03-12 # Alarm for the disk. Owner: Ana Ruiz. Due: 12 March.
    2026-03-12 # Alarm for the disk. Owner: Ana Ruiz. Due: 2026-03-12.
    --03-12 # Alarm for the disk, which Ana Ruiz wants to have by 12 March.
    --03-12 # Ana Ruiz has until 12 March to add an alarm.
    --03-12 # Ana Ruiz has been given until 12 March to add an alarm.
    --03-12 # We expect the alarm by 12 March.
    --03-12 # The alarm is planned for 12 March.
    --03-12 # The alarm is scheduled for 12 March.
    --03-12 # The alarm will be in place by 12 March.
    --03-12 # The alarm should be in place by 12 March.
    --03-12 # The alarm will be ready on 12 March.
    --03-12 # The alarm is to be ready by 12 March.
    --03-12 # The alarm is promised for 12 March.
    --03-12 # The alarm is due on 12 March.
    --03-12 # The alarm comes on 12 March.
    --03-12 # The alarm goes live on 12 March.
    --03-12 # From 12 March the alarm is in place.
    --03-12 # As of 12 March there will be an alarm.
    --03-12 # By 12 March there will be an alarm.
    --03-12 # Bis 12. März: Alarm (Ana Ruiz)
    --03-12 # Alarm bis zum 12. März (Ana Ruiz)
    --03-12 # Ana Ruiz ergänzt den Alarm bis 12. März.
    friday # Ana Ruiz ergänzt den Alarm bis Freitag.
    --03 # Ana Ruiz ergänzt den Alarm bis Ende März.
    --03 # Ana Ruiz ergänzt den Alarm bis Mitte März.
    --03-12 # Ana Ruiz ergänzt den Alarm spätestens am 12. März.
    --03-12 # Fällig am 12. März: Alarm (Ana Ruiz)
    --03-12 # Ana Ruiz ajoute une alerte d'ici le 12 mars.
    --03-12 # Ana Ruiz ajoute une alerte avant le 12 mars.
    --03-12 # Ana Ruiz ajoute une alerte pour le 12 mars.
    --03-12 # Ana Ruiz ajoute une alerte au plus tard le 12 mars.
    --03 # Ana Ruiz ajoute une alerte d'ici fin mars.
    --03-12 # Échéance : 12 mars (Ana Ruiz)
    --03-12 # Ana Ruiz añade una alarma antes del 12 de marzo.
    --03-12 # Ana Ruiz añade una alarma para el 12 de marzo.
    --03-12 # Ana Ruiz añade una alarma hasta el 12 de marzo.
    --03-12 # Ana Ruiz añade una alarma a más tardar el 12 de marzo.
    --03-12 # Fecha límite: 12 de marzo (Ana Ruiz)
"""


@pytest.mark.parametrize("line", DUE.strip().splitlines())
def test_a_due_day_is_read_in_whatever_words(line: str) -> None:
    value, _, item = line.strip().partition(" # ")
    assert values(f"Action items:\n- {item}", "due_date") == [value]


@pytest.mark.parametrize("told", ["Ana Ruiz added the alarm on 12 March.", "It has been in place since 12 March."])
def test_what_was_done_on_a_day_is_not_due_on_it(told: str) -> None:
    assert values(f"Action items:\n- {told}", "due_date") == []


def test_before_a_month_is_not_in_it() -> None:
    assert values("Action items:\n- The server gets a better place before May.", "due_date") == []
