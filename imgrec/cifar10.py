"""A name or a path -> CIFAR-10's pictures and classes, from the package, the cache or the network.

    load("bundled")   3,000 pictures that come with the package: no network, no cache
    load("full")      all 60,000: the copy in `home()`, else the official archive, downloaded
    load(path)        any .npz with x_train y_train x_test y_test, or the official archive or folder

The pictures are those of A. Krizhevsky, "Learning Multiple Layers of Features from Tiny Images",
2009, https://www.cs.toronto.edu/~kriz/cifar.html. The licence of imgrec does not cover them.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from imgrec import cifar10_bundled, cifar10_files, cifar10_set
from imgrec.cifar10_bundled import Sample, samples
from imgrec.cifar10_download import Cancelled, Progress, download, part_of
from imgrec.cifar10_files import read, read_npz, write_npz
from imgrec.cifar10_set import held_out_indices, refusal
from imgrec.dataset import CLASS_NAMES, Dataset
from imgrec.errors import DatasetError

__all__ = [
    "CLASS_NAMES",
    "Sample",
    "Status",
    "fetch",
    "held_out_indices",
    "home",
    "import_path",
    "load",
    "samples",
    "status",
]

ARCHIVE_URL = "https://www.cs.toronto.edu/~kriz/cifar-10-python.tar.gz"
ARCHIVE_BYTES = 170_498_071


@dataclass(frozen=True)
class Status:
    """What the cache holds.

    Attributes:
        path: where the full set is, or would be.
        size: bytes of it, 0 when it is not there.
        partial: bytes of an unfinished download.
        problem: the sentence for a copy that cannot be used; `None` for a good or a missing one.
    """

    path: Path
    size: int
    partial: int
    problem: str | None

    @property
    def present(self) -> bool:
        """Whether the full set is there and good."""
        return self.size > 0 and self.problem is None


def load(
    source: str | Path = "full",
    *,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Dataset:
    """Load CIFAR-10, or a set of its shape.

    Args:
        source: `full`, `bundled`, or the path of a file or folder.
        progress: see `fetch`, for `full` where no copy is in the cache yet.
        cancelled: see `fetch`.

    Returns:
        The set. It is read anew at each call: keep it.

    Raises:
        DatasetError: the file is missing or damaged, or the network is.
    """
    if source == "bundled":
        return cifar10_bundled.bundled()
    if source != "full":
        path = Path(source).expanduser().absolute()
        return read(path, str(path))
    if not _cached().exists():
        return fetch(progress=progress, cancelled=cancelled)
    return _whole(read_npz(_cached(), "full"), where=_cached())


def import_path(path: str | Path) -> Dataset:
    """Copy the full set from a file into the cache, where `load("full")` finds it.

    Args:
        path: an `.npz` with `x_train y_train x_test y_test`, the official `cifar-10-python.tar.gz`,
            or its folder `cifar-10-batches-py`. No code in it is ever run.

    Raises:
        DatasetError: it is not the whole of CIFAR-10. The copy in the cache stays as it was.
    """
    source = Path(path).expanduser()
    data = _whole(read(source, "full"), where=source)
    write_npz(data, _cached())
    return data


def fetch(*, progress: Progress | None = None, cancelled: Cancelled | None = None) -> Dataset:
    """Download the official archive (170 MB) into the cache, going on where an earlier try stopped.

    Args:
        progress: called with the bytes there are and the bytes there will be.
        cancelled: asked after each piece; `True` stops, and keeps what has come.

    Raises:
        DatasetError: no network, cancelled, no space, or not the archive that was expected.
    """
    archive = _archive()
    if not archive.exists():
        download(
            ARCHIVE_URL,
            archive,
            expected_sha256=cifar10_files.ARCHIVE_SHA256,
            progress=progress,
            cancelled=cancelled,
        )
    data = import_path(archive)
    archive.unlink()
    return data


def status() -> Status:
    """Look at the cache; a copy that is there is read whole (about 0.2 s)."""
    problem = None
    if _cached().exists():
        try:
            load("full")
        except DatasetError as error:
            problem = str(error)
    return Status(_cached(), _size(_cached()), _size(part_of(_archive())), problem)


def home() -> Path:
    """The folder that imgrec keeps things in: `IMGREC_HOME`, else the user's folder for data."""
    chosen = os.environ.get("IMGREC_HOME")
    if chosen:
        return Path(chosen).expanduser()
    return platformdirs.user_data_path("imgrec", appauthor=False)


def _cached() -> Path:
    return home() / "cifar10.npz"


def _archive() -> Path:
    return home() / "cifar-10-python.tar.gz"


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def _whole(data: Dataset, *, where: Path) -> Dataset:
    counts = (len(data.y_train), len(data.y_test))
    if counts != cifar10_set.FULL_COUNTS:
        expected, received = (f"{a:,} + {b:,}" for a, b in (cifar10_set.FULL_COUNTS, counts))
        raise refusal(str(where), f"expected {expected} pictures, received {received}")
    if not cifar10_set.is_full(data):
        raise refusal(str(where), "its labels are not those of CIFAR-10 in the official order")
    return data
