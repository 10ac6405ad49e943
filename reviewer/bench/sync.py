"""`bench sync`: a pass of the sync beside the same HTTP calls made alone, in one run."""

from collections.abc import Callable

from reviewer.bench.tools import own_database, own_sandbox, seconds
from reviewer.drafts import fetch
from reviewer.drafts.listing import Listing, read_list
from reviewer.drafts.models import Draft
from reviewer.drafts.sync import sync
from reviewer.multimail import connect


def run(drafts: int, say: Callable[[str], object]) -> None:
    """Print the ratios first, then the seconds they come from."""
    with own_database(), own_sandbox() as sandbox:
        sandbox.control("load", {"count": drafts})
        connect.reviewer()  # the check of the keys is made once for each process, not once for each pass
        bare = seconds(_calls_alone)
        first = seconds(sync)
        held = Draft.objects.count()
        if held != drafts:
            raise RuntimeError(f"{held} drafts were mirrored, not {drafts}")
        idle = min(seconds(sync) for _ in range(3))
        listing = min(seconds(_list_alone) for _ in range(3))
    say(f"sync of {drafts} drafts")
    say(f"  HTTP calls alone / first pass      {bare / first:6.2f}")
    say(f"  pass with nothing new / first pass {idle / first:6.3f}")
    say(f"  list calls alone / pass with nothing new {listing / idle:6.2f}")
    say(f"  first pass {first:.2f} s ({drafts / first:.0f} drafts/s), the same calls alone {bare:.2f} s")
    say(f"  pass with nothing new {idle:.2f} s, its list calls alone {listing:.2f} s")


def _list_alone() -> Listing:
    return read_list(connect.reviewer(), lambda *_: None)


def _calls_alone() -> None:
    for _ in fetch.read_details(list(_list_alone().digests)):
        pass
