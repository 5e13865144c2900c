"""The bytes of a picture file -> RGB pixels: upright, sRGB, opaque, of a size that fits memory."""

from __future__ import annotations

import io
import struct
import unicodedata
import warnings
import zlib

import pillow_heif
from PIL import Image, ImageOps, UnidentifiedImageError

from imgrec.errors import PictureError
from imgrec.picture_colours import as_rgb

MIN_SIDE = 8  # fewer pixels than this show nothing that has a name
MAX_PIXELS = 64_000_000  # the largest common phone photos have 50 million
KEPT_SIDE = 1024  # of a large picture, the shorter side is kept at this or a little more
NAME_LIMIT = 80
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF", "HEIF", "AVIF")
FORMATS_SAID = "JPEG, PNG, WebP, GIF, BMP, TIFF, HEIC or AVIF"
DAMAGED = (  # what decoders raise at damaged bytes
    OSError,
    ValueError,
    SyntaxError,
    EOFError,
    LookupError,
    RuntimeError,
    TypeError,
    struct.error,
    zlib.error,
)

pillow_heif.register_heif_opener()
Image.init()  # `Image.open(formats=...)` knows only the formats whose readers are loaded


def decode(data: bytes, name: str) -> tuple[Image.Image, tuple[str, ...]]:
    """Decode a file of any common format and mode.

    Args:
        data: the bytes of a JPEG, PNG, WebP, GIF, BMP, TIFF, HEIC or AVIF.
        name: what to call it in an error.

    Returns:
        A Pillow image of mode RGB that carries nothing else the file said, and the notes.

    Raises:
        PictureError: not a picture, damaged, empty, too many or too few pixels: one sentence.
    """
    if not data:
        raise PictureError(f"{name} is empty: it has 0 bytes. Choose another file.")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # remarks of decoders; what matters is raised
        with _opened(data, name) as image:
            return _decoded(image, name)


def check_size(image: Image.Image, name: str) -> None:
    """Raise `PictureError` for a picture with too many or too few pixels, before decoding it."""
    width, height = image.size
    if width * height > MAX_PIXELS:
        raise _too_large(name, f"{width:,} × {height:,}")
    if min(width, height) < MIN_SIDE:
        raise PictureError(
            f"{name} has {width:,} × {height:,} pixels. Expected at least {MIN_SIDE} × {MIN_SIDE}: "
            "choose a larger picture."
        )


def clean_name(name: str) -> str:
    """A file's name without folders, control characters and marks that turn the text around."""
    last = name.replace("\\", "/").rstrip("/").rpartition("/")[2]
    shown = "".join(" " if unicodedata.category(c)[0] == "C" else c for c in last)
    shown = " ".join(shown.split())
    if len(shown) > NAME_LIMIT:
        shown = f"{shown[: NAME_LIMIT - 10]}…{shown[-9:]}"
    return shown or "picture"


def _opened(data: bytes, name: str) -> Image.Image:
    try:
        return Image.open(io.BytesIO(data), formats=FORMATS)
    except Image.DecompressionBombError as reason:
        raise _too_large(name, f"far more than {MAX_PIXELS:,}") from reason
    except UnidentifiedImageError as reason:
        raise PictureError(
            f"{name} is not a picture that can be read here. Expected {FORMATS_SAID}: "
            "save it as one of these, or choose another file."
        ) from reason
    except DAMAGED as reason:
        raise _damaged(name) from reason


def _decoded(image: Image.Image, name: str) -> tuple[Image.Image, tuple[str, ...]]:
    check_size(image, name)
    try:
        notes = _frames_note(image)
        profile = image.info.get("icc_profile")
        image.draft("", _kept_size(image))  # a JPEG is decoded at 1/2, 1/4 or 1/8 right away
        image.load()
    except DAMAGED as reason:
        raise _damaged(name) from reason
    notes += _turn_upright(image)
    rgb, colour_notes = as_rgb(_shrunk(image), profile)
    return _bare(_shrunk(rgb)), notes + colour_notes


def _frames_note(image: Image.Image) -> tuple[str, ...]:
    if not getattr(image, "is_animated", False):
        return ()
    if image.format in ("GIF", "WEBP", "PNG", "AVIF"):
        return ("It moves: only its first frame is used.",)
    if image.format == "TIFF":
        return ("It has several pages: only the first is used.",)
    return ()  # phones put a second picture (depth, brightness) behind the first


def _turn_upright(image: Image.Image) -> tuple[str, ...]:
    try:
        ImageOps.exif_transpose(image, in_place=True)
    except DAMAGED:
        return ("Its EXIF cannot be read: it may lie on its side.",)
    return ()


def _kept_size(image: Image.Image) -> tuple[int, int]:
    factor = _factor(image)
    return image.width // factor, image.height // factor


def _factor(image: Image.Image) -> int:
    return max(1, min(image.size) // KEPT_SIDE)


def _shrunk(image: Image.Image) -> Image.Image:
    """Means of whole blocks, which leave nearly the same for a later mean over larger ones."""
    factor = _factor(image)
    can = image.mode in ("L", "LA", "RGB", "RGBA", "CMYK")
    return image.reduce(factor) if factor > 1 and can else image


def _bare(rgb: Image.Image) -> Image.Image:
    """The pixels alone: what else the file said (place, date, camera) is forgotten here."""
    bare = Image.new("RGB", rgb.size)
    bare.paste(rgb)
    return bare


def _too_large(name: str, pixels: str) -> PictureError:
    return PictureError(
        f"{name} has too many pixels: {pixels}. Expected at most {MAX_PIXELS:,} in all: "
        "make it smaller first."
    )


def _damaged(name: str) -> PictureError:
    return PictureError(
        f"{name} begins like a picture but is damaged or cut short. Copy it again, or choose "
        "another file."
    )
