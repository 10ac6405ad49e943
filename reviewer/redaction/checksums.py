"""Checksums that vendors and banks put into what they issue: a right one says that it is real."""

import re
import string
import zlib

_BASE62 = string.digits + string.ascii_uppercase + string.ascii_lowercase
_CHECK_DIGITS = 6


def base62(number: int) -> str:
    """A number in base 62, six digits wide."""
    digits = ""
    for _ in range(_CHECK_DIGITS):
        number, place = divmod(number, len(_BASE62))
        digits = _BASE62[place] + digits
    return digits


def crc_is_right(token: str) -> bool:
    """Whether the last six characters are the CRC-32 of those between the prefix and them: GitHub's and npm's way."""
    body = token.rpartition("_")[2]
    return len(body) > _CHECK_DIGITS and body[-_CHECK_DIGITS:] == base62(zlib.crc32(body[:-_CHECK_DIGITS].encode()))


def luhn_is_right(number: str) -> bool:
    """Whether the last digit of a card number agrees with the others; spaces and hyphens are passed over."""
    digits = [int(char) for char in number if char in string.digits]
    doubled = [sum(divmod(2 * digit, 10)) for digit in digits[-2::-2]]
    return len(digits) > 1 and (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0


def iban_is_right(iban: str) -> bool:
    """Whether an IBAN's two check digits agree with the rest (ISO 13616, modulo 97)."""
    compact = re.sub(r"\s", "", iban).upper()
    moved = compact[4:] + compact[:4]
    return moved.isalnum() and moved.isascii() and int("".join(str(int(char, 36)) for char in moved)) % 97 == 1
