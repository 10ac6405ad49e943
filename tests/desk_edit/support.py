"""The form of an edit in the tests: a draft in three parts, what the form sends of it, and what the script adds."""

from typing import Any

from reviewer.drafts.content import Content
from reviewer.drafts.models import Draft
from tests.desk_support import digest
from tests.support.rows import make_draft

TEXT = "Hello,\n\n## Summary\n\nThe pool ran dry for 45 minutes.\n\n## Timeline\n\n14:00 It broke\n"
# An edit of it, part by part.
MINE = ("Hello,", "## Summary\n\nThe pool ran dry for 41 minutes.", "## Timeline\n\n14:00 It broke")


def make_version(audience: str, text: str = TEXT) -> Draft:
    content = Content("INC-7", ("all@eng.example",), text=text)
    return make_draft(content, incident="INC-7", kind="report", audience=audience)


def parts(draft: Draft, *texts: str, **fields: Any) -> dict[str, Any]:
    """What the form sends."""
    gaps = ["2", "2", "1"]
    common = {"digest": digest(draft), "subject": "INC-7", "keep": ["all@eng.example"], "words": ""}
    return {**common, "part": list(texts), "gap": gaps, **fields}


def numbered(page: str, number: object) -> dict[str, Any]:
    """What the script adds to all that one open page sends."""
    return {"sent_page": page, "sent_number": str(number)}
