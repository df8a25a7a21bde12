"""Training scripts that Temper tunes.

    import temper

    run = temper.run()                      # outside Temper: defaults, prints only
    model = build(**run.params)             # the same on every rank
    run.restore(lambda d: load(model, d))   # no-op on a first start
    for epoch in run.epochs():              # goes on where it paused; ends on stop or pause
        error = train(model)
        run.save(lambda d: dump(model, d))  # written only when the agent wants it
        run.report(error=error)             # never blocks; NaN is legal; rank 0 sends
    print(run.why)                          # reason, rung, cut-off
"""
from typing import Any, Optional

from ._ranks import RankLost
from ._run import Run
from ._told import Why

__all__ = ["RankLost", "Run", "Why", "run"]
__version__ = "0.1.0"

_current: Optional[Run] = None


def run(**defaults: Any) -> Run:
    """The run of this process: the same object each time that it is asked for.

    Values given here are parameters that Temper does not tune, or not always: the trial's own values go before them.
    Outside Temper they are all that there is.
    """
    global _current
    if _current is None:
        _current = Run.start(defaults)
    elif defaults:
        _current._defaults(defaults)
    return _current
