"""Picture files, each with its class -> what the network will see of them, by class."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from imgrec import images
from imgrec.errors import DatasetError, PictureError
from imgrec.own_classes import names
from imgrec.own_classes.limits import MOST_CLASSES, MOST_LEFT_OUT, MOST_PICTURES
from imgrec.own_classes.zips import LeftOut
from imgrec.picture_files import clean_name


@dataclass(frozen=True, eq=False)
class Photo:
    """One picture.

    Attributes:
        name: Of its file, safe to show.
        pixels: uint8 `(32, 32, 3)`: all that is kept of it.
    """

    name: str
    pixels: NDArray[np.uint8]

    @property
    def key(self) -> str:
        """SHA-256 of its pixels: the same for the same picture, whatever its name."""
        return hashlib.sha256(self.pixels.tobytes()).hexdigest()


@dataclass
class Collection:
    """The pictures that a learner has gathered.

    Attributes:
        classes: The pictures of each class by their keys, classes in the order they came.
        left_out: Files that were not taken, the first `MOST_LEFT_OUT` of them.
        merged: Names that differed from a class's in small and capital letters alone.
    """

    classes: dict[str, dict[str, Photo]] = field(default_factory=dict)
    left_out: list[LeftOut] = field(default_factory=list)
    merged: dict[str, str] = field(default_factory=dict)

    def __len__(self) -> int:
        """Pictures in all classes."""
        return sum(map(len, self.classes.values()))

    def add(self, class_name: str, name: str, data: bytes) -> Photo | None:
        """Take a picture file into a class, by the one preprocessing that there is.

        Args:
            class_name: Cleaned, not empty; the class is made where there is none.
            name: Of the file.
            data: Its bytes.

        Returns:
            The picture; None where it was left out, and `left_out` says why.
        """
        taken = self._read(class_name, clean_name(name), data)
        if isinstance(taken, LeftOut):
            self.leave_out(taken)
            return None
        self.classes.setdefault(self._spelt(class_name), {})[taken.key] = taken
        return taken

    def leave_out(self, file: LeftOut) -> None:
        """Note that a file was not taken."""
        if len(self.left_out) < MOST_LEFT_OUT:
            self.left_out.append(file)

    def rename(self, old: str, new: str) -> None:
        """Call a class otherwise; one of that name takes in its pictures.

        Raises:
            DatasetError: If nothing is left of the name.
        """
        cleaned = names.clean(new)
        if not cleaned:
            raise DatasetError("Expected a name of at least one letter. Choose another name.")
        others = {name: photos for name, photos in self.classes.items() if name != old}
        spelt = names.same(cleaned, others) or cleaned
        renamed: dict[str, dict[str, Photo]] = {}
        for name, photos in self.classes.items():
            renamed.setdefault(spelt if name == old else name, {}).update(photos)
        self.classes = renamed

    def remove_class(self, name: str) -> None:
        """Forget a class with its pictures."""
        self.classes.pop(name, None)

    def remove(self, name: str, key: str) -> None:
        """Forget one picture; a class without pictures goes too."""
        photos = self.classes.get(name, {})
        photos.pop(key, None)
        if not photos:
            self.remove_class(name)

    def _read(self, class_name: str, name: str, data: bytes) -> Photo | LeftOut:
        if len(self) >= MOST_PICTURES or not self._has_room_for(class_name):
            return LeftOut(name, "full")
        try:
            photo = Photo(name, images.reduce(images.open_picture(data, name)))
        except PictureError as error:
            return LeftOut(name, "broken", str(error))
        spelt = names.same(class_name, self.classes)
        return LeftOut(name, "twice") if photo.key in self.classes.get(spelt or "", {}) else photo

    def _has_room_for(self, class_name: str) -> bool:
        return len(self.classes) < MOST_CLASSES or bool(names.same(class_name, self.classes))

    def _spelt(self, class_name: str) -> str:
        """The class as it was spelt first; another spelling is noted."""
        first = names.same(class_name, self.classes) or class_name
        if first != class_name:
            self.merged[class_name] = first
        return first
