"""A Pillow image of any mode, with a colour profile or without -> RGB as screens show it, sRGB."""

from __future__ import annotations

import io
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageCms

NUMBER_MODES = ("I", "I;16", "I;16L", "I;16B", "I;16N", "F")
PROFILE_MODES = ("L", "RGB", "CMYK", "LAB")


def as_rgb(image: Image.Image, profile: bytes | None) -> tuple[Image.Image, tuple[str, ...]]:
    """Turn any image into RGB, and say what a person may want to know of it.

    Args:
        image: of any of Pillow's modes.
        profile: the bytes of its ICC profile, if it has one.

    Returns:
        The image in mode RGB, and a sentence for each thing that was not plain.
    """
    if image.mode in NUMBER_MODES:
        return _from_numbers(np.asarray(image))
    alpha = None
    notes: tuple[str, ...] = ()
    if image.has_transparency_data:
        alpha = image.convert("RGBA").getchannel("A")
        if alpha.getextrema() != (255, 255):
            notes = ("What is transparent in it is shown white.",)
    rgb, profile_notes = _colours(image, profile)
    if alpha is not None:
        rgb.putalpha(alpha)
        rgb = on_white(rgb)
    return rgb, notes + profile_notes


def on_white(image: Image.Image) -> Image.Image:
    """Lay an RGBA image on white paper."""
    paper = Image.new("RGBA", image.size, "white")
    return Image.alpha_composite(paper, image).convert("RGB")


def _colours(image: Image.Image, profile: bytes | None) -> tuple[Image.Image, tuple[str, ...]]:
    """The colours alone, in RGB: by the profile if there is one, by the usual formula if not."""
    opaque = _opaque(image)
    if opaque.mode == "LAB" and profile is None:
        lab = ImageCms.createProfile("LAB")
        return _transformed(opaque, ImageCms.ImageCmsProfile(lab)), ()
    if profile is None or opaque.mode not in PROFILE_MODES:
        return opaque.convert("RGB"), ()
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if opaque.mode == "RGB" and "sRGB" in ImageCms.getProfileDescription(source):
            return opaque, ()
        return _transformed(opaque, source), ("Its colours were turned into sRGB.",)
    except (ImageCms.PyCMSError, OSError):
        return opaque.convert("RGB"), ("Its colour profile could not be used and was left out.",)


def _opaque(image: Image.Image) -> Image.Image:
    if image.mode in PROFILE_MODES:
        return image
    return image.convert("L" if image.mode in ("1", "LA", "La") else "RGB")


def _transformed(image: Image.Image, source: ImageCms.ImageCmsProfile) -> Image.Image:
    srgb = ImageCms.createProfile("sRGB")
    result = ImageCms.profileToProfile(image, source, srgb, outputMode="RGB")
    assert result is not None  # None comes only where the image itself is changed
    return result


def _from_numbers(grey: NDArray[Any]) -> tuple[Image.Image, tuple[str, ...]]:
    """Grey of 16 or 32 bits, or fractions -> 8 bits; the range is guessed from the numbers."""
    numbers = np.nan_to_num(grey.astype(np.float64), posinf=0.0, neginf=0.0)
    low, high = float(numbers.min()), float(numbers.max())
    notes: tuple[str, ...] = ()
    if grey.dtype == np.uint16:
        low, high = 0.0, 65535.0
    elif low >= 0 and high <= 1 and grey.dtype.kind == "f":
        low, high = 0.0, 1.0
    elif low >= 0 and high <= 255:
        low, high = 0.0, 255.0
    elif low >= 0 and high <= 65535:
        low, high = 0.0, 65535.0
    else:
        notes = (f"Its numbers, {low:.6g} to {high:.6g}, were spread from black to white.",)
    eight = np.rint((numbers - low) / ((high - low) or 1.0) * 255).astype(np.uint8)
    return Image.fromarray(eight).convert("RGB"), notes
