"""A network -> whether something true can be asked about it, for several lessons."""

from __future__ import annotations

from imgrec.evaluation import shipped_evaluation
from imgrec.network import Network


def is_measured(network: Network) -> bool:
    """Whether it comes with imgrec, and so with its evaluation and the film of its training."""
    return shipped_evaluation(network) is not None


def has_three_classes(network: Network) -> bool:
    """Whether there is a class to confuse two others with."""
    return len(network.class_names) >= 3
