"""Credentials: tokens by their form, keys and passwords by what announces them, and whatever carries one within."""

from reviewer.redaction.detectors.secret import (
    announced,
    carriers,
    codes,
    formats,
    linked,
    listed,
    opened,
    pairs,
    passwords,
    plain,
    shaped,
    spoken,
    valued,
)
from reviewer.redaction.values import Detector

DETECTORS: tuple[Detector, ...] = (
    *formats.DETECTORS,
    *carriers.DETECTORS,
    *announced.DETECTORS,
    *passwords.DETECTORS,
    *pairs.DETECTORS,
    *codes.DETECTORS,
    *plain.DETECTORS,
    *opened.DETECTORS,
    *listed.DETECTORS,
    *linked.DETECTORS,
    *valued.DETECTORS,
    *spoken.DETECTORS,
    *shaped.DETECTORS,
)
