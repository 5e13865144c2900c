"""Words in another language, and English where it has none."""

from __future__ import annotations

from pathlib import Path

import pytest

from imgrec import languages
from imgrec.course_words import CourseWords


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for language, text in (("en", 'one = "One {n}"\ntwo = "Two"'), ("de", 'one = "Eins {n}"')):
        (tmp_path / language).mkdir()
        (tmp_path / language / "demo.toml").write_text(text, encoding="utf-8")
    return tmp_path


def test_words_follow_the_person_who_is_talked_to(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = CourseWords(folder, "demo.toml")
    assert words("one", n=1) == "One 1"

    monkeypatch.setattr(languages, "_ask", [lambda: "de"])
    assert words("one", n=1) == "Eins 1"


def test_what_is_not_translated_stays_english(folder: Path) -> None:
    assert CourseWords(folder, "demo.toml", "de")("two") == "Two"


def test_english_comes_first_and_once() -> None:
    assert languages.in_order("de") == ("en", "de")
    assert languages.in_order("en") == ("en",)
