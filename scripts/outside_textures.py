"""The name of a program -> pictures of a pattern or of chance, each dyed in two colours."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Bytes = NDArray[np.uint8]
Floats = NDArray[np.float64]
Random = np.random.Generator
Program = Callable[[Random], Bytes]

SIDE = 32


def dyed(shares: Callable[[Random], Floats]) -> Program:
    """`(32, 32)` shares 0 to 1 become steps from one colour to another; `(32, 32, 3)` are kept."""

    def program(random: Random) -> Bytes:
        picture = np.clip(shares(random), 0, 1)
        if picture.ndim == 2:
            first, second = random.random(3), random.random(3)
            picture = first + picture[..., None] * (second - first)
        return (picture * 255).round().astype(np.uint8)

    return program


def _across(random: Random) -> Floats:
    """Distance along one direction, with a start by chance: `(32, 32)`."""
    row, column = np.mgrid[:SIDE, :SIDE]
    angle = random.uniform(0, np.pi)
    along = row * np.sin(angle) + column * np.cos(angle)
    return np.asarray(along + random.uniform(0, SIDE), np.float64)


def _from_middle(random: Random) -> Floats:
    row, column = np.mgrid[:SIDE, :SIDE] - random.uniform(8, 24, (2, 1, 1))
    return np.asarray(np.hypot(row, column))


def _stripes(random: Random) -> Floats:
    return np.asarray(_across(random) % (width := random.uniform(3, 12)) < width / 2, np.float64)


def _waves(random: Random) -> Floats:
    return np.asarray(0.5 + np.sin(_across(random) / random.uniform(0.6, 3)) / 2)


def _checks(random: Random) -> Floats:
    row, column = np.mgrid[:SIDE, :SIDE] // random.integers(2, 9)
    return np.asarray((row + column) % 2, np.float64)


def _plaid(random: Random) -> Floats:
    return (_stripes(random) + _waves(random)) / 2


def _rings(random: Random) -> Floats:
    return np.asarray(0.5 + np.sin(_from_middle(random) / random.uniform(0.6, 2)) / 2)


def _dots(random: Random) -> Floats:
    row, column = np.mgrid[:SIDE, :SIDE] % (width := int(random.integers(5, 12))) - width / 2
    return np.asarray(np.hypot(row, column) < width / 3, np.float64)


def _slope(random: Random) -> Floats:
    across = _across(random)
    return np.asarray((across - across.min()) / np.ptp(across))


def _disc(random: Random) -> Floats:
    return np.asarray(_from_middle(random) < random.uniform(5, 15), np.float64)


def _clouds(random: Random) -> Floats:
    return _coloured(random, slope=random.uniform(1.5, 2.5))


def _pink(random: Random) -> Floats:
    """Noise whose strength falls with its frequency as in photographs, in each channel apart."""
    return np.stack([_coloured(random, slope=1.0) for _ in range(3)], axis=-1)


def _coloured(random: Random, *, slope: float) -> Floats:
    distance = np.hypot(*np.meshgrid(*[np.fft.fftfreq(SIDE)] * 2))
    distance[0, 0] = np.inf
    waves = np.fft.fft2(random.standard_normal((SIDE, SIDE))) / distance**slope
    values = np.fft.ifft2(waves).real
    return np.asarray((values - values.min()) / np.ptp(values))


def _even(random: Random) -> Floats:
    return random.random((SIDE, SIDE, 3))


def _normal(random: Random) -> Floats:
    spread, middle = random.uniform(0.05, 0.3), random.random(3)
    return middle + spread * random.standard_normal((SIDE, SIDE, 3))


def _grey(random: Random) -> Floats:
    return np.asarray(np.repeat(random.random((SIDE, SIDE, 1)), 3, axis=-1))


def _salt(random: Random) -> Floats:
    return np.asarray(random.random((SIDE, SIDE)) < random.uniform(0.05, 0.5), np.float64)


def _blocks(random: Random) -> Floats:
    return np.asarray(np.kron(random.random((8, 8, 3)), np.ones((4, 4, 1))), np.float64)


def _plain(random: Random) -> Floats:
    return np.broadcast_to(random.random(3), (SIDE, SIDE, 3))


TEXTURES = {
    "checks": dyed(_checks),
    "disc": dyed(_disc),
    "dots": dyed(_dots),
    "plaid": dyed(_plaid),
    "rings": dyed(_rings),
    "slope": dyed(_slope),
    "stripes": dyed(_stripes),
    "waves": dyed(_waves),
}
NOISE = {
    "blocks": dyed(_blocks),
    "clouds": dyed(_clouds),
    "even": dyed(_even),
    "grey": dyed(_grey),
    "normal": dyed(_normal),
    "pink": dyed(_pink),
    "plain": dyed(_plain),
    "salt": dyed(_salt),
}
