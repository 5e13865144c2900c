"""Where files lie -> the class of each: the innermost folder's name."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from imgrec.own_classes import names

UNSEEN = ("__MACOSX", "Thumbs.db", "desktop.ini")  # what systems put beside files
Path = tuple[str, ...]


def parts(path: str) -> Path:
    """The folders and the name of a file, whichever slash its system writes."""
    return tuple(part for part in path.replace("\\", "/").split("/") if part not in ("", "."))


def leads_out(path: str) -> bool:
    """Whether a path would leave the folder that it is unpacked in."""
    whole = path.replace("\\", "/")
    return whole.startswith("/") or whole[1:2] == ":" or ".." in whole.split("/") or "\0" in path


def is_unseen(path: Path) -> bool:
    """Whether it is a hidden file, or one that only a system reads."""
    return any(part.startswith(".") or part in UNSEEN for part in path)


def classes(paths: Sequence[Path], whole: str) -> list[str | None]:
    """The class of each file; None for one that lies loose beside the folders.

    Folders that all files share are taken off first. Where nothing is left of any, all files are
    of one class: that of the folder they share, else `whole`.

    Args:
        paths: Folders and name of each file.
        whole: The class of files without any folder, such as the name of their zip.
    """
    folders = [path[:-1] for path in paths]
    levels = takewhile(lambda level: len(set(level)) == 1, zip(*folders, strict=False))
    shared = tuple(level[0] for level in levels)
    if all(folder == shared for folder in folders):
        only = names.clean(shared[-1] if shared else whole)
        return [only or None] * len(paths)
    return [names.clean(folder[-1]) or None if folder != shared else None for folder in folders]
