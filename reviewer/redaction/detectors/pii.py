"""What identifies a person: addresses, phones, cards, accounts, numbers, dates of birth."""

import re
from collections.abc import Callable, Iterator

from reviewer.redaction.checksums import iban_is_right, luhn_is_right
from reviewer.redaction.pattern import Deferred, Pattern, finds
from reviewer.redaction.tables import cells_of
from reviewer.redaction.values import REMOVED, Category, Detector, Find, Passage
from reviewer.redaction.wordlist import words

_EMAIL = Pattern(
    r"(?i)(?:^|[^a-z0-9._%+/=-])([a-z0-9_][a-z0-9._%+'-]*)@((?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,24})\b"
)
_ROLES = words(
    """
    abuse devnull auditor auditors viewer operator owner tester demo account accounts accounting admin administrator
    alert alerts all announce announcements api app apps automation board bot bots build careers ceo ci cloud
    compliance contact contracts customer customers cto cso ciso daemon data dba deploy dev developers devops devs
    dmarc dpo engineering enquiries eng everyone example exec execs executive executives facilities feedback finance
    fraud git github gitlab group hello help helpdesk hostmaster hr hg incident incidents info infra infosec
    infrastructure inquiries invoice invoices it jenkins jobs leadership legal list lists mail mailer maintenance
    management marketing media monitoring name netops news newsletter no-reply noc noreply notification
    notifications notify office on-call oncall operations ops order orders pager payments partners payroll platform
    postmaster press privacy product purchasing qa recruiting release releases reply reports reply-to returns robot
    root sales script security service services shop signup soc spam sre staff status statuspage stakeholders
    subscribe success support sysadmin system systems team tech technical test testing tickets trust updates user
    users uucp vendor vendors web webmaster you your someone somebody anyone me email address username firstname
    lastname first last svc usr www ftp postgres mysql redis kafka ubuntu ec2-user centos debian vagrant deployer
    runner terraform ansible prometheus grafana cert certificates domains registrar billing major major-incident
    sev1 sev2 dr bcp crm erp edi sftp backup backups cron donotreply do-not-reply unsubscribe bounce bounces
    """
)
_INTERNATIONAL = Pattern(r"(?:^|[^\w+.])(\+\d[\d\s().\xa0/-]{6,20}\d)")
_NATIONAL = Pattern(r"(?:^|[^\w+.:/#-])((?:1[ .-])?\(?\d{2,5}\)?[\s./-]{0,2}\d[\d\s./-]{4,14}\d)\b")
_PHONE_CUE = Deferred(
    r"(?i)(?:\b(?:phone|tel|telephone|telefon|mobile|cell|cellphone|call|called|calls|calling|dial|dialled"
    r"|reach|reached|reachable|text|sms|whatsapp"
    r"|hotline|fax|handy|number|callback|contact|bridge|mob)\b|☎)[^\n\d]{0,30}$"
)
_CARD = Pattern(r"(?:^|[^\w.-])((?:\d{4}[ -]?){3}\d{1,7}|3[47]\d\d[ -]?\d{6}[ -]?\d{5}|\d{13,19})\b")
_IBAN = Pattern(r"\b([A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?)\b")
_SSN = Pattern(r"(?:^|[^\w.-])(\d{3}-\d{2}-\d{4})\b")
_SSN_CUED = r"(?i)\b(?:ssn|social security(?: (?:number|no\.?|#))?)[\s:#=]*(?:is |was )?(\d{3}[ -]?\d{2}[ -]?\d{4})\b"
# Documents and offices that know a person by a number: those of the first list need a word like `number` behind them.
_NATIONAL_ID = (
    r"(?i)\b(?:(?:national|personal|patient|employee|staff|member|badge|insurance|policy holder|licen[cs]e|tax"
    r"|identity card|id card|medical record)(?: ?(?:id|number|no\.?|#|nr\.?))+"
    r"|(?:passport|driver'?s? licen[cs]e|driving licen[cs]e|national insurance|NINO|NI|tax id|TIN|steuer-?id|MRN"
    r"|NHS|BSN|CPF|DNI|NIE|PESEL|AHV|aadhaar|SIN|TFN|CURP|codice fiscale|sozialversicherungsnummer|personnummer)"
    r"(?: ?(?:id|number|no\.?|#|nr\.?))*)"
    r"[\s:#=(]{1,3}(?:is |was )?([A-Z]{0,6}[ -]?\d(?:[A-Z0-9]|[ .-]\d){4,18}(?-i: ?[A-Z])?)\b"
)
_UUID = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
_USER_ID = (
    r"(?i)\b(?:(?:user|usr|member|account[ _-]holder|subscriber|profile|patient|cardholder|guest|end[ -]user)s?"
    r"[ _-]?(?:ids?|uuid|number|no\.?|#)[\"'`]?(?: (?:is|was))?[\s:=#(\"'`]{0,4}(?:#|id )?[\"'`]?"
    r"|(?:user|member|account[ _-]holder|subscriber|profile|patient|cardholder|guest|end[ -]user)[\s:=(\"'`]{1,3}"
    r"(?:with (?:the |this )?id )?#?[\"'`]?|\buid[=: ]+[\"'`]?)"
    r"((?:usr|user|u|uid|mem|acct|cus|sub)?[_-]?\d{5,19}|"
    + _UUID
    + r"|(?:usr|user|u|uid|mbr)_[A-Za-z0-9]{4,40}|[A-Z]{1,3}-?\d{4,12})\b"
)
_USER_ID_BY_FORM = (
    r"\b((?:usr|user|uid|mbr|member|person|psn)_[A-Za-z0-9]*\d[A-Za-z0-9]{3,40}|(?:u|usr|user|uid)[_-]\d{4,12}"
    r"|auth0[|][0-9a-f]{16,32})\b"
)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DATE = (
    r"\d{4}[-/.]\d\d[-/.]\d\d|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\.? (?:of )?{_MONTH},? \d{{4}}|{_MONTH}\.? \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}"
    rf"|\d{{1,2}}-{_MONTH}-\d{{4}}"
)
_BORN = Pattern(
    r"(?i)\b(?:born(?: on)?|date[ _-]of[ _-]birth|d\.?o\.?b\.?|birth[ _-]?dates?|birthdays?|geboren(?: am)?"
    r"|geburtsdatum)\b"
    rf"[\s:=|,(\"'`]*(?:is |was |on )?({_DATE})"
)
_ANOTHER_DATE = Deferred(rf"(?i) ?(?:\||,|;| and| or) ?({_DATE})")
_STREET = (
    r"Street|St\.?|Avenue|Ave\.?|Road|Rd\.?|Lane|Ln\.?|Drive|Dr\.?|Boulevard|Blvd\.?|Court|Ct\.?|Place|Pl\.?"
    r"|Square|Sq\.?|Terrace|Crescent|Close|Parkway|Pkwy\.?|Highway|Hwy\.?|Way|Row|Gardens|Grove|Hill|Walk|Quay"
    r"|Mews"
)
_CITY = r"(?:,? [A-Z][A-Za-z\xc0-\xff.'-]+(?: [A-Z][A-Za-z\xc0-\xff.'-]+){0,2})"
_UK = r"[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}"
_ADDRESS = Pattern(
    rf"\b((?:(?:Flat|Apartment|Apt\.?|Unit|Suite) \w{{1,4}},? )?\d{{1,5}}[A-Za-z]?(?: [NSEW]\.?)?"
    rf" (?:[A-Z][A-Za-z'\xc0-\xff]+ ){{1,3}}(?:{_STREET})(?:,? (?:Apt"
    rf"|Apartment|Suite|Ste|Unit|Flat|Floor|#)\.? ?[\w-]+)?"
    rf"(?:,{_CITY})?(?:,? (?:{_UK}|[A-Z]{{2}},? \d{{5}}(?:-\d{{4}})?|\d{{4,5}}(?: [A-Z]{{2}})?))?)\b"
)
_BANK = r"(?i)\b(?:sort code|bank code|blz|routing number)[\s:#=]*(?:is |was )?(\d{2}-\d{2}-\d{2}|\d{8,9})\b"
_CARD_CODE = r"(?i)\b(?:cvv2?|cvc2?|card (?:verification|security) (?:code|number))[\s:#=]*(?:is |was )?(\d{3,4})\b"
_BOX = rf"\b(P\.?O\.? Box \d{{1,6}}(?:,{_CITY})?(?:,? (?:{_UK}|[A-Z]{{2}},? \d{{5}}(?:-\d{{4}})?|\d{{4,5}}))?)\b"
_ADDRESS_AFTER = (
    r"\b((?:[A-Z][a-z\xc0-\xff]+(?:-| ))?[A-Z][a-z\xdf-\xff-]*(?:stra\xdfe|strasse|str\.|weg|platz|allee|gasse"
    r"|gracht|straat|laan|plein|vej|gata|gatan|ring|damm|ufer|Stra\xdfe|Stra\xdfe)"
    r" \d{1,4}[a-z]?(?:,? (?:[A-Z]{1,2}-)?\d{4,5}(?: [A-Z]{2})? [A-Z][a-z\xc0-\xff-]+(?: [A-Z][a-z\xc0-\xff-]+)?)?)\b"
    r"|\b(\d{1,4}(?: bis| ter)?,? (?:rue|avenue|boulevard|place|all\xe9e|chemin|impasse|quai|via|calle|avenida"
    r"|rua|piazza|paseo) (?:d[eu'] ?|de la |des |del |di |da "
    r"|do )?[A-Z][\w\xc0-\xff'-]+(?: [A-Z][\w\xc0-\xff'-]+)*(?:,? \d{4,5} [A-Z][\w\xc0-\xff-]+)?)"
    r"|\b((?:Calle|Via|Avenida|Rua|Piazza|Paseo|ul\.|Ulica) (?:d[eai] |del |della "
    r"|de la )?[A-Z][\w\xc0-\xff'-]+(?: [A-Z][\w\xc0-\xff'-]+)*,? \d{1,4}"
    r"(?:,? \d{4,5}(?:-\d{3})? [A-Z][\w\xc0-\xff-]+)?)\b"
)


