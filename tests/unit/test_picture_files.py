"""Picture files as people have them: every format, mode and fault."""

from __future__ import annotations

import contextlib
import io
import struct
import zlib
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms

from imgrec.errors import PictureError
from imgrec.images import open_picture, reduce
from imgrec.picture_files import FORMATS, clean_name, decode_here

HEIGHT, WIDTH = 48, 64


def gradient(height: int = HEIGHT, width: int = WIDTH) -> np.ndarray:
    """Red grows to the right, green downwards, blue to the left: no two corners are alike."""
    rows, columns = np.mgrid[0 : 1 : height * 1j, 0 : 1 : width * 1j]
    return np.rint(255 * np.stack([columns, rows, 1 - columns], axis=-1)).astype(np.uint8)


def encoded(image: Image.Image, kind: str = "PNG", **options: Any) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def pixels_of(data: bytes) -> np.ndarray:
    return np.asarray(open_picture(data, "test").pixels)


GRADIENT = Image.fromarray(gradient())
FILES = {kind: encoded(GRADIENT, kind) for kind in FORMATS}
LOSSLESS = ("PNG", "BMP", "TIFF")


@pytest.mark.parametrize("kind", FORMATS)
def test_every_format_is_read(kind: str) -> None:
    picture = open_picture(FILES[kind], f"photo.{kind}")

    found = np.asarray(picture.pixels).astype(int)
    assert (picture.pixels.mode, picture.name, picture.notes) == ("RGB", f"photo.{kind}", ())
    assert np.abs(found - gradient()).max() <= (0 if kind in LOSSLESS else 60)
    assert np.abs(found - gradient()).mean() <= 6


GREY = np.repeat(gradient()[..., :1], 3, axis=2)
MODES: dict[str, tuple[Image.Image, str, np.ndarray]] = {
    "grey": (GRADIENT.getchannel("R"), "PNG", GREY),
    "grey and alpha": (GRADIENT.getchannel("R").convert("LA"), "PNG", GREY),
    "black and white": (
        GRADIENT.getchannel("R").point(lambda v: 255 * (v > 127)).convert("1"),
        "PNG",
        np.where(GREY > 127, 255, 0),
    ),
    "grey of 16 bits": (
        Image.fromarray(gradient()[..., 0].astype(np.uint16) * 257),
        "PNG",
        GREY,
    ),
    "grey of 32 bits": (Image.fromarray(gradient()[..., 0].astype(np.int32)), "TIFF", GREY),
    "fractions": (Image.fromarray(gradient()[..., 0].astype(np.float32) / 255), "TIFF", GREY),
    "numbers below zero": (
        Image.fromarray(gradient()[..., 0].astype(np.float32) - 100),
        "TIFF",
        GREY,
    ),
    "CMYK": (GRADIENT.convert("CMYK"), "TIFF", gradient()),
    "CMYK in a JPEG": (GRADIENT.convert("CMYK"), "JPEG", gradient()),
    "YCbCr": (GRADIENT.convert("YCbCr"), "TIFF", gradient()),
    "opaque alpha": (GRADIENT.convert("RGBA"), "PNG", gradient()),
    "palette": (GRADIENT.quantize(256), "PNG", gradient()),
}


@pytest.mark.parametrize("mode", MODES)
def test_every_mode_becomes_rgb(mode: str) -> None:
    image, kind, expected = MODES[mode]

    found = pixels_of(encoded(image, kind))

    assert np.abs(found.astype(int) - expected).mean() < (8 if mode == "palette" else 2)


def test_numbers_without_a_known_range_are_spread_and_it_says_so() -> None:
    image, kind, _ = MODES["numbers below zero"]

    notes = open_picture(encoded(image, kind)).notes

    assert notes == ("Its numbers, -100 to 155, were spread from black to white.",)


def grey_tiff(numbers: np.ndarray, *, bits: int, white_is_zero: bool) -> bytes:
    """A TIFF of 16 bits a pixel, or of 12 that lie close together."""
    height, width = numbers.shape
    pixels = numbers.astype("<u2").tobytes()
    if bits == 12:
        pairs = numbers.astype(np.uint32).reshape(-1, 2) @ np.array([1 << 12, 1], np.uint32)
        pixels = b"".join(int(pair).to_bytes(3, "big") for pair in pairs)
    tags = {256: width, 257: height, 258: bits, 259: 1, 262: int(not white_is_zero), 273: 200}
    tags |= {277: 1, 278: height, 279: len(pixels)}
    heads = b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in tags.items())
    return (struct.pack("<2sHIH", b"II", 42, 8, len(tags)) + heads).ljust(200, b"\0") + pixels


