"""Names that no list holds: machines, resources, secrets and persons by their form and by what is said around them."""

import string
from types import ModuleType

import pytest

from reviewer.redaction.detectors import cloud_resource, every_detector, internal_tool, network, pii, secret
from reviewer.redaction.engine import Engine
from reviewer.redaction.values import Category, Org
from tests.redaction.finding import growth
from tests.redaction.marked import drawn, wanted

KEY, BASE64 = drawn(32, "0123456789abcdef", 5), drawn(40, string.ascii_letters + string.digits + "+/", 11)
EXACT = (
    Category.SECRET,
    Category.NETWORK,
    Category.CLOUD_RESOURCE,
    Category.CODE_PATH,
    Category.PII,
    Category.INTERNAL_TOOL,
)
ENGINE = Engine(detector for detector in every_detector() if detector.category in EXACT)

FOUND = {
    Category.NETWORK: [
        "It died on [[bk-run-07]] and again on [[bk-run-11]].",
        "ssh [[tk-util-01]]; disk on [[ws-eod-store-3]] is full",
        "[[qz-render-fra-18]], [[qz-render-fra-19]] and [[qz-render-ams-02]] went first",
        "pings from [[core-sw-2b]] to [[core-sw-1a]] were lost, [[lon1-kv-004]] was drained",
        "[[HV-LON-07]] and [[DC2-SQL-03]] were patched, RDP to [[WIN-APP-012]] failed",
        "[[gds-bridge-a2]], [[gha-runner-14]]; [[bookdb-pri-1]] failed over to [[bookdb-sec-1]]",
        "store [[pos-0442-01]] is down",
        "backups on [[veeam-01]], drained `[[attic-003]]`",
        "The box is called [[grumpy-badger-2]].",
        "[[mm-euw-07]] to [[mm-euw-11]], [[cr2.ham-dc1]], [[pe-ham-04]] and [[smsc-a1]] / [[smsc-a2]]",
        "[[mailrelay3]] is down; it's the NTP box, [[tick-01]], again; [[aks-np1-38211754-vmss00000c]] was cordoned",
        "see [[http://10.8.3.1:9090/targets]] and [[http://metrics-agg.obs:9100/federate]]",
        "| host | load |\n| --- | --- |\n| [[kb-app-3]] | 12 |\n| [[kb-app-4]] | 14 |",
    ],
    Category.CLOUD_RESOURCE: [
        "objects in [[kx-thumbs-usw2]] have no owner; it is in the archive [[bn-eod-archive]]",
        "The pool's table, [[lease_slots]], filled up; rows in [[invoice_lines]] point nowhere",
        "Two million rows of [[order_items]], a lock on [[account_balances]]",
        "SELECT count(*) FROM [[shipments_2026]] gave 0, look at [[usage_hourly]]",
        "rows restored from [[ledger_entries]] into [[ledger_entries_restore]]",
        "second bucket with the same policy: [[zr-claim-photos]].",
        "they get a cache of their own, [[bq-reco-cache-prod]]",
        "Renewal job `[[edge-ca-renew]]` in `[[sec-platform]]` had failed",
        "sent to [[render-worker]] in cluster [[bx-prod-2]]",
        "Dead letters in [[refunds-dead-letter]]; redrive [[refunds-dead-letter]] now",
        "lag on [[rides.completed.v3]], the depth of [[kyc-pending]]",
        "Log index deleted: [[gateway-logs-2026.11.02]].",
        "the access logs in [[/lattice/prod/edge-proxy]]",
        "we restored into [[ledger-restore-tmp]], an RDS instance",
        "we doubled [[mm-workers]] (ASG); [[player-inventory-v3]] in DynamoDB; group [[sorter-hub7]], lag 8",
        "it goes from [[frost-telemetry-raw]] (Kinesis) to [[telemetry.readings_hot]]; it reads [[price_rules]] hourly",
        "the [[analytics.bookings_daily]] view, task [[sink-holds]], container [[seats-map]]; app [[func-refund-weu]]",
        "the [[kube-sched-prod]] cluster, the autovacuum on [[posting_batches]], consumer [[close-notifier]]",
        "[[hr-letters-queue]] is full",
        "BigQuery: [[kx-forensics.leak.jobs_0412]]",
        "ALTER TABLE [[parcels]] took a lock, DELETE FROM [[sessions]] ran without WHERE",
        "[[dlq-webhooks]] has 12k messages, [[meld-tmp-uploads]], which turned out to be a production bucket, has none",
        "payload of [[customer_exports]] grew, an index was never made; the crawler filled [[raw_events_2026_11]]",
        "the rule [[nightly-close-trigger]] was off, the index [[tickets-v4]] was rebuilt from [[tickets-v3]]",
        "[[geo-router-0]] in namespace [[geo-live]] restarted",
        "pulled [[images.lattice.example/base/jre:21.0.4]] from there",
        "`helm rollback [[cart-web]] 41`, `kubectl scale deploy [[img-resizer]]`",
        "Queue: [[thumbs]]\nTable: [[refunds]]",
        "| queue | depth |\n| --- | --- |\n| [[email-bulk]] | 12 |\n| [[payouts]] | 1400 |",
    ],
    Category.SECRET: [
        "shared login `payops` with [[Tagliatelle_krnw_22]] (SSO is down)",
        "log in to the vendor portal with acme-ops / [[Plum-Tree-91]]",
        "AK" + "IA" + "QZ7EGRWTY5NBVCXZ / [[" + BASE64[:10] + "/" + BASE64[11:20] + "/" + BASE64[21:] + "]]",
        "SIGN_PW=[[" + drawn(20, seed=3) + "]] is in the log",
        '"adminPass": "[[Tr3ll1s_work]]"',
        "For the VPN it's [[Walnut_4411]] (password, same for all)",
        "the default (admin/[[Zorro99!]]) still works; the page wants guest2:[[otterMoon44$]]",
        "It's now [[Anchor@5817]]; the old password stopped working",
        "The password is [[Heron2031!]]. Frank set it to [[orbit-rain-281]] on the second box",
        "He read out the passcode, [[884213]], and the door code: [[C4471]]",
        "The bind account svc-moodle uses [[Schnee.Eule_44]]; sftp user customs7 / [[Zoll+Amt!9]]",
        "TACACS key [[T4c4cs-Blau]] is in the config; the PSK is [[Pallet-Jack-2291]]",
        "Api token [[" + KEY + "]] was posted",
        "ssh deploy@192.0.2.1, password [[wombat.Cellar7]]; basic auth is meld / [[Copper.Kettle.88]]",
        "It prompts twice; the answer is [[gl4ssHouse!]] both times (VPN password).",
        "`REDIS_AUTH=[[p9WkL2xQv7]]`; docker login -u ci -p [[Z7nq0PpLk2]] registry.acme.example",
        "He typed his passphrase, [[violin-harbour-otter-pencil]], into the chat.",
        "the SNMP community string [[n0tPubl1c]] is everywhere",
    ],
    Category.PII: [
        "Courier [[crr_0041827]], Patient [[pt_448120]] and driver [[drv-220841]]",
        "Marguerite Ansah, [[1983-06-30]]; Mr. Oyelaran (b. [[14.02.1971]])",
        "by phone to their CTO ([[+46 70 174 06 15]])\n2. asked them",
        "student [[stu_2210984]], [[2003-07-04]], uploaded a passport, no. [[C4471KX20]]",
        "delivered to [[7 Rue des Lilas, 69003 Lyon]]",
        "account [[4330903]], mail [[g.peters@delcor.example]]",
        "id,mail,dob\n[[8173990]],[[pkowal91@postbox.example]],[[1958-04-27]]",
        "[[jstrauss@lattice.example]], [[tbo@lattice.example]] and [[fleur@lattice.example]]",
    ],
    Category.INTERNAL_TOOL: [
        "graphs: [[https://pulse.lattice.internal/boards/mem]], [[https://ropewalk.fl.corp/case/SIR-64]]",
        "minutes at [[https://stitchpad.int.meridon.example/d/9fk2-annex]]",
        "Follow-up is [[NET-7303]], fixed under [[CORE-9565]].",
    ],
    Category.CODE_PATH: [
        "share [[\\\\fs01\\finance\\close]] and [[C:\\Data\\run.log]]",
        "folder [[/volume1/dumps/2026-11-20]]",
        "lets you pass: [[quota/middleware/plan.py:52]]. The",
    ],
}
LOOK_ALIKES = [
    "the dead-letter-queue, `aws sqs purge-queue` and `aws s3api put-item`; on page-07, from week-02",
    "the queue called queue; test card 4242 4242 4242 4242; a key, then `jq '.items[0].id'`",
    "a namespace separates teams; k8s-101 on Monday, sql-201 on Tuesday; color-a1 and grid-b2",
    'avoid "qwerty123" as a password; MultiMail\'s list has no password; a passphrase, which is long and odd, is best',
    "the sample project my-project-123, the bucket gs://your-bucket, the database example_db, kubectl -n kube-system",
    "SELECT name FROM users WHERE id = 1; https://your-desk/webhooks/mail/ is yours; Index look-ups cost more",
    "the course code CS-101, patent EP-2771468",
    "relay@acme.example, bursar@college.example, tickets@theatre.example",
    "utf-8, covid-19, phase-2, tier-1, python-3, postgres-16, ubuntu-24, plan-b-2, us-east-1, ap-southeast-1",
    "section 4-02, page-07, week-07, lesson-04, sprint-2026-11, draft-02, hotfix-11, team-7, check-in-01",
    "thread 'parse-worker-6' stopped, pool-3-thread-14 waited, worker-3 of 8 is slow",
    "our north-star-2 goal, teams of eu-wide-2 scope, the v2.3.1-rc-02 release",
    "The firmware is 10.2.1.0 or newer; driver 10.18.3.2 fixes it; the 172.16.0.4 build",
    "a full-time job, hands-on and well-paid; our project: customer-facing, fast-paced and data-driven",
    "rows of read-only data, records in paper-based archives, messages in plain-text form",
    "written to read-only disks, moved to pay-as-you-go, sent to third-party vendors, at well-known places",
    "max_connections and work_mem; read_at of rows; the function parse_header; get_user_by_id; the field created_at",
    "cluster: multi-region; topic: cost-cutting; Topic: year-end close; a table called foo",
    "Cluster: production\nJob: done\nQueue: empty\nDatabase: none",
    "| table | seats |\n| --- | --- |\n| window | 4 |\n| corner-left | 6 |",
    "a bucket of water, the table of contents, stock namespaces, a snapshot of our thinking, lag on arrival",
    "github.com/acme:v1 no, docs.acme.example/guide/tables:1 no, https://registry.npmjs.org/left-pad",
    'Its password is "[your password here]"; the password is "<secret>" and the user is \'someone\'',
    'a PIN, such as 1234 in the picture; passwords like "password1" are refused',
    '"Correct horse battery staple" is famous. Passwords: choose one.',
    "a reference: `vault://kv/TEAM/APP#password`, or `$DB_PASSWORD`; PASSWORD_MIN_LENGTH=12",
    "They pass: 41, fail: 2. It lets you pass: the gate is open.",
    "integrations@acme.example, continuity@acme.example, drivers@acme.example, press@acme.example, fleet@acme.example",
    "developer-relations@acme.example, kundenservice@acme.example, customer-care@acme.example, library@acme.example",
    "on 1983-06-30 the bank opened; the treaty of 30 June 1983, signed by Marguerite; on 14.02.2026 we moved",
    "| users | rows |\n| --- | --- |\n| 1000 | 402,118 |\n| 5000 | 1,204,377 |",
    "the policy number is XXX-000000; the claim number CL-20841 is yours; flight LH-440, standard EN-50126",
    "We told the Commissioner on Saturday under case IC-428813.",
    "https://www.acme.example/boards/chess, https://help.acme.example/t/44, https://shop.acme.example/d/shoes",
]


