"""What the words of an event mean: what was done to what, whoever did it and with whichever verb. Pure."""

from functools import lru_cache

from . import deed_phrases, foreign_deeds
from .concepts import concept, concepts

# Of an event these are one, whatever else they may mean elsewhere; the first stands for the row.
SAME = """
    failover moved move mov movement shift shifted redirect reroute rerouted rerout divert transfer steer switchover
    route rout migrate migration relocate repoint detour bypass cutover,
    rollback old older earlier former original reinstate downgrade retract,
    stop disable suspend kill halt block terminate deactivate interrupt cease shut shutdown lock cancel abort,
    slow throttle limit cap,
    purge drain empty emptied clear clean wipe,
    restart bounce recycle relaunch respawn reinitialise,
    isolat isolate quarantine disconnect unplug detach cordon fence,
    increase raise enlarge extend expand widen lift add additional extra,
    reduce lower shrink halve decrease,
    enable unblock resume reopen unfreeze unfroze unfrozen unlock unpause reactivate activate,
    replay reprocess resubmit resend resent rerun redeliver requeue reinject,
    swap rotate reissue renew,
    build reindex regenerate recreate reconstruct,
    notify announce announcement,
    queue pile, node server machine host instance pod, worker consumer daemon, mail email e-mail,
    app application, import importer ingest ingestion ingester, export exporter, schedule scheduler,
    supplier vendor provider, sync synchronise synchronize
"""
MEANS = {concept(word): row.split()[0] for row in SAME.split(",") for word in row.split()}
# What can be done: two events that tell of different deeds are not one, however many things they name together.
DONE = frozenset({
    "failover", "rollback", "stop", "purge", "restart", "isolat", "increase", "reduce", "enable", "replay", "swap",
    "build", "notify", "ring", "park", "remove", "deploy", "expire", "test", "refund",
})  # fmt: skip
# Who did it, and verbs that say nothing of what.
ASIDE = frozenset({
    "engineer", "staff", "colleagu", "responder", "operator", "admin", "bring", "take", "make", "put", "half", "hour",
    "thing", "step", "help", "go", "come", "off", "away", "straight", "immediate", "concern", "affect",
}) | {concept(word) for word in foreign_deeds.EMPTY}  # fmt: skip


@lru_cache(maxsize=2048)
def deeds(text: str) -> frozenset[str]:
    """The concepts of an event's words."""
    named = deed_phrases.named(foreign_deeds.in_english(text))
    return frozenset(MEANS.get(word, word) for word in concepts(named)) - ASIDE
