"""A value of one of the arguments of `Dropout` -> the mask that it draws on the picture's units."""

from __future__ import annotations

import numpy as np

from imgrec.by_hand.dropout import dropout, dropout_mask, scale
from imgrec.figures import layer_range
from imgrec.ui.argument_demos import demo
from imgrec.ui.argument_demos.demo import Demo, Scene, Shown

RATE = 0.5
SEED = 0


def rate(scene: Scene, value: float) -> Shown:
    """The units that are left at this rate, as much louder as it makes them."""
    return _units(scene, value, SEED)


def noise_shape(scene: Scene, shape: tuple[int | None, ...] | None) -> Shown:
    """The pooled maps under a mask: a list of units has one axis only to share a throw along."""
    maps = scene.trace.max_pooling2d
    noise = None if shape is None else shape[1:]  # without the batch
    mask = dropout_mask(maps.shape, RATE, noise_shape=noise, seed=SEED)
    after = dropout(maps, RATE, training=True, mask=mask)
    throws = maps.size if noise is None else int(np.prod([n or m for n, m in _pairs(noise, maps)]))
    facts = {"throws": throws, "cells": maps.size, "kept": mask.mean()}
    return Shown(demo.all_maps(scene, after, value_range=layer_range(maps) / (1 - RATE)), facts)


def seed(scene: Scene, value: int | None) -> Shown:
    """The units that are left by the throws that begin at this seed."""
    return _units(scene, RATE, value)


DEMOS: dict[str, Demo] = {
    "rate": Demo((0.0, 0.2, 0.5, 0.8), rate, above=lambda value: {"rate": value, "seed": SEED}),
    "noise_shape": Demo(
        (None, (None, 1, 1, None), (None, None, None, 1)),
        noise_shape,
        above=lambda shape: {"noise_shape": shape and (None, 1)},  # units have one axis alone
    ),
    "seed": Demo((None, 0, 1, 2), seed, above=lambda value: {"rate": RATE, "seed": value}),
}


def _units(scene: Scene, value: float, start: int | None) -> Shown:
    units = scene.trace.dense
    mask = dropout_mask(units.shape, value, seed=start)
    after = dropout(units, value, training=True, mask=mask)
    drawn = demo.grid(
        scene,
        after,
        scene.words("units_grid", count=units.size),
        scale=scene.theme.activations,
        value_range=layer_range(units) / (1 - RATE),
        out=~mask,
    )
    facts = {"silent": int((~mask).sum()), "count": units.size, "factor": scale(value)}
    return Shown(drawn, {**facts, "first": ", ".join(map(str, np.flatnonzero(~mask)[:5]))})


def _pairs(noise: tuple[int | None, ...], maps: np.ndarray) -> zip[tuple[int | None, int]]:
    return zip(noise, maps.shape, strict=True)
