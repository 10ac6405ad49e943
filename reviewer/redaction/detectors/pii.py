"""What identifies a person: addresses, phones, cards, accounts, numbers, dates of birth."""

import re
from collections.abc import Callable, Iterator

from reviewer.redaction.checksums import iban_is_right, luhn_is_right
from reviewer.redaction.detectors import births, phones, roles, user_ids
from reviewer.redaction.detectors.births import DATE
from reviewer.redaction.detectors.mailboxes import is_persons
from reviewer.redaction.detectors.phones import is_of_account
from reviewer.redaction.detectors.user_ids import UUID
from reviewer.redaction.lexicon.wordlist import words
from reviewer.redaction.pattern import Deferred, Pattern, finds
from reviewer.redaction.reading.tables import cells_of, rows_of
from reviewer.redaction.values import REMOVED, Category, Detector, Find, Passage

_EMAIL = Pattern(
    r"(?i)(?:^|[^a-z0-9._%+-])([a-z0-9_][a-z0-9._%+'-]*)@((?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,24})\b"
)
_CARD = Pattern(
    r"(?:^|[^\w.-])((?:\d{4}[ -]?){3}\d{1,7}|3[47]\d\d[ -]?\d{6}[ -]?\d{5}|\d{13,19})\b",
    outline=("0000 0000", "0000-0000", "00000000"),
)
_IBAN = Pattern(r"\b([A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?)\b", outline=("AA00",))
_SSN = Pattern(r"(?:^|[^\w.-])(\d{3}-\d{2}-\d{4})\b", outline=("000-00-0000",))
_SSN_CUED = r"(?i)\b(?:ssn|social security(?: (?:number|no\.?|#))?)[\s:#=]*(?:is |was )?(\d{3}[ -]?\d{2}[ -]?\d{4})\b"
# Documents and offices that know a person by a number: those of the first list need a word like `number` behind them.
_NATIONAL_ID = (
    r"(?i)\b(?:(?:national|personal|patient|employee|staff|member|badge|insurance|policy holder|licen[cs]e|tax"
    r"|identity card|id card|medical record)(?: ?(?:id|number|no\.?|#|nr\.?))+"
    r"|(?:passport|driver'?s? licen[cs]e|driving licen[cs]e|national insurance|NINO|NI|tax id|TIN|steuer-?id|MRN"
    r"|NHS|BSN|CPF|DNI|NIE|PESEL|AHV|aadhaar|SIN|TFN|CURP|codice fiscale|sozialversicherungsnummer|personnummer)"
    r"(?:,? ?(?:id|number|no\.?|#|nr\.?))*)"
    r"[\s:#=(]{1,3}(?:is |was )?([A-Z]{0,6}[ -]?\d(?:[A-Z0-9]|[ .-]\d){4,18}(?-i: ?[A-Z])?)\b"
)
_STREET = (
    r"Street|St\.?|Avenue|Ave\.?|Road|Rd\.?|Lane|Ln\.?|Drive|Dr\.?|Boulevard|Blvd\.?|Court|Ct\.?|Place|Pl\.?"
    r"|Rise|Wynd|View|Vale|Green|Park|Mount|Circus|Circle|Cir\.?|Trail|Trl\.?|Loop|Alley|Plaza|Wharf|Embankment|Bank|Brow"
    r"|Gate|Croft|Fold|Field|Fields|Meadow|Meadows|Bridge|Side|End|Yard|Parade|Promenade|Broadway|Approach|Drove|Esplanade"
    r"|Square|Sq\.?|Terrace|Crescent|Close|Parkway|Pkwy\.?|Highway|Hwy\.?|Way|Row|Gardens|Grove|Hill|Walk|Quay"
    r"|Mews"
)
_CITY = r"(?:,? [A-Z][A-Za-z\xc0-\xff.'-]+(?: [A-Z][A-Za-z\xc0-\xff.'-]+){0,2})"
_UK = r"[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}"
_ADDRESS = Pattern(
    rf"\b((?:(?:Flat|Apartment|Apt\.?|Unit|Suite) \w{{1,4}},? )?\d{{1,5}}[A-Za-z]?(?: [NSEW]\.?)?"
    rf" (?:(?:[A-Z][A-Za-z'\xc0-\xff]+|\d{{1,3}}(?:st|nd|rd|th)|[NSEW]\.?) ){{1,3}}(?:{_STREET})(?:,? (?:Apt"
    rf"|Apartment|Suite|Ste|Unit|Flat|Floor|#)\.? ?[\w-]+)?"
    rf"(?:,{_CITY})?(?:,? (?:{_UK}|[A-Z]{{2}},? \d{{5}}(?:-\d{{4}})?|\d{{4,5}}(?: [A-Z]{{2}})?))?)\b"
)
# A number and a name with a town and its code: no word needs to say that it is a street.
_CAPITAL = r"[A-Z][A-Za-z'\xc0-\xff.-]+"
_OF = r"(?:(?:y|yr|de|la|le|du|of|on|the|upon|na|an|van|der|do|da) )?"
_ANY_STREET = Pattern(
    rf"\b(\d{{1,5}}[A-Za-z]? (?:{_OF}{_CAPITAL} ?){{1,4}},{_CITY}{_CITY}?,?"
    rf" (?:{_UK}|[A-Z]{{2}} \d{{5}}(?:-\d{{4}})?))\b"
    rf"|\b((?:{_CAPITAL} ){{1,3}}\d{{1,4}} ?[a-z]?, (?:(?:[A-Z]{{1,2}}-)?\d{{5}}|\d{{4}} [A-Z]{{2}})"
    rf" {_CAPITAL}(?:[ -]{_CAPITAL})?)\b"
)
_BANK = r"(?i)\b(?:sort code|bank code|blz|routing number)[\s:#=]*(?:is |was )?(\d{2}-\d{2}-\d{2}|\d{8,9})\b"
_CARD_CODE = r"(?i)\b(?:cvv2?|cvc2?|card (?:verification|security) (?:code|number))[\s:#=]*(?:is |was )?(\d{3,4})\b"
_BOX = rf"\b(P\.?O\.? Box \d{{1,6}}(?:,{_CITY})?(?:,? (?:{_UK}|[A-Z]{{2}},? \d{{5}}(?:-\d{{4}})?|\d{{4,5}}))?)\b"
_ADDRESS_AFTER = (
    r"\b((?:[A-Z][a-z\xc0-\xff]+(?:-| ))?[A-Z][a-z\xdf-\xff-]*(?:stra\xdfe|strasse|str\.|weg|platz|allee|gasse"
    r"|gracht|straat|laan|plein|vej|gata|gatan|ring|damm|ufer|Stra\xdfe|Stra\xdfe)"
    r" \d{1,4}[a-z]?(?:,? (?:[A-Z]{1,2}-)?\d{4,5}(?: [A-Z]{2})? [A-Z][a-z\xc0-\xff-]+(?: [A-Z][a-z\xc0-\xff-]+)?)?)\b"
    r"|\b(\d{1,4}(?: bis| ter)?,? (?:[Rr]ue|avenue|boulevard|place|all\xe9e|chemin|impasse|quai|via|calle|avenida"
    r"|rua|piazza|paseo) (?:d[eu'] ?|de la |des |del |di |da "
    r"|do )?[A-Z][\w\xc0-\xff'-]+(?: [A-Z][\w\xc0-\xff'-]+)*(?:,? \d{4,5} [A-Z][\w\xc0-\xff-]+)?)"
    r"|\b((?:Calle|Via|Avenida|Rua|Piazza|Paseo|ul\.|Ulica) (?:d[eai] |del |della "
    r"|de la )?[A-Z][\w\xc0-\xff'-]+(?: [A-Z][\w\xc0-\xff'-]+)*,? \d{1,4}"
    r"(?:,? \d{4,5}(?:-\d{3})? [A-Z][\w\xc0-\xff-]+)?)\b"
)


