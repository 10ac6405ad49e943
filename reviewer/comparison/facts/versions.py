"""Releases and commit ids. Value: 2.4.1 without the "v"; a commit id in lower case. Pure."""

import re
from collections.abc import Iterator

from . import counts
from .found import Found
from .layout import layout
from .lexicon import openings
from .numbers import matches, tried

NUMBER = r"\d{1,5}(?:\.\d{1,6}){1,4}(?:-(?:rc|alpha|beta|hotfix|pre|post|patch)[.-]?\d{0,3})?"
PREFIXED = re.compile(rf"(?<![\w./-])v(?P<n>{NUMBER}|\d{{1,6}})(?![\w]|\.\d)", re.I)
DATED = r"20\d\d[.-]\d\d[.-]\d\d(?:[.-]\d{1,3})?"
NAMED = re.compile(
    r"\b(?:version|release|build|tag|image|hotfix|patch|revision|rev)s?[ :=-]{1,2}[*_`\"]{0,3}"
    rf"(?:#|[rv])?(?P<n>{DATED}|{NUMBER}|\d{{2,6}})"
    r"(?![\w%]|[.,:]\d|[ ]percent\b|(?<![.]\d)(?<![.]\d\d)[ ]of[ ]"
    r"(?!(?:the|our)[ ](?!(?:report|runbook|document|review|plan|note)\b)))",
    re.I,
)
BARE = re.compile(
    r"(?<![\w.$€£-])(?P<n>(?:\d{1,3}\.\d{1,4}|20\d\d\.(?:[1-9]|1[0-2]))\.\d{1,5}(?:-[a-z]{2,8}\.?\d{0,3})?)(?![\w%]|\.\d)"
)
# "1.234.567 Nachrichten", as other languages group their thousands.
GROUPED = re.compile(r"[1-9]\d{0,2}(?:\.\d{3}){2}")
# By year and month, as a day is written, too: a release only behind words that lead to one.
MONTHLY = re.compile(r"(?<![\w.$€£-])(?P<n>20\d\d\.0[1-9]\.\d)(?![\w%]|\.\d)")
TO_RELEASE = re.compile(
    r"(?:\b(?:version|release|build|tag|image|hotfix|patch|revision|firmware)s?,?[ ](?:called[ ]|named[ ])?"
    r"|\b(?:us(?:e|es|ed|ing)|r[ua]n(?:s|ning)?|back[ ]to"
    r"|(?:rolled|went|gone|reverted|returned|(?:down|up)graded?|updated?|switched)[ ]to)[ ](?:the[ ])?)[`*\"(]{0,3}$",
    re.I,
)
# So far back it is looked for.
LEADING = 24
TAGGED = re.compile(rf"(?<![\w.])[a-z][a-z0-9-]{{1,40}}[:@](?P<n>{NUMBER})(?![\w]|\.\d)")
# Two numbers alone are a release where something went to it, or behind the name of a service.
SHORT = (
    r"(?P<n>\d{1,3}\.\d{1,3}|20\d\d\.\d{1,2})(?![\w%]|[.:,]\d"
    r"|\s?(?:%|(?:s|ms|seconds?|min|minutes?|h|hours?|days?|percent"
    r"|per|times|million|thousand|k|x|GB|MB|TB|of)\b))"
)
WENT_TO = re.compile(
    r"(?:rolled|went|gone|going|switched|moved|reverted|returned|downgraded?|upgraded?|updated?|brought[ ]up)"
    rf"(?:[ ]of[ ][\w -]{{2,20}}?)?(?:[ ]back)?(?:[ ]from[ ]\S{{1,20}})?[ ]to[ ]{SHORT}",
    re.I,
)
# "Version 9 of the app", and not of this report.
WHOLE = re.compile(
    r"\bversion[ ](?P<n>\d{1,4})(?![\w%]|[.,:]\d"
    r"|[ ]of[ ](?:this|the)[ ](?:report|document|update|message|mail|notice)\b)",
    re.I,
)
# "Went out with 14.2", "released as 14.3", "a new version of the app (14.2)".
OUT_WITH = re.compile(
    r"(?:(?:went|goes|going|gone|is|was)[ ](?:out|live)|released|shipped|published|introduced|fixed|corrected"
    rf"|came|comes|arrived|in[ ]use)[ ](?:on[ ]\w+[ ])?(?:with|as|in|by)[ ](?:the[ ])?{SHORT}",
    re.I,
)
OUT = openings(
    "went, goes, going, gone, is, was, released, shipped, published, introduced, fixed, corrected, came",
    "comes, arrived, in",
)
BRACKETED = re.compile(rf"(?:version|release|build)\b[^.()\n]{{0,40}}\({SHORT}\)", re.I)
SOFTWARE = (
    "postgres/postgresql/mysql/mariadb/redis/kafka/nginx/haproxy/envoy/python/java/node/php/ruby/ios/android/windows/"
    "macos/ubuntu/debian/kubernetes/openssl/chrome/firefox/safari/elasticsearch/rabbitmq/firmware/driver/drivers/"
    "kernel/client/app/library/sdk/agent/plugin/extension/schema/ruleset/older than/newer than/"
    "server/service/controller/gateway/engine/scheduler/model/module/program/programme/connector/parser/importer/exporter"
)
OF_SOFTWARE = re.compile(rf"\b(?:{SOFTWARE.replace('/', '|')})[ ]v?{SHORT}", re.I)
SOFT = openings(SOFTWARE.replace("/", ", "))
WENT = openings(
    "rolled, went, gone, going, switched, moved, reverted, returned, downgrade/downgraded, upgrade/upgraded",
    "update/updated, brought",
)
# "The app update 12.3", and "importer 2.15 introduced it".
UPDATE = re.compile(rf"\b(?:update|upgrade)[ ]{SHORT}", re.I)
UPDATES = openings("update, upgrade")
DOES = re.compile(
    rf"{SHORT}(?=,?[ ](?:introduced|brought|broke|broken|contains|contained|carries|crashes|crashed|fixes|fixed|cures"
    r"|(?:is|was|has[ ]been)[ ]"
    r"(?:live|out|faulty|bad|broken|to[ ]blame|deployed|released|shipped|withdrawn|rolled))\b)",
    re.I,
)
OF_SERVICE = re.compile(rf"(?<![\w.-])[a-z][a-z0-9]{{1,24}}(?:-[a-z0-9]{{1,24}}){{1,3}}`?[ ]{SHORT}")
# Where a release is named, another number of its kind is one as well: "release 12.6 ... we put 12.4 back".
PAIR = re.compile(
    r"(?<![\w.,$€£/+-])(?<!from )(?<!between )(?<!about )(?<!around )(?<!over )(?<!under )(?<!nearly )(?<!by )"
    rf"{SHORT}(?![ ]?(?:-|\u2013|\+|/|€|°)|[ ](?:and|or|to)[ ]\d)"
)
MAJOR = re.compile(r"[1-9]\d*(?=\.\d+$)")
COMMIT = re.compile(r"(?<![\w./#-])(?=[0-9a-f]{0,39}\d)(?=[0-9a-f]{0,39}[a-f])(?P<n>[0-9a-f]{7,40})(?![\w.-]\w|\w)")
SAID = re.compile(r"\b(?:commit|revision|sha|hash)[ :]{1,2}[`\"(]{0,2}(?P<n>[0-9a-f]{7,40})(?!\w)", re.I)

