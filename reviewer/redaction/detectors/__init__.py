"""What is looked for: one module for each category. Each offers its `DETECTORS`; their order is of no account."""

from reviewer.redaction.detectors import (
    cloud_resource,
    code_path,
    customer,
    financial_legal,
    internal_tool,
    network,
    person,
    pii,
    secret,
    tone,
    vulnerability,
)
from reviewer.redaction.values import Detector

MODULES = (
    secret,
    network,
    cloud_resource,
    code_path,
    pii,
    internal_tool,
    person,
    customer,
    financial_legal,
    vulnerability,
    tone,
)


def every_detector() -> tuple[Detector, ...]:
    """All detectors of all categories."""
    return tuple(detector for module in MODULES for detector in module.DETECTORS)
