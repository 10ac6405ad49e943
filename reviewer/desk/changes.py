"""What one content changes against another, for people: subject, text, recipients, parts."""

from dataclasses import dataclass

from reviewer.comparison.differences.words import Piece, around_changes, changes, diff
from reviewer.drafts.content import Content, differences

# Equal text around a change of a long mail is shortened to this many characters on each side.
CONTEXT = 400


@dataclass(frozen=True)
class Changes:
    """`subject` and `text` as pieces; what of the head came or went, with its kind; all that differs, in words.

    `cut`: of the text that did not change some is left out.
    """

    subject: list[Piece]
    text: list[Piece]
    removed: list[tuple[str, str]]
    added: list[tuple[str, str]]
    words: list[str]
    cut: bool = False

    @property
    def count(self) -> int:
        """How many places of subject and text differ."""
        return changes(self.subject) + changes(self.text)

    @property
    def total(self) -> int:
        """The same with what of the head came or went."""
        return self.count + len(self.removed) + len(self.added)

    @property
    def count_words(self) -> str:
        """In words: "No changes", "1 change", "4 changes"."""
        return f"{self.total or 'No'} change{'' if self.total == 1 else 's'}"

    @property
    def subject_differs(self) -> bool:
        """Whether the subject is another."""
        return changes(self.subject) > 0

    @property
    def text_differs(self) -> bool:
        """Whether the text is another."""
        return changes(self.text) > 0


def compare(before: Content, after: Content, context: int = CONTEXT) -> Changes:
    """What `after` changes against `before`; `context` is how much of the equal text stands around a change."""
    old, new = _head(before), _head(after)
    old_ones, new_ones = set(old), set(new)
    whole = diff(_lines(before.text), _lines(after.text))
    text = around_changes(whole, context)
    return Changes(
        subject=diff(before.subject, after.subject),
        text=text,
        removed=[pair for pair in old if pair not in new_ones],
        added=[pair for pair in new if pair not in old_ones],
        words=differences(before, after),
        cut=text != whole,
    )


def _head(content: Content) -> list[tuple[str, str]]:
    """Every address, and what the mailbox writes over and under the mail, with its kind."""
    kinds = (
        ("Sender's name", (content.sender_name,)),
        ("To", content.to),
        ("Cc", content.cc),
        ("Bcc", content.bcc or ()),
        ("Automatic cc", (content.auto_cc,)),
        ("Automatic bcc", (content.auto_bcc,)),
        ("Signature", (content.signature,)),
    )
    return [(kind, said) for kind, found in kinds for said in found if said]


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n")
