"""LightGBM: lightgbm.train(..., valid_sets=[valid], callbacks=[callback], init_model=callback.model()).

An epoch is a boosting round. num_boost_round is the most that there may be.
"""
import os
from typing import Any, Optional

from lightgbm.callback import EarlyStopException

from .. import run as current_run
from .._run import Run

_FILE = "model.txt"


class TemperCallback:
    """Reports the evaluations of each round as DATA_METRIC, such as valid_0_l2."""

    order = 40
    before_iteration = False

    def __init__(self, run: Optional[Run] = None) -> None:
        self._run = run or current_run()
        self._begun = False

    def model(self) -> Optional[str]:
        """The file to go on from, for train's init_model; None at a first start."""
        found = []
        self._run.restore(lambda directory: found.append(os.path.join(directory, _FILE)))
        return found[0] if found else None

    def __call__(self, env: Any) -> None:
        if not self._begun:
            self._begun = True
            self._run.follow()
        self._run.begin(env.model.current_iteration())
        self._run.save(lambda directory: env.model.save_model(os.path.join(directory, _FILE)))
        results = env.evaluation_result_list or []
        if results:
            self._run.report(**{f"{data}_{metric}": value for data, metric, value, *_ in results})
        if self._run.should_stop():
            raise EarlyStopException(env.iteration, results)
