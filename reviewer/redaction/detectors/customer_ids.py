"""Customers by their ids: of tenants, billing accounts and contracts, in sentences and in lines of logs."""

import re
from collections.abc import Iterator

from reviewer.redaction.pattern import Deferred, Pattern, finds
from reviewer.redaction.tables import cells_of
from reviewer.redaction.values import Category, Detector, Find, Passage
from reviewer.redaction.vocabulary import COMMON

_TENANT = finds(
    r"\b((?:cus|acct|sub|tnt|tenant|org|cust|customer|account|merchant|ws|wks|workspace|in|si|ba|mrc|company|shop"
    r"|store|seller"
    r"|partner|client)_[A-Za-z0-9]{6,32}"
    r"|(?:tenant-(?:[a-z]+-)?|(?:tnt|cust|customer|acct|merchant|client|org|workspace|shop|store|seller"
    r"|partner)-)[0-9][0-9a-f]{2,11}"
    r"|ws-[0-9][0-9a-f]{4,11}|BA-[0-9]{4,10})\b",
    lambda value: (
        any(char.isdigit() for char in value) or value.startswith(("tnt_", "org_", "cus_", "acct_", "tenant_"))
    ),
    needs=r"[a-z]_[A-Za-z0-9]{6}|[a-z]-[0-9][0-9a-f]{2}|BA-[0-9]{4}",
)
# Counts and dates, account ids of clouds, account numbers of banks, and generated words.
_NO_ID = Deferred(
    r"\d{1,3}|0+|(?:19|20)\d\d|\d{1,4}(?:-\d\d){1,2}|\d{4}-\d\d-\d\d.*|\d+(?:k|ms|s|m|h|gb|mb)|\d{12}"
    r"|[A-Z]{2}\d\d(?: ?[A-Z0-9]){10,}"
    r"|[A-Za-z][A-Za-z0-9]{11,}",
    re.IGNORECASE,
)
_NAMED_ID = Pattern(
    r"(?:(?:tenant|customer|billing|account|merchant|client|workspace|subscription|org"
    r"|organi[sz]ation)s?(?:[ _-]?(?:ids?|account"
    r"|numbers?|no\.?|nr\.?|ref(?:erence)?))?"
    r"|billing account|cust\.? no\.?)(?:[ \t]*[=#][ \t]*|:?[ \t]{1,3}(?:is |#)?)[`\"'(]?"
    r"([A-Za-z]{0,6}[-_]?(?:[A-Za-z0-9]{1,12}-){0,4}[0-9][A-Za-z0-9-]{2,20})\b",
    ignore_case=True,
)
# By this a program is known to whom it signs in at, and not a customer.
_OF_PROGRAM = Deferred(r"(?i)client[_ ]?id[^0-9A-Za-z]{1,4}(?:is )?[0-9a-f][0-9a-f-]{15,}\b")
_MORE_IDS = Deferred(r"[`\"')]?(?:,| and|, and| or| /) ?[#`\"'(]?([A-Za-z]{0,6}[-_]?\d[A-Za-z0-9-]{2,20})\b")
# Words that are followed by counts and years as well: a short number behind them is no id.
_COUNTED = Deferred(r"(?:account|client|customer|merchant|organi|org)", re.IGNORECASE)


def _named_ids(passage: Passage) -> Iterator[Find]:
    """What is called the id of a tenant or an account, and those that are listed behind it."""
    for match in _NAMED_ID.finditer(passage):
        start, end = match.span(1)
        if _OF_PROGRAM.match(passage.text, match.start()):
            continue
        counted = _COUNTED.match(passage.text, match.start()) is not None
        while _is_id(passage.text[start:end], counted=counted):
            yield Find(start, end)
            more = _MORE_IDS.match(passage.text, end)
            if more is None:
                break
            start, end = more.span(1)


def _is_id(value: str, *, counted: bool) -> bool:
    return not _NO_ID.fullmatch(value) and not (counted and len(value) < 5 and value.isdigit())


_ID_HEAD = re.compile(
    r"(?:billing|tenant|customer|account|client|merchant|contract|subscription|workspace|org)"
    r"(?:[ _-]?(?:id|no\.?|nr\.?|number|account|ref(?:erence)?))?s?|acct\.?(?: (?:id|no\.?))?"
)
_ID_CELL = re.compile(r"[A-Za-z]{0,8}[-_]?(?:[A-Za-z0-9]{1,8}[-_/])?\d[A-Za-z0-9-]{3,20}")


