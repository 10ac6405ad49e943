"""What is looked for: one module for each category. Each offers its `DETECTORS`; their order is of no account."""

from reviewer.redaction.detectors import cloud_resource, code_path, internal_tool, network, pii, secret
from reviewer.redaction.values import Detector

MODULES = (secret, network, cloud_resource, code_path, pii, internal_tool)


def every_detector() -> tuple[Detector, ...]:
    """All detectors of all categories."""
    return tuple(detector for module in MODULES for detector in module.DETECTORS)
