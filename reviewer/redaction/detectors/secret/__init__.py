"""Credentials: tokens by their form, keys and passwords by what announces them, and whatever carries one within."""

from reviewer.redaction.detectors.secret import (
    afterwards,
    announced,
    below,
    carriers,
    clients,
    codes,
    commands,
    formats,
    linked,
    listed,
    opened,
    pairs,
    parted,
    passwords,
    plain,
    shaped,
    spoken,
    valued,
    worded,
)
from reviewer.redaction.values import Detector

DETECTORS: tuple[Detector, ...] = (
    *formats.DETECTORS,
    *carriers.DETECTORS,
    *announced.DETECTORS,
    *passwords.DETECTORS,
    *below.DETECTORS,
    *afterwards.DETECTORS,
    *pairs.DETECTORS,
    *codes.DETECTORS,
    *commands.DETECTORS,
    *clients.DETECTORS,
    *plain.DETECTORS,
    *opened.DETECTORS,
    *listed.DETECTORS,
    *linked.DETECTORS,
    *parted.DETECTORS,
    *valued.DETECTORS,
    *spoken.DETECTORS,
    *shaped.DETECTORS,
    *worded.DETECTORS,
)

_NOT_BY_FORM = frozenset(("oracle-password", "keywords-password", "signed-url"))
# The ids of those that know a credential by its form alone, so that they may look where no sentences are: pictures on
# the web have signed addresses as well.
BY_FORM = frozenset(one.id for one in (*formats.DETECTORS, *carriers.DETECTORS)) - _NOT_BY_FORM
