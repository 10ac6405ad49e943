"""Words by what they have to do with, so that two versions are known to tell of one thing in words of their own. Pure.

Wider than the concepts of the room above: "repair" and "back again" mean two things, and are both of the mending.
"""

from collections import defaultdict
from functools import lru_cache
from typing import Final

from reviewer.comparison.contradictions.concepts import concept

# One row for each family: its words in any order, any form; a word may be of several.
ROWS: Final = """
    customers clients users people guests members pupils students patients passengers travellers shoppers buyers
    subscribers readers listeners viewers holders tenants merchants accounts households farmers riders drivers sellers
    visitors residents citizens applicants parents families owners learners teachers staff employees workers colleagues
    nurses doctors you your everybody anybody nobody everyone anyone shops stores restaurants hotels farms schools
    clinics kunden nutzer gäste clientes usuarios clients utilisateurs,

    fix repair correction patch mended rectified remedied resolved restored recovered recovery back again normal works
    working healthy return returned reopened available rollback reverted undone withdrawn replaced swapped restarted
    over ended end finished complete until cleared usual behoben wieder rétabli corrigé resuelto restablecido corregido,

    start began begin onset first since beginning broke trouble appeared became started initially seit beginn début
    comenzó empezó,

    error fail crash break broken refused rejected declined stopped stalled hung down outage interrupted interruption
    unavailable lost missing failure fault malfunction disruption disturbance incident problem could unable impossible
    unreachable blank frozen dead silent empty dropped timed standstill ausfall störung panne caída fallo,

    alert page paged detect noticed saw heard learned discovered spotted report reported complaint call rang told
    monitor flagged found alarm pager aware,

    notify inform wrote write mail mailed email letter post posted announce published message notice told status page,

    cause culprit reason traced identified origin root because due blame blamed introduced understood diagnosed
    explained,

    deploy release rollout change version upgrade update config configuration setting migration build merged edition
    firmware software app deployment shipped live,

    late delay slow wait waited queue backlog hold held behind stuck pending latency longer,

    payment pay charge refund bill invoice card amount euro credit fee price money payout premium wage salary transfer
    debit cash reimbursed compensation,

    order booking reservation ticket request job transaction checkout purchase trip ride parcel shipment delivery
    appointment session visit cart,

    record row file event entry document message statement report invoice listing profile page picture image item line
    letters receipts data,

    wrong mistake incorrect false duplicate twice double mixed swapped wrongly mistaken mislabelled misprinted stray,

    total altogether last lasted duration long length throughout whole entire all sum overall complete,

    alert alarm threshold monitor limit guard warn warning watch watched rule check test tested review reviewed verify
    second reading inspection rehearsal drill,

    automatic script procedure runbook checklist manual document documentation write instructions training,

    add put build rebuild introduce install fit set extend raise lower move change remove replace switch renew clean
    split separate,

    lead leads led leader commander incident coordinated coordinator responsible charge owner handles handled looks
    took care duty call manager,

    share percent part fraction portion half third quarter most,

    account login sign signed password access enter entered open opened reach reached load loaded use used app website
    site web page portal,

    server database disk node replica cluster host machine device printer terminal reader gate sensor meter camera
    router link network cable
"""


def _by_concept() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for number, row in enumerate(ROWS.split(",")):
        for word in filter(None, map(concept, row.split())):
            found[word].add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


FAMILIES: Final = _by_concept()


@lru_cache(maxsize=4096)
def families(words: frozenset[str]) -> frozenset[int]:
    """The families of some concepts, by number."""
    return frozenset(number for word in words for number in FAMILIES.get(word, ()))
