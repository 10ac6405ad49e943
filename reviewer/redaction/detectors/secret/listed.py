"""Passwords in lists and tables: under a line that announces passwords, in a column or a row that is named so."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reviewer.redaction.detectors.secret.composed import is_of_a_year
from reviewer.redaction.detectors.secret.credible import is_key, is_password, is_strong, kinds
from reviewer.redaction.detectors.secret.pairs import ASSIGNED
from reviewer.redaction.detectors.secret.plain import is_phrase_alone, is_plain_word
from reviewer.redaction.pattern import Deferred, Pattern
from reviewer.redaction.reading.tables import cells_of
from reviewer.redaction.values import REMOVED, Category, Detector, Find, Passage

_HEADING = Pattern(r"(?i)\b(?:passwords|passphrases|logins|credentials|kennw\xf6rter)\b[^\n|]{0,120}:[ \t]*\r?\n")
# What a list below tells of passwords that is none of them.
_OF_THEM = Deferred(
    r"(?i)\b(?:rotat|reset|revok|chang|expir|count|number|affect|hash|polic|rule|require|attempt|fail|length)"
)
_ROW = Deferred(
    r"[ \t>]*(?:[-*\u2022\u2013] |\d{1,2}[.)] |[a-z]\) )?(?P<label>[^\n:|]{2,40}?)(?P<between>: +|[ \t]{2,}| ?\.{4,} ?)"
    r"(?:[^\s:/]+ / )?(?P<value>[^\n]{1,80}?)[ \t\r]*(?:\n|\Z)"
)
_LINE = Deferred(r"[^\n]*\S[^\n]*(?:\n|\Z)")
_BLANK = Deferred(r"[ \t\r]*\n")
_MOST_ROWS = 60
_RESOURCE = Deferred(r"[a-z][a-z0-9]*(?:[-_.][a-z0-9]+)+")

_DOTTED = Pattern(r"(?m)^[ \t]*[^\n|.]{2,40}\.{4,} ?[^\n]")
# What a row of a list of ways in is named by.
_WAY_IN = Deferred(
    r"(?i)\b(?:login|log-in|password|passphrase|admin|root|token|bios|remote|vnc|rdp|ssh|vpn|wlan|wi-?fi|account|acct"
    r"|mailbox|console|portal|server|desktop|key|s?ftp|database|db|mqtt|router|switch)\b"
)
_DIGITS_OF = Deferred(r"(?i)\b(?:pin|puk|safe|lock|alarm|door|gate)\b")
_DIGITS = Deferred(r"(?:(?:left|right) )?(?P<digits>\d{4,10}[#*]?|\d{1,2}(?:-\d{1,2}){2,5}[#*]?)")
_WHOLE = Deferred(r"[^\s|\"<>()]+")
_PHRASE_OF = Deferred(r"(?i)\b(?:wlan|wi-?fi|passphrase|password)\b")
_PHRASE = Deferred(r"[a-z]{3,14}(?: [a-z]{3,14}){2,6}")

_NAMED_ROW = Pattern(
    r"(?im)^[ \t>]*\|[^|\n]{0,40}\b(?:pass ?(?:word|phrase|code)|passwort|kennwort)[ \t*_`]*\|[ \t*_`]*([^|\n]{4,60}?)"
    r"[ \t*_`]*\|[ \t]*$",
    needs=r"(?i)(?:word|phrase|code|wort)[ \t*_`]*\|",
)
# A row that begins with the name of a variable: `| API_TOKEN | … | yes |`.
_VARIABLE_ROW = Pattern(
    r"(?m)^[ \t>]*\|[ \t*`]*([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*_(?:TOKEN|KEY|SECRET|PASS|PASSWORD|PASSPHRASE|PWD))[ \t*`]*\|"
    r"[ \t*`]*([^|\s`]{6,200})[ \t*`]*\|",
    needs=r"_(?:TOKEN|KEY|SECRET|PASS|PASSWORD|PASSPHRASE|PWD)[ \t*`]*\|",
)
_BELOW_HEADS = Deferred(r"\s*\|[ \t]*:?-{2,}")
_COLUMN = Deferred(
    r"(?:[\w -]+ )?(?:pass ?(?:word|phrase|code)s?|pw|(?:\w*-)?(?:passwort|kennwort)|mots? de passe|contrase[n\xf1]as?)"
)
# Heads of columns of keys; a column of values is one where the mail speaks of credentials.
_KEY_COLUMN = Deferred(
    r"(?:[\w -]+[ _-])?(?:secrets?|tokens?|credentials?|(?:api|access|secret|signing|private|shared|service)[ _-]?keys?"
    r"|zugangsdaten|\w*schl\xfcssel|geheimnis|jetons?|cl\xe9s? (?:api|secr\xe8te)|secreto|clave(?: api)?)"
    r"|(?P<value>(?:new|old|current|previous) (?:value|key|one)|neuer wert|nouvelle valeur|(?:nuevo )?valor(?: nuevo)?)"
)
_OF_CREDENTIALS = Deferred(
    r"(?i)\b(?:rotat(?:ed?|es|ing)|passwords?|credentials?|secrets?|api keys?|passw\xf6rter|kennw\xf6rter|zugangsdaten"
    r"|mots de passe|identifiants|contrase\xf1as|credenciales)\b"
)
_SIGN = Deferred(r"[!#$%&*?@~^]")
_MOST_OFF = 700


@dataclass(frozen=True, slots=True)
class _Row:
    label: str
    value: str
    start: int
    is_dotted: bool

    @property
    def find(self) -> Find:
        return Find(self.start, self.start + len(self.value))


def _lists(passage: Passage) -> Iterator[Find]:
    """The values of the rows below a line that ends in "passwords by site:"."""
    done = 0
    for match in _HEADING.finditer(passage):
        begin = passage.text.rfind("\n", max(0, match.start() - 80), match.start()) + 1
        if match.start() < done or _OF_THEM.search(passage.text, begin, match.end()):
            continue
        rows, done = _rows(passage.text, match.end())
        rows = [row for row in rows if " " not in row.value]
        known = [row for row in rows if is_password(row.value) and not _RESOURCE.fullmatch(row.value)]
        if len(known) >= 2 and len(known) * 2 >= len(rows):
            yield from (row.find for row in rows if is_password(row.value) or is_plain_word(row.value))


def _rows(text: str, start: int) -> tuple[list[_Row], int]:
    """The rows of the lines from a place to the next blank one, and where that is."""
    blank = _BLANK.match(text, start)
    place = blank.end() if blank else start
    rows: list[_Row] = []
    while len(rows) < _MOST_ROWS and (line := _LINE.match(text, place)):
        if (row := _ROW.match(text, place, line.end())) and row.end() == line.end():
            rows.append(_Row(row["label"], row["value"], row.start("value"), ".." in row["between"]))
        place = max(line.end(), place + 1)
    return rows, place


def _dotted(passage: Passage) -> Iterator[Find]:
    """Rows like `BIOS ........ Xy12…` where several of them are ways in."""
    done = 0
    for match in _DOTTED.finditer(passage):
        if match.start() < done:
            continue
        rows, done = _rows(passage.text, match.start())
        told = [find for row in rows if row.is_dotted for find in _of_row(row)]
        if len(told) >= 2:
            yield from told


def _of_row(row: _Row) -> Iterable[Find]:
    if _DIGITS_OF.search(row.label) and (digits := _DIGITS.fullmatch(row.value)):
        return [Find(row.start + digits.start("digits"), row.start + digits.end())]
    if " " in row.value or not _WHOLE.fullmatch(row.value):
        return [row.find] if _PHRASE_OF.search(row.label) and _PHRASE.fullmatch(row.value) else []
    if is_strong(row.value) or (_WAY_IN.search(row.label) and is_password(row.value)):
        return [row.find]
    return []


def _tables(passage: Passage) -> Iterator[Find]:
    """Cells below a head that names passwords, and beside one in a table of two columns."""
    cells = [cell for cell in passage.once(cells_of) if _COLUMN.fullmatch(cell.head)]
    texts = [_of_cell(passage.text[cell.start : cell.end].strip("*_`")) for cell in cells]
    if any(is_password(text) or is_phrase_alone(text) for text in texts):
        for cell, text in zip(cells, texts, strict=True):
            if _is_in_cell(text):
                start = passage.text.index(text, cell.start)
                yield Find(start, start + len(text))
    for match in _NAMED_ROW.finditer(passage):
        start, end = match.span(1)
        value = passage.text[start:end]
        end = start + len(value := _of_cell(value))
        if _is_in_cell(value) and not _BELOW_HEADS.match(passage.text, match.end()):
            yield Find(start, end)


def _is_in_cell(value: str) -> bool:
    if is_of_a_year(value):
        return False
    return is_password(value) or is_plain_word(value) or is_phrase_alone(value)


def _of_cell(text: str) -> str:
    """What of a cell may be a password: a word, a phrase, or what stands before a remark in brackets."""
    if is_phrase_alone(text):
        return text
    value, _, rest = text.partition(" ")
    return value if not rest or (rest[0] in "([\u2013-" and is_strong(value)) else ""


def _keys(passage: Passage) -> Iterator[Find]:
    """Cells below a head that names keys, tokens or secrets, or their new values."""
    for cell in passage.once(cells_of):
        head = _KEY_COLUMN.fullmatch(cell.head) if cell.end - cell.start >= 8 else None
        if head is None:
            continue
        text = passage.text[cell.start : cell.end].strip("*_`")
        is_one = " " not in text and not _RESOURCE.fullmatch(text) and not ASSIGNED.match(text)
        is_hex = len(text) >= 32 and not head["value"]
        if not is_one or not (is_strong(text) or (len(text) >= 20 and is_key(text))) or kinds(text) < 3 - is_hex:
            continue
        if head["value"] and not _is_credential(passage.text, cell.start, text):
            continue
        start = passage.text.index(text, cell.start)
        yield Find(start, start + len(text))


def _is_credential(text: str, start: int, value: str) -> bool:
    """Whether a new or an old value is one of a credential: settings have such columns too."""
    if "=" in value or not (len(value) >= 16 or _SIGN.search(value)):
        return False
    return _OF_CREDENTIALS.search(text, max(0, start - _MOST_OFF), start) is not None


def _variables(passage: Passage) -> Iterator[Find]:
    """What stands beside the name of a variable that holds a credential."""
    for match in _VARIABLE_ROW.finditer(passage):
        start, end = match.span(2)
        value, name = passage.text[start:end], match[1]
        is_phrase = name.endswith((b"PHRASE", b"PASS", b"WORD", b"PWD")) and is_password(value)
        if is_phrase or is_key(value) or is_strong(value):
            yield Find(start, end)


DETECTORS = (
    Detector(
        "variable-in-table", Category.SECRET, "The value of a key, token or password", REMOVED, ("|",), _variables
    ),
    Detector(
        "listed-password",
        Category.SECRET,
        "A password in a list",
        REMOVED,
        ("passwords", "passphrases", "logins", "credentials"),
        _lists,
    ),
    Detector("dotted-password", Category.SECRET, "A password in a list", REMOVED, ("....",), _dotted),
    Detector(
        "password-in-table",
        Category.SECRET,
        "A password in a table",
        REMOVED,
        ("passw", "passp", "passc", "kennwort", "pw", "mot de passe", "mots de passe", "contrase"),
        _tables,
    ),
    Detector(
        "key-in-table",
        Category.SECRET,
        "A key or password in a table",
        REMOVED,
        ("|", "key", "token", "secret", "credential", "schl\xfcssel", "jeton", "cl\xe9", "clave"),
        _keys,
    ),
)
