"""axe-core, the npm package, finds no serious fault of ours on any page, in light and in dark."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser import photos
from tests.browser.waiting import drawn

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parent.parent.parent
SLUGS = ["", *sorted(path.stem for path in (ROOT / "pages").glob("*.py"))]
PACKAGE = "axe-core@4"
INSTALL_SECONDS = 120
SERIOUS = ("serious", "critical")

# Faults that are Streamlit's own: the rule, a mark of the element, and why no page can mend it.
STREAMLIT = {
    ("presentation-role-conflict", "stFileUploaderDropzone"): (
        "minor: st.file_uploader names its drop zone and calls it presentation; "
        "the button inside it is what a keyboard reaches"
    ),
}


@pytest.fixture(scope="session")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Give axe-core as a script: the file that AXE names, else fetched by npm, else skip."""
    given = os.environ.get("AXE")
    if given:
        return Path(given).read_text(encoding="utf-8")
    npm = shutil.which("npm")
    if not npm:
        pytest.skip("No npm here to fetch axe-core. Install it, or name an axe.min.js in AXE.")
    folder = tmp_path_factory.mktemp("axe")
    command = [npm, "install", "--no-audit", "--no-fund", "--prefix", str(folder), PACKAGE]
    fetched = subprocess.run(command, capture_output=True, text=True, timeout=INSTALL_SECONDS)
    if fetched.returncode:
        pytest.skip(f"npm could not fetch axe-core: {fetched.stderr.strip()[-300:]}")
    return (folder / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")


def faults(page: Page, axe: str) -> list[str]:
    """Run axe and give every serious fault as a line; those of Streamlit itself left out."""
    drawn(page).evaluate(axe)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{violation['id']}: {node['html'][:160]}"
        for violation in found["violations"]
        if violation["impact"] in SERIOUS
        for node in violation["nodes"]
        if not is_streamlit_s(violation["id"], node["html"])
    ]


def is_streamlit_s(rule: str, html: str) -> bool:
    return any(rule == its and mark in html for its, mark in STREAMLIT)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("slug", SLUGS, ids=lambda slug: slug or "home")
def test_axe_finds_no_serious_fault_of_ours(
    slug: str, dark: bool, visit: Callable, axe: str
) -> None:
    visitor = visit(slug, dark=dark)

    assert faults(visitor.page, axe) == []


def test_axe_finds_no_serious_fault_in_what_opens(visit: Callable, axe: str) -> None:
    page = visit("surgery?present=1&at=f9").page
    page.get_by_role("button", name="Replace it").click()
    page.get_by_role("switch", name="filter 3", exact=True).click()
    page.get_by_role("button", name="Picture: ").click()
    page.get_by_test_id("stPopoverBody").wait_for()

    assert faults(page, axe) == []


def test_axe_finds_no_serious_fault_about_a_photo(visit: Callable, axe: str) -> None:
    page = visit("photos").page
    photos.choose(page, *((f"{place}.png", photos.png(place)) for place in (3, 8)))
    photos.expect_answer(page, ("8.png", photos.png(8)))

    assert faults(page, axe) == []
