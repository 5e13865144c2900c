"""Colours, sheets and charts say what the numbers say."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.colors import to_hex

from imgrec.calibration import Bin
from imgrec.figures import DARK, LIGHT, Layout, Theme, charts, colours, sheets
from imgrec.figures.reliability import reliability_diagram

themes = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
SOME = np.array([[-2.0, 0.0], [1.0, 2.0]], dtype=np.float32)


@themes
def test_zero_has_the_colour_of_the_card(theme: Theme) -> None:
    for scale in (theme.values, theme.activations, theme.weights):
        assert colours.code(scale.paint(0.0, 1.0)) == theme.card


@themes
def test_the_range_has_the_full_colour_of_its_sign(theme: Theme) -> None:
    painted = theme.values.paint(SOME, 2.0)

    assert colours.code(painted[0, 0]) == theme.negative
    assert colours.code(painted[1, 1]) == theme.positive


@themes
def test_weights_and_values_never_share_a_colour(theme: Theme) -> None:
    assert not {theme.positive, theme.negative} & {theme.weight_positive, theme.weight_negative}


def test_what_lies_beyond_the_range_gets_no_more_than_the_full_colour() -> None:
    assert colours.strength([3.0, 300.0], 3.0).tolist() == [1.0, 1.0]


def test_half_the_range_is_a_little_stronger_than_half() -> None:
    assert colours.strength(0.5, 1.0) == pytest.approx(0.5**0.8)


def test_a_range_of_zero_paints_nothing() -> None:
    assert colours.strength(SOME, 0.0).max() == 0


def test_one_outlier_does_not_set_the_range_of_a_layer() -> None:
    values = np.ones(1000, dtype=np.float32)
    values[0] = 500

    assert colours.layer_range(values) == 1


def test_a_layer_of_almost_only_zeros_has_the_range_of_its_largest() -> None:
    values = np.zeros(1000, dtype=np.float32)
    values[0] = 5

    assert colours.layer_range(values) == 5
    assert colours.layer_range(np.zeros(4)) == colours.layer_range([]) == 0


@given(st.tuples(*[st.integers(0, 255)] * 3))
def test_numbers_can_be_read_on_every_cell(cell: tuple[int, int, int]) -> None:
    background = colours.code(cell)

    assert colours.contrast(colours.text_on(background), background) >= 4.5


@themes
def test_words_can_be_read_on_the_paper_and_on_the_cards(theme: Theme) -> None:
    for background in (theme.paper, theme.card, theme.side):
        for text in (theme.ink, theme.muted, theme.negative_text):
            assert colours.contrast(text, background) >= 4.5


def test_a_browser_that_has_not_told_yet_gets_the_light_theme() -> None:
    assert colours.theme(None) is LIGHT
    assert colours.theme("dark") is DARK


def test_a_sheet_of_32_maps_is_8_wide_and_4_high() -> None:
    sheet = sheets.tile_sheet(
        np.zeros((4, 4, 32), np.float32), 8, scale=LIGHT.values, theme=LIGHT, zoom=2, gap=1
    )

    assert sheet.shape == (4 * 9 + 1, 8 * 9 + 1, 3)


def test_a_map_stands_row_by_row_and_unsmoothed_on_its_sheet() -> None:
    maps = np.zeros((2, 2, 3), np.float32)
    maps[0, 1, 2] = 1

    sheet = sheets.tile_sheet(
        maps, 2, scale=LIGHT.activations, theme=LIGHT, value_range=1, zoom=3, gap=4
    )

    blue = (sheet == colours.rgb(LIGHT.positive)).all(axis=-1)
    rows, columns = np.nonzero(blue)
    assert (rows.min(), columns.min(), blue.sum()) == (14, 7, 9)


def test_only_the_chosen_map_keeps_its_strength_when_the_rest_is_dimmed() -> None:
    maps = np.ones((2, 2, 2), np.float32)

    sheet = sheets.tile_sheet(
        maps, 2, scale=LIGHT.activations, theme=LIGHT, value_range=1, gap=4, chosen=1, dim=True
    )

    full = (sheet == colours.rgb(LIGHT.positive)).all(axis=-1)
    assert full.sum() == 6 * 6
    assert (sheet == colours.rgb(LIGHT.accent)).all(axis=-1).any()


def test_a_filter_is_drawn_about_mid_grey() -> None:
    kernel = np.zeros((3, 3, 3, 2), np.float32)
    kernel[0, 0, 0, 1], kernel[0, 0, 2, 1] = 2, -2

    drawn = sheets.filters_as_pictures(kernel)

    assert drawn[1, 0, 0].tolist() == [255, 128, 0]
    assert (drawn[0] == 128).all()


def test_pictures_side_by_side_keep_their_colours() -> None:
    pictures = np.stack([np.full((2, 2, 3), value, np.uint8) for value in (10, 200)])

    sheet = sheets.picture_sheet(pictures, Layout(columns=2, zoom=1, gap=2), theme=LIGHT)

    assert sheet[2, 2].tolist() == [10, 10, 10]
    assert sheet[2, 6].tolist() == [200, 200, 200]


def test_no_bar_of_a_histogram_holds_both_signs() -> None:
    values = np.linspace(-0.37, 1.21, 500)

    (axes,) = charts.histogram(values, theme=LIGHT, xlabel="x", ylabel="y").axes

    below, above = axes.patches
    assert to_hex(below.get_facecolor()).upper() == LIGHT.negative
    assert to_hex(above.get_facecolor()).upper() == LIGHT.positive
    assert below.get_data().edges[-1] == above.get_data().edges[0] == 0


def test_histograms_that_are_compared_share_an_axis_and_lose_no_number() -> None:
    look = {"theme": LIGHT, "xlabel": "x", "ylabel": "y", "span": (-2, 2)}

    figures = [charts.histogram(values, **look) for values in ([-3, 0.5, 3, 4], [0, 0])]
    (wide, _), (narrow, _) = ([p.get_data() for p in f.axes[0].patches][::-1] for f in figures)

    np.testing.assert_array_equal(wide.edges, narrow.edges)
    assert (wide.values[-1], wide.values.sum(), narrow.values.sum()) == (2, 3, 2)


@given(st.lists(st.floats(-1e3, 1e3, width=32), min_size=1))
def test_a_histogram_counts_every_number_once(values: list[float]) -> None:
    (axes,) = charts.histogram(values, theme=DARK, xlabel="x", ylabel="y", limit=9).axes

    assert sum(bars.get_data().values.sum() for bars in axes.patches) == len(values)
    assert axes.get_xlim()[1] >= 9


def test_the_channels_of_a_picture_can_be_told_apart_without_colour() -> None:
    image = np.random.default_rng(0).random((8, 8, 3))

    (axes,) = charts.channel_histogram(image, theme=LIGHT, xlabel="x", ylabel="y").axes

    assert [text.get_text() for text in axes.get_legend().get_texts()] == ["red", "green", "blue"]
    assert len({patch.get_linestyle() for patch in axes.patches}) == 3


def test_the_same_figure_is_the_same_svg() -> None:
    drawn = [
        charts.svg(charts.histogram(SOME, theme=LIGHT, xlabel="x", ylabel="y")) for _ in range(2)
    ]

    assert drawn[0] == drawn[1]
    assert "<svg" in drawn[0]


@themes
def test_the_reliability_diagram_draws_each_bin_that_has_enough_pictures(theme: Theme) -> None:
    table = (Bin(0, 0.5, 29, 0.4, 0.9), Bin(0.5, 0.9, 30, 0.7, 0.6), Bin(0.9, 1, 120, 0.95, 0.94))

    figure = reliability_diagram(
        {"before": table, "after": table[:2]}, theme=theme, xlabel="sure", ylabel="right"
    )

    diagonal, before, after = figure.axes[0].lines
    assert diagonal.get_xydata().tolist() == [[0, 0], [1, 1]]
    assert before.get_xydata().tolist() == [[0.7, 0.6], [0.95, 0.94]]
    assert after.get_xydata().tolist() == [[0.7, 0.6]]
    assert to_hex(before.get_color()) == theme.positive.lower()
    small, large = figure.axes[0].collections[0].get_sizes()
    assert large == pytest.approx(4 * small)
    assert [text.get_text() for text in figure.axes[0].get_legend().get_texts()] == [
        "before",
        "after",
    ]


def test_a_reliability_diagram_of_too_few_pictures_is_empty() -> None:
    table = (Bin(0, 1, 5, 0.4, 0.9),)

    figure = reliability_diagram({"few": table}, theme=LIGHT, xlabel="sure", ylabel="right")

    assert len(figure.axes[0].lines[1].get_xydata()) == 0
