from __future__ import annotations

import inspect
import json
from contextlib import suppress
from typing import Any

import keras
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imgrec.architecture import (
    SIX_LAYERS,
    Architecture,
    Conv2D,
    Dense,
    Dropout,
    Flatten,
    Layer,
    MaxPooling2D,
)
from imgrec.by_hand.activations import ACTIVATIONS
from imgrec.by_hand.constraints import MaxNorm, MinMaxNorm
from imgrec.by_hand.initializers import INITIALIZERS
from imgrec.by_hand.regularizers import L2
from imgrec.errors import ArchitectureError

PAIRS = st.tuples(st.integers(1, 5), st.integers(1, 5))
SHAPES = st.tuples(st.integers(1, 9), st.integers(1, 9), st.integers(1, 4))
PADDINGS = st.sampled_from(["valid", "same"])
WEIGHTED = {
    "activation": st.none() | st.sampled_from(sorted(ACTIVATIONS)),
    "use_bias": st.booleans(),
    "kernel_initializer": st.sampled_from(sorted(INITIALIZERS)),
    "bias_constraint": st.none() | st.builds(MinMaxNorm, rate=st.floats(0, 1)),
    "kernel_regularizer": st.none() | st.builds(L2, st.floats(0, 1)),
    "kernel_constraint": st.none() | st.builds(MaxNorm, st.floats(0, 9), st.sampled_from([0, 1])),
}
CONVOLUTIONS = st.sampled_from(["strides", "dilation_rate"]).flatmap(
    lambda moved: st.builds(
        Conv2D, st.integers(1, 8), PAIRS, padding=PADDINGS, **{moved: PAIRS}, **WEIGHTED
    )
)
POOLINGS = st.builds(MaxPooling2D, PAIRS, st.none() | PAIRS, PADDINGS)
DENSES = st.builds(Dense, st.integers(1, 8), **WEIGHTED)
DROPOUTS = st.builds(Dropout, st.floats(0, 1), seed=st.none() | st.integers(0, 99))
LAYERS = st.one_of(CONVOLUTIONS, POOLINGS, st.builds(Flatten), DENSES, DROPOUTS)


def test_the_default_is_the_table_of_the_course() -> None:
    rows = [(s.layer.name, s.output_shape, s.parameter_count) for s in SIX_LAYERS.stages]

    assert rows == [
        ("conv2d", (32, 32, 32), 896),
        ("max_pooling2d", (16, 16, 32), 0),
        ("flatten", (8192,), 0),
        ("dense", (512,), 4_194_816),
        ("dropout", (512,), 0),
        ("output", (10,), 5_130),
    ]
    assert SIX_LAYERS.parameter_count == 4_200_842
    assert SIX_LAYERS.layer("conv2d").kernel_constraint == MaxNorm(3, axis=0)


@pytest.mark.parametrize("kind", [Conv2D, MaxPooling2D, Flatten, Dense, Dropout])
def test_the_arguments_are_those_of_keras_in_its_order(kind: type[Layer]) -> None:
    ours = [name for name in inspect.signature(kind).parameters if name != "name"]

    theirs = inspect.signature(getattr(keras.layers, kind.__name__)).parameters

    assert [name for name in theirs if name in ours] == ours
    assert set(theirs) - set(ours) <= {
        "name", "kwargs", "groups", "lora_rank", "lora_alpha", "quantization_config",
    }  # fmt: skip


@settings(max_examples=60)
@given(CONVOLUTIONS | POOLINGS, SHAPES)
def test_shapes_are_those_of_keras_and_so_is_what_is_refused(
    layer: Layer, shape: tuple[int, ...]
) -> None:
    arguments = {k: v for k, v in vars(layer).items() if k in ("strides", "padding")}
    if isinstance(layer, Conv2D):
        arguments |= {"filters": layer.filters, "kernel_size": layer.kernel_size}
        arguments |= {"dilation_rate": layer.dilation_rate}
    else:
        arguments |= {"pool_size": layer.pool_size}
    theirs = getattr(keras.layers, type(layer).__name__)(**arguments)

    assert answer(layer.output_shape, shape) == answer(theirs.compute_output_shape, (1, *shape))