# Before what signs in by an address and is no mailbox: "https://name:word@host".
_SIGNS_IN = Deferred(r"://[^\s/@:\"'<>]*:$")
# A key with nothing but its value behind it: none of what a server makes of an address, as "bounce+jane=example.org@…".
_KEY = Deferred(r"(?:^|[^\w.%+=-])-{0,2}[A-Za-z][\w.\[\]-]{0,40}=$")
_HOST = Deferred(r".+\.(?:com|org|net|io|edu|gov)")
# What is written like an address and names a message, a machine or a place to connect to; an id, if it has a digit.
_OF_NO_MAILBOX = Deferred(
    r"(?i)(?:\b(?:msg-?id|message[-_]?id|in[-_]reply[-_]to|content[-_]id)(?:\s?:\s?<|=[<\"']{0,2})"
    r"|(?:\b|_)(?:dsn|ur[il]|connection|conn|host|hostname|server|remote|repo|repository|node|worker|instance|ssh|image"
    r"|unit|package|pkg|module)=(?:[\w+-]+:)?)$"
)
_ID = Deferred(r"(?i)\b(?!(?:user|customer|account|email|login|member|apple)_?id)(?:\w{0,16}id|trace|session|thread)=$")
# What a search is for; and the nodes of programs that name themselves so.
_SOUGHT = Deferred(r"[?&]q=$")
_NODES = ("couchdb", "ejabberd", "emqx", "rabbit", "rabbitmq", "riak", "vernemq")
# A whole piece of a path; no version of a package, no name of a file, no message in an archive.
_SEGMENT_ENDS = Deferred(r"[/?#\s\"'`<>()\[\],;|&]|[.:!]?(?:\s|$)")
_OF_A_FILE = Deferred(
    r"v?\d+\.\d.*|v\d+\..*|.+\.(?:apk|avif|docx?|eot|ico|odt|old|otf|pptx?|ttf|vhost|webm|woff2?|xlsx?|bak|bin|cfg|conf|crt|css|csv|dex|dll|exe|gif|gz|html?|ini|jar|jpe?g|jsx?|json|key|log|map|md"
    r"|mjs|pdf|pem|php|png|py|rb|rs|service|sh|so|sql|svg|tar|tgz|tmp|toml|tsx?|txt|webp|whl|xml|ya?ml|zip|final|release)"
)
_ARCHIVE = Deferred(
    r"(?i)(?:\blore\.|msg-?id|message-?id|/mid/|\b(?:esm\.sh|gopkg\.in|unpkg\.com|jsdelivr\.net)/|\buses: "
    r"|\b(?:cargo|npm|yarn|pnpm) (?:add|i|install) )\S*$"
)
# Whoever writes has no digits in the name of the mailbox; an id has.
_OF_A_PERSON = Deferred(r"[a-z]{2,}[._][a-z]{2,}")
_REPLY = Deferred(r"(?i)in[-_]reply[-_]to\s?:\s?<$")


