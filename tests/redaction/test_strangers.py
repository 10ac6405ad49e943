"""What strangers write about: values away from their words, lists in a row, sign-offs, and hints within a telling."""

import string

import pytest

from reviewer.redaction.detectors import every_detector, network, person, secret
from reviewer.redaction.engine import Engine, scan
from reviewer.redaction.values import Category, Org
from tests.redaction.finding import growth
from tests.redaction.marked import drawn, wanted

HEX, TOKEN = drawn(64, "0123456789abcdef", 7), drawn(40, string.ascii_letters + string.digits, 3)
DIGEST = drawn(64, "0123456789abcdef", 9)
EXACT = (
    Category.SECRET,
    Category.NETWORK,
    Category.CLOUD_RESOURCE,
    Category.CODE_PATH,
    Category.PII,
    Category.INTERNAL_TOOL,
    Category.PERSON,
)
ENGINE = Engine(detector for detector in every_detector() if detector.category in EXACT)

FOUND = {
    Category.SECRET: [
        f"We share a signing secret. The value of May stood in the export, in full: [[{HEX}]].",
        f"The credential of the pump is renewed; the former one, [[{HEX}]], is void.",
        f"| Name | Seen |\n| --- | --- |\n| `DEPLOY_TOKEN` | [[{TOKEN}]] | yes |\n"
        "| `VAULT_PASSPHRASE` | [[pear-violet-moss]] | no |",
        f'+  api_key   = "[[{TOKEN}]]"',
        f"METRICS_SHIPPER_KEY=[[{HEX}]]",
        f"`Cookie: shop_sid=[[{TOKEN}]]`",
        f"It was posted to [[https://hooks.lantern.example/in/T9/{TOKEN}]] all night.",
        'The vault passphrase "[[copper otter, seven bells]]" must go.',
        "Read access is `reader` / `[[Ampel9Kiste!zu]]`.",
        "Man kommt mit dem Werkskennwort hinein. Es lautet [[marble!Fenchel411]] und gilt weiter.",
        "We use it daily (the password is still [[walnut.barrel77]], since March).",
    ],
    Category.NETWORK: [
        r"A note lay on [[\\kbn-fs04\drawings]]. Nothing else did.",
        "The server [[qst-hub-1.kbn.intern]] was full.",
        "It ran on two machines, [[pump-loop-a]] and [[pump-loop-b]].",
    ],
    Category.CODE_PATH: [r"Pictures lie in [[\\kbn-nas\films\may]]."],
    Category.CLOUD_RESOURCE: [
        "Reinició el despliegue [[pedidos-v3]] a las dos.",
        "All pods in [[ferry-live-2]], [[ferry-canary]] were drained.",
        "The last dump in [[az://ferrybackup/nightly]] is old.",
        "It lay in the container [[ferrycardsprod/outgoing]] on Azure.",
        "The copy in [[ferry-intake-copy]], a storage bucket, was emptied.",
    ],
    Category.PII: [
        "The number left was [[07700 812 447]].\n06:10 Done.",
        "El director pide que le llamen al [[622 815 093]].\n5. Otra cosa.",
        "Sie ist nur privat erreichbar: [[0176 3391 7745]].",
        "Son contact ([[06 81 44 27 95]]) est joignable.",
        "the birth date [[14 March 1961]]",
        "Né le [[14/03/1961]], il habite ici.",
        "It showed user id [[5521-90417]], at [[12 Maes y Coed, Cardiff CF14 4TT]].",
    ],
    Category.INTERNAL_TOOL: [
        "Evidence goes to [[KBN-INC-3318]] please.",
        "The reference on our side is [[SIR-0091]].",
    ],
    Category.PERSON: [
        "It is stale.\n\nBest,\n[[Wren]]\n\n> before",
        "Mehr morgen.\n\nGruß\n[[Beate]]",
        "Nobody fixed it.\n\n[[K.]]\n",
        "It is closed.\n\n[[Dominic]], Harbour Security\n",
    ],
}
CLEAN = [
    f"Rotated. sha256 of the new key: {DIGEST}",
    f"The token service was built from commit {HEX[:40]}.",
    "password             = (sensitive value)",
    "**Build number:** 10.4.2.118 (a version, not an address)",
    "Thanks,\nSupport\n",
    "See https://hooks.example.com/in/T9/anything-you-like-here for the form.",
    "**Sicherheit**\nAlles ruhig.\n\n**Synthèse**\nRien.",
    "Compare `main` / `release-2.4.1-rc1`.",
    "About 612 884 093 rows were read.",
]
TOLD = [
    ("The admin page answers without any login, seen from [[172.19.40.7]].", Category.NETWORK),
    ("The dump holds records that anybody can read, among them the birth date [[11 February 1957]].", Category.PII),
    (
        "Anybody could log in without a password as the trace in [[/srv/booking/conf/locks.yml]] shows.",
        Category.CODE_PATH,
    ),
]


@pytest.mark.parametrize(("category", "marked"), [(one, text) for one, texts in FOUND.items() for text in texts])
def test_what_strangers_write_is_found(category: Category, marked: str) -> None:
    text, values = wanted(marked)
    spans = [span for span in ENGINE.scan(text).spans if span.category == category]
    assert [text[span.start : span.end] for span in spans] == values


@pytest.mark.parametrize("text", CLEAN)
def test_what_only_looks_alike_is_not(text: str) -> None:
    assert not ENGINE.scan(text, Org(name="Harbour")).spans


@pytest.mark.parametrize(("marked", "category"), TOLD)
def test_what_a_clause_is_told_around_is_a_hint_of_its_own(marked: str, category: Category) -> None:
    text, values = wanted(marked)
    spans = scan(text).spans
    assert values == [text[span.start : span.end] for span in spans if span.category == category]


def test_a_customer_in_a_clause_about_money_is_a_hint_of_its_own() -> None:
    text = "Dunlin Homewares lost their sale and want a refund of $6,500 under the contract."
    spans = scan(text, Org(customers=("Dunlin Homewares",))).spans
    assert text[spans[0].start : spans[0].end] == "Dunlin Homewares"
    assert spans[1].category == Category.FINANCIAL_LEGAL


def test_whoever_speaks_in_a_chat_stands_before_what_is_said() -> None:
    text = "> 06:31 hanna_k: who deleted it\n> 06:33 milo.o: some idiot in netops, as always\n"
    assert [text[span.start : span.end] for span in scan(text).spans][:2] == ["hanna_k", "milo.o"]


@pytest.mark.parametrize(
    "piece",
    [
        "Best,\n",
        "\n\nK.\n",
        "secret: " + "a" * 40 + " ",
        "| A_TOKEN | ",
        "`a` / `b` ",
        "wf-a, wf-b ",
        "Es lautet ",
        "\\\\a\\b ",
    ],
)
def test_the_cost_grows_with_the_text_alone(piece: str) -> None:
    assert all(growth(module, piece) < 9 for module in (secret, person, network))
