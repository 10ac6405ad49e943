"""The buttons of the hints beside what is typed: one hint is put right, or all that say the same."""

from typing import Any

from django.http import QueryDict

from reviewer.desk.editing.checks import open_hint, open_hints
from reviewer.desk.editing.windows import Fields
from reviewer.drafts.edit import LONGEST_TEXT
from reviewer.drafts.models import Draft
from reviewer.redaction.applying import replaced
from reviewer.redaction.judging import Judged
from reviewer.redaction.reading.rendered import with_halves

# What is offered has at most 300 characters, and a number.
LONGEST_WORDS = 400


def put_right(draft: Draft, fields: Fields, sent: QueryDict) -> dict[str, Any] | None:
    """The fields with what a button names replaced; None where it does not stand there any more.

    `replace` is what checks.open_hint asks for and what to write: "text:KEY:0:our cache". For `replace_all` it is
    "KEY:our cache".
    """
    texts = {"subject": str(fields["subject"]), "text": str(fields["text"]).replace("\r\n", "\n")}
    if len(texts["text"]) > LONGEST_TEXT:
        return None
    found, words = _named(draft, texts, sent)
    if not found or len(words) > LONGEST_WORDS:
        return None
    for where, text in texts.items():
        here = [(one.hint.start, one.hint.end, words) for one in found if one.hint.where == where]
        texts[where] = replaced(text, with_halves(text, here) if where == "text" else here)
    return {**fields, **texts}


def _named(draft: Draft, texts: dict[str, str], sent: QueryDict) -> tuple[list[Judged], str]:
    """The open hints that the button names, and what to write."""
    if "replace_all" in sent:
        key, _, words = str(sent["replace_all"]).partition(":")
        return open_hints(draft, texts["subject"], texts["text"], key), words
    *place, words = str(sent["replace"]).split(":", 3)
    one = open_hint(draft, texts["subject"], texts["text"], ":".join(place))
    return [one] if one else [], words
