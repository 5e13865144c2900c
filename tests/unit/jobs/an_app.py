"""Like the app: starts a training without end, says which processes it has, and waits."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

from imgrec.jobs.cluster import Cluster
from imgrec.jobs.queue import JobQueue
from tests.unit.jobs.conftest import FAKE, an_order, is_at_work
from tests.unit.jobs.fake_training import ENDLESS

if __name__ == "__main__":
    cluster = Cluster()
    jobs = JobQueue(Path(sys.argv[1]), cluster, training=FAKE)
    run = jobs.submit(an_order(ENDLESS)).run
    jobs.wait(run, is_at_work, 60)
    print(*cluster.pids, flush=True)
    if sys.argv[2] == "wait":
        threading.Event().wait()
