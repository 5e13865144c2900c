from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from imgrec import course
from imgrec.cifar10 import samples
from imgrec.network import Network, shipped_network
from imgrec.takeaway.notebook import notebook

RUNNER = Path(__file__).with_name("run_notebooks.py")


@pytest.fixture(scope="session")
def executed(network: Network, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder of all notebooks, each executed from its first cell to its last."""
    folder = tmp_path_factory.mktemp("notebooks")
    for slug in course.slugs():
        data = notebook(course.load_lesson(slug), network, samples()[0].pixels)
        (folder / f"{slug}.ipynb").write_bytes(data)
    done = subprocess.run(
        [sys.executable, str(RUNNER), str(folder)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return folder


def written(slug: str, network: Network) -> nbformat.NotebookNode:
    data = notebook(course.load_lesson(slug), network, samples()[0].pixels)
    return nbformat.reads(data.decode(), as_version=4)


@pytest.mark.slow
@pytest.mark.parametrize("slug", course.slugs())
def test_the_notebook_runs_and_numpy_agrees_with_keras(slug: str, executed: Path) -> None:
    book = nbformat.read(executed / f"{slug}.ipynb", as_version=4)
    last = [cell for cell in book.cells if cell.cell_type == "code"][-1]
    assert "assert" in last.source
    assert "agree" in str(last.outputs) or "same answer" in str(last.outputs)


@pytest.mark.parametrize("slug", course.slugs())
def test_the_notebook_is_small(slug: str, network: Network) -> None:
    assert len(json.dumps(written(slug, network))) < 30_000


def test_the_same_picture_gives_the_same_notebook(network: Network) -> None:
    lesson = course.load_lesson("convolution")
    first, second = (notebook(lesson, network, samples()[0].pixels) for _ in range(2))
    assert first == second


def test_the_notebook_holds_the_weights_of_the_network_that_looks(network: Network) -> None:
    other = shipped_network("wiki")
    assert written("convolution", network) != written("convolution", other)
    assert "shipped_network('wiki')" in str(written("dense", other))