def _emails(passage: Passage) -> Iterator[Find]:
    for match in _EMAIL.finditer(passage):
        local, domain = match[1].decode().lower(), match[2].decode().lower()
        if _is_persons(local, domain):
            yield Find(match.start(1), match.end())


def _is_persons(local: str, domain: str) -> bool:
    """Whether a mail address is a person's: none of its parts names a role, and it is no machine's or message's id."""
    local = local.partition("+")[0]
    parts = re.split(r"[._-]", local)
    if local in _ROLES or (len(parts) > 1 and not _ROLES.isdisjoint(parts)) or parts[0] in _ROLES:
        return False
    is_id = len(local) > 18 and len(re.findall(r"\d", local)) > 4
    return not is_id and not domain.endswith(
        ("gserviceaccount.com", ".internal", ".local", ".svc", ".png", ".jpg", "noreply.github.com")
    )


def _phones(passage: Passage) -> Iterator[Find]:
    for match in _INTERNATIONAL.finditer(passage):
        if _is_phone(match[1].decode("latin-1"), None):
            yield Find(*match.span(1))
    for match in _NATIONAL.finditer(passage):
        start, end = match.span(1)
        cued = _PHONE_CUE.search(passage.text, max(0, start - 48), start)
        shaped = _US_SHAPE.fullmatch(passage.text, start, end) or _ABROAD_SHAPE.fullmatch(passage.text, start, end)
        if (cued or shaped) and not _IS_DATE.match(passage.text, start) and _is_national(passage.text[start:end]):
            yield Find(start, end)


