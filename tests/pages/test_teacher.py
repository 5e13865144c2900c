from __future__ import annotations

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from imgrec import course
from imgrec.questions.written import load_quiz
from imgrec.teacher import Plan, Step, plans

ROOT = Path(__file__).resolve().parents[2]
WIDGETS = ROOT / "imgrec/ui/widgets"
STEPS = [step for plan in plans() for step in plan.steps]


def parts_of_pages() -> set[str]:
    """What pages leave out by `hides("part")`."""
    sources = [path.read_text(encoding="utf-8") for path in ROOT.glob("imgrec/ui/*.py")]
    return set(re.findall(r'hides\("(\w+)"\)', "".join(sources)))


def parts_of_widgets() -> set[str]:
    """What widgets leave out by `data-part`; some name it by a variable, so words count too."""
    sources = "".join(path.read_text(encoding="utf-8") for path in WIDGETS.rglob("*.js"))
    named = re.findall(r'"data-part": "(\w+)"', sources)
    by_variable = re.findall(r'(?:part|name|panel)\w*[:(,] ?"(\w+)"', sources)
    return {*named, *by_variable, "editing", "norms"} & set(re.findall(r"\w+", sources))


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.view[:40])
def test_every_link_opens_a_page_that_exists(step: Step) -> None:
    page = "app.py" if step.page == "home" else f"pages/{step.page}.py"
    assert (ROOT / page).is_file()


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.view[:40])
def test_every_part_that_is_left_out_exists(step: Step) -> None:
    assert set(step.hidden) <= parts_of_pages() | parts_of_widgets()


@pytest.mark.parametrize("plan", plans(), ids=lambda plan: plan.name)
def test_a_lesson_at_school_has_45_minutes(plan: Plan) -> None:
    assert plan.minutes == 45


def test_there_is_one_lesson_and_a_series_of_six() -> None:
    assert len(plans()) == 7


def test_the_teacher_finds_the_answer_to_every_written_question() -> None:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.switch_page("pages/teacher.py").run()
    assert not app.exception
    shown = "\n".join(element.value for element in app.markdown)
    for slug in course.slugs():
        for question in load_quiz(course.root() / slug).values():
            assert question.explanation in shown


def test_a_teacher_who_reads_german_is_told_which_answers_are_english() -> None:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.query_params["lang"] = "de"
    app.switch_page("pages/teacher.py").run()

    shown = "\n".join(element.value for element in app.markdown)
    assert "Fragen dieser Lektionen: Faltung. Alle anderen stehen hier auf Englisch." in shown
