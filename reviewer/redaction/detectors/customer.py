"""Customers: weighed by what they look like and what stands around them, by their ids, and by the list."""

from collections.abc import Iterable

from reviewer.redaction.detectors import cued_customers, customer_ids
from reviewer.redaction.lexicon.vocabulary import COMMON
from reviewer.redaction.listed.customers import on_list
from reviewer.redaction.naming.known import named_by_weight
from reviewer.redaction.pattern import finds
from reviewer.redaction.values import Category, Detector, Find, Passage


def _names(passage: Passage) -> Iterable[Find]:
    """Names that weigh more for a customer than for a person or for neither."""
    return named_by_weight(passage, Category.CUSTOMER)


def _from_list(passage: Passage) -> Iterable[Find]:
    """Customers whom the organisation has named, with or without the form of the company."""
    return passage.once(on_list)


# What towns and counties are called by behind their name.
_COUNCIL = finds(
    r"\b([A-Z\xc0-\xde][\w\xc0-\xff'-]{2,24}(?: [A-Z\xc0-\xde][\w\xc0-\xff'-]{2,24})?"
    r" (?:kommun|kommune|kunta|(?:Borough|County|City|District|Town|Parish) Council))\b",
    lambda value: value.split()[0].lower() not in COMMON,
)
# Behind the first the place needs an "of": "Town Hall" and "Port Talbot" are none.
_OF_A_PLACE = r"(?:City|Town|County|University|Borough|Municipality|Diocese|Port|Bank|Hospital)"
_IN_A_PLACE = r"(?:Universit\xe4t|Universit\xe9|Canton|Stadt|Klinikum|Landkreis)"
_INSTITUTION = finds(
    rf"\b((?:{_OF_A_PLACE} (?:of (?:the )?|de |di )|{_IN_A_PLACE} (?:of (?:the )?|de |di )?)"
    r"[A-Z\xc0-\xde][\w\xc0-\xff'-]+(?: [A-Z\xc0-\xde][\w\xc0-\xff'-]+)?)\b",
    lambda value: value.split()[-1].lower() not in COMMON | {"holiday", "holidays"},
    needs=rf"{_OF_A_PLACE} (?:of|de|di) |{_IN_A_PLACE} (?:of|de|di|[A-Z\xc0-\xde])",
)

DETECTORS: tuple[Detector, ...] = (
    Detector(
        "customer-institution",
        Category.CUSTOMER,
        "Names an institution",
        "[a customer]",
        (" of ", "univers", "stadt", "hospital", "klinik", "landkreis", "canton"),
        _INSTITUTION,
    ),
    Detector(
        "customer-council",
        Category.CUSTOMER,
        "Names an institution",
        "[a customer]",
        ("kommun", "kunta", " council"),
        _COUNCIL,
    ),
    Detector(
        "customer-cued",
        Category.CUSTOMER,
        "Names a customer",
        "[a customer]",
        cued_customers.CLIENT_GATE,
        cued_customers.clients,
    ),
    Detector(
        "customer-trade",
        Category.CUSTOMER,
        "Names a customer",
        "[a customer]",
        cued_customers.TRADE_GATE,
        cued_customers.firms,
    ),
    Detector(
        "customer-form",
        Category.CUSTOMER,
        "Names a customer",
        "[a customer]",
        cued_customers.FORM_GATE,
        cued_customers.formed,
    ),
    Detector(
        "customer-sites",
        Category.CUSTOMER,
        "Names a customer",
        "[a customer]",
        cued_customers.SITES_GATE,
        cued_customers.with_sites,
    ),
    Detector("customer-name", Category.CUSTOMER, "Names a customer", "[a customer]", (), _names),
    Detector("customer-list", Category.CUSTOMER, "On your list of customers", "[a customer]", (), _from_list),
    *customer_ids.DETECTORS,
)
