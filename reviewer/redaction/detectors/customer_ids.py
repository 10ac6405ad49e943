"""Customers by their ids: of tenants, billing accounts and contracts, in sentences and in lines of logs."""

import re
from collections.abc import Iterator

from reviewer.redaction.detectors import roles
from reviewer.redaction.detectors.called_ids import NO_ID, called_ids, places
from reviewer.redaction.detectors.made_up import ORDINARY, is_compound
from reviewer.redaction.lexicon.ordinary import is_ordinary
from reviewer.redaction.lexicon.vocabulary import COMMON
from reviewer.redaction.pattern import Pattern, finds
from reviewer.redaction.reading.tables import cells_of, rows_of
from reviewer.redaction.values import Category, Detector, Find, Passage

_TENANT = finds(
    r"\b((?:cus|acct|sub|tnt|ten|tenant|org|cust|customer|account|merchant|ws|wks|workspace|in|si|ba|mrc|company|shop"
    r"|store|seller"
    r"|partner|client)_[A-Za-z0-9]{6,32}|tnt_[0-9]{4,5}"
    r"|(?:tenant-(?:[a-z]+-)?|(?:tnt|cust|customer|acct|merchant|client|org|workspace|shop|store|seller"
    r"|partner)-)[0-9][0-9a-f]{2,11}"
    r"|ws-[0-9][0-9a-f]{4,11}|BA-[0-9]{4,10})\b",
    lambda value: (
        any(char.isdigit() for char in value) or value.startswith(("tnt_", "org_", "cus_", "acct_", "tenant_"))
    ),
)
_ID_HEAD = re.compile(
    r"(?:billing|tenant|customer|account|client|merchant|contract|subscription|workspace|org|agreement|invoice|debtor"
    r"|reseller)(?:[ _-]?(?:id|no\.?|nr\.?|number|account|code|key|ref(?:erence)?))?s?|acct\.?(?: (?:id|no\.?))?"
    r"|(?:shop|store|seller|dealer|partner|site|property) (?:id|no\.?|nr\.?|number|code|key)s?"
)
_ID_CELL = re.compile(r"[A-Za-z]{0,8}[-_]?(?:[A-Za-z0-9]{1,8}[-_/])?\d[A-Za-z0-9-]{3,20}")


def _columns(passage: Passage) -> Iterator[Find]:
    """What stands in a column of such ids."""
    for cell in (*passage.once(cells_of), *passage.once(rows_of)):
        value = passage.text[cell.start : cell.end]
        if _ID_HEAD.fullmatch(cell.head) and _ID_CELL.fullmatch(value) and not NO_ID.fullmatch(value):
            yield Find(cell.start, cell.end)


# An id that is hardly a count or a word: letters or marks with its digits, or many of these.
_TELLING = re.compile(
    r"(?=[^0-9]*[0-9])(?=.{5,40}$)(?:[A-Za-z0-9]+[-_./])*[A-Za-z0-9]*[A-Za-z_-][A-Za-z0-9]*[0-9][\w-]*|\d{6,12}"
)


def _again(passage: Passage) -> Iterator[Find]:
    """Where an id that is called a customer's stands once more, by itself."""
    instead = {passage.text[find.start : find.end]: find.replacement for find in called_ids(passage)}
    for value in filter(_TELLING.fullmatch, instead):
        place = passage.text.find(value)
        while place >= 0:
            end = place + len(value)
            is_part = passage.text[place - 1 : place] in _BEFORE_PART or not _STANDS_FREE.match(passage.text, end)
            if place not in places(passage) and not is_part:
                yield Find(place, end, replacement=instead[value])
            place = passage.text.find(value, end)


_STANDS_FREE = re.compile(r"(?![\w@/])(?![-.:]\w)")
_BEFORE_PART = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./@#$")

