"""Makes the event files in this directory, with the writers that training scripts use.

    pip install tensorboardX tensorboard && python make.py

tensorboardX writes scalars as PyTorch's SummaryWriter does (simple_value), tensorboard's own writer as TensorFlow 2
and Keras do (tensors, with the name of the plugin).
"""
import pathlib
import shutil

import numpy
import tensorboardX
from tensorboard.summary import Writer

here = pathlib.Path(__file__).parent

for name in ("pytorch-style", "keras-style", "lightning-style"):
    shutil.rmtree(here / name, ignore_errors=True)

with tensorboardX.SummaryWriter(str(here / "pytorch-style"), filename_suffix=".fixture") as writer:
    writer.add_text("notes", "no scalar")
    writer.add_histogram("weights", numpy.arange(10.0), 1)
    for epoch, (loss, accuracy) in enumerate([(0.5, 0.8), (0.25, 0.9), (float("nan"), 0.1)], start=1):
        writer.add_scalar("loss/train", loss, epoch)
        writer.add_scalar("accuracy", accuracy, epoch)
        writer.add_scalars("error", {"train": 1 - accuracy, "val": 1.1 - accuracy}, epoch)

for phase, offset in (("train", 0.0), ("validation", 0.1)):
    writer = Writer(str(here / "keras-style" / phase))
    for step, loss in enumerate([0.5, 0.25, 0.125]):
        writer.add_scalar("epoch_loss", numpy.float32(loss + offset), step)
    writer.close()

# Lightning writes through tensorboardX or PyTorch: steps within epochs, and the epoch as a scalar beside each.
with tensorboardX.SummaryWriter(str(here / "lightning-style" / "version_0"), filename_suffix=".fixture") as writer:
    for step, epoch, tag, value in [
        (49, 0, "train_loss_step", 0.9),
        (99, 0, "val_loss", 0.5),
        (149, 1, "train_loss_step", 0.4),
        (199, 1, "val_loss", 0.25),
    ]:
        writer.add_scalar(tag, value, step)
        writer.add_scalar("epoch", epoch, step)
