"""Passwords where the clients of databases, of Windows and of vaults take them, and what else stands there."""

import pytest

from reviewer.redaction.detectors import financial_legal, secret
from tests.redaction.finding import found, growth

PLAIN, SIGNED, SHORT = "0rz3G6vBJWwK69x", "Fjord%Lampe88", "Tr0ut!"


@pytest.mark.parametrize("value", [PLAIN, SIGNED])
@pytest.mark.parametrize(
    "line",
    [
        "cqlsh -u cassandra -p {} 10.1.1.1",
        "cqlsh 10.100.176.166 9042 -u jane -p '{}'",
        'beeline -u "jdbc:hive2://h:10000/default;ssl=true" -n hive -p {}',
        "beeline -n hive -p {} -e 'show tables'",
        "tsql -S s -U sa -P {}",
        "tsql -H db7 -p 1433 -U sa -P {}",
        "mssql-cli -S s -U sa -P {} -d sales",
        "mysqlsh -u root -p{}",
        "mysqlsh --port=3306 -u root -p{} --sql",
        "mysqlimport -u loader -p{} shop rows.csv",
        "mariadb-dump --port=3306 -u root -p{} shop",
        "xfreerdp /u:x /p:{} /v:h",
        "wlfreerdp /v:h /g:gw /gu:x /gp:{}",
        "vault login {}",
        "vault login -no-store -address=https://v:8200 {}",
        "doctl auth init -t {}",
        "doctl compute droplet list -t {} -o json",
        "net user svc {} /add",
        "NET USER svc {} /ADD /DOMAIN",
        "net user /add svc {}",
        "rdesktop -u ops -p {} h",
        "evil-winrm -i h -u x -p {}",
        "smbmap -u x -p {} -H h",
        "netexec smb h -u x -p {} --shares",
        "crackmapexec smb h -u 'x' -p '{}' -M ntdsutil",
        "sqlplus system/{}@orcl",
        "sqlplus -S system/{}@orcl @scripts/run.sql",
        "sqlplus -s scott_rw/{} @scripts/run1.sql",
        "rman target sys/{}@prod",
        "rman target=sys/{}@prod nocatalog",
        "rman TARGET / CATALOG rco/{}@cat",
        "expdp system/{}@prod full=y dumpfile=full_2024.dmp",
        "impdp 'system/{}@prod' schemas=hr",
        "exp userid=system/{}@prod file=exp_2024.dmp",
        "sqlldr userid=loader/{}@prod control=load1.ctl",
        "echo '{}' | passwd --stdin svc",
        "echo {} | sudo passwd --stdin svc",
        "echo '{}' | sudo -S systemctl restart x",
        "sudo -S <<< '{}' systemctl restart x",
    ],
)
def test_what_a_client_is_given_is_found(line: str, value: str) -> None:
    assert found(secret, line.replace("{}", value)) == [value]


def test_both_passwords_of_a_line_are_found() -> None:
    assert found(secret, f"rman target sys/{PLAIN}@prod catalog rco/{SIGNED}@cat") == [PLAIN, SIGNED]


@pytest.mark.parametrize("value", [PLAIN, "0rz3G6vBJWwK69#", SHORT])
@pytest.mark.parametrize(
    "line",
    [
        '$cred = ConvertTo-SecureString "{}" -AsPlainText -Force',
        "ConvertTo-SecureString -String '{}' -AsPlainText -Force",
        "$p = ConvertTo-SecureString {} -AsPlainText",
        '$password = ConvertTo-SecureString "{}" -AsPlainText -Force',
        '$sec = ConvertTo-SecureString -AsPlainText -Force -String "{}"',
        "$sec = '{}' | ConvertTo-SecureString -AsPlainText -Force",
        "New-Object System.Net.NetworkCredential('svc', '{}')",
        'var c = new NetworkCredential(user, "{}", "ACME");',
        "New-LocalUser svc -Password (convertto-securestring '{}' -asplaintext -force)",
        "$c = [pscredential]::new('svc', (ConvertTo-SecureString '{}' -AsPlainText -Force))",
    ],
)
def test_what_powershell_makes_a_credential_of_is_found(line: str, value: str) -> None:
    assert found(secret, line.replace("{}", value)) == [value]


