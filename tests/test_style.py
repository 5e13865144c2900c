"""The sizes and the words that the project keeps to."""

from __future__ import annotations

import ast
import re
import statistics
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PRODUCT = sorted(
    path
    for folder in ("imgrec", "lessons", "pages", "scripts")
    for path in (ROOT / folder).rglob("*.py")
)
WIDGETS = sorted((ROOT / "imgrec/ui/widgets").glob("*.js"))
TESTS = sorted((ROOT / "tests").rglob("test_*.py"))
PROSE = sorted(
    path
    for pattern in (
        "*.md",
        "lessons/**/*.md",
        "lessons/**/*.toml",
        "imgrec/**/*.toml",
        "pages/*.py",
    )
    for path in ROOT.glob(pattern)
    if path.name != "CONTRIBUTING.md"  # which names the words that are not used
)
MODULE_LINES = 200
FUNCTION_LINES = 40
FUNCTION_LINES_NINE_IN_TEN = 25
FUNCTION_LINES_MEDIAN = 8
TEST_LINES = 30
TEST_LINES_MEDIAN = 10
WIDGET_LINES = 150
LESSON_PAGE_LINES = 10
PAGE_LINES = 60
DEMO_LINES = 80
NAMELESS = {"utils", "util", "helpers", "helper", "common", "misc"}
# The project's word for each of these stands in CONTRIBUTING.md.
OTHER_WORDS = re.compile(r"\b(receptive fields?|neurons?|feature vectors?|softmax scores?)\b", re.I)

FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef


def functions_in(path: Path) -> Iterator[FunctionNode]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return (node for node in ast.walk(tree) if isinstance(node, FunctionNode))


def lines_of(function: FunctionNode) -> int:
    """Count the lines of the body, without the docstring."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return body[-1].end_lineno - body[0].lineno + 1 if body else 1


def lines_in(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def too_long(paths: list[Path], limit: int) -> list[str]:
    return [f"{p.relative_to(ROOT)}: {lines_in(p)} lines" for p in paths if lines_in(p) > limit]


def long_functions(paths: list[Path], limit: int) -> list[str]:
    return [
        f"{path.relative_to(ROOT)}:{function.lineno} {function.name}: {lines_of(function)} lines"
        for path in paths
        for function in functions_in(path)
        if lines_of(function) > limit
    ]


def test_a_module_fits_on_a_few_screens() -> None:
    assert too_long(PRODUCT, MODULE_LINES) == []


def test_no_function_is_long() -> None:
    assert long_functions(PRODUCT, FUNCTION_LINES) == []


def test_nine_functions_in_ten_are_short() -> None:
    lengths = sorted(lines_of(function) for path in PRODUCT for function in functions_in(path))

    assert statistics.median(lengths) <= FUNCTION_LINES_MEDIAN
    assert statistics.quantiles(lengths, n=10)[-1] <= FUNCTION_LINES_NINE_IN_TEN


def test_no_test_is_long() -> None:
    assert long_functions(TESTS, TEST_LINES) == []


def test_most_tests_are_a_few_lines() -> None:
    tests = [f for path in TESTS for f in functions_in(path) if f.name.startswith("test_")]

    assert statistics.median(lines_of(test) for test in tests) <= TEST_LINES_MEDIAN


def test_a_widget_fits_on_a_few_screens() -> None:
    assert too_long(WIDGETS, WIDGET_LINES) == []


def test_a_page_is_thin() -> None:
    lessons = {path.parent.name for path in ROOT.glob("lessons/*/lesson.toml")}
    pages = sorted((ROOT / "pages").glob("*.py"))

    assert too_long([page for page in pages if page.stem in lessons], LESSON_PAGE_LINES) == []
    assert too_long(pages, PAGE_LINES) == []


def test_a_demo_is_short() -> None:
    assert too_long(sorted(ROOT.glob("lessons/*/demo.py")), DEMO_LINES) == []


@pytest.mark.parametrize("path", PRODUCT, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_says_in_its_first_line_what_it_is(path: Path) -> None:
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))

    assert docstring
    assert docstring.splitlines()[0].endswith((".", ":"))


def test_every_module_is_named_after_what_it_holds() -> None:
    assert [path for path in PRODUCT if path.stem in NAMELESS] == []


@pytest.mark.parametrize("path", PROSE, ids=lambda path: str(path.relative_to(ROOT)))
def test_prose_keeps_to_one_vocabulary(path: Path) -> None:
    lines = enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)

    assert [f"line {n}: {line}" for n, line in lines if OTHER_WORDS.search(line)] == []
