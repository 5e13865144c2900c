"""What every page has: sentences for errors, one set of colours, all its texts."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
import streamlit as st
from starlette.formparsers import MultiPartParser
from streamlit.testing.v1 import AppTest

from imgrec.figures import DARK, LIGHT, Theme
from imgrec.ui import uploads
from imgrec.ui.texts import t

ROOT = Path(__file__).resolve().parents[2]
CONFIG = tomllib.loads((ROOT / ".streamlit/config.toml").read_text(encoding="utf-8"))
SOURCES = [
    ROOT / "app.py",
    *sorted((ROOT / "imgrec/ui").rglob("*.py")),
    *sorted((ROOT / "pages").glob("*.py")),
]
KEYS = sorted(
    {key for path in SOURCES for key in re.findall(r'\bt\(\s*"([\w.]+)"', path.read_text())}
)


def page_with(error: str, folder: Path) -> AppTest:
    (folder / "pages").mkdir()
    (folder / "pages/photos.py").touch()
    script = folder / "app.py"
    script.write_text(
        "from imgrec.errors import PictureError\n"
        "from imgrec.ui.frame import open_page\n"
        f"with open_page('home'):\n    raise {error}\n",
        encoding="utf-8",
    )
    return AppTest.from_file(script, default_timeout=60).run()


def test_an_error_of_ours_is_shown_as_its_sentence(tmp_path: Path) -> None:
    page = page_with("PictureError('Expected a photo. Choose another.')", tmp_path)

    assert [error.value for error in page.error] == ["Expected a photo. Choose another."]
    assert list(page.exception) == []


def test_a_fault_of_ours_is_admitted_without_its_details(tmp_path: Path) -> None:
    page = page_with("ZeroDivisionError('a fault')", tmp_path)

    assert [error.value for error in page.error] == [t("frame.fault")]
    assert len(page.exception) == 1
    assert "a fault" not in page.exception[0].value


def test_pages_that_do_not_exist_are_not_in_the_menu(tmp_path: Path) -> None:
    page = page_with("PictureError('stop')", tmp_path)

    assert [link.proto.page for link in page.sidebar.get("page_link")] == ["", "photos"]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_the_browser_and_the_figures_have_the_same_colours(theme: Theme) -> None:
    colours = CONFIG["theme"][theme.name]

    assert colours["backgroundColor"] == theme.paper
    assert colours["textColor"] == theme.ink
    assert colours["primaryColor"] == colours["linkColor"] == theme.accent
    assert colours["borderColor"] == colours["sidebar"]["borderColor"] == theme.line
    assert colours["sidebar"]["backgroundColor"] == theme.side
    assert (colours["blueColor"], colours["orangeColor"]) == (theme.positive, theme.negative)


def test_nothing_is_told_to_other_hosts() -> None:
    assert CONFIG["browser"]["gatherUsageStats"] is False
    assert CONFIG["client"]["showErrorLinks"] is False


def test_people_never_see_a_trace() -> None:
    assert CONFIG["client"]["showErrorDetails"] == "none"


def test_a_broken_connection_keeps_its_picture_for_an_hour() -> None:
    assert CONFIG["server"]["disconnectedSessionTTL"] == 3600


def test_the_largest_upload_fits_in_memory() -> None:
    uploads.keep_in_memory()

    largest = st.get_option("server.maxUploadSize") * uploads.MEGABYTE
    assert MultiPartParser.spool_max_size > largest


@pytest.mark.parametrize("key", KEYS)
def test_every_text_that_the_interface_asks_for_exists(key: str) -> None:
    with_names = t(key)

    assert with_names.strip()


def test_a_text_fills_in_its_names() -> None:
    assert t("frame.tab", title="Output") == "Output · imgrec"


def test_a_table_of_texts_is_not_a_text() -> None:
    with pytest.raises(KeyError, match="Expected the key of one text"):
        t("photos")
