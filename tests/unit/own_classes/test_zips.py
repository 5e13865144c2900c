"""A zip can neither lead out of its folder, nor take memory that was not looked at before."""

from __future__ import annotations

import io
import stat
import struct
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imgrec.errors import DatasetError
from imgrec.own_classes import limits, zips
from imgrec.own_classes.zips import open_zip
from tests.unit.own_classes.made import png, zipped

HOSTILE = (
    "../up.png",
    "cats/../../up.png",
    "/etc/up.png",
    "C:\\up.png",
    "c:up.png",
    "..\\up.png",
    "cats\\..\\..\\up.png",
)
parts = st.sampled_from(["cats", "dogs", "..", ".", "", "C:", "a b", ".git", "x.png", "é"])


@pytest.mark.parametrize("path", HOSTILE)
def test_a_path_that_leads_out_is_left_out_and_the_rest_is_taken(path: str) -> None:
    found = open_zip(zipped({path: png(1), "cats/in.png": png(2)}), "pets.zip")

    assert list(found.files) == [("cats", "in.png")]
    assert [file.reason for file in found.left_out] == ["outside"]
    assert not {"/", "\\"} & set(found.left_out[0].name)


paths = st.lists(parts, min_size=1, max_size=5).map("/".join).filter(bool)


@given(st.lists(paths, max_size=6, unique=True))
def test_no_path_whatever_keeps_a_part_that_leads_anywhere(paths: list[str]) -> None:
    found = open_zip(zipped(dict.fromkeys(paths, b"x")), "any.zip")

    for path in found.files:
        assert not {"", ".", ".."} & set(path)
        assert not any("/" in part or "\\" in part or part.startswith(".") for part in path)


@given(st.binary(max_size=300))
def test_bytes_that_are_no_zip_become_a_sentence(content: bytes) -> None:
    with pytest.raises(DatasetError, match=r"not a zip that can be read here"):
        open_zip(content, "pets.zip")


@given(st.integers(0, 400), st.integers(0, 255))
def test_a_damaged_zip_is_read_or_becomes_a_sentence(place: int, value: int) -> None:
    content = bytearray(zipped({"cats/1.png": png(1), "dogs/2.png": png(2)}))
    content[place % len(content)] = value
    try:
        found = open_zip(bytes(content), "pets.zip")
        read = [found.read(path) for path in found.files]
    except DatasetError:
        return
    assert sum(map(len, read)) <= len(png(1)) + len(png(2))


def test_a_bomb_is_refused_by_what_it_declares_before_anything_is_unpacked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(zips, "MOST_UNPACKED", 1_000_000)
    bomb = zipped({f"cats/{n}.bmp": bytes(400_000) for n in range(3)})
    assert len(bomb) < 10_000

    with pytest.raises(DatasetError, match="once it is unpacked"):
        open_zip(bomb, "pets.zip")


def test_of_a_file_that_holds_more_than_it_declares_no_more_than_that_is_unpacked() -> None:
    content = zipped({"cats/1.bmp": bytes(1_000_000)})
    declared = struct.pack("<I", 1_000_000)
    lying = content.replace(declared, struct.pack("<I", 1_000))
    found = open_zip(lying, "pets.zip")

    with pytest.raises(DatasetError, match=r"1\.bmp is damaged in its zip"):
        found.read(("cats", "1.bmp"))


def test_a_large_file_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zips, "LARGEST_FILE", 1_000)
    found = open_zip(zipped({"cats/1.bmp": bytes(1_001), "cats/2.bmp": bytes(1_000)}), "pets.zip")

    assert list(found.files) == [("cats", "2.bmp")]
    assert found.left_out[0].reason == "large"


def test_too_many_files_are_refused_before_their_list_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(zips, "MOST_FILES", 5)
    monkeypatch.setattr(zipfile, "ZipFile", None)

    with pytest.raises(DatasetError, match="too many files"):
        open_zip(many(6), "pets.zip")


def many(count: int, _zip: type[zipfile.ZipFile] = zipfile.ZipFile) -> bytes:
    buffer = io.BytesIO()
    with _zip(buffer, "w") as archive:
        for number in range(count):
            archive.writestr(f"cats/{number}.png", b"")
    return buffer.getvalue()


def test_a_link_is_left_out() -> None:
    link = zipfile.ZipInfo("cats/link.png")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(link, "/etc/passwd")

    found = open_zip(buffer.getvalue(), "pets.zip")

    assert not found.files
    assert found.left_out[0].reason == "link"


def test_a_zip_in_a_zip_is_not_opened_and_hidden_files_are_not_told() -> None:
    found = open_zip(
        zipped(
            {
                "cats/more.ZIP": zipped({"cats/1.png": png(1)}),
                "__MACOSX/cats/._1.png": b"x",
                "cats/.DS_Store": b"x",
                "cats/Thumbs.db": b"x",
                ".git/1.png": b"x",
            }
        ),
        "pets.zip",
    )

    assert not found.files
    assert [(file.name, file.reason) for file in found.left_out] == [("more.ZIP", "zip")]


def test_a_file_packed_in_a_way_that_may_ask_for_any_memory_is_left_out() -> None:
    found = open_zip(zipped({"cats/1.png": png(1)}, zipfile.ZIP_LZMA), "pets.zip")

    assert not found.files
    assert found.left_out[0].reason == "packing"


def test_what_is_unpacked_is_what_was_packed() -> None:
    found = open_zip(zipped({"cats/1.png": png(1)}), "pets.zip")
    assert found.read(("cats", "1.png")) == png(1)


def test_the_limits_are_those_that_are_told() -> None:
    assert limits.LARGEST_FILE <= limits.MOST_UNPACKED
    assert limits.MOST_PICTURES <= limits.MOST_FILES
