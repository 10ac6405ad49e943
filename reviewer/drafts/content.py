"""What a mail says and whom it reaches, as a value. Its digest is what a reviewer's verdict names (invariant 1)."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from reviewer.drafts.addresses import addresses_in, odd_addresses_in, reader

# What tells whether a mail is the one that was sent, beside its attachments.
COMPARED = ("subject", "to", "cc", "text")
# What the mailbox adds to every mail that it sends.
ADDED = ("sender_name", "auto_cc", "auto_bcc", "signature")
# Name, size in bytes, content type.
Attachment = tuple[str, int, str]
# What stands for the size or type of an attachment of which MultiMail does not tell it. The digests are of these.
SIZE_UNTOLD, TYPE_UNTOLD = 0, "application/octet-stream"


@dataclass(frozen=True)
class Content:
    """The whole of a mail. `bcc` is None when MultiMail does not say who is on it.

    `sender_name` and `signature` are the words that the mailbox writes over and under it.
    """

    subject: str
    to: tuple[str, ...]
    cc: tuple[str, ...] = ()
    bcc: tuple[str, ...] | None = None
    auto_cc: str = ""
    auto_bcc: str = ""
    text: str = ""
    html: str = ""
    attachments: tuple[Attachment, ...] = ()
    sender_name: str = ""
    signature: str = ""

    @cached_property
    def digest(self) -> str:
        """SHA-256, in hex, of every field, in one canonical form."""
        body = {
            "subject": self.subject,
            "to": list(self.to),
            "cc": list(self.cc),
            "bcc": None if self.bcc is None else list(self.bcc),
            "auto_cc": self.auto_cc,
            "auto_bcc": self.auto_bcc,
            "text": self.text,
            "html": self.html,
            "attachments": sorted(list(item) for item in self.attachments),
        }
        # Where it adds none, the digest is that of the releases that did not look at them.
        body |= {name: words for name in ("sender_name", "signature") if (words := getattr(self, name))}
        return hashlib.sha256(json.dumps(body, sort_keys=True, separators=(",", ":")).encode()).hexdigest()

    @property
    def recipients(self) -> tuple[str, ...]:
        """Every entry known to receive it, each once as it is written, in the order to, cc, bcc, auto_cc, auto_bcc."""
        known = [*self.to, *self.cc, *(self.bcc or ()), self.auto_cc, self.auto_bcc]
        return tuple({address.lower(): address for address in known if address}.values())

    @cached_property
    def readers(self) -> int:
        """How many different ones the recipients name; "Ana <ana@x.example>" is ana@x.example."""
        return len({reader(entry) for entry in self.recipients})


def same_mail(sent: Content, shown: Content) -> bool:
    """Whether what MultiMail shows is the mail we sent to replace another.

    The HTML part is MultiMail's own making and bcc is not shown, so neither is compared; nor is the order of addresses
    and the case they are written in.
    """
    return not unlike(sent, shown)


def unlike(sent: Content, shown: Content) -> list[str]:
    """What of the two differs, in words, as `same_mail` compares them."""
    pairs = zip(COMPARED, _comparable(sent), _comparable(shown), strict=True)
    changed = [name for name, one, other in pairs if one != other]
    if not _may_be_same(sent.attachments, shown.attachments):
        changed.append("attachments")
    return [CHANGED_WORDS[name] for name in changed]


def _may_be_same(sent: Iterable[Attachment], shown: Iterable[Attachment]) -> bool:
    """Whether two mails have the same attachments, by what both tell of them: MultiMail may tell less of either."""
    ones, others = sorted(sent), sorted(shown)
    if [name for name, _, _ in ones] != [name for name, _, _ in others]:
        return False
    return all(
        (size == other_size or SIZE_UNTOLD in (size, other_size))
        and (kind == other_kind or bool({kind, other_kind} & {"", TYPE_UNTOLD}))
        for (_, size, kind), (_, other_size, other_kind) in zip(ones, others, strict=True)
    )


def rewritten(approved: Content, shown: Content, *, sent: bool) -> list[str]:
    """What of an approved mail MultiMail now shows otherwise, in words, as `same_mail` compares it.

    MultiMail may name the mailbox's automatic copies in cc. Of a mail that was sent, what the mailbox adds today tells
    nothing.
    """
    copies = _addresses(one for mail in (approved, shown) for one in (mail.auto_cc, mail.auto_bcc))
    changed = {name for name in ("subject", "text", "attachments") if _part(approved, name) != _part(shown, name)}
    readers = [("to", approved.to, shown.to), ("cc", approved.cc, shown.cc)]
    if approved.bcc is not None and shown.bcc is not None:
        readers.append(("bcc", approved.bcc, shown.bcc))
    changed |= {name for name, before, now in readers if _addresses(before) - copies != _addresses(now) - copies}
    if not sent:
        changed |= {name for name in ADDED if getattr(approved, name) != getattr(shown, name)}
    return [words for name, words in CHANGED_WORDS.items() if name in changed]


def _part(mail: Content, name: str) -> object:
    return {"subject": mail.subject, "text": mail.text.strip(), "attachments": sorted(mail.attachments)}[name]


def _addresses(entries: Iterable[str]) -> set[str]:
    """Those of some recipients, however many stand in one entry.

    A name that was cut at its comma is none. Where there is no address at all, the words are what can be compared.
    """
    said = [entry.lower() for entry in entries]
    found = {address for entry in said for address in (*addresses_in(entry), *odd_addresses_in(entry))}
    return found or {part.strip() for entry in said for part in entry.split(",")} - {""}


def _comparable(mail: Content) -> tuple[object, ...]:
    """Its parts COMPARED, so that equal ones say the same."""
    to, cc = (sorted(address.lower() for address in addresses) for addresses in (mail.to, mail.cc))
    return mail.subject, to, cc, mail.text.strip()


def added_otherwise(before: Content, after: Content) -> list[str]:
    """What the mailbox adds otherwise, in words."""
    return [CHANGED_WORDS[name] for name in ADDED if getattr(before, name) != getattr(after, name)]


CHANGED_WORDS = {
    "sender_name": "the sender's name",
    "subject": "the subject",
    "to": "the recipients",
    "cc": "the cc recipients",
    "bcc": "the bcc recipients",
    "auto_cc": "the mailbox's automatic cc",
    "auto_bcc": "the mailbox's automatic bcc",
    "text": "the text",
    "html": "the HTML part",
    "signature": "the mailbox's signature",
    "attachments": "the attachments",
}


def differences(before: Content, after: Content) -> list[str]:
    """What changed, in words, in the order of a mail's head: ["the subject", "the text"]."""
    return [words for field, words in CHANGED_WORDS.items() if getattr(before, field) != getattr(after, field)]
