"""Every glossary link in the prose opens an entry, and every entry is of use."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from imgrec import course, glossary
from imgrec.errors import CourseError

if TYPE_CHECKING:
    from tests.lessons.conftest import LessonPage

ONLY_ON_THE_GLOSSARYS_PAGE = {"activation", "kernel", "padding"}
LONGEST_ENTRY = 35  # words


def prose(slug: str) -> str:
    return "\n".join(section.prose for section in course.load_lesson(slug).sections)


@pytest.mark.parametrize("slug", course.slugs())
def test_every_link_of_a_lesson_resolves(slug: str) -> None:
    linked = set(glossary.terms(prose(slug)))

    assert linked
    assert linked - set(glossary.entries()) == set()


@pytest.mark.parametrize("slug", course.slugs())
def test_no_link_is_left_half_written(slug: str) -> None:
    assert "glossary:" not in glossary.plain(prose(slug))


def test_every_entry_is_opened_by_some_lesson() -> None:
    linked = {term for slug in course.slugs() for term in glossary.terms(prose(slug))}

    assert set(glossary.entries()) - linked == ONLY_ON_THE_GLOSSARYS_PAGE


def test_every_entry_is_short_and_shown_in_a_lesson() -> None:
    found = glossary.entries().values()

    assert {entry.lesson for entry in found} <= set(course.slugs())
    assert [entry.term for entry in found if len(entry.text.split()) > LONGEST_ENTRY] == []


def test_entries_stand_in_the_order_of_their_words() -> None:
    words = [entry.word.casefold() for entry in glossary.entries().values()]

    assert words == sorted(words)


def test_an_umlaut_stands_beside_its_plain_letter() -> None:
    words = [entry.word for entry in glossary.entries("de").values()]

    assert words.index("Training") < words.index("Überanpassung") < words.index("Verlust")


def test_links_give_way_to_their_words() -> None:
    assert glossary.plain("A **[map](glossary:feature_map)** is one.") == "A **map** is one."


def test_an_entry_without_a_lesson_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "en.toml"
    file.write_text('[loss]\nword = "loss"\ntext = "How bad."\n', "utf-8")

    with pytest.raises(CourseError, match=r"word, text and lesson for the term loss"):
        glossary.read(file)


def test_a_word_and_its_entry_come_in_one_piece_and_each_entry_once(
    open_lesson: Callable[[str], LessonPage],
) -> None:
    pieces = [block.value for block in open_lesson("convolution").app.markdown]
    opens = '<button type="button" class="ir-gloss" popovertarget="glossary-bias">'
    entry = '<div popover id="glossary-bias"'

    assert next(piece.count(entry) for piece in pieces if opens in piece) == 1
    assert "".join(pieces).count(entry) == 1


def test_the_glossary_finds_a_word(open_lesson: Callable[[str], LessonPage]) -> None:
    page = open_lesson("glossary")

    page.app.text_input(key="glossary.search").set_value("cross-").run()

    assert [head.value for head in page.app.header] == ["cross-correlation", "cross-entropy"]


def test_the_glossary_admits_what_it_does_not_hold(
    open_lesson: Callable[[str], LessonPage],
) -> None:
    page = open_lesson("glossary")

    page.app.text_input(key="glossary.search").set_value("elephant").run()

    assert "No entry has that in it" in page.text


def test_a_comma_never_begins_a_line(open_lesson: Callable[[str], LessonPage]) -> None:
    shown = "\n".join(block.value for block in open_lesson("convolution").app.markdown)

    assert re.search(r'<span class="ir-tied"><strong><button [^>]+>bias</button></strong>,<', shown)
    assert not re.search(r"</button>(\*\*)?[.,;:?!]", re.sub(r"<span.*?</span>", "", shown))
