"""The cards of hints as markup, with what a person may do about each.

Written here and not in a template because a report has dozens of them: by template they took a fifth of the page's
time. Everything that a mail, an agent or a person wrote goes through `escape` or `marks.html` (invariant 7).
"""

from collections.abc import Iterable
from html import escape
from urllib.parse import quote

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator

from reviewer.desk import icons
from reviewer.desk.mail import marks
from reviewer.desk.side_by_side.cards import Card
from reviewer.desk.side_by_side.columns import Column
from reviewer.redaction.values import EDITED

LONGEST_VALUE, LONGEST_IN_HEAD = 200, 80
# Of two that are asked for the later one opens, whichever answer comes first.
INTO_DIALOG = 'hx-target="#dialog" hx-swap="innerHTML" hx-sync="#dialog:replace"'


def cards_html(cards: Iterable[Card], column: Column, *, may_decide: bool, token: str, query: str) -> SafeString:
    """The hints of one place, in the flow under it.

    `token` is that by which Django knows our own forms, `query` what the links to other pages end in.
    """
    acts = may_decide and column.waits and not column.replacing
    field = f'<input type="hidden" name="csrfmiddlewaretoken" value="{escape(token)}">' if acts else None
    return mark_safe("".join(_card(card, column, field, query) for card in cards))  # noqa: S308


def _card(card: Card, column: Column, field: str | None, query: str) -> str:
    hint, opened = card.one.hint, " data-open-hint" if card.open else ""
    others = "".join(f"<span>{escape(name)} <b>{escape(verdict)}</b></span>" for name, verdict in card.others)
    why = f"<p>{marks.html(card.why)}</p>" if card.why else ""
    acts = "" if field is None else f'<div class="actions">{_acts(card, column, field, query)}</div>'
    return (
        f'<details class="hintcard hintcard--{card.level}" id="{card.anchor}" data-v="{column.key}"{opened}>'
        f'<summary class="hintcard-head">{icons.icon(card.icon)}'
        f'<span><span class="mark-n mark-n--{card.level}">{card.number}</span> '
        f'<span class="strong">{escape(card.state)}</span> '
        f'<span class="muted">{escape(card.category)}</span></span> '
        f'<span class="hintcard-value" aria-hidden="true">{marks.html(card.one.value[:LONGEST_IN_HEAD])}</span>'
        f"</summary>"
        f'<div class="hintcard-body">{why}<p>{marks.html(hint.reason)}</p>{_swap(card)}'
        f'<p class="bylist">{others}</p>{acts}</div></details>\n'
    )


def _swap(card: Card) -> str:
    """What stands there now and what is offered in its place."""
    use = f"<dt>Use</dt><dd><ins>{marks.html(card.one.replacement)}</ins></dd>" if _has_offer(card) else ""
    return f'<dl class="swap"><dt>Now</dt><dd><del>{marks.html(_short(card.one.value))}</del></dd>{use}</dl>'


def _has_offer(card: Card) -> bool:
    """An HTML part is not edited, MultiMail makes it from the text; nor are names."""
    return card.untouched and card.one.hint.where in EDITED


def _acts(card: Card, column: Column, field: str, query: str) -> str:
    pk = column.draft.pk
    if card.untouched:
        replace = _replace(card, pk, field) if _has_offer(card) and not column.edit_refused else ""
        return replace + _dismiss(f"{reverse('hint-dismiss', args=[pk, card.one.hint.pk])}?card={card.number}")
    if card.one.dismissal:
        return _back(reverse("hint-reopen", args=[pk, card.one.dismissal.pk]), "Reopen", card, field)
    if card.replaced and card.can_put_back:
        return _back(reverse("hint-put-back", args=[pk, card.one.hint.pk]), "Take back", card, field)
    if card.replaced and not column.edit_refused:
        address = escape(f"{reverse('edit', args=[pk])}{query}")
        return f'<a class="btn btn--sm" href="{address}">Change it in your edit</a>'
    return ""


def _replace(card: Card, pk: int, field: str) -> str:
    address = reverse("hint-replace", args=[pk, card.act])
    everywhere = f"{address}?offered={quote(card.one.replacement)}&amp;card={card.number}"
    return (
        f'<form method="post" action="{address}">{field}{_number(card)}'
        f'<input type="hidden" name="offered" value="{escape(card.one.replacement)}">'
        '<button type="submit" class="btn btn--primary btn--sm" data-key="y" aria-keyshortcuts="Y">'
        'Replace <kbd aria-hidden="true">Y</kbd></button></form>'
        f'<a class="btn btn--sm" href="{everywhere}" hx-get="{everywhere}" {INTO_DIALOG}>'
        "Everywhere…</a>"
    )


def _dismiss(address: str) -> str:
    return (
        f'<a class="btn btn--quiet btn--sm" href="{address}" hx-get="{address}" {INTO_DIALOG} '
        'data-key="d" aria-keyshortcuts="D">Dismiss… <kbd aria-hidden="true">D</kbd></a>'
    )


def _number(card: Card) -> str:
    """What leads back to it."""
    return f'<input type="hidden" name="card" value="{card.number}">'


def _back(address: str, words: str, card: Card, field: str) -> str:
    """The button that takes back what was done about the hint."""
    return (
        f'<form method="post" action="{address}">{field}{_number(card)}'
        '<button type="submit" class="btn btn--sm" data-key="z" aria-keyshortcuts="Z">'
        f'{words} <kbd aria-hidden="true">Z</kbd></button></form>'
    )


def _short(value: str) -> str:
    """A long value cut as templates cut it; most are short and have nothing to count."""
    return value if len(value) <= LONGEST_VALUE and value.isascii() else str(Truncator(value).chars(LONGEST_VALUE))
