"""`manage.py sync`: a progress line, a summary, and an exit status that scripts can trust."""

import io
import re

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from reviewer.drafts.models import Draft, SyncPass
from tests.drafts.mirror import rewrite
from tests.support.multimail import LocalMultiMail

pytestmark = pytest.mark.django_db


def run(*arguments: str) -> tuple[str, str]:
    out, err = io.StringIO(), io.StringIO()
    call_command("sync", *arguments, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def test_it_tells_its_progress_and_what_it_did(multimail: LocalMultiMail) -> None:
    multimail.send()
    out, err = run()
    assert re.fullmatch(r"Done in \d+\.\d s: 1 listed, 1 new, 0 changed, 0 closed, 0 skipped\.\n", out)
    assert err == "\rlisted 1 \rread 1 of 1 \rtaken in 1 of 1 \n"


def test_it_names_what_it_skipped_and_succeeds(multimail: LocalMultiMail) -> None:
    ident = multimail.send()
    rewrite(multimail, ident, received_ms=253_402_300_000_000)
    out, _ = run()
    assert out.startswith("Ended early in")
    assert f"  skipped {ident}: received_at lies in no year of ours\n" in out


def test_a_list_that_breaks_off_ends_with_one_and_says_why(multimail: LocalMultiMail) -> None:
    """After a restore the commands behind it must not go on as if the mirror were right."""
    run()
    for _ in range(101):
        multimail.send()
    multimail.fault("GET /v1/oversight/pending", "status", status=503, skip=1, times=50)
    with pytest.raises(CommandError, match=r"^The list broke off: MultiMail answered 503") as caught:
        run("--full")
    assert caught.value.returncode == 1


def test_all_that_was_skipped_is_counted(multimail: LocalMultiMail) -> None:
    for _ in range(110):
        multimail.send()
    multimail.fault("GET /v1/mailboxes/*/emails/*", "status", status=500, times=1000)
    out, _ = run()
    assert "110 skipped." in out
    assert "110 skipped, the first: MultiMail answered 500" in out
    assert len(SyncPass.objects.latest("pk").skipped) == 100


def test_full_fetches_everything_again(multimail: LocalMultiMail) -> None:
    multimail.send(tags={"incident": "INC-7", "kind": "report", "audience": "customer"})
    run()
    Draft.objects.update(tags={"old": "yes"})
    run()
    assert Draft.objects.get().tags == {"old": "yes"}
    run("--full")
    assert Draft.objects.get().tags["incident"] == "INC-7"


def test_a_pass_that_failed_ends_with_one_and_says_why(multimail: LocalMultiMail) -> None:
    run()
    multimail.fault("GET /v1/mailboxes", "status", status=401)
    with pytest.raises(CommandError, match="MultiMail answered 401: The sandbox was told to fail here") as caught:
        run()
    assert caught.value.returncode == 1


def test_without_a_key_it_says_which_to_set() -> None:
    with pytest.raises(CommandError, match=r"set MULTIMAIL_REVIEW_KEY \(scopes read and oversight\)"):
        run()
