"""Network, known pictures and pictures from outside -> its detector, and how well it does.

Candidates are compared on the development part of the outside pictures. What ships is measured on
the test part, whose sources are others, and on test pictures of CIFAR-10.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from imgrec.calibration import log_probabilities
from imgrec.dataset import Dataset
from imgrec.images import to_image
from imgrec.neighbours import nearest_distances
from imgrec.network import Network
from imgrec.out_of_distribution import Detector, Statistics, auroc, fit
from imgrec.picture_statistics import PLANES, picture_statistics
from imgrec.trace import trace
from scripts.outside_pictures import CAT, Source, crops

Bytes = NDArray[np.uint8]
Floats = NDArray[np.float32]
Doubles = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Seen:
    """What a network made of pictures; the first axis of each array is the picture.

    Attributes:
        images: what it read.
        pooled: the mean and the spread of each pooled map.
        units: the activations of the hidden dense layer.
        logits: one for each class.
    """

    images: Floats
    pooled: Floats
    units: Floats
    logits: Floats


Score = Callable[[Seen], NDArray[np.floating[Any]]]


def measure(
    network: Network, held: Dataset, test: Bytes, *, sources: tuple[list[Source], list[Source]]
) -> tuple[Detector, dict[str, Any]]:
    """Fit the detector of a network, and measure it beside the other candidates.

    Args:
        network: the network.
        held: a set whose test part is the held-out pictures.
        test: pictures of the ten classes that played no part in the fit.
        sources: the development part and the test part of the outside pictures.
    """
    detector = fit(network, to_image(held.x_test))
    usual, rest = (see(network, held.x_test[start::2]) for start in (0, 1))
    development, outside = ([(s, see(network, s.x)) for s in part] for part in sources)
    rivals = candidates(network, usual, held.y_test[::2]) | {"the two together": _shipped(detector)}
    known = see(network, test)
    return detector, {
        "candidates": {
            name: mean_auroc(by_group(development, score, score(rest)))
            for name, score in rivals.items()
        },
        "n": len(test),
        "false_alarms": alarms(detector, known),
        "false_alarms_grey": alarms(detector, see(network, grey(test))),
        "cat_alarms": round(alarms(detector, cat := see(network, crops(CAT))) * len(cat.logits)),
        "groups": by_group(
            outside, _shipped(detector), _shipped(detector)(known), threshold=detector.threshold
        ),
    }


def see(network: Network, pictures: Bytes) -> Seen:
    """Carry pictures through the network and keep what the candidates look at."""
    traces = [trace(network, image) for image in to_image(pictures)]
    pooled = np.stack([t.max_pooling2d for t in traces])
    return Seen(
        images=np.stack([t.image for t in traces]),
        pooled=np.concatenate([pooled.mean(axis=(1, 2)), pooled.std(axis=(1, 2))], axis=1),
        units=np.stack([t.dense for t in traces]),
        logits=np.stack([t.logits for t in traces]),
    )


def candidates(network: Network, usual: Seen, classes: Bytes) -> dict[str, Score]:
    """Ways to score pictures, by name; what has to be fitted is fitted on the usual ones.

    References:
        Hendrycks and Gimpel, 2017 (the largest probability); Liu et al., "Energy-based
        Out-of-distribution Detection", 2020; Lee et al., "A Simple Unified Framework for Detecting
        Out-of-Distribution Samples", 2018 (Mahalanobis); Sun et al., "Out-of-Distribution Detection
        with Deep Nearest Neighbors", 2022.
    """
    maps = Statistics.of(_logs(usual.pooled))
    pictures = Statistics.of(picture_statistics(usual.images))
    return {
        "largest probability": lambda seen: -log_probabilities(seen.logits).max(axis=1),
        "energy": lambda seen: -np.logaddexp.reduce(seen.logits, axis=1),
        "Mahalanobis, the 512 activations": _to_classes(usual.units, classes),
        "Mahalanobis, the pooled maps": lambda seen: maps.strangeness(_logs(seen.pooled)),
        "fifth nearest bundled picture": lambda seen: nearest_distances(network, seen.units)[:, 4],
        "Mahalanobis, the picture's statistics": lambda seen: pictures.strangeness(
            picture_statistics(seen.images)
        ),
    }


def by_group(
    outside: Sequence[tuple[Source, Seen]],
    score: Score,
    inside: NDArray[np.floating[Any]],
    *,
    threshold: float = np.inf,
) -> dict[str, dict[str, float]]:
    """How well a score tells each group of outside pictures from pictures inside."""
    groups: dict[str, list[Any]] = {}
    for source, seen in outside:
        groups.setdefault(source.group, []).append(score(seen))
    return {
        group: {
            "sources": len(parts),
            "n": len(scores := np.concatenate(parts)),
            "auroc": auroc(np.asarray(inside, float), scores),
            "found": float((scores > threshold).mean()),
        }
        for group, parts in groups.items()
    }


def mean_auroc(groups: Mapping[str, Mapping[str, float]]) -> float:
    """The mean over the groups, each as important as another."""
    return float(np.mean([group["auroc"] for group in groups.values()]))


def alarms(detector: Detector, known: Seen) -> float:
    """The share of pictures that are called outside."""
    return float((_shipped(detector)(known) > detector.threshold).mean())


def grey(pictures: Bytes) -> Bytes:
    """The same pictures without colour."""
    brightness = (pictures @ PLANES[0]).round().astype(np.uint8)
    return np.repeat(brightness[..., None], 3, axis=-1)


def _shipped(detector: Detector) -> Score:
    return lambda seen: detector.scores(seen.images, seen.units)


def _logs(pooled: Floats) -> Doubles:
    return np.asarray(np.log(pooled + 0.01), np.float64)


def _to_classes(units: Floats, classes: Bytes) -> Score:
    """The distance to the nearest class's mean, in a metric that all classes share."""
    means = np.stack([units[classes == label].mean(axis=0) for label in np.unique(classes)])
    apart = np.cov(units - means[classes], rowvar=False)
    ridge = 0.01 * np.trace(apart) / len(apart) * np.eye(len(apart))
    whitening = np.linalg.cholesky(np.linalg.inv(apart + ridge))
    centres = means @ whitening

    def score(seen: Seen) -> Doubles:
        places = seen.units @ whitening
        squares = [((places - centre) ** 2).sum(axis=1) for centre in centres]
        return np.asarray(np.min(squares, axis=0), np.float64)

    return score
