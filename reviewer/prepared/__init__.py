"""Statements that are asked again and again: compiled once by Django, planned once by the database.

Django writes the SQL of a queryset each time it is asked, and PostgreSQL plans it each time. For a page, a click and
its delivery that is more work than finding the answer.
"""

from reviewer.prepared.rows import prepared
from reviewer.prepared.writes import insert, prepared_update

__all__ = ["insert", "prepared", "prepared_update"]
