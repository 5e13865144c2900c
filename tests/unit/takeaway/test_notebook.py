from __future__ import annotations

import json
from collections.abc import Iterator

import nbformat
import pytest
from jupyter_client.manager import KernelManager
from nbclient import NotebookClient

from imgrec import course
from imgrec.cifar10 import samples
from imgrec.network import Network, shipped_network
from imgrec.takeaway.notebook import notebook

SECONDS = 90


@pytest.fixture(scope="module")
def kernel() -> Iterator[KernelManager]:
    """Give one kernel for all notebooks: TensorFlow is loaded once."""
    manager = KernelManager(kernel_name="python3")
    yield manager
    manager.shutdown_kernel(now=True)


def written(slug: str, network: Network) -> nbformat.NotebookNode:
    data = notebook(course.load_lesson(slug), network, samples()[0].pixels)
    return nbformat.reads(data.decode(), as_version=4)


@pytest.mark.slow
@pytest.mark.filterwarnings("default")
@pytest.mark.parametrize("slug", course.slugs())
def test_the_notebook_runs_and_numpy_agrees_with_keras(
    slug: str, network: Network, kernel: KernelManager
) -> None:
    book = written(slug, network)
    book.cells.insert(0, nbformat.v4.new_code_cell("%reset -f"))
    NotebookClient(book, km=kernel, timeout=SECONDS).execute()
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
