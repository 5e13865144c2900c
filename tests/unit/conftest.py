"""A network small enough to be made in a moment."""

from __future__ import annotations

import numpy as np
import pytest

from imgrec.architecture import (
    Architecture,
    Conv2D,
    Dense,
    Dropout,
    Flatten,
    MaxPooling2D,
)
from imgrec.weights_format import Parts


@pytest.fixture(scope="session")
def small() -> Parts:
    """Give the parts of a network of other sizes than the course's, one layer without bias."""
    architecture = Architecture(
        (6, 6, 3),
        (
            Conv2D(2, (3, 3), activation="relu"),
            MaxPooling2D(),
            Flatten(),
            Dense(4, activation="relu", use_bias=False),
            Dropout(0.5),
            Dense(3, activation="softmax", name="output"),
        ),
    )
    draw = np.random.default_rng(0).standard_normal
    weights = {name: draw(s).astype(np.float32) for name, s in architecture.weight_shapes.items()}
    return Parts("small", ("cat", "dog", "frog"), architecture, weights)
