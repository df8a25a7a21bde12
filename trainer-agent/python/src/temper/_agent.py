"""The agent, from a run's side."""
import os
from typing import Mapping

from ._checkpoints import Checkpoints
from ._ranks import Place, Word
from ._reports import Reports
from ._told import DecisionFile


class Agent:
    """The agent, as a run talks to it; only rank 0 sends."""

    def __init__(self, environment: Mapping[str, str], place: Place) -> None:
        self.leads = place.rank == 0
        self._greeted = False
        self.decision = DecisionFile(environment["TEMPER_DECISION"], int(environment.get("TEMPER_TO_EPOCH", "0")))
        self.reports = Reports(environment["TEMPER_REPORTS"])
        self.checkpoints = Checkpoints(environment["TEMPER_CHECKPOINT_DIR"])
        self.from_epoch = int(environment.get("TEMPER_FROM_EPOCH", "0"))
        self.cadence = float(environment.get("TEMPER_CHECKPOINT_SECONDS", "600"))
        directory = os.path.dirname(environment["TEMPER_REPORTS"])
        self.word = Word(os.path.join(directory, "ranks.jsonl"), self.leads) if place.size > 1 else None
        if self.leads:
            self.checkpoints.tidy()

    def greet(self, ranks: int) -> None:
        """Says, once, that the run follows decisions by itself."""
        if not self._greeted:
            self._greeted = True
            self.reports.send({"type": "hello", "protocol": 1, "ranks": ranks})
