"""Network and trace -> Verdict: whether the picture is like those the network was trained on.

A network must say one of its classes, whatever it is shown. This detector looks at two things: how
unusual the picture's own statistics are, and how far the activations are from those of all bundled
pictures. It was chosen, among others, on pictures of none of the ten things, and its threshold on
held-out pictures: `python -m scripts.trust` makes both, and the model card says how often it errs.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from imgrec.neighbours import nearest_distances
from imgrec.network import SHIPPED, Network
from imgrec.picture_statistics import picture_statistics
from imgrec.trace import Trace, dense_many

ASSETS = Path(__file__).parent / "assets"
FALSE_ALARM_RATE = 0.05
NEIGHBOURS = 5
WEIGHTS = (2.0, 1.0)  # of the picture's statistics, and of its distance; see the model card

Floats = NDArray[np.float32]
Doubles = NDArray[np.float64]


@dataclass(frozen=True)
class Verdict:
    """What a detector says of one picture.

    Attributes:
        score: how unlike the known pictures it is; 0 is usual, larger is stranger.
        threshold: the score from which on it is called outside.
        outside: whether it is unlike the pictures that the network knows, so that it probably shows
            none of the classes. A drawing of one of them is called outside too.
        false_alarm_rate: the share of held-out pictures, which do show one, above the threshold.
    """

    score: float
    threshold: float
    outside: bool
    false_alarm_rate: float


@dataclass(frozen=True)
class Usual:
    """The mean and the spread of a number over pictures that show one of the classes."""

    mean: float
    spread: float

    @classmethod
    def of(cls, numbers: Doubles) -> Usual:
        """Measure both."""
        return cls(float(numbers.mean()), float(numbers.std()))

    def steps(self, numbers: Doubles) -> Doubles:
        """How many spreads above the mean."""
        return (numbers - self.mean) / self.spread


@dataclass(frozen=True, eq=False)
class Statistics:
    """How the statistics of known pictures are distributed: as a normal distribution.

    Attributes:
        centre: their means, `(21,)`.
        whitening: `(21, 21)`; what is multiplied by it has a spread of 1 in every direction.
    """

    centre: Doubles
    whitening: Doubles

    @classmethod
    def of(cls, described: Doubles) -> Statistics:
        """Measure the distribution of statistics `(n, 21)`."""
        variances, directions = np.linalg.eigh(np.cov(described, rowvar=False))
        return cls(described.mean(axis=0), directions / np.sqrt(variances))

    def strangeness(self, described: Doubles) -> Doubles:
        """The logarithm of the squared Mahalanobis distance: `(n,)`."""
        squares = (((described - self.centre) @ self.whitening) ** 2).sum(axis=1)
        return np.asarray(np.log(squares))


@dataclass(frozen=True, eq=False)
class Detector:
    """All that a verdict depends on, besides the network and the bundled pictures.

    Attributes:
        network: the network whose activations it reads.
        statistics: of pictures that show one of the classes.
        strangeness: what is usual of it.
        distance: the same of the distance to the fifth nearest of the bundled pictures.
        threshold: the score from which on a picture is called outside.
        false_alarm_rate: the share of held-out pictures above it.
    """

    network: Network
    statistics: Statistics
    strangeness: Usual
    distance: Usual
    threshold: float = np.inf
    false_alarm_rate: float = 0.0

    def judge(self, trace: Trace) -> Verdict:
        """Say whether one picture is outside, by what the network made of it."""
        score = float(self.scores(trace.image[None], trace.dense[None])[0])
        return Verdict(score, self.threshold, score > self.threshold, self.false_alarm_rate)

    def scores(self, images: Floats, units: Floats) -> Doubles:
        """The scores `(n,)` of images `(n, rows, columns, 3)` with activations `(n, units)`."""
        strange = self.statistics.strangeness(picture_statistics(images))
        far = nearest_distances(self.network, units, count=NEIGHBOURS)[:, -1]
        both = self.strangeness.steps(strange), self.distance.steps(far)
        return (WEIGHTS[0] * both[0] + WEIGHTS[1] * both[1]) / sum(WEIGHTS)

    def to_dict(self) -> dict[str, Any]:
        """The detector as JSON can hold it; the network by its id."""
        return {
            "network": self.network.id,
            "centre": self.statistics.centre.tolist(),
            "whitening": self.statistics.whitening.tolist(),
            "strangeness": asdict(self.strangeness),
            "distance": asdict(self.distance),
            "threshold": self.threshold,
            "false_alarm_rate": self.false_alarm_rate,
        }


def detector_for(network: Network) -> Detector | None:
    """The detector that ships with a network; None for any other network."""
    path = ASSETS / f"{network.name}.ood.json"
    if network.name not in SHIPPED or not path.is_file():
        return None
    return read_detector(path, network)


def read_detector(path: Path, network: Network) -> Detector | None:
    """The detector in a file that holds `Detector.to_dict`; None where it is another network's."""
    stored = json.loads(path.read_text(encoding="utf-8"))
    return _from_dict(stored, network) if stored["network"] == network.id else None


def fit(network: Network, images: Floats, *, rate: float = FALSE_ALARM_RATE) -> Detector:
    """Make a detector from pictures that show the classes and that the network did not learn from.

    Every other image says what is usual; the rest sets the threshold.

    Args:
        network: the network.
        images: float32 array `(n, rows, columns, 3)`, 0 to 1.
        rate: the share of such pictures that may be called outside.
    """
    usual, rest = images[::2], images[1::2]
    described = picture_statistics(usual)
    statistics = Statistics.of(described)
    far = nearest_distances(network, dense_many(network, usual), count=NEIGHBOURS)[:, -1]
    strange = Usual.of(statistics.strangeness(described))
    unset = Detector(network, statistics, strange, Usual.of(far))
    threshold = float(np.quantile(unset.scores(rest, dense_many(network, rest)), 1 - rate))
    return replace(unset, threshold=threshold, false_alarm_rate=rate)


def auroc(inside: Doubles, outside: Doubles) -> float:
    """The chance that a picture from outside scores above one from inside; a tie counts half.

    Reference:
        Hendrycks and Gimpel, "A Baseline for Detecting Misclassified and Out-of-Distribution
        Examples in Neural Networks", 2017, section 2.
    """
    below, up_to = (np.searchsorted(np.sort(inside), outside, side=s) for s in ("left", "right"))
    return float((below + up_to).mean() / (2 * len(inside)))


def _from_dict(stored: dict[str, Any], network: Network) -> Detector:
    return Detector(
        network=network,
        statistics=Statistics(np.asarray(stored["centre"]), np.asarray(stored["whitening"])),
        strangeness=Usual(**stored["strangeness"]),
        distance=Usual(**stored["distance"]),
        threshold=stored["threshold"],
        false_alarm_rate=stored["false_alarm_rate"],
    )
