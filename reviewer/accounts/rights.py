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
