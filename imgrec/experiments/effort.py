"""A variant -> about how long its training takes and how much room it needs, before it is tried.

The weights of the sum were fitted to measured steps of ten variants, from 3 filters to 128, on two
cores: each came out within a factor of 1.5. So people are told "about".
"""

from __future__ import annotations

import math

from imgrec.architecture import SIX_LAYERS, Architecture
from imgrec.errors import ArchitectureError

MOST_PARAMETERS = 17_000_000  # four times the course's: a checkpoint of 136 MB
HEAVY = 2.0  # times the course's network
BYTES = 4  # of a float32

A_STEP = 3e6  # all costs as multiplications: what every picture costs, whatever the layers
A_PARAMETER = 200  # for each step: its gradient, its momentum, its limit
AN_ACTIVATION = 180  # for each picture: written, read, and read again for the gradient


def multiplications(architecture: Architecture) -> int:
    """How many products one picture takes, from the pixels to the ten sums."""
    return sum(
        math.prod(stage.output_shape) * math.prod(stage.weight_shapes["kernel"][:-1])
        for stage in architecture.stages
        if stage.weight_shapes
    )


def effort(architecture: Architecture, *, batch_size: int) -> float:
    """What training on one picture costs, as a multiple of the course's network."""
    return _cost(architecture, batch_size) / _cost(SIX_LAYERS, batch_size)


def disk_bytes(architecture: Architecture) -> int:
    """What a run leaves on the disk: weights and momentum in float32, and weights in float16."""
    return architecture.parameter_count * (2 * BYTES + 2)


def memory_bytes(architecture: Architecture, *, batch_size: int) -> int:
    """What the worker needs beside the pictures: weights, momentum, gradients, two checkpoints.

    And for one batch the activations of all layers, and their gradients.
    """
    activations = sum(math.prod(stage.output_shape) for stage in architecture.stages)
    return BYTES * (7 * architecture.parameter_count + 2 * batch_size * activations)


def check_size(architecture: Architecture) -> None:
    """Refuse what a small machine should not be asked for.

    Raises:
        ArchitectureError: when it has more than `MOST_PARAMETERS` parameters.
    """
    count = architecture.parameter_count
    if count > MOST_PARAMETERS:
        raise ArchitectureError(
            f"Expected at most {MOST_PARAMETERS:,} parameters, so that three runs fit into memory "
            f"and on the disk. Received {count:,}. Choose fewer units or filters, or a larger "
            "pool or larger strides."
        )


def _cost(architecture: Architecture, batch_size: int) -> float:
    learned = A_PARAMETER / batch_size * architecture.parameter_count
    maps = AN_ACTIVATION * math.prod(architecture.stages[0].output_shape)
    return A_STEP + multiplications(architecture) + learned + maps
