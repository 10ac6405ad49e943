"""What declarations do to words one by one adds up: nothing that one of them does is lost beside another."""

from typing import Any, get_type_hints

import pytest

from reviewer.html.look import Look, Reach, both

OF_TYPE: dict[Any, Any] = {bool: True, bool | None: True, float | None: 0.5, Reach: (("top", 3.0),)}
TOLD = {name: OF_TYPE[kind] for name, kind in get_type_hints(Look).items() if kind in OF_TYPE} | {
    "strength": 0.5,
    "direction": "rtl",
    "indent": -5.0,
    "aligned": "left",
    "edges": 2,
    "ring": 2.0,
    "added": ("Hello",),
}


@pytest.mark.parametrize("name", Look._fields)
def test_what_one_does_is_done_by_both(name: str) -> None:
    one, other = Look(**{name: TOLD[name]}), Look(cut=True) if name == "gone" else Look(gone=True)
    assert one != Look()
    for joined in (both(one, other), both(other, one)):
        assert joined == other._replace(**{name: TOLD[name]})
