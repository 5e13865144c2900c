"""One argument of a layer, as it was written -> the same in its one checked form."""

from __future__ import annotations

import math
import numbers
import re
from collections.abc import Collection, Mapping
from dataclasses import fields
from typing import Any, TypeVar

from imgrec.errors import ArchitectureError

Pair = tuple[int, int]
MOST = 2**31 - 1
Setting = TypeVar("Setting")


def count(name: str, value: Any) -> int:
    """Check a whole number of at least 1, and no more than the sizes of arrays can be."""
    if not _is_whole(value) or not 1 <= value <= MOST:
        raise unexpected(
            name, value, expected=f"a whole number from 1 to {MOST}", remedy="Use 1 or more."
        )
    return int(value)


def pair(name: str, value: Any) -> Pair:
    """Check two whole numbers of at least 1, for rows and columns; one number stands for both."""
    both = (value, value) if _is_whole(value) else value
    if not isinstance(both, (tuple, list)) or len(both) != 2:
        raise unexpected(
            name, value, expected="two whole numbers, for rows and columns", remedy="Try (2, 2)."
        )
    return count(name, both[0]), count(name, both[1])


def shape(name: str, value: Any) -> tuple[int, ...]:
    """Check the shape of an array: one whole number of at least 1 an axis."""
    if not isinstance(value, (tuple, list)) or not value:
        raise unexpected(
            name, value, expected="one whole number an axis", remedy="Try (32, 32, 3)."
        )
    return tuple(count(name, size) for size in value)


def choice(name: str, value: Any, choices: Collection[str]) -> str:
    """Check a name that is one of the choices."""
    if not isinstance(value, str) or value not in choices:
        raise unexpected(
            name,
            value,
            expected=f"one of {', '.join(sorted(choices))}",
            remedy="Choose one of them.",
        )
    return value


def flag(name: str, value: Any) -> bool:
    """Check True or False."""
    if not isinstance(value, bool):
        raise unexpected(name, value, expected="True or False", remedy="Choose one of the two.")
    return value


def data_format(value: Any) -> str | None:
    """Check the order of the axes: imgrec knows (rows, columns, channels) alone."""
    if value not in (None, "channels_last"):
        raise unexpected(
            "data_format",
            value,
            expected='"channels_last" or None, arrays of (rows, columns, channels)',
            remedy="Move the channels to the last axis.",
        )
    return None if value is None else str(value)


def rate(value: Any) -> float:
    """Check the part of the inputs that dropout silences: 0 to 1, both allowed as in Keras."""
    if not _is_number(value) or not 0 <= value <= 1:
        raise unexpected("rate", value, expected="a number from 0 to 1", remedy="Try 0.5.")
    return float(value)


def seed(value: Any) -> int | None:
    """Check a seed that both Keras and NumPy can take, or None for another draw every time."""
    if value is not None and not (_is_whole(value) and 0 <= value <= MOST):
        raise unexpected("seed", value, expected=f"None or from 0 to {MOST}", remedy="Try 0.")
    return None if value is None else int(value)


def noise_shape(value: Any) -> tuple[int | None, ...] | None:
    """Check a noise shape: a whole number of at least 1, or None, for every axis with the batch."""
    if value is None:
        return None
    if not isinstance(value, (tuple, list)):
        raise unexpected("noise_shape", value, expected="a tuple or None", remedy="Try (None, 1).")
    return tuple(None if size is None else count("noise_shape", size) for size in value)


def layer_name(value: Any) -> str:
    """Check a layer's name, which also begins the names of its weights."""
    if not isinstance(value, str) or not re.fullmatch(r"[A-Za-z][A-Za-z0-9_]*", value):
        raise unexpected(
            "name", value, expected="letters, digits and _, a letter first", remedy='Try "conv2d".'
        )
    return value


def setting(
    name: str, value: Any, kinds: Mapping[str, type[Setting]], *, rank: int | None = None
) -> Setting | None:
    """Check a constraint or a regularizer: None, its name, its dictionary, or the thing itself.

    Args:
        name: the argument's name.
        value: what was given for it.
        kinds: the classes there are, by Keras's names.
        rank: how many axes the weights have that it works on.
    """
    if value is None:
        return None
    made = _make(name, value, kinds)
    for field in fields(made):  # type: ignore[arg-type]
        given = getattr(made, field.name)
        if field.name == "axis":
            object.__setattr__(made, "axis", _axis(name, given, rank or 0))
        elif not _is_number(given) or not 0 <= given < math.inf:
            raise unexpected(f"{name}.{field.name}", given, expected="0 or more", remedy="Try 1.")
    return made


def unexpected(name: str, value: Any, *, expected: str, remedy: str) -> ArchitectureError:
    """Word the error for an argument: what was expected, what came, what to do."""
    return ArchitectureError(
        f"Expected {name} to be {expected}. Received {name}={value!r}. {remedy}"
    )


def _make(name: str, value: Any, kinds: Mapping[str, type[Setting]]) -> Setting:
    for kind in kinds.values():
        if isinstance(value, kind):
            return value
    given = {"class_name": value} if isinstance(value, str) else value
    by_class = {kind.__name__: kind for kind in kinds.values()}
    try:
        named = dict(given)
        return {**kinds, **by_class}[named.pop("class_name")](**named)
    except (TypeError, ValueError, KeyError) as error:
        raise unexpected(
            name, value, expected=f"None or one of {', '.join(kinds)}", remedy="Choose one of them."
        ) from error


def _axis(name: str, value: Any, rank: int) -> int | tuple[int, ...]:
    axes = value if isinstance(value, (tuple, list)) else (value,)
    if not axes or not all(_is_whole(axis) and -rank <= axis < rank for axis in axes):
        raise unexpected(
            f"{name}.axis",
            value,
            expected=f"whole numbers from {-rank} to {rank - 1}",
            remedy=f"These weights have {rank} axes: choose among them.",
        )
    return value if _is_whole(value) else tuple(axes)


def _is_whole(value: Any) -> bool:
    return isinstance(value, numbers.Integral) and not isinstance(value, bool)


def _is_number(value: Any) -> bool:
    return isinstance(value, numbers.Real) and not isinstance(value, bool)
