"""The presenter's view, and what a teacher leaves out, are in the address and stay there."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from imgrec.ui.texts import t


@pytest.fixture
def lesson(visit: Callable[..., AppTest]) -> Callable[..., AppTest]:
    """Give `lesson("pixels", hide="code")`: a lesson at this address."""

    def arrive(slug: str, **address: str) -> AppTest:
        app = visit(**address).switch_page(f"pages/{slug}.py")
        for name, value in address.items():
            app.query_params[name] = value
        return app.run()

    return arrive


def links(app: AppTest) -> list[str]:
    return [link.proto.page for link in app.get("page_link")]


def expanders(app: AppTest) -> list[str]:
    return [expander.label for expander in app.expander]


def test_the_presenter_sees_no_menu_but_the_way_back_and_on(lesson: Callable) -> None:
    app = lesson("convolution", present="1")

    assert len(app.sidebar.children) == 0
    assert links(app)[:2] == ["pixels", "max_pooling"]


def test_every_link_keeps_the_presenter_s_view_and_what_is_left_out(visit: Callable) -> None:
    app = visit(picture="ship-1", present="1", hide="code")

    found = {link.proto.query_string for link in app.get("page_link")}
    assert found == {"picture=ship-1&present=1&hide=code"}


def test_one_button_starts_and_another_ends_it(app: AppTest) -> None:
    app.button(key="present_start").click().run()
    assert app.query_params["present"] in ("1", ["1"])

    app.button(key="present_leave").click().run()
    assert "present" not in app.query_params
    assert len(app.sidebar.get("page_link")) > 2


def test_a_teacher_leaves_out_the_menu_and_the_picker(lesson: Callable) -> None:
    app = lesson("pixels", hide="menu,picker")

    assert len(app.sidebar.children) == 0
    assert not [b for b in app.button if b.key and b.key.startswith("thumb_")]


def test_a_teacher_leaves_out_the_code_and_the_prose(lesson: Callable) -> None:
    whole, part = lesson("pixels"), lesson("pixels", hide="prose,code")

    assert t("lesson.by_hand") not in expanders(part)
    assert len(part.markdown) < len(whole.markdown)
    assert part.header


@pytest.mark.parametrize("nonsense", ["", "everything", ",,", "Menu"])
def test_a_part_that_is_not_there_hides_nothing(nonsense: str, visit: Callable) -> None:
    assert len(visit(hide=nonsense).sidebar.get("page_link")) > 2
