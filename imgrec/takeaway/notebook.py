"""A lesson, a network and a picture -> a Jupyter notebook that rebuilds the step twice, and runs.

The code of a lesson is in its `notebook.toml`, which all languages share; its words are in
`takeaway.toml`, and those that all lessons share in `lessons/takeaway/`.
"""

from __future__ import annotations

import base64
import tomllib
from dataclasses import dataclass
from pathlib import Path
from string import Template
from typing import Any

import nbformat
import numpy as np
from numpy.typing import NDArray

from imgrec import course
from imgrec.course_words import CourseWords
from imgrec.keras_line import keras_line
from imgrec.lesson import Lesson
from imgrec.network import Network, is_shipped

CODE = "notebook.toml"
WORDS = "takeaway.toml"
SHARED = "takeaway"
_WIDTH = 88  # of the lines that hold the picture and the weights
_IMPORTS = "import base64\n\nimport keras\nimport matplotlib.pyplot as plt\nimport numpy as np"
_SHIPPED = (
    "from imgrec.network import shipped_network\n\n"
    "weights = shipped_network({name!r}).weights\n"
    "for name, values in weights.items():\n    print(name, values.shape)"
)
_OWN = (
    "from imgrec.network import load_network\n\n"
    "# The file that the app lets you download:\n"
    'weights = load_network("network.safetensors").weights\n'
    "for name, values in weights.items():\n    print(name, values.shape)"
)


@dataclass(frozen=True)
class Code:
    """What `notebook.toml` holds.

    Attributes:
        weights: the layers whose weights are written into the notebook, or `all` for those of the
            whole network, which are loaded.
        before: the lessons whose code comes first.
        by_hand: the step in NumPy.
        keras: the step in Keras; `$conv2d` is the line that builds that layer.
        agree: the assertion that both agree.
    """

    by_hand: str
    keras: str
    agree: str
    weights: tuple[str, ...] = ()
    before: tuple[str, ...] = ()


def notebook(
    lesson: Lesson, network: Network, pixels: NDArray[np.uint8], *, language: str = "en"
) -> bytes:
    """Write the notebook of a lesson.

    Args:
        lesson: the lesson; its folder holds the code.
        network: whose weights and arguments the notebook uses; one that does not come with imgrec
            is loaded from its file where the whole network is needed.
        pixels: the learner's picture, uint8 (rows, columns, 3).
        language: of the words.

    Returns:
        The file, UTF-8: format 4 of Jupyter.
    """
    words = CourseWords(lesson.folder, WORDS, language)
    shared = CourseWords(course.root() / SHARED, WORDS, language)
    code = _code(lesson.folder)
    cells = [
        _say(f"# {lesson.title}\n\n{words('notebook')}\n\n{shared('needs')}"),
        _run(_IMPORTS),
        _say(shared("picture")),
        _run(_picture(pixels)),
    ]
    if code.weights:
        cells += [_say(shared("weights")), _run(_weights(network, code.weights))]
    if code.before:
        cells += [_say(shared("before")), _run(_before(code.before))]
    cells += [_say(f"## {shared('by_hand_head')}\n\n{words('by_hand')}"), _run(code.by_hand)]
    cells += [_say(f"## {shared('keras_head')}\n\n{words('keras')}")]
    cells += [_run(_filled(code.keras, network))]
    cells += [_say(f"## {shared('agree_head')}\n\n{shared('agree')}"), _run(code.agree)]
    cells += [_say(f"## {shared('try_head')}\n\n{words('try')}")]
    return _file(cells)


def _say(markdown: str) -> Any:
    return nbformat.v4.new_markdown_cell(markdown)


def _run(code: str) -> Any:
    return nbformat.v4.new_code_cell(code)


def _code(folder: Path) -> Code:
    table: dict[str, Any] = tomllib.loads((folder / CODE).read_text(encoding="utf-8"))
    lists = {name: tuple(table.pop(name, ())) for name in ("weights", "before")}
    code = {name: text.strip() for name, text in table.items()}
    return Code(code["by_hand"], code["keras"], code["agree"], **lists)


def _picture(pixels: NDArray[np.uint8]) -> str:
    return (
        f'packed = """\n{_packed(pixels)}\n"""\n'
        f"picture = np.frombuffer(base64.b64decode(packed), np.uint8).reshape({pixels.shape})\n"
        'image = picture.astype("float32") / 255\n\n'
        "plt.imshow(picture)\nprint(image.shape)"
    )


def _weights(network: Network, layers: tuple[str, ...]) -> str:
    if layers == ("all",):
        return (_SHIPPED if is_shipped(network) else _OWN).format(name=network.name)
    wanted = [name for name in network.weights if name.partition(".")[0] in layers]
    return "weights = {}\n" + "\n".join(_array(name, network.weights[name]) for name in wanted)


def _array(name: str, values: NDArray[np.float32]) -> str:
    half = values.astype(np.float16)
    kept = half if np.array_equal(half, values) else values
    return (
        f'packed = """\n{_packed(kept)}\n"""\n'
        f'values = np.frombuffer(base64.b64decode(packed), "{kept.dtype}")\n'
        f'weights["{name}"] = values.reshape({values.shape}).astype("float32")'
    )


def _packed(array: NDArray[Any]) -> str:
    text = base64.b64encode(np.ascontiguousarray(array).tobytes()).decode()
    return "\n".join(text[start : start + _WIDTH] for start in range(0, len(text), _WIDTH))


def _before(slugs: tuple[str, ...]) -> str:
    return "\n\n".join(_code(course.root() / slug).by_hand for slug in slugs)


def _filled(code: str, network: Network) -> str:
    lines = {
        layer.name: f"keras.layers.{keras_line(layer)}" for layer in network.architecture.layers
    }
    lines = {
        name: line.replace("=MaxNorm(", "=keras.constraints.MaxNorm(")
        for name, line in lines.items()
    }
    return Template(code).substitute(lines)


def _file(cells: list[Any]) -> bytes:
    for place, cell in enumerate(cells):
        cell["id"] = f"cell-{place}"  # else drawn by lot: the same notebook has the same bytes
    made = nbformat.v4.new_notebook(cells=cells)
    made.metadata["kernelspec"] = {
        "display_name": "Python 3",
        "language": "python",
        "name": "python3",
    }
    nbformat.validate(made)
    text: str = nbformat.writes(made)
    return text.encode()
