"""Nouns by which two versions may count the same things: flats and apartments, merchants and shops. Pure."""

from functools import lru_cache
from typing import Final

# A noun may be of several rows; those of a row count one thing in the words of two writers.
ROWS: Final = """
    customers users people persons members guests visitors viewers listeners readers subscribers clients passengers
    travellers riders drivers pupils students learners patients residents citizens households families parents
    applicants candidates policyholders cardholders borrowers savers employees workers staff colleagues farmers growers
    players fans shoppers buyers owners pensioners recipients participants callers individuals tenants travelers
    holders donors advisers consumers homes accounts men women children kunden personen leute,

    merchants sellers shops stores retailers traders outlets branches businesses companies firms restaurants pharmacies
    markets sites dealers partners customers clients offices locations,

    schools hospitals clinics practices houses hotels libraries institutions sites stations depots centres
    centers customers buildings wards surgeries,

    flats apartments homes dwellings households units rooms,

    parts pieces items units products goods articles things objects sheets flanges,

    devices tokens handsets terminals readers meters sensors machines units phones tablets scanners cameras boxes
    controllers trackers probes locks displays screens printers pumps gateways routers,

    birds hens chickens animals cows sheep pigs fish calves,

    messages mails emails letters notifications texts notices reminders statements,

    orders bookings reservations purchases tickets sales baskets checkouts,

    payments transactions charges transfers debits payouts postings purchases,

    records rows entries lines documents files items events readings values measurements,

    documents files reports forms papers pages statements letters invoices bills certificates claims cases requests
    applications,

    parcels packages shipments consignments boxes deliveries packets pallets cartons,

    trips rides journeys runs departures tours,

    vehicles cars trucks lorries vans buses wagons trains bikes scooters,

    requests calls queries searches attempts tries clicks visits sessions logins,

    servers machines hosts nodes instances computers pods,

    appointments visits slots sessions lessons examinations,

    jobs tasks runs builds batches, times stops interruptions outages failures faults,

    addresses people persons customers mailboxes contacts
"""


def _by_noun() -> dict[str, frozenset[int]]:
    rows = [frozenset(row.split()) for row in ROWS.split(",")]
    return {noun: frozenset(i for i, row in enumerate(rows) if noun in row) for noun in frozenset().union(*rows)}


BY_NOUN: Final = _by_noun()


@lru_cache(maxsize=4096)
def are_kin(one: str, other: str) -> bool:
    """Whether two nouns may stand for the same things."""
    return not BY_NOUN.get(one, frozenset()).isdisjoint(BY_NOUN.get(other, frozenset()))
