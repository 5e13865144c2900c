"""A marker's name -> the command that follows `<!-- command: NAME -->` in README.md.

CI runs what this prints, so that the commands a reader copies are the commands that are tried.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

README = Path(__file__).resolve().parent.parent / "README.md"


def main() -> None:
    """Print the command that is asked for."""
    names = sys.argv[1:]
    if len(names) != 1:
        sys.exit("Expected one name of a command, such as `readme_command.py test`.")
    print(readme_command(names[0]))


def readme_command(name: str) -> str:
    """Find the one command line under a marker, or stop with a sentence."""
    found = re.findall(
        rf"<!-- command: {re.escape(name)} -->\s*```\w+\n(.*?)\n```",
        README.read_text(encoding="utf-8"),
        flags=re.DOTALL,
    )
    if len(found) != 1 or "\n" in found[0]:
        sys.exit(f"Expected one command line marked {name!r} in README.md. Found {len(found)}.")
    return str(found[0])


if __name__ == "__main__":
    main()
