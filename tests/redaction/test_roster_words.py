"""People on the roster who are called by words: told where they are meant, and not where the words are said."""

import pytest

from reviewer.redaction.detectors import person
from reviewer.redaction.engine import scan
from reviewer.redaction.values import Org
from tests.redaction.finding import found, growth

ORG = Org(
    name="Harrow",
    roster=(
        *("Will Drummond", "Grace Teo", "Mark Stone", "Faith Abara", "Hope Martin", "May Carter", "April Quist"),
        *("Summer Hayes", "Bo Li", "Kafka Weiss", "Mina Okonkwo", "Sergei Lund", "Jean-Luc Périer"),
        "Rosalind Fay-Whittaker",
    ),
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("We asked Will.", ["Will"]),
        ("Call Grace if it returns.", ["Grace"]),
        ("The export was made by Hope, for another team as well.", ["Hope"]),
        ("ask May", ["May"]),
        ("Best, Will", ["Will"]),
        ("| Owner | Grace |\n\nOwner: April", ["Grace", "April"]),
        ("Will and Grace were on call.", ["Will", "Grace"]),
        ("Will, Grace and Mark were on call.", ["Will", "Grace", "Mark"]),
        ("May and April were on call.", ["May", "April"]),
        ("Mark has signed. April was on call. Summer has the pager.", ["Mark", "April", "Summer"]),
        ("Bo is watching, Kafka has the pager.", ["Bo", "Kafka"]),
        ("Will's fix came at ten. Mark signed off at nine.", ["Will", "Mark"]),
        ("Faith will call you at ten, Will at eleven and Grace if neither can.", ["Faith", "Will", "Grace"]),
        ("13:02 faith killed it\n13:04 mina restarted the box\nmark killed the job", ["faith", "mina", "mark"]),
        ("slund deployed it, ask jean-luc", ["slund", "jean-luc"]),
        ("- RFW to write the alert", ["RFW"]),
        ("Stone wrote the fix.", ["Stone"]),
    ],
)
def test_somebody_who_is_called_by_a_word_is_found(text: str, names: list[str]) -> None:
    assert found(person, text, ORG) == names


@pytest.mark.parametrize(
    "text",
    [
        "Will it hold? Mark my words. Faith, as they say. Grace period ends. Mark the day. Will do. Mark: done",
        "A Grace Period of 5 days. In Faith we trust. Project Hope. Hope this helps. Hope is not a plan. Hope helps.",
        "May was quiet. April saw a rise. In May and April it grew; by May 3, from April on. Due: May. April is over.",
        "May I ask? We told them in May, asked April 3. Called off in May. May's numbers are lower than April's.",
        "Kafka restarted it. Kafka was slow. Summer is over, Summer saw a rise.",
        "- mark restarted pods as healthy\n- will restarted pods count?\n- may reset it, in good faith",
        "- QA to test it\n- IT to write the alert\nThe bo script and a mina loop",
    ],
)
def test_a_word_that_somebody_is_called_by_is_no_hint(text: str) -> None:
    assert found(person, text, ORG) == []


@pytest.mark.parametrize(
    "piece", ["Will, ", "Will and ", "ask May ", "faith killed ", "jean-luc ", "RFW to ", "Owner: "]
)
def test_the_cost_grows_with_the_text(piece: str) -> None:
    assert growth(person, piece, ORG) < 14


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Travis restarted the node.", "Travis"),
        ("10:09 Iris confirmed recovery.", "Iris"),
        ("- Baker to write the report", "Baker"),
        ("| report | Fox to confirm |", "Fox"),
        ("Bishop login fails.", "Bishop"),
    ],
)
def test_somebody_on_the_roster_is_meant_in_doubt(text: str, name: str) -> None:
    listed = Org(roster=("Travis Klein", "Iris Feld", "Tom Baker", "Leo Fox", "Sara Bishop"))
    assert name in [text[span.start : span.end] for span in scan(text, org=listed).spans]
