"""What a generator computed -> a question in words; and a generator that draws until one fits.

The words are in the lesson's `made.toml`: `winner_text`, `winner_explanation`, and for every
wrong choice `winner_<key>`, why it is wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps

from numpy.random import Generator as Chance

from imgrec import course
from imgrec.course_words import CourseWords
from imgrec.errors import CourseError
from imgrec.network import Network
from imgrec.questions.question import Choice, Question
from imgrec.trace import Trace

TRIES = 200
FEWEST_CHOICES = 3

Draw = Callable[[Network, Trace, Chance], Question | None]
Fresh = Callable[[Network, Trace, Chance], Question]


@dataclass(frozen=True)
class Wrong:
    """What comes out of a wrong formula.

    Attributes:
        key: which formula: its reason is the text `<generator>_<key>`.
        value: the choice's words, or the number that would be typed.
        misconception: the number of the misconception behind it, if it is one of the sixteen.
    """

    key: str
    value: str | float
    misconception: int | None = None


def until_it_fits(draw: Draw) -> Fresh:
    """Make a generator of a function that gives None where chance led to no good question."""

    @wraps(draw)
    def drawn(network: Network, trace: Trace, rng: Chance) -> Question:
        for _ in range(TRIES):
            if (question := draw(network, trace, rng)) is not None:
                return question
        raise CourseError(
            f"Expected a picture that gives a question of the kind {draw.__name__}. "
            "This one does not. Choose another picture."
        )

    return drawn


def single(
    place: str, /, *, right: str, wrong: Sequence[Wrong], **values: object
) -> Question | None:
    """Make a question with one right choice; None where too few wrong ones differ from it.

    Args:
        place: the lesson's slug and the generator's name: "max_pooling.winner".
        right: the right choice.
        wrong: all others; those that read like one before them are left out.
        values: what the words fill in.
    """
    choices = {right: Choice(right)}
    for one in wrong:
        text = str(one.value)
        choices.setdefault(text, _choice(place, one, text, **values))
    if len(choices) < FEWEST_CHOICES:
        return None
    words, name = _words(place)
    return Question(
        id=place,
        kind="single",
        text=words(f"{name}_text", **values),
        choices=tuple(choices.values()),
        answer=(0,),
        explanation=words(f"{name}_explanation", right=right, **values),
    )


def typed(place: str, /, *, right: int, wrong: Sequence[Wrong], **values: object) -> Question:
    """Make a question whose answer is a whole number; mistakes that hit it are left out.

    Args:
        place: the lesson's slug and the generator's name.
        right: the answer.
        wrong: whole numbers that wrong formulas give.
        values: what the words fill in.
    """
    words, name = _words(place)
    mistakes = {int(one.value): one for one in reversed(wrong) if int(one.value) != right}
    return Question(
        id=place,
        kind="number",
        text=words(f"{name}_text", **values),
        choices=tuple(_choice(place, m, f"{value:,}", **values) for value, m in mistakes.items()),
        answer=float(right),
        explanation=words(f"{name}_explanation", right=right, **values),
    )


def _choice(place: str, wrong: Wrong, text: str, /, **values: object) -> Choice:
    words, name = _words(place)
    return Choice(
        text=text,
        why=words(f"{name}_{wrong.key}", **values),
        view=place.partition(".")[0],
        misconception=wrong.misconception,
        value=None if isinstance(wrong.value, str) else float(wrong.value),
    )


def _words(place: str) -> tuple[CourseWords, str]:
    slug, _, name = place.partition(".")
    return CourseWords(course.root() / slug, "made.toml"), name