_US_SHAPE = Deferred(r"(?:1[ .-])?\(\d{3}\) ?\d{3}[-. ]\d{4}|(?:1-)?\d{3}-\d{3}-\d{4}|(?:1\.)?\d{3}\.\d{3}\.\d{4}")
# A date, a version that is made like one, an address, a number in groups of three.
_IS_DATE = Deferred(
    r"(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}\b|[1-9]\d{0,2}(?:[ .]\d{3}){1,3}(?![ \d.-]*\d)"
    r"|\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|\d{1,3}(?:\.\d{1,3}){3}\b"
)


_ABROAD_SHAPE = Deferred(r"\(?0\d{2,4}\)?[ /-]{1,3}\d{3,4}(?:[ -]\d{3,5})|0\d(?: \d\d){4}")
_REGIONS = ("US", "GB", "DE", "FR", "NL", "CH", "AT", "AU", "IE", "ES", "IT")


def _is_national(number: str) -> bool:
    return any(_is_phone(number, region) for region in _REGIONS)


def _is_phone(number: str, region: str | None) -> bool:
    """Whether it can be dialled; numbers kept for fiction (555-01xx) reach nobody."""
    digits = re.sub(r"\D", "", number)
    if re.search(r"55501\d\d$", digits) or len(set(digits)) < 4:
        return False
    import phonenumbers  # it takes a while to load, and most texts hold no number

    try:
        parsed = phonenumbers.parse(number, region)
    except phonenumbers.NumberParseException:
        return False
    return phonenumbers.is_valid_number(parsed) if region else phonenumbers.is_possible_number(parsed)


