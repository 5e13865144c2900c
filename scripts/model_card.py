"""Evaluations of the shipped networks -> the figures in the model card, between its markers."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

ASSETS = Path(__file__).parents[1] / "imgrec" / "assets"
CARD = ASSETS / "MODEL_CARD.md"
NAMES = ("six_layers", "wiki")

Evaluations = dict[str, dict[str, Any]]


def update() -> None:
    """Put the figures of the evaluation files into the model card."""
    CARD.write_text(filled(CARD.read_text(encoding="utf-8")), encoding="utf-8")


def filled(card: str) -> str:
    """The card with every block between `<!-- figures: name -->` and `<!-- end -->` made anew."""
    found = {name: _read(name) for name in NAMES}
    blocks = {"summary": _summary, "classes": _classes, "calibration": _calibration, "runs": _runs}

    def block(match: re.Match[str]) -> str:
        return f"<!-- figures: {match[1]} -->\n{blocks[match[1]](found)}\n<!-- end -->"

    return re.sub(r"<!-- figures: (\w+) -->.*?<!-- end -->", block, card, flags=re.DOTALL)


def _read(name: str) -> dict[str, Any]:
    text = (ASSETS / f"{name}.evaluation.json").read_text(encoding="utf-8")
    evaluation: dict[str, Any] = json.loads(text)
    return evaluation


def _summary(found: Evaluations) -> str:
    rows = [
        ("right, of the 10,000 test pictures", "accuracy", ".2%"),
        ("cross-entropy (nats)", "loss", ".4f"),
        ("expected calibration error", "ece", ".2%"),
    ]
    lines = [(label, *(format(found[n][key], form) for n in NAMES)) for label, key, form in rows]
    return _table(("", *(f"`{name}`" for name in NAMES)), lines)


def _classes(found: Evaluations) -> str:
    classes = found[NAMES[0]]["per_class"]
    lines = [(c, *(f"{found[n]['per_class'][c]:.1%}" for n in NAMES)) for c in classes]
    return _table(("class", *(f"`{name}`" for name in NAMES)), lines)


def _calibration(found: Evaluations) -> str:
    lines = [
        (f"{b['low']:.0%} to {b['high']:.0%}", f"{b['n']:,}", f"{b['accuracy']:.1%}")
        for b in found[NAMES[0]]["reliability"]
        if b["n"]
    ]
    return _table(("when it was this sure", "test pictures", "it was right on"), lines)


def _runs(found: Evaluations) -> str:
    keys = list(found[NAMES[0]]["training"]["recipe"])
    lines = [(f"`{k}`", *(str(found[n]["training"]["recipe"][k]) for n in NAMES)) for k in keys]
    for key in ("epochs", "seed", "minutes"):
        lines.append((f"{key} of this run", *(str(found[n]["training"][key]) for n in NAMES)))
    held_out = (f"{found[n]['training']['held_out_accuracy']:.2%}" for n in NAMES)
    lines.append(("right, of the 5,000 held-out pictures", *held_out))
    return _table(("", *(f"`{name}`" for name in NAMES)), lines)


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    marks = ["---", *["---:"] * (len(head) - 1)]
    return "\n".join("| " + " | ".join(row) + " |" for row in (head, marks, *rows))


if __name__ == "__main__":
    update()
