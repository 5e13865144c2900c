"""A network -> its `.keras` file, written in a process of its own: TensorFlow never comes here."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path

import streamlit as st

from imgrec.errors import ExportError, ImgrecError
from imgrec.network import Network
from imgrec.ui.texts import t
from imgrec.weights_format import Parts, to_bytes

SECONDS = 180  # TensorFlow takes its time to load on a busy machine
KEPT = 2  # files, of up to 50 MB

_READY = "imgrec.keras_ready"
_one_at_a_time = threading.Lock()  # TensorFlow takes half a gigabyte


def draw(load: Callable[[], Network], *, file_name: str, key: str) -> None:
    """Offer to write the file; then to take it.

    Args:
        load: gives the network; called once the file is asked for.
        file_name: without an ending.
        key: of the buttons, and of the network.
    """
    if st.session_state.get(_READY) != key:
        st.button(
            t("own_networks.keras_make"),
            key=f"keras_make_{key}",
            help=t("own_networks.keras_help"),
            on_click=lambda: st.session_state.update({_READY: key}),
        )
        return
    try:
        with st.spinner(t("own_networks.keras_writing")):
            network = load()
            content = keras_file(network.id, network.name, _network=network)
    except ImgrecError as error:
        del st.session_state[_READY]
        st.error(str(error))
        return
    st.download_button(
        t("own_networks.keras_take"),
        content,
        f"{file_name}.keras",
        "application/octet-stream",
        key=f"keras_take_{key}",
        help=t("own_networks.keras_help"),
        on_click="ignore",
    )


@st.cache_resource(max_entries=KEPT, show_spinner=False)
def keras_file(network_id: str, name: str, *, _network: Network) -> bytes:
    """The bytes of the file.

    Raises:
        ExportError: when it could not be written.
    """
    with _one_at_a_time, tempfile.TemporaryDirectory(prefix="imgrec-") as folder:
        weights, out = Path(folder) / "network.safetensors", Path(folder) / "network.keras"
        own = _network
        parts = Parts(own.name, own.class_names, own.architecture, own.weights)
        weights.write_bytes(to_bytes(parts, "float32"))
        _export(weights, out)
        return out.read_bytes()


def _export(weights: Path, out: Path) -> None:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "imgrec", "export", str(out)]
    try:
        subprocess.run(
            [*command, "--format", "keras", "--weights", str(weights)],
            env=environment,
            capture_output=True,
            timeout=SECONDS,
            check=True,
        )
    except (subprocess.SubprocessError, OSError) as error:
        said = (getattr(error, "stderr", None) or b"").decode(errors="replace").strip()
        raise ExportError(
            "Expected to write the network for Keras. It did not work "
            f"({said.splitlines()[-1] if said else type(error).__name__}). Try again later."
        ) from error
