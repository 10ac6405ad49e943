"""Where a phrase stands by itself."""

import re

import pytest

from reviewer import borders


@pytest.mark.parametrize(
    ("phrase", "text", "times"),
    [
        ("Al", "Also Al, Al2 and _Al_; al.", 1),
        ("45 %", "145 % and 45 %.", 1),
        ("(a)", "f(a)b", 1),
        ("小明", "王小明的", 1),
        ("Redis", "用Redis缓存, Rediset", 1),
        ("用Redis", "用Redis缓存, 用Rediset", 1),
        ("ana", "Diana, ñana, ana", 1),
        ("𠮷野", "𠮷野家", 1),
    ],
)
def test_a_phrase_stands_by_itself(phrase: str, text: str, times: int) -> None:
    assert len(re.findall(borders.before(phrase) + re.escape(phrase) + borders.after(phrase), text)) == times
