"""What the bench of the convolution's arguments is given."""

from __future__ import annotations

import numpy as np

from imgrec.by_hand.conv2d import conv2d
from imgrec.network import make_network, shipped_network
from imgrec.trace import trace
from imgrec.ui import widget
from imgrec.ui.interactive import convolution_bench
from imgrec.weights_format import Parts


def test_what_is_sent_gives_the_maps_of_the_network(small: Parts) -> None:
    network = make_network(
        architecture=small.architecture,
        class_names=small.class_names,
        weights=small.weights,
        name=small.name,
    )
    found = trace(network, np.random.default_rng(1).random((6, 6, 3), dtype=np.float32))

    sent = convolution_bench.tensors(network, found)

    sums = conv2d(sent["image"], sent["kernel"], sent["bias"])
    np.testing.assert_allclose(sums, found.conv2d_sum, rtol=1e-5)


def test_the_arguments_are_those_of_the_layer() -> None:
    assert convolution_bench.options(shipped_network())["conv2d"] == {
        "filters": 32,
        "kernel_size": (3, 3),
        "strides": (1, 1),
        "padding": "same",
        "dilation_rate": (1, 1),
        "activation": "relu",
        "use_bias": True,
    }


def test_a_picture_costs_a_few_kilobytes() -> None:
    network = shipped_network()
    found = trace(network, np.zeros(network.architecture.input_shape, np.float32))
    told = convolution_bench.options(network)

    sent = widget.pack("convolution_bench", convolution_bench.tensors(network, found), told)

    assert len(sent) < 32_000
