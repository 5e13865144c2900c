"""A question made from a sample picture, taken apart: its numbers, its classes, its network."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

import numpy as np
from hypothesis import strategies as st
from safetensors.numpy import load_file

from imgrec import course
from imgrec.cifar10 import samples
from imgrec.evaluation import ASSETS
from imgrec.images import to_image
from imgrec.network import SHIPPED, Network, shipped_network
from imgrec.questions.made import generators, make
from imgrec.questions.question import Question
from imgrec.trace import Trace, trace

NETWORKS = {name: shipped_network(name) for name in SHIPPED}
PICTURES = [to_image(sample.pixels) for sample in samples()]
TRACES = {
    (name, place): trace(network, picture)
    for name, network in NETWORKS.items()
    for place, picture in enumerate(PICTURES)
}
KINDS = [f"{slug}.{name}" for slug in course.slugs() for name in generators(slug)]
DRAWN = {
    "seed": st.integers(0, 2**31),
    "place": st.integers(0, len(PICTURES) - 1),
    "of": st.sampled_from(SHIPPED),
}
NUMBER = re.compile(r"([<>]\s)?([+−]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)(\s%)?")
PLACE = re.compile(r"\(\d+(?:, \d+)+\)")
NUDGE = 1e-4


@dataclass(frozen=True, eq=False)
class Asked:
    """A question, and what it is about."""

    question: Question
    network: Network
    trace: Trace

    @property
    def n(self) -> list[float]:
        """All numbers in the question, in order."""
        return [number for _, number in numbers_in(self.question.text)]

    @property
    def at(self) -> list[int]:
        return [int(number) for number in self.n]

    @property
    def k(self) -> list[int]:
        """All classes in the question, in order."""
        names = self.network.class_names
        found = re.findall(rf"\b(?:{'|'.join(names)})\b", self.question.text)
        return [names.index(name) for name in found]

    @property
    def places(self) -> list[str]:
        return PLACE.findall(self.question.text)

    @property
    def measured(self) -> dict:
        path = ASSETS / f"{self.network.name}.evaluation.json"
        return json.loads(path.read_text(encoding="utf-8"))

    @property
    def film(self) -> dict:
        return load_file(ASSETS / f"{self.network.name}.film.safetensors")

    @property
    def window(self) -> np.ndarray:
        """What the filter of the question sees: `(3, 3, channels)`, with its ring of zeros."""
        _, row, column = self.at[:3]
        ringed = np.pad(self.trace.image, [(1, 1), (1, 1), (0, 0)])
        return ringed[row : row + 3, column : column + 3]

    def weights(self, name: str) -> np.ndarray:
        return self.network.weights[name]

    def loss(self, truth: int, *, moved: np.ndarray) -> float:
        """The loss of one true class when logits have moved."""
        return -float(np.log(softmax(np.float64(self.trace.logits) + moved)[truth]))

    def slope_of_bias(self, truth: int, k: int) -> float:
        nudge = NUDGE * np.eye(len(self.trace.logits))[k]
        return (self.loss(truth, moved=nudge) - self.loss(truth, moved=-nudge)) / (2 * NUDGE)


def numbers_in(text: str) -> list[tuple[str, float]]:
    """Every number in a text and its value; percent are shares of 1."""
    return [(found.group(), value_of(*found.groups())) for found in NUMBER.finditer(text)]


def value_of(bound: str | None, digits: str, percent: str | None) -> float:
    if bound:
        return float(bound.strip() == ">")  # "< 0.1 %" is next to nothing, "> 99.9 %" all
    return float(digits.replace(",", "").replace("−", "-")) / (100 if percent else 1)


def softmax(logits: np.ndarray) -> np.ndarray:
    return np.exp(logits - logits.max()) / np.exp(logits - logits.max()).sum()


def ask(kind: str, *, of: str, place: int, seed: int) -> Asked:
    """Make a question of a kind such as "pixels.divided" about a sample."""
    network, carried = NETWORKS[of], TRACES[of, place]
    question = make(*kind.split("."), network, carried, np.random.default_rng(seed))
    assert question is not None
    return Asked(question, network, carried)
