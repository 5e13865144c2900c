"""A network -> whether it is the course's in its layers, and in which lines of Keras it is not.

Prose, worksheets and notebooks tell of the course's six layers; a network of one's own may have
others.
"""

from __future__ import annotations

from dataclasses import replace
from html import escape
from typing import Any

from imgrec.architecture import SIX_LAYERS, Conv2D, Dense, Dropout, Layer
from imgrec.keras_line import keras_line
from imgrec.network import Network
from imgrec.ui.texts import t

IN_TRAINING: dict[str, Any] = {  # what an answer does not depend on
    "kernel_initializer": "glorot_uniform",
    "bias_initializer": "zeros",
    "kernel_regularizer": None,
    "bias_regularizer": None,
    "activity_regularizer": None,
    "kernel_constraint": None,
    "bias_constraint": None,
}


def is_alike(network: Network) -> bool:
    """Whether it computes as the course's does, with as many classes, whatever its weights are."""
    return not different_layers(network)


def learns_alike(network: Network) -> bool:
    """Whether its first five layers are the course's in all that they compute and keep to."""
    own, course = network.architecture.six(), SIX_LAYERS.six()
    rules = (own.conv2d.kernel_constraint, own.dense.kernel_constraint)
    different = set(different_layers(network)) - {own.output}
    return not different and rules == (
        course.conv2d.kernel_constraint,
        course.dense.kernel_constraint,
    )


def different_layers(network: Network) -> tuple[Layer, ...]:
    """The layers that compute otherwise than the course's."""
    pairs = zip(network.architecture.layers, SIX_LAYERS.layers, strict=True)
    return tuple(own for own, course in pairs if _computed(own) != _computed(course))


def difference(network: Network) -> str | None:
    """A paragraph that says how a network differs from the one that the prose is about, as HTML."""
    layers = different_layers(network)
    if not layers:
        return None
    lines = ", ".join(f"<code>{escape(keras_line(_computed(layer)))}</code>" for layer in layers)
    told = t("own_networks.differs", name=escape(network.name), layers=lines)
    return f'<p class="ir-note differs">{told}</p>'


def _computed(layer: Layer) -> Layer:
    """The layer without what matters in training alone."""
    if isinstance(layer, Conv2D | Dense):
        return replace(layer, **IN_TRAINING)
    return replace(layer, rate=0.5, seed=None) if isinstance(layer, Dropout) else layer
