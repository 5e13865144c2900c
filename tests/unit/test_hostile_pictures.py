"""Picture files that claim, hide or repeat too much: a sentence, and never much memory."""

from __future__ import annotations

import io
import json
import struct
import subprocess
import sys
import zlib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from imgrec import picture_process
from imgrec.errors import PictureError
from imgrec.images import open_picture

MEGABYTES = 400
pytest.importorskip("resource", reason="This system does not tell how much memory was taken.")


def encoded(kind: str, mode: str = "RGB", size: tuple[int, int] = (40, 40), **how: Any) -> bytes:
    file = io.BytesIO()
    Image.new(mode, size).save(file, kind, **how)
    return file.getvalue()


def chunk(kind: bytes, data: bytes = b"") -> bytes:
    check = struct.pack(">I", zlib.crc32(kind + data))
    return struct.pack(">I", len(data)) + kind + data + check


def png(*before: bytes) -> bytes:
    """A small PNG with these chunks before its pixels."""
    data = encoded("PNG")
    return data[:33] + b"".join(before) + data[33:]


def black_png(side: int, *, bits: int, colour: int, channels: int) -> bytes:
    """A PNG of nothing but zeros, packed row by row."""
    head = struct.pack(">IIBBBBB", side, side, bits, colour, 0, 0, 0)
    packer, row = zlib.compressobj(1), bytes(1 + side * channels * bits // 8)
    pixels = b"".join(packer.compress(row) for _ in range(side)) + packer.flush()
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND")


def jpeg(*segments: tuple[int, bytes]) -> bytes:
    """A small JPEG with these segments at its beginning."""
    data = encoded("JPEG")
    heads = (struct.pack(">BBH", 255, kind, len(data) + 2) + data for kind, data in segments)
    return data[:2] + b"".join(heads) + data[2:]


def scans(times: int) -> bytes:
    """A progressive JPEG whose last scan is repeated."""
    data = encoded("JPEG", size=(800, 800), progressive=True)
    last = data[data.rfind(b"\xff\xc4", 0, data.rfind(b"\xff\xda")) : -2]
    return data[:-2] + last * times + data[-2:]


def bmp(side: int, compression: int, pixels: bytes) -> bytes:
    head = struct.pack("<IiiHHIIiiII", 40, side, side, 1, 8, compression, len(pixels), 0, 0, 256, 0)
    palette = bytes(1024)
    return b"BM" + struct.pack("<IHHI", 0, 0, 0, 14 + 40 + 1024) + head + palette + pixels


def tiff(side: int, entries: Iterable[tuple[int, int, bytes]]) -> bytes:
    """A grey TIFF; each further entry is a tag, a type (1: byte, 4: long) and its values."""
    size = struct.pack("<I", side)
    long = [(256, size), (257, size), (258, b"\x08\0\0\0"), (262, b"\1\0\0\0"), (277, b"\1\0\0\0")]
    every = sorted([(tag, 4, values) for tag, values in long] + list(entries))
    place, heads, far = 8 + 2 + 12 * len(every) + 4, b"", b""
    for tag, kind, values in every:
        count = len(values) // kind
        near = values.ljust(4, b"\0") if len(values) <= 4 else struct.pack("<I", place + len(far))
        heads += struct.pack("<HHI", tag, kind, count) + near
        far += values if len(values) > 4 else b""
    return struct.pack("<2sHIH", b"II", 42, 8, len(every)) + heads + bytes(4) + far


def lying_avif() -> bytes:
    """An AVIF that says 64 x 64 in its head; its pixels are 6,000 x 6,000."""
    data = encoded("AVIF", size=(6000, 6000), speed=10)
    place = data.index(b"ispe") + 8
    return data[:place] + struct.pack(">II", 64, 64) + data[place + 8 :]


ONE = struct.pack("<I", 1)
TEXT = zlib.compress(("a" * 900_000 + "\N{GRINNING FACE}").encode())
BOMBS: dict[str, tuple[Callable[[], bytes], str]] = {
    "PNG: a million chunks": (lambda: png(chunk(b"abCd") * 1_000_000), "more time or memory"),
    "PNG: unpacking text": (
        lambda: png(*(chunk(b"iTXt", b"%d\0\1\0\0\0" % n + TEXT) for n in range(200))),
        "is damaged",
    ),
    "PNG: an unpacking profile": (
        lambda: png(chunk(b"iCCP", b"p\0\0" + zlib.compress(bytes(100_000_000)))),
        "is damaged",
    ),
    "PNG: 30,000 x 30,000": (
        lambda: black_png(30_000, bits=1, colour=0, channels=1),
        "too many pixels",
    ),
    "JPEG: millions of segments": (lambda: jpeg(*[(0xE5, b"")] * 1_000_000), "time or memory"),
    "JPEG: EXIF in pieces": (lambda: jpeg(*[(0xE1, b"Exif\0\0" + bytes(60_000))] * 900), "time or"),
    "JPEG: thousands of scans": (lambda: scans(20_000), "more time or memory"),
    "JPEG: a large profile": (
        lambda: jpeg(*((0xE2, b"ICC_PROFILE\0%c\xff" % n + bytes(65_000)) for n in range(1, 256))),
        "",
    ),
    "GIF: millions of comments": (
        lambda: encoded("GIF")[:-1] + b"\x21\xfe\1a\0" * 3_000_000 + b";",
        "more time or memory",
    ),
    "BMP: no pixels": (lambda: bmp(8000, 0, b""), "is damaged"),
    "BMP: runs of one pixel": (lambda: bmp(4000, 1, b"\1\5" * 5_000_000), "more time or memory"),
    "TIFF: tiles of one pixel": (
        lambda: tiff(
            3000,
            [(259, 4, ONE), (322, 4, ONE), (323, 4, ONE), (324, 1, bytes(9_000_000))],
        ),
        "more time or memory",
    ),
    "TIFF: a large tag": (lambda: tiff(40, [(700, 1, b"<x" * 15_000_000)]), "is not a picture"),
    "AVIF: more than it says": (lying_avif, ""),
    "too large a file": (lambda: encoded("BMP").ljust(64_000_001), "at most 64 MB"),
}
WORST: dict[str, Callable[[], bytes]] = {
    "PNG of 16 bits with alpha": lambda: black_png(8000, bits=16, colour=6, channels=4),
    "PNG of 16 bits, grey": lambda: black_png(8000, bits=16, colour=0, channels=1),
    "PNG with a palette": lambda: encoded("PNG", "P", (8000, 8000)),
    "JPEG, progressive, CMYK": lambda: encoded("JPEG", "CMYK", (6200, 6200), progressive=True),
    "JPEG, progressive": lambda: encoded(
        "JPEG", size=(7070, 7070), progressive=True, subsampling="4:4:4"
    ),
    "WebP with alpha": lambda: encoded("WEBP", "RGBA", (4520, 4520), lossless=True, method=0),
    "GIF": lambda: encoded("GIF", "P", (8000, 8000)),
    "BMP in runs": lambda: bmp(4100, 1, (b"\xff\0" * 16 + b"\x14\0\0\0") * 4100),
    "TIFF, CMYK in one piece": lambda: encoded(
        "TIFF", "CMYK", (6600, 6600), compression="tiff_lzw", tiffinfo={278: 6600}
    ),
    "TIFF of 32 bits": lambda: encoded("TIFF", "F", (6600, 6600), compression="tiff_lzw"),
    "HEIC": lambda: encoded("HEIF", size=(7040, 7040), quality=10),
    "AVIF with alpha": lambda: encoded("AVIF", "RGBA", (4900, 4900), speed=10),
}


def measured(data: bytes, folder: Path) -> dict[str, Any]:
    """Open the file in another process, and give what that took."""
    file = folder / "picture"
    file.write_bytes(data)
    command = [sys.executable, str(Path(__file__).with_name("picture_peak.py")), str(file)]
    result: dict[str, Any] = json.loads(subprocess.check_output(command))
    return result


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_takes_little_memory_and_gives_a_sentence(name: str, tmp_path: Path) -> None:
    make, words = BOMBS[name]

    found = measured(make(), tmp_path)

    assert words in found["error"]
    assert bool(words) == bool(found["error"])
    assert found["megabytes"] < MEGABYTES


@pytest.mark.slow
@pytest.mark.parametrize("name", WORST)
def test_the_largest_of_each_format_is_opened_in_bounded_memory(name: str, tmp_path: Path) -> None:
    found = measured(WORST[name](), tmp_path)

    assert found["error"] == ""
    assert found["megabytes"] < MEGABYTES


def test_a_decoder_that_crashes_takes_nothing_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture_process, "CHILD", "tests.unit.a_crash")

    with pytest.raises(PictureError, match=r"photo takes more time or memory to decode than a"):
        open_picture(encoded("TIFF"), "photo")


def test_a_name_of_any_letters_comes_back_from_the_process() -> None:
    name = "-<b>été 狗'\" <script>"

    with pytest.raises(PictureError) as raised:
        open_picture(encoded("TIFF")[:-2000], name)

    assert str(raised.value).startswith(f"{name} begins like a picture but is damaged")
