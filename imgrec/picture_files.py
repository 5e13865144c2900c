"""The bytes of a picture file -> RGB pixels: upright, sRGB, opaque, of a size that fits memory."""

from __future__ import annotations

import math
import struct
import unicodedata
import warnings
import zlib

import pillow_heif
from PIL import Image, ImageOps, UnidentifiedImageError

from imgrec.errors import PictureError
from imgrec.picture_colours import ToRgb, strips
from imgrec.picture_limits import (
    MAX_PIXELS,
    Readings,
    TooManyReadsError,
    check_bytes,
    check_size,
    too_costly,
    too_large,
)
from imgrec.picture_process import decode_apart

KEPT_SIDE = 1024  # of a large picture, the shorter side is kept at this or a little more
KEPT_PIXELS = 2 * KEPT_SIDE * 4 * KEPT_SIDE  # of a long one, no more than this
NAME_LIMIT = 80
PLAIN = ("JPEG", "PNG", "WEBP", "GIF", "BMP")
CONTAINERS = ("TIFF", "HEIF", "AVIF")  # what they need shows only while they are decoded
FORMATS = PLAIN + CONTAINERS
FORMATS_SAID = "JPEG, PNG, WebP, GIF, BMP, TIFF, HEIC or AVIF"
CAN_REDUCE = ("L", "LA", "RGB", "RGBA", "CMYK")
ORIENTATION = 0x0112
DAMAGED = (  # what decoders raise at damaged bytes
    OSError,
    ValueError,
    SyntaxError,
    EOFError,
    LookupError,
    ArithmeticError,
    RuntimeError,
    TypeError,
    AttributeError,
    struct.error,
    zlib.error,
)
Decoded = tuple[Image.Image, tuple[str, ...]]

pillow_heif.register_heif_opener(thumbnails=False, depth_images=False, aux_images=False)
Image.init()  # `Image.open(formats=...)` knows only the formats whose readers are loaded


def decode(data: bytes, name: str) -> Decoded:
    """Decode a file of any common format and mode.

    Args:
        data: the bytes of a JPEG, PNG, WebP, GIF, BMP, TIFF, HEIC or AVIF.
        name: what to call it in an error.

    Returns:
        A Pillow image of mode RGB that carries nothing else the file said, and the notes.

    Raises:
        PictureError: not a picture, damaged, empty, too many or too few pixels: one sentence.
    """
    check_bytes(data, name)
    return decode_apart(data, name) if _is_container(data) else decode_here(data, name, PLAIN)


def decode_here(data: bytes, name: str, formats: tuple[str, ...]) -> Decoded:
    """Decode a file of certain formats in this process; see `decode`."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # remarks of decoders; what matters is raised
        try:
            with _opened(data, name, formats) as image:
                return _decoded(image, name)
        except (MemoryError, TooManyReadsError) as reason:
            raise too_costly(name) from reason


def clean_name(name: str) -> str:
    """A file's name without folders, control characters and marks that turn the text around."""
    last = name.replace("\\", "/").rstrip("/").rpartition("/")[2]
    shown = "".join(" " if unicodedata.category(c)[0] == "C" else c for c in last)
    shown = " ".join(shown.split())
    if len(shown) > NAME_LIMIT:
        shown = f"{shown[: NAME_LIMIT - 10]}…{shown[-9:]}"
    return shown or "picture"


def _is_container(data: bytes) -> bool:
    """Whether the file begins like one of `CONTAINERS`."""
    return data[4:8] == b"ftyp" or (data[:2] in (b"II", b"MM") and set(data[2:4]) <= set(b"*+\0"))


def _opened(data: bytes, name: str, formats: tuple[str, ...]) -> Image.Image:
    try:
        return Image.open(Readings(data), formats=formats)
    except Image.DecompressionBombError as reason:
        raise too_large(name, f"far more than {MAX_PIXELS:,}") from reason
    except UnidentifiedImageError as reason:
        raise PictureError(
            f"{name} is not a picture that can be read here. Expected {FORMATS_SAID}: "
            "save it as one of these, or choose another file."
        ) from reason
    except DAMAGED as reason:
        raise _damaged(name) from reason


def _decoded(image: Image.Image, name: str) -> Decoded:
    check_size(image, name)
    try:
        notes = _frames_note(image)
        profile = image.info.get("icc_profile")
        if image.format in ("JPEG", "MPO"):
            image.draft("", _kept_size(image))  # decoded at 1/2, 1/4 or 1/8 right away
        image.load()
    except DAMAGED as reason:
        raise _damaged(name) from reason
    kept, colour_notes = _kept(image, profile)
    return kept, notes + _turn_upright(kept, image) + colour_notes


def _frames_note(image: Image.Image) -> tuple[str, ...]:
    if not getattr(image, "is_animated", False):
        return ()
    if image.format in ("GIF", "WEBP", "PNG", "AVIF"):
        return ("It moves: only its first frame is used.",)
    if image.format == "TIFF":
        return ("It has several pages: only the first is used.",)
    return ()  # phones put a second picture (depth, brightness) behind the first


def _kept(image: Image.Image, profile: object) -> Decoded:
    """The pixels alone: what else the file said (place, date, camera) is forgotten here.

    Of a large image the means of whole blocks are kept, which leave nearly the same for a later
    mean over larger ones.
    """
    factor = _factor(image)
    to_rgb = ToRgb(image, profile)
    kept = Image.new("RGB", (-(-image.width // factor), -(-image.height // factor)))
    row = 0
    for strip in strips(image, rows=factor):
        early = factor > 1 and strip.mode in CAN_REDUCE
        rgb = to_rgb(strip.reduce(factor) if early else strip)
        rgb = rgb if early or factor == 1 else rgb.reduce(factor)
        kept.paste(rgb, (0, row))
        row += rgb.height
    return kept, tuple(to_rgb.notes)


def _turn_upright(kept: Image.Image, image: Image.Image) -> tuple[str, ...]:
    """Turn what is kept by the EXIF of the file."""
    try:
        kept.getexif()[ORIENTATION] = image.getexif().get(ORIENTATION, 1)
        ImageOps.exif_transpose(kept, in_place=True)
    except DAMAGED:
        return ("Its EXIF cannot be read: it may lie on its side.",)
    finally:
        kept.getexif().clear()
        kept.info.clear()
    return ()


def _kept_size(image: Image.Image) -> tuple[int, int]:
    factor = _factor(image)
    return image.width // factor, image.height // factor


def _factor(image: Image.Image) -> int:
    by_area = math.ceil(math.sqrt(image.width * image.height / KEPT_PIXELS))
    return max(1, min(image.size) // KEPT_SIDE, by_area)


def _damaged(name: str) -> PictureError:
    return PictureError(
        f"{name} begins like a picture but is damaged or cut short. Copy it again, or choose "
        "another file."
    )
