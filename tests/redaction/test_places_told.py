"""Machines and resources by what is said of them: logs of a shift, four languages, what is kept in them."""

import pytest

from reviewer.redaction.detectors import cloud_resource, network
from tests.redaction.finding import found, growth
from tests.redaction.marked import wanted

MACHINES = [
    "23:40 [[lnz-hist-21]] disk 97 %. Deleted old dumps.",
    "Der Knoten [[os-lager-04]] war ab 04:37 weg.",
    "Die Maschine [[ka-presse-3]] ist aus, der Rechner [[ulm-etikett-07]] läuft.",
    "08:02:40 node/[[ncl-k8s-w21]] NotReady",
    "node/[[par-gpu-a7]] SchedulingDisabled",
    "Le noeud [[mrs-entrepot-4]] est tombé à 3 h.",
    "El nodo [[bcn-almacen-02]] se quedó sin disco.",
    "Le serveur [[lil-caisse-02]] ne répond plus.",
    "El servidor [[val-turnos-1]] no arranca.",
    "01:15 [[brn-mes-04]] swap full, killed nothing.",
    "03:10: [[gdn-scada-2]] rebooted by itself.",
    "* [[zrh-label-12]]: kernel updated",
    "[[tal-press-09]] load 40, then quiet",
    "04:12 [[bud-oven-3]] unreachable for 4 min",
    "der Server [[kiel-kasse-11]] hatte kein Netz",
    "Auf dem Rechner [[hh-waage-03]] steht noch die alte Version.",
    "kubectl drain [[ncl-k8s-w21]] --force",
    "minion [[osl-wrk-22]] lost its lease",
    "worker node [[edi-k8s-w15]] came back",
]
NO_MACHINES = [
    "The version string 10.4.7.2 is printed when it starts.",
    "sprint-12 disk full; covid-19 97 %; build-22 failed",
    "22:10 phase-2 started; 23:00 batch-11 done; 04:00 room-12 free",
    "Knoten punkt-12; der Schritt teil-2 war weg",
    "Der Knoten war weg, Stufe-2-Alarm",
    "02:00 wave-3-rollout done, 03:00 region-eu-2 ok",
]
RESOURCES = [
    "We rebuilt [[menus-2031-04]] from the snapshot repository [[finch-es-snap-old]] instead of the current one.",
    "We rebuilt the index [[menus-2026-10]] from the backup.",
    "02:19 disk of [[tally-scratch-pvc]] full",
    "the volume of [[report-tmp-pvc]] filled up",
    "the PVC [[grades-data-0]] is pending",
    "it keeps pictures in [[foxglove-masters-euw2]], and a clean-up rule there began deleting",
    "uploads land in [[kitelane-raw-use1]] first",
    "photos are stored in [[marlin-thumbs-eu]] for a year",
    "we put exports into [[otter-exports-apse2]] every night",
    "copied what could be copied out of [[scratch_readings]]. The admin login there",
    "rows were read out of [[claims_archive]] by hand",
    "the snapshot [[tern-orders-2026-10-04]] was restored",
    "the repository [[wren-snap-weekly]] for snapshots",
    "reindexed [[products-v7]] into [[products-v8]]",
    "aliases moved from [[orders-2026-10]] to [[orders-2026-11]]",
    "we restored [[invoices-2026-09]] from snapshot",
    "the claim [[ledger-wal-claim]] was full",
    "PersistentVolumeClaim [[ledger-wal-claim]] lost",
    "Der Index [[rezepte-2026-11]] wurde neu aufgebaut.",
    "Die Bilder liegen in [[luchs-originale-euc1]], dort löschte eine Regel.",
    "Les images sont dans [[lynx-originaux-euw3]] et une règle les efface.",
    "Las fotos están en [[lince-originales-eus1]] desde mayo.",
    "le volume [[paie-scratch-pvc]] était plein",
    "el índice [[recetas-2026-11]] se reconstruyó",
]
NO_RESOURCES = [
    "it keeps records in read-only mode, in well-known places; stored in off-site cabinets",
    "pictures are kept in high-res; we keep logs in eu-west-2; photos land in follow-ups",
    "we rebuilt trust; we rebuilt a-team; rebuilt Q3-2026 plan; we rebuilt two-factor sign-in from scratch",
    "copied out of habit; out of sync-mode; out of e-mails",
]


@pytest.mark.parametrize("marked", MACHINES)
def test_machines(marked: str) -> None:
    text, names = wanted(marked)
    assert found(network, text) == names
    assert not found(cloud_resource, text)


@pytest.mark.parametrize("text", NO_MACHINES)
def test_no_machines(text: str) -> None:
    assert found(network, text) == []


@pytest.mark.parametrize("marked", RESOURCES)
def test_resources(marked: str) -> None:
    text, names = wanted(marked)
    assert found(cloud_resource, text) == names


@pytest.mark.parametrize("text", NO_RESOURCES)
def test_no_resources(text: str) -> None:
    assert found(cloud_resource, text) == []


@pytest.mark.parametrize("piece", ["Knoten a-b-", "04:12 a-b-1 is ", "node/a-b-1 "])
def test_the_cost_of_machines_grows_with_the_text(piece: str) -> None:
    assert growth(network, piece) < 14


@pytest.mark.parametrize(
    "piece", ["rebuilt a-b from the x ", "read a b out of a_b ", "repository a-b-1 ", "in a-b-euw1 disk "]
)
def test_the_cost_of_resources_grows_with_the_text(piece: str) -> None:
    assert growth(cloud_resource, piece) < 14
