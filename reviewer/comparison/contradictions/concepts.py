"""Words reduced to what they mean in a report, so that one event told in two ways is known again. Pure."""

import re
from functools import lru_cache
from unicodedata import combining, normalize

from reviewer.comparison.facts.vocabulary import words

WORD = re.compile(r"[^\W\d_][\w'\u2019]{1,30}")
# Words that mean one thing in an incident report; the first stands for the row.
SAME = """
    deploy deploys deployed deploying deployment release released releases rollout ship shipped live change,
    rollback revert reverted reverting reverts rolled previous prior undo undid undone
    withdrawn withdrew withdraw,
    alert alerts alerted alarm alarms page paged pages paging pager notice noticed detected detection detect
    monitor monitoring monitors monitored,
    acknowledge acknowledged acknowledges ack oncall joined respond responded
    responder responders investigation investigating investigate investigates,
    cause identified found identify known diagnosed culprit traced,
    error errors failure failures failed failing fail fails 5xx,
    customer customers client clients merchant merchants tenant tenants, user users people,
    fix fixed fixes patch patched hotfix correction correct corrects corrected repair repaired repairs mended,
    resolve resolved restored restore recovered recovery normal closed ended end over healthy,
    start started starts begin began begins begun onset, complete completed finished done finish completes,
    engineer engineers team, database db postgres primary, login logins sign-in signin authentication auth,
    restart restarted restarts reboot rebooted, escalate escalated escalates escalation, queue queues backlog,
    traffic load, slow slower latency, increase increased rose rise rises climbed spike spiked,
    reduce reduced fell fallen fall falls drop dropped drops,
    failover failed-over switch switched switches promoted promote,
    decide decided decision decides agreed, update updated status, payment payments card cards,
    certificate cert certificates, config configuration setting settings, stop stopped stops halted paused,
    loss lost lose, deliver delivered arrive arrived, remove removed deleted gone,
    write writes wrote written writing, refuse refused reject rejected decline declined,
    run runs ran running, freeze freezes froze frozen freezing, take takes took taken, bring brings brought,
    send sends sent sending, build builds built rebuild rebuilt rebuilds rebuilding, break breaks broke broken,
    hold holds held, keep keeps kept, make makes made, throw throws threw thrown, come comes came, give gave given,
    go goes went gone, leave leaves left, see sees saw seen, sell sells sold, stick stuck sticks, pay paid pays,
    catch caught catches, choose chose chosen, grow grew grown, put puts, spin spun, draw drew drawn,
    swap swaps swapped replace replaces replaced replacement exchange exchanged,
    notify notified notifies inform informed told tell tells warn warned notification,
    retry retries retried retrying try tries tried attempt attempts attempted,
    inventory inventories list lists catalogue catalog register, compare compares compared comparing comparison,
    test tests tested testing check checks checked checking verify verifies verified verification validate validation,
    drill drills rehearse rehearsal exercise practise practice, renew renews renewed renewing renewal
    rotate rotates rotated rotating rotation,
    automatic automatically automate automates automated automation,
    document documents documented documentation, remind reminds reminder reminders,
    refund refunds refunded reimburse reimbursed reimbursement repay repaid repayment, twice double doubles doubled
    duplicate duplicates duplicated, expire expires expired lapse lapsed lapses expiry,
    purge purges purged flush flushes flushed, postings posting,
    talk talks talked talking speak speaks spoke spoken speaking,
    ring rang rung rings ringing call called calls calling telephone telephones telephoned phone phones phoned,
    install installs installed installing installation fit fits fitted fitting mount mounts mounted,
    threshold thresholds limit limits cap caps ceiling, guard guards safeguard safeguards protection,
    family families, reply replies replied answer answers answered
"""
MEANS = {word: row.split()[0] for row in SAME.split(",") for word in row.split()}
EMPTY = words("""
    the a an of to in on at for and or but with by from was were is are be been being it its this that these those
    we our us they their them he she his her as not no had has have having did does do done which who whom when
    while after before then than so also about into out up down all any some more most very only just now again
    there here if because until since through over under between within during without both each other such what how
    why will would could should may might can re utc gmt am pm time times minutes hours seconds
    two three four five six seven eight nine ten eleven twelve
    january february march april june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday
    el la los las un una de del en para por con que se su al lo es ha
    der die das den dem ein eine und zu zum zur im am von mit auf ist wird bis
    le les du des et au aux pour par qui sur est une
    hat haben hatte hatten wurde wurden worden werden war waren sind sein seine seiner ihre ihrer ihren sie er wir uns
    unser unsere unserer unseren dass damit nach vor bei aus als noch auch nur schon wieder wenn weil oder aber nicht
    keine kein mehr sich einen einem einer eines dieser diese dieses diesen diesem wie was fur durch uber unter zwischen
    seit um gegen dort hier nun jetzt kunftig uhr alle allen alles sowie solche solcher
    nous vous ils elle elles avons avez ont ete etait etaient dans avec sans mais ou plus pas ce cette ces cet son sa
    ses leur leurs notre nos votre vos dont puis afin depuis avant apres tout tous toute toutes chaque deux encore
    hemos han habia fue fueron era eran ser estar esta este estos estas eso esto mas pero sin sobre entre desde hasta
    cuando donde quien cada todo todos toda todas nuestro nuestra nuestros nuestras sus tambien muy ya dos como
""")  # fmt: skip
# Endings, and what is put in their place: rotate, rotated, rotates and rotation are one, and so are the forms of a word
# in German, French and Spanish as far as they end alike. The longest that fits is taken.
ENDINGS = {
    "ations": "at", "ation": "at", "aciones": "at", "acion": "at", "ies": "y", "ied": "y",
    **dict.fromkeys(
        words("""
            iones ions ion imiento amiento ungen ung ings ing ados adas ado ada idos idas ido ida
            ees ee ed es en ly os as s e o a
        """),
        "",
    ),
}  # fmt: skip
LONGEST = max(map(len, ENDINGS))
# Those that a word of three letters may have.
SHORT = frozenset({"ing", "ed", "es", "e"})
VOWELS = frozenset("aeiouy")
# Tripped and tripping are of "trip", called and passed of "call" and "pass".
DOUBLED = re.compile(r"([bdgkmnprt])\1$")


