"""The film widget: its numbers are the film's, it follows a training, and it stays where one is."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from imgrec.cifar10 import samples
from imgrec.dataset import OWN
from imgrec.film import Film, film_of_run, shipped_film
from imgrec.training.run_folder import RunFolder
from imgrec.ui.numbers import number, percent
from tests import films

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

PHONE = (390, 844)
NOTE_ALL = """(when) => {
    window.noted = [];  // a look now and then would miss one that stands for a moment
    const note = new MutationObserver(() => noted.push(when.textContent));
    note.observe(when, {childList: true, characterData: true, subtree: true});
}"""


@pytest.fixture
def run(tmp_path: Path) -> RunFolder:
    folder = films.start(tmp_path / "run")
    films.finish_epoch(folder, 1)
    films.finish_epoch(folder, 2)
    return folder


def address(folder: RunFolder) -> str:
    return f"run={quote(str(folder.path))}"


def film_of(folder: RunFolder) -> Film:
    film = film_of_run(folder)
    assert film is not None
    return film


def expect_when(page: Page, text: str) -> None:
    from playwright.sync_api import expect

    expect(page.locator(".fi-when")).to_have_text(text)


def expect_said(page: Page, text: str) -> None:
    from playwright.sync_api import expect

    expect(page.locator(".ir-say")).to_contain_text(text)


def expect_all(page: Page, selector: str, texts: list[str]) -> None:
    from playwright.sync_api import expect

    expect(page.locator(selector)).to_have_text(texts)


def expect_the_numbers(page: Page, film: Film, moment: int) -> None:
    """Everything that is shown of a moment is the film's."""
    figures = [film.loss[moment], film.accuracy[moment]]
    expect_all(page, '[data-line="0-training"] td', [number(figures[0]), percent(figures[1])])
    held_out = [number(film.val_loss[moment]), percent(film.val_accuracy[moment])]
    expect_all(page, '[data-line="0-held_out"] td', held_out)
    norms = [number(norm, 2) for norm in film.filter_norms[moment]]
    expect_all(page, ".fi-filter small", norms)
    counts = [str(count) if count else "" for count in film.confusion[moment].ravel()]
    expect_all(page, ".fi-numbers span", counts)
    dead = int(film.dead[moment])
    expect_all(page, ".fi-dead", [f"{dead} of 512 units: {percent(dead / 512)}"])
    longest = number(film.unit_norms[moment].max(), 2)
    expect_all(page, ".fi-norms", [f"The longest is {longest}; 0 are at the limit."])


@pytest.mark.parametrize("moment", [6, -1])
def test_every_number_of_a_moment_is_the_shipped_films(open_widget: Callable, moment: int) -> None:
    film = shipped_film("six_layers")
    page = open_widget("film")
    slider = page.get_by_role("slider", name="Moment of the training")
    slider.press("Home")
    for _ in range(moment % len(film.epoch)):
        slider.press("ArrowRight")

    expect_when(page, f"After epoch {film.epoch[moment]} of {film.epochs}")
    expect_the_numbers(page, film, moment)
    best = int(film.answers[moment][0].argmax())
    share = percent(film.answers[moment][0][best])
    expect_said(page, f"For deer it says {film.class_names[best]}, {share}.")


def test_a_shipped_film_has_its_test_and_says_that_it_keeps_no_pictures(
    open_widget: Callable,
) -> None:
    from playwright.sync_api import expect

    test = shipped_film("six_layers").test
    assert test is not None

    page = open_widget("film")

    expect_all(page, '[data-line="0-test"] td', [number(test.loss), percent(test.accuracy)])
    expect(page.get_by_text("keeps how many pictures were confused, and not which")).to_be_visible()


def test_a_cell_shows_its_pictures_by_mouse_and_by_key(
    open_widget: Callable, run: RunFolder
) -> None:
    from playwright.sync_api import expect

    film = film_of(run)
    page = open_widget("film", address(run))
    grid = page.get_by_role("grid", name="Confusion matrix")
    box = grid.bounding_box()
    grid.click(position={"x": box["width"] * 0.45, "y": box["height"] * 0.35})
    count = int(film.confusion[-1][3, 4])
    told = page.locator(".fi-part", has=grid).locator(".ir-head").last
    expect(told).to_have_text(f"{count} of {count}: cat answered deer, after epoch 2")
    expect(page.locator(".fi-confused canvas")).to_have_count(count)
    expect_said(page, f"{count} of 20 held-out pictures of cat were taken for deer after epoch 2.")

    grid.press("ArrowLeft")
    count = int(film.confusion[-1][3, 3])
    expect_said(page, f"{count} of 20 held-out pictures of cat were taken for cat after epoch 2.")
    grid.press("Enter")
    expect(told).to_have_text(f"12 of {count}: cat answered cat, after epoch 2")
    expect(page.locator(".fi-confused canvas")).to_have_count(12)


