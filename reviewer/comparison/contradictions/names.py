"""When two names are one: a part of it, an initial, a team in full and cut short. Pure."""

import re
from functools import lru_cache

POSSESSIVE = re.compile(r"['\u2019]s?$")
UNNAMED = {"the", "team", "mr", "mrs", "ms", "miss", "dr", "prof", "sir", "herr", "frau", "m", "mme", "sr", "sra", ""}
# What departments are called in short: rows of words that mean one.
SHORT = """
    ops op operations operation operational, eng engineering engineers, infra infrastructure,
    comms comm communications communication, dev development developers, mgmt mgt management, sec security,
    admin admins administration administrators, net network networks, plat platform platforms,
    svc svcs service services,
    db dbs database databases, fin finance, tech technology technical, mktg marketing, dept department,
    maint maintenance, env environment, sys system systems, telco telecoms telecommunications, auth authentication,
    app apps application applications, ctrl control, centre center, acct accounting, betr betrieb, entw entwicklung,
    verw verwaltung, komm kommunikation
"""
MEANS = {word: row.split()[0] for row in SHORT.split(",") for word in row.split()}
ACRONYM = re.compile(r"[A-Z]{2,6}s?")
LITTLE = frozenset({"and", "of", "for", "the", "&"})


def same_name(one: str, other: str) -> bool:
    """Whether one name is the other, or a part of it, or its initials."""
    first, second = sorted((_name_words(one), _name_words(other)), key=len)
    if all(any(_same_word(word, longer) for longer in second) for word in first):
        return True
    return _are_initials(one, other) or _are_initials(other, one)


def _same_word(one: str, other: str) -> bool:
    """Whether one word of a name is the other, or its first letter."""
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])


@lru_cache(maxsize=4096)
def _name_words(name: str) -> frozenset[str]:
    """The parts of a name without those that say little: of Mr Sorel's, sorel; a cut one as the whole."""
    parts = frozenset(re.split(r"[\s._-]+", POSSESSIVE.sub("", name.lower()))) - UNNAMED
    return frozenset(MEANS.get(part, part) for part in parts)


@lru_cache(maxsize=4096)
def _are_initials(short: str, name: str) -> bool:
    """Whether one name is the first letters of the other: NOC, Network Operations Centre."""
    letters = short.removesuffix(" team").removesuffix(" Team")
    if not ACRONYM.fullmatch(letters):
        return False
    words = [word for word in re.split(r"[\s._-]+", name) if word and word.lower() not in LITTLE | UNNAMED]
    return len(words) > 1 and "".join(word[0] for word in words).upper() == letters.rstrip("s")
