"""Translations: none lacks a sentence, none is older than its original, none breaks a marker."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from imgrec import course
from imgrec.questions.written import load_quiz
from scripts import translations

NO_WORDS = re.compile(r"\w+\.steps\.\w+\.(minutes|view)")  # taken from the English plan
NAMES = re.compile(r"\{(\w+)")
CODE = re.compile(r"<!-- |\w+\(")  # is the same in every language
LONG_ENOUGH = 4  # words: shorter ones, such as "Filter {filter}", may be the same
MARKERS = re.compile(r"<!-- \w+: \w+ -->|\(glossary:\w+\)|^#+ ", re.MULTILINE)
FILES = translations.translated()
PAIRS = [pytest.param(*pair, id=str(pair[0])[-40:]) for pair in FILES]

every_file = pytest.mark.parametrize(("path", "original"), PAIRS)


def test_there_is_another_language() -> None:
    assert any("lessons/convolution/de" in str(path) for path, _ in translations.translated())


@every_file
def test_no_sentence_is_missing(path: Path, original: Path) -> None:
    missing = set(translations.sentences(original)) - set(translations.sentences(path))

    assert {key for key in missing if not NO_WORDS.fullmatch(key)} == set()


@every_file
def test_no_sentence_is_left_over(path: Path, original: Path) -> None:
    assert set(translations.sentences(path)) - set(translations.sentences(original)) == set()


@every_file
def test_no_sentence_is_left_in_english(path: Path, original: Path) -> None:
    english = translations.sentences(original)
    alike = [text for key, text in translations.sentences(path).items() if text == english[key]]

    assert [
        text for text in alike if len(text.split()) >= LONG_ENOUGH and not CODE.match(text)
    ] == []


@every_file
def test_the_same_names_are_filled_in(path: Path, original: Path) -> None:
    english = translations.sentences(original)

    for key, text in translations.sentences(path).items():
        assert set(NAMES.findall(text)) == set(NAMES.findall(english[key])), key


@every_file
def test_prose_keeps_its_markers_and_its_terms(path: Path, original: Path) -> None:
    if path.suffix == ".md":
        both = [file.read_text(encoding="utf-8") for file in (path, original)]
        german, english = (MARKERS.findall(text) for text in both)
        assert german == english


def test_the_same_answers_are_right_in_german() -> None:
    folder = course.root() / "convolution"
    english, german = load_quiz(folder, "en"), load_quiz(folder, "de")

    assert {name: question.answer for name, question in german.items()} == {
        name: question.answer for name, question in english.items()
    }
    for name, question in english.items():
        assert german[name].text != question.text
        assert german[name].misconceptions == question.misconceptions


def test_no_translation_is_older_than_its_original() -> None:
    noted = json.loads(translations.NOTE.read_text(encoding="utf-8"))
    now = translations.fingerprints()

    stale = [
        f"{file}: {key}"
        for file, marks in now.items()
        for key, mark in marks.items()
        if noted.get(file, {}).get(key) != mark
    ]
    assert stale == [], "Bring these up to date, then run: python -m scripts.translations"
