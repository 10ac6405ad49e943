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

# What a customer is known by is called so, and looks like a ticket, a machine or a resource.
OF_CUSTOMERS = [
    "the distribution agreements are ZB-1180, ZB-1192 and ZB-1207",
    "Hosting plans: WP-2201, WP-2202, WP-2217.",
    "Your file with us: shop number SN-41882, tenant qz-fra-01, merchant group MG-51",
]
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
        "disk errors on [[ams2-ceph-17]], then on [[fra2-st-11]] and [[fra2-st-12]]; [[enc-lon-3]] is fine",
        "seen on [[we-mta-17]], [[gst-gate-01]] was restarted; lag on [[fx-db-06]], node [[fra3-k8s-11]]",
        "no route to the database [[nl-main.cluster-c8xk2.eu-west-1.rds.amazonaws.com]]",
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
        "scaled [[img-resizer]] down, then in [[ledger-stg]]; [[prod-telemetry]] is at 78%, [[kx-stage-use1-a]] is not",
        "files sit in [[quill-prod-exports]]; copies in [[quill-log-archive]]; publishes in [[tk-prod-317]]",
        "pods [[tally-api-7c9df]] and [[tiles-render-79d5c-jj2hw]]; moved to [[parcel-events-dead-letter]]",
        "the consumer stops reading [[orders.created.v2]]; [[kx-dwh.fin.ledger_lines]], [[FIN_DWH.RAW.LINES]]",
        "the queue [[PAY.OUT.REQ]] was full; distribution [[E3KPW0ZAB1C2D4]]; restarted [[prod-eu/cpe-manager]]",
        "metadata:\n  name: [[cart-tls]]\n  namespace: x\n",
        "the deployments [[fares]] and [[fares-web]], the daemonset [[node-tuner]]; dropped [[orders]] in [[kx_prod]]",
        "in [[rg-claims-westeu]], vault [[kx-we-kv]], storage account [[stmeterarchiveuks]]; move [[lot_tickets]]",
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
        "the auth string is in the vault, in case it's down: [[" + drawn(24, seed=5) + "]]",
        "The snapshot user is elastic / [[" + drawn(20, seed=11) + "]]",
        '<string name="media_secret">[[' + BASE64[:40] + "]]</string>",
        "Support PIN for Kx, in case I'm out: [[kx-392087]]",
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
        "[[14 Quarry Rise, Leeds LS8 4TD]]; [[9 Kinnoull Wynd, Perth PH2 8QD]]",
        "[[77 N 5th St Apt 3, Yakima, WA 98901]]",
        "[[u-882014]] Tyrese Coleman    [[2012-09-03]]  [[dcol81@homemail.example]]",
    ],
    Category.INTERNAL_TOOL: [
        "graphs: [[https://pulse.lattice.internal/boards/mem]], [[https://ropewalk.fl.corp/case/SIR-64]]",
        "minutes at [[https://stitchpad.int.meridon.example/d/9fk2-annex]]",
        "Follow-up is [[NET-7303]], fixed under [[CORE-9565]].",
        "bridge: [[https://meet.lattice.internal/sev2-0311]], [[https://prom.int.lattice.example/graph]]",
        "replay it ([[BILL-2207]]); Tracking: [[PRN-3360]], ticket [[TOP-219]]",
        "the police number comes, file it as [[SEC-266]]",
        "Ticket on their side is [[00381177]].",
    ],
    Category.CODE_PATH: [
        "share [[\\\\fs01\\finance\\close]] and [[C:\\Data\\run.log]]",
        "folder [[/volume1/dumps/2026-11-20]]",
        "lets you pass: [[quota/middleware/plan.py:52]]. The",
    ],
}
LOOK_ALIKES = [
    "a namespace down to zero, new buckets world-readable, a service account is cluster-admin",
    "non-prod, prod-like data, pre-prod and staging-only flags; a prod-to-dev copy, post-release checks",
    "STRIPE_KEY=" + "sk_live_" + "x" * 16 + " and `API_KEY`=<your-key>; @Retry(3) on the token client",
    "the card 4939-7918-2467-3118 is declined; the account AT63 5000 3805 2271 4133 9 is refused",
    "write to faults@lattice.example, gameday@lattice.example, sdk@lattice.example or nightdesk@lattice.example",
    "account CL-40217, tenant PL-00931; your dashboard at https://dashboard.lattice.example/settings",
    "| Customer | Billing id |\n| --- | --- |\n| a | BIL-009214 |",
    'why a password such as this, "Summer2024", is a bad idea; the password "Summer2024" is a bad one',
    "POST /uploads/permit_8841.php and GET /shop/list.jsp",
    "on day-one-30, from step-two-12, gate 04; version web-2.0.v2 and app.config.v2(x)",
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


@pytest.mark.parametrize("text", OF_CUSTOMERS)
def test_what_is_called_a_customers_id_is_neither_a_ticket_nor_a_machine(text: str) -> None:
    assert ENGINE.scan(text).spans == ()


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
        (internal_tool, "contract A-1, "),
        (network, "tenant a-b-07, "),
    ],
)
def test_the_cost_grows_with_the_text(module: ModuleType, piece: str) -> None:
    assert growth(module, piece) < 14
