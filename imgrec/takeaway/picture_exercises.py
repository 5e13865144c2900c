"""A trace -> what the worksheets of pixels, convolution, pooling and flatten ask."""

from __future__ import annotations

import numpy as np

from imgrec.course_words import CourseWords
from imgrec.network import Network
from imgrec.number_texts import number
from imgrec.takeaway.sheet import Frame, Grid, Item, Sheet, blanks, given
from imgrec.trace import Trace

PATCH = 4
CORNER = 14  # where the patch of pixels begins: in the middle of the picture
RANKS = (1, 5, 25)  # of the numbers that the line is asked for: 0 is the largest


def pixels(network: Network, trace: Trace, words: CourseWords) -> Sheet:
    """Four by four pixels of red, to be divided by 255."""
    patch = trace.image[CORNER : CORNER + PATCH, CORNER : CORNER + PATCH, 0]
    whole = Grid(words("whole"), tuple(given(row * 255, 0) for row in patch))
    scaled = Grid(words("scaled"), tuple(blanks(row) for row in patch), sign="÷ 255 =")
    count = Item(words("count"), number(trace.image.size, 0))
    items = (count, Item(words("largest"), number(1, 0)))
    return Sheet((whole, scaled), items, Frame(CORNER, CORNER, PATCH))


def convolution(network: Network, trace: Trace, words: CourseWords) -> Sheet:
    """One window of one filter: nine products, three sums, the bias, ReLU."""
    row, column, chosen = strongest(trace)
    window = trace.image[row - 1 : row + 2, column - 1 : column + 2]
    kernel = network.weights["conv2d.kernel"][..., chosen]
    products = window * kernel
    red, green, blue = (products[..., channel].sum() for channel in range(3))
    bias = network.weights["conv2d.bias"][chosen]
    grids = (
        Grid(words("values"), tuple(given(line) for line in window[..., 0])),
        Grid(words("weights", filter=chosen), tuple(given(line) for line in kernel[..., 0]), "×"),
        Grid(words("products"), tuple(blanks(line) for line in products[..., 0]), "="),
    )
    told = {"green": green, "blue": blue, "bias": bias}
    items = (
        Item(words("red"), number(red, 2)),
        Item(words("sum", **told), number(trace.conv2d_sum[row, column, chosen], 2)),
        Item(words("relu"), number(trace.conv2d[row, column, chosen], 2)),
    )
    return Sheet(grids, items, Frame(row - 1, column - 1, 3))


def max_pooling(network: Network, trace: Trace, words: CourseWords) -> Sheet:
    """Four by four numbers of one map, of which four are left."""
    row, column, chosen = strongest(trace)
    top, left = (min(place // PATCH * PATCH, 28) for place in (row, column))
    patch = trace.conv2d[top : top + PATCH, left : left + PATCH, chosen]
    pooled = trace.max_pooling2d[top // 2 : top // 2 + 2, left // 2 : left // 2 + 2, chosen]
    before = Grid(words("before", map=chosen), tuple(given(line) for line in patch))
    after = Grid(words("after"), tuple(blanks(line) for line in pooled), sign="→")
    share = 1 - trace.max_pooling2d.size / trace.conv2d.size
    numbers = Item(words("count"), number(trace.max_pooling2d.size, 0))
    items = (numbers, Item(words("share"), f"{share * 100:.0f} %"))
    return Sheet((before, after), items, Frame(top, left, PATCH))


def flatten(network: Network, trace: Trace, words: CourseWords) -> Sheet:
    """Where numbers of the maps stand in the line, and back."""
    shape = trace.max_pooling2d.shape
    order = np.argsort(-trace.flatten, kind="stable")
    head = given([words("row"), words("column"), words("map"), words("place"), words("value")])
    lines = (
        (
            *given(np.unravel_index(place, shape), 0),
            *blanks([place], 0),
            *given([trace.flatten[place]], 3),
        )
        for place in order[list(RANKS)]
    )
    back = int(order[0])
    row, column, map_ = (int(place) for place in np.unravel_index(back, shape))
    found = (head[:3], blanks((row, column, map_), 0))
    length = Item(words("length"), number(trace.flatten.size, 0))
    grids = (Grid(words("where"), (head, *lines)), Grid(words("back", at=back), found))
    return Sheet(grids, (length,))


def strongest(trace: Trace) -> tuple[int, int, int]:
    """Row, column and filter of the largest number that does not lie at the border."""
    inside = trace.conv2d[1:-1, 1:-1]
    row, column, chosen = np.unravel_index(int(inside.argmax()), inside.shape)
    return int(row) + 1, int(column) + 1, int(chosen)
