"""Trains nothing, and writes down what a run lived through."""
import os
import sys
import time

import temper

records = sys.argv[1]
os.makedirs(records, exist_ok=True)
run = temper.run(width=8)


def note(name, *words):
    with open(os.path.join(records, name), "a") as file:
        file.write(" ".join(map(str, words)) + "\n")


state = {"epoch": 0}


def read(directory):
    with open(os.path.join(directory, "epoch")) as file:
        state["epoch"] = int(file.read())


def write(directory):
    with open(os.path.join(directory, "epoch"), "w") as file:
        file.write(str(state["epoch"]))


if run.restore(read):
    note("restored", run.trial, state["epoch"])
for epoch in run.epochs():
    assert epoch == state["epoch"] + 1, (epoch, state)
    assert run.params["width"] == 8 and 1e-4 <= run.params["learning_rate"] <= 1
    time.sleep(0.05)
    state["epoch"] = epoch
    run.save(write)
    note("epochs", run.trial, epoch, os.environ["TEMPER_LEASE"])
    run.report(accuracy=run.params["learning_rate"] * epoch / (epoch + 1), loss=float("nan"))
note("whys", run.trial, run.epoch, run.why)
