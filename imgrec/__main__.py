"""`python -m imgrec`: the command line."""

from imgrec.cli import app

app()
