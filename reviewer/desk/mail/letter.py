"""A mail as the review page shows it: whom it reaches and what it says, and what about that is not what it seems."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from reviewer.comparison.differences.words import Piece, around_changes, diff, same_words
from reviewer.desk.mail import html_part, markdown, markdown_words, marks, spelled_out
from reviewer.desk.mail.html_readers import Reader
from reviewer.desk.mail.links import Leads, compared
from reviewer.desk.mail.styled import Styled, styled
from reviewer.drafts.content import Content
from reviewer.html.acts import Act, acts
from reviewer.unseen import at_work

# Characters without width that stand beside no word.
FILLING = re.compile("(?<!\\S)[\u00ad\u034f\u180e\u200b-\u200f\u2060\ufeff]++(?!\\S)")
# The same within a word, which is drawn as one.
WITHIN_WORDS = re.compile("(?<=\\w)[\u00ad\u034f\u180e\u200b-\u200f\u2060\ufeff]++(?=\\w)")
# What turns words round or carries some that nobody sees: control characters, marks of direction, selectors, tags.
TURNING = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u061c\u200f\u202a-\u202e\u2066-\u206f\ufe00-\ufe0d\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
NEW_LINES = str.maketrans("\r\f", "\n\n")
# What is crossed out in a part that is read as it is written.
STRUCK = re.compile("~~([^~]++)~~")
BCC_UNKNOWN = "MultiMail does not say who is on bcc."


@dataclass(frozen=True)
class Recipients:
    """One line of the mail's head. `note` says what is not known or where the addresses come from."""

    label: str
    addresses: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True)
class Words:
    """What the mailbox writes over or under the mail: `label` says which."""

    label: str
    said: str


@dataclass(frozen=True)
class Odd:
    """Why a mail is not what it seems: in short, for the head of its column, as a sentence, and what to do then."""

    word: str
    why: str
    then: str = "Read it, and approve it by itself."


EMPTY = Odd("Empty", "It is empty: neither its text nor its HTML part has a word.")
PARTS_DIFFER = Odd("Parts differ", "Its HTML part says something else than its text.")
LINKS_DIFFER = Odd("Links differ", "Links of its HTML part lead elsewhere than those of its text.")
ACTS = Odd("More than words", "Its HTML part does more than show words and pictures.")
STYLED = Odd("Styled words", "Styles of its HTML part may hide words, or add some.")
HTML_UNCHECKED = Odd("HTML unchecked", "It is too long for its whole HTML part to be checked.")


@dataclass(frozen=True)
class Letter:
    """A content, ready to be shown."""

    content: Content

    @property
    def recipients(self) -> list[Recipients]:
        """Every address by its kind; kinds without an address are left out, but bcc is named while it is unknown."""
        content = self.content
        bcc_note = BCC_UNKNOWN if content.bcc is None else ""
        automatic = "Added by the mailbox to every mail."
        lines = [
            Recipients("To", content.to),
            Recipients("Cc", content.cc),
            Recipients("Bcc", content.bcc or (), bcc_note),
            Recipients("Automatic cc", _one(content.auto_cc), automatic),
            Recipients("Automatic bcc", _one(content.auto_bcc), automatic),
        ]
        return [line for line in lines if line.addresses or line.note == BCC_UNKNOWN]

    @property
    def added_words(self) -> list[Words]:
        """What the mailbox writes over and under every mail; none where it writes nothing."""
        lines = (Words("Sender's name", self.content.sender_name), Words("Signature", self.content.signature))
        return [line for line in lines if line.said]

    @property
    def bcc_unknown(self) -> bool:
        """Whether more addresses may receive it than are shown."""
        return self.content.bcc is None

    @property
    def too_long(self) -> bool:
        """Whether the text is shown only exactly as written because it would take too long to lay out."""
        return markdown.is_too_much(self.content.text)

    @property
    def html_is_cut(self) -> bool:
        """Whether the HTML part is longer than what is laid out of it."""
        return len(self.content.html) > html_part.LONGEST

    @cached_property
    def hidden(self) -> int:
        """How many characters of subject, addresses, names and parts cannot be seen and do no honest work there."""
        content = self.content
        files = [name for name, _, _ in content.attachments]
        words = [line.said for line in self.added_words]
        seen = "\n".join([content.subject, content.text, *content.recipients, *files, *words])
        return marks.hidden_count(seen) + _hidden_in_html(content.html, alone=not content.text.strip())

    @cached_property
    def odds(self) -> list[Odd]:
        """All about it that is not what it seems, or cannot be told."""
        hidden = f"{self.hidden} hidden character{'' if self.hidden == 1 else 's'}"
        told = (
            (self.empty, EMPTY),
            (bool(self.parts_differ), PARTS_DIFFER),
            (self.leads.differ, LINKS_DIFFER),
            (bool(self.acts), ACTS),
            (bool(self.styled), STYLED),
            (self.html_unchecked, HTML_UNCHECKED),
            (bool(self.hidden), Odd(hidden, f"It has {hidden}.")),
        )
        return [odd for is_so, odd in told if is_so]

    @cached_property
    def empty(self) -> bool:
        """Whether neither part has a word."""
        content = self.content
        return not (content.text.strip() or html_part.visible(content.html).strip() or self.html_is_cut)

    @property
    def html_unchecked(self) -> bool:
        """Whether there is an HTML part of which nobody can tell whether it says what is shown."""
        content = self.content
        return bool(content.html.strip()) and (self.html_is_cut or (self.too_long and bool(content.text.strip())))

    @property
    def styled(self) -> Styled:
        """What styles of the HTML part may hide and add. Words that the text has struck out as well are none of it."""
        content = self.content
        if not content.html.strip():
            return Styled()
        found = _styled(content.html[: html_part.LONGEST])
        if found.struck and same_words(found.struck, markdown_words.struck(content.text)):
            return replace(found, struck="")
        return found

    @cached_property
    def parts_differ(self) -> list[Piece]:
        """What the HTML part says otherwise than the text, shortened; empty when they agree or one is missing."""
        content = self.content
        if not content.html.strip() or not content.text.strip() or self.too_long or self.html_is_cut:
            return []
        return _parts_differ(content.text, content.html)

    @cached_property
    def acts(self) -> Sequence[Act]:
        """What the HTML part does besides showing words, pictures and links."""
        return _acts(self.content.html[: html_part.LONGEST])

    @cached_property
    def leads(self) -> Leads:
        """The links of one part that the other has not; of none where they cannot be compared."""
        content = self.content
        if not content.html.strip() or self.too_long or self.html_is_cut:
            return Leads()
        return compared(content.text, content.html)


