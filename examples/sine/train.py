"""Fits a small network to a sine by SGD, in plain Python: an example of a script that Temper tunes.

It shows all that a training script needs: read parameters, print a JSON line an epoch,
keep a checkpoint, go on from it. Nothing here knows Temper but the names of the variables.
"""
import json
import math
import os
import random
import sys

HIDDEN = int(os.environ.get("TEMPER_PARAM_HIDDEN", 8))
RATE = float(os.environ.get("TEMPER_PARAM_LEARNING_RATE", 0.01))
MOMENTUM = float(os.environ.get("TEMPER_PARAM_MOMENTUM", 0.0))
EPOCHS = int(sys.argv[1]) if len(sys.argv) > 1 else int(os.environ.get("TEMPER_TO_EPOCH", 27))
TOLD = int(os.environ.get("TEMPER_FROM_EPOCH", 0))  # epochs that the optimizer knows of
CHECKPOINT = os.path.join(os.environ.get("TEMPER_CHECKPOINT_DIR", "."), "checkpoint.json")

draw = random.Random(1)
POINTS = [(x, math.sin(3 * x)) for x in (draw.uniform(-1, 1) for _ in range(240))]
TRAIN, TEST = POINTS[:200], POINTS[200:]


def start():
    weights = [draw.gauss(0, 1) for _ in range(3 * HIDDEN)] + [0.0]
    return {"epoch": 0, "weights": weights, "velocity": [0.0] * len(weights)}


def forward(w, x):
    hidden = [math.tanh(w[i] * x + w[HIDDEN + i]) for i in range(HIDDEN)]
    return hidden, sum(w[2 * HIDDEN + i] * hidden[i] for i in range(HIDDEN)) + w[-1]


def step(state, x, y):
    w, v = state["weights"], state["velocity"]
    hidden, guess = forward(w, x)
    error = guess - y
    gradient = [0.0] * len(w)
    for i, h in enumerate(hidden):
        back = error * w[2 * HIDDEN + i] * (1 - h * h)
        gradient[i], gradient[HIDDEN + i], gradient[2 * HIDDEN + i] = back * x, back, error * h
    gradient[-1] = error
    for i, g in enumerate(gradient):
        v[i] = MOMENTUM * v[i] - RATE * g
        w[i] += v[i]


def save(state):
    with open(CHECKPOINT + ".new", "w") as file:
        json.dump(state, file)
    os.replace(CHECKPOINT + ".new", CHECKPOINT)  # never half a checkpoint, whenever the process is killed


def report(state):
    loss = state["loss"] if math.isfinite(state["loss"]) else "Infinity"
    print(json.dumps({"epoch": state["epoch"], "loss": loss}), flush=True)


if os.path.exists(CHECKPOINT):
    with open(CHECKPOINT) as file:
        state = json.load(file)
    if state["epoch"] > TOLD:  # trained and saved, but its line was lost or came too late
        report(state)
else:
    state = start()

while state["epoch"] < EPOCHS:
    order = random.Random(state["epoch"])
    try:
        for x, y in order.sample(TRAIN, len(TRAIN)):
            step(state, x, y)
        state["loss"] = sum((forward(state["weights"], x)[1] - y) ** 2 for x, y in TEST) / len(TEST)
    except OverflowError:
        state["loss"] = math.inf
    state["epoch"] += 1
    save(state)
    report(state)
