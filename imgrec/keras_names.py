"""A `.keras` file <-> the names that Keras keeps no place for: of the network and its classes.

They lie beside the model, in a file of the same zip that Keras does not read.
"""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

from imgrec.network import Network

MEMBER = "imgrec.json"


def add(path: Path, network: Network) -> None:
    """Lay the names of a network into the file that holds its model."""
    named = {"name": network.name, "class_names": network.class_names}
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(MEMBER, json.dumps(named))
