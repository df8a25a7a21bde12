"""Trains nothing in particular, and prints as Keras does. It was not written for Temper."""
import argparse
import math
import sys
import time

parser = argparse.ArgumentParser()
parser.add_argument("--learning-rate", type=float, default=0.01)
parser.add_argument("--units", type=int, default=8)
parser.add_argument("--epochs", type=int, default=9)
options = parser.parse_args()

STEPS = 20
for epoch in range(1, options.epochs + 1):
    print(f"Epoch {epoch}/{options.epochs}")
    progress = epoch * math.exp(-((math.log10(options.learning_rate) + 1.5) ** 2))
    loss = 0.1 + 1 / (1 + progress) + 0.2 / options.units
    for step in range(1, STEPS + 1):
        time.sleep(0.002)
        bar = "━" * step + " " * (STEPS - step)
        end = f"\r\x1b[1m{step}/{STEPS}\x1b[0m \x1b[32m{bar}\x1b[0m \x1b[1m0s\x1b[0m 2ms/step - loss: {loss * 1.1:.4f}"
        sys.stdout.write(end)
    print(f" - val_loss: {loss:.4f}")
