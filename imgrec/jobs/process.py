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

from distributed import Scheduler, Worker

HOST = "127.0.0.1"
NICE = 10  # the pages come first


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
    if sys.platform != "win32":
        os.nice(NICE)
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


if __name__ == "__main__":
    main()
