"""Who decides in the chaos run: people at browsers and, for volume, the record itself; each asks until it is told."""

import contextlib
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from typing import Final

import httpx
from django.db import DatabaseError, InterfaceError, connection

from reviewer.accounts.models import User
from reviewer.bench.browser import REASON, Browser, NotTaken
from reviewer.bench.house import PASSWORD, House
from reviewer.decisions.models import Action
from reviewer.decisions.record import give_verdict
from reviewer.decisions.refused import Refused
from reviewer.decisions.validity import check_blocks
from reviewer.decisions.waiting import last_decision
from reviewer.drafts.edit import BadEdit, save_edit
from reviewer.drafts.models import Draft
from reviewer.drafts.replacements import has_edit_out
from reviewer.marks.leave import RULES_CHANGED, last

# Of ten drafts: six approved, two rejected, two edited. Of fifty, one is decided on MultiMail itself as well.
ACTIONS: Final = (Action.APPROVE,) * 6 + (Action.REJECT,) * 2 + (Action.EDIT,) * 2
ELSEWHERE_ONE_IN: Final = 50
# Seconds before the same is asked again.
AGAIN: Final = 0.3
TEXT: Final = "The pool of connections was exhausted from 14:02 to 14:47 UTC.\n"


@dataclass
class Promises:
    """What people were told: drafts whose decision is taken, and mails that somebody (perhaps) decided on MultiMail."""

    taken: set[int] = field(default_factory=set)
    given_up: set[int] = field(default_factory=set)
    elsewhere: set[str] = field(default_factory=set)

    @property
    def count(self) -> int:
        """How many drafts are dealt with."""
        return len(self.taken) + len(self.given_up)


class Deciders:
    """Threads that decide the drafts that `feed` finds until told to stop. `refused` counts what went wrong."""

    def __init__(self, house: House, people: list[User], pause: float) -> None:
        """The last of the people works without a browser, with `pause` seconds between two decisions."""
        self._house, self._people, self._pause = house, people, pause
        self._drafts: SimpleQueue[int] = SimpleQueue()
        self._fed = 0
        self.promises = Promises()
        self.refused = 0
        self.over = threading.Event()
        self._threads = [threading.Thread(target=self._sit, args=(person,)) for person in people[:-1]]
        self._threads.append(threading.Thread(target=self._stand, args=(people[-1],)))

    def start(self) -> None:
        """Begin."""
        for thread in self._threads:
            thread.start()

    def feed(self) -> None:
        """Hand out the drafts that were mirrored since."""
        try:
            for pk in Draft.objects.filter(pk__gt=self._fed, replaces=None).order_by("pk").values_list("pk", flat=True):
                self._drafts.put(pk)
                self._fed = pk
        except (DatabaseError, InterfaceError):
            connection.close()

    def stop(self) -> None:
        """Give up what is not told yet, and end."""
        self.over.set()
        for thread in self._threads:
            thread.join()

    def _sit(self, person: User) -> None:
        """Work at a browser."""
        browser = Browser(self._house.url)
        signed_in = False
        for pk in self._work():
            while not self.over.is_set():
                try:
                    if not signed_in:
                        browser.sign_in(person.email, PASSWORD)
                        signed_in = True
                    self._click(browser, pk)
                    self.promises.taken.add(pk)
                    break
                except NotTaken as answer:
                    if answer.status == 409:
                        self.promises.given_up.add(pk)
                        break
                    signed_in = signed_in and "/account/login/" not in answer.location
                except (DatabaseError, InterfaceError):
                    connection.close()
                self.refused += 1
                time.sleep(AGAIN)
        browser.close()
        connection.close()

    def _click(self, browser: Browser, pk: int) -> None:
        action = ACTIONS[pk % len(ACTIONS)]
        if action == Action.EDIT:
            browser.edit(pk, TEXT)
            return
        draft = Draft.objects.select_related("current").get(pk=pk)
        digest = draft.current.digest if draft.current else ""
        try:
            form = browser.confirm(pk, action.value, digest)
        except NotTaken as answer:
            if answer.location == f"/drafts/{pk}/":  # the desk has it from this person already
                return
            raise
        browser.decide(pk, action.value, form)

    def _stand(self, person: User) -> None:
        """Decide by the record, without a page."""
        for pk in self._work():
            while not self.over.is_set():
                try:
                    self._record(person, pk)
                    self.promises.taken.add(pk)
                    break
                except (Refused, BadEdit):
                    self.promises.given_up.add(pk)
                    break
                except (DatabaseError, InterfaceError):
                    connection.close()
                    self.refused += 1
                    time.sleep(AGAIN)
            self.over.wait(self._pause)
        connection.close()

    def _record(self, person: User, pk: int) -> None:
        draft = Draft.objects.select_related("current").get(pk=pk)
        read, action = draft.current, ACTIONS[pk % len(ACTIONS)]
        if read is None:
            return
        if pk % ELSEWHERE_ONE_IN == 0:
            self._decide_there(draft.multimail_id)
        if action == Action.EDIT:
            read = save_edit(person, pk, read.digest, read.subject, TEXT, {*read.to, *read.cc})
        warned = check_blocks(draft, read, action, last(RULES_CHANGED), edit_is_out=has_edit_out(draft))
        warnings = {one.key for one in warned}
        give_verdict(person, pk, action, read.digest, REASON, warnings, last=last_decision(pk))

    def _decide_there(self, email: str) -> None:
        """On MultiMail itself; with the API as broken as it is, nobody knows whether it took it."""
        self.promises.elsewhere.add(email)
        headers = {"Authorization": f"Bearer {self._house.keys['oversight_key']}"}
        with contextlib.suppress(httpx.HTTPError):
            url = f"{self._house.keys['base_url']}/v1/oversight/decide"
            httpx.post(url, headers=headers, json={"email_id": email, "action": "approve"}, timeout=5.0)

    def _work(self) -> Iterator[int]:
        while not self.over.is_set():
            with contextlib.suppress(Empty):
                yield self._drafts.get(timeout=0.2)
