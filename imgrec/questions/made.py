"""The name of a generator -> a question made from a person's own picture and the real weights.

A generator is a function of the network, the trace of the picture and a source of chance. It
computes the answer, and each wrong choice as well: what comes out of the wrong formula. Where
chance led to no good question it gives None, and is asked again.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType

from numpy.random import Generator as Chance

from imgrec.errors import CourseError
from imgrec.lesson import Made, Quiz
from imgrec.network import Network
from imgrec.questions import fresh
from imgrec.questions.fresh import Draw
from imgrec.questions.question import Question
from imgrec.trace import Trace

TRIES = 200
MODULES = Path(__file__).parent / "generators"


def make(slug: str, name: str, network: Network, trace: Trace, rng: Chance) -> Question | None:
    """Make a question; None where nothing good can be asked about this picture.

    Args:
        slug: the lesson that asks.
        name: one of `generators(slug)`.
        network: whose weights it is about.
        trace: the picture's way through that network.
        rng: the source of chance; the same one in the same state makes the same question.

    Raises:
        CourseError: there is no such generator.
    """
    draw = _generator(slug, name)
    tries = range(TRIES) if fresh.can_ask(draw, network) else ()
    drawn = (draw(network, trace, rng) for _ in tries)
    return next((question for question in drawn if question is not None), None)


def can_ask(slug: str, name: str, network: Network) -> bool:
    """Whether a generator has something to ask about this network, whatever the picture.

    Raises:
        CourseError: there is no such generator.
    """
    return fresh.can_ask(_generator(slug, name), network)


def fits(slug: str, place: Quiz | Made, network: Network) -> bool:
    """Whether a question of a lesson can be asked of this network; a written one always can.

    Raises:
        CourseError: there is no such generator.
    """
    return isinstance(place, Quiz) or can_ask(slug, place.name, network)


@cache
def generators(slug: str) -> dict[str, Draw]:
    """All generators of a lesson, by name: the public functions of its own module."""
    if not (MODULES / f"{slug}.py").is_file():
        return {}
    module = import_module(f"imgrec.questions.generators.{slug}")
    return {name: thing for name, thing in vars(module).items() if _is_own(name, thing, module)}


def _is_own(name: str, thing: object, module: ModuleType) -> bool:
    own = callable(thing) and getattr(thing, "__module__", "") == module.__name__
    return own and not name.startswith("_")


def _generator(slug: str, name: str) -> Draw:
    found = generators(slug)
    if name not in found:
        raise CourseError(
            f"Expected a generator of {slug} among {', '.join(found) or 'none'}. Received {name}. "
            "Correct the name in the lesson."
        )
    return found[name]
