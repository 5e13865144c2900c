"""What a generator computed -> a question in words, with choices that can be told apart.

The words are in the lesson's `made.toml`: `winner_text`, `winner_explanation`, and for every
wrong choice `winner_<key>`, why it is wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from numpy.random import Generator as Chance

from imgrec import course
from imgrec.course_words import CourseWords
from imgrec.network import Network
from imgrec.questions.amounts import Amount, Answer, can_be_told
from imgrec.questions.question import Choice, Question
from imgrec.trace import Trace

FEWEST_CHOICES = 3

Draw = Callable[[Network, Trace, Chance], Question | None]
Fits = Callable[[Network], bool]

_ONLY_FOR: dict[Draw, Fits] = {}


@dataclass(frozen=True)
class Wrong:
    """What comes out of a wrong formula.

    Attributes:
        key: which formula: its reason is the text `<generator>_<key>`.
        value: the choice, in words or as a number; where a number is typed, the number.
        misconception: the number of the misconception behind it, if it is one of the sixteen.
    """

    key: str
    value: Answer | int
    misconception: int | None = None


def only_for(fits: Fits) -> Callable[[Draw], Draw]:
    """Mark a generator that has nothing to ask, or nothing true, about some networks."""

    def marked(draw: Draw) -> Draw:
        _ONLY_FOR[draw] = fits
        return draw

    return marked


def can_ask(draw: Draw, network: Network) -> bool:
    """Whether a generator has something to ask about this network, whatever the picture."""
    return draw not in _ONLY_FOR or _ONLY_FOR[draw](network)


def single(
    place: str,
    /,
    *,
    right: Answer,
    wrong: Sequence[Wrong],
    worked: float | None = None,
    off: float = 0.0,
    **values: object,
) -> Question | None:
    """Make a question with one right choice; None where too few others can be told from it.

    Args:
        place: the lesson's slug and the generator's name: "max_pooling.winner".
        right: the right choice.
        wrong: all others; those too near to the right one, or to one before them, are left out.
        worked: what comes out of the rounded numbers that the question shows, where it shows some.
        off: how far off an estimate may be, where nothing can be worked out.
        values: what the words fill in.
    """
    if worked is not None and isinstance(right, Amount):
        off = max(off, abs(worked - right.value))
    kept: dict[Answer, Choice] = {right: Choice(str(right))}
    for one in wrong:
        value = one.value if isinstance(one.value, (str, Amount)) else str(one.value)
        if all(can_be_told(value, other, off=off) for other in kept):
            kept[value] = _choice(place, one, str(value), values)
    if len(kept) < FEWEST_CHOICES:
        return None
    words, name = _words(place)
    return Question(
        id=place,
        kind="single",
        text=words(f"{name}_text", **values),
        choices=tuple(kept.values()),
        answer=(0,),
        explanation=words(f"{name}_explanation", right=right, **values),
    )


def typed(
    place: str, /, *, right: int, wrong: Sequence[Wrong], tolerance: float = 0.0, **values: object
) -> Question:
    """Make a question whose answer is a whole number; mistakes that hit it are left out.

    Args:
        place: the lesson's slug and the generator's name.
        right: the answer.
        wrong: whole numbers that wrong formulas give.
        tolerance: how far off counts as right: 0.5 where the answer is rounded to a whole number.
        values: what the words fill in.
    """
    words, name = _words(place)
    mistakes = {one.value: one for one in reversed(wrong) if isinstance(one.value, int)}
    return Question(
        id=place,
        kind="number",
        text=words(f"{name}_text", **values),
        choices=tuple(
            _choice(place, one, f"{value:,}", values, value=float(value))
            for value, one in mistakes.items()
            if abs(value - right) > tolerance
        ),
        answer=float(right),
        explanation=words(f"{name}_explanation", right=right, **values),
        tolerance=tolerance,
    )


def _choice(
    place: str, wrong: Wrong, text: str, values: Mapping[str, object], *, value: float | None = None
) -> Choice:
    words, name = _words(place)
    return Choice(
        text=text,
        why=words(f"{name}_{wrong.key}", **values),
        view=place.partition(".")[0],
        misconception=wrong.misconception,
        value=value,
    )


def _words(place: str) -> tuple[CourseWords, str]:
    slug, _, name = place.partition(".")
    return CourseWords(course.root() / slug, "made.toml"), name
