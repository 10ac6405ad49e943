"""Network, cloud, code, personal data and tools: what is found, and what only looks like it."""

import pytest

from reviewer.redaction.values import Category, Org
from tests.redaction.marked import found, wanted

TRACES = [
    """Traceback (most recent call last):
  File "/app/x.py", line 3, in run
    foo()
  File "/app/y.py", line 4, in foo
    raise ValueError('x')
ValueError: x""",
    """java.lang.IllegalStateException: boo
\tat com.acme.Foo.bar(Foo.java:12)
\tat com.acme.Baz.q(Baz.java:1)
Caused by: java.io.IOException: x
\tat a.b.C.d(C.java:1)
\t... 12 more""",
    """panic: runtime error: nil

goroutine 1 [running]:
main.foo(0x1, 0x2)
\t/app/main.go:12 +0x1d
exit status 2""",
    """TypeError: Cannot read properties of undefined
    at charge (/app/src/pay.js:10:5)
    at async run (/app/i.js:1:2)""",
    """app.rb:12:in `charge': boom (RuntimeError)
\tfrom app.rb:20:in `run'
\tfrom app.rb:30:in `<main>'""",
    """System.NullReferenceException: Object
   at Acme.Pay.Run(Order o) in C:\\src\\Pay.cs:line 12
   at Acme.Main()""",
    """thread 'main' panicked at src/main.rs:4:10:
index out of bounds
stack backtrace:
   0: rust_begin_unwind
             at /rustc/x/lib.rs:1:1
   1: core::panicking::panic_fmt""",
]
FOUND = {
    Category.NETWORK: [
        "on [[fra2-db-07]] and [[ip-10-2-3-4]], [[web01]]; [[db-prod-eu-3]]",
        "[[db25-prod]] and [[edge46-fra2]] were slow",
        "hosts [[app-eu-14]] through [[app-eu-19]]",
        "[[10.0.3.17:5432]], [[192.168.1.0/24]] and [[172.16.9.9]].",
        "[[fd12:3456:789a::1/64]] and [[fc00::12]]",
        "see [[https://ledger.corp.acme.example:8443/x?y=1]].",
        "[[db.internal]], [[checkout.payments.svc.cluster.local]] and [[nas01.lan]]",
        "[[orders.c9akciq32.eu-west-1.rds.amazonaws.com:5432]] refused",
        "[[cart.redis.cache.windows.net]] and [[cluster0.ab1cd.mongodb.net]]",
        "[[http://checkout-api:8080/health]] and [[redis-cart:6379]]",
        "the node [[gke-prod-pool-1-8f3a2b1c-x9kd]] went away",
        "Invoke-Command -ComputerName [[WIN-APP07]] failed; Get-Service -ComputerName [[hq-files-02]] hung",
        "[[WEB-PRD-11]], [[FS-HAM-1]] and [[DC01]] are done; load on [[sto1-mq-a]]",
        "| host | state |\n| --- | --- |\n| [[APP-STG-4]] | done |",
        "ssh deploy@[[db-7.prod.internal]], git@[[git.corp.acme.internal:2222/ops]], backup@[[backup-2.lan]]:/srv",
        "all of [[*.brm.acme.lan]] and [[rep-*.corp.acme.example]]",
        "at [[http://[fd00:40::15]:15692/metrics]]",
        "IP [[10.20.31.8]].41822 > [[10.20.40.5]].5432: Flags [S]",
        "build 10.4.118.7 runs on [[10.9.0.3]], and version 10.8.1.1 on [[10.8.0.0/16]] and [[10.8.4.4]]",
    ],
    Category.CLOUD_RESOURCE: [
        "topic [[orders-v2]]; the `[[acme-logs]]` bucket; table [[billing.invoices]]",
        "namespaces [[pay-1]] and [[pay-2]]",
        "The affected namespace is [[checkout]], the old namespace was [[payments]].",
        "The namespace is [[ledger]], and its namespace was [[fraud]]. The namespace was [[pricing]].",
        "the [[payments]] namespace, the [[orders-events]] topic",
        "[[arn:aws:iam::123456789012:role/deploy]], AWS account ID: [[1234-5678-9012]]",
        "[[i-0abcd1234ef567890]] [[sg-12345678]] ([[subnet-0abc1234]])",
        "[[s3://acme-prod/logs/2024/]] and [[gs://acme-exports]].",
        "[[checkout-7d9f8b6c5d-x2x4z]] and [[redis-1]] restarted",
        "[[deployment/checkout-api]], kubectl get po -n [[payments]]",
        "[[/aws/lambda/orders-fn]] and [[aws_db_instance.primary]]",
        "[[eks-prod-eu1]] and [[nim-audit-logs-prod]]",
        "[[123456789012.dkr.ecr.eu-west-1.amazonaws.com/checkout:1.2.3]]",
        "[[https://sqs.eu-west-1.amazonaws.com/481516234201/orders-dlq]] is full",
        "[[deploy@acme-prod.iam.gserviceaccount.com]] in [[projects/acme-prod/topics/orders]]",
        "consumer with group.id=[[etl-orders-v2]] on the queue [[orders.fulfil.q]]",
        "hosted zone, [[Z0QA3ZJCAR58THO0]], and topic [[com.acme.cart.v1]]",
        "Lambda function [[resize-images]], IAM role [[CheckoutTaskRole]]",
        "it writes to [[public.payment_attempts]] in [[shipments_prod]]",
    ],
    Category.CODE_PATH: [
        "[[/etc/nginx/nginx.conf]] and [[src/checkout/handlers.py:214]].",
        "[[handlers.py:12]] and [[main.go, line 44]]",
        "[[C:\\inetpub\\logs\\x.log]], [[~/deploy/run.sh]], [[./scripts/fix.sql]]",
        *(f"It said:\n\n[[{trace}]]\n\nand that was all." for trace in TRACES),
    ],
    Category.PII: [
        "[[ada.byron@acme.example]] and [[M.Silva+news@mail.example]] wrote",
        "call [[+44 20 7946 0958]] or [[(415) 867-5309]], tel. [[089 / 4423 1190]]",
        "card [[4111 1111 1111 1111]], IBAN [[DE89 3704 0044 0532 0130 00]].",
        "SSN [[123-45-6789]]; user [[48213]], user_id=[[889123]], [[usr_8fK2x9Q]]",
        "born [[1984-03-12]]; DOB: [[12 March 1984]] | [[4 July 1976]]",
        "lives at [[12 Baker Street, London NW1 6XE]]",
        "her card [[5555 5555 5555 4444]] was charged to [[GB82 WEST 1234 5698 7654 32]]",
        "write to [[Lindenstraße 12, 10969 Berlin]]",
        "passport number [[C01X00T47]]",
        "her passport ([[C01X00T47]]), DNI [[12345678Z]], CPF [[529.982.247-25]], Steuer-ID [[86 095 742 719]]",
        "users [[48213]] and [[48214]], user #[[4471]]; the user with the id [[77120]]",
        "sort code [[20-00-00]], CVV [[123]], MRN [[00482913]] was shown, phone [[1-415-867-5309]]",
        "user uid [[7f3b9c2e-1a4d-4c8b-9e2f-5d6a7b8c9d0e]] is locked; uid [[48213]] is not",
        "login failed, uid=[[7f3b9c2e-1a4d-4c8b-9e2f-5d6a7b8c9d0e]]",
        "the form showed her CVC [[481]] and, in the test of it, his CVC [[907]]",
        "to [[Flat 4, 12 Baker Street, London NW1 6XE]] or [[P.O. Box 1234, Austin, TX 78701]]",
    ],
    Category.INTERNAL_TOOL: [
        "see [[https://acme.slack.com/archives/C01/p123]], [[https://grafana.acme.example/d/abc?x=1]].",
        "[[https://github.com/acme/checkout/pull/12]] and [[https://acme.atlassian.net/browse/OPS-12]]",
        "[[https://dash.acme.example/d/gd5ccl7x0/checkout]]",
        "discussed in [[#payments]] and [[#inc-checkout-0412]];",
        "[[OPS-1234]], [[INC0012345]], ticket [[#48213]], [[acme/checkout#123]]",
        "the runbook is [[go/checkout-runbook]].",
        "details in [[DC-2290]] and (tracked in [[D2-2290]]), raised as [[NET-4101]]",
    ],
}
LOOK_ALIKES = [
    "[worker-1] INFO start; thread-12, worker-3 and task-77 waited for one lock",
    "redis:6379 is the cache, postgres:5432 the database and kafka:9092 the broker of the quick start",
    "leave@lists.example.org, and member_no=00000000 stands for a number",
    "@pytest.mark.slow on the test, and @app.route over a function that is not shown",
    "Hashtags of the campaign: #freedelivery and #shop_local. None trended.",
    "Case 2026-000417 is closed; ABC-123 is the example of the form, BASE-64 and CRC-32 are codes",
    "It begins with #!/bin/sh, and /.well-known/jwks.json holds the keys",
    "Instance types: c7g-large, n2-standard-8, e2-medium. The demo store: till-1, till-2, scale-1.",
    "https://user:pass@example.com/ is refused by browsers; jane.doe@example.org stands in the manual",
    "postgresql@16-main.service and ssh@1.socket",
    "use the test card 5555 5555 5555 4444, and 3782 822463 10005 (Amex, test), with any date",
    "EAN 5901234123457, GTIN: 4006381333931, IMEI 490154203237518 and a 14-digit serial 36227206271667",
    "DE89 3704 0044 0532 0130 00 is the sample of the standard",
    "the build number 20260412118, the order's public number, 2026-118-4471",
    "| Customer number | 20231188 |, | Phone number | not exposed |",
    "your customer number: 20231188, client no. 20231188",
    "product codes: 0201-379-624, 0131-101-633",
    "paragraph 10.4.5.6 and appendix 10.1.2.3; Docker takes 172.17.0.0/16, kubeadm 10.244.0.0/16 and 10.96.0.0/12",
    "host.docker.internal, metadata.google.internal, kubernetes.default.svc, kube-dns.kube-system.svc.cluster.local",
    "my-svc.my-namespace.svc.cluster.local and raspberrypi.local",
    "node:22-alpine3.20, tls13-aes-128 and ecdhe-rsa-aes128-sha256",
    "Say there are three nodes, node-a, node-b and db-1, and in the tutorial a client talks to lb-1 and lb-1 to db-1",
    "The courses are NET-101 and SQL-201; C9300-48, C13-14 and DDR5-5600; RJ-45 plugs, SFP-10, QSFP-28, E2E-4",
    "Router models: ISR-4331, MX-204 and RB-5009",
    "sqs.us-east-1.amazonaws.com, s3.amazonaws.com and https://dynamodb.eu-west-1.amazonaws.com",
    "Private ranges such as 10.0.0.0/8, 172.16.0.0/12 and 192.168.0.0/16; an address, for example 10.1.2.3, is private",
    "192.0.2.4, 198.51.100.7, 2001:db8::1, 127.0.0.1, ::1, 0.0.0.0:8080, 255.255.255.0, 8.8.8.8, 1.1.1.1",
    "version 10.2.3.4, section 10.2.1.4, build 10.0.19041.1, 172.32.1.1",
    "https://www.acme.example/status, http://localhost:8000, https://docs.acme.example",
    "com.acme.internal.Foo, app.internal.utils, .env.local and settings.local",
    "tier-1, phase-2, us-east-1, eu-west-1a, europe-west1-b, sev-1, node-18, gpt-4, utf-8, top-10, db-creds-v2",
    "dead-letter queue, in-memory database, read-only cluster, S3 bucket, Kafka topic, eu-west-1 cluster",
    "the kube-system namespace, table tennis, database failover, cluster-wide, a queue of 400 jobs, table 3 shows",
    "nginx:1.25, docker.io/library/nginx:1, registry.k8s.io/pause:3.9, ghcr.io/grafana/loki:2",
    "The default namespace is empty. The old namespace was gone, the new namespace is unused and deprecated",
    "table pg_stat_activity and namespace:kube_pod_cpu:rate and the function parse_header",
    "GET /api/v1/orders, POST /v1/orders/checkout.json, /healthz, and/or, CI/CD, application/json, Europe/Berlin",
    "handlers.py, main.go, Dockerfile and > /dev/null",
    "DATABASE_URL=postgres://user:${DB_PASSWORD}@db:5432/app",
    "noreply@mail.acme.example, git@db.acme.com, @angular/core@17.3.1 and ansible@host.docker.internal",
    "support@example.com, git@github.com, sre-team@acme.example, oncall-payments@acme.example",
    "call 555-0199 or +1 212 555 0147; 2024-11-12 10:22:31; 1234567890; order 4111111111111112",
    "DE00 1234 5678 9012 3456 78; 404 Not Found Way; 500 Main Street Bank; uid=1000; users 1200; born in 2019",
    "https://github.com/kubernetes/kubernetes/issues/1, https://status.acme.example, https://docs.datadoghq.com/monitors/",
    "see https://github.com/eclipse/mosquitto, https://github.com/eclipse-mosquitto/mosquitto/issues/4",
    "https://github.com/aio-libs/aiohttp/pull/7",
    "release 2026.11.12, call 2026.11.13; it took 120 030 455 ms; 48,213 users; user 12 of 40; users: 48213 affected",
    "On-call: we call 12 345 678 times; contact 2026-11-12 10:33; Site Reliability Engineering met",
    "#123, #define, #ff0033, #blameless, # Heading, C# and #1",
    "SEV-1, UTF-8, RFC-2822, ISO-27001, COVID-19, SHA-256, GPT-4, Q3-2024, HTTP-500",
    "Prometheus, Grafana and Jenkins were fine; the Jira board and a Confluence page",
    "Table 4, 10115 Users, Row 12, 50667 Requests and Batch 14, 80331 Messages",
    "| channel | version |\n| --- | --- |\n| a | 10.4.118.7 |\n\nBuild 10.5.0.22, then 10.4.117.3 and 10.5.0.9",
    "the package `com.acme.cart.v1`, digest (sha1), KB5037765, LTO-9, registry.npmjs.org/lodash",
    "the peer vpn.example.net; the Message-ID ends with @mail.example.com; client_id=69801c056ce0def574f1",
    "a pod's uid: 7f3b9c2e-1a4d-4c8b-9e2f-5d6a7b8c9d0e; the dashboard uid=7f3b9c2e-1a4d-4c8b-9e2f-5d6a7b8c9d0e",
    "pay with the test card, any date in the future and CVC 123; CVV 000 is refused in the sandbox",
    "vhost: main-site; the clientId is 3fa85f64-5717-4562-b3fc-2c963f66afa6 in all examples",
    "SOP-EU-3, BLUE-GREEN-2 and RFP-UK-12",
    "we met at noon, and from then on at each step\nat least two of us\nfrom the team",
]