def test_it_follows_the_training_until_one_goes_back_and_keeps_the_place_then(
    open_widget: Callable, run: RunFolder
) -> None:
    from playwright.sync_api import expect

    page = open_widget("film", address(run) + "&live=1")
    expect_when(page, "After epoch 2 of 4")
    films.finish_epoch(run, 3)
    expect_when(page, "After epoch 3 of 4")
    expect_the_numbers(page, film_of(run), -1)

    slider = page.get_by_role("slider", name="Moment of the training")
    slider.press("ArrowLeft")
    expect_when(page, "After epoch 2 of 4")
    page.get_by_label("Whose answers to show").select_option(label="frog")
    slider.focus()
    films.finish_epoch(run, 4)
    expect(slider).to_have_attribute("max", "5")
    expect_when(page, "After epoch 2 of 4")
    expect(slider).to_be_focused()
    expect_said(page, "For frog it says")

    page.get_by_role("button", name="To the newest moment").click()
    expect_when(page, "After epoch 4 of 4")


def test_pointing_at_the_chart_shows_the_moment_and_a_click_goes_there(
    open_widget: Callable, run: RunFolder
) -> None:
    page = open_widget("film", address(run))
    chart = page.get_by_role("img", name="The loss over the epochs")
    box = chart.bounding_box()
    chart.hover(position={"x": 41, "y": 60})
    expect_when(page, "Before the first step")
    page.mouse.move(box["x"] + 50, box["y"] - 60)
    expect_when(page, "After epoch 2 of 4")
    chart.click(position={"x": 41, "y": 60})
    page.mouse.move(box["x"] + 50, box["y"] - 60)
    expect_when(page, "Before the first step")


def test_the_own_picture_comes_first_and_its_absence_is_said(
    open_widget: Callable, run: RunFolder
) -> None:
    from playwright.sync_api import expect

    film = film_of(run)
    assert film.own is not None
    page = open_widget("film", address(run))
    best = int(film.own[-1].argmax())
    said = f"For your picture it says {film.class_names[best]}, {percent(film.own[-1][best])}."
    expect_said(page, said)

    run.save_frame(2, {name: a for name, a in run.frames()[2].items() if name != "own"})
    page = open_widget("film", address(run))
    expect(page.get_by_text("this training goes on without it")).to_be_visible()


def test_it_plays_to_the_end_and_stops(open_widget: Callable, run: RunFolder) -> None:
    from playwright.sync_api import expect

    page = open_widget("film", address(run))
    page.locator(".fi-when").evaluate(NOTE_ALL)
    page.get_by_role("button", name="play").click()
    page.wait_for_function("noted.includes('After 5 steps of epoch 1')")
    expect_when(page, "After epoch 2 of 4")
    expect(page.get_by_role("button", name="play")).to_be_visible()


def test_two_films_stand_at_the_same_epoch(open_widget: Callable) -> None:
    six, wiki = shipped_film("six_layers"), shipped_film("wiki")
    page = open_widget("film", "other=1")
    slider = page.get_by_role("slider", name="Moment of the training")
    slider.press("Home")
    slider.press("ArrowRight")
    at = int(abs(wiki.progress - six.progress[1]).argmin())

    expect_all(
        page, '[data-line="0-held_out"] td', [number(six.val_loss[1]), percent(six.val_accuracy[1])]
    )
    expect_all(
        page,
        '[data-line="1-held_out"] td',
        [number(wiki.val_loss[at]), percent(wiki.val_accuracy[at])],
    )


def test_films_of_different_classes_are_each_asked_about_their_own_pictures(
    open_widget: Callable, run: RunFolder
) -> None:
    from playwright.sync_api import expect

    things = [f"thing {n}" for n in range(10)]  # whose pictures were deleted
    config = run.path / "config.json"
    told = {"class_names": things, "data": {"name": OWN, "sha": ""}}
    config.write_text(json.dumps(json.loads(config.read_text()) | told))
    page = open_widget("film", address(run) + "&other=1")
    own, other = page.get_by_label("Whose answers to show").all()

    expect(page.get_by_text("The two are of different classes")).to_be_visible()
    deleted = [f"a deleted picture of {name}" for name in things]
    expect(own.locator("option")).to_have_text(["your picture", *deleted])
    expect(other.locator("option").first).to_have_text("deer")
    other.select_option(label="frog")
    own.select_option(label=deleted[3])
    expect(other).to_have_value(str([s.id for s in samples()].index("frog-1")))
    expect_said(page, f"For {deleted[3]} it says ")
    expect(page.locator(".fi-picture:visible")).to_have_count(1)


def test_a_phone_shows_all_of_it_below_each_other(open_widget: Callable, run: RunFolder) -> None:
    page = open_widget("film", address(run), size=PHONE, has_touch=True)
    expect_when(page, "After epoch 2 of 4")

    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
    chart = page.get_by_role("img", name="The share of right answers")
    chart.scroll_into_view_if_needed()
    box = chart.bounding_box()
    page.touchscreen.tap(box["x"] + 42, box["y"] + 60)
    expect_when(page, "Before the first step")
