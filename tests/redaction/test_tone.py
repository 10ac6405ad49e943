"""Profanity, insults and blame of people are found; faults of things and the words of the trade are not."""

import pytest

from reviewer.redaction.detectors import tone
from tests.redaction.finding import found, growth


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Who the hell approved this?", "Who the hell approved this"),
        ("Again this is complete bullshit.", "this is complete bullshit"),
        ("Bob ignored every warning.", "Bob ignored every warning"),
        ("The network team was careless.", "The network team was careless"),
        ("The network team should have known.", "The network team should have known"),
        ("Whoever wrote this is an idiot.", "Whoever wrote this is an idiot"),
        ("Frankly, the review was sloppy.", "the review was sloppy"),
        ("You obviously did not read the manual.", "You obviously did not read the manual"),
        ("It is entirely their fault.", "It is entirely their fault"),
        ("The vendor's engineers had no clue.", "engineers had no clue"),
        ("Look: nobody bothered to check.", "nobody bothered to check"),
        ("Shame on the security team.", "Shame on the security team"),
        ("Finance dragged their feet again.", "Finance dragged their feet again"),
        ("In short, their code is garbage.", "their code is garbage"),
        ("Anders signed off on garbage again without reading it.", "signed off on garbage"),
        ("Tom signed off the untested change.", "signed off the untested change"),
        ("Tom signed off on the broken migration.", "signed off on the broken migration"),
        ("Ingrid signed off the half-baked plan.", "signed off the half-baked plan"),
        ("Marta signed off the reckless rollout at nine.", "signed off the reckless rollout"),
        ("Tom signed off the release for money.", "signed off the release for money"),
        ("Tom went home at five while the site was down.", "went home at five"),
        ("Ingrid went home, although nothing worked.", "went home"),
        ("Ingrid signed off on it without even looking.", "signed off on it without even looking"),
    ],
)
def test_profanity_insult_and_blame_are_found(text: str, told: str) -> None:
    (span,) = found(tone, text)
    assert told in span


@pytest.mark.parametrize(
    "text",
    [
        "f*** this deploy",
        "it was slow as f***",
        "f***wits wrote it",
        "f**k this deploy",
        "the f**king cache",
        "what the f*** happened",
        "What the f****** cache did there",
        "s**t happened again",
        "Some a**hole restarted it",
        "Just bulls**t",
        "F***!",
    ],
)
def test_masked_swearing_is_found_wherever_it_stands(text: str) -> None:
    assert found(tone, text) == [text.rstrip("!")]


@pytest.mark.parametrize(
    "text", ["glob f*.log and f* here", "rm s*t a*e f**/x", "of ***great*** use", "2**t and a**b", "f(**args), s***"]
)
def test_other_stars_are_not(text: str) -> None:
    assert found(tone, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The kernel killed the process and left an orphan.",
        "The transaction was aborted, master and slave disagree.",
        "The review is blameless, nobody is to blame.",
        "The disk at fault was replaced; the cache was the culprit.",
        "A dumb terminal, lazy loading, a page fault, git blame.",
        "The deploy broke checkout and the job failed to start.",
        "Jenkins broke the build. Redis ignored the setting.",
        "hello, shell, scrap, Scunthorpe, assessment",
        "The team was fast and the people were kind.",
        "Garbage collection took two seconds; the client blames the proxy in its log. We forgot to renew it.",
        "Ingrid signed off at nine. Marta Solberg signed off the release. Ingrid went home.",
        "Lead: Infrastructure",
        "Tom signed off the final release at 9 pm. Ingrid signed off on the weekly report after lunch.",
        "Tom signed off for the night. Ingrid went home at five, and Marta took over.",
        "Marketing: no comment.",
        "Tom signed off for lunch. Tom signed off for once.",
        "address f****@gmail.com; f***@acme.io was told",
        "Card holder f***** m****",
        "use glob f***.log; cp f*** /tmp",
        "user s**tephen@x and the masked name s**t5 was shown: s**than, masked as a**hole1",
        "customer f*** wrote",
    ],
)
def test_things_at_fault_and_words_of_the_trade_are_not(text: str) -> None:
    assert found(tone, text) == []


@pytest.mark.parametrize("piece", ["the team ", "damn ", "you clearly ", "Bob broke ", "never ever ", "their fault, "])
def test_the_cost_grows_with_the_text(piece: str) -> None:
    assert growth(tone, piece) < 14