DATE_NAMES = re.compile(r"\b(?:tag|image|build|version)s?(?:[ ]tag)?[ :=]{1,2}[`\"*]{0,3}$", re.I)

PREFIXES = openings("v#")
NAMES = openings(
    "version/versions, release/releases, build/builds, tag/tags, image/images, hotfix, hotfixs, patch, patchs",
    "revision, rev",
)
COMMITS = openings("commit, revision, sha, hash")


def find(text: str) -> Iterator[Found]:
    """Every release ("v2.4.1", "release 2.4.0", "customer-api:2.4.1") and every commit id of 7 to 40 hex digits."""
    marks = layout(text).marks
    for match in tried(PREFIXED, text, marks.starts(PREFIXES)):
        yield Found(match.start(), match.end(), "version", match["n"].lower())
    named: set[str] = set()
    for match in (
        *tried(NAMED, text, marks.starts(NAMES)), *TAGGED.finditer(text), *matches(BARE, text, in_digits=True),
        *tried(WENT_TO, text, marks.starts(WENT)), *tried(OUT_WITH, text, marks.starts(OUT)),
        *tried(WHOLE, text, marks.starts(NAMES)),
        *tried(OF_SOFTWARE, text, marks.starts(SOFT)),
        *tried(UPDATE, text, marks.starts(UPDATES)), *matches(DOES, text, in_digits=True),
        *tried(BRACKETED, text, marks.starts(NAMES)), *OF_SERVICE.finditer(text),
        *tried(SAID, text, marks.starts(COMMITS)), *COMMIT.finditer(text),
    ):  # fmt: skip
        if GROUPED.fullmatch(match["n"]) and counts.is_thing(text, match.end("n") + 1):
            continue
        named.update(MAJOR.findall(match["n"]))
        yield Found(match.start("n"), match.end("n"), "version", match["n"].lower())
    for match in matches(MONTHLY, text, in_digits=True):
        if TO_RELEASE.search(text[max(0, match.start() - LEADING) : match.start()]):
            yield Found(match.start(), match.end(), "version", match["n"])
    for match in matches(PAIR, text, in_digits=True) if named else ():
        if not named.isdisjoint(MAJOR.findall(match["n"])):
            yield Found(match.start("n"), match.end("n"), "version", match["n"])


def names_it(text: str, start: int) -> bool:
    """Whether a date is the name of a release: "tag 2026-03-04"."""
    return DATE_NAMES.search(text[max(0, start - 24) : start]) is not None


def is_commit(value: str) -> bool:
    """Whether a version's value is a commit id."""
    return re.fullmatch(r"[0-9a-f]{7,40}", value) is not None
