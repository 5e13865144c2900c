"""What the app costs beside a blank Streamlit page: its start, its memory, its moves."""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [
    pytest.mark.benchmark,
    pytest.mark.browser,
    pytest.mark.skipif(
        sys.platform != "linux", reason="Memory is read from /proc, as Linux has it."
    ),
]

HERE = Path(__file__).parent
PAGES = sorted(path.stem for path in (HERE.parent.parent / "pages").glob("*.py"))
STARTS = 3
ROUNDS = 3
MOST_MEGABYTES = 350
MOST_MILLISECONDS = 100
BLANK = [
    *(sys.executable, "-m", "streamlit", "run", str(HERE / "blank.py")),
    *("--server.port", "{port}", "--server.address", "127.0.0.1", "--server.headless", "true"),
]


@dataclass(frozen=True)
class Move:
    """A page, whether it was opened for the first time, and the milliseconds of its script.

    `busy` is what the script's own thread computed, without what it waited for a core: on a busy
    machine it is nearer to what a quiet one takes.
    """

    slug: str
    first: bool
    milliseconds: float
    busy: float


@dataclass
class Walk:
    """What was found out while every page was opened, several times, in one session."""

    moves: list[Move] = field(default_factory=list)
    megabytes: float = 0.0
    libraries: str = ""


@pytest.fixture(scope="module")
def walk(launch: Callable, chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Walk:
    """Walk through all pages by the menu, and read the server's clock and memory."""
    log = tmp_path_factory.mktemp("walk") / "runs.jsonl"
    script = [sys.executable, str(HERE / "timed_app.py"), str(log)]
    walked = Walk()
    with (
        launch([*script, "app", "--no-browser", "--port", "{port}"]) as server,
        chromium.new_page() as page,
    ):
        page.goto(server.url)
        settle(page, "home")
        for turn in range(ROUNDS):
            for slug in [*PAGES, "home"]:
                walked.moves.append(move_to(page, slug, log=log, first=turn == 0))
        walked.megabytes = megabytes_of(server.pid)
        walked.libraries = Path(f"/proc/{server.pid}/maps").read_text()
    print_walk(walked)
    return walked


@pytest.fixture(scope="module")
def blank_megabytes(launch: Callable, chromium: Browser) -> Iterator[float]:
    with launch(BLANK) as server, chromium.new_page() as page:
        page.goto(server.url)
        page.get_by_role("heading", level=1).wait_for()
        yield megabytes_of(server.pid)


def settle(page: Page, slug: str) -> None:
    """Wait until a page is drawn to its end."""
    page.locator(f".st-key-menu_here_{slug}").wait_for()
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()


def move_to(page: Page, slug: str, *, log: Path, first: bool) -> Move:
    """Follow the menu; add up the script runs that the move took."""
    before = len(runs_in(log))
    page.locator(f".st-key-menu_page_{slug} a").click()
    settle(page, slug)
    runs = runs_in(log)[before:]
    return Move(slug, first, sum(r["milliseconds"] for r in runs), sum(r["busy"] for r in runs))


def runs_in(log: Path) -> list[dict[str, float]]:
    return [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]


def megabytes_of(pid: int) -> float:
    """Read the resident memory of a process."""
    status = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in status if line.startswith("VmRSS")) / 1000


def print_walk(walk: Walk) -> None:
    print("\nserver script time of a move, medians in ms (in brackets: the script's own thread)")
    for slug in ["home", *PAGES]:
        print_moves(slug, [move for move in walk.moves if move.slug == slug])
    print_moves("first visits", [move for move in walk.moves if move.first])
    print_moves("later visits", [move for move in walk.moves if not move.first])
    print_moves("all moves", walk.moves)
    print(f"resident memory after all pages: {walk.megabytes:.0f} MB")


def print_moves(name: str, moves: list[Move]) -> None:
    wall = statistics.median(move.milliseconds for move in moves)
    busy = statistics.median(move.busy for move in moves)
    print(f"  {name:<14} {wall:7.1f} ({busy:6.1f})")


def seconds_to_first_page(launch: Callable, chromium: Browser, command: list[str]) -> float:
    """Time from the command to its first page, drawn."""
    start = time.perf_counter()
    with launch(command) as server, chromium.new_page() as page:
        page.goto(server.url)
        page.get_by_role("heading", level=1).wait_for()
        page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
        return time.perf_counter() - start


def test_the_start_is_timed_beside_a_blank_page(
    launch: Callable, chromium: Browser, app_command: list[str]
) -> None:
    commands = {"blank page": BLANK, "imgrec app": app_command}
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(STARTS):
        for name, command in commands.items():
            times[name].append(seconds_to_first_page(launch, chromium, command))

    print(f"\nfrom the command to the first page drawn in Chromium, {STARTS} alternating starts")
    for name, seconds in times.items():
        print(f"  {name:<14} median {statistics.median(seconds):5.2f} s")
    assert len(times["imgrec app"]) == STARTS


def test_a_move_takes_a_tenth_of_a_second_at_the_median(walk: Walk) -> None:
    assert statistics.median(move.milliseconds for move in walk.moves) < MOST_MILLISECONDS


def test_the_process_stays_small(walk: Walk, blank_megabytes: float) -> None:
    print(f"\nresident memory of a blank page: {blank_megabytes:.0f} MB")

    assert walk.megabytes < MOST_MEGABYTES


def test_the_process_never_loads_tensorflow(walk: Walk) -> None:
    assert "_multiarray_umath" in walk.libraries  # NumPy: so the list of libraries is the real one
    assert "tensorflow" not in walk.libraries
