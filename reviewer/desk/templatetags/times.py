"""Filters for times. Each takes the moment of the page, so that all of a page agrees."""

from datetime import datetime

from django import template
from django.utils import timezone

from reviewer.desk import times

register = template.Library()


@register.filter
def clock(when: datetime, moment: datetime) -> str:
    """The time of day: "03:53 UTC" today, "15 Mar 07:20" on another day, "15 Mar 2025 07:20" in another year."""
    return times.clock(when, moment)


@register.filter
def dated(when: datetime) -> str:
    """A day and a time of day, as times.dated has them; a page that is a year old is no page."""
    return times.dated(when, timezone.now())


@register.filter
def left(when: datetime, moment: datetime) -> str:
    """Time left until `when`: "3 h 12 m"."""
    return times.span(when - moment)


@register.filter
def ago(when: datetime, moment: datetime) -> str:
    """How long ago: "19 m ago"."""
    return times.age(moment - when)
