from __future__ import annotations

import numpy as np
import pytest

from imgrec.by_hand.softmax import softmax
from imgrec.errors import ArchitectureError
from imgrec.network import Network, make_network
from imgrec.trace import Trace, dense_many, predict, trace, trace_many
from imgrec.weights_format import Parts


@pytest.fixture
def network(small: Parts) -> Network:
    return make_network(**small._asdict())


def images(count: int) -> np.ndarray:
    return np.random.default_rng(5).random((count, 6, 6, 3), dtype=np.float32)


def test_a_trace_holds_every_layer_in_the_shape_of_the_architecture(network: Network) -> None:
    traced = trace(network, images(1)[0])

    for stage in network.architecture.stages:
        activation = traced.activation(stage.layer.name)
        assert activation.shape == stage.output_shape
        assert activation.dtype == np.float32


def test_each_layer_follows_from_the_one_before(network: Network) -> None:
    traced = trace(network, images(1)[0])

    np.testing.assert_array_equal(traced.conv2d, np.maximum(traced.conv2d_sum, 0))
    assert traced.max_pooling2d[1, 0, 1] == traced.conv2d[2:4, 0:2, 1].max()
    np.testing.assert_array_equal(traced.flatten, traced.max_pooling2d.ravel())
    np.testing.assert_allclose(
        traced.dense_sum, traced.flatten @ network.weights["dense.kernel"], rtol=1e-6
    )
    np.testing.assert_array_equal(traced.dense, np.maximum(traced.dense_sum, 0))
    np.testing.assert_array_equal(traced.probabilities, softmax(traced.logits))


def test_dropout_does_nothing_while_predicting(network: Network) -> None:
    traced = trace(network, images(1)[0])

    np.testing.assert_array_equal(traced.dropout, traced.dense)


def test_prediction_is_the_end_of_the_trace(network: Network) -> None:
    image = images(1)[0]

    np.testing.assert_array_equal(predict(network, image), trace(network, image).probabilities)


@pytest.mark.parametrize("batch_size", [1, 3, 7, 100])
def test_many_images_give_the_logits_of_each(network: Network, batch_size: int) -> None:
    logits = trace_many(network, images(7), batch_size=batch_size)

    one_by_one = [trace(network, image).logits for image in images(7)]
    np.testing.assert_allclose(logits, one_by_one, rtol=1e-5, atol=1e-6)


def test_many_images_give_the_hidden_units_of_each(network: Network) -> None:
    units = dense_many(network, images(7), batch_size=3)

    one_by_one = [trace(network, image).dense for image in images(7)]
    np.testing.assert_allclose(units, one_by_one, rtol=1e-5, atol=1e-6)


def test_no_images_give_no_logits(network: Network) -> None:
    assert trace_many(network, images(0)).shape == (0, 3)


@pytest.mark.parametrize("answer", [trace, predict])
def test_an_image_of_another_size_is_refused(answer: Trace, network: Network) -> None:
    with pytest.raises(ArchitectureError, match=r"shape \(6, 6, 3\). Received shape \(8, 8, 3\)"):
        answer(network, np.zeros((8, 8, 3), np.float32))


def test_a_layer_that_is_not_there_is_refused(network: Network) -> None:
    with pytest.raises(ArchitectureError, match=r"one of conv2d, .*Received layer_name='conv'"):
        trace(network, images(1)[0]).activation("conv")
