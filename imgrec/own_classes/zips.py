"""The bytes of a zip -> the files in it that may be pictures, each unpacked when it is asked for.

Nothing is written to a disk, so no path can lead anywhere. A zip is refused before memory is taken
for what it declares; what it holds beyond that is never read.
"""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from dataclasses import dataclass, field

from imgrec.errors import DatasetError
from imgrec.own_classes import folders
from imgrec.own_classes.folders import Path
from imgrec.own_classes.limits import LARGEST_FILE, MOST_FILES, MOST_UNPACKED
from imgrec.picture_files import clean_name

ENTRY = b"PK\x01\x02"  # begins the entry of each file in the list at the end of a zip
PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # others may ask for any memory
LOCKED = 0x1
DAMAGED = (zipfile.BadZipFile, zlib.error, OSError, ValueError, EOFError, NotImplementedError)


@dataclass(frozen=True)
class LeftOut:
    """A file that was not taken.

    Attributes:
        name: Of the file, safe to show.
        reason: `outside`, `link`, `locked`, `zip`, `packing`, `large`, `loose`, `broken`, `twice`
            or `full`.
        said: A sentence of its own, for a `broken` one.
    """

    name: str
    reason: str
    said: str = ""


@dataclass
class Zip:
    """A zip in memory.

    Attributes:
        files: Where each file lies that may be a picture.
        left_out: Those that are none; hidden files are not told.
    """

    archive: zipfile.ZipFile
    files: dict[Path, zipfile.ZipInfo] = field(default_factory=dict)
    left_out: list[LeftOut] = field(default_factory=list)

    def read(self, path: Path) -> bytes:
        """Unpack one file, no further than it declares.

        Raises:
            DatasetError: If it is damaged.
        """
        info = self.files[path]
        try:
            with self.archive.open(info) as file:
                return file.read(info.file_size)
        except DAMAGED as reason:
            raise DatasetError(
                f"{clean_name(path[-1])} is damaged in its zip. Make the zip again."
            ) from reason


def open_zip(content: bytes, name: str) -> Zip:
    """Look into a zip.

    Args:
        content: Its bytes.
        name: What to call it.

    Raises:
        DatasetError: If it is none, is damaged, or holds more than is taken.
    """
    name = clean_name(name)
    if content.count(ENTRY) > MOST_FILES:
        raise DatasetError(
            f"{name} holds too many files. Expected at most {MOST_FILES:,}. Divide it."
        )
    try:
        opened = Zip(zipfile.ZipFile(io.BytesIO(content)))
    except DAMAGED as reason:
        raise DatasetError(
            f"{name} is not a zip that can be read here. Make it again, or give the folder itself."
        ) from reason
    infos = opened.archive.infolist()
    if sum(info.file_size for info in infos) > MOST_UNPACKED:
        raise DatasetError(
            f"{name} holds more than {MOST_UNPACKED // 1_000_000} MB once it is unpacked. "
            "Divide it, or make the pictures smaller."
        )
    for info in infos:
        _sort(info, opened)
    return opened


def _sort(info: zipfile.ZipInfo, opened: Zip) -> None:
    path = folders.parts(info.filename)
    reason = _reason(info)
    if info.is_dir() or not path or (reason != "outside" and folders.is_unseen(path)):
        return
    if reason is None:
        opened.files[path] = info
    else:
        opened.left_out.append(LeftOut(clean_name(path[-1]), reason))


def _reason(info: zipfile.ZipInfo) -> str | None:
    if folders.leads_out(info.filename) or folders.leads_out(info.orig_filename):
        return "outside"
    if stat.S_ISLNK(info.external_attr >> 16):
        return "link"
    if info.filename.lower().endswith(".zip"):
        return "zip"
    if info.flag_bits & LOCKED:
        return "locked"
    if info.compress_type not in PACKED:
        return "packing"
    return "large" if info.file_size > LARGEST_FILE else None
