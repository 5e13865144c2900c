from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import numpy as np
import pytest
import safetensors.numpy
from hypothesis import given, settings
from hypothesis import strategies as st

from imgrec.errors import WeightsError
from imgrec.weights_format import Parts, from_bytes, to_bytes

Tensors = dict[str, np.ndarray]


FAULTS: dict[str, tuple[Callable[[Tensors, dict[str, Any]], Any], str]] = {
    "a tensor too few": (lambda t, d: t.pop("output.bias"), "the tensors conv2d.kernel"),
    "a foreign name": (
        lambda t, d: t.update({"lstm.kernel": t.pop("dense.kernel")}),
        r"dense.kernel.*Received .*lstm.kernel",
    ),
    "a wrong shape": (
        lambda t, d: t.update({"output.bias": np.zeros(4, np.float16)}),
        r"output.bias of shape \(3,\). Received shape \(4,\)",
    ),
    "a wrong dtype": (
        lambda t, d: t.update({"output.bias": np.zeros(3, np.int32)}),
        r"output.bias as float16 \(F16\) or float32 \(F32\). Received I32",
    ),
    "not a number": (
        lambda t, d: t.update({"output.bias": np.float16([1, np.nan, 2])}),
        "finite numbers in output.bias. Received NaN",
    ),
    "a class too few": (
        lambda t, d: d.update(class_names=["cat", "dog"]),
        "3 different class names, one for each output. Received 2: cat, dog",
    ),
    "a class twice": (lambda t, d: d.update(class_names=["a", "b", "a"]), "3 different class"),
    "classes without names": (
        lambda t, d: d.update(class_names=[1, 2, 3]),
        "a list of class names",
    ),
    "no name": (lambda t, d: d.update(name=""), "Expected a name"),
    "no architecture": (lambda t, d: d.pop("architecture"), "description with architecture"),
    "an architecture that cannot be": (
        lambda t, d: d["architecture"].update(input_shape=[2, 2, 3]),
        r"six layers, as they can be. .*Layer conv2d: .*input of 2",
    ),
    "other layers": (lambda t, d: d["architecture"]["layers"].pop(4), "Dense with softmax"),
    "no probabilities": (
        lambda t, d: d["architecture"]["layers"][-1].update(activation="relu"),
        "Dense with softmax",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_file_with_a_fault_is_refused_by_name_and_with_a_remedy(fault: str, small: Parts) -> None:
    change, sentence = FAULTS[fault]
    tensors = dict(small.weights)
    described = {"name": "small", "class_names": list(small.class_names)}
    described |= {"architecture": small.architecture.to_dict()}
    change(tensors, described)
    data = safetensors.numpy.save(tensors, {"imgrec": json.dumps(described)})

    with pytest.raises(WeightsError, match=sentence) as refused:
        from_bytes(data, source="photos/small.safetensors")

    assert str(refused.value).startswith("photos/small.safetensors: Expected")
    assert str(refused.value).endswith("or train one with `imgrec train`.")


@pytest.mark.parametrize("metadata", [None, {}, {"imgrec": "{"}, {"imgrec": "[" * 99_999}])
def test_a_file_that_says_nothing_of_a_network_is_refused(
    metadata: dict[str, str] | None, small: Parts
) -> None:
    data = safetensors.numpy.save(dict(small.weights), metadata)

    with pytest.raises(WeightsError, match="description of an imgrec network"):
        from_bytes(data, source="small")


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"\x80\x04\x95pickle", b"\xff" * 100])
def test_another_kind_of_file_is_refused(content: bytes) -> None:
    with pytest.raises(WeightsError, match="a whole safetensors file"):
        from_bytes(content, source="small")


def test_a_network_comes_back_as_it_was_written(small: Parts) -> None:
    read = from_bytes(to_bytes(small, "float32"), source="small")

    assert read[:3] == small[:3]
    for name, weights in small.weights.items():
        np.testing.assert_array_equal(read.weights[name], weights)


@settings(max_examples=100)
@given(st.binary(max_size=300))
def test_random_bytes_are_refused(data: bytes) -> None:
    refused_or_whole(data)


@settings(max_examples=200)
@given(st.data())
def test_a_damaged_file_is_refused_or_still_a_network(small: Parts, data: st.DataObject) -> None:
    whole = to_bytes(small, "float16")
    damaged = bytearray(whole[: data.draw(st.integers(0, len(whole)) | st.just(len(whole)))])
    for _ in range(data.draw(st.integers(0, 3))):
        at = data.draw(st.integers(0, max(len(damaged) - 1, 0)))
        damaged[at : at + data.draw(st.integers(0, 2))] = data.draw(st.binary(max_size=2))

    refused_or_whole(bytes(damaged))


def refused_or_whole(data: bytes) -> None:
    """Anything but a network or a WeightsError fails the test."""
    with suppress(WeightsError):
        parts = from_bytes(data, source="small")
        assert parts.architecture.weight_shapes.keys() == parts.weights.keys()
