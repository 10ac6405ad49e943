"""The first mails of a process, read by several threads at the same moment, as a worker's pool does."""

import subprocess
import sys

import pytest

from tests.support.processes import ROOT

# Each round has classes of its own, which nobody has read yet. A thread is interrupted as often as can be.
ROUNDS = """
import importlib, sys, threading
from reviewer.multimail import schemas
from reviewer.sandbox import account

def mail():
    schemas.read_email({"id": "a", "from": "x@y.example", "to": ["a@b.example"], "created_at": "2026-01-01T00:00:00Z",
                        "status": "pending_send_approval", "attachments": [{"name": "a", "size": 1}]})

def pending():
    schemas.read_pending({"id": "a", "mailbox_id": "b", "from": "x@y.example", "to": [], "created_at":
                          "2026-01-01T00:00:00Z"})

def mailboxes():
    schemas.read_mailboxes({"mailboxes": [{"id": "a", "address": "a@b.example"}]})

def stored():
    account.load(None)

sys.setswitchinterval(1e-6)
for _ in range(15):
    importlib.reload(schemas)
    importlib.reload(account).get_meta = lambda db, name: '{"id": "a"}'
    meet = threading.Barrier(8)
    threads = [threading.Thread(target=lambda work=work: (meet.wait(), work()))
               for work in (mail, pending, mailboxes, stored) * 2]
    for thread in threads: thread.start()
    for thread in threads: thread.join()
print("alive")
"""


@pytest.mark.slow
def test_threads_that_begin_together_end_no_process() -> None:
    command = [sys.executable, "-W", "error", "-c", ROUNDS]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=600, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "alive"), done.stderr
    assert not done.stderr
