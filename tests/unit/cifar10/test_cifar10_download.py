"""The download, against a real server on this machine that can be told to misbehave."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import numpy as np
import pytest

from imgrec import cifar10, cifar10_files, cifar10_set
from imgrec.cifar10_download import CHUNK, download, part_of
from imgrec.errors import DatasetError

CONTENT = hashlib.shake_256(b"an archive").digest(3 * CHUNK + 1000)
SHA256 = hashlib.sha256(CONTENT).hexdigest()


class Server(ThreadingHTTPServer):
    """Serves `CONTENT`; cuts the line after `cut` bytes, `cuts` times; may know no ranges."""

    daemon_threads = True
    cut = 0
    cuts = 0
    knows_ranges = True
    content = CONTENT

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[str | None] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/archive.tar.gz"


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        asked = self.headers["Range"]
        self.server.asked.append(asked)
        if self.path == "/gone":
            self.send_error(404)
            return
        start = int(asked[6:-1]) if asked and self.server.knows_ranges else 0
        body = self.server.content[start:]
        if start and not body:
            self.send_error(416)
            return
        self.send_response(206 if start else 200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.server.cuts:
            self.server.cuts -= 1
            body = body[: self.server.cut]
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    monkeypatch.setenv("no_proxy", "*")
    with Server() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "home" / "archive.tar.gz"


def test_the_whole_file_arrives_and_its_progress_is_told(server: Server, path: Path) -> None:
    told: list[tuple[int, int]] = []

    download(server.url, path, expected_sha256=SHA256, progress=lambda *both: told.append(both))

    assert path.read_bytes() == CONTENT
    assert told[-1] == (len(CONTENT), len(CONTENT))
    assert told == sorted(told)
    assert not part_of(path).exists()


def test_a_cut_line_is_taken_up_where_it_broke(server: Server, path: Path) -> None:
    server.cut, server.cuts = CHUNK + 7, 1

    download(server.url, path, expected_sha256=SHA256)

    assert path.read_bytes() == CONTENT
    assert server.asked == [None, f"bytes={CHUNK + 7}-"]


def test_a_line_that_is_cut_again_and_again_keeps_what_came(server: Server, path: Path) -> None:
    server.cut, server.cuts = 1000, 99

    with pytest.raises(DatasetError, match=r"cut before the end\); 3,000 bytes are kept in"):
        download(server.url, path, expected_sha256=SHA256)

    assert part_of(path).read_bytes() == CONTENT[:3000]
    assert not path.exists()


def test_a_later_call_goes_on_from_there(server: Server, path: Path) -> None:
    path.parent.mkdir()
    part_of(path).write_bytes(CONTENT[:5000])

    download(server.url, path, expected_sha256=SHA256)

    assert path.read_bytes() == CONTENT
    assert server.asked == ["bytes=5000-"]


def test_progress_counts_what_was_there_already(server: Server, path: Path) -> None:
    path.parent.mkdir()
    part_of(path).write_bytes(CONTENT[:5000])
    told: list[tuple[int, int]] = []

    download(server.url, path, expected_sha256=SHA256, progress=lambda *both: told.append(both))

    assert told[0] == (5000 + CHUNK, len(CONTENT))


def test_a_server_that_knows_no_ranges_sends_it_all_again(server: Server, path: Path) -> None:
    server.knows_ranges = False
    path.parent.mkdir()
    part_of(path).write_bytes(CONTENT[:5000])

    download(server.url, path, expected_sha256=SHA256)

    assert path.read_bytes() == CONTENT


def test_a_part_that_is_already_whole_is_taken(server: Server, path: Path) -> None:
    path.parent.mkdir()
    part_of(path).write_bytes(CONTENT)

    download(server.url, path, expected_sha256=SHA256)

    assert path.read_bytes() == CONTENT


def test_another_file_than_expected_is_thrown_away(server: Server, path: Path) -> None:
    server.content = b"a page that asks you to log in"

    with pytest.raises(DatasetError, match=r"Expected SHA-256 .* received .* threw it away"):
        download(server.url, path, expected_sha256=SHA256)

    assert list(path.parent.iterdir()) == []


def test_cancelling_stops_at_once_and_keeps_what_came(server: Server, path: Path) -> None:
    with pytest.raises(DatasetError, match=rf"was cancelled; {CHUNK:,} bytes are kept"):
        download(server.url, path, expected_sha256=SHA256, cancelled=lambda: True)

    assert part_of(path).stat().st_size == CHUNK
    download(server.url, path, expected_sha256=SHA256, cancelled=lambda: False)
    assert path.read_bytes() == CONTENT


def test_no_network_is_a_sentence_with_the_remedy(path: Path) -> None:
    with pytest.raises(DatasetError, match=r"could not .*refused.*imgrec data import PATH"):
        download("http://127.0.0.1:1/archive", path, expected_sha256=SHA256)


def test_a_page_that_is_gone_is_a_sentence(server: Server, path: Path) -> None:
    with pytest.raises(DatasetError, match=r"but could not \(Not Found\); no byte came"):
        download(server.url.replace("/archive.tar.gz", "/gone"), path, expected_sha256=SHA256)


def test_fetch_refuses_what_is_not_the_official_archive(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("IMGREC_HOME", str(tmp_path))
    monkeypatch.setattr(cifar10, "ARCHIVE_URL", server.url)

    with pytest.raises(DatasetError, match=f"Expected SHA-256 {cifar10_files.ARCHIVE_SHA256}"):
        cifar10.fetch()
    assert not cifar10.status().present


def test_loading_the_full_set_fetches_it_once(
    server: Server, archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.content = archive.read_bytes()
    labels = hashlib.sha256(bytes(range(10)) * 6).hexdigest()
    monkeypatch.setenv("IMGREC_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(cifar10, "ARCHIVE_URL", server.url)
    monkeypatch.setattr(cifar10_files, "ARCHIVE_SHA256", cifar10_files.sha256(archive))
    monkeypatch.setattr(cifar10_set, "FULL_COUNTS", (50, 10))
    monkeypatch.setattr(cifar10_set, "held_out_indices", lambda: np.arange(5))
    monkeypatch.setattr(cifar10_set, "FULL_LABELS", labels)

    first, second = cifar10.load("full"), cifar10.load("full")

    assert first.sha == second.sha
    assert len(server.asked) == 1
    assert [path.name for path in (tmp_path / "home").iterdir()] == ["cifar10.npz"]
