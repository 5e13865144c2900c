"""Files damaged at random: a picture or a sentence, and no memory kept."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.fuzz_pictures import mutated, opened, seed_files

resource = pytest.importorskip("resource", reason="This system does not tell what was taken.")
FILES = seed_files()


@given(st.randoms(use_true_random=False))
def test_a_damaged_file_gives_a_picture_or_a_sentence(draw: random.Random) -> None:
    assert opened(mutated(draw, FILES)) in ("pictures", "PictureErrors")


@pytest.mark.slow
def test_thousands_of_damaged_files_leave_no_memory_behind() -> None:
    draw = random.Random("leaks")

    def peak_after(count: int) -> float:
        for _ in range(count):
            opened(mutated(draw, FILES))
        return float(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss) / 1024

    first = peak_after(3_000)

    assert peak_after(3_000) < first + 200
