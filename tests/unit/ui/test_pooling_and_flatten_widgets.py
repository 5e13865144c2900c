"""What the widgets of max pooling, the pushed picture, flatten and the shuffled line are given."""

from __future__ import annotations

import numpy as np
import pytest

from imgrec import images
from imgrec.by_hand.dense import dense
from imgrec.by_hand.flatten import flatten as flatten_by_hand
from imgrec.by_hand.max_pooling2d import max_pooling2d
from imgrec.cifar10 import samples
from imgrec.network import Network, shipped_network
from imgrec.trace import Trace, trace
from imgrec.ui import widget
from imgrec.ui.interactive import flatten, max_pooling, pushed, shuffled


@pytest.fixture(scope="module")
def network() -> Network:
    return shipped_network()


@pytest.fixture(scope="module")
def traced(network: Network) -> Trace:
    return trace(network, images.to_image(samples()[0].pixels))


def test_the_order_of_memory_is_the_order_of_the_line(traced: Trace) -> None:
    sent = flatten.tensors(traced)["max_pooling2d"]

    assert np.ascontiguousarray(sent).ravel().tolist() == traced.flatten.tolist()


def test_max_pooling_is_told_what_the_next_layer_expects(network: Network) -> None:
    told = max_pooling.options(network)

    assert told["max_pooling2d"] == {"pool_size": (2, 2), "strides": None, "padding": "valid"}
    assert told["output_shape"] == (16, 16, 32)


def test_a_pushed_image_repeats_its_edge() -> None:
    image = np.arange(12, dtype=np.float32).reshape(3, 4, 1)

    moved = pushed.pushed(image, 1, -1)[..., 0]
    assert moved.tolist() == [[1, 2, 3, 3], [1, 2, 3, 3], [5, 6, 7, 7]]


def test_pushes_go_row_by_row_and_the_middle_one_is_the_image() -> None:
    image = np.random.default_rng(2).random((5, 6, 3), dtype=np.float32)
    all_pushes = pushed.pushes(image)

    assert len(all_pushes) == 25
    np.testing.assert_array_equal(all_pushes[12], image)
    np.testing.assert_array_equal(all_pushes[13], pushed.pushed(image, 0, 1))


def test_shuffling_both_alike_gives_the_true_answer(network: Network, traced: Trace) -> None:
    found = shuffled.answers(network, traced.flatten, shuffled.order(traced.flatten.size, 7))

    assert found[0] == pytest.approx(traced.probabilities, abs=1e-5)
    assert found[3] == pytest.approx(traced.probabilities, abs=1e-5)
    assert not np.allclose(found[1], found[0], atol=1e-3)


def test_the_line_meets_the_weights_that_the_order_says(network: Network, traced: Trace) -> None:
    by_chance, kernel = shuffled.order(traced.flatten.size, 7), network.weights["dense.kernel"]
    unshuffled = dense(traced.flatten, kernel[np.argsort(by_chance)])

    assert dense(traced.flatten[by_chance], kernel) == pytest.approx(unshuffled, abs=1e-3)


def test_a_shuffled_line_is_no_better_than_guessing(network: Network) -> None:
    found = shuffled.measured(network, 0)

    assert found["true"] > 0.7 * found["count"]
    assert found["line"] < 0.2 * found["count"]


@pytest.mark.parametrize("nonsense", [None, -1, "1", 1.5, True, shuffled.MOST])
def test_a_seed_is_not_believed_before_it_is_checked(nonsense: object) -> None:
    assert shuffled.chosen_seed(nonsense) == 0


def test_a_seed_gives_the_same_order_every_time() -> None:
    assert shuffled.chosen_seed(3) == 3
    assert shuffled.order(100, 3).tolist() == shuffled.order(100, 3).tolist()
    assert shuffled.order(100, 3).tolist() != shuffled.order(100, 4).tolist()


def test_the_pushed_picture_shows_the_pooling_in_keras_and_by_hand(network: Network) -> None:
    code = pushed.options(network)["code"]

    assert code["keras"] == "MaxPooling2D(pool_size=(2, 2))"
    assert code["numpy"] == widget.source(pushed.pushed, max_pooling2d)


def test_the_shuffled_line_shows_flatten_and_dense_in_keras_and_by_hand(network: Network) -> None:
    code = shuffled.options(network, seed=0)["code"]

    assert [line.partition("(")[0] for line in code["keras"].splitlines()] == ["Flatten", "Dense"]
    assert code["numpy"] == widget.source(flatten_by_hand, shuffled.order, dense)


def test_a_picture_costs_less_than_two_hundred_kilobytes(network: Network, traced: Trace) -> None:
    answers = np.zeros((25, 10), np.float32)
    sent = {
        "max_pooling": (max_pooling.tensors(traced), max_pooling.options(network)),
        "pushed": (pushed.tensors(network, traced.image, answers), pushed.options(network)),
        "flatten": (flatten.tensors(traced), flatten.options(network)),
        "shuffled": (
            shuffled.tensors(traced, answers[:4], seed=0),
            shuffled.options(network, seed=0),
        ),
    }
    sizes = {name: len(widget.pack(name, *given)) for name, given in sent.items()}

    assert max(sizes["max_pooling"] + sizes["pushed"], sizes["flatten"] + sizes["shuffled"]) < 2e5
