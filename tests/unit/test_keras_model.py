from __future__ import annotations

from dataclasses import replace
from typing import Any

import keras
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imgrec import cifar10, keras_model
from imgrec.architecture import (
    SIX_LAYERS,
    Architecture,
    Conv2D,
    Dense,
    Dropout,
    Flatten,
    MaxPooling2D,
)
from imgrec.by_hand.activations import ACTIVATIONS
from imgrec.by_hand.constraints import MaxNorm
from imgrec.by_hand.regularizers import L1L2
from imgrec.by_hand.softmax import softmax
from imgrec.errors import ArchitectureError, WeightsError
from imgrec.network import Network, make_network, shipped_network
from imgrec.trace import trace, trace_many
from imgrec.weights_format import Parts

PAIRS = st.tuples(st.integers(1, 3), st.integers(1, 3))
PADDINGS = st.sampled_from(["valid", "same"])
NAMES = st.none() | st.sampled_from(sorted(ACTIVATIONS))
ARCHITECTURES = st.builds(
    lambda side, *layers: Architecture((side, side + 1, 3), layers),
    st.integers(8, 12),
    st.builds(
        Conv2D, st.integers(2, 4), PAIRS, PAIRS, PADDINGS, activation=NAMES, use_bias=st.booleans()
    ),
    st.builds(MaxPooling2D, st.just((2, 2)), st.none() | PAIRS, PADDINGS),
    st.just(Flatten()),
    st.builds(Dense, st.integers(2, 5), activation=NAMES, use_bias=st.booleans()),
    st.just(Dropout(0.5)),
    st.builds(Dense, st.integers(2, 5), activation=st.just("softmax"), name=st.just("output")),
)


@pytest.fixture(scope="module")
def network() -> Network:
    return shipped_network()


@pytest.fixture(scope="module")
def model(network: Network) -> keras.Model:
    model = keras_model.build(network.architecture, logits=True)
    keras_model.set_weights(model, network)
    return model


def real_pictures() -> np.ndarray:
    return cifar10.load("bundled").x_test[::50].astype(np.float32) / 255


def relative_difference(ours: np.ndarray, theirs: Any) -> float:
    """Give the largest difference, measured against the largest number."""
    return float(np.abs(ours - theirs).max() / np.abs(theirs).max())


def test_the_whole_chain_is_the_keras_model_on_real_pictures(
    network: Network, model: keras.Model
) -> None:
    images = real_pictures()

    theirs = model(images).numpy()

    assert relative_difference(trace_many(network, images), theirs) < 1e-5
    for image, logits in zip(images, theirs, strict=True):
        assert relative_difference(trace(network, image).logits, logits) < 1e-5


def test_every_layer_of_the_trace_is_that_of_the_keras_model(
    network: Network, model: keras.Model
) -> None:
    image = real_pictures()[3]
    traced = trace(network, image)

    activation = image[None]
    for layer in model.layers[:-1]:
        activation = layer(activation)
        assert relative_difference(traced.activation(layer.name), activation[0]) < 1e-5


@settings(max_examples=25)
@given(ARCHITECTURES, st.integers(0, 1000))
def test_any_six_layers_answer_as_in_keras(architecture: Architecture, seed: int) -> None:
    draw = np.random.default_rng(seed)
    model = keras_model.build(architecture)
    for variable in model.weights:
        variable.assign(0.5 * draw.standard_normal(variable.shape))
    names = tuple("abcdefgh"[: architecture.output_shape[0]])
    network = make_network(
        architecture=architecture,
        class_names=names,
        weights=keras_model.get_weights(model),
        name="any",
    )
    images = draw.random((2, *architecture.input_shape), dtype=np.float32)

    by_hand = softmax(trace_many(network, images))

    np.testing.assert_allclose(by_hand, model(images), rtol=1e-4, atol=1e-5)
    assert model.count_params() == architecture.parameter_count


def test_the_model_has_the_names_and_shapes_of_the_architecture() -> None:
    model = keras_model.build(SIX_LAYERS)

    for layer, stage in zip(model.layers, SIX_LAYERS.stages, strict=True):
        assert layer.name == stage.layer.name
        assert layer.output.shape[1:] == stage.output_shape
    assert model.count_params() == 4_200_842


def test_every_argument_reaches_the_keras_layer() -> None:
    ours = Conv2D(
        4, (2, 3), (2, 1), "same", "channels_last", (1, 1), "elu", False, "he_normal", "ones",
        L1L2(0.1, 0.2), L1L2(0.3, 0.4), L1L2(0.5, 0.6), MaxNorm(3, (0, 1)), MaxNorm(4), "first",
    )  # fmt: skip

    config = keras_model.build(Architecture((8, 8, 3), (ours,))).layers[0].get_config()

    assert config["strides"] == (2, 1)
    assert (config["activation"], config["use_bias"]) == ("elu", False)
    assert config["kernel_initializer"]["class_name"] == "HeNormal"
    assert config["activity_regularizer"]["config"] == {"l1": 0.5, "l2": 0.6}
    assert config["kernel_constraint"]["config"] == {"max_value": 3, "axis": (0, 1)}
    assert config["bias_constraint"]["config"] == {"max_value": 4, "axis": 0}


def test_a_persons_own_setting_of_keras_does_not_turn_the_axes() -> None:
    keras.config.set_image_data_format("channels_first")
    try:
        assert keras_model.build(SIX_LAYERS).count_params() == 4_200_842
    finally:
        keras.config.set_image_data_format("channels_last")


def test_the_constraint_of_the_course_keeps_keras_own_axis() -> None:
    constraint = keras_model.build(SIX_LAYERS).layers[0].kernel_constraint

    assert isinstance(constraint, keras.constraints.MaxNorm)
    assert (constraint.max_value, constraint.axis) == (3, 0)


def test_logits_are_what_softmax_is_given(small: Parts) -> None:
    network = make_network(**small._asdict())
    images = np.random.default_rng(1).random((2, 6, 6, 3), dtype=np.float32)
    answers = []
    for logits in (True, False):
        model = keras_model.build(network.architecture, logits)
        keras_model.set_weights(model, network)
        answers.append(model(images).numpy())

    np.testing.assert_allclose(softmax(answers[0]), answers[1], rtol=1e-5)


def test_weights_come_back_as_they_went_in(network: Network, model: keras.Model) -> None:
    weights = keras_model.get_weights(model)

    assert list(weights) == list(network.weights)
    for name, array in weights.items():
        np.testing.assert_array_equal(array, network.weights[name])


def test_weights_of_another_architecture_are_refused(small: Parts, model: keras.Model) -> None:
    with pytest.raises(WeightsError, match=r"Expected weights .*\(8192, 512\).*from small"):
        keras_model.set_weights(model, make_network(**small._asdict()))


def test_logits_need_a_dense_layer_at_the_end() -> None:
    with pytest.raises(ArchitectureError, match="Dense layer at the end"):
        keras_model.build(replace(SIX_LAYERS, layers=SIX_LAYERS.layers[:3]), logits=True)
