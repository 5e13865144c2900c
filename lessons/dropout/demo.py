"""A rate, a mask, training or predicting -> what dropout does to the units and to the answer."""

from __future__ import annotations

import numpy as np

from imgrec.by_hand.dense import dense
from imgrec.by_hand.dropout import dropout, dropout_mask
from imgrec.by_hand.softmax import softmax
from imgrec.ui import state
from imgrec.ui.lesson_words import Words
from imgrec.ui.views import charts, masks, parts

words = Words(__file__)
MANY, SOME = 400, 20
START = 0.4  # at 0.5 the wrong formula would look right


def mask_at_work() -> None:
    """One mask on the real units, in training and when predicting."""
    units = state.trace().dense
    rate = parts.choose_share(words("rate"), start=START, key="dropout.rate")
    mode = parts.choose_word(words, "mode", ("training", "predicting"), key="dropout.mode")
    seed = parts.count_presses(words("new_mask"), key="dropout.mask")
    training = mode == "training"
    kept = dropout_mask(units.shape, rate, seed=seed) if training else np.ones(units.shape, bool)
    after = dropout(units, rate, training=training, mask=kept)
    unit = int(after.argmax())
    drawn = masks.masked_units(after, kept, unit=unit, words=words)
    sums = {"before": units.sum(), "after": after.sum()}
    lost = int((units[~kept] > 0).sum())
    equation = masks.scaled(units[unit], after[unit], rate=rate * training, unit=unit, words=words)
    found = {"mode": words(mode), "silent": int((~kept).sum()), "lost": lost, **sums}
    parts.view(words, "mask_at_work", drawn, equation, **found)


def louder() -> None:
    """The sum of the units on average over many masks: right, without a factor, and wrong."""
    units = state.trace().dense
    rate = parts.choose_share(words("rate"), start=START, key="dropout.louder")
    kept = dropout_mask((MANY, units.size), rate, seed=0)
    forgotten = float((kept @ units).mean())
    right = float(dropout(np.tile(units, (MANY, 1)), rate, training=True, mask=kept).sum(1).mean())
    true = float(units.sum())
    found = {"no_dropout": true, "right": right, "forgotten": forgotten, "wrong": forgotten / rate}
    drawn = masks.averages(found, words, chosen="right")
    parts.view(words, "louder", drawn, masks=MANY, rate=rate, true=true, **found)


def twenty_masks() -> None:
    """The ten probabilities under twenty masks, and without any."""
    trace, network = state.trace(), state.network()
    rate = masks.training_rate(network)
    seed = parts.count_presses(words("again"), key="dropout.again")
    kept = dropout_mask((SOME, trace.dense.size), rate, seed=seed)
    units = dropout(np.tile(trace.dense, (SOME, 1)), rate, training=True, mask=kept)
    weights = network.weights
    samples = softmax(dense(units, weights["output.kernel"], weights["output.bias"]))
    best = int(trace.probabilities.argmax())
    found = {"least": samples[:, best].min(), "most": samples[:, best].max()}
    agree = int((samples.argmax(axis=1) == best).sum())
    names = network.class_names
    drawn = charts.spread(samples, trace.probabilities, names, words, name="twenty_masks")
    parts.view(
        words,
        "twenty_masks",
        drawn,
        masks=SOME,
        rate=rate,
        agree=agree,
        true=trace.probabilities[best],
        **{**found, "class": network.class_names[best]},
    )
