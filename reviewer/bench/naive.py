"""What most would write first, to time the redaction room beside: 200 token rules in `re`, each behind a keyword."""

import re
from dataclasses import dataclass
from pathlib import Path

# What the tokens of well-known services begin with, and how many characters follow.
_PREFIXES = {
    **dict.fromkeys(["ghp_", "gho_", "ghu_", "ghs_", "ghr_", "npm_"], 36),
    **dict.fromkeys(
        ["sk_live_", "rk_live_", "sk_test_", "glpat-", "glrt-", "xoxb-", "xoxp-", "xapp-", "hvs.", "hvb."], 20
    ),
    **dict.fromkeys(["dop_v1_", "doo_v1_", "shpat_", "shpca_", "dckr_pat_", "lin_api_", "nrak-", "pypi-", "glsa_"], 27),
    **dict.fromkeys(
        ["akia", "asia", "sg.", "key-", "sq0atp-", "sq0csp-", "pk_live_", "whsec_", "rubygems_", "pul-"], 16
    ),
}
# Services whose tokens are known by what stands before them: `service … = token`.
_SERVICES = Path(__file__).with_name("naive_services.txt")


@dataclass(frozen=True)
class Rule:
    """A pattern and the word without which it need not be tried."""

    word: str
    pattern: re.Pattern[str]


def token_rules() -> list[Rule]:
    """One rule for each prefix and each service."""
    by_prefix = [Rule(prefix, _beginning(prefix, length)) for prefix, length in _PREFIXES.items()]
    return by_prefix + [Rule(service, _assigned(service)) for service in _SERVICES.read_text().split()]


def count(rules: list[Rule], text: str) -> int:
    """How often any rule matches."""
    lowered = text.lower()
    return sum(1 for rule in rules if rule.word in lowered for _ in rule.pattern.finditer(text))


def _beginning(prefix: str, length: int) -> re.Pattern[str]:
    return re.compile(rf"(?i)\b{re.escape(prefix)}[a-z0-9_.=-]{{{length},}}(?:['\"\s;]|$)")


def _assigned(service: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?i)[\w.-]{{0,50}}?{service}[\w. \t-]{{0,20}}['\"\s]{{0,3}}[=:][>=]?['\"\s]{{0,5}}([a-z0-9_.=-]{{20,}})"
    )
