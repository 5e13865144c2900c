"""Files of pictures: what is read, what is refused, and that no code in them runs."""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from imgrec import cifar10_files
from imgrec.cifar10_files import read, sha256, write_npz
from imgrec.cifar10_set import checked
from imgrec.errors import DatasetError

Arrays = dict[str, np.ndarray]


def check(path: Path, arrays: Arrays) -> None:
    data = read(path, "read")
    for key, array in arrays.items():
        np.testing.assert_array_equal(getattr(data, key), array)


def write(path: Path, arrays: Arrays) -> Path:
    np.savez(path, **arrays)
    return path


@pytest.fixture
def npz(tmp_path: Path, arrays: Arrays) -> Path:
    return write(tmp_path / "data.npz", arrays)


def test_the_official_folder_is_read_in_the_order_of_its_batches(
    folder: Path, arrays: Arrays
) -> None:
    check(folder, arrays)


def test_the_folder_around_the_official_folder_will_do(folder: Path, arrays: Arrays) -> None:
    check(folder.parent, arrays)


def test_the_official_archive_is_read(
    archive: Path, arrays: Arrays, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cifar10_files, "ARCHIVE_SHA256", sha256(archive))

    check(archive, arrays)


def test_an_archive_with_another_sha_is_not_opened(archive: Path) -> None:
    with pytest.raises(DatasetError, match="expected the official archive, SHA-256"):
        read(archive, "cut")


def test_a_written_npz_is_read_again(tmp_path: Path, arrays: Arrays) -> None:
    path = tmp_path / "new folder" / "data.npz"

    write_npz(checked(arrays, "small", where="here"), path)

    check(path, arrays)
    assert [p.name for p in path.parent.iterdir()] == ["data.npz"]


def test_labels_may_stand_in_a_column_as_keras_has_them(tmp_path: Path, arrays: Arrays) -> None:
    columns = {key: arrays[key].reshape(-1, 1) for key in ("y_train", "y_test")}

    check(write(tmp_path / "column.npz", arrays | columns), arrays)


