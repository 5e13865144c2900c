"""Network and trace -> the view at home: every number of the whole network, and what feeds it."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import streamlit as st

from imgrec.architecture import Stage
from imgrec.figures import layer_range
from imgrec.highlights import highlights
from imgrec.keras_line import keras_lines
from imgrec.network import Network
from imgrec.trace import Trace
from imgrec.trace import trace as trace_by_hand
from imgrec.ui import menu, state, widget
from imgrec.ui.interactive import strong_weights
from imgrec.ui.numbers import number, percent
from imgrec.ui.texts import t

KEY = "whole_network.widget"
OPENED = "opened"
ADDRESSES = frozenset({"filter", "row", "column", "unit", "index", "class"})
PIXELS = "pixels"
LARGEST_PLACE = 10**6

_FOLLOWED = "imgrec.whole_network.followed"


def show(network: Network, trace: Trace, *, picture: str = "", key: str = KEY) -> None:
    """Draw the view, or go to the lesson that a person opened in it.

    The weights come by a widget of their own, so that they are sent once for all pictures.

    Args:
        network: the network that looks.
        trace: what it makes of the picture.
        picture: what the picture shows, for those who cannot see it.
        key: the widget's name in the session.
    """
    _follow(widget.decided(key, OPENED))
    told = options(network, trace, picture=picture)
    widget.mount("whole_network", tensors(trace), told, key=key, decisions=[OPENED])
    with st.container(key="strong_weights"):
        widget.mount(
            "strong_weights",
            strong_weights.tensors(network),
            {"network": network.id},
            key=f"{key}.weights",
        )


def tensors(trace: Trace) -> widget.Tensors:
    """What one picture makes of the network: less than 150 kB; the page derives the rest."""
    return {
        "image": trace.image,
        "conv2d_sum": trace.conv2d_sum,
        "dense_sum": trace.dense_sum,
        "logits": trace.logits,
        "probabilities": trace.probabilities,
    }


def options(network: Network, trace: Trace, *, picture: str = "") -> dict[str, Any]:
    """Sizes, names, arguments and what stands out: nothing of them is written in the widget."""
    layers = network.architecture.six()
    convolution, pooling = layers.conv2d, layers.max_pooling2d
    return {
        "network": network.id,
        "picture": picture,
        "class_names": network.class_names,
        "percents": [percent(float(share)) for share in trace.probabilities],
        "stages": _stages(network),
        "budget": _budget(network),
        "ranges": {
            "conv2d": layer_range(trace.conv2d),
            "max_pooling2d": layer_range(trace.max_pooling2d),
            "flatten": layer_range(trace.flatten),
            "dense": layer_range(trace.dense),
        },
        "trail": asdict(highlights(network, trace)),
        "conv2d": {
            "kernel_size": convolution.kernel_size,
            "strides": convolution.strides,
            "padding": convolution.padding,
            "dilation_rate": convolution.dilation_rate,
            "activation": convolution.activation,
            "weights": network.weights[f"{convolution.name}.kernel"][..., 0].size,
        },
        "max_pooling2d": {
            "pool_size": pooling.pool_size,
            "strides": pooling.strides or pooling.pool_size,
            "padding": pooling.padding,
        },
        "dense_activation": layers.dense.activation,
        "dropout_rate": layers.dropout.rate,
        "code": {"keras": keras_lines(*layers), "numpy": widget.source(trace_by_hand)},
    }


def destination(decision: object) -> tuple[str, dict[str, str]] | None:
    """The lesson and the address that were asked for; None for what is no such thing."""
    asked = decision if isinstance(decision, dict) else {}
    slug, values = asked.get("slug"), asked.get("values")
    if not (isinstance(slug, str) and slug != menu.HOME and menu.exists(slug)):
        return None
    known = values.items() if isinstance(values, dict) else ()
    return slug, {name: str(value) for name, value in known if _is_place(name, value)}


def _follow(decision: Any) -> None:
    """Go where a person clicked, once: the same decision may come again with the next run."""
    asked = destination(decision)
    if asked is None or decision == st.session_state.get(_FOLLOWED):
        return
    st.session_state[_FOLLOWED] = decision
    slug, address = asked
    st.switch_page(menu.entry(slug).script, query_params={**state.address(), **address})


def _is_place(name: object, value: object) -> bool:
    return name in ADDRESSES and type(value) is int and 0 <= value < LARGEST_PLACE


def _stages(network: Network) -> list[dict[str, Any]]:
    shape = _shape(network.architecture.input_shape)
    slug = PIXELS if menu.exists(PIXELS) else None
    picture = {"block": "picture", "title": t("home.picture"), "slug": slug, "shape": shape}
    six = zip(network.architecture.six()._fields, network.architecture.stages, strict=True)
    return [{**picture, "parameters": ""}, *(_stage(block, stage) for block, stage in six)]


def _stage(block: str, stage: Stage) -> dict[str, Any]:
    return {
        "block": block,
        "title": t(f"layers.{stage.layer.name}"),
        "slug": menu.lesson_of(stage.layer.name),
        "shape": _shape(stage.output_shape),
        "parameters": t("home.parameters", count=number(stage.parameter_count, 0)),
    }


def _budget(network: Network) -> dict[str, Any]:
    total = network.architecture.parameter_count
    parts = [stage for stage in network.architecture.stages if stage.parameter_count]
    return {
        "total": number(total, 0),
        "parts": [
            {
                "title": t(f"layers.{stage.layer.name}"),
                "share": percent(stage.parameter_count / total, 2),
                "count": stage.parameter_count,
            }
            for stage in parts
        ],
    }


def _shape(sides: tuple[int, ...]) -> str:
    return " × ".join(number(side, 0) for side in sides)
