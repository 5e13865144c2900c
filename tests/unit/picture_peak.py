"""A picture file named on the command line -> what opening it took, as JSON.

Run in a process of its own: the peak of a process's memory never falls again.
"""

from __future__ import annotations

import io
import json
import resource
import sys
from pathlib import Path

from PIL import Image

from imgrec.errors import PictureError
from imgrec.images import open_picture, reduce


def peak(who: int) -> float:
    return resource.getrusage(who).ru_maxrss / 1024


def opened(data: bytes) -> str:
    try:
        reduce(open_picture(data, "peak"))
    except PictureError as error:
        return str(error)
    return ""


def main() -> None:
    file = io.BytesIO()
    Image.new("RGB", (40, 40)).save(file, "TIFF")
    opened(file.getvalue())  # what any picture takes, here and in the process for containers
    data = Path(sys.argv[1]).read_bytes()
    people = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    before = [peak(who) for who in people]
    error = opened(data)
    grown = sum(peak(who) - start for who, start in zip(people, before, strict=True))
    print(json.dumps({"megabytes": grown, "error": error}))


if __name__ == "__main__":
    main()
