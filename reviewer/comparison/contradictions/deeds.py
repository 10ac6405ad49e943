"""What the words of an event mean: what was done to what, whoever did it and with whichever verb. Pure."""

from functools import lru_cache

from . import deed_phrases, foreign_deeds
from .concepts import concept, concepts

# Of an event these are one, whatever else they may mean elsewhere; the first stands for the row.
SAME = """
    failover moved move mov movement shift shifted redirect reroute rerouted rerout divert transfer steer switchover
    migrate migration relocate repoint detour bypass cutover promote promotion flip swing swung takeover,
    rollback failback old older earlier former original reinstate downgrade retract preceding backout unwind unwound
    reverse reversal,
    stop disable suspend kill halt block terminate deactivate interrupt cease shut shutdown cancel cancelled abort
    discontinue quiesce silence mute ban barred,
    revoke invalidate void,
    slow throttle limit cap,
    purge drain empty emptied clear clean wipe evict truncate discard remove erase,
    restart bounce recycle relaunch respawn reinitialise,
    isolat isolate quarantine disconnect unplug detach cordon fence segregate sever decommission,
    increase raise enlarge extend expand widen lift add added adds adding additional extra boost provision scale,
    reduce lower shrink halve decrease,
    enable unblock resume reopen unfreeze unfroze unfrozen unlock unpause reactivate activate,
    replay reprocess resubmit resend resent rerun redeliver requeue reinject backfill reimport reingest,
    swap rotate rotation reissue renew substitute,
    build reindex regenerate recreate reconstruct reimage reinstall recompute recalculate,
    notify announce announcement publish publication apprise advise,
    distribut distribute,
    snapshot backup dump save copy copied,
    send dispatch, relax loosen ease soften slacken,
    queue pile, node server machine computer host instance pod pods vm vms, worker consumer daemon, mail email e-mail,
    app apps application, import importer ingest ingestion ingester, export exporter, schedule scheduler,
    supplier vendor provider partner, sync synchronise synchronize,
    link connection connect reconnect attach remount, disk volume storage drive share,
    replica standby secondary, region site zone datacentre datacenter, message event record entry item,
    password credential secret, software firmware, print printed paper, rule ruleset,
    install inject fit fitted mount, proof prove proven proved, key keys, job jobs, log logs,
    sign signer signed seal, reading read, store storage
"""
MEANS = {concept(word): row.split()[0] for row in SAME.split(",") for word in row.split()}
# What can be done: two events that tell of different deeds are not one, however many things they name together.
DONE = frozenset({
    "failover", "rollback", "stop", "purge", "restart", "isolat", "increase", "reduce", "enable", "replay", "swap",
    "build", "notify", "ring", "park", "deploy", "expire", "test", "refund", "revoke", "distribut",
})  # fmt: skip
ANY_DEED = DONE | {"fix"}
# Who did it, and verbs that say nothing of what.
ASIDE = frozenset({
    "engineer", "staff", "colleagu", "responder", "operator", "admin", "bring", "take", "make", "put", "half", "hour",
    "thing", "step", "help", "go", "come", "off", "away", "straight", "immediate", "concern", "affect",
    "one", "ones", "else", "anyth", "everyth", "everyone", "everybody", "noth", "still", "good", "you", "once", "yet",
    "minut", "second", "day", "morn", "afternoon", "even", "night", "later", "soon", "short", "quick", "already",
    "prompt", "your", "our", "ours",
    "faulty", "bad", "wrong", "whol", "entire", "own", "same", "onto", "toward", "meanwhil", "meantim",
    "therefor", "anew", "duty", "person", "member", "specialist", "technician", "developer", "expert", "manual", "hand",
}) | {concept(word) for word in foreign_deeds.EMPTY}  # fmt: skip


@lru_cache(maxsize=2048)
def deeds(text: str) -> frozenset[str]:
    """The concepts of an event's words."""
    named = deed_phrases.named(foreign_deeds.in_english(text))
    return frozenset(MEANS.get(word, word) for word in concepts(named)) - ASIDE


def done(words: frozenset[str]) -> frozenset[str]:
    """What was done, of the concepts of a sentence."""
    return frozenset(MEANS.get(word, word) for word in words) & ANY_DEED


def things(words: frozenset[str]) -> frozenset[str]:
    """What it was done to, and with: all other concepts of it."""
    return frozenset(word for word in words if MEANS.get(word, word) not in ANY_DEED)
