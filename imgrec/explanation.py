"""Network and picture -> all that can be said of one answer: the reasons, and how far to trust it.

What the page of one's own photos shows by and by, taken together for one figure.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from imgrec.attribution import Evidence, attribute
from imgrec.calibration import bin_of
from imgrec.errors import ArchitectureError
from imgrec.evaluation import shipped_evaluation
from imgrec.images import CropBox, Picture, centre_square, reduce, to_image
from imgrec.neighbours import Neighbour, nearest
from imgrec.network import Network
from imgrec.out_of_distribution import Verdict, detector_for
from imgrec.steadiness import Steadiness, steadiness
from imgrec.trace import Trace, trace


@dataclass(frozen=True, eq=False)
class Explanation:
    """One answer and what speaks for it.

    Attributes:
        network: the network that answered.
        picture: what it was asked about.
        crop: the square that it looked at.
        pixels: that square, uint8 `(32, 32, 3)`.
        trace: what it made of them.
        evidence: for the answer, by place of the pooled maps; None where nothing adds up, because
            an activation function is bent.
        steadiness: whether the answer stays as the picture is nudged.
        neighbours: the test pictures most alike to the network.
        record: the bin of the reliability table that holds the answer's probability, as the
            evaluation has it; None where nobody measured this network.
        measured: how many pictures that table was made from.
        verdict: whether the picture is unlike all that it was trained on; None where no detector
            was made for this network.
    """

    network: Network
    picture: Picture
    crop: CropBox
    pixels: NDArray[np.uint8]
    trace: Trace
    evidence: Evidence | None
    steadiness: Steadiness
    neighbours: list[Neighbour]
    record: Mapping[str, Any] | None
    measured: int
    verdict: Verdict | None

    @property
    def winner(self) -> int:
        """The answer: the most probable class, the first among equals."""
        return int(self.trace.probabilities.argmax())


def explain(network: Network, picture: Picture, crop: CropBox | None = None) -> Explanation:
    """Ask the network about a square of a picture, and find all that can be said of the answer.

    Args:
        network: any network that reads images of CIFAR-10's shape.
        picture: any picture.
        crop: the square; the largest about the middle when left out.

    Raises:
        PictureError: the square does not lie in the picture.
        ArchitectureError: the network reads images of another shape.
    """
    crop = centre_square(picture) if crop is None else crop
    pixels = reduce(picture, crop)
    traced = trace(network, to_image(pixels))
    evaluation = shipped_evaluation(network)
    share = float(traced.probabilities.max())
    detector = detector_for(network)
    return Explanation(
        network=network,
        picture=picture,
        crop=crop,
        pixels=pixels,
        trace=traced,
        evidence=_evidence(network, traced),
        steadiness=steadiness(network, traced.image),
        neighbours=nearest(network, traced),
        record=bin_of(share, evaluation["reliability"]) if evaluation else None,
        measured=evaluation["n"] if evaluation else 0,
        verdict=detector.judge(traced) if detector else None,
    )


def _evidence(network: Network, traced: Trace) -> Evidence | None:
    try:
        pooled = attribute(network, traced).pooled.evidence()
    except ArchitectureError:
        return None
    by_place = Evidence(pooled.parts.sum(axis=-1), pooled.biases)
    return by_place.rather_than(int(traced.logits.argmax()))
