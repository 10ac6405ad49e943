"""Where code lies: file paths, file and line, stack traces as whole blocks."""

import re
from collections.abc import Callable, Iterator

from reviewer.redaction.detectors import traces
from reviewer.redaction.lexicon.wordlist import any_of
from reviewer.redaction.pattern import Deferred, Pattern
from reviewer.redaction.values import Category, Detector, Find, Passage

PATH = "[internal path]"

_EXTENSION = any_of(
    """
    py pyi rb go rs java kt kts scala groovy clj cs fs vb js mjs cjs jsx ts tsx vue svelte php pl pm c cc cpp cxx h
    hpp m mm swift dart ex exs erl hs ml lua r jl sql sh bash zsh ps1 bat cmd yml yaml json toml ini cfg conf cnf
    properties xml gradle tf tfvars hcl tpl tmpl j2 lock proto avsc graphql html css scss erb jinja md rst txt csv
    log gz zip tar tgz jar war so dll exe bin dump bak env pem key crt p12 jks pid sock service timer rules nix cue
    rego bzl mk cmake parquet avro db sqlite hprof core prof pprof out err patch diff
    """
)
_CODE = any_of(
    """
    py rb go rs java kt scala groovy cs fs js mjs cjs jsx ts tsx vue php pl c cc cpp h hpp swift dart ex exs erl hs
    lua sql sh tf yml yaml conf clj ps1 m mm
    """
)
_LINE = r"(?:(?::\d+){1,2}|#L\d+(?:-L?\d+)?|\(\d+(?:,\d+)?\)|(?:,)? (?:at )?line \d+)?"
_ROOTS = any_of(
    r"""
    etc var opt usr home srv root tmp app mnt data run proc sys dev lib lib64 bin sbin Users workspace builds? code
    go src repo boot media private Library code nix snap volumes?\d* backups? workdir github runner vault secrets
    config certs ssl export exports share shared scratch efs nfs ebs application apps service deploy logs log
    storage
    """
)
_TOP = any_of(
    r"""
    src lib libs app apps cmd pkg internal services? modules? terraform charts? helm k8s kubernetes deploy
    deployment infra infrastructure scripts? configs? conf migrations? tests? spec packages? tools? ansible
    playbooks? roles? manifests? overlays environments? \.github \.gitlab \.circleci docs db backend frontend server
    client web api core common jobs dags pipelines? proto build bin vendor node_modules etc ops runbooks? workers?
    """
)
_ABSOLUTE = Pattern(rf"(?:^|[^\w/.:~\\<$}}-])(~?/(?:[\w.@+%=,-]+/)*[\w.@+%=,-]*[\w/*]{_LINE})")
_RELATIVE = Pattern(rf"(?:^|[^\w/.:~@\\-])((?:\.{{1,2}}/)?(?:[\w.@+-]+/)+[\w.@+-]*\w{_LINE})")
_FILE_LINE = Pattern(
    rf"\b([\w.-]*\w\.(?:{_CODE})(?::\d+(?::\d+)?|#L\d+(?:-L?\d+)?|\(\d+(?:,\d+)?\)|,? (?:at |on )?line \d+))"
)
_WINDOWS = Pattern(
    r"(?:^|[^\w])([A-Za-z]:\\(?:[\w .()@$-]+\\)*[\w.()@$-]*[\w]"
    r"|\\\\[\w.-]+\\[\w.$-]*[\w$](?:\\(?:[\w.$-]+ (?:[A-Z][\w.$-]* )*[A-Z])?[\w.$-]*[\w$])+)"
)
_KNOWN_ROOT = Deferred(rf"(?:~/|/(?:{_ROOTS})/).")
_FILE = Deferred(
    rf"(?i)[\w.@+%=,/~-]*(?:\.(?:{_EXTENSION})|/(?:Dockerfile|Makefile|Jenkinsfile|Gemfile|Procfile|Vagrantfile"
    rf"|CODEOWNERS|Rakefile|Tiltfile))(?:{_LINE})"
)
_KNOWN_TOP = Deferred(rf"(?:\.{{1,2}}/)?(?:{_TOP})/[\w.@+-]+/[\w.@+/-]+")
_ENDPOINT = Deferred(
    r"/(?:api|v\d+|rest|graphql|healthz?|readyz|livez|metrics|oauth2?|auth|login|webhooks?|rpc|public|static"
    r"|assets|admin|users?|orders?|checkout|search|status|\.well-known)(?:/|$)"
)
_FOLDER = Deferred(r"(?i)\b(?:folder|directory|dir|mount|mounted at|file|share)[ :`\"'(]{1,3}$")
_DEVICES = ("/dev/null", "/dev/random", "/dev/urandom", "/dev/std", "/dev/zero")
_METHOD = Deferred(r"(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|endpoint|route|path|URL|url|uri|HTTP)[ :`\"'(]{1,3}$")
_PAGE = Deferred(r"\.(?:php\d?|phtml|jspx?|aspx?|ashx|cgi|do|action|html?|json|xml|js|css|txt|csv|pl)$")
_LOG_GROUP = Deferred(r"/(?:aws|ecs|eks|azure|gcp|vpc|vendedlogs|subscriptions)/")


