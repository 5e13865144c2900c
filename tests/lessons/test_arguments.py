"""Every argument of the layers' signatures: its entry, its demonstration, its default in Keras."""

from __future__ import annotations

import inspect
from dataclasses import MISSING, fields
from itertools import combinations

import pytest
from streamlit.testing.v1 import AppTest

from imgrec import arguments_guide, course
from imgrec.figures import DARK, LIGHT
from imgrec.keras_line import written
from imgrec.layers import Layer
from imgrec.network import Network
from imgrec.trace import Trace
from imgrec.ui.argument_demos import DEMOS, demo_of
from imgrec.ui.argument_demos.demo import Scene

LAYERS: dict[str, Layer] = {
    slug: layer
    for slug in course.slugs()
    if (layer := arguments_guide.explained_layer(course.load_lesson(slug))) is not None
}
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


@every_layer
def test_the_demonstration_begins_at_the_value_of_the_network(slug: str) -> None:
    for name in arguments_guide.argument_names(LAYERS[slug]):
        value = getattr(LAYERS[slug], name)
        if value in demo_of(LAYERS[slug], name).values:
            control = open_at(slug, name).segmented_control(key=f"argument.{name}")
            assert control.options[control.value] == written(value)


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
