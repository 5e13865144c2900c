"""`timed_app.py LOG ARGUMENTS...`: `imgrec ARGUMENTS...`, with each script run timed into LOG.

The product knows nothing of it: Streamlit's own way to run a script is wrapped from outside.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from streamlit.runtime.scriptrunner.script_runner import RerunData, ScriptRunner

from imgrec.cli import app

run_script = ScriptRunner._run_script
log = Path(sys.argv[1])


def timed_run_script(self: ScriptRunner, rerun_data: RerunData) -> None:
    """Run a page's script as always, then write down how long it took."""
    start, busy = time.perf_counter(), time.thread_time()
    try:
        run_script(self, rerun_data)
    finally:
        run = {
            "milliseconds": 1000 * (time.perf_counter() - start),
            "busy": 1000 * (time.thread_time() - busy),
            "fragment": bool(rerun_data.fragment_id_queue),
        }
        with log.open("a", encoding="utf-8") as file:
            file.write(json.dumps(run) + "\n")


ScriptRunner._run_script = timed_run_script  # type: ignore[method-assign]
app(sys.argv[2:])
