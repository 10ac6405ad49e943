"""A reviewer at a browser, as far as HTTP goes: signs in, opens the confirm step, posts the digest that it shows."""

import re
from typing import Any, Final, Self

import httpx

DIGEST: Final = re.compile(r'name="digest"[^>]*value="([0-9a-f]{64})"')
LAST: Final = re.compile(r'name="last"[^>]*value="([0-9]+)"')
KEEP: Final = re.compile(r'name="keep"[^>]*value="([^"]+)"')
WARNINGS: Final = re.compile(r'name="warnings" value="([^"]*)"')
SUBJECT: Final = re.compile(r'name="subject"[^>]*value="([^"]*)"')
REASON: Final = "Read and checked against the evidence"


class NotTaken(Exception):
    """The page did not take it: whether it is recorded is not known. `status` is HTTP's, 0 for no answer."""

    def __init__(self, status: int, location: str = "") -> None:
        """Keep the status, and where the desk leads instead."""
        super().__init__(f"the desk answered {status} {location}".strip())
        self.status, self.location = status, location


class Browser:
    """One signed-in person. Every method raises NotTaken when the desk does not answer as it should."""

    def __init__(self, url: str) -> None:
        """Nobody is signed in yet."""
        self._http = httpx.Client(base_url=url, timeout=30.0, trust_env=False)

    def sign_in(self, email: str, password: str) -> Self:
        """By the page for it."""
        self._get("/account/login/")
        self._post("/account/login/", {"login": email, "password": password})
        return self

    def close(self) -> None:
        """Close the connections."""
        self._http.close()

    def confirm(self, draft: int, action: str, digest: str) -> dict[str, str]:
        """Open the confirm step of an approval or a rejection; what its form would post."""
        page = self._get(f"/drafts/{draft}/{action}/?digest={digest}")
        return _verdict(page)

    def decide(self, draft: int, action: str, form: dict[str, str]) -> None:
        """Press the button of the confirm step."""
        self._post(f"/drafts/{draft}/{action}/", form)

    def edit(self, draft: int, text: str) -> None:
        """Change the text, save, and confirm the edit."""
        page = self._get(f"/drafts/{draft}/edit/")
        form = {"digest": _found(DIGEST, page), "subject": _found(SUBJECT, page), "text": text, "words": REASON}
        confirm = self._post(f"/drafts/{draft}/edit/", {**form, "keep": KEEP.findall(page)})
        self._post(confirm, _verdict(self._get(confirm)))

    def _get(self, path: str) -> str:
        answer = self._ask("GET", path)
        if answer.status_code != 200:
            raise NotTaken(answer.status_code, answer.headers.get("location", ""))
        return answer.text

    def _post(self, path: str, form: dict[str, Any]) -> str:
        """Where the desk leads on to, which it does when it has taken the form."""
        token = {"csrfmiddlewaretoken": self._http.cookies.get("csrftoken", "")}
        answer = self._ask("POST", path, {**form, **token})
        if answer.status_code != 302:
            raise NotTaken(answer.status_code)
        return answer.headers["location"]

    def _ask(self, method: str, path: str, form: dict[str, Any] | None = None) -> httpx.Response:
        try:
            return self._http.request(method, path, data=form)
        except httpx.HTTPError as error:
            raise NotTaken(0) from error


def _verdict(page: str) -> dict[str, str]:
    """What the confirm step's form posts, its warnings confirmed."""
    warned = WARNINGS.search(page)
    return {
        "digest": _found(DIGEST, page),
        "last": _found(LAST, page),
        "words": REASON,
        **({"warnings": warned[1], "read": "on"} if warned else {}),
    }


def _found(pattern: "re.Pattern[str]", page: str) -> str:
    match = pattern.search(page)
    if match is None:
        raise NotTaken(200)
    return match[1]