@settings(max_examples=60)
@given(LAYERS)
def test_a_layer_comes_back_from_json_as_it_was(layer: Layer) -> None:
    architecture = Architecture((40, 40, 3), (layer,))

    assert Architecture.from_dict(json.loads(json.dumps(architecture.to_dict()))) == architecture


def test_a_kernel_has_a_weight_for_each_cell_channel_and_filter() -> None:
    layer = Conv2D(8, (2, 5), use_bias=False)

    assert layer.weight_shapes((32, 32, 3)) == {"kernel": (2, 5, 3, 8)}
    assert layer.parameter_count((32, 32, 3)) == 2 * 5 * 3 * 8


def test_one_number_stands_for_rows_and_columns() -> None:
    assert Conv2D(8, 3) == Conv2D(8, (3, 3))
    assert MaxPooling2D(2, 1) == MaxPooling2D((2, 2), (1, 1))


def test_constraints_and_regularizers_go_by_the_names_of_keras() -> None:
    layer = Dense(3, kernel_constraint="max_norm", kernel_regularizer="l2")

    assert layer.kernel_constraint == MaxNorm(2)
    assert layer.kernel_regularizer == L2(0.01)


@pytest.mark.parametrize(
    ("kind", "arguments", "sentence"),
    [
        (Conv2D, {"filters": 0, "kernel_size": 3}, "filters to be a whole number from 1"),
        (Conv2D, {"filters": 8, "kernel_size": (3, 0)}, "Received kernel_size=0"),
        (Conv2D, {"filters": 8, "kernel_size": (3, 3, 3)}, "two whole numbers, for rows"),
        (Conv2D, {"filters": 8, "kernel_size": 3, "strides": True}, "Received strides=True"),
        (Conv2D, {"filters": 8, "kernel_size": 3, "padding": "causal"}, "one of same, valid"),
        (Conv2D, {"filters": 8, "kernel_size": 3, "activation": "rellu"}, "one of .*relu6"),
        (Conv2D, {"filters": 8, "kernel_size": 3, "data_format": "channels_first"}, "last axis"),
        (
            Conv2D,
            {"filters": 8, "kernel_size": 3, "strides": 2, "dilation_rate": 2},
            r"strides or a dilation_rate above 1, not both.*strides=\(2, 2\)",
        ),
        (MaxPooling2D, {"pool_size": 2.0}, "pool_size to be two whole numbers"),
        (MaxPooling2D, {"strides": 0}, "strides to be a whole number from 1"),
        (Flatten, {"name": "conv2d/kernel"}, "letters, digits and _"),
        (Dense, {"units": -3}, "Received units=-3"),
        (Dense, {"units": 3, "use_bias": "no"}, "use_bias to be True or False"),
        (Dense, {"units": 3, "kernel_initializer": "glorot"}, "one of .*glorot_uniform"),
        (Dense, {"units": 3, "kernel_regularizer": "l3"}, "one of l1, l2, l1l2"),
        (Dense, {"units": 3, "kernel_regularizer": L2(-1)}, r"kernel_regularizer.l2 to be 0 or"),
        (Dense, {"units": 3, "kernel_constraint": MaxNorm(3, axis=2)}, "from -2 to 1"),
        (Dense, {"units": 3, "bias_constraint": MaxNorm(3, axis=())}, "bias_constraint.axis"),
        (Dropout, {"rate": -0.1}, "rate to be a number from 0 to 1. Received rate=-0.1"),
        (Dropout, {"rate": 1.5}, "Received rate=1.5"),
        (Dropout, {"rate": float("nan")}, "Received rate=nan"),
        (Dropout, {"rate": 0.5, "seed": "x"}, "seed to be None or from 0"),
        (Dropout, {"rate": 0.5, "noise_shape": (1, 0)}, "Received noise_shape=0"),
        (Dropout, {"rate": 0.5, "noise_shape": "ab"}, "noise_shape to be a tuple"),
    ],
)
def test_an_argument_that_cannot_be_is_refused_by_its_name(
    kind: type[Layer], arguments: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(ArchitectureError, match=sentence):
        kind(**arguments)


@pytest.mark.parametrize(
    ("layers", "sentence"),
    [
        ([], "each with a name of its own"),
        ([Flatten(), Flatten()], r"names \['flatten', 'flatten'\]"),
        ([Conv2D(8, 9)], "Layer conv2d: .*reaches over 9 cells and an input of 8"),
        ([MaxPooling2D(9)], "Layer max_pooling2d: .*input of 8"),
        ([Flatten(), Conv2D(8, 3)], r"Layer conv2d: .*shape \(192,\).*before the Flatten"),
        ([Dropout(0.5, noise_shape=(1, 8))], r"Layer dropout: .*each axis of \(8, 8, 3\)"),
    ],
)
def test_layers_that_do_not_fit_one_another_are_refused(layers: list[Layer], sentence: str) -> None:
    with pytest.raises(ArchitectureError, match=sentence):
        Architecture((8, 8, 3), tuple(layers))


def test_what_keras_can_do_is_not_refused() -> None:
    layers = (Dense(4), Flatten(), Flatten(name="again"), Dropout(1.0, noise_shape=(None, 1)))

    assert Architecture((8, 8, 3), layers).output_shape == (256,)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"layers": None}, "a list of layers"),
        ({"input_shape": [32, 32, "3"]}, "input_shape"),
        ({"input_shape": []}, "one whole number an axis"),
        ({"layers": [{"class_name": "LSTM"}]}, "class_name among Conv2D"),
        ({"layers": [{"class_name": ["Dense"]}]}, "class_name among Conv2D"),
        ({"layers": [{"class_name": "Dense"}]}, "Dense with the arguments units"),
        ({"layers": [{"class_name": "Dense", "units": 2, "speed": 1}]}, "Received .*speed"),
        ({"layers": [{"class_name": "Flatten", "name": ["a"]}]}, "name"),
        ({"more": 1}, "an input_shape and a list of layers"),
    ],
)
def test_a_dictionary_with_a_fault_is_refused(change: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ArchitectureError, match=sentence):
        Architecture.from_dict(SIX_LAYERS.to_dict() | change)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)


