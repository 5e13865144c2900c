"""Network and trace -> the home page's view: six columns from the picture to the ten answers."""

from __future__ import annotations

from html import escape

import streamlit as st

from imgrec.architecture import Stage
from imgrec.figures import Theme, layer_range
from imgrec.figures.colours import greys
from imgrec.highlights import Highlights, highlights
from imgrec.network import Network
from imgrec.trace import Trace
from imgrec.ui import maps, menu, network_sheets, probability_bars, trail
from imgrec.ui import network_geometry as place
from imgrec.ui.numbers import number, percent, sentence, signed
from imgrec.ui.pictures import img, png_uri, sharp
from imgrec.ui.state import ChosenPicture
from imgrec.ui.texts import t

CHANNELS = ("red", "green", "blue")
PIXELS = "pixels"


def show(network: Network, trace: Trace, picture: ChosenPicture, *, theme: Theme) -> None:
    """Draw the whole network on one picture, and below it the budget and a sentence."""
    found = highlights(network, trace)
    stages = {stage.layer.name: stage for stage in network.architecture.stages}
    convolution, pooling, flat, hidden, _, output = stages.values()
    with st.container(key="network"):
        _trail(network, found, trace=trace, theme=theme)
        columns = st.columns(place.column_widths(), gap=None)
        with columns[0]:
            _head(t("home.picture"), PIXELS, _shape(network.architecture.input_shape))
            _picture(picture)
        with columns[1]:
            _stage_head(convolution)
            _feature_maps(trace, found, theme)
        with columns[2]:
            _stage_head(pooling)
            _pooled_maps(trace, found, theme)
        with columns[3]:
            _stage_head(flat)
            _flat(trace, theme)
        with columns[4]:
            _stage_head(hidden)
            _units(network, trace, found=found, theme=theme)
        with columns[5]:
            _stage_head(output)
            _answers(network, trace)
    _below(network, found, trace=trace)


def _trail(network: Network, found: Highlights, *, trace: Trace, theme: Theme) -> None:
    lines = trail.uri(found, maps=trace.conv2d.shape[2], flat=trace.flatten.size, theme=theme)
    alt = t(
        "home.trail_alt",
        filter=found.filter,
        marked=len(found.units),
        winner=network.class_names[found.winner],
    )
    with st.container(key="trail"):
        st.html(img(lines, alt=alt))


def _stage_head(stage: Stage) -> None:
    count = stage.parameter_count
    shape = _shape(stage.output_shape)
    under = t("home.parameters", shape=shape, count=number(count, 0)) if count else shape
    slug = menu.lesson_of(stage.layer.name)
    _head(t(f"layers.{stage.layer.name}"), slug, under)


def _head(name: str, slug: str | None, under: str) -> None:
    with st.container(key=f"head_{slug or name}", gap=None):
        if slug and menu.exists(slug):
            menu.link(slug, label=name)
        else:
            st.html(f'<p class="layer-name">{escape(name)}</p>')
        st.html(f'<p class="layer-shape">{escape(under)}</p>')


def _picture(picture: ChosenPicture) -> None:
    alt = t("home.picture_alt", alt=picture.alt, shape=_shape(picture.pixels.shape[:2]))
    channels = "".join(
        f"<figure>{_channel(picture, index)}<figcaption>{t(f'channels.{name}')}"
        "</figcaption></figure>"
        for index, name in enumerate(CHANNELS)
    )
    st.html(
        f'<div class="net-picture">{sharp(picture.pixels, alt)}'
        f'<div class="net-channels">{channels}</div></div>'
    )


def _channel(picture: ChosenPicture, index: int) -> str:
    alt = t("channels.alt", name=t(f"channels.{CHANNELS[index]}"), picture=picture.name)
    return sharp(greys(picture.image[..., index]), alt)