def found(text: str, category: Category) -> list[str]:
    return [text[span.start : span.end] for span in ENGINE.scan(text).spans if span.category == category]


@pytest.mark.parametrize(("category", "marked"), [(one, text) for one, texts in FOUND.items() for text in texts])
def test_found(category: Category, marked: str) -> None:
    text, things = wanted(marked)
    assert [thing for thing in found(text, category) if not thing.startswith("AK" + "IA")] == things


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_not_found(text: str) -> None:
    assert [(span.detectors, text[span.start : span.end]) for span in ENGINE.scan(text).spans] == []


def test_a_service_of_the_house_is_a_host_and_no_tool() -> None:
    text, services = "see https://ledger.corp.acme.example/refunds/12", Org(services=("ledger",))
    assert [span.category for span in ENGINE.scan(text, services).spans] == [Category.NETWORK]


@pytest.mark.parametrize(
    ("module", "piece"),
    [
        (cloud_resource, "in a_b "),
        (cloud_resource, "rows of a-1, "),
        (cloud_resource, "a.b/c:"),
        (network, "a-b-07 to "),
        (network, "A-1"),
        (secret, "pw="),
        (secret, "account a with "),
        (secret, "It is Xy12!abc9 "),
        (pii, "Aa, 1983-06-30 "),
        (internal_tool, "court A-1 "),
    ],
)
def test_the_cost_grows_with_the_text(module: ModuleType, piece: str) -> None:
    assert growth(module, piece) < 14
