"""Prints RATE metric lines a second for SECONDS, counts them beside its directory, then waits for its end."""

import os
import sys
import time

rate, seconds, counts = float(sys.argv[1]), float(sys.argv[2]), sys.argv[3]
begin = time.monotonic()
total = int(rate * seconds)
for epoch in range(1, total + 1):
    pause = begin + epoch / rate - time.monotonic()
    if pause > 0:
        time.sleep(pause)
    print('{"epoch": %d, "accuracy": %.6f, "loss": %.6f}' % (epoch, 1 - 1 / (epoch + 1), 1 / epoch), flush=True)
with open(os.path.join(counts, os.environ["TEMPER_TRIAL"]), "w") as file:
    print(total, file=file)
time.sleep(1_000_000)
