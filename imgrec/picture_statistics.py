"""Images -> a few numbers each: how bright, how colourful and how smooth they are."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Doubles = NDArray[np.float64]

# Brightness; red against green; yellow against blue.
PLANES = np.array([[0.299, 0.587, 0.114], [1.0, -1.0, 0.0], [0.5, 0.5, -1.0]])
# What is added before a logarithm. That of the colours is large, so that a grey photograph counts
# as one with little colour and not as something unheard of.
BRIGHT_FLOOR, COLOUR_FLOOR = 0.005, 0.05
FAR = 4  # pixels


def picture_statistics(images: Floats) -> Doubles:
    """Describe images without looking at what they show.

    Args:
        images: float32 array `(n, rows, columns, 3)`, 0 to 1; more than 4 rows and columns.

    Returns:
        float64 array `(n, 21)`: 13 numbers about the brightness, 4 about either colour. Means are
        as they are; spreads and differences are logarithms.
    """
    planes = np.moveaxis(np.asarray(images, np.float64) @ PLANES.T, -1, 0)
    described = [_brightness(planes[0]), *(_colour(plane) for plane in planes[1:])]
    return np.concatenate(described, axis=1)


def _brightness(plane: Doubles) -> Doubles:
    """The mean, then the sizes of what changes: overall, and down and to the right."""
    sizes = [_mean(plane, np.std), _mean(plane, np.ptp)]
    for axis in (1, 2):
        steps, bends = (np.abs(np.diff(plane, n=n, axis=axis)) for n in (1, 2))
        far = np.abs(_after(plane, axis) - _before(plane, axis))
        sizes += [_mean(steps), _mean(bends), _mean(far), _mean(steps, np.median)]
        sizes.append(np.sqrt(_mean(steps**2)))
    return np.column_stack([_mean(plane), np.log(np.column_stack(sizes) + BRIGHT_FLOOR)])


def _colour(plane: Doubles) -> Doubles:
    """The mean, then the logarithms of the spread and of the mean step down and to the right."""
    steps = [_mean(np.abs(np.diff(plane, axis=axis))) for axis in (1, 2)]
    sizes = np.column_stack([_mean(plane, np.std), *steps])
    return np.column_stack([_mean(plane), np.log(sizes + COLOUR_FLOOR)])


def _mean(plane: Doubles, of: Any = np.mean) -> Doubles:
    return np.asarray(of(plane, axis=(1, 2)))


def _after(plane: Doubles, axis: int) -> Doubles:
    return plane.take(range(FAR, plane.shape[axis]), axis)


def _before(plane: Doubles, axis: int) -> Doubles:
    return plane.take(range(plane.shape[axis] - FAR), axis)
