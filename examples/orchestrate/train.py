"""Trains for as long as the task says. It was written for the package orchestrate."""
import math
import time

from orchestrate import io

EPOCHS = {"small": 2, "full": 20}

rate = io.assignment("learning_rate", default=0.01)
momentum = io.assignment("momentum", default=0.0)
epochs = EPOCHS[io.task.name] if io.task is not None else 20

accuracy = 0.0
for epoch in range(epochs):
    time.sleep(0.01)
    speed = 0.3 * math.exp(-((math.log10(rate) + 1.5) ** 2)) * (1 + momentum / 4)
    accuracy += speed * (0.95 - accuracy)
io.log_metadata("epochs", epochs)
io.log_metric("accuracy", accuracy)
