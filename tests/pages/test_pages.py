"""Every page opens, and the menu leads to each of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from imgrec.ui.interactive import whole_network

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted(path.stem for path in (ROOT / "pages").glob("*.py"))

Told = Callable[[AppTest], dict[str, Any]]


@pytest.mark.parametrize("slug", PAGES)
def test_a_page_opens_with_a_title_and_without_an_error(slug: str, app: AppTest) -> None:
    page = app.switch_page(f"pages/{slug}.py").run()

    assert (len(page.title), list(page.exception), list(page.error)) == (1, [], [])


def test_home_shows_all_six_layers_by_their_shapes(app: AppTest, told: Told) -> None:
    stages = told(app)["stages"]

    shapes = ["32 × 32 × 3", "32 × 32 × 32", "16 × 16 × 32", "8,192", "512", "512", "10"]
    assert [stage["shape"] for stage in stages] == shapes
    counts = [stage["parameters"].removesuffix(" parameters") for stage in stages[1:]]
    assert counts == ["896", "0", "0", "4,194,816", "0", "5,130"]


def test_home_says_that_it_must_name_one_of_ten(app: AppTest, told: Told) -> None:
    assert "only knows these {n} things" in told(app)["words"]["ten"]


def test_home_says_what_the_picture_shows(app: AppTest, told: Told) -> None:
    assert told(app)["picture"].startswith("A brown stag")


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


def test_a_heading_on_home_leads_to_its_lesson(app: AppTest, told: Told) -> None:
    slugs = {stage["title"]: stage["slug"] for stage in told(app)["stages"]}

    assert slugs["Max pooling"] == "max_pooling"


def test_what_is_opened_on_home_opens_the_lesson_there(app: AppTest) -> None:
    opened = {"slug": "convolution", "values": {"filter": 9, "row": 14, "column": 6}, "at": 1}
    app.session_state[whole_network.KEY] = {"opened": opened}

    page = app.run()

    assert page.title[0].value == "Convolution"
    assert page.query_params["filter"] == "9"
    assert page.query_params["picture"] == "deer-1"


def test_what_was_opened_once_is_not_opened_again(app: AppTest) -> None:
    opened = {"slug": "dense", "values": {"unit": 41}, "at": 1}
    app.session_state[whole_network.KEY] = {"opened": opened}
    app.run().switch_page("app.py").run()

    assert app.title[0].value == "What happens to a picture"
