"""The command line: results on standard output, sentences on standard error, three exit codes."""

from __future__ import annotations

import asyncio
import csv
import io
import json
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any, get_args

import numpy as np
import pytest
import uvicorn
from PIL import Image
from typer.testing import CliRunner, Result

from imgrec import __version__, cifar10
from imgrec.cli import app
from imgrec.commands import app as the_app
from imgrec.commands import terminal, train
from imgrec.commands.answering import Answer
from imgrec.commands.data_set import open_data
from imgrec.errors import ImgrecError
from imgrec.evaluation import evaluate
from imgrec.export import FORMATS, FormatName
from imgrec.images import open_picture, reduce, to_image
from imgrec.network import shipped_network
from imgrec.trace import predict as probabilities_of
from imgrec.training.recipes import RECIPES


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def complaint(result: Result) -> str:
    """What a usage error says, without the box that it is drawn in."""
    assert result.exit_code == 2
    return " ".join(word for word in result.stderr.split() if word.isascii())


def answers(*arguments: str | Path) -> Any:
    return json.loads(run("predict", "--json", *arguments).stdout)


def check_sentence(result: Result, words: str) -> None:
    """One sentence on standard error, exit code 1, and no trace."""
    assert result.exit_code == 1
    assert result.stdout == ""
    assert words in result.stderr
    assert len(result.stderr.splitlines()) == 1


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "photo.png"
    Image.fromarray(cifar10.samples()[0].pixels).resize((96, 96)).save(path)
    return path


@pytest.fixture
def no_picture(tmp_path: Path) -> Path:
    path = tmp_path / "letter.png"
    path.write_text("Dear Alice")
    return path


@pytest.fixture
def few_pictures(tmp_path: Path) -> Path:
    """A set of 20 training and 2 test pictures of each class, as a file of one's own."""
    data = cifar10.load("bundled")
    train_part = np.concatenate([np.flatnonzero(data.y_train == k)[:20] for k in range(10)])
    test_part = np.concatenate([np.flatnonzero(data.y_test == k)[:2] for k in range(10)])
    path = tmp_path / "few.npz"
    np.savez(
        path,
        x_train=data.x_train[train_part],
        y_train=data.y_train[train_part],
        x_test=data.x_test[test_part],
        y_test=data.y_test[test_part],
    )
    return path


def test_the_version_is_that_of_the_package() -> None:
    assert run("--version").stdout == f"imgrec {__version__}\n"


@pytest.mark.parametrize("arguments", [["fly"], ["predict"], ["export", "model.h5"]])
def test_a_command_line_that_cannot_be_read_is_exit_code_2(arguments: list[str]) -> None:
    result = run(*arguments)

    assert result.exit_code == 2
    assert result.stdout == ""


def test_predict_says_what_the_layers_by_hand_say(photo: Path) -> None:
    network = shipped_network()
    image = to_image(reduce(open_picture(photo.read_bytes())))
    expected = dict(zip(network.class_names, probabilities_of(network, image), strict=True))

    [answer] = answers(photo)

    assert answer.keys() == {"path", "class", "probability", "probabilities"}
    assert answer["path"] == str(photo)
    assert answer["probabilities"] == pytest.approx(expected, rel=1e-6)
    assert answer["class"] == max(expected, key=lambda name: expected[name])
    assert answer["probability"] == max(answer["probabilities"].values())


def test_predict_gives_the_most_probable_classes_first(photo: Path) -> None:
    [everything], [three] = answers(photo), answers("--top", "3", photo)

    shares = list(everything["probabilities"].values())
    assert shares == sorted(shares, reverse=True)
    assert list(three["probabilities"].values()) == shares[:3]


def test_one_bad_file_does_not_stop_the_others(photo: Path, no_picture: Path) -> None:
    result = run("predict", "--json", no_picture, "missing.png", photo)
    bad, missing, good = json.loads(result.stdout)

    assert result.exit_code == 1
    assert bad.keys() == missing.keys() == {"path", "error"}
    assert "letter.png is not a picture" in bad["error"]
    assert "No such file" in missing["error"]
    assert good["path"] == str(photo)


