"""The files that node compares the surgery with are what Python computes today."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest
from safetensors.numpy import load

PATH = Path(__file__).resolve().parents[2] / "widgets" / "make_surgery_fixtures.py"
OLD = "Run make_surgery_fixtures.py."


@pytest.fixture(scope="module")
def maker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_surgery_fixtures", PATH)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_answers_are_up_to_date(maker: ModuleType) -> None:
    kept = json.loads((maker.FOLDER / "surgery.json").read_bytes())

    for name, made in json.loads(maker.FILES["surgery.json"]()).items():
        if name != "kernel":
            assert kept[name] == pytest.approx(made, abs=1e-5), OLD


def test_the_arrays_are_up_to_date(maker: ModuleType) -> None:
    kept = load((maker.FOLDER / "surgery.safetensors").read_bytes())
    made = load(maker.FILES["surgery.safetensors"]())

    assert kept.keys() == made.keys()
    for name, array in made.items():
        assert kept[name] == pytest.approx(array, abs=1e-5), OLD
