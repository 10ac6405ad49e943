"""Whatever words of a text recipients may read stand in what is read at the desk (invariant 1)."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.accounts.models import User
from reviewer.desk.mail import html_part, markdown
from reviewer.desk.side_by_side.bodies import Written
from reviewer.desk.side_by_side.comparing import written
from reviewer.desk.side_by_side.marking import NOT_WHOLE, Mark, laid_out
from reviewer.drafts.content import Content
from reviewer.drafts.models import Draft
from tests.desk_support import digest, signed_in, words
from tests.support.rows import make_draft

# Markdown would show none of these words.
UNSHOWN = (
    "All is well.\n\n[//]: # (LEAK all data is lost)",
    "All is well.\n\n[note]: LEAK-all-data-is-lost 'LEAK all data is lost'",
    "All is well.\n\n> [LEAK all data is lost]: /x",
    "All is well.\n\n```LEAK all data is lost\nok\n```",
    "All is well.\n\n~~~ LEAK all data is lost\nok",
    "All is [well](http://status.example 'LEAK all data is lost').",
    "All is ![well](/chart 'LEAK all data is lost').",
    "All is [well][LEAK all data is lost].\n\n[LEAK all data is lost]: /x",
)
SURPLUS = "All is well.\n\n| a | b |\n|---|---|\n| x | y | LEAK all data is lost |"
# Signs are read in the plain text, too.
SURPLUS_SIGNS = tuple(f"| API | State |\n|---|---|\n| ok | up | {sign} |" for sign in ("❌", "⚠️", "€", "%", "-"))
# What honest mails have, and no word of it is missing.
WHOLE = (
    "See the [status page][status page].\n\n[status page]: https://s.example",
    "[1][1] ![chart][chart] [**Run** book][run  Book] [1][] [a \\] b][]\n\n"
    "[1]: /x\n[chart]: /c\n[run book]: /r\n[a \\] b]: /b",
    "https://x.example/d?from=1&amp;region=eu&amp;timestamp=1&amp;section=2&amp;copy &amp;lt; &amp;amp; &amp;nbsp;",
    "[x](https://x.example/?a=1&amp;region=eu) <https://x.example/?a=1&region=eu&amp;b=caf&eacute;> a=1&region=eu",
    "`&eacute; &amp;reg` &eacute; &#0; &nosuch; \\&eacute;\n\n```x&eacute;\n&eacute;\\*\n```\n\n    &eacute;",
    "![&eacute;](/c) [&eacute;]\n\n[&eacute;]: /&eacute; '&eacute;'",
    "It took **about 40** minutes, see [the page][1], [1] or ![a chart][1].\n\n[1]: https://status.example/7 'Status'",
    "1. one\n1. two\n1. three",
    "3. three\n4. four",
    "```json\n{}\n```",
    "a\\_b &amp; a&#45;b gh**p_16**x `a*b` <https://status.example> <a@b.example> ~~gone~~",
    "[ü](http://status.example/ü) [site](http://exämple.example) [x](mailto:a@b.example)",
    "| a | b |\n|:--|--:|\n| 1 | 2 |\n| 3 |",
    "Title\n=====\n\n## Impact ##\n\n> quoted\n> more\n\n- [ ] item\n\n---\n",
)
MARKS = [*"[]:()`|*_\\->#!<'\"é", "```", "~~~", "|--|--|", "~~", "&#45;", "1.", "7)", "http://", "one", "two"]
SOURCES = st.lists(st.sampled_from([*MARKS, " ", "\n", "\n\n", "- ", "> ", "1. ", "]: "]), max_size=40).map("".join)


# What mail programs show whole, and Markdown would not.
HTML = (
    "<p>All is well.</p><p>[x]: LEAK-all-data-is-lost</p>",
    "<p>All is well.</p><p>[//]: # (LEAK all data is lost)</p>",
    "<p>All is well.</p><p>```LEAK all data is lost</p><p>x</p><p>```</p>",
    "<p>| a | b |<br>|--|--|<br>| x | y | LEAK all data is lost |</p>",
    "<ul><ul><ul><li>LEAK *all* data_is_lost</li></ul></ul></ul>",
)
TAGS = [
    *("<p>", "</p>", "<br>", "<ol start=5>", "<li>", "<ul>", "<td>", "<tr>", "<b>", "</b>", "<pre>", "</pre>", "<h2>"),
    *("<blockquote>", "<hr>", "&lt;", "&amp;", "\ufdd4\ufdd4\ufdd4"),
]


def version(text: str, audience: str = "customer", html: str = "") -> Draft:
    content = Content("INC-7", (f"{audience}@lists.example",), text=text, html=html)
    return make_draft(content, incident="INC-7", kind="report", audience=audience)


def read(lead: User, draft: Draft) -> str:
    """The words of its page but for those that are folded away or stand behind a button."""
    page = signed_in(lead).get(f"/drafts/{draft.pk}/").content.decode()
    folded = r'<details class="fold">.*?</details>|<div class="lt-part lt-exact">.*?</div>'
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", re.sub(folded, "", page, flags=re.DOTALL))).split())


@pytest.mark.django_db
@pytest.mark.parametrize("text", [*UNSHOWN, SURPLUS])
@pytest.mark.parametrize("beside", [False, True])
def test_words_that_markdown_leaves_out_are_read(lead: User, text: str, beside: bool) -> None:
    draft = version(text)
    if beside:
        version("All is well.", "engineering")
    assert re.search(r"LEAK.all.data.is.lost", read(lead, draft))


@pytest.mark.django_db
@pytest.mark.parametrize("beside", [False, True])
def test_a_text_that_cannot_be_laid_out_whole_stands_as_written_and_is_not_ready(lead: User, beside: bool) -> None:
    draft = version(f"{SURPLUS}\n\nThe host 10.20.30.40 failed.")
    if beside:
        version("All is well.", "engineering")
    said = read(lead, draft)
    assert NOT_WHOLE in said
    assert "| x | y | LEAK all data is lost |" in said
    step = words(signed_in(lead).get(f"/drafts/{draft.pk}/approve-ready/", {"read": f"{draft.pk}:{digest(draft)}"}))
    assert "Approve 1 version" not in step


@pytest.mark.django_db
def test_it_is_told_in_the_head_and_where_all_ready_ones_are_approved(lead: User) -> None:
    draft, other = version(SURPLUS), version("All is well.", "engineering")
    browser = signed_in(lead)
    assert "Not all laid out" in words(browser.get(f"/drafts/{draft.pk}/"))
    both = " ".join(f"{one.pk}:{digest(one)}" for one in (draft, other))
    step = words(browser.get(f"/drafts/{draft.pk}/approve-ready/", {"read": both}))
    assert "Laid out, some words of its text would be missing. Read it, and approve it by itself." in step


@pytest.mark.django_db
@pytest.mark.parametrize("html", HTML)
@pytest.mark.parametrize("beside", [False, True])
def test_of_an_html_mail_all_words_are_read(lead: User, html: str, beside: bool) -> None:
    draft = version("", html=html)
    if beside:
        version("All is well.", "engineering")
    assert re.search(r"LEAK.\*?all\*?.data.is.lost", read(lead, draft))
    assert "its HTML part as text" in words(signed_in(lead).get(f"/drafts/{draft.pk}/"))


@pytest.mark.django_db
def test_of_an_html_mail_that_is_too_long_to_be_laid_out_all_words_are_read(lead: User) -> None:
    said = read(lead, version("", html="<p>All is well.</p>" * 6_000 + "<p>LEAK all data is lost</p>"))
    assert "LEAK all data is lost" in said
    assert "would take too long" in said


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("<p>1 &lt; 2 &amp;lt; \\*</p>", "<p>1 &lt; 2 &amp;lt; \\*</p>"),
        ("<p># one</p><p>---</p><p>## x ####</p>", "<p># one</p>\n<p>---</p>\n<p>## x ####</p>"),
        ("<h2>One #</h2><p><b>So</b> it</p>", "<h3>One #</h3>\n<p><strong>So</strong> it</p>"),
        ("<p><b>Note:</b>text</p>", "<p><strong>Note</strong>:text</p>"),
        ("<li><b>Zeit (UTC)!</b>14:02", "<ul>\n<li><strong>Zeit (UTC</strong>)!14:02</li>\n</ul>"),
        ("<b>Note:</b>, so", "<p><strong>Note</strong>:, so</p>"),
        ("<b>Note:</b> so", "<p><strong>Note:</strong> so</p>"),
        ("<b>!!</b>so", "<p>!!so</p>"),
        ("<ul><li>- a</li></ul>", "<ul>\n<li>- a</li>\n</ul>"),
        ("<pre>a\n``` b\n*c*</pre>", "<pre><code>a\n``` b\n*c*\n</code></pre>"),
        ("<blockquote>> a</blockquote>", "<blockquote>\n<p>&gt; a</p>\n</blockquote>"),
        (
            "<ol start=5><li>a<li value=9>b<li>c</ol>",
            '<ol start="5">\n<li>a</li>\n<li value="9">b</li>\n<li>c</li>\n</ol>',
        ),
    ],
)
def test_what_an_html_mail_says_is_no_markdown(html: str, shown: str) -> None:
    assert laid_out(written(Content("", (), html=html))).strip() == shown


@pytest.mark.parametrize("words", ["Note", "Note:", ":", "text", ","])
def test_a_mark_beside_bold_that_ends_in_a_sign_is_there(words: str) -> None:
    one = written(Content("", (), html="<p><b>Note:</b>text</p><p><b>Note:</b>, text</p>"))
    for found in re.finditer(re.escape(words), one.text):
        html = laid_out(one, (Mark(found.start(), found.end(), "fact", 1, "f-1", "differs", "m-1"),))
        assert html.count("data-mark") == 1


def test_the_html_part_keeps_the_numbers_of_its_items() -> None:
    assert html_part.inert("<ol start=5><li value=9>b</li></ol>") == '<ol start="5"><li value="9">b</li></ol>'


@given(st.lists(st.sampled_from([*TAGS, *MARKS, " ", "\n"]), max_size=30).map("".join))
def test_every_word_that_recipients_of_an_html_mail_see_is_shown(html: str) -> None:
    one = written(Content("", (), html=html))
    seen = unescape(re.sub(r"<[^>]+>", "", str(laid_out(one))))
    for word in re.findall(r"one|two|é", html_part.visible(html)):
        assert word in seen
    assert one.laid_out().whole
    assert len(one.marked) in (0, len(one.text))


def test_its_hints_are_marked_there_too() -> None:
    start = SURPLUS.index("LEAK")
    html = laid_out(Written(SURPLUS), (Mark(start, start + 4, "hint", 1, "h-1", "blocks", "m-1"),))
    assert 'href="#h-1">LEAK</a>' in html


@pytest.mark.parametrize("text", [*WHOLE, *UNSHOWN])
def test_what_can_be_laid_out_is(text: str) -> None:
    assert markdown.lay_out(text).whole


@pytest.mark.parametrize("text", SURPLUS_SIGNS)
@pytest.mark.parametrize(("first", "next_ones"), [("", ""), ("> ", "> "), ("- ", "  ")])
def test_signs_in_surplus_cells_are_missed_as_words_are(text: str, first: str, next_ones: str) -> None:
    assert not markdown.lay_out(first + text.replace("\n", f"\n{next_ones}")).whole


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("1. one\n7. seven\n8. eight", "1 7 8"),
        ("1. Check DB\n  1. pool\n  2. locks\n2. Fix\n3. Tell", "1 1 2 2 3"),
        ("1. a\n1. b\n2. c\n3. d", "1 1 2 3"),
        ("2. a\n2. b\n3. c", "2 2 3"),
        ("1. one\n1. two\n\n   1. a\n   2. b\n   2. c\n\n1. three", "1 2 1 2 2 3"),
        ("3. a\n\nb\n\n5. c\n4. d", "3 5 4"),
        ("14. March: it began.\n14. March: it was closed.", "14 14"),
        ("3. Smith\n3. Jones\n3. Doe", "3 3 3"),
        ("0. a\n0. b\n0. c", "0 1 2"),
    ],
)
def test_items_have_the_numbers_that_the_text_gives_them(text: str, numbers: str) -> None:
    assert shown_numbers(markdown.render(text)) == numbers


@pytest.mark.parametrize(
    ("html", "numbers"),
    [
        ("<ol><li>A<ol><li>a1<li>a2</ol><li>B<ol><li>b1</ol></ol>", "1 1 2 2 1"),
        ("<ol><li>a</ol><ol><li>b</ol>", "1 1"),
        ("<ol start=9><li>A<li>B<ol><li>b</ol><li>C</ol>", "9 10 1 11"),
        ("<ol reversed start=3><li>A<li>B</ol>", "3 2"),
    ],
)
def test_items_of_an_html_mail_do_too(html: str, numbers: str) -> None:
    assert shown_numbers(laid_out(written(Content("", (), html=html)))) == numbers


def shown_numbers(html: str) -> str:
    """The numbers that a browser shows before the items of the numbered lists."""
    shown, counts = [], list[int]()
    for closing, start, item, value in re.findall(
        r'<(/?)ol(?: start="(\d+)")?>|<(li)(?: value="(\d+)")?>|</?ul>', html
    ):
        if item and counts:
            counts[-1] = int(value or counts[-1] + 1)
            shown.append(str(counts[-1]))
        elif closing:
            counts.pop()
        elif not item:
            counts.append(int(start or 1) - 1)
    return " ".join(shown)


def test_a_word_is_not_seen_for_another_of_the_same_letters() -> None:
    assert not markdown.lay_out("| a | b |\n|--|--|\n| the | lost | not |\n\n[not][x] ![](/c)\n\n[x]: /lost").whole
    assert not markdown.lay_out("[not][]\n\n| a | b |\n|--|--|\n| the | lost | not | not |\n\n[not]: /lost").whole


def test_where_a_link_leads_is_said_as_it_is_written_and_for_foreign_letters_what_that_stands_for() -> None:
    html = markdown.render("[bank](http://b\u0430nk.example/\u00fc)")
    assert "[http://b\u0430nk.example/\u00fc is http://xn--bnk-6cd.example/%C3%BC]" in html


@given(SOURCES)
def test_every_word_is_shown_whatever_the_text(text: str) -> None:
    seen = unescape(re.sub(r"<[^>]+>", "", str(laid_out(Written(text)))))
    for word in re.findall(r"one|two|é", text):
        assert seen.count(word) >= text.count(word)
