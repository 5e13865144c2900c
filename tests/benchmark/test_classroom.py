"""A class at once: 30 learners in sessions of their own, without a training and while one runs."""

from __future__ import annotations

import asyncio
import json
import random
import statistics
import sys
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import numpy as np
import pytest

from imgrec.changes import RANGES
from imgrec.network import shipped_network
from tests.benchmark.scripted_learner import Answer, ScriptedLearner
from tests.conftest import Server

pytestmark = [
    pytest.mark.benchmark,
    pytest.mark.skipif(
        sys.platform != "linux", reason="Memory is read from /proc, as Linux has it."
    ),
]

HERE = Path(__file__).parent
CLASS = 30
SECONDS = 40  # that a class works, without a training and beside one
PAUSE = (2.0, 6.0)  # seconds between two things that one learner does
COURSE = ("pixels", "convolution", "max_pooling", "flatten", "dense", "dropout", "output")
MORE = ("training", "recognising", "follow", "compare", "surgery", "photos", "glossary")
PAGES = ("", *COURSE, *MORE)
PICTURES = ("airplane-1", "bird-1", "cat-1", "deer-1", "dog-1", "frog-1", "horse-1", "ship-1")
WALKS = 3
STEPS = 4  # that one learner does in a view, one after the other
FORGOTTEN = 125  # seconds after which Streamlit lets go of sessions that were left
EPOCHS = 400  # more than there is time for
RUNNING_SECONDS = 120
SCRIPTS = ("page", "view")  # what a script draws anew
MOST_TIMES_SLOWER = 2.0
MOST_MEGABYTES_KEPT = 60

Script = dict[str, float]


@dataclass
class Told:
    """What one learner did, how long the answer took, and what was wrong with it."""

    kind: str
    seconds: float
    fault: str | None = None


@dataclass
class Measured:
    """One part of the lesson: what was answered, and the scripts that ran for it."""

    told: list[Told] = field(default_factory=list)
    scripts: list[Script] = field(default_factory=list)

    def times(self, what: str, clock: str = "milliseconds") -> list[float]:
        """How long each run of a script took: of a whole page, or of a view in it."""
        return [one[clock] for one in self.scripts if one["fragment"] == (what == "view")]

    def faults(self) -> list[str]:
        return [told.fault for told in self.told if told.fault]


@dataclass
class Lesson:
    """All that was measured."""

    parts: dict[str, Measured] = field(default_factory=dict)
    megabytes: dict[str, float] = field(default_factory=dict)


class Actor:
    """A scripted learner who goes through the course; the same seed does the same things."""

    def __init__(self, url: str, seed: int) -> None:
        self.session = ScriptedLearner(url)
        self._seed, self._random = seed, random.Random(seed)
        self._picture = "deer-1"
        self._asked = 0
        self.told: list[Told] = []

    async def join(self) -> None:
        await self._do("join", self.session.join, lambda answer: answer.holds("menu_here_home"))

    async def leave(self) -> None:
        await self.session.leave()

    async def work(self, until: float) -> None:
        """Do one thing after the other, with pauses, as a learner does; the same ones each time."""
        self._random.seed(self._seed)
        while time.perf_counter() < until:
            await asyncio.sleep(self._random.uniform(*PAUSE))
            what = self._random.choices(
                [self.open, self.choose_picture, self.step], weights=[4, 3, 3]
            )
            await what[0]()

    async def open(self, slug: str | None = None) -> None:
        slug = self._random.choice(PAGES) if slug is None else slug
        here = f"menu_here_{slug or 'home'}"
        await self._do("page", partial(self.session.open, slug), lambda it: it.holds(here))

    async def choose_picture(self) -> None:
        self._picture = self._random.choice([one for one in PICTURES if one != self._picture])
        key = f"thumb_{self._picture}"
        if not self.session.has(key):  # a page without pictures
            await self.open("")
        await self._do(
            "picture",
            partial(self.session.press, key),
            lambda answer: (answer.button(key) or "").endswith(", chosen"),
        )

    async def step(self) -> None:
        """Look at some units, or move some sliders: what the server is asked for in a view."""
        page, one = self._random.choice([("dense", self._unit), ("photos", self._slider)])
        await self.open(page)
        for _ in range(STEPS):
            await asyncio.sleep(self._random.uniform(0.3, 1.5))
            await one()

    async def _unit(self) -> None:
        unit = self._random.randrange(512)
        column = shipped_network().weights["dense.kernel"][:, unit]

        def right(answer: Answer) -> bool:
            seen = answer.view("dense.widget")
            return seen is not None and np.array_equal(seen[1]["unit_weights"], column)

        ask = partial(self.session.decide, "dense.widget", "unit", unit)
        await self._do("step", ask, right)

    async def _slider(self) -> None:
        self._asked += 1
        values = {"rotate": self._random.randrange(*map(int, RANGES["rotate"]))}
        told = {"picture": self._picture, "number": self._asked, "values": values}

        def right(answer: Answer) -> bool:
            seen = answer.view("changes.widget")
            return seen is not None and seen[0]["answered"] == self._asked

        ask = partial(self.session.decide, "changes.widget", "changes", told)
        await self._do("step", ask, right)

    async def _do(
        self,
        kind: str,
        ask: Callable[[], Awaitable[Answer]],
        right: Callable[[Answer], bool],
    ) -> None:
        begun = time.perf_counter()
        try:
            answer = await ask()
        except (OSError, TimeoutError) as error:
            self.told.append(Told(kind, time.perf_counter() - begun, repr(error)))
            return
        faults = [*answer.faults(), *([] if right(answer) else [f"{kind}: not what was asked"])]
        self.told.append(Told(kind, answer.seconds, "; ".join(faults) or None))