def _cards(passage: Passage) -> Iterator[Find]:
    for match in _CARD.finditer(passage):
        digits = re.sub(r"\D", "", match[1].decode())
        if 13 <= len(digits) <= 19 and _ISSUERS.match(digits) and len(set(digits)) > 1 and luhn_is_right(digits):
            yield Find(*match.span(1))


_ISSUERS = Deferred(r"4|5[1-5]|2[2-7]|3[47]|30[0-5]|36|38|6011|65|64[4-9]|62|35|50|5[6-9]|6[37]")


def _ibans(passage: Passage) -> Iterator[Find]:
    """The longest run of groups that an IBAN's checksum agrees with: what follows may look like another group."""
    for match in _IBAN.finditer(passage):
        value = match[1].decode()
        while len(value) >= 15:
            if len(re.sub(" ", "", value)) <= 34 and iban_is_right(value):
                yield Find(match.start(1), match.start(1) + len(value))
                break
            value = value.rpartition(" ")[0]


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


_LIVES = Deferred(
    r"(?i)\b(?:liv\w+|home|resid\w+|address\w*|ship\w*|deliver\w*|send|sent|mail\w*|post\w*|at|office|visit\w*|from"
    r"|near)\b[^.\n]*$"
)


_USERS = Pattern(
    r"(?i)\b(?:users?|members?|accounts? of users?)(?: ids?)?:? (#?)(\d{3,12})((?:(?:,|,? and|,? or) #?\d{3,12})*)"
)
_DIGITS = Deferred(r"\d+")


def _users(passage: Passage) -> Iterator[Find]:
    """Several users by their ids, or one behind a hash: "users 48213 and 48214", "user #4471"."""
    for match in _USERS.finditer(passage):
        if match[1] or (match[3] and match.end(2) - match.start(2) > 3):
            for digits in _DIGITS.finditer(passage.text, match.start(2), match.end()):
                yield Find(*digits.span())


def _any_group(source: str) -> Callable[[Passage], Iterator[Find]]:
    pattern = Pattern(source)

    def find(passage: Passage) -> Iterator[Find]:
        for match in pattern.finditer(passage):
            yield Find(match.start(), match.end())

    return find


