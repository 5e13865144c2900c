"""What the dropout widget is given."""

from __future__ import annotations

import numpy as np

from imgrec.by_hand.dense import dense
from imgrec.by_hand.softmax import softmax
from imgrec.network import make_network, shipped_network
from imgrec.trace import trace
from imgrec.ui import widget
from imgrec.ui.interactive import dropout
from imgrec.weights_format import Parts


def test_what_is_sent_gives_the_answer_of_the_network(small: Parts) -> None:
    network = make_network(
        architecture=small.architecture,
        class_names=small.class_names,
        weights=small.weights,
        name=small.name,
    )
    found = trace(network, np.random.default_rng(1).random((6, 6, 3), dtype=np.float32))

    sent = dropout.tensors(network, found)

    answer = softmax(dense(sent["dense"], sent["output_kernel"], sent["output_bias"]))
    np.testing.assert_allclose(answer, found.probabilities, rtol=1e-5)
    assert dropout.options(network)["class_names"] == ("cat", "dog", "frog")


def test_the_rate_to_begin_with_tells_the_right_factor_from_the_wrong_one() -> None:
    rate = dropout.options(shipped_network())["rate"]

    assert abs(1 / (1 - rate) - 1 / rate) > 0.5


def test_a_picture_costs_a_few_kilobytes() -> None:
    network = shipped_network()
    found = trace(network, np.zeros(network.architecture.input_shape, np.float32))

    sent = widget.pack("dropout", dropout.tensors(network, found), dropout.options(network))

    assert len(sent) < 40_000
