"""A scheduler or a worker of Dask, in a process that ends when whoever started it is gone.

    python -m imgrec.jobs.process scheduler
    python -m imgrec.jobs.process worker tcp://127.0.0.1:40123

It prints its address. Its standard input is a pipe that the app holds open and never writes to: the
system closes it when the app ends, by whatever way, `kill -9` too, and on Windows as well.
"""

from __future__ import annotations

import asyncio
import os
import sys
import threading
from pathlib import Path

from distributed import Scheduler, Worker

HOST = "127.0.0.1"
NICE = 10  # the pages come first
AUTOGROUP = Path("/proc/self/autogroup")


def main() -> None:
    """Serve until the scheduler, or the app, is gone."""
    threading.Thread(target=_end_with_the_app, daemon=True).start()
    kind, *address = sys.argv[1:]
    asyncio.run(_schedule() if kind == "scheduler" else _work(*address))
    os._exit(0)  # a training may still hold a thread


def _end_with_the_app() -> None:
    sys.stdin.buffer.read()
    os._exit(0)


async def _schedule() -> None:
    async with Scheduler(host=HOST, port=0, dashboard=False, dashboard_address=f"{HOST}:0") as it:
        print(it.address, flush=True)
        await it.finished()


async def _work(scheduler: str) -> None:
    _give_way()
    serving = Worker(
        scheduler,
        host=HOST,
        nthreads=1,  # one training at a time
        memory_limit=0,
        dashboard=False,
        dashboard_address=f"{HOST}:0",
    )
    async with serving as it:
        print(it.address, flush=True)
        await it.finished()


def _give_way() -> None:
    """Have the system give the processor to the pages first.

    Linux may weigh whole sessions (`man 7 sched`, autogroup), of which this process has its own:
    there, the niceness of a process counts only beside its own threads.
    """
    if sys.platform == "win32":
        return
    os.nice(NICE)
    if os.access(AUTOGROUP, os.W_OK):
        AUTOGROUP.write_text(str(NICE))


if __name__ == "__main__":
    main()
