"""A layer's lesson -> all arguments of its Keras signature, one at a time: entry and demonstration.

The address opens an entry: `?argument=padding`. Only the chosen one is drawn. The page writes the
address itself: when Python writes it, all that the views keep there is lost.
"""

from __future__ import annotations

from functools import partial
from html import escape

import streamlit as st

from imgrec import arguments_guide
from imgrec.arguments_guide import Entry
from imgrec.course_words import CourseWords
from imgrec.errors import ImgrecError
from imgrec.keras_line import written
from imgrec.layers import Layer
from imgrec.lesson import Lesson
from imgrec.ui import cached, numbers, state, styles, widget
from imgrec.ui.argument_demos import demo_of, widget_of
from imgrec.ui.argument_demos.demo import Scene, Settings
from imgrec.ui.networks.course import learns_alike
from imgrec.ui.texts import t

ADDRESS = "argument"
PICKER = "arguments.picker"
PICKED = "arguments.picked"
ENTRY_AND_DEMO = (4, 11)
SCROLL = "<script>document.querySelector('.st-key-arguments')?.scrollIntoView()</script>"


def show(lesson: Lesson) -> None:
    """Draw the arguments of the lesson's layer, when this is the lesson that explains them."""
    layer = arguments_guide.explained_layer(lesson)
    if layer is None:
        return
    styles.put("arguments")
    with st.container(key="arguments"):
        kind = type(layer).__name__
        st.header(t("arguments.title", kind=kind), anchor="every-argument")
        words = arguments_guide.argument_words(lesson)
        st.fragment(_guide)(layer, words)
        _lines(layer, words)
    _go_there()


def _guide(layer: Layer, words: CourseWords) -> None:
    entries = {entry.name: entry for entry in arguments_guide.entries(layer, words)}
    entry = entries[_pick(tuple(entries))]
    left, right = st.columns(ENTRY_AND_DEMO, gap="medium")
    with left.container(key="argument_entry"):
        numbers.show(_entry(entry))
        if st.session_state.get(PICKED):
            _write_address(entry.name)
    with right.container(key="view_argument"):
        try:
            _demonstrate(layer, entry.name, words)
        except ImgrecError as error:
            st.error(str(error))


def _pick(names: tuple[str, ...]) -> str:
    asked = st.query_params.get(ADDRESS)
    if PICKER not in st.session_state or st.session_state[PICKER] not in names:
        st.session_state[PICKER] = asked if asked in names else names[0]
    chosen = st.pills(t("arguments.pick"), names, key=PICKER, required=True, on_change=_remember)
    return chosen or names[0]


def _remember() -> None:
    st.session_state[PICKED] = True


def _write_address(name: str) -> None:
    values = {ADDRESS: name, state.ADDRESS: state.picture().id}  # another picture: written anew
    widget.mount("address", {}, {"values": values}, key="argument.address")


def _entry(entry: Entry) -> str:
    default = t("arguments.required") if entry.default is None else _code(entry.default)
    facts = ((t("arguments.default"), default), (t("arguments.wiki_value"), _code(entry.value)))
    rows = "".join(f"<dt>{escape(label)}</dt><dd>{value}</dd>" for label, value in facts)
    return (
        f'<div class="ir-argument"><h3><code>{escape(entry.name)}</code></h3>'
        f"<p>{_marked(entry.does)}</p><dl>{rows}</dl>"
        f"<h4>{escape(t('arguments.when'))}</h4><p>{_marked(entry.when)}</p></div>"
    )


def _demonstrate(layer: Layer, name: str, words: CourseWords) -> None:
    demo = demo_of(layer, name)
    chosen = st.segmented_control(
        f"`{name}=`",
        range(len(demo.values)),
        default=demo.place(getattr(layer, name)),
        format_func=lambda index: written(demo.values[index]),
        key=f"argument.{name}",
        required=True,
    )
    value = demo.values[chosen]
    shown = demo.draw(_scene(words), value)
    facts = {**shown.facts, "value": written(value)}
    numbers.show(shown.html, numbers.sentence(words(shown.say or f"{name}_say", **facts)))
    if demo.above is not None:
        _lead_above(layer, demo.above(value), words)


def _scene(words: CourseWords) -> Scene:
    network, measured = state.network(), state.measured()
    if not learns_alike(network):
        first = cached.network_names()[0]
        network, measured = cached.network(first), cached.evaluation(first)
        st.html(f'<p class="ir-note">{t("own_networks.as_the_course")}</p>')
    loss = measured["loss"] if measured else None
    picture = cached.trace(network, state.picture().image)
    once = partial(cached.once, network, picture.image)
    return Scene(network, picture, state.theme(), words, loss=loss, once=once)


def _lead_above(layer: Layer, settings: Settings, words: CourseWords) -> None:
    """Offer the widget further up the page, set to the same."""
    line = ", ".join(f"{name}={written(value)}" for name, value in settings.items())
    options = {"asks": widget_of(layer), "settings": settings, "label": words("above", line=line)}
    widget.mount("view_link", {}, options, key="argument.above")


def _lines(layer: Layer, words: CourseWords) -> None:
    lines = arguments_guide.lines(layer, words)
    with st.container(key="argument_lines"):
        sides = zip(st.columns(2), ("wiki_line", "today"), (lines.wiki, lines.today), strict=True)
        for side, label, line in sides:
            with side:
                st.caption(t(f"arguments.{label}"))
                st.code(line, language="python", wrap_lines=True)
        st.html(f'<p class="ir-note">{_marked(lines.moved)}</p>')


def _go_there() -> None:
    if ADDRESS in st.query_params and not st.session_state.get(f"{ADDRESS}.seen"):
        st.html(SCROLL, unsafe_allow_javascript=True)
    st.session_state[f"{ADDRESS}.seen"] = True


def _code(text: str) -> str:
    return f"<code>{escape(text)}</code>"


def _marked(text: str) -> str:
    pieces = escape(text).split("`")
    return "".join(f"<code>{p}</code>" if place % 2 else p for place, p in enumerate(pieces))
