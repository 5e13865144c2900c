"""A teacher's answers as targets: those of the very picture that comes, however it is varied."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from imgrec.dataset import Dataset
from imgrec.errors import TrainingError
from imgrec.training.batches import Batches
from imgrec.training.recipes import BEST, TAUGHT, WIKI
from imgrec.training.teacher import (
    REACH,
    SHIFTS,
    Teacher,
    check_teacher,
    load_teacher,
    save_teacher,
    variations,
)

RANDOM = np.random.default_rng(1)
PICTURES = RANDOM.integers(0, 256, (20, 32, 32, 3), dtype=np.uint8)
CLASSES = (np.arange(20) % 10).astype(np.uint8)
LOGITS = RANDOM.normal(size=(20, 2, len(SHIFTS), len(SHIFTS), 10)).astype(np.float16)
DATA = Dataset(PICTURES, CLASSES, PICTURES, CLASSES, "a few", np.zeros(20, np.bool_))
TEACHER = Teacher(LOGITS, DATA.sha)


def softmax(logits: np.ndarray) -> np.ndarray:
    powers = np.exp(logits.astype(np.float64))
    return powers / powers.sum(axis=-1, keepdims=True)


def target(
    picture: int, mirrored: bool, down: int, right: int, temperature: float = 1
) -> np.ndarray:
    return TEACHER.targets(
        np.array([picture]),
        mirrored=np.array([mirrored]),
        shifts=np.array([[down], [right]]),
        temperature=temperature,
    )[0]


places = st.tuples(
    st.integers(0, 19), st.booleans(), st.integers(-REACH, REACH), st.integers(-REACH, REACH)
)


@given(places, st.floats(0.5, 8))
def test_a_target_is_interpolated_between_the_shifts_that_the_teacher_saw(
    place: tuple[int, bool, int, int], temperature: float
) -> None:
    picture, mirrored, down, right = place
    rows, columns = (
        [SHIFTS.index(near) for near in (shift - shift % 2, shift + shift % 2)]
        for shift in (down, right)
    )
    corners = LOGITS[picture, int(mirrored)].astype(np.float64)[np.ix_(rows, columns)]

    expected = softmax(corners.mean(axis=(0, 1)) / temperature)

    np.testing.assert_allclose(
        target(picture, mirrored, down, right, temperature), expected, atol=1e-6
    )


def test_a_picture_in_a_batch_has_the_target_of_what_the_teacher_saw() -> None:
    seen = {
        picture.tobytes(): softmax(logits)
        for place, pictures in variations(PICTURES)
        for picture, logits in zip(pictures, LOGITS[:, *place], strict=True)
    }
    recipe = replace(TAUGHT, batch_size=20, teacher_share=1.0, teacher_temperature=1.0)
    made = Batches(PICTURES, CLASSES, classes=10, recipe=recipe, seed=0, teacher=TEACHER)

    compared = 0
    for batch in (batch for epoch in range(10) for batch in made.epoch(epoch)):
        for picture, given_target in zip(batch.pictures, batch.targets, strict=True):
            if picture.tobytes() in seen:
                np.testing.assert_allclose(given_target, seen[picture.tobytes()], atol=1e-6)
                compared += 1

    assert compared > 30  # of 200; shifts between those of the grid were not seen


def test_the_share_of_the_teacher_is_blended_with_the_true_class() -> None:
    recipe = replace(TAUGHT, batch_size=20, teacher_share=0.75, label_smoothing=0.0)
    alone = replace(recipe, teacher_share=1.0)

    blended, taught, true = (
        next(Batches(PICTURES, CLASSES, classes=10, recipe=r, seed=3, teacher=t).epoch(0)).targets
        for r, t in ((recipe, TEACHER), (alone, TEACHER), (recipe, None))
    )

    np.testing.assert_allclose(blended, 0.75 * taught + 0.25 * true, atol=1e-6)


def test_a_teacher_is_written_and_read_again(tmp_path: Path) -> None:
    save_teacher(tmp_path / "answers", TEACHER)

    read = load_teacher(tmp_path / "answers", DATA)

    np.testing.assert_array_equal(read.logits, TEACHER.logits)


def test_what_is_no_teacher_on_these_pictures_is_refused_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "text").write_text("no answers")
    save_teacher(tmp_path / "others", replace(TEACHER, data_sha="0" * 64))
    save_teacher(tmp_path / "fewer", replace(TEACHER, logits=LOGITS[:5]))

    for name, reason in (
        ("missing", "cannot be read"),
        ("text", "cannot be read"),
        ("others", "on other pictures"),
        ("fewer", "on other pictures"),
    ):
        with pytest.raises(TrainingError, match=reason):
            load_teacher(tmp_path / name, DATA)


@pytest.mark.parametrize(
    ("recipe", "teacher", "reason"),
    [
        (TAUGHT, None, "Expected a teacher"),
        (WIKI, TEACHER, "Expected no teacher"),
        (replace(TAUGHT, shift=5), TEACHER, "at most 4 pixels"),
    ],
)
def test_a_recipe_and_a_teacher_that_do_not_go_together_are_refused(
    recipe: object, teacher: Teacher | None, reason: str
) -> None:
    with pytest.raises(TrainingError, match=reason):
        check_teacher(recipe, teacher)  # type: ignore[arg-type]


def test_recipes_that_need_no_teacher_have_none() -> None:
    check_teacher(BEST, None)
    check_teacher(TAUGHT, TEACHER)
