"""Lightning: Trainer(callbacks=[callback]), and trainer.fit(model, ckpt_path=callback.checkpoint())."""
import os
from typing import Any, Optional, Sequence

try:
    from lightning.pytorch.callbacks import Callback
except ImportError:  # the package's older name
    from pytorch_lightning.callbacks import Callback  # type: ignore[no-redef]

from .. import run as current_run
from .._run import Run

_FILE = "lightning.ckpt"


class TemperCallback(Callback):  # type: ignore[misc]
    """Reports trainer.callback_metrics after each epoch, or those of them that are named."""

    def __init__(self, metrics: Optional[Sequence[str]] = None, run: Optional[Run] = None) -> None:
        self._run = run or current_run()
        self._metrics = metrics

    def checkpoint(self) -> Optional[str]:
        """The file to go on from, for fit's ckpt_path; None at a first start."""
        found = []
        self._run.restore(lambda directory: found.append(os.path.join(directory, _FILE)))
        return found[0] if found else None

    def on_fit_start(self, trainer: Any, pl_module: Any) -> None:
        self._run.follow()

    def on_train_epoch_end(self, trainer: Any, pl_module: Any) -> None:
        measured = trainer.callback_metrics
        named = {name: measured[name] for name in self._metrics or measured if name in measured}
        self._run.begin(trainer.current_epoch + 1)
        # Lightning saves on all ranks together, and lets one of them write.
        self._run.save(lambda directory: trainer.save_checkpoint(os.path.join(directory, _FILE)), all_ranks=True)
        if named:
            self._run.report(**named)
        if self._run.should_stop():
            trainer.should_stop = True
