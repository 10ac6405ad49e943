"""Whether what stands before the first heading tells what happened, or only greets and introduces."""

import re
from collections.abc import Iterable

SHORT = 120
FEW_WORDS = 5
ENOUGH_WORDS = 6
# Beside a summary that has a heading of its own, an introduction has to say more than that to be another.
ENOUGH_BESIDE = 14

GREETING = re.compile(
    r"(?:hi|hello|hey|dear|good (?:morning|afternoon|evening|day)|greetings|to whom|hallo"
    r"|liebe[rs]?|guten|sehr geehrte[rs]?|bonjour|bonsoir|ch[eè]re?s?|hola|buenos|buenas|estimad[oa]s?|ola|caro|cari"
    r"|gentil[ei]|buongiorno|beste|geachte|prezad[oa]s?)\b.{0,60}"
    r"|(?:all|team|everyone|folks)\s*[,:!.]?",
    re.IGNORECASE,
)
META = re.compile(r"(?:[-*•|]\s*)?[*_]{0,2}[^\W\d_][^:\uff1a|\d]{0,40}[*_]{0,2}\s?[:\uff1a|]\s*\S?.{0,60}")
# With nothing behind its colon a label tells nothing: "Estimados clientes:".
VALUE = re.compile(r"[^:\uff1a|]+[:\uff1a|][*_]{0,2}\s*[^\s*_|]")
# What heads a mail that is passed on.
MAIL = re.compile(
    r"\W{0,4}(?:from|to|cc|bcc|sent|date|subject|reply-to|von|an|gesendet|datum|betreff|de|à|a|para|envoyé|enviado"
    r"|objet|asunto|distribution|audience|prepared (?:by|for)|author|title|reference|ref)\b[*_]{0,2}\s?:",
    re.IGNORECASE,
)
INTRODUCES = re.compile(
    r"\b(?:(?:this (?:is|report|mail|e-?mail|message|document|notice|note|update)|the following"
    r"|following|below|here is|here are|attached|enclosed)\b.{0,40}\b(?:is|are|find|report|summary|update"
    r"|postmortem|post-mortem|review|write-?up|account)|please find|here's|as promised|we promised|you will find"
    r"|(?:auto-?|machine-?)?(?:drafted|generated|assembled|compiled|written up|put together|stitched together)"
    r" (?:by|from|out of|with|automatically)\b|(?:putting|put) (?:this|it) together (?:from|out of)"
    r"|(?:notes|draft|first draft) (?:from|of|for) (?:the|tonight|last night)\b|please (?:correct|review and correct)\b"
    r"|find below|sharing|see below|apologi[sz]e|we are sorry|thank you for|thanks for|anbei|im folgenden|ci-dessous"
    r"|veuillez trouver|a continuaci.n"
    r"|(?:do not|don't) forward|not for (?:publication|forwarding)|internal use|for use in)\b",
    re.IGNORECASE,
)
SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


def says_anything(lines: Iterable[str]) -> bool:
    """Whether the lines of a text without headings say more than a greeting."""
    said = (line.strip() for line in lines if not GREETING.fullmatch(line.strip()[:SHORT]))
    return sum(len(re.findall(r"\w+", line)) for line in said) >= FEW_WORDS


def reads_as_summary(lines: Iterable[str], beside: bool) -> bool:
    """Whether the lines say at least a sentence of substance; `beside` when a summary has its own heading."""
    lines = [line.strip() for line in lines]
    if not beside and any(_is_told(line) for line in lines):
        return True
    return prose_words(lines) >= (ENOUGH_BESIDE if beside else ENOUGH_WORDS)


def prose_words(lines: Iterable[str]) -> int:
    """How many words stand in sentences that tell something: greetings, labels and what introduces left out."""
    prose = " ".join(line for line in map(str.strip, lines) if _is_prose(line))
    sentences = SENTENCE_END.split(prose)
    return sum(len(re.findall(r"\w+", one)) for one in sentences if not INTRODUCES.search(one[:200]))


def _is_told(line: str) -> bool:
    """Whether it is a label with a value, or a row of a table that is one."""
    if len(line) > SHORT or not META.fullmatch(line) or MAIL.match(line) or INTRODUCES.search(line):
        return False
    return ". " not in line.partition(":")[0] and VALUE.search(line) is not None


def _is_prose(line: str) -> bool:
    if not line or line[0] in "#=|>" or line.isupper():
        return False
    short = len(line) <= SHORT
    return not (short and (GREETING.fullmatch(line) or META.fullmatch(line)))
