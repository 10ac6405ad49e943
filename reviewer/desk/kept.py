"""Words a person typed that must not be lost between two pages: kept in their session until they are used."""

from django.http import HttpRequest

SESSION_KEY = "kept_reasons"
# Reasons of this many drafts are kept, the newest ones.
MOST = 20


def keep(request: HttpRequest, draft_id: int, words: str) -> None:
    """Remember the reason typed for a draft."""
    if not words.strip():
        return
    reasons = {**request.session.get(SESSION_KEY, {})}
    reasons.pop(str(draft_id), None)
    reasons[str(draft_id)] = words.strip()
    request.session[SESSION_KEY] = dict(list(reasons.items())[-MOST:])


def kept(request: HttpRequest, draft_id: int) -> str:
    """The reason remembered for a draft, or ""."""
    return str(request.session.get(SESSION_KEY, {}).get(str(draft_id), ""))


def forget(request: HttpRequest, draft_id: int) -> None:
    """It is recorded now."""
    reasons = {**request.session.get(SESSION_KEY, {})}
    if reasons.pop(str(draft_id), None) is not None:
        request.session[SESSION_KEY] = reasons
