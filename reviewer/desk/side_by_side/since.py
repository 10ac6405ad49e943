"""What another content of a version says otherwise, word by word."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from reviewer.desk.changes import Changes, compare
from reviewer.drafts.models import Revision

# Longer texts are compared on a page of their own.
LONGEST_INLINE = 60_000
# Beside the text itself a change needs few words around it, in characters.
CONTEXT_INLINE = 80


@dataclass(frozen=True)
class Since:
    """What another content of a version says otherwise.

    That a version is another one than this person read before, which they had before them last `at`; or that an edit of
    what waits was saved then.
    """

    before: Revision
    after: Revision
    at: datetime

    @cached_property
    def changes(self) -> Changes | None:
        """What changed, word by word; None where the texts are too long for it."""
        if max(len(self.before.text), len(self.after.text)) > LONGEST_INLINE:
            return None
        return compare(self.before.content, self.after.content, CONTEXT_INLINE)