_CONTRACT = finds(
    r"(?:\b((?:MSA|SOW|CTR|CNT|CON|AGR|CT|KV|EA|PO)[-_/ ]?(?:[A-Z]{2,4}[-/])?[0-9]{2,4}(?:[-/]?[0-9]{2,8}){0,2})\b)"
)
# A number that somebody is asked to quote, or signed; behind these words tickets stand too, which have two parts.
_TOLD = Pattern(
    r"(?:(?i:\b(?:quot(?:e|ing)|(?:counter)?signed|refer(?:ring)? to|mention(?:ing)?|contrat|contrato|vertrag)"
    r"(?: (?:your|the|our|num\xe9ro|n\xfamero|no\.?|nr\.?))?:? [\"'`(]?)"
    r"([A-Z]{2,4}-(?:(?:19|20)\d\d-\d{2,6}|\d{3,6}-[A-Z]{1,4}|[A-Z]{1,4}-\d{3,6}))"
    r"|(?i:\b(?:vertrags|kunden|mandanten|rechnungs)(?:nummer|nr\.?)|\bnum\xe9ro de (?:contrat|client|facture)"
    r"|\bn\xfamero de (?:contrato|cliente|factura))(?i:(?: ist| lautet| est| es)?:? [\"'`(]?)"
    r"((?:[A-Z]{1,4}-?)?\d{3,10}(?:-[A-Z0-9]{1,6}){0,2}))\b",
)


# Incidents, weaknesses, papers and years are quoted and referred to as well.
_NO_CONTRACT = re.compile(
    r"(?:INC|CVE|CWE|GHSA|PM|PIR|RCA|FY|CY|RFC|CHG|PRB|PR|REQ|TASK|SEV|ISO|IEC|EN|DIN|OPS|BUG|SEC|REL|EPIC)-"
    r"|[A-Z]{2,4}-(?:19|20)\d\d-"
)
_SIGNED = re.compile(r"(?i)(?:signed|contrat|contrato|vertrag)")


def _told(passage: Passage) -> Iterator[Find]:
    for match in _TOLD.finditer(passage):
        if match.start(1) < 0:
            yield Find(*match.span(2))
            continue
        start, end = match.span(1)
        value = passage.text[start:end]
        signed = _SIGNED.match(passage.text, match.start())
        if value not in passage.org.references and (signed or not _NO_CONTRACT.match(value)):
            yield Find(start, end)


_NO_NAMES = frozenset(
    {"default", "null", "true", "false", "self", "system", "root", "anonymous", "guest", "shared", "undefined"}
)
_OF_CUSTOMERS = ("customer", "tenant", "client", "merchant", "account")
_IN_LOG = finds(
    rf"\b(?:{'|'.join(_OF_CUSTOMERS)})(?:_?name)?=[\"']?([A-Za-z][A-Za-z][\w&-]{{1,40}})\b",
    lambda value: value.lower() not in COMMON and value.lower() not in _NO_NAMES and not value.isupper(),
    ignore_case=True,
)
_SLUG = finds(
    r"\btenants? [`\"']?([a-z][a-z0-9]+(?:-[a-z0-9]+)*-(?:prod|production|eu|us|uk|de|live|main|[0-9]{1,3}))\b"
)
_NAME = r"[a-z][a-z0-9]{2,}(?:-[a-z0-9]+)*"
_CALLED = Pattern(
    rf"\b(?i:tenants?)(?: [`\"']({_NAME})[`\"']|:\*{{0,2}} [`\"']?({_NAME}(?:[`\"']?, [`\"']?{_NAME})*)[`\"']?"
    rf"| ([a-z][a-z0-9]+(?:-[a-z0-9]+)+)\b)"
)
_EACH = re.compile(_NAME)
# Behind a word in code quotes that is no tenant, "the tenant `status` field"; and a label that tells how they are.
_OF_TENANTS = re.compile(
    r"[`\"']? (?:fields?|columns?|maps?|propert(?:y|ies)|attributes?|headers?|claims?|types?"
    r"|class|classes|methods?|functions?|modules?|(?P<had>(?P<sold>tiers?|plans?|services?)|flags?|keys?|labels?|settings?|tables?|tags?))\b"
)
# What tenants have of both is called by them as well: "the tenant `acme` plan".
_SOLD = frozenset(
    ("basic", "business", "enterprise", "free", "gold", "premium", "pro", "silver", "starter", "standard")
)
_HOW = re.compile(r"(?!(?:united|allied)\b)[a-z]{3,}(?:ed|ing|able|ible|ly|ful|less)")
# What words of the trade are made of: etl-jobs, sso-login.
_OF_TRADE = COMMON | ORDINARY | roles.STRONG | roles.WEAK | roles.SHORT | {"sso", "oauth", "cron"}