def _emails(passage: Passage) -> Iterator[Find]:
    text = passage.text
    for match in _EMAIL.finditer(passage):
        local, domain = match[1].decode().lower(), match[2].decode().lower()
        start, end = match.start(1), match.end()
        first = max(0, start - 60)
        if not is_persons(local, domain) or _SIGNS_IN.search(text, first, start):
            continue
        is_reply = _REPLY.search(text, first, start) is not None and _OF_A_PERSON.fullmatch(local) is not None
        if (_OF_NO_MAILBOX.search(text, first, start) and not is_reply) or not _stands_alone(
            text, start, end, local, domain
        ):
            continue
        yield Find(start, end)


def _stands_alone(text: str, start: int, end: int, local: str, domain: str) -> bool:
    """Whether an address is all that stands behind a key, or between the slashes of a path, if it stands there."""
    before, first = text[start - 1 : start], max(0, start - 60)
    if before == "=" and (
        local in _NODES or domain == "group.calendar.google.com" or _SOUGHT.search(text, first, start)
    ):
        return False
    if before == "=":
        is_id = _ID.search(text, first, start) is not None and any(char.isdigit() for char in local)
        return _KEY.search(text, first, start) is not None and not _HOST.fullmatch(local) and not is_id
    if before == "/":
        is_file = (
            text[start - 2 : start - 1] == "/"
            or _HOST.fullmatch(local) is not None
            or _OF_A_FILE.fullmatch(domain) is not None
        )
        is_whole = end == len(text) or _SEGMENT_ENDS.match(text, end) is not None
        return is_whole and not is_file and not _ARCHIVE.search(text, max(0, start - 120), start)
    return True


