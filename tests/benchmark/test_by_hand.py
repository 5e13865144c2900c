"""How fast the layers by hand are beside the Keras model, as ratios within one run."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.benchmark

ROUNDS = 60
FASTER_THAN = {"model.predict": 20, "model(x)": 3}

Rounds = list[dict[str, float]]


@pytest.fixture(scope="module")
def rounds() -> Rounds:
    """Run the three ways in a process of their own, and print what they took."""
    script = Path(__file__).with_name("three_ways.py")
    run = subprocess.run(
        [sys.executable, str(script), str(ROUNDS)],
        env={**os.environ, "OPENBLAS_NUM_THREADS": "1"},
        stdout=subprocess.PIPE,
        check=True,
    )
    rounds: Rounds = json.loads(run.stdout)
    print(f"\none picture through all six layers, medians of {ROUNDS} alternating rounds")
    for way in rounds[0]:
        took = statistics.median(times[way] for times in rounds)
        print(f"  {way:<14} {took:7.2f} ms   {ratio(rounds, way):6.1f} times by hand")
    return rounds


def ratio(rounds: Rounds, way: str) -> float:
    """Take the median of the ratios of a round, not the ratio of the medians."""
    return statistics.median(times[way] / times["by hand"] for times in rounds)


@pytest.mark.parametrize("way", FASTER_THAN)
def test_by_hand_is_many_times_as_fast(way: str, rounds: Rounds) -> None:
    assert ratio(rounds, way) >= FASTER_THAN[way]
