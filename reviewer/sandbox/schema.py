"""The sandbox's tables. Times are epoch milliseconds, lists and maps are JSON text."""

from typing import Final

VERSION: Final = 1

TABLES: Final = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE api_keys (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, prefix TEXT NOT NULL, digest TEXT NOT NULL UNIQUE,
    scopes TEXT NOT NULL, limited INTEGER NOT NULL DEFAULT 0, created_ms INTEGER NOT NULL,
    last_used_ms INTEGER, is_active INTEGER NOT NULL DEFAULT 1
);

CREATE TABLE mailboxes (
    id TEXT PRIMARY KEY, address TEXT NOT NULL UNIQUE, display_name TEXT,
    oversight_mode TEXT NOT NULL DEFAULT 'gated_send', auto_cc TEXT, auto_bcc TEXT,
    forward_inbound INTEGER NOT NULL DEFAULT 0, webhook_url TEXT, oversight_webhook_url TEXT, signature_block TEXT,
    default_gate_timing TEXT NOT NULL DEFAULT 'gate_first', mcp_configured INTEGER NOT NULL DEFAULT 0,
    created_ms INTEGER NOT NULL, is_active INTEGER NOT NULL DEFAULT 1
);

CREATE TABLE upgrades (
    code TEXT PRIMARY KEY, mailbox_id TEXT NOT NULL REFERENCES mailboxes (id), target_mode TEXT NOT NULL,
    created_ms INTEGER NOT NULL, used_ms INTEGER
);

CREATE TABLE emails (
    id TEXT PRIMARY KEY, mailbox_id TEXT NOT NULL REFERENCES mailboxes (id), direction TEXT NOT NULL,
    from_address TEXT NOT NULL, to_addresses TEXT NOT NULL, cc TEXT NOT NULL DEFAULT '[]',
    bcc TEXT NOT NULL DEFAULT '[]', subject TEXT NOT NULL, text TEXT NOT NULL, html TEXT,
    status TEXT NOT NULL, mode TEXT NOT NULL, thread_id TEXT NOT NULL, in_reply_to TEXT, content_digest TEXT,
    received_ms INTEGER NOT NULL, due_ms INTEGER, send_at_ms INTEGER, gate_timing TEXT NOT NULL DEFAULT 'gate_first',
    approved_ms INTEGER, approved_by TEXT, sent_ms INTEGER, delivered_ms INTEGER, bounced_ms INTEGER, bounce_type TEXT,
    spam_score INTEGER, spam_verdict TEXT, tags TEXT NOT NULL DEFAULT '{}', tags_listed INTEGER NOT NULL DEFAULT 0,
    has_attachments INTEGER NOT NULL DEFAULT 0, test INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX emails_of_mailbox ON emails (mailbox_id, id);
CREATE INDEX emails_of_thread ON emails (mailbox_id, thread_id, id);
CREATE INDEX emails_held ON emails (id) WHERE status IN ('pending_send_approval', 'pending_inbound_approval');
CREATE INDEX emails_due ON emails (due_ms) WHERE due_ms IS NOT NULL;
CREATE INDEX emails_replies ON emails (in_reply_to, content_digest) WHERE in_reply_to IS NOT NULL;

CREATE TABLE attachments (
    email_id TEXT NOT NULL REFERENCES emails (id), position INTEGER NOT NULL, name TEXT NOT NULL,
    content_type TEXT NOT NULL, content BLOB NOT NULL, PRIMARY KEY (email_id, name)
);

CREATE TABLE idempotency (
    mailbox_id TEXT NOT NULL, key TEXT NOT NULL, email_id TEXT NOT NULL, created_ms INTEGER NOT NULL,
    PRIMARY KEY (mailbox_id, key)
) WITHOUT ROWID;

CREATE TABLE outbox (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, email_id TEXT NOT NULL, sent_ms INTEGER NOT NULL, envelope TEXT NOT NULL
);

CREATE TABLE webhooks (
    id TEXT PRIMARY KEY, url TEXT NOT NULL, events TEXT NOT NULL, mailbox_id TEXT, secret TEXT NOT NULL,
    created_ms INTEGER NOT NULL
);

CREATE TABLE deliveries (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, webhook_id TEXT, event_type TEXT NOT NULL,
    url TEXT NOT NULL, secret TEXT NOT NULL, body BLOB NOT NULL, status TEXT NOT NULL DEFAULT 'pending',
    attempts INTEGER NOT NULL DEFAULT 0, response_status INTEGER, created_ms INTEGER NOT NULL,
    last_attempt_ms INTEGER, next_attempt REAL
);
CREATE INDEX deliveries_due ON deliveries (next_attempt) WHERE status = 'pending';

CREATE TABLE audit (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, action TEXT NOT NULL, resource_type TEXT NOT NULL,
    resource_id TEXT NOT NULL, actor_key_id TEXT NOT NULL, metadata TEXT, created_ms INTEGER NOT NULL
);
CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
CREATE TRIGGER audit_is_not_cut BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;

CREATE TABLE usage (
    day TEXT NOT NULL, event_type TEXT NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (day, event_type)
) WITHOUT ROWID;
"""

ADDED: Final = """
CREATE INDEX IF NOT EXISTS deliveries_of_url ON deliveries (url, seq, next_attempt) WHERE status = 'pending';
CREATE INDEX IF NOT EXISTS audit_of_sends ON audit (resource_id) WHERE action = 'send';
"""
"""What files of this version got later; whoever opens one adds what it lacks."""
