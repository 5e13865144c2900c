"""Jobs that wait -> whose is next: the learner's whose last turn is longest ago."""

from __future__ import annotations

from collections import deque


class Line:
    """A line for each learner, served in turns."""

    def __init__(self) -> None:
        """Nobody waits, nobody has had a turn."""
        self._waiting: dict[str, deque[str]] = {}  # learners in the order in which they came
        self._last_turn: dict[str, int] = {}
        self._turns = 0

    def __bool__(self) -> bool:
        """Whether anybody waits."""
        return bool(self._waiting)

    def add(self, learner: str, run: str) -> None:
        """Wait behind the learner's own jobs."""
        self._waiting.setdefault(learner, deque()).append(run)

    def put_back(self, learner: str, run: str) -> None:
        """Wait again, before all others: its turn was taken from it."""
        self._waiting.setdefault(learner, deque()).appendleft(run)
        self._last_turn[learner] = -1

    def remove(self, learner: str, run: str) -> None:
        """Leave the line, where it stands in it."""
        waiting = self._waiting.get(learner, deque())
        if run in waiting:
            waiting.remove(run)
        if not waiting:
            self._waiting.pop(learner, None)

    def next(self) -> str:
        """Serve the next job: it leaves the line. There must be one."""
        learner = self._next_learner(self._waiting, self._last_turn)
        run = self._waiting[learner][0]
        self._turns += 1
        self._last_turn[learner] = self._turns
        self.remove(learner, run)
        return run

    def order(self) -> list[str]:
        """All that wait, as they would be served if nobody else came."""
        waiting = {learner: deque(runs) for learner, runs in self._waiting.items()}
        last_turn, served = dict(self._last_turn), []
        for turn in range(sum(map(len, waiting.values()))):
            learner = self._next_learner(waiting, last_turn)
            served.append(waiting[learner].popleft())
            last_turn[learner] = self._turns + 1 + turn
            if not waiting[learner]:
                del waiting[learner]
        return served

    @staticmethod
    def _next_learner(waiting: dict[str, deque[str]], last_turn: dict[str, int]) -> str:
        return min(waiting, key=lambda learner: last_turn.get(learner, 0))
