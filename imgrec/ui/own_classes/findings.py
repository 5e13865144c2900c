"""The collection -> what there is to say of it before a training."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby

import streamlit as st

from imgrec.own_classes.collection import Collection
from imgrec.own_classes.limits import (
    FEW_PICTURES,
    LEAST_CLASSES,
    LEAST_PICTURES,
    MOST_CLASSES,
    MOST_PICTURES,
)
from imgrec.own_classes.report import Report
from imgrec.own_classes.zips import LeftOut
from imgrec.ui.numbers import number
from imgrec.ui.texts import t

TOLD = 12  # names of one kind


def show(collection: Collection, report: Report) -> None:
    """Draw what hinders a training, what a learner should know, and what was left out."""
    told = list(_told(collection, report))
    if told:
        st.html(f'<ul class="own-findings">{"".join(told)}</ul>')
    if collection.left_out:
        said = t("own_classes.left_out", n=len(collection.left_out))
        with st.expander(said, key="own_left_out"):
            st.html(f'<ul class="own-left">{"".join(_left_out(collection.left_out))}</ul>')


def _told(collection: Collection, report: Report) -> Iterator[str]:
    if len(report.counts) < LEAST_CLASSES:
        yield _item("one_class", hinders=True)
    if report.too_few:
        names = _listed(report.too_few)
        yield _item("too_few", hinders=True, names=names, least=LEAST_PICTURES)
    if report.few:
        yield _item("few", names=_listed(report.few), few=FEW_PICTURES)
    if report.ratio is not None:
        counts = sorted(report.counts, key=lambda name: report.counts[name])
        most, least = escape(counts[-1]), escape(counts[0])
        yield _item("unbalanced", most=most, least=least, ratio=number(report.ratio, 1))
    for name, classes in list(report.shared.items())[:TOLD]:
        yield _item("shared", name=escape(name), classes=_listed(classes))
    for other, first in collection.merged.items():
        yield _item("merged", other=escape(other), first=escape(first))


def _item(kind: str, *, hinders: bool = False, **told: object) -> str:
    css = ' class="own-hinders"' if hinders else ""
    return f"<li{css}>{t(f'own_classes.found.{kind}', **told)}</li>"


def _left_out(files: Iterable[LeftOut]) -> Iterator[str]:
    for file in (file for file in files if file.said):
        yield f"<li>{escape(file.said)}</li>"
    others = sorted((file for file in files if not file.said), key=lambda file: file.reason)
    told = {"classes": MOST_CLASSES, "pictures": number(MOST_PICTURES, 0)}
    for reason, found in groupby(others, key=lambda file: file.reason):
        listed = _listed([file.name for file in found])
        yield f"<li>{t(f'own_classes.reason.{reason}', **told)} {listed}</li>"


def _listed(names: Iterable[str]) -> str:
    every = [escape(name) for name in names]
    more = f" … (+{len(every) - TOLD})" if len(every) > TOLD else ""
    return ", ".join(every[:TOLD]) + more
