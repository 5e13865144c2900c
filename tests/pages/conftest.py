"""The app without a browser: pages run by Streamlit's own AppTest."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from streamlit.testing.v1 import AppTest

from imgrec.jobs import queue
from imgrec.jobs.queue import JobQueue
from imgrec.ui import trainings
from imgrec.ui.interactive import whole_network
from tests.unit.jobs.conftest import end_all

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 60


def open_app(**query_params: str) -> AppTest:
    """Open the home page as a new visitor who typed this address."""
    app = AppTest.from_file(ROOT / "app.py", default_timeout=SECONDS)
    for name, value in query_params.items():
        app.query_params[name] = value
    return app.run()


def html(app: AppTest) -> str:
    """Give all that `st.html` put into the page, style sheets left out."""
    bodies = (str(element.proto.body) for element in app.get("html"))
    return "\n".join(body for body in bodies if not body.startswith("<style"))


def told_at_home(app: AppTest) -> dict[str, Any]:
    """Give what the home page's view was told, besides its arrays."""
    packed: bytes = app.get_by_key(whole_network.KEY).proto.bytes
    start = 8  # of the header, whose length stands before it
    length = int.from_bytes(packed[:start], "little")
    header = json.loads(packed[start : start + length])
    told: dict[str, Any] = json.loads(header["__metadata__"]["imgrec"])
    return told


@pytest.fixture
def visit() -> Callable[..., AppTest]:
    """Give `visit(picture="frog-1")`: the home page of a new visitor with this address."""
    return open_app


@pytest.fixture
def app() -> AppTest:
    """Give the home page of a new visitor."""
    return open_app()


@pytest.fixture(scope="module")
def server_jobs(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[JobQueue]:
    """Give a queue that trains for milliseconds: by a file's TRAINING, with its LIMIT if any."""
    home = tmp_path_factory.mktemp("home")
    limit = getattr(request.module, "LIMIT", queue.LIMIT)
    jobs = JobQueue(home, limit=limit, training=request.module.TRAINING)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("IMGREC_HOME", str(home))
        yield jobs
    jobs.close()


@pytest.fixture
def jobs(server_jobs: JobQueue, monkeypatch: pytest.MonkeyPatch) -> Iterator[JobQueue]:
    """Give the server's queue, with nothing to do."""
    monkeypatch.setattr(trainings, "queue", lambda: server_jobs)
    yield server_jobs
    end_all(server_jobs)


@pytest.fixture(scope="session")
def photo() -> bytes:
    """Give a photo, 120 pixels wide and 80 high: red at the left, blue at the right."""
    pixels = np.zeros((80, 120, 3), np.uint8)
    pixels[:, :60] = (200, 30, 30)
    pixels[:, 60:] = (30, 30, 200)
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, "PNG")
    return buffer.getvalue()


@pytest.fixture
def read() -> Callable[[AppTest], str]:
    """Give `read(app)`: the HTML on the page."""
    return html


@pytest.fixture
def told() -> Callable[[AppTest], dict[str, Any]]:
    """Give `told(app)`: the options of the view on the home page."""
    return told_at_home