def _slugs(passage: Passage) -> Iterator[Find]:
    """Tenants by names in small letters: in code quotes, behind a label, in a row, or of words that no sentence has."""
    text = passage.text
    for match in _CALLED.finditer(passage):
        group = next(group for group in (1, 2, 3) if match.start(group) >= 0)
        start, end = match.span(group)
        if _ENDS.match(text, end) and not _is_of_tenants(text, start, end):
            for first, last in _names(text, start, end) if group == 2 else [(start, end)]:
                if _is_slug(text[first:last], is_marked=group == 1):
                    yield Find(first, last)
    for cell in passage.once(rows_of):
        value = text[cell.start : cell.end].strip("`")
        if cell.head in ("tenant", "tenants") and _EACH.fullmatch(value) and _is_slug(value):
            yield Find(cell.start, cell.end)


def _is_of_tenants(text: str, start: int, end: int) -> bool:
    """Whether what is named is a part of what is kept of tenants, or a tier of them."""
    thing = _OF_TENANTS.match(text, end)
    if thing is None or thing["had"] is None:
        return thing is not None
    name = text[start:end]
    return name in _SOLD or _OF_TRADE.issuperset(name.split("-")) or (thing["sold"] is None and is_ordinary(name))


def _names(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Those behind a label; a word that says how the tenants are is none."""
    names = [each.span() for each in _EACH.finditer(text, start, end)]
    return [(first, last) for first, last in names if not _HOW.fullmatch(text, first, last)]


_ENDS = re.compile(r"(?![\w@/=(]|[.:-]\w)")


def _is_slug(name: str, *, is_marked: bool = False) -> bool:
    """Whether it can only be the name of somebody: one of its words is in no sentence, or it stands in code quotes."""
    if name in _NO_NAMES or is_compound(name):
        return False
    parts = name.split("-")
    if is_marked:
        return not _OF_TRADE.issuperset(parts)
    return not all(part in _OF_TRADE or is_ordinary(part) for part in parts)


DETECTORS: tuple[Detector, ...] = (
    Detector(
        "customer-in-log",
        Category.CUSTOMER,
        "The value of a field for customers",
        "[a customer]",
        tuple(f"{whose}{name}=" for whose in _OF_CUSTOMERS for name in ("", "name", "_name")),
        _IN_LOG,
    ),
    Detector("tenant-name", Category.CUSTOMER, "The name of a tenant", "[a customer]", ("tenant ", "tenants "), _SLUG),
    Detector("tenant-slug", Category.CUSTOMER, "The name of a tenant", "[a customer]", ("tenant",), _slugs),
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
            "ten_",
            "tenant",
            "org_",
            "cust",
            "account_",
            "merchant",
            "ws_",
            "in_",
            "si_",
            "ba-",
            "ba_",
            "mrc_",
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
        "Called the id of a customer, a contract or an invoice",
        "[account id]",
        (),
        called_ids,
    ),
    Detector("customer-id-again", Category.CUSTOMER, "Called the id of a customer before", "[account id]", (), _again),
    Detector(
        "contract-told",
        Category.CUSTOMER,
        "The number of a contract",
        "[contract]",
        ("quot", "signed", "refer", "mention", "contrat", "vertrag", "nummer", "nr", "mero de"),
        _told,
    ),
    Detector(
        "contract-number",
        Category.CUSTOMER,
        "The number of a contract",
        "[contract]",
        ("msa", "sow", "ctr", "cnt", "con-", "agr", "ct-", "kv-", "ea-", "po-"),
        _CONTRACT,
    ),
)
