"""A network at one moment of its training -> the small arrays that a film of it shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from imgrec.architecture import Conv2D, Dense
from imgrec.by_hand.softmax import softmax
from imgrec.evaluation import confusion
from imgrec.film_pictures import picked, watched
from imgrec.images import to_image
from imgrec.network import Network
from imgrec.trace import dense_many

Frame = dict[str, NDArray[Any]]
FAILING = np.errstate(over="ignore", invalid="ignore")  # a training that fails is filmed too


@dataclass(frozen=True, eq=False)
class Watched:
    """The pictures whose answers and units a film follows: the same at every moment.

    Attributes:
        samples: a few that everybody knows, uint8 `(samples, rows, columns, channels)`.
        many: of the held-out pictures, to see which units are ever awake: uint8, `(many, ...)`.
        own: the learner's own picture, uint8 `(rows, columns, channels)`, where there is one.
    """

    samples: NDArray[np.uint8]
    many: NDArray[np.uint8]
    own: NDArray[np.uint8] | None = None

    @classmethod
    def of(
        cls,
        class_names: tuple[str, ...],
        x: NDArray[np.uint8],
        y: NDArray[np.uint8],
        own: NDArray[np.uint8] | None = None,
    ) -> Watched:
        """Choose them among the held-out pictures `x` with the true classes `y`."""
        samples = [one.pixels for one in watched(class_names, x, y)]
        return cls(np.stack(samples) if samples else x[:0], picked(x), own)


@FAILING
def film_frame(network: Network, pictures: Watched) -> Frame:
    """One moment of the film, in a few kilobytes.

    Args:
        network: The network at that moment.
        pictures: Those that the film follows.

    Returns:
        `kernel` and `bias` of the convolution (float16); `filter_norms` `(filters,)` over whole
        filters and `unit_norms` `(units,)` of the hidden dense layer (float32); `answers`
        `(samples, classes)`, the probabilities of the sample pictures (float32), and `own`
        `(classes,)`, those of the learner's own picture where there is one.
    """
    kernel, units = _first_kernel(network, Conv2D), _first_kernel(network, Dense)
    samples, own = pictures.samples, pictures.own
    both = samples if own is None else np.concatenate([samples, own[None]])
    answers = _answers(network, dense_many(network, to_image(both)))
    bias = _bias(network, _name(network, Conv2D), kernel.shape[-1])
    frame = {
        "kernel": _half(kernel),
        "bias": _half(bias),
        "filter_norms": np.sqrt(np.einsum("rcif,rcif->f", kernel, kernel)),
        "unit_norms": np.sqrt(np.einsum("iu,iu->u", units, units)),
        "answers": answers[: len(samples)],
    }
    return frame | ({} if own is None else {"own": answers[-1]})


@FAILING
def held_out_frame(
    network: Network, pictures: Watched, logits: NDArray[np.float32], y: NDArray[np.uint8]
) -> Frame:
    """What the end of an epoch adds to its frame.

    Args:
        network: The network then.
        pictures: Those that the film follows.
        logits: The answers on the held-out pictures, `(n, classes)`.
        y: Their true classes, `(n,)`.

    Returns:
        `confusion` `(classes, classes)` on the held-out pictures (int16), and `answered` `(n,)`,
        the class that each of them was taken for (uint8); `awake` `(units,)`, how many of the many
        pictures each hidden unit is above zero for, and `awake_of`, how many those are (uint8).
    """
    answered = logits.argmax(axis=1)
    active = dense_many(network, to_image(pictures.many))
    return {
        "awake": (active > 0).sum(axis=0).astype(np.uint8),
        "awake_of": np.asarray([len(active)], np.uint8),
        "confusion": confusion(answered, y, classes=logits.shape[1]).astype(np.int16),
        "answered": answered.astype(np.uint8),
    }


def _half(weights: NDArray[np.float32]) -> NDArray[np.float16]:
    """As float16; what is beyond its range, in a training that fails, becomes its largest."""
    most = np.finfo(np.float16).max
    return weights.clip(-most, most).astype(np.float16)


def _answers(network: Network, active: NDArray[np.float32]) -> NDArray[np.float32]:
    """The probabilities, `(n, classes)`, that the last layer makes of the hidden units."""
    output = network.architecture.layers[-1].name
    kernel = network.weights[f"{output}.kernel"]
    return softmax(active @ kernel + _bias(network, output, kernel.shape[-1]))


def _bias(network: Network, layer: str, size: int) -> NDArray[np.float32]:
    return network.weights.get(f"{layer}.bias", np.zeros(size, np.float32))


def _first_kernel(network: Network, kind: type) -> NDArray[np.float32]:
    return network.weights[_name(network, kind) + ".kernel"]


def _name(network: Network, kind: type) -> str:
    return next(layer.name for layer in network.architecture.layers if isinstance(layer, kind))
