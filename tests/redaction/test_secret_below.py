"""Credentials that stand below what announces them: behind an empty line, in a fence, in a block or cell of a page."""

import pytest

from reviewer.redaction.detectors import secret
from reviewer.redaction.engine import scan
from reviewer.redaction.reading import markup
from reviewer.redaction.values import Category, Where
from tests.redaction.finding import found, growth
from tests.redaction.marked import HEX, drawn, wanted
from tests.redaction.marked import found as read

HEXED, KEY, SHORT = drawn(32, HEX, 3), drawn(40, seed=4), drawn(12, seed=8)
FOUND = [
    "Please use the new password:\n\n`[[Ahorn.Blatt.31]]`\n\nand tell us.",
    "The new password:\n\n```\n[[Ahorn.Blatt.31]]\n```",
    "**Password:**\n\n    [[Ahorn.Blatt.31]]",
    "**Password**\n\n[[Ahorn.Blatt.31]]",
    "### Password\n\n[[Ahorn.Blatt.31]]",
    "Password: \n\n\n[[Ahorn.Blatt.31]]",
    "The password is:\n\n    [[Ahorn.Blatt.31]]",
    "- Password\n  - [[Ahorn.Blatt.31]]",
    "I changed the password to:\n\n[[Ahorn.Blatt.31]].\n",
    "Passphrase:\n\n> [[tulip-anchor-9-mosaic]]",
    "The Wi-Fi key for the war room:\n\n**[[BlueHeron2024]]**",
    "Your new API key is:\n\n    [[" + HEXED + "]]\n\nKeep it.",
    "Secret access key:\n\n```text\n[[" + KEY + "]]\n```",
    "New signing secret:\n```\n[[" + KEY[:18] + "]]\n```",
    "The client secret is as follows:\r\n\r\n[[" + SHORT + "]]",
    "Use this token:\n\n> [[" + HEXED + "]]",
    "Your one-time code is\n\n[[551209]]",
    "Your PIN\n\n[[884213]]",
    "Recovery code\n\n[[4f7k-9qmz]]",
    "Recovery codes:\n\n- [[4f7k-9qmz]]\n- [[81tt-0pcd]]\n- [[zz17-24wq]]\n\n- 2031-11",
]
LOOK_ALIKES = [
    "Rotate the password:\n\n```\nkubectl rollout restart deploy/x\n```",
    "Rotate the password:\n\n```\nrotate-password-v2\n```",
    "About the token:\n\nIt was renewed on 2025-09-01.",
    "Password\n\nAll passwords were reset.",
    "Steps to change the password:\n\n1. Open Settings2Go\n2. Save",
    "API key:\n\nSee 1Password.",
    "Users with a weak password:\n\n- jdoe7\n- mmeier2",
    "The password for these hosts was changed:\n\n- fra2-db-07\n- fra2-db-08",
    "Password\n\ndeploy7\n\nops",
    "The key id is:\n\n" + HEXED,
    "The fingerprint of the token:\n\n" + HEXED,
    "The public key:\n\n" + KEY,
    "Password hash:\n\n" + HEXED,
    "The digest of the password is:\n\n" + HEXED,
    "Password:\n\n********",
    "Password:\n\n<your-password>",
    "Token:\n\n${API_TOKEN}",
    "API key:\n\nvault/prod/payments/key",
    "Passwords\n\nKubernetes-1.31",
    "Password reset\n\nFriday-Evening-22",
    "- Password\n- OAuth2-Proxy-7",
    "PIN\n\n2031",
    "Forgot the password?\n\nOTRS-4471-B",
    "Pass\n\nUT-Login_01",
    "Key\n\n" + HEXED,
]


@pytest.mark.parametrize("marked", FOUND)
def test_a_value_alone_below_its_label_is_found(marked: str) -> None:
    text, secrets = wanted(marked)
    assert found(secret, text) == secrets


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_what_else_stands_there_is_not(text: str) -> None:
    assert found(secret, text) == []