@lru_cache(maxsize=64)
def _parts_differ(text_part: str, html: str) -> list[Piece]:
    """Pure, so the same parts are compared once."""
    # What an icon is called is read with its words or shown as the icon: the text may have it or not.
    seen_by = [_seen_by(reader, html) for reader in Reader]
    others = [words for seen in seen_by for words in seen]
    texts = _read(text_part, others)
    if not _agree(seen_by, texts):
        # As a program would have made the text of the HTML part.
        texts += _read(spelled_out.without_addresses(text_part, html), others)
        seen_by = [[*seen, *_seen_by(reader, html, loud=True)] for reader, seen in zip(Reader, seen_by, strict=True)]
    if _agree(seen_by, texts):
        return _struck_alone(text_part, html)
    # All that any of them sees; what one of them lacks where all of it together is as the text has it.
    alone = (WITHIN_WORDS.sub("", html_part.visible(html)), *(seen[0] for seen in seen_by))
    seen = next(one for one in alone if not _is_any(one, texts))
    return around_changes(diff(" ".join(texts[0].split()), " ".join(seen.split())))


def _struck_alone(text_part: str, html: str) -> list[Piece]:
    """What differs where the text crosses out words that the HTML part has as all others."""
    struck = markdown_words.struck(text_part)
    if not struck or _styled(html).struck:
        # Where both do, and not the same, that is told of the HTML part.
        return []
    seen = html_part.visible(html)
    if same_words(struck, " ".join(STRUCK.findall(seen))):
        return []
    return around_changes(diff(" ".join(text_part.split()), " ".join(seen.split())))


def _seen_by(reader: Reader, html: str, *, loud: bool = False) -> list[str]:
    """What this reader sees of the HTML part, with its pictures and with their words."""
    words = (html_part.visible_to(reader, html, loads=loads, loud=loud) for loads in (True, False))
    return [WITHIN_WORDS.sub("", one) for one in words]


def _read(text: str, others: Sequence[str]) -> list[str]:
    return [WITHIN_WORDS.sub("", one) for one in markdown_words.readings(text, others)]


def _agree(seen_by: Sequence[Sequence[str]], texts: Sequence[str]) -> bool:
    """Whether each reader sees something that the text, read in some way, says."""
    return all(any(_is_any(one, texts) for one in seen) for seen in seen_by)


def _is_any(seen: str, texts: Sequence[str]) -> bool:
    return any(same_words(text, seen) for text in texts)


@lru_cache(maxsize=64)
def _styled(html: str) -> Styled:
    """The same of it."""
    return styled(html)


@lru_cache(maxsize=64)
def _acts(html: str) -> Sequence[Act]:
    """The same."""
    return acts(html)


@lru_cache(maxsize=64)
def _hidden_in_html(html: str, *, alone: bool) -> int:
    """How many characters of its words cannot be seen: beside a text part those that turn words round or carry some.

    The words of both parts agree, or it is told; programs write hundreds of others before a mail's first words.
    """
    words = html_part.visible(html).translate(NEW_LINES)
    if alone:
        return marks.hidden_count(FILLING.sub("", words))
    found = {one.start() for one in TURNING.finditer(words)}
    return len(found - at_work(words)) if found else 0


def _one(address: str) -> tuple[str, ...]:
    return (address,) if address else ()