def _feature_maps(trace: Trace, found: Highlights, theme: Theme) -> None:
    alt = t(
        "home.conv2d_alt",
        n=trace.conv2d.shape[2],
        columns=place.COLUMNS,
        range=number(layer_range(trace.conv2d), 2),
        filter=found.filter,
    )
    sheet = network_sheets.feature_maps(trace.conv2d, theme=theme, chosen=found.filter)
    legend = maps.legend(theme.activations, layer_range(trace.conv2d), two_sided=False)
    st.html(f'<div class="net-conv2d">{img(png_uri(sheet), alt=alt)}{legend}</div>')


def _pooled_maps(trace: Trace, found: Highlights, theme: Theme) -> None:
    alt = t("home.max_pooling2d_alt", n=trace.max_pooling2d.shape[2])
    sheet = network_sheets.pooled_maps(trace.max_pooling2d, theme=theme, chosen=found.filter)
    legend = maps.legend(theme.activations, layer_range(trace.max_pooling2d), two_sided=False)
    st.html(f'<div class="net-max_pooling2d">{img(png_uri(sheet), alt=alt)}{legend}</div>')


def _flat(trace: Trace, theme: Theme) -> None:
    across = trace.max_pooling2d.shape[2]
    alt = t("home.flatten_alt", n=number(trace.flatten.size, 0), across=across)
    strip = network_sheets.flat_strip(trace.flatten, across=across, theme=theme)
    st.html(f'<div class="net-flatten">{sharp(strip, alt)}</div>')


def _units(network: Network, trace: Trace, *, found: Highlights, theme: Theme) -> None:
    alt = t(
        "home.dense_alt",
        n=trace.dense.size,
        awake=found.awake,
        marked=len(found.units),
        winner=network.class_names[found.winner],
    )
    grid = network_sheets.unit_grid(trace.dense, theme=theme)
    legend = maps.legend(theme.activations, layer_range(trace.dense), two_sided=False)
    awake = sentence(t("home.awake", awake=found.awake, n=trace.dense.size))
    st.html(f'<div class="net-dense">{sharp(grid, alt)}{legend}{awake}</div>')


def _answers(network: Network, trace: Trace) -> None:
    bars = probability_bars.in_class_order(trace.probabilities, network.class_names)
    st.html(f'<div class="net-output">{bars}<p class="ten">{t("home.ten")}</p></div>')


def _below(network: Network, found: Highlights, *, trace: Trace) -> None:
    with st.container(key="below", horizontal=True, vertical_alignment="center"):
        st.html(_budget(network), width="stretch")
        with st.container(key="in_words"):
            st.html(sentence(_in_words(network, found, trace=trace)))


def _budget(network: Network) -> str:
    total = network.architecture.parameter_count
    parts = [stage for stage in network.architecture.stages if stage.parameter_count]
    segments = "".join(
        f'<i style="flex-grow:{stage.parameter_count}" title="{escape(_share(stage, total))}"></i>'
        for stage in parts
    )
    words = " · ".join(escape(_share(stage, total)) for stage in parts)
    return (
        f'<div class="budget"><p>{t("home.where", count=number(total, 0))}</p>'
        f'<div role="img" aria-label="{words}">{segments}</div><p class="shares">{words}</p></div>'
    )


def _share(stage: Stage, total: int) -> str:
    return t(
        "home.share",
        layer=t(f"layers.{stage.layer.name}"),
        share=percent(stage.parameter_count / total, 2),
    )


def _in_words(network: Network, found: Highlights, *, trace: Trace) -> str:
    return t(
        "home.sentence",
        filter=found.filter,
        evidence=signed(found.evidence, 2),
        logit=number(found.logit, 2),
        value=number(found.value, 2),
        row=found.row,
        column=found.column,
        positive=found.positive,
        n=number(trace.conv2d[..., 0].size, 0),
        units=", ".join(str(unit.index) for unit in found.units),
        winner=network.class_names[found.winner],
    )


def _shape(sides: tuple[int, ...]) -> str:
    return " × ".join(number(side, 0) for side in sides)
