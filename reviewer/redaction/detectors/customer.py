"""Customers: by what is said of them, by the forms of companies, by their ids and contracts, and by the list."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from reviewer.redaction.capitals import Run, plain
from reviewer.redaction.cues import phrases, told_by
from reviewer.redaction.detectors import customer_ids
from reviewer.redaction.pattern import Deferred, Pattern, finds
from reviewer.redaction.tables import cells_of
from reviewer.redaction.values import Category, Detector, Find, Passage
from reviewer.redaction.vocabulary import COMMON, COMPANY_FORMS, COMPANY_TRADES, VENDORS
from reviewer.redaction.wordlist import words

REACH = 60

_BEFORE = phrases(
    """
    customer | customers | client | clients | tenant | tenants | account | accounts | merchant | merchants |
    subscriber | on behalf of | escalation from | escalation by | complaint from | complaints from | complaint
    by | complaints by | ticket from | tickets from | tickets by | ticket by | reports from | report from |
    renewal of | renewal with | renewal for | contract with | agreement with | msa with | deal with | refund to
    | refunds to | refund for | credit to | credits to | credit for | apology to | apologise to | apologize to |
    customers such as | customers like | customers including | customer named | customer called | customers are
    | customers were | customer is | customer was | clients including | clients such as | tenants including |
    tenants such as | accounts including | accounts such as | merchants including | customers, including | cto
    of | ceo of | cfo of | cio of | coo of | ciso of | head of it at | we owe | owed to | call with | calls with
    | meeting with | meetings with | contract of | contracts of | credits to | credits for | refunds for |
    account manager for | account manager of | success manager for | escalation | escalations | letter from |
    letter to | mail from | mail to | invoices for | invoice for | compensate | compensation for | apologised to
    | apologized to | biggest customer | largest customer | sla with | penalty to | clients, including |
    tenants, including | accounts, including | customers, among them | customers, notably | customers, namely |
    customers, especially | customer name | tenant name | account name
    """
)
_PROVIDERS = phrases(
    """
    provider | providers | vendor | vendors | supplier | suppliers | carrier | carriers | registrar | hosted at
    | hosted by | hosted on | powered by | partner | library | tool | product | subprocessor | subprocessors |
    sub-processor | sub-processors | auditor | auditors | insurer | law firm | counsel | our vendor is | our
    provider is
    """
)
_AFTER = Deferred(
    r"(?:\s(?:has|have|had|also|both|already|again|first|then|since|immediately)){0,3}\s(?:reported|complained"
    r"|cannot (?:log|see|check|ship|pay|use|work)|is (?:angry|unhappy|furious|upset|asking|threatening|waiting"
    r"|considering)|are (?:angry|unhappy|furious|upset|asking|threatening)|was (?:credited|promised|refunded)"
    r"|were (?:credited|promised|refunded)|calls? (?:us|twice|again)|insists?|pays us|alone (?:gets|lost"
    r"|accounts)|gets (?:a|two|half)|asked (?:us|why|when|whether)|wants (?:to|an?)|wrote (?:in|to us)|escalates"
    r"|escalated|opened (?:a|another|two"
    r"|three|several) (?:\w+ )?(?:ticket|case)s?|raised (?:a|an) (?:ticket|case|complaint|escalation)"
    r"|filed a (?:ticket|complaint)|asks? for"
    r" (?:a )?(?:credit|refund|compensation)|asked (?:for|about) (?:a )?(?:credit|refund|compensation|discount)"
    r"|threatened to|is threatening"
    r"|threatens|churned|demanded|demands|want(?:s|ed) (?:a )?(?:call|refund|credit|compensation|answers)"
    r"|renews|signed (?:a|the) contract"
    r"|was overcharged|were overcharged|was double.charged|lost (?:access|data|orders)|could not (?:log in"
    r"|check out|access|place|see)"
    r"|is (?:a|our|one of our) (?:\w+ )?(?:customer|client)s?|called (?:us|support)|wrote to support|terminated"
    r"|cancelled|is at risk of (?:leaving|churn\w*|cancel\w*|terminat\w*|los\w*)|is up for renewal"
    r"|is our (?:\w+ )?(?:largest|biggest|oldest)"
    r"|is not happy|(?:may|might|could|will|wants? to) (?:leave|churn|cancel|terminate|sue|claim)|has (?:asked"
    r"|requested|demanded|claimed"
    r"|filed|withheld|terminated|cancelled|complained)|alone (?:accounts|makes|stands)|holds us liable"
    r"|expects? (?:a|an|compensation))\b"
)
_OWNS = Deferred(
    r"\s(?:ceo|cto|cfo|cio|coo|ciso|vp|head of|it (?:team|department|director|manager)|security team|management|board"
    r"|customers|staff|stores|branches|warehouses|legal department|account|tenant|contract|invoice|renewal"
    r"|subscription|integration|data|users|orders|shipments|csm"
    r"|success manager"
    r"|procurement|legal team|lawyers|counsel|production traffic|workspace|environment|bulk import|import"
    r"|events|records)\b",
    re.IGNORECASE,
)
_NOUN = Deferred(r"\s(?:account manager|account team|tenant|account|contract|workspace|renewal|integration)\b")
_JOIN = Deferred(r"(?:['\u2019]s)?(?:,? (?:and|&|or) |, (?:and |or )?| / |/|; )")
_FORM = Deferred(r",? ?(?:S\.A\.|S\.p\.A\.|A/S|B\.V\.|N\.V\.|Inc\.|Ltd\.|Corp\.|Co\.|Pty Ltd|GmbH & Co\. KG)(?!\w)")
# Trades that vendors call their products by.
_PRODUCTS = frozenset(
    {
        "analytics",
        "networks",
        "systems",
        "software",
        "solutions",
        "technologies",
        "labs",
        "payments",
        "wallet",
        "media",
        "tools",
        "capital",
    }
)
_OTHER_TRADES = COMPANY_TRADES - _PRODUCTS
_COMPANY = COMPANY_TRADES | COMPANY_FORMS
_NOT_FIRST = COMPANY_TRADES | words(
    """
    shared public cloud central regional managed reliability quality information human corporate internal technical
    digital data main mobile site release field sales solutions production performance chief
    """
)


def _names(passage: Passage) -> Iterator[Find]:
    """Companies by form or trade, whoever a cue makes a customer, what is listed beside one, and all of them again."""
    text = passage.text
    own = {plain(word) for word in passage.org.name.split()} | _signers(passage)
    entries = set(_entries(passage))
    found: list[Run] = []
    waiting: list[Run] = []
    for run in passage.runs:
        name = _named(run)
        if not name or name[0].plain in own:
            continue
        told = (found and _joins(text, found[-1], name)) or (name[0].start in entries and not name[0].is_given)
        (found if told or _is_customer(text, name) else waiting).append(name)
    keys = {_key(name) for name in found}
    firsts = {
        name[0].plain for name in found if len(name) > 1 and len(name[0].plain) > 3 and name[0].plain not in COMMON
    }
    again = (name for name in waiting if _key(name) in keys or (len(name) == 1 and name[0].plain in firsts))
    yield from (Find(name[0].start, _end(text, name)) for name in (*found, *again))


_SIGNED = Pattern(
    r"\b(?:[Tt]he|[Yy]our)\s([A-Z][\w&-]+)(?: [A-Z][\w&-]+){0,2} (?:team|support|engineering|status|platform"
    r"|app|desk)\b"
    r"|\n([A-Z][\w&-]+)(?: [A-Z][\w&-]+){0,2} (?:Support|Customer (?:Care|Success|Support)|Engineering"
    r"|Operations|Status|Team)\s*(?:\n|$)"
    r"|(?:\b(?:support|help|status|privacy|security|billing|info|hello)@|\bstatus\.|\bdocs\.|\bapi\.)([a-z]+)"
)


def _signers(passage: Passage) -> set[str]:
    """By what names the organisation that writes calls itself: whose team signs, whose public addresses are given."""
    spans = (match.span(group) for match in _SIGNED.finditer(passage) for group in (1, 2, 3))
    return {passage.lowered[start:end] for start, end in spans if start >= 0}


_HEADING = Pattern(
    r"(?:customer|client|tenant|account|merchant)s?\b[^\n|]{0,60}:[*_ ]*\n(?:[ \t]*\n)?", ignore_case=True
)
_ENTRY = Deferred(r"[ \t>]*(?:[-*\u2022]|\d{1,2}[.)])[ \t]+[*_]{0,2}")


def _entries(passage: Passage) -> Iterator[int]:
    """Where the entries of lists begin that stand below a line which announces customers."""
    for heading in _HEADING.finditer(passage):
        place = heading.end()
        while entry := _ENTRY.match(passage.text, place):
            yield entry.end()
            place = passage.text.find("\n", entry.end()) + 1
            if not place:
                return


def _key(name: Run) -> tuple[str, ...]:
    return tuple(word.plain for word in name)


def _named(run: Run) -> Run:
    """The part of a run that may name a company: without common words before it, none of them after."""
    place = 0
    while place < len(run) and (run[place].plain in COMMON or run[place].text == "&"):
        place += 1
    name = [*run[place:]]
    if not name or (name[0].plain in VENDORS and (len(name) == 1 or name[-1].plain not in _OTHER_TRADES)):
        return []
    last = max((at for at, word in enumerate(name) if word.plain in _COMPANY), default=0)
    for at, word in enumerate(name[1:], 1):
        if at > last and word.plain in COMMON and word.plain not in _COMPANY:
            name = name[:at]
            break
    while name and name[-1].text == "&":
        name.pop()
    return name


def _is_company(text: str, name: Run) -> bool:
    """A name with the form of a company, or two words and more of which the last one is a trade."""
    if _end(text, name) > name[-1].end or (len(name) > 1 and name[-1].plain in COMPANY_FORMS):
        return True
    if len(name) > 2 and name[-2].text == "&":
        return not any(word.is_given or word.is_common or word.is_shouted for word in name)
    return len(name) > 1 and name[-1].plain in COMPANY_TRADES and name[0].plain not in _NOT_FIRST


def _is_customer(text: str, name: Run) -> bool:
    start, end = name[0].start, _end(text, name)
    before, after = text[max(0, start - REACH) : start], text[end : end + REACH]
    if told_by(before, _PROVIDERS, _PROVIDERS):
        return False
    if _is_company(text, name):
        return True
    if any(char.isdigit() for char in name[0].text[2:]) or (
        len(name) == 1 and (name[0].is_given or len(name[0].text) < 3)
    ):
        return False
    if name[-1].owns and _OWNS.match(text, end + 2):
        return name[0].is_given is False and not name[0].may_be_given
    if name[0].is_given:
        return False
    greeted = before.lower().endswith("dear ") and after.startswith((" team", " colleagues"))
    return bool(greeted or told_by(before, _BEFORE, _BEFORE) or _AFTER.match(after) or _NOUN.match(after))


def _joins(text: str, before: Run, name: Run) -> bool:
    """Whether a name follows another in one list."""
    between = text[_end(text, before) : name[0].start]
    return len(between) < 10 and bool(_JOIN.fullmatch(between)) and not name[0].is_given and len(name[0].text) > 2


def _end(text: str, name: Run) -> int:
    """Where a name ends with its form, of which a run may hold the first letter already: `Torvik S.A.`."""
    forms = (_FORM.match(text, word.end) for word in name[-2:])
    return max((form.end() for form in forms if form), default=name[-1].end)


_HEADS = Deferred(r"\b(?:customers?|clients?|tenants?|accounts?|merchants?|compan(?:y|ies))\b")
_CELL = Deferred(r"[A-Z0-9][\w&.' -]{1,60}")
_NOBODY = Deferred(r"(?:yes|no|none|all|tbd|n/a|total|unknown|\d+(?:[.,]\d+)*%?)", re.IGNORECASE)


def _cells(passage: Passage) -> Iterator[Find]:
    """Whoever stands in the column of the customers."""
    for cell in passage.once(cells_of):
        value = passage.text[cell.start : cell.end]
        if _HEADS.search(cell.head) and _CELL.fullmatch(value) and not _NOBODY.fullmatch(value):
            yield Find(cell.start, cell.end)


def _from_list(passage: Passage) -> Iterable[Find]:
    """Customers whom the organisation has named, with or without the form of the company."""
    if not passage.org.customers:
        return ()
    return _listed(passage.org.customers).find(passage)


class _Customers:
    """The listed customers by their first word."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        for name in names:
            for shape in _shapes(name):
                self._by_first.setdefault(shape[0], []).append(shape)

    def find(self, passage: Passage) -> Iterator[Find]:
        """Every listed customer, by the longest of its shapes."""
        for run in passage.runs:
            place = 0
            while place < len(run):
                said = tuple(word.plain for word in run[place:])
                shapes = self._by_first.get(said[0], ())
                length = max((len(shape) for shape in shapes if said[: len(shape)] == shape), default=0)
                if length:
                    name = run[place : place + length]
                    yield Find(name[0].start, _end(passage.text, name))
                place += length or 1


