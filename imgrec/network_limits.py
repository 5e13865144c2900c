"""Six layers of a foreign file -> whether the pages can carry them, before memory is taken."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from imgrec.architecture import SIX_LAYERS, Architecture
from imgrec.dataset import CLASS_NAMES
from imgrec.network import Network
from imgrec.weights_format import Weights, wrong

INPUT = SIX_LAYERS.input_shape
CLASSES = range(2, 21)
MOST_FILTERS = 64
MOST_UNITS = 1024
MOST_PARAMETERS = 12_000_000  # 48 MB in memory
REMEDY = "Choose a smaller network, or train one of this size."


def check_limits(architecture: Architecture, source: str | Path) -> None:
    """Refuse a network that no page could show.

    Raises:
        WeightsError: too many classes, filters, units or parameters, or images of another shape.
    """
    six, count = architecture.six(), architecture.parameter_count
    classes = six.output.units
    if architecture.input_shape != INPUT:
        size = "images of 32 × 32 pixels in three colours"
        raise wrong(source, size, f"images of shape {architecture.input_shape}", REMEDY)
    if classes not in CLASSES:
        raise wrong(source, f"{CLASSES[0]} to {CLASSES[-1]} classes", classes, REMEDY)
    if six.conv2d.filters > MOST_FILTERS:
        raise wrong(source, f"at most {MOST_FILTERS} filters", f"{six.conv2d.filters:,}", REMEDY)
    if six.dense.units > MOST_UNITS:
        raise wrong(source, f"at most {MOST_UNITS:,} units", f"{six.dense.units:,}", REMEDY)
    if count > MOST_PARAMETERS:
        raise wrong(source, f"at most {MOST_PARAMETERS:,} parameters", f"{count:,}", REMEDY)


def default_names(count: int) -> tuple[str, ...]:
    """The names of classes that a file does not give: CIFAR-10's ten, else `class 0`, `class 1`."""
    return CLASS_NAMES if count == len(CLASS_NAMES) else tuple(f"class {i}" for i in range(count))


def course_names(network: Network) -> tuple[Architecture, Weights]:
    """The same layers and weights under the names of the course, whatever a file calls them."""
    names = [layer.name for layer in SIX_LAYERS.layers]
    own = network.architecture.layers
    layers = tuple(replace(layer, name=name) for layer, name in zip(own, names, strict=True))
    called = {layer.name: name for layer, name in zip(own, names, strict=True)}
    weights = {}
    for key, values in network.weights.items():
        layer, _, part = key.partition(".")
        weights[f"{called[layer]}.{part}"] = values
    return Architecture(network.architecture.input_shape, layers), weights
