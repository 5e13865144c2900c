"""Files and folders -> what the network says of each picture in them, or why it cannot."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from imgrec.commands import terminal
from imgrec.errors import PictureError

if TYPE_CHECKING:
    from imgrec.images import Picture
    from imgrec.network import Network

# The endings that are taken out of a folder; a file that is named is tried whatever its ending.
PICTURE_ENDINGS = (
    *(".avif", ".bmp", ".gif", ".heic", ".heif", ".jfif"),
    *(".jpeg", ".jpg", ".png", ".tif", ".tiff", ".webp"),
)


@dataclass(frozen=True)
class Answer:
    """What the network says about one file, or why it could not be asked.

    Attributes:
        path: The file, as it was named.
        probabilities: A probability a class, the most probable first; empty beside an error.
        notes: What was done to the file to make a picture of it.
        error: The sentence that says why there is no answer; None where there is one.
    """

    path: str
    probabilities: dict[str, float]
    notes: tuple[str, ...] = ()
    error: str | None = None

    def to_dict(self, top: int | None = None) -> dict[str, object]:
        """The answer as `--json` prints it, with the `top` most probable classes or all."""
        if self.error is not None:
            return {"path": self.path, "error": self.error}
        best = next(iter(self.probabilities))
        return {
            "path": self.path,
            "class": best,
            "probability": self.probabilities[best],
            "probabilities": dict(list(self.probabilities.items())[:top]),
        }


def answer_all(network: Network, files: Iterable[Path]) -> Iterator[Answer]:
    """Ask the network about each file in turn, folders opened, none held in memory."""
    for path in files:
        if path.is_dir():
            yield from _answer_folder(network, path)
        else:
            yield _answer(network, path)


def pictures_in(folder: Path) -> Iterator[Path]:
    """Every picture file in a folder and below it, in the order of names, hidden ones left out."""
    for path in sorted(folder.iterdir()):
        if path.name.startswith("."):
            continue
        if path.is_dir() and not path.is_symlink():
            yield from pictures_in(path)
        elif path.suffix.lower() in PICTURE_ENDINGS and path.is_file():
            yield path


def _answer_folder(network: Network, folder: Path) -> Iterator[Answer]:
    empty = True
    try:
        for path in pictures_in(folder):
            empty = False
            yield _answer(network, path)
    except OSError as error:
        yield _unreadable(folder, error)
        return
    if empty:
        sentence = f"Expected pictures in the folder {terminal.printable(folder)}. Found none."
        yield Answer(str(folder), {}, error=sentence)


def read_picture(path: Path) -> Picture:
    """Read a picture file, no more of it than it takes to see that it is too large.

    Raises:
        PictureError: it holds no picture, or too large a one.
        OSError: it cannot be read.
    """
    from imgrec.images import open_picture
    from imgrec.picture_limits import MAX_BYTES

    with path.open("rb") as file:
        return open_picture(file.read(MAX_BYTES + 1), name=path.name)


def _answer(network: Network, path: Path) -> Answer:
    from imgrec.images import reduce, to_image
    from imgrec.trace import predict as probabilities_of

    try:
        picture = read_picture(path)
        probabilities = probabilities_of(network, to_image(reduce(picture)))
    except PictureError as error:
        return Answer(str(path), {}, error=str(error))
    except OSError as error:
        return _unreadable(path, error)
    order = (-probabilities).argsort(kind="stable")  # the first among equals wins
    ranked = {network.class_names[index]: float(probabilities[index]) for index in order}
    return Answer(str(path), ranked, picture.notes)


def _unreadable(path: Path, error: OSError) -> Answer:
    sentence = (
        f"Expected a picture that can be read. Received {terminal.printable(path)}: "
        f"{error.strerror or error}. Check the name and the permissions."
    )
    return Answer(str(path), {}, error=sentence)
