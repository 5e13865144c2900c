"""A lesson, a network and a picture's trace -> a worksheet as PDF: blanks, then the answers.

Two pages of A4, in black, white and greys, for any printer. The words are in `takeaway.toml`.
"""

from __future__ import annotations

import io
from collections.abc import Callable

from matplotlib.backends.backend_pdf import PdfPages
from matplotlib.figure import Figure

from imgrec import course
from imgrec.course_words import CourseWords
from imgrec.lesson import Lesson
from imgrec.network import Network
from imgrec.takeaway import answer_exercises, picture_exercises
from imgrec.takeaway.paper import Paper
from imgrec.takeaway.sheet import Sheet
from imgrec.trace import Trace

WORDS = "takeaway.toml"
SHARED = "takeaway"
EXERCISES: dict[str, Callable[[Network, Trace, CourseWords], Sheet]] = {
    "pixels": picture_exercises.pixels,
    "convolution": picture_exercises.convolution,
    "max_pooling": picture_exercises.max_pooling,
    "flatten": picture_exercises.flatten,
    "dense": answer_exercises.dense,
    "dropout": answer_exercises.dropout,
    "output": answer_exercises.output,
    "training": answer_exercises.training,
    "recognising": answer_exercises.recognising,
}


def sheet(lesson: Lesson, network: Network, trace: Trace, *, language: str = "en") -> Sheet:
    """What the worksheet of this lesson asks about this picture, and the answers."""
    words = CourseWords(lesson.folder, WORDS, language)
    return EXERCISES[lesson.slug](network, trace, words)


def worksheet(lesson: Lesson, network: Network, trace: Trace, *, language: str = "en") -> bytes:
    """Draw the worksheet.

    Args:
        lesson: one of those in `EXERCISES`.
        network: whose weights are asked about.
        trace: the learner's picture in that network.
        language: of the words.

    Returns:
        A PDF of two pages.
    """
    out = io.BytesIO()
    with PdfPages(out, metadata={"Title": f"imgrec: {lesson.title}", "CreationDate": None}) as pdf:
        for figure in pages(lesson, network, trace, language=language):
            pdf.savefig(figure)
    return out.getvalue()


def pages(lesson: Lesson, network: Network, trace: Trace, *, language: str) -> list[Figure]:
    """The two pages: with blanks, and with the answers in them."""
    shared = CourseWords(course.root() / SHARED, WORDS, language)
    intro = CourseWords(lesson.folder, WORDS, language)("worksheet")
    asked = sheet(lesson, network, trace, language=language)
    drawn = []
    for answers in (False, True):
        paper = Paper(answers=answers)
        paper.head(shared("answers" if answers else "questions"), lesson.title, intro)
        paper.picture(trace.image, asked.frame)
        paper.grids(asked.grids)
        paper.items(asked.items)
        if not answers:
            paper.signature(shared("name"), shared("date"))
            paper.squares(shared("working"))
        paper.foot(shared("rounded" if answers else "fill_in"))
        drawn.append(paper.figure)
    return drawn
