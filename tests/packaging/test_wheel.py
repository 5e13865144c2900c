"""The wheel holds the whole app, and serves it from any folder."""

from __future__ import annotations

import shutil
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parent.parent.parent

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel; the build tool is here already, so nothing is fetched."""
    out = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return next(out.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel in a fresh environment that borrows the dependencies of this one.

    A folder named in a `.pth` file is only searched, its own `.pth` files are not read: so an
    editable imgrec among the borrowed packages stays out of sight.
    """
    folder = tmp_path_factory.mktemp("fresh") / "venv"
    venv.create(folder, with_pip=False, symlinks=sys.platform != "win32")
    paths = sysconfig.get_paths("venv", vars={"base": str(folder), "platbase": str(folder)})
    borrowed = Path(paths["purelib"], "borrowed.pth")
    borrowed.write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    pip = [sys.executable, "-m", "pip", "--python", str(folder), "install", "-q"]
    subprocess.run([*pip, "--no-deps", "--no-index", str(wheel)], check=True, capture_output=True)
    return Path(paths["scripts"])


def names_in(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as file:
        return set(file.namelist())


def files_below(*folders: str) -> set[str]:
    """List what git would keep of these folders."""
    return {
        str(path.relative_to(ROOT))
        for folder in folders
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_the_wheel_holds_the_app_and_the_course(wheel: Path) -> None:
    app = {"app.py", ".streamlit/config.toml", *files_below("pages", "lessons")}

    assert {f"imgrec/_app/{name}" for name in app} <= names_in(wheel)


def test_the_wheel_holds_weights_pictures_and_widgets(wheel: Path) -> None:
    assert files_below("imgrec/assets", "imgrec/ui") <= names_in(wheel)


def test_the_wheel_holds_the_migrations_of_the_database(wheel: Path) -> None:
    assert files_below("imgrec/progress/migrations") <= names_in(wheel)


def test_the_wheel_tells_streamlit_where_the_widgets_are(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as file:
        settings = tomllib.loads(file.read("imgrec/pyproject.toml").decode())

    component = settings["tool"]["streamlit"]["component"]["components"][0]
    assert component == {"name": "imgrec", "asset_dir": "ui/widgets"}


def test_the_wheel_holds_nothing_else(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in names_in(wheel)}

    assert {top for top in tops if not top.endswith(".dist-info")} == {"imgrec"}
    assert [name for name in names_in(wheel) if "__pycache__" in name or "/tests/" in name] == []


@pytest.mark.browser
def test_the_wheel_serves_the_app_from_another_folder(
    installed: Path, launch: Callable, chromium: Browser, tmp_path: Path
) -> None:
    command = shutil.which("imgrec", path=str(installed))
    assert command
    app = [command, "app", "--no-browser", "--port", "{port}"]

    with launch(app, folder=tmp_path) as server, chromium.new_page() as page:
        page.goto(f"{server.url}/convolution")
        page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()

        assert page.get_by_role("heading", level=1).count() == 1
        assert page.get_by_test_id("stException").count() == 0
