"""scikit-learn's partial_fit: one pass over the training data is an epoch."""
import os
import pickle
from typing import Any, Callable, Dict, Mapping, Optional

from .. import run as current_run
from .._run import Run

_FILE = "model.pickle"


def partial_fit(
    model: Any,
    x: Any,
    y: Any,
    measure: Callable[[Any], Mapping[str, Any]],
    *,
    epochs: Optional[int] = None,
    run: Optional[Run] = None,
    **fit: Any,
) -> Any:
    """Trains a model by partial_fit(x, y, **fit), once an epoch, until the run is over, and returns it.

    measure(model) gives the metrics after an epoch by name. The model goes on from the last checkpoint, so the one that
    is returned may be another object. epochs: how many outside Temper.
    """
    run = run or current_run()
    state: Dict[str, Any] = {"model": model}

    def read(directory: str) -> None:
        with open(os.path.join(directory, _FILE), "rb") as file:
            state["model"] = pickle.load(file)

    def write(directory: str) -> None:
        with open(os.path.join(directory, _FILE), "wb") as file:
            pickle.dump(state["model"], file)

    run.restore(read)
    for _ in run.epochs(epochs):
        state["model"].partial_fit(x, y, **fit)
        run.save(write)
        run.report(**measure(state["model"]))
    return state["model"]
