"""The six layers with other arguments: what fits, what changed, what it costs."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imgrec.architecture import SIX_LAYERS, Architecture
from imgrec.errors import ArchitectureError
from imgrec.experiments import effort
from imgrec.experiments.variants import (
    CHOICES,
    SUGGESTED,
    Layers,
    changes,
    stages_that_fit,
    suggested,
)
from imgrec.keras_line import keras_program

COURSE = SIX_LAYERS.layers
WORST = 6  # times the effort of the course's network: minutes, not hours


@st.composite
def any_layers(draw: st.DrawFn) -> Layers:
    layers = COURSE
    for choice in CHOICES:
        layers = choice.put(layers, draw(st.sampled_from(choice.values)))
    return layers


def changed(key: str, value: object, layers: Layers = COURSE) -> Layers:
    return next(choice for choice in CHOICES if choice.key == key).put(layers, value)


def architecture(layers: Layers) -> Architecture:
    return replace(SIX_LAYERS, layers=layers)


@pytest.mark.parametrize("choice", CHOICES, ids=lambda choice: choice.key)
def test_the_course_s_own_value_can_be_chosen(choice) -> None:
    assert choice.of(COURSE) in choice.values


@given(any_layers())
def test_what_fits_is_a_network_and_what_does_not_has_a_reason(layers: Layers) -> None:
    stages, problem = stages_that_fit(layers)

    if problem is None:
        assert stages == architecture(layers).stages
    else:
        assert len(stages) < len(layers)
        assert f"Layer {layers[len(stages)].name}: Expected" in str(problem)
        with pytest.raises(ArchitectureError):
            architecture(layers)


@given(any_layers())
def test_the_changes_lead_from_the_course_to_the_variant(layers: Layers) -> None:
    again = COURSE
    for change in changes(layers):
        again = changed(f"{change.layer}_{change.argument}", change.value, again)

    assert again == layers
    assert changes(COURSE) == ()


@given(any_layers())
def test_what_is_not_refused_can_be_trained_in_minutes(layers: Layers) -> None:
    if stages_that_fit(layers)[1] is not None:
        return
    made = architecture(layers)
    try:
        effort.check_size(made)
    except ArchitectureError:
        assert made.parameter_count > effort.MOST_PARAMETERS
    else:
        assert effort.effort(made, batch_size=32) < WORST
        assert effort.memory_bytes(made, batch_size=32) < 1.5e9


def test_a_pool_larger_than_the_maps_is_told_with_the_layer_and_the_sizes() -> None:
    layers = changed("max_pooling2d_pool_size", (16, 16), changed("conv2d_strides", (4, 4)))
    stages, problem = stages_that_fit(layers)

    assert [stage.output_shape for stage in stages] == [(8, 8, 32)]
    assert "max_pooling2d" in str(problem)
    assert "reaches over 16 cells and an input of 8" in str(problem)


@pytest.mark.parametrize("name", SUGGESTED)
def test_what_is_suggested_fits_changes_something_and_is_not_heavy(name: str) -> None:
    layers = suggested(name)

    assert len(changes(layers)) == len(SUGGESTED[name])
    assert effort.effort(architecture(layers), batch_size=32) < effort.HEAVY


def test_products_are_counted_as_the_convolution_and_the_two_dense_layers_do_them() -> None:
    by_hand = 32 * 32 * 32 * 27 + 8192 * 512 + 512 * 10

    assert effort.multiplications(SIX_LAYERS) == by_hand
    assert effort.effort(SIX_LAYERS, batch_size=32) == 1


def test_the_room_counts_every_number() -> None:
    count = SIX_LAYERS.parameter_count
    numbers = sum(math.prod(stage.output_shape) for stage in SIX_LAYERS.stages)

    assert effort.disk_bytes(SIX_LAYERS) == 10 * count
    assert effort.memory_bytes(SIX_LAYERS, batch_size=2) == 28 * count + 16 * numbers


def test_too_many_parameters_are_refused_in_a_sentence() -> None:
    layers = changed("max_pooling2d_pool_size", (1, 1), changed("dense_units", 1024))

    with pytest.raises(ArchitectureError, match=r"at most 17,000,000 .*Received 33,\d"):
        effort.check_size(architecture(layers))


@pytest.mark.slow
@pytest.mark.parametrize("name", SUGGESTED)
def test_the_program_builds_the_very_network(name: str) -> None:
    told: dict[str, object] = {}
    made = architecture(suggested(name))
    exec(keras_program(made), told)

    assert told["model"].count_params() == made.parameter_count  # type: ignore[attr-defined]
    assert told["model"].output_shape == (None, 10)  # type: ignore[attr-defined]
