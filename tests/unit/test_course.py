"""Lesson folders, right and wrong."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from imgrec import course
from imgrec.architecture import SIX_LAYERS
from imgrec.demos import load_demos
from imgrec.errors import CourseError
from imgrec.keras_line import keras_line
from imgrec.lesson import Demo, Made, Prose, Quiz

WORDS = """# Title

One line.

## First

Some *prose*.

<!-- demo: moves -->

More prose.

## Second

Only prose.
"""

MakeLesson = Callable[..., Path]


@pytest.fixture
def make_lesson(tmp_path: Path) -> MakeLesson:
    """Give `make_lesson(words=, settings=, demo=)`, which writes a folder."""

    def make(words: str = WORDS, settings: str = "", demo: str | None = None) -> Path:
        folder = tmp_path / "lesson"
        (folder / "en").mkdir(parents=True)
        (folder / "en" / "lesson.md").write_text(words, encoding="utf-8")
        (folder / "lesson.toml").write_text(settings, encoding="utf-8")
        if demo is not None:
            (folder / "demo.py").write_text(demo, encoding="utf-8")
        return folder

    return make


def test_questions_stand_where_the_prose_places_them(make_lesson: MakeLesson) -> None:
    words = WORDS.replace("More prose.", "<!-- quiz: how_many -->\n\n<!-- made: winner -->")
    lesson = course.load_lesson(make_lesson(words))

    assert lesson.questions == (Quiz("how_many"), Made("winner"))
    assert lesson.sections[0].questions == lesson.questions
    assert lesson.demos == ("moves",)


def test_a_lesson_is_read_in_sections_of_prose_and_demos(make_lesson: MakeLesson) -> None:
    lesson = course.load_lesson(make_lesson(settings='layer = "dense"'))

    first, second = lesson.sections
    assert (lesson.title, lesson.summary, lesson.layer) == ("Title", "One line.", "dense")
    assert first.blocks == (Prose("Some *prose*."), Demo("moves"), Prose("More prose."))
    assert (second.title, second.prose, second.demos) == ("Second", "Only prose.", ())


def test_another_language_is_read_where_it_exists(make_lesson: MakeLesson) -> None:
    folder = make_lesson()
    (folder / "lt").mkdir()
    (folder / "lt" / "lesson.md").write_text("# Pavadinimas\n\nEilutė.\n\n## A\n\nB", "utf-8")

    assert course.load_lesson(folder, "lt").title == "Pavadinimas"
    assert course.load_lesson(folder, "fr").title == "Title"


def test_a_folder_without_prose_is_named(tmp_path: Path) -> None:
    (tmp_path / "lesson.toml").touch()

    with pytest.raises(CourseError, match=r"lesson\.md\. It cannot be read"):
        course.load_lesson(tmp_path)


def test_a_folder_that_is_no_lesson_is_named(tmp_path: Path) -> None:
    with pytest.raises(CourseError, match=r"at .*nothing/lesson\.toml"):
        course.load_lesson(tmp_path / "nothing")


def test_prose_without_a_title_is_refused(make_lesson: MakeLesson) -> None:
    with pytest.raises(CourseError, match='to open with "# Title"'):
        course.load_lesson(make_lesson(words="Just prose.\n"))


def test_a_setting_that_no_lesson_has_is_refused(make_lesson: MakeLesson) -> None:
    with pytest.raises(CourseError, match=r"Expected only by_hand, layer .* Received layr"):
        course.load_lesson(make_lesson(settings='layr = "dense"'))


def test_settings_that_are_not_toml_are_refused(make_lesson: MakeLesson) -> None:
    with pytest.raises(CourseError, match="Expected TOML"):
        course.load_lesson(make_lesson(settings="layer = "))


def test_the_public_functions_of_a_lesson_are_its_demos(make_lesson: MakeLesson) -> None:
    demo = "from math import sqrt\n\ndef moves(): ...\n\ndef _hidden(): ...\n"

    assert list(load_demos(course.load_lesson(make_lesson(demo=demo)))) == ["moves"]


def test_a_marker_without_a_function_is_refused(make_lesson: MakeLesson) -> None:
    lesson = course.load_lesson(make_lesson(demo="def other(): ...\n"))

    with pytest.raises(CourseError, match=r"Expected a function moves .* Found other"):
        load_demos(lesson)


def test_a_lesson_without_demos_is_refused(make_lesson: MakeLesson) -> None:
    with pytest.raises(CourseError, match="Found no such file"):
        load_demos(course.load_lesson(make_lesson()))


def test_the_layers_lessons_follow_the_architecture() -> None:
    layers = [course.load_lesson(slug).layer for slug in course.slugs()]

    assert [layer for layer in layers if layer] == [layer.name for layer in SIX_LAYERS.layers]


def test_the_first_lesson_has_none_before_it_and_the_last_none_after_it() -> None:
    first, second, *_, last = course.slugs()

    assert course.neighbours(first) == (None, second)
    assert course.neighbours(last)[1] is None


def test_two_lessons_for_one_layer_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("first", "second"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "lesson.toml").write_text('layer = "dense"', encoding="utf-8")
    monkeypatch.setattr(course, "root", lambda: tmp_path)

    with pytest.raises(
        CourseError, match=r"one lesson for the layer dense\. Found first and second"
    ):
        course.slugs()


def test_a_layers_keras_line_is_that_of_the_course() -> None:
    assert [keras_line(layer) for layer in SIX_LAYERS.layers] == [
        'Conv2D(32, (3, 3), padding="same", activation="relu", kernel_constraint=MaxNorm(3))',
        "MaxPooling2D(pool_size=(2, 2))",
        "Flatten()",
        'Dense(512, activation="relu", kernel_constraint=MaxNorm(3))',
        "Dropout(0.5)",
        'Dense(10, activation="softmax")',
    ]
