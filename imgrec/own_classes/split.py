"""A collection -> a data set, its pictures shared out between test, held-out and training part."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from imgrec.dataset import OWN, Dataset
from imgrec.errors import DatasetError
from imgrec.own_classes.collection import Collection, Photo
from imgrec.own_classes.limits import LEAST_CLASSES, LEAST_PICTURES
from imgrec.own_classes.report import classes_of_pictures, report_of

Arrays = tuple[NDArray[Any], NDArray[Any], NDArray[np.bool_]]
SHARE = 0.15  # of each class to test on, and as many held out


def to_dataset(collection: Collection) -> Dataset:
    """The data set of a collection: the same for the same pictures, whatever their order.

    In every class the pictures are put in the order of their hashes; the first of them are the
    test part, the next are held out, the rest is trained on.

    Raises:
        DatasetError: If there are too few classes, or pictures in one.
    """
    report = report_of(collection)
    if not report.ready:
        raise DatasetError(
            f"Expected at least {LEAST_CLASSES} classes of at least {LEAST_PICTURES} pictures. "
            f"Received {report.counts}. Add more pictures."
        )
    where = classes_of_pictures(collection)
    test, train = [], []
    for label, name in enumerate(report.counts):
        photos = collection.classes[name]
        alone = [photos[key] for key in sorted(photos) if len(where[key]) == 1]
        each = share(len(alone))
        test += [(photo, label, False) for photo in alone[:each]]
        train += [(photo, label, place < each) for place, photo in enumerate(alone[each:])]
    (x_train, y_train, held_out), (x_test, y_test, _) = _arrays(train), _arrays(test)
    classes = tuple(report.counts)
    return Dataset(
        x_train, y_train, x_test, y_test, name=OWN, held_out=held_out, class_names=classes
    )


def share(count: int) -> int:
    """How many of so many pictures of a class are tested on, and how many are held out."""
    return max(1, round(SHARE * count))


def _arrays(
    rows: list[tuple[Photo, int, bool]],
) -> Arrays:
    """Pixels `(n, 32, 32, 3)`, labels `(n,)`, and whether each is held out `(n,)`."""
    return (
        np.stack([photo.pixels for photo, _, _ in rows]),
        np.asarray([label for _, label, _ in rows], np.uint8),
        np.asarray([held for _, _, held in rows], np.bool_),
    )
