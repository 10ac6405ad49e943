"""Which release broke it, which ended it, and which one was gone back to, told in many ways."""

import pytest

from reviewer.comparison.contradictions import find
from tests.comparison.told import read

APART: list[list[str]] = [
    [
        "Release v6.15.0 of the basket went out at noon. At 13:37 it was rolled back to v6.14.2.",
        "The basket runs on v6.12.4 since the rollback of today. v6.15.0 stays blocked in the pipeline.",
    ],
    ["Wir gingen zurück auf v6.14.2.", "Der Korb läuft mit v6.12.4 seit dem Rollback."],
    [
        "Image 2026.03.2 of the runners could not log in. They use 2026.02.9 again.",
        "A faulty runner image, 2026.03.4, could not log in. We went back to image 2026.02.9.",
    ],
    ["We rolled back to 4.7.1.", "The shop runs 4.7.0 again."],
    ["We rolled back to 4.7.1.", "All nodes were returned to version 4.6.9."],
    ["Upgraded from 2.1.0 to 2.2.0.", "The upgrade from 2.1.0 to 2.3.0 caused it."],
    ["9.4.2 contains the fix.", "The fix ships with 9.4.3."],
    ["Last good build: 8841", "We went back to build 8814."],
    ["S: Release 14.2.0 rolled back\nWe rolled back release 14.3.0 at noon."],
    ["We rolled back from 3.4.0 to 3.3.7.\n\nResolution: the service was put back on 3.3.5."],
    ["clip-forge 5.12.0 is to blame, 5.11.3 is being put back.", "Release 5.21.0 of clip-forge is to blame."],
    ["Release 5.2.8 removes the defect.", "Release 5.3.8 contains the fix."],
    ["Clients older than 8.2 cannot connect.", "Clients older than 8.4 cannot connect."],
    ["Postgres 15.4 crashed on startup.", "Postgres 15.6 crashed on startup."],
    ["The old config (rev 118) was restored.", "Config revision 181 was restored."],
    ["Since SDK 9.4.0 apps crash.", "You are concerned if you have moved to SDK 9.3.0, where this began."],
]
TOGETHER: list[list[str]] = [
    ["Upgraded from 2.1.0 to 2.2.0.", "We went back to 2.1.0."],
    ["The upgrade from 2.1.0 to 2.2.0 caused it.", "2.2.0 has the fault."],
    ["Running: billing 3.2.0", "billing was on 3.3.0 when it failed and now runs 3.2.0."],
    ["It was 4.1.0 that introduced the leak.", "4.0.0 was the last without the leak."],
    ["Postgres 15.4 crashed on startup.", "We moved to Postgres 15.6."],
    ["The app needs iOS 15.2.", "App version 31.4 crashes."],
    ["The trouble began with app version 31.4.", "Version 31.5 of the app ends it."],
    ["Firmware 7.3.2 bricked the readers; 7.3.3 is safe.", "We load firmware 7.3.3."],
    ["First we went back to 3.3.7, which did not help.\n\nThen the service was put back on 3.3.5."],
    ["Commit 4f2a9bc introduced the leak. Commit 7d1e03a reverts it.", "The leak was reverted in 7d1e03a."],
    ["Release 14.2.0 was rolled back.", "We rolled back to 14.1.0."],
    ["On 2026.07.3 the outage began.", "On 2026.07.4 the outage began."],
    ["It was slow from 2026.07.3 to 2026.07.5.", "It was slow until 2026.07.4."],
    ["The job ran on 2026.07.3 and was back on 2026.07.5.", "The job ran on 2026.07.4."],
    ["Update 2026.07.3: all is well.", "Update 2026.07.4: all is well."],
]


def _kinds(versions: list[str]) -> list[str]:
    return [one.kind for one in find([read(version) for version in versions])]


@pytest.mark.parametrize("versions", APART)
def test_two_releases_in_one_role_are_found(versions: list[str]) -> None:
    assert _kinds(versions) == ["version"]


@pytest.mark.parametrize("versions", TOGETHER)
def test_releases_in_other_roles_are_none(versions: list[str]) -> None:
    assert not _kinds(versions)
