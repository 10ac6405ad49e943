"""The signature of MultiMail's webhooks: hex HMAC-SHA256 of the raw body, plain or after `sha256=` (section 5)."""

import hashlib
import hmac


def sign(body: bytes, secret: str) -> str:
    """The plain hex signature of a raw body."""
    return hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()


def is_genuine(body: bytes, given: str, secret: str) -> bool:
    """Whether `given` signs `body`, in constant time. Never true without a secret."""
    plain = given.strip().lower().removeprefix("sha256=")
    return bool(secret) and hmac.compare_digest(sign(body, secret).encode(), plain.encode("utf-8", "replace"))