# A noun before "of", "for", "with", "that" … owns what stands below its line; the credential is only what it is about.
OF_ANOTHER_THING = [
    "The commit that removed the secret:\n\n" + drawn(40, HEX, 5),
    "Trace id of the request with the expired token:\n\n" + HEXED,
    "The request that carried the token:\n\n```\n" + HEXED + "\n```",
    "The error for the token was:\n\n    AADSTS700082:ExpiredToken2025",
    "Error with the password was:\n\nAADSTS50126:InvalidCreds",
    "The error for the API key:\n\nHTTP/1.1-403-Forbidden",
    "The alert for the password:\n\nPassword_Expiry_Alert_P1",
    "The metric for failed passwords:\n\nAuth.PasswordFailures.P99",
    "The flag for the new password:\n\nNew_Password_Flow_V2",
    "Release that broke the access token:\n\n`Release-2025.09-RC2`",
    "The build that leaked the API key:\n\nBuild-4471-Rel2",
    "The image with the secret:\n\nregistry.acme.com/Auth2:1.4",
    "The chart with the secret:\n\nAuth-Chart-2.14.1",
    "The file with the password:\n\n`Config/Prod2.yml`",
    "The new password:\n\nPassword-Policy2.pdf",
    "Owner of the token\n\n@Ada-Byron2",
    "Next steps for the token:\n\n@Platform-Team2",
    "Status of the password:\n\nReset-12/14",
    "We will renew the token by\n\nFriday-17:00",
    "Services that check the password are:\n\n- Auth-Service-V2",
    "Impact on the sign-up with a password:\n\nAuth0-Tenant-EU1",
    "Errors by PIN:\n\n14500",
    "Affected one-time codes\n\n14500",
    "Verification codes\n\n12041\n\nsent",
    "The order with the PIN:\n\nORD-88123",
    "The alarm code was\n\nERR-50012",
    "### Token\n\nJWT-RS256-2048",
    "## API keys\n\nStripe-Live-V2",
    "Signing keys:\n\n- RSA-2048/SHA-256\n- ECDSA-P256-SHA384",
    "### Tokens\n\nv2.14.0-RC3",
    "Password\n\nIncident-2024.",
    "Password is\n\nbcrypt-Cost12",
]
MIRRORED = [
    "The request that carried the token:\n\n```\n[[" + KEY + "]]\n```",
    "The file with the password:\n\n[[Tz9!kqLw4]]",
    "Meeting with passcode:\n\n[[884213]]",
    "The router in the lab uses the PIN:\n\n[[8842]]",
    "The VPN for contractors needs the shared password:\n\n[[Ahorn.Blatt.31]]",
    "Sign in with the password:\n\n[[Ahorn.Blatt.31]]",
    "The archive is protected with the password:\n\n[[Ahorn.Blatt.31]]",
    "The value of the token:\n\n[[" + HEXED + "]]",
    "We have rotated the API key:\n\n[[" + HEXED + "]]",
    "We changed the door code to:\n\n[[4471]]",
    "Password\n\n[[Ahorn-2024-Blatt]]",
    "Recovery codes\n\n- [[551209]]\n- [[881204]]",
    "The license key:\n\n[[ABCD1-EFGH2-IJKL3-MNOP4]]",
    "Password for the portal of the team:\n\n[[Ahorn.Blatt.31]]",
]


@pytest.mark.parametrize("text", OF_ANOTHER_THING)
def test_what_is_told_of_another_thing_is_not(text: str) -> None:
    assert [value for value in found(secret, text) if value in text.split("\n\n", 1)[1]] == []


@pytest.mark.parametrize("marked", MIRRORED)
def test_the_credential_in_the_same_place_is(marked: str) -> None:
    text, secrets = wanted(marked)
    assert found(secret, text) == secrets


def in_page(page: str) -> list[str]:
    return [
        page[span.start : span.end]
        for span in scan("", html=page).spans
        if span.where == Where.HTML and span.category == Category.SECRET
    ]


