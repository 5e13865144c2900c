"""Networks of one's own in the pages: runs, files, and shapes that nobody expects."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from imgrec.architecture import SIX_LAYERS, Dense, Layer
from imgrec.dataset import OWN
from imgrec.evaluation import evaluate
from imgrec.jobs.job import Job, State
from imgrec.jobs.runs import write_record
from imgrec.jobs.titles import set_title
from imgrec.network import Network, save_network, shipped_network
from imgrec.training.recipes import WIKI
from imgrec.ui.texts import t
from imgrec.weights_format import Parts, to_bytes
from tests import films
from tests.conftest import ROOT
from tests.odd_networks import HTML, NETWORKS, odd, strided

Read = Callable[[AppTest], str]

LEARNER, CODE, OTHER = "imgrec.learner", "H7KD-M4PX-QR3T", "A2BC-D3EF-G4HJ"
PAGES = sorted(path.stem for path in (ROOT / "pages").glob("*.py"))
SOME = ("photos", "convolution", "output", "recognising", "surgery", "compare")


def visit(
    network: Network | None = None,
    page: str | None = None,
    *,
    learner: str = CODE,
    chosen: str | None = None,
) -> AppTest:
    """Open a page as a learner where somebody uploaded this network, or chose that key."""
    app = AppTest.from_file(ROOT / "app.py", default_timeout=60)
    app.session_state[LEARNER] = learner
    if chosen is not None:
        app.session_state["imgrec.network"] = chosen
    if network is not None:
        key = f"file:{network.id}"
        app.session_state["imgrec.network_files"] = {key: (CODE, network)}
        app.session_state["imgrec.network"] = key
    return (app.switch_page(f"pages/{page}.py") if page else app).run()


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give an empty folder for runs."""
    monkeypatch.setenv("IMGREC_HOME", str(tmp_path))
    return tmp_path


def put_run(home: Path, run: str, network: Network, learner: str = CODE) -> Path:
    """Leave a finished run of a learner."""
    folder = home / "runs" / run
    folder.mkdir(parents=True)
    config = {"epochs": 1, "recipe": WIKI.to_dict(), "architecture": SIX_LAYERS.to_dict()}
    (folder / "config.json").write_text(json.dumps(config))
    leave(folder, network, learner)
    return folder


def leave(folder: Path, network: Network, learner: str = CODE) -> None:
    """Finish the run in a folder with this network."""
    save_network(
        folder / "weights.safetensors",
        architecture=network.architecture,
        class_names=network.class_names,
        weights=network.weights,
        name="wiki",
    )
    write_record(Job(folder.name, learner, folder, State.DONE), None)


def labels(app: AppTest) -> list[str]:
    switch = app.get_by_key("network_switch")
    return list(switch.options)


@pytest.mark.parametrize("page", PAGES)
def test_every_page_shows_a_network_of_other_layers(page: str) -> None:
    app = visit(strided(), page)

    assert (list(app.exception), list(app.error)) == ([], [])


@pytest.mark.parametrize("page", SOME)
@pytest.mark.parametrize("name", sorted(set(NETWORKS) - {"strided"}))
def test_pages_that_show_most_show_every_odd_network(name: str, page: str) -> None:
    app = visit(NETWORKS[name](), page)

    assert (list(app.exception), list(app.error)) == ([], [])


def test_names_that_people_wrote_are_never_html(read: Read) -> None:
    network = replace(odd(classes=(HTML, "b", "c"), dense={"units": 4}), name=HTML)

    for page in (None, "photos", "output", "convolution"):
        assert HTML not in read(visit(network, page))


def test_a_lesson_says_how_a_network_differs_from_the_one_it_tells_of(read: Read) -> None:
    assert 'class="ir-note differs"' in read(visit(strided(), "convolution"))
    assert "differs" not in read(visit(None, "convolution"))


def test_what_is_not_known_of_a_network_is_said_and_no_fault(read: Read) -> None:
    app = visit(odd(classes=3, dense={"units": 4}), "training")

    assert t("own_networks.no_film") in read(app)
    assert list(app.error) == []


@pytest.fixture
def filmed(home: Path) -> Path:
    """Give a run that was filmed within its first epoch, and after two."""
    folder = films.start(home / "runs" / "mine")
    for epoch in (1, 2):
        films.finish_epoch(folder, epoch)
    leave(folder.path, shipped_network())
    return folder.path


