"""An address and its SHA-256 -> the whole file on disk, in as many goes as the network needs.

Built on the standard library: a part that was fetched is kept and gone on with, which the usual
downloaders of data sets do not offer.
"""

from __future__ import annotations

import http.client
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

from imgrec.cifar10_files import sha256
from imgrec.errors import DatasetError

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]

CHUNK = 1 << 18
PATIENCE = 30.0  # seconds without a byte
TRIES = 3
REMEDY = (
    "Run `imgrec data fetch` again to go on from there, or get cifar-10-python.tar.gz another way "
    "and run `imgrec data import PATH`."
)


def download(
    url: str,
    path: Path,
    *,
    expected_sha256: str,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> None:
    """Fetch `url` into `path`, going on from `path` + `.part` where an earlier try stopped.

    Args:
        url: where the file is.
        path: what it becomes, once it is whole and its SHA-256 is right.
        expected_sha256: 64 hexadecimal digits.
        progress: called with the bytes there are and the bytes there will be.
        cancelled: asked after each piece; `True` stops, and keeps what has come.

    Raises:
        DatasetError: no network, cancelled, no space, or a file that is another than expected.
    """
    part = part_of(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _fetch_in_tries(url, part, progress=progress, cancelled=cancelled)
    except (OSError, http.client.HTTPException) as reason:
        raise DatasetError(
            f"Expected to fetch {url}, but could not ({_said(reason)}); {_have(part)}. {REMEDY}"
        ) from reason
    found = sha256(part)
    if found != expected_sha256:
        part.unlink()
        raise DatasetError(
            f"Expected SHA-256 {expected_sha256} from {url}, received {found}, and threw it away. "
            "Run `imgrec data fetch` once more; if it comes again, use `imgrec data import PATH`."
        )
    part.replace(path)


def part_of(path: Path) -> Path:
    """Where the bytes of an unfinished download wait."""
    return path.with_name(path.name + ".part")


def _fetch_in_tries(
    url: str, part: Path, *, progress: Progress | None, cancelled: Cancelled | None
) -> None:
    for attempt in range(1, TRIES + 1):
        try:
            if _fetch_on(url, part, progress=progress, cancelled=cancelled):
                return
        except (ConnectionError, TimeoutError, http.client.HTTPException):
            if attempt == TRIES:
                raise
    raise ConnectionError("the connection was cut before the end")


def _fetch_on(
    url: str, part: Path, *, progress: Progress | None, cancelled: Cancelled | None
) -> bool:
    """Ask for the bytes that are not there yet; whether the file is whole then."""
    have = part.stat().st_size if part.exists() else 0
    request = urllib.request.Request(url, headers={"Range": f"bytes={have}-"} if have else {})
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
            if answer.status != http.client.PARTIAL_CONTENT:
                have = 0  # the server sends all of it again
            total = have + int(answer.headers.get("Content-Length", 0))
            return _save(answer, part, have=have, total=total, progress=progress, stop=cancelled)
    except urllib.error.HTTPError as error:
        with error:
            if error.code == http.client.REQUESTED_RANGE_NOT_SATISFIABLE:
                return True  # nothing is missing: the SHA-256 tells whether it is right
            raise


def _save(
    answer: http.client.HTTPResponse,
    part: Path,
    *,
    have: int,
    total: int,
    progress: Progress | None,
    stop: Cancelled | None,
) -> bool:
    with part.open("ab" if have else "wb") as file:
        while chunk := answer.read(CHUNK):
            file.write(chunk)
            have += len(chunk)
            if progress is not None:
                progress(have, total)
            if stop is not None and stop():
                file.flush()
                raise DatasetError(f"The download was cancelled; {_have(part)}. {REMEDY}")
    return have >= total


def _have(part: Path) -> str:
    size = part.stat().st_size if part.exists() else 0
    return f"{size:,} bytes are kept in {part}" if size else "no byte came"


def _said(reason: Exception) -> str:
    inner = getattr(reason, "reason", None)
    return str(inner or reason or type(reason).__name__)
