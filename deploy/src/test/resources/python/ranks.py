"""Eight ranks and their launcher; once, one of them is killed."""
import os
import signal
import subprocess
import sys
import time

RANKS = 8
records = sys.argv[1]
os.makedirs(records, exist_ok=True)


def note(name, *words):
    with open(os.path.join(records, name), "a") as file:
        file.write(" ".join(map(str, words)) + "\n")


def launch():
    children = [
        subprocess.Popen(
            [sys.executable, __file__, records], env={**os.environ, "RANK": str(rank), "WORLD_SIZE": str(RANKS)}
        )
        for rank in range(RANKS)
    ]
    codes = [None] * RANKS
    while None in codes:
        codes = [child.poll() for child in children]
        if any(codes):
            sys.exit(f"a rank ended with {[code for code in codes if code]}")
        time.sleep(0.01)


def train():
    import temper

    run = temper.run()
    note("pids", os.getpid())
    state = {"epoch": 0}

    def read(directory):
        with open(os.path.join(directory, "epoch")) as file:
            state["epoch"] = int(file.read())

    def write(directory):
        with open(os.path.join(directory, "epoch"), "w") as file:
            file.write(str(state["epoch"]))

    run.restore(read)
    for epoch in run.epochs():
        if run.rank == 5 and run.trial == 2 and epoch == 2 and not os.path.exists(os.path.join(records, "killed")):
            note("killed", run.trial, epoch)
            os.kill(os.getpid(), signal.SIGKILL)
        time.sleep(0.01 * (run.rank % 3))
        state["epoch"] = epoch
        run.save(write)
        run.report(accuracy=run.params["learning_rate"] * epoch)
    note("ends", run.trial, os.environ["TEMPER_LEASE"], run.rank, run.epoch, run.why.reason)


if "RANK" in os.environ:
    train()
else:
    launch()