def test_the_lesson_of_training_shows_the_film_of_an_own_network(filmed: Path, read: Read) -> None:
    app = visit(page="training", chosen="run:mine")

    said = read(app)
    assert app.get_by_key("training.epoch").options == ["1", "2"]
    assert "After epoch 1 of 2, the network is right on <b>30.0" in said
    assert "The norms of all 512 units</b>, and the limit of 3" in said
    assert t("own_networks.no_film") not in said
    assert (list(app.exception), list(app.error)) == ([], [])


def test_a_film_whose_pictures_are_deleted_shows_the_rest(filmed: Path, read: Read) -> None:
    names = (HTML, *"abcdefghi")
    config = json.loads((filmed / "config.json").read_text())
    without = replace(SIX_LAYERS, layers=tuple(map(unlimited, SIX_LAYERS.layers)))
    config |= {"class_names": names, "data": {"name": OWN, "sha": ""}}
    (filmed / "config.json").write_text(json.dumps(config | {"architecture": without.to_dict()}))
    leave(filmed, replace(shipped_network(), class_names=names))

    said = read(visit(page="training", chosen="run:mine"))

    assert "After epoch 1 of 2, the network is right on" in said
    assert "which no limit holds back" in said
    assert "what the network takes them for" not in said
    assert HTML not in said


def unlimited(layer: Layer) -> Layer:
    return replace(layer, kernel_constraint=None) if isinstance(layer, Dense) else layer


def test_a_finished_run_can_look_in_every_page_and_nobody_else_sees_it(home: Path) -> None:
    folder = put_run(home, "mine", odd(dense={"units": 4}))
    set_title(folder, "  My *first*\nnetwork ")

    app = visit(page="output", chosen="run:mine")
    assert labels(app)[-1] == r"My \*first\* network"
    assert app.get_by_key("network_switch").value == "run:mine"
    assert list(app.error) == []

    stranger = visit(page="output", chosen="run:mine", learner=OTHER)
    assert len(labels(stranger)) == 2
    assert stranger.get_by_key("network_switch").value == "six_layers"


def test_an_uploaded_network_is_there_for_its_learner_alone() -> None:
    network = odd(dense={"units": 4})

    assert len(labels(visit(network))) == 3
    assert len(labels(visit(network, learner=OTHER))) == 2


def test_the_switch_offers_the_latest_runs_and_the_one_in_use(home: Path) -> None:
    network = odd(classes=2, conv2d={"filters": 1}, dense={"units": 2})
    for place in range(7):
        put_run(home, f"run-{place}", network)
    app = visit()

    assert len(labels(app)) == 2 + 4


def test_what_was_measured_of_a_run_stands_beside_it(home: Path) -> None:
    from imgrec import cifar10
    from imgrec.network import load_network

    folder = put_run(home, "measured", odd(dense={"units": 4}))
    data = cifar10.load("bundled")
    network = load_network(folder / "weights.safetensors")
    found = evaluate(network, data.x_test[:50], data.y_test[:50], data="bundled test")
    (folder / "evaluation.json").write_text(json.dumps(found.to_dict()))

    assert f"{100 * found.accuracy:.1f}" in labels(visit())[-1]


def bring(content: bytes, name: str) -> AppTest:
    """Load a file in the page for trainings."""
    app = visit(page="learn")
    uploader = next(one for one in app.file_uploader if one.key.startswith("network_upload"))
    return uploader.set_value((name, content, "application/octet-stream")).run()


def test_a_file_is_loaded_and_used_at_once(home: Path) -> None:
    network = odd(classes=2, conv2d={"filters": 1}, dense={"units": 2})
    parts = Parts("brought", network.class_names, network.architecture, network.weights)

    app = bring(to_bytes(parts, "float32"), "brought.safetensors")

    assert list(app.error) == []
    assert app.get_by_key("network_switch").value == f"file:{network_id(app)}"
    assert labels(app)[-1] == "brought"


def test_a_file_that_is_none_is_one_sentence(home: Path) -> None:
    app = bring(b"nothing of the kind", "holiday.keras")

    assert [error.value.startswith("holiday") for error in app.error] == [True]
    assert app.get_by_key("network_switch").value == "six_layers"


def network_id(app: AppTest) -> str:
    """Give the id of the one network that was brought."""
    (kept,) = app.session_state["imgrec.network_files"].values()
    return str(kept[1].id)
