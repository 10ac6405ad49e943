"""Ordinary mails, as agents write them, are laid out: none is said to miss words (the warning must stay rare)."""

import re
from html import unescape

import pytest

from reviewer.desk.side_by_side.bodies import Written, all_laid_out
from reviewer.desk.side_by_side.comparing import written
from reviewer.desk.side_by_side.marking import NOT_WHOLE, laid_out
from reviewer.drafts.content import Content

TEXTS = {
    "incident report": """\
# Incident report: checkout outage (INC-4711)

## Summary

On 2026-11-28 from 14:02 to 14:49 UTC **about 12 %** of payments failed, see [the status page][status page].

## Timeline

| Time (UTC) | Event | Who | State |
|:-----------|:------|-----|------:|
| 14:02 | Deploy of `checkout-api` v2.14.0 | CI | ✅ |
| 14:09 | Alert *error rate > 5 %* fired | PagerDuty | ❌ |
| 14:31 | Rollback \\| restart decided | Ana | ⚠️ |
| 14:49 | Recovered | | ✅ |

## Root cause

A pool of 10 connections (was: 50) & no back-pressure.

[status page]: https://status.acme.example/incidents/4711 "Incident 4711"
""",
    "runbook": """\
Hi team,

please do this **before 18:00**:

1. Check the database
   1. pool: `SELECT count(*) FROM pg_stat_activity;`
   2. locks
      - those older than 5 min
      - those of `checkout`
2. Restart the workers:

   ```bash
   kubectl -n shop rollout restart deploy/checkout-api   # takes ~2 min
   for i in 1 2 3; do curl -fsS "http://localhost:8080/healthz?deep=1&region=eu"; done
   ```

3. Tell #incident-4711

Thanks!
--\x20
Jo Miller | SRE | +49 30 1234567
""",
    "two spaces": "1. Check DB\n  1. pool\n  2. locks\n2. Fix\n3. Tell\n\n10) ten\n11) eleven\n",
    "plain": """\
Dear customer,

between 09:15 and 10:02 CET you may have seen "502 Bad Gateway" (or <empty> pages). It's fixed; nothing was lost.
We're sorry: this shouldn't happen. Costs of up to 1.000,00 € are refunded -- write to <support@acme.example>
or call +49 30 1234567.

Kind regards
_Your ACME team_

---
ACME GmbH * Hauptstr. 1 * 10115 Berlin * HRB 12345 B
Unsubscribe: https://acme.example/u?id=1&amp;copy=2&amp;region=eu&amp;lang=de
""",
    "answer": """\
Hi Sam,

> On Mon, Nov 30, 2026 at 08:12, Sam <sam@acme.example> wrote:
>> Is the backlog gone?
>> 1. orders
>> 2. invoices
>
> And who tells *sales*?

1. Yes.
2. No: ~3,000 left.

Best,
Ana
""",
    "logs": """\
The first error:

```
2026-11-30T08:01:12Z ERROR [worker-3] db.pool: timeout after 30000ms (active=10/10, waiting=412)
  File "/srv/app/pool.py", line 81, in __enter__
    raise PoolTimeout(f"{self.name!r}: {waited:.1f}s") &eacute; <unknown> \\n
```

~~~json title="config.json"
{"pool": {"max": 10, "idle_timeout": null}, "path": "C:\\\\data\\\\x", "re": "^[a-z_]+$|\\\\d*"}
~~~

    indented | as | code
    ------------------

Then `a || b`, ``a `tick` b`` and `x &amp;&amp; y`.
""",
    "references": """\
See [1], [2][], [the *run* book][3], [3][3] and ![latency][chart]; ![chart][chart]. More: [PR #42](<https://git.acme.example/pr/42>
'Raise the pool'), https://grafana.acme.example/d/x?from=now-1h&to=now&var-region=eu&timestamp=1.

[1]: https://acme.example/postmortem_(2026)
[2]: <https://acme.example/a b> (Notes of the call)
[3]: http://wiki.acme.example/Run_book#step-2
[chart]: /latency.png
""",
    "footnotes": """\
Latency rose by 40 %[^1] and errors to 5 %[^2].

[^1]: p99, measured at the edge.
[^2]: https://grafana.acme.example/d/abc

* * *

- [x] Rolled back
- [ ] Alert on the pool (owner: Ana, due 2026-12-04)
+ another list
* and one more
""",
    "setext": """\
Status update #3
================

Impact
------
EU customers cannot pay. US: not affected.\\
Workaround: use PayPal.

Next update
-----------
At **15:30 UTC** -- or *earlier*.  \nWe'll be brief.
""",
    "slack": """\
*Status:* :large_green_circle: resolved
• <https://acme.slack.example/archives/C1/p1|the thread>
• cc <@U0123> &amp; `@here`
~old plan~ ~~older plan~~ ==new== plan: foo_bar_baz, __init__.py, 2*3*4 = 24, a < b > c, C:\\temp\\new, \\\\host\\share
""",
    "deutsch": """\
Sehr geehrte Damen und Herren,

die Störung (Ticket&nbsp;4711) ist behoben. Ursache: „Verbindungspool“ zu klein: 10 statt 50.
Größe & Straße: s.&thinsp;u.; Preis: 5&euro;; Caf&eacute;; &copy; 2026 ACME &mdash; alle Rechte vorbehalten.

Was | Wann
--- | ---
Behebung | 30.11.2026
Nachbericht | 2.12.2026

Mit freundlichen Grüßen
i.&nbsp;A. Jörg Weiß
""",
    "converted": """\
**Von:** Ana \\<ana@acme.example\\>\\
**Betreff:** AW: \\[INC-4711\\] Bericht\\_v2

1\\. Kein Datenverlust\\
\\# 2 Pool\\*s

[cid:image001.png@01DB.4F] [https://acme.example/logo.png]<https://acme.example/>

________________________________
Confidential: for the addressee only. If you are not the addressee, delete it & tell us.
""",
    "windows": "Hi,\r\n\r\n1. one\r\n2. two\r\n\r\n| a | b |\r\n|---|---|\r\n| 1 |\r\n\r\n```\r\nx & y\r\n```\r\n",
    "same numbers": "To do:\n\n1. Raise the pool\n1. Add an alert\n1. Write to customers\n\n0. zero\n1. one\n",
}
MAILS = {
    "report": """\
<!DOCTYPE html><html><head><style>p { margin: 0 }</style></head><body>
<h2>Timeline</h2><table><thead><tr><th>Time</th><th>Event</th></tr></thead>
<tr><td>14:02</td><td>Deploy of <code>checkout_api</code> v2.14.0</td></tr>
<tr><td>14:09</td><td>❌ 5 % | errors</td></tr></table>
<h2>To do</h2>
<ol><li>Check the database<ol><li>pool</li><li>locks<ul><li>old ones</li></ul></li></ol></li><li>Tell</li></ol>
<p>See <a href="https://s.example/?a=1&amp;region=eu">https://s.example/?a=1&amp;region=eu</a>.</p></body></html>""",
    "outlook": """\
<div class="WordSection1"><p class="MsoNormal"><b>Note:</b>text&nbsp;here<o:p></o:p></p>
<p><b>Status:</b><span>ok</span></p>
<p class="MsoListParagraph">1.<span>&nbsp;&nbsp; </span>First</p><p>·<span>&nbsp; </span>Bullet</p>
<div style="border-top:solid 1pt">
<p><b>From:</b> Ana &lt;ana@acme.example&gt;<br><b>Sent:</b> Monday</p></div></div>""",
    "on escaping": """\
<p>Use &amp;#x27; and &amp;#45; here, not &amp;lt;b&amp;gt; or &amp;copy; &amp;region=eu; \\* [x]: y</p>
<pre>&lt;b&gt;a &amp;amp; b &amp;eacute;&lt;/b&gt;\n``` ok</pre>
<blockquote>&gt; quoted *so*<blockquote>deeper</blockquote></blockquote>""",
}


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
@pytest.mark.parametrize("alone", [True, False])
def test_an_ordinary_text_is_laid_out(text: str, alone: bool) -> None:
    assert all_laid_out(Written(text), alone)
    assert NOT_WHOLE not in laid_out(Written(text))


@pytest.mark.parametrize("html", MAILS.values(), ids=MAILS)
@pytest.mark.parametrize("alone", [True, False])
def test_an_ordinary_html_mail_is_laid_out(html: str, alone: bool) -> None:
    one = written(Content("", (), html=html))
    assert all_laid_out(one, alone)
    shown = words(unescape(re.sub(r"<[^>]+>", "", laid_out(one))))
    assert [word for word in words(one.text) if not word.isdigit()] == [word for word in shown if not word.isdigit()]
