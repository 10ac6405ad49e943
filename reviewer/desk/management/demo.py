"""What a local try knows about the invented company whose mails the sandbox holds."""

from django.db import transaction

from reviewer.audit.actions import Act
from reviewer.audit.actors import FIRST_RUN
from reviewer.audit.record import Entry, record
from reviewer.fence.models import Rule
from reviewer.redaction.house import add_entries
from reviewer.redaction.models import OrgEntry

# Address or domain, audience, and how many people read there.
READERS = (
    ("northwind-api.example", "engineering", None),
    ("engineering-all@northwind-api.example", "engineering", 214),
    ("leadership@northwind-api.example", "executive", 11),
    ("lists.northwind-api.example", "customer", None),
    ("customer-updates@lists.northwind-api.example", "customer", 1862),
    ("haldenfreight.example", "customer", None),
)
KNOWN = (
    (OrgEntry.Kind.NAME, "Northwind API"),
    (OrgEntry.Kind.PUBLIC_DOMAIN, "northwind-api.example"),
    (OrgEntry.Kind.CUSTOMER, "Halden Freight"),
    (OrgEntry.Kind.CUSTOMER, "Orrin Clinics"),
    (OrgEntry.Kind.CUSTOMER, "Tessaly Retail"),
)


def furnish() -> None:
    """Rules for the sandbox's addresses, once: a desk that has rules of its own is left alone."""
    with transaction.atomic():
        if Rule.objects.exists() or OrgEntry.objects.exists():
            return
        for pattern, audience, people in READERS:
            Rule.objects.create(pattern=pattern, audience=audience, people=people)
            now = {"audience": audience, "people": people, "note": ""}
            record(Entry(FIRST_RUN, Act.FENCE_SET, data={"pattern": pattern, "was": None, "now": now}))
        add_entries(None, [(kind.value, value) for kind, value in KNOWN], source=FIRST_RUN)
