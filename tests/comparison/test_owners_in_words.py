"""Who has a task, in whatever words of four languages."""

import pytest

from tests.comparison.told import facts

OWNED = """
    Ana Ruiz # Owner: Ana Ruiz
    Ana Ruiz # Add an alarm (owner: Ana Ruiz)
    Ana Ruiz # Add an alarm (Ana Ruiz)
    Ana Ruiz # Add an alarm - Ana Ruiz
    Ana Ruiz # Add an alarm — Ana Ruiz, 12 March
    Ana Ruiz # Add an alarm: Ana Ruiz
    Ana Ruiz # Ana Ruiz: add an alarm
    Ana # Ana: add an alarm
    Ana Ruiz;Sam Lee # Ana Ruiz adds an alarm by 5 June, Sam Lee writes a test.
    Ana Ruiz # Ana Ruiz will add an alarm.
    Ana Ruiz # Ana Ruiz is adding an alarm.
    Ana Ruiz # Ana Ruiz is responsible for the alarm.
    Ana Ruiz # Ana Ruiz answers for the alarm.
    Ana Ruiz # Ana Ruiz takes care of the alarm.
    Ana Ruiz # Ana Ruiz has taken on the alarm.
    Ana Ruiz # Ana Ruiz looks after the alarm.
    Ana Ruiz # Ana Ruiz has the alarm.
    Ana Ruiz # Ana Ruiz owns the alarm.
    Ana Ruiz # Ana Ruiz leads the review.
    Ana Ruiz # The alarm is with Ana Ruiz.
    Ana Ruiz # The alarm lies with Ana Ruiz.
    Ana Ruiz # The alarm falls to Ana Ruiz.
    Ana Ruiz # The alarm went to Ana Ruiz.
    Ana Ruiz # The alarm has been given to Ana Ruiz.
    Ana Ruiz # The alarm has been assigned to Ana Ruiz.
    Ana Ruiz # The alarm is assigned to Ana Ruiz.
    Ana Ruiz # The alarm is in the hands of Ana Ruiz.
    Ana Ruiz # The alarm is Ana Ruiz's job.
    Ana Ruiz # The alarm is being added by Ana Ruiz.
    Ana Ruiz # The alarm will be added by Ana Ruiz.
    Ana Ruiz # An alarm is to be added by Ana Ruiz by 12 March.
    Ana Ruiz # Responsible: Ana Ruiz
    Ana Ruiz # Responsible for the alarm is Ana Ruiz.
    Ana Ruiz # In charge of it is Ana Ruiz.
    Ana Ruiz # We have asked Ana Ruiz to add an alarm.
    Ana Ruiz # Ana Ruiz has been asked to add an alarm.
    Ana Ruiz # Ana Ruiz promised to add an alarm.
    Ana Ruiz # Ana Ruiz has undertaken to add an alarm.
    Mr. Lee # Mr. Lee will write a test.
    Dr Lee # Dr Lee writes the test.
    Ana Ruiz # Assignee: Ana Ruiz
    Ana Ruiz # Lead: Ana Ruiz
    Ana Ruiz # Who: Ana Ruiz
    Ana Ruiz # Verantwortlich: Ana Ruiz
    Ana Ruiz # Verantwortlich ist Ana Ruiz.
    Ana Ruiz # Ana Ruiz ergänzt den Alarm.
    Ana Ruiz # Ana Ruiz kümmert sich um den Alarm.
    Ana Ruiz # Um den Alarm kümmert sich Ana Ruiz.
    Ana Ruiz # Zuständig ist Ana Ruiz.
    Frau Ruiz # Frau Ruiz ergänzt den Alarm.
    Ana Ruiz # Den Alarm übernimmt Ana Ruiz.
    Ana Ruiz # Responsable : Ana Ruiz
    Ana Ruiz # Ana Ruiz s'en charge.
    Ana Ruiz # Ana Ruiz se charge de l'alerte.
    Ana Ruiz # Ana Ruiz ajoutera une alerte.
    Ana Ruiz # L'alerte est confiée à Ana Ruiz.
    Ana Ruiz # Responsable: Ana Ruiz
    Ana Ruiz # Ana Ruiz se encarga de la alarma.
    Ana Ruiz # De la alarma se encarga Ana Ruiz.
    Ana Ruiz # Ana Ruiz añadirá una alarma.
    Ana Ruiz # La alarma queda a cargo de Ana Ruiz.
"""


def owners(item: str) -> list[str]:
    text = f"Action items:\n- {item}"
    return [text[fact.start : fact.end] for fact in facts(text, "owner")]


@pytest.mark.parametrize("line", OWNED.strip().splitlines())
def test_an_owner_is_read_in_whatever_words(line: str) -> None:
    names, _, item = line.strip().partition(" # ")
    assert owners(item) == names.split(";")


@pytest.mark.parametrize(
    "item", ["Den Alarm prüfen.", "Um den Alarm kümmern wir uns.", "Responsible for it is the vendor."]
)
def test_what_is_no_name_owns_nothing(item: str) -> None:
    assert owners(item) == []