@settings(max_examples=200)
@given(st.data(), JSON)
def test_any_value_in_any_place_is_understood_or_refused(data: st.DataObject, value: Any) -> None:
    plain = SIX_LAYERS.to_dict()
    layer = data.draw(st.sampled_from(plain["layers"]))
    layer[data.draw(st.sampled_from(sorted(layer)))] = value

    with suppress(ArchitectureError):
        understood = Architecture.from_dict(plain)
        assert Architecture.from_dict(understood.to_dict()) == understood


def test_only_the_six_kinds_in_order_are_the_six() -> None:
    assert SIX_LAYERS.six().output.units == 10
    with pytest.raises(ArchitectureError, match=r"Dense with softmax. Received .*'Flatten'"):
        Architecture((8, 8, 3), SIX_LAYERS.layers[2:]).six()


def test_a_layer_that_is_not_there_is_refused() -> None:
    with pytest.raises(ArchitectureError, match=r"one of conv2d, .*output. Received name='conv'"):
        SIX_LAYERS.layer("conv")


def answer(shape_of: Any, shape: tuple[int, ...]) -> tuple[int, ...] | str:
    """Give the last three axes of the shape that comes out, or say that it is refused."""
    try:
        return tuple(shape_of(shape)[-3:])
    except ValueError:
        return "refused"
