"""Which filter brings a large picture to 32 × 32 pixels best: accuracy by filter, as a table.

    python -m scripts.measure_filters [bundled]

Each picture of CIFAR-10 is enlarged 10 times, saved as a JPEG of 320 × 320 pixels, quality 90,
opened like an upload and brought back by each filter, which Pillow widens by the factor, so that
every pixel counts. How it was enlarged favours a filter of its kind, hence three ways of enlarging:
pixels repeated, bicubic and Lanczos. The network is `six_layers`; the pictures are the 5,000
held-out ones of the full set (`imgrec data status` says whether it is here), or the 1,000 bundled
test pictures.
"""

from __future__ import annotations

import io
import sys

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from PIL.Image import Resampling

from imgrec.evaluation import network_logits
from imgrec.images import SIDE, open_picture
from imgrec.network import Network, shipped_network
from scripts.measured_pictures import measured_pictures

TIMES = 10
QUALITY = 90
ENLARGED = {
    "repeated": Resampling.NEAREST,
    "bicubic": Resampling.BICUBIC,
    "Lanczos": Resampling.LANCZOS,
}
FILTERS = {
    "box": Resampling.BOX,
    "bilinear": Resampling.BILINEAR,
    "hamming": Resampling.HAMMING,
    "bicubic": Resampling.BICUBIC,
    "lanczos": Resampling.LANCZOS,
}
Pixels = NDArray[np.uint8]


def main() -> None:
    """Print a line for each filter, a column for each way of enlarging."""
    x, y, data = measured_pictures(sys.argv[1:])
    network = shipped_network()
    columns = {name: accuracies(network, x, y, way) for name, way in ENLARGED.items()}
    direct = accuracy(network, list(x), y)
    print(
        f"{network.name}, {data}, n = {len(y):,}: accuracy in percent; {direct:.2%} without files"
    )
    print(f"{'filter':<10}" + "".join(f"{name:>10}" for name in columns) + f"{'mean':>10}")
    for name in FILTERS:
        shares = [column[name] for column in columns.values()]
        print(f"{name:<10}" + "".join(f"{share:10.2%}" for share in [*shares, np.mean(shares)]))


def accuracies(network: Network, x: Pixels, y: Pixels, way: Resampling) -> dict[str, float]:
    """The share answered right of pictures enlarged that way, for each filter."""
    reduced: dict[str, list[Pixels]] = {name: [] for name in FILTERS}
    for pixels in x:
        pixels_of_file = open_picture(enlarged_file(pixels, way)).pixels
        for name, filter_ in FILTERS.items():
            reduced[name].append(np.asarray(pixels_of_file.resize((SIDE, SIDE), filter_)))
    return {name: accuracy(network, ones, y) for name, ones in reduced.items()}


def enlarged_file(pixels: Pixels, way: Resampling) -> bytes:
    """A JPEG in which the picture is 10 times as wide and high."""
    file = io.BytesIO()
    large = Image.fromarray(pixels).resize((TIMES * SIDE, TIMES * SIDE), way)
    large.save(file, "JPEG", quality=QUALITY)
    return file.getvalue()


def accuracy(network: Network, images: list[Pixels], y: Pixels) -> float:
    """The share of pictures that are answered right."""
    return float((network_logits(network, np.stack(images)).argmax(axis=1) == y).mean())


if __name__ == "__main__":
    main()
