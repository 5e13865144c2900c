"""Folder of notebooks -> the same ones, executed in one kernel, so that TensorFlow is loaded once.

    python run_notebooks.py FOLDER

A process of its own: the kernel's client leaves sockets to the garbage collector, which would
warn in the middle of some other test.
"""

from __future__ import annotations

import sys
from pathlib import Path

import nbformat
from jupyter_client.manager import KernelManager
from nbclient import NotebookClient

SECONDS = 90


def run(folder: Path) -> None:
    """Execute every notebook of the folder in place; the first cell that fails ends it."""
    kernel = KernelManager(kernel_name="python3")
    for path in sorted(folder.glob("*.ipynb")):
        book = nbformat.read(path, as_version=4)
        book.cells.insert(0, nbformat.v4.new_code_cell("%reset -f"))
        NotebookClient(book, km=kernel, timeout=SECONDS).execute()
        nbformat.write(book, path)
    kernel.shutdown_kernel(now=True)


if __name__ == "__main__":
    run(Path(sys.argv[1]))