BLOCKS = [
    "<table><tr><td>Password</td><td>[[Ahorn.Blatt.31]]</td></tr></table>",
    "<table><tr><td>Password:</td><td>[[Ahorn.Blatt.31]]</td></tr></table>",
    "<table>\n<tr>\n  <th>Password</th>\n  <td>\n    [[Ahorn.Blatt.31]]\n  </td>\n</tr>\n</table>",
    "<table><tr><td>Field<td>Value<tr><td>API key<td>[[" + HEXED + "]]</table>",
    "<table><tr><td>AWS secret access key</td><td>[[" + KEY + "]]</td></tr></table>",
    "<table><tr><td>Client secret</td><td><code>[[" + SHORT + "]]</code></td></tr></table>",
    "<table><tr><td>PIN</td><td>[[884213]]</td></tr><tr><td>Recovery code</td><td>[[4f7k-9qmz]]</td></tr></table>",
    "<table><tr><th>User</th><th>Password</th></tr><tr><td>deploy7</td><td>[[hunter22]]</td></tr>"
    "<tr><td>reader</td><td>[[Ahorn.Blatt.31]]</td></tr></table>",
    "<table><tr><td><table><tr><td>User</td><td>ops</td></tr><tr><td>Password</td><td>[[hunter22]]</td></tr></table>"
    "</td></tr></table>",
    "<dl><dt>Password</dt><dd>[[Ahorn.Blatt.31]]</dd></dl>",
    "<p>Password</p><p>[[Ahorn.Blatt.31]]</p>",
    "<h3>Password</h3><p>[[Ahorn.Blatt.31]]</p>",
    "<div><div>API key</div><div>[[" + HEXED + "]]</div></div>",
]


@pytest.mark.parametrize("marked", BLOCKS)
def test_a_value_in_another_cell_or_block_than_its_label_is_found(marked: str) -> None:
    page, secrets = wanted(marked)
    assert in_page(page) == secrets


@pytest.mark.parametrize(
    "page",
    [
        "<table><tr><th>User</th><th>Password</th></tr><tr><td>deploy7</td><td>expired</td></tr></table>",
        "<table><tr><td>Password</td><td>required</td></tr><tr><td>API key</td><td>rotated</td></tr></table>",
        "<table><tr><th>Setting</th><th>Password</th><th>Since</th></tr><tr><td>eu1</td><td>none</td><td>v2.4.1</td></tr>"
        "</table>",
        "<table><tr><td>Reset your password</td><td><a href='https://www.acme.example/login'>here</a></td></tr></table>",
        "<p>Password</p><p>It was changed on Monday.</p>",
        "<ul><li>Password</li><li>Roles</li><li>OAuth2</li></ul>",
    ],
)
def test_words_in_other_cells_and_blocks_are_not(page: str) -> None:
    assert in_page(page) == []


def table(*rows: tuple[str, ...]) -> str:
    cells = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>"


@pytest.mark.parametrize(
    "page",
    [
        table(("Errors by", "Count"), ("PIN", "14500"), ("One-time code", "240500")),
        table(("Error", "Count"), ("wrong PIN", "14500"), ("Backup code", "24050")),
        table(("Metric", "Before", "After"), ("PIN errors", "14500", "20"), ("PIN", "14500", "20")),
        table(("Day", "Sum"), ("PIN errors", "14500")),
        table(("Password", "Attempts"), ("wrong", "12,041")),
        table(("Password", "12 users")),
        table(("Control", "Due"), ("Password", "12 May 2025")),
        table(("Password", "by Friday 5 Sep"), ("Token", "done")),
        table(("Password", "changed on 2 Sep")),
        table(("Field", "Exposed"), ("Name", "yes"), ("Password", "bcrypt")),
        table(("Data", "Kept as"), ("Password", "Argon2id-V1.3"), ("PIN", "HMAC-SHA256")),
        table(("Password policy", "Min12-Upper-Digit")),
        table(("Region", "Password", "Token"), ("EU-West-1", "Down-10:05", "Up-10:30"), ("US-East-1", "Up", "Slow-2x")),
        table(("User", "Password", "MFA"), ("ada", "Reset-2025-09-02", "yes"), ("bo", "Expired-30d", "no")),
        table(("Secret", "Status", "Owner"), ("DB password", "Rotated-10:15", "Ada")),
        table(("Credential", "Where"), ("DB password", "Vault/Prod2"), ("API key", "AWS-SecretsMgr-EU1")),
        table(("Key", "Owner"), ("Signing key", "Platform-Team2"), ("API key", "Payments-Team1")),
        table(("Secret", "Ticket"), ("API key", "OPS-4472"), ("PIN", "OPS-44713")),
        table(("Account", "Password", "Changed"), ("ops", "in 1Password", "yes"), ("db", "CyberArk", "no")),
        table(("User", "jdoe"), ("Password", "Bitwarden")),
        table(("Pass", "Login-Test-V2")),
        "<h3>Impact on the PIN</h3><p>14500</p>",
        "<h2>Tokens</h2><p>v2.14.0-RC3</p>",
        "<div>Verification codes</div><div>12041</div><div>sent</div>",
    ],
)
def test_counts_states_dates_and_heads_in_tables_are_not(page: str) -> None:
    assert in_page(page) == []


