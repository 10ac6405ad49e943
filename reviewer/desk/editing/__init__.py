"""Editing in place: a text in parts, what is typed against what was there, and what the checks say of it."""
