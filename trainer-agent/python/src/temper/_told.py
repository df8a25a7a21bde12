"""What the agent tells a run."""
import json
import os
from dataclasses import dataclass
from typing import Any, Dict, Optional, Tuple

TRAIN, PAUSE, STOP = "train", "pause", "stop"


@dataclass(frozen=True)
class Why:
    """Why a run ended, or goes on.

    reason: the name of the decision's reason, such as BELOW_CUTOFF or FULLY_TRAINED.
    rung: the rung of the ladder, from 0; None when none played a part.
    value, cutoff: the trial's value at the rung, and the one that it had to reach.
    decision: number of the decision, for `temper explain`; None when the agent or the script decided.
    """

    reason: str
    rung: Optional[int] = None
    value: Optional[float] = None
    cutoff: Optional[float] = None
    decision: Optional[int] = None

    def __str__(self) -> str:
        words = [self.reason.lower().replace("_", " ")]
        if self.rung is not None:
            words.append(f"rung {self.rung}")
        if self.value is not None:
            words.append(f"value {self.value:g}")
        if self.cutoff is not None:
            words.append(f"cut-off {self.cutoff:g}")
        return ", ".join(words)


UNDECIDED = Why("NO_DECISION_YET")


@dataclass(frozen=True)
class Told:
    """The content of the decision file. to_epoch 0: to the script's own end."""

    number: int
    state: str
    to_epoch: int
    at_epoch: int
    why: Why

    @property
    def leaves(self) -> bool:
        return self.state != TRAIN


class DecisionFile:
    """The file that the agent replaces whenever it has something to say."""

    def __init__(self, path: str, to_epoch: int) -> None:
        self._path = path
        self._stamp: Optional[Tuple[int, int, int]] = None
        self._told = Told(0, TRAIN, to_epoch, 0, UNDECIDED)

    def read(self) -> Told:
        """What the agent says now; what it said last when the file cannot be read."""
        try:
            stat = os.stat(self._path)
            stamp = (stat.st_ino, stat.st_mtime_ns, stat.st_size)
            if stamp == self._stamp:
                return self._told
            with open(self._path, encoding="utf-8") as file:
                self._told = parse(json.load(file))
            self._stamp = stamp
        except (OSError, ValueError, KeyError, TypeError):
            pass  # The agent is gone, or its disk is full: signals say the rest.
        return self._told

    @property
    def gone(self) -> bool:
        """Whether the agent has taken the file away: nobody will say anything any more."""
        return not os.path.exists(self._path)


def parse(content: Dict[str, Any]) -> Told:
    """What the JSON of a decision file says."""

    def number(name: str) -> Optional[float]:
        return float(content[name]) if name in content else None  # float("NaN"), too

    why = Why(str(content["reason"]), content.get("rung"), number("value"), number("cutoff"), content.get("decision"))
    return Told(
        int(content["number"]), str(content["state"]), int(content["to_epoch"]), int(content.get("at_epoch", 0)), why
    )
