"""The parts of a running sandbox, made once and handed to every route."""

import threading
from collections import Counter
from dataclasses import dataclass, field

from reviewer.sandbox.clock import HOUR, Clock
from reviewer.sandbox.faults import Faults
from reviewer.sandbox.ids import Ids
from reviewer.sandbox.journal import Journal
from reviewer.sandbox.store import Store

DEFAULT_TTL_MS = 72 * HOUR
DEFAULT_SCAN_MS = 150


@dataclass
class Tally:
    """What is counted in memory and written to the store once in a while: calls by time, and each key's last use."""

    calls: Counter[int] = field(default_factory=Counter)
    last_used: dict[str, int] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)


@dataclass
class Box:
    """One running sandbox. `base_url` is known once its port is."""

    store: Store
    clock: Clock
    ttl_ms: int = DEFAULT_TTL_MS
    scan_ms: int = DEFAULT_SCAN_MS
    base_url: str = ""
    webhook_secret: str = ""
    ids: Ids = field(default_factory=Ids)
    faults: Faults = field(default_factory=Faults)
    journal: Journal = field(default_factory=Journal)
    tally: Tally = field(default_factory=Tally)
    deliveries_wait: threading.Event = field(default_factory=threading.Event)
