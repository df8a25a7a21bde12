"""Fits a line by SGD. Run by itself, it trains three epochs with the defaults and prints what it would report."""
import json
import os
import random

import temper

run = temper.run(learning_rate=0.01, momentum=0.0)
model = {"slope": 0.0, "offset": 0.0, "velocity": [0.0, 0.0]}
points = [(x / 50, 3 * x / 50 - 1) for x in range(-50, 51)]


def load(directory):
    with open(os.path.join(directory, "model.json")) as file:
        model.update(json.load(file))


def dump(directory):
    with open(os.path.join(directory, "model.json"), "w") as file:
        json.dump(model, file)


def train(epoch):
    velocity = model["velocity"]
    for x, y in random.Random(epoch).sample(points, len(points)):
        gap = model["slope"] * x + model["offset"] - y
        for i, gradient in enumerate((gap * x, gap)):
            velocity[i] = run.params["momentum"] * velocity[i] - run.params["learning_rate"] * gradient
        model["slope"] += velocity[0]
        model["offset"] += velocity[1]
    return sum((model["slope"] * x + model["offset"] - y) ** 2 for x, y in points) / len(points)


run.restore(load)
for epoch in run.epochs(3):
    error = train(epoch)
    run.save(dump)
    run.report(error=error)
print(f"after epoch {run.epoch}: {run.why}")
