"""Keras: model = restored(build), and model.fit(..., initial_epoch=run.epoch, callbacks=[TemperCallback()])."""
import os
from typing import Any, Callable, Dict, Optional

from keras.callbacks import Callback
from keras.models import load_model

from .. import run as current_run
from .._run import Run

_FILE = "model.keras"


def restored(build: Callable[[], Any], run: Optional[Run] = None) -> Any:
    """The model of the last checkpoint with its optimizer; build() at a first start."""
    found = []
    (run or current_run()).restore(lambda directory: found.append(load_model(os.path.join(directory, _FILE))))
    return found[0] if found else build()


class TemperCallback(Callback):  # type: ignore[misc]
    """Reports the logs of each epoch, such as val_accuracy."""

    def __init__(self, run: Optional[Run] = None) -> None:
        super().__init__()
        self._run = run or current_run()

    def on_train_begin(self, logs: Optional[Dict[str, Any]] = None) -> None:
        self._run.follow()

    def on_epoch_end(self, epoch: int, logs: Optional[Dict[str, Any]] = None) -> None:
        self._run.begin(epoch + 1)
        self._run.save(lambda directory: self.model.save(os.path.join(directory, _FILE)))
        if logs:
            self._run.report(**logs)
        if self._run.should_stop():
            self.model.stop_training = True