def _births(passage: Passage) -> Iterator[Find]:
    """The date behind each cue, and those that go on from it in a row of a table or a list."""
    for match in _BORN.finditer(passage):
        start, end = match.span(1)
        while _is_real_date(passage.text[start:end]):
            yield Find(start, end)
            more = _ANOTHER_DATE.match(passage.text, end)
            if more is None:
                break
            start, end = more.span(1)


def _is_real_date(words: str) -> bool:
    """Whether a date of birth in digits lies in a lifetime."""
    years = [int(year) for year in re.findall(r"\d{4}", words)]
    return not years or 1900 <= years[0] < 2100


# What columns hold that name no person and yet are about one, and how it looks.
_COLUMNS = (
    (
        r"user|uid|member|patient|subscriber|employee|cardholder|account holder",
        r"(?:[a-z]{1,8}[-_])?[A-Za-z]?\d{3,19}|" + _UUID,
    ),
    (r"birth|dob|d\.o\.b|born|geb", _DATE),
    (r"phone|mobile|tel|fax", r"\+?[\d ()./-]{7,20}"),
    (r"address|street|anschrift", r"(?=.*\d)(?=.*[A-Za-z]{3})[^@]{8,90}"),
    (r"ssn|passport|national|tax|iban|card|licen[cs]e|social", r"(?=(?:.*\d){5})[A-Z0-9 -]{7,34}"),
)
_COLUMN = [(re.compile(rf"\b(?:{head})|_(?:{head})"), re.compile(value, re.IGNORECASE)) for head, value in _COLUMNS]


def _columns(passage: Passage) -> Iterator[Find]:
    """What stands in a column that says what it is."""
    for cell in passage.once(cells_of):
        if 3 < cell.end - cell.start < 91:
            value = passage.text[cell.start : cell.end]
            if any(head.search(cell.head) and shape.fullmatch(value) for head, shape in _COLUMN):
                yield Find(cell.start, cell.end)


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
_USER_WORDS = ("user", "usr", "member", "holder", "subscriber", "profile", "patient", "guest", "uid")


def _detector(name: str, what: str, instead: str, find: Callable[[Passage], Iterator[Find]], *gate: str) -> Detector:
    return Detector(name, Category.PII, what, instead, gate, find)


DETECTORS: tuple[Detector, ...] = (
    _detector("mail-address", "The mail address of a person", "[email address]", _emails, "@"),
    _detector("phone", "A phone number", "[phone number]", _phones),
    _detector("card", "A card number: its check digit is right", REMOVED, _cards),
    _detector("iban", "An IBAN: its check digits are right", REMOVED, _ibans),
    _detector("ssn", "A social security number", REMOVED, _ssns, "-"),
    _detector("ssn-announced", "A social security number", REMOVED, finds(_SSN_CUED), "ssn", "social security"),
    _detector("personal-number", "A number that an office knows a person by", REMOVED, finds(_NATIONAL_ID), *_ID_WORDS),
    _detector("user-id", "The id of a user", "[user id]", finds(_USER_ID), *_USER_WORDS),
    _detector("user-ids", "The ids of users", "[user id]", _users, "user", "member"),
    _detector("user-id-by-form", "The id of a user", "[user id]", finds(_USER_ID_BY_FORM), "_", "u-", "auth0"),
    _detector(
        "birth-date",
        "A date of birth",
        "[date of birth]",
        _births,
        "born",
        "birth",
        "dob",
        "d.o.b",
        "geb",
    ),
    _detector("personal-column", "Stands in a column about persons", REMOVED, _columns),
    _detector("postal-address", "A postal address", "[postal address]", _postal),
    _detector("post-box", "A postal address", "[postal address]", finds(_BOX), "box"),
    _detector(
        "bank-code", "The code of somebody's bank", REMOVED, finds(_BANK), "sort code", "bank code", "blz", "routing"
    ),
    _detector("card-code", "The code on the back of a card", REMOVED, finds(_CARD_CODE), "cvv", "cvc", "card "),
    _detector("postal-address-abroad", "A postal address", "[postal address]", _any_group(_ADDRESS_AFTER)),
)
