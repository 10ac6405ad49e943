"""Machines called as Windows houses do, and those that somebody connects to; codes and models are none."""

import pytest

from reviewer.redaction.detectors import network
from tests.redaction.finding import found, growth


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("IIS on CLMAPP04 was down, the job ran on SQLPRD01.", ["CLMAPP04", "SQLPRD01"]),
        ("LONFS02 is full and HQ-EXCH-01 lost mail.", ["LONFS02", "HQ-EXCH-01"]),
        ("failover to ORA-RAC-1B", ["ORA-RAC-1B"]),
        ("the domain controller AMS-DC01 failed; reboot of WEBSRV-03", ["AMS-DC01", "WEBSRV-03"]),
        ("clmapp04, sqlprd01, lonfs02, websrv-03", ["clmapp04", "sqlprd01", "lonfs02", "websrv-03"]),
        ("on esx14 the disk failed, esxi02 too", ["esx14", "esxi02"]),
        ("`ssh bastion-eu`, then on the VM srv-backup", ["bastion-eu", "srv-backup"]),
        ("all of 10.4.7.x, 192.168.4.* and 192.168.*", ["10.4.7.x", "192.168.4.*", "192.168.*"]),
    ],
)
def test_machines_of_joined_words_are_found(text: str, names: list[str]) -> None:
    assert found(network, text) == names


@pytest.mark.parametrize(
    "text",
    [
        "RFC02, ISO01, SHA256, LTS02, SEV01, PCI01, ERR05, ORA-00600, NET48, SQL2019, JAVA17, PROFILE01, PARTS01",
        "error CLMAPP04; the model SQLPRD01; product code LONFS02, ISO-27001, step-1b",
        "terminal4, phase02, prod01, dev02, api02, report01, whatsapp02, snapp01, hosts01, base64, utf8, oauth2, win32",
        "ssh session-key, ssh key-pair, ssh log-in, ssh jump-host; ssh into it; esxi7.0; on the box as-is",
        "version 10.4.x; release 10.4.7.x; 10.9.*",
    ],
)
def test_codes_words_and_versions_are_no_machines(text: str) -> None:
    assert found(network, text) == []


@pytest.mark.parametrize("piece", ["CLMAPP0", "ABCD01 ", "sqlprd01 ", "A-B", "ssh a-b ", "10.4.7.", "websrv-0"])
def test_the_cost_grows_with_the_text(piece: str) -> None:
    assert growth(network, piece) < 14


@pytest.mark.parametrize(
    "text",
    [
        "on the host node-exporter runs; on the host kube-proxy; on the VM mysql-client; from the box redis-exporter",
        "voucher EUAPP05, promo DEWEB01, coupon HAMAPP02; NOSQL01 and PLSQL01; AURORA01",
        "JIRA: WEB-APP-12, story APP-WEB-12, epic DB-WEB-7",
        "macOS 10.15.7.x, iOS 10.3.3.x, MariaDB 10.6.14.x, clients older than 10.1.2.x; version 10.4.118.x",
        "We upgrade to esxi70, and updated from esxi67; the migration to esxi80.",
    ],
)
def test_programs_vouchers_stories_and_versions_are_no_machines(text: str) -> None:
    assert found(network, text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("We patched esxi12 at nine; patching esxi14", ["esxi12", "esxi14"]),
        ("migrated from esxi11 to esxi12; release of esxi14 from maintenance", ["esxi11", "esxi12", "esxi14"]),
        ("issue EUAPP05 was replaced; bug: EUAPP05 hangs", ["EUAPP05", "EUAPP05"]),
        ("AURORA01 was down; PGSQL02 failed over", ["AURORA01", "PGSQL02"]),
        ("ssh kube-controller; ssh mysql-client", ["kube-controller", "mysql-client"]),
        ("upgraded from 10.1.2.x to 10.1.3.x", ["10.1.2.x", "10.1.3.x"]),
        ("It was upgraded to 10.20.30.x addressing.", ["10.20.30.x"]),
        ("on the host mx-proxy, on the VM srv-backup", ["mx-proxy", "srv-backup"]),
        ("EUAPP05 is full; CLMAPP04, LONSQL01 and WEBSRV-03", ["EUAPP05", "CLMAPP04", "LONSQL01", "WEBSRV-03"]),
        (
            "the range 10.15.7.x; more than 10 hosts in 10.4.7.x; from 192.168.4.*",
            ["10.15.7.x", "10.4.7.x", "192.168.4.*"],
        ),
        ("on esxi70 the disk failed; esxi14 rebooted", ["esxi70", "esxi14"]),
    ],
)
def test_the_machines_in_the_same_place_are(text: str, names: list[str]) -> None:
    assert found(network, text) == names
