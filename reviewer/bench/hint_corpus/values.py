"""Values with a form of their own: tokens with the checksums their vendors give them, numbers, addresses, keys.

Each is put together when it is asked for, so that no file holds anything that looks like a credential.
"""

import base64
import ipaddress
import json
import string
import zlib
from collections.abc import Callable
from random import Random

LOWER = string.ascii_lowercase + string.digits
BASE62 = string.digits + string.ascii_uppercase + string.ascii_lowercase
BASE64 = string.ascii_letters + string.digits + "+/"

Maker = Callable[[Random, str], str]


def _of(alphabet: str) -> Maker:
    """As many characters of an alphabet as the argument says."""
    return lambda rng, length: "".join(rng.choices(alphabet, k=int(length)))


def _number(rng: Random, between: str) -> str:
    least, most = map(int, between.split("-"))
    return str(rng.randint(least, most))


def _crc_token(rng: Random, prefix: str) -> str:
    """GitHub's and npm's form: 30 characters and the base62 CRC-32 of them."""
    body = "".join(rng.choices(BASE62, k=30))
    rest, check = zlib.crc32(body.encode()), ""
    while rest:
        rest, digit = divmod(rest, 62)
        check = BASE62[digit] + check
    return prefix + body + check.rjust(6, "0")


def _luhn_digit(digits: str) -> int:
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if place % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return -total % 10


def _card_digits(rng: Random, off: int) -> str:
    body = rng.choice(["4", "51", "52", "54", "55"])
    body += "".join(rng.choices(string.digits, k=15 - len(body)))
    return body + str((_luhn_digit(body) + off) % 10)


def _card(rng: Random, separator: str) -> str:
    digits = _card_digits(rng, 0)
    return separator.join(digits[at : at + 4] for at in range(0, 16, 4))


def _failing_card(rng: Random, separator: str) -> str:
    digits = _card_digits(rng, rng.randint(1, 9))
    return separator.join(digits[at : at + 4] for at in range(0, 16, 4))


_IBAN_LENGTHS = {"DE": 18, "FR": 23, "AT": 16, "PT": 21, "ES": 20, "BE": 12}


def _iban_parts(rng: Random) -> tuple[str, int, str]:
    country = rng.choice(sorted(_IBAN_LENGTHS))
    account = "".join(rng.choices(string.digits, k=_IBAN_LENGTHS[country]))
    moved = account + "".join(str(int(letter, 36)) for letter in country) + "00"
    return country, 98 - int(moved) % 97, account


def _grouped(text: str, separator: str) -> str:
    return separator.join(text[at : at + 4] for at in range(0, len(text), 4))


def _iban(rng: Random, separator: str) -> str:
    country, check, account = _iban_parts(rng)
    return _grouped(f"{country}{check:02}{account}", separator)


def _failing_iban(rng: Random, separator: str) -> str:
    country, check, account = _iban_parts(rng)
    return _grouped(f"{country}{(check - 2 + rng.randint(1, 90)) % 97 + 2:02}{account}", separator)


def _ssn(rng: Random, _: str) -> str:
    area = rng.choice([rng.randint(101, 665), rng.randint(667, 899)])
    return f"{area}-{rng.randint(11, 99)}-{rng.randint(1001, 9999)}"


def _base64url(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def _jwt(rng: Random, _: str) -> str:
    head = {"alg": "HS256", "typ": "JWT"}
    body = {"sub": str(rng.randint(10_000, 99_999)), "iss": "auth", "exp": rng.randint(1_790_000_000, 1_800_000_000)}
    parts = [_base64url(json.dumps(part, separators=(",", ":")).encode()) for part in (head, body)]
    return ".".join([*parts, _base64url(rng.randbytes(32))])


def _pem(rng: Random, title: str) -> str:
    """A block of the given title: `RSA PRIVATE KEY`, `CERTIFICATE`, `PUBLIC KEY`."""
    body = base64.b64encode(rng.randbytes(240)).decode()
    lines = [body[at : at + 64] for at in range(0, len(body), 64)]
    dashes = "-" * 5
    return "\n".join([f"{dashes}BEGIN {title}{dashes}", *lines, f"{dashes}END {title}{dashes}"])


def _address_in(rng: Random, network: str) -> str:
    """An address of the network, never its first or last."""
    space = ipaddress.ip_network(network)
    return str(space[rng.randint(1, min(space.num_addresses, 2**60) - 2)])


def _subnet_of(rng: Random, argument: str) -> str:
    """`10.0.0.0/8>20` gives a /20 of that network."""
    network, _, prefix = argument.partition(">")
    space = ipaddress.ip_network(network)
    step = space.max_prefixlen - int(prefix)
    start = (int(space[rng.randint(0, min(space.num_addresses, 2**60) - 1)]) >> step) << step
    return f"{ipaddress.ip_address(start)}/{prefix}"


def _uuid(rng: Random, _: str) -> str:
    digits = "".join(rng.choices("0123456789abcdef", k=32))
    return f"{digits[:8]}-{digits[8:12]}-4{digits[13:16]}-a{digits[17:20]}-{digits[20:]}"


def _base64_of(rng: Random, length: str) -> str:
    """Random bytes in base64, padded as it must be."""
    return base64.b64encode(rng.randbytes(int(length))).decode()


def _clock(rng: Random, _: str) -> str:
    return f"{rng.randint(0, 23):02}:{rng.randint(0, 59):02}"


def _date(rng: Random, _: str) -> str:
    return f"2026-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"


MAKERS: dict[str, Maker] = {
    "hex": _of("0123456789abcdef"),
    "digits": _of(string.digits),
    "lower": _of(LOWER),
    "upper": _of(string.ascii_uppercase + string.digits),
    "podhash": _of("bcdfghjklmnpqrstvwxz2456789"),
    "ghsa": _of("23456789cfghjmpqrvwx"),
    "aws": _of("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"),
    "base62": _of(BASE62),
    "base64": _of(BASE64),
    "urlsafe": _of(BASE62 + "_-"),
    "bytes": _base64_of,
    "number": _number,
    "crctoken": _crc_token,
    "card": _card,
    "failingcard": _failing_card,
    "iban": _iban,
    "failingiban": _failing_iban,
    "ssn": _ssn,
    "jwt": _jwt,
    "pem": _pem,
    "address": _address_in,
    "subnet": _subnet_of,
    "uuid": _uuid,
    "clock": _clock,
    "date": _date,
}
