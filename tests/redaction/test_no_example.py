"""Words that may tell of an example, a date, a part or somebody known, where they do not: the value is a true one."""

import base64

import pytest

from reviewer.redaction.values import Category
from tests.redaction.marked import found, wanted


def _basic(pair: str) -> str:
    return base64.b64encode(pair.encode()).decode()


FOUND = {
    Category.NETWORK: [
        "The manual failover ran on [[10.1.2.3]]",
        "The manual restart of [[10.1.2.3]] failed.",
        "Lessons learned: the failover from [[10.20.30.41]] to [[10.20.30.42]] was manual.",
        "- Lesson: [[10.20.30.42]] had no replica.",
        "Contrary to the docs, the primary [[10.20.30.41]] was still writable.",
        "According to AWS's documentation, our [[10.20.30.41]] should have failed over.",
        "Zoom's documentation says 30 s. The proxy on [[10.1.2.3]] dropped it.",
        "The workshop on Friday found [[10.1.2.3]] open.",
        "RFC 1918 space [[10.20.30.0/24]] is ours",
        "Lesson 1: remove [[http://grafana:3000]] and [[http://jenkins/job/x]]",
        "lesson 2): [[fd12:3456:789a::9]]",
        "In the tutorial our primary is [[10.20.30.41]].",
        "It stands in the tutorial. Then [[10.20.30.41]] failed.",
        "Customers say checkout failed because [[db-1]] was down.",
        "Some customers say that checkout hangs; [[web-01]] and [[db-2]] were restarted.",
        "We assume that [[db-2]] was the cause.",
        "We consider [[lb-1]] and [[cache-2]] healthy.",
        "Suppose [[db-2]] fails again.",
        "During the training exercise on Monday [[web-01]] and [[db-02]] were drained.",
        "Over the course of an hour [[web-01]] was restarted.",
        "For example [[db01]] was restarted three times",
        "In the picture [[lb-1]] is red.",
        "The engineer copied the command from the tutorial and ran it on [[10.20.30.41]]",
        "In the tutorial environment [[10.20.30.41]] was open to all.",
        "Recovery from the quick start of [[db-1]] took an hour.",
        "Someone loaded the test data from the fixtures into [[db-1]] at 03:10.",
        "Requests of the tutorial service reached [[http://jenkins/job/x]]",
    ],
    Category.PERSON: [
        "The support agents called [[Peter Novak]], who rolled back.",
        "Our on-call team called [[Ana Petrova]] at home.",
        "PagerDuty's agent called [[Peter Novak]], who acked.",
        "The host called [[Ana Petrova]] to the bridge.",
        "At 03:10 the service called [[Ana Petrova]] again at 03:15.",
        "Our agents, called [[Peter Novak]] and [[Ana Petrova]], helped.",
        "A bot called [[Ana Petrova]] twice.",
        "[[Jean Dupont]] restarted the primary.",
        "[[Joan Clarke]], our DBA, ran the script.",
        "[[Falco]] restarted the primary.",
        "[[Karma]] paged [[Elixir]].",
    ],
    Category.CUSTOMER: [
        "Our customer [[Safaricom]] lost 412 payments.",
        "The customer [[Worldpay]] reported duplicate charges.",
        "Customer [[Stanford]] could not log in",
        "The tenant of [[New York Times]] could not log in.",
        "the account of [[European Central Bank]] was locked",
    ],
    Category.PII: [
        "Call her cell [[2024112345]].",
        "Tel: [[2024112345]]",
        "Rufnummer [[2024112345]]",
        "Phone: [[2034072011]]",
        "The order number: [[(415) 555-2671]] is Ana's phone.",
    ],
    Category.INTERNAL_TOOL: [
        "See case [[48211/48213]] in Zendesk.",
        "Jira ticket [[#48211/48212]] is open.",
        "Tickets [[4711/4712]] describe it.",
        "PagerDuty incident [[4711-2]]",
        "Zendesk [[#48211-1]]",
        "[[OM-1423]] is tracked in Jira.",
        "Jira issue [[OM-1423]]",
        "We follow [[DCS-4711]] and [[BASE-11]] in Jira.",
        "See [[UPS-1234]].",
        "Jira has [[EX-1423]] for it.",
        "Printers: see [[OPS-4711]]",
        "Models: OPS-4711 and [[OPS-4712]]",
    ],
    Category.SECRET: [
        f"Authorization: Basic [[{_basic('admin:secret')}]]",
        f"authorization: basic [[{_basic('root:pass')}]]",
        f"Authorization: Basic [[{_basic('svc-billing:password')}]]",
    ],
}


@pytest.mark.parametrize(("category", "marked"), [(one, text) for one, texts in FOUND.items() for text in texts])
def test_what_is_no_example_is_found(category: Category, marked: str) -> None:
    text, values = wanted(marked)
    assert found(text, category) == values


@pytest.mark.parametrize(
    ("category", "text"),
    [
        (Category.SECRET, f"Authorization: Basic {_basic('user:password')}"),
        (Category.INTERNAL_TOOL, "An OM-4 fibre, the battery UPS-1500 and BASE-64 text"),
        (Category.NETWORK, "As in the manual's example, 10.1.2.3 is asked first"),
        (Category.PII, "Build number: 20260412118"),
        (Category.PERSON, "A bot called Fred greets."),
        (Category.CUSTOMER, "The docs of Worldpay changed."),
    ],
)
def test_an_example_is_not(category: Category, text: str) -> None:
    assert found(text, category) == []
