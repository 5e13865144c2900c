"""The contracts of imports bite: each is broken on purpose in a copy of the tree."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
lint_imports = shutil.which("lint-imports", path=str(Path(sys.executable).parent))
with_linter = pytest.mark.skipif(not lint_imports, reason="import-linter is not installed.")

# Contract, the module that breaks it, the line that breaks it.
OFFENCES = [
    (
        "Only the interface knows Streamlit, and the command that starts it",
        "imgrec/trace.py",
        "import streamlit",
    ),
    ("Only the keeper of progress knows the database", "imgrec/ui/extra.py", "import sqlalchemy"),
    ("Only the jobs know the cluster that they run on", "imgrec/ui/extra.py", "import distributed"),
    ("Nothing below the interface knows the interface", "imgrec/trace.py", "import imgrec.ui"),
    ("Only building, training and exporting know Keras", "imgrec/images.py", "import keras"),
    (
        "The web process never reaches TensorFlow, by whatever way",
        "imgrec/ui/extra.py",
        "def late() -> None:\n    from imgrec import keras_model",
    ),
    ("The layers by hand stand on NumPy alone", "imgrec/by_hand/dense.py", "import matplotlib"),
    ("No lesson imports another", "lessons/one/demo.py", "from lessons.two import demo"),
    (
        "A demo draws with the interface and counts with the layers",
        "lessons/one/demo.py",
        "from imgrec import cifar10",
    ),
    ("A page talks to the interface only", "pages/one.py", "from imgrec import cifar10"),
    ("No modules import each other in a ring", "imgrec/errors.py", "import imgrec.trace"),
]


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy the Python files, and add two lessons and a page that keep to the rules."""
    folder = tmp_path_factory.mktemp("tree")
    shutil.copy(ROOT / "pyproject.toml", folder)
    for part in ("imgrec", "lessons", "pages"):
        for path in (ROOT / part).rglob("*.py"):
            add(folder / path.relative_to(ROOT), path.read_text(encoding="utf-8"))
    add(folder / "lessons/one/demo.py", "from imgrec import trace\nimport imgrec.by_hand.dense\n")
    add(folder / "lessons/two/demo.py", "from imgrec.ui import state\nimport streamlit\n")
    add(folder / "pages/one.py", "import imgrec.ui.frame\nimport streamlit\n")
    return folder


def add(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.write(text)


def broken_contracts(folder: Path) -> set[str]:
    command = [str(lint_imports), "--no-cache"]
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert "Contracts:" in run.stdout, run.stdout + run.stderr
    return {match.strip() for match in re.findall(r"^(.*) BROKEN", run.stdout, flags=re.MULTILINE)}


@with_linter
def test_the_tree_keeps_every_contract(tree: Path) -> None:
    assert broken_contracts(tree) == set()


@with_linter
@pytest.mark.parametrize(("contract", "module", "line"), OFFENCES, ids=lambda value: value[:40])
def test_a_contract_bites(
    contract: str, module: str, line: str, tree: Path, tmp_path: Path
) -> None:
    copy = shutil.copytree(tree, tmp_path / "copy")
    add(copy / module, f"\n{line}\n")

    assert contract in broken_contracts(copy)


def test_the_entry_script_talks_to_the_interface_only() -> None:
    tree = ast.parse((ROOT / "app.py").read_text(encoding="utf-8"))
    imported = [
        f"{node.module}.{alias.name}" if isinstance(node, ast.ImportFrom) else alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    ]

    ours = [name for name in imported if name.startswith("imgrec")]
    assert [name for name in ours if not name.startswith("imgrec.ui")] == []
