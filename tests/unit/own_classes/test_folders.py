"""The class of a picture is the name of its innermost folder."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from imgrec.own_classes import folders, names


def classes(*paths: str, whole: str = "whole") -> list[str | None]:
    return folders.classes([folders.parts(path) for path in paths], whole)


def test_a_folder_is_a_class_with_or_without_one_around_all() -> None:
    assert classes("cats/1.png", "dogs/2.png") == ["cats", "dogs"]
    assert classes("pets/cats/1.png", "pets/dogs/2.png") == ["cats", "dogs"]
    assert classes("a/train/cats/1.png", "a/test/cats/2.png", "a/test/dogs/3.png") == [
        "cats",
        "cats",
        "dogs",
    ]


def test_what_lies_loose_beside_the_folders_has_no_class() -> None:
    assert classes("pets/1.png", "pets/cats/2.png", "pets/dogs/3.png") == [None, "cats", "dogs"]


def test_files_in_one_folder_are_of_its_class_and_without_any_of_their_zip_s() -> None:
    assert classes("cats/1.png", "cats/2.png") == ["cats", "cats"]
    assert classes("1.png", "2.png") == ["whole", "whole"]


def test_either_slash_parts_folders() -> None:
    assert classes("cats\\1.png", "dogs/2.png") == ["cats", "dogs"]


@given(st.text(max_size=200))
def test_a_name_is_one_short_line_and_cleaning_it_again_changes_nothing(text: str) -> None:
    cleaned = names.clean(text)
    assert len(cleaned) <= names.LONGEST
    assert cleaned.isprintable()
    assert names.clean(cleaned) == cleaned


def test_names_that_differ_in_capitals_alone_are_the_same() -> None:
    assert names.same("CATS", ["dogs", "Cats"]) == "Cats"
    assert names.same("cat", ["dogs", "Cats"]) is None
