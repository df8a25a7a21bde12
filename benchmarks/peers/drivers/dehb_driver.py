"""DEHB: differential evolution with Hyperband."""

import sys
import tempfile

import numpy as np
from dehb import DEHB

from drivers.steps import Steps


class Dehb(Steps):
    library = "dehb"

    def __init__(self, start):
        super().__init__(start)
        self.directory = tempfile.TemporaryDirectory(prefix="dehb-")
        self.dehb = DEHB(
            dimensions=len(self.space.parameters),
            min_fidelity=start.rungs[0],
            max_fidelity=start.epochs,
            n_workers=1,
            seed=start.seed,
            output_path=self.directory.name,
            save_freq="end",
            log_level="ERROR",
        )
        self.jobs = {}

    def suggest(self):
        job = self.dehb.ask()
        key = int(job["config_id"])
        if key not in self.by_key:
            self.jobs[self.trials] = job
        return key, self.space.from_unit(job["config"]), round(float(job["fidelity"])), job

    def started(self, trial, config):
        super().started(trial, config)
        # What DEHB does itself when it replays a history: the population evolves from the rows themselves.
        job, row = self.jobs.pop(trial), np.array(self.space.to_unit(config))
        job["config"] = row
        self.dehb.config_repository.configs[job["config_id"]].config = row

    def learn(self, ticket, value):
        # DEHB's own mark of "not evaluated" is infinity, so a diverged trial has the worst finite value.
        self.dehb.tell(ticket, {"fitness": sys.float_info.max if value is None else value, "cost": 0.0})


def create(start):
    return Dehb(start)
