"""Damaged picture files of every format, without end -> counts: none may raise anything else.

    python -m scripts.fuzz_pictures [SECONDS] [SEED]

Small files of every format are cut, spliced, repeated, and changed in bits and in numbers of their
heads; each is opened, in this process. Whatever comes but a picture or a `PictureError` ends the
run: the file that did it is written down as `fuzzed-<seed>-<number>`.
"""

from __future__ import annotations

import io
import random
import resource
import sys
import time
from collections import Counter
from pathlib import Path

import numpy as np
from PIL import Image

from imgrec.errors import PictureError
from imgrec.picture_files import FORMATS, decode_here

SECONDS = 300
SAID_EVERY = 60
NUMBERS = (0, 1, 0x7F, 0x80, 0xFF, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF)


def main() -> None:
    """Fuzz for so many seconds, and say once a minute what came."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else SECONDS
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    counts: Counter[str] = Counter()
    draw, files = random.Random(seed), seed_files()
    start = said = time.monotonic()
    while (now := time.monotonic()) < start + seconds:
        data = mutated(draw, files)
        counts["files"] += 1
        try:
            counts[opened(data)] += 1
        except BaseException:
            Path(f"fuzzed-{seed}-{counts['files']}").write_bytes(data)
            raise
        if now > said + SAID_EVERY:
            said = now
            report(counts)
    report(counts)


def opened(data: bytes) -> str:
    """What came of it: `pictures` or `PictureErrors`."""
    try:
        image, _ = decode_here(data, "fuzzed", FORMATS)
    except PictureError:
        return "PictureErrors"
    assert image.mode == "RGB"
    return "pictures"


def report(counts: Counter[str]) -> None:
    """Print the counts, and the most memory that this process ever held."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(", ".join(f"{count:,} {what}" for what, count in counts.items()), f"peak {peak:,.0f} MB")


def seed_files() -> list[bytes]:
    """Small files of every format, in several modes and with all that a file may carry."""
    rng = np.random.default_rng(list(b"fuzz"))
    image = Image.fromarray(rng.integers(0, 256, (24, 32, 3), dtype=np.uint8))
    exif = Image.Exif()
    exif[0x0112] = 6
    carried = {"exif": exif.tobytes(), "icc_profile": bytes(range(200))}
    frames = {"save_all": True, "append_images": [image.rotate(90)]}
    files = [saved(image, kind) for kind in FORMATS]
    files += [saved(image, kind, **carried) for kind in ("JPEG", "PNG", "WEBP", "TIFF", "AVIF")]
    files += [
        saved(image, kind, **frames) for kind in ("PNG", "WEBP", "GIF", "TIFF", "AVIF", "MPO")
    ]
    files += [saved(image.convert(mode), "TIFF") for mode in ("1", "L", "P", "CMYK", "F", "I;16")]
    files += [saved(image.convert(mode), "PNG") for mode in ("1", "LA", "P", "RGBA", "I;16")]
    files += [saved(image, "TIFF", compression=c) for c in ("tiff_lzw", "jpeg", "packbits")]
    files += [saved(image, "JPEG", progressive=True), saved(image.convert("CMYK"), "JPEG")]
    files += [saved(image.convert("RGBA"), "HEIF"), saved(image.quantize(16), "BMP")]
    return files


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    """The bytes of a file."""
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def mutated(draw: random.Random, files: list[bytes]) -> bytes:
    """One of the files, damaged in one to six ways."""
    data = bytearray(draw.choice(files))
    for _ in range(draw.randint(1, 6)):
        draw.choice((flip, number, number, cut, insert, repeat))(draw, data)
        if draw.random() < 0.05:
            splice(draw, data, draw.choice(files))
    return bytes(data)


def place_in(draw: random.Random, data: bytearray) -> int:
    """A place in the file, more often in its head, where the sizes are."""
    return int(draw.random() ** draw.choice((1, 3)) * len(data))


def flip(draw: random.Random, data: bytearray) -> None:
    """Turn one bit."""
    if data:
        data[place_in(draw, data)] ^= 1 << draw.randrange(8)


def number(draw: random.Random, data: bytearray) -> None:
    """Write a number of 1, 2 or 4 bytes at the edge of what such a one can be."""
    place, size = place_in(draw, data), draw.choice((1, 2, 4))
    value = draw.choice((*NUMBERS, draw.getrandbits(32))) & (256**size - 1)
    data[place : place + size] = value.to_bytes(size, draw.choice(("big", "little")))


def cut(draw: random.Random, data: bytearray) -> None:
    """Take bytes out, or the whole rest."""
    place = place_in(draw, data)
    del data[place : draw.choice((place + draw.randint(1, 32), len(data)))]


def insert(draw: random.Random, data: bytearray) -> None:
    """Put random bytes in."""
    place = place_in(draw, data)
    data[place:place] = draw.randbytes(draw.randint(1, 32))


def repeat(draw: random.Random, data: bytearray) -> None:
    """Say a part several times."""
    place = place_in(draw, data)
    data[place:place] = data[place : place + draw.randint(1, 200)] * draw.randint(1, 20)


def splice(draw: random.Random, data: bytearray, other: bytes) -> None:
    """Go on with the rest of another file."""
    del data[place_in(draw, data) :]
    data += other[draw.randrange(len(other)) :]


if __name__ == "__main__":
    main()
