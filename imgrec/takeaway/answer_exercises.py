"""A trace -> what the worksheets of dense, dropout, output, training and recognising ask."""

from __future__ import annotations

import numpy as np

from imgrec.by_hand.dropout import dropout_mask
from imgrec.course_words import CourseWords
from imgrec.network import Network
from imgrec.number_texts import number
from imgrec.takeaway.sheet import Grid, Item, Sheet, blanks, given
from imgrec.trace import Trace

SHOWN = 6  # units, or products: as many as fit across the page
SEED = 4
RATE = 0.01  # of learning


def dense(network: Network, trace: Trace, words: CourseWords) -> Sheet:
    """The largest products of one unit, the sum of the others, the bias, ReLU."""
    unit = int(trace.dense.argmax())
    weights = network.weights["dense.kernel"][:, unit]
    products = trace.flatten * weights
    largest = np.argsort(-np.abs(products))[:SHOWN]
    others = products.sum() - products[largest].sum()
    rows = (
        (*given([words("values")]), *given(trace.flatten[largest], 3)),
        (*given([words("weights")]), *given(weights[largest], 3)),
        (*given([words("products")]), *blanks(products[largest], 3)),
    )
    told = {"others": others, "bias": network.weights["dense.bias"][unit]}
    items = (
        Item(words("sum", **told), number(trace.dense_sum[unit], 2)),
        Item(words("relu"), number(trace.dense[unit], 2)),
        Item(words("count"), number(weights.size + 1, 0)),
    )
    return Sheet((Grid(words("largest", unit=unit), rows),), items)


def dropout(network: Network, trace: Trace, words: CourseWords) -> Sheet:
    """Some units, the lots drawn for them, and what each says in training and after it."""
    rate = network.architecture.six().dropout.rate
    units = np.sort(np.argsort(-trace.dense)[:SHOWN])
    kept = dropout_mask((SHOWN,), rate, seed=SEED)
    spoken = np.where(kept, trace.dense[units] / (1 - rate), 0)
    lots = [words("kept") if lot else words("silent") for lot in kept]
    rows = (
        (*given([words("unit")]), *given(units, 0)),
        (*given([words("value")]), *given(trace.dense[units])),
        (*given([words("lot")]), *given(lots)),
        (*given([words("training")]), *blanks(spoken)),
        (*given([words("predicting")]), *blanks(trace.dropout[units])),
    )
    items = (
        Item(words("factor", rate=rate), number(1 / (1 - rate), 0)),
        Item(words("add_training"), number(spoken.sum(), 2)),
        Item(words("add_predicting"), number(trace.dropout[units].sum(), 2)),
    )
    return Sheet((Grid(words("heading", rate=rate), rows),), items)


def output(network: Network, trace: Trace, words: CourseWords) -> Sheet:
    """Ten sums and their powers of e, to be made into shares of one whole."""
    powers = np.exp(trace.logits)
    head = given([words("class"), words("logit"), words("power"), words("share")])
    columns = zip(network.class_names, trace.logits, powers, trace.probabilities, strict=True)
    rows = (
        (*given([name, logit, power]), *blanks([share * 100], 3))
        for name, logit, power, share in columns
    )
    last = (*given([words("total"), ""]), *blanks([powers.sum()]), *blanks([100], 0))
    winner = network.class_names[int(trace.logits.argmax())]
    table = Grid(words("heading"), (head, *rows, last))
    return Sheet((table,), (Item(words("winner"), winner),))


def training(network: Network, trace: Trace, words: CourseWords) -> Sheet:
    """The loss for three classes, and one weight one step further."""
    best = np.argsort(-trace.probabilities)[:3]
    shares = np.maximum(trace.probabilities[best], 1e-7)
    losses = Grid(
        words("losses"),
        (
            (*given([words("class")]), *given([network.class_names[c] for c in best])),
            (*given([words("probability")]), *given(shares, 4)),
            (*given([words("loss")]), *blanks(-np.log(shares))),
        ),
    )
    truth, unit = int(best[1]), int(trace.dense.argmax())
    wrong_by = trace.probabilities[truth] - 1
    slope = trace.dense[unit] * wrong_by
    weight = network.weights["output.kernel"][unit, truth]
    told = {"name": network.class_names[truth], "p": trace.probabilities[truth]}
    items = (
        Item(words("wrong_by", **told), number(wrong_by, 3)),
        Item(words("gradient", unit=unit, value=trace.dense[unit]), number(slope, 3)),
        Item(words("step", rate=RATE, weight=weight), number(weight - RATE * slope, 3)),
    )
    return Sheet((losses,), items)


def recognising(network: Network, trace: Trace, words: CourseWords) -> Sheet:
    """The shape and the parameters of every layer, and the three likeliest answers."""
    head = given([words("layer"), words("shape"), words("parameters")])
    rows = (
        (
            *given([type(stage.layer).__name__]),
            *blanks([" × ".join(f"{side:,}" for side in stage.output_shape)]),
            *blanks([stage.parameter_count], 0),
        )
        for stage in network.architecture.stages
    )
    best = np.argsort(-trace.probabilities)[:3]
    told = {
        word: f"{network.class_names[c]} {number(trace.probabilities[c] * 100, 2)} %"
        for word, c in zip(("first", "second", "third"), best, strict=True)
    }
    rest = 1 - trace.probabilities[best].sum()
    total = Item(words("total"), number(network.architecture.parameter_count, 0))
    return Sheet(
        (Grid(words("heading"), (head, *rows)),),
        (total, Item(words("rest", **told), f"{number(abs(rest) * 100, 2)} %")),
    )