def _absolute(passage: Passage) -> Iterator[Find]:
    for match in _ABSOLUTE.finditer(passage):
        start, end = match.span(1)
        if _is_absolute_path(passage.text[start:end], passage.text[max(0, start - 12) : start]):
            yield Find(start, end)


def _is_absolute_path(path: str, before: str) -> bool:
    """A path of a file system: by its root or by its file's ending; not an endpoint of an API."""
    if path.startswith(_DEVICES) or _LOG_GROUP.match(path) or (path.count("/") < 2 and not path.startswith("~")):
        return False
    if (_METHOD.search(before) and _PAGE.search(path)) or before.endswith("#!"):
        return False
    if _FILE.fullmatch(path):
        return not (_ENDPOINT.match(path) and path.endswith((".json", ".xml", ".html", ".txt", ".js", ".css")))
    if _ENDPOINT.match(path) or _METHOD.search(before):
        return False
    return bool(_KNOWN_ROOT.match(path)) or (path.count("/") > 2 and _FOLDER.search(before) is not None)


def is_under_root(path: str) -> bool:
    """Whether a path begins where those of a file system do."""
    return _KNOWN_ROOT.match(path) is not None


def _relative(passage: Passage) -> Iterator[Find]:
    for match in _RELATIVE.finditer(passage):
        start, end = match.span(1)
        path = passage.text[start:end]
        if _is_relative_path(path) and "://" not in passage.text[max(0, start - 3) : start + 8]:
            yield Find(start, end)


def _is_relative_path(path: str) -> bool:
    first = path.partition("/")[0]
    is_host = bool(re.fullmatch(r"(?:[\w-]+\.)+[a-z]{2,}", first)) and not first.startswith(".")
    return not is_host and bool(path.startswith(("./", "../")) or _FILE.fullmatch(path) or _KNOWN_TOP.fullmatch(path))


def _by(pattern: Pattern) -> Callable[[Passage], Iterator[Find]]:
    def find(passage: Passage) -> Iterator[Find]:
        return (Find(*match.span(1)) for match in pattern.finditer(passage))

    return find


def _detector(name: str, what: str, instead: str, find: Callable[[Passage], Iterator[Find]], *gate: str) -> Detector:
    return Detector(name, Category.CODE_PATH, what, instead, gate, find)


DETECTORS: tuple[Detector, ...] = (
    _detector("absolute-path", "The path of a file on our machines", PATH, _absolute, "/"),
    _detector("relative-path", "The path of a file in our code", PATH, _relative, "/"),
    _detector("file-and-line", "A line of our code", PATH, _by(_FILE_LINE), ":", "line", "#l", "("),
    _detector("windows-path", "The path of a file on our machines", PATH, _by(_WINDOWS), ":\\", "\\\\"),
    _detector(
        "stack-trace",
        "A stack trace: it tells how our code is built",
        "[stack trace removed]",
        traces.find,
        *traces.GATE,
    ),
)
