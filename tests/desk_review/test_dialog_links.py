"""What opens the dialog says that of two presses the later one counts."""

import re
from pathlib import Path

from django.conf import settings

from reviewer.desk.side_by_side import cards_html

OPENS = re.compile(r"<a\b[^>]*(\{% into_dialog %\}|hx-target=\"#dialog\")[^>]*>", re.DOTALL)


def test_every_link_into_the_dialog_says_so() -> None:
    pages = Path(settings.BASE_DIR, "templates").rglob("*.html")
    links = [how for page in pages for how in OPENS.findall(page.read_text().replace("->", ""))]
    assert len(links) > 5
    assert set(links) == {"{% into_dialog %}"}
    assert 'hx-sync="#dialog:replace"' in cards_html.INTO_DIALOG