class Foreign:
    """Unpickling this makes a folder."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[Any, tuple[str]]:
        return os.mkdir, (str(self.path),)


@pytest.mark.parametrize("protocol", [0, 2, 4])
def test_code_in_a_batch_does_not_run(folder: Path, tmp_path: Path, protocol: int) -> None:
    trace = tmp_path / "the code ran"
    (folder / "data_batch_3").write_bytes(pickle.dumps(Foreign(trace), protocol))

    with pytest.raises(DatasetError, match=r"data_batch_3 .* asks for \w+\.mkdir"):
        read(folder, "foreign")
    assert not trace.exists()
    pickle.loads((folder / "data_batch_3").read_bytes())
    assert trace.exists()  # with a reader that runs it, it would have


def test_code_in_an_npz_does_not_run(tmp_path: Path, arrays: Arrays) -> None:
    trace = tmp_path / "the code ran"
    foreign = np.array([Foreign(trace)], dtype=object)
    path = write(tmp_path / "data.npz", arrays | {"y_test": foreign})

    with pytest.raises(DatasetError, match="Object arrays cannot be loaded"):
        read(path, "foreign")
    assert not trace.exists()


@pytest.mark.parametrize(
    ("key", "change", "reason"),
    [
        ("x_test", lambda x: x.astype(np.float32), "expected x_test as uint8, received float32"),
        ("x_test", lambda x: x[..., 0], r"shape \(n, 32, 32, 3\), received \(10, 32, 32\)"),
        ("x_test", lambda x: x[:0], r"x_test of shape .* received \(0, 32, 32, 3\)"),
        ("y_test", lambda y: y + 1, "expected labels 0 to 9 in y_test, received 1 to 10"),
        ("y_test", lambda y: y.astype(np.int64) - 1, "in y_test, received -1 to 8"),
        ("y_test", lambda y: y.astype(np.float64), "y_test as integers, received float64"),
        ("y_test", lambda y: y[1:], r"y_test of shape \(10,\), received \(9,\)"),
    ],
)
def test_an_array_that_cannot_be_right_is_refused(
    tmp_path: Path, arrays: Arrays, key: str, change: Callable[[Any], Any], reason: str
) -> None:
    path = write(tmp_path / "wrong.npz", arrays | {key: change(arrays[key])})

    with pytest.raises(DatasetError, match=reason):
        read(path, "wrong")


def test_an_array_that_is_missing_is_named(tmp_path: Path, arrays: Arrays) -> None:
    del arrays["y_test"]

    with pytest.raises(DatasetError, match="it has no y_test"):
        read(write(tmp_path / "three.npz", arrays), "three")


@pytest.mark.parametrize("share", [0, 0.3, 0.9, 0.999])
def test_a_truncated_npz_is_refused(npz: Path, share: float) -> None:
    npz.write_bytes(npz.read_bytes()[: int(npz.stat().st_size * share)])

    with pytest.raises(DatasetError, match=r"data\.npz cannot be used .*: it is no whole \.npz"):
        read(npz, "cut")


def test_one_wrong_bit_in_an_npz_is_noticed(npz: Path) -> None:
    content = bytearray(npz.read_bytes())
    content[len(content) // 2] ^= 1
    npz.write_bytes(content)

    with pytest.raises(DatasetError, match="Bad CRC-32"):
        read(npz, "flipped")


@pytest.mark.parametrize("share", [0, 0.3, 0.9])
def test_a_truncated_batch_is_refused(folder: Path, share: float) -> None:
    path = folder / "data_batch_2"
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * share)])

    with pytest.raises(DatasetError, match=r"data_batch_2 .* no whole batch of pictures"):
        read(folder, "cut")


@pytest.mark.parametrize("thing", [[], {b"data": 1}, {b"data": b"", b"labels": []}, b"text", None])
def test_a_pickle_of_something_else_is_refused(
    folder: Path, pickled: Callable[[Any], bytes], thing: Any
) -> None:
    (folder / "test_batch").write_bytes(pickled(thing))

    with pytest.raises(DatasetError, match=r"test_batch .* no whole batch of pictures"):
        read(folder, "other")


def test_a_batch_of_other_numbers_than_bytes_is_refused(
    folder: Path, pickled: Callable[[Any], bytes]
) -> None:
    wide = np.zeros((10, 3072), dtype=np.float64)
    (folder / "test_batch").write_bytes(pickled({b"data": wide, b"labels": [0] * 10}))

    with pytest.raises(DatasetError, match=r"expected bytes \(u1\), received 'f8'"):
        read(folder, "wide")


def test_a_batch_far_too_large_is_not_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cifar10_files, "BATCH_LIMIT", 1000)

    with pytest.raises(DatasetError, match=r"expected at most 1,000 bytes, received more"):
        read(folder, "large")


@pytest.mark.skipif(sys.platform != "linux", reason="needs a file that fails when it is read")
def test_an_archive_that_cannot_be_read_is_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "batch.tar.gz"
    path.parent.mkdir()
    path.symlink_to("/proc/self/mem")

    with pytest.raises(DatasetError, match=r"batch\.tar\.gz .* it cannot be read \(Input/output"):
        read(path, "unreadable")


def test_a_missing_batch_is_named(folder: Path) -> None:
    (folder / "data_batch_4").unlink()

    with pytest.raises(DatasetError, match="it has no data_batch_4"):
        read(folder, "four of five")


def test_a_missing_file_comes_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match=r"no such file\. Run `imgrec data fetch`"):
        read(tmp_path / "nothing.npz", "nothing")


def test_a_place_that_cannot_be_written_to_is_a_sentence(npz: Path, arrays: Arrays) -> None:
    with pytest.raises(DatasetError, match=r"Expected to write .* set IMGREC_HOME"):
        write_npz(checked(arrays, "small", where="here"), npz / "in a file" / "data.npz")


def test_a_write_that_breaks_off_leaves_the_good_copy_alone(
    npz: Path, arrays: Arrays, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_space(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", no_space)
    with pytest.raises(DatasetError, match="No space left on device"):
        write_npz(checked(arrays, "small", where="here"), npz)

    check(npz, arrays)
    assert [path.name for path in npz.parent.iterdir()] == ["data.npz"]