def _cards(passage: Passage) -> Iterator[Find]:
    for match in _CARD.finditer(passage):
        if is_of_account(passage.text, match.start(1)):
            continue
        digits = re.sub(r"\D", "", match[1].decode())
        if (
            _ISSUED.fullmatch(digits)
            and len(set(digits)) > 1
            and luhn_is_right(digits)
            and not _OF_A_THING.search(passage.text, max(0, match.start(1) - 40), match.start(1))
            and not _is_for_tests(passage.text, digits, *match.span(1))
        ):
            yield Find(*match.span(1))


def _is_for_tests(text: str, digits: str, start: int, end: int) -> bool:
    """Whether a number is one that payment providers print, where a payment is only tried."""
    if digits == _OF_SANDBOXES:
        return True
    return _PRINTED.fullmatch(digits) is not None and _is_tried(text, start, end)


# How the numbers begin that card schemes give out, and how long each is.
_ISSUED = Deferred(
    r"4\d{12}(?:\d{3}){0,2}|3[47]\d{13}|3(?:0[0-5]|6|8)\d{11,16}"
    r"|(?=.{16,19}$)(?:5[0-9]|2[2-7]|6011|65|64[4-9]|62|35|6[37])\d+"
)
# The numbers that payment providers print for whoever tries a payment.
_OF_SANDBOXES = "42" * 8
_PRINTED = Deferred(
    r"40000[0-8]\d{10}|4(?:1{15}|2{12})|4012888888881881|5(?:5{11}|105105105105)4444|5105105105105100"
    r"|5200828282828210|2223003122003222|3782822463100\d\d|371449635398431|6011(?:1{11}7|000990139424)|30569309025904"
    r"|38520000023237|36227206271667|3530111333300000|3566002020360505|62000000000000\d\d"
)
# What else is numbered with so many digits, some with the same check digit.
_OF_A_THING = Deferred(
    r"(?i)\b(?:ean|gtin|upc|isbn|issn|imei|iccid|sscc|sku|barcode|meter|serial|part|item|article|tracking|parcel"
    r"|shipment|consignment|build|batch|lot|trace|span|epoch|timestamp)"
    r"(?:s|'s)?(?: (?:number|no\.?|nr\.?|id|code|reading))?(?: is| was)?[:#=]? ?[\"'`(]?$"
)


def _ibans(passage: Passage) -> Iterator[Find]:
    """The longest run of groups that an IBAN's checksum agrees with: what follows may look like another group."""
    for match in _IBAN.finditer(passage):
        value = match[1].decode()
        while len(value) >= 15:
            if len(plain := value.replace(" ", "")) <= 34 and iban_is_right(value):
                start, end = match.start(1), match.start(1) + len(value)
                if plain not in _IBANS_PRINTED or not _is_sample(passage.text, start, end):
                    yield Find(start, end)
                break
            value = value.rpartition(" ")[0]


# The samples of the standard and of its pages.
_IBANS_PRINTED = words(
    """
    DE89370400440532013000 GB82WEST12345698765432 GB29NWBK60161331926819 GB33BUKB20201555555555 NL91ABNA0417164300
    FR1420041010050500013M02606 FR7630006000011234567890189 ES9121000418450200051332 IT60X0542811101000000123456
    CH9300762011623852957 AT611904300234573201 BE68539007547034 DK5000400440116243 IE29AIBK93115212345678
    PL61109010140000071219812874 SE4550000000058398257466
    """
)