@pytest.mark.parametrize(
    "marked",
    [
        table(("Dial-in", "+44 20 7946 0958"), ("PIN", "[[884213#]]")),
        table(("Environment", "Production"), ("Password", "[[hunter22]]")),
        table(("Password", "[[Ahorn.Blatt.31]] (valid until Friday)")),
        table(("Secret", "Owner", "Value"), ("DB password", "Ada", "[[Tz9!kqLw4]]")),
        table(("Secret", "Status"), ("DB password", "[[Tz9!kqLw4]]")),
        table(("Field", "Value"), ("PIN", "[[884213]]")),
        table(("User", "Password", "Changed"), ("ada", "[[Ahorn.Blatt.31]]", "yes"), ("bo", "Reset-2025", "no")),
    ],
)
def test_credentials_in_the_same_cells_are(marked: str) -> None:
    page, secrets = wanted(marked)
    assert in_page(page) == secrets


@pytest.mark.parametrize(
    "marked",
    [
        "Temporary login: <code>sync</code> / password <code>[[Ahorn.Blatt.31]]</code>",
        "Your password is <b>[[Ahorn.Blatt.31]]</b>, please change it.",
        "Password:<br>[[Ahorn.Blatt.31]]<br/>\n",
        "The PIN is <b>[[884213]]</b>.",
        "<table><tr><th>User</th><th>Password</th></tr><tr><td>deploy7</td><td>[[hunter22]]</td></tr></table>",
        "| User | Login |\n|---|---|\n| Password | <code>[[Ahorn.Blatt.31]]</code> |",
    ],
)
def test_tags_in_the_text_part_hide_no_value(marked: str) -> None:
    text, secrets = wanted(marked)
    assert read(text, Category.SECRET) == secrets


@pytest.mark.parametrize(
    "text",
    [
        "The password is <b>required</b>. Set it in <code>DB_PASSWORD</code>.",
        "<p>Password</p><p>It was changed on Monday.</p>",
        "if a<b and c>d: the token is </b>",
    ],
)
def test_tags_in_the_text_part_make_none_of_what_is_none(text: str) -> None:
    assert read(text, Category.SECRET) == []


def test_rows_of_a_page_are_read_as_those_of_a_drawn_table() -> None:
    page = "<p>a</p><table><tr><th>User <th>Pass&shy;word<tr><td>ops<td>x\n y</table><table><tr><td>alone</table>"
    rows = markup.read(page).rows
    assert rows.text == "| User | Pass\xadword |\n| ops | x y |\n\n"
    start = rows.text.index("x y")
    assert page[slice(*rows.written(start, start + 3))] == "x\n y"


@pytest.mark.parametrize(
    "piece", ["password:\n\n", "password for ", "token:\n> ", "pin:\n- 4471\n", "password is\n```\n", "key:\n    "]
)
def test_the_cost_grows_with_the_text(piece: str) -> None:
    assert growth(secret, piece) < 14
