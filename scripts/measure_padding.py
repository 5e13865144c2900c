"""What the bars of a padded picture cost: accuracy by the colour of the bars, as a table.

    python -m scripts.measure_padding [bundled]

Rows are cut off the top and bottom of held-out CIFAR-10 pictures and bars put in their place; the
network is `six_layers`. The 5,000 held-out pictures of the full set (`imgrec data status` says
whether it is here), or the 1,000 bundled test pictures.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from imgrec.evaluation import network_logits
from imgrec.images import SIDE, Picture, reduce
from imgrec.network import Network, shipped_network
from imgrec.padding import pad_to_square
from scripts.measured_pictures import measured_pictures

HEIGHTS = (24, 20)
Pixels = NDArray[np.uint8]


def main() -> None:
    """Print a line for each kind of bar, a column for each height."""
    x, y, data = measured_pictures(sys.argv[1:])
    network = shipped_network()
    print(f"{network.name}, {data}, n = {len(y):,}: accuracy in percent by height of the picture")
    print(f"{'bars':<22}" + "".join(f"{f'32 × {height}':>10}" for height in HEIGHTS))
    for name, pad in WAYS.items():
        shares = (accuracy(network, pad, x, y, height=height) for height in HEIGHTS)
        print(f"{name:<22}" + "".join(f"{share:10.2%}" for share in shares), flush=True)


def accuracy(
    network: Network, pad: Callable[[Pixels], Pixels], x: Pixels, y: Pixels, *, height: int
) -> float:
    """The share answered right of pictures that keep only so many of their rows."""
    top = (SIDE - height) // 2
    padded = np.stack([pad(pixels) for pixels in x[:, top : top + height]])
    return float((network_logits(network, padded).argmax(axis=1) == y).mean())


def edges(pixels: Pixels) -> Pixels:
    """The bars that the app has."""
    return reduce(pad_to_square(Picture(Image.fromarray(pixels), "measured")))


def one_colour(colour: Callable[[Pixels], object]) -> Callable[[Pixels], Pixels]:
    """A way to pad by one colour, made from the picture."""

    def pad(pixels: Pixels) -> Pixels:
        square = np.empty((SIDE, SIDE, 3), np.uint8)
        square[:] = np.rint(np.asarray(colour(pixels))).astype(np.uint8)
        top = (SIDE - len(pixels)) // 2
        square[top : top + len(pixels)] = pixels
        return square

    return pad


def border_mean(pixels: Pixels) -> NDArray[np.float64]:
    """The mean colour of the outermost pixels, those of all four sides."""
    sides = (pixels[0], pixels[-1], pixels[:, 0], pixels[:, -1])
    mean: NDArray[np.float64] = np.concatenate(sides).mean(axis=0)
    return mean


WAYS = {
    "black": one_colour(lambda pixels: 0),
    "white": one_colour(lambda pixels: 255),
    "grey": one_colour(lambda pixels: 128),
    "mean of the picture": one_colour(lambda pixels: pixels.mean(axis=(0, 1))),
    "mean of its border": one_colour(border_mean),
    "mean of each edge": edges,
}

if __name__ == "__main__":
    main()
