"""A 12-megapixel photo -> milliseconds that Python takes for one answer to a person who drags.

Run on its own, so that BLAS has the one thread that the app gives it.
"""

from __future__ import annotations

import io
import json
import statistics
import time
from collections.abc import Callable

from matplotlib import cbook
from PIL import Image

from imgrec.changes import Changes
from imgrec.network import Network, shipped_network
from imgrec.ui import widget
from imgrec.ui.chosen_picture import ChosenPicture
from imgrec.ui.interactive import changes, crop
from imgrec.ui.own_picture import OwnPicture, from_file

ROUNDS = 15
TOLD = {
    "rotated": Changes(rotate=20),
    "blurred": Changes(blur=1),
    "all at once": Changes(8, -8, 45, -1, 20, 0.5, 4, 20, -0.5),
}
SQUARE = {"picture": "own-0", "left": 7, "top": 30, "size": 1400}


def main() -> None:
    """Time each answer, from the decision to the bytes that go to the page."""
    photo, network = read(), shipped_network()
    chosen = ChosenPicture("own-0", photo.name, "", photo.pixels, photo)
    took = {
        name: median(lambda told=told: change(network, chosen, told)) for name, told in TOLD.items()
    }
    took["another square"] = median(lambda: move(photo))
    print(json.dumps(took))


def read() -> OwnPicture:
    file = io.BytesIO()
    with cbook.get_sample_data("grace_hopper.jpg") as portrait:
        Image.open(portrait).convert("RGB").resize((3024, 4032)).save(file, "JPEG")
    return from_file(file.getvalue(), "photo.jpg")


def change(network: Network, chosen: ChosenPicture, told: Changes) -> None:
    sent = changes.tensors(network, chosen, told)
    widget.pack("changes", sent, changes.options(network, chosen, told))


def move(photo: OwnPicture) -> None:
    now = crop.cropped("own-0", photo, SQUARE)
    widget.pack("crop", {"pixels": now.pixels}, crop.options("own-0", now))


def median(work: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        times.append(1000 * (time.perf_counter() - start))
    return statistics.median(times)


if __name__ == "__main__":
    main()
