"""What the compare widget is given, and which picture is the second one."""

from __future__ import annotations

import numpy as np
import pytest

from imgrec.network import Network, make_network
from imgrec.trace import trace
from imgrec.ui.interactive import compare
from imgrec.weights_format import Parts

OFFERED = ("deer", "horse", "own-0")


@pytest.fixture(scope="module")
def network(small: Parts) -> Network:
    return make_network(
        architecture=small.architecture,
        class_names=small.class_names,
        weights=small.weights,
        name=small.name,
    )


@pytest.fixture(scope="module")
def sides(network: Network) -> tuple[compare.Side, compare.Side]:
    draw = np.random.default_rng(1).random
    shape = network.architecture.input_shape
    traces = (trace(network, draw(shape, dtype=np.float32)) for _ in range(2))
    first, second = traces
    return compare.Side("a", "one", first), compare.Side("b", "two", second)


def test_both_pictures_are_sent_and_the_filters_once(
    network: Network, sides: tuple[compare.Side, compare.Side]
) -> None:
    offers = [compare.Offer("b", "two", np.zeros((6, 8, 3), np.uint8))]
    sent = compare.tensors(network, sides, offers)

    assert np.array_equal(sent["first_logits"], sides[0].trace.logits)
    assert np.array_equal(sent["second_conv2d_sum"], sides[1].trace.conv2d_sum)
    assert [name for name in sent if name.endswith("kernel")] == ["kernel"]
    assert sent["thumbnails"].shape == (1, 6, 8, 3)


@pytest.mark.parametrize(
    ("wishes", "second"),
    [
        ((), "horse"),
        (("own-0",), "own-0"),
        ((None, "own-0"), "own-0"),
        (("deer", "gone", 7, ["horse"]), "horse"),
        (("horse", "own-0"), "horse"),
    ],
)
def test_the_second_picture_is_another_one_that_is_there(
    wishes: tuple[object, ...], second: str
) -> None:
    assert compare.second_of(dict.fromkeys(OFFERED), "deer", *wishes) == second


def test_a_single_picture_is_compared_with_itself() -> None:
    assert compare.second_of({"deer": None}, "deer") == "deer"