def test_predict_reads_a_folder_and_those_below_it_in_order(photo: Path, tmp_path: Path) -> None:
    for name in ("b/c/2.PNG", "b/.hidden/3.png", "b/notes.txt", "b/1.png"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(photo.read_bytes())

    paths = [Path(answer["path"]) for answer in answers(tmp_path)]

    assert [p.relative_to(tmp_path).as_posix() for p in paths] == [
        "b/1.png",
        "b/c/2.PNG",
        "photo.png",
    ]


def test_a_folder_without_pictures_is_an_error(tmp_path: Path) -> None:
    [answer] = answers(tmp_path)

    assert "Found none" in answer["error"]


def test_predict_prints_csv_with_a_row_a_file(photo: Path, no_picture: Path) -> None:
    result = run("predict", "--csv", photo, no_picture)

    first, second = csv.DictReader(io.StringIO(result.stdout))
    (told,) = answers(photo)
    assert (first["picture"], first["answer"]) == (str(photo), told["class"])
    assert float(first["probability"]) == pytest.approx(told["probability"], abs=1e-6)
    assert second["error"].startswith(no_picture.name)
    assert result.exit_code == 1


def test_predict_writes_one_figure_that_explains_the_answer(photo: Path, tmp_path: Path) -> None:
    out = tmp_path / "why.png"

    result = run("predict", photo, "--explain", out)

    with Image.open(out) as drawn:
        assert (result.exit_code, drawn.format) == (0, "PNG")
    assert f"Wrote {out}" in "".join(result.stderr.splitlines())


@pytest.mark.parametrize("name", ["why.nothing", "no/such/folder/why.png"])
def test_a_figure_that_cannot_be_written_is_a_sentence(
    name: str, photo: Path, tmp_path: Path
) -> None:
    check_sentence(run("predict", photo, "--explain", tmp_path / name), "a file to write")


def test_predict_explains_one_picture_at_a_time(photo: Path) -> None:
    assert "one picture beside --explain" in complaint(
        run("predict", photo, photo, "--explain", "why.png")
    )


def test_predict_prints_in_one_format(photo: Path) -> None:
    assert "choose one" in complaint(run("predict", "--csv", "--json", photo))


def test_without_json_predict_prints_a_table_and_errors_beside_it(
    photo: Path, no_picture: Path
) -> None:
    result = run("predict", photo, no_picture)
    [answer] = answers(photo)

    assert answer["class"] in result.stdout
    assert terminal.percent(answer["probability"]) in result.stdout
    assert "letter.png" not in result.stdout
    assert "letter.png" in result.stderr


def test_a_file_name_cannot_steer_the_terminal() -> None:
    assert terminal.printable("a\x1b[2Jb\n") == r"a\x1b[2Jb\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs Linux's /dev/full")
def test_a_result_that_cannot_be_written_is_a_sentence(photo: Path) -> None:
    command = [sys.executable, "-c", "from imgrec.cli import app; app()", "predict", "--json"]

    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [*command, str(photo)], stdout=full, stderr=subprocess.PIPE, text=True
        )

    assert done.returncode == 1
    assert done.stderr.startswith("Expected to write the result on standard output.")
    assert "Traceback" not in done.stderr


def test_predict_starts_no_tensorflow(photo: Path) -> None:
    program = (
        "import sys; from imgrec.cli import app\n"
        "app(sys.argv[1:], standalone_mode=False)\n"
        "print([name for name in ('tensorflow', 'keras', 'streamlit') if name in sys.modules])"
    )

    done = subprocess.run(
        [sys.executable, "-c", program, "predict", str(photo)], capture_output=True, text=True
    )

    assert done.stdout.splitlines()[-1] == "[]", done.stderr


def test_the_first_among_equals_wins() -> None:
    answer = Answer("a.png", {"cat": 0.5, "dog": 0.5})

    assert answer.to_dict()["class"] == "cat"


def test_weights_that_are_not_there_are_answered_with_the_shipped_ones(photo: Path) -> None:
    check_sentence(run("predict", "--weights", "seven_layers", photo), "six_layers, wiki")


def test_a_foreign_weights_file_is_a_sentence(photo: Path, no_picture: Path) -> None:
    check_sentence(run("predict", "--weights", no_picture, photo), "a whole safetensors file")


def test_evaluate_prints_the_agreed_numbers(few_pictures: Path) -> None:
    data = cifar10.load(few_pictures)
    expected = evaluate(shipped_network(), data.x_test, data.y_test, data="few").to_dict()

    printed = json.loads(run("evaluate", "--json", "--data", few_pictures).stdout)

    assert printed == {key: expected[key] for key in ("accuracy", "loss", "ece", "n", "per_class")}


def test_evaluate_prints_a_table(few_pictures: Path) -> None:
    result = run("evaluate", "--data", few_pictures)

    assert "six_layers on the few.npz test pictures" in result.stdout
    assert "of 20, loss" in result.stdout
    assert "automobile" in result.stdout


