"""Several devices share a batch, and learn what one learns."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from imgrec import cifar10
from imgrec.errors import TrainingError
from imgrec.training.recipes import WIKI

pytestmark = pytest.mark.slow  # TensorFlow takes seconds to import


def test_two_devices_end_with_the_weights_of_one() -> None:
    script = Path(__file__).with_name("two_devices.py")

    printed = subprocess.run([sys.executable, str(script)], stdout=subprocess.PIPE, check=True)

    differences = json.loads(printed.stdout)
    assert list(differences) == ["wiki", "best"]
    assert max(differences.values()) < 1e-4


def test_more_devices_than_there_are_is_one_sentence_and_leaves_no_folder(tmp_path: Path) -> None:
    from imgrec.training import run

    with pytest.raises(TrainingError, match=r"Expected from 1 to \d+ devices.*Received 99"):
        run.train(WIKI, data=cifar10.load("bundled"), out=tmp_path / "run", devices=99)

    assert not (tmp_path / "run").exists()