def _columns(passage: Passage) -> Iterator[Find]:
    """What stands in a column of such ids."""
    for cell in passage.once(cells_of):
        value = passage.text[cell.start : cell.end]
        if _ID_HEAD.fullmatch(cell.head) and _ID_CELL.fullmatch(value) and not _NO_ID.fullmatch(value):
            yield Find(cell.start, cell.end)


_CONTRACT = finds(
    r"(?:\b((?:MSA|SOW|CTR|CNT|CON|AGR|CT|KV|EA|PO)[-_/ ]?(?:[A-Z]{2,4}[-/])?[0-9]{2,4}(?:[-/]?[0-9]{2,8}){0,2})\b)"
)
_NAMED_CONTRACT = finds(
    r"\b(?:contract|PO|agreement|msa|order form|purchase order|sow)(?: (?:number|no\.?|nr\.?|id"
    r"|ref(?:erence)?))?[ \t]*[:#]?[ \t]*[`\"'(]?"
    r"([A-Za-z]{0,8}[-/_]?(?:[A-Za-z0-9]{1,8}[-/])?[0-9][A-Za-z0-9/-]{2,20}[A-Za-z0-9])\b",
    lambda value: not re.fullmatch(r"(?:19|20)\d\d(?:-\d\d){0,2}", value),
    ignore_case=True,
)

_NO_NAMES = frozenset({"default", "null", "true", "false", "self", "system", "root", "anonymous", "guest", "shared"})
_IN_LOG = finds(
    r"\b(?:customer|tenant|client|merchant|account)(?:_?name)?=[\"']?([A-Za-z][A-Za-z][\w&-]{1,40})\b",
    lambda value: value.lower() not in COMMON and value.lower() not in _NO_NAMES and not value.isupper(),
    ignore_case=True,
    needs=r"(?i)(?:customer|tenant|client|merchant|account)(?:_?name)?=",
)
_SLUG = finds(
    r"\btenants? [`\"']?([a-z][a-z0-9]+(?:-[a-z0-9]+)*-(?:prod|production|eu|us|uk|de|live|main|[0-9]{1,3}))\b"
)

DETECTORS: tuple[Detector, ...] = (
    Detector(
        "customer-in-log",
        Category.CUSTOMER,
        "The value of a field for customers",
        "[a customer]",
        ("customer", "tenant", "client", "merchant", "account"),
        _IN_LOG,
    ),
    Detector("tenant-name", Category.CUSTOMER, "The name of a tenant", "[a customer]", ("tenant",), _SLUG),
    Detector(
        "customer-id",
        Category.CUSTOMER,
        "The id of a tenant or a billing account",
        "[account id]",
        (
            "cus_",
            "acct_",
            "sub_",
            "tnt",
            "tenant",
            "org_",
            "cust",
            "account_",
            "merchant",
            "ws_",
            "in_",
            "si_",
            "ba-",
            "client",
            "ws-",
            "wks_",
            "company_",
            "shop",
            "store",
            "seller",
            "partner",
            "org-",
            "workspace",
        ),
        _TENANT,
    ),
    Detector(
        "customer-id-column",
        Category.CUSTOMER,
        "The id of a tenant or a billing account",
        "[account id]",
        ("|", ",", ";", "\t"),
        _columns,
    ),
    Detector(
        "customer-named-id",
        Category.CUSTOMER,
        "The id of a tenant or a billing account",
        "[account id]",
        ("tenant", "customer", "billing", "account", "merchant", "client", "workspace", "subscription", "cust", "org"),
        _named_ids,
    ),
    Detector(
        "contract-number",
        Category.CUSTOMER,
        "The number of a contract",
        "[contract]",
        ("msa", "sow", "ctr", "cnt", "con-", "agr", "ct-", "kv-", "ea-", "po-"),
        _CONTRACT,
    ),
    Detector(
        "contract-named-number",
        Category.CUSTOMER,
        "The number of a contract",
        "[contract]",
        ("contract", "agreement", "msa", "order form", "purchase order", "sow"),
        _NAMED_CONTRACT,
    ),
)
