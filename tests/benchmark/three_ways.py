"""The shipped network -> milliseconds for one picture in three ways, round by round, as JSON.

Run on its own, so that BLAS has the one thread that the app gives it: on a busy machine a second
one makes a product as small as these ten times as slow.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable

import numpy as np

from imgrec import keras_model
from imgrec.cifar10 import samples
from imgrec.images import to_image
from imgrec.network import shipped_network
from imgrec.trace import trace

WARM_UP = 5


def main() -> None:
    """Time the three ways in turn, so that whatever slows the machine slows all of them."""
    network = shipped_network()
    model = keras_model.build(network.architecture)
    keras_model.set_weights(model, network)
    image = to_image(samples()[0].pixels)
    batch = image[np.newaxis]
    ways: dict[str, Callable[[], object]] = {
        "by hand": lambda: trace(network, image),
        "model.predict": lambda: model.predict(batch, verbose=0),
        "model(x)": lambda: np.asarray(model(batch)),
    }
    rounds = WARM_UP + int(sys.argv[1])
    times = [{name: milliseconds(way) for name, way in ways.items()} for _ in range(rounds)]
    print(json.dumps(times[WARM_UP:]))


def milliseconds(way: Callable[[], object]) -> float:
    """Time one call."""
    start = time.perf_counter()
    way()
    return 1000 * (time.perf_counter() - start)


if __name__ == "__main__":
    main()
