"""Network + labelled pictures -> how good it is: accuracy, loss, confusion, calibration."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from imgrec import calibration
from imgrec.calibration import Bin
from imgrec.images import to_image
from imgrec.network import SHIPPED, Network
from imgrec.trace import trace_many

BATCH = 250
ASSETS = Path(__file__).parent / "assets"


@dataclass(frozen=True)
class Evaluation:
    """What a network came to on a set of pictures.

    Attributes:
        network: The id of the network.
        data: The name of the pictures, such as `CIFAR-10 test`.
        n: How many pictures.
        accuracy: Share answered right, 0 to 1.
        loss: Mean cross-entropy in nats.
        ece: Expected calibration error, 0 to 1, over `reliability`.
        per_class: Share answered right of the pictures of each class.
        confusion: Counts; the row is the true class, the column the answer.
        reliability: Pictures by winning probability.
    """

    network: str
    data: str
    n: int
    accuracy: float
    loss: float
    ece: float
    per_class: dict[str, float]
    confusion: tuple[tuple[int, ...], ...]
    reliability: tuple[Bin, ...]

    def to_dict(self) -> dict[str, Any]:
        """The evaluation as JSON can hold it."""
        return asdict(self)


@dataclass(frozen=True)
class Calibration:
    """What one number did to the probabilities of a network.

    Attributes:
        temperature: what the logits were divided by after training, so that the cross-entropy of
            the held-out pictures is least. It is worked into the weights as they ship.
        ece_without: the expected calibration error on the test pictures without it, 0 to 1.
        ece: the same as the network ships.
        reliability_without: the test pictures by winning probability, without it.
        reliability: the same as the network ships.
    """

    temperature: float
    ece_without: float
    ece: float
    reliability_without: tuple[Bin, ...]
    reliability: tuple[Bin, ...]


def evaluate(
    network: Network, x: NDArray[np.uint8], y: NDArray[np.uint8], *, data: str
) -> Evaluation:
    """Run the network over pictures of known classes.

    Args:
        network: The network.
        x: uint8 array `(n, height, width, channels)`.
        y: The true classes, `(n,)`.
        data: What the pictures are called.
    """
    logits = network_logits(network, x)
    return evaluate_logits(logits, y, network=network, data=data)


def read_evaluation(name: str) -> dict[str, Any] | None:
    """What the shipped network of that name did on the 10,000 test pictures, if it was measured."""
    path = ASSETS / f"{name}.evaluation.json"
    if not path.is_file():
        return None
    measured: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return measured


def shipped_evaluation(network: Network) -> dict[str, Any] | None:
    """What a shipped network did on the 10,000 test pictures; None for any other network."""
    measured = read_evaluation(network.name) if network.name in SHIPPED else None
    return measured if measured and measured["network"] == network.id else None


def shipped_calibration(network: Network) -> Calibration | None:
    """What calibrating a shipped network has changed; None for one that is not calibrated."""
    measured = shipped_evaluation(network)
    found = measured.get("calibration") if measured else None
    if measured is None or found is None:
        return None
    return Calibration(
        temperature=found["temperature"],
        ece_without=found["ece_without"],
        ece=measured["ece"],
        reliability_without=tuple(Bin(**one) for one in found["reliability_without"]),
        reliability=tuple(Bin(**one) for one in measured["reliability"]),
    )


def network_logits(network: Network, x: NDArray[np.uint8]) -> NDArray[np.float32]:
    """The logits of many pictures: float32 `(n, classes)`; a few at a time to keep memory low."""
    starts = range(0, len(x), BATCH)
    return np.concatenate([trace_many(network, to_image(x[s : s + BATCH])) for s in starts])


def evaluate_logits(
    logits: NDArray[np.float32], y: NDArray[np.uint8], *, network: Network, data: str
) -> Evaluation:
    """The evaluation of answers that are already there."""
    table = calibration.reliability(logits, y)
    counts = confusion(logits.argmax(axis=1), y, classes=len(network.class_names))
    shares = counts.diagonal() / np.maximum(counts.sum(axis=1), 1)
    return Evaluation(
        network=network.id,
        data=data,
        n=len(y),
        accuracy=float(counts.trace() / len(y)),
        loss=calibration.cross_entropy(logits, y),
        ece=calibration.expected_calibration_error(table),
        per_class=dict(zip(network.class_names, shares.tolist(), strict=True)),
        confusion=tuple(tuple(row) for row in counts.tolist()),
        reliability=table,
    )


def confusion(
    answers: NDArray[np.integer], y: NDArray[np.integer], *, classes: int
) -> NDArray[np.int64]:
    """Counts `(classes, classes)`; the row is the true class, the column the answer."""
    counts = np.zeros((classes, classes), np.int64)
    np.add.at(counts, (y, answers), 1)
    return counts
