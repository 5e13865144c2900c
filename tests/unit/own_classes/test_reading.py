"""What is given waits, and is read one by one, each file into its class."""

from __future__ import annotations

import zipfile

import pytest

from imgrec.own_classes import reading as module
from imgrec.own_classes.collection import Collection
from imgrec.own_classes.reading import Reading, class_named
from tests.unit.own_classes.made import collected, png, zipped


def read_all(reading: Reading) -> dict[str, list[str]]:
    while reading.waiting:
        reading.read_one()
    classes = reading.collection.classes
    return {name: [photo.name for photo in photos.values()] for name, photos in classes.items()}


def left_out(reading: Reading) -> list[tuple[str, str]]:
    return [(file.name, file.reason) for file in reading.collection.left_out]


def test_a_zip_of_folders_is_read_by_class() -> None:
    reading = Reading(Collection())
    files = {"pets/cats/1.png": png(1), "pets/dogs/2.png": png(2), "pets/3.png": png(3)}
    reading.add_zip("pets.zip", zipped(files))
    assert (reading.in_all, reading.done) == (2, 0)

    assert read_all(reading) == {"cats": ["1.png"], "dogs": ["2.png"]}
    assert reading.done == 2
    assert left_out(reading) == [("3.png", "loose")]


def test_a_zip_without_folders_is_a_class_of_its_own_name() -> None:
    reading = Reading(Collection())
    reading.add_zip("my cats.zip", zipped({"1.png": png(1)}))
    assert read_all(reading) == {"my cats": ["1.png"]}


def test_a_folder_is_read_by_the_paths_that_a_browser_tells() -> None:
    reading = Reading(Collection())
    reading.add_folder(
        [
            ("pets/cats/1.png", png(1)),
            ("pets/cats/.DS_Store", b"x"),
            ("pets/dogs/2.png", png(2)),
            ("pets/dogs/more.zip", zipped({"3.png": png(3)})),
            ("../pets/dogs/4.png", png(4)),
        ]
    )
    assert read_all(reading) == {"cats": ["1.png"], "dogs": ["2.png"]}
    assert left_out(reading) == [("more.zip", "zip"), ("4.png", "outside")]


def test_a_damaged_file_in_a_zip_is_named_and_the_rest_is_read() -> None:
    content = zipped({"cats/1.png": png(1), "cats/2.png": png(2)}, zipfile.ZIP_STORED)
    at = content.index(png(1))
    reading = Reading(Collection())
    reading.add_zip("pets.zip", content[:at] + b"\0\0\0\0" + content[at + 4 :])

    assert read_all(reading) == {"cats": ["2.png"]}
    ((name, reason),) = left_out(reading)
    assert (name, reason) == ("1.png", "broken")


def test_files_of_one_class_wait_behind_those_that_wait_already() -> None:
    reading = Reading(Collection())
    reading.add_to_class("mug", [("1.png", png(1))])
    reading.add_to_class("plant", [("2.png", png(2))])
    assert reading.in_all == 2
    assert read_all(reading) == {"mug": ["1.png"], "plant": ["2.png"]}


def test_a_typed_name_means_the_class_that_is_there() -> None:
    assert class_named("  MUG ", collected({"Mug": 1})) == "Mug"
    assert class_named("tea\npot", Collection()) == "tea pot"
    assert class_named(" ", Collection()) == ""


def test_no_more_waits_than_there_is_room_for_until_it_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    files = [(f"{n}.png", png(n)) for n in range(3)]
    monkeypatch.setattr(module, "MOST_WAITING", sum(len(data) for _, data in files[:2]))
    reading = Reading(Collection())

    admitted = reading.admit(files)
    reading.add_to_class("mug", admitted)

    assert admitted == files[:2]
    assert list(reading.admit(files[2:])) == []
    read_all(reading)
    assert reading.admit(files[2:]) == files[2:]
