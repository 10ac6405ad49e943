"""The two mailboxes the seed's agents write from."""

from .model import SeedMailbox

INCIDENTS = SeedMailbox(address="incidents@mail.northwind-api.example", display_name="Northwind API Incidents")
POSTMORTEMS = SeedMailbox(
    address="postmortems@mail.northwind-api.example",
    display_name="Northwind API Postmortems",
    auto_cc="incident-archive@northwind-api.example",
    auto_bcc="compliance@northwind-api.example",
)