def test_without_the_full_set_evaluate_reads_the_bundled_one_and_says_so(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert open_data(None).name == "bundled"
    assert "The full set is not here" in capsys.readouterr().err


def test_data_says_where_the_full_set_would_be(imgrec_home: Path) -> None:
    status = json.loads(run("data", "status", "--json").stdout)

    assert Path(status["path"]).parent == imgrec_home
    assert status["present"] is False


def test_data_import_refuses_what_is_not_all_of_cifar10(few_pictures: Path) -> None:
    check_sentence(run("data", "import", few_pictures), "expected 50,000 + 10,000 pictures")


def test_export_does_not_replace_a_file(tmp_path: Path) -> None:
    out = tmp_path / "model.h5"
    out.write_text("mine")

    check_sentence(run("export", "--format", "h5", out), "which exists")


def test_the_choices_are_those_of_the_core() -> None:
    assert set(get_args(FormatName)) == set(FORMATS)
    assert set(get_args(train.RecipeName)) == set(RECIPES)


def test_train_asks_for_a_folder() -> None:
    assert "--out: say where the run shall be" in complaint(run("train", "--data", "bundled"))


@pytest.mark.slow  # it imports TensorFlow before it reads the pictures
def test_train_says_which_file_of_a_teacher_it_cannot_read(
    few_pictures: Path, tmp_path: Path
) -> None:
    missing, out = tmp_path / "answers", tmp_path / "run"

    told = run(
        *("train", "--recipe", "taught", "--teacher", missing),
        *("--data", few_pictures, "--out", out),
    )

    check_sentence(told, "a teacher's answers")
    assert not out.exists()


def test_a_run_that_goes_on_keeps_its_own_settings(tmp_path: Path) -> None:
    result = run("train", "--resume", tmp_path, "--seed", "1")

    assert "keeps its own settings: leave out --seed" in complaint(result)


@pytest.mark.slow
def test_a_network_is_trained_measured_and_exported(few_pictures: Path, tmp_path: Path) -> None:
    out, weights = tmp_path / "run", tmp_path / "run" / "weights.safetensors"

    trained = run("train", "--data", few_pictures, "--epochs", "1", "--seed", "7", "--out", out)
    measured = run("evaluate", "--json", "--data", few_pictures, "--weights", weights)
    exported = run("export", "--format", "h5", "--weights", weights, tmp_path / "model.h5")

    assert trained.exit_code == measured.exit_code == exported.exit_code == 0
    assert "after 1 of 1 epochs" in trained.stderr
    assert json.loads(measured.stdout)["n"] == 20
    assert (tmp_path / "model.h5").is_file()


def test_a_training_that_is_stopped_says_how_to_go_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(KeyboardInterrupt), train.kept_when_stopped(tmp_path):
        raise KeyboardInterrupt

    assert f"imgrec train --resume {tmp_path}" in capsys.readouterr().err


def test_the_app_is_found_with_its_pages_and_its_look() -> None:
    folder = the_app.app_script().parent

    assert (folder / "pages").is_dir()
    assert (folder / ".streamlit" / "config.toml").is_file()


@pytest.mark.slow
def test_the_app_starts_from_any_folder(
    launch: Any, app_command: list[str], tmp_path: Path
) -> None:
    with launch(app_command, folder=tmp_path) as server:
        assert server.url in server.log.read_text()


def test_a_taken_port_is_a_sentence_with_a_free_one() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        with pytest.raises(ImgrecError, match=rf"Received {port}, which another program uses"):
            the_app.check_free(port, host="127.0.0.1")


def test_an_address_of_another_machine_is_a_sentence() -> None:
    with pytest.raises(ImgrecError, match=r"may listen on. Received 192\.0\.2\.1:8501"):
        the_app.check_free(8501, host="192.0.2.1")


def test_the_server_sends_its_answers_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    async def started(server: object, sockets: object) -> None: ...

    monkeypatch.setattr(uvicorn.Server, "startup", started)
    the_app.send_at_once()
    with socket.socket() as listening:
        server = uvicorn.Server(uvicorn.Config(app=""))
        asyncio.run(server.startup(sockets=[listening]))

        assert listening.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_the_app_is_told_where_to_listen_and_to_ask_no_other_host() -> None:
    options = the_app.options(8600, host="0.0.0.0", browser=False)

    assert {"--server.port=8600", "--server.address=0.0.0.0"} <= set(options)
    assert {"--server.headless=true", "--browser.gatherUsageStats=false"} <= set(options)


def test_the_address_is_one_that_a_browser_can_open() -> None:
    assert "http://127.0.0.1:8501" in the_app.addresses(8501, host="127.0.0.1")[0]
    assert "http://localhost:8501" in the_app.addresses(8501, host="0.0.0.0")[0]
    assert "http://[::1]:8501" in the_app.addresses(8501, host="::1")[0]
