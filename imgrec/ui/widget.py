"""Arrays and options -> an interactive view on the page, and what a person decided in it.

The view itself is JavaScript in `widgets/`; docs/widgets.md says how to add one. All of them are
one Streamlit component: `widgets/main.js` loads the one that the options name.
"""

from __future__ import annotations

import ast
import inspect
import json
import textwrap
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import streamlit as st
from numpy.typing import NDArray
from safetensors.numpy import save

from imgrec.figures import colours
from imgrec.languages import in_order, spoken

Tensors = Mapping[str, NDArray[Any]]

COMPONENT = "imgrec.imgrec"  # the project, and the component's name in pyproject.toml
METADATA = "imgrec"
KEPT = (np.float16, np.int32, np.uint8)
_WORDS = Path(__file__).parent / "texts" / "widgets"


def mount(
    name: str,
    tensors: Tensors,
    options: Mapping[str, Any] | None = None,
    *,
    key: str,
    decisions: Iterable[str] = (),
) -> None:
    """Put a widget on the page.

    Args:
        name: which one: `convolution` for `widgets/convolution.js`.
        tensors: what it shows, see `pack`. Sent again only when it changes.
        options: what else it must know, as JSON: sizes, names, arguments of layers.
        key: its name in the session; two widgets on a page have two.
        decisions: names of what a person may decide in it. Only a decision runs the script (or
            the fragment) again; `decided` then tells it, before or after this call.
    """
    _component()(
        key=key,
        data=pack(name, tensors, options or {}),
        **{f"on_{decision}_change": _remember for decision in decisions},
    )


def decided(key: str, decision: str, default: Any = None) -> Any:
    """What a person decided in the widget of that key, as JSON gives it: do check it."""
    return (st.session_state.get(key) or {}).get(decision, default)


def pack(name: str, tensors: Tensors, options: Mapping[str, Any]) -> bytes:
    """Give the safetensors file that a widget reads.

    Args:
        name: the widget.
        tensors: arrays by name. float16, int32 and uint8 stay as they are; all others become
            float32. Only send float16 where it is exact: a rounded activation shows wrong digits.
        options: goes into the file's metadata as JSON, together with the widget's name, its words,
            the language of the page, and the colours of both themes.
    """
    told = {**options, "widget": name, "words": words(name), "colours": palette()}
    told["language"] = spoken()
    arrays = {key: _sendable(array) for key, array in tensors.items()}
    return save(arrays, metadata={METADATA: json.dumps(told)})


def source(*functions: Callable[..., object]) -> str:
    """The code of functions and methods, without docstrings: what a widget shows on demand."""
    return "\n\n".join(map(_source, functions))


def words(name: str) -> dict[str, str]:
    """The sentences of a widget, and those that all widgets share, from `texts/widgets/`."""
    return _words_in(name, in_order())


@cache
def _words_in(name: str, languages: tuple[str, ...]) -> dict[str, str]:
    files = (_WORDS / f"{part}.{lang}.toml" for part in ("shared", name) for lang in languages)
    return {
        key: sentence
        for file in files
        if file.is_file()
        for key, sentence in tomllib.loads(file.read_text(encoding="utf-8")).items()
    }


@cache
def palette() -> dict[str, Any]:
    """The colours of both themes and the rules that paint with them, as JSON."""
    return {
        "themes": [asdict(theme) for theme in (colours.LIGHT, colours.DARK)],
        "strength_power": colours.STRENGTH_POWER,
        "range_percentile": colours.RANGE_PERCENTILE,
        "out_of_play": colours.OUT_OF_PLAY,
    }


@cache
def _source(function: Callable[..., object]) -> str:
    """A method stands below the name of its class: two layers have methods of the same name."""
    code = textwrap.dedent(inspect.getsource(function))
    lines = code.splitlines()
    node: Any = ast.parse(code).body[0]
    if ast.get_docstring(node) is not None:
        docstring = node.body[0]
        del lines[docstring.lineno - 1 : docstring.end_lineno]
    owner = function.__qualname__.rpartition(".")[0]
    if not owner.isidentifier():
        return "\n".join(lines)
    return f"class {owner}:\n" + textwrap.indent("\n".join(lines), "    ")


@cache
def _component() -> Any:
    """Registered at the first use, because only a running app knows where the files are."""
    return st.components.v2.component(COMPONENT, js="main.js")


def _sendable(array: NDArray[Any]) -> NDArray[Any]:
    kept = array.dtype in KEPT
    return np.ascontiguousarray(array if kept else array.astype(np.float32))


def _remember() -> None:
    """A decision needs somebody to tell; Streamlit keeps it by itself."""
