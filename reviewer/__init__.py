"""Reviewer: the desk where people read and decide the incident e-mails that agents draft."""
