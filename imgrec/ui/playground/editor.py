"""The six layers in a row, each with what can be changed -> the layers that are edited."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from imgrec.architecture import SIX_LAYERS, Architecture
from imgrec.errors import ArchitectureError
from imgrec.experiments.effort import check_size
from imgrec.experiments.variants import (
    CHOICES,
    SUGGESTED,
    Choice,
    Layers,
    changes,
    stages_that_fit,
    suggested,
)
from imgrec.keras_line import keras_program, written
from imgrec.number_texts import number, signed
from imgrec.ui.numbers import sentence
from imgrec.ui.playground import chosen, layer_card, wording
from imgrec.ui.texts import t

COURSE = "course"
ACCENT = "color: var(--accent) !important; font-weight: 650;"
WIDTHS = (2.15, 1.15, 0.85, 1.15, 0.85, 0.85)  # of the six cards


def show() -> Architecture | None:
    """Draw suggestions, layers, what changed and the program; gives the network if there is one."""
    layers = chosen.layers()
    _suggestions(layers)
    stages, problem = stages_that_fit(layers)
    _accent(layers)
    with st.container(key="play_layers"):
        for place, column in enumerate(st.columns(WIDTHS, gap="small")):
            name = SIX_LAYERS.layers[place].name
            stage = stages[place] if place < len(stages) else None
            with column, st.container(key=f"play_card_{name}"):
                st.html(layer_card.head(name, stage, refused=place == len(stages)))
                _controls(name, layers)
    try:
        if problem is not None:
            raise problem
        architecture = replace(SIX_LAYERS, layers=layers)
        check_size(architecture)
    except ArchitectureError as error:
        st.html(f'<p class="play-refused" role="alert">{t("playground.refused")} {error}</p>')
        return None
    _summary(architecture)
    return architecture


def _suggestions(layers: Layers) -> None:
    with st.container(horizontal=True, key="play_suggested", gap="small"):
        st.html(f'<p class="play-label">{t("playground.try")}</p>', width="content")
        for name in (*SUGGESTED, COURSE):
            offered = SIX_LAYERS.layers if name == COURSE else suggested(name)
            with st.container(key=f"play_try_{name}", width="content"):
                st.button(
                    t(f"playground.suggested.{name}"),
                    key=f"play_suggest_{name}",
                    disabled=offered == layers,
                    on_click=chosen.edit,
                    args=(offered,),
                )


def _controls(name: str, layers: Layers) -> None:
    mine = [choice for choice in CHOICES if choice.layer == name]
    with st.container(key=f"play_controls_{name}"):
        for choice in mine:
            key = _key(choice)
            st.session_state[key] = written(choice.of(layers))
            st.selectbox(
                choice.argument,
                list(map(written, choice.values)),
                key=key,
                on_change=_take,
                args=(choice,),
            )
        if not mine:
            st.html(f'<p class="note">{t(f"playground.fixed.{name}")}</p>')


def _take(choice: Choice) -> None:
    """Called without a choice as well, where the control has left the page."""
    by_name = {written(value): value for value in choice.values}
    name = st.session_state.get(_key(choice))
    if name in by_name:
        chosen.edit(choice.put(chosen.layers(), by_name[name]))


def _key(choice: Choice) -> str:
    return f"play_{choice.key}"


def _accent(layers: Layers) -> None:
    """Mark the controls that are not as in the base: by the accent, and by what it was."""
    rules = "".join(
        f".st-key-play_{c.layer}_{c.argument} label p {{ {ACCENT} }} " for c in changes(layers)
    )
    st.html(f"<style>{rules or '/* as in the course */'}</style>")


def _summary(architecture: Architecture) -> None:
    count, before = architecture.parameter_count, SIX_LAYERS.parameter_count
    told = {"count": number(count, 0), "base": number(before, 0)}
    found = changes(architecture.layers)
    same = "total_same" if found else "total"
    key = f"playground.{same if count == before else 'total_changed'}"
    total = sentence(t(key, difference=signed(count - before, 0), **told))
    items = "".join(f"<li>{wording.change_code(change)}</li>" for change in found)
    listed = f'<ul class="play-changes">{items}</ul>' if found else ""
    st.html(f'<div class="play-summary" aria-live="polite">{total}{listed}</div>')
    with st.expander(t("playground.code")):
        st.code(keras_program(architecture), language="python", wrap_lines=True)
