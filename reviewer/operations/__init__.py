"""Everyday operations: is it alive, is it ready, what are its figures, and which request is a log line about.

    address    who may ask                        what it answers
    ---------  ---------------------------------  ---------------------------------------------------------------
    /healthz   everybody                          200: this process answers; nothing else is looked at
    /readyz    everybody                          200 or 503, and each part with a sentence; no call to MultiMail
    /metrics   who has METRICS_TOKEN; loopback    figures in Prometheus's text format
               too, but for TRUSTED_PROXY

The room has no tables of its own and calls nobody but the broker: what it tells of sweep, sync and MultiMail is what
others left in reviewer.marks and drafts.SyncPass. docs/DEPLOYMENT.md says what to alert on.
"""
