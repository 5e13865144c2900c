"""A collection -> what there is to say of it before a training."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from imgrec.own_classes.collection import Collection
from imgrec.own_classes.limits import (
    FEW_PICTURES,
    LEAST_CLASSES,
    LEAST_PICTURES,
    UNBALANCED,
)


@dataclass(frozen=True)
class Report:
    """What was found.

    Attributes:
        counts: Pictures a class that can be trained with, classes in the order of a training.
        shared: The name of each picture that stands in several classes, with these. It is trained
            with in none of them, for nobody could learn what it is.
        too_few: Classes with fewer than `LEAST_PICTURES`.
        few: Other classes with fewer than `FEW_PICTURES`.
        ratio: How many times the pictures of the smallest class the largest has, where that is
            `UNBALANCED` or more; else None.
    """

    counts: dict[str, int]
    shared: dict[str, tuple[str, ...]]
    too_few: tuple[str, ...]
    few: tuple[str, ...]
    ratio: float | None

    @property
    def ready(self) -> bool:
        """Whether a training can be started."""
        return len(self.counts) >= LEAST_CLASSES and not self.too_few


def report_of(collection: Collection) -> Report:
    """Look at all classes."""
    where = classes_of_pictures(collection)
    counts = {
        name: sum(len(where[key]) == 1 for key in collection.classes[name])
        for name in order(collection)
    }
    shared = {
        collection.classes[found[0]][key].name: found
        for key, found in where.items()
        if len(found) > 1
    }
    return Report(
        counts,
        shared,
        too_few=tuple(name for name, count in counts.items() if count < LEAST_PICTURES),
        few=tuple(n for n, count in counts.items() if LEAST_PICTURES <= count < FEW_PICTURES),
        ratio=_ratio(counts),
    )


def order(collection: Collection) -> list[str]:
    """The classes by their names: the same for the same pictures, however they came."""
    return sorted(collection.classes, key=lambda name: (name.casefold(), name))


def classes_of_pictures(collection: Collection) -> dict[str, tuple[str, ...]]:
    """In which classes each picture stands, by its key."""
    where: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for name in order(collection):
        for key in collection.classes[name]:
            where[key] = (*where[key], name)
    return where


def _ratio(counts: dict[str, int]) -> float | None:
    if len(counts) < LEAST_CLASSES or not min(counts.values()):
        return None
    ratio = max(counts.values()) / min(counts.values())
    return ratio if ratio >= UNBALANCED else None