_SAMPLE_BEFORE = Deferred(r"(?i)\b(?:sample|example|dummy)(?: iban| account| number)?[:,]? ?[\"'`(]?$")
_SAMPLE_BEHIND = Deferred(r"(?i)[\"'`)]? (?:is|are|as) (?:only |just )?(?:an?|the)(?: \w+)? (?:samples?|examples?)\b")


def _is_sample(text: str, start: int, end: int) -> bool:
    """Whether an account is said to be a sample right beside it."""
    before = _SAMPLE_BEFORE.search(text, max(0, start - 32), start)
    return before is not None or _SAMPLE_BEHIND.match(text, end) is not None


def _ssns(passage: Passage) -> Iterator[Find]:
    for match in _SSN.finditer(passage):
        area, group, serial = match[1].decode().split("-")
        if area not in ("000", "666") and area[0] != "9" and group != "00" and serial != "0000":
            yield Find(*match.span(1))


def _postal(passage: Passage) -> Iterator[Find]:
    """A street with its number: with a city or a code behind it, or where somebody lives or gets something sent."""
    for match in _ADDRESS.finditer(passage):
        start, end = match.span(1)
        if "," in passage.text[start:end] or _LIVES.search(passage.text, max(0, start - 40), start):
            yield Find(start, end)
    for match in _ANY_STREET.finditer(passage):
        if match.start(2) < 0 or match[2].split()[0].decode("latin-1").lower() not in _COUNTED:
            yield Find(match.start(), match.end())


# What is counted as houses are: "Table 4, 10115 Users".
_COUNTED = roles.COUNTED | words("batch run set chart list column entry record sheet cluster shard partition pod node")
_LIVES = Deferred(
    r"(?i)\b(?:liv\w+|home|resid\w+|address\w*|ship\w*|deliver\w*|send|sent|mail\w*|post\w*|at|office|visit\w*|from"
    r"|near)\b[^.\n]*$"
)


def _any_group(source: str) -> Callable[[Passage], Iterator[Find]]:
    pattern = Pattern(source)

    def find(passage: Passage) -> Iterator[Find]:
        for match in pattern.finditer(passage):
            yield Find(match.start(), match.end())

    return find


# Made-up codes that instructions for trying a payment give: "the test card, with CVC 123 and any date".
_CODE_OF_CARD = finds(_CARD_CODE)
_CARD_WORDS = ("cvv", "cvc", "card verification", "card security")
_MADE_UP = words("123 1234 000 0000 111 1111 999 9999 321 4321 100")
_TRIED = Deferred(r"(?i)\b(?:tests?|testing|sandbox\w*|dummy|fake|samples?|examples?|demo|docs|any (?:[a-z]+ )?date)\b")


def _card_codes(passage: Passage) -> Iterator[Find]:
    text = passage.text
    for find in _CODE_OF_CARD(passage):
        if text[find.start : find.end] not in _MADE_UP or not _is_tried(text, find.start, find.end):
            yield find


def _is_tried(text: str, start: int, end: int) -> bool:
    """Whether what stands around a number says that a payment is only tried."""
    return _TRIED.search(text, max(0, start - 80), end + 80) is not None


# What columns hold that name no person and yet are about one, and how it looks.
_COLUMNS = (
    (
        r"user|uid|member|patient|subscriber|employee|cardholder|account holder",
        r"(?:[a-z]{1,8}[-_])?[A-Za-z]?\d{3,19}|" + UUID,
    ),
    (r"birth|dob|d\.o\.b|born|geb", DATE),
    (r"phone|mobile|tel|fax", r"\+?[\d ()./-]{7,20}"),
    (r"address|street|anschrift", r"(?=.*\d)(?=.*[A-Za-z]{3})[^@]{8,90}"),
    (r"ssn|passport|national|tax|iban|card|licen[cs]e|social", r"(?=(?:.*\d){5})[A-Z0-9 -]{7,34}"),
)
_COLUMN = [(re.compile(rf"(?:\b|_)(?:{head})(?!s\b)"), re.compile(value, re.IGNORECASE)) for head, value in _COLUMNS]
_PERSONAL = words("mail email e-mail phone mobile dob ssn birth birthdate birth_date date_of_birth iban passport")