@lru_cache(maxsize=8192)
def concept(word: str) -> str:
    """A word without its ending, or the common word for what it means; "" for words that say nothing by themselves."""
    word = word.lower().replace("\u2019", "'").removesuffix("'s")
    if not word.isascii():
        word = "".join(char for char in normalize("NFD", word) if not combining(char))
    if word in EMPTY:
        return ""
    if word in MEANS:
        return MEANS[word]
    stem = _stem(word)
    return STEMS.get(stem, stem)


def _stem(word: str) -> str:
    """A word without its ending."""
    for length in range(LONGEST, 0, -1):
        ending, stem = word[-length:], word[:-length]
        if ending in ENDINGS and _may_end(stem, ending):
            return DOUBLED.sub(r"\1", stem) + ENDINGS[ending]
    return word


def _may_end(stem: str, ending: str) -> bool:
    """Whether so much is left that it is an ending: of tune, tuning and tunes, not of string, need and yes."""
    if len(stem) > 3 or ending not in SHORT:
        return len(stem) > 3 or (len(stem) == 3 and ending.startswith("ation"))
    return len(stem) == 3 and stem[-1] not in "aeious" and not VOWELS.isdisjoint(stem)


def concepts(text: str) -> frozenset[str]:
    """What the words of a text mean, without repetition."""
    return frozenset(filter(None, (concept(word) for word in WORD.findall(text))))


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """How much of the smaller set the two share, 0 to 1; nothing to compare is 0."""
    return 0.0 if one.isdisjoint(other) else len(one & other) / min(len(one), len(other))


# Patching is patch, though the row names only "patched".
STEMS = {_stem(word): first for word, first in reversed(MEANS.items())}
