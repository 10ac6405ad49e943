"""Tags for the desk's pages."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import template
from django.forms import BoundField
from django.template import Context
from django.utils.safestring import SafeString, mark_safe

from reviewer.desk import carried, icons
from reviewer.desk.side_by_side.cards import Card
from reviewer.desk.side_by_side.cards_html import INTO_DIALOG, cards_html
from reviewer.desk.side_by_side.columns import Column

register = template.Library()


@register.simple_tag
def icon(name: str, extra: str = "") -> SafeString:
    """`{% icon "alert" %}`: one icon of the sprite, hidden from screen readers. `extra` adds classes."""
    return icons.icon(name, extra)


@register.simple_tag
def into_dialog() -> SafeString:
    """`<a href="…" hx-get="…" {% into_dialog %}>`: opens in the dialog where there is htmx."""
    return mark_safe(INTO_DIALOG)  # noqa: S308


@register.filter
def item(mapping: Mapping[Any, Any], key: Any) -> Any:
    """`{{ sheet.waiting|item:column.number }}`: what a mapping has under a key; None without it."""
    return mapping.get(key)


@register.simple_tag(takes_context=True)
def hint_cards(context: Context, cards: Sequence[Card], column: Column) -> SafeString:
    """`{% hint_cards cell.loud cell.column %}`: the cards of these hints, with their forms for who may decide."""
    token = str(context.get("csrf_token", ""))
    query = carried.query(context["request"])
    return cards_html(cards, column, may_decide=bool(context.get("may_decide")), token=token, query=query)


@register.simple_tag(takes_context=True, name="carried")
def carried_query(context: Context) -> str:
    """`<a href="{% url 'review' draft.pk %}{% carried %}">`: in the part of the queue that one is going through."""
    return carried.query(context["request"])


@register.inclusion_tag("desk/step/carried_fields.html", takes_context=True)
def carried_fields(context: Context) -> dict[str, Any]:
    """`{% carried_fields %}`: the same within a form of the method get, which drops it from its address."""
    return {"carried": list(carried.params(context["request"]).items())}


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