@pytest.mark.parametrize("word", ['"swordfish"', "swordfish"])
def test_a_word_is_the_password_there(word: str) -> None:
    assert found(secret, f"$pw = ConvertTo-SecureString {word} -AsPlainText -Force") == ["swordfish"]


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("password: {}", "--user=Xk93!mQz"),
        ("password: {}", "--x=Abc123!"),
        ('DB_PASSWORD="{}"', "--correct=horseBattery9"),
        ("password: {}", "-Summer"),
        ("password: {}", "-Sonnenblume"),
        ("password={}", "-Tiger-Woods"),
        ('password: "{}"', "--monkey-business"),
        ("The passphrase is {}", "--correct-horse=battery"),
        ("password: {}", "Get-Lucky(Summer9!"),
        ("password: {}", "New-Haven(99!)"),
        ("password: {}", "Start-Up(2025)"),
    ],
)
def test_what_begins_as_options_and_cmdlets_do_can_be_a_password(line: str, value: str) -> None:
    assert found(secret, line.replace("{}", value)) == [value]


@pytest.mark.parametrize("line", ["echo {} | sudo -S tee /etc/motd", "printf '{}' | sudo -S true"])
def test_what_a_program_reads_is_found_whatever_it_does(line: str) -> None:
    assert found(secret, line.replace("{}", SIGNED)) == [SIGNED]


@pytest.mark.parametrize(
    "line",
    [
        "$cred = ConvertTo-SecureString $pw -AsPlainText -Force",
        "$password = Read-Host -AsSecureString; $c = Get-Credential",
        "ConvertTo-SecureString (Get-Content pw.txt) -Key $key",
        "The password goes through ConvertTo-SecureString and Export-Clixml.",
        "$c = New-Object System.Net.NetworkCredential($user, $password)",
        "new NetworkCredential(user, config.Password)",
        "the password is set by --password-stdin or -AsPlainText",
        "snowsql -a xy12345 -u LOADER -p 4430",
        "impala-shell -l -u x -p -i h1:21000",
        "tsql -H db7 -p 1433 -U sa",
        "ssh -u x -p 2222 h; scp -P 2222 a1.txt h:b2.txt",
        "cqlsh -u cassandra -p $CASSANDRA_PASSWORD 10.1.1.1",
        "cqlsh -u cassandra -p 9042",
        "beeline -n hive -p --showHeader=false",
        "netexec smb h -u users.txt -p passwords.txt",
        "docker run -p 8080:80 -u 1000:1000 web1",
        "mysqldump --port=3306 -u root shop1",
        "mysqlsh -u root -P 33060 -p --sql",
        "vault login -method=userpass username=anna1",
        "vault login failed for 3 users; vault login with OIDC2 works",
        "net user svc * /add; net user guest /active:no",
        "Net user growth 1,204 in Q3-2026; net user additions Q3-2026",
        "sqlplus / as sysdba; sqlplus /nolog @scripts/run1.sql",
        "sqlplus -s @/opt/scripts/run1.sql > logs/run1.log",
        "sqlplus sys/$PW@orcl as sysdba",
        "rman target / catalog rco@cat1",
        "expdp directory=dp1/x2 dumpfile=exp/full_2024.dmp",
        "the exp and imp jobs: team/repo-v2@sha256",
        "xfreerdp /u:x /p /v:h1:3389",
        "doctl compute droplet list -t $TOKEN",
        "echo done | sudo -S true; echo step1-of-2 | tee a",
        "exp growth/Q3-25@company; imp is slow on web/Node12@eu; the exp team/Marketing2@EMEA plan",
        "rman backups to disk/Tape12@dc; docker run -e IMP=exp a/Image2@sha256:abc",
        "base64 -d file2 | sudo -S tee /etc/x; echo Deploy-2025 | sudo -S tee /etc/motd",
        "Get-Secret Prod2 | ConvertTo-SecureString; Read-Host2 | ConvertTo-SecureString",
        "cat [internal path] | sudo -S true; Get-Item [internal path] | ConvertTo-SecureString",
        "The vault login P99-latency rose; the vault login Flow2-Beta was off",
        "doctl was called with -t Nightly-2; doctl registry login -t Staging1",
        "xfreerdp /u:a /p:%PW1%; new NetworkCredential(name, secure2Str); nxc -p Port-8080",
        "ConvertTo-SecureString command failed; ConvertTo-SecureString password -AsPlainText",
    ],
)
def test_ports_files_and_variables_are_not(line: str) -> None:
    assert found(secret, line) == []


def test_a_variable_of_powershell_is_no_money() -> None:
    text = f'$sec = ConvertTo-SecureString "{PLAIN}" -AsPlainText -Force'
    assert found(financial_legal, text) == []


@pytest.mark.parametrize(
    "piece", ["cqlsh -u x -p ", "sqlplus a/b@", "net user x ", "rman target a/", "vault login -a "]
)
def test_the_cost_grows_with_the_text(piece: str) -> None:
    assert growth(secret, piece) < 14
