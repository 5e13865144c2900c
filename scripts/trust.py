"""Shipped networks and pictures -> how far their answers can be trusted, as files and figures.

    python -m scripts.trust

For each shipped network it fits the detector of pictures from outside the ten classes on the 5,000
held-out pictures (`*.ood.json`), and writes into its evaluation: the calibration error with and
without the temperature, how often the neighbours show the same class, and how well the detector
does, beside those that it was chosen among. Then it fills the model card and draws its
`docs/reliability.png`. Needs the full CIFAR-10
and the dependency group `measure`.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from imgrec import cifar10, neighbours
from imgrec.calibration import expected_calibration_error, log_probabilities, reliability
from imgrec.cifar10_bundled import bundled_indices
from imgrec.dataset import Dataset
from imgrec.evaluation import network_logits, read_evaluation, shipped_calibration
from imgrec.figures import LIGHT
from imgrec.figures.reliability import reliability_diagram
from imgrec.film import shipped_film
from imgrec.images import to_image
from imgrec.network import SHIPPED, Network, shipped_network
from imgrec.trace import dense_many, trace_many
from scripts import model_card, outside_measures
from scripts.outside_pictures import outside_pictures

ROOT = Path(__file__).parents[1]
ASSETS = ROOT / "imgrec" / "assets"
DIAGRAM = ROOT / "docs" / "reliability.png"
DOTS_AN_INCH = 144


def main() -> None:
    """Measure the shipped networks and fill the model card."""
    data = cifar10.load("full")
    for name in SHIPPED:
        measure(name, data)
    draw()
    model_card.update()


def measure(name: str, data: Dataset) -> None:
    """Write the detector of one network, and add what was measured to its evaluation."""
    network, evaluation = shipped_network(name), read_evaluation(name)
    if evaluation is None or evaluation["network"] != network.id:
        raise SystemExit(f"{name} has no evaluation yet: run scripts.release first.")
    held = data.held_out_part()
    detector, outside = outside_measures.measure(
        network, held, unseen(data), sources=outside_pictures()
    )
    write_json(ASSETS / f"{name}.ood.json", detector.to_dict())
    evaluation["calibration"] = calibration(network, evaluation, data)
    evaluation["neighbours"] = same_class(network, held)
    evaluation["outside"] = outside
    write_json(ASSETS / f"{name}.evaluation.json", evaluation)


def calibration(
    network: Network, evaluation: dict[str, Any], data: Dataset
) -> dict[str, Any] | None:
    """The temperature that the recipe found, and how far probabilities would hold without it."""
    if not evaluation["training"]["recipe"]["calibrate"]:
        return None
    divided_by = temperature(network)
    logits = network_logits(network, data.x_test) * np.float32(divided_by)
    table = reliability(logits, data.y_test)
    return {
        "temperature": divided_by,
        "ece_without": expected_calibration_error(table),
        "reliability_without": [asdict(one) for one in table],
    }


def draw() -> None:
    """The reliability diagram of the model card: the calibrated network with and without."""
    found = shipped_calibration(shipped_network())
    if found is None:
        return
    figure = reliability_diagram(
        {"as it ships": found.reliability, "without the temperature": found.reliability_without},
        theme=LIGHT,
        xlabel="how sure the network was",
        ylabel="how often it was right",
    )
    figure.savefig(DIAGRAM, dpi=DOTS_AN_INCH, facecolor=LIGHT.card, metadata={"Software": None})


def temperature(network: Network) -> float:
    """What a network's logits were divided by after training.

    The film of the training ends with the answers to the samples before that. Between these and the
    network's own, the logits differ by this factor alone (and by the rounding of the weights).
    """
    pixels = np.stack([sample.pixels for sample in cifar10.samples()])
    before = np.log(shipped_film(network.name).answers[-1].astype(float))
    after = log_probabilities(trace_many(network, to_image(pixels)))
    before, after = (each - each.mean(axis=1, keepdims=True) for each in (before, after))
    return float((before * after).sum() / (after * after).sum())


def same_class(network: Network, held: Dataset) -> dict[str, float]:
    """The share of the five nearest that show the held-out picture's own class, by two distances.

    Among the held-out pictures themselves: four fifths ask for their nearest in the other fifth.
    """
    units = dense_many(network, to_image(held.x_test))
    among, asked = slice(None, None, 5), np.arange(len(units)) % 5 > 0
    found = {}
    for kind, vectors in (("euclidean", units), ("cosine", neighbours.unit_length(units))):
        lengths = (vectors[among] ** 2).sum(axis=1)
        squares = lengths - 2 * vectors[asked] @ vectors[among].T  # less a number for each row
        near = held.y_test[among][np.argsort(squares, axis=1)[:, :5]]
        found[kind] = float((near == held.y_test[asked][:, None]).mean())
    print(f"{network.name}: of five neighbours, {found} show the same class")
    return found


def unseen(data: Dataset) -> NDArray[np.uint8]:
    """The test pictures that are not bundled: the detector compares with those that are."""
    return np.delete(data.x_test, bundled_indices("test"), axis=0)


def write_json(path: Path, content: dict[str, Any]) -> None:
    """Write `content` for people to read."""
    path.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
