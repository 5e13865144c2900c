"""quiz.toml, right and wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from imgrec.errors import CourseError
from imgrec.questions.question import mark
from imgrec.questions.written import load_quiz

QUIZ = """
[products]
kind = "single"
text = "How many products?"
explanation = "3 × 3 × 3."
choices = [
    { text = "9", why = "That is one channel.", misconception = 1, view = "convolution" },
    { text = "27", right = true },
]

[factor]
kind = "number"
text = "Which factor?"
explanation = "1 ÷ (1 − 0.4)."
answer = 1.667
tolerance = 0.01
mistakes = [{ value = 0.4, why = "That is the rate.", misconception = 11 }]

[layers]
kind = "order"
text = "In which order?"
explanation = "Windows first."
choices = [{ text = "Conv2D" }, { text = "MaxPooling2D" }, { text = "Flatten" }]
"""


def write(folder: Path, text: str, language: str = "en") -> Path:
    (folder / language).mkdir()
    (folder / language / "quiz.toml").write_text(text, encoding="utf-8")
    return folder


def test_a_choice_keeps_its_reason_its_view_and_its_misconception(tmp_path: Path) -> None:
    question = load_quiz(write(tmp_path, QUIZ))["products"]
    nine = question.choices[0]

    assert question.id == f"{tmp_path.name}.products"
    assert question.answer == (1,)
    assert (nine.why, nine.view, nine.misconception) == ("That is one channel.", "convolution", 1)


def test_a_wrong_number_is_recognised(tmp_path: Path) -> None:
    factor = load_quiz(write(tmp_path, QUIZ))["factor"]

    assert mark(factor, 1.67).right
    assert mark(factor, 0.4).mistakes[0].misconception == 11


def test_an_order_is_right_as_it_is_written(tmp_path: Path) -> None:
    assert load_quiz(write(tmp_path, QUIZ))["layers"].answer == (0, 1, 2)


def test_what_is_not_translated_stays_english(tmp_path: Path) -> None:
    write(write(tmp_path, QUIZ), QUIZ.split("[factor]")[0].replace("How many", "Wie viele"), "de")

    german = load_quiz(tmp_path, "de")
    assert german["products"].text == "Wie viele products?"
    assert german["factor"].text == "Which factor?"


def test_a_lesson_without_a_quiz_asks_nothing(tmp_path: Path) -> None:
    assert load_quiz(tmp_path) == {}


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('explanation = "3 × 3 × 3."', "", "Expected explanation"),
        ("right = true", "good = true", "Received good"),
        ('kind = "single"', 'kind = "single"\nhint = "?"', "Received hint"),
        ('why = "That is one channel.",', "", 'say why "9" is wrong'),
        ("answer = 1.667", "", "Expected answer"),
        ("[products]", "[products", "Expected TOML"),
        ("[products]", "products = 1\n[more]", "Expected a table"),
    ],
)
def test_a_faulty_quiz_says_what_to_correct(old: str, new: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(CourseError, match=said):
        load_quiz(write(tmp_path, QUIZ.replace(old, new, 1)))
