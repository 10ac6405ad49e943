"""How far a piece of work is: a repair that is done or still to come, a switch that is on or off. Pure.

How far the incident itself is, `statuses` reads.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from .layout import Layout, layout
from .lexicon import topics
from .vocabulary import contracted, phrases

OPEN, DONE = "open", "done"
_STATE = "switched/turned"
_MADE = (
    "*ed/built/rebuilt/written/rewritten/done/redone/sent/resent/put/set/swept/begun/taken/brought/shut/run/rerun/paid"
)
_SHIPPED = (
    "deployed/released/installed/rolled/shipped/merged/finished/completed/started/begun/switched/turned/enabled/"
    "activated/applied/delivered/approved/signed/tested/published"
)
_HALTED = "off/disabled/blocked/suspended/paused/closed/locked/stopped/offline/frozen/shut/halted/deactivated/inactive"
PROGRESS = topics({
    OPEN: contracted(f"""
        is/are/remain/remains/stay/stays still/currently/now/only? under/in way/progress/preparation/draft/transit,
        is/are/remain/remains/stay/stays still/currently/now/only? under/in development/testing/test/review/work,
        still/only at/in/under testing/test/development/preparation/review/draft/way/progress/work,
        is/are/remain/remains still/currently/now? underway/pending/outstanding/incomplete/unfinished/half-done/undone,
        is/are still/now/currently/just? being {_MADE}, is/are still? on hold,
        written/ready/built/done/tested/prepared but not, but not yet? {_SHIPPED}/live/active/out,
        still running/open/missing/waiting/incomplete/unfinished/pending/outstanding/lacking/to, still {_HALTED},
        have/has not yet been, hasn't/haven't yet been, has/have not been {_SHIPPED}, hasn't/haven't been {_SHIPPED},
        is/are not yet, not yet {_MADE}, isn't/aren't .. yet, not {_SHIPPED} yet, still not {_MADE}/live/active/in,
        wait/waits/waiting for, awaits/awaiting/await, still waits/wait/await/awaits/needs/need/has/have,
        is/are still *ing, still being *ed, is/are still in the, is/are still with the, still at the, still stuck/only,
        is/are only/still partly/partially/half *ed/done/complete/live/through,
        is/are not deployed/installed/released/merged/shipped/finished/completed/complete/done/live/approved/signed,
        has/have not been sent/resent/paid/rebuilt/written/rewritten/rerun/redone/built/put,
        is/are not in place/use/production/force/service, is/are far from, nowhere near,
        is/are not even? started/begun/half/there/through, has/have not even? finished/started/begun/landed,
        has/have not gone live/out/in, has/have not taken place/effect, has/have not been *ed yet,
        has/have not yet *ed/begun/gone/taken/come/shipped/run, nothing has been,
        is/are still to come/follow/be, remain/remains to be, is/are in the works/pipeline/making,
        remain/remains/stay/stays {_STATE}? {_HALTED}, still do/does not, do/does still not, still cannot/can't,
        yet to be, has/have yet to, is/are running, continues, goes on, is/are continuing, is/are still? only half,
        noch nicht *t/*en, läuft/laufen noch, steht/stehen noch aus, noch in arbeit/prüfung/entwicklung/vorbereitung,
        est/sont encore/toujours en cours/préparation/test/développement/attente, pas encore été,
        sigue/siguen/está/están todavía/aún? en curso/marcha/pruebas/desarrollo/preparación, todavía/aún no se? ha/han
    """),
    DONE: f"""
        is/are now/all/fully/again/already/since? complete/completed/finished/done/over/live/active/back/open/available,
        is/are *ing again, is/are up to date, is/are caught up, has/have caught up, is/are behind us,
        is/are now/again/back/already? up/on/out/in for/to/at/with, is/are now/already running/in/on/out/up,
        is/are now/all/fully/again/already/since? deployed/installed/released/enabled/repaired/restored/right/correct,
        is/are now/all/fully/already/back? in place/production/use/force/service/operation/effect,
        is/are now/all/back? {_STATE} back? on, is/are on again, works/work/run/runs again,
        has/have now/since/all/already/fully/meanwhile/both/also? been now/since/all/already/fully?
        {_MADE}/live/active/complete/in/through, is/are through, is/are *ed now/again/everywhere, fully *ed,
        since/meanwhile/now/already been {_MADE},
        was/were completed/finished/concluded/deployed/installed/released/shipped/merged/published,
        was/were approved/delivered/applied/replaced/lifted/cleared/activated/enabled/migrated/rotated/signed,
        was/were rolled/switched/turned/put out/on/back/over/into/live, has/have gone live/out/in,
        has/have been in place/use/force/production/service/operation since,
        finished/completed/ended at/on/by/yesterday/today,
        has/have now/since/all/already? finished/ended/completed/landed/shipped, went live, gone live,
        ist/sind abgeschlossen/fertig/erledigt/ausgerollt/aktiv/beendet,
        wurde/wurden ausgerollt/abgeschlossen/eingespielt/installiert,
        est/sont terminé/terminée/terminés/terminées/achevé/achevée/déployé/déployée,
        está/están terminado/terminada/completado/completada/desplegado/desplegada, ha sido
        terminado/completado/completada/desplegado/desplegada
    """,
})  # fmt: skip
# What is not so now, or not yet; that people can go on with what they did is no work that goes on.
ELSEWHERE = phrases("""
    when, once, until, if, as soon as, after, before, was, were, had, unless, while, will, whether, should, would,
    no longer, wenn, sobald, bis, falls, quand, dès que, si, cuando, hasta que
""")
CAN = re.compile(r"\b(?:can|may|might|to|must|could)\s$", re.I)
DENIED = phrases(
    "not, no, none, never, nothing, nobody, neither, nor, cannot, can't, almost, nearly, half, partly, some"
)
# What has been done to a thing without any work on it having ended, and what goes wrong with it.
NO_WORK = phrases("""
    affected, impacted, delayed, blocked, stopped, suspended, paused, disabled, stuck, informed, notified, asked, told,
    reported, discovered, noticed, identified, detected, planned, agreed, scheduled, requested, promised, started,
    limited, reduced, degraded, warned, ordered, opened, raised, observed, watched, monitored, investigated, discussed,
    failing, refusing, rejecting, dropping, bouncing, crashing, declining, freezing, hanging, looping, losing, breaking,
    declined, rejected, refused, denied, impaired, dropped, lost, bounced, hampered, hindered, restricted, slowed,
    duplicated, misrouted, garbled, turned away, overcharged, corrupted, hit,
    considered, used, needed, caused, called, invited, assigned, locked, frozen, interrupted, disrupted, briefed,
    postponed, deferred
""")
# What has not even begun is work all the same.
NOT_BEGUN = re.compile(r"(?:\bnot|n['\u2019]t)(?: yet| even)? started\b", re.I)
ASIDE = re.compile(r"[,;:()|]\s")
CUT = re.compile(
    r"[,;:()|]\s|\s[-\u2013\u2014]\s|\s(?:and|but|while|whereas|although|because|und|aber|et|mais|y|pero)\s", re.I
)
# Where another main clause begins: "nothing was lost, and the backfill is complete".
APART = re.compile(r"[;:]\s|,\s(?:and|so|but|while|whereas|und|aber|et|mais|y|pero)\s", re.I)
# What stands for something that was named before.
BACK = re.compile(r"\W{0,4}(?:it|they|this|that|these|which|both|all|er|sie|es|elle|il|ils|elles)?\W{0,3}", re.I)
STANDS_FOR = re.compile(r"\W{0,4}(?:it|they|er|sie|es|elle|il|ils|elles) ", re.I)
# How far its subject may reach before it, and what denies it.
FAR, NEAR = 160, 60


class Progress(NamedTuple):
    """OPEN or DONE in a text, and where the words stand that tell of what."""

    start: int
    end: int
    value: str
    of: tuple[int, int]


@lru_cache(maxsize=16)
def progress(text: str) -> tuple[Progress, ...]:
    """Every statement of how far something is, sorted by place."""
    return tuple(sorted(_all(text)))


def _all(text: str) -> Iterator[Progress]:
    page = layout(text)
    for mark in page.marks.of(PROGRESS):
        value = PROGRESS[mark.rank]
        first = page.sentence(mark.start)[0]
        if _is_so(value, text[max(first, mark.start - NEAR) : mark.start], text[mark.start : mark.end]):
            yield Progress(mark.start, mark.end, value, _subject(page, mark.start))


def _is_so(value: str, before: str, said: str) -> bool:
    """Whether a phrase tells of what is so now."""
    clause = ASIDE.split(before)[-1]
    if ELSEWHERE.search(clause) or CAN.search(before) or NO_WORK.search(NOT_BEGUN.sub("", said)):
        return False
    own = APART.split(before)[-1]
    return value == OPEN or not (DENIED.search(own) or DENIED.search(said))


def _subject(page: Layout, place: int) -> tuple[int, int]:
    """The clause before a place; where that only points back, the sentence so far, or the one before it."""
    first = page.sentence(place)[0]
    near = max(first, place - FAR)
    cuts = [cut.end() for cut in CUT.finditer(page.text, near, place)]
    begin = cuts[-1] if cuts else near
    if not BACK.fullmatch(page.text, begin, place):
        return begin, place
    if cuts and not BACK.fullmatch(page.text, near, place):
        # "It is still in the lab and has not been shipped": what it is stands before.
        begin = page.sentence(first - 1)[0] if first == near > 0 and STANDS_FOR.match(page.text, near) else near
        return begin, place
    return (page.sentence(first - 1)[0] if first else first), place
