"""Evidence adds up to the logit, at every level, and its slopes are TensorFlow's gradients."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imgrec.architecture import Architecture, Conv2D, Dense, Dropout, Flatten, MaxPooling2D
from imgrec.attribution import Attribution, Level, attribute, in_blocks
from imgrec.cifar10 import samples
from imgrec.errors import ArchitectureError
from imgrec.images import to_image
from imgrec.network import SHIPPED, Network, make_network, shipped_network
from imgrec.trace import Trace, trace

LEVELS = ("pixels", "pooled", "units")


def total(level: Level, reference: np.ndarray | None = None) -> np.ndarray:
    found = level.evidence(reference)
    return found.parts.reshape(len(found.parts), -1).sum(axis=1, dtype=np.float64) + found.biases


def random_network(seed: int, *, activation: str = "relu", **changed: object) -> Network:
    """Make a small network of random weights; names with `pooling_` are for max pooling."""
    conv2d = {name: changed[name] for name in changed if not name.startswith("pooling_")}
    pooling = {name.removeprefix("pooling_"): changed[name] for name in changed.keys() - conv2d}
    architecture = Architecture(
        (9, 8, 2),
        (
            Conv2D(3, activation=activation, **{"kernel_size": (3, 2), **conv2d}),
            MaxPooling2D(**pooling),
            Flatten(),
            Dense(5, activation=activation),
            Dropout(0.5),
            Dense(4, activation="softmax", name="output"),
        ),
    )
    draw = np.random.default_rng(seed).standard_normal
    weights = {name: draw(s).astype(np.float32) for name, s in architecture.weight_shapes.items()}
    return make_network(
        architecture=architecture, class_names=tuple("abcd"), weights=weights, name="random"
    )


def random_trace(network: Network, seed: int = 3) -> Trace:
    shape = network.architecture.input_shape
    return trace(network, np.random.default_rng(seed).random(shape, np.float32))


@pytest.fixture(scope="module", params=SHIPPED)
def network(request: pytest.FixtureRequest) -> Network:
    return shipped_network(request.param)


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.id)
def test_evidence_adds_up_to_every_logit(network: Network, sample: object, level: str) -> None:
    traced = trace(network, to_image(sample.pixels))  # type: ignore[attr-defined]

    found = getattr(attribute(network, traced), level)

    np.testing.assert_allclose(total(found), traced.logits, atol=1e-4, rtol=0)


@settings(max_examples=60)
@given(
    seed=st.integers(0, 1000),
    activation=st.sampled_from(["relu", "linear", "leaky_relu"]),
    padding=st.sampled_from(["same", "valid"]),
    strides=st.sampled_from([(1, 1), (2, 1), (1, 3)]),
    pooling_pool_size=st.sampled_from([(2, 2), (1, 2), (3, 2)]),
    pooling_strides=st.sampled_from([None, (1, 1), (2, 1)]),
    pooling_padding=st.sampled_from(["same", "valid"]),
    use_bias=st.booleans(),
)
def test_it_adds_up_for_any_arguments_of_the_first_two_layers(
    seed: int, activation: str, **changed: object
) -> None:
    if changed["strides"] == (1, 3):
        changed["pooling_pool_size"] = (1, 2)  # few columns are left
    network = random_network(seed, activation=activation, **changed)
    traced = random_trace(network, seed)

    found = attribute(network, traced)

    for level in LEVELS:
        np.testing.assert_allclose(total(getattr(found, level)), traced.logits, atol=1e-4)


@settings(max_examples=20)
@given(seed=st.integers(0, 1000), grey=st.floats(0, 1))
def test_a_reference_moves_what_it_gives_into_the_biases(seed: int, grey: float) -> None:
    network = random_network(seed)
    traced = random_trace(network, seed)
    reference = np.full_like(traced.image, grey)

    pixels = attribute(network, traced).pixels

    np.testing.assert_allclose(total(pixels, reference), traced.logits, atol=1e-4)
    unmoved = pixels.evidence(pixels.values)
    assert not unmoved.parts.any()
    np.testing.assert_allclose(unmoved.biases, traced.logits, atol=1e-4)


def keras_slopes(network: Network, image: np.ndarray) -> np.ndarray:
    """Every logit's gradient with respect to the image, by TensorFlow: (classes, ...)."""
    import tensorflow as tf

    from imgrec.keras_model import build, set_weights

    probabilities = build(network.architecture)
    set_weights(probabilities, network)
    model = build(network.architecture, logits=True)
    model.set_weights(probabilities.get_weights())
    given_image = tf.constant(image[None])
    with tf.GradientTape() as tape:
        tape.watch(given_image)
        logits = model(given_image, training=False)[0]
    return np.asarray(tape.jacobian(logits, given_image))[:, 0]


def test_the_slopes_of_the_pixels_are_tensorflows_gradients(network: Network) -> None:
    for sample in samples()[:3]:
        image = to_image(sample.pixels)

        found = attribute(network, trace(network, image)).pixels.slopes

        np.testing.assert_allclose(found, keras_slopes(network, image), atol=1e-4, rtol=1e-4)


@pytest.mark.parametrize(
    "changed",
    [
        {"dilation_rate": (2, 3), "padding": "same"},
        {"strides": (2, 2), "padding": "same"},
        {"strides": (3, 2), "kernel_size": (2, 2)},
        {"pooling_pool_size": (3, 3), "pooling_strides": (2, 1), "pooling_padding": "same"},
    ],
    ids=str,
)
def test_they_are_so_for_other_arguments(changed: dict[str, object]) -> None:
    network = random_network(1, **changed)
    traced = random_trace(network)

    found = attribute(network, traced).pixels.slopes

    np.testing.assert_allclose(found, keras_slopes(network, traced.image), atol=1e-4, rtol=1e-4)


def test_one_class_rather_than_another_is_the_difference_of_their_logits(network: Network) -> None:
    traced = trace(network, to_image(samples()[0].pixels))
    first, second = np.argsort(-traced.logits)[:2]

    found = attribute(network, traced).pixels.evidence().rather_than(int(first), int(second))

    difference = float(traced.logits[first]) - float(traced.logits[second])
    assert found.parts.sum(dtype=np.float64) + found.biases == pytest.approx(difference, abs=1e-4)


def test_only_units_that_are_awake_have_evidence(network: Network) -> None:
    traced = trace(network, to_image(samples()[0].pixels))

    parts = attribute(network, traced).units.evidence().parts

    assert not parts[:, traced.dense == 0].any()
    assert parts[:, traced.dense > 0].any()


def found_in(network: Network) -> Attribution:
    return attribute(network, random_trace(network))


def test_a_bent_activation_is_refused() -> None:
    with pytest.raises(ArchitectureError, match=r"straight lines\. Received 'gelu' in dense"):
        found_in(random_network(0, activation="gelu"))


@given(size=st.integers(1, 9), seed=st.integers(0, 100))
def test_blocks_keep_the_sum(size: int, seed: int) -> None:
    parts = np.random.default_rng(seed).standard_normal((2, 9, 8))

    blocks = in_blocks(parts, size)

    assert blocks.shape == (2, -(-9 // size), -(-8 // size))
    np.testing.assert_allclose(blocks.sum(axis=(1, 2)), parts.sum(axis=(1, 2)))
    assert blocks[0, 0, 0] == pytest.approx(parts[0, :size, :size].sum())
