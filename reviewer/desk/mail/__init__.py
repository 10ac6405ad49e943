"""Showing untrusted mail: it stays text, loads nothing and hides nothing (invariant 7)."""