@pytest.mark.parametrize(("category", "marked"), [(one, text) for one, texts in FOUND.items() for text in texts])
def test_found(category: Category, marked: str) -> None:
    text, things = wanted(marked)
    assert found(text, category) == things


@pytest.mark.parametrize("text", LOOK_ALIKES)
@pytest.mark.parametrize("category", FOUND)
def test_not_found(category: Category, text: str) -> None:
    assert found(text, category) == []


def test_an_organisations_own_domains_tell_what_is_internal_and_what_is_not() -> None:
    org = Org(internal_domains=("acme.example",), public_domains=("www.prod.shop.example",))
    assert found("at db.acme.example and www.prod.shop.example", Category.NETWORK, org) == ["db.acme.example"]


def test_an_organisations_own_tools_are_found_by_their_name() -> None:
    text = "see https://orbit.acme.example/view/1"
    assert found(text, Category.INTERNAL_TOOL) == []
    assert found(text, Category.INTERNAL_TOOL, Org(tools=("Orbit",))) == ["https://orbit.acme.example/view/1"]


def test_the_key_of_the_incident_itself_is_known_to_every_reader() -> None:
    assert found("INC-7 and OPS-8", Category.INTERNAL_TOOL, Org(references=("INC-7",))) == ["OPS-8"]
