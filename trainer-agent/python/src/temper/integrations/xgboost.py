"""XGBoost: xgboost.train(..., evals=[(valid, "valid")], callbacks=[callback], xgb_model=callback.model()).

An epoch is a boosting round. num_boost_round is the most that there may be.
"""
import os
from typing import Any, Optional

from xgboost import Booster
from xgboost.callback import TrainingCallback

from .. import run as current_run
from .._run import Run

_FILE = "model.ubj"


class TemperCallback(TrainingCallback):  # type: ignore[misc]
    """Reports the evaluations of each round as DATA_METRIC, such as valid_rmse."""

    def __init__(self, run: Optional[Run] = None) -> None:
        super().__init__()
        self._run = run or current_run()

    def model(self) -> Optional[Any]:
        """The booster to go on from, for train's xgb_model; None at a first start."""
        found = []
        self._run.restore(lambda directory: found.append(Booster(model_file=os.path.join(directory, _FILE))))
        return found[0] if found else None

    def before_training(self, model: Any) -> Any:
        self._run.follow()
        return model

    def after_iteration(self, model: Any, epoch: int, evals_log: Any) -> bool:
        self._run.begin(model.num_boosted_rounds())
        self._run.save(lambda directory: model.save_model(os.path.join(directory, _FILE)))
        measured = {
            f"{data}_{metric}": values[-1][0] if isinstance(values[-1], tuple) else values[-1]
            for data, log in evals_log.items()
            for metric, values in log.items()
        }
        if measured:
            self._run.report(**measured)
        return self._run.should_stop()