_IN_COLUMN = Deferred(r"(?:[a-z]{1,8}[-_])?[A-Za-z]?\d{4,19}")


def _columns(passage: Passage) -> Iterator[Find]:
    """What stands in a column that says what it is."""
    cells = passage.once(cells_of)
    of_persons = not _PERSONAL.isdisjoint(cell.head for cell in cells)
    for cell in cells:
        if of_persons and cell.head == "id" and _IN_COLUMN.fullmatch(passage.text, cell.start, cell.end):
            yield Find(cell.start, cell.end)
        elif 3 < cell.end - cell.start < 91:
            value = passage.text[cell.start : cell.end]
            if any(head.search(cell.head) and shape.fullmatch(value) for head, shape in _COLUMN):
                yield Find(cell.start, cell.end)
    for cell in passage.once(rows_of):
        value = passage.text[cell.start : cell.end]
        if any(_labels(head, cell.head) and shape.fullmatch(value) for head, shape in _COLUMN):
            yield Find(cell.start, cell.end)


def _labels(head: re.Pattern[str], label: str) -> bool:
    """Whether the label of a row ends with such a head, or with that and the word for a number."""
    found = head.search(label)
    return found is not None and _NUMBERED.fullmatch(label, found.end()) is not None


_NUMBERED = re.compile(r"(?:[ _-]?(?:ids?|no\.?|nr\.?|numbers?|#))?")


_ID_WORDS = tuple(
    sorted(
        words(
            """
            passport licen national nino tax tin steuer personal identity card patient medical mrn employee
            staff member badge nhs ni driv insurance bsn cpf dni nie pesel ahv aadhaar sin tfn curp codice
            sozialversicherungsnummer personnummer policy id
            """
        )
    )
)


def _detector(name: str, what: str, instead: str, find: Callable[[Passage], Iterator[Find]], *gate: str) -> Detector:
    return Detector(name, Category.PII, what, instead, gate, find)


DETECTORS: tuple[Detector, ...] = (
    _detector("mail-address", "The mail address of a person", "[email address]", _emails, "@"),
    _detector("phone", "A phone number", "[phone number]", phones.find),
    _detector("card", "A card number: its check digit is right", REMOVED, _cards),
    _detector("iban", "An IBAN: its check digits are right", REMOVED, _ibans),
    _detector("ssn", "A social security number", REMOVED, _ssns, "-"),
    _detector("ssn-announced", "A social security number", REMOVED, finds(_SSN_CUED), "ssn", "social security"),
    _detector("personal-number", "A number that an office knows a person by", REMOVED, finds(_NATIONAL_ID), *_ID_WORDS),
    _detector(
        "birth-date",
        "A date of birth",
        "[date of birth]",
        births.announced,
        "born",
        "birth",
        "dob",
        "d.o.b",
        "geb",
        "n\xe9 le",
        "n\xe9e le",
        "naissance",
        "nacid",
        "nacimiento",
    ),
    _detector("birth-date-beside", "A date of birth beside a name", "[date of birth]", births.beside, "19", "20"),
    _detector("personal-column", "Stands in a column about persons", REMOVED, _columns),
    _detector("postal-address", "A postal address", "[postal address]", _postal),
    *user_ids.DETECTORS,
    _detector(
        "post-box", "A postal address", "[postal address]", finds(_BOX), "po box", "p.o box", "po. box", "p.o. box"
    ),
    _detector(
        "bank-code", "The code of somebody's bank", REMOVED, finds(_BANK), "sort code", "bank code", "blz", "routing"
    ),
    _detector("card-code", "The code on the back of a card", REMOVED, _card_codes, *_CARD_WORDS),
    _detector("postal-address-abroad", "A postal address", "[postal address]", _any_group(_ADDRESS_AFTER)),
)
