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


def first():
    """True once in all of the experiment."""
    try:
        os.close(os.open(os.path.join(records, "killed"), os.O_CREAT | os.O_EXCL))
        return True
    except FileExistsError:
        return False


def together(epoch, rank):
    """Returns when all ranks train the epoch, as exchanging gradients would; never when one of them is gone."""
    names = [os.path.join(records, f"{os.environ['TEMPER_RUN'].replace('/', '-')}-{epoch}-{other}") for other in range(RANKS)]
    open(names[rank], "w").close()
    while not all(map(os.path.exists, names)):
        time.sleep(0.005)


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
        if run.rank == 5 and epoch == 2 and first():
            os.kill(os.getpid(), signal.SIGKILL)
        together(epoch, run.rank)
        state["epoch"] = epoch
        run.save(write)
        run.report(accuracy=run.params["learning_rate"] * epoch)
    note("ends", run.trial, os.environ["TEMPER_LEASE"], run.rank, run.epoch, run.why.reason)


if "RANK" in os.environ:
    train()
else:
    launch()
