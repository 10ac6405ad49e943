"""Who decides, what people are told who may not do something, and how much a reason says: the same in every room."""

# The roles whose verdicts can count; the policy says where.
DECIDERS = frozenset({"lead", "commander"})
SHORTEST_REASON = 10


def read_only(what: str) -> str:
    """For whoever may not decide: `what` they wanted to do."""
    return f"Your role is read-only. Ask a lead or a commander to {what}."


def leads_only(what: str) -> str:
    """For whoever is no lead: `what` they wanted to do."""
    return f"Only an engineering lead may {what}. Ask one."


def say_more(ask: str) -> str:
    """For a reason that says too little: `ask` is what it should tell."""
    return f"{ask}, in at least {SHORTEST_REASON} characters."


def too_short(reason: str, ask: str) -> str:
    """The same of this reason; empty where it is long enough."""
    return say_more(ask) if len(reason.strip()) < SHORTEST_REASON else ""
