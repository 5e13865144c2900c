"""A data set -> how many of its pictures are held out of training."""

from __future__ import annotations

from functools import cache

from imgrec import cifar10


def held_out_pictures(data: str) -> int:
    """How many pictures the validation accuracy is measured on."""
    return len(cifar10.held_out_indices()) if data == "full" else _bundled()


@cache
def _bundled() -> int:
    return int(cifar10.load("bundled").held_out.sum())
