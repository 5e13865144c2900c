"""Vector and rate -> the same vector with some units silenced: dropout in NumPy."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from imgrec import arguments
from imgrec.errors import ArchitectureError


def dropout(
    inputs: NDArray[np.float32],
    rate: float,
    *,
    training: bool = False,
    mask: NDArray[np.bool_] | None = None,
    noise_shape: Sequence[int | None] | None = None,
    seed: int | None = None,
) -> NDArray[np.float32]:
    """Silence a random part of the inputs while training, and do nothing while predicting.

    `output = inputs * mask / (1 - rate)`: those that stay speak louder, so that the sum which the
    next layer expects stays the same on average.

    Args:
        inputs: float32 array of any shape.
        rate: the part that is silenced, 0 to 1.
        training: False gives the inputs back as they are.
        mask: bool array, True = kept; None draws one by `dropout_mask`.
        noise_shape: as in `dropout_mask`.
        seed: as in `dropout_mask`. The same seed does not give the mask that Keras draws.

    Returns:
        float32 array of the inputs' shape.

    Raises:
        ArchitectureError: when the rate lies outside 0 to 1, or mask or noise shape does not fit.

    Reference: `keras.layers.Dropout`; Srivastava et al., 2014, with the scale moved from
    predicting to training ("inverted").
    """
    arguments.rate(rate)
    inputs = np.asarray(inputs, np.float32)
    if not training or rate == 0:
        return inputs
    if mask is None:
        mask = dropout_mask(inputs.shape, rate, noise_shape=noise_shape, seed=seed)
    if mask.shape != inputs.shape:
        raise ArchitectureError(
            f"Expected a mask of the inputs' shape {inputs.shape}. Received shape {mask.shape}. "
            "Give True or False for every input."
        )
    return np.where(mask, inputs * np.float32(scale(rate)), np.float32(0))


def dropout_mask(
    shape: tuple[int, ...],
    rate: float,
    *,
    noise_shape: Sequence[int | None] | None = None,
    seed: int | None = None,
) -> NDArray[np.bool_]:
    """Draw which inputs stay: each is silenced by its own throw, with probability `rate`.

    Args:
        shape: the inputs' shape.
        rate: probability of being silenced, 0 to 1.
        noise_shape: one number an axis of `shape`: 1 gives all along that axis one common throw,
            None stands for the axis's own size. None in place of the tuple: every cell by itself.
        seed: from 0; makes the throw repeatable. It is NumPy's: Keras draws another mask from it.

    Returns:
        bool array of that shape, True = kept.
    """
    arguments.rate(rate)
    throws = np.random.default_rng(seed).random(_noise_shape(shape, noise_shape))
    return np.broadcast_to(throws >= rate, shape).copy()


def scale(rate: float) -> float:
    """Give the factor of those that stay, `1 / (1 - rate)`; nobody stays at rate 1."""
    return 0.0 if rate == 1 else 1 / (1 - rate)


def _noise_shape(
    shape: tuple[int, ...], noise_shape: Sequence[int | None] | None
) -> tuple[int, ...]:
    if noise_shape is None:
        return shape
    if len(noise_shape) != len(shape) or any(
        noise not in (None, 1, size) for noise, size in zip(noise_shape, shape, strict=True)
    ):
        raise ArchitectureError(
            f"Expected a noise_shape of {len(shape)} numbers, each 1, None or as in {shape}. "
            f"Received noise_shape={tuple(noise_shape)}. Use 1 where one throw counts for an axis."
        )
    return tuple(
        size if noise is None else noise for noise, size in zip(noise_shape, shape, strict=True)
    )
