"""Descends on a parabola, and writes what it does for TensorBoard. It was not written for Temper."""
import argparse
import time

from tensorboardX import SummaryWriter

parser = argparse.ArgumentParser()
parser.add_argument("--learning-rate", type=float, default=0.01)
parser.add_argument("--epochs", type=int, default=9)
parser.add_argument("--log-dir", default="runs")
options = parser.parse_args()

x = 0.0
with SummaryWriter(options.log_dir, flush_secs=1) as writer:
    for epoch in range(1, options.epochs + 1):
        x -= options.learning_rate * 2 * (x - 3)
        time.sleep(0.05)
        writer.add_scalar("train/x", x, epoch)
        writer.add_scalar("val/loss", (x - 3) ** 2 + 0.1, epoch)
        writer.flush()