def _shapes(name: str) -> Iterator[tuple[str, ...]]:
    """The name as it stands, without its form, and its first word alone if that is no common word."""
    said = tuple(word.strip(".,") for word in plain(name).split())
    if not said:
        return
    yield said
    short = said[:-1] if len(said) > 1 and said[-1].replace(".", "") in COMPANY_FORMS else said
    yield short
    if len(short) > 1 and short[-1] in COMPANY_TRADES and len(short[:-1]) == 1 and short[0] not in COMMON:
        yield short[:1]


@lru_cache(maxsize=8)
def _listed(names: tuple[str, ...]) -> _Customers:
    return _Customers(names)


_INSTITUTION = finds(
    r"\b((?:City|Town|County|University|Universit\xe4t|Universit\xe9|Borough|Municipality|Diocese|Port|Bank|Canton"
    r"|Stadt"
    r"|Hospital|Klinikum|Landkreis) (?:of (?:the )?|de "
    r"|di )?[A-Z\xc0-\xde][\w\xc0-\xff'-]+(?: [A-Z\xc0-\xde][\w\xc0-\xff'-]+)?)\b",
    lambda value: value.split()[-1].lower() not in COMMON,
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
    Detector("customer-name", Category.CUSTOMER, "Names a customer", "[a customer]", (), _names),
    Detector("customer-column", Category.CUSTOMER, "Stands in a column of customers", "[a customer]", (), _cells),
    Detector("customer-list", Category.CUSTOMER, "On your list of customers", "[a customer]", (), _from_list),
    *customer_ids.DETECTORS,
)
