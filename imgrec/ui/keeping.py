"""The environment -> the keeper of this server's progress, made when it is first needed."""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING

from imgrec import cifar10

if TYPE_CHECKING:
    from imgrec.progress.keeper import Keeper

DATABASE = "IMGREC_DATABASE_URL"
FILE = "progress.sqlite3"


def keeper() -> Keeper:
    """The keeper of the database that `IMGREC_DATABASE_URL` names, else of a file at home."""
    return _keeper(os.environ.get(DATABASE) or f"sqlite:///{cifar10.home() / FILE}")


@cache
def _keeper(address: str) -> Keeper:
    from imgrec.progress.keeper import Keeper  # loads SQLAlchemy: only for those who learn

    return Keeper(address)
