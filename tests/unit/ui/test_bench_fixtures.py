"""The files that node compares the benches with are what Python computes today."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

PATH = Path(__file__).resolve().parents[2] / "widgets" / "make_bench_fixtures.py"


@pytest.fixture(scope="module")
def maker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_bench_fixtures", PATH)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def same(one: Any, other: Any) -> bool:
    """Whether two readings of JSON are equal up to the last digits of float32."""
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list):
        return len(one) == len(other) and all(map(same, one, other))
    return one == pytest.approx(other, abs=1e-5) if isinstance(one, float) else one == other


@pytest.mark.parametrize("name", ["convolution_bench", "dropout_bench"])
def test_a_file_of_numbers_is_up_to_date(name: str, maker: ModuleType) -> None:
    kept = json.loads((maker.FOLDER / f"{name}.json").read_bytes())

    assert same(json.loads(maker.FILES[f"{name}.json"]()), kept), "Run make_bench_fixtures.py."
