"""Every page opens, and the menu leads to each of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted(path.stem for path in (ROOT / "pages").glob("*.py"))


@pytest.mark.parametrize("slug", PAGES)
def test_a_page_opens_with_a_title_and_without_an_error(slug: str, app: AppTest) -> None:
    page = app.switch_page(f"pages/{slug}.py").run()

    assert (len(page.title), list(page.exception), list(page.error)) == (1, [], [])


def test_home_shows_all_six_layers_by_their_shapes(
    app: AppTest, read: Callable[[AppTest], str]
) -> None:
    shown = read(app)

    for shape in ("32 × 32 × 32 · 896", "16 × 16 × 32", "8,192", "512 · 4,194,816", "10 · 5,130"):
        assert f">{shape}" in shown


def test_home_says_that_it_must_name_one_of_ten(
    app: AppTest, read: Callable[[AppTest], str]
) -> None:
    assert "only knows these ten things" in read(app)


def test_every_picture_on_home_says_what_it_shows(
    app: AppTest, read: Callable[[AppTest], str]
) -> None:
    pictures = read(app).split("<img ")[1:]

    assert len(pictures) == 9
    assert all('alt=""' not in picture.split(">")[0] for picture in pictures)


def test_the_menu_leads_to_every_page(app: AppTest) -> None:
    menu = {link.proto.page for link in app.sidebar.get("page_link")}

    assert menu == {"", *PAGES}


def test_the_menu_follows_the_order_of_the_layers(app: AppTest) -> None:
    menu = [link.proto.page for link in app.sidebar.get("page_link")]

    layers = ["convolution", "max_pooling", "flatten", "dense", "dropout", "output"]
    assert [page for page in menu if page in layers] == layers


def test_every_link_carries_the_picture(visit: Callable[..., AppTest]) -> None:
    app = visit(picture="ship-1")

    assert {link.proto.query_string for link in app.get("page_link")} == {"picture=ship-1"}


def test_a_heading_on_home_leads_to_its_lesson(app: AppTest) -> None:
    links = {link.proto.label: link.proto.page for link in app.main.get("page_link")}

    assert links["Max pooling"] == "max_pooling"
