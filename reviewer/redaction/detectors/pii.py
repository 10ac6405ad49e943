from reviewer.redaction.values import Detector

DETECTORS: tuple[Detector, ...] = ()
