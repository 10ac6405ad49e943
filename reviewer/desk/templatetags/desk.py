"""Tags for the desk's pages."""

from collections.abc import Mapping
from typing import Any

from django import template
from django.forms import BoundField
from django.utils.safestring import SafeString

from reviewer.desk import icons

register = template.Library()


@register.simple_tag
def icon(name: str, extra: str = "") -> SafeString:
    """`{% icon "alert" %}`: one icon of the sprite, hidden from screen readers. `extra` adds classes."""
    return icons.icon(name, extra)


@register.filter
def item(mapping: Mapping[Any, Any], key: Any) -> Any:
    """`{{ sheet.waiting|item:column.number }}`: what a mapping has under a key; None without it."""
    return mapping.get(key)


@register.simple_tag
def icon_sprite() -> SafeString:
    """All icons, once per page."""
    return icons.sprite()


@register.simple_tag
def field_input(field: BoundField) -> SafeString:
    """A form field's input in the desk's dress, tied to its error. The label stands outside it, so no placeholder."""
    attrs: dict[str, str | bool] = {"class": "input", "placeholder": ""}
    if field.errors:
        attrs |= {"aria-invalid": "true", "aria-describedby": f"{field.id_for_label}-error"}
    return field.as_widget(attrs=attrs)
