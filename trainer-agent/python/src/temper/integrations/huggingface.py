"""Hugging Face: Trainer(callbacks=[callback]), and trainer.train(resume_from_checkpoint=callback.checkpoint()).

The trainer must evaluate after each epoch: TrainingArguments(eval_strategy="epoch").
"""
import os
import shutil
from typing import Any, Dict, Optional

from transformers import TrainerCallback

from .. import run as current_run
from .._numbers import is_number
from .._run import Run


class TemperCallback(TrainerCallback):  # type: ignore[misc]
    """Reports the metrics of each evaluation, such as eval_loss."""

    def __init__(self, run: Optional[Run] = None) -> None:
        self._run = run or current_run()
        self._measured: Optional[Dict[str, Any]] = None

    def checkpoint(self) -> Optional[str]:
        """The directory to go on from, for train's resume_from_checkpoint; None at a first start."""
        found = []
        self._run.restore(found.append)
        return found[0] if found else None

    def on_train_begin(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
        self._run.follow()

    def on_evaluate(self, args: Any, state: Any, control: Any, metrics: Any = None, **kwargs: Any) -> None:
        numbers = {name: value for name, value in (metrics or {}).items() if is_number(value)}
        numbers.pop("epoch", None)
        self._run.begin(max(1, round(state.epoch)))
        self._measured = numbers
        if self._run.wants_checkpoint():
            control.should_save = True  # on_save goes on, once the trainer has written it
        else:
            self._over(control)

    def on_save(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
        if self._measured is None:
            return  # a checkpoint of the trainer's own
        written = os.path.join(args.output_dir, f"checkpoint-{state.global_step}")
        self._run.save(lambda directory: _move(written, directory))
        self._over(control)

    def _over(self, control: Any) -> None:
        measured, self._measured = self._measured, None
        if measured:
            self._run.report(**measured)
        if self._run.should_stop():
            control.should_training_stop = True


def _move(source: str, target: str) -> None:
    for name in os.listdir(source):
        shutil.move(os.path.join(source, name), os.path.join(target, name))
    os.rmdir(source)