@pytest.mark.parametrize(("bits", "white_is_zero"), [(16, False), (16, True), (12, False)])
def test_grey_of_many_bits_goes_from_the_black_to_the_white_of_the_file(
    bits: int, white_is_zero: bool
) -> None:
    grey = np.rint(np.linspace(0, 2**bits - 1, HEIGHT * WIDTH)).reshape(HEIGHT, WIDTH)

    found = pixels_of(grey_tiff(grey, bits=bits, white_is_zero=white_is_zero))

    expected = 255 * grey / (2**bits - 1)
    np.testing.assert_allclose(found[..., 0], 255 - expected if white_is_zero else expected, atol=1)


def test_a_jpeg_in_cmyk_is_inverted_as_adobe_writes_it() -> None:
    data = encoded(Image.new("CMYK", (WIDTH, HEIGHT), (255, 0, 0, 0)), "JPEG")

    assert b"Adobe" in data
    assert pixels_of(data)[0, 0].tolist() == [0, 255, 255]


def in_lab(image: Image.Image) -> Image.Image:
    srgb, lab = ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB")
    image = ImageCms.profileToProfile(image, srgb, lab, outputMode="LAB")
    del image.info["icc_profile"]
    return image


LAB = in_lab(GRADIENT)


def test_lab_is_turned_into_rgb() -> None:
    assert np.abs(pixels_of(encoded(LAB, "TIFF")).astype(int) - gradient()).mean() < 3


