"""CIFAR-10 from the package, the cache and files."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from imgrec import cifar10, cifar10_set
from imgrec.cifar10_bundled import bundled_indices
from imgrec.errors import DatasetError

HELD_OUT_SHA256 = "7313ea4b5202252c70a47765fc8754c64271a2709f546869e1926bdef0715f90"
Arrays = dict[str, np.ndarray]
Save = Callable[..., Path]


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = tmp_path / "home"
    monkeypatch.setenv("IMGREC_HOME", str(home))
    return home


@pytest.fixture
def full(arrays: Arrays, monkeypatch: pytest.MonkeyPatch) -> Arrays:
    """Let the small set pass for the whole of CIFAR-10."""
    labels = arrays["y_train"].tobytes() + arrays["y_test"].tobytes()
    monkeypatch.setattr(cifar10_set, "FULL_COUNTS", (50, 10))
    monkeypatch.setattr(cifar10_set, "held_out_indices", lambda: np.arange(5))
    monkeypatch.setattr(cifar10_set, "FULL_LABELS", hashlib.sha256(labels).hexdigest())
    return arrays


@pytest.fixture
def save(tmp_path: Path) -> Save:
    def write(arrays: Arrays, name: str = "data.npz") -> Path:
        np.savez(tmp_path / name, **arrays)
        return tmp_path / name

    return write


def test_the_bundled_subset_has_200_and_100_pictures_a_class() -> None:
    data = cifar10.load("bundled")

    assert np.bincount(data.y_train).tolist() == [200] * 10
    assert np.bincount(data.y_test).tolist() == [100] * 10
    assert data.x_train.shape == (2000, 32, 32, 3)
    assert data.x_test.dtype == np.uint8


def test_the_classes_of_the_bundled_subset_are_mixed() -> None:
    assert len(set(cifar10.load("bundled").y_test[:100].tolist())) == 10


def test_the_bundled_subset_needs_no_home(own_home: Path) -> None:
    cifar10.load("bundled")

    assert not own_home.exists()


def test_no_bundled_training_picture_is_held_out() -> None:
    assert not np.isin(bundled_indices("train"), cifar10.held_out_indices()).any()


def test_the_held_out_list_names_5000_training_pictures_in_order() -> None:
    indices = cifar10.held_out_indices()

    assert indices.shape == (5000,)
    assert (np.diff(indices) > 0).all()
    assert 0 <= indices[0] <= indices[-1] < 50_000


def test_the_held_out_list_never_changes() -> None:
    digest = hashlib.sha256(cifar10.held_out_indices().astype("<u2").tobytes()).hexdigest()

    assert digest == HELD_OUT_SHA256


def test_the_held_out_list_cannot_be_written_to() -> None:
    with pytest.raises(ValueError, match="read-only"):
        cifar10.held_out_indices()[0] = 1


def test_the_two_parts_share_no_picture_and_lose_none() -> None:
    data = cifar10.load("bundled")

    training, held = data.training_part(), data.held_out_part()

    assert (len(training.x_train), len(held.x_test)) == (1800, 200)
    both = np.concatenate([training.x_train, held.x_test])
    assert {x.tobytes() for x in both} == {x.tobytes() for x in data.x_train}


def test_the_held_out_part_is_balanced() -> None:
    held = cifar10.load("bundled").held_out_part()

    assert np.bincount(held.y_test).tolist() == [20] * 10
    assert held.name == "bundled, held out"


def test_the_training_part_keeps_the_test_pictures() -> None:
    data = cifar10.load("bundled")

    assert data.training_part().x_test is data.x_test


def test_the_sha_is_that_of_the_pictures_not_of_the_file(arrays: Arrays, save: Save) -> None:
    one = cifar10.load(save(arrays, "one.npz"))
    arrays["y_test"] = arrays["y_test"].astype(np.int64).reshape(-1, 1)
    same = cifar10.load(save(arrays, "same.npz"))
    arrays["x_train"][0, 0, 0, 0] ^= 1
    other = cifar10.load(save(arrays, "other.npz"))

    assert one.sha == same.sha != other.sha


def test_any_set_of_the_shape_can_be_loaded_by_its_path(arrays: Arrays, save: Save) -> None:
    data = cifar10.load(save(arrays, "mine.npz"))

    assert Path(data.name).name == "mine.npz"
    assert cifar10.load(data.name).sha == data.sha
    assert len(data.training_part().x_train) == 50  # a tenth of five a class is none
    assert not cifar10_set.is_full(data)


def test_an_import_is_found_by_the_next_load(full: Arrays, save: Save) -> None:
    cifar10.import_path(save(full))

    data = cifar10.load("full")
    np.testing.assert_array_equal(data.x_train, full["x_train"])
    np.testing.assert_array_equal(data.y_test, full["y_test"])
    assert cifar10_set.is_full(data)


def test_a_part_of_cifar10_is_no_import(arrays: Arrays, save: Save) -> None:
    with pytest.raises(DatasetError, match=r"expected 50,000 \+ 10,000 .* received 50 \+ 10"):
        cifar10.import_path(save(arrays))


def test_pictures_in_another_order_are_no_import(full: Arrays, save: Save) -> None:
    full["y_train"] = full["y_train"][::-1]

    with pytest.raises(DatasetError, match="not those of CIFAR-10 in the official order"):
        cifar10.import_path(save(full))


def test_a_failed_import_leaves_the_good_copy_alone(
    full: Arrays, save: Save, own_home: Path
) -> None:
    cifar10.import_path(save(full))
    before = (own_home / "cifar10.npz").read_bytes()

    with pytest.raises(DatasetError, match=r"broken\.npz cannot be used as CIFAR-10"):
        cifar10.import_path(save({"x_train": full["x_train"]}, "broken.npz"))

    assert (own_home / "cifar10.npz").read_bytes() == before
    assert [path.name for path in own_home.iterdir()] == ["cifar10.npz"]


def test_the_status_of_an_empty_home_is_absent() -> None:
    assert not cifar10.status().present
    assert cifar10.status().problem is None


def test_the_status_counts_the_bytes_of_a_good_copy(full: Arrays, save: Save) -> None:
    cifar10.import_path(save(full))

    assert cifar10.status().present
    assert cifar10.status().size > 50 * 3072


def test_the_status_names_the_damage(full: Arrays, own_home: Path) -> None:
    own_home.mkdir()
    (own_home / "cifar10.npz").write_bytes(b"half a file")

    assert not cifar10.status().present
    assert "it is no whole .npz" in str(cifar10.status().problem)


def test_home_follows_the_environment_or_the_platform(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IMGREC_HOME", "~/pictures")
    assert cifar10.home() == Path.home() / "pictures"

    monkeypatch.delenv("IMGREC_HOME")
    assert cifar10.home().name == "imgrec"


def test_there_is_one_sample_of_each_class() -> None:
    names = [sample.class_name for sample in cifar10.samples()]

    assert sorted(names) == sorted(cifar10.CLASS_NAMES)
    assert all(s.id.startswith(s.class_name) and s.alt for s in cifar10.samples())


def test_a_language_without_words_for_the_samples_gets_the_english_ones() -> None:
    assert [s.alt for s in cifar10.samples("eo")] == [s.alt for s in cifar10.samples()]


def test_every_sample_is_a_bundled_test_picture() -> None:
    data, places = cifar10.load("bundled"), bundled_indices("test")

    for sample in cifar10.samples():
        row = np.flatnonzero(places == sample.index)[0]
        np.testing.assert_array_equal(sample.pixels, data.x_test[row])
        assert cifar10.CLASS_NAMES[data.y_test[row]] == sample.class_name


def test_the_bundled_pictures_lie_where_their_list_says_in_the_full_set(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("IMGREC_HOME")
    if not (cifar10.home() / "cifar10.npz").exists():
        pytest.skip("the full CIFAR-10 is not in the cache: `imgrec data fetch`")
    whole, data = cifar10.load("full"), cifar10.load("bundled")

    np.testing.assert_array_equal(whole.x_train[bundled_indices("train")], data.x_train)
    np.testing.assert_array_equal(whole.x_test[bundled_indices("test")], data.x_test)
    assert np.bincount(whole.y_train[whole.held_out]).tolist() == [500] * 10
