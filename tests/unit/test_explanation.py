"""One figure holds the numbers of the trace, and says what nobody measured."""

from __future__ import annotations

import numpy as np
import pytest

from imgrec import cifar10
from imgrec.attribution import attribute
from imgrec.explanation import Explanation, explain
from imgrec.figures.explanation import explanation_figure, trust_sentences
from imgrec.images import CropBox, picture_from_array, reduce
from imgrec.network import Network, make_network, shipped_network
from imgrec.number_texts import number, percent, signed


@pytest.fixture(scope="module")
def network() -> Network:
    return shipped_network()


@pytest.fixture(scope="module")
def told(network: Network) -> Explanation:
    enlarged = cifar10.samples()[0].pixels.repeat(4, axis=0).repeat(5, axis=1)
    return explain(network, picture_from_array(np.ascontiguousarray(enlarged), "deer.png"))


def words(told: Explanation) -> list[str]:
    figure = explanation_figure(told)
    texts = [*figure.texts, *(text for axes in figure.axes for text in axes.texts)]
    titles = [axes.get_title(loc="left") for axes in figure.axes]
    return [text.get_text() for text in texts] + titles


def changed(network: Network, activation: str) -> Network:
    """The same weights with another activation in the dense layer: a network nobody measured."""
    from dataclasses import replace

    layers = tuple(
        replace(layer, activation=activation) if layer.name == "dense" else layer
        for layer in network.architecture.layers
    )
    return make_network(
        architecture=replace(network.architecture, layers=layers),
        class_names=network.class_names,
        weights=network.weights,
        name="mine",
    )


def test_the_figure_shows_every_probability_and_names_the_answer(told: Explanation) -> None:
    shown = words(told)

    assert {percent(float(share)) for share in told.trace.probabilities} <= set(shown)
    assert f"Why {told.network.class_names[told.winner]}?" in shown


def test_the_evidence_on_it_adds_up_to_the_logit(told: Explanation) -> None:
    parts = attribute(told.network, told.trace).pooled.evidence().parts[told.winner].sum(axis=-1)
    assert told.evidence is not None

    np.testing.assert_allclose(told.evidence.parts, parts, rtol=1e-6)
    total = told.evidence.parts.sum(dtype=np.float64) + told.evidence.biases
    assert total == pytest.approx(told.trace.logits[told.winner], abs=1e-4)
    (equation,) = [text for text in words(told) if "for  " in text]
    assert signed(float(parts[parts > 0].sum()), 2) in equation
    assert number(float(told.trace.logits[told.winner]), 2) in equation


def test_it_explains_the_square_that_it_was_given(network: Network) -> None:
    pixels = np.random.default_rng(0).integers(0, 256, (60, 80, 3)).astype(np.uint8)
    picture = picture_from_array(pixels, "noise.png")
    crop = CropBox(5, 3, 40)

    told = explain(network, picture, crop)

    np.testing.assert_array_equal(told.pixels, reduce(picture, crop))
    assert words(told)


def test_how_far_to_trust_it_is_measured(told: Explanation) -> None:
    assert told.record is not None

    first, second, *_ = trust_sentences(told)

    assert percent(told.record["accuracy"], 0) in first
    assert second.startswith(f"{told.steadiness.agreeing} of 18 ")


def test_what_nobody_measured_is_said(network: Network, told: Explanation) -> None:
    mine = explain(changed(network, "leaky_relu"), told.picture)

    first, *_, last = trust_sentences(mine)

    assert first.startswith("Not calibrated")
    assert last.endswith("was not measured for this network.")


def test_a_bent_activation_has_no_evidence_and_the_figure_says_so(
    network: Network, told: Explanation
) -> None:
    bent = explain(changed(network, "tanh"), told.picture)

    assert bent.evidence is None
    assert any("No sum of evidence" in text for text in words(bent))


def test_many_letters_in_a_name_are_no_formula(network: Network, told: Explanation) -> None:
    named = picture_from_array(np.asarray(told.picture.pixels), "$x^{$.png")

    explanation_figure(explain(network, named)).savefig("/dev/null", format="png")
