"""What every folder in `lessons/` keeps to; a new folder is tested without writing a test."""

from __future__ import annotations

import ast
import importlib
import math
import re
import tomllib
from pathlib import Path

import pytest

from imgrec import course
from imgrec.architecture import SIX_LAYERS
from imgrec.demos import load_demos
from imgrec.lesson import Lesson

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = sorted(path.parent for path in ROOT.glob("lessons/*/lesson.toml"))
SECTIONS = range(3, 7)
FRAME = slice(1, -2)  # without what one will be able to do, the summary and what is not said
PARTS_OF_A_VIEW = ("head", "say", "x", "y", "alt")
OBJECTIVES = range(3, 5)
LONGEST_SENTENCE = 45  # words: it is read aloud
SUM = re.compile(r"([\d(][\d,.()×+−÷ ]*?)\s*([=≈])\s*([\d,.]*\d)")
NUMBER = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+|(?<![\d.,])\d{3,}(?![\d.,]*\d)")
NOT_FROM_THE_ARCHITECTURE = {
    100: "percent, and what the output lesson adds to the logits",
    255: "the largest value in a file",
    2009: "the year of CIFAR-10",
    2014: "the year of a paper",
    2015: "the year of a paper",
    2017: "the year of a paper",
    1191: "the index of row 2, column 5, map 7, which the prose works out",
}

OF_ONE_NETWORK = re.compile(
    r"512|8,192|4,200,842|thirty-two|zweiunddreißig|\bten\b|\bzehn\b|\bhalf\b|hälfte|\bfour\b|\bvier\b",
    re.IGNORECASE,
)

every_lesson = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)


def numbers_of_the_architecture() -> set[int]:
    """Every size, product of sizes and parameter count that a lesson may speak of."""
    found = {SIX_LAYERS.parameter_count, math.prod(SIX_LAYERS.input_shape)}
    for stage in SIX_LAYERS.stages:
        found.add(stage.parameter_count)
        for shape in (stage.input_shape, stage.output_shape):
            found |= {*shape, math.prod(shape), math.prod(shape[:2])}
    _rows, *others = SIX_LAYERS.stages[0].weight_shapes["kernel"]
    return {*found, math.prod(others)}


def value_of(arithmetic: str) -> float:
    """Work out a sum as the prose writes it."""
    python = arithmetic.replace(",", "")
    for sign, operator in {"×": "*", "÷": "/", "−": "-"}.items():
        python = python.replace(sign, operator)
    return float(eval(compile(ast.parse(python, mode="eval"), "prose", "eval"), {}))


def prose(lesson: Lesson) -> str:
    return "\n".join([lesson.title, lesson.summary, *(s.prose for s in lesson.sections)])


def test_every_layer_is_explained_by_exactly_one_lesson() -> None:
    explained = [course.load_lesson(folder).layer for folder in FOLDERS]

    assert sorted(filter(None, explained)) == sorted(layer.name for layer in SIX_LAYERS.layers)


def test_every_folder_is_in_the_order_of_the_course() -> None:
    assert sorted(course.slugs()) == [folder.name for folder in FOLDERS]


@every_lesson
def test_it_has_a_page_of_its_own(folder: Path) -> None:
    page = ROOT / "pages" / f"{folder.name}.py"

    assert f'show("{folder.name}")' in page.read_text(encoding="utf-8")


@every_lesson
def test_it_has_a_few_sections_each_with_prose(folder: Path) -> None:
    lesson = course.load_lesson(folder)

    assert len(lesson.sections[FRAME]) in SECTIONS
    assert all(section.prose for section in lesson.sections)


@every_lesson
def test_it_opens_with_what_is_learnt_and_ends_with_what_is_not_said(folder: Path) -> None:
    first, *_, in_short, not_said = course.load_lesson(folder).sections

    assert first.title == "What you will be able to do"
    assert len(re.findall(r"^- ", first.prose, re.MULTILINE)) in OBJECTIVES
    assert (in_short.title, not_said.title) == ("In short", "What this does not say")


@every_lesson
def test_every_demo_is_placed_once(folder: Path) -> None:
    lesson = course.load_lesson(folder)

    assert sorted(lesson.demos) == sorted(load_demos(lesson))


@every_lesson
def test_what_it_shows_by_hand_exists(folder: Path) -> None:
    for name in course.load_lesson(folder).by_hand:
        module, function = name.split(":")
        assert callable(getattr(importlib.import_module(f"imgrec.{module}"), function))


@every_lesson
def test_every_word_of_its_demos_is_used(folder: Path) -> None:
    file = folder / "en" / "demo.toml"  # a lesson whose demos are widgets needs none
    words = tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    demos = load_demos(course.load_lesson(folder))
    views = [*(ROOT / "imgrec/ui/views").glob("*.py"), folder / "demo.py"]
    code = "\n".join(path.read_text(encoding="utf-8") for path in views)
    used = {
        *re.findall(r'"(\w+)"', code),
        *(f"{name}_{part}" for name in (*demos, "sums") for part in PARTS_OF_A_VIEW),
    }

    assert set(words) - used == set()


@every_lesson
def test_its_summary_is_true_of_any_network(folder: Path) -> None:
    for file in folder.glob("*/lesson.md"):
        summary = file.read_text(encoding="utf-8").splitlines()[2]

        assert OF_ONE_NETWORK.findall(summary) == [], file


@every_lesson
def test_the_large_numbers_in_its_prose_are_those_of_the_architecture(folder: Path) -> None:
    text = prose(course.load_lesson(folder))
    told = {int(number.replace(",", "")) for number in NUMBER.findall(text)}

    assert told - numbers_of_the_architecture() - NOT_FROM_THE_ARCHITECTURE.keys() == set()


@every_lesson
def test_every_sum_in_its_prose_is_right(folder: Path) -> None:
    for arithmetic, sign, result in SUM.findall(prose(course.load_lesson(folder))):
        tolerance = 1e-3 if sign == "≈" else 0
        told = float(result.replace(",", ""))
        assert value_of(arithmetic) == pytest.approx(told, abs=tolerance), arithmetic


@every_lesson
def test_its_sentences_are_short_enough_to_read_aloud(folder: Path) -> None:
    sentences = re.split(r"(?<=[.?!:])\s+", prose(course.load_lesson(folder)))

    assert [s for s in sentences if len(s.split()) > LONGEST_SENTENCE] == []
