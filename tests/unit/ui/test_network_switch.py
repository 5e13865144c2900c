"""The switch between networks: what it does where a page is left while it is being drawn."""

from __future__ import annotations

from typing import Any

import pytest
import streamlit as st

from imgrec.ui import network_switch
from imgrec.ui.networks import choices


def test_a_switch_without_a_value_leaves_the_network_as_it_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    session: dict[str, Any] = {}
    monkeypatch.setattr(st, "session_state", session)
    choices.choose("wiki")

    network_switch._choose()

    assert choices.key() == "wiki"
