"""What each question made from a picture should be answered by, worked out without its generator.

`NETWORK` holds the answers of the network: NumPy on activations, weights and what was measured.
`LEARNER` holds those of a person who reads the question and has nothing but its rounded numbers.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import numpy as np

from imgrec.architecture import Dense
from imgrec.trace import predict
from tests.unit.questions.asked import PLACE, Asked, numbers_in, softmax

Answer = float | str


def cells(a: Asked) -> list[float]:
    """The numbers that stand behind the places that are listed."""
    return [value for _, value in numbers_in(PLACE.sub("", a.question.text))][3:]


def place(*at: int) -> str:
    return f"({', '.join(map(str, map(int, at)))})"


def brightest(a: Asked, sums: list[float]) -> str:
    return a.places[int(np.argmax(sums))]


def sums_told(a: Asked) -> list[float]:
    return np.array(numbers_told(a)).reshape(len(a.places), -1).sum(axis=1).tolist()


def numbers_told(a: Asked) -> list[float]:
    return [value for _, value in numbers_in(PLACE.sub("", a.question.text))]


def pixel_of(a: Asked, at: str) -> np.ndarray:
    return a.trace.image[tuple(int(n) for n in re.findall(r"\d+", at))]


def limited(a: Asked) -> float:
    unit, _, limit, _, index = a.n
    kernel = a.weights("dense.kernel")[:, int(unit)]
    return float(kernel[int(index)] * limit / np.linalg.norm(kernel))


def winner(a: Asked) -> str:
    which, row, column = a.at[:3]
    block = a.trace.conv2d[2 * row : 2 * row + 2, 2 * column : 2 * column + 2, which]
    down, across = np.unravel_index(block.argmax(), block.shape)
    return place(2 * row + down, 2 * column + across)


def pooled_cell(a: Asked) -> str:
    rows, columns, _ = a.trace.max_pooling2d.shape
    number = np.arange(rows * columns).reshape(rows, columns).repeat(2, 0).repeat(2, 1)
    return place(*divmod(int(number[a.at[2], a.at[3]]), columns))


def risen(a: Asked) -> float:
    which, r, c, channel = a.at[0], *a.at[3:6]
    window, kernel = a.window.copy(), a.weights("conv2d.kernel")[..., which]
    before = (window * kernel).sum()
    window[r, c, channel] += 0.1
    return float((window * kernel).sum() - before)


def ring(a: Asked) -> int:
    row, column = a.at[:2]
    inside = np.pad(np.ones_like(a.trace.image), [(1, 1), (1, 1), (0, 0)])
    return int((inside[row : row + 3, column : column + 3] == 0).sum())


def row_apart(a: Asked) -> int:
    row, column, which, after = a.at[:4]
    number = np.arange(a.trace.flatten.size).reshape(a.trace.max_pooling2d.shape)
    return int(number[after, column, which] - number[row, column, which])


def dense_parameters(a: Asked) -> int:
    units, inputs = a.at
    return Dense(units).parameter_count((inputs,))


def confused_with(a: Asked) -> str:
    counts = np.array(a.measured["confusion"][a.k[0]])
    counts[a.k[0]] = 0
    return a.network.class_names[int(counts.argmax())]


def kept_promise(a: Asked) -> float:
    (part,) = [p for p in a.measured["reliability"] if abs(p["low"] - a.n[1]) < 1e-3]
    return float(part["accuracy"])


def pushed(a: Asked) -> str:
    down, right = a.at[:2]
    rows, columns = (
        [min(max(place - by, 0), side - 1) for place in range(side)]
        for side, by in zip(a.trace.image.shape, (down, right), strict=False)
    )
    moved = a.trace.image[rows][:, columns]
    return a.network.class_names[int(predict(a.network, moved).argmax())]


def filmed(a: Asked, epoch: int) -> int:
    return int(np.flatnonzero(a.film["epoch"] == epoch)[0])


def val_accuracy(a: Asked) -> float:
    table = a.film["confusion"][filmed(a, a.at[0])]
    return float(table.trace() / table.sum())


def stepped(a: Asked) -> float:
    unit, rate = int(a.n[0]), a.n[3]
    return -rate * float(a.trace.dense[unit]) * a.slope_of_bias(a.k[0], a.k[0])


NETWORK: dict[str, Callable[[Asked], Answer]] = {
    "pixels.divided": lambda a: a.trace.image[a.at[0], a.at[1], a.at[2]],
    "pixels.brightest": lambda a: brightest(a, [pixel_of(a, at).sum() for at in a.places]),
    "pixels.strongest_channel": lambda a: str(a.trace.image[a.at[3], a.at[4]].argmax()),
    "convolution.whole_sum": lambda a: (
        (a.window * a.weights("conv2d.kernel")[..., a.at[0]]).sum()
        + a.weights("conv2d.bias")[a.at[0]]
    ),
    "convolution.after_relu": lambda a: a.trace.conv2d[a.at[1], a.at[2], a.at[0]],
    "convolution.pixel_rises": risen,
    "convolution.zeros_of_the_ring": ring,
    "max_pooling.winner": winner,
    "max_pooling.pooled_value": lambda a: a.trace.max_pooling2d[a.at[1], a.at[2], a.at[0]],
    "max_pooling.which_window": pooled_cell,
    "flatten.index_of": lambda a: np.ravel_multi_index(a.at[3:6], a.trace.max_pooling2d.shape),
    "flatten.place_of": lambda a: place(*np.unravel_index(a.at[0], a.trace.max_pooling2d.shape)),
    "flatten.one_row_on": row_apart,
    "dense.will_it_speak": lambda a: a.trace.dense[a.at[0]],
    "dense.contribution": lambda a: (
        a.trace.flatten[a.at[0]] * a.weights("dense.kernel")[a.at[0], a.at[2]]
    ),
    "dense.after_max_norm": limited,
    "dense.parameters": dense_parameters,
    "dropout.made_louder": lambda a: a.trace.dense[a.at[0]] / (1 - a.n[2]),
    "dropout.while_predicting": lambda a: a.trace.dense[a.at[0]],
    "dropout.kept_on_average": lambda a: round(a.trace.dense.size * (1 - a.n[1])),
    "output.times_as_likely": lambda a: (
        a.trace.probabilities[a.k[0]] / a.trace.probabilities[a.k[1]]
    ),
    "output.after_adding": lambda a: softmax(a.trace.logits + a.n[1])[a.k[0]],
    "output.part_of_a_logit": lambda a: (
        a.trace.dense[a.at[0]] * a.weights("output.kernel")[a.at[0], a.k[0]]
    ),
    "output.all_the_others": lambda a: np.delete(a.trace.probabilities, a.k[0]).sum(),
    "training.loss_of": lambda a: -np.log(a.trace.probabilities[a.k[0]]),
    "training.gradient_of_a_bias": lambda a: a.slope_of_bias(a.k[0], a.k[1]),
    "training.step_of_a_weight": stepped,
    "training.val_loss": lambda a: a.film["val_loss"][filmed(a, a.at[3])],
    "training.val_accuracy": val_accuracy,
    "recognising.numbers_left": lambda a: (
        a.trace.activation(a.question.text.split("`")[1]).size  # its name stands in the code font
    ),
    "recognising.pushed": pushed,
    "recognising.most_confused": confused_with,
    "recognising.right_of_a_class": lambda a: a.measured["confusion"][a.k[0]][a.k[0]],
    "recognising.promise_kept": kept_promise,
}

LEARNER: dict[str, Callable[[Asked], Answer]] = {
    "pixels.divided": lambda a: a.n[3] / 255,
    "pixels.brightest": lambda a: brightest(a, sums_told(a)),
    "pixels.strongest_channel": lambda a: str(int(np.argmax(a.n[:3]))),
    "convolution.whole_sum": lambda a: sum(a.n[3:7]),
    "convolution.after_relu": lambda a: max(a.n[3], 0.0),
    "convolution.pixel_rises": lambda a: a.n[6] * a.n[7],
    "max_pooling.winner": lambda a: a.places[int(np.argmax(cells(a)))],
    "max_pooling.pooled_value": lambda a: max(cells(a)),
    "dense.will_it_speak": lambda a: max(a.n[1] + a.n[2], 0.0),
    "dense.contribution": lambda a: a.n[1] * a.n[3],
    "dense.after_max_norm": lambda a: a.n[3] * a.n[2] / a.n[1],
    "dropout.made_louder": lambda a: a.n[1] / (1 - a.n[2]),
    "dropout.while_predicting": lambda a: a.n[1],
    "output.times_as_likely": lambda a: np.exp(a.n[0] - a.n[1]),
    "output.after_adding": lambda a: a.n[0],
    "output.part_of_a_logit": lambda a: a.n[1] * a.n[2],
    "output.all_the_others": lambda a: 1 - a.n[0],
    "training.loss_of": lambda a: -np.log(a.n[0]),
    "training.gradient_of_a_bias": lambda a: a.n[0] - (a.k[0] == a.k[1]),
    "training.step_of_a_weight": lambda a: -a.n[3] * a.n[1] * a.n[2],
}
