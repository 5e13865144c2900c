"""What goes to a widget, and what comes back."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest
from safetensors.numpy import load
from streamlit.testing.v1 import AppTest

from imgrec import languages
from imgrec.by_hand.activations import relu
from imgrec.figures import DARK, LIGHT
from imgrec.ui import widget

HEADER = 8


def options_in(packed: bytes) -> dict[str, Any]:
    length = int.from_bytes(packed[:HEADER], "little")
    header = json.loads(packed[HEADER : HEADER + length])
    options: dict[str, Any] = json.loads(header["__metadata__"]["imgrec"])
    return options


@pytest.mark.parametrize("kept", [np.float16, np.int32, np.uint8, np.float32])
def test_kinds_that_the_page_reads_stay_as_they_are(kept: type) -> None:
    packed = widget.pack("convolution", {"a": np.ones((2, 3), kept)}, {})

    assert load(packed)["a"].dtype == kept


@pytest.mark.parametrize("other", [np.float64, np.int64, np.bool_])
def test_other_kinds_of_numbers_become_float32(other: type) -> None:
    assert load(widget.pack("convolution", {"a": np.ones(3, other)}, {}))["a"].dtype == np.float32


def test_an_array_in_another_order_of_memory_arrives_in_its_own_order() -> None:
    turned = np.arange(6, dtype=np.float32).reshape(2, 3).T

    assert load(widget.pack("convolution", {"a": turned}, {}))["a"].tolist() == turned.tolist()


def test_the_colours_of_both_themes_ride_along_from_their_one_source() -> None:
    themes = options_in(widget.pack("convolution", {}, {}))["colours"]["themes"]

    assert [theme["accent"] for theme in themes] == [LIGHT.accent, DARK.accent]


def test_a_widget_gets_its_own_words_and_those_of_all() -> None:
    words = options_in(widget.pack("convolution", {}, {}))["words"]

    assert {"play", "say_wins"} <= words.keys()


@pytest.mark.parametrize("spoken", ["en", "de"])
def test_a_widget_is_told_the_language_of_the_page(
    spoken: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(languages, "_ask", [lambda: spoken])

    assert options_in(widget.pack("learner", {}, {}))["language"] == spoken


def test_a_widget_without_words_of_its_own_gets_those_of_all() -> None:
    assert "play" in widget.words("of_no_such_name")


def bare(x: int) -> int:
    doubled = 2 * x
    return doubled


class Told:
    def twice(self, x: int) -> int:
        """Twice as many."""
        # a comment is kept
        return 2 * x


def test_code_is_shown_without_its_docstring() -> None:
    assert widget.source(relu).splitlines() == [
        "def relu(x: Array) -> Array:",
        "    return np.maximum(x, np.float32(0))",
    ]


def test_code_without_a_docstring_is_shown_whole() -> None:
    assert widget.source(bare).splitlines() == [
        "def bare(x: int) -> int:",
        "    doubled = 2 * x",
        "    return doubled",
    ]


def test_a_method_is_shown_in_its_class_without_its_docstring() -> None:
    assert widget.source(Told.twice).splitlines() == [
        "class Told:",
        "    def twice(self, x: int) -> int:",
        "        # a comment is kept",
        "        return 2 * x",
    ]


def test_several_functions_are_shown_one_below_the_other() -> None:
    assert widget.source(relu, bare) == f"{widget.source(relu)}\n\n{widget.source(bare)}"


def script() -> None:
    import numpy as np
    import streamlit as st

    from imgrec.ui import widget

    widget.mount("convolution", {"a": np.ones(2)}, key="the_widget", decisions=["choice"])
    st.text(widget.decided("the_widget", "choice", "none yet"))


def test_a_mounted_widget_holds_what_was_packed() -> None:
    app = AppTest.from_function(script).run()

    assert not app.exception
    assert load(app.get_by_key("the_widget").proto.bytes)["a"].tolist() == [1, 1]
    assert app.text[0].value == "none yet"


def test_a_decision_is_known_to_the_script() -> None:
    app = AppTest.from_function(script)
    app.session_state["the_widget"] = {"choice": 7}

    assert app.run().text[0].value == "7"
