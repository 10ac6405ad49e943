"""Credentials that no mail should carry, invented and put together here so that no file holds one whole."""

import base64
import json

SECRETS = {
    "leaked_token": "".join(["gh", "p_", "8Rk2vQ0nTz", "L6wYb4Xc1J", "mHs9DfUe3G", "aP7iKo"]),
    "leaked_key_id": "".join(["AK", "IA", "Q3ZT7NWB", "5LJ2XVMD"]),
    "chat_webhook": "".join(
        ["https://hooks.", "slack.com/", "services/", "T07NWAPI2/", "B08Q5RZ41/", "kX3vTq9LmWc2", "ZbYh7RdUe5Ns"]
    ),
    "database_url": "".join(
        [
            "postgres",
            "ql://",
            "orders_rw:",
            "vT9-quartz-Heron",
            "@events-restore-0211.prod.internal:5432/",
            "events_prod",
        ]
    ),
}


def session_token(number: int) -> str:
    """A session token in the shape a sign-in service makes; what stands for the signature signs nothing."""
    parts = ({"alg": "HS256", "typ": "JWT"}, {"sub": f"user-{number}", "iss": "auth-service"})
    encoded = [_encode(json.dumps(part).encode()) for part in parts]
    return ".".join([*encoded, _encode(f"not-a-real-signature-{number:011}".encode())])


def _encode(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()
