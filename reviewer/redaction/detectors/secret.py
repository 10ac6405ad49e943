from reviewer.redaction.pattern import finds
from reviewer.redaction.values import Category, Detector

DETECTORS: tuple[Detector, ...] = (
    Detector(
        "github-token",
        Category.SECRET,
        "A GitHub token: whoever reads it can use it",
        "[removed]",
        ("ghp_", "gho_", "ghu_", "ghs_", "ghr_"),
        finds(r"\b(?:gh[pousr]_[A-Za-z0-9]{36})\b"),
    ),
)
