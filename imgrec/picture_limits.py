"""What a picture file may ask for: bytes, pixels, memory and reads, told before memory is taken."""

from __future__ import annotations

import io

from PIL import Image

from imgrec.errors import PictureError

MIN_SIDE = 8  # fewer pixels than this show nothing that has a name
MAX_SIDE = 65_535  # as a JPEG may have
MAX_PIXELS = 64_000_000  # the largest common phone photos have 50 million
MAX_BYTES = 64_000_000
MAX_READS = 600_000  # a GIF of 64 MB in its pieces of 255 bytes takes 500,000
# Parts of a JPEG that may be many and cost much: its scans (a progressive one has about 10), each
# of which goes over all pixels, and its pieces of EXIF, which are joined one by one.
JPEG_PARTS = {b"\xff\xda": 100, b"Exif\0\0": 50}
MEMORY = 350_000_000  # bytes that decoding may take
# Bytes a pixel at the peak of decoding, measured; of other formats, what Pillow keeps.
COSTS = {"WEBP": 17.0, "AVIF": 14.5, "HEIF": 7.0}
COMPRESSED = 2  # times that for a TIFF, which may be compressed in one piece
RUN_LENGTHS = (1, 2)
ONE_BYTE = ("1", "L", "P")


class TooManyReadsError(Exception):
    """A file of more parts than `Readings` allows."""


class Readings(io.BytesIO):
    """A file in memory that can be read only so many times.

    Readers go from part to part of a file, and a hostile one has millions.
    """

    left = MAX_READS

    def read(self, size: int | None = -1, /) -> bytes:
        """Read like any file; the read after the last allowed one is refused."""
        self.left -= 1
        if self.left < 0:
            raise TooManyReadsError
        return super().read(size)


def check_bytes(data: bytes, name: str) -> None:
    """Raise `PictureError` for a file that is empty, too large or of too many parts."""
    if not data:
        raise PictureError(f"{name} is empty: it has 0 bytes. Choose another file.")
    if len(data) > MAX_BYTES:
        raise PictureError(
            f"{name} is too large. Expected at most {MAX_BYTES // 1_000_000} MB: save it as a JPEG,"
            " or make it smaller first."
        )
    is_jpeg = data[:2] == b"\xff\xd8"
    if is_jpeg and any(data.count(part) > most for part, most in JPEG_PARTS.items()):
        raise too_costly(name)


def check_size(image: Image.Image, name: str) -> None:
    """Raise `PictureError` for a picture with too many or too few pixels, before decoding it."""
    width, height = image.size
    most = max_pixels(image)
    if width * height > most or max(width, height) > MAX_SIDE:
        raise too_large(name, f"{width:,} × {height:,}", most)
    if min(width, height) < MIN_SIDE:
        raise PictureError(
            f"{name} has {width:,} × {height:,} pixels. Expected at least {MIN_SIDE} × {MIN_SIDE}: "
            "choose a larger picture."
        )


def max_pixels(image: Image.Image) -> int:
    """How many pixels an image of this format and mode may have for decoding to fit `MEMORY`."""
    return min(MAX_PIXELS, int(MEMORY / _cost(image)) // 100_000 * 100_000)


def too_large(name: str, pixels: str, most: int = MAX_PIXELS) -> PictureError:
    """The error for too many pixels."""
    return PictureError(
        f"{name} has too many pixels: {pixels}. Expected at most {most:,} in all, and {MAX_SIDE:,} "
        "a side: make it smaller first."
    )


def too_costly(name: str) -> PictureError:
    """The error for a picture that takes more time or memory than one may."""
    return PictureError(
        f"{name} takes more time or memory to decode than a picture may. Save it as a JPEG or PNG, "
        "or choose another file."
    )


def _cost(image: Image.Image) -> float:
    """Bytes a pixel at the peak of decoding."""
    if image.format in ("JPEG", "MPO"):
        return _coefficients(image) + 1  # a large one is decoded at half its size or less
    if image.format == "BMP" and image.info.get("compression") in RUN_LENGTHS:
        return 20.0  # for the time: these are unpacked in Python
    kept = 1.0 if image.mode in ONE_BYTE else 4.0
    return COSTS.get(image.format or "", kept * COMPRESSED if image.format == "TIFF" else kept)


def _coefficients(image: Image.Image) -> float:
    """Bytes a pixel of the coefficients that a progressive JPEG keeps until its last scan."""
    layers: list[tuple[int, int, int, int]] = getattr(image, "layer", [])
    factors = [(max(1, h), max(1, v)) for _, h, v, _ in layers]
    most = max((h for h, _ in factors), default=1) * max((v for _, v in factors), default=1)
    return 2.0 * sum(h * v for h, v in factors) / most
