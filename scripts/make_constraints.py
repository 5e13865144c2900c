"""The newest releases that fit pyproject.toml -> constraints.txt: names and versions, nothing else.

Run it with any Python that the project supports: `python3 scripts/make_constraints.py`. It installs
everything into a fresh virtual environment, which takes a few minutes, and writes what came.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EXTRAS = "export,postgres"
GROUPS = ("test", "lint")
PIN = re.compile(r"(?P<name>[A-Za-z0-9._-]+)==(?P<version>[A-Za-z0-9.!+_-]+)")
HEADER = """\
# Every release that the project is tested with. Made by `make constraints`; do not edit.
# A constraint installs nothing: names that a system does not need are passed over.
"""
# Needed on other systems than the one that makes the file: name -> its version, or the package
# that it shares its version with.
ELSEWHERE = {"tensorflow": "tensorflow-cpu", "tensorflow-cpu": "tensorflow", "colorama": "0.4.6"}


def main() -> None:
    """Write constraints.txt."""
    with tempfile.TemporaryDirectory() as folder:
        pins = installed(Path(folder))
    for name, version in ELSEWHERE.items():
        pins.setdefault(name, pins.get(version, version))
    lines = sorted(f"{name}=={version}" for name, version in pins.items())
    (ROOT / "constraints.txt").write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines)} releases written to constraints.txt")


def installed(folder: Path) -> dict[str, str]:
    """Install the project with all its groups in `folder` and say which release of what came."""
    subprocess.run([sys.executable, "-m", "venv", "--upgrade-deps", folder], check=True)
    bin_folder = folder / ("Scripts" if sys.platform == "win32" else "bin")
    pip = [str(bin_folder / "python"), "-m", "pip", "--disable-pip-version-check"]
    groups = [f"--group={group}" for group in GROUPS]
    subprocess.run([*pip, "install", "-q", f"{ROOT}[{EXTRAS}]", *groups], check=True, cwd=ROOT)
    frozen = subprocess.run(
        [*pip, "freeze", "--all"], check=True, capture_output=True, text=True
    ).stdout
    return pins_in(frozen)


def pins_in(frozen: str) -> dict[str, str]:
    """Read the output of `pip freeze`, leaving out the project itself and pip."""
    pins: dict[str, str] = {}
    for line in frozen.splitlines():
        if pin := PIN.fullmatch(line.strip()):
            pins[pin["name"].lower().replace("_", "-")] = pin["version"]
    return {name: version for name, version in pins.items() if name not in {"imgrec", "pip"}}


if __name__ == "__main__":
    main()
