"""What a database can keep: PostgreSQL takes no NUL, no half of a character, and no text longer than its column."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from django.db.models import Model


def fitted(model: "type[Model]", column: str, text: str) -> str:
    """The text, cut where it is longer than this column of the model may hold. Raises FieldDoesNotExist."""
    return text[: getattr(model._meta.get_field(column), "max_length", None)]


def storable_text(text: str) -> str:
    """The text with NUL shown as its symbol, pairs of surrogates as the letter they mean, lone ones as unknown."""
    try:
        text.encode()
    except UnicodeEncodeError:
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text.replace("\x00", "\N{SYMBOL FOR NULL}")


def storable(value: Any) -> Any:
    """Any JSON value with every text made fit."""
    if isinstance(value, str):
        return storable_text(value)
    if isinstance(value, list):
        return [storable(item) for item in value]
    if isinstance(value, dict):
        return {storable(key): storable(item) for key, item in value.items()}
    return value