def clear(image: Image.Image) -> Image.Image:
    """Make the left half transparent."""
    alpha = Image.new("L", image.size, 255)
    alpha.paste(0, (0, 0, WIDTH // 2, HEIGHT))
    image = image.copy()
    image.putalpha(alpha)
    return image


PALETTE = Image.new("P", (WIDTH, HEIGHT), 1)
PALETTE.putpalette([9, 9, 9, 0, 0, 255])
PALETTE.paste(0, (0, 0, WIDTH // 2, HEIGHT))


@pytest.mark.parametrize(
    "data",
    [
        encoded(clear(GRADIENT)),
        encoded(clear(GRADIENT), "WEBP", lossless=True),
        encoded(clear(GRADIENT.convert("L"))),
        encoded(PALETTE, transparency=0),
        encoded(PALETTE, "GIF", transparency=0),
    ],
    ids=["PNG", "WebP", "grey", "palette", "GIF"],
)
def test_what_is_transparent_is_shown_white_and_it_says_so(data: bytes) -> None:
    picture = open_picture(data)

    assert (np.asarray(picture.pixels)[:, : WIDTH // 2] == 255).all()
    assert (np.asarray(picture.pixels)[:, WIDTH // 2 :] < 255).any(axis=2).all()
    assert picture.notes == ("What is transparent in it is shown white.",)


UPRIGHT: dict[int, Callable[[np.ndarray], np.ndarray]] = {
    1: lambda a: a,
    2: lambda a: a[:, ::-1],
    3: lambda a: a[::-1, ::-1],
    4: lambda a: a[::-1],
    5: lambda a: a.swapaxes(0, 1),
    6: lambda a: np.rot90(a, -1),
    7: lambda a: a[::-1, ::-1].swapaxes(0, 1),
    8: lambda a: np.rot90(a),
}


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "WEBP", "HEIF", "AVIF"])
@pytest.mark.parametrize("orientation", UPRIGHT)
def test_a_photo_is_turned_upright(orientation: int, kind: str) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation

    found = pixels_of(encoded(GRADIENT, kind, exif=exif.tobytes()))

    expected = UPRIGHT[orientation](gradient())
    assert found.shape == expected.shape
    assert np.abs(found.astype(int) - expected).mean() < 6


def test_nothing_but_pixels_is_kept_of_a_photo() -> None:
    exif = Image.Exif()
    exif[0x010F] = "a camera"

    picture = open_picture(encoded(GRADIENT, "JPEG", exif=exif, comment=b"at home"))

    assert picture.pixels.info == {}
    assert len(picture.pixels.getexif()) == 0


def test_exif_that_cannot_be_read_does_not_matter() -> None:
    found = open_picture(encoded(GRADIENT, "PNG", exif=b"Exif\0\0MM\0*\0\0\0\x08\xff"))

    np.testing.assert_array_equal(np.asarray(found.pixels), gradient())


def swapped_profile() -> bytes:
    """An ICC profile in which red and green have changed places."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for old, new in ((b"rXYZ", b"?XYZ"), (b"gXYZ", b"rXYZ"), (b"?XYZ", b"gXYZ")):
        profile = profile.replace(old, new, 1)
    return profile.replace("sRGB".encode("utf-16-be"), "swap".encode("utf-16-be"))


def test_a_colour_profile_is_turned_into_srgb() -> None:
    red = Image.new("RGB", (40, 40), (255, 0, 0))

    picture = open_picture(encoded(red, icc_profile=swapped_profile()))

    assert reduce(picture)[0, 0].tolist() == pytest.approx([0, 255, 0], abs=3)
    assert picture.notes == ("Its colours were turned into sRGB.",)


def test_pixels_that_are_in_srgb_already_are_not_touched() -> None:
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()

    np.testing.assert_array_equal(pixels_of(encoded(GRADIENT, icc_profile=srgb)), gradient())


@pytest.mark.parametrize("profile", [b"no profile", swapped_profile()[:300]])
def test_a_broken_colour_profile_is_left_out_and_it_says_so(profile: bytes) -> None:
    picture = open_picture(encoded(GRADIENT, icc_profile=profile))

    np.testing.assert_array_equal(np.asarray(picture.pixels), gradient())
    assert picture.notes == ("Its colour profile could not be used and was left out.",)


def test_a_colour_profile_that_is_a_number_is_left_out() -> None:
    data = encoded(GRADIENT, "TIFF", icc_profile=b"1234")
    profile_tag, number_tag = (struct.pack("<HHI", 34675, *kind) for kind in ((7, 4), (4, 1)))
    assert profile_tag in data

    picture = open_picture(data.replace(profile_tag, number_tag))

    np.testing.assert_array_equal(np.asarray(picture.pixels), gradient())
    assert picture.notes == ("Its colour profile could not be used and was left out.",)


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG"])
def test_an_animation_gives_its_first_frame_and_it_says_so(kind: str) -> None:
    frames = [Image.new("RGB", (40, 40), colour) for colour in ("red", "blue")]
    data = encoded(frames[0], kind, save_all=True, append_images=frames[1:])

    picture = open_picture(data)

    assert reduce(picture)[0, 0].tolist() == pytest.approx([255, 0, 0], abs=5)
    assert picture.notes == ("It moves: only its first frame is used.",)


def test_a_second_picture_behind_a_photo_is_not_an_animation() -> None:
    behind = GRADIENT.resize((WIDTH, HEIGHT))

    assert open_picture(encoded(GRADIENT, "MPO", save_all=True, append_images=[behind])).notes == ()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_large_photo_is_kept_smaller(kind: str) -> None:
    image = GRADIENT.resize((3072, 2304), Image.Resampling.BICUBIC)

    picture = open_picture(encoded(image, kind))

    assert picture.pixels.size == (1536, 1152)


def test_of_a_long_strip_no_more_is_kept_than_of_a_photo() -> None:
    picture = open_picture(encoded(Image.new("RGB", (40_000, 1_500), (10, 20, 30))))

    assert picture.pixels.size == (13_334, 500)
    assert picture.pixels.getextrema() == ((10, 10), (20, 20), (30, 30))


@pytest.mark.parametrize("mode", ["palette", "grey of 16 bits", "CMYK", "LAB", "alpha"])
def test_a_large_picture_is_turned_strip_by_strip_like_a_small_one_at_once(mode: str) -> None:
    image = {"LAB": LAB, "alpha": clear(GRADIENT)}.get(mode) or MODES[mode][0]
    tiled = Image.new(image.mode, (WIDTH * 40, HEIGHT * 50))
    if image.mode == "P":
        tiled.putpalette(image.getpalette())
    for place in np.ndindex(40, 50):
        tiled.paste(image, (place[0] * WIDTH, place[1] * HEIGHT))

    kept = pixels_of(encoded(tiled, "TIFF"))

    small = pixels_of(encoded(image, "TIFF")).reshape(HEIGHT // 2, 2, WIDTH // 2, 2, 3)
    expected = np.tile(small.mean(axis=(1, 3)), (50, 40, 1))
    assert kept.shape == expected.shape
    assert np.abs(kept - expected).max() <= (4 if mode == "LAB" else 2)


def test_a_large_photo_is_reduced_to_nearly_the_same_image() -> None:
    rng = np.random.default_rng(list(b"a large photo"))
    coarse = Image.fromarray(rng.integers(0, 256, (50, 50, 3), dtype=np.uint8))
    image = coarse.resize((2400, 2400), Image.Resampling.BICUBIC)
    whole = np.asarray(image.resize((32, 32), Image.Resampling.BOX)).astype(int)

    difference = np.abs(reduce(open_picture(encoded(image, "BMP"))) - whole)

    assert difference.max() <= 3
    assert difference.mean() < 1


def test_an_empty_file_is_named() -> None:
    with pytest.raises(PictureError, match=r"photo\.jpg is empty: it has 0 bytes"):
        open_picture(b"", "photo.jpg")


@pytest.mark.parametrize(
    "data", [b"a text", b"%PDF-1.7", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"PK\3\4", b"\0"]
)
def test_what_is_no_picture_is_refused_with_the_formats(data: bytes) -> None:
    with pytest.raises(PictureError, match=r"paper\.pdf is not a picture .* HEIC or AVIF"):
        open_picture(data, "paper.pdf")


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("share", [0.4, 0.8])
def test_a_truncated_file_is_refused(kind: str, share: float) -> None:
    data = FILES[kind]

    with pytest.raises(PictureError, match=r"cut\.img (begins like a picture but|is not a pict)"):
        open_picture(data[: int(len(data) * share)], "cut.img")


@pytest.mark.parametrize("size", [(1, 500), (500, 1), (7, 7)])
def test_a_picture_with_too_few_pixels_is_refused(size: tuple[int, int]) -> None:
    with pytest.raises(PictureError, match=rf"has {size[0]} × {size[1]} pixels\. Expected at"):
        open_picture(encoded(Image.new("RGB", size)))


def claiming(width: int, height: int) -> bytes:
    """The head of a PNG that says how large it is, and no pixels."""
    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", 13) + head + struct.pack(">I", zlib.crc32(head))
    return b"\x89PNG\r\n\x1a\n" + chunk + b"\0\0\0\0IDAT" + struct.pack(">I", zlib.crc32(b"IDAT"))


@pytest.mark.parametrize("size", [(8001, 8000), (12_000, 9000), (60_000, 60_000)])
def test_a_picture_with_too_many_pixels_is_refused_before_decoding(size: tuple[int, int]) -> None:
    with pytest.raises(PictureError, match=r"bomb\.png has too many pixels: .* at most 64,000,000"):
        open_picture(claiming(*size), "bomb.png")


@pytest.mark.parametrize("kind", FORMATS)
def test_the_ending_of_a_name_does_not_matter(kind: str) -> None:
    assert open_picture(FILES[kind], "song.mp3").notes == ()


@pytest.mark.parametrize("kind", FORMATS)
@given(places=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), min_size=1, max_size=5))
def test_a_damaged_file_opens_or_is_refused_in_a_sentence(
    kind: str, places: list[tuple[float, int]]
) -> None:
    data = bytearray(FILES[kind])
    for place, value in places:
        data[int(place**3 * (len(data) - 1))] = value  # mostly in the head, where the sizes are

    with contextlib.suppress(PictureError):
        assert decode_here(bytes(data), "damaged", FORMATS)[0].mode == "RGB"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("deer.jpg", "deer.jpg"),
        ("C:\\photos\\deer.jpg", "deer.jpg"),
        ("../../etc/deer.jpg", "deer.jpg"),
        ("a\nb\x00c\x1b[31m.png", "a b c [31m.png"),
        ("gnp\u202egpj.exe", "gnp gpj.exe"),
        ("  two   spaces .png ", "two spaces .png"),
        ("été 狗.heic", "été 狗.heic"),
        ("", "picture"),
        ("\x00/", "picture"),
    ],
)
def test_names_are_cleaned_for_display(name: str, shown: str) -> None:
    assert clean_name(name) == shown


def test_a_long_name_keeps_its_ending() -> None:
    assert clean_name("a" * 300 + ".jpeg").endswith("aaaa.jpeg")
    assert len(clean_name("a" * 300 + ".jpeg")) == 80
