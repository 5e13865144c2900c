"""Every argument of the layers' signatures: its entry, its demonstration, its default in Keras."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import MISSING, fields, replace
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
import streamlit as st
from numpy.typing import NDArray
from streamlit.testing.v1 import AppTest

from imgrec import arguments_guide, course
from imgrec import ui as interface
from imgrec.architecture import SIX_LAYERS
from imgrec.by_hand.initializers import INITIALIZERS
from imgrec.by_hand.regularizers import L2
from imgrec.evaluation import read_evaluation
from imgrec.figures import DARK, LIGHT
from imgrec.keras_line import written
from imgrec.layers import Layer
from imgrec.network import Network
from imgrec.trace import Trace
from imgrec.ui.argument_demos import DEMOS, demo_of, initializers, memory, widget_of
from imgrec.ui.argument_demos.demo import Scene
from imgrec.ui.cached import network_names
from imgrec.ui.interactive import convolution_bench
from imgrec.ui.numbers import number

LAYERS: dict[str, Layer] = {
    slug: layer
    for slug in course.slugs()
    if (layer := arguments_guide.explained_layer(course.load_lesson(slug))) is not None
}
WIDGETS = Path(interface.__file__).parent / "widgets"
SIGNATURES = {"Conv2D": 15, "MaxPooling2D": 4, "Dense": 10, "Dropout": 3}
ARGUMENTS = [
    (slug, name) for slug, layer in LAYERS.items() for name in arguments_guide.argument_names(layer)
]
every_layer = pytest.mark.parametrize("slug", LAYERS)
every_argument = pytest.mark.parametrize(("slug", "name"), ARGUMENTS)


def page(slug: str) -> None:
    """Draw the arguments of a lesson alone: a page around them would take most of the time."""
    from imgrec import course
    from imgrec.ui import arguments_view

    arguments_view.show(course.load_lesson(slug))


def open_at(slug: str, name: str) -> AppTest:
    app = AppTest.from_function(page, default_timeout=60, kwargs={"slug": slug})
    app.query_params["argument"] = name
    app.run()
    assert not app.exception, app.exception
    return app


def drawn(app: AppTest) -> str:
    return next(element.value for element in app.html if "ir-say" in element.value)


def test_the_four_signatures_have_as_many_arguments_as_in_the_wiki() -> None:
    counts = {
        type(layer).__name__: len(arguments_guide.argument_names(layer))
        for layer in LAYERS.values()
    }

    assert counts == SIGNATURES


@every_layer
def test_every_argument_has_an_entry_of_whole_sentences(slug: str) -> None:
    words = arguments_guide.argument_words(course.load_lesson(slug))

    for entry in arguments_guide.entries(LAYERS[slug], words):
        assert entry.does.endswith("."), entry
        assert ". " not in entry.does, f"Expected one sentence. Received {entry.does}"
        assert entry.when.endswith("."), entry


@every_layer
def test_every_argument_has_a_demonstration_and_no_other_has_one(slug: str) -> None:
    layer = LAYERS[slug]

    assert set(DEMOS[type(layer).__name__]) == set(arguments_guide.argument_names(layer))


@every_argument
def test_every_value_draws_another_picture(
    slug: str, name: str, network: Network, trace: Trace
) -> None:
    words = arguments_guide.argument_words(course.load_lesson(slug))
    scene = Scene(network, trace, LIGHT, words)
    demo = demo_of(LAYERS[slug], name)

    pictures = {written(value): demo.draw(scene, value).html for value in demo.values}

    assert len(pictures) > 1
    for one, other in combinations(pictures, 2):
        assert pictures[one] != pictures[other], f"{name}={one} looks like {name}={other}"


@every_argument
def test_changing_it_changes_the_picture_on_the_page(slug: str, name: str) -> None:
    app = open_at(slug, name)
    before = drawn(app)
    control = app.segmented_control(key=f"argument.{name}")

    control.set_value((control.value + 1) % len(control.options)).run()

    assert not app.exception, app.exception
    assert drawn(app) != before


@every_argument
def test_the_demonstration_begins_at_the_value_of_the_network(slug: str, name: str) -> None:
    value, demo = getattr(LAYERS[slug], name), demo_of(LAYERS[slug], name)
    control = open_at(slug, name).segmented_control(key=f"argument.{name}")

    start = demo.values[control.value]

    assert value in demo.values
    assert start == value or (value is None and start == L2(0.01))  # no price, nothing to see


@every_argument
def test_the_view_above_is_asked_for_the_value_that_is_tried(slug: str, name: str) -> None:
    layer, demo = LAYERS[slug], demo_of(LAYERS[slug], name)
    if demo.above is None:
        return
    for value in demo.values:
        asked = demo.above(value)
        shared = name != "noise_shape" or value is None  # a list of units has one axis alone
        assert asked[name] == (value if shared else (None, 1))
        replace(layer, **asked)  # which checks every argument
        assert widget_of(layer) in {path.stem for path in WIDGETS.glob("*.js")}


def test_the_views_above_are_asked_for_whatever_they_can_set() -> None:
    asked = {
        slug: {name for name, demo in DEMOS[type(layer).__name__].items() if demo.above}
        for slug, layer in LAYERS.items()
    }

    assert asked == {
        "convolution": set(convolution_bench.ARGUMENTS),
        "max_pooling": {"pool_size", "strides", "padding"},
        "dense": set(),
        "dropout": {"rate", "noise_shape", "seed"},
    }


def test_a_kernel_is_drawn_once_for_a_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[str] = []

    def noting(name: str) -> Callable[..., NDArray[np.float32]]:
        draw = INITIALIZERS[name]
        return lambda shape, **how: drawn.append(name) or draw(shape, **how)

    monkeypatch.setattr(initializers, "INITIALIZERS", {name: noting(name) for name in INITIALIZERS})
    st.cache_data.clear()  # tests without a browser are one session
    app = open_at("convolution", "kernel_initializer")
    control = app.segmented_control(key="argument.kernel_initializer")

    for place in (2, 4, 2, 0):
        control.set_value(place).run()

    assert drawn == ["glorot_uniform", "he_normal", "zeros"]


def test_all_units_give_the_answer_of_the_network(network: Network, trace: Trace) -> None:
    words = arguments_guide.argument_words(course.load_lesson("dense"))

    shown = demo_of(LAYERS["dense"], "units").draw(Scene(network, trace, LIGHT, words), 512)

    assert shown.say == "all_units_say"
    assert shown.facts["share"] == pytest.approx(float(trace.probabilities.max()), abs=1e-6)
    assert shown.facts["parameters"] == SIX_LAYERS.stage("dense").parameter_count


@pytest.mark.parametrize("slug", ["convolution", "dense"])
def test_the_price_stands_beside_the_networks_loss(slug: str, network: Network) -> None:
    app = open_at(slug, "kernel_regularizer")
    kernel = network.weights[f"{LAYERS[slug].name}.kernel"]
    measured = read_evaluation(network_names()[0])

    shown = drawn(app)

    assert measured is not None
    for value in (measured["loss"], L2(0.01)(kernel)):
        assert f"<b>{number(value)}</b>" in shown


def test_an_address_with_an_unknown_argument_opens_the_first() -> None:
    app = open_at("dropout", "speed")

    assert app.pills[0].value == "rate"


def test_the_wikis_line_stands_beside_todays() -> None:
    code = [block.value for block in open_at("convolution", "filters").code]

    assert "input_shape=(32, 32, 3)" in code[0]
    assert "maxnorm(3)" in code[0]
    assert code[1].startswith("keras.Input((32, 32, 3))\nConv2D(32, (3, 3)")
    assert "kernel_constraint=MaxNorm(3)" in code[1]


def test_dark_pictures_have_colours_of_their_own(network: Network, trace: Trace) -> None:
    words = arguments_guide.argument_words(course.load_lesson("dropout"))
    demo = demo_of(LAYERS["dropout"], "rate")

    light, dark = (demo.draw(Scene(network, trace, theme, words), 0.5) for theme in (LIGHT, DARK))

    assert light.html != dark.html


@pytest.mark.slow
def test_keras_computes_the_same_convolution_with_the_channels_first() -> None:
    import keras

    image = np.random.default_rng(0).random((1, 6, 8, 3), np.float32)
    last, first = (
        keras.layers.Conv2D(4, (3, 3), padding="same", data_format=order)
        for order in (memory.LAST, memory.FIRST)
    )
    last.build(image.shape)
    first.build(np.moveaxis(image, 3, 1).shape)
    first.set_weights(last.get_weights())

    turned = np.moveaxis(np.asarray(first(np.moveaxis(image, 3, 1))), 1, 3)

    np.testing.assert_allclose(turned, np.asarray(last(image)), atol=1e-5)


@pytest.mark.slow
def test_a_wrong_order_pools_across_channels_without_a_warning() -> None:
    import keras

    maps = np.random.default_rng(0).random((1, 6, 8, 4), np.float32)
    wrong = keras.layers.MaxPooling2D((2, 2), data_format=memory.FIRST)

    pooled = np.asarray(wrong(maps))  # a warning would be an error

    pairs = maps.reshape(1, 6, 4, 2, 2, 2)  # columns and channels, two by two
    np.testing.assert_array_equal(pooled, pairs.max(axis=(3, 5)))


@pytest.mark.slow
@every_layer
def test_the_defaults_and_their_order_are_those_of_keras(slug: str) -> None:
    import keras

    layer = LAYERS[slug]
    parameters = inspect.signature(getattr(keras.layers, type(layer).__name__)).parameters
    names = arguments_guide.argument_names(layer)

    assert tuple(name for name in parameters if name in names) == names
    for field in fields(layer):
        if field.name in names:
            expected = parameters[field.name].default
            assert field.default == (MISSING if expected is inspect.Parameter.empty else expected)
