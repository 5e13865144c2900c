"""Lesson -> its demos: the public functions of the lesson's `demo.py`, by name."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from types import ModuleType

from imgrec.errors import CourseError
from imgrec.lesson import Lesson

DemoFunction = Callable[[], None]


def load_demos(lesson: Lesson) -> dict[str, DemoFunction]:
    """Read the lesson's `demo.py`, again only when it has changed.

    Raises:
        CourseError: there is no such file, or a marker in the prose names no function of it.
    """
    path = lesson.folder / "demo.py"
    if not path.is_file():
        raise CourseError(f"Expected the lesson's demos in {path}. Found no such file. Add it.")
    demos = _public_functions(_module(path, path.stat().st_mtime_ns))
    if missing := set(lesson.demos) - set(demos):
        raise CourseError(
            f"Expected a function {', '.join(sorted(missing))} in {path}, as the prose places it. "
            f"Found {', '.join(sorted(demos))}. Correct one of the two."
        )
    return demos


def _public_functions(module: ModuleType) -> dict[str, DemoFunction]:
    own = (item for item in vars(module).items() if item[0][0] != "_" and callable(item[1]))
    return {name: thing for name, thing in own if thing.__module__ == module.__name__}


@cache
def _module(path: Path, changed: int) -> ModuleType:  # changed: so that an edited file is read
    name = f"lessons.{path.parent.name}.demo"
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise CourseError(f"Expected a Python file. Received {path}. Name it demo.py.")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module
