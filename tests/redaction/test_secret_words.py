"""Passwords that are a plain word, where nothing else can stand: behind a flag, a variable, beside a user's name."""

import pytest

from reviewer.redaction.detectors import secret
from tests.redaction.finding import found, growth
from tests.redaction.marked import wanted

FOUND = [
    "PGPASSWORD=[[swordfish]] psql -h db",
    "we ran `PGPASSWORD='[[swordfish]]' psql` by hand",
    "MYSQL_PWD=[[tiger]] mysqldump app",
    "sshpass -p [[calvin]] ssh root@x",
    "mysql -uroot -p[[swordfish]] app",
    "curl -u admin:[[swordfish]] https://x.io",
    "curl --user 'deploy:[[letmein]]' https://x.io",
    "DB_PASSWORD=[[swordfish]]",
    "export REDIS_PASS=[[lupin]]\nNODE_ENV=production",
    "Username: root\nPassword: [[swordfish]]",
    "- **User:** admin\n- **Password:** [[winterlight]]\n",
    "login: oracle\npassword: [[tiger]]",
    "username: admin\npassword: [[admin]]",
    "> User: admin\n> Pass: [[letmein]]",
    "On the old box: user root, password [[calvin]]",
    "User: deploy, password: [[swordfish]].",
    "username=svc_pay password=[[swordfish]]",
    "the default credentials are admin/[[manager]]",
    "The factory credentials were still root / [[calvin]].",
    "default credentials: admin/[[admin]]",
    "credentials: admin/[[password]]",
    "the default credentials are admin/[[portal]]",
    "sshpass -p[[Calvin-99]] ssh root@x",
    "ADMIN_PASS=[[silver]]",
    "WEB_PASS=[[swordfish]]",
    "BACKUP_PASS=[[swordfish]]",
    "User: jdoe\nPassword: [[walnut]]",
    "User: operator\nPass: [[silver]]",
]
LOOK_ALIKES = [
    "PGPASSWORD=secret psql; PGPASSWORD=password psql; PGPASSWORD=yourpassword psql; PGPASSWORD=changeme psql",
    "curl -u user:password https://x.io; curl -u name:mypassword https://x.io; curl -u me:token https://x.io",
    "curl -u $USER:$PASS https://x.io; curl -u admin:<password> https://x.io; curl -u admin:dbPassword https://x.io",
    "mysql is slow -please check; mysql -u root -p app; mysql -pPASSWORD",
    "DB_PASSWORD=required REDIS_PASSWORD=unset AUTH_PASSWORD=disabled VAULT_PASSWORD=rotated APP_PASSWORD=password",
    "SHOW_PASSWORD=never SKIP_PASSWORD=true DB_PASSWORD=DB_PASSWORD",
    "Username: required\nPassword: optional",
    "User: locked\nPassword: expired",
    "Login: works\nPassword: unchanged",
    "User: alice\nPassword: must be changed at the next login",
    "User: alice\nPassword: rotated\nToken: revoked",
    "User: admin\nPassword: stored in the vault",
    "Account: billing\nPassword: hidden",
    "for user data, password hashes and tokens",
    "the user sync, password rotation and audit",
    "user root, password authentication is off; user root, password login disabled; user admin, password resets",
    "user root and password rules; the user admin with password prompts",
    "the credentials are read/write; credentials are username/password; the credentials are admin/viewer/editor",
    "the credentials were admin/user scoped; logins are admin/operator",
    "Login: normal\nPassword: normal",
    "Login: green\nPassword: green",
    "Account: active\nPassword: active",
    "Login: broken\nPassword: broken",
    "account: shared, password: shared",
    "User: customer\nPassword: intact",
    "Login: SSO\nPassword: legacy",
    "Login: SAML\nPassword: fallback",
    "User: root, password: blank.",
    "User: emails\nPassword: scrypt",
    *(
        f"User: jdoe\nPassword: {where}"
        for where in ("Bitwarden", "Keeper", "Dashlane", "LastPass", "KeePass", "CyberArk", "Confluence", "Slack")
    ),
    "User: jdoe\nPassword: phone",
    "user 2fa, password strength.",
    "TEST_PASS=green; SMOKE_PASS=partial; BUILD_PASS=second; GATE_PASS=amber; AUTH_WRONG_PASS=reject",
    "DB_PASSWORD=blank; LOGIN_PASSWORD=block",
    "Credentials: admin/human, service/machine",
    "credentials: admin/service, user/service",
    "credentials: admin/portal were rotated",
    "Credentials: root/leaf certificates expired.",
    "Credentials are oracle/mysql specific.",
    "The credentials are root/vault.",
    "sshpass -prompt",
    "mysql -h db -u root --port 3306 -prices",
    "The mysql host ran as -u app and then -parallel dumps",
    "docker login registry.io -p stdin",
]


@pytest.mark.parametrize("marked", FOUND)
def test_found(marked: str) -> None:
    text, secrets = wanted(marked)
    assert found(secret, text) == secrets


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_not_found(text: str) -> None:
    assert found(secret, text) == []


@pytest.mark.parametrize(
    "piece",
    [
        "User: a1\n",
        "user root, password ",
        "User: a\nPassword: ",
        "credentials are admin/",
        "PGPASSWORD=",
        "curl -u a:",
    ],
)
def test_the_cost_grows_with_the_text(piece: str) -> None:
    assert growth(secret, piece) < 14
