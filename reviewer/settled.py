"""What a process has loaded once it can begin stays for as long as it lives."""

import gc


def settle() -> None:
    """Tell the collector to leave alone what stands now.

    A full collection walks a hundred thousand objects of code and word lists, for tens of milliseconds in which no
    thread goes on; whoever pressed a button just then waits. `gc.freeze` is made for this.
    """
    gc.collect()
    gc.freeze()
