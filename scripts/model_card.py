"""Evaluations of the shipped networks -> the figures in the model card, between its markers."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from imgrec.training.recipes import Recipe

ASSETS = Path(__file__).parents[1] / "imgrec" / "assets"
CARD = ASSETS / "MODEL_CARD.md"
NAMES = ("six_layers", "wiki")
TRIES = Path(__file__).parents[1] / "docs" / "tries.json"

Evaluations = dict[str, dict[str, Any]]
_HEAD = ("", *(f"`{name}`" for name in NAMES))


def update() -> None:
    """Put the figures of the evaluation files into the model card."""
    CARD.write_text(filled(CARD.read_text(encoding="utf-8")), encoding="utf-8")


def filled(card: str) -> str:
    """The card with every block between `<!-- figures: name -->` and `<!-- end -->` made anew."""
    found = {name: _read(name) for name in NAMES}
    blocks = {
        "summary": _summary,
        "classes": _classes,
        "calibration": _calibration,
        "temperature": _temperature,
        "runs": _runs,
        "tries": _tries,
        "neighbours": _neighbours,
        "candidates": _candidates,
        "outside": _outside,
        "alarms": _alarms,
    }

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
    return _table(_HEAD, lines)


def _classes(found: Evaluations) -> str:
    classes = found[NAMES[0]]["per_class"]
    lines = [(c, *(f"{found[n]['per_class'][c]:.1%}" for n in NAMES)) for c in classes]
    return _table(("class", *_HEAD[1:]), lines)


def _calibration(found: Evaluations) -> str:
    lines = [
        (f"{b['low']:.0%} to {b['high']:.0%}", f"{b['n']:,}", f"{b['accuracy']:.1%}")
        for b in found[NAMES[0]]["reliability"]
        if b["n"]
    ]
    return _table(("when it was this sure", "test pictures", "it was right on"), lines)


def _temperature(found: Evaluations) -> str:
    fitted = [found[n]["calibration"] for n in NAMES]
    lines = [
        ("temperature", *(f"{c['temperature']:.3f}" if c else "none" for c in fitted)),
        ("calibration error without it", *(f"{c['ece_without']:.2%}" if c else "" for c in fitted)),
        ("calibration error as they ship", *(f"{found[n]['ece']:.2%}" for n in NAMES)),
    ]
    return _table(_HEAD, lines)


def _neighbours(found: Evaluations) -> str:
    lines = [
        (f"nearest by {label}", *(f"{found[n]['neighbours'][key]:.1%}" for n in NAMES))
        for label, key in (("angle", "cosine"), ("straight line", "euclidean"))
    ]
    return _table(_HEAD, lines)


def _candidates(found: Evaluations) -> str:
    names = found[NAMES[0]]["outside"]["candidates"]
    lines = [(c, *(f"{found[n]['outside']['candidates'][c]:.3f}" for n in NAMES)) for c in names]
    return _table(("mean AUROC, development part", *_HEAD[1:]), lines)


def _outside(found: Evaluations) -> str:
    head = (
        "group",
        "n",
        "sources",
        *(f"{of}, {n}" for n in _HEAD[1:] for of in ("AUROC", "found")),
    )
    groups = {n: found[n]["outside"]["groups"] for n in NAMES}
    lines = []
    for name, group in groups[NAMES[0]].items():
        ours = [(groups[n][name]["auroc"], groups[n][name]["found"]) for n in NAMES]
        shares = [text for auroc, share in ours for text in (f"{auroc:.3f}", f"{share:.0%}")]
        lines.append((name, str(group["n"]), str(group["sources"]), *shares))
    return _table(head, lines)


def _alarms(found: Evaluations) -> str:
    outside = [found[n]["outside"] for n in NAMES]
    total = f"{outside[0]['n']:,} test pictures"
    lines = [
        (f"called outside, of {total}", *(f"{o['false_alarms']:.1%}" for o in outside)),
        ("of the same, made grey", *(f"{o['false_alarms_grey']:.1%}" for o in outside)),
        ("of ten squares of a photographed cat", *(f"{o['cat_alarms']}" for o in outside)),
    ]
    return _table(_HEAD, lines)


def _runs(found: Evaluations) -> str:
    recipes = [Recipe(**found[n]["training"]["recipe"]).to_dict() for n in NAMES]
    lines = [(f"`{key}`", *(str(recipe[key]) for recipe in recipes)) for key in recipes[0]]
    for key in ("epochs", "seed", "minutes"):
        lines.append((f"{key} of this run", *(str(found[n]["training"][key]) for n in NAMES)))
    held_out = (f"{found[n]['training']['held_out_accuracy']:.2%}" for n in NAMES)
    lines.append(("right, of the 5,000 held-out pictures", *held_out))
    return _table(_HEAD, lines)


def _tries(_: Evaluations) -> str:
    tries = json.loads(TRIES.read_text(encoding="utf-8"))
    lines = [
        (
            name,
            str(found["epochs"]),
            f"{found['minutes']:.0f}",
            f"{found['held_out']:.2%}",
            f"{found['averaged']:.2%}" if found["averaged"] else "",
        )
        for name, found in tries.items()
    ]
    return _table(
        ("recipe", "epochs", "minutes", "right, held out", "averaged"),
        lines,
    )


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    marks = ["---", *["---:"] * (len(head) - 1)]
    return "\n".join("| " + " | ".join(row) + " |" for row in (head, marks, *rows))


if __name__ == "__main__":
    update()
