"""What the occlusion widget is given: nothing costly until a person asks, for the picture shown."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest
from safetensors.numpy import load
from streamlit.testing.v1 import AppTest

from imgrec.network import Network, shipped_network
from imgrec.trace import Trace, trace
from imgrec.ui import widget
from imgrec.ui.interactive import occlusion


@pytest.fixture(scope="module")
def network() -> Network:
    return shipped_network()


@pytest.fixture(scope="module")
def traced(network: Network) -> Trace:
    image = np.random.default_rng(0).random((32, 32, 3), dtype=np.float32)
    return trace(network, image)


def told(network: Network, found: Trace, **values: object) -> Mapping[str, Any]:
    picture = occlusion.options(network, found)["picture"]
    return {"picture": picture, "size": 8, "colour": "mean", **values}


def test_nothing_is_covered_until_a_person_asks(network: Network, traced: Trace) -> None:
    sent = widget.pack("occlusion", occlusion.tensors(traced), occlusion.options(network, traced))

    assert "covered" not in load(sent)
    assert len(sent) < 25_000


def test_what_a_person_asked_is_sent(network: Network, traced: Trace) -> None:
    asked = occlusion.checked(traced, told(network, traced))
    answers = np.zeros((32, 32, 10), np.float32)

    sent = widget.pack(
        "occlusion",
        occlusion.tensors(traced, answers),
        occlusion.options(network, traced, asked),
    )

    assert asked == (8, "mean")
    assert occlusion.options(network, traced, asked)["asked"] == {"size": 8, "colour": "mean"}
    assert load(sent)["covered"].shape == answers.shape
    assert len(sent) < 65_000


@pytest.mark.parametrize(
    "wrong",
    [{"picture": 1}, {"size": 5}, {"size": True}, {"size": "8"}, {"colour": "red"}, {"colour": 0}],
    ids=lambda wrong: json.dumps(wrong),
)
def test_what_is_no_patch_of_this_picture_is_not_worked_out(
    network: Network, traced: Trace, wrong: Mapping[str, object]
) -> None:
    assert occlusion.checked(traced, told(network, traced, **wrong)) is None
    assert occlusion.checked(traced, "patch") is None


def test_the_colours_are_those_of_the_image(traced: Trace) -> None:
    assert occlusion.colour_of(traced.image, "grey").tolist() == [0.5, 0.5, 0.5]
    np.testing.assert_allclose(
        occlusion.colour_of(traced.image, "mean"), traced.image.mean(axis=(0, 1)), atol=1e-6
    )


def test_the_same_patch_is_worked_out_once_a_session() -> None:
    app = AppTest.from_function(work_twice).run(timeout=30)

    assert not app.exception
    assert app.text[0].value == "1"


def work_twice() -> None:
    from unittest.mock import patch

    import numpy as np
    import streamlit as st

    from imgrec.network import shipped_network
    from imgrec.occlusion import covered, occlude
    from imgrec.trace import predict, trace
    from imgrec.ui.interactive import occlusion

    network = shipped_network()
    found = trace(network, np.random.default_rng(1).random((32, 32, 3), dtype=np.float32))
    with patch.object(occlusion, "occlude", wraps=occlude) as counted:
        for _ in range(2):
            answers = occlusion.covered_answers(network, found, (8, "mean"))
    image = covered(found.image, 3, 30, 8, occlusion.colour_of(found.image, "mean"))
    np.testing.assert_allclose(answers[3, 30], predict(network, image), atol=1e-6)
    st.text(str(counted.call_count))
