"""Pictures by class, what is said of them, and how they are shared out."""

from __future__ import annotations

import io
import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from imgrec.errors import DatasetError
from imgrec.own_classes import collection as collections
from imgrec.own_classes.collection import Collection
from imgrec.own_classes.limits import LEAST_PICTURES
from imgrec.own_classes.report import report_of
from imgrec.own_classes.split import share, to_dataset
from tests.unit.own_classes.made import collected, png


def test_of_a_picture_what_the_network_will_see_is_kept() -> None:
    photo = Collection().add("cats", "folder/1.png", png(1))
    assert photo is not None
    assert photo.name == "1.png"
    assert (photo.pixels.shape, photo.pixels.dtype) == ((32, 32, 3), np.uint8)


def test_a_broken_file_is_named_with_its_sentence_and_makes_no_class() -> None:
    collection = Collection()
    assert collection.add("cats", "no.png", b"no picture") is None
    (left,) = collection.left_out
    assert (left.name, left.reason) == ("no.png", "broken")
    assert "no.png is not a picture" in left.said
    assert not collection.classes


def test_the_same_picture_comes_once_into_a_class() -> None:
    collection = collected({"cats": 2})
    assert collection.add("cats", "again.png", png(1)) is None
    assert collection.left_out[0].reason == "twice"
    assert len(collection) == 2


def test_a_class_spelt_otherwise_is_the_same_class_and_told() -> None:
    collection = collected({"Cats": 1})
    collection.add("cats", "7.png", png(7))
    assert list(collection.classes) == ["Cats"]
    assert collection.merged == {"cats": "Cats"}


def test_there_is_an_end_to_classes_and_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(collections, "MOST_CLASSES", 2)
    monkeypatch.setattr(collections, "MOST_PICTURES", 3)
    collection = collected({"a": 1, "b": 1, "c": 1})
    assert list(collection.classes) == ["a", "b"]
    collection.add("a", "3.png", png(30))
    collection.add("a", "4.png", png(31))
    assert len(collection) == 3
    assert [file.reason for file in collection.left_out] == ["full", "full"]


def test_a_class_is_renamed_in_its_place_and_joined_with_one_of_that_name() -> None:
    collection = collected({"a": 2, "b": 3, "c": 1})
    collection.rename("a", "first")
    assert list(collection.classes) == ["first", "b", "c"]
    collection.rename("c", "FIRST")
    assert {name: len(photos) for name, photos in collection.classes.items()} == {
        "first": 3,
        "b": 3,
    }
    with pytest.raises(DatasetError, match="a name"):
        collection.rename("b", " \n ")


def test_a_picture_can_be_removed_and_the_last_takes_its_class_with_it() -> None:
    collection = collected({"a": 2})
    for key in list(collection.classes["a"]):
        collection.remove("a", key)
    assert not collection.classes


def test_a_picture_in_two_classes_is_told_and_trained_with_in_none() -> None:
    collection = collected({"b": 8, "a": 8})
    collection.add("a", "both.png", png(0))
    report = report_of(collection)
    assert report.shared == {"both.png": ("a", "b")}
    assert report.counts == {"a": 8, "b": 7}
    data = to_dataset(collection)
    assert len(data.y_train) + len(data.y_test) == 15


def test_too_few_pictures_and_one_class_are_not_ready() -> None:
    assert not report_of(collected({"a": 20})).ready
    report = report_of(collected({"a": 60, "b": LEAST_PICTURES - 1, "c": LEAST_PICTURES}))
    assert not report.ready
    assert (report.too_few, report.few) == (("b",), ("c",))
    assert report.ratio == 60 / (LEAST_PICTURES - 1)
    with pytest.raises(DatasetError, match="at least 2 classes of at least 6"):
        to_dataset(collected({"a": 20}))


def test_balanced_classes_have_no_ratio_to_tell() -> None:
    assert report_of(collected({"a": 10, "b": 25})).ratio is None


@settings(deadline=None, max_examples=20)
@given(st.lists(st.integers(LEAST_PICTURES, 30), min_size=2, max_size=4), st.randoms())
def test_every_picture_is_in_one_part_and_each_part_has_each_class_in_any_order(
    counts: list[int], order: random.Random
) -> None:
    whole = collected({f"class {n}": count for n, count in enumerate(counts)})
    shuffled = Collection()
    rows = [(name, photo) for name, found in whole.classes.items() for photo in found.values()]
    order.shuffle(rows)
    for name, photo in rows:
        shuffled.add(name, photo.name, _file(photo.pixels))

    data = to_dataset(whole)

    held = data.held_out
    for label, count in enumerate(counts):
        each = share(count)
        assert np.count_nonzero(data.y_test == label) == each
        assert np.count_nonzero(data.y_train[held] == label) == each
        assert np.count_nonzero(data.y_train[~held] == label) == count - 2 * each
    seen = {pixels.tobytes() for part in (data.x_train, data.x_test) for pixels in part}
    assert len(seen) == sum(counts)
    assert to_dataset(shuffled).sha == data.sha


def _file(pixels: np.ndarray) -> bytes:
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, "PNG")
    return buffer.getvalue()
