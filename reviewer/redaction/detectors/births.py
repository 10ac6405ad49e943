"""Dates of birth: behind a word that announces one, and right behind somebody's name."""

import re
from collections.abc import Iterator

from reviewer.redaction.pattern import Deferred, Pattern
from reviewer.redaction.values import Find, Passage

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
DATE = (
    r"\d{4}[-/.]\d\d[-/.]\d\d|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\.? (?:of )?{_MONTH},? \d{{4}}|{_MONTH}\.? \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}"
    rf"|\d{{1,2}}-{_MONTH}-\d{{4}}"
)
_BORN = Pattern(
    r"(?i)\b(?:born(?: on)?|dates?[ _-]of[ _-]birth|d\.?o\.?b\.?|birth[ _-]?dates?|birthdays?|geboren(?: am)?"
    r"|geburtsdat(?:um|en)|geburtstage?|geb|n\xe9e? le|dates? de naissance|nacid[oa] el|fechas? de nacimiento)\b"
    r"[\s:=|,.(\"'`]*(?:is |was |(?:of|on) (?:the )?|ist |war |am |est |es |le |el "
    r"|(?:such as|like|including|e\.g\.|eg|for example"
    r"|for instance|wie|etwa|z\. ?B\.|beispielsweise|comme|par exemple|p\. ?ex\.|como"
    r"|por ejemplo|p\. ?ej\.)[ ,:]{1,3})?"
    rf"({DATE})"
)
# A date of a grown-up's birth right behind a name: "Marguerite Ansah, 1983-06-30".
_BESIDE = Pattern(
    r"[a-z0-9\xdf-\xff'-]{2,20}(?:,| {2,12}|\t| -| \(| \((?:b|geb|n\xe9e?|\*)\.?:?| b\.)? ?\*?"
    r"((?:19[2-9]\d|200\d|201[0-2])[-/.](?:0\d|1[0-2])[-/.](?:[0-2]\d|3[01])"
    r"|\d{1,2}[./-]\d{1,2}[./-](?:19[2-9]\d|200\d|201[0-2])"
    rf"|\d{{1,2}}\.? (?:{_MONTH}),? (?:19[2-9]\d|200\d|201[0-2]))\b",
    ignore_case=True,
    needs=r"19[2-9]\d|200\d|201[0-2]",
)
# In a list of what is told of somebody: "name, 14 March 1971, home address".
_LISTED = Pattern(
    r"(?i)\b(?:(?:sur|fore|first|last|full)?names?|initials|(?:home )?address(?:es)?|phone(?: numbers?)?|e-?mails?|sex"
    r"|gender|(?:vor|nach)?name|anschrift|adresse|nom|pr\xe9nom|nombre|apellidos?|direcci\xf3n|tel\xe9fono)"
    r"(?:, (?:and |und |et |y )?| and | und | et | y )"
    r"((?:19[2-9]\d|200\d|201[0-2])[-/.](?:0\d|1[0-2])[-/.](?:[0-2]\d|3[01])"
    r"|\d{1,2}[./-]\d{1,2}[./-](?:19[2-9]\d|200\d|201[0-2])"
    rf"|\d{{1,2}}\.? (?:{_MONTH}),? (?:19[2-9]\d|200\d|201[0-2]))(?:[,;.)]| and| und| et| y)",
    needs=r"19[2-9]\d|200\d|201[0-2]",
)
_ANOTHER_DATE = Deferred(rf"(?i) ?(?:\||,|;| and| or) ?({DATE})")


def announced(passage: Passage) -> Iterator[Find]:
    """The date behind each cue, and those that go on from it in a row of a table or a list."""
    for match in _BORN.finditer(passage):
        start, end = match.span(1)
        while _is_real_date(passage.text[start:end]):
            yield Find(start, end)
            more = _ANOTHER_DATE.match(passage.text, end)
            if more is None:
                break
            start, end = more.span(1)


def beside(passage: Passage) -> Iterator[Find]:
    """A date long ago, right behind the name of somebody and marked off from it, or in a list of such things."""
    yield from (Find(*match.span(1)) for match in _LISTED.finditer(passage))
    for match in _BESIDE.finditer(passage):
        start, end = match.span(1)
        if _NAMED.search(passage.text, max(0, start - 48), start):
            yield Find(start, end)


_NAMED = Deferred(
    r"(?:\b(?:[A-Z][\w'\u2019-]+|[A-Z]\.) (?:(?:van|von|de|da|del|la|der|den|bin|al|El) ){0,2}[A-Z][\w'\u2019-]+"
    r"|\b[a-z]{2,8}_\d{5,12}|\b(?:Mr|Mrs|Ms|Miss|Dr|Herr|Frau)\.? [A-Z][\w'\u2019-]+)"
    r"(?:, | {2,16}|\t| - | \(|,? \(?(?:b|geb|n\xe9e?)\.:? ?| \(?\* ?)$"
)


def _is_real_date(words: str) -> bool:
    """Whether a date of birth in digits lies in a lifetime."""
    years = [int(year) for year in re.findall(r"\d{4}", words)]
    return not years or 1900 <= years[0] < 2100
