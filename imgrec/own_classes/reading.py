"""Files, folders and zips that wait -> pictures of a collection, one by one.

What waits is in memory as it came; of a zip one file at a time is unpacked.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from imgrec.errors import DatasetError
from imgrec.own_classes import folders, names
from imgrec.own_classes.collection import Collection
from imgrec.own_classes.folders import Path
from imgrec.own_classes.limits import MOST_WAITING
from imgrec.own_classes.zips import LeftOut, Zip, open_zip
from imgrec.picture_files import clean_name

File = tuple[str, bytes]


@dataclass
class Reading:
    """What waits to be read.

    Attributes:
        collection: Where the pictures go.
        waiting: The class and the name of each file, and what gives its bytes.
        in_all: How many there were.
        held: Bytes that were admitted since nothing waited.
    """

    collection: Collection
    waiting: list[tuple[str, str, Callable[[], bytes]]] = field(default_factory=list)
    in_all: int = 0
    held: int = 0

    @property
    def done(self) -> int:
        """How many were read."""
        return self.in_all - len(self.waiting)

    def admit(self, files: Sequence[File]) -> Sequence[File]:
        """Those that there is room for in memory beside what waits: the first of them."""
        if not self.waiting:
            self.held = 0
        for place, (_, data) in enumerate(files):
            if self.held + len(data) > MOST_WAITING:
                return files[:place]
            self.held += len(data)
        return files

    def add_to_class(self, class_name: str, files: Sequence[File]) -> None:
        """Let files wait that are all of one class, its name cleaned and not empty."""
        self._wait([(class_name, name, _giver(data)) for name, data in files])

    def add_folder(self, files: Sequence[File]) -> None:
        """Let the files of a folder wait: the name of each is its path in it."""
        found: dict[Path, bytes] = {}
        for name, data in files:
            path = folders.parts(name)
            if folders.leads_out(name):
                self.collection.leave_out(LeftOut(clean_name(name), "outside"))
            elif name.lower().endswith(".zip"):
                self.collection.leave_out(LeftOut(clean_name(name), "zip"))
            elif path and not folders.is_unseen(path):
                found[path] = data
        self._sort({path: _giver(data) for path, data in found.items()}, whole="")

    def add_zip(self, name: str, content: bytes) -> None:
        """Let the files of a zip wait.

        Raises:
            DatasetError: If it is none, is damaged, or holds more than is taken.
        """
        opened = open_zip(content, name)
        for file in opened.left_out:
            self.collection.leave_out(file)
        whole = PurePosixPath(clean_name(name)).stem
        self._sort({path: _unpacker(opened, path) for path in opened.files}, whole)

    def read_one(self) -> None:
        """Read the first file that waits; one that is no picture is left out by name."""
        class_name, name, give = self.waiting.pop(0)
        try:
            data = give()
        except DatasetError as error:
            self.collection.leave_out(LeftOut(clean_name(name), "broken", str(error)))
        else:
            self.collection.add(class_name, name, data)

    def _sort(self, found: dict[Path, Callable[[], bytes]], whole: str) -> None:
        classes = folders.classes(list(found), whole)
        for path, class_name in zip(found, classes, strict=True):
            if class_name is None:
                self.collection.leave_out(LeftOut(clean_name(path[-1]), "loose"))
        rows = zip(classes, found.items(), strict=True)
        self._wait([(name, path[-1], give) for name, (path, give) in rows if name is not None])

    def _wait(self, files: list[tuple[str, str, Callable[[], bytes]]]) -> None:
        self.in_all = len(files) + (self.in_all if self.waiting else 0)
        self.waiting.extend(files)


def class_named(typed: str, collection: Collection) -> str:
    """The class that a person means by a name: one that is there, else a new one; may be empty."""
    cleaned = names.clean(typed)
    return names.same(cleaned, collection.classes) or cleaned


def _giver(data: bytes) -> Callable[[], bytes]:
    return lambda: data


def _unpacker(opened: Zip, path: Path) -> Callable[[], bytes]:
    return lambda: opened.read(path)
