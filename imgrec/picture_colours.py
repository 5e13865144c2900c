"""A Pillow image of any mode, with a colour profile or without -> RGB as screens show it, sRGB."""

from __future__ import annotations

import io
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageCms

STRIP_PIXELS = 1_000_000  # turned at a time, so that a large image is never held twice
NUMBER_MODES = ("I", "I;16", "I;16L", "I;16B", "I;16N", "F")
BITS, PHOTOMETRIC, WHITE_IS_ZERO = 258, 262, 0  # tags of a TIFF, and a value
PROFILE_MODES = ("L", "RGB", "CMYK", "LAB")
LARGEST_PROFILE = 4_000_000  # bytes; those of printing presses have about half of that
Transform = ImageCms.ImageCmsTransform


class ToRgb:
    """Turns an image into RGB, strip by strip, and gathers what a person may want to know.

    Attributes:
        notes: a sentence for each thing that was not plain.
    """

    def __init__(self, image: Image.Image, profile: object) -> None:
        self.notes: list[str] = []
        self._range = self._range_of(image) if image.mode in NUMBER_MODES else None
        self._transform: Transform | None = None
        if self._range is None:
            self._transform = self._transform_from(_opaque_mode(image.mode), profile)

    def __call__(self, strip: Image.Image) -> Image.Image:
        """A strip of the image -> the same in RGB, opaque."""
        if self._range:
            return _from_numbers(strip, *self._range)
        rgb = self._colours(strip.convert(_opaque_mode(strip.mode)))
        if strip.has_transparency_data:
            alpha = strip.convert("RGBA").getchannel("A")
            if alpha.getextrema() != (255, 255):
                self._note("What is transparent in it is shown white.")
            rgb.putalpha(alpha)
            rgb = on_white(rgb)
        return rgb

    def _colours(self, opaque: Image.Image) -> Image.Image:
        if self._transform is None:
            return opaque.convert("RGB")
        turned = ImageCms.applyTransform(opaque, self._transform)
        assert turned is not None  # None comes only where the image itself is changed
        return turned

    def _transform_from(self, mode: str, profile: object) -> Transform | None:
        """What turns colours of that mode into sRGB; None where the usual formula does."""
        if mode == "LAB" and profile is None:
            return _to_srgb(ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")), mode)
        if profile is None:
            return None
        try:
            if not isinstance(profile, bytes) or len(profile) > LARGEST_PROFILE:
                raise ImageCms.PyCMSError(f"Expected at most {LARGEST_PROFILE} bytes.")
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            if mode == "RGB" and "sRGB" in ImageCms.getProfileDescription(source):
                return None
            transform = _to_srgb(source, mode)
        except (ImageCms.PyCMSError, OSError):
            self._note("Its colour profile could not be used and was left out.")
            return self._transform_from(mode, None)
        self._note("Its colours were turned into sRGB.")
        return transform

    def _range_of(self, image: Image.Image) -> tuple[float, float]:
        """The numbers that are black and white; told by the file, or guessed from all it holds."""
        if image.mode.startswith("I;16"):
            tags = getattr(image, "tag_v2", {})  # of a TIFF
            white = 2.0 ** tags.get(BITS, (16,))[0] - 1
            return (white, 0.0) if tags.get(PHOTOMETRIC) == WHITE_IS_ZERO else (0.0, white)
        extremes = [_extremes(strip) for strip in strips(image)]
        low, high = min(low for low, _ in extremes), max(high for _, high in extremes)
        for white in (1, 255, 65535) if image.mode == "F" else (255, 65535):
            if low >= 0 and high <= white:
                return 0.0, float(white)
        self._note(f"Its numbers, {low:.6g} to {high:.6g}, were spread from black to white.")
        return low, high

    def _note(self, sentence: str) -> None:
        if sentence not in self.notes:
            self.notes.append(sentence)


def strips(image: Image.Image, rows: int = 1) -> Iterator[Image.Image]:
    """The image in strips of about a million pixels; their heights are multiples of `rows`."""
    height = max(1, STRIP_PIXELS // (image.width * rows)) * rows
    for top in range(0, image.height, height):
        yield image.crop((0, top, image.width, min(image.height, top + height)))


def on_white(image: Image.Image) -> Image.Image:
    """Lay an RGBA image on white paper."""
    paper = Image.new("RGBA", image.size, "white")
    return Image.alpha_composite(paper, image).convert("RGB")


def _opaque_mode(mode: str) -> str:
    if mode in PROFILE_MODES:
        return mode
    return "L" if mode in ("1", "LA", "La") else "RGB"


def _to_srgb(source: ImageCms.ImageCmsProfile, mode: str) -> Transform:
    return ImageCms.buildTransform(source, ImageCms.createProfile("sRGB"), mode, "RGB")


def _extremes(strip: Image.Image) -> tuple[float, float]:
    numbers = _finite(strip)
    return float(numbers.min()), float(numbers.max())


def _from_numbers(strip: Image.Image, low: float, high: float) -> Image.Image:
    """Grey of 16 or 32 bits, or fractions -> 8 bits."""
    eight = np.rint((_finite(strip) - low) / ((high - low) or 1.0) * 255).astype(np.uint8)
    return Image.fromarray(eight).convert("RGB")


def _finite(strip: Image.Image) -> NDArray[np.float64]:
    return np.nan_to_num(np.asarray(strip).astype(np.float64), posinf=0.0, neginf=0.0)