@pytest.fixture(scope="module")
def lesson(launch: Callable, tmp_path_factory: pytest.TempPathFactory) -> Lesson:
    """Let a class work; the server's clock tells how long each script took."""
    log = tmp_path_factory.mktemp("class") / "runs.jsonl"
    log.touch()
    script = [sys.executable, str(HERE / "timed_app.py"), str(log)]
    with launch([*script, "app", "--no-browser", "--port", "{port}"]) as server:
        held = asyncio.run(teach(server, log))
    print_lesson(held)
    return held


async def teach(server: Server, log: Path) -> Lesson:
    """One learner alone; the class; the class and one beside a training; nobody."""
    lesson = Lesson()
    await walk(server, log, Measured())  # what is read once in the life of the server
    lesson.megabytes["before"] = megabytes_of(server.pid)
    lesson.parts["one learner"] = await walk(server, log, Measured())

    actors = [Actor(server.url, seed) for seed in range(CLASS)]
    lesson.parts["class"] = await together(actors, log, joining=True)
    lesson.megabytes["class"] = megabytes_of(server.pid)

    teacher = ScriptedLearner(server.url)
    await start_training(teacher)
    lesson.parts["class, training"] = await together(actors, log)
    lesson.megabytes["class, training"] = megabytes_of(server.pid)
    await asyncio.gather(*(actor.leave() for actor in actors))
    lesson.parts["one learner, training"] = await walk(server, log, Measured())
    await teacher.open("learn")
    await teacher.press("learn_stop")
    await teacher.leave()

    await asyncio.sleep(FORGOTTEN)
    await walk(server, log, Measured())  # the next one who leaves
    lesson.megabytes["after"] = megabytes_of(server.pid)
    return lesson


async def walk(server: Server, log: Path, measured: Measured) -> Measured:
    """One learner opens every page, some times over."""
    actor = Actor(server.url, CLASS)
    before = len(scripts_in(log))
    await actor.join()
    for slug in WALKS * PAGES:
        await actor.open(slug)
    await actor.leave()
    measured.told, measured.scripts = actor.told, scripts_in(log)[before:]
    return measured


async def together(actors: list[Actor], log: Path, *, joining: bool = False) -> Measured:
    """All do their things at the same time."""
    before = len(scripts_in(log))
    for actor in actors:
        actor.told = []
    if joining:
        await asyncio.gather(*(actor.join() for actor in actors))
    until = time.perf_counter() + SECONDS
    await asyncio.gather(*(actor.work(until) for actor in actors))
    return Measured([told for actor in actors for told in actor.told], scripts_in(log)[before:])


async def start_training(teacher: ScriptedLearner) -> None:
    """Start a long training from the page for it, and wait until its first steps are done."""
    await teacher.join()
    await teacher.open("learn")
    await teacher.fill("learn_epochs", EPOCHS)
    await teacher.press("learn_go")
    async with asyncio.timeout(RUNNING_SECONDS):
        while not (await teacher.open("learn")).holds("pictures a second"):
            await asyncio.sleep(1)


def scripts_in(log: Path) -> list[Script]:
    return [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]


def megabytes_of(pid: int) -> float:
    """Read the resident memory of a process."""
    status = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in status if line.startswith("VmRSS")) / 1000


def percentile(values: list[float], share: int) -> float:
    return statistics.quantiles(values, n=100, method="inclusive")[share - 1]


def print_lesson(lesson: Lesson) -> None:
    print(f"\n{CLASS} learners; the answer in milliseconds: median, 95th percentile (how many)")
    for name, part in lesson.parts.items():
        print(f"  {name}")
        for kind in ("join", "page", "picture", "step"):
            seconds = [1000 * told.seconds for told in part.told if told.kind == kind]
            if len(seconds) > 1:
                ends = f"{statistics.median(seconds):7.0f} {percentile(seconds, 95):7.0f}"
                print(f"    {kind:<22}{ends}  ({len(seconds)})")
        for what in SCRIPTS:
            times = part.times(what)
            if len(times) > 1:
                busy = statistics.median(part.times(what, "busy"))
                ends = f"{statistics.median(times):7.0f} {percentile(times, 95):7.0f}"
                print(f"    script of a {what:<10}{ends}  ({len(times)}), computing {busy:.0f}")
        print(f"    errors {len(part.faults())}")
    told = ", ".join(f"{name} {size:.0f}" for name, size in lesson.megabytes.items())
    each = (lesson.megabytes["class"] - lesson.megabytes["before"]) / CLASS
    print(f"  resident memory of the server, MB: {told}; a session {each:.1f}")


def test_every_answer_is_the_one_that_was_asked_for(lesson: Lesson) -> None:
    assert [fault for part in lesson.parts.values() for fault in part.faults()] == []


@pytest.mark.parametrize(
    ("who", "what"), [("one learner", "page"), ("class", "page"), ("class", "view")]
)
def test_a_script_takes_at_most_twice_as_long_beside_a_training(
    lesson: Lesson, who: str, what: str
) -> None:
    alone, beside = (
        statistics.median(lesson.parts[name].times(what)) for name in (who, f"{who}, training")
    )

    assert beside < MOST_TIMES_SLOWER * alone


def test_the_memory_of_a_class_is_given_back(lesson: Lesson) -> None:
    assert lesson.megabytes["after"] - lesson.megabytes["before"] < MOST_MEGABYTES_KEPT
