"""What every test stands on: a home of its own, a served app, a Chromium."""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parent.parent
CHROMIUM_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
)
START_SECONDS = 60
EXPECTED_MILLISECONDS = 30_000  # a machine may have other things to do
PORTS = range(20_000, 32_000)  # below those that the system gives to connections that go out

os.environ.setdefault("MPLBACKEND", "agg")
os.environ.setdefault("KERAS_BACKEND", "tensorflow")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")

# A machine under load is not a fault of the code, so an example has no deadline; and the same
# examples come every time, so that a failure can be repeated.
hypothesis.settings.register_profile("imgrec", deadline=None, derandomize=True)
hypothesis.settings.load_profile("imgrec")


@dataclass(frozen=True)
class Server:
    """A server that answers: its address, its process, and the file that holds what it prints."""

    url: str
    pid: int
    log: Path


Launch = Callable[..., AbstractContextManager[Server]]


@pytest.fixture(autouse=True, scope="session")
def imgrec_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Keep the tests, and the servers they start, off the person's own data."""
    home = tmp_path_factory.mktemp("imgrec-home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("IMGREC_HOME", str(home))
        yield home


@pytest.fixture(autouse=True)
def closed_figures() -> Iterator[None]:
    """Close what a test drew."""
    yield
    if pyplot := sys.modules.get("matplotlib.pyplot"):
        pyplot.close("all")


@pytest.fixture(scope="session")
def launch(tmp_path_factory: pytest.TempPathFactory) -> Launch:
    """Give `launch(command, folder=, environment=)`, which serves while its `with` lasts.

    `{port}` in the command is replaced by a free port.
    """

    @contextmanager
    def serve(
        command: Sequence[str], *, folder: Path = ROOT, environment: Mapping[str, str] | None = None
    ) -> Iterator[Server]:
        port = free_port()
        log = tmp_path_factory.mktemp("server") / "server.log"
        with log.open("wb") as output:
            process = subprocess.Popen(
                [part.format(port=port) for part in command],
                cwd=folder,
                env={**os.environ, **(environment or {})},
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        try:
            server = Server(f"http://127.0.0.1:{port}", process.pid, log)
            wait_until_healthy(server, process)
            yield server
        finally:
            stop(process)

    return serve


@pytest.fixture(scope="session")
def app_command() -> list[str]:
    """Give the command that serves the app, as a person types it."""
    imgrec = shutil.which("imgrec", path=str(Path(sys.executable).parent))
    assert imgrec, "Expected the command `imgrec` beside the Python that runs the tests."
    return [imgrec, "app", "--no-browser", "--port", "{port}"]


@pytest.fixture(scope="module")
def chromium_flags() -> Sequence[str]:
    """Give how Chromium is started; a module that needs more has a fixture of this name."""
    return CHROMIUM_FLAGS


@pytest.fixture(scope="module")
def chromium(chromium_flags: Sequence[str]) -> Iterator[Browser]:
    """Open Chromium, once a module: its event loop must not outlive the tests that need it."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if not path:
        pytest.skip(
            "No Chromium here. Install Debian's package `chromium`, or name one in CHROMIUM."
        )
    sync_api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed.")
    sync_api.expect.set_options(timeout=EXPECTED_MILLISECONDS)
    with sync_api.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=list(chromium_flags))
        yield opened
        opened.close()


def free_port() -> int:
    """Find a port that nobody listens on, and that no connection takes until the server does."""
    for port in random.sample(PORTS, len(PORTS)):
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port
    pytest.fail(f"Expected a free port among {PORTS}. Found none.")


def wait_until_healthy(server: Server, process: subprocess.Popen[bytes]) -> None:
    """Poll the server's own health page; when it dies or is late, fail with what it printed."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        try:
            process.wait(timeout=0.1)
        except subprocess.TimeoutExpired:
            if answers(f"{server.url}/_stcore/health"):
                return
        else:
            pytest.fail(f"The server stopped.\n{server.log.read_text(errors='replace')}")
    pytest.fail(f"No answer in {START_SECONDS} s.\n{server.log.read_text(errors='replace')}")


def answers(url: str) -> bool:
    """Say whether a page comes back."""
    try:
        with urllib.request.urlopen(url, timeout=2):
            return True
    except urllib.error.HTTPError as error:
        error.close()  # it is a connection too
        return False
    except OSError:
        return False


def stop(process: subprocess.Popen[bytes]) -> None:
    """End a server and all that it started."""
    if process.poll() is not None:
        return
    if sys.platform == "win32":
        process.terminate()
    else:
        os.killpg(process.pid, signal.SIGTERM)
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait(10)
